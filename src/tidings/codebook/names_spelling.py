"""The tables of spellings by tradition: rules for keys, and words that tell a tradition."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from tidings.codebook.tables import read_table

_AROUND = re.compile(r"\(\?<?[=!][^()]*\)")
_PLAIN = re.compile(r"\^?[a-zA-Z]+(?:\|[a-zA-Z]+)*\$?")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a pattern becomes, and what else it may become. `needs`: it can only match a word that
    holds one of these; empty where that is not told by its letters.
    """

    pattern: re.Pattern[str]
    to: str
    other: str | None
    needs: tuple[str, ...]


def _rule(source: str, to: str, other: str | None = None) -> Rule:
    bare = _AROUND.sub("", source)
    plain = _PLAIN.fullmatch(bare)
    return Rule(re.compile(source), to, other, tuple(bare.strip("^$").split("|")) if plain else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingBook:
    """`rules`: tradition → its rules, in order; `words`: tradition → words' keys."""

    rules: dict[str, tuple[Rule, ...]]
    words: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def load_spelling() -> SpellingBook:
    """Return the packaged tables, read once."""
    table = read_table("names_spelling")
    text = files("tidings.codebook").joinpath("name_traditions.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return SpellingBook(
        rules={
            tradition: tuple(_rule(*rule) for rule in part["rules"])
            for tradition, part in table.items()
        },
        words={tradition: frozenset(keys.split()) for tradition, keys in rows},
    )
