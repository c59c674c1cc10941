"""States, organisations and places across articles."""

from collections import defaultdict
from collections.abc import Sequence

from tidings.readers.names import fold_letters
from tidings.story.identity.clusters import Cluster, Known, arrival
from tidings.values import Actor


def link_others(others: Sequence[Known]) -> list[Cluster]:
    """States by code, organisations by name and country; the unnamed never across articles."""
    groups: dict[tuple[object, ...], Cluster] = {}
    for known in sorted(others, key=arrival):
        key = _group_key(known)
        cluster = groups.setdefault(key, Cluster([]))
        if cluster.known:
            why = _other_reason(known, cluster.known[0])
            if why not in cluster.why:
                cluster.why.append(why)
        cluster.known.append(known)
    return _join_countryless(groups)


def _group_key(known: Known) -> tuple[object, ...]:
    actor = known.actor
    if actor.kind == "unnamed":
        return ("unnamed", *known.member)
    name = bare_name(actor.name)
    if actor.kind == "government" and actor.country and (not actor.role) and is_state(actor):
        return ("state", actor.country)
    return (actor.kind if actor.kind == "place" else "body", name, actor.country)


def is_state(actor: Actor) -> bool:
    """Tell whether an actor is a state itself (a government named by nothing but its country)."""
    return (
        actor.kind == "government"
        and actor.country is not None
        and actor.sector in (None, "GOV")
        and (len(bare_name(actor.name).split()) <= 2 and "administration" not in actor.name.lower())
    )


_GENERIC = frozenset(
    {"the", "of", "for", "government", "u.s.", "us", "a", "an", "department", "ministry", "office"}
)  # fmt: skip


def bare_name(name: str) -> str:
    """Return an organisation's name for comparison: folded, without article and dots."""
    words = fold_letters(name).replace("’", "'").removesuffix("'s").split()
    kept = [w.strip(".,") for w in words if w not in _GENERIC]
    return " ".join(kept) or fold_letters(name)


def _other_reason(known: Known, other: Known) -> str:
    if known.actor.country and known.actor.country == other.actor.country:
        return f"same name and country ({known.actor.country})"
    return "same name, nothing contrary"


def _join_countryless(groups: dict[tuple[object, ...], Cluster]) -> list[Cluster]:
    """Join a body told without its country to the only body of that name that has one."""
    homes: dict[tuple[object, object], list[tuple[object, ...]]] = defaultdict(list)
    for key in groups:
        if len(key) == 3 and key[0] != "unnamed" and key[2] is not None:
            homes[(key[0], key[1])].append(key)
    for key in [k for k in groups if len(k) == 3 and k[0] != "unnamed" and k[2] is None]:
        fitting = homes.get((key[0], key[1]), [])
        if len(fitting) == 1:
            cluster = groups.pop(key)
            groups[fitting[0]].known.extend(cluster.known)
            groups[fitting[0]].why.append("the only one of that name in the story")
    return list(groups.values())
