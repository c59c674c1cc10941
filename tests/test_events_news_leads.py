"""The news told in a passive lead, put off, mediated or stayed away from. Sentences of our own."""

import pytest

from tests.events_support import told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Five of the 12 sailors were released on Tuesday.",
            "RETREAT happened >Five of the 12 sailors",
        ),
        ("Six Polish hostages were handed over to the Red Cross.", "RETREAT happened >POL"),
        ("The budget bill cleared its second reading on Monday.", "SUPPORT happened >"),
        ("The truce takes effect at dawn on Friday.", "RETREAT planned >"),
        ("The truce took effect on Friday.", "RETREAT happened >"),
        ("Armenia and Azerbaijan signed a ceasefire.", "RETREAT happened ARM+AZE>ARM+AZE"),
        (
            "Chile's government and FARC rebels signed a ceasefire.",
            "RETREAT happened CHL+COL>CHL+COL",
        ),
        ("Greece closed the Kakavia border crossing with Albania.", "SANCTION happened GRC>ALB"),
    ],
)
def test_the_news_is_read_though_parties_are_few(text: str, line: str) -> None:
    assert told(text).lines == [line]


@pytest.mark.parametrize(
    "text",
    [
        "Five of the 12 balloons were released on Tuesday.",
        "The horse cleared its second hurdle on Monday.",
        "The mayor expected the crew to be freed at once.",
        "Two parcels were handed to the doorman on Sunday.",
    ],
)
def test_what_is_no_public_act_stays_unread(text: str) -> None:
    assert told(text).lines == []


def test_a_part_of_the_captives_is_counted() -> None:
    event = told("Five of the 12 sailors were released on Tuesday.").one("RETREAT")
    assert [(c.value, c.unit) for c in event.counts] == [(5, "sailors")]


def test_a_crossing_is_the_place_and_no_target() -> None:
    event = told("Greece closed the Kakavia border crossing with Albania.").one("SANCTION")
    assert event.where == "Kakavia"
    assert told("Chile closed the Chacalluta crossing.").lines == ["SANCTION happened CHL>"]


@pytest.mark.parametrize(
    ("text", "line", "day"),
    [
        ("Talks between Greece and Albania were put off to May 20.", "planned GRC+ALB>", "May 20"),
        ("Talks between Greece and Albania were moved to May 20.", "planned GRC+ALB>", "May 20"),
        ("Talks between Greece and Albania have been postponed.", "called off GRC+ALB>", ""),
    ],
)
def test_a_meeting_put_off_is_planned_for_its_new_day(text: str, line: str, day: str) -> None:
    story = told(text)
    event = story.one("CONSULT")
    assert story.line(event) == f"CONSULT {line}"
    assert story.words(event.when) == day
    assert "postpone" in event.coder


def test_a_measure_put_off_is_still_to_come() -> None:
    story = told("Greece has delayed a 10% tariff on Albania by 60 days.")
    assert story.lines == ["SANCTION planned GRC>ALB"]
    assert "postpone" in story.events[0].coder
    assert "postpone" not in told("Greece cancelled its talks with Albania.").events[0].coder


def test_mediators_are_one_side_and_the_parties_the_other() -> None:
    text = (
        "Armenia and Azerbaijan signed a truce after talks in Vienna brokered by Turkey and Iran."
    )
    event = told(text).events[1]
    assert event.mode == "third-party"
    assert told(text).line(event) == "CONSULT happened TUR+IRN>ARM+AZE"


def test_what_will_not_be_is_no_denial() -> None:
    assert told("Greece would never give in to Albania, its president said.").lines == []
    away = told("The Greek president will not attend talks with Albania next month.")
    assert away.lines == ["CONSULT called off GRC>ALB"]
    assert away.words(away.events[0].when) == "next month"


def test_some_told_in_an_aside_are_no_target() -> None:
    story = told("Ten pilgrims, among them two Danes, were kidnapped by gunmen on Sunday.")
    assert story.one("ASSAULT").target == ()


def test_common_words_show_no_context_alone() -> None:
    votes = told("The Greek parliament voted on Tuesday to approve a duty on wine.")
    assert votes.events[0].contexts == ("legislative",)
    arrest = told("Greece arrested six Turkish fishermen on its side of the border.")
    assert arrest.events[0].contexts == ()
    seized = told("Greece seized a Turkish gas tanker in its waters.")
    assert seized.events[0].contexts == ("resource",)
