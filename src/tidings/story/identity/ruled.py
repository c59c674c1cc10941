"""What the rules ruled of who is whom, as values that name the words."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tidings.story.identity.clusters import Link, Member
from tidings.story.identity.pointing import point_to
from tidings.values import Reading, Reason, Ruling

MOST_JOINS = 12
MOST_NEAR = 5


def rulings_of(
    links: Iterable[Link], ids: Mapping[Member, str], readings: Mapping[str, Reading]
) -> tuple[Ruling, ...]:
    """Return an actor's rulings: the strongest that joined it, then the nearest misses.

    A join that no longer holds (a person's judgement, a name parted again) is left out, and a near
    miss whose two are one after all.
    """
    joins: list[Link] = []
    near: list[Link] = []
    for link in links:
        one = ids.get(link.first) == ids.get(link.second)
        if one == (link.verdict == "same"):
            (joins if one else near).append(link)
    kept = (
        *sorted(joins, key=_strength, reverse=True)[:MOST_JOINS],
        *sorted(near, key=_strength, reverse=True)[:MOST_NEAR],
    )
    return tuple(_ruling(link, readings) for link in kept)


def _strength(link: Link) -> float:
    return sum(r.weight for r in link.reasons)


def _ruling(link: Link, readings: Mapping[str, Reading]) -> Ruling:
    first, second = (point_to(readings[a], ref) for a, ref in (link.first, link.second))
    reasons = tuple(_with_company(r, link, readings) for r in link.reasons)
    return Ruling(verdict=link.verdict, subjects=(first, second), reasons=reasons)


def _with_company(reason: Reason, link: Link, readings: Mapping[str, Reading]) -> Reason:
    """Return a reason that says beside whom both are told of, as the two articles write it."""
    if reason.feature != "company":
        return reason
    mine = {readings[a].actors[ref].name for a, ref in (link.first, link.second)}
    here, there = (_company(readings[article]) for article, _ in (link.first, link.second))
    shared = [name for name in here if name in there and name not in mine]
    named = f": {', '.join(shared[:3])}" if shared else ""
    return replace(reason, why=f"{reason.why}{named}")


def _company(reading: Reading) -> list[str]:
    return [a.name for a in reading.actors if a.kind in ("person", "organisation")]
