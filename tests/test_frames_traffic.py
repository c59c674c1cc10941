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
