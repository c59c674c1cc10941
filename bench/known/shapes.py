"""What every reader of a source yields: bodies, and spells in an office."""

from typing import NamedTuple


class FoundBody(NamedTuple):
    """A body as a source tells it; `kind` is a sector as codebook/organisations.toml has them."""

    name: str
    abbreviations: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    kind: str = ""
    state: str = ""
    parent: str = ""
    source: str = ""


class FoundSpell(NamedTuple):
    """A person's time in an office: days or months (ISO); `names` has the fullest form first."""

    names: tuple[str, ...]
    state: str
    sector: str
    office: str
    first: str
    last: str
    source: str


_PARTICLES = "al el bin ibn de da do dos del della van von der den the of la le ben"
PARTICLES = frozenset(_PARTICLES.split())
