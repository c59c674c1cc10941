"""One name read as several kinds: a town as a person, an armed group as a place, a state's ground.

What one article tells of a name settles what the bare name is in the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tidings.codebook.names import load_names
from tidings.readers.names import fold_letters
from tidings.story.identity.bodies import is_state
from tidings.story.identity.bodies_named import LIKELY, add_known
from tidings.story.identity.clusters import Cluster
from tidings.values.reading import ActorKind

SETTLED = ("organisation", "place")


def join_namesakes(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Return the clusters, those of which only a name is told given to its one told bearer.

    A body with a sector is told, else a place; where two bear the name, nothing is joined.
    """
    by_name: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for name in _names(cluster):
            by_name[name].append(cluster)
    gone: set[int] = set()
    for same in by_name.values():
        here = [c for c in same if id(c) not in gone]
        bearer = _bearer(here) if len(here) > 1 else None
        if bearer is not None:
            rest = [c for c in here if c is not bearer[0] and _plain(c)]
            _give(bearer[0], rest, bearer[1])
            gone |= {id(c) for c in rest}
    return _grounds(_armed([c for c in clusters if id(c) not in gone]))


def _names(cluster: Cluster) -> set[str]:
    return {_bare(k.actor.name) for k in cluster.known}


def _bare(name: str) -> str:
    return fold_letters(name).removeprefix("the ")


def _kinds(cluster: Cluster) -> set[str]:
    return {k.actor.kind for k in cluster.known}


def _plain(cluster: Cluster) -> bool:
    """Tell whether nothing but one name is told of a body, a place or a person."""
    return (
        len(_names(cluster)) == 1
        and _kinds(cluster) <= {*SETTLED, "person"}
        and not any(
            k.actor.sector or k.actor.country or k.actor.role or k.actor.gender
            for k in cluster.known
        )
        and not any(k.name.full for k in cluster.known if k.actor.kind == "person")
    )


def _bearer(same: Sequence[Cluster]) -> tuple[Cluster, ActorKind] | None:
    """Return whom a bare name means, and what it is; none where two may be meant."""
    if any("person" in _kinds(c) and not _plain(c) for c in same):
        return None
    bodies = [c for c in same if "organisation" in _kinds(c) and not _plain(c)]
    places = [c for c in same if _kinds(c) == {"place"}]
    if len(bodies) == 1 and any(k.actor.sector for k in bodies[0].known):
        return bodies[0], "organisation"
    return (places[0], "place") if len(places) == 1 and not bodies else None


def _give(to: Cluster, rest: Iterable[Cluster], kind: ActorKind) -> None:
    for cluster in rest:
        to.kind = kind
        why = "the only one of that name in the story"
        add_known(to, cluster.known, "only one of that name", LIKELY, why)


def _armed(clusters: list[Cluster]) -> list[Cluster]:
    """Give "rebels" to the only armed group that the story names, in articles that name it."""
    named = [
        c
        for c in clusters
        if "organisation" in _kinds(c) and any(k.actor.sector == "REB" for k in c.known)
    ]
    if len(named) != 1:
        return clusters
    group = named[0]
    orders = {k.order for k in group.known}
    left: list[Cluster] = []
    for cluster in clusters:
        plain = _kinds(cluster) == {"group"} and _names(cluster) <= load_names().armed
        theirs = [k for k in cluster.known if plain and not k.actor.country and k.order in orders]
        if theirs:
            group.kind = "organisation"
            why = f"“{theirs[0].actor.name}”: no other armed group is named"
            add_known(group, theirs, "only armed group", LIKELY, why)
            cluster.known = [k for k in cluster.known if k not in theirs]
        if cluster.known:
            left.append(cluster)
    return left


def _grounds(clusters: list[Cluster]) -> list[Cluster]:
    """Join a state's ground ("in Chad") to the state, where the story tells of both."""
    states: dict[tuple[str, str | None], Cluster] = {
        (_bare(k.actor.name), k.actor.country): c
        for c in clusters
        for k in c.known
        if is_state(k.actor)
    }
    left: list[Cluster] = []
    for cluster in clusters:
        first = cluster.known[0].actor
        state = states.get((_bare(first.name), first.country))
        if state is None or _kinds(cluster) != {"place"}:
            left.append(cluster)
            continue
        state.kind = "government"
        add_known(state, cluster.known, "ground", LIKELY, f"its ground, “{first.name}”")
    return left
