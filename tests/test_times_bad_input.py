"""Dates and bad input: what is no date is not read, and nothing fails."""

from functools import partial
from time import process_time

import pytest

from tests.support import lines_run, parse
from tidings import read as read_whole
from tidings.codebook.times import load_times
from tidings.readers.syntax import Parse
from tidings.readers.times import Calendar, read_times
from tidings.values import Interval, Span, SymbolicDate, TimeExpression

WEDNESDAY = "2019-10-09"


def given(day: str | None) -> Interval:
    return Interval(earliest=day, latest=day, basis="given")


def resolved(found: Parse, day: str | None) -> list[tuple[TimeExpression, str, Interval]]:
    times = read_times(found, load_times())
    calendar = Calendar(times, given(day))
    return [(t, calendar.value(i), calendar.interval(i)) for i, t in enumerate(times)]


def read(text: str, day: str | None = WEDNESDAY) -> list[tuple[str, str]]:
    """Return (words, TIMEX3 value) of each; intervals are in order and say their basis."""
    rows = resolved(parse(text), day)
    for time, value, interval in rows:
        assert value
        assert interval.basis
        assert not (interval.earliest and interval.latest) or interval.earliest <= interval.latest
        assert text[time.span.start : time.span.end].strip()
    return [(time.span.of(text), value) for time, value, _ in rows]


@pytest.mark.parametrize(
    "text",
    [
        "The reference number is 2882015.",
        "Her code was 20171301.",
        "The guests slept in room 1984.",
        "The top 10 got a medal.",
        "Flight 1984 was late.",
        "He came 10th of 12.",
        "It cost 2,017 dollars.",
        "They paid £1999.50 for it.",
        "Page 2015 is missing.",
        "The server is at 192.168.10.12.",
        "The book is 978-3-16-148410-0.",
        "They won 12-10-2 overall.",
        "The hall has 1066 seats.",
        "Version 20.04 is out.",
        "The score was 3-2.",
        "He won 2017 votes.",
    ],
)
def test_numbers_that_are_no_dates(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They met on 31 April 2018.",
        "They met on 30 February.",
        "They met on 29 February 2100.",
        "They met on June 31st.",
        "They met on 31/31/2018.",
        "They met on 2017-13-45.",
        "They met on 2017-02-30.",
        "They met on 0000-00-00.",
        "They met in 0000.",
        "They met on 2017-06-21T25:61:00Z.",
        "The 0th century was short.",
        "It ended in -44.",
        "It ended on -0044-03-15.",
    ],
)
def test_days_that_cannot_be(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["It ended in 586 BC.", "It fell in 1200 B.C.", "It was -1999.", "In -5 he ruled."]
)
def test_years_before_the_first_are_no_days_of_ours(text: str) -> None:
    for time, value, interval in resolved(parse(text), WEDNESDAY):
        assert value.startswith("BC"), time
        assert interval.earliest is None


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n", "--- *** ... !!!", "12345 67890", "१२३ ٤٥٦"])
def test_text_without_letters(text: str) -> None:
    assert read(text) == []
    assert read_whole(text, published=WEDNESDAY).times == ()


@pytest.mark.parametrize(
    ("text", "value", "zone"),
    [
        ("They met at 10:30 GMT on Monday.", "2019-10-07T10:30", "GMT"),
        ("They met at 10:30 a.m. EST on Monday.", "2019-10-07T10:30", "EST"),
        ("It began at 2017-06-21T10:30:00+05:30.", "2017-06-21T10:30", "+05:30"),
        ("It began at 2017-06-21T10:30Z.", "2017-06-21T10:30", "Z"),
    ],
)
def test_zones_are_kept_as_written(text: str, value: str, zone: str) -> None:
    ((time, found, _),) = resolved(parse(text), WEDNESDAY)
    assert found == value
    assert time.date is not None
    assert time.date.zone == zone


@pytest.mark.parametrize("zone", ["QQQ", "Z", "ZULU", "+99:99", "-", "GMT+2", "UTC+05:30", "\x00"])
def test_letters_that_are_no_zone_do_no_harm(zone: str) -> None:
    values = [value for _, value in read(f"They met at 10:30 {zone} on Monday.")]
    assert "2019-10-07" in [v[:10] for v in values]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on \u0662\u0661 June \u0662\u0660\u0661\u0667.", "2017-06-21"),  # Arabic-Indic
        ("They met on \u0967\u096b August \u0967\u096f\u096a\u096d.", "1947-08-15"),  # Devanagari
        ("They met on \uff15 May \uff12\uff10\uff11\uff17.", "2017-05-05"),  # full width
        ("They met on \u0662\u0660\u0661\u0667-\u0660\u0666-\u0662\u0661.", "2017-06-21"),
        ("It lasted \u0663 days.", "P3D"),
    ],
)
def test_digits_of_other_scripts_are_read_as_digits(text: str, value: str) -> None:
    assert [v for _, v in read(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "He came ² days ago.", "He came ② days ago.", "It was in ²⁰¹⁷.", "It was Ⅻ May 2017.",
        "It was ½ day ago.", "He came on the \u0665th of May.", "It was in 201\u096d.",
        "They met on Monday\x07 in\u200bMay\x00.", "\x00\x01\x1f", "\U0001f600 May 5",
        "It was at \u0661\u0662:\u0663\u0660 on Monday.", "They met in 五月 2017.",
    ],
)  # fmt: skip
def test_signs_that_look_like_digits_or_like_nothing_do_no_harm(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("\u202eThey met on Monday\u202c.", "2019-10-07"),
        ("הם נפגשו ביום Monday, 5 May 2017.", "2017-05-05"),
        ("They met on 5\u00a0May\u00a02017.", "2017-05-05"),
        ("\ufeffThey met on Monday.", "2019-10-07"),
    ],
)
def test_marks_of_direction_and_control(text: str, value: str) -> None:
    assert value in [v for _, v in read(text)]


HUGE = "9" * 300
TOO_HUGE = "9" * 5000  # int() takes no more than 4,300


@pytest.mark.parametrize("number", [HUGE, TOO_HUGE, "1" + ",000" * 2000])
@pytest.mark.parametrize(
    "frame",
    [
        "It happened {} years ago.",
        "It lasted {} days.",
        "It will end {} minutes from now.",
        "They met on {} May 2017.",
        "They met on May {}.",
        "It was in {}.",
        "They met every {} weeks.",
        "It began at {}:30 on Monday.",
        "In the {}s it was so.",
        "It ran from 1993-{}.",
    ],
)
def test_numbers_of_any_length(frame: str, number: str) -> None:
    for _, value in read(frame.format(number)):
        assert len(value) < 50


def test_numbers_in_words_of_any_length() -> None:
    assert read(f"It lasted a{' thousand' * 1500} days.")[-1][1] == "PXD"


EDGES = ("0001-01-01", "0001-06-15", "1582-10-10", "9999-01-01", "9999-12-31")
NEAR_THE_EDGE = """He came yesterday.|He comes tomorrow.|He came last week.|They meet next week.
    They meet next Friday.|He came last Friday.|He came on Monday.|He came in June.
    He will come in June.|He came last winter.|They meet next winter.|It was this winter.
    He came in the last century.|He came a century ago.|He comes a decade from now.
    They met last decade.|They meet next decade.|They met this century.|They met this quarter.
    They met last weekend.|They meet next weekend.|He came on 29 February.|He came at Thanksgiving.
    They met at Easter.|It came two years ago.|It was last year.|It comes in 9,000 years.
    It came 2,000 years ago.|It is about a week from now.|It came about a week ago.
    He came on Monday. A day earlier he left. A year later he died.|It was early this week.
    He came in the first quarter.|It came on Sunday at noon EST.|It grew in recent weeks.
    It grew over the past five years.|It will grow over the next five years.|It began in 9999.
    They met on 31 December 9999.|They met on 1 January 0001."""


@pytest.mark.parametrize("day", EDGES)
def test_publication_at_the_ends_of_the_calendar(day: str) -> None:
    for text in NEAR_THE_EDGE.replace("\n    ", "|").split("|"):
        read(text, day)


@pytest.mark.parametrize("day", ["", "10000-01-01", "-0044-03-15", "2017-02-30", "soon", "\x00"])
def test_a_publication_day_that_cannot_be_is_as_none(day: str) -> None:
    assert read("He came on Friday.", day) == [("Friday", "XXXX-WXX-5")]


# --- ten thousand expressions in one article ---------------------------------------------------

STORIES = (
    "He came on 3 May 2018.",
    "He came on Friday.",
    "Two days later he left.",
    "A week earlier he left.",
    "The same day he left.",
    "The following week he went.",
    "In the evening he left.",
    "It took three days.",
    "They met on May 3, 4, 5 and 7.",
    "Third-quarter profit rose to $24 million from $20 million a year earlier.",
    "He will come in June, or on Monday at 10:30 a.m.",
)


def repeated(text: str, times: int) -> Parse:
    """Return the parse of a text that is that many times `text`, a line each."""
    one = parse(text)
    tokens, sentences, step = len(one.tokens), len(one.sentences), len(text) + 1
    return Parse(
        f"{text}\n" * times,
        tuple(
            t._replace(
                i=t.i + k * tokens,
                start=t.start + k * step,
                end=t.end + k * step,
                head=t.head + k * tokens,
                sentence=t.sentence + k * sentences,
            )
            for k in range(times)
            for t in one.tokens
        ),
        tuple(
            s._replace(first=s.first + k * tokens, last=s.last + k * tokens, paragraph=k)
            for k in range(times)
            for s in one.sentences
        ),
    )


@pytest.mark.parametrize("story", STORIES)
def test_work_grows_with_the_text_and_no_faster(story: str) -> None:
    small, large = repeated(story, 100), repeated(story, 400)
    resolved(small, WEDNESDAY)  # what is loaded once
    few, many = (lines_run(partial(resolved, p, WEDNESDAY)) for p in (small, large))
    assert many < 5 * few


def test_ten_thousand_expressions_take_seconds() -> None:
    found = repeated(" ".join(STORIES[:4]), 2500)
    start = process_time()
    rows = resolved(found, WEDNESDAY)
    assert len(rows) == 10_000
    assert process_time() - start < 30  # a twentieth of it where nothing else runs


def test_a_chain_of_thousands_is_reckoned_from_its_end() -> None:
    """Each counts from the one before it: a day earlier, a day earlier …"""
    span = Span(0, 1)
    first = SymbolicDate(anchor="calendar", year=2018, month=5, day=3)
    earlier = [
        SymbolicDate(anchor="time", base=n, unit="day", offset=-1, direction=-1)
        for n in range(5000)
    ]
    chain = [TimeExpression(span=span, type="DATE", date=d) for d in (first, *earlier)]
    assert Calendar(chain, given(WEDNESDAY)).value(5000) == "2004-08-24"
