"""Lists of days that share a month: "3, 4 and 7 May", "June 5 and 6", "from 12 to 18 March"."""

from collections.abc import Iterator
from dataclasses import replace

from tidings.codebook.times import TimesBook
from tidings.readers.times.building import build
from tidings.readers.times.context import Found
from tidings.readers.times.drafts import Draft, number


def build_all(found: Found, book: TimesBook) -> tuple[tuple[Found, Draft], ...]:
    """Return every date that a match names, in order; () where it means no date.

    The days of a list are expressions of their own; all have the month and year of the whole.
    """
    draft = build(found, book)
    if draft is None:
        return ()
    if draft.date is None or not {"before", "more"} & found.places.keys():
        return ((found, draft),)
    days = tuple(_days(found, draft, book))
    return tuple(sorted(days, key=lambda pair: pair[0].first)) if days else ()


def _days(found: Found, draft: Draft, book: TimesBook) -> Iterator[tuple[Found, Draft]]:
    """Yield the whole date without its list, then each day of the list."""
    date = draft.date
    first, last = found.first, found.last
    for name in ("before", "more"):
        start, end = found.places.get(name, (0, 0))
        for at, piece in enumerate(found.groups.get(name, ()), start):
            day = number((piece.word,), book)
            if day is not None and date is not None:
                yield (
                    replace(found, first=at, last=at + 1),
                    replace(draft, date=replace(date, day=day, weekday=None)),
                )
        if name == "before" and end:
            first = end
        elif end:
            last = start
    yield replace(found, first=first, last=last), draft
