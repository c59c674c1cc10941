"""Words by which a capital is told as those who govern from it, or as ground."""

from dataclasses import dataclass
from functools import cache

from tidings.codebook.tables import read_table


@dataclass(frozen=True, slots=True)
class Metonyms:
    """`minded` says what a will is like, `dealings` what one is in; `means` how a speaker calls."""

    minded: frozenset[str]
    dealings: frozenset[str]
    means: frozenset[str]


@cache
def load_metonyms() -> Metonyms:
    """Return the packaged words."""
    words = read_table("metonyms")["acting"]
    return Metonyms(*(frozenset(words[k]) for k in ("minded", "dealings", "means")))
