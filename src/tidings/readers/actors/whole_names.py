"""Bodies by names that other readers would cut: offices of office-holders, courts of a region.

"The Ombudsman's Office" is a body and no ombudsman; "the High Court of Sindh" is named whole, and
so is what a known organisation gives its name to ("the OPEC Fund").
"""

from tidings.codebook.tree import load_tree
from tidings.readers.actors.board import POSSESSIVES, Board, Body, capital
from tidings.readers.actors.groups import take
from tidings.readers.actors.organs import owner_before

LINKING = ("for", "of")
OF_LAST_WORD = ("general",)  # "the Auditor General's"
OFFICES = ("office", "secretariat")
SHORTENED = ("dept", "dept.")


def find_whole_names(board: Board) -> list[Body]:
    """Put on the board the bodies whose names hold an office or a place; return them."""
    ways = (_office, _regional, _shortened, _sister)
    found = []
    for token in board.tokens:
        for way in ways:
            run = way(board, token.i)
            if run is not None and not any(board.body_at[i] for i in range(run[0], run[1] + 1)):
                found.append(_put(board, *run))
    return found


def _office(board: Board, i: int) -> tuple[int, int] | None:
    """Return "Ombudsman's Office", "Prosecutor's Office for Serious Crime"."""
    tokens = board.tokens
    if i < 2 or tokens[i].lower not in OFFICES or tokens[i - 1].text not in POSSESSIVES:
        return None
    first = _leftwards(board, i - 2)
    if first is None or not capital(tokens[i]):
        return None
    if tokens[i - 2].lower not in (*board.book.roles, *OF_LAST_WORD):
        return None  # "Berg's Office"
    return first, _rightwards(board, i)


def _regional(board: Board, i: int) -> tuple[int, int] | None:
    """Return "High Court of Sindh": what every state has, of several words, and of a region."""
    tokens = board.tokens
    if tokens[i].lower not in load_tree().common or not capital(tokens[i]) or i + 2 >= len(tokens):
        return None
    first, last = _leftwards(board, i), i + 2
    hit = board.hit_at[last]
    region = tokens[last].ent in ("GPE", "LOC", "ORG") and tokens[last].pos == "PROPN"
    if first in (None, i) or tokens[i + 1].lower != "of" or not region:
        return None
    if not capital(tokens[last]) or (hit is not None and hit.entry.kind != "region"):
        return None
    return (first, last) if first is not None else None


def _shortened(board: Board, i: int) -> tuple[int, int] | None:
    """Return "Works Dept": a body whose noun is cut short."""
    if board.tokens[i].lower not in SHORTENED or not capital(board.tokens[i]):
        return None
    first = _leftwards(board, i)
    return (first, i) if first is not None and first < i else None


def _sister(board: Board, i: int) -> tuple[int, int] | None:
    """Return "OPEC Fund": what bears a known organisation's name and is another body."""
    hit = board.hit_at[i]
    if hit is None or hit.first != i or hit.entry.kind != "organisation":
        return None
    last = hit.last + 1
    after = board.tokens[last] if last < len(board.tokens) else None
    sister = after is not None and capital(after) and after.lower in load_tree().sisters
    return (i, last) if sister else None


def _leftwards(board: Board, last: int) -> int | None:
    """Return where the capitalised words begin that end at token `last`, no state among them."""
    first, start = last + 1, board.sentence_start(last)
    while first > start:
        token, hit = board.tokens[first - 1], board.hit_at[first - 1]
        if not capital(token) or token.lower == "the" or token.pos in ("DET", "PUNCT"):
            break
        if hit is not None and board.of_state(hit):
            break
        first -= 1
    return first if first <= last else None


def _rightwards(board: Board, i: int) -> int:
    """Return the last word of an office's field or state: "for Serious Crime", "of Norway"."""
    tokens, last = board.tokens, i
    if i + 2 < len(tokens) and tokens[i + 1].lower in LINKING and capital(tokens[i + 2]):
        last = i + 2
        while last + 1 < board.sentence_end(i) and capital(tokens[last + 1]):
            last += 1
    return last


def _put(board: Board, first: int, last: int) -> Body:
    hits = dict.fromkeys(h for k in range(first, last + 1) if (h := board.hit_at[k]) is not None)
    owner = owner_before(board, first)
    state = next((h.entry.state for h in [*hits, owner] if h and board.of_state(h)), None)
    for hit in hits:
        if hit.entry.kind in ("organisation", "region", "people"):
            board.drop_hit(hit)
    heads = board.book.organ_heads
    sectors = (heads.get(board.tokens[k].lower) for k in range(last, first - 1, -1))
    sector = next((s for s in sectors if s), None)
    name = board.text(first, last)
    return take(board, Body(first, last, "organisation", name, state, sector))
