"""Who held power in which state and when, from holders.tsv (made by bench/make_holders.py)."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

SPELL = ";"  # stands between two spells of one person


class Spell(NamedTuple):
    """A time that somebody held a place: state (ISO3), PLOVER sector, first and last day (ISO)."""

    state: str
    sector: str
    first: str
    last: str


Holders = Mapping[str, tuple[Spell, ...]]


def fold_name(name: str) -> str:
    """Return a name in lower-case letters without accents and hyphens, by which it is looked up."""
    plain = unicodedata.normalize("NFKD", name.replace("-", " ").lower())
    return " ".join("".join(c for c in plain if c.isalpha() or c == " ").split())


@cache
def load_holders() -> Holders:
    """Return the spells of each person of the packaged table, by folded name."""
    text = files("tidings.codebook").joinpath("holders.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {
        name: tuple(Spell(*one.split(" ")) for one in spells.split(SPELL)) for name, spells in rows
    }
