"""The articles of a story, and how what others tell narrows an inferred publication date."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from tidings.readers.times import Calendar
from tidings.story.accounts import Account
from tidings.story.gathering import Act
from tidings.story.merging import Merged
from tidings.story.told import Told
from tidings.values import Coverage, Interval, Reading, When

_WINDOW = 400
"""Days that are tried for one article; a wider interval is left as it is."""

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
    """Yield, for each event told here, the dates it is told with and the day others give it."""
    for act in acts:
        here = [t for t in act.tellings if t.account.id == account.id and _relative(t)]
        if not here:
            continue
        others = [t.when for t in act.tellings if t.account.id != account.id and t.dated]
        whens = tuple(t.event.when for t in here)
        bounded = [w for w in others if w.earliest and w.latest]
        for when in bounded:
            yield whens, when
        if len(whens) > 1:
            yield whens, None


def _relative(told: Told) -> bool:
    return told.dated


def _window(account: Account, constraints: Sequence[Constraint]) -> tuple[date, date] | None:
    """Return the days to try: the interval itself, an open end bounded by what others tell."""
    days = [d for _, i in constraints if i for d in (i.first_day, i.last_day) if d]
    first, last = account.published.first_day, account.published.last_day
    if (first is None and not days) or (last is None and not days):
        return None
    start = date.fromisoformat(first) if first else date.fromisoformat(min(days)) - timedelta(31)
    end = date.fromisoformat(last) if last else date.fromisoformat(max(days)) + timedelta(366)
    if end < start or (end - start).days > _WINDOW:
        return None
    return start, end


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
    first = fitting[0] if old.earliest or fitting[0] > start.isoformat() else None
    last = fitting[-1] if old.latest or fitting[-1] < end.isoformat() else None
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
