"""Dates that go on from a telling: histories, background in news, eras; on sentences of our own."""

import time

import pytest

from tests.support import make_article, parse
from tidings.codebook.times import load_times
from tidings.readers.times import Calendar, infer_published, read_times
from tidings.values import Interval

DAY = Interval(earliest="2019-10-09", latest="2019-10-09", basis="given")


def values(text: str) -> list[str]:
    """Return the TIMEX3 value of each expression."""
    times = read_times(parse(text), load_times())
    calendar = Calendar(times, DAY)
    return [calendar.value(i) for i in range(len(times))]


def ends(text: str, at: int) -> tuple[str | None, str | None]:
    """Return the interval of one expression."""
    interval = Calendar(read_times(parse(text), load_times()), DAY).interval(at)
    return interval.earliest, interval.latest


OPENING = "On 6 March 1939 the army of Tarn crossed the river. "


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("On 6 April it took the fort.", "1939-04-06"),
        ("In June the capital fell.", "1939-06"),
        ("The following month the king fled.", "1939-04"),
        ("Later that year he died.", "1939"),
        ("Two weeks later the fort fell.", "1939-W12"),
        ("Four days later the fort fell.", "1939-03-10"),
        ("By the end of the year the war was lost.", "1939"),
        ("By the end of the month the war was lost.", "1939-03"),
        ("That summer the crops failed.", "1939-SU"),
        ("In the spring the snow melted.", "1939-SP"),
        ("The next day it rained.", "1939-03-07"),
        ("The same day it rained.", "1939-03-06"),
        ("On the 14th it reached the coast.", "1939-03-14"),
        ("On the 3rd it had left the coast.", "1939-03-03"),
        ("In late May peace was signed.", "1939-05"),
        ("In January a treaty was signed.", "1939-01"),
        ("The following January a treaty was signed.", "1940-01"),
        ("The following year a treaty was signed.", "1940"),
        ("Ten years later a treaty was signed.", "1949"),
        ("In April of the following year it was over.", "1940-04"),
        ("At dawn the guns opened.", "1939-03-06TMO"),
        ("That night the guns fell silent.", "1939-03-06TNI"),
        ("The next morning the guns fell silent.", "1939-03-07TMO"),
        ("At 0430 hours the guns opened.", "1939-03-06T04:30"),
        ("At 2:00 am on 9 March the guns opened.", "1939-03-09T02:00"),
        ("The guns opened on the night of 9/10 March.", "1939-03-09TNI"),
        ("The guns opened in the early hours of 9 March.", "1939-03-09TMO"),
        ("The town had been warned in February.", "1939-02"),
        ("On Christmas Day they rested.", "1939-12-25"),
        ("On Thursday 9 March they rested.", "1939-03-09"),
        ("On Friday they rested.", "1939-03-10"),
    ],
)
def test_goes_on_from_the_date_before(sentence: str, value: str) -> None:
    ending = " The war ended in 1941. A museum was opened in 1950. It burnt down in 1962."
    assert values(OPENING + sentence + ending)[1] == value


def test_a_telling_runs_over_the_new_year() -> None:
    text = (
        "The war broke out on 2 August 1887. The towns fell in October, the port in December, and "
        "in February the duke gave in. The treaty was signed on 9 May."
    )
    assert values(text) == ["1887-08-02", "1887-10", "1887-12", "1888-02", "1888-05-09"]


def test_a_heading_sets_the_year_of_what_follows() -> None:
    text = (
        "1914\nIn August they marched.\n1915\nIn April they were beaten.\n1916\nOn 4 May it ended."
    )
    assert values(text) == ["1914", "1914-08", "1915", "1915-04", "1916", "1916-05-04"]


def test_what_is_only_mentioned_does_not_move_the_telling() -> None:
    text = (
        "On 3 May 1921 the union was founded by Holm, who was born in 1884 and died in 1950. "
        "It rested on the charter of 1848 (changed in 1902). In June it had 300 members."
    )
    assert values(text)[-1] == "1921-06"


def test_a_span_of_years_does_not_move_the_telling() -> None:
    text = "The war lasted from 1862 to 1864. On 3 March 1862 they crossed. In May they lost."
    assert values(text)[-1] == "1862-05"


def test_the_end_of_a_siege_in_the_next_year_does_not_move_the_telling() -> None:
    text = (
        "The war broke out on 12 May 1897. The siege of Kemp lasted until February 1898. In "
        "December the army lost three battles. On 3 May 1899 it was over."
    )
    assert values(text)[2] == "1897-12"


def test_hours_of_a_battle() -> None:
    text = (
        "The battle took place from 25 to 28 October 1944. At 0810 on the first day they attacked. "
        "At 10:30 on 26 October they fled. The memoirs of 1951 and 1960 differ."
    )
    assert values(text)[2] == "1944-10-28T08:10"
    assert "1944-10-26T10:30" in values(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # one sentence that names the year
        ("In 2003 they met in Oslo in March and again in June.", "2003-06"),
        # its paragraph, where a month or day of the year is named
        ("The minister spoke today.\nIn March 2011 riots broke out. In June he fled.", "2011-06"),
        # the year alone holds for its sentence only
        ("The minister spoke today.\nIn 2003 they met in Oslo. In May they talked.", "2019-05"),
        # a word of the day of writing near it
        ("In March 2011 riots broke out, he said today. In June he fled.", "2019-06"),
        # another paragraph
        ("He spoke today.\nIn March 2011 riots broke out.\nIn June he fled.", "2019-06"),
        # a year that is not told of, but belongs to a thing
        ("He spoke today.\nThe treaty of March 2011 was broken in June.", "2019-06"),
        ("He spoke today.\nHolm, a minister since May 2011, resigned in June.", "2019-06"),
        # to come
        ("He spoke today.\nIn May 2011 it fell. The next talks will be in June.", "2020-06"),
    ],
)
def test_news_stays_beside_publication_unless_plainly_told(text: str, value: str) -> None:
    assert values(text)[-1] == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fleet won in 480 BC.", ["BC0480"]),
        ("The fleet won in 480 BC; the following year the army won.", ["BC0480", "BC0479"]),
        ("He was killed on 15 March 44 BC.", ["BC0044-03-15"]),
        ("It was built in the late 5th century BC.", ["BC04"]),
        ("The temple burnt in AD 70.", ["0070"]),
        ("The town was buried in 79 AD.", ["0079"]),
        ("The raiders were beaten in 732 near the river.", ["0732"]),
        ("The king fell in 1066.", ["1066"]),
        ("It was built in the 5th century.", ["04"]),
        ("The 1340s brought the plague.", ["134"]),
        ("It lasted from 1914-18.", ["1914"]),
        ("The war (1939–1945) was long.", ["1939", "1945"]),
        ("It ran from June 1941 to May 1942.", ["1941-06", "1942-05"]),
        ("The ad 70 viewers saw was cheap.", []),
        ("It is sold in 120 countries.", []),
        ("The figure rose in 250 of the cases.", []),
        ("Some 1900-2000 soldiers fell.", []),
        ("Golden Dawn lost its seats.", []),
    ],
)
def test_eras_and_early_years(text: str, found: list[str]) -> None:
    assert values(text) == found


def test_a_day_before_the_year_one_says_so() -> None:
    times = read_times(parse("The fleet won in 480 BC."), load_times())
    interval = Calendar(times, DAY).interval(0)
    assert (interval.earliest, interval.latest) == (None, "0001-01-01")
    assert interval.basis == "before the year 1, where our calendar begins"


def test_no_date_before_it_leaves_the_year_open() -> None:
    assert values("That summer he left.") == ["XXXX-SU"]
    assert ends("That summer he left.", 0) == (None, None)


def test_the_basis_says_what_a_date_was_reckoned_from() -> None:
    text = "In 2003 they met in Oslo in March and again in June."
    interval = Calendar(read_times(parse(text), load_times()), DAY).interval(1)
    assert interval.basis == "the March of which the telling speaks there"


def test_a_history_tells_nothing_of_the_day_of_publication() -> None:
    text = OPENING + "On 6 April it took the fort. In June 1940 it fell. In May 1941 it was razed."
    found = parse(text)
    times = read_times(found, load_times())
    published = infer_published(make_article(text), found, times, (), load_times().dating)
    assert (published.earliest, published.latest) == ("1941-05-01", None)


def test_ten_thousand_days_of_a_telling_take_linear_time() -> None:
    days = [f"On {d} {m} they marched." for m in ("May", "June", "July") for d in range(1, 29)]
    text = OPENING + " ".join(["In 1940 they rested. In 1941 they fought.", *days * 12])
    found = parse(text)
    times = read_times(found, load_times())
    start = time.process_time()
    assert len(read_times(found, load_times())) == len(times) > 1000
    Calendar(times, DAY).value(len(times) - 1)  # the last first: a chain as long as the text
    assert time.process_time() - start < 5
