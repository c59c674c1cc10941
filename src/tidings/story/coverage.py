"""The articles of a story, and how what others tell narrows an inferred publication date."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from tidings.readers.times import Calendar
from tidings.story.accounts import Account
from tidings.story.gathering import Act
from tidings.story.merging import Merged
from tidings.story.told import Told
from tidings.values import Coverage, Interval, Reading, When

_BEFORE, _AFTER = 31, 366
"""Days before and after what other articles date that are tried for a publication day."""

_WINDOW = 1000
"""Days that are tried for one article; where the dates given lie further apart, none is."""

# Status and relation of acts without a day of their own that bound the day of publication.
_TENSED = frozenset({("happened", "before"), ("ongoing", "before"), ("planned", "after")})

Constraint = tuple[tuple[When, ...], Interval | None]


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
        constraints = list(_constraints(account, merged.acts.values()))
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
        here = [t for t in act.tellings if t.account.id == account.id and not t.event.when.undated]
        others = [t for t in act.tellings if t.account.id != account.id and t.dated]
        named = tuple(t.event.when for t in here if t.event.when.times)
        tensed = tuple(t.event.when for t in here if not t.event.when.times and _by_tense(t))
        for other in others:
            if named:
                yield named, other.when
            if tensed and other.done:
                yield tensed, other.when
        if len(named) > 1:
            yield named, None


def _by_tense(told: Told) -> bool:
    """Tell whether an act without a day lies where its tense says: done before, planned after."""
    return (told.event.status, told.event.when.relation) in _TENSED


def _window(account: Account, constraints: Sequence[Constraint]) -> tuple[date, date] | None:
    """Return the days to try: near what others date, within the interval that is known."""
    days = [d for _, i in constraints if i for d in (i.first_day, i.last_day) if d]
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
        calendar = Calendar(
            account.reading.times,
            Interval(earliest=day, latest=day, basis="tried"),
        )
        if all(_holds(calendar, whens, given) for whens, given in constraints):
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
        basis=f"{old.basis}; narrowed by the dates that other articles give for the same events",
        spans=old.spans,
    )


def _holds(calendar: Calendar, whens: Sequence[When], given: Interval | None) -> bool:
    resolved = [calendar.when(w) for w in whens]
    if given is not None:
        return all(r.meets(given) for r in resolved)
    return all(a.meets(b) for n, a in enumerate(resolved) for b in resolved[n + 1 :])
