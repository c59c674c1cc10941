"""What an expression comes to: an interval and a TIMEX3 value, and how the two are put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tidings.readers.times.periods import Period
from tidings.values import Granularity, Interval, SymbolicDate


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


def vague(what: SymbolicDate, anchor: Reach) -> Resolved:
    """Return what a vague word comes to beside an anchor."""
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


def spread(first: Period | None, last: Period | None, value: str) -> Resolved:
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
    return Resolved(interval, value)


def merged(first: str, last: str, what: SymbolicDate) -> str:
    """Return the value of two ends: what they share, X for the rest."""
    if first == last:
        return first
    if what.weekday is not None and what.month is None and not what.unit:
        return f"XXXX-WXX-{what.weekday}"
    ones, others = first.split("-"), last.split("-")
    if [len(c) for c in ones] != [len(c) for c in others]:
        return "XXXX-XX-XX"
    named = (what.year, what.month or what.quarter or what.season or what.half, what.day)
    return "-".join(_masked(ones, others, named))


def _masked(ones: Sequence[str], others: Sequence[str], named: Sequence[object]) -> Iterator[str]:
    """Yield the parts of a value: X from the first that differs on, but for what is named."""
    same = True
    for at, (one, other) in enumerate(zip(ones, others, strict=True)):
        same = same and one == other
        if same or (at < len(named) and named[at] is not None and one == other):
            yield one
        else:
            lead = one[0] if one[0] in "WQH" and one != "WE" else ""
            yield lead + "X" * (len(one) - len(lead)) if one != "WE" else one


def clocked(resolved: Resolved, what: SymbolicDate) -> Resolved:
    """Return a date with its part of the day or its minute added."""
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
