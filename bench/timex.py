"""TIMEX3 values, read apart from the readers: the days they name, and one spelling a meaning.

After the TimeML annotation guidelines 1.2.1 (Saurí et al. 2006), section 2.2.1, and ISO 8601.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

Days = tuple[date, date]  # the first and the last, both included

# From the meteorological start of a season to its astronomical end: annotators mean either.
SEASONS = {"SP": ((3, 1), (6, 21)), "SU": ((6, 1), (9, 22)), "FA": ((9, 1), (12, 21))}
MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "C": 1200, "CE": 1200}
SECONDS = {"W": 604800, "D": 86400}
CLOCK_SECONDS = {"H": 3600, "M": 60, "S": 1}
NUMBER = r"\d+(?:\.\d+)?"
LENGTH = re.compile(rf"P((?:{NUMBER}[A-SU-Z]+)*)(?:T((?:{NUMBER}[HMS])+))?")
COUNTED = re.compile(rf"({NUMBER})(DE|CE|[A-Z])")
CALENDAR = re.compile(r"(?P<date>[\dX]{2,4}(?:-[A-SU-Z\d]+)*)(?:T(?P<clock>.*))?")


def days(value: str) -> Days | None:
    """Return the first and last day that a DATE or TIME value names.

    None where it names none: X for a part before the last, a length, PAST_REF, a year before 1.
    """
    found = CALENDAR.fullmatch(canonical(value))
    if found is None:
        return None
    for pattern, read in FORMS:
        match = pattern.fullmatch(found["date"])
        if match:
            try:
                return read(*match.groups())
            except (ValueError, OverflowError):  # no such day
                return None
    return None


def canonical(value: str) -> str:
    """Return one spelling for values that mean the same.

    P1Y and P12M, PT24H and P1D, 1998-W7 and 1998-W07, 1998-W07-2 and its day, 199X and 199,
    T9:30 and T09:30:00.

    >>> canonical("P1Y") == canonical("P12M"), canonical("P1M") == canonical("P30D")
    (True, False)
    >>> canonical("1998-W7-2")
    '1998-02-10'
    """
    text = value.strip().upper()
    if text.startswith("P") and (length := _length(text)):
        return length
    found = CALENDAR.fullmatch(text)
    if found is None:
        return text
    clock = found["clock"]
    return _date(found["date"]) + ("" if clock is None else f"T{_clock(clock)}")


def _length(text: str) -> str | None:
    """Return a length in months and seconds, None where it has no exact one ("PXD", "P1WE")."""
    found = LENGTH.fullmatch(text)
    if found is None or text == "P":
        return None
    months, seconds = Fraction(0), Fraction(0)
    for part, units in ((found[1] or "", SECONDS | {"H": 3600}), (found[2] or "", CLOCK_SECONDS)):
        counted = COUNTED.findall(part)
        if "".join(count + unit for count, unit in counted) != part:
            return None
        for count, unit in counted:
            if unit in units:
                seconds += Fraction(count) * units[unit]
            elif unit in MONTHS and part == found[1]:
                months += Fraction(count) * MONTHS[unit]
            else:
                return None
    return f"P{months}M{seconds}S"


def _date(text: str) -> str:
    """Pad months, days and weeks, drop the X of decades, and put a day for a weekday of a week."""
    year, *rest = text.split("-")
    if re.fullmatch(r"\d{3}X|\d\dXX", year) and not rest:
        return year.rstrip("X")
    week = bool(rest) and rest[0].startswith("W") and rest[0] != "WI"
    padded = [
        re.sub(r"^(W?)(\d)$", r"\g<1>0\2", part) if not (week and n) else part
        for n, part in enumerate(rest)
    ]
    joined = "-".join((year, *padded))
    if re.fullmatch(r"\d{4}-W\d\d-\d", joined):
        try:
            return date.fromisoformat(joined).isoformat()
        except ValueError:
            return joined
    return joined


def _clock(text: str) -> str:
    """Write an hour and minute in two digits each, without seconds where they are 0."""
    found = re.fullmatch(r"(\d{1,2})(?::(\d\d))?(?::00(?:\.0+)?)?(Z|[+-]\d.*)?", text)
    if found is None:
        return text
    return f"{int(found[1]):02}:{found[2] or '00'}{found[3] or ''}"


def _day(year: str, month: str, day: str) -> Days:
    one = date(int(year), int(month), int(day))
    return one, one


def _months(year: int, first: int, count: int) -> Days:
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _season(year: str, name: str) -> Days:
    if name == "WI":  # into the next year
        return date(int(year), 12, 1), date(int(year) + 1, 3, 20)
    (m1, d1), (m2, d2) = SEASONS[name]
    return date(int(year), m1, d1), date(int(year), m2, d2)


def _week(year: str, week: str, end: str | None) -> Days:
    monday = date.fromisocalendar(int(year), int(week), 1)
    return monday + timedelta(days=5 if end else 0), monday + timedelta(days=6)


def _years(first: int, count: int) -> Days:
    return date(max(first, 1), 1, 1), date(first + count - 1, 12, 31)


FORMS: tuple[tuple[re.Pattern[str], Callable[..., Days]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), _day),
    (re.compile(r"(\d{4})-(\d\d)"), lambda y, m: _months(int(y), int(m), 1)),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda y, q: _months(int(y), 3 * int(q) - 2, 3)),
    (re.compile(r"(\d{4})-H([12])"), lambda y, h: _months(int(y), 6 * int(h) - 5, 6)),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), _season),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week),
    (re.compile(r"(\d{4})"), lambda y: _years(int(y), 1)),
    (re.compile(r"(\d{3})"), lambda d: _years(10 * int(d), 10)),
    (re.compile(r"(\d\d)"), lambda c: _years(100 * int(c), 100)),
)
