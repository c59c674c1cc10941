"""What two persons' names tell: one name, its spellings, an initial, a slip, or what forbids it."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from tidings.codebook.identity import load_commonness, load_weights
from tidings.codebook.names import load_names
from tidings.readers.names import Part, PersonName, align, middles_clash, name_clash, parse_name

_ALIKE = 0.9
"""Two tokens at or above it are one word in two spellings."""
_INITIAL = 0.7
"""How alike an initial and a name are."""

TieKind = Literal["same", "spellings", "initial", "slip", "surname", "alone", "odds", "none"]


@dataclass(frozen=True, slots=True)
class Tie:
    """How two names are tied. `bar` is what forbids that they are one person's.

    "surname": one is a surname alone, the other has it too and more; "alone": both are surnames
    alone; "odds": a part of each has no like; "none": nothing alike. `rarity` is the log of one
    over the share of persons who bear what both names tell.
    """

    kind: TieKind
    rarity: float = 0.0
    bar: str | None = None


@lru_cache(maxsize=1 << 18)
def tie(a: str, b: str) -> Tie:
    """Return how two persons' names, as written, are tied."""
    return tie_names(parse_name(a), parse_name(b))


def tie_names(a: PersonName, b: PersonName) -> Tie:
    """Return how two persons' names are tied."""
    if not a.parts or not b.parts:
        return Tie("none")
    if not (a.full and b.full):
        return _bare(a, b)
    x, y = sorted((a.parts, b.parts), key=len)
    if x == y and a.suffix == b.suffix:
        return Tie("same", rarity(x))
    bar = barred(a, b)
    pairs = align(x, y)
    alike = [p for p in pairs if p[2] >= _ALIKE]
    shared = rarity(tuple(_commoner(x[i], y[j]) for i, j, n in pairs if n >= _INITIAL))
    if len(alike) == len(x):
        return Tie("same" if x == y else "spellings", shared, bar)
    missing = [p for p in pairs if p[2] < _ALIKE]
    if len(missing) != 1 or len(pairs) != len(x) or len(alike) != len(x) - 1:
        return Tie("odds" if alike else "none", shared, bar)
    i, j, likeness = missing[0]
    if likeness == _INITIAL and i < len(x) - 1:
        return Tie("initial", shared, bar)
    return Tie("slip" if slip(x[i], y[j]) else "odds", shared, bar)


def _bare(a: PersonName, b: PersonName) -> Tie:
    """Tie names of which at least one is a single word."""
    bare, other = (a, b) if not a.full else (b, a)
    if not surname_match(bare, other):
        return Tie("none")
    return Tie("surname" if other.full else "alone", rarity(bare.parts), barred(a, b))


def barred(a: PersonName, b: PersonName) -> str | None:
    """Return what in two names forbids that they are one person's, or none."""
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return f"other generation: {a.suffix}, {b.suffix}"
    if middles_clash(a, b):
        return "other middle name"
    return name_clash(a, b)


def rarity(parts: tuple[Part, ...]) -> float:
    """Return the log of one over the share of persons whose name has all these words."""
    table = load_commonness()
    return -sum(math.log(table.share(p.text)) for p in parts)


def _commoner(a: Part, b: Part) -> Part:
    """Return which of two spellings of one word tells less: an initial, else the commoner."""
    if a.initial or b.initial:
        return a if a.initial else b
    table = load_commonness()
    return max(a, b, key=lambda p: (table.share(p.text), p.text))


def slip(a: Part, b: Part) -> bool:
    """Tell whether two tokens differ by one typing slip: a letter, or two that changed places."""
    return min(len(a.text), len(b.text)) >= 6 and OSA.distance(a.text, b.text) == 1


def surname_match(bare: PersonName, full: PersonName) -> bool:
    """Tell whether a single name is the surname (or the only name) of another."""
    if not bare.parts or not full.parts:
        return False
    token, book = bare.parts[0], load_names()
    return any(token.key == e.key and token.text not in book.groups for e in surnames(full))


def surnames(name: PersonName) -> tuple[Part, ...]:
    """Return the words of a name that may stand for it alone: the last, and a short first one."""
    if not name.parts:
        return ()
    first, last = name.parts[0], name.parts[-1]
    return (last, first) if len(first.text) <= 4 and name.full else (last,)


def name_weight(kind: TieKind, rare: float, population: int) -> float:
    """Return what a tie of full names weighs: how few others of the name are to be expected."""
    table = load_weights()
    weight = rare - math.log(population)
    weight = max(table.least, min(table.most, weight))
    extra = {"spellings": "spellings", "initial": "initial", "slip": "typing slip"}.get(kind)
    return weight + (table.of[extra] if extra else 0.0)
