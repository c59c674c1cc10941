"""When an article was published: the date given, or what its own words let us know."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse
from tidings.readers.times.datelines import dateline_day
from tidings.readers.times.periods import in_calendar
from tidings.readers.times.tense import PREDICATES, tense
from tidings.readers.times.ties import tie
from tidings.values import Article, Granularity, Interval, Span, SymbolicDate, TimeExpression

FIRST_YEAR = 1500
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Verbs so common that two clauses with one of them tell of two acts.
COMMON = frozenset({"say", "tell", "be", "have", "do", "make", "take", "meet", "add", "write"})
# Words after which stands what came first, or what brought an act about.
ANTERIOR = frozenset({"after", "since", "following", "response", "answer", "because", "wake"})


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
    clutter: Sequence[TimeExpression],
    verbs: DatingVerbs,
) -> Interval:
    """Return the publication date given, else an interval that holds it, either end open.

    It never guesses: full dates told as past and dates in page clutter (`clutter`, as
    `read_bare_dates` gives them) are lower bounds, full dates told as to come are upper bounds. A
    dateline's day and month count where the article's address has them with a year.
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
    lower = max(_lower(parse, times, clutter, verbs), key=lambda e: e.day, default=None)
    upper = min(_upper(parse, times, verbs), key=lambda e: e.day, default=None)
    if lower is not None and upper is not None and upper.day < lower.day:
        upper = None  # a plan told long after: the dates contradict, keep what is surer
    return _interval(lower, upper, problem, _weekdays(parse, times, verbs))


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
    parse: Parse,
    times: Sequence[TimeExpression],
    clutter: Sequence[TimeExpression],
    verbs: DatingVerbs,
) -> Iterator[Evidence]:
    """Yield days that publication cannot come before."""
    for time in clutter:
        span = _days(time)
        if span is not None:
            yield Evidence(span[0], time.span, "a date in the page clutter")
    for at, time in enumerate(times):
        span = _days(time)
        if span is not None and _told_as_past(parse, times, at, verbs):
            yield Evidence(span[0], time.span, "a date told as past")


def _upper(parse: Parse, times: Sequence[TimeExpression], verbs: DatingVerbs) -> Iterator[Evidence]:
    """Yield days that publication cannot come after: dates of what "will" be."""
    for at, time in enumerate(times):
        span = _days(time)
        if span is not None and time.mod is None and _will(parse, times, at, verbs):
            yield Evidence(span[1], time.span, "a date told as still to come")


def _told_as_past(
    parse: Parse, times: Sequence[TimeExpression], at: int, verbs: DatingVerbs
) -> bool:
    """Tell whether a date lies behind for certain.

    It must date a past verb itself, or stand in what came before or brought about a past act
    ("expelled them in answer to the events of 2016"). A date that describes a noun proves
    nothing: bonds, models and games have the years of what is still to come.
    """
    found = tie(parse, at, times[at].span, verbs)
    if found is None or found.relation in ("before", "until"):
        return False
    near = parse.tokens[max(0, found.head - 4) : found.head]
    if any(verbs.lies_ahead(t.lemma, t.lower) for t in near):
        return False  # "notes due in 2025", whatever the parse hangs the year on
    governor = parse.tokens[found.governor]
    if governor.pos in PREDICATES:
        return _is_past(parse, governor.i, verbs)
    words: set[str] = set()
    for j in parse.ancestors(found.head):
        if parse.tokens[j].pos in PREDICATES:
            return bool(words & ANTERIOR) and _is_past(parse, j, verbs)
        words.add(parse.tokens[j].lower)
    return False


def _is_past(parse: Parse, v: int, verbs: DatingVerbs) -> bool:
    name = tense(parse, v)
    past = name in ("past", "perfect", "past perfect")
    token = parse.tokens[v]
    return past and not verbs.lies_ahead(token.lemma, token.lower)


def _will(parse: Parse, times: Sequence[TimeExpression], at: int, verbs: DatingVerbs) -> bool:
    """Tell whether a date belongs to a verb in the plain future, outside quotation marks."""
    found = tie(parse, at, times[at].span, verbs)
    if found is None or found.relation not in ("on", "until"):
        return False
    v = found.governor
    if parse.tokens[v].pos not in PREDICATES or tense(parse, v) != "future":
        return False
    return not _quoted(parse, times[at].span.start)


def _quoted(parse: Parse, at: int) -> bool:
    """Tell whether a place lies inside the quotation marks of its paragraph."""
    start = parse.text.rfind("\n", 0, at) + 1
    before = parse.text[start:at]
    straight = before.count('"') % 2 == 1
    return (
        straight or before.count("“") > before.count("”") or before.count("``") > before.count("''")
    )


def _days(time: TimeExpression) -> tuple[date, date] | None:
    """Return first and last day of an expression that names its year."""
    what = time.date
    if what is None or what.anchor != "calendar" or what.year is None or what.year < FIRST_YEAR:
        return None
    found = in_calendar(what, date(what.year, 1, 1))
    if found is None:
        return None
    first = date(what.year, 1, 1) if what.season == "WI" else found.first
    return first, found.last


def _weekdays(parse: Parse, times: Sequence[TimeExpression], verbs: DatingVerbs) -> str:
    """Say what weekdays tell of the publication day; "" where nothing.

    Only said, never reckoned with: two acts may go by one verb, and some outlets write both
    "today" and the weekday that it is.
    """
    days = _agreed_weekdays(parse, times, verbs)
    if len(days) == 1:
        name = NAMES[next(iter(days)) - 1]
        return f"probably a {name}, as it tells one act by weekday and as “yesterday” or “today”"
    named = {t.date.weekday for t in times if t.date and _is_weekday(t.date)}
    if not named or not any(_days_off(t) == 0 for t in times):
        return ""
    listed = " or ".join(NAMES[d - 1] for d in sorted(d for d in named if d))
    return f"probably no {listed}, which it names beside “today”"


def _agreed_weekdays(parse: Parse, times: Sequence[TimeExpression], verbs: DatingVerbs) -> set[int]:
    """Return the weekdays of publication by which "yesterday" and "Tuesday" are one day."""
    counted: dict[str, set[int]] = {}
    named: dict[str, set[int]] = {}
    for at, time in enumerate(times):
        found = tie(parse, at, time.span, verbs)
        if found is None or parse.tokens[found.governor].pos != "VERB" or time.date is None:
            continue
        lemma, off = parse.tokens[found.governor].lemma, _days_off(time)
        if off is not None:
            counted.setdefault(lemma, set()).add(off)
        elif _is_weekday(time.date) and time.date.weekday and time.date.direction < 0:
            named.setdefault(lemma, set()).add(time.date.weekday)
    told = (counted.keys() & named.keys()) - COMMON
    return {(d - off - 1) % 7 + 1 for verb in told for off in counted[verb] for d in named[verb]}


def _is_weekday(what: SymbolicDate) -> bool:
    return what.anchor == "calendar" and what.weekday is not None and what.month is None


def _days_off(time: TimeExpression) -> int | None:
    """Return 0 for "today", -1 for "yesterday" …; None for what is not counted in days."""
    what = time.date
    if what is None or what.anchor != "publication" or what.unit != "day":
        return None
    return what.offset


def _interval(
    lower: Evidence | None, upper: Evidence | None, problem: str, weekdays: str
) -> Interval:
    reasons = []
    if lower is not None:
        reasons.append(f"not before {lower.day}: {lower.why}")
    if upper is not None:
        reasons.append(f"not after {upper.day}: {upper.why}")
    if weekdays:
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
