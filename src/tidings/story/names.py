"""Whether two names may be one person's: spellings, order, initials, particles, generations.

The comparison knows nothing but the two names; who bears them is weighed in `identity`.
"""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import OSA, JaroWinkler

from tidings.codebook.names import NamesBook, load_names

Verdict = Literal["same", "different", "unsure"]

_PARTS = re.compile(r"[^\W\d_]+\.?", re.UNICODE)
_QUOTES = re.compile(r"[\"“(‘'][^\"”)’']{2,}[\"”)’']")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʻʼ`](?=\w)")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_VOWELS = str.maketrans("oe", "ui")
"""Vowels that romanisations of one name swap (Moammar, Muammar; Abdelaziz, Abdilaziz)."""

SAME = 0.45
"""At or above it two full names are one (set on the office holders' development pairs)."""
DIFFERENT = 0.38
"""Below it they are two; in between we are unsure."""


@dataclass(frozen=True, slots=True)
class Part:
    """One token of a name: as folded, its spelling key, and whether it is a mere initial."""

    text: str
    key: str
    initial: bool


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart: its parts in order, without titles and particles, and its suffix."""

    parts: tuple[Part, ...]
    suffix: str | None

    @property
    def full(self) -> bool:
        """Tell whether it holds more than a surname."""
        return len(self.parts) > 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, from 0 to 1, and why."""

    score: float
    verdict: Verdict
    why: str


def fold_letters(text: str) -> str:
    """Return `text` in lower case without marks above or below its letters."""
    lowered = text.casefold().translate(load_names().letters)
    if lowered.isascii():
        return lowered  # most words: nothing to take apart
    return "".join(
        c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c)
    )


@lru_cache(maxsize=65536)
def spelling_key(token: str) -> str:
    """Return what a folded token sounds like in whichever romanisation it is written."""
    key = token
    for pattern, to in load_names().keys:
        key = pattern.sub(to, key)
    return key


@lru_cache(maxsize=65536)
def parse_name(name: str) -> PersonName:
    """Take a person's name apart. Particles are kept only where nothing else would be left."""
    book = load_names()
    text = _QUOTES.sub(" ", fold_letters(name))
    before, comma, after = text.partition(",")
    if comma and after.strip(" .") not in book.suffixes:
        text = f"{after} {before}"
    text = _APOSTROPHE.sub("", _POSSESSIVE.sub("", text))
    tokens = [m.group() for m in _PARTS.finditer(text)]
    bare = [t.rstrip(".") for t in tokens]
    suffix = next((t for t in reversed(bare[1:]) if t in book.suffixes), None)
    kept = [t for t in bare if t != suffix]
    while len(kept) > 1 and kept[0] in book.titles:
        kept = kept[1:]
    named = [t for t in kept if t not in book.particles] or kept
    return PersonName(tuple(Part(t, spelling_key(t), len(t) == 1) for t in named), suffix)


def part_likeness(a: Part, b: Part, book: NamesBook) -> float:
    """Return how alike two tokens are: 1 equal, 0.95 one key, 0.9 one given-name group."""
    if a.text == b.text:
        return 0.9 if a.initial else 1.0
    if a.initial or b.initial:
        return 0.7 if a.text[0] == b.text[0] or a.key[:1] == b.key[:1] else 0.0
    if a.key == b.key:
        return 0.95
    group = book.groups.get(a.text)
    if group is not None and group == book.groups.get(b.text):
        return 0.9
    if len(a.key) > 3 and a.key.translate(_VOWELS) == b.key.translate(_VOWELS):
        return 0.9
    return _near(a, b)


def _near(a: Part, b: Part) -> float:
    shorter = min(len(a.text), len(b.text))
    slips = min(OSA.distance(a.text, b.text), OSA.distance(a.key, b.key))
    if slips == 1 and shorter >= 5:
        return 0.85
    if slips == 2 and shorter >= 8:
        return 0.75
    likeness = JaroWinkler.similarity(a.key, b.key)
    return 0.6 * likeness if likeness > 0.88 else 0.0


def align(a: Sequence[Part], b: Sequence[Part]) -> list[tuple[int, int, float]]:
    """Pair the tokens of two names, the most alike first: (position, position, likeness)."""
    book = load_names()
    pairs = [
        (part_likeness(x, y, book), -abs(i - j), i, j)
        for i, x in enumerate(a)
        for j, y in enumerate(b)
    ]
    found: list[tuple[int, int, float]] = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for likeness, _, i, j in sorted(pairs, key=lambda p: (-p[0], -p[1], p[2], p[3])):
        if likeness > 0 and i not in taken_a and j not in taken_b:
            found.append((i, j, likeness))
            taken_a.add(i)
            taken_b.add(j)
    return sorted(found)


def middles_clash(a: PersonName, b: PersonName) -> bool:
    """Tell whether both names have a middle part and the first of them differ (W., H. W.)."""
    if len(a.parts) < 3 or len(b.parts) < 3:
        return False
    x, y = a.parts[1], b.parts[1]
    if not (x.initial or y.initial):
        return False
    return x.text[0] != y.text[0]


def measures(a: PersonName, b: PersonName) -> dict[str, float]:
    """Return what the score is made of, each feature by its name in the table."""
    x, y = sorted((a.parts, b.parts), key=len)
    good = [p for p in align(x, y) if p[2] >= 0.7]
    total = sum(p[2] for p in good)
    left, over = len(x) - len(good), len(y) - len(good)
    joined = ["".join(sorted(p.key for p in parts)) for parts in (x, y)]
    return {
        "cover of the shorter": total / max(len(x), 1),
        "cover of the longer": total / max(len(y), 1),
        "parts at odds": float(min(left, over)),
        "parts only the longer has": float(over - min(left, over)),
        "in order": float(all(p[1] < q[1] for p, q in pairwise(good))),
        "whole": JaroWinkler.similarity(*joined),
        "weakest pair": min((p[2] for p in good), default=0.0),
        "one pair only": float(sum(p[2] > 0.7 for p in good) == 1),
        "other generation": float(a.suffix != b.suffix),
    }


def compare_names(a: str, b: str) -> Likeness:
    """Tell whether two persons' names may be one person's (logistic score of `measures`)."""
    left, right = parse_name(a), parse_name(b)
    if not left.parts or not right.parts:
        return Likeness(0.0, "unsure", "no name")
    if left == right:
        return Likeness(1.0, "same", "the same name")
    if middles_clash(left, right):
        return Likeness(0.1, "different", "other middle name")
    features = measures(left, right)
    if not features["cover of the shorter"]:
        return Likeness(0.0, "different", "no part alike")  # the weights were learned on like names
    if not align(left.parts, right.parts):
        return Likeness(0.0, "different", "no part alike")
    weights = load_names().weights
    total = weights["bias"] + sum(weights[k] * v for k, v in features.items())
    score = 1 / (1 + math.exp(-total))
    if not (left.full and right.full):
        verdict: Verdict = "unsure" if score >= DIFFERENT else "different"
    else:
        verdict = "same" if score >= SAME else "different" if score < DIFFERENT else "unsure"
    return Likeness(score, verdict, f"names alike to {score:.2f}")
