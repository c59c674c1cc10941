"""Articles of our own, read and folded: what the ledger makes of a dispute told over weeks."""

from functools import cache

import pytest

from tests.support import session_parser
from tidings.codebook import load_codebook
from tidings.codec import article_id
from tidings.readers.reading import read_articles
from tidings.story.fold import fold
from tidings.values import Article, Entry, LedgerRow, Story

Told = tuple[tuple[str, str], ...]

DEMAND = (
    "2031-04-02",
    "Chilean Foreign Minister Ana Rojas demanded on Wednesday that Bolivia free the six sailors "
    "and return the two ships.",
)
FREED = ("2031-04-09", "Bolivia freed the six sailors on Tuesday and kept the ships.")
PART = ("2031-04-12", "Bolivia returned one of the two ships on Friday.")
THREAT = (
    "2031-04-02",
    "Chilean Foreign Minister Ana Rojas said on Wednesday that Chile would close its market to "
    "Bolivian tin unless the ships were returned by April 20.",
)
CLOSED = ("2031-04-22", "Chile closed its market to Bolivian tin on Monday.")
CARRIED = ("2031-04-22", "Chile carried out its threat on Monday and closed its market to Bolivian "
           "tin.")  # fmt: skip
CLAIMED = ("2031-04-22", "Chilean Foreign Minister Ana Rojas said on Monday that Chile had carried "
           "out its threat to close its market to Bolivian tin.")  # fmt: skip
DROPPED = ("2031-04-12", "Chile withdrew its threat to close its market to Bolivian tin on Friday.")
REFUSED = ("2031-04-05", "Bolivia refused on Friday to return the two ships.")
MEASURE = ("2031-04-22", "Chile closed its market to Bolivian tin on Monday. The ban will remain "
           "until the ships are back, the Chilean government said.")  # fmt: skip
LIFTED = ("2031-05-22", "Chile lifted its ban on Bolivian tin on Wednesday.")


@cache
def story(told: Told) -> Story:
    articles = [
        Article(id=article_id(text, None), text=text, outlet=f"The {n}", published=day)
        for n, (day, text) in enumerate(told)
    ]
    readings = read_articles(articles, session_parser(), load_codebook())
    entries = [
        Entry(seq=n, at="2031-06-01", kind="reading", reading=r) for n, r in enumerate(readings, 1)
    ]
    return fold("story", entries)


def row(kind: str, word: str, *told: tuple[str, str]) -> LedgerRow:
    found = [r for r in story(told).ledger if r.kind == kind and word in r.what.text]
    assert len(found) == 1, [(r.kind, r.state, r.what.text) for r in story(told).ledger]
    return found[0]


def test_the_whole_of_what_was_demanded_told_as_done_meets_it() -> None:
    assert row("demand", "sailors", DEMAND, FREED).state == "met"
    assert row("demand", "ships", DEMAND, FREED).state == "open"


def test_a_part_of_what_was_demanded_does_not_meet_it() -> None:
    assert row("demand", "ships", DEMAND, PART).state == "open"


def test_what_the_other_will_not_do_is_refused_and_may_be_asked_again() -> None:
    assert row("demand", "ships", DEMAND, REFUSED).state == "refused"
    assert row("demand", "sailors", DEMAND, REFUSED).state == "open"


def test_an_act_like_the_threat_is_offered_and_the_article_that_says_so_moves_it() -> None:
    assert row("threat", "tin", THREAT, CLOSED).state != "carried out"
    assert row("threat", "tin", THREAT, CARRIED).state == "carried out"


def test_a_partys_own_word_that_it_was_done_is_shown_as_its_word() -> None:
    held = row("threat", "tin", THREAT, CLAIMED)
    assert held.state != "carried out"
    assert [c.told_by != () for c in held.offered if c.how == "said"] == [True]


def test_a_threat_withdrawn_is_called_off_and_does_not_lapse() -> None:
    assert row("threat", "tin", THREAT, DROPPED).state == "called off"


def test_a_day_that_passed_unheard_lapses_and_says_no_more() -> None:
    later = ("2031-05-30", "Bolivian tin was sold at fairs in Chile in May, traders said.")
    held = row("threat", "tin", THREAT, later)
    assert (held.state, held.changes[-1].how) == ("lapsed", "inferred")


def test_a_measure_knows_its_end_and_is_lifted() -> None:
    held = row("measure", "remain", MEASURE)
    assert (held.state, held.conditions) == ("open", ("until the ships are back",))
    assert row("measure", "remain", MEASURE, LIFTED).state == "called off"


@pytest.mark.parametrize("turn", range(3))
def test_the_order_of_loading_plays_no_part(turn: int) -> None:
    told = (DEMAND, FREED, REFUSED, THREAT, CARRIED)
    turned = (*told[turn:], *told[:turn])
    assert [(r.kind, r.state, r.what.text) for r in story(turned).ledger] == [
        (r.kind, r.state, r.what.text) for r in story(told).ledger
    ]


@pytest.mark.parametrize(
    ("voter", "state"),
    [("The opposition Green Party", "open"), ("The upper house", "refused")],
)
def test_a_party_that_votes_against_a_bill_refuses_nothing(voter: str, state: str) -> None:
    told = (
        "2031-05-22",
        "Latvia's parliament passed a pensions bill on Thursday that cuts the pay of judges by "
        f"nine percent. {voter} voted against the bill.",
    )
    assert row("decision", "pensions", told).state == state
