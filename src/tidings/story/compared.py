"""Two moments of a story side by side: what is recognised again, and what weight it has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tidings.codebook.plover import load_plover
from tidings.story.stems import words_of
from tidings.values import (
    Cause,
    Interval,
    LedgerRow,
    Pointer,
    Span,
    StateChange,
    Story,
    StoryEvent,
    StoryStatement,
    Telling,
)

BACKGROUND_DAYS = 21
"""An event dated so long before the article that first tells it is background."""

Key = tuple[str, str | int]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two moments of a story, and the cause of each article's being new or read anew."""

    before: Story | None
    after: Story
    causes: Mapping[str, Cause]
    roots: Mapping[str, str]
    known: frozenset[str]

    def keys(self, telling: Telling) -> set[Key]:
        """Return what a telling is recognised by: its place, and in revisions its words."""
        first = telling.pointers[0]
        found: set[Key] = {(telling.article, first.span.start)}
        for article in {telling.article, self.roots.get(telling.article, telling.article)}:
            if article in self.roots or article in self.roots.values():
                found.add((self.roots.get(article, article), first.words.casefold()))
        return found

    def cause(self, pointers: Iterable[Pointer]) -> Cause:
        """Return why a line is new: an article not held before, a rereading, or a judgement."""
        articles = dict.fromkeys(p.article for p in pointers)
        if any(a not in self.known and self.causes.get(a, "news") == "news" for a in articles):
            return "news"
        if any(self.causes.get(a) == "rereading" for a in articles):
            return "rereading"
        return "judgement"


def before_events(compared: Compared) -> list[tuple[str, tuple[Telling, ...]]]:
    """Return the lines of the events before, each with its tellings."""
    before = compared.before
    return [(e.line.text, e.tellings) for e in before.events] if before else []


def revised(
    compared: Compared,
    text: str,
    tellings: Sequence[Telling],
    held: Sequence[tuple[str, tuple[Telling, ...]]],
) -> str | None:
    """Return the line that a revision merely rewrote; what differs is told as an update."""
    if any(t.article not in compared.roots for t in tellings):
        return None
    first = {compared.roots[t.article] for t in tellings}
    mine = set(words_of(text))
    for old, told in held:
        texts = {compared.roots.get(t.article, t.article) for t in told}
        theirs = set(words_of(old))
        if first & texts and 2 * len(mine & theirs) > max(len(mine), len(theirs)):
            return old
    return None


def verbal(event: StoryEvent) -> bool:
    """Tell whether an event is words and no act: its status, or its type, says so."""
    plover = load_plover()
    done = event.status in ("happened", "ongoing", "planned", "called off")
    return not done or (event.type in plover.types and plover.quad(event.type) == 3)


def event_weight(event: StoryEvent) -> float:
    """Return how much an event matters among its like: who takes part, how many tell it."""
    both = bool(event.source and event.target)
    dated = event.when.earliest is not None and event.when.latest is not None
    told = min(len(event.tellings), 4) / 4
    answers = event.answers is not None or bool(event.counts)
    weight = (
        0.2 * both + 0.2 * dated + 0.1 * answers + 0.15 * told
        + 0.1 * min(event.origins, 3) / 3 + 0.2 * event.confidence
    )  # fmt: skip
    return 0.8 * weight + 0.2 * _deed(event)


def _deed(event: StoryEvent) -> bool:
    """Tell whether an event is a deed done: a release, an attack, a law passed or signed.

    A meeting, a visit, a call and a plan weigh less.
    """
    return event.status in ("happened", "ongoing") and event.type != "CONSULT"


def is_background(event: StoryEvent, story: Story) -> bool:
    """Tell whether an event is dated long before the article that first tells it came out."""
    if _told_as_past(event):
        return True
    published = {c.article: c.published for c in story.coverage}
    first = published.get(event.tellings[0].article)
    day = first.first_day or first.last_day if first else None
    return long_before(event.when, day, BACKGROUND_DAYS)


def long_before(when: Interval, day: str | None, least: int) -> bool:
    """Tell whether an interval ended more than `least` days before a day."""
    last = when.last_day
    if last is None or day is None:
        return False
    return (date.fromisoformat(day) - date.fromisoformat(last)).days > least


def _told_as_past(event: StoryEvent) -> bool:
    """Tell whether an event is told only to measure time by ("since the two met in May")."""
    clauses = [t.pointers[-1].words.split(maxsplit=1)[0].lower() for t in event.tellings]
    return all(first == "since" for first in clauses)


def retold_spans(compared: Compared) -> dict[str, list[Span]]:
    """Return by article the clauses in which new articles tell acts and demands held before."""
    before = compared.before
    held = {k for e in (before.events if before else ()) for t in e.tellings
            for k in compared.keys(t)}  # fmt: skip
    found: dict[str, list[Span]] = {}
    for event in compared.after.events:
        known = [t for t in event.tellings if compared.keys(t) & held]
        was = {status for status, t in event.history if t in known}
        anew = [t for status, t in event.history if t not in known and status not in was]
        for t in event.tellings if known else ():
            if t not in known and t not in anew:
                found.setdefault(t.article, []).append(t.pointers[-1].span)
    return found


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


def day_in_words(day: str) -> str:
    """Return an ISO day as one writes it ("21 June 2017")."""
    on = date.fromisoformat(day)
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def only_answered(event: StoryEvent, story: Story) -> bool:
    """Tell whether an event is told, without a date, only as what another one answers."""
    dated = event.when.earliest is not None
    return not dated and any(e.answers == event.id for e in story.events)


def ledger_spans(story: Story) -> set[tuple[str, Span]]:
    """Return where the ledger's rows are voiced."""
    return {(p.article, p.span) for row in story.ledger for t in row.tellings for p in t.pointers}


def told_by_ledger(event: StoryEvent, spans: set[tuple[str, Span]]) -> bool:
    """Tell whether a demand, threat or plan is told by its ledger row already."""
    if event.status not in ("threatened", "demanded", "proposed"):
        return False
    return any(
        article == p.article and (span.meets(p.span))
        for t in event.tellings
        for p in t.pointers
        for article, span in spans
    )


def told_by_speaker(event: StoryEvent) -> bool:
    """Tell whether a denial or a verbal act is told by the statement that it stands in."""
    return bool(event.alleged_by) and verbal(event)


def event_tells(row: LedgerRow, compared: Compared) -> bool:
    """Tell whether a plan's row says only what the line of the planned event says."""
    if row.kind != "plan":
        return False
    spoken = {(p.article, p.span) for t in row.tellings for p in t.pointers}
    return any(
        article == p.article and span.meets(p.span)
        for event in compared.after.events
        if any(s in ("planned", "called off") for s, _ in event.history)
        for t in event.tellings
        for p in t.pointers[:1]
        for article, span in spoken
    )


def act_tells(change: StateChange, compared: Compared) -> bool:
    """Tell whether a step of a decision is an event of the story, and told as one."""
    return any(
        p.article == q.article and p.span.holds(q.span)
        for event in compared.after.events
        for t in event.tellings
        for q in t.pointers[:1]
        for p in change.pointers
    )


def retells(statement: StoryStatement, retold: Mapping[str, Sequence[Span]]) -> bool:
    """Tell whether a statement is one told before, as an event: the same order, told again."""
    content = statement.line.pointers[0]
    return any(s.holds(content.span) for s in retold.get(content.article, ()))
