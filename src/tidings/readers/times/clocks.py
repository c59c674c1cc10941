"""Times of day: "5 p.m.", "14:30 GMT", "half past six", "midnight on Friday"."""

from typing import Any

from tidings.codebook.times import TimesBook
from tidings.readers.times.context import Found
from tidings.readers.times.drafts import number

NOONS = frozenset({"noon", "midday"})


def clock_of(found: Found, book: TimesBook) -> dict[str, Any]:
    """Return hour, minute and zone of a clock time in group `time` or `hour`."""
    words = tuple(
        w for w in found.words("time") or found.words("hour") if w not in book.timex or w in NOONS
    )
    if not words:
        return {}
    zone = found.word("zone") or found.word("tz")
    fields: dict[str, Any] = {"zone": zone.upper()} if zone else {}
    if words[0] in book.timex or words[0] == "midnight":
        noon = words[0] != "midnight"
        # "midnight on Friday" ends that day
        return {**fields, "hour": 12 if noon else 24 if len(found.groups) > 1 else 0, "minute": 0}
    if words[0] in ("half", "quarter", "a"):  # "half past six", "a quarter to nine"
        return {**fields, **_spoken_clock(words, book)}
    if ":" in words[0] or "." in words[0]:
        hour, minute = (int(p) for p in words[0].replace(".", ":").split(":")[:2])
    else:
        hour, minute = number(words[:1], book) or 0, 0
    half = words[-1].replace(".", "")
    if half in ("am", "pm") and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return {**fields, "hour": hour, "minute": minute}


def _spoken_clock(words: tuple[str, ...], book: TimesBook) -> dict[str, Any]:
    """Return hour and minute of "half past six", "a quarter to nine"."""
    hour = number(words[-1:], book) or 0
    if "half" in words:
        return {"hour": hour, "minute": 30}
    return {"hour": hour, "minute": 15} if "past" in words else {"hour": hour - 1, "minute": 45}
