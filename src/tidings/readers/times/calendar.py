"""The calendar: time expressions against a publication day that may itself be an interval."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from tidings.readers.times.eras import after_ancient, ancient, is_ancient
from tidings.readers.times.periods import (
    Period,
    from_anchor,
    in_calendar,
    shift,
)
from tidings.readers.times.resolved import Reach, Resolved, clocked, merged, spread, vague
from tidings.readers.times.running import in_telling
from tidings.readers.times.spans import likeliest, moved, related
from tidings.readers.times.wording import absolute, adrift, basis_of
from tidings.values import (
    UNKNOWN,
    Granularity,
    Interval,
    SymbolicDate,
    TimeExpression,
    When,
)

FINE: tuple[Granularity, ...] = (
    "minute", "part of day", "day", "week", "month", "quarter", "season", "year", "decade",
    "unknown",
)  # fmt: skip
# Two days that share nothing: an open end of the publication day is tried with them for a value.
SOME_DAYS = (date(2001, 2, 5), date(2014, 8, 21))
NO_LENGTH = "a length of time, not a date"


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

    def when(self, when: When | None) -> Interval:
        """Return the interval of an act's date, with its basis, likeliest day and words."""
        if when is None:
            return UNKNOWN
        guess = self._likely(when)
        if when.undated:
            return likeliest(replace(UNKNOWN, basis=when.basis, spans=when.spans), guess)
        found = self._anchor_of(when)
        spans = tuple(dict.fromkeys((*found.spans, *when.spans)))
        plain = not when.times and when.running is None
        basis = when.basis if plain else f"{when.basis}: {found.basis}"
        found = replace(found, basis=basis, spans=spans)
        if when.moved is not None:
            found = moved(found, when.moved)
        found = related(found, when.relation, self._published)
        found = self._behind(found) if when.behind else found
        return likeliest(found, guess)

    def _likely(self, when: When) -> Interval | None:
        """Return what the likeliest day is told by: expressions, or the publication day."""
        told = when.likely
        if told is None and when.running is not None and when.relation == "onward":
            told = (when.running,)
        return None if told is None else self._anchor_of(When(times=told, basis=""))

    def _behind(self, interval: Interval) -> Interval:
        """Keep what is told as past from lying after publication, whatever its date comes to."""
        last = self._published.last_day
        closed = interval.last_day if interval.last_day or interval.first_day is None else last
        if last is None or (closed is not None and closed <= last):
            return interval  # "closed since March": open towards the day of publication
        if interval.first_day is None or interval.first_day <= last:
            return replace(interval, latest=last)
        basis = "told as past, though the day named lies after publication"
        return replace(interval, earliest=None, latest=last, granularity="unknown", basis=basis)

    def _anchor_of(self, when: When) -> Interval:
        """Return what a When counts from: its expressions together, or the publication day."""
        if not when.times and when.running is not None:
            return self.interval(when.running)
        if not when.times:
            return self._published
        found = [self.interval(t) for t in when.times]
        finest = min(found, key=_width)
        if all(finest.meets(other) for other in found):
            return finest
        return _hull(finest, found)  # "on Saturday and Sunday"

    def _resolved(self, index: int) -> Resolved:
        waiting = [index]  # a stack, not recursion: a telling of a thousand days is a chain as long
        while waiting:
            at = waiting[-1]
            base = self._base(at)
            if at not in self._known and base is not None and base not in self._known:
                waiting.append(base)
                continue
            waiting.pop()
            if at not in self._known:
                anchor = self._day if base is None else _reach(self._known[base])
                self._known[at] = _resolve(self._times[at], anchor, self._day, self._published)
        return self._known[index]

    def _base(self, index: int) -> int | None:
        """Return what an expression counts from: one before it, or one after that needs no other.

        "The year ended 31 March" and "at dawn on the following day" count from what comes after.
        """
        base = self._based_on(index)
        if base is None or not 0 <= base < len(self._times) or base == index:
            return None
        further = self._based_on(base)
        return base if base < index or further is None or further < index else None

    def _based_on(self, index: int) -> int | None:
        date = self._times[index].date
        return None if date is None else date.base

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
        found = _of_one(what, expression, anchor, day)
        if expression.to is not None:
            found = _joined(found, _of_one(expression.to, expression, anchor, day))
    except (OverflowError, ValueError):  # beyond the calendar's years
        found = None
    if found is None:
        lost = replace(UNKNOWN, basis="no such day in the calendar", spans=(expression.span,))
        return Resolved(lost, "XXXX-XX-XX")
    if adrift(what):
        found = _loosened(found, what)
    basis = found.interval.basis or basis_of(what, published)
    interval = replace(found.interval, basis=basis, spans=(expression.span,))
    return Resolved(interval, expression.duration or found.value)


def _of_one(
    what: SymbolicDate, expression: TimeExpression, anchor: Reach, day: Reach
) -> Resolved | None:
    """Resolve one end of an expression beside what it counts from."""
    if is_ancient(what):
        return ancient(what)
    if what.base is not None and anchor.value.startswith("BC"):
        return after_ancient(what, anchor.value)
    if _is_told(what) and what.base is not None and anchor is not day:
        return _told(what, expression, anchor)
    if _is_told(what) and what.anchor == "time":
        return _untold(what)
    return _of_date(what, expression, anchor if what.anchor == "time" else day)


def _is_told(what: SymbolicDate) -> bool:
    """Tell whether a date is chosen beside the one told of: "in June", "the following June"."""
    return what.anchor == "calendar" or (what.anchor == "time" and what.unit is None)


def _untold(what: SymbolicDate) -> Resolved:
    """Return "that summer" where no date stands before it: no year can be told."""
    value = f"XXXX-{what.month:02}" if what.month else f"XXXX-{what.season}"
    open_one = replace(UNKNOWN, basis="no date stands before it to count from")
    return Resolved(open_one, value if what.month or what.season else f"XXXX-WXX-{what.weekday}")


def _told(what: SymbolicDate, expression: TimeExpression, anchor: Reach) -> Resolved | None:
    """Resolve a bare date beside the period that the telling stands at."""
    if anchor.first is None or anchor.last is None:
        return _untold(what)
    found = in_telling(what, anchor.first, anchor.last)
    if found is None:
        return None
    found = _edge(found, what, expression.mod)
    return clocked(spread(found, found, found.value), what)


def _joined(first: Resolved | None, last: Resolved | None) -> Resolved | None:
    if first is None or last is None:
        return first or last
    return replace(first, interval=replace(first.interval, latest=last.interval.latest))


def _of_date(what: SymbolicDate, expression: TimeExpression, anchor: Reach) -> Resolved | None:
    """Resolve one date: the hull of what it means from the anchor's first and last day."""
    if what.anchor == "vague" or (what.anchor != "calendar" and what.offset is None):
        return vague(what, anchor)
    first = _at(what, expression, anchor.first or SOME_DAYS[0])
    last = _at(what, expression, anchor.last or SOME_DAYS[1])
    if first is None or last is None:
        return None
    value = merged(first.value, last.value, what)
    if _same_day_of_year(what, anchor):
        value = f"{first.first.year:04}{anchor.value[4:]}"
        first = replace(first, granularity=anchor.granularity)
    known = absolute(what)
    found = spread(
        first if known or anchor.first else None, last if known or anchor.last else None, value
    )
    return clocked(_coarser(found, anchor, what), what)


def _coarser(resolved: Resolved, anchor: Reach, what: SymbolicDate) -> Resolved:
    """Keep the grain of what a distance is counted from: days before "June" are about June."""
    if what.anchor != "time" or FINE.index(anchor.granularity) <= FINE.index("day"):
        return resolved
    if FINE.index(resolved.interval.granularity) >= FINE.index(anchor.granularity):
        return resolved
    interval = replace(resolved.interval, granularity=anchor.granularity)
    return replace(resolved, interval=interval)


def _loosened(resolved: Resolved, what: SymbolicDate) -> Resolved:
    """Open the ends of a distance from a day that is not named: only "earlier" bounds it."""
    latest = resolved.interval.latest if what.direction < 0 else None
    interval = replace(resolved.interval, earliest=None, latest=latest, granularity="unknown")
    return replace(resolved, interval=interval)


def _same_day_of_year(what: SymbolicDate, anchor: Reach) -> bool:
    """Tell whether a distance of years keeps the finer part: "a year earlier" than a quarter."""
    return (
        what.anchor == "time"
        and what.unit == "year"
        and what.offset == -1
        and bool(what.direction)
        and anchor.granularity in ("quarter", "month", "season")
    )


def _at(what: SymbolicDate, expression: TimeExpression, day: date | None) -> Period | None:
    """Resolve against one day: the period, narrowed by "early" and "late" and by tense."""
    if day is None:
        return None
    if what.anchor == "time" and what.direction and what.unit == "year" and what.offset:
        there = shift(day, "year", what.offset or 0)
        found: Period | None = Period(there, there, f"{there.year:04}", "year")
        return found
    found = in_calendar(what, day) if what.anchor == "calendar" else from_anchor(what, day)
    if found is None:
        return None
    return _clipped(_edge(found, what, expression.mod), what, day)


def _edge(period: Period, what: SymbolicDate, mod: str | None) -> Period:
    """Narrow by a modifier, generously: "early June" is its first half."""
    days = (period.last - period.first).days
    if mod == "APPROX" and what.unit:
        wide = timedelta(days=max(1, days // 2))
        return replace(period, first=period.first - wide, last=period.last + wide)
    if days < 6 or mod not in ("START", "MID", "END"):
        return period
    if what.anchor != "calendar" and what.direction:
        return period
    part = timedelta(days=days // 2)
    rest = timedelta(days=days - days // 2)
    if mod == "START":
        return replace(period, last=period.first + part)
    if mod == "END":
        return replace(period, first=period.first + rest)
    fifth = timedelta(days=days // 5)
    return replace(period, first=period.first + fifth, last=period.last - fifth)


def _clipped(period: Period, what: SymbolicDate, day: date) -> Period:
    """Keep only what lies behind or ahead, of a running or counted period."""
    counted = what.anchor == "time" and what.offset != 0
    if not period.first <= day <= period.last or counted:
        return period
    if what.direction == -1:
        return replace(period, last=day)
    if what.direction == 1:
        return replace(period, first=day)
    return period


def _hull(one: Interval, others: Sequence[Interval]) -> Interval:
    """Return an interval from the first to the last of all; open where one of them is."""
    firsts, lasts = [o.first_day for o in others], [o.last_day for o in others]
    earliest = None if None in firsts else min(f for f in firsts if f)
    latest = None if None in lasts else max(d for d in lasts if d)
    spans = tuple(s for o in others for s in o.spans)
    return replace(one, earliest=earliest, latest=latest, spans=spans)


def _width(interval: Interval) -> tuple[int, int]:
    """Sort key: how wide an interval is, then how fine."""
    first, last = _date(interval.first_day), _date(interval.last_day)
    wide = (last - first).days if first and last else 10**6
    return wide, FINE.index(interval.granularity)
