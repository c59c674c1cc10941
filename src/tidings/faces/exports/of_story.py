"""The merged events of a story as exports tell them, and the tellings of one event each alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from tidings.faces.citations import names
from tidings.faces.exports.of_reading import Teller, chains, mutual
from tidings.faces.exports.told import Cited, Party, Told, code_of
from tidings.values import Reading, Story, StoryActor, StoryEvent, Telling, plover_flags

Readings = Callable[[str], Reading]  # the reading of an article by its id


class Record:
    """Tells the events of one story; the articles' readings are asked for when first needed."""

    def __init__(self, story: Story, readings: Readings) -> None:
        """Hold the story; `readings` gives the reading in force of an article."""
        self.story = story
        self._readings = readings
        self._tellers: dict[str, Teller] = {}
        self._published = {c.article: c.published for c in story.coverage}

    def events(self) -> Iterator[Told]:
        """Yield every event once, merged; `link` is the first event of its chain of answers."""
        events = self.story.events
        place = {e.id: n for n, e in enumerate(events)}
        roots = chains([place.get(e.answers) if e.answers else None for e in events])
        for event, root in zip(events, roots, strict=True):
            cited = tuple(self._cited(event))
            if cited:
                yield self._merged(event, cited, None if root is None else events[root].id)

    def tellings(self) -> Iterator[Told]:
        """Yield every telling as a record of its own, as its article tells it.

        `link` is the id of the merged event, `id` that with the number of the telling.
        """
        for merged in self.story.events:
            for n, telling in enumerate(self._held(merged), 1):
                alone = self._teller(telling.article).one(telling.index, str, merged.id)
                answers = merged.answers if alone.answers else None
                yield replace(alone, id=f"{merged.id}.{n}", story=self.story.id, answers=answers)

    def _merged(self, event: StoryEvent, cited: tuple[Cited, ...], link: str | None) -> Told:
        return Told(
            id=event.id,
            story=self.story.id,
            type=event.type,
            mode=event.mode,
            contexts=event.contexts,
            special=plover_flags(event.status, event.when, cited[0].published),
            status=event.status,
            when=event.when,
            source=self._parties(event, event.source),
            target=self._parties(event, event.target),
            reciprocal=mutual(event.source, event.target),
            where=event.where,
            where_country=self._country_of(event.where),
            counts=event.counts,
            link=link,
            answers=event.answers,
            alleged_by=names(self.story, event.alleged_by),
            origins=event.origins,
            cited=cited,
            confidence=event.confidence,
        )

    def _held(self, event: StoryEvent) -> Iterator[Telling]:
        """Yield the tellings that the readings in force still hold."""
        for telling in event.tellings:
            if telling.index < len(self._teller(telling.article).reading.events):
                yield telling

    def _cited(self, event: StoryEvent) -> Iterator[Cited]:
        for telling in self._held(event):
            teller = self._teller(telling.article)
            yield teller.cited(teller.reading.events[telling.index])

    def _parties(self, event: StoryEvent, idents: Sequence[str]) -> tuple[Party, ...]:
        return tuple(self._party(event, self._actors[i]) for i in idents if i in self._actors)

    def _party(self, event: StoryEvent, actor: StoryActor) -> Party:
        code, sector = code_of(actor.country, actor.sector)
        genders = (
            self._teller(article).reading.actors[ref].gender for article, ref in actor.members
        )
        return Party(
            name=actor.name,
            words=self._named(event, actor),
            code=code,
            sector=sector,
            office=actor.role,
            gender=next((g for g in genders if g), None),
        )

    def _named(self, event: StoryEvent, actor: StoryActor) -> str:
        """Return how the first telling that has the actor as a party names it."""
        for telling in self._held(event):
            teller = self._teller(telling.article)
            told = teller.reading.events[telling.index]
            for article, ref in actor.members:
                if article == telling.article and ref in (*told.source, *told.target):
                    return teller.named(told, ref)
        return actor.name

    def _country_of(self, place: str | None) -> str | None:
        found = (a.country for a in self.story.actors if place and a.name == place)
        return next((c for c in found if c), None)

    def _teller(self, article: str) -> Teller:
        if article not in self._tellers:
            reading = self._readings(article)
            self._tellers[article] = Teller(reading, self._published.get(article))
        return self._tellers[article]

    @cached_property
    def _actors(self) -> dict[str, StoryActor]:
        return {a.id: a for a in self.story.actors}
