"""Offices and roles: "Kremlin spokesman", "the U.S. undersecretary of state for …"."""

from tidings.readers.actors.board import POSSESSIVES, Board, Hit, Name, Office, capital
from tidings.readers.actors.people import name_after
from tidings.readers.actors.ties import name_of_office, party_seat, seated, tie_clauses
from tidings.readers.syntax import Token

NOUNS = ("NOUN", "PROPN")
INSIDE = ("NOUN", "PROPN", "ADJ", "NUM")
DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "one",
        "another",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "some",
        "any",
        "every",
        "each",
        "no",
        "both",
        "either",
        "neither",
    ]
)


def find_offices(board: Board) -> None:
    """Put the offices on the board, and tie to each name those that stand beside it."""
    _find_seated(board)
    for token in board.tokens:
        if _is_head(board, token) and _open(board, token.i):
            office = _office(board, token.i)
            if office:
                _keep(board, office)
    for name in board.names:
        party_seat(board, name)
    tie_clauses(board)


def _is_head(board: Board, token: Token) -> bool:
    """Tell whether a noun is the last of its office: not "Deputy" in "Deputy Minister"."""
    tokens, roles = board.tokens, board.book.roles
    if token.lower not in roles or token.pos not in NOUNS:
        return False
    for following in tokens[token.i + 1 : board.sentence_end(token.i)]:
        if board.name_at[following.i] is not None:
            break
        if following.lower in roles and following.pos in NOUNS:
            return False
        if following.lower not in board.book.role_modifiers or following.pos not in (
            *INSIDE,
            "PUNCT",
        ):
            break
    return True


def _find_seated(board: Board) -> None:
    """Take "Kovac, D-Ohio," for a person though the parser did not."""
    for token in board.tokens[:-3]:
        if capital(token) and board.free(token.i) and seated(board, token.i):
            board.add_name(Name(token.i, token.i, ""))


def _open(board: Board, i: int) -> bool:
    name = board.name_at[i]
    free = board.hit_at[i] is None and board.office_at[i] is None and not board.body_at[i]
    return name is None and free


def _keep(board: Board, office: Office) -> None:
    """Put an office on the board; tie it to the name that follows, precedes or explains it."""
    name = name_of_office(board, office)
    board.offices.append(office)
    for i in range(office.first, _own_last(board, office) + 1):
        board.office_at[i] = office
    if name:
        board.attached.setdefault(name.first, []).append(office)


def _titles(board: Board, i: int) -> bool:
    """Tell whether token `i` may be the title of a name after it."""
    word = board.tokens[i].lower
    return word in board.book.roles or (word in board.book.titles and word not in DETERMINERS)


def _own_last(board: Board, office: Office) -> int:
    """Return the last token that is not another's title: "an adviser to President Hall"."""
    for i in range(office.head + 1, office.last):
        name = board.name_at[i + 1]
        if name and name.first == i + 1 and _titles(board, i):
            return i - 1
    return office.last


def _office(board: Board, head: int) -> Office | None:
    first = _left(board, head)
    last = head if name_after(board, head + 1) else _right(board, head)
    if board.tokens[first].text in POSSESSIVES:
        first += 1
    before = board.tokens[first - 1].lower if first > board.sentence_start(head) else ""
    state, sector = _belongs(board, first, head, last)
    return Office(
        first=first,
        last=last,
        head=head,
        role=_role(board, first, last),
        state=state,
        sector=sector,
        determiner=before if before in DETERMINERS else "",
    )


def _left(board: Board, head: int) -> int:
    """Return the first token of the office: its modifiers, its state, its organisation."""
    tokens = board.tokens
    start = board.sentence_start(head)
    first = head
    while first > start:
        token = tokens[first - 1]
        hit = board.hit_at[first - 1]
        if hit:
            first = hit.first
        elif board.name_at[first - 1] or board.office_at[first - 1]:
            break
        elif _modifies(board, token, head) or _owner(board, first - 1):
            first -= 1
        else:
            break
    return _without_loose_start(board, first, head)


def _modifies(board: Board, token: Token, head: int) -> bool:
    if token.lower == "under" and board.tokens[token.i + 1].lower == "secretary":
        return True
    if token.lower in DETERMINERS or token.pos in ("VERB", "AUX", "ADP", "PUNCT", "DET"):
        return token.text == "-" or (
            token.lower in board.book.role_modifiers and token.pos == "VERB"
        )
    if token.lower in board.book.role_modifiers and token.pos != "CCONJ":
        return True
    return token.pos in INSIDE and (token.head == head or capital(token) or token.dep == "compound")


def _owner(board: Board, i: int) -> bool:
    """Tell whether token `i` is the 's of a state or organisation of the tables."""
    return board.tokens[i].text in POSSESSIVES and i > 0 and board.hit_at[i - 1] is not None


def _without_loose_start(board: Board, first: int, head: int) -> int:
    """Leave out a numeral or punctuation at the head of the phrase."""
    while first < head and (
        board.tokens[first].pos in ("PUNCT", "NUM", "CCONJ")
        or not any(c.isalnum() for c in board.tokens[first].text)
        or board.tokens[first].text in POSSESSIVES
    ):
        first += 1
    return first


def _right(board: Board, head: int) -> int:
    """Return the last token of the office: "of state for political affairs"."""
    tokens, book = board.tokens, board.book
    end = board.sentence_end(head)
    last = head
    while last + 2 < end:
        prep = tokens[last + 1]
        word = tokens[head].lower
        allowed = prep.lower in book.after_office and (
            (prep.lower in ("of", "for"))
            or (prep.lower == "to" and word in book.before_to)
            or (prep.lower == "at" and word in book.before_at)
        )
        stop = _phrase_end(board, last + 2, end) if allowed else last
        if stop <= last + 1:
            break
        last = stop
    return last


def _phrase_end(board: Board, i: int, end: int) -> int:
    """Return the last token of the noun phrase that begins at `i`, or ``i - 1`` if none does."""
    tokens = board.tokens
    first, last = i, i - 1
    while i < end:
        token = tokens[i]
        name = board.name_at[i]
        if name and name.first == i and last >= first:
            titled = _titles(board, last) and capital(tokens[last])
            return name.last if titled and last == i - 1 else last
        if token.pos in INSIDE or (
            token.pos in ("DET", "PRON") and last < i and token.dep in ("det", "poss")
        ):
            if token.pos in NOUNS or board.hit_at[i]:
                last = i
        elif token.text in POSSESSIVES or token.text == "-":
            pass
        elif not (
            token.text in ("and", "&")
            and i + 1 < end
            and capital(tokens[i + 1])
            and capital(tokens[i - 1])
            and board.name_at[i + 1] is None
            and board.hit_at[i + 1] is None
        ):
            break
        i += 1
    return last


def _belongs(board: Board, first: int, head: int, last: int) -> tuple[str | None, str | None]:
    """Return the state and the sector that the office's own words show."""
    inside = [h for h in _hits(board, first, last) if not _addressed(board, h, head)]
    words = [t.lower for t in board.tokens[first : last + 1] if t.text != "-"]
    state = next((h.entry.state for h in inside if _tells_state(board, h)), None)
    state = state or _sole_state(board, " ".join(words))
    parties = (board.book.parties.get(t.text) for t in board.tokens[first:head])
    state = state or next((p for p in parties if p), None)
    return state, _sector(board, inside, first, head, last)


def _tells_state(board: Board, hit: Hit) -> bool:
    return bool(hit.entry.state) and (hit.entry.kind == "organisation" or board.of_state(hit))


def _sector(board: Board, inside: list[Hit], first: int, head: int, last: int) -> str | None:
    book, tokens = board.book, board.tokens
    word = tokens[head].lower
    own = book.roles[word] or None
    beside = tokens[head - 1].lower if head > first else ""
    if word == "general" and beside in book.civil_generals:
        own = "GOV"
    if word == "attorney" and (beside in book.prosecuting or any(h.entry.state for h in inside)):
        own = "JUD"
    if word == "representative" and beside in book.representing:
        own = "GOV"
    organ = next((h.entry.sector for h in inside if h.entry.kind in ("organisation", "seat")), None)
    if word in book.anywhere and _of_some_body(board, first, head, last):
        return organ
    if own and word not in book.uniformed:
        return own
    if word == "officer" and beside in book.desk_officers:
        own = book.desk_officers[beside] or None
    before = (t.lower for t in tokens[first:head])
    after = (t.lower for t in tokens[head + 1 : last + 1])
    context = next((book.context[w] for w in before if w in book.context), None) or next(
        (book.context[w] for w in after if book.context.get(w, "REB") != "REB"), None
    )
    governing = word in book.governing and any(
        h.entry.kind in ("state", "adjective") for h in inside
    )
    return organ or context or own or ("GOV" if governing else None)


def _of_some_body(board: Board, first: int, head: int, last: int) -> bool:
    """Tell whether an office is of a body that no table knows: "president of the Rotary Club"."""
    for i in (*range(first, head), *range(head + 1, last + 1)):
        token = board.tokens[i]
        if (
            token.pos == "PROPN"
            and token.lower not in board.book.nouns.fields
            and board.hit_at[i] is None
        ):
            known = token.lower in board.book.role_modifiers or token.lower in board.book.roles
            if not known:
                return True
        hit = board.hit_at[i]
        if hit and hit.entry.kind == "organisation":
            return True
    return False


def _hits(board: Board, first: int, last: int) -> list[Hit]:
    return list(dict.fromkeys(h for h in board.hit_at[first : last + 1] if h))


def _addressed(board: Board, hit: Hit, head: int) -> bool:
    """Tell whether a state stands after "to" or "for": "ambassador to France"."""
    return any(board.tokens[i].lower in ("to", "for", "at") for i in range(head + 1, hit.first))


def _sole_state(board: Board, words: str) -> str | None:
    """Return the state of an office whose name is of one state only."""
    parts = words.split()
    for start in range(len(parts)):
        for end in range(len(parts), start, -1):
            state = board.book.offices.get(" ".join(parts[start:end]))
            if state:
                return state
    return None


def _role(board: Board, first: int, last: int) -> str:
    """Return the office without the state before it: "Deputy Foreign Minister"."""
    while first < last:
        hit = board.hit_at[first]
        if hit and hit.entry.kind in ("state", "adjective") and hit.last < last:
            first = hit.last + 1
        elif board.tokens[first].text in POSSESSIVES:
            first += 1
        else:
            break
    return board.text(first, last)
