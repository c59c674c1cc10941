"""Our own tables, compiled from general knowledge: bodies.txt and persons.txt beside this file."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.known.shapes import FoundBody, FoundSpell

HERE = Path(__file__).parent
SOURCE = "O"
FILED = "2025-10"
"""The last month that we know of: an open term is told until then and no longer."""
SECTORS = (
    ("speaker", "LEG"),
    ("chair of the Federation Council", "LEG"),
    ("director of the CIA", "SPY"),
    ("director of the FSB", "SPY"),
    ("director of the SVR", "SPY"),
    ("director of the FBI", "COP"),
    ("chief of army", "MIL"),
    ("chief of the general staff", "MIL"),
    ("leader of H", "REB"),
    ("leader of the H", "REB"),
    ("leader of the Taliban", "REB"),
    ("commander of the Libyan", "REB"),
    ("commander of the Rapid", "REB"),
    ("commander", "MIL"),
    ("son of", "ELI"),
)
"""Sector by words of an office of a state; GOV where none is there."""


def _rows(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [part.strip() for part in line.split("|")]


def _several(part: str) -> tuple[str, ...]:
    return tuple(p.strip() for p in part.split(";") if p.strip())


def own_bodies() -> Iterator[FoundBody]:
    """Yield the bodies of bodies.txt."""
    for name, abbreviations, others, kind, state, parent in _rows("bodies.txt"):
        yield FoundBody(
            name, _several(abbreviations), _several(others), kind, state, parent, SOURCE
        )


def own_spells(sectors: Mapping[str, str]) -> Iterator[FoundSpell]:
    """Yield the spells of persons.txt; `sectors` is the kind of each body, by its name.

    Of an organisation the office is told with its name and the state is left empty. Every name of
    a person stands with each of the person's spells.
    """
    names: dict[str, dict[str, None]] = {}
    lines = list(_rows("persons.txt"))
    for name, *_, others in lines:
        names.setdefault(name, {name: None}).update(dict.fromkeys(_several(others)))
    for name, where, office, first, last, _ in lines:
        of_state = len(where) == 3 and where.isupper()
        sector = _sector(office) if of_state else sectors[where]
        yield FoundSpell(
            tuple(names[name]),
            where if of_state else "",
            sector,
            office if of_state else f"{office} of {where}",
            first,
            last or FILED,
            SOURCE,
        )


def _sector(office: str) -> str:
    return next((sector for word, sector in SECTORS if word in office), "GOV")
