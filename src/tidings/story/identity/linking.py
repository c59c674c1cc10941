"""Mentions → actors: who in one article is whom in another, with the reason for each link.

A link needs evidence and no contradiction (another given name, country or generation); where two
would fit, none is taken. A person's judgement overrides what the rules found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tidings.codec import short_id
from tidings.readers.names import PersonName, parse_name
from tidings.story.identity.bodies import link_others
from tidings.story.identity.clusters import Cluster, Known, Member, arrival
from tidings.story.identity.described import join_described, join_mistaken
from tidings.story.identity.judged import apply_judgements
from tidings.story.identity.namesakes import join_namesakes
from tidings.story.identity.persons import clash, compatible_roles, full_match, surname_match
from tidings.story.identity.pointing import actor_id
from tidings.values import Judgement, Reading, StoryActor


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who is who in a story."""

    actors: tuple[StoryActor, ...]
    ids: dict[Member, str]
    by_id: dict[str, StoryActor]

    def of(self, article: str, ref: int) -> str:
        """Return the id of the story's actor for one article's actor."""
        return self.ids[(article, ref)]

    def all_of(self, article: str, refs: Iterable[int]) -> tuple[str, ...]:
        """Return the story's actors for an article's, in order, none twice."""
        return tuple(dict.fromkeys(self.ids[(article, r)] for r in refs))


def link_actors(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> Identity:
    """Return the actors of a story. `readings` stand in order of publication."""
    known = [
        Known((r.article.id, ref), order, actor, parse_name(actor.name))
        for order, r in enumerate(readings)
        for ref, actor in enumerate(r.actors)
    ]
    persons = [k for k in known if k.actor.kind == "person"]
    others = [k for k in known if k.actor.kind != "person"]
    linked = join_mistaken(_link_persons(persons), link_others(others))
    clusters = join_described(join_namesakes(linked), readings)
    clusters = apply_judgements(clusters, readings, judgements)
    counts = _mention_counts(readings)
    actors = sorted((_story_actor(c, counts) for c in clusters), key=lambda a: a[0])
    found = _ids_apart([a for _, a in actors])
    return Identity(
        actors=found,
        ids={m: a.id for a in found for m in a.members},
        by_id={a.id: a for a in found},
    )


def _link_persons(persons: Sequence[Known]) -> list[Cluster]:
    """Cluster full names first, the commonest before its variants, then surnames alone.

    Each joins its only fitting cluster; where two fit, neither is taken.
    """
    clusters: list[Cluster] = []
    by_key: dict[str, list[Cluster]] = defaultdict(list)
    often = Counter(k.name for k in persons)
    first: dict[PersonName, int] = {}
    for known in persons:
        first[known.name] = min(known.order, first.get(known.name, known.order))
    full = sorted(
        (k for k in persons if k.name.full),
        key=lambda k: (-often[k.name], first[k.name], arrival(k)),
    )
    bare = sorted((k for k in persons if not k.name.full), key=arrival)
    beside: dict[int, list[Known]] = defaultdict(list)
    for known in full:
        beside[known.order].append(known)
    for known in (*full, *bare):
        fitting = _fitting(known, by_key)
        doubtful = not known.name.full and _has_rival(known, beside[known.order])
        if len(fitting) == 1 and not doubtful:
            cluster, why = fitting[0]
            cluster.known.append(known)
            if why not in cluster.why:
                cluster.why.append(why)
        else:
            cluster = Cluster([known])
            if doubtful:
                cluster.why.append(f"unsure: its article has another “{known.actor.name}”")
            elif fitting:
                cluster.why.append(f"unsure: “{known.actor.name}” may be any of {len(fitting)}")
            clusters.append(cluster)
        for key in _keys(known.name):
            if not any(c is cluster for c in by_key[key]):
                by_key[key].append(cluster)
    return clusters


def _has_rival(known: Known, beside: Sequence[Known]) -> bool:
    """Tell whether the article names others by that surname, and yet kept this one apart."""
    return any(
        surname_match(known.name, k.name)
        and clash(known.name, known.actor, k.name, k.actor) is None
        for k in beside
    )


def _keys(name: PersonName) -> set[str]:
    """Return the blocks a name is looked up in: each part's key and its sorted letters."""
    keys = {p.key for p in name.parts if not p.initial}
    return keys | {"".join(sorted(p.text)) for p in name.parts if len(p.text) > 4}


def _fitting(known: Known, by_key: dict[str, list[Cluster]]) -> list[tuple[Cluster, str]]:
    candidates: dict[int, Cluster] = {}
    for key in _keys(known.name):
        candidates.update({id(c): c for c in by_key.get(key, ())})
    found = [(c, why) for c in candidates.values() if (why := _why_same(known, c)) is not None]
    exact = [(c, why) for c, why in found if any(k.name == known.name for k in c.known)]
    return exact if len(exact) == 1 else found


def _why_same(known: Known, cluster: Cluster) -> str | None:
    """Return why an actor is the cluster's person, or none where it may not be."""
    if any(clash(known.name, known.actor, k.name, k.actor) for k in cluster.known):
        return None
    if any(k.order == known.order and not _one_name(k, known) for k in cluster.known):
        return None
    if not known.name.full:
        return _why_surname(known, cluster)
    for other in cluster.known:
        why = full_match(known.name, known.actor, other.name, other.actor)
        if why is not None:
            return why
    return None


def _one_name(a: Known, b: Known) -> bool:
    """Tell whether one article's two actors bear one name, or one with words strayed onto it.

    The article's reader kept others apart, and so do we.
    """
    x, y = sorted((a.name.parts, b.name.parts), key=len)
    return len(x) > 1 and x == y[: len(x)]


def _why_surname(known: Known, cluster: Cluster) -> str | None:
    """A surname alone needs a full name in the story, or the same office, and nothing contrary."""
    for other in cluster.known:
        if not surname_match(known.name, other.name):
            continue
        roles = compatible_roles(known.actor.role, other.actor.role)
        country = known.actor.country is not None and known.actor.country == other.actor.country
        if other.name.full and (roles is not False or country):
            return f"surname of “{other.actor.name}”, the only one of that name in the story"
        if roles and country:
            return f"same surname, role and country as “{other.actor.name}”"
    return None


def _mention_counts(readings: Sequence[Reading]) -> Counter[Member]:
    return Counter(
        (r.article.id, m.actor) for r in readings for m in r.mentions if m.form == "name"
    )


def _story_actor(cluster: Cluster, counts: Counter[Member]) -> tuple[tuple[int, int], StoryActor]:
    ordered = sorted(cluster.known, key=arrival)
    names: Counter[str] = Counter()
    for known in ordered:
        if known.actor.kind == "unnamed" and cluster.named:
            continue  # "American president" is no name of his
        names[known.actor.name] += max(1, counts[known.member])
    first = ordered[0]
    fullest = max(names, key=lambda n: (parse_name(n).full, names[n], len(n), n))
    person = any(k.actor.kind == "person" for k in ordered)
    kind = cluster.kind or ("person" if person else first.actor.kind)
    name = fullest if kind == "person" else names.most_common(1)[0][0]
    roles = Counter(k.actor.role for k in ordered if k.actor.role)
    actor = StoryActor(
        id=actor_id(first.member[0], first.actor),
        name=name,
        kind=kind,
        role=max(roles, key=lambda r: (roles[r], len(r), r)) if roles else None,
        country=_most(k.actor.country for k in ordered),
        sector=_most(k.actor.sector for k in ordered),
        names=tuple(sorted(names.items(), key=lambda n: (-n[1], n[0]))),
        roles=tuple(roles),
        members=tuple(k.member for k in ordered),
        why=tuple(cluster.why) or ("told by one article",),
    )
    return (arrival(first), actor)


def _ids_apart(actors: Sequence[StoryActor]) -> tuple[StoryActor, ...]:
    """Return actors of one name in one article ("an official" twice) under ids of their own."""
    seen: set[str] = set()
    found = []
    for actor in actors:
        again = actor.id in seen
        ident = short_id(actor.id, actor.members[0][1]) if again else actor.id
        seen.add(ident)
        found.append(replace(actor, id=ident) if again else actor)
    return tuple(found)


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v is not None)
    return counts.most_common(1)[0][0] if counts else None


__all__ = ["Identity", "link_actors"]
