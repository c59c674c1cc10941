"""Events that a day ahead is set for, and days that move: sentences a person can check by eye."""

import re

import pytest

from tests.support import parse
from tests.test_commitments import Told, told
from tidings.codebook import load_codebook
from tidings.readers.times import Calendar, read_times
from tidings.values import Commitment, Interval


def plans(text: str) -> tuple[Told, list[Commitment]]:
    read = told(parse(text))
    return read, read.kind("plan")


def day(text: str, c: Commitment, published: str = "2036-03-05") -> str | None:
    on = Interval(earliest=published, latest=published, basis="given")
    times = read_times(parse(text), load_codebook().times)
    return Calendar(times, on).when(c.due).last_day


def rows(table: str) -> list[list[str]]:
    """Return the rows of a table: a text, and below it what is to be and its last day."""
    parts = " ".join(table.split()).replace(" | ", "|")
    found = re.findall(r"(.+?)\|(.+?)\|(\d{4}-\d\d-\d\d) ?", parts)
    return [list(row) for row in found]


@pytest.mark.parametrize(
    ("text", "words", "due"),
    rows(
        """
        A court adjourned the case on Monday. The hearing resumes on May 12.
          | The hearing resumes | 2036-05-12
        Second reading is pencilled in for April 24.
          | Second reading | 2036-04-24
        First ore is expected in mid-December.
          | First ore | 2036-12-25
        The swap was agreed on Tuesday. It is to take place on June 10 at the bridge.
          | It is to take place | 2036-06-10
        The gendarmes are due in court on April 7.
          | The gendarmes are due in court | 2036-04-07
        The vote is set for 27 November.
          | The vote | 2036-11-27
        Officials spoke of a permanent truce to be signed in January.
          | a permanent truce to be signed | 2037-01-31
        The dockers return on Monday.
          | The dockers return | 2036-03-10
        The accounts would be published before 31 July, the presidency said.
          | The accounts would be published | 2036-07-31
        The government will bring a budget to parliament within two weeks.
          | bring a budget to parliament | 2036-03-22
        """
    ),
)
def test_a_day_set_is_a_plan_whoever_holds_it(text: str, words: str, due: str) -> None:
    read, found = plans(text)
    assert len(found) == 1, [read.words(c.what) for c in found]
    assert words in read.words(found[0].what)
    assert day(text, found[0]) == due
    assert found[0].move is None


@pytest.mark.parametrize(
    ("text", "words", "due"),
    rows(
        """
        The second reading, due this Thursday, moves to May 22.
          | The second reading | 2036-05-22
        The no-confidence vote due on Tuesday was moved to 4 December.
          | The no-confidence vote | 2036-12-04
        The meeting, due on Tuesday, has been put back to 16 October.
          | The meeting | 2036-10-16
        The trial of six men, set for this morning, will open on April 7 instead.
          | The trial of six men | 2036-04-07
        The review of the fee has slipped to June.
          | The review of the fee | 2036-06-30
        """
    ),
)
def test_a_day_that_moves_is_a_plan_put_off(text: str, words: str, due: str) -> None:
    read, found = plans(text)
    assert [c.move for c in found] == ["postponed"]
    assert read.words(found[0].what).startswith(words)
    assert day(text, found[0]) == due


@pytest.mark.parametrize(
    "text",
    [
        "Rain is expected on Friday.",
        "Prices are expected to rise in May.",
        "The final will be played on Sunday.",
        "The film opens on Friday.",
        "Talks that were to have been held in September were cancelled.",
        "The Senate has passed a bill.",
        "If the hearing opens on Monday, he will not be there.",
        "No vote is expected this week.",
        "About half of the voters are expected to be young in May.",
        "Most people are set in stone about their choice on Nov. 8.",
        "Will the hearing resume on May 12?",
    ],
)
def test_what_nobody_set_is_no_plan(text: str) -> None:
    read, found = plans(text)
    assert [c for c in found if c.move is None] == [], [read.words(c.what) for c in found]


@pytest.mark.parametrize(
    ("text", "words", "until"),
    [
        (
            "Kuwait suspended credit for rail freight until the arrears are cleared.",
            "suspended credit for rail freight",
            "the arrears are cleared",
        ),
        (
            "Norway announced an import duty on Danish timber on Monday. It will stay in force "
            "until Denmark certifies each load.",
            "It will stay in force",
            "Denmark certifies each load",
        ),
        (
            "Peru closed the bridge. The closure will stand until the flight recorder is returned.",
            "The closure will stand",
            "the flight recorder is returned",
        ),
        ("Rail credit has been frozen since June 1 pending payment.", "frozen", "payment"),
        (
            "ECOWAS ministers voted on Tuesday to close the port until inspectors have been inside "
            "the depot.",
            "to close the port",
            "inspectors have been inside the depot",
        ),
    ],
)
def test_what_stands_until_something_is_a_measure(text: str, words: str, until: str) -> None:
    read = told(parse(text))
    ended = [c for c in read.kind("measure") if c.conditions]
    assert [read.words(c.what[:1]) for c in ended if words in read.words(c.what)]
    assert [(k.kind, read.words(k.spans)) for k in ended[-1].conditions] == [("until", until)]


def test_a_truce_for_a_time_has_its_last_day() -> None:
    text = "Chad and the Front signed a ceasefire of sixty days on Monday."
    read = told(parse(text))
    (held,) = read.kind("promise")
    assert read.by(held) == "Chad & Front"
    assert day(text, held, "2036-05-19") == "2036-07-18"


@pytest.mark.parametrize(
    "text",
    [
        "The museum was closed until May in the last century.",
        "If the port is closed until Friday, prices will rise.",
        "He kept the door shut until the rain stopped.",
        "A truce would help both, he said.",
    ],
)
def test_what_no_party_holds_is_no_measure(text: str) -> None:
    read = told(parse(text))
    assert [c for c in read.commitments if c.kind in {"measure", "promise"} and c.by] == []
