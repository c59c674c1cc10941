"""When an article was published: the date given, or what its own words let us know."""

from calendar import month_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse
from tidings.readers.times.datelines import dateline_day, datelines, published_line
from tidings.readers.times.evidence import Copy, bounds, days, last_named, yearless
from tidings.readers.times.reckoned import reckoned
from tidings.readers.times.weekdays import told_by_weekdays
from tidings.readers.times.windows import Bound, Window, Yearless, meet
from tidings.values import Article, Granularity, Interval, Span, TimeExpression

# A weekday and date that agree pick the year where it is one of the first two after the last year
# named: by chance they would agree in one year of seven.
CHOICE = 2
MONTHS = tuple(name for name in month_name if name)
# Years that are tried to either side where only one end is known.
HORIZON = 28


@dataclass(frozen=True)
class Days:
    """The days that publication may lie on, an open end told apart, and what was told of them."""

    first: date | None
    last: date | None
    whys: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


def infer_published(
    article: Article,
    parse: Parse,
    times: Sequence[TimeExpression],
    clutter: Sequence[TimeExpression],
    verbs: DatingVerbs,
) -> Interval:
    """Return the publication date given, else an interval that holds it, either end open.

    Dates told as past and those in page clutter (`clutter`, as `read_bare_dates` gives them) close
    the lower end, dates told as to come the upper one. Between them, and beyond an open end only
    where a weekday bears out the year, days named without a year count: news names a day so for
    half a year at most. The basis names each date that counted, `spans` where it stands.
    """
    problem = ""
    if article.published:
        given = _given(article.published)
        if given is not None:
            return given
        problem = f"the date given, “{article.published}”, cannot be; "
    filed = dateline_day(article, clutter)
    if filed is not None:
        return replace(filed, basis=problem + filed.basis)
    line = published_line(article.text, (*times, *clutter))
    if line is not None:
        return replace(line, basis=problem + line.basis)
    copy = Copy(parse, times, verbs)
    found = _bounded([*bounds(copy), *reckoned(copy), *_in_clutter(clutter)])
    bare = [*datelines(article.text, copy, clutter), *yearless(copy)]
    return _interval(_narrowed(found, bare, last_named(copy)), problem, told_by_weekdays(copy))


def _given(published: str) -> Interval | None:
    """Return the date given by the source, or None where there is no such day."""
    for length, granularity in ((16, "minute"), (10, "day"), (7, "month"), (4, "year")):
        found = _given_as(published, length, granularity)  # type: ignore[arg-type]
        if found is not None:
            return found
    return None


def _given_as(published: str, length: int, granularity: Granularity) -> Interval | None:
    text = published.strip()
    if granularity in ("month", "year") and len(text) != length:
        return None
    if granularity in ("minute", "day"):
        try:
            day = date.fromisoformat(text[:10])
        except ValueError:
            return None
        iso = day.isoformat()
        return Interval(earliest=iso, latest=iso, granularity="day", basis="given")
    return _given_period(text, granularity)


def _given_period(text: str, granularity: Granularity) -> Interval | None:
    """Return a given month ("2017-06") or year."""
    try:
        first = date.fromisoformat(f"{text}-01" if granularity == "month" else f"{text}-01-01")
    except ValueError:
        return None
    ahead = first + timedelta(days=31 if granularity == "month" else 366)
    last = ahead.replace(day=1) - timedelta(days=1)
    if granularity == "year":
        last = first.replace(month=12, day=31)
    return Interval(
        earliest=first.isoformat(), latest=last.isoformat(), granularity=granularity, basis="given"
    )


def _in_clutter(clutter: Iterable[TimeExpression]) -> Iterator[Bound]:
    for time in clutter:
        span = days(time)
        if span is not None:
            yield Bound(first=span[0], why="a date in the page clutter", spans=(time.span,))


def _bounded(told: Sequence[Bound]) -> Days:
    """Return the days between the last bound behind and the first ahead."""
    lower = max(((b.first, b) for b in told if b.first), key=lambda e: e[0], default=None)
    upper = min(((b.last, b) for b in told if b.last), key=lambda e: e[0], default=None)
    if lower is not None and upper is not None and upper[0] < lower[0]:
        upper = None  # a plan told long after: keep what is surer
    whys: list[str] = []
    spans: list[Span] = []
    if lower is not None:
        whys.append(f"not before {lower[0]}: {lower[1].why}")
        spans.extend(lower[1].spans)
    if upper is not None:
        whys.append(f"not after {upper[0]}: {upper[1].why}")
        spans.extend(upper[1].spans)
    return Days(lower and lower[0], upper and upper[0], tuple(whys), tuple(spans))


def _narrowed(found: Days, bare: Sequence[Yearless], named: date | None) -> Days:
    """Return the days of an interval that fit the days named without a year.

    Where no day fits all of them, none counts.
    """
    known = found.first or found.last
    if not bare or known is None:
        return found
    first = found.first or _moved(known, -HORIZON)
    last = found.last or _moved(max(first, named or first), HORIZON)
    if (last.year - first.year) > 2 * HORIZON:
        return found
    windows: Sequence[Window] = ((first, last),)
    counted: list[Yearless] = []
    for day in {(d.month, d.day, d.before, d.after, d.weekdays): d for d in bare}.values():
        fitting = meet(windows, day.windows(range(first.year - 1, last.year + 2)))
        if not fitting:
            return found
        if fitting != windows:
            counted.append(day)
        windows = fitting
    return _hull(found, windows, counted, named)


def _hull(
    found: Days, windows: Sequence[Window], counted: Sequence[Yearless], named: date | None
) -> Days:
    """Return first and last of the days left; an open end is closed where a weekday agrees."""
    first = windows[0][0] if found.first else None
    last = windows[-1][1] if found.last else None
    picked = None
    if any(len(day.weekdays) == 1 for day in counted):
        picked = _picked(found, windows, named)
    if picked is not None:
        first, last = picked
    if (first, last) == (found.first, found.last):
        return found
    whys = tuple(f"{MONTHS[d.month - 1]} {d.day or ''} {d.why}".replace("  ", " ") for d in counted)
    if picked is not None:
        whys = (*whys, "in the nearest year in which its weekday agrees")
    spans = tuple(d.span for d in counted)
    span = f"so between {first or 'an unknown day'} and {last or 'an unknown day'}"
    return Days(first, last, (*found.whys, *whys, span), (*found.spans, *spans))


def _picked(found: Days, windows: Sequence[Window], named: date | None) -> Window | None:
    """Return the window nearest to the end that is known, if near enough to be the year meant."""
    if found.first is not None and found.last is None:
        near, start = windows[0], max(found.first, named or found.first)
        return near if start <= near[1] and near[0] <= _moved(start, CHOICE) else None
    if found.first is None and found.last is not None:
        near = windows[-1]
        return near if near[1] >= _moved(found.last, -CHOICE) else None
    return None


def _moved(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28))


def _interval(found: Days, problem: str, weekdays: str) -> Interval:
    reasons = (*found.whys, weekdays) if weekdays else found.whys
    basis = "; ".join(reasons) or "the article does not say when it was published"
    granularity: Granularity = "day" if found.first or found.last else "unknown"
    return Interval(
        earliest=found.first.isoformat() if found.first else None,
        latest=found.last.isoformat() if found.last else None,
        granularity=granularity,
        basis=problem + basis,
        spans=tuple(dict.fromkeys(found.spans)),
    )
