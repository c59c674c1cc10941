"""The period that a bare date means in a telling: the one beside what the telling stands at."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from tidings.readers.times.periods import HIGHEST, LOWEST, Period, day_period, in_year
from tidings.values import Granularity, SymbolicDate

BACK = 2.0  # a telling goes forward: a day behind counts as far as two ahead
NEW_YEAR = 30  # days that a step into the next, unnamed year counts for besides
SHORT = 62  # days: a day of the month without its month is looked for beside no longer period


def in_telling(what: SymbolicDate, first: date, last: date) -> Period | None:
    """Return what the parts mean where a telling stands at `first`..`last`; None for no such day.

    `direction` 0: inside that period, else later in its year, earlier in it, or in the next year,
    whichever is nearest, with a step back or into a new year counting for more; never in the year
    before. -1 the last such before the period, -2 and +2 the last and next such that begin outside.
    """
    if what.month is None and what.day is not None:
        return _day_of_month(what, first, last)
    if what.weekday is not None and what.month is None:
        return _weekday(what, first, last)
    found = [p for y in _years(first, last) if (p := in_year(y, what))]
    if what.weekday is not None and what.day is not None:
        found = [p for p in found if p.first.isoweekday() == what.weekday] or found
    return _picked(found, what, first, last)


def _years(first: date, last: date) -> Iterator[int]:
    yield from range(max(first.year - 1, LOWEST), min(last.year + 1, HIGHEST) + 1)


def _picked(found: list[Period], what: SymbolicDate, first: date, last: date) -> Period | None:
    """Choose among periods by direction; a telling that stands at a whole year stays in it."""
    whole = (last - first).days >= 364
    if what.direction < 0 and not whole:
        behind = [p for p in found if p.first <= first and (what.direction > -2 or p.last < first)]
        return behind[-1] if behind else None
    if what.direction > 1:
        return next((p for p in found if p.first > (first if whole else last)), None)
    allowed = [p for p in found if p.first.year >= first.year or p.last >= last] or found
    return min(allowed, key=lambda p: _far(p, first, last), default=None)


def _far(period: Period, first: date, last: date) -> tuple[float, bool]:
    """Sort key: how far a period lies from first..last for a telling that goes forward."""
    other = period.first.year != first.year
    if period.first > last:
        far = float((period.first - last).days)
        return far + (NEW_YEAR if period.first.year != last.year else 0), other
    if period.last < first:
        return BACK * (first - period.last).days, other
    return 0.0, other


def _weekday(what: SymbolicDate, first: date, last: date) -> Period:
    """Return a weekday from a day or week on; beside a longer period, only that period."""
    weekday = what.weekday or 1
    if (last - first).days > 6:
        grain: Granularity = "month" if (last - first).days <= 31 else "year"
        return Period(first, last, f"XXXX-WXX-{weekday}", grain)
    ahead = (weekday - first.isoweekday()) % 7
    if what.direction < 0 or (what.direction > 1 and ahead == 0):
        ahead += 7 if what.direction > 1 else -7
    return day_period(first + timedelta(days=ahead))


def _day_of_month(what: SymbolicDate, first: date, last: date) -> Period | None:
    """Return the 14th nearest to a day or month; beside a longer period, only that period."""
    day = what.day or 1
    if (last - first).days > SHORT:
        return Period(first, last, f"{first.year:04}-XX-{day:02}", "year")
    months = [first.year * 12 + first.month - 1 + k for k in (-1, 0, 1, 2)]
    found = [
        day_period(date(m // 12, m % 12 + 1, day))
        for m in months
        if LOWEST <= m // 12 <= HIGHEST and day <= monthrange(m // 12, m % 12 + 1)[1]
    ]
    if what.direction < 0:
        return next((p for p in reversed(found) if p.first <= first), None)
    return min(found, key=lambda p: _far(p, first, last), default=None)
