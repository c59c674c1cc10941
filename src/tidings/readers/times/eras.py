"""Years before and near the year 1: "480 BC", "AD 70", "the 5th century BC", "in 732".

A SymbolicDate holds a year BC as a year below zero (-480 for 480 BC), a century likewise (-5). The
calendar of days begins with the year 1, so such a date resolves to "before the year 1", and its
TIMEX3 value is written as in TIMEX2 (Ferro et al. 2005): BC0480, BC04.
"""

from collections.abc import Mapping
from typing import Any

from tidings.codebook.times import TimesBook
from tidings.readers.times.context import Found
from tidings.readers.times.drafts import Builder, Draft, number
from tidings.readers.times.resolved import Resolved
from tidings.values import Interval, SymbolicDate

YEAR_ONE = "0001-01-01"
BEFORE_ONE = "before the year 1, where our calendar begins"
LAST_YEAR = 2199
YEARS = {"year": 1, "decade": 10, "century": 100}


def _era(found: Found, book: TimesBook) -> Draft | None:
    """Build "480 BC", "AD 70", "15 March 44 BC", "431-404 BC"."""
    sign = _sign(found, book)
    year = number(found.words("year"), book)
    last = number(found.words("last"), book) if "last" in found.groups else None
    if year is None or not 1 <= year <= (LAST_YEAR if sign > 0 else 9999):
        return None
    fields: dict[str, Any] = {}
    month = found.word("month")
    if month:
        fields["month"] = book.values.get(month.removesuffix("."))
    if "day" in found.groups:
        fields["day"] = number(found.words("day"), book)
    if last is None:
        return Draft(date=SymbolicDate(anchor="calendar", year=sign * year, **fields))
    if (sign < 0) != (last < year):  # "431-404 BC" runs down, "AD 70-73" up
        return None
    ends = [SymbolicDate(anchor="calendar", year=sign * y) for y in (year, last)]
    return Draft(date=ends[0], to=ends[1])


def _era_century(found: Found, book: TimesBook) -> Draft | None:
    """Build "the late 5th century BC"."""
    nth = number(found.words("ord"), book)
    if nth is None or found.word("century") != "century":
        return None
    century = -nth if _sign(found, book) < 0 else nth - 1
    edge = found.word("edge")
    mod = book.timex[edge] if edge else None
    return Draft(date=SymbolicDate(anchor="calendar", century=century), mod=mod)


def _sign(found: Found, book: TimesBook) -> int:
    return -1 if (found.word("era") or "").replace(".", "") in book.lists["before_christ"] else 1


def _old_year(found: Found, book: TimesBook) -> Draft | None:
    """Build "in 732", "in the year 1066"."""
    year = number(found.words("year"), book)
    if year is None or not 100 <= year <= LAST_YEAR:
        return None
    return Draft(date=SymbolicDate(anchor="calendar", year=year))


def is_ancient(what: SymbolicDate) -> bool:
    """Tell whether a date names a year or century BC."""
    return (what.year is not None and what.year < 0) or (
        what.century is not None and what.century < 0
    )


def ancient(what: SymbolicDate) -> Resolved:
    """Return what a date BC comes to: an interval that ends where the calendar begins."""
    if what.century is not None:
        return _before_one(f"BC{-what.century - 1:02}")
    return _before_one(_written(what.year or -1, what))


def after_ancient(what: SymbolicDate, base: str) -> Resolved | None:
    """Return what a date comes to that is reckoned from one BC, by its value ("BC0480-03").

    None where that cannot be told.
    """
    year = -int(base[2:6]) if base[2:6].isdigit() else None
    if year is None:
        return None
    if what.anchor == "time":
        if what.unit not in YEARS or what.offset is None:
            return _before_one(base) if what.offset == 0 else None
        year = year + what.offset * YEARS[what.unit]
        if year >= 0:
            return None
    return _before_one(_written(year, what))


def _written(year: int, what: SymbolicDate) -> str:
    value = f"BC{-year:04}"
    if what.month is not None:
        value += f"-{what.month:02}" + (f"-{what.day:02}" if what.day is not None else "")
    elif what.season is not None:
        value += f"-{what.season}"
    return value


def _before_one(value: str) -> Resolved:
    interval = Interval(earliest=None, latest=YEAR_ONE, granularity="unknown", basis=BEFORE_ONE)
    return Resolved(interval, value)


ERAS: Mapping[str, Builder] = {"era": _era, "era century": _era_century, "old year": _old_year}
