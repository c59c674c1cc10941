"""Bodies that an article introduces with an abbreviation: "the Tamar Valley Front (TVF)".

The initials prove a body whatever the parser takes its words for; the abbreviation is that body's
wherever else it stands. A faction ("TVF-Renewal", "TVF (Renewal)") is a body of its own, named
whole, and a legal form in brackets belongs to the company's name.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tidings.codebook.organisation_names import load_organisation_names
from tidings.readers.actors.board import HYPHENS, Board, Body, capital
from tidings.readers.actors.groups import take
from tidings.readers.actors.organs import owner_before
from tidings.readers.names.folding import fold_letters

MORE = 5  # words that a name may have beyond the letters of its abbreviation
LEAST = 3  # letters of an abbreviation that is known by its capitals alone
PLACED = ("GPE", "LOC")
_WORD = re.compile(r"[^\W\d_]+")


class Found(NamedTuple):
    """Tokens `first`..`last`, both included, that name a body."""

    first: int
    last: int


def find_introduced(board: Board) -> list[Body]:
    """Put on the board the bodies that abbreviations prove, and factions; return them."""
    pairs = list(_introductions(board))
    rows = {_row(board, long): long for _, long in pairs if not _organ(board, long)}
    shorts = {board.tokens[i].text for i, _ in pairs}
    factions = list(_factions(board, shorts))
    whole = [f for f in factions if not _held(board, f)]
    whole += [f for f in _repeated(board, list(rows)) if not _held(board, f)]
    whole += [Found(t.i, t.i) for t in board.tokens if t.text in shorts]
    return [_put(board, found) for found in whole if not _held(board, found)]


def _introductions(board: Board) -> Iterator[tuple[int, Found]]:
    """Yield each abbreviation in brackets with the words before it that it is the initials of."""
    tokens = board.tokens
    for i in range(1, len(tokens) - 2):
        if tokens[i].text != "(" or tokens[i + 2].text not in (")", ",", ";"):
            continue
        short = tokens[i + 1].text
        if not is_abbreviation(short) or board.hit_at[i + 1] is not None:
            continue
        long = _spelt_out(board, i - 1, short)
        if long is not None and tokens[long.first].lower not in board.book.given:
            yield i + 1, long


def is_abbreviation(word: str) -> bool:
    """Tell whether a word may be an abbreviation by its capitals: two to eight letters."""
    capitals = sum(c.isupper() for c in word)
    return word.isalpha() and 2 <= len(word) <= 8 and capitals >= 2 and capitals * 2 > len(word)


def _spelt_out(board: Board, last: int, short: str) -> Found | None:
    start = max(board.sentence_start(last), last - 2 * (len(short) + MORE))
    for first in range(last - 1, start - 1, -1):
        token = board.tokens[first]
        beside = board.tokens[first - 1].text if first > start else ""
        begins = capital(token) and beside not in HYPHENS and token.lower not in _small()
        if begins and fold_letters(short) in _initials(board.text(first, last)):
            return Found(first, last)
    return None


def _initials(name: str) -> tuple[str, str]:
    words = _WORD.findall(fold_letters(name).replace("'s", ""))
    great = "".join(w[0] for w in words if w not in _small())
    return "".join(w[0] for w in words), great


def _small() -> frozenset[str]:
    return load_organisation_names().small


def _organ(board: Board, found: Found) -> bool:
    """Tell whether other readers know the body by its noun, or a table by its whole name."""
    words = [t.lower for t in board.tokens[found.first : found.last + 1]]
    hit = board.hit_at[found.first]
    known = hit is not None and hit.entry.kind == "organisation" and hit.last >= found.last
    return known or any((w,) in board.book.organs for w in words)


def _row(board: Board, found: Found) -> tuple[str, ...]:
    return tuple(t.text for t in board.tokens[found.first : found.last + 1])


def _repeated(board: Board, rows: Sequence[tuple[str, ...]]) -> Iterator[Found]:
    """Yield where names that were introduced stand in the article."""
    texts = [t.text for t in board.tokens]
    for row in sorted(rows, key=lambda r: (-len(r), r)):
        for i in range(len(texts) - len(row) + 1):
            if tuple(texts[i : i + len(row)]) == row:
                yield Found(i, i + len(row) - 1)


def _factions(board: Board, shorts: set[str]) -> Iterator[Found]:
    """Yield "TVF-Renewal", "TVF (Renewal)", and "Hafen Gruppe (Pvt) Ltd"."""
    tokens = board.tokens
    for i in range(1, len(tokens) - 2):
        base, word = tokens[i - 1], tokens[i + 1]
        if not _titled_word(board, i + 1) or not capital(base) or base.sentence != word.sentence:
            continue
        short = is_abbreviation(base.text) and (len(base.text) >= LEAST or base.text in shorts)
        short = short and (board.hit_at[i - 1] is None or _is_body(board, i - 1))
        if tokens[i].text in HYPHENS and short:
            yield Found(i - 1, i + 1)
        elif tokens[i].text == "(" and tokens[i + 2].text == ")":
            first = i - 1 if short else _named_from(board, i - 1)
            last = _legal_end(board, i + 1)
            if first is not None and (last > i + 2 or word.lower not in _legal()):
                yield Found(first, last)


def _titled_word(board: Board, i: int) -> bool:
    """Tell whether a word in title case stands there that is no place and no state."""
    token = board.tokens[i]
    plain = token.text.isalpha() and token.text.istitle() and len(token.text) >= LEAST
    return plain and board.hit_at[i] is None and token.ent not in PLACED


def _is_body(board: Board, i: int) -> bool:
    hit = board.hit_at[i]
    return hit is not None and hit.entry.kind == "organisation"


def _named_from(board: Board, last: int) -> int | None:
    """Return where an organisation of several words begins that ends at token `last`, or none."""
    first, tokens = last, board.tokens
    while first > 0 and tokens[first].ent == "ORG" and not tokens[first].ent_start:
        first -= 1
    while first < last and not (capital(tokens[first]) and tokens[first].lower != "the"):
        first += 1
    return first if tokens[last].ent == "ORG" and first < last else None


def _legal() -> frozenset[str]:
    return load_organisation_names().legal


def _legal_end(board: Board, i: int) -> int:
    """Return the last token of a name whose brackets hold token `i`, its legal form included."""
    last, tokens = i + 1, board.tokens
    while (
        tokens[i].lower in _legal()
        and last + 1 < len(tokens)
        and tokens[last + 1].lower.strip(".") in _legal()
    ):
        last += 1
    return last


def _held(board: Board, found: Found) -> bool:
    return any(board.body_at[i] for i in range(found.first, found.last + 1))


def _put(board: Board, found: Found) -> Body:
    first, last = found
    hits = [h for i in range(first, last + 1) if (h := board.hit_at[i]) is not None]
    owner = owner_before(board, first)
    state = next((h.entry.state for h in [*hits, owner] if h and board.of_state(h)), None)
    for hit in dict.fromkeys(hits):
        if hit.entry.kind in ("organisation", "region", "people"):
            board.drop_hit(hit)
    heads = board.book.organ_heads
    words = (board.tokens[last].lower, board.tokens[first].lower)
    sector = next((heads[w] for w in words if w in heads), None) or None
    name = board.text(first, last)
    return take(board, Body(first, last, "organisation", name, state, sector))
