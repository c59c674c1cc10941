"""Persons named without their office: state and sector by who held power on the article's day."""

from dataclasses import replace

from tidings.codebook.known import Holders, fold_name
from tidings.readers.actors.cast import Cast
from tidings.values import Actor, Interval


def with_offices(cast: Cast, published: Interval, holders: Holders) -> Cast:
    """Return the cast with state and sector of those whom only the table knows.

    The article's own words come first: nothing is added to a person for whom it gives a role, a
    sector or another state. The table must tell one state and sector for every day on which the
    article may have been published.
    """
    first, last = published.earliest, published.latest
    if first is None or last is None:
        return cast
    actors = tuple(_placed(actor, first[:10], last[:10], holders) for actor in cast.actors)
    return cast if actors == cast.actors else replace(cast, actors=actors)


def _placed(actor: Actor, first: str, last: str, holders: Holders) -> Actor:
    if actor.kind != "person" or actor.role is not None or actor.sector is not None:
        return actor
    held = [s for s in holders.get(fold_name(actor.name), ()) if s.holds(first, last)]
    told = {(s.state, s.sector) for s in held}
    if len(told) != 1:
        return actor
    state, sector = told.pop()
    if state and actor.country not in {None, state}:
        return actor
    return replace(actor, country=state or actor.country, sector=sector)
