"""What two persons' names tell: one name, its spellings, an initial, a slip, or what forbids it."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import JaroWinkler

from tidings.codebook.identity import load_commonness, load_weights
from tidings.codebook.names import load_names
from tidings.readers.names import Part, PersonName, middles_clash, name_clash, parse_name
from tidings.readers.names.clashing import SURE
from tidings.readers.names.forms import given_relation
from tidings.readers.names.keys import sounds_alike
from tidings.readers.names.pairing import pair
from tidings.readers.names.words import Tie as WordTie

_GLANCE = 0.75
"""Letters less alike (Jaro-Winkler) are of two words, unless a table or a key makes them one."""
_LIKE = 0.9
"""Letters at least so much alike look like one word."""
_VARIANT = 4.0
"""Log-odds below which two words that are no known spellings of one may be a slip of the pen."""

TieKind = Literal[
    "same",
    "spellings",
    "initial",
    "given slip",
    "slip",
    "surname",
    "given",
    "alone",
    "odds",
    "none",
]

KINDS: tuple[TieKind, ...] = (
    "same", "spellings", "surname", "initial", "alone", "given slip", "slip", "given", "odds",
    "none",
)  # fmt: skip
"""Kinds of ties, the strongest first."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How two names are tied. `bar` is what forbids that they are one person's.

    "surname": one is a surname alone, the other has it too and more; "given": it is the other's
    given name; "alone": both are surnames alone; "odds": a part of each has no like; "none":
    nothing alike. `rarity` is the log of one
    over the share of persons who bear what both names tell.
    """

    kind: TieKind
    rarity: float = 0.0
    bar: str | None = None


@lru_cache(maxsize=1 << 18)
def tie(a: str, b: str) -> Tie:
    """Return how two persons' names, as written, are tied."""
    return min(
        (tie_names(x, y) for x in _forms(parse_name(a)) for y in _forms(parse_name(b))),
        key=lambda found: (found.bar is not None, KINDS.index(found.kind)),
    )


def _forms(name: PersonName) -> list[PersonName]:
    """Return a name, with its nickname for the given name, and in another script if it is told."""
    found = [name] if name.also is None else [name, name.also]
    if name.full and name.family:
        last = name.family[-1].text
        found += [parse_name(f"{n} {last}") for n in name.nicknames[:2] if " " not in n]
    return [n for n in found if n.parts] or [name]


def tie_names(a: PersonName, b: PersonName) -> Tie:
    """Return how two persons' names are tied."""
    if not a.parts or not b.parts:
        return Tie("none")
    if not (a.full and b.full):
        return _bare(a, b)
    if a == b:
        return Tie("same", rarity(a.parts))
    other = _plainly_other(a, b)
    if other is not None:
        return other
    bar = barred(a, b)
    held = pair(a.parts, b.parts)
    found = [(held.shorter[i], held.longer[j], t) for i, (j, t) in enumerate(held.ties)]
    shared = rarity(tuple(_commoner(x, y) for x, y, t in found if t.odds > 0))
    return Tie(_kind(found, held.shorter == held.longer), shared, bar)


def _plainly_other(a: PersonName, b: PersonName) -> Tie | None:
    """Return the tie of two names one of whose words is like none of the other's, at a glance.

    It spares the comparison of words letter by letter, which most pairs of names do not need.
    """
    if a.also or b.also or a.nicknames or b.nicknames or not (a.readable and b.readable):
        return None
    x, y = (a.parts, b.parts) if len(a.parts) <= len(b.parts) else (b.parts, a.parts)
    lone = [p for p in x if not any(_at_a_glance(p, q) for q in y)]
    if not lone:
        return None
    if len(lone) == len(x):
        return Tie("none")
    rest = [q for q in y if not any(_at_a_glance(p, q) for p in x)]
    if not rest:
        return None
    return Tie("odds", bar=f"other name: {lone[0].text}, {rest[0].text}")


def _at_a_glance(a: Part, b: Part) -> bool:
    """Tell whether two words may be one, on a look at their keys and letters."""
    if a.text == b.text or a.key == b.key or a.native or b.native:
        return True
    if a.initial or b.initial:
        return a.text[0] == b.text[0] or a.key[:1] == b.key[:1]
    return (
        not a.keys.isdisjoint(b.keys)
        or JaroWinkler.similarity(a.text, b.text) >= _GLANCE
        or JaroWinkler.similarity(a.key, b.key) >= _GLANCE
        or given_relation(a.text, b.text) is not None
    )


def _kind(found: list[tuple[Part, Part, WordTie]], same: bool) -> TieKind:
    """Return what the ties of two full names' words make of the names."""
    if any(t.odds < SURE and not _near(x, y, t) for x, y, t in found):
        return "odds" if any(t.odds >= SURE for _, _, t in found) else "none"
    if same:
        return "same"
    slips = [x for x, _, t in found if t.odds < SURE or (t.kind == "variant" and t.odds < _VARIANT)]
    if slips:
        return "slip" if any(x.tag == "family" for x in slips) or len(slips) > 1 else "given slip"
    return "initial" if any(t.kind == "initial" for _, _, t in found) else "spellings"


def _near(a: Part, b: Part, found: WordTie) -> bool:
    """Tell whether two words that may be one in two languages look like one (Ana, Anna)."""
    return found.odds >= 0 and JaroWinkler.similarity(a.text, b.text) >= _LIKE


def _bare(a: PersonName, b: PersonName) -> Tie:
    """Tie names of which at least one is a single word."""
    bare, other = (a, b) if not a.full else (b, a)
    shared = rarity(bare.parts)
    if surname_match(bare, other):
        return Tie("surname" if other.full else "alone", shared, barred(a, b))
    first = other.parts[0]
    if other.full and not first.initial and bare.parts[0].text == first.text:
        return Tie("given", shared, barred(a, b))
    return Tie("none")


def barred(a: PersonName, b: PersonName) -> str | None:
    """Return what in two names forbids that they are one person's, or none."""
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return f"other generation: {a.suffix}, {b.suffix}"
    if middles_clash(a, b):
        return "other middle name"
    return _other_initials(a, b) or _other_initials(b, a) or name_clash(a, b)


def _other_initials(a: PersonName, b: PersonName) -> str | None:
    """Return that a name whose given names are all initials (A. D.) begins with another letter."""
    given = a.parts[:-1]
    if not given or not all(p.initial for p in given) or not b.full:
        return None
    first, other = given[0], b.parts[0]
    if first.text[0] in (other.text[0], other.key[:1]) or len(b.parts) < 2:
        return None
    same_end = a.parts[-1].key == b.parts[-1].key
    return f"other given name: {first.text}., {other.text}" if same_end else None


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


def surname_match(bare: PersonName, full: PersonName) -> bool:
    """Tell whether a single name is the surname (or the only name) of another."""
    if not bare.parts or not full.parts:
        return False
    token, book = bare.parts[0], load_names()
    return token.text not in book.groups and any(sounds_alike(token, e) for e in surnames(full))


def surnames(name: PersonName) -> tuple[Part, ...]:
    """Return the words of a name that may stand for it alone: its family names, the last word.

    A short first word too (Kim, Xi), and what may be the first of two family names.
    """
    if not name.parts:
        return ()
    first, last = name.parts[0], name.parts[-1]
    found = [last, *name.family, *(p for p in name.tagged("middle") if not p.initial)]
    if len(first.text) <= 4 and name.full and not first.initial:
        found.append(first)
    return tuple({p.text: p for p in found}.values())


def all_keys(part: Part) -> frozenset[str]:
    """Return all that a word of a name may be found by, whichever spelling it is met in."""
    return part.keys | {part.key}


def name_weight(kind: TieKind, rare: float, population: int) -> float:
    """Return what a tie of full names weighs: how few others of the name are to be expected."""
    table = load_weights()
    weight = rare - math.log(population)
    weight = max(table.least, min(table.most, weight))
    return weight + table.of.get(_EXTRA.get(kind, ""), 0.0)


_EXTRA: dict[TieKind, str] = {
    "spellings": "spellings",
    "initial": "initial",
    "given slip": "typing slip in a given name",
    "slip": "typing slip",
}
