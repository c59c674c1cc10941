"""From a match to a date that goes on from the telling: "the following spring", "at dawn".

All count from the date told of before them, in any text; `narration` says which that is in a
history. A part of the year so chosen ("the following June") has no unit: it is the first such
after, or the last such before, the date that it counts from.
"""

from collections.abc import Mapping
from typing import Any

from tidings.codebook.times import TimesBook
from tidings.readers.times.context import Found
from tidings.readers.times.drafts import Builder, Draft, number
from tidings.values import SymbolicDate, TimexType

BACK = frozenset({"previous", "preceding", "prior"})
AHEAD = frozenset({"next", "following"})


def _step(found: Found) -> int:
    which = set(found.words("which"))
    return -1 if which & BACK else 1 if which & AHEAD else 0


def _mod(found: Found, book: TimesBook) -> str | None:
    edge = found.word("edge")
    return {"later": "END", "earlier": "START"}.get(edge, book.timex.get(edge)) if edge else None


def _named(found: Found, book: TimesBook) -> dict[str, Any]:
    """Return the parts of the calendar that a match names."""
    fields: dict[str, Any] = {}
    for name in ("month", "weekday"):
        word = found.word(name)
        if word:
            fields[name] = book.values.get(word.removesuffix("."))
    for name in ("day", "year"):
        if name in found.groups:
            words = found.words(name)
            fields[name] = number((words[0].split("/")[0], *words[1:]), book)  # "5/6 June"
    if "season" in found.groups:
        fields["season"] = book.timex[found.word("season") or ""]
    part = found.word("part")
    if part:
        fields["part"] = book.timex.get(part, "MI")
    return fields


def _that_part(found: Found, book: TimesBook) -> Draft | None:
    """Build "dawn" on the day told of."""
    date = SymbolicDate(anchor="time", unit="day", offset=0, **_named(found, book))
    return Draft(type="TIME", date=date)


def _part_of(found: Found, book: TimesBook) -> Draft | None:
    """Build "the night of 8 January 1916", "dawn on 15 April", "the early hours of the 9th"."""
    fields = _named(found, book)
    fields.setdefault("part", "MO")  # "the early hours"
    date = SymbolicDate(anchor="calendar", **fields)
    return Draft(type="TIME", date=date, ask=date.year is None)


def _that_season(found: Found, book: TimesBook) -> Draft | None:
    """Build "that summer", "the following June", "the previous Friday"."""
    date = SymbolicDate(anchor="time", offset=0, direction=2 * _step(found), **_named(found, book))
    kind: TimexType = "TIME" if date.part else "DATE"
    return Draft(type=kind, date=date, mod=_mod(found, book))


def _of_that_year(found: Found, book: TimesBook) -> Draft | None:
    """Build "March of that year", "the spring of the following year"."""
    fields = _named(found, book)
    date = SymbolicDate(anchor="time", unit="year", offset=_step(found), **fields)
    return Draft(date=date, mod=_mod(found, book))


def _military(found: Found, book: TimesBook) -> Draft | None:
    """Build "0430 hours", "1500 hours on 4 June"."""
    digits = found.words("clock")[0]
    if len(digits) != 4 or not digits.isdigit():
        return None
    clock: dict[str, Any] = {"hour": int(digits[:2]), "minute": int(digits[2:])}
    if clock["hour"] > 24 or clock["minute"] > 59:
        return None
    fields = _named(found, book)
    if not fields:
        return Draft(type="TIME", date=SymbolicDate(anchor="time", unit="day", offset=0, **clock))
    date = SymbolicDate(anchor="calendar", **fields, **clock)
    return Draft(type="TIME", date=date, ask=date.year is None)


ONWARD: Mapping[str, Builder] = {
    "that part": _that_part,
    "part of": _part_of,
    "that season": _that_season,
    "of that year": _of_that_year,
    "military": _military,
}
