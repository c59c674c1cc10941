"""Time expressions, the calendar that resolves them, and the dates of acts and articles."""

from tidings.readers.times.calendar import Calendar, resolve
from tidings.readers.times.clause import date_act, date_clause
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
    "read_times",
    "resolve",
]
