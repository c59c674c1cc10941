"""PLOVER's types, modes, contexts and quad classes, from plover.toml."""

from dataclasses import dataclass
from functools import cache

from tidings.codebook.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverType:
    """One type. `quad` is 1..4 (verbal, material cooperation; verbal, material conflict)."""

    name: str
    quad: int
    root: str
    gloss: str
    modes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plover:
    """The ontology: its types by name, and for each context the lemmas that show it.

    A lemma in `common` shows its context only beside another of that context.
    """

    types: dict[str, PloverType]
    contexts: dict[str, frozenset[str]]
    common: dict[str, frozenset[str]]

    def shown(self, words: set[str]) -> tuple[str, ...]:
        """Return the contexts that the words (lemmas) of a clause show."""
        found = []
        for name, plain in self.contexts.items():
            if words & plain or len(words & self.common.get(name, frozenset())) > 1:
                found.append(name)
        return tuple(found)

    def root(self, name: str) -> str:
        """Return PLV's label for a type: the type itself, YIELD for CONCEDE and RETREAT."""
        return self.types[name].root

    def quad(self, name: str) -> int:
        """Return a type's quad class, 1..4."""
        return self.types[name].quad


@cache
def load_plover() -> Plover:
    """Return the packaged ontology."""
    table = read_table("plover")
    rows = (PloverType(**{**row, "modes": tuple(row.get("modes", ()))}) for row in table["type"])
    return Plover(
        types={row.name: row for row in rows},
        contexts={name: frozenset(words) for name, words in table["contexts"].items()},
        common={name: frozenset(words) for name, words in table["common"].items()},
    )
