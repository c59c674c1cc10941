"""Days with a name: "Christmas Eve", "Labor Day", "Good Friday", "Easter Sunday 2016"."""

from collections.abc import Mapping

from tidings.codebook.times import TimesBook
from tidings.readers.times.context import Found
from tidings.readers.times.drafts import Builder, Draft
from tidings.values import SymbolicDate


def _holiday(found: Found, book: TimesBook) -> Draft | None:
    name = found.words("holiday")[0]
    year = int(found.words("year")[0]) if "year" in found.groups else None
    if name in book.movable:
        month, weekday, nth = book.movable[name]
        date = SymbolicDate(anchor="calendar", year=year, month=month, weekday=weekday, nth=nth)
        return None if "eve" in found.groups else Draft(date=date, ask=year is None)
    if name not in book.holidays:
        return None
    month, day = book.holidays[name]
    if "eve" in found.groups:  # the eve of 1 January is in the year before
        month, day = (12, 31) if (month, day) == (1, 1) else (month, day - 1)
    date = SymbolicDate(anchor="calendar", year=year, month=month, day=day)
    return Draft(date=date, ask=year is None)


def _feast(found: Found, book: TimesBook) -> Draft | None:
    """Build "Good Friday", "Easter Sunday 2016"."""
    name = " ".join(w for w in found.words("feast") if w != "day")
    if name not in book.feasts:
        return None
    year = int(found.words("year")[0]) if "year" in found.groups else None
    date = SymbolicDate(anchor="calendar", year=year, feast=book.feasts[name])
    return Draft(date=date, ask=year is None)


HOLIDAYS: Mapping[str, Builder] = {"holiday": _holiday, "feast": _feast}
