"""Time expressions, the calendar that resolves them, and the dates of acts and articles.

Reading gives symbolic dates, resolving gives days. For text in and rows out, see `find_times` in
`tidings.parsers.times`; docs/times.md has a page on both.

    >>> from tidings.codebook.times import load_times
    >>> from tidings.parsers.spacy import default_parser
    >>> from tidings.readers.syntax import Page
    >>> from tidings.values import Interval
    >>> text = "The envoy left on Friday and will be away for two weeks."
    >>> (parse,) = default_parser().parse([Page(text, ((0, len(text), False),))])
    >>> times = read_times(parse, load_times())
    >>> [(time.span.of(text), time.type) for time in times]
    [('Friday', 'DATE'), ('two weeks', 'DURATION')]
    >>> times[0].date.weekday, times[0].date.direction  # a Friday that lies behind
    (5, -1)
    >>> published = Interval(earliest="2017-06-21", latest="2017-06-21", basis="given")
    >>> calendar = Calendar(times, published)
    >>> calendar.value(0), calendar.value(1)
    ('2017-06-16', 'P2W')
    >>> calendar.interval(0).basis
    'the last Friday up to the day of publication, 2017-06-21'
"""

from tidings.readers.times.calendar import Calendar, resolve
from tidings.readers.times.clause import date_act, date_clause
from tidings.readers.times.deeds import read_deeds
from tidings.readers.times.expressions import read_bare_dates, read_times
from tidings.readers.times.published import infer_published
from tidings.readers.times.telling import Telling

__all__ = [
    "Calendar",
    "Telling",
    "date_act",
    "date_clause",
    "infer_published",
    "read_bare_dates",
    "read_deeds",
    "read_times",
    "resolve",
]
