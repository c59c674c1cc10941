"""The tables of spellings by tradition: rules for keys, and words that tell a tradition."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from tidings.codebook.tables import read_table

Rule = tuple[re.Pattern[str], str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingBook:
    """`rules`: tradition → (pattern, outcome, other outcome); `words`: tradition → words' keys."""

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
            tradition: tuple(
                (re.compile(rule[0]), rule[1], rule[2] if len(rule) > 2 else None)
                for rule in part["rules"]
            )
            for tradition, part in table.items()
        },
        words={tradition: frozenset(keys.split()) for tradition, keys in rows},
    )
