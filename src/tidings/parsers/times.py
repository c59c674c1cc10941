"""Dates alone: a text and its day of publication in, TIMEX3 rows with their days out.

    >>> for row in find_times("The envoy left on Friday for two weeks.", published="2017-06-21"):
    ...     print(row.words, row.type, row.value, row.interval.earliest)
    Friday DATE 2017-06-16 2017-06-16
    two weeks DURATION P2W None

For whole articles, with their headline and page clutter told apart, there is `tidings.read`; for
many texts in batches, the spaCy component `tidings_times`. See docs/times.md.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tidings.codebook.times import load_times
from tidings.errors import UserError
from tidings.parsers.spacy import default_parser
from tidings.readers.syntax import Page, Parser
from tidings.readers.text import lines_of
from tidings.readers.times import Calendar, read_times
from tidings.values import Interval, TimeExpression, TimexType

BLOCK = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")  # what stands between blank lines
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*\S")
LONGEST = 4000  # characters given to the parser at once: its memory grows with them
STOP = re.compile(r"[.!?]\s+|\s+")
OPEN = ".."  # an end that is not known, as in ISO 8601-2


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """One time expression: its words, where they stand, and what they mean.

    `type` and `mod` are TIMEX3's, `value` its value with X for what is not known. `interval` are
    the earliest and latest day (or minute) meant, with the reckoning in words; both ends are open
    where the expression names no date, such as a length of time.
    """

    words: str
    start: int
    end: int
    type: TimexType
    value: str
    mod: str | None
    interval: Interval


def find_times(
    text: str, *, published: str | date | Interval | None = None, parser: Parser | None = None
) -> tuple[Timex, ...]:
    """Return the time expressions of an English text in order, reckoned from `published`.

    `published` is as :func:`published_on` takes it; without it "Friday" stays "XXXX-WXX-5". What
    stands between blank lines is one paragraph; in a text without blank lines every line is.
    `parser` is loaded once where none is given. Raises UserError for a day that cannot be.

    >>> find_times("The vote is on Friday.")[0].value
    'XXXX-WXX-5'
    """
    day = published_on(published)
    parse = next((parser or default_parser()).parse([page_of(text)]))
    times = read_times(parse, load_times())
    return resolved(times, [t.span.of(text) for t in times], day)


def page_of(text: str) -> Page:
    """Return what a parser is given of a text: its paragraphs, none a headline."""
    return Page(text, tuple((start, end, False) for start, end in _stretches(text)))


def resolved(
    times: Sequence[TimeExpression], words: Sequence[str], published: Interval
) -> tuple[Timex, ...]:
    """Return a row for each expression, `words` being what each stands for in the text."""
    calendar = Calendar(times, published)
    return tuple(
        Timex(
            words=said,
            start=time.span.start,
            end=time.span.end,
            type=time.type,
            value=calendar.value(at),
            mod=time.mod,
            interval=calendar.interval(at),
        )
        for at, (time, said) in enumerate(zip(times, words, strict=True))
    )


def published_on(given: str | date | Interval | None) -> Interval:
    """Return a publication day as an interval, both ends open for None.

    A text is an ISO day, a date-time (whose own day counts, in its own zone), or two days with "/"
    between them where it is only known to lie in between; ".." stands for an end that is not
    known. Raises UserError, which says how to write it.

    >>> published_on("2017-06-19/2017-06-25").latest, published_on("../2017-06-25").earliest
    ('2017-06-25', None)
    """
    if isinstance(given, Interval):
        return given
    if given is None:
        return Interval(earliest=None, latest=None, granularity="unknown", basis="not given")
    text = given.isoformat() if isinstance(given, date) else given
    first, slash, last = text.partition("/")
    earliest = _day(first, text)
    latest = _day(last, text) if slash else earliest
    if (earliest and latest and latest < earliest) or (not slash and earliest is None):
        raise _refused(text)
    return Interval(earliest=earliest, latest=latest, basis="given")


def _day(part: str, whole: str) -> str | None:
    """Return an ISO day, None for an open end."""
    part = part.strip()
    if part == OPEN:
        return None
    day, clock = part[:10], part[10:]
    try:
        if clock and clock[0] not in "T ":
            raise ValueError(part)
        return date.fromisoformat(day).isoformat()
    except ValueError as cause:
        raise _refused(whole) from cause


def _refused(given: str) -> UserError:
    return UserError(
        f"The publication day {given!r} is none; write it as 2017-06-21, or as "
        "2017-06-19/2017-06-25 (.. for an end not known), in the years 0001 to 9999."
    )


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield what the parser is given: paragraphs with a letter or digit, none too long."""
    blocks = (m.span() for m in BLOCK.finditer(text)) if BLANK_LINE.search(text) else None
    for first, stop in blocks or ((line.start, line.end) for line in lines_of(text)):
        start = first
        while start < stop:
            end = stop if stop - start <= LONGEST else _cut(text, start, start + LONGEST)
            if any(c.isalnum() for c in text[start:end]):
                yield start, end
            start = end


def _cut(text: str, start: int, limit: int) -> int:
    """Return where to cut: after the last sentence, else after the last word, else at the limit."""
    stops = list(STOP.finditer(text, start, limit))
    ends = [m.end() for m in stops if m.group()[0] in ".!?"] or [m.end() for m in stops]
    return ends[-1] if ends else limit
