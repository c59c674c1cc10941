"""The table of name spellings: letters, keys, particles, titles, suffixes, given-name groups."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tidings.codebook.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesBook:
    """What the comparison of two names rests on. `groups` gives each given name its group."""

    letters: dict[int, str]
    keys: tuple[tuple[re.Pattern[str], str], ...]
    particles: frozenset[str]
    titles: frozenset[str]
    suffixes: frozenset[str]
    armed: frozenset[str]
    groups: dict[str, int]
    weights: dict[str, float]


@lru_cache(maxsize=1)
def load_names() -> NamesBook:
    """Return the packaged table, read once."""
    table = read_table("names")
    words = table["words"]
    return NamesBook(
        letters={ord(a): b for a, b in table["letters"].items()},
        keys=tuple((re.compile(row["from"]), row["to"]) for row in table["key"]),
        particles=frozenset(words["particles"]),
        titles=frozenset(words["titles"]),
        suffixes=frozenset(words["suffixes"]),
        armed=frozenset(words["armed"]),
        groups={n: i for i, group in enumerate(table["same"]["groups"]) for n in group},
        weights=dict(table["weights"]),
    )
