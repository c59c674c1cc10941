"""The ontology and word lists as packaged data. Each table is one TOML file with its source.

A room `x` of the readers has its own loader `codebook/x.py` with a frozen dataclass and a
`load_x()`; readers receive the values and never load anything.
"""

from dataclasses import dataclass
from functools import cache

from tidings.codebook.actors import ActorsBook, load_actors
from tidings.codebook.text import TextBook, load_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All tables that reading one article rests on. `digest` changes when any table does."""

    text: TextBook
    actors: ActorsBook
    digest: str


@cache
def load_codebook() -> Codebook:
    """Return the packaged tables, read once."""
    from tidings.codebook.tables import tables_digest

    return Codebook(text=load_text(), actors=load_actors(), digest=tables_digest())
