"""How one thing is told twice, from passages.toml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tidings.codebook.tables import inverse, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagesBook:
    """The tables of `passages.toml`; `kindred` gives the head of each near-synonym.

    A word of two ("hand over") stands in `kindred` with a low line for its space.
    """

    pointing: frozenset[str]
    abbreviations: frozenset[str]
    telling: frozenset[str]
    kindred: Mapping[str, str]
    boilerplate: re.Pattern[str]


@cache
def load_passages() -> PassagesBook:
    """Return the packaged table, read once."""
    table = read_table("passages")
    return PassagesBook(
        pointing=frozenset(table["pointing"].split()),
        abbreviations=frozenset(table["abbreviations"].split()),
        telling=frozenset(table["telling"].split()),
        boilerplate=re.compile("|".join(table["boilerplate"]), re.IGNORECASE),
        kindred=inverse({head: words.split() for head, words in table["kindred"].items()}),
    )
