"""Publication years reckoned from what counts years or sets results beside a year."""

from collections.abc import Iterator
from datetime import date, timedelta

from tidings.readers.times.evidence import (
    FIRST_YEAR,
    LAST_YEAR,
    OPENING,
    RESULTS,
    Copy,
    days,
    period_ended,
)
from tidings.readers.times.tense import tense
from tidings.readers.times.windows import Bound
from tidings.values import TimeExpression

PERIODS = frozenset({"period", "quarter", "half", "months"})
COUNTING = frozenset({"since", "after"})
REACH = 10  # tokens from "ten years since" to its year
ENTRIES = 3  # lines that open with a date and a colon, where they make a chronology
SPRING = (4, 30)  # by which the results of a year are told


def reckoned(copy: Copy) -> Iterator[Bound]:
    """Yield what counted years and results of named years tell."""
    yield from _compared(copy)
    yield from _opening(copy)
    yield from _counted(copy)
    yield from _listed(copy)


def _compared(copy: Copy) -> Iterator[Bound]:
    """Yield what "the 1988 period" tells beside results of a period whose year goes without saying:
    that year is the one before, and those results are told by the spring after at the latest; soon
    after the end of the period where the article opens with it.
    """
    for time in copy.times:
        year, words = _year(time), time.span.of(copy.parse.text)
        if year is None or not _is_year_ago(copy, time):
            continue
        first, last = _results(copy, year + 1)
        yield Bound(
            first=first,
            last=last,
            why=f"results are set beside “{words}”",
            spans=(time.span,),
        )


def _opening(copy: Copy) -> Iterator[Bound]:
    """Yield when an article is published that opens with the results of a quarter with its year."""
    for at, time in enumerate(copy.times):
        found = days(time)
        if time.date is None or time.date.quarter is None or found is None:
            continue
        if at in copy.past and 0 <= copy.sentence(at) < OPENING and not _is_year_ago(copy, time):
            yield Bound(
                first=found[1],
                last=found[1] + timedelta(RESULTS["quarter"]),
                why=f"it opens with results of “{time.span.of(copy.parse.text)}”",
                spans=(time.span,),
            )


def _results(copy: Copy, year: int) -> tuple[date, date]:
    """Return between which days results of a year are told."""
    for at, time in enumerate(copy.times):
        what, ended = time.date, period_ended(copy, at)
        if ended is None or what is None or not what.month or not what.day or what.year:
            continue
        try:
            end = date(year, what.month, what.day)
        except ValueError:
            continue
        return end, end + timedelta(ended)
    return date(year, 1, 1), date(year + 1, *SPRING)


def _is_year_ago(copy: Copy, time: TimeExpression) -> bool:
    """Tell "the 1988 period" beside words for the running one."""
    words = time.span.of(copy.parse.text).lower().split()
    return words[-1] in PERIODS and any(_is_running(other) for other in copy.times)


def _is_running(time: TimeExpression) -> bool:
    """Tell "a year earlier", "third-quarter" and "last year": the running year is not named."""
    what = time.date
    if what is None or what.year is not None:
        return False
    return what.quarter is not None or (what.unit in ("year", "quarter") and what.offset == -1)


def _year(time: TimeExpression) -> int | None:
    what = time.date
    if what is None or what.anchor != "calendar" or what.year is None:
        return None
    return what.year if FIRST_YEAR <= what.year <= LAST_YEAR else None


def _counted(copy: Copy) -> Iterator[Bound]:
    """Yield what "ten years after the accord of 1998" tells in the present tense or the perfect:
    the year counted to is the one that runs, or it is the last whole one.
    """
    for at, time in enumerate(copy.times[:-1]):
        count = _years(time)
        year = _counted_from(copy, at)
        if not count or year is None or time.mod is not None:
            continue
        yield Bound(
            first=date(year + count, 1, 1),
            last=date(year + count + 1, 12, 31),
            why=f"“{time.span.of(copy.parse.text)}” are counted from {year}",
            spans=(time.span, copy.times[at + 1].span),
        )


def _years(time: TimeExpression) -> int | None:
    value = time.duration or ""
    digits = value.removeprefix("P").removesuffix("Y")
    whole = value == f"P{digits}Y" and digits.isascii() and digits.isdigit() and len(digits) < 4
    return int(digits) if whole else None


def _counted_from(copy: Copy, at: int) -> int | None:
    """Return the year that a length of time is counted from, told as running on to this day."""
    tokens = copy.parse.tokens
    here, there = copy.parse.within(copy.times[at].span), copy.times[at + 1]
    target = copy.parse.within(there.span)
    if not here or not target or days(there) is None:
        return None
    after, last = here[-1].i + 1, target[0].i
    if tokens[after].lower not in COUNTING or last - after > REACH:
        return None
    sentence = copy.parse.sentences[here[0].sentence]
    if tokens[last].sentence != here[0].sentence:
        return None
    root = next((t.i for t in tokens[sentence.first : sentence.last] if t.head == t.i), None)
    runs = root is not None and tense(copy.parse, root) in ("present", "perfect")
    return _year(there) if runs else None


def _listed(copy: Copy) -> Iterator[Bound]:
    """Yield the first entry of a chronology ("June 3, 2024: The ministry grants a licence")."""
    text = copy.parse.text
    entries = [
        time
        for time in copy.times
        if time.date is not None
        and time.date.month is not None
        and text[time.span.end : time.span.end + 1] == ":"
        and not text[text.rfind("\n", 0, time.span.start) + 1 : time.span.start].strip()
    ]
    span = days(entries[0]) if len(entries) >= ENTRIES else None
    if span is not None:
        why = "the first entry of a chronology"
        yield Bound(first=span[0], why=why, spans=(entries[0].span,))
