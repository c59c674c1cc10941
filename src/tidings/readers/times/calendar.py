"""The calendar: time expressions against a publication day that may itself be an interval."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from tidings.readers.times.periods import (
    Period,
    from_anchor,
    in_calendar,
    shift,
)
from tidings.values import (
    UNKNOWN,
    Granularity,
    Interval,
    SymbolicDate,
    TimeExpression,
    When,
)

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FINE: tuple[Granularity, ...] = (
    "minute", "part of day", "day", "week", "month", "quarter", "season", "year", "decade",
    "unknown",
)  # fmt: skip
NO_LENGTH = "a length of time, not a date"


@dataclass(frozen=True, slots=True)
class Reach:
    """Between which days an anchor lies (either may be open), and its TIMEX3 value."""

    first: date | None
    last: date | None
    value: str
    granularity: Granularity


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression comes to."""

    interval: Interval
    value: str


class Calendar:
    """Resolves the time expressions of one article. Satisfies `tidings.codec.Dates`."""

    def __init__(self, times: Sequence[TimeExpression], published: Interval) -> None:
        """Hold the expressions and the publication interval; nothing is resolved yet."""
        self._times = times
        self._published = published
        self._known: dict[int, Resolved] = {}

    def interval(self, index: int) -> Interval:
        """Return the interval of the expression at that position; open where it has no date."""
        return self._resolved(index).interval

    def value(self, index: int) -> str:
        """Return its TIMEX3 value, X for what is not known ("2017-06-21", "P2D", "XXXX-WXX-5")."""
        return self._resolved(index).value

    def interval_of_day(self) -> Interval:
        """Return the interval of publication."""
        return self._published

    def when(self, when: When | None) -> Interval:
        """Return the interval of an act's date, with its basis and the words it rests on."""
        if when is None:
            return UNKNOWN
        if when.undated:
            return replace(UNKNOWN, basis=when.basis, spans=when.spans)
        found = self._anchor_of(when)
        spans = tuple(dict.fromkeys((*found.spans, *when.spans)))
        basis = when.basis if not when.times else f"{when.basis}: {found.basis}"
        related = replace(found, basis=basis, spans=spans)
        return _related(related, when.relation)

    def _anchor_of(self, when: When) -> Interval:
        """Return what a When counts from: its expressions together, or the publication day."""
        if not when.times:
            return self._published
        found = [self.interval(t) for t in when.times]
        return min(found, key=_width)

    def _resolved(self, index: int) -> Resolved:
        if index not in self._known:
            self._known[index] = self._resolve(index)
        return self._known[index]

    def _resolve(self, index: int) -> Resolved:
        expression = self._times[index]
        base = expression.date.base if expression.date is not None else None
        anchor = self._day
        if base is not None and 0 <= base < index:
            anchor = _reach(self._resolved(base))
        return _resolve(expression, anchor, self._day, self._published)

    @cached_property
    def _day(self) -> Reach:
        return published_reach(self._published)


def resolve(
    expression: TimeExpression, published: Interval, base: Interval | None = None
) -> Interval:
    """Return the interval that an expression means, widened where the publication day is wide.

    `base` is the interval that the expression counts from, where that is not the publication.
    Never raises: a date that cannot be gives an open interval with a basis.
    """
    day = published_reach(published)
    anchor = day if base is None else _reach(Resolved(base, base.first_day or ""))
    return _resolve(expression, anchor, day, published).interval


def published_reach(published: Interval) -> Reach:
    """Return the publication interval in days."""
    first, last = _date(published.first_day), _date(published.last_day)
    return Reach(first, last, published.first_day or "", "day")


def _date(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def _reach(resolved: Resolved) -> Reach:
    interval = resolved.interval
    first, last = _date(interval.first_day), _date(interval.last_day)
    return Reach(first, last, resolved.value, interval.granularity)


def _resolve(
    expression: TimeExpression, anchor: Reach, day: Reach, published: Interval
) -> Resolved:
    what = expression.date
    if what is None:
        open_one = replace(UNKNOWN, basis=NO_LENGTH, spans=(expression.span,))
        return Resolved(open_one, expression.duration or "")
    try:
        found = _of_date(what, expression, anchor if what.anchor == "time" else day)
        if expression.to is not None:
            found = _joined(found, _of_date(expression.to, expression, day))
    except (OverflowError, ValueError):  # beyond the calendar's years
        found = None
    if found is None:
        lost = replace(UNKNOWN, basis="no such day in the calendar", spans=(expression.span,))
        return Resolved(lost, "XXXX-XX-XX")
    if _adrift(what):
        found = _loosened(found, what)
    interval = replace(found.interval, basis=_basis(what, published), spans=(expression.span,))
    return Resolved(interval, found.value)


def _joined(first: Resolved | None, last: Resolved | None) -> Resolved | None:
    if first is None or last is None:
        return first or last
    return replace(first, interval=replace(first.interval, latest=last.interval.latest))


def _of_date(what: SymbolicDate, expression: TimeExpression, anchor: Reach) -> Resolved | None:
    if what.anchor == "vague" or (what.anchor != "calendar" and what.offset is None):
        return _vague(what, anchor)
    first = _at(what, expression, anchor.first)
    last = _at(what, expression, anchor.last)
    if first is None and last is None:
        absolute = _at(what, expression, date(2000, 1, 1)) if _absolute(what) else None
        return None if absolute is None and anchor.first else _spread(absolute, absolute, what)
    if _absolute(what):
        first = last = first or last
    if _same_day_of_year(what, anchor) and first is not None and last is not None:
        year = first.first.year
        kept = replace(first, value=f"{year:04}{anchor.value[4:]}", granularity=anchor.granularity)
        return _clocked(_spread(kept, last, what, kept.value), what)
    return _clocked(_coarser(_spread(first, last, what), anchor, what), what)


def _coarser(resolved: Resolved, anchor: Reach, what: SymbolicDate) -> Resolved:
    """Keep the grain of what a distance is counted from: days before "June" are about June."""
    if what.anchor != "time" or FINE.index(anchor.granularity) <= FINE.index("day"):
        return resolved
    if FINE.index(resolved.interval.granularity) >= FINE.index(anchor.granularity):
        return resolved
    interval = replace(resolved.interval, granularity=anchor.granularity)
    return replace(resolved, interval=interval)


def _adrift(what: SymbolicDate) -> bool:
    """Tell "two days earlier" where no date stands before it."""
    return what.anchor == "time" and what.base is None and what.direction != 0


def _loosened(resolved: Resolved, what: SymbolicDate) -> Resolved:
    """Open the ends of a distance from a day that is not named: only "earlier" bounds it."""
    latest = resolved.interval.latest if what.direction < 0 else None
    interval = replace(resolved.interval, earliest=None, latest=latest, granularity="unknown")
    return replace(resolved, interval=interval)


def _absolute(what: SymbolicDate) -> bool:
    return what.anchor == "calendar" and not (
        what.year is None and what.decade is None and what.century is None
    )


def _same_day_of_year(what: SymbolicDate, anchor: Reach) -> bool:
    """Tell whether a distance of years keeps the finer part: "a year earlier" than a quarter."""
    return (
        what.anchor == "time"
        and what.unit == "year"
        and bool(what.direction)
        and anchor.granularity in ("quarter", "month", "season")
    )


def _at(what: SymbolicDate, expression: TimeExpression, day: date | None) -> Period | None:
    """Resolve against one day: the period, narrowed by "early" and "late" and by tense."""
    if day is None:
        return None
    if what.anchor == "time" and what.direction and what.unit == "year":
        there = shift(day, "year", what.offset or 0)
        found: Period | None = Period(there, there, f"{there.year:04}", "year")
        return found
    found = in_calendar(what, day) if what.anchor == "calendar" else from_anchor(what, day)
    if found is None:
        return None
    return _clipped(_edge(found, what, expression.mod), what, day)


def _edge(period: Period, what: SymbolicDate, mod: str | None) -> Period:
    """Narrow by a modifier, generously: "early June" is its first half and a little more."""
    days = (period.last - period.first).days
    if mod == "APPROX" and what.unit:
        wide = timedelta(days=max(1, days // 2))
        return replace(period, first=period.first - wide, last=period.last + wide)
    if days < 6 or mod not in ("START", "MID", "END"):
        return period
    if what.anchor != "calendar" and what.direction:
        return period
    part = timedelta(days=days * 3 // 5)
    rest = timedelta(days=days - days * 3 // 5)
    if mod == "START":
        return replace(period, last=period.first + part)
    if mod == "END":
        return replace(period, first=period.first + rest)
    fifth = timedelta(days=days // 5)
    return replace(period, first=period.first + fifth, last=period.last - fifth)


def _clipped(period: Period, what: SymbolicDate, day: date) -> Period:
    """Keep only what lies behind or ahead, for a running period: "this month" in the past."""
    if not period.first <= day <= period.last or what.offset:
        return period
    if what.direction == -1:
        return replace(period, last=day)
    if what.direction == 1:
        return replace(period, first=day)
    return period


def _vague(what: SymbolicDate, anchor: Reach) -> Resolved:
    way = {"PAST_REF": -1, "FUTURE_REF": 1}.get(what.reference or "", what.direction)
    earliest = anchor.first.isoformat() if anchor.first else None
    latest = anchor.last.isoformat() if anchor.last else None
    reference = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[(way > 0) - (way < 0)]
    if way < 0:
        earliest = None
    if way > 0:
        latest = None
    grain: Granularity = "unknown" if way else "day"
    interval = Interval(earliest=earliest, latest=latest, granularity=grain, basis="")
    return Resolved(interval, what.reference or reference)


def _spread(
    first: Period | None, last: Period | None, what: SymbolicDate, value: str | None = None
) -> Resolved:
    """Return the hull of the two ends; an open end stays open."""
    one = first or last
    if first is not None and last is not None and first.first > last.last:
        first, last = last, first  # a weekday can pull two far ends past each other
    interval = Interval(
        earliest=first.first.isoformat() if first else None,
        latest=last.last.isoformat() if last else None,
        granularity=one.granularity if one else "unknown",
        basis="",
    )
    if first is not None and last is not None:
        return Resolved(interval, value or _merged(first.value, last.value, what))
    return Resolved(interval, _merged("", one.value if one else "", what))


def _merged(first: str, last: str, what: SymbolicDate) -> str:
    """Return the value of two ends: what they share, X for the rest."""
    if first == last:
        return first
    if what.weekday is not None and what.month is None and not what.unit:
        return f"XXXX-WXX-{what.weekday}"
    year = first[:4] if first[:4] == last[:4] and len(first) == len(last) else "XXXX"
    month = f"{what.month:02}" if what.month else "XX"
    if what.month and what.day:
        return f"{year}-{month}-{what.day:02}"
    if year != "XXXX" and first[:7] == last[:7]:
        return f"{first[:7]}-XX"
    return {4: year, 7: f"{year}-{month}"}.get(len(last), f"{year}-XX-XX")


def _clocked(resolved: Resolved, what: SymbolicDate) -> Resolved:
    """Add the part of the day or the minute."""
    interval, value = resolved.interval, resolved.value
    if what.part:
        part = replace(interval, granularity="part of day") if interval.known else interval
        return Resolved(part, f"{value}T{what.part}")
    if what.hour is None:
        return resolved
    clock = f"T{what.hour:02}:{what.minute or 0:02}"
    if interval.earliest is None or interval.earliest != interval.latest or what.hour == 24:
        return Resolved(interval, value + clock)
    minute = interval.earliest + clock
    timed = replace(interval, earliest=minute, latest=minute, granularity="minute")
    return Resolved(timed, value + clock)


def _width(interval: Interval) -> tuple[int, int]:
    """Sort key: how wide an interval is, then how fine."""
    first, last = _date(interval.first_day), _date(interval.last_day)
    wide = (last - first).days if first and last else 10**6
    return wide, FINE.index(interval.granularity)


def _related(interval: Interval, relation: str) -> Interval:
    """Return the span before, after, since or until an interval."""
    if relation in ("before", "until"):
        return replace(interval, earliest=None, granularity="unknown")
    if relation in ("after", "since"):
        return replace(interval, latest=None, granularity="unknown")
    return interval


def _basis(what: SymbolicDate, published: Interval) -> str:
    """Say in plain words how the date was reckoned."""
    if _absolute(what):
        return "the date stands in the text"
    if what.anchor == "vague":
        return "a vague word beside the day of publication"
    if what.anchor == "time" and what.base is not None:
        return "counted from the date named before it"
    if _adrift(what):
        return "counted from a day that the text does not name"
    day = _published_words(published)
    if what.anchor != "calendar":
        return f"counted from {day}"
    name = _name(what)
    if what.direction < 0:
        return f"the last {name} up to {day}"
    if what.direction > 0:
        return f"the next {name} from {day} on"
    return f"the {name} nearest to {day}"


def _name(what: SymbolicDate) -> str:
    """Return what a calendar date without a year is called."""
    if what.month is not None:
        month = MONTHS[what.month - 1]
        return f"{what.day} {month}" if what.day else month
    if what.weekday is not None:
        return DAYS[what.weekday - 1]
    return "quarter so named" if what.quarter else "season so named" if what.season else "such date"


def _published_words(published: Interval) -> str:
    first, last = published.first_day, published.last_day
    if first and first == last:
        return f"the day of publication, {first}"
    if first and last:
        return f"the day of publication, between {first} and {last}"
    if first or last:
        return f"the day of publication, {first or last} or {'later' if first else 'earlier'}"
    return "the day of publication, which is not known"
