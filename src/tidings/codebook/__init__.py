"""The ontology and word lists as packaged data. Each table is one file with its source.

A room `x` of the readers has its own loader `codebook/x.py` with a frozen dataclass and a
`load_x()`; readers receive the values and never load anything.
"""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from tidings.codebook.actors import ActorsBook, load_actors
from tidings.codebook.commitments import CommitmentsBook, load_commitments
from tidings.codebook.deed_weights import DeedWeights, load_deed_weights
from tidings.codebook.deeds import DeedsBook, load_deeds
from tidings.codebook.events import EventsBook, load_events
from tidings.codebook.known import Holders, load_known
from tidings.codebook.statements import StatementsBook, load_statements
from tidings.codebook.tables import tables_digest
from tidings.codebook.text import TextBook, load_text
from tidings.codebook.times import TimesBook, load_times


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All tables that reading one article rests on.

    `digest` changes when any table does; `version` is that of the package.
    """

    text: TextBook
    times: TimesBook
    actors: ActorsBook
    holders: Holders
    statements: StatementsBook
    events: EventsBook
    commitments: CommitmentsBook
    deeds: DeedsBook
    deed_weights: DeedWeights
    digest: str
    version: str


@cache
def load_codebook() -> Codebook:
    """Return the packaged tables, read once."""
    return Codebook(
        text=load_text(),
        times=load_times(),
        actors=load_actors(),
        holders=load_known(),
        statements=load_statements(),
        events=load_events(),
        commitments=load_commitments(),
        deeds=load_deeds(),
        deed_weights=load_deed_weights(),
        digest=tables_digest(),
        version=_version(),
    )


def _version() -> str:
    """Return the package's version; "0" in a checkout that was never installed."""
    try:
        return version("tidings")
    except PackageNotFoundError:
        return "0"
