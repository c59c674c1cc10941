"""Frames of traffic and trade between states: each act with its parties, and none at home."""

from pathlib import Path

import pytest

from tests.events_support import told

HERE = Path(__file__).parent
# "TYPE status SOURCE>TARGET: sentence", one act in each; our own sentences
ACTS = [line.split(": ", 1) for line in (HERE / "acts_traffic.txt").read_text("utf-8").splitlines()]
TRAPS = (HERE / "acts_traffic_traps.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(("line", "sentence"), ACTS)
def test_what_is_done_to_a_neighbours_traffic_is_an_act(line: str, sentence: str) -> None:
    assert told(sentence).lines == [line]


@pytest.mark.parametrize("sentence", TRAPS)
def test_what_is_charged_or_shut_at_home_is_none(sentence: str) -> None:
    assert told(sentence).lines == []


def test_an_adjective_that_a_table_gives_as_a_name_is_an_adjective() -> None:
    acts = told("Togolese soldiers arrested a Montenegrin captain on Monday.")
    assert acts.lines == ["COERCE happened TGO>MNE"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "CONSULT called off KEN>finance ministers",
            "Kenya called off the meeting of finance ministers that was to be held in Lagos on "
            "Friday.",
        ),
        (
            "ACCUSE happened >CHL",
            "The Chilean ambassador was summoned to the foreign ministry and handed a note of "
            "protest.",
        ),
        ("SANCTION happened GEO>", "Georgia answered by keeping freight out of Sarpi."),
    ],
)
def test_what_is_held_handed_and_kept_out(line: str, sentence: str) -> None:
    assert told(sentence).lines == [line]


@pytest.mark.parametrize(
    "sentence",
    [
        "The decree lay with the justice ministry, the foreign ministry said.",
        "The 14 men crossed into Austria by bus in the afternoon.",
        "Diplomats in Nairobi saw a link.",
        "It is a charge that only one nation pays.",
    ],
)
def test_no_lie_no_raid_no_meeting_no_accusation(sentence: str) -> None:
    assert told(sentence).lines == []


def test_a_passive_in_a_text_about_politics_needs_no_doer() -> None:
    acts = told(
        "The foreign minister of Peru met Chile's ambassador in Lima. Peru and Chile quarrel over "
        "three trawlers. The trawlers were boarded at dawn. Peru's government said nothing."
    )
    assert "COERCE happened >trawlers" in acts.lines


POLITICS = (
    "Peru's president rebuked Chile's president in Lima. Chile's foreign minister agreed with the "
    "president of Peru. "
)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("CONCEDE happened >", "The fee was suspended in June."),
        ("SANCTION happened >", "Lorries have been barred from Tacna since April 2."),
        ("SUPPORT happened >", "The law behind the new charge was signed last month."),
        ("CONSULT planned >", "The meeting has been put off to June 11."),
    ],
)
def test_a_dated_act_stands_without_parties_in_a_text_about_politics(
    line: str, sentence: str
) -> None:
    assert line in told(POLITICS + sentence).lines
    assert line not in told(sentence).lines


@pytest.mark.parametrize(
    "words",
    [
        "Interior Minister Ivo Babic called on Libya to free the crew and warned that Malta would "
        "close its ports to Libyan boats if it did not.",
        "Malta's interior minister, Ivo Babic, warned that Malta would bar Libyan boats.",
    ],
)
def test_a_threat_of_ones_own_state_is_aimed_at_whom_it_hits(words: str) -> None:
    acts = told(words)
    assert acts.states(acts.one("THREATEN").target) == ["LBY"]


def test_for_a_second_time_is_no_duration() -> None:
    assert told("Peru's parliament passed the law for a second time on June 12.").lines == [
        "SUPPORT happened PER>"
    ]


def test_boats_that_meet_hold_no_talks() -> None:
    words = "The Havfruen and the Sirena are to meet off the cape on May 3, the ministry said."
    assert told(words).lines == []
