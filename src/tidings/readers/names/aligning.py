"""Which token of one name answers to which of another, and how alike they are."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA, JaroWinkler

from tidings.codebook.names import NamesBook, load_names
from tidings.readers.names.parsing import Part

_VOWELS = str.maketrans("oe", "ui")
"""Vowels that romanisations of one name swap (Moammar, Muammar; Abdelaziz, Abdilaziz)."""


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
