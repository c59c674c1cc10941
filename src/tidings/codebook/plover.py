"""PLOVER's types, modes, contexts, quad classes, scores and sectors, from plover.toml."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tidings.codebook.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverType:
    """One type. `quad` is 1..4 (verbal, material cooperation; verbal, material conflict).

    `score` is the manual's conflict-cooperation score, -10 to +10. `modes` maps each mode to what
    it means. `recipient` tells whether the manual requires a target, `cameo` its CAMEO root.
    """

    name: str
    quad: int
    root: str
    score: float
    recipient: bool
    cameo: str
    gloss: str
    modes: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One context: the lemmas and phrases that show it; of `common` lemmas it takes two."""

    name: str
    gloss: str
    words: frozenset[str]
    common: frozenset[str]
    phrases: tuple[str, ...]

    def stands_in(self, words: set[str], row: str) -> bool:
        """Tell whether a clause shows the context: its lemmas as a set, and in a row."""
        if not words.isdisjoint(self.words) or len(words & self.common) > 1:
            return True
        return any(f" {phrase} " in row for phrase in self.phrases)


@dataclass(frozen=True, kw_only=True)
class Plover:
    """The ontology: types and contexts by name, actor codes that are no state's, and sectors.

    `special` contexts are no words but an event's status and date (see `values.plover`).
    """

    types: dict[str, PloverType]
    contexts: dict[str, Context]
    special: tuple[str, ...]
    nonstate: dict[str, str]
    sectors: dict[str, str]

    def shown(self, lemmas: Sequence[str]) -> tuple[str, ...]:
        """Return the contexts that the lemmas of a clause, in their order, show."""
        words, row = set(lemmas), f" {' '.join(lemmas)} "
        return tuple(name for name, one in self.contexts.items() if one.stands_in(words, row))

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
    types = (PloverType(**{"modes": {}, **row}) for row in table["type"])
    contexts = (
        Context(
            name=row["name"],
            gloss=row["gloss"],
            words=frozenset(row.get("words", ())),
            common=frozenset(row.get("common", ())),
            phrases=tuple(row.get("phrases", ())),
        )
        for row in table["context"]
    )
    return Plover(
        types={row.name: row for row in types},
        contexts={row.name: row for row in contexts},
        special=tuple(table["special"]),
        nonstate=table["nonstate"],
        sectors=table["sectors"],
    )
