"""Which name an office belongs to: beside it, in apposition, or in a relative clause."""

from tidings.readers.actors.board import POSSESSIVES, Board, Hit, Name, Office, capital
from tidings.readers.actors.people import name_after

DASHES = frozenset(("—", "–", "--", "–-", "-"))
PARTY_SEAT = ("D-", "R-", "I-")
OWN = ("the", "its", "his", "her", "their")
DEFINITE = ("the", "his", "her", "its", "their", "")
LONGEST_PHRASE = 10
OWNERS = 7  # tokens of "the company's" before an office


def name_of_office(board: Board, office: Office) -> Name | None:
    """Return the name that an office belongs to, where the words leave no doubt."""
    tokens = board.tokens
    title = name_after(board, office.last + 1)
    if (
        title
        and title.first < board.sentence_end(office.head)
        and office.determiner not in ("a", "an", "no")
    ):
        return title
    before = _apposed_name(board, office)
    if before:
        return before
    after = office.last + 1
    if after + 1 >= len(tokens) or tokens[after].text != ",":
        return None
    name = board.name_at[after + 1]
    if name is None or name.first != after + 1 or not _closed(board, name.last + 1):
        return None
    if office.determiner not in DEFINITE and not _told_apart(board, office, name):
        return None
    return name if tokens[office.head].dep != "conj" or _last_listed(board, office) else None


def _told_apart(board: Board, office: Office, name: Name) -> bool:
    """Tell whether "A spokeswoman, Ann Berg, said" names her: subject, two commas, then a verb."""
    tokens = board.tokens
    i = name.last + 1
    if office.determiner not in ("a", "an") or i + 1 >= len(tokens) or tokens[i].text != ",":
        return False
    return name.last > name.first and tokens[i + 1].pos in ("VERB", "AUX", "ADV")


def _last_listed(board: Board, office: Office) -> bool:
    """Tell whether "and the" stands before an office: what follows its comma explains it alone."""
    return office.first > 1 and board.tokens[office.first - 2].lower == "and"


def _closed(board: Board, i: int) -> bool:
    return (
        i >= len(board.tokens)
        or board.tokens[i].text in (",", ".", "(", ")")
        or board.tokens[i].text in DASHES
        or board.tokens[i].pos in ("PUNCT", "VERB", "AUX")
    )


def _apposed_name(board: Board, office: Office) -> Name | None:
    """Return the name before ", a deputy assistant …" or ", the … undersecretary …"."""
    i = _before_owner(board, office.first - 1)
    if i > 0 and (office.determiner or board.tokens[i].lower in DEFINITE):
        i -= 1
    if i < 1 or board.tokens[i].sentence != board.tokens[office.head].sentence:
        return None
    if (
        board.tokens[i].text != ","
        and board.tokens[i].text not in DASHES
        and board.tokens[i].text != "("
    ):
        return None
    name = board.name_at[i - 1] or _unknown_name(board, office, i - 1)
    if name is None or board.tokens[i].text == "-":
        return None
    after = board.tokens[office.last + 1] if office.last + 1 < len(board.tokens) else None
    listed = after is not None and after.lower == "and" and board.tokens[office.head].dep == "conj"
    subject = board.tokens[office.head].dep in ("nsubj", "nsubjpass") and not office.determiner
    named = name_after(board, office.last + 1)
    return None if listed or named or subject else name


def _unknown_name(board: Board, office: Office, i: int) -> Name | None:
    """Take "Kovac" for a person in "Kovac, its spokesman,": one word that opens the clause."""
    token = board.tokens[i]
    alone = i == board.sentence_start(i) or not capital(board.tokens[i - 1])
    plain = token.pos == "PROPN" and capital(token) and token.text.isalpha() and board.free(i)
    apposed = office.determiner in OWN and _closed(board, office.last + 1)
    if not (plain and alone and apposed) or token.text.isupper() or token.ent in ("DATE", "GPE"):
        return None
    if token.lower in board.book.roles or token.lower in board.book.organ_heads:
        return None
    name = Name(i, i, "")
    board.add_name(name)
    return name


def _before_owner(board: Board, i: int) -> int:
    """Return the token before "the company's", "Mr. Hall's" where that ends at token `i`, else `i`.

    The owner is a noun with its modifiers, which the parser hangs on the office.
    """
    tokens = board.tokens
    if i < 1 or tokens[i].text not in POSSESSIVES or tokens[i - 1].dep != "poss":
        return i
    first = board.parse.edges[i - 1][0]
    return first - 1 if first > 0 and i - first < OWNERS else i


def tie_clauses(board: Board) -> None:
    """Read offices from clauses: "Berg, who heads the Dutch navy" and "Berg is the envoy"."""
    at = {n.last: n for n in board.names}
    for name in list(board.names):
        _headed(board, name)
    for office in board.offices:
        if not any(office in tied for tied in board.attached.values()):
            bearer = _predicated(board, office, at)
            if bearer:
                board.attached.setdefault(bearer.first, []).append(office)


def _predicated(board: Board, office: Office, at: dict[int, Name]) -> Name | None:
    """Return the name of which a present "is" says the office, itself or after "who"."""
    tokens, parse = board.tokens, board.parse
    head = tokens[office.head]
    verb = tokens[head.head]
    if head.dep != "attr" or verb.lower not in ("is", "'s", "’s"):
        return None
    if any(tokens[c].dep == "neg" for c in (*parse.children[verb.i], *parse.children[head.i])):
        return None
    subject = parse.child(verb.i, "nsubj")
    if subject is None:
        return None
    if tokens[subject].lower == "who":
        return at.get(verb.head) if verb.dep == "relcl" else None
    asked = any(t.text == "?" for t in parse.tokens_of(parse.sentences[verb.sentence]))
    return None if asked or verb.dep not in ("ROOT", "conj") else at.get(subject)


def _headed(board: Board, name: Name) -> None:
    """Read "who heads the Dutch navy" after a name: role, state and sector of what is headed."""
    tokens, parse = board.tokens, board.parse
    i = name.last + 1
    i += i < len(tokens) and tokens[i].text == ","
    if i + 1 >= len(tokens) or tokens[i].lower != "who":
        return
    work = board.book.heading.get(tokens[i + 1].lower)
    what = parse.child(i + 1, "dobj") if work else None
    if work is None or what is None or tokens[what].pos not in ("NOUN", "PROPN"):
        return
    first, last = parse.edges[what]
    last = next((j - 1 for j in range(what, last) if tokens[j].text in (",", "—")), last)
    last = next((j - 1 for j in range(what, last) if tokens[j].dep in ("relcl", "acl")), last)
    if last - first >= LONGEST_PHRASE:
        return
    hits = [h for h in dict.fromkeys(board.hit_at[first : last + 1]) if h]
    state = next((h.entry.state for h in hits if h.entry.state and _of(board, h)), None)
    organ = next((h.entry.sector for h in hits if h.entry.kind == "organisation"), None)
    words = (t.lower for t in tokens[first : last + 1])
    sector = organ or next((board.book.context[w] for w in words if w in board.book.context), None)
    board.states.setdefault(name.first, (state, sector))
    board.clauses[name.first] = f"{work} of {board.text(first, last)}"


def _of(board: Board, hit: Hit) -> bool:
    return hit.entry.kind == "organisation" or board.of_state(hit)


def seated(board: Board, last: int) -> bool:
    """Tell whether ", D-Md." or "(R-Texas)" follows token `last`."""
    tokens = board.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text not in (",", "("):
        return False
    word = "".join(t.text for t in tokens[last + 2 : last + 5])
    return word.startswith(PARTY_SEAT) and len(word) > 2 and word[2].isupper()


def party_seat(board: Board, name: Name) -> None:
    """Read ", D-Md.," and "(R-Texas)" after a name, and "Republican" before it."""
    tokens, book = board.tokens, board.book
    if seated(board, name.last):
        board.states[name.first] = ("USA", "LEG")
        return
    before = tokens[name.first - 1] if name.first else None
    party = book.parties.get(before.text) if before else None
    if party:
        for i in board.parse.conjuncts(name.last):
            other = board.name_at[i]
            if other:
                board.states.setdefault(other.first, (party, None))
