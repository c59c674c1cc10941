"""One article as the fold sees it: its reading with dates resolved and actors known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tidings.readers.times import Calendar
from tidings.story.identity import Identity
from tidings.story.parties import nameless
from tidings.story.stems import content
from tidings.story.struck import NOTHING, Struck
from tidings.values import Article, Interval, Pointer, Reading, Span, When

_NAMES = frozenset({"name", "metonym"})


@dataclass(frozen=True, slots=True)
class Account:
    """A reading, its place in the order of publication, and its (perhaps narrowed) date."""

    order: int
    reading: Reading
    published: Interval
    calendar: Calendar
    identity: Identity
    also: tuple[str, ...] = ()
    revises: str | None = None
    named: frozenset[str] = frozenset()
    """The content stems of all names in the article."""
    titles: frozenset[str] = frozenset()
    """Those of names that tell whose they are: a person's, a state's, a body's."""
    trials: tuple[Calendar, ...] = ()
    """For an article without a day of its own: calendars for a week of supposed ones."""
    struck: Struck = NOTHING
    """What a person judged wrong in it."""

    @property
    def article(self) -> Article:
        """The article told."""
        return self.reading.article

    @property
    def id(self) -> str:
        """The article's id."""
        return self.reading.article.id

    def interval(self, when: When | None) -> Interval:
        """Return the resolved date."""
        return self.calendar.when(when)

    def words(self, span: Span) -> str:
        """Return the words at a span."""
        return span.of(self.reading.article.text)

    def pointer(self, span: Span) -> Pointer:
        """Return the proof: article, span, words."""
        return Pointer(self.id, span, self.words(span))

    def pointers(self, spans: Iterable[Span]) -> tuple[Pointer, ...]:
        """Return the proof at several spans, in order of position, none twice."""
        return tuple(self.pointer(s) for s in sorted(set(spans)))

    def said_in(self, span: Span) -> int | None:
        """Return the position of the statement in whose content something is told."""
        statements = self.reading.statements
        return next(
            (n for n, s in enumerate(statements) if any(c.holds(span) for c in s.content)), None
        )

    def actors(self, refs: Sequence[int]) -> tuple[str, ...]:
        """Return the story's actors for this article's."""
        return self.identity.all_of(self.id, refs)

    def content(self, spans: Iterable[Span]) -> frozenset[str]:
        """Return the content stems of the words at several spans."""
        return frozenset().union(*(content(self.words(s)) for s in spans))

    def topic(self, spans: Iterable[Span]) -> frozenset[str]:
        """Return the content stems at several spans without those of names."""
        return self.content(spans) - self.named


def accounts_of(
    readings: Sequence[tuple[Reading, tuple[str, ...], str | None]],
    identity: Identity,
    published: dict[str, Interval],
) -> tuple[Account, ...]:
    """Return the accounts in order of publication. `published` holds narrowed dates by article."""
    found = []
    for order, (reading, also, revises) in enumerate(readings):
        day = published.get(reading.article.id, reading.published)
        calendar = Calendar(reading.times, day)
        trials = _trials(reading, day)
        named, titles = _names(reading, identity)
        found.append(
            Account(order, reading, day, calendar, identity, also, revises, named, titles, trials)
        )
    return tuple(found)


def _names(reading: Reading, identity: Identity) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of an article's names, and of those that are no ship's or firm's."""
    named: set[str] = set()
    titles: set[str] = set()
    for mention in reading.mentions:
        if mention.form not in _NAMES:
            continue
        stems = content(mention.span.of(reading.article.text))
        named |= stems
        if not nameless(identity.by_id[identity.ids[reading.article.id, mention.actor]]):
            titles |= stems
    return frozenset(named), frozenset(titles)


def _trials(reading: Reading, published: Interval) -> tuple[Calendar, ...]:
    """Return calendars for seven publication days of an interval, none where it is one day."""
    first, last = published.first_day, published.last_day
    start = first or last
    if start is None or first == last:
        return ()
    days = [(date.fromisoformat(start) + timedelta(n)).isoformat() for n in range(7)]
    return tuple(
        Calendar(reading.times, Interval(earliest=d, latest=d, basis="supposed")) for d in days
    )


def publication_key(reading: Reading) -> tuple[str, str, str]:
    """Return what orders readings: publication as far as known (undated last), then id."""
    day = reading.published
    return (day.latest or day.earliest or "9999", day.earliest or "", reading.article.id)
