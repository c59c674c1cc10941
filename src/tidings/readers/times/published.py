"""When an article was published: the date given, or what its own words let us know."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tidings.readers.syntax import Parse
from tidings.readers.times.periods import in_calendar
from tidings.readers.times.tense import direction
from tidings.values import Article, Granularity, Interval, Span, TimeExpression

FIRST_YEAR = 1500


@dataclass(frozen=True, slots=True)
class Evidence:
    """A day that publication cannot come before or after, and the words that say so."""

    day: date
    span: Span
    why: str


def infer_published(
    article: Article,
    parse: Parse,
    times: Sequence[TimeExpression],
    clutter: Sequence[TimeExpression] = (),
) -> Interval:
    """Return the publication date given, else an interval that holds it, either end open.

    It never guesses: full dates told as past and dates in page clutter (`clutter`, as
    `read_bare_dates` gives them) are lower bounds, full dates told as to come are upper bounds.
    """
    problem = ""
    if article.published:
        given = _given(article.published)
        if given is not None:
            return given
        problem = f"the date given, “{article.published}”, cannot be; "
    lower = max(_lower(parse, times, clutter), key=lambda e: e.day, default=None)
    upper = min(_upper(parse, times), key=lambda e: e.day, default=None)
    if lower is not None and upper is not None and upper.day < lower.day:
        upper = None  # a plan told long after: the dates contradict, keep what is surer
    return _interval(lower, upper, problem, _weekdays(times))


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


def _lower(
    parse: Parse, times: Sequence[TimeExpression], clutter: Sequence[TimeExpression]
) -> Iterator[Evidence]:
    """Yield days that publication cannot come before."""
    for time in clutter:
        day = _first_day(time)
        if day is not None:
            yield Evidence(day, time.span, "a date in the page clutter")
    for time in times:
        day = _first_day(time)
        if day is not None and time.type in ("DATE", "TIME") and _way(parse, time) < 0:
            yield Evidence(day, time.span, "a date told as past")


def _upper(parse: Parse, times: Sequence[TimeExpression]) -> Iterator[Evidence]:
    """Yield days that publication cannot come after: full dates of what "will" be."""
    for time in times:
        if time.date is None or time.date.day is None or time.mod is not None:
            continue
        day = _first_day(time)
        if day is not None and _will(parse, time):
            yield Evidence(day, time.span, "a date told as still to come")


def _first_day(time: TimeExpression) -> date | None:
    """Return the first day of an expression that names its year."""
    what = time.date
    if what is None or what.anchor != "calendar" or what.year is None:
        return None
    if what.year < FIRST_YEAR:
        return None
    found = in_calendar(what, date(what.year, 1, 1))
    if found is None or what.season == "WI":
        return None if found is None else date(what.year, 1, 1)
    return found.first


def _way(parse: Parse, time: TimeExpression) -> int:
    tokens = parse.within(time.span)
    return direction(parse, tokens[-1].i) if tokens else 0


def _will(parse: Parse, time: TimeExpression) -> bool:
    """Tell whether the nearest verb above is in the plain future ("will meet on …")."""
    tokens = parse.within(time.span)
    if not tokens:
        return False
    for j in parse.ancestors(tokens[-1].i):
        if parse.tokens[j].pos in ("VERB", "AUX"):
            aux = {parse.tokens[c].lower for c in parse.children[j]}
            return bool(aux & {"will", "'ll", "’ll"}) and parse.tokens[j].tag == "VB"
        if parse.tokens[j].pos == "NOUN" and parse.tokens[j].dep not in ("dobj", "pobj", "attr"):
            return False
    return False


def _weekdays(times: Sequence[TimeExpression]) -> str:
    """Say which weekdays the article names beside "today": it came out on another one."""
    today = any(
        t.date is not None and t.date.unit == "day" and t.date.offset == 0
        and t.date.anchor == "publication" for t in times
    )  # fmt: skip
    named = {
        t.date.weekday for t in times
        if t.date is not None and t.date.weekday and t.date.month is None
    }  # fmt: skip
    if not today or not named:
        return ""
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    listed = " or ".join(names[d - 1] for d in sorted(d for d in named if d))
    return f"probably no {listed}, which it names beside “today”"


def _interval(
    lower: Evidence | None, upper: Evidence | None, problem: str, weekdays: str
) -> Interval:
    reasons = []
    if lower is not None:
        reasons.append(f"not before {lower.day}: {lower.why}")
    if upper is not None:
        reasons.append(f"not after {upper.day}: {upper.why}")
    if weekdays and reasons:
        reasons.append(weekdays)
    basis = "; ".join(reasons) or "the article does not say when it was published"
    granularity: Granularity = "day" if lower or upper else "unknown"
    return Interval(
        earliest=lower.day.isoformat() if lower else None,
        latest=upper.day.isoformat() if upper else None,
        granularity=granularity,
        basis=problem + basis,
        spans=tuple(e.span for e in (lower, upper) if e is not None),
    )
