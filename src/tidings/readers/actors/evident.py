"""Names that the words around them show, where parser and titles say nothing or something else.

"The fisheries minister, Sutarno, said", "Dewi Hartono, a deputy from Solo", "his sister Amina
Bello", "Teodor Vlk, who …". A run of capitals is looked at as a whole; what is named after a person
("Berg Street", "the tanker Anna Berg") and bodies that speak ("Goldman Sachs said") are none.
"""

from collections.abc import Sequence

from tidings.readers.actors.board import HYPHENS, Board, Name, capital
from tidings.readers.actors.particles import links, surname_at
from tidings.readers.actors.shown import INITIAL, INITIALS, MISTAKEN, WORD
from tidings.readers.syntax import Token

LONGEST_HALF = 6  # letters of the second half of a given name ("Jae-in", "Myeong-sook")
LONGEST = 6  # words and particles of a name, hyphens not counted
QUOTES = ('"', "“", "”", "''", "``", "‘", "’")
CLOSING = (",", ".", ";", ")", "–", "—", ":", "and", "or", "who", "whose", "whom", "'s", "’s")
PLACING = frozenset(
    ("in", "at", "near", "on", "into", "outside", "inside", "around", "across", "through", "over")
)
SUBJECT = ("nsubj", "nsubjpass")
LATE = ("late", "elder", "younger", "former", "young", "old")
OTHERS = ("the", "at", "in", "near", "outside", "inside", "&")


def find_evident(board: Board) -> None:
    """Put on the board the runs of capitals that the words around show to be persons."""
    i = 0
    while i < len(board.tokens):
        last = run_of(board, i) if _opens(board, i) else None
        if last is None:
            i += 1
            continue
        if _barred(board, i, last):
            i = last + 1
            continue
        if _shown(board, i, last):
            board.add_name(Name(i, last, ""))
        i = last + 1


def _opens(board: Board, i: int) -> bool:
    token, book = board.tokens[i], board.book
    if token.sentence in board.titled or not _word(board, i):
        return False
    known = token.lower in book.roles or token.lower in book.titles or token.lower in book.groups
    return not known and token.lower not in book.role_modifiers


def _word(board: Board, i: int) -> bool:
    """Tell whether token `i` may be a word of a name that nothing has been made of."""
    token = board.tokens[i]
    if not (capital(token) and board.free(i) and token.ent in (*MISTAKEN, "PERSON")):
        return False
    whole = bool(WORD.match(token.text)) or bool(INITIALS.match(token.text))
    shouted = token.text.isupper() and len(token.text) > 1 and not INITIALS.match(token.text)
    plain = token.pos in ("PROPN", "X", "NOUN", "ADJ") or (
        token.pos in ("ADV", "INTJ", "VERB") and token.lower in board.book.persons.world
    )
    return whole and plain and not shouted


def run_of(board: Board, first: int) -> int | None:
    """Return the last token of the name-like run from `first` on; none where it is too long."""
    tokens, book = board.tokens, board.book
    last, words = first, 1
    while True:
        after = _next(board, last)
        if after is None or tokens[after].sentence != tokens[first].sentence:
            break
        if tokens[after].lower in book.roles and tokens[after].lower not in book.persons.world:
            break
        last, words = after, words + 1
    if last + 1 < len(tokens) and tokens[last + 1].text == "." and _generation(board, last):
        last += tokens[last + 1].start == tokens[last].end and not _ends(board, last + 1)
    return last if words <= LONGEST else None


def _generation(board: Board, i: int) -> bool:
    return board.tokens[i].lower in board.book.generations


def _ends(board: Board, i: int) -> bool:
    return i + 1 >= board.sentence_end(i)


def _next(board: Board, last: int) -> int | None:
    """Return the next word of a run: over a hyphen, particles or a nickname in quotes."""
    tokens = board.tokens
    i = last + 1
    if i >= len(tokens):
        return None
    if tokens[i].lower in board.book.generations and tokens[i].pos in ("PROPN", "NOUN", "ADJ"):
        return i
    if tokens[i].text in HYPHENS and i + 1 < len(tokens) and tokens[i - 1].end == tokens[i].start:
        if _half(board, i + 1):
            return i + 2
        return i + 1 if _word(board, i + 1) and tokens[i].end == tokens[i + 1].start else None
    quoted = nicknamed(board, last)
    if quoted is not None:
        return quoted
    while i < len(tokens) and i - last <= 3 and links(board, i):
        i += 1
    if i < len(tokens) and joined_article(board, i):
        i += 2
    return i if i < len(tokens) and _word(board, i) else None


def _half(board: Board, i: int) -> bool:
    """Tell whether the small half of a given name stands before its family name: "Yong-su Kim"."""
    if i + 1 >= len(board.tokens):
        return False
    half, family = board.tokens[i], board.tokens[i + 1]
    small = half.text.islower() and half.text.isalpha() and len(half.text) <= LONGEST_HALF
    return small and family.lower in board.book.family_first and _word(board, i + 1)


def nicknamed(board: Board, last: int) -> int | None:
    """Return the word after a nickname in quotes that token `last` stands before, or none."""
    tokens = board.tokens
    i = last + 1
    if i + 3 >= len(tokens) or tokens[i].text not in QUOTES:
        return None
    close = next(
        (k for k in range(i + 2, min(i + 4, len(tokens) - 1)) if tokens[k].text in QUOTES), None
    )
    if close is None or not all(capital(t) for t in tokens[i + 1 : close]):
        return None
    after = tokens[close + 1]
    same = after.sentence == tokens[last].sentence and after.start > tokens[close].end
    inside = all(t.pos in ("PROPN", "NOUN", "ADJ", "X") for t in tokens[i + 1 : close])
    return close + 1 if same and inside and capital(after) and after.pos == "PROPN" else None


def unquoted(words: Sequence[str]) -> list[str]:
    """Return the words of a name without a nickname in quotes within: "ann", "``", "mo", "''"."""
    marks = [i for i, w in enumerate(words) if w in QUOTES and 0 < i < len(words) - 1]
    return [*words[: marks[0]], *words[marks[-1] + 1 :]] if len(marks) == 2 else list(words)


def joined_article(board: Board, i: int) -> bool:
    """Tell whether token `i` is an Arabic article joined to a word after it: "as-Samarrai"."""
    tokens = board.tokens
    if i + 2 >= len(tokens) or tokens[i].lower not in board.book.persons.articles:
        return False
    close = tokens[i].end == tokens[i + 1].start and tokens[i + 1].end == tokens[i + 2].start
    return close and tokens[i + 1].text in HYPHENS and capital(tokens[i + 2])


def _barred(board: Board, first: int, last: int) -> bool:
    """Tell whether what stands in or beside the run shows that it is no person's name."""
    tokens, book = board.tokens, board.book
    words = [tokens[k].lower for k in range(first, last + 1)]
    people = book.persons
    family = "-" in words and words[-1] in book.family_first  # "Min-jae Park"
    if (words[-1] in people.things and not family) or any(
        w in book.organ_heads or w in book.groups for w in words
    ):
        return True
    if all(
        tokens[k].text in board.small or tokens[k].lower in board.small
        for k in range(first, last + 1)
    ):
        return True
    start = board.sentence_start(first)
    before = tokens[first - 1].lower if first > start else ""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if before in OTHERS or before in people.vessels or (after and after.text == "&"):
        return True
    head = tokens[last]
    if head.dep == "compound" and head.head > last and tokens[head.head].pos in ("NOUN", "PROPN"):
        return True
    det = any(tokens[c].dep == "det" for c in board.parse.children[last])
    if det and not (first and (_human(board, tokens[first - 1]) or before in LATE)):
        return True
    if len(words) > 1 and tokens[first + 1].text in HYPHENS and len(tokens[first].text) == 1:
        return True  # "D-W.Va."
    return (
        after is not None
        and capital(after)
        and after.pos == "PROPN"
        and (after.sentence == head.sentence and after.lower not in book.roles)
    )


def _shown(board: Board, first: int, last: int) -> bool:
    root = _root(board, first, last)
    words = sum(board.tokens[k].text.isalpha() for k in range(first, last + 1))
    several = last > first and words > 0
    if _apposed(board, root, last) or _called(board, root, first) or _kept(board, root):
        return True
    if _with_own(board, last) and root.dep in SUBJECT:
        return True
    if not several and _beside_given(board, root):
        return True
    if _aged(board, last) or (several and (_who(board, last) or _borne(board, first, last))):
        return True
    return several and _acts(board, root, first)


def _root(board: Board, first: int, last: int) -> Token:
    """Return the token of a run whose head lies outside it."""
    tokens = board.tokens
    outside = [k for k in range(first, last + 1) if not first <= tokens[k].head <= last]
    return tokens[outside[-1]] if outside else tokens[last]


def _human(board: Board, token: Token) -> bool:
    people = board.book.persons
    own = token.pos == "NOUN" and (token.lower in people.human or token.lower in people.kin)
    return own and not any(board.tokens[c].dep == "case" for c in board.parse.children[token.i])


def _apposed(board: Board, root: Token, last: int) -> bool:
    """Tell whether "…, a deputy from Solo" or "…, his brother" stands in apposition."""
    tokens = board.tokens
    return (
        last + 1 < len(tokens)
        and tokens[last + 1].text in (",", "(", "–", "—")
        and any(
            tokens[c].dep == "appos" and c > last and _human(board, tokens[c])
            for c in board.parse.children[root.i]
        )
    )


def _called(board: Board, root: Token, first: int) -> bool:
    """Tell whether a noun for a human being is told to be the run: "the lawyer, X", "his son X"."""
    tokens = board.tokens
    head = tokens[root.head]
    before = tokens[first - 1] if first else None
    if root.dep == "appos" and head.i < first:
        after = tokens[_end(board, root) + 1].text if _end(board, root) + 1 < len(tokens) else "."
        return _human(board, head) and after in CLOSING
    return (
        before is not None
        and _human(board, before)
        and (
            (before.sentence == root.sentence and before.dep in ("compound", "nmod", "appos"))
            or before.head == root.i
        )
    )


def _end(board: Board, root: Token) -> int:
    last = root.i
    while last + 1 < len(board.tokens) and board.tokens[last + 1].lower in board.book.generations:
        last += 1
    return last


def _kept(board: Board, root: Token) -> bool:
    """Tell whether a copula tells that the run is a human being: "Their commander is X"."""
    tokens, children = board.tokens, board.parse.children
    verb = tokens[root.head]
    if verb.lemma != "be" or root.dep not in ("attr", *SUBJECT):
        return False
    other = "attr" if root.dep in SUBJECT else "nsubj"
    return any(tokens[c].dep == other and _human(board, tokens[c]) for c in children[verb.i])


def _with_own(board: Board, last: int) -> bool:
    """Tell whether "and his counterpart" follows."""
    tokens = board.tokens
    after = [t.lower for t in tokens[last + 1 : last + 3]]
    if after[:1] != ["and"] or after[1:] not in (["his"], ["her"]):
        return False
    return any(_human(board, t) for t in tokens[last + 3 : last + 6])


def _beside_given(board: Board, root: Token) -> bool:
    """Tell whether a given name stands beside another person's: "Laura and Conner"."""
    book = board.book
    known = root.lower in book.persons.world or root.lower in book.borne or root.lower in book.given
    other = board.name_at[root.head]
    return known and root.dep == "conj" and other is not None and other.first == other.last


def _who(board: Board, last: int) -> bool:
    """Tell whether "who" or "whose" follows after a comma."""
    after = [t.lower for t in board.tokens[last + 1 : last + 3]]
    return after[:1] == [","] and after[1:] in (["who"], ["whose"], ["whom"])


def _aged(board: Board, last: int) -> bool:
    """Tell whether an age follows after a comma: ", 79,", ", who is 23"."""
    after = [t.lower for t in board.tokens[last + 1 : last + 6]]
    if after[1:3] in (["who", "is"], ["who", "was"], ["who", "turned"]):
        del after[1:3]
    told = after[:1] == [","] and len(after) > 2 and after[1].isdigit() and len(after[1]) == 2
    return told and after[2] in (",", ".", "and")


def _borne(board: Board, first: int, last: int) -> bool:
    """Tell whether a person of the article bears the run's last word, and its first is a name."""
    tokens, book = board.tokens, board.book
    ends = {surname_at(board, n.first, n.last) for n in board.names if n.last > n.first}
    opening = tokens[first]
    given = opening.lower in book.persons.world or opening.lower in book.given
    own = tokens[surname_at(board, first, last)]
    known = own.text in {tokens[k].text for k in ends}
    acting = own.dep in (*SUBJECT, "poss")
    return known and (given or acting or bool(INITIALS.match(opening.text)))


def _acts(board: Board, root: Token, first: int) -> bool:
    """Tell whether the run does what only persons do, or, where its first word is a name, speaks.

    A given name first does with any act, and as what is acted on; the surname of someone named
    before, an initial, or words that the parser takes for no body, with what no town does.
    """
    tokens, people = board.tokens, board.book.persons
    verb, opening = tokens[root.head], tokens[first]
    if opening.lower in people.world or opening.lower in board.book.given:
        among = root.dep == "pobj" and verb.lower in (
            "with",
            "by",
            "than",
            "like",
            "against",
            "for",
        )
        return root.dep in (*SUBJECT, "poss") or among
    if root.dep not in SUBJECT:
        return False
    if verb.lemma in people.personal:
        return True
    known = any(tokens[n.last].text == opening.text for n in board.names)
    town = opening.ent not in ("GPE", "LOC", "FAC", "") or opening.lower in people.towns
    own = known or bool(INITIAL.match(opening.text)) or not town
    return verb.lemma in people.broad and own
