"""From a match to a length of time, a set of times or a vague one."""

from collections.abc import Mapping
from dataclasses import replace

from tidings.codebook.times import TimesBook
from tidings.readers.times.context import Found
from tidings.readers.times.drafts import Builder, Draft, number
from tidings.values import SymbolicDate

SHORT = {
    "day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "DE", "century": "CE", "hour": "H", "minute": "M", "second": "S", "fortnight": "W",
}  # fmt: skip
HEDGES = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX",
    "nearly": "APPROX", "almost": "APPROX", "more": "MORE_THAN", "over": "MORE_THAN",
    "less": "LESS_THAN", "at": "EQUAL_OR_MORE",
}  # fmt: skip

PAST = frozenset({"past", "last"})
TO_COME = frozenset({"next", "coming"})
COUNTED = frozenset({"day", "week", "month", "quarter", "year", "decade", "century"})


def _duration(found: Found, book: TimesBook) -> Draft | None:
    unit = book.timex[found.word("unit") or ""]
    one = not found.words("unit")[-1].endswith("s")  # "the past decade"
    words = found.words("count") or (("one",) if one else ())
    value = _length(words, unit, book) + (
        "" if "half" not in found.groups else HALVES.get(unit, "")
    )
    mod = HEDGES.get(found.words("hedge")[0]) if "hedge" in found.groups else None
    first, last = _stretch(found, words, unit, book)
    ahead = _end_of(found, words, unit, book) if first is None else None
    return Draft(
        type="DURATION",
        date=first,
        to=last,
        duration=value,
        mod=mod,
        ask=ahead is not None,
        ahead=ahead,
    )


def _end_of(
    found: Found, words: tuple[str, ...], unit: str, book: TimesBook
) -> SymbolicDate | None:
    """Return where a counted length ends from now on, were it counted from now."""
    count = number(words, book) if words and "which" not in found.groups else None
    if count is None or unit not in COUNTED:
        return None
    return SymbolicDate(anchor="publication", unit=unit, offset=count, direction=1)


def _stretch(
    found: Found, words: tuple[str, ...], unit: str, book: TimesBook
) -> tuple[SymbolicDate | None, SymbolicDate | None]:
    """Return from when to when "the past two weeks" and "the next 14 months" are."""
    which = found.word("which") or ""
    count = number(words, book) if words else None
    way = -1 if which in PAST else 1 if which in TO_COME else 0
    if not way or count is None or unit not in COUNTED:
        return None, None
    today = SymbolicDate(anchor="publication", unit="day", offset=0)
    years = {"decade": 10, "century": 100}.get(unit)
    unit, count = ("year", count * years) if years else (unit, count)
    there = SymbolicDate(anchor="publication", unit=unit, offset=way * count)
    return (there, today) if way < 0 else (replace(today, direction=1), there)


HALVES = {"year": "6M", "hour": "30M", "minute": "30S"}


def _length(words: tuple[str, ...], unit: str, book: TimesBook) -> str:
    count = number(words, book) if words else None
    if count is not None and unit in ("fortnight", "decade", "century"):
        count, unit = {
            "fortnight": (2 * count, "week"),
            "decade": (10 * count, "year"),
            "century": (100 * count, "year"),
        }[unit]
    lead = "PT" if unit in ("hour", "minute", "second") else "P"
    return f"{lead}{'X' if count is None else count}{SHORT[unit]}"


def _half(found: Found, book: TimesBook) -> Draft | None:
    unit = book.timex[found.word("unit") or ""]
    value = {"year": "P6M", "hour": "PT30M", "decade": "P5Y", "century": "P50Y"}.get(unit)
    return None if value is None else Draft(type="DURATION", duration=value)


def _set(found: Found, book: TimesBook) -> Draft | None:
    value: str | None = None
    if "often" in found.groups:
        value = book.timex[found.words("often")[0]]
    elif found.word("unit") == "weekend":
        value = "XXXX-WXX-WE"
    elif "unit" in found.groups:
        words = found.words("count") or ("one",)
        value = _length(words, book.timex[found.word("unit") or ""], book)
    elif "days" in found.groups or "weekday" in found.groups:
        word = (found.word("days") or found.word("weekday") or "").removesuffix("s")
        word = word if word in book.values else f"{word}s"
        part = found.word("part")
        value = f"XXXX-WXX-{book.values[word]}" + (f"T{book.timex[part]}" if part else "")
    elif "month" in found.groups:
        value = f"XXXX-{book.values[found.words('month')[0].removesuffix('.')]:02}"
    elif "season" in found.groups:
        value = f"XXXX-{book.timex[found.words('season')[0]]}"
    elif "part" in found.groups:
        value = f"XXXX-XX-XXT{book.timex[found.word('part') or '']}"
    return Draft(type="SET", duration=value)


def _some_day(found: Found, book: TimesBook) -> Draft | None:
    """Build "one day": the tense tells whether it is to come."""
    del found, book
    return Draft(date=SymbolicDate(anchor="vague"), ask=True)


def _some(found: Found, book: TimesBook) -> Draft | None:
    """Build "recent weeks", "the coming days": so many units up to now or from now on."""
    unit = book.timex[found.word("unit") or ""]
    reference = "PAST_REF" if "past" in found.groups else "FUTURE_REF"
    date = SymbolicDate(anchor="vague", reference=reference)
    return Draft(type="DURATION", date=date, duration=f"PX{SHORT[unit]}")


def _vague(found: Found, book: TimesBook) -> Draft | None:
    if "vague" in found.groups:
        reference = book.timex[found.words("vague")[0]]
    else:
        named = {"now": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
        reference = next(v for k, v in named.items() if k in found.groups)
    return Draft(date=SymbolicDate(anchor="vague", reference=reference))


LENGTHS: Mapping[str, Builder] = {
    "duration": _duration,
    "half": _half,
    "set": _set,
    "some": _some,
    "some day": _some_day,
    "vague": _vague,
}
