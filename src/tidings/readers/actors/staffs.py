"""Offices of persons as bodies that speak: "Moon's office", "the office of the president"."""

from collections.abc import Iterable, Iterator

from tidings.readers.actors.board import POSSESSIVES, Board, Body

GOVERNMENT = frozenset(("government", "authorities", "regime", "leadership"))
BUREAUS = frozenset(("office", "offices", "headquarters"))
COMMANDS = frozenset(("command", "headquarters", "leadership"))


def find_staffs(board: Board) -> Iterator[Body]:
    """Yield the offices of persons, by name or by what these are, each an organisation.

    A person's state is not known yet: `owner` is the surname by which it is found later.
    """
    for token in board.tokens:
        if token.lower not in BUREAUS or not board.free(token.i) or board.office_at[token.i]:
            continue
        found = _owned(board, token.i) or _of_someone(board, token.i)
        if found:
            board.body_at[token.i] = True
            yield found


def find_commands(board: Board, bodies: Iterable[Body]) -> Iterator[Body]:
    """Yield "the command of the American forces", "the government of Chad": organs, owner last."""
    tokens, organs = board.tokens, board.book.organs
    at = {b.first: b for b in bodies if b.kind == "group" and b.state}
    for token in tokens[:-2]:
        i = token.i
        known = (token.lower,) in organs or token.lower in COMMANDS
        if not known or tokens[i + 1].lower != "of" or not board.free(i) or board.office_at[i]:
            continue
        j = i + 2
        j += tokens[j].lower == "the" and j + 1 < len(tokens)
        group, hit = at.get(j), board.hit_at[j]
        if group and token.lower in COMMANDS:
            board.body_at[i] = True
            name = board.text(i, group.last)
            yield Body(i, group.last, "organisation", name, group.state, group.sector)
        elif hit and hit.entry.kind == "state" and board.of_state(hit) and (token.lower,) in organs:
            board.body_at[i] = True
            sector, name = organs[(token.lower,)], board.text(i, hit.last)
            if token.lower in GOVERNMENT:
                yield Body(
                    i, hit.last, "government", name, hit.entry.state, "GOV", part="government"
                )
            else:
                yield Body(i, hit.last, "organisation", name, hit.entry.state, sector)


def _owned(board: Board, i: int) -> Body | None:
    """Return "Moon's office", "the prime minister's office"."""
    if i < 2 or board.tokens[i - 1].text not in POSSESSIVES:
        return None
    return _body(board, i - 2, i, board.tokens[i - 2].sentence == board.tokens[i].sentence)


def _of_someone(board: Board, i: int) -> Body | None:
    """Return "the office of South Korean President Moon Jae-in"."""
    tokens = board.tokens
    j = i + 2
    if j >= len(tokens) or tokens[i + 1].lower != "of":
        return None
    j += tokens[j].lower == "the"
    end = board.sentence_end(i)
    office = next(
        (board.office_at[k] for k in range(j, min(j + 3, end)) if board.office_at[k]), None
    )
    if office is not None and office.first == j:
        j = office.last + 1
        name = board.name_at[j] if j < end else None
        last = name.last if name else office.last
        return _body(board, last, i, True)
    name = board.name_at[j] if j < end else None
    return _body(board, name.last, i, True) if name else None


def _body(board: Board, owner: int, head: int, near: bool) -> Body | None:
    """Return the office at `head` of whom the tokens that end at `owner` name or describe."""
    name, office = board.name_at[owner], board.office_at[owner]
    if not near or (name is None and office is None):
        return None
    state = sector = None
    first = owner
    if name:
        first = name.first
        before = board.office_at[first - 1] if first else None
        if before and before.last == first - 1:
            office, first = before, before.first
    if office:
        first, state, sector = min(first, office.first), office.state, office.sector
        if name is None and owner not in (office.head, office.last):
            return None
    if name is None and sector not in ("GOV", "LEG"):
        return None
    start, last = min(first, head), max(owner, head)
    label = board.text(start, last)
    surname = board.tokens[name.last].lower if name else ""
    return Body(start, last, "organisation", label, state, sector, owner=surname)
