"""What a text is about, to compare what two articles tell: stems, near-synonyms as one."""

import re
from functools import lru_cache

from tidings.codebook.deeds import load_deeds
from tidings.codebook.passages import load_passages
from tidings.codebook.story import load_story
from tidings.story.stems import stem, words_of
from tidings.story.verbs import inflected

_NUMBER = re.compile(r"\b(?:\d{1,3}(?:[,.]\d{3})+|\d+(?:\.\d+)?)(?!\d|(?:st|nd|rd|th)\b)", re.ASCII)
_MARKS = re.compile(r"[^\w\s]+")


@lru_cache(maxsize=1)
def _heads() -> dict[tuple[str, ...], str]:
    """Return the head of each near-synonym, by its stems: all forms of it that may be a verb's."""
    found: dict[tuple[str, ...], str] = {}
    for word, head in load_passages().kindred.items():
        first, *rest = word.split("_")
        for form in (first, *inflected(first)):
            found.setdefault((stem(form), *map(stem, rest)), head)
    return found


@lru_cache(maxsize=1)
def _bases() -> dict[str, str]:
    """Return the base of each irregular past."""
    return {past: base for base, past in load_story().past.items()}


@lru_cache(maxsize=1)
def _silent() -> frozenset[str]:
    """Return the stems that tell nothing of the matter itself."""
    words = (*load_passages().telling, *load_story().stop)
    return frozenset(stem(form) for w in words for form in (w, *inflected(w)))


@lru_cache(maxsize=16384)
def matter(text: str) -> frozenset[str]:
    """Return what a text is about: stems of its content words, near-synonyms as one."""
    words = [_bases().get(w, w) for w in words_of(text) if not w[0].isdigit()]
    stems = [stem(w) for w in words]
    found, n = set(), 0
    while n < len(stems):
        pair = _heads().get((stems[n], stems[n + 1])) if n + 1 < len(stems) else None
        if pair:
            found.add(pair)
            n += 2
            continue
        if stems[n] not in _silent() and len(words[n]) > 1:
            found.add(_heads().get((stems[n],), stems[n]))
        n += 1
    return frozenset(found)


def numbers(text: str) -> frozenset[int]:
    """Return the numbers of a text, those from three on that are spelt out too."""
    spelt = load_deeds().numbers
    found = {spelt[w] for w in words_of(text) if spelt.get(w, 0) > 2}
    for number in _NUMBER.findall(text):
        whole = re.sub(r"[,.](?=\d{3}\b)", "", number).split(".")[0]
        found.add(int(whole) if len(whole) < 16 else 0)
    return frozenset(found)


def plain_words(text: str) -> str:
    """Return words without marks and capitals, to compare quotations by."""
    return " ".join(_MARKS.sub(" ", text).casefold().split())
