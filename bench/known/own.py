"""Our own tables, compiled from general knowledge: bodies.txt and persons.txt beside this file."""

from collections.abc import Iterator
from pathlib import Path

from bench.known.shapes import FoundBody

HERE = Path(__file__).parent
SOURCE = "O"


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
