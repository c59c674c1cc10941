"""The table of organisations' names: translations, legal forms, abbreviations, states."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tidings.codebook.actors import Phrases, load_actors
from tidings.codebook.tables import inverse, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class BodiesBook:
    """`same` gives a folded word the one that stands for it; `general` words tell little alone.

    `abbreviations` gives each its expansions, `states` a foreign word its state, `phrases` are the
    English names of states.
    """

    small: frozenset[str]
    legal: frozenset[str]
    loose: frozenset[str]
    english: frozenset[str]
    vessel: frozenset[str]
    telling: frozenset[str]
    same: Mapping[str, str]
    general: frozenset[str]
    abbreviations: Mapping[str, tuple[str, ...]]
    states: Mapping[str, str]
    phrases: Phrases


@lru_cache(maxsize=1)
def load_organisation_names() -> BodiesBook:
    """Return the packaged table, read once."""
    table = read_table("organisation_names")
    words = table["words"]
    same = {key: value.split() for key, value in table["same"].items()}
    return BodiesBook(
        small=frozenset(words["small"]),
        legal=frozenset(words["legal"]),
        loose=frozenset(words["loose"]),
        english=frozenset(words["english"]),
        vessel=frozenset(words["vessel"]),
        telling=frozenset(words["telling"]),
        same=inverse(same),
        general=frozenset(same) | frozenset(words["loose"]),
        abbreviations={key: tuple(value) for key, value in table["abbreviations"].items()},
        states=inverse({key: value.split() for key, value in table["states"].items()}),
        phrases=load_actors().phrases,
    )
