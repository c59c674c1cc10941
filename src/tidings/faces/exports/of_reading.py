"""The events of one article as exports tell them."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property

from tidings.faces.exports.told import Cited, Party, Told, code_of
from tidings.faces.sentences import number_of, sentence_of, sentences
from tidings.readers.times import Calendar
from tidings.values import Actor, Event, Interval, Reading, Span, plover_flags

Key = Callable[[int], str]  # the id of the event at a position of the reading


class Teller:
    """Tells the events of one reading; `published` may be narrower than the article knows."""

    def __init__(self, reading: Reading, published: Interval | None = None) -> None:
        """Hold the reading; nothing is resolved yet."""
        self.reading = reading
        self.published = published or reading.published
        self._text = reading.article.text

    def told(self, key: Key) -> tuple[Told, ...]:
        """Return every event, with the id that `key` gives its position."""
        roots = chains([e.answers for e in self.reading.events])
        return tuple(
            self.one(n, key, None if root is None else key(root)) for n, root in enumerate(roots)
        )

    def cited(self, event: Event) -> Cited:
        """Return where in the article an event is told."""
        article = self.reading.article
        sentence = sentence_of(self._sentences, event.span)
        return Cited(
            article=article.id,
            title=article.title,
            outlet=article.outlet,
            url=article.url,
            language=article.language,
            published=self.published,
            span=sentence,
            triggers=tuple(map(self._words, (event.trigger, *event.tellings))),
            clause=self._words(event.span),
            sentence=self._words(sentence),
            sequence=number_of(self._sentences, event.span),
            status=event.status,
            coder=event.coder,
            reader=self.reading.fingerprint,
        )

    def named(self, event: Event, ref: int) -> str:
        """Return how an event's own words name an actor, else the actor's name."""
        spans = (*event.arguments.source, *event.arguments.target)
        own = (m for m in self._mentions.get(ref, ()) if any(s.holds(m) for s in spans))
        found = next(own, None)
        return self.reading.actors[ref].name if found is None else self._words(found)

    def country_of(self, place: str | None) -> str | None:
        """Return the country of a place that the article names, where it is known."""
        return self._countries.get(place) if place else None

    def one(self, at: int, key: Key, link: str | None = None) -> Told:
        """Return the event at a position, with the id that `key` gives it."""
        event = self.reading.events[at]
        when = self._calendar.when(event.when)
        return Told(
            id=key(at),
            story=None,
            type=event.type,
            mode=event.mode,
            contexts=event.contexts,
            special=plover_flags(event.status, when, self.published),
            status=event.status,
            when=when,
            source=self._parties(event, event.source),
            target=self._parties(event, event.target),
            reciprocal=mutual(event.source, event.target),
            where=event.where,
            where_country=self.country_of(event.where),
            counts=tuple((c.value, c.unit) for c in event.counts),
            link=link,
            answers=None if event.answers is None else key(event.answers),
            alleged_by=self._alleged(event),
            origins=1,
            cited=(self.cited(event),),
            confidence=event.confidence,
        )

    def _parties(self, event: Event, refs: Sequence[int]) -> tuple[Party, ...]:
        return tuple(party(self.reading.actors[r], self.named(event, r)) for r in refs)

    def _alleged(self, event: Event) -> tuple[str, ...]:
        """Return who says it, where it is told in a statement: actors, else the words for them."""
        if event.statement is None:
            return ()
        said = self.reading.statements[event.statement]
        if said.actors:
            return tuple(self.reading.actors[a].name for a in said.actors)
        return tuple(self._words(s) for s in said.speaker)

    def _words(self, span: Span) -> str:
        return " ".join(span.of(self._text).split())

    @cached_property
    def _mentions(self) -> dict[int, list[Span]]:
        """Where each actor is named, in order."""
        found: dict[int, list[Span]] = {}
        for mention in self.reading.mentions:
            found.setdefault(mention.actor, []).append(mention.span)
        return found

    @cached_property
    def _countries(self) -> dict[str, str]:
        """The country of each actor and place that has one, by name; the first of a name counts."""
        return {a.name: a.country for a in reversed(self.reading.actors) if a.country}

    @cached_property
    def _calendar(self) -> Calendar:
        return Calendar(self.reading.times, self.published)

    @cached_property
    def _sentences(self) -> tuple[Span, ...]:
        return sentences(self.reading)


class Numbered:
    """Tells the events of article after article, with ids made of the article's id and a number.

    An article that comes again, or another of the same id, has its turn in the ids of its events.
    """

    def __init__(self) -> None:
        """Have seen no article."""
        self._seen: Counter[str] = Counter()

    def told(self, reading: Reading) -> tuple[Told, ...]:
        """Return the events of an article."""
        name = reading.article.id
        self._seen[name] += 1
        turn = self._seen[name]
        stem = name if turn == 1 else f"{name}~{turn}"
        return Teller(reading).told(lambda n: f"{stem}.{n}")


def party(actor: Actor, words: str) -> Party:
    """Return an actor as an export names it."""
    code, sector = code_of(actor.country, actor.sector)
    return Party(
        name=actor.name,
        words=words,
        code=code,
        sector=sector,
        office=actor.role,
        gender=actor.gender,
    )


def mutual(source: Sequence[object], target: Sequence[object]) -> bool:
    """Tell whether an act is reciprocal: all its parties stand on both sides."""
    return len(set(source)) > 1 and set(source) == set(target)


def chains(answers: Sequence[int | None]) -> tuple[int | None, ...]:
    """Return, for each event, the first one of its chain of answers; None where it has none."""
    first = list(range(len(answers)))

    def root(n: int) -> int:
        while first[n] != n:
            n = first[n]
        return n

    for n, answered in enumerate(answers):
        if answered is not None:
            a, b = sorted((root(n), root(answered)))
            first[b] = a
    roots = [root(n) for n in range(len(answers))]
    joined = {r for n, r in enumerate(roots) if r != n}
    return tuple(r if r in joined else None for r in roots)
