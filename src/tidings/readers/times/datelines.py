"""The day of a dateline ("OSLO, March 3 —"), where the article's address has its year."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tidings.values import Article, Interval, TimeExpression

# "/2021/03/03/" and "/2021-03-03-" in an address, as news sites file their pages
FILED = re.compile(r"[/-](?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?!\d)")
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
