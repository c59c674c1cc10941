"""Heads of names that bear a person's name and are no person: airports, prizes, ships, storms."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from tidings.codebook.tables import inverse, read_table
from tidings.values.reading import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAfter:
    """Words in lower case. `after` and `before` map a head to the kind of actor, or none.

    `surnames` are heads that are surnames too, `ways` those of them that a name of two words or
    more before them shows to be none, `small_*` those that may stand in small letters;
    `marks` are all words that may begin or end such a name, `between` what may stand between a
    name and the head after it.
    """

    after: Mapping[str, ActorKind | None]
    before: Mapping[str, ActorKind | None]
    surnames: frozenset[str]
    ways: frozenset[str]
    small_after: frozenset[str]
    small_before: frozenset[str]
    between: frozenset[str]
    storms: frozenset[str]
    grounds: frozenset[str]
    marks: frozenset[str]


@cache
def load_named_after() -> NamedAfter:
    """Return the packaged table."""
    table = read_table("named_after")
    return NamedAfter(
        after=_heads(table["after"]),
        before=_heads(table["before"]),
        surnames=frozenset(table["after"]["surnames"]),
        ways=frozenset(table["after"]["ways"]),
        small_after=frozenset(table["after"]["small"]),
        small_before=frozenset(table["before"]["small"]),
        between=frozenset(table["after"]["between"]),
        storms=frozenset(table["before"]["storms"]),
        grounds=frozenset(table["before"]["grounds"]),
        marks=frozenset((*_heads(table["after"]), *_heads(table["before"]), "the", ","))
        | frozenset(table["before"]["grounds"]),
    )


def _heads(rows: Mapping[str, list[str]]) -> dict[str, ActorKind | None]:
    kinds = {k: rows[k] for k in ("place", "organisation", "")}
    return {word: cast(ActorKind, kind) if kind else None for word, kind in inverse(kinds).items()}
