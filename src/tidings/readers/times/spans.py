"""Intervals moved, opened and closed by what relates an act to a day."""

import re
from dataclasses import replace
from datetime import date, timedelta

from tidings.readers.times.periods import SLACK, shift
from tidings.values import Granularity, Interval, Relation

LENGTH = re.compile(r"(-?)P(?:T?)(\d+)([DWMYHQ])")
UNITS: dict[str, Granularity] = {
    "D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "H": "day",
}  # fmt: skip


def related(interval: Interval, relation: Relation, published: Interval) -> Interval:
    """Return the span before, after, since or until an interval, or from it up to publication."""
    if relation in ("before", "until"):
        return replace(interval, earliest=None, granularity="unknown")
    if relation in ("after", "since"):
        return replace(interval, latest=None, granularity="unknown")
    if relation == "onward" and interval != published:
        return _onward(interval, published)
    return interval


def _onward(interval: Interval, published: Interval) -> Interval:
    """Close a span at publication; a day that cannot lie before it bounds nothing."""
    first, last = interval.first_day, published.last_day
    if first is None or last is None or first <= last:
        end = interval.last_day if first == last else last
        grain = interval.granularity if first == last else "unknown"
        return replace(interval, latest=end, granularity=grain)
    return replace(interval, earliest=None, latest=last, granularity="unknown")


def moved(interval: Interval, length: str) -> Interval:
    """Return an interval moved by a signed TIMEX3 duration, as wide again as its unit is vague.

    "P2W" is two weeks on, give or take three days; a length without a number ("PXD") opens the
    end that it leads to.
    """
    back = length.startswith("-")
    told = LENGTH.fullmatch(length)
    if told is None:
        return related(interval, "before" if back else "after", interval)
    unit = UNITS[told[3]]
    count = int(told[2]) * (-1 if back else 1)
    if told[3] == "H":
        count = int(count / 24)
    slack = timedelta(days=SLACK.get(unit, 0))
    first, last = _moved(interval.first_day, unit, count), _moved(interval.last_day, unit, count)
    grain: Granularity = unit if slack and interval.granularity == "day" else interval.granularity
    try:
        return replace(
            interval,
            earliest=(first - slack).isoformat() if first else None,
            latest=(last + slack).isoformat() if last else None,
            granularity=grain,
        )
    except OverflowError:
        return replace(interval, earliest=None, latest=None, granularity="unknown")


def _moved(day: str | None, unit: str, count: int) -> date | None:
    try:
        return shift(date.fromisoformat(day), unit, count) if day else None
    except (OverflowError, ValueError):
        return None


def as_written(interval: Interval) -> str | None:
    """Return the day, month or year that an interval is ("2017-06-21", "2017-06"), else None."""
    first, last = interval.first_day, interval.last_day
    if first is None or last is None:
        return None
    for part in (10, 7, 4):
        if first[:part] == last[:part]:
            return first[:part]
    return None


def likeliest(interval: Interval, guess: Interval | None) -> Interval:
    """Return an interval with the likeliest day in it, where it leaves more than that open."""
    likely = None if guess is None else as_written(guess)
    if guess is None or likely is None or as_written(interval) == likely:
        return interval
    first, last = interval.first_day, interval.last_day
    early = first is not None and likely < first[: len(likely)]
    late = last is not None and last[: len(likely)] < likely
    if early or late:
        return interval
    spans = tuple(dict.fromkeys((*interval.spans, *guess.spans)))
    return replace(interval, likely=likely, spans=spans)
