"""Publication dates as sources write them: ISO 8601, RFC 2822 (feeds), and with month names.

The day is the one that the source gives, in its own zone, which is kept. Dates in numbers alone
("03/04/2017") are not taken: which part is the month cannot be told.
"""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
MONTHS = [name[:3] for name in MONTH_NAMES]
YEARS = range(1600, 2200)
NAMED = (
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<month>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})\b"
    ),
    re.compile(
        r"(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b"
    ),
)


def read_date(raw: object) -> str | None:
    """Return a date as ISO day or minute with its zone, or none where it is no date.

    >>> read_date("Wed, 21 Jun 2017 23:05:00 -0400")
    '2017-06-21T23:05-04:00'
    >>> read_date("21 June 2017"), read_date("2017-06-21"), read_date("2017-02-30")
    ('2017-06-21', '2017-06-21', None)
    """
    if not isinstance(raw, str) or not (text := raw.strip()) or len(text) > 100:
        return None
    return _iso(text) or _named(text) or _mail(text)


def _iso(text: str) -> str | None:
    if not re.match(r"\d{4}-?\d\d-?\d\d", text):
        return None
    try:
        return _plain(date.fromisoformat(text))
    except ValueError:
        pass
    try:
        return _plain(datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d)| UTC$", "", text)))
    except ValueError:
        return None


def _mail(text: str) -> str | None:
    try:
        return _plain(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _named(text: str) -> str | None:
    if ":" in text:  # with a time of day: RFC 2822's affair
        return None
    for pattern in NAMED:
        found = pattern.search(text.lower())
        month = _month(found["month"]) if found else None
        if found and month:
            try:
                return _plain(date(int(found["year"]), month, int(found["day"])))
            except ValueError:
                return None
    return None


def _month(word: str) -> int | None:
    if word[:3] in MONTHS and (word == "sept" or len(word) == 3 or word in MONTH_NAMES):
        return MONTHS.index(word[:3]) + 1
    return None


def _plain(moment: date | datetime) -> str | None:
    if moment.year not in YEARS:
        return None
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="minutes")
    return moment.isoformat()
