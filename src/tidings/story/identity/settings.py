"""What two articles are about: whether what they tell has anything in common but a name."""

import math
from functools import lru_cache

from tidings.codebook.grouping import load_grouping
from tidings.story.terms import stem, words

FEW = 20
"""Content words under which an article tells too little of what it is about."""
STEPS = 1 << 20
UNKNOWN = 0.005
"""The share of articles that is taken to hold a word which the table of common ones does not."""


@lru_cache(maxsize=4096)
def subject_words(text: str) -> frozenset[str]:
    """Return the stems of a text's words that tell what it is about."""
    return frozenset(s for w in words(text) if len(w) > 1 and _rarity(s := stem(w)) > 0)


def name_stems(name: str) -> frozenset[str]:
    """Return the stems of a name, to be left out where articles about its bearers are compared."""
    return frozenset(stem(w) for w in words(name))


def in_common(a: frozenset[str], b: frozenset[str], names: frozenset[str]) -> float | None:
    """Return how much two articles have in common, 0 to 1, but for the names; none if too short.

    The cosine of the sets of words, each weighed by how few articles of the news hold it.
    """
    here, there = a & names, b & names
    if min(len(a) - len(here), len(b) - len(there)) < FEW:
        return None
    size = (_weight(a) - _weight(here)) * (_weight(b) - _weight(there))
    return (_shared(a, b) - _weight(here & there)) / math.sqrt(size)


@lru_cache(maxsize=4096)
def _weight(stems: frozenset[str]) -> int:
    return sum(map(_rarity, stems))


@lru_cache(maxsize=16384)
def _shared(a: frozenset[str], b: frozenset[str]) -> int:
    return sum(map(_rarity, a & b))


@lru_cache(maxsize=65536)
def _rarity(word: str) -> int:
    """Return how rare a stem is, in steps so fine and whole that no order of a sum shows."""
    if word.isdigit():
        return 0
    share = load_grouping().common.get(word, UNKNOWN)
    return max(0, round(STEPS * (-math.log(share) - 1)))
