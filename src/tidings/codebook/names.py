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
    given_too: frozenset[str]
    articles: frozenset[str]
    servant: frozenset[str]
    kunya: frozenset[str]
    fathers: frozenset[str]
    after: frozenset[str]
    arabic: frozenset[str]
    titles: frozenset[str]
    half_titles: frozenset[str]
    doubtful_titles: frozenset[str]
    honours: frozenset[str]
    suffixes: dict[str, str]
    regnal: frozenset[str]
    spelt_out: dict[int, str]
    japanese: re.Pattern[str]
    patronymic: re.Pattern[str]
    slavic_family: re.Pattern[str]
    armed: frozenset[str]
    groups: dict[str, int]
    before_given: frozenset[str]
    honorifics: frozenset[str]


@lru_cache(maxsize=1)
def load_names() -> NamesBook:
    """Return the packaged table, read once."""
    table = read_table("names")
    words = table["words"]
    return NamesBook(
        letters={ord(a): b for a, b in table["letters"].items()},
        keys=tuple((re.compile(row["from"]), row["to"]) for row in table["key"]),
        particles=frozenset(words["particles"]),
        given_too=frozenset(words["given_too"]),
        articles=frozenset(words["articles"]),
        servant=frozenset(words["servant"]),
        kunya=frozenset(words["kunya"]),
        fathers=frozenset(words["fathers"]),
        after=frozenset(words["after"]),
        arabic=frozenset(words["arabic"]),
        titles=frozenset(words["titles"]),
        half_titles=frozenset(words["half_titles"]),
        doubtful_titles=frozenset(words["doubtful_titles"]),
        honours=frozenset(words["honours"]),
        suffixes=dict(words["suffixes"]),
        regnal=frozenset(words["regnal"]),
        spelt_out={ord(a): b for a, b in table["spelt_out"].items()},
        japanese=re.compile(words["japanese"]),
        patronymic=re.compile(words["patronymic"]),
        slavic_family=re.compile(words["slavic_family"]),
        armed=frozenset(words["armed"]),
        groups={n: i for i, group in enumerate(table["same"]["groups"]) for n in group},
        before_given=frozenset(words["before_given"]),
        honorifics=frozenset(words["honorifics"]) | frozenset(words["titles"]),
    )
