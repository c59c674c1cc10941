"""The table of what shows that words with capitals are a person's name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tidings.codebook.tables import inverse, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsBook:
    """What persons' names are told by; words in lower case.

    `world` maps given names of the world to the gender they mark ("" where both); they prove a
    person only beside other evidence. `human` and `kin` are nouns for a human being alone,
    `governors` rule the place after "of", `things` are last words of what is named after one,
    `vessels` nouns before the name of a ship or a storm, `towns` first words of towns; `personal`
    is what only a human being does, `broad` what no town does; `doubtful` titles are names too,
    `articles` the Arabic ones that a hyphen joins, `namesakes`
    the words that tell of two persons of one name.
    """

    titles: Mapping[str, str]
    doubtful: frozenset[str]
    articles: frozenset[str]
    human: frozenset[str]
    kin: frozenset[str]
    governors: frozenset[str]
    things: frozenset[str]
    vessels: frozenset[str]
    towns: frozenset[str]
    personal: frozenset[str]
    broad: frozenset[str]
    namesakes: tuple[tuple[str, ...], ...]
    world: Mapping[str, str]


@cache
def load_persons() -> PersonsBook:
    """Return the packaged table."""
    table = read_table("persons")
    nouns, verbs = table["nouns"], table["verbs"]
    doubtful = frozenset(table["doubtful"]["titles"])
    world = read_table("given_names_world")["names"]
    return PersonsBook(
        titles={w: g for w, g in inverse(table["titles"]).items() if w not in doubtful},
        doubtful=doubtful,
        articles=frozenset(table["joined"]["articles"]),
        human=frozenset(nouns["human"].split()),
        kin=frozenset(nouns["kin"].split()),
        governors=frozenset(nouns["governors"].split()),
        things=frozenset(nouns["things"].split()),
        vessels=frozenset(nouns["vessels"].split()),
        towns=frozenset(nouns["towns"].split()),
        personal=frozenset(verbs["personal"].split()),
        broad=frozenset(verbs["broad"].split()),
        namesakes=tuple(tuple(p.split()) for p in table["namesakes"]["phrases"]),
        world=inverse({k: v.split() for k, v in world.items()}),
    )
