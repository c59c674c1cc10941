"""What holds for every symbolic date: resolving never raises, and no interval ends too early."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import parse
from tidings.codebook.times import load_times
from tidings.readers.times import Calendar, read_times, resolve
from tidings.values import Interval, Span, SymbolicDate, TimeExpression

ANCHORS = ("calendar", "publication", "time", "vague")
UNITS = ("second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "decade")
UNITS_AND_NONE = (*UNITS, "century", None)


def maybe(low: int, high: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(low, high)


DATES = st.builds(
    SymbolicDate,
    anchor=st.sampled_from(ANCHORS),
    century=maybe(0, 30),
    decade=maybe(1, 300),
    year=maybe(-5, 12000),
    half=maybe(1, 2),
    quarter=maybe(1, 4),
    season=st.sampled_from((None, "SP", "SU", "FA", "WI")),
    month=maybe(1, 12),
    day=maybe(1, 31),
    weekday=maybe(1, 7),
    hour=maybe(0, 24),
    part=st.sampled_from((None, "MO", "NI")),
    direction=st.integers(-2, 2),
    unit=st.sampled_from(UNITS_AND_NONE),
    offset=maybe(-(10**7), 10**7),
    reference=st.sampled_from((None, "PAST_REF", "PRESENT_REF", "FUTURE_REF")),
)
DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = draw(DAYS), draw(DAYS)
    if first and last and first > last:
        first, last = last, first
    return Interval(earliest=first, latest=last, basis="made up")


@settings(max_examples=400, deadline=None)
@given(DATES, intervals(), st.sampled_from((None, "START", "MID", "END", "APPROX")))
def test_resolve_never_raises_and_keeps_order(
    what: SymbolicDate, published: Interval, mod: str | None
) -> None:
    expression = TimeExpression(span=Span(0, 1), type="DATE", date=what, mod=mod)
    found = resolve(expression, published)
    assert found.basis
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@settings(max_examples=100, deadline=None)
@given(DATES, st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(0, 40))
def test_a_wider_publication_gives_no_narrower_day(
    what: SymbolicDate, day: date, more: int
) -> None:
    expression = TimeExpression(span=Span(0, 1), type="DATE", date=what)
    last = date.fromordinal(day.toordinal() + more)
    narrow = [resolve(expression, _on(d)) for d in (day, last)]
    wide = resolve(
        expression, Interval(earliest=day.isoformat(), latest=last.isoformat(), basis="made up")
    )
    for found in narrow:
        if found.first_day and wide.first_day:
            assert wide.first_day <= found.first_day
        if found.last_day and wide.last_day:
            assert found.last_day <= wide.last_day


def _on(day: date) -> Interval:
    return Interval(earliest=day.isoformat(), latest=day.isoformat(), basis="made up")


VOCABULARY = """the last next this May March Monday 5 1990s 2017 2017-02-31 31 February of , - .
    week ago days two a couple first quarter year earlier later morning at 5:30 p.m. EST 99 12/31/99
    twenty-five hundred every year-ago period summer Christmas Day before tomorrow"""
WORDS = st.lists(
    st.sampled_from(VOCABULARY.split()),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_any_words_are_read_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    times = read_times(parse(text), load_times())
    spans = [t.span for t in times]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    calendar = Calendar(times, Interval(earliest=None, latest="2017-06-21", basis="made up"))
    for i in range(len(times)):
        assert calendar.value(i)
        assert calendar.interval(i).basis
