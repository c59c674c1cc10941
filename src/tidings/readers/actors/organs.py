"""Bodies that every state has: "the Russian government", "Ministry of Defence of Kazakhstan"."""

from collections.abc import Iterator
from typing import NamedTuple

from tidings.readers.actors.board import POSSESSIVES, Board, Body, Hit, capital
from tidings.readers.actors.groups import take
from tidings.readers.actors.staffs import GOVERNMENT
from tidings.readers.syntax import Token

NAMING = ("PROPN", "NOUN", "ADJ")
MODIFYING = ("compound", "amod", "nmod")
SEATED = frozenset(("GOV", "LEG", "MIL"))
MISSIONS = frozenset(("embassy", "consulate", "mission", "delegation"))


class After(NamedTuple):
    """What follows an organ's noun: its last token, its state, the town it sits in."""

    last: int
    owner: Hit | None
    seat: Hit | None


def owner_before(board: Board, first: int) -> Hit | None:
    """Return the state's name or adjective that stands right before token `first`."""
    i = first - 1
    if i >= 0 and board.tokens[i].text in POSSESSIVES:
        i -= 1
    hit = (
        board.hit_at[i]
        if i >= 0 and board.tokens[i].sentence == board.tokens[first].sentence
        else None
    )
    if hit and board.of_state(hit) and hit.entry.kind in ("state", "adjective"):
        return hit
    return None


def find_organs(board: Board) -> Iterator[Body]:
    """Yield the bodies of states named by what they are, with all the words of their names."""
    organs = board.book.organs
    for token in board.tokens:
        if not board.free(token.i):
            continue
        pair = (board.tokens[token.i - 1].lower if token.i else "", token.lower)
        words = pair if pair in organs else (token.lower,)
        if words in organs:
            found = _organ(board, token, words)
            if found is not None:
                yield found


def _organ(board: Board, head: Token, words: tuple[str, ...]) -> Body | None:
    tokens = board.tokens
    first = _leftwards(board, head.i - len(words) + 1, head)
    before = owner_before(board, first)
    after = _rightwards(board, head)
    office = board.office_at[head.i]
    if office is not None and first <= office.head <= after.last:
        return None
    beside = board.hit_at[after.last + 1] if after.last + 1 < len(tokens) else None
    if beside and beside.entry.kind == "organisation":
        return None
    sector = board.book.organs[words]
    owner = before or after.owner
    proper = capital(head) and capital(tokens[first]) and (first < head.i or after.last > head.i)
    seat = after.seat
    if owner is None and seat is not None and sector in SEATED and words[-1] not in MISSIONS:
        owner, named = seat, seat.last
    else:
        named = seat.last if seat and owner and words[-1] in MISSIONS else after.last
    if owner is None and not proper and not _the(board, first, words):
        return None
    return _body(board, (first, after.last, named), before, owner, (words[-1], sector))


def _body(
    board: Board,
    where: tuple[int, int, int],
    before: Hit | None,
    owner: Hit | None,
    what: tuple[str, str],
) -> Body:
    """Return the body; the tokens of a town it sits in are of its name, and the town's own too."""
    first, last, named = where
    first = before.first if before else first
    state = owner.entry.state if owner else None
    name = board.text(first, named)
    take(board, Body(first, last, "organisation", name, state, what[1]))
    if owner and what[0] in GOVERNMENT:
        return Body(first, named, "government", name, state, "GOV", part="government")
    return Body(first, named, "organisation", name, state, what[1])


def _the(board: Board, first: int, words: tuple[str, ...]) -> bool:
    """Tell whether it is "the foreign ministry", in small letters and of a state not told."""
    before = board.tokens[first - 1].lower if first else ""
    return words[-1] == "ministry" and len(words) > 1 and before == "the"


def _leftwards(board: Board, first: int, head: Token) -> int:
    """Take in the words of the name before: "Royal Malaysian Navy" begins where a state stands."""
    start = board.sentence_start(head.i)
    while first > start:
        token = board.tokens[first - 1]
        known = token.lower in board.book.organ_fields
        proper = capital(token) and capital(head) and token.pos in NAMING
        held = token.dep in (*MODIFYING, "poss") and first - 1 <= token.head <= head.i
        people = token.text in POSSESSIVES and proper_before(board, first - 1) and capital(head)
        if not board.free(first - 1) or not (people or (held and (known or proper))):
            break
        first -= 1
    return first


def proper_before(board: Board, i: int) -> bool:
    """Tell whether a word of the name itself stands before the 's at `i`: "People's"."""
    return i > 0 and capital(board.tokens[i - 1]) and board.free(i - 1)


def _rightwards(board: Board, head: Token) -> After:
    """Take in "of the Interior", "of Defence of Kazakhstan", and note "in Bucharest"."""
    tokens, end = board.tokens, board.sentence_end(head.i)
    last, owner = head.i, None
    while owner is None and last + 2 < end and tokens[last + 1].lower == "of":
        i = last + 2
        i += tokens[i].lower == "the" and i + 1 < end
        hit = board.hit_at[i]
        if hit is not None and hit.entry.kind == "state" and board.of_state(hit):
            owner, last = hit, hit.last
            break
        stop = _fields(board, i, end)
        if stop is None:
            break
        last = stop
    seat = None
    if last + 2 < end and tokens[last + 1].lower == "in":
        hit = board.hit_at[last + 2]
        if hit is not None and hit.entry.kind in ("capital", "state") and hit.entry.state:
            seat = hit if head.i <= tokens[last + 1].head <= last else None
    return After(last, owner, seat)


def _fields(board: Board, i: int, end: int) -> int | None:
    """Return the last word of a ministry's fields, from token `i` on ("Affairs and Trade")."""
    tokens, last = board.tokens, None
    while i < end and board.hit_at[i] is None and board.name_at[i] is None:
        token = tokens[i]
        if token.lower in board.book.organ_fields or (capital(token) and token.pos in NAMING):
            last = i
        elif not (last is not None and token.text in ("and", "&", ",", "'s", "’s")):
            break
        i += 1
    return last
