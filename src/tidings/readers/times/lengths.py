"""From a match to a length of time, a set of times or a vague one."""

from collections.abc import Mapping

from tidings.codebook.times import TimesBook
from tidings.readers.times.drafts import Builder, Draft, number
from tidings.readers.times.matching import Found
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


def _duration(found: Found, book: TimesBook) -> Draft | None:
    unit = book.timex[found.word("unit") or ""]
    words = found.words("count")
    value = _length(words, unit, book) + (
        "" if "half" not in found.groups else HALVES.get(unit, "")
    )
    if "which" in found.groups and found.word("which") == "recent":
        return Draft(date=SymbolicDate(anchor="vague", reference="PAST_REF"))
    mod = HEDGES.get(found.words("hedge")[0]) if "hedge" in found.groups else None
    return Draft(type="DURATION", duration=value, mod=mod)


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
    elif "unit" in found.groups:
        words = found.words("count") or ("one",)
        value = _length(words, book.timex[found.word("unit") or ""], book)
    elif "days" in found.groups or "weekday" in found.groups:
        word = (found.word("days") or found.word("weekday") or "").removesuffix("s")
        word = word if word in book.values else f"{word}s"
        part = found.word("part")
        value = f"XXXX-WXX-{book.values[word]}" + (f"T{book.timex[part]}" if part else "")
    elif "part" in found.groups:
        value = f"XXXX-XX-XXT{book.timex[found.word('part') or '']}"
    return Draft(type="SET", duration=value)


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
    "vague": _vague,
}
