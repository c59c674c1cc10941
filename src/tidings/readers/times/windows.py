"""Sets of days that an article may have been published on: windows of days, cut and joined."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tidings.values import Span

Window = tuple[date, date]
EARLIEST, LATEST = date(1500, 1, 1), date(9000, 12, 31)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Days that publication lies on or between, either end open, and the words that say so."""

    first: date | None = None
    last: date | None = None
    why: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearless:
    """A day or a whole month (`day` None) without its year, and from how many days before it to how
    many after it an article that names it so is published.

    `weekdays` (1 Monday to 7) are those that the day must fall on, empty where none is told.
    """

    month: int
    day: int | None
    before: int
    after: int
    weekdays: frozenset[int] = frozenset()
    why: str
    span: Span

    def windows(self, years: Iterable[int]) -> tuple[Window, ...]:
        """Return the days of publication that fit, one window for each year that has the day."""
        found = (self._in(year) for year in years)
        return tuple(
            (first - timedelta(self.before), last + timedelta(self.after))
            for first, last in (w for w in found if w is not None)
            if not self.weekdays or first.isoweekday() in self.weekdays
        )

    def _in(self, year: int) -> Window | None:
        """Return first and last day in one year; None for 29 February where there is none."""
        length = monthrange(year, self.month)[1]
        if self.day is None:
            return date(year, self.month, 1), date(year, self.month, length)
        if self.day > length:
            return None
        return date(year, self.month, self.day), date(year, self.month, self.day)


def meet(some: Sequence[Window], others: Sequence[Window]) -> tuple[Window, ...]:
    """Return the days that two sets of windows share; the first set's windows share no day."""
    found = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return tuple(joined(sorted(w for w in found if w[0] <= w[1])))


def joined(windows: Iterable[Window]) -> Iterator[Window]:
    """Yield windows in order, those that touch as one."""
    held: Window | None = None
    for first, last in windows:
        if held is None:
            held = first, last
        elif first <= held[1] + timedelta(1):
            held = held[0], max(held[1], last)
        else:
            yield held
            held = first, last
    if held is not None:
        yield held
