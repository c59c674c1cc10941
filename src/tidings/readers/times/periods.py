"""Calendar arithmetic: from a symbolic date and an anchor day to a first and a last day."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

from tidings.values import Granularity, SymbolicDate

# Generous seasons of the northern half: meteorological start to astronomical end.
SEASONS = {"SP": ((3, 1), (6, 21)), "SU": ((6, 1), (9, 22)), "FA": ((9, 1), (12, 21))}
SLACK = {"day": 0, "week": 3, "month": 15, "quarter": 45, "year": 183, "decade": 1826}
DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
LOWEST, HIGHEST = 1, date.max.year
LAST_DAY = date.max.toordinal()
FAR = 300  # days: a day of the month so far off in time is taken for the one near by


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included, with the TIMEX3 value and granularity."""

    first: date
    last: date
    value: str
    granularity: Granularity


def month_period(year: int, month: int) -> Period:
    """Return one calendar month."""
    last = monthrange(year, month)[1]
    return Period(date(year, month, 1), date(year, month, last), f"{year:04}-{month:02}", "month")


def day_period(day: date) -> Period:
    """Return one day."""
    return Period(day, day, day.isoformat(), "day")


def year_period(year: int) -> Period:
    """Return one calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31), f"{year:04}", "year")


def months_period(year: int, length: int, nth: int) -> Period:
    """Return the nth quarter (`length` 3) or half (6) of a year."""
    name = "Q" if length == 3 else "H"
    first = date(year, (nth - 1) * length + 1, 1)
    last = date(year, nth * length, monthrange(year, nth * length)[1])
    return Period(first, last, f"{year:04}-{name}{nth}", "quarter" if length == 3 else "year")


def season_period(year: int, season: str) -> Period:
    """Return a season; winter runs into the next year."""
    if season == "WI":
        last = date(year + 1, 3, 20) if year < date.max.year else date.max
        return Period(date(year, 12, 1), last, f"{year:04}-WI", "season")
    (m1, d1), (m2, d2) = SEASONS[season]
    return Period(date(year, m1, d1), date(year, m2, d2), f"{year:04}-{season}", "season")


def unit_period(unit: str, day: date) -> Period:
    """Return the calendar period of that unit in which `day` lies."""
    if unit == "week":
        monday = day - timedelta(days=day.isoweekday() - 1)
        year, week, _ = day.isocalendar()
        return Period(monday, monday + timedelta(days=6), f"{year:04}-W{week:02}", "week")
    if unit == "weekend":
        saturday = day - timedelta(days=day.isoweekday() - 6)
        year, week, _ = day.isocalendar()
        return Period(saturday, saturday + timedelta(days=1), f"{year:04}-W{week:02}-WE", "week")
    if unit == "fortnight":  # any two weeks about the day: nobody agrees where one begins
        wide = timedelta(days=13)
        year, week, _ = day.isocalendar()
        return Period(day - wide, day + wide, f"{year:04}-W{week:02}", "week")
    if unit == "month":
        return month_period(day.year, day.month)
    if unit == "quarter":
        return months_period(day.year, 3, (day.month + 2) // 3)
    if unit == "year":
        return year_period(day.year)
    if unit == "decade":
        return decade_period(day.year // 10)
    if unit == "century":
        return century_period(day.year // 100)
    return day_period(day)


def decade_period(decade: int) -> Period:
    """Return a decade: 199 is the 1990s."""
    return Period(date(decade * 10, 1, 1), date(decade * 10 + 9, 12, 31), f"{decade:03}", "decade")


def century_period(century: int) -> Period:
    """Return a century: 19 is the 1900s."""
    return Period(
        date(max(century * 100, 1), 1, 1), date(century * 100 + 99, 12, 31), f"{century:02}",
        "decade",
    )  # fmt: skip


def shift(day: date, unit: str, count: int) -> date:
    """Return the day `count` units away; the day of the month is kept where it can be.

    Raises OverflowError beyond the calendar.
    """
    if unit in DAYS:
        return day + timedelta(days=count * DAYS[unit])
    if unit in ("hour", "minute", "second"):
        seconds = count * {"hour": 3600, "minute": 60, "second": 1}[unit]
        return day + timedelta(days=int(seconds / 86400))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not LOWEST <= year <= HIGHEST:
        raise OverflowError(f"{count} {unit}s from {day}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def in_year(year: int, what: SymbolicDate) -> Period | None:
    """Return what the parts name in that year, or None where it has no such day."""
    if what.month is not None and what.day is not None:
        if what.day > monthrange(year, what.month)[1]:
            return None
        return day_period(date(year, what.month, what.day))
    if what.feast is not None:
        return day_period(easter(year) + timedelta(days=what.feast))
    if what.month is not None and what.nth is not None and what.weekday is not None:
        return day_period(_nth_weekday(year, what.month, what.weekday, what.nth))
    if what.month is not None:
        return month_period(year, what.month)
    if what.quarter is not None:
        return months_period(year, 3, what.quarter)
    if what.half is not None:
        return months_period(year, 6, what.half)
    if what.season is not None:
        return season_period(year, what.season)
    return year_period(year)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth such weekday of a month, the last for -1."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def in_calendar(what: SymbolicDate, day: date) -> Period | None:
    """Return the period of a calendar date, its missing year or week chosen beside `day`."""
    if what.century is not None:
        return century_period(what.century)
    if what.decade is not None:
        return decade_period(what.decade)
    if what.year is not None:
        return in_year(what.year, what)
    near = list(_candidates(what, day))
    chosen = _choose(near, what.direction, day)
    if chosen is None or (what.day and _distance(chosen, day)[0] > FAR):
        return _choose(near, 0, day)  # "by 14 January" in the middle of that month is not next year
    return chosen


def _candidates(what: SymbolicDate, day: date) -> Iterator[Period]:
    """Yield in order the periods near `day` that the parts can name."""
    parts = (what.month, what.quarter, what.season, what.half, what.feast)
    if all(part is None for part in parts) and what.day is not None:
        yield from _days_of_months(what.day, day)
        return
    if all(part is None for part in parts):
        weekday = what.weekday or day.isoweekday()
        here = day.toordinal()
        for near in map(date.fromordinal, range(max(1, here - 7), min(LAST_DAY, here + 7) + 1)):
            if near.isoweekday() == weekday:
                yield day_period(near)
        return
    reach = 8 if what.weekday or what.day == 29 else 2
    years = range(max(LOWEST, day.year - reach), min(date.max.year, day.year + reach) + 1)
    found = [p for y in years if (p := in_year(y, what))]
    fitting = [p for p in found if p.first.isoweekday() == what.weekday and what.day]
    near_ones = [p for p in fitting if abs((p.first - day).days) < 2 * 365]
    yield from near_ones or found


def _days_of_months(number: int, day: date) -> Iterator[Period]:
    """Yield the days of that number in the months round a day ("on the 21st")."""
    for step in range(-3, 4):
        year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
        if LOWEST <= year <= HIGHEST and number <= monthrange(year, month + 1)[1]:
            yield day_period(date(year, month + 1, number))


def _choose(periods: list[Period], direction: int, day: date) -> Period | None:
    """Return the last period behind, the first ahead or the nearest, by `direction`."""
    behind = [p for p in periods if (p.first <= day if direction == -1 else p.last < day)]
    ahead = [p for p in periods if (p.last >= day if direction == 1 else p.first > day)]
    if direction < 0:
        return behind[-1] if behind else None
    if direction > 0:
        return ahead[0] if ahead else None
    return min(periods, key=lambda p: _distance(p, day), default=None)


def _distance(period: Period, day: date) -> tuple[int, bool]:
    if period.first <= day <= period.last:
        return 0, False
    gap = (period.first - day).days if day < period.first else (day - period.last).days
    return gap, day < period.first  # as near behind as ahead: behind


def from_anchor(what: SymbolicDate, day: date) -> Period | None:
    """Return the period `offset` units from `day`, or the parts named inside it."""
    unit = what.unit or "day"
    if unit == "weekend":
        return _weekend(what, day)
    there = shift(day, unit, what.offset or 0)
    whole = unit_period(unit, there)
    if what.weekday is not None:
        return day_period(whole.first + timedelta(days=what.weekday - 1))
    if what.month or what.quarter or what.season or what.half:
        return in_year(there.year, what)
    if what.direction and what.offset:
        return _counted(there, unit, whole)
    return whole


def _weekend(what: SymbolicDate, day: date) -> Period | None:
    """Return a weekend: the last one behind, the next one, or so many from it."""
    saturday = day - timedelta(days=(day.isoweekday() - 6) % 7)  # the last Saturday up to the day
    weekday = day.isoweekday()
    step = what.offset or 0
    if step == 0 and (what.direction > 0 or (what.direction == 0 and weekday > 1)):
        step = 0 if weekday >= 6 else 1
    elif step < 0 and weekday < 6:
        step += 1
    return unit_period("weekend", saturday + timedelta(days=7 * step))


def _counted(there: date, unit: str, whole: Period) -> Period:
    """Widen a counted distance: "two years ago" may be half a year more or less."""
    slack = timedelta(days=SLACK.get(unit, 0))
    return Period(
        min(whole.first, there - slack),
        max(whole.last, there + slack),
        whole.value,
        whole.granularity,
    )
