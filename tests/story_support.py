"""Readings made by hand from our own sentences: spans are found by their words."""

from dataclasses import dataclass, field, replace
from typing import Any

from tidings.codec import article_id
from tidings.story.fold import fold
from tidings.values import (
    NO_DATE,
    Actor,
    ArgumentSpans,
    Article,
    Commitment,
    Condition,
    Count,
    Entry,
    Event,
    Interval,
    Judgement,
    Mention,
    Pointer,
    Reading,
    Span,
    Statement,
    Story,
    SymbolicDate,
    TimeExpression,
    When,
)


@dataclass
class Page:
    """One article under construction. Every part is named by the words it stands for."""

    text: str
    outlet: str = "The Courier"
    published: str | None = "2020-05-10"
    title: str | None = None
    between: tuple[str | None, str | None] = (None, None)
    url: str | None = None
    byline: str | None = None
    actors: list[Actor] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)

    def span(self, words: str) -> Span:
        """Find words; "…" between two stretches stands for all that lies between them."""
        first, dots, last = words.partition("…")
        start = self.text.index(first)
        end = self.text.index(last, start) + len(last) if dots else start + len(first)
        return Span(start, end)

    def actor(
        self, words: str, *, kind: Any = "person", name: str | None = None, **more: Any
    ) -> int:
        self.actors.append(Actor(name=name or words, kind=kind, **more))
        ref = len(self.actors) - 1
        if words in self.text:
            self.mentions.append(Mention(span=self.span(words), actor=ref, form="name"))
        return ref

    def state(self, name: str, code: str) -> int:
        return self.actor(name, kind="government", country=code, sector="GOV")

    def day(self, words: str, day: str) -> When:
        """Date by calendar: "2017-06-23", "2017-05" or "2016"."""
        parts = [int(p) for p in day.split("-")]
        names = ("year", "month", "day")
        date = SymbolicDate(anchor="calendar", **dict(zip(names, parts, strict=False)))  # type: ignore[arg-type]
        return self._when(words, date)

    def ago(self, words: str, days: int) -> When:
        date = SymbolicDate(anchor="publication", unit="day", offset=days)
        return self._when(words, date)

    def _when(self, words: str, date: SymbolicDate) -> When:
        span = self.span(words)
        self.times.append(TimeExpression(span=span, type="DATE", date=date))
        return When(times=(len(self.times) - 1,), basis="named in the clause", spans=(span,))

    def event(
        self, clause: str, trigger: str, kind: str, *,
        source: tuple[int, ...] = (), target: tuple[int, ...] = (), when: When = NO_DATE,
        counts: tuple[tuple[int, str], ...] = (), **more: Any,
    ) -> int:  # fmt: skip
        inside = self.span(clause)
        start = self.text.index(trigger, inside.start)
        numbers = tuple(Count(value=n, unit=unit, spans=(self.span(str(n)),)) for n, unit in counts)
        spans = ArgumentSpans(source=self._of(source, inside), target=self._of(target, inside))
        self.events.append(
            Event(
                span=inside, trigger=Span(start, start + len(trigger)), type=kind, source=source,
                target=target, when=when, counts=numbers, arguments=spans, coder="hand",
                confidence=0.9, **more,
            )
        )  # fmt: skip
        return len(self.events) - 1

    def _of(self, refs: tuple[int, ...], inside: Span) -> tuple[Span, ...]:
        return tuple(m.span for m in self.mentions if m.actor in refs and inside.holds(m.span))

    def said(
        self, content: str, cue: str, *, by: tuple[int, ...] = (), quoted: str | None = None,
        when: When = NO_DATE, manner: Any = "indirect", **more: Any,
    ) -> int:  # fmt: skip
        speaker = tuple(m.span for m in self.mentions if m.actor in by)[:1]
        self.statements.append(
            Statement(
                content=(self.span(content),), cue=(self.span(cue),), speaker=speaker, actors=by,
                manner=manner, quoted=(self.span(quoted),) if quoted else (), when=when, **more,
            )
        )  # fmt: skip
        return len(self.statements) - 1

    def commits(
        self, what: str, kind: Any, *, by: tuple[int, ...] = (), to: tuple[int, ...] = (),
        when: When = NO_DATE, conditions: tuple[tuple[Any, str], ...] = (),
        moved: str | None = None, **more: Any,
    ) -> int:  # fmt: skip
        found = tuple(Condition(kind=k, spans=(self.span(w),)) for k, w in conditions)
        spans = (self.span(moved),) if moved else ()
        self.commitments.append(
            Commitment(
                kind=kind, by=by, to=to, what=(self.span(what),), conditions=found, when=when,
                move_spans=spans, **more,
            )
        )  # fmt: skip
        return len(self.commitments) - 1

    @property
    def id(self) -> str:
        return article_id(self.text, self.title)

    def read(self) -> Reading:
        day = self.published
        interval = (
            Interval(earliest=day, latest=day, basis="given")
            if day
            else Interval(earliest=self.between[0], latest=self.between[1], basis="inferred")
        )
        article = Article(
            id=self.id, text=self.text, title=self.title, outlet=self.outlet, url=self.url,
            published=day, byline=self.byline,
        )  # fmt: skip
        return Reading(
            article=article, fingerprint="hand", published=interval, actors=tuple(self.actors),
            mentions=tuple(sorted(self.mentions, key=lambda m: m.span)), times=tuple(self.times),
            events=tuple(self.events), statements=tuple(self.statements),
            commitments=tuple(self.commitments),
        )  # fmt: skip


def log(*pages: Page | Entry | Judgement) -> list[Entry]:
    """A log of entries in the order given."""
    entries = []
    for seq, item in enumerate(pages, 1):
        if isinstance(item, Page):
            entries.append(
                Entry(seq=seq, at="2021-01-01T00:00", kind="reading", reading=item.read())
            )
        elif isinstance(item, Judgement):
            entries.append(Entry(seq=seq, at="2021-01-01T00:00", kind="judgement", judgement=item))
        else:
            entries.append(replace(item, seq=seq))
    return entries


def story_of(*pages: Page | Entry | Judgement, as_of: str | None = None) -> Story:
    return fold("story", log(*pages), as_of=as_of)


def pointer(page: Page, words: str) -> Pointer:
    return Pointer(page.id, page.span(words), words)
