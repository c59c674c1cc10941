"""Intervals as people write them."""

import pytest

from tidings.faces.dates import day_in_words, interval_in_words, short_day
from tidings.values import UNKNOWN, Interval
from tidings.values.dates import Granularity


def between(first: str | None, last: str | None, granularity: Granularity = "day") -> Interval:
    return Interval(earliest=first, latest=last, granularity=granularity, basis="a test")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2017-06-20", "2017-06-20", "Tue 20 June 2017"),
        ("2017-06-12", "2017-06-18", "12–18 June 2017"),
        ("2017-06-28", "2017-07-03", "28 June – 3 July 2017"),
        ("2016-12-28", "2017-01-03", "28 December 2016 – 3 January 2017"),
        ("2017-06-01", "2017-06-30", "June 2017"),
        ("2016-02-01", "2016-02-29", "February 2016"),
        ("2017-04-01", "2017-06-30", "April–June 2017"),
        ("2016-12-01", "2017-02-28", "December 2016 – February 2017"),
        ("2017-01-01", "2017-12-31", "2017"),
        ("2010-01-01", "2019-12-31", "2010–2019"),
        (None, "2017-07-18", "by 18 July 2017"),
        ("2017-07-18", None, "not before 18 July 2017"),
        (None, None, "date unknown"),
        ("nonsense", None, "date unknown"),
    ],
)
def test_an_interval_in_words(first: str | None, last: str | None, words: str) -> None:
    assert interval_in_words(between(first, last)) == words


def test_hours_only_where_they_are_known() -> None:
    evening = between("2017-07-17T18:00", "2017-07-17T23:59", "part of day")
    assert interval_in_words(evening) == "Mon 17 July 2017, evening"
    hours_unsaid = between("2017-07-17", "2017-07-17", "part of day")
    assert interval_in_words(hours_unsaid) == "Mon 17 July 2017"
    noon = between("2017-07-17T12:05", "2017-07-17T12:05", "minute")
    assert interval_in_words(noon) == "Mon 17 July 2017, 12:05"
    assert interval_in_words(between("2017-07-17T12:05", "2017-07-17T12:05")) == "Mon 17 July 2017"


def test_days_and_months() -> None:
    assert day_in_words("2017-06-20T10:00:00+02:00") == "Tue 20 June 2017"
    assert short_day("2017-06-20") == "20 Jun 2017"
    assert day_in_words(None) == interval_in_words(UNKNOWN) == "date unknown"
    assert short_day("soon") == short_day(None) == ""
