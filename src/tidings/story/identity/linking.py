"""Mentions → actors: who in one article is whom in another, with the reason for each link.

A link needs evidence and no contradiction (another given name, country or generation); where two
would fit, none is taken. A person's judgement overrides what the rules found. Whatever order the
readings come in, the same actors are found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tidings.codec import short_id
from tidings.readers.names import parse_name
from tidings.story.identity.bodies import link_others, setting_of
from tidings.story.identity.clusters import Cluster, Link, Member, arrival
from tidings.story.identity.described import join_described, join_mistaken
from tidings.story.identity.judged import apply_judgements
from tidings.story.identity.matching import known_of, link_persons
from tidings.story.identity.mistaken import sort_kinds
from tidings.story.identity.namesakes import join_namesakes
from tidings.story.identity.pointing import actor_id
from tidings.story.identity.ruled import rulings_of
from tidings.story.identity.standpoints import with_standpoints
from tidings.story.identity.tree import placed
from tidings.values import Judgement, Reading, Ruling, StoryActor


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who is who in a story."""

    actors: tuple[StoryActor, ...]
    ids: dict[Member, str]
    by_id: dict[str, StoryActor]
    rulings: dict[str, tuple[Ruling, ...]] = field(default_factory=dict)
    """For each actor what the rules ruled: what joined its members, then the near misses."""

    def of(self, article: str, ref: int) -> str:
        """Return the id of the story's actor for one article's actor."""
        return self.ids[(article, ref)]

    def all_of(self, article: str, refs: Iterable[int]) -> tuple[str, ...]:
        """Return the story's actors for an article's, in order, none twice."""
        return tuple(dict.fromkeys(self.ids[(article, r)] for r in refs))


def link_actors(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    stories: Mapping[str, str] | None = None,
) -> Identity:
    """Return the actors of a story, or of several.

    They are taken in order of publication, whatever order they come in. `stories` gives each
    article's story by its id, where they are of several: what is plain within a story (a surname, a
    common name) is not beyond it.
    """
    readings = sorted(readings, key=_publication)
    known = known_of(readings, stories or {})
    persons, others = sort_kinds(known, readings)
    bodies = link_others(others, setting_of(readings))
    linked = join_mistaken(link_persons(persons), bodies, readings)
    links = [link for c in linked for link in c.links]
    clusters = join_described(join_namesakes(linked), readings)
    links = list(dict.fromkeys([*links, *(link for c in clusters for link in c.links)]))
    clusters = apply_judgements(clusters, readings, judgements)
    counts = _mention_counts(readings)
    actors = sorted((_story_actor(c, counts) for c in clusters), key=lambda a: a[0])
    found = placed(with_standpoints(_ids_apart([a for _, a in actors]), readings))
    ids = {m: a.id for a in found for m in a.members}
    return Identity(
        actors=found,
        ids=ids,
        by_id={a.id: a for a in found},
        rulings=_rulings(links, ids, readings),
    )


def _publication(reading: Reading) -> tuple[str, str]:
    return (reading.published.earliest or reading.published.latest or "9999", reading.article.id)


def _rulings(
    links: Iterable[Link], ids: dict[Member, str], readings: Sequence[Reading]
) -> dict[str, tuple[Ruling, ...]]:
    by_article = {r.article.id: r for r in readings}
    concern: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        for ident in dict.fromkeys((ids[link.first], ids[link.second])):
            concern[ident].append(link)
    return {i: rulings_of(own, ids, by_article) for i, own in concern.items()}


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
