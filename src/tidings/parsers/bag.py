"""The words and letters of a pair's sentence, as numbers below `BUCKETS`.

Words stand with the part of the sentence that they are in: between the marks ("m"; "mr" where the
target comes first), after both ("r"), in the target ("t"), anywhere ("x"). What stands between the
marks is also cut into three to five letters, what follows into four and five, so that unseen
forms of a known verb count. A feature's number is its checksum: no list of words is kept.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from tidings.readers.events.coder import Pair

BUCKETS = 1 << 16
WORD = re.compile(r"[a-z]+|\d|[^\w\s]")
MOST = 120  # words of a part that count
AFTER = 8  # words after both marks that count as "r"


def numbers_of(pair: Pair) -> list[int]:
    """Return the numbers of a pair's features, each once, in order."""
    names = set(_features(pair))
    return sorted({crc32(name.encode(errors="surrogatepass")) % BUCKETS for name in names})


def _features(pair: Pair) -> Iterator[str]:
    before, between, after = _parts(pair)
    backwards = pair.source and pair.target and pair.source.start > pair.target.start
    yield from _grams("mr" if backwards else "m", between)
    yield from _grams("x", [*before, "SRC", *between, "TGT", *after])
    yield f"length:{min(len(between), 12) // 3}"
    yield from _grams("r", after[:AFTER])
    if pair.target:
        yield from _grams("t", _words(pair.target.of(pair.text)))
    yield from _letters("c", between, (3, 4, 5))
    yield from _letters("d", after[:AFTER], (4, 5))


def _words(text: str) -> list[str]:
    return WORD.findall(text[: MOST * 20].lower())[:MOST]


def _parts(pair: Pair) -> tuple[list[str], list[str], list[str]]:
    """Return the words before, between and after the marks; one mark alone stands for both."""
    spans = sorted((s.start, s.end) for s in (pair.source, pair.target) if s is not None)
    if not spans:
        return _words(pair.text), [], []
    first, last = spans[0], spans[-1]
    text = pair.text
    return (
        WORD.findall(text[max(0, first[0] - MOST * 20) : first[0]].lower())[-MOST:],
        _words(text[first[1] : last[0]]),
        _words(text[last[1] :]),
    )


def _grams(part: str, words: Sequence[str]) -> Iterator[str]:
    yield from (f"{part}1:{word}" for word in words)
    yield from (f"{part}2:{one} {two}" for one, two in pairwise(words))


def _letters(part: str, words: Sequence[str], lengths: Sequence[int]) -> Iterator[str]:
    line = f" {' '.join(words)} "
    for length in lengths:
        yield from (f"{part}:{line[n : n + length]}" for n in range(len(line) - length + 1))
