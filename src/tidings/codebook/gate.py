"""What speaks for a deed's being a political act and what against it, from gate.toml."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tidings.codebook.tables import read_table

STRONG, WEAK, FAINT = 4, 2, 1  # in quarters of what a strong word counts
FAINT_AT_MOST = 4  # faint words together
AT_LEAST = 3  # a weak word alone, or two faint ones, show nothing


@dataclass(frozen=True, kw_only=True)
class GateBook:
    """Points of each kind of evidence, and the words that show it; words joined by one blank.

    `fields` holds, for each field, its words with their weight (see STRONG); in those of
    `faint_alone` faint words need no others. `hard` words speak against every field.
    """

    threshold: int
    gains: Mapping[str, int]
    costs: Mapping[str, int]
    limits: Mapping[str, float]
    fields: Mapping[str, Mapping[str, int]]
    faint_alone: frozenset[str]
    hard: frozenset[str]
    hard_verbs: frozenset[str]
    works: frozenset[str]
    within: frozenset[str]
    story_roles: frozenset[str]
    story_verbs: frozenset[str]
    anybody: frozenset[str]
    private: frozenset[str]
    beasts: frozenset[str]
    idle: frozenset[str]
    in_fun: frozenset[str]
    arms: frozenset[str]
    victims: frozenset[str]
    tellers: frozenset[str]
    politics: frozenset[str]

    def points(self, field: str, words: Iterable[str]) -> int:
        """Return how much of a field the words of a sentence show: 2 for each strong word."""
        known = self.fields[field]
        weights = [known[w] for w in words if w in known]
        faint = sum(w for w in weights if w == FAINT)
        clear = sum(w for w in weights if w != FAINT)
        total = clear + min(faint, FAINT_AT_MOST)
        if total < AT_LEAST or not (clear or field in self.faint_alone):
            return 0
        return total // WEAK


def _plain(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.replace("-", " ") for word in words)


def _weights(table: Mapping[str, Iterable[str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for level, weight in (("strong", STRONG), ("weak", WEAK), ("faint", FAINT)):
        for word in _plain(table[level]):
            found.setdefault(word, weight)
    return found


@cache
def load_gate() -> GateBook:
    """Return the packaged points and words."""
    table: dict[str, Any] = read_table("gate")
    story, idle, arms = table["story"], table["idle"], table["arms"]
    return GateBook(
        threshold=table["gate"]["threshold"],
        gains=table["for"],
        costs=table["against"],
        limits=table["limits"],
        fields={name: _weights(rows) for name, rows in table["fields"].items()},
        faint_alone=frozenset(n for n, rows in table["fields"].items() if rows.get("faint_alone")),
        hard=_plain(table["hard"]["words"]),
        hard_verbs=_plain(table["hard"]["victims"]),
        works=_plain(story["works"]),
        within=_plain(story["within"]),
        story_roles=_plain(story["roles"]),
        story_verbs=_plain(story["told"]),
        anybody=_plain(table["titles"]["anybody"]),
        private=_plain(table["titles"]["private"]),
        beasts=_plain(table["beasts"]["words"]),
        idle=_plain(idle["objects"]),
        in_fun=_plain(idle["pairs"]) | _plain(idle["phrases"]),
        arms=_plain(arms["words"]),
        victims=_plain(arms["victims"]),
        tellers=_plain(arms["tellers"]),
        politics=_plain(table["politics"]["words"]),
    )
