"""Time expressions: extents, types, values and intervals, on sentences of our own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from tests.support import parse
from tidings.codebook.times import load_times
from tidings.readers.times import Calendar, read_bare_dates, read_times
from tidings.values import Interval, Span

WEDNESDAY = "2019-10-09"


def given(day: str | None, to: str | None = None) -> Interval:
    return Interval(earliest=day, latest=to or day, basis="given")


Row = tuple[str, str, str, str, str]  # words, type, value, earliest, latest


def read(sentence: str, day: str = WEDNESDAY) -> list[tuple[str, str, str | None, str | None]]:
    """Return (words, TIMEX3 value, earliest, latest) of each expression."""
    times = read_times(parse(sentence), load_times())
    calendar = Calendar(times, given(day))
    return [
        (t.span.of(sentence), calendar.value(i), *ends(calendar.interval(i)))
        for i, t in enumerate(times)
    ]


def ends(interval: Interval) -> tuple[str | None, str | None]:
    return interval.earliest, interval.latest


def rows(sentence: str, day: str) -> list[Row]:
    """Return what is read, as a row of the gold file has it."""
    times = read_times(parse(sentence), load_times())
    found = read(sentence, day)
    return [
        (words, time.type, value, earliest or "-", latest or "-")
        for time, (words, value, earliest, latest) in zip(times, found, strict=True)
    ]


def table() -> Iterator[ParameterSet]:
    """Yield each sentence of the gold file with its day and rows; "?" are known to be misread."""
    gold = Path(__file__).with_name("gold_times.txt").read_text(encoding="utf-8")
    sentences: dict[tuple[str, str], list[Row]] = {}
    misread: set[tuple[str, str]] = set()
    for line in gold.splitlines():
        if not line or line.startswith("#"):
            continue
        day, sentence, *row = (cell.strip() for cell in line.removeprefix("? ").split("|"))
        known = sentences.setdefault((day, sentence), [])
        if line.startswith("? "):
            misread.add((day, sentence))
        if row[0] != "-":
            known.append((row[0], row[1], row[2], row[3], row[4]))
    for (day, sentence), want in sentences.items():
        marks = [pytest.mark.xfail(strict=True)] if (day, sentence) in misread else []
        yield pytest.param(day, sentence, want, marks=marks, id=f"{day} {sentence}")


@pytest.mark.parametrize(("day", "sentence", "want"), list(table()))
def test_expressions_and_their_days(day: str, sentence: str, want: list[Row]) -> None:
    assert rows(sentence, day) == want


def test_the_table_is_large_and_hardly_misread() -> None:
    found = list(table())
    assert sum(len(p.values[2]) for p in found if isinstance(p.values[2], list)) >= 300
    assert sum(bool(p.marks) for p in found) <= 4


@pytest.mark.parametrize(
    "sentence",
    [
        "They marched on Parliament and may march on the palace.",
        "May said the vote would go ahead.",
        "Theresa May met Angela Merkel.",
        "He stayed in room 1984 and paid $1,990.",
        "The Sunday Times reported the deal.",
        "Second, the army must withdraw.",
        "The Black Friday sales rose.",
        "They signed the Friday Agreement.",
        "About 2000 people died and 1,500 were hurt.",
        "Some 1900 soldiers crossed the border.",
        "The fall of the government surprised many.",
        "A spring in the desert dried up.",
        "The minute details of the deal were hidden.",
        "April Jones resigned.",
        "Channel 4 reported it.",
        "He was 30 years old.",
        "The 6-year-old boy was found.",
        "Shares fell 12.45 points.",
        "On 31 February nothing happened.",
        "On 29 February 2017 nothing happened.",
    ],
)
def test_no_date_at_all(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("He landed on Sunday. The following day he left.", "2019-10-07", "2019-10-07"),
        ("They struck on 3 March 2018. Two days later they fled.", "2018-03-05", "2018-03-05"),
        ("It fell in June. A couple of days earlier he had fled.", "2019-05-29", "2019-06-29"),
        ("He was jailed in 2015 and freed a year later.", "2016-01-01", "2016-12-31"),
        ("The rebels came on Monday. The same day, it fell.", "2019-10-07", "2019-10-07"),
    ],
)
def test_counted_from_the_date_before(text: str, earliest: str, latest: str) -> None:
    assert read(text)[1][2:] == (earliest, latest)


def test_a_distance_from_a_day_not_named_stays_open() -> None:
    assert read("A week later he came back.")[0][2:] == (None, None)


@pytest.mark.parametrize(
    ("sentence", "mod"),
    [
        ("He resigned in early June.", "START"),
        ("They met about two weeks ago.", "APPROX"),
        ("It took more than three years.", "MORE_THAN"),
        ("It was agreed in late May.", "END"),
    ],
)
def test_modifier(sentence: str, mod: str) -> None:
    assert [t.mod for t in read_times(parse(sentence), load_times())] == [mod]


@pytest.mark.parametrize(
    ("sentence", "earliest", "latest"),
    [
        ("He came yesterday.", "2019-10-06", "2019-10-08"),
        ("He came on Friday.", "2019-10-04", "2019-10-04"),
        ("He came on Tuesday.", "2019-10-01", "2019-10-08"),
        ("He came last week.", "2019-09-30", "2019-10-06"),
        ("He came on 3 May 2018.", "2018-05-03", "2018-05-03"),
    ],
)
def test_wide_publication_widens_honestly(sentence: str, earliest: str, latest: str) -> None:
    times = read_times(parse(sentence), load_times())
    assert ends(Calendar(times, given("2019-10-07", "2019-10-09")).interval(0)) == (
        earliest,
        latest,
    )


def test_open_publication_leaves_an_open_end() -> None:
    times = read_times(parse("He came yesterday, and before that in 2015."), load_times())
    calendar = Calendar(times, Interval(earliest="2019-10-07", latest=None, basis="inferred"))
    assert ends(calendar.interval(0)) == ("2019-10-06", None)
    assert ends(calendar.interval(1)) == ("2015-01-01", "2015-12-31")


def test_an_unknown_publication_gives_x() -> None:
    times = read_times(parse("He came on Friday."), load_times())
    calendar = Calendar(times, Interval(earliest=None, latest=None, basis="none"))
    assert calendar.value(0) == "XXXX-WXX-5"
    assert ends(calendar.interval(0)) == (None, None)


def test_an_unsure_weekday_follows_the_same_weekday_elsewhere() -> None:
    text = "The envoys will meet on Friday.\nNo details of Friday's talks."
    assert [row[2] for row in read(text)] == ["2019-10-11", "2019-10-11"]


def test_headline_tells_the_past_in_the_present_tense() -> None:
    sentence = "Minister quits in March"
    found = parse(sentence)
    headline = found.sentences[0]._replace(headline=True)
    times = read_times(
        type(found)(found.text, found.tokens, (headline, *found.sentences[1:])), load_times()
    )
    assert ends(Calendar(times, given(WEDNESDAY)).interval(0)) == ("2019-03-01", "2019-03-31")


def test_bare_dates_of_clutter_are_full_dates_only() -> None:
    text = "PHOTO: A bridge in Riga on March 7, 2017, a Tuesday. May said so."
    found = read_bare_dates(text, [Span(0, len(text))], load_times())
    assert [t.span.of(text) for t in found] == ["March 7, 2017"]


def test_every_basis_is_said_in_words() -> None:
    text = "On Monday he left. Two days later he was seen. In 2015 he ruled. They recently met."
    times = read_times(parse(text), load_times())
    calendar = Calendar(times, given(WEDNESDAY))
    bases = [calendar.interval(i).basis for i in range(len(times))]
    assert bases == [
        "the last Monday up to the day of publication, 2019-10-09",
        "counted from the date named before it",
        "the date stands in the text",
        "a vague word beside the day of publication",
    ]


def test_before_a_period_is_out_is_by_its_end() -> None:
    found = read_times(parse("The bill must pass before the month is out."), load_times())
    calendar = Calendar(found, Interval(earliest="2021-05-12", latest="2021-05-12", basis="given"))
    assert [calendar.interval(k).last_day for k in range(len(found))] == ["2021-05-31"]
