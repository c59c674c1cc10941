"""The articles of a story, and how what others tell narrows an inferred publication date."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tidings.readers.times import Calendar
from tidings.story.accounts import Account
from tidings.story.gathering import Act
from tidings.story.merging import Merged
from tidings.story.retold import tied_deeds
from tidings.story.told import Told
from tidings.values import Coverage, Interval, Reading, Span, When

_BEFORE, _AFTER = 31, 366
"""Days before and after what other articles date that are tried for a publication day."""

_WINDOW = 1000
"""Days that are tried for one article; where the dates given lie further apart, none is."""

_SUNDAY = 7

# Status and relation of acts without a day of their own that bound the day of publication.
_TENSED = frozenset({("happened", "before"), ("ongoing", "before"), ("planned", "after")})


@dataclass(frozen=True, slots=True)
class Constraint:
    """Dates that an article gives one act, and the days that others give it; none where they must
    agree among themselves. `why` are the words that tie them, "" for an event of the story.
    """

    whens: tuple[When, ...]
    given: tuple[Interval, ...] = ()
    why: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def days(self) -> Iterator[str]:
        """The first and last days that are given."""
        return (d for i in self.given for d in (i.first_day, i.last_day) if d)


def cover(
    readings: Iterable[tuple[Reading, tuple[str, ...], str | None]], published: dict[str, Interval]
) -> tuple[Coverage, ...]:
    """Return a story's articles as its page lists them, in the order given."""
    return tuple(
        Coverage(
            article=r.article.id,
            title=headline(r) or r.article.text[:80].split("\n")[0],
            outlet=r.article.outlet,
            url=r.article.url,
            published=published.get(r.article.id, r.published),
            kind=r.article.kind,
            whole=r.article.whole,
            also=also,
            revises=revises,
            unread=r.unread,
        )
        for r, also, revises in readings
    )


def headline(reading: Reading) -> str | None:
    """Return an article's title, or the headline that its text begins with."""
    if reading.article.title:
        return reading.article.title
    lines = [p.span for p in reading.paragraphs if p.headline]
    return lines[0].of(reading.article.text).strip() if lines else None


def narrow_dates(accounts: Sequence[Account], merged: Merged) -> dict[str, Interval]:
    """Return narrower publication dates for articles whose date was inferred, by article id.

    A day is kept where, with it, what the article tells falls on the days that other articles give
    for the same events, and where its own tellings of one event ("yesterday", "Tuesday") agree.
    """
    found: dict[str, Interval] = {}
    for account in accounts:
        if account.reading.published.basis == "given" or _exact(account.published):
            continue
        constraints = [
            *_constraints(account, merged.acts.values()),
            *(Constraint((t.when,), t.days, t.why, t.spans) for t in tied_deeds(account, accounts)),
        ]
        if not constraints:
            continue
        narrowed = _solve(account, constraints)
        if narrowed is not None:
            found[account.id] = narrowed
    return found


def _exact(interval: Interval) -> bool:
    return interval.first_day is not None and interval.first_day == interval.last_day


def _constraints(account: Account, acts: Iterable[Act]) -> Iterator[Constraint]:
    """Yield, for each event told here, the dates it is told with and the day others give it.

    A telling without a date of its own counts beside others that tell the act as done: publication
    cannot come before their day where it is done here too, nor after it where it is still planned.
    """
    for act in acts:
        coded = [t for t in act.tellings if t.coded]
        here = [t for t in coded if t.account.id == account.id and not t.event.when.undated]
        others = [t for t in coded if t.account.id != account.id and t.dated and _ties(here, t)]
        named = tuple(t.event.when for t in here if t.event.when.times)
        tensed = tuple(t.event.when for t in here if not t.event.when.times and _by_tense(t))
        for other in others:
            if named:
                yield Constraint(named, (other.when,))
            if tensed and other.done:
                yield Constraint(tensed, (other.when,))
        if len(named) > 1:
            yield Constraint(named)


def _ties(here: Sequence[Told], other: Told) -> bool:
    """Tell whether a telling elsewhere is surely of the act told here, so that days may be shared.

    People meet again and again: a meeting of which one article alone names the place ties them only
    where a state or somebody with an office is a party.
    """
    if other.event.type != "CONSULT":
        return True
    if any(t.event.where == other.event.where for t in here):
        return True
    actors = other.account.reading.actors
    parties = (actors[ref] for ref in (*other.event.source, *other.event.target))
    return any(a.kind == "government" or a.sector for a in parties)


def _by_tense(told: Told) -> bool:
    """Tell whether an act without a day lies where its tense says: done before, planned after."""
    return (told.event.status, told.event.when.relation) in _TENSED


def _window(account: Account, constraints: Sequence[Constraint]) -> tuple[date, date] | None:
    """Return the days to try: near what others date, within the interval that is known."""
    days = [d for c in constraints for d in c.days]
    first, last = account.published.first_day, account.published.last_day
    start, end = _day(first), _day(last)
    if days:
        start = max(start or date.min, _moved(min(days), -_BEFORE))
        end = min(end or date.max, _moved(max(days), _AFTER))
    if start is None or end is None or not 0 <= (end - start).days <= _WINDOW:
        return None
    return start, end


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _moved(day: str, by: int) -> date:
    """Return the day so many days on, within the calendar."""
    number = date.fromisoformat(day).toordinal() + by
    return date.fromordinal(min(max(number, date.min.toordinal()), date.max.toordinal()))


def _solve(account: Account, constraints: Sequence[Constraint]) -> Interval | None:
    window = _window(account, constraints)
    if window is None:
        return None
    start, end = window
    fitting = []
    for n in range((end - start).days + 1):
        day = (start + timedelta(n)).isoformat()
        if all(_holds(account, day, c) for c in constraints):
            fitting.append(day)
    if not fitting or len(fitting) == (end - start).days + 1:
        return None
    old = account.published
    first = fitting[0] if fitting[0] > start.isoformat() else old.first_day
    last = fitting[-1] if fitting[-1] < end.isoformat() else old.last_day
    return Interval(
        earliest=first,
        latest=last,
        granularity="day" if first is not None and first == last else old.granularity,
        basis=_basis(old, constraints),
        spans=tuple(dict.fromkeys((*old.spans, *(s for c in constraints for s in c.spans)))),
    )


def _holds(account: Account, day: str, told: Constraint) -> bool:
    published = Interval(earliest=day, latest=day, basis="tried")
    calendar = Calendar(account.reading.times, published)
    resolved = [_on_sunday(account, w, calendar.when(w), day) for w in told.whens]
    if told.given:
        return all(any(r.meets(g) for g in told.given) for r in resolved)
    return all(a.meets(b) for n, a in enumerate(resolved) for b in resolved[n + 1 :])


def _on_sunday(account: Account, when: When, found: Interval, day: str) -> Interval:
    """Let "last week" in a paper of Sunday be the week that ends with it, too."""
    whats = [account.reading.times[t].date for t in when.times]
    last_week = any(w and w.unit == "week" and w.offset == -1 and w.base is None for w in whats)
    if not last_week or date.fromisoformat(day).isoweekday() != _SUNDAY:
        return found
    return replace(found, latest=_moved(day, -1).isoformat())


def _basis(old: Interval, constraints: Sequence[Constraint]) -> str:
    """Return in words what narrowed an interval."""
    whys = list(dict.fromkeys(c.why for c in constraints if c.why))
    if any(not c.why for c in constraints):
        whys.insert(0, "narrowed by the dates that other articles give for the same events")
    elif whys:
        whys[0] = f"narrowed: {whys[0]}"
    return "; ".join((old.basis, *whys))
