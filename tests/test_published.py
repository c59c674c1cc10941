"""When an undated article was published: what its words let us know, and what they do not."""

import pytest

from tests.support import make_article, parse
from tidings.codebook.times import load_times
from tidings.readers.times import infer_published, read_bare_dates, read_times
from tidings.values import Interval, Span


def published(text: str, *, clutter: str = "", url: str | None = None) -> Interval:
    """Infer the day of an article of one paragraph a line, with a line of clutter below."""
    book, read = load_times(), parse(text)
    whole = f"{text}\n{clutter}"
    bare = read_bare_dates(whole, [Span(len(text) + 1, len(whole))], book)
    article = make_article(whole, url=url)
    return infer_published(article, read, read_times(read, book), bare, book.dating)


CASES = [
    # a date told as past is the lower end, whatever dates it
    ("The ministers signed it on Saturday, May 11, 2019.", "2019-05-11", None),
    ("A boy rescued on 3 May 2018 is at school again.", "2018-05-03", None),
    ("The crash of 1987 is in all the books.", "1987-01-01", None),
    ("The sale ended shortly before midnight on 3 May 2018.", "2018-05-03", None),
    ("The bank sold notes due in 2025.", None, None),
    ("He won the right to hold the 2024 games.", None, None),
    ("A visit planned for 3 May 2018 was on their minds.", None, None),
    # … so do what is called by its year, what was tried, what came first, what is measured from
    ("He is serving a life sentence for the May 2009 murder of a guard.", "2009-05-01", None),
    ("They voted against the 1994 act.", "1994-01-01", None),
    ("She speaks out against a law of 1996.", "1996-01-01", None),
    ("The planned 2024 law will be dropped.", None, None),
    ("The rebels failed to take the fort in 1961.", "1961-01-01", None),
    ("He kept a share after selling the firm in 1984.", "1984-01-01", None),
    ("He made a fortune from the sale of his shares between 1985 and 1987.", "1987-01-01", None),
    ("They asked about a contract for the sale in 2031 of the firm.", None, None),
    ("Exports are down by a tenth from 1996.", "1996-01-01", None),
    ("The council set 2030 targets.", None, None),
    # a date to come is the upper end
    ("The ministers will meet on 12 June 2018.", None, "2018-06-12"),
    ("They plan to sign it on 1 March 2020.", None, "2020-03-01"),
    ("The lease expires on Dec. 31, 1990.", None, "1990-12-31"),
    ("The town votes in a referendum, to be held on May 18, 2008.", None, "2008-05-18"),
    ("He thought that it would open on 1 March 2020.", None, None),
    ('"We will land there on 20 July 1969," he said.', None, None),
    ("He quit on 3 May 2018 and will leave on 1 July 2018.", "2018-05-03", "2018-07-01"),
    # days without a year: past within half a year, to come within half a year
    (
        "He was sworn in on 3 May 2018. He quit on June 4. He will leave by 31 December 2018.",
        "2018-06-04",
        "2018-12-11",
    ),
    ("He quit on June 4. She left on June 9.", None, None),
    ("The museum opened on 3 May 1923. He quit on June 4.", "1923-06-04", None),
    # … and months within ten months
    (
        "He was sworn in on 30 November 2021. We raised prices in January. The board will meet on "
        "28 April 2022.",
        "2022-01-01",
        "2022-04-28",
    ),
    # a weekday that agrees picks the year
    (
        "They signed it on Saturday, May 11, 2019. A board will meet on Friday, May 24.",
        "2019-05-11",
        "2019-05-24",
    ),
    (
        "She was held on March 14, 2016. The trial opened on Monday, September 19. The judge said "
        "he would pass sentence on October 14.",
        "2016-09-19",
        "2016-10-14",
    ),
    # … but not years after the last one named
    ("The law was passed in 1990. The trial opened on Monday, September 19.", "1994-09-19", None),
    # counted years
    ("Rents have doubled in the ten years since the act of 2003.", "2013-01-01", "2014-12-31"),
    ("Rents had doubled in the ten years since the act of 2003.", "2003-01-01", None),
    # results
    (
        "Net profit fell in the fourth quarter of 2021, the firm said.",
        "2021-12-31",
        "2022-03-01",
    ),
    (
        "Net income for the quarter ended Sept. 30 fell from a year earlier. In the 1988 "
        "period, the firm earned more.",
        "1989-09-30",
        "1989-11-29",
    ),
    (
        "The firm earned more in the 1988 period than in the latest quarter.",
        "1989-01-01",
        "1990-04-30",
    ),
    # old dates only: the upper end stays open
    ("On Tuesday, October 5, 1948, a quake killed 9,000 people there.", "1948-10-05", None),
    ("She retired in 1994.", "1994-01-01", None),
    ("It rained.", None, None),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), CASES)
def test_inferred(text: str, earliest: str | None, latest: str | None) -> None:
    found = published(text)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "clutter", "earliest", "latest"),
    [
        ("Council votes\nJune 8, 2010\nThe council met yesterday.", "", "2010-06-08", "2010-06-08"),
        ("The council met yesterday.", "Published: 8 June 2010 14:05", "2010-06-08", "2010-06-08"),
        ("The council met yesterday.", "Photo: the hall, 8 June 2010", "2010-06-08", None),
        ("OSLO, March 3, 2018 (NTB) -- The council met.", "", "2018-03-03", "2018-03-04"),
        (
            "OSLO, August 8 (NTB) -- The council met Saturday. The hall was built in 1997. It will "
            "close on 30 June 1999.",
            "",
            "1998-08-08",
            "1998-08-09",
        ),
    ],
)
def test_lines_that_date_an_article(
    text: str, clutter: str, earliest: str | None, latest: str | None
) -> None:
    found = published(text, clutter=clutter)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_a_chronology_begins_behind() -> None:
    text = "June 3, 2024: A licence is granted.\nJuly 9: A judge halts it.\nAugust 8: It is over."
    assert published(text).earliest == "2024-06-03"


def test_the_basis_names_what_counted() -> None:
    text = "They signed it on Saturday, May 11, 2019. A board will meet on Friday, May 24."
    found = published(text)
    assert [s.of(text) for s in found.spans] == ["Saturday, May 11, 2019", "Friday, May 24"]
    assert "May 24 is told as still to come" in found.basis
    assert "weekday agrees" in found.basis


def test_dates_that_contradict_leave_the_surer_end() -> None:
    found = published("He quit on 3 May 2018. The house will be sold on 1 March 2001.")
    assert (found.earliest, found.latest) == ("2018-05-03", None)


@pytest.mark.parametrize("year", ["9999", "0001", "1499"])
def test_years_at_the_edge_of_the_calendar(year: str) -> None:
    found = published(f"He quit on 3 May {year}. She left on Monday, June 4.")
    assert found.latest is None
