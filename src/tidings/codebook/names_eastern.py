"""The table of names that begin with the family name: syllables, family names, spellings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tidings.codebook.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class EasternBook:
    """Chinese, Korean, Vietnamese, Hungarian and Japanese names.

    `chinese` gives each spelling of a family name its pinyin ones, `korean` its Revised one;
    `pinyin` holds all syllables, `wade` the pinyin that a Wade-Giles syllable may stand for.
    """

    pinyin: frozenset[str]
    wade: dict[str, tuple[str, ...]]
    chinese: dict[str, frozenset[str]]
    chinese_other: re.Pattern[str]
    korean: dict[str, frozenset[str]]
    korean_rules: tuple[tuple[re.Pattern[str], str], ...]
    korean_given: re.Pattern[str]
    korean_syllable: re.Pattern[str]
    vietnamese: frozenset[str]
    vietnamese_middles: frozenset[str]
    vietnamese_syllable: re.Pattern[str]
    hungarian_given: frozenset[str]
    hungarian: frozenset[str]
    japanese: frozenset[str]
    japanese_given: frozenset[str]


@lru_cache(maxsize=1)
def load_eastern() -> EasternBook:
    """Return the packaged table, read once."""
    table = read_table("names_eastern")
    chinese, korean, vietnamese = table["chinese"], table["korean"], table["vietnamese"]
    return EasternBook(
        pinyin=frozenset(
            initial + final
            for initial, finals in chinese["syllables"].items()
            for final in finals.split()
        ),
        wade={k: tuple(v.split()) for k, v in chinese["wade_giles"].items()},
        chinese=_spellings(chinese["families"]),
        chinese_other=re.compile(chinese["other_syllable"]),
        korean=_spellings(korean["families"]),
        korean_rules=tuple((re.compile(a), b) for a, b in korean["rules"]),
        korean_given=re.compile(f"(?:{korean['syllable']}){{1,2}}"),
        korean_syllable=re.compile(korean["syllable"]),
        vietnamese=frozenset(vietnamese["families"]),
        vietnamese_middles=frozenset(vietnamese["middles"]),
        vietnamese_syllable=re.compile(vietnamese["syllable"]),
        hungarian_given=frozenset(table["hungarian"]["given"]),
        hungarian=frozenset(table["hungarian"]["families"]),
        japanese=frozenset(table["japanese"]["families"]),
        japanese_given=frozenset(table["japanese"]["given"]),
    )


def _spellings(families: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Turn family name → spellings into spelling → family names."""
    found: dict[str, set[str]] = {}
    for name, spellings in families.items():
        for spelling in {name, *spellings.replace("-", "").split()}:
            found.setdefault(spelling, set()).add(name)
    return {spelling: frozenset(names) for spelling, names in found.items()}
