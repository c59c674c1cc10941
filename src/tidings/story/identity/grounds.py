"""Which states an article tells of: whose "Foreign Ministry" it means where it does not say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tidings.values import Reading

CLEAR = 2
"""How many times as often as any other a state is told of in an article that is about it."""
FEW = 3
"""Mentions under which no state leads another."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The states of an article, and the one that it is about, where one leads."""

    states: frozenset[str]
    home: str | None


NOWHERE = Ground(frozenset(), None)


def grounds_of(readings: Sequence[Reading]) -> Mapping[str, Ground]:
    """Return by article what states its actors are of; outlets tell nothing of what it is about."""
    return {r.article.id: _ground(r) for r in readings}


def _ground(reading: Reading) -> Ground:
    told: Counter[str] = Counter()
    for mention in reading.mentions:
        actor = reading.actors[mention.actor]
        if actor.country and actor.sector != "MED" and mention.form != "pronoun":
            told[actor.country] += 1
    for actor in reading.actors:
        if actor.country and actor.sector != "MED":
            told[actor.country] += 0 if told[actor.country] else 1
    ranked = told.most_common(2)
    if not ranked:
        return NOWHERE
    state, often = ranked[0]
    rival = ranked[1][1] if len(ranked) > 1 else 0
    leads = rival == 0 or (often >= FEW and often >= CLEAR * rival)
    return Ground(frozenset(told), state if leads else None)
