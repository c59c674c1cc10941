"""The date of an act, and of an article that gives none: on sentences of our own."""

from dataclasses import replace

import pytest

from tests.support import make_article, needs_seeds, parse, seed
from tidings.codebook.times import load_times
from tidings.readers.times import (
    Calendar,
    date_clause,
    infer_published,
    read_bare_dates,
    read_times,
)
from tidings.values import Interval, Span

WEDNESDAY = "2019-10-09"
LEADERS = (
    "The envoy met Friday evening in Rome with Marie Duval, the French minister for trade "
    "— the third such meeting since the two states' leaders, Anna Berg and Luis Ortega, "
    "met at a summit in Lima this month — as pressure grows."
)


def date(text: str, word: str, nth: int = 0, day: str = WEDNESDAY) -> Interval:
    """Return the interval of the act that the nth token `word` tells of."""
    read = parse(text)
    times = read_times(read, load_times())
    i = [t.i for t in read.tokens if t.text == word][nth]
    given = Interval(earliest=day, latest=day, basis="given")
    return Calendar(times, given).when(date_clause(read, times, i, load_times().dating))


ACTS = [
    # beside the verb
    ("He visited Ankara on Monday and left on Tuesday.", "visited", "2019-10-07", "2019-10-07"),
    ("He visited Ankara on Monday and left on Tuesday.", "left", "2019-10-08", "2019-10-08"),
    ("The minister, who took office in January, fell.", "took", "2019-01-01", "2019-01-31"),
    ("Officials will meet in Geneva next week.", "meet", "2019-10-14", "2019-10-20"),
    ("The sanctions imposed in 2014 remain in force.", "imposed", "2014-01-01", "2014-12-31"),
    ("They agreed on Tuesday to meet in January.", "agreed", "2019-10-08", "2019-10-08"),
    ("They agreed on Tuesday to meet in January.", "meet", "2020-01-01", "2020-01-31"),
    ("He threatened yesterday to close it next week.", "threatened", "2019-10-08", "2019-10-08"),
    ("The truce, signed on Monday, was broken.", "signed", "2019-10-07", "2019-10-07"),
    ("Parliament is to vote on Thursday.", "vote", "2019-10-10", "2019-10-10"),
    # joined to a dated verb, or going along with it
    ("They cut aid in May and expelled six envoys.", "expelled", "2019-05-01", "2019-05-31"),
    ("He spoke on Monday, telling them to leave.", "telling", "2019-10-07", "2019-10-07"),
    ("On Monday the bank announced it was raising rates.", "raising", "2019-10-07", "2019-10-07"),
    ("She said on Monday the army had shelled it.", "shelled", None, "2019-10-07"),
    # deed nouns: what is planned, and what was held
    ("The talks scheduled for Friday were postponed.", "talks", "2019-10-11", "2019-10-11"),
    ("The talks set for Friday were put off on Tuesday.", "put", "2019-10-08", "2019-10-08"),
    ("The mayor cancelled Friday's summit.", "summit", "2019-10-11", "2019-10-11"),
    ("Six died in Sunday's attack.", "attack", "2019-10-06", "2019-10-06"),
    ("They fled after Sunday's attack.", "attack", "2019-10-06", "2019-10-06"),
    ("A meeting was held in Oslo in 2015.", "meeting", "2015-01-01", "2015-12-31"),
    ("The visit planned for November was called off.", "visit", "2019-11-01", "2019-11-30"),
    ("The next round of talks is on 21 October.", "talks", "2019-10-21", "2019-10-21"),
    ("The summit, due to open on Friday, was moved.", "summit", "2019-10-11", "2019-10-11"),
    ("The two had a May meeting in Doha.", "meeting", "2019-05-01", "2019-05-31"),
    ("They launched an attack on Sunday.", "attack", "2019-10-06", "2019-10-06"),
    ("They met on Saturday and Sunday.", "met", "2019-10-05", "2019-10-06"),
    ("The talks, which were to begin on Friday, fell.", "talks", "2019-10-11", "2019-10-11"),
    ("Speaking on Monday, he condemned the raid.", "condemned", "2019-10-07", "2019-10-07"),
    (
        "Bonn passed the bill on 2 May and the upper house on 7 May.",
        "passed",
        "2019-05-02",
        "2019-05-02",
    ),
    ("They met on 2 May and 7 May.", "met", "2019-05-02", "2019-05-07"),
    # relations
    ("It was the first visit since 2009.", "visit", None, None),
    ("They gave him until Friday to leave.", "gave", None, "2019-10-09"),
    ("The embassy has been closed since March.", "closed", "2019-03-01", None),
    ("The envoy must leave by Friday.", "leave", None, "2019-10-11"),
    # counted from the act above, never from a day only planned
    (
        "Oslo has put off talks, set for 20 October, over the fees that Riga raised a day earlier.",
        "raised",
        "2019-10-08",
        "2019-10-08",
    ),
    (
        "Oslo put off the talks, set for 20 October, over the fees that Riga raised a day earlier.",
        "raised",
        None,
        "2019-10-08",
    ),
    (
        "On Monday Oslo cut its quota over the fees that Riga had raised two days earlier.",
        "raised",
        "2019-10-05",
        "2019-10-05",
    ),
    (
        "He left on Monday. His deputy had resigned the day before.",
        "resigned",
        "2019-10-06",
        "2019-10-06",
    ),
    (
        "He left on Monday. Two days later his deputy resigned.",
        "resigned",
        "2019-10-09",
        "2019-10-09",
    ),
    ("They will land on 20 October and speak two days later.", "speak", "2019-10-22", "2019-10-22"),
    (
        "They will meet on 20 October. Riga raised its fees two days before.",
        "raised",
        None,
        "2019-10-07",
    ),
    (
        "The port was built in 2015. Riga had raised its fees two days earlier.",
        "raised",
        None,
        "2019-10-07",
    ),
    # told as past: never after publication, whatever the words come to
    ("Riga raised its fees on 2 November 2019.", "raised", None, "2019-10-09"),
    ("Riga raised its fees in October 2019.", "raised", "2019-10-01", "2019-10-09"),
    # tense alone
    ("Rebels attacked a convoy near the border.", "attacked", None, "2019-10-09"),
    ("Rebels have attacked a convoy.", "attacked", None, "2019-10-09"),
    ("Rebels will attack the convoy.", "attack", "2019-10-09", None),
    ("The port remains closed.", "remains", "2019-10-09", "2019-10-09"),
    # undated: conditions, possibilities, what is still to be done
    ("If the deal fails, the troops return.", "fails", None, None),
    ("The rebels may attack the convoy.", "attack", None, None),
    ("The rebels threatened to attack the convoy.", "attack", None, None),
    ("The mayor cancelled the summit yesterday.", "summit", None, None),
    # two clauses of one verb in a long sentence
    (LEADERS, "met", "2019-10-04", "2019-10-04"),
]


@pytest.mark.parametrize(("text", "word", "earliest", "latest"), ACTS)
def test_act(text: str, word: str, earliest: str | None, latest: str | None) -> None:
    found = date(text, word)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_the_second_clause_has_its_own_month() -> None:
    found = date(LEADERS, "met", nth=1)
    assert (found.earliest, found.latest) == ("2019-10-01", "2019-10-09")


def test_a_date_points_at_its_words() -> None:
    text = "He visited Ankara on Monday."
    assert [s.of(text) for s in date(text, "visited").spans] == ["Monday"]


def test_an_undated_act_says_why() -> None:
    assert date("If the deal fails, they go.", "fails").basis == (
        "said as a condition, not as something that took place"
    )


# --- the publication day ----------------------------------------------------------------------


def published(text: str, given: str | None = None, clutter: str = "") -> Interval:
    whole = f"{text}\n{clutter}"
    book = load_times()
    read = parse(text)
    bare = read_bare_dates(whole, [Span(len(text) + 1, len(whole))], book)
    article = make_article(whole, published=given)
    return infer_published(article, read, read_times(read, book), bare, book.dating)


@pytest.mark.parametrize(
    ("given", "earliest", "latest"),
    [
        ("2017-06-21", "2017-06-21", "2017-06-21"),
        ("2017-06-21T18:30:00+02:00", "2017-06-21", "2017-06-21"),
        ("2017-06", "2017-06-01", "2017-06-30"),
        ("2017-12", "2017-12-01", "2017-12-31"),
        ("2017", "2017-01-01", "2017-12-31"),
    ],
)
def test_given(given: str, earliest: str, latest: str) -> None:
    found = published("It rained.", given)
    assert (found.earliest, found.latest, found.basis) == (earliest, latest, "given")


@pytest.mark.parametrize("given", ["2017-13-45", "2017-02-31", "soon", "0000-00-00"])
def test_an_impossible_date_given_counts_as_none(given: str) -> None:
    found = published("It rained.", given)
    assert (found.earliest, found.latest) == (None, None)
    assert given in found.basis


@pytest.mark.parametrize(
    ("text", "clutter", "earliest", "latest"),
    [
        ("The envoy left on 3 May 2018.", "", "2018-05-03", None),
        ("They expelled six envoys in response to the attack of 2016.", "", "2016-01-01", None),
        ("The ministers will meet on 12 June 2018.", "", None, "2018-06-12"),
        ("The envoy left.", "PHOTO: The envoy on March 7, 2017.", "2017-03-07", None),
        ("The bank sold notes due in 2025.", "", None, None),
        ("He won the right to hold the 2024 games.", "", None, None),
        ('"We will land there on 20 July 1969," he said.', "", None, None),
        ("They plan to sign it on 1 March 2020.", "", None, "2020-03-01"),
        ("The envoy left on Monday.", "", None, None),
        (
            "He quit on 3 May 2018 and will leave on 1 July 2018.",
            "",
            "2018-05-03",
            "2018-07-01",
        ),
    ],
)
def test_inferred(text: str, clutter: str, earliest: str | None, latest: str | None) -> None:
    found = published(text, clutter=clutter)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("line", "url", "earliest", "latest"),
    [
        ("OSLO, March 3 (NTB) -", "https://a.example/2021/03/03/talks", "2021-03-03", "2021-03-03"),
        ("OSLO, March 3 (NTB) -", "https://a.example/2021-03-04-talks", "2021-03-03", "2021-03-04"),
        ("OSLO, Dec. 31 (NTB) -", "https://a.example/2022/01/01/x", "2021-12-31", "2022-01-01"),
        ("OSLO, March 3 (NTB) -", "https://a.example/2021/05/09/talks", None, None),
        ("OSLO, March 3 (NTB) -", "https://a.example/talks", None, None),
        ("Oslo (NTB) -", "https://a.example/2021/03/03/talks", None, None),
    ],
)
def test_a_dateline_takes_its_year_from_the_address(
    line: str, url: str, earliest: str | None, latest: str | None
) -> None:
    text = f"{line} The envoy left on Monday."
    book, read = load_times(), parse("The envoy left on Monday.")
    bare = read_bare_dates(text, [Span(0, len(line))], book)
    article = replace(make_article(text), url=url)
    found = infer_published(article, read, read_times(read, book), bare, book.dating)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_inferred_points_at_its_evidence() -> None:
    text = "The envoy left on 3 May 2018."
    assert [s.of(text) for s in published(text).spans] == ["3 May 2018"]


def test_weekdays_beside_today_are_told() -> None:
    text = "He said today that the envoy had left on Monday, 17 months after 3 May 2016."
    assert "Monday" in published(f"The envoy came on 3 May 2016. {text}").basis


@needs_seeds
@pytest.mark.parametrize(
    ("number", "true", "lower"), [("000", "2017-06-21", "2017-03-07"), ("004", "2017-07-18", None)]
)
def test_seeds_without_a_date(number: str, true: str, lower: str | None) -> None:
    text = seed(number)
    caption = text.find("PHOTO:")
    stretch = [Span(caption, text.index("\n", caption))] if caption >= 0 else []
    book = load_times()
    read = parse(text)
    found = infer_published(
        make_article(text),
        read,
        read_times(read, book),
        read_bare_dates(text, stretch, book),
        book.dating,
    )
    assert found.holds(true)
    assert found.spans
    assert lower is None or (found.earliest or "") >= lower


@needs_seeds
@pytest.mark.parametrize(
    ("number", "day", "at", "earliest", "latest"),
    [
        ("000", "2017-06-21", 767, "2017-06-23", "2017-06-23"),  # will not continue … Friday
        ("000", "2017-06-21", 2153, "2017-06-20", "2017-06-20"),  # announced … it was adding
        ("000", "2017-06-21", 3447 + 21, "2017-06-01", "2017-06-21"),  # confirmed this month
        ("000", "2017-06-21", 3756, "2017-06-12", "2017-06-18"),  # the Senate voted
        ("004", "2017-07-18", 414, "2017-07-17", "2017-07-17"),  # met Monday evening
        ("004", "2017-07-18", 618, "2017-07-01", "2017-07-18"),  # met … this month
        ("004", "2017-07-18", 1705, "2016-12-01", "2016-12-31"),  # expelled 35
        ("004", "2017-07-18", 2134, "2017-07-17", "2017-07-17"),  # took a softer tone
        ("004", "2017-07-18", 3116, "2017-07-13", "2017-07-13"),  # said on CNN on Thursday
        ("004", "2017-07-18", 3930, "2017-05-01", "2017-05-31"),  # met once before
    ],
)
def test_seeds_acts(number: str, day: str, at: int, earliest: str, latest: str) -> None:
    read = parse(seed(number))
    times = read_times(read, load_times())
    i = next(t.i for t in read.tokens if t.start == at)
    calendar = Calendar(times, Interval(earliest=day, latest=day, basis="given"))
    found = calendar.when(date_clause(read, times, i, load_times().dating))
    assert (found.earliest, found.latest) == (earliest, latest)
