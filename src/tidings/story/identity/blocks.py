"""Where a person's likes are looked for, so that no name is compared with all others.

Each person is filed under keys of four levels of rising coarseness: the very name; a surname with
another whole word of the name; a surname with the first letter of another word; a surname. A
surname here is the last or first word of a name, as its sounding consonants in order of the
alphabet, so that most slips keep it. The finest level that finds the person settles it.

A block holds at most `BOUND` persons. One that is full is closed: a coarser level is then not
looked up by that key (finer ones still are), and the finest ones keep the `BOUND` met last. So
"Kim" or "Mohammed" costs no more than any other name, and what is lost is only a namesake in a
crowd whose name is also misspelt in its given name.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tidings.readers.names import Part, PersonName

BOUND = 32
LEVELS = 4
_VOWELS = frozenset("aeiouy")
_OPEN = 2
"""Levels below it never close: they let the person go that was met longest ago."""


@lru_cache(maxsize=1 << 18)
def skeleton(key: str) -> str:
    """Return the consonants of a spelling key in alphabetical order, each once."""
    return "".join(sorted(set(key) - _VOWELS)) or key


@lru_cache(maxsize=1 << 18)
def block_keys(name: PersonName) -> tuple[tuple[str, ...], ...]:
    """Return a full name's keys, level by level, from the finest to the coarsest."""
    parts = name.parts
    whole = "=" + " ".join(sorted(p.key for p in parts))
    fine, mid, coarse = set(), set(), set()
    for surname, other in _pairs(parts):
        bones = skeleton(surname.key)
        if not other.initial:
            fine.add(f"{bones}+{other.key}")
        for sound in (bones, *_foreign(surname)):
            mid.add(f"{sound}/{other.key[:1]}")
            coarse.add(sound)
    return ((whole,), tuple(sorted(fine)), tuple(sorted(mid)), tuple(sorted(coarse)))


def _pairs(parts: tuple[Part, ...]) -> Iterator[tuple[Part, Part]]:
    """Yield (surname, other word) for the last and the first word as the surname."""
    for at in {0, len(parts) - 1}:
        if not parts[at].initial:
            yield from ((parts[at], p) for i, p in enumerate(parts) if i != at)


def _foreign(part: Part) -> list[str]:
    """Return the keys of a word in the traditions that it may belong to (Pak and Park)."""
    return [key for key in part.keys if not key.startswith("la:")]


def _with(known: str | None, keys: tuple[tuple[str, ...], ...]) -> Sequence[tuple[str, ...]]:
    return keys if known is None else ((*keys[0], known), *keys[1:])


class Blocks:
    """Persons by number, filed under the keys of their names."""

    def __init__(self) -> None:
        """Begin with no blocks."""
        self._levels: tuple[dict[str, OrderedDict[int, None] | None], ...] = tuple(
            {} for _ in range(LEVELS)
        )

    def file(self, name: PersonName, person: int, known: str | None = None) -> None:
        """File a person under a name; again, where it is met again. `known` is a key of its own."""
        for level, keys in enumerate(_with(known, block_keys(name))):
            blocks = self._levels[level]
            for key in keys:
                block = blocks.setdefault(key, OrderedDict())
                if block is None:
                    continue
                block[person] = None
                block.move_to_end(person)
                if len(block) > BOUND:
                    if level < _OPEN:
                        block.popitem(last=False)
                    else:
                        blocks[key] = None

    def likes(self, name: PersonName, known: str | None = None) -> Iterator[list[int]]:
        """Yield the persons to compare with, level by level, none twice."""
        seen: set[int] = set()
        for level, keys in enumerate(_with(known, block_keys(name))):
            found = [p for key in keys for p in self._levels[level].get(key) or () if p not in seen]
            fresh = list(dict.fromkeys(found))
            seen.update(fresh)
            yield fresh

    def sizes(self) -> tuple[int, ...]:
        """Return the size of the largest open block of each level."""
        return tuple(max((len(b) for b in d.values() if b), default=0) for d in self._levels)
