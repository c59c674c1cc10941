"""Actors over all stories: who is meant by a name, their pages, and judgements on who is whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tidings.desk.asked import Asked, families, sounds
from tidings.desk.records import Records, entries_of
from tidings.errors import NotFound
from tidings.readers.names import fold_letters
from tidings.store import Store, View
from tidings.store.rows import CastRow
from tidings.story.accounts import publication_key
from tidings.story.fold import told_readings
from tidings.story.identity import Identity, link_actors
from tidings.story.identity.judged import settled
from tidings.story.identity.parts import parts_of
from tidings.story.identity.pointing import actor_id, pointed
from tidings.story.timeline import date_key
from tidings.values import Coverage, Judgement, Reading, Story, StoryActor
from tidings.values.desk import ActorPage, NearMiss, Office, StorySummary
from tidings.values.identity import Ruling, Settled

ROUNDS = 4
"""How often the other spellings of those found are looked for in further stories."""
STORIES_READ = 40
"""Stories read together to tell who is whom, the latest that name somebody so."""
STORIES_TOLD = 15
"""Stories of one actor whose record is on its page, the latest; the others are only listed."""
MUST, MAY, BESIDE = 0, 1, 2
"""How early a story is read: a judgement or id leads to it; somebody is so named; or has the same
surname, so that who is whom does not hang on the words asked."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The stories in which somebody may be named, read together."""

    readings: tuple[Reading, ...]
    stories: dict[str, str]  # article → story
    judged: tuple[Judgement, ...]
    identity: Identity
    found: tuple[StoryActor, ...]
    others: tuple[StoryActor, ...] = ()
    unread: tuple[CastRow, ...] = ()

    def of(self, member: tuple[str, int]) -> StoryActor:
        """Return the actor that an article's actor is."""
        return self.identity.by_id[self.identity.ids[member]]


@dataclass(slots=True)
class Actors:
    """Answers who somebody is, from the store and the folds."""

    store: Store
    records: Records

    def pages(self, name: str) -> tuple[ActorPage, ...]:
        """Return a page for each actor of that name or id, over all stories. Raises NotFound."""
        scene = self.scene(name)
        summaries = {s.id: s for s in self.records.summaries()}
        return tuple(self._page(a, scene, summaries) for a in scene.found)

    def scene(self, name: str) -> Scene:
        """Return who may be meant by a name or id, with all the stories they are in.

        Who is whom is asked over all these stories at once: each story knows only its own.
        Raises NotFound where nobody is.
        """
        asked = Asked(name)
        with self.store.view() as view:
            cast = tuple(view.cast())
            judged = view.judgements()
            latest = {s.id: n for n, s in enumerate(view.stories())}
            named = [row for row in cast if asked.names(row)]
            members = asked.identified(named)
            wanted = {row.story: MAY for row in named}
            wanted |= {row.story: MUST for row in named if (row.article, row.ref) in members}
            beside = families(row.name for row in named if row.kind == "person")
            told: dict[str, tuple[Reading, ...]] = {}
            for _ in range(ROUNDS):
                ranked = sorted(wanted, key=lambda s: (wanted[s], latest[s]))
                for story in ranked[:STORIES_READ]:
                    if story not in told:
                        told[story] = told_readings(entries_of(view, story))
                scene = _linked(told, judged, asked, members)
                further = _further(scene, cast, beside)
                if all(wanted.get(s, BESIDE + 1) <= late for s, late in further.items()):
                    break
                wanted = {
                    s: min(wanted.get(s, BESIDE), further.get(s, BESIDE))
                    for s in {**wanted, **further}
                }
        if not scene.found:
            raise NotFound(
                f"No actor is held under {name!r}; `tidings story` names those of a story."
            )
        return replace(scene, unread=tuple(r for r in cast if r.story in wanted.keys() - told))

    def named(self, words: str) -> tuple[StoryActor, ...]:
        """Return all actors one of whose names has all the words."""
        try:
            scene = self.scene(words)
        except NotFound:
            return ()
        return (*scene.found, *scene.others)

    def knows(self, name: str) -> bool:
        """Tell whether some article's actor bears that id, or a name with all its words."""
        asked = Asked(name)
        with self.store.view() as view:
            return any(map(asked.names, view.cast()))

    def judged(self, judgement: Judgement) -> tuple[StoryActor, ...]:
        """Return who a judgement's sides are now, each once."""
        found: dict[str, StoryActor] = {}
        for side in judgement.sides:
            for pointer in side:
                with self.store.view() as view:
                    reading = view.reading(pointer.article)
                member = pointed(reading, pointer)
                if reading is not None and member is not None:
                    ident = actor_id(pointer.article, reading.actors[member[1]])
                    now = self.scene(ident).of(member)
                    found[now.id] = now
                    break
        return tuple(found.values())

    def settled(self) -> tuple[Settled, ...]:
        """Return the judgements on actors in force, oldest first, and what became of each."""
        with self.store.view() as view:
            return settled_of(view, view.judgements())

    def _page(
        self, actor: StoryActor, scene: Scene, summaries: Mapping[str, StorySummary]
    ) -> ActorPage:
        mine = {scene.stories[a] for a, _ in actor.members} | _so_called(actor, scene)
        within = tuple(s for s in summaries.values() if s.id in mine)
        read = [s.id for s in within if s.id in scene.stories.values()]
        told = [self.records.story(ident) for ident in read[:STORIES_TOLD]]
        members = frozenset(actor.members)
        events, said = [], []
        for story in told:
            ids = {a.id for a in story.actors if not members.isdisjoint(a.members)}
            events += [(story.id, e) for e in story.events if ids & {*e.source, *e.target}]
            said += [(story.id, s) for s in story.statements if ids & set(s.speakers)]
        rulings = scene.identity.rulings.get(actor.id, ())
        return ActorPage(
            actor=actor,
            stories=within,
            events=tuple(sorted(events, key=lambda x: date_key(x[1].when))),
            statements=tuple(sorted(said, key=lambda x: date_key(x[1].when))),
            untold=len(within) - len(told),
            coverage=_coverage(told),
            offices=offices_of(actor, scene.readings),
            rulings=tuple(r for r in rulings if r.verdict == "same"),
            others=scene.others,
            above=tuple(_above(actor, scene)),
            below=tuple(a for a in scene.identity.actors if a.within == actor.id),
            near=tuple(_near_misses(actor, rulings, scene)),
            parts=parts_of(actor, scene.readings, rulings),
            judged=self._judged(scene, actor),
        )

    def _judged(self, scene: Scene, actor: StoryActor) -> tuple[Settled, ...]:
        """Return the judgements that concern an actor, as all that is held settles them."""
        mine = set(actor.members)
        by_article = {r.article.id: r for r in scene.readings}
        concern = {
            j.id
            for j in scene.judged
            if j.about == "actor"
            and any(pointed(by_article.get(p.article), p) in mine for p in j.subjects)
        }
        if not concern:
            return ()
        with self.store.view() as view:
            return tuple(s for s in settled_of(view, scene.judged) if s.judgement.id in concern)


def settled_of(view: View, judged: Sequence[Judgement]) -> tuple[Settled, ...]:
    """Return what became of each judgement on actors, by all the articles that they name."""
    articles = {p.article for j in judged if j.about == "actor" for p in j.subjects}
    stories = {s for a in articles if (s := view.story_of(a))}
    readings = [r for s in stories for r in told_readings(entries_of(view, s))]
    return settled([r for r in readings if r.article.id in articles], judged)


def _linked(
    told: Mapping[str, Sequence[Reading]],
    judged: tuple[Judgement, ...],
    asked: Asked,
    members: frozenset[tuple[str, int]],
) -> Scene:
    stories = {r.article.id: story for story, readings in told.items() for r in readings}
    readings = sorted((r for held in told.values() for r in held), key=publication_key)
    identity = link_actors(readings, judged, stories=stories)
    found = [a for a in identity.actors if asked.fits(a, members)]
    exact = [a for a in found if a.id == asked.raw] or [a for a in found if asked.exactly(a)]
    others = () if not exact or members else [a for a in found if a not in exact]
    return Scene(tuple(readings), stories, judged, identity, tuple(exact or found), tuple(others))


def _further(scene: Scene, cast: Iterable[CastRow], beside: frozenset[str]) -> dict[str, int]:
    """Return further stories and how early they are read: those that a person's judgement leads
    to, those in which somebody bears another name of those found, then those of their surnames.
    """
    names = {n for a in scene.found for n in _telling_names(a)}
    mine = {m for a in scene.found for m in a.members}
    by_article = {r.article.id: r for r in scene.readings}
    articles = {
        p.article
        for j in scene.judged
        if j.about == "actor" and j.verdict == "same"
        and any(pointed(by_article.get(p.article), p) in mine for p in j.subjects)
        for p in j.subjects
    }  # fmt: skip
    persons = (n for a in scene.found if a.kind == "person" for n, _ in a.names)
    shared = beside | families(persons)
    stories = {row.story: BESIDE for row in cast if not shared.isdisjoint(sounds(row.name))}
    stories |= {row.story: MAY for row in cast if row.name in names}
    return stories | {row.story: MUST for row in cast if row.article in articles}


def _telling_names(actor: StoryActor) -> set[str]:
    """Return the names by which an actor is known beyond an article: no surname alone."""
    return {n for n, _ in actor.names if " " in n or actor.kind != "person"}


def _so_called(actor: StoryActor, scene: Scene) -> set[str]:
    """Return the stories not read in which somebody bears one of the actor's names."""
    names = _telling_names(actor)
    return {row.story for row in scene.unread if row.name in names}


def _coverage(told: Iterable[Story]) -> tuple[Coverage, ...]:
    return tuple({c.article: c for s in told for c in s.coverage}.values())


def _above(actor: StoryActor, scene: Scene) -> Iterator[StoryActor]:
    """Yield what an actor belongs to, the nearest first."""
    seen = {actor.id}
    while (higher := scene.identity.by_id.get(actor.within or "")) and higher.id not in seen:
        yield higher
        seen.add(higher.id)
        actor = higher


def _near_misses(actor: StoryActor, rulings: Iterable[Ruling], scene: Scene) -> Iterator[NearMiss]:
    by_article = {r.article.id: r for r in scene.readings}
    seen: set[str] = set()
    for ruling in rulings:
        if ruling.verdict == "same":
            continue
        for pointer in ruling.subjects:
            member = pointed(by_article.get(pointer.article), pointer)
            other = scene.identity.ids.get(member, "") if member else ""
            if other and other != actor.id and other not in seen:
                seen.add(other)
                yield NearMiss(actor=scene.identity.by_id[other], ruling=ruling)


def offices_of(actor: StoryActor, readings: Sequence[Reading]) -> tuple[Office, ...]:
    """Return what an actor was told to be, from the first to the last day of telling."""
    by_article = {r.article.id: r for r in readings}
    days: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for article, ref in actor.members:
        reading = by_article[article]
        role = reading.actors[ref].role
        if role:
            key = shown.setdefault(fold_letters(role), role)
            held = days.setdefault(key, [])
            held += [d for d in (reading.published.first_day, reading.published.last_day) if d]
    return tuple(
        Office(role=role, first=min(told, default=None), last=max(told, default=None))
        for role, told in sorted(days.items(), key=lambda x: (min(x[1], default=""), x[0]))
    )
