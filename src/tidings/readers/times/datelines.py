"""Lines that date an article: datelines ("OSLO, March 3 —"), "Published: 3 March 2018"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tidings.readers.times.evidence import Copy, days, is_yearless
from tidings.readers.times.windows import Yearless
from tidings.values import Article, Interval, Span, TimeExpression

# "/2021/03/03/" and "/2021-03-03-" in an address, as news sites file their pages
FILED = re.compile(r"[/-](?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?!\d)")
# what may stand before a date that is a line of its own
LABEL = re.compile(
    r"\W*(?:(?:first |originally )?(?:published|posted|issued|filed)(?: on| at)?|date[d]?)?\W*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?\s*",
    re.IGNORECASE,
)
# "OSLO, Norway, " or "OSLO " before the date of a dateline, " (NTB) --" after it
PLACE = re.compile(r"\W{0,3}[A-Z][A-Z .'’/-]{2,40}(?:, ?[A-Z][\w .'’-]{1,30})?[,(]?\s+")
RULE = re.compile(r"\)?\s*(?:,?\s*\([^()\n]{1,40}\)\s*)?(?:--|—|–|-|_|:|\n|$)")
CLOCK = re.compile(r"[\s,|–—-]*(?:at )?(?:\d{1,2}[:.]\d\d[\w .:+]{0,12})?\W*")
FAR = 100  # characters of a line before or after its date
TOP = 6  # lines from the top of an article among which its date stands
NEAR = timedelta(days=1)  # copy is filed on the day of its dateline or the day after


def dateline_day(article: Article, clutter: Sequence[TimeExpression]) -> Interval | None:
    """Return the publication day that a dateline and the article's address agree on, or None.

    The year is never guessed: an address filed further than a day from the dateline's day and
    month, or under no day at all, gives nothing; nor does a full date in the clutter, which may be
    a photograph's.
    """
    filed = [d for m in FILED.finditer(article.url or "") if (d := _day(*map(int, m.groups())))]
    for time in clutter:
        what = time.date
        if what is None or what.year is not None or not what.month or not what.day:
            continue
        for day in filed:
            said = _nearest(day, what.month, what.day)
            if said is not None:
                first, last = sorted((said, day))
                return Interval(
                    earliest=first.isoformat(),
                    latest=last.isoformat(),
                    granularity="day",
                    basis="the dateline says the day and month, the article's address the year",
                    spans=(time.span,),
                )
    return None


def _nearest(day: date, month: int, number: int) -> date | None:
    """Return the day of that month and number within a day of `day`, over New Year too."""
    days = (_day(year, month, number) for year in (day.year - 1, day.year, day.year + 1))
    return next((d for d in days if d is not None and abs(d - day) <= NEAR), None)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def published_line(text: str, times: Sequence[TimeExpression]) -> Interval | None:
    """Return the publication day that a line of its own or a dateline with a year gives, or None.

    A bare date counts among the first lines only, one called "Published" everywhere; a dateline
    may be the day before publication.
    """
    end = _top(text)
    for time in times:
        found, around = days(time), _line_around(text, time.span)
        if found is None or found[0] != found[1] or around is None:
            continue
        before, after = around
        top = time.span.start < end
        alone = LABEL.fullmatch(before) and CLOCK.fullmatch(after)
        if alone and (top or re.search(r"[a-z]{4}", before, re.IGNORECASE)):
            return _on(found[0], found[0], "a line of its own gives the date", time.span)
        if top and PLACE.fullmatch(before) and RULE.match(after):
            return _on(found[0], found[0] + NEAR, "the dateline gives the date", time.span)
    return None


def datelines(text: str, copy: Copy, clutter: Sequence[TimeExpression]) -> Iterator[Yearless]:
    """Yield the days of datelines that leave out the year, with the weekday that the lead tells."""
    end = _top(text)
    for time in (*clutter, *copy.times):
        what = time.date
        if what is None or not is_yearless(what) or not what.month or not what.day:
            continue
        if time.span.start >= end:
            continue
        around = _line_around(text, time.span)
        if around is not None and PLACE.fullmatch(around[0]) and RULE.match(around[1]):
            yield Yearless(
                month=what.month,
                day=what.day,
                before=0,
                after=NEAR.days,
                weekdays=_weekdays_of_lead(copy, time.span.end),
                why="is the day of the dateline",
                span=time.span,
            )


def _weekdays_of_lead(copy: Copy, start: int) -> frozenset[int]:
    """Return the weekday of the act told first after a dateline, and the next: it is filed then."""
    for at, time in enumerate(copy.times):
        what = time.date
        if time.span.start < start or what is None or not what.weekday or what.month:
            continue
        paragraph = copy.parse.text[start : time.span.start].strip()
        if "\n" in paragraph or what.direction > 0 or at not in copy.past:
            break
        return frozenset({what.weekday, what.weekday % 7 + 1})
    return frozenset()


def _top(text: str) -> int:
    """Return where the first lines of a text end."""
    end = -1
    for _ in range(TOP):
        end = text.find("\n", end + 1)
        if end < 0:
            return len(text)
    return end


def _line_around(text: str, span: Span) -> tuple[str, str] | None:
    """Return what stands before and after a span in its line; None far down the line."""
    start = text.rfind("\n", max(0, span.start - FAR), span.start) + 1
    if not start and span.start > FAR:
        return None
    end = text.find("\n", span.end, span.end + FAR)
    return text[start : span.start], text[span.end : end if end >= 0 else span.end + FAR]


def _on(first: date, last: date, why: str, span: Span) -> Interval:
    return Interval(
        earliest=first.isoformat(),
        latest=last.isoformat(),
        granularity="day",
        basis=why,
        spans=(span,),
    )
