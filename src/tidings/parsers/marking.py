"""Turns a sentence with a marked pair into the numbers that the encoder of acts reads."""

from typing import NamedTuple

from tidings.parsers.wordpiece import WordPiece
from tidings.readers.events.coder import Pair

LONGEST = 96  # pieces, the two at the ends included
REACH = 2000  # characters before the first mark, and after it, that are looked at
BEGIN, END = "[CLS]", "[SEP]"
SOURCE, TARGET = "@", "#"  # stand before and after a party


class Marked(NamedTuple):
    """Numbers of pieces; at which of them the source and the target begin (0, where unmarked)."""

    numbers: list[int]
    source: int
    target: int


def mark(pieces: WordPiece, pair: Pair) -> Marked:
    """Return what the encoder reads of a pair; of a long sentence, the part round the marks."""
    bounds = _bounds(pair)
    first = min((at for at, *_ in bounds), default=0)
    at, stop = max(0, first - REACH), min(len(pair.text), first + 2 * REACH)
    found: list[int] = []
    begins = {SOURCE: -1, TARGET: -1}
    for place, opens, sign in bounds:
        if place > stop:
            break
        found += pieces.numbers(pair.text[at:place])
        at = place
        if opens:
            begins[sign] = len(found)
        found.append(pieces.number(sign))
    found += pieces.numbers(pair.text[at:stop])
    return _cut(pieces, found, begins)


def _bounds(pair: Pair) -> list[tuple[int, bool, str]]:
    """Return where parties begin (True) and end, in order; at one place, ends come first."""
    size = len(pair.text)
    parties = ((pair.source, SOURCE), (pair.target, TARGET))
    spans = [(s.start, min(s.end, size), sign) for s, sign in parties if s and s.start < size]
    return sorted(
        bound
        for start, end, sign in spans
        if start < end
        for bound in ((start, True, sign), (end, False, sign))
    )


def _cut(pieces: WordPiece, found: list[int], begins: dict[str, int]) -> Marked:
    """Keep as many pieces as the encoder reads: a quarter of them before the first mark."""
    room = LONGEST - 2
    start = 0
    if len(found) > room:
        first = min((n for n in begins.values() if n >= 0), default=0)
        start = max(0, min(first - room // 4, len(found) - room))
    kept = found[start : start + room]
    places = {sign: n - start for sign, n in begins.items()}
    places = {sign: n + 1 if 0 <= n < room else 0 for sign, n in places.items()}
    numbers = [pieces.number(BEGIN), *kept, pieces.number(END)]
    return Marked(numbers, places[SOURCE], places[TARGET])
