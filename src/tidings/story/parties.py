"""Whether two accounts name one party: the same actor, or somebody and his state."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from tidings.readers.actors import acting_state
from tidings.story.stems import stem, words_of
from tidings.values import StoryActor

Actors = Mapping[str, StoryActor]

SAME = 1.0
STATE = 0.6
"""A person or body against its own state (a minister, his country)."""
BODIES = 0.4
"""Two bodies of one state (its army, its foreign ministry)."""
CALLED = 0.6
"""Two without a name that are called alike: "the drivers", "lorry drivers"."""
UNKNOWN = 0.2
"""One of the two is not named, and nothing is contrary."""
CONTRARY = -1.0


_BODIES_OF_MEMBERS = frozenset({"LEG", "JUD", "COP", "MIL"})
"""Sectors of which a body and its members are one party: "parliament", "deputies"."""


def party(actor: StoryActor) -> str:
    """Return what an actor is as a party: "Moscow" and "Russia" act as one state."""
    return acting_state(actor) or actor.id


def parties(actors: Actors, ids: Iterable[str]) -> frozenset[str]:
    """Return several actors as parties."""
    return frozenset(party(actors[i]) for i in ids)


def _one_name(a: StoryActor, b: StoryActor) -> bool:
    """Tell whether two persons of a story, held apart, have one whole name."""
    words = _words(a.name)
    return len(words) > 1 and set(words) == set(_words(b.name))


def _part(a: StoryActor, b: StoryActor) -> bool:
    """Tell whether one name is a part of the other: "the coast guard", "Norland's coast guard"."""
    x, y = set(_words(a.name)), set(_words(b.name))
    return bool(x and y) and (x <= y or y <= x)


def nameless(actor: StoryActor) -> bool:
    """Tell whether a name tells neither state nor sector: a ship's, a firm's, a village's."""
    named = actor.kind in ("organisation", "place")
    return named and actor.country is None and actor.sector is None


def likeness(a: StoryActor, b: StoryActor) -> float:
    """Return how well two actors may be one party, from SAME to CONTRARY."""
    if party(a) == party(b):
        return SAME
    if a.kind == b.kind == "person" and _one_name(a, b):
        return STATE
    if a.country and b.country and a.country != b.country:
        return CONTRARY
    if "unnamed" in (a.kind, b.kind) or "group" in (a.kind, b.kind):
        head = _head(a.name)
        if head and head == _head(b.name):
            return CALLED
        if a.country and a.country == b.country and "government" in (a.kind, b.kind):
            return STATE
        return BODIES if a.sector == b.sector in _BODIES_OF_MEMBERS else UNKNOWN
    if a.kind == "person" and b.kind == "person":
        return CONTRARY
    if nameless(a) or nameless(b):
        return UNKNOWN
    if "organisation" in (a.kind, b.kind) and not (a.country and b.country) and _part(a, b):
        return STATE
    if a.country is None or a.country != b.country:
        return UNKNOWN if "person" in (a.kind, b.kind) else CONTRARY
    if "government" in (a.kind, b.kind) or "place" in (a.kind, b.kind):
        return STATE
    return BODIES


@lru_cache(maxsize=16384)
def _words(name: str) -> tuple[str, ...]:
    return tuple(words_of(name))


@lru_cache(maxsize=16384)
def _head(name: str) -> str:
    """Return the stem of the noun by which somebody without a name is called."""
    words = words_of(name.split(" of ", maxsplit=1)[0].split(" in ", maxsplit=1)[0])
    return stem(words[-1]) if words else ""


def match(actors: Actors, xs: Sequence[str], ys: Sequence[str]) -> float | None:
    """Return how well two lists of parties agree (0 unknown … 1), or none where they do not.

    Everybody in the shorter list must have a counterpart in the longer one; an unnamed somebody
    may stand for anybody.
    """
    if not xs or not ys:
        return 0.0
    shorter, longer = (xs, ys) if len(xs) <= len(ys) else (ys, xs)
    total = 0.0
    for x in shorter:
        best = max(likeness(actors[x], actors[y]) for y in longer)
        if best < 0:
            return None
        total += best
    return total / len(shorter)


def side(actor: StoryActor) -> str:
    """Return whose side an actor is on: its country, or itself."""
    return actor.country or actor.id


def sides(actors: Actors, ids: Sequence[str]) -> frozenset[str]:
    """Return the sides of several actors."""
    return frozenset(side(actors[i]) for i in ids)
