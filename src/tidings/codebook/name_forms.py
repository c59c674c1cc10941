"""The tables of given names that stand for one another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from tidings.codebook.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForms:
    """`short`: name → the formal names that it is short for; `spelling` and `language`: name →
    the numbers of the groups that hold it.
    """

    short: dict[str, frozenset[str]]
    spelling: dict[str, frozenset[int]]
    language: dict[str, frozenset[int]]


@lru_cache(maxsize=1)
def load_name_forms() -> NameForms:
    """Return the packaged tables, read once."""
    table = read_table("name_forms")
    derived = list(_derived())
    short: dict[str, set[str]] = {}
    for formal, names in [
        *((k.partition("-")[0], v.split()) for k, v in table["short"].items()),
        *((names[0], names[1:]) for how, names in derived if how == "short"),
    ]:
        for name in names:
            short.setdefault(name, set()).add(formal)
    languages = [g.split() for g in table["language"]["groups"]]
    return NameForms(
        short={name: frozenset(formal) for name, formal in short.items()},
        spelling=_groups(g.split() for g in table["spelling"]["groups"]),
        language=_groups([*languages, *(names for how, names in derived if how == "language")]),
    )


def _derived() -> Iterator[tuple[str, list[str]]]:
    text = files("tidings.codebook").joinpath("name_forms.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            how, _, names = line.partition("\t")
            yield how, names.split()


def _groups(groups: Iterable[list[str]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for name in group:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
