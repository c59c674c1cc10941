"""Time expressions, the calendar that resolves them, and the dates of acts and articles."""

from tidings.readers.times.calendar import Calendar, resolve
from tidings.readers.times.clause import date_clause
from tidings.readers.times.expressions import read_bare_dates, read_times
from tidings.readers.times.narrative import likely_when
from tidings.readers.times.published import infer_published

__all__ = [
    "Calendar",
    "date_clause",
    "infer_published",
    "likely_when",
    "read_bare_dates",
    "read_times",
    "resolve",
]
