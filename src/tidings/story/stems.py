"""Content words, roughly stemmed: what two tellings must share to be of one thing."""

import re
from collections.abc import Iterable
from functools import lru_cache

from tidings.codebook.story import load_story
from tidings.readers.names import fold_letters

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?", re.UNICODE)
_ENDINGS = (
    "ations", "ation", "ities", "ments", "ment", "ness", "ings", "tion", "sion", "ies",
    "ing", "ity", "ers", "ive", "ed", "es", "er", "ly", "al", "s", "e",
)  # fmt: skip

_SHORT = frozenset({"ed", "es", "ing", "s", "e"})


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word without its commonest endings ("expelled", "expels", "expelling" → "expel")."""
    text = fold_letters(word)
    for ending in _ENDINGS:
        least = 3 if ending in _SHORT else 4
        if text.endswith(ending) and len(text) - len(ending) >= least:
            text = text[: -len(ending)]
            break
    text = text.removesuffix("e") if len(text) > 3 else text
    if len(text) > 4 and text[-1] == text[-2]:
        text = text[:-1]
    return text[:-1] + "i" if text.endswith("y") and len(text) > 4 else text


@lru_cache(maxsize=4)
def _stems_of(words: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(w) for w in words)


def words_of(text: str) -> list[str]:
    """Return the words of `text`, folded, without possessive endings."""
    return [w.split("'")[0].split("’")[0] for w in _WORD.findall(fold_letters(text))]


@lru_cache(maxsize=16384)
def content(text: str) -> frozenset[str]:
    """Return the stems of the content words of `text`; numbers are no content."""
    stop = load_story().stop
    return frozenset(
        stem(w) for w in words_of(text) if w not in stop and len(w) > 1 and not w.isdigit()
    )


def specific(stems: Iterable[str]) -> frozenset[str]:
    """Return `stems` without those that only point back or name no measure of their own."""
    book = load_story()
    return frozenset(stems) - _stems_of(book.generic) - _stems_of(book.pointing)


@lru_cache(maxsize=1)
def _heads() -> dict[str, str]:
    return {stem(word): head for word, head in load_story().kindred.items()}


def kindred(stems: Iterable[str]) -> frozenset[str]:
    """Return `stems` with near-synonyms made one ("estate" and "compound" → "property")."""
    return frozenset(_heads().get(s, s) for s in stems)


_KIN = 4


def akin(a: str, b: str) -> bool:
    """Tell whether two stems are one, or a verb's and its noun's ("seiz", "seizur")."""
    return a == b or (min(len(a), len(b)) >= _KIN and (a.startswith(b) or b.startswith(a)))


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the smaller set that the other has too, 0 where either is empty."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
