"""Well-known persons of state and when they held which office, from known_persons.tsv.

A hint only: what an article says of a person comes first. The table is made by bench/make_known.py;
its sources stand in its head and in docs/decisions/075-known-actors.md. It is read when first asked
for; rows are taken apart when they are looked up.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

WITHIN = ";"  # stands between two names, or two spells, of one person
_TWICE = re.compile(r"([a-z])\1+")
_GAP = re.compile(r"  +")
_SOUNDS = str.maketrans("cqgxzdbfw", "kkkkstpvv", "aeiouyhj")


class Spell(NamedTuple):
    """A time that somebody held a place: state (ISO3), PLOVER sector, first and last day (ISO).

    `office` is empty where only the sector is known; `state` is empty for an organisation's office.
    """

    state: str
    sector: str
    first: str
    last: str
    office: str = ""

    def holds(self, first: str, last: str) -> bool:
        """Tell whether the spell covers every day from `first` to `last`."""
        return self.first <= first and last <= self.last


class KnownPerson(NamedTuple):
    """A person's usual name, other spellings, spells in order, and the letters of the sources."""

    name: str
    aliases: tuple[str, ...]
    spells: tuple[Spell, ...]
    sources: str


Holders = Mapping[str, tuple[Spell, ...]]


def fold_name(name: str) -> str:
    """Return a name in lower-case letters without accents and hyphens, by which it is looked up."""
    return " ".join(_plain(name.replace("-", " ").lower()).split())


def skeleton(folded: str) -> str:
    """Return the consonants of a folded name, those alike in romanisations made one.

    Several names may stand in one text, each on a line of its own.
    """
    return _GAP.sub(" ", _TWICE.sub(r"\1", folded.translate(_SOUNDS)))


class KnownPersons(Holders):
    """The packaged persons. As a mapping: folded name → spells, where one person bears the name."""

    def __init__(self, text: str) -> None:
        """Read the table's text."""
        self._rows = [line for line in text.splitlines() if not line.startswith("#")]
        self._places: dict[str, list[int]] = {}
        told = "\n".join("\t".join(row.split("\t", 2)[:2]) for row in self._rows).lower()
        for mark, plain in ((WITHIN, "\t"), ("-", " "), (".", ""), ("'", ""), ("’", "")):
            told = told.replace(mark, plain)
        for at, line in enumerate(told.split("\n")):
            for name in (line if line.isascii() else _plain(line)).split("\t"):
                if name:
                    self._places.setdefault(name, []).append(at)

    def __getitem__(self, folded: str) -> tuple[Spell, ...]:
        """Return the spells of the one person of a folded name."""
        (at,) = self._places[folded] if self._alone(folded) else (None,)
        if at is None:
            raise KeyError(folded)
        return _person(self._rows[at]).spells

    def __iter__(self) -> Iterator[str]:
        """Yield the folded names that one person alone bears."""
        return filter(self._alone, self._places)

    def __len__(self) -> int:
        """Return how many names one person alone bears."""
        return sum(1 for _ in self)

    def _alone(self, folded: str) -> bool:
        return len(set(self._places[folded])) == 1

    def __contains__(self, folded: object) -> bool:
        """Tell whether one person alone bears a folded name."""
        return folded in self._places and self._alone(str(folded))

    def named(self, name: str) -> tuple[KnownPerson, ...]:
        """Return those who bear just this name, whatever its case and marks."""
        keys = (fold_name(name), fold_name(name.replace(".", " ")))
        found = next((rows for k in keys if (rows := self._places.get(k))), [])
        return tuple(_person(self._rows[at]) for at in dict.fromkeys(found))

    def alike(self, name: str) -> tuple[KnownPerson, ...]:
        """Return those one of whose names sounds like this one, in either order of its parts.

        None for a name of one part or of hardly any consonants, which sounds like too many.
        """
        key = skeleton(fold_name(name)).strip()
        first, _, rest = key.partition(" ")
        if not rest or len(key) < 6:
            return ()
        found = dict.fromkeys(
            at for k in (key, f"{rest} {first}") for at in self._sounding.get(k, ())
        )
        return tuple(_person(self._rows[at]) for at in found)

    def holding(self, state: str, office: str, day: str) -> tuple[KnownPerson, ...]:
        """Return who held an office of a state ("" for organisations') on a day, as the table
        words it.
        """
        needle = f" {office}"
        people = (_person(row) for row in self._rows if needle in row and state in row)
        return tuple(
            p
            for p in people
            if any((s.state, s.office) == (state, office) and s.holds(day, day) for s in p.spells)
        )

    @cached_property
    def _sounding(self) -> Mapping[str, list[int]]:
        """The rows by the skeleton of each name."""
        found: dict[str, list[int]] = {}
        sounds = skeleton("\n".join(self._places)).split("\n")
        for key, rows in zip(sounds, self._places.values(), strict=True):
            found.setdefault(key.strip(), []).extend(rows)
        return found

    def people(self) -> Iterator[KnownPerson]:
        """Yield every person."""
        return map(_person, self._rows)


@cache
def load_known() -> KnownPersons:
    """Return the packaged persons."""
    return KnownPersons(
        files("tidings.codebook").joinpath("known_persons.tsv").read_text(encoding="utf-8")
    )


def _person(row: str) -> KnownPerson:
    name, aliases, spells, sources = row.split("\t")
    return KnownPerson(
        name,
        tuple(aliases.split(WITHIN)) if aliases else (),
        tuple(map(_spell, spells.split(WITHIN))),
        sources,
    )


def _spell(written: str) -> Spell:
    """Return the spell written "SSSSEC FIRST-LAST OFFICE", days as YYYYMM or YYYYMMDD."""
    where, term, *office = written.split(" ", 2)
    first, last = term.split("-")
    year, month = int(last[:4]), int(last[4:6])
    return Spell(
        where[:-3].strip("-"),
        where[-3:],
        f"{first[:4]}-{first[4:6]}-{first[6:] or '01'}",
        f"{year}-{month:02}-{last[6:] or monthrange(year, month)[1]}",
        office[0] if office else "",
    )


def _plain(text: str) -> str:
    """Return text without marks on its letters, keeping spaces of both kinds."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if c.isalpha() or c in " \t")
