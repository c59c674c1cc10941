"""Days and intervals as people write them: "Tue 20 June 2017", "12–18 June 2017", "June 2017".

Pure, and the same in every language setting of the machine: names are ours, not the system's.
"""

from calendar import monthrange
from datetime import date, datetime

from tidings.values import Interval

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

# part of day → the first hour that belongs to it
PARTS = (("evening", 18), ("afternoon", 12), ("morning", 5), ("night", 0))

NO_DAY = "date unknown"


def interval_in_words(interval: Interval) -> str:
    """Return the interval as a person would write it; an open end is "by" or "not before".

    "Since" would claim that it began on that day; the earliest day is only a bound.
    """
    first, last = _moment(interval.earliest), _moment(interval.latest)
    if first is None and last is None:
        return NO_DAY
    if first is None or last is None:
        word, end = ("not before", first) if last is None else ("by", last)
        return f"{word} {_long(end)}" if end else NO_DAY
    if first.date() == last.date():
        return _weekday(first.date()) + _hours(interval, first, last)
    return _range(first.date(), last.date())


def day_in_words(stamp: str | None) -> str:
    """Return the day of an ISO date or date-time as "Tue 20 June 2017", or that it is unknown."""
    moment = _moment(stamp)
    return NO_DAY if moment is None else _weekday(moment.date())


def short_day(stamp: str | None) -> str:
    """Return the day without weekday, month in three letters: "20 Jun 2017"; "" if unknown."""
    moment = _moment(stamp)
    return "" if moment is None else f"{moment.day} {MONTHS[moment.month - 1][:3]} {moment.year}"


def compared(since: str | None, as_of: str | None, *, seen: bool) -> str:
    """Return which two moments a brief compares, in words.

    >>> compared("2017-07-18", "2017-07-18", seen=True)
    'Tue 18 July 2017, against the day before'
    >>> compared("2017-07-18", None, seen=True), compared(None, None, seen=True)
    ('published since Tue 18 July 2017', 'since you last looked')
    """
    if since and since == as_of:
        return f"{day_in_words(since)}, against the day before"
    upto = f", to {day_in_words(as_of)}" if as_of else ""
    if since:
        return f"published since {day_in_words(since)}{upto}"
    return "since you last looked" if seen else "where its stories stand: you have not looked yet"


def ago(day: str | None, today: str | None) -> str:
    """Return how long before `today` a day was, in words; "" where either is unknown.

    >>> ago("2017-06-14", "2017-07-18"), ago("2017-07-17", "2017-07-18")
    ('34 days ago', '1 day ago')
    """
    then, now = _moment(day), _moment(today)
    if then is None or now is None or then.date() > now.date():
        return ""
    count = (now.date() - then.date()).days
    if count == 0:
        return "the same day"
    return f"{count} day{'s' if count > 1 else ''} ago"


def _moment(stamp: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(stamp) if stamp else None
    except ValueError:
        return None


def _long(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def _weekday(day: date) -> str:
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _hours(interval: Interval, first: datetime, last: datetime) -> str:
    if len(interval.earliest or "") <= len("2017-07-17"):
        return ""  # a day without hours, though the words may have said "evening"
    if interval.granularity == "part of day":
        return ", " + next(name for name, hour in PARTS if first.hour >= hour)
    if interval.granularity != "minute":
        return ""
    clock = f"{first:%H:%M}"
    return f", {clock}" if first == last else f", {clock}–{last:%H:%M}"


def _range(first: date, last: date) -> str:
    starts, ends = first.day == 1, last.day == monthrange(last.year, last.month)[1]
    if starts and ends:
        return _months(first, last)
    far = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year} – {far}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {far}"
    return f"{first.day}–{far}"


def _months(first: date, last: date) -> str:
    if first.year != last.year:
        if first.month == 1 and last.month == 12:
            return f"{first.year}–{last.year}"
        return f"{MONTHS[first.month - 1]} {first.year} – {MONTHS[last.month - 1]} {last.year}"
    if first.month == last.month:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
