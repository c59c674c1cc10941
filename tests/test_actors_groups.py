"""Armed groups by name, towns that no table knows, and collectives in small letters."""

import pytest

from tests.support import parse
from tidings.codebook.actors import load_actors
from tidings.readers.actors import Cast, read_mentions
from tidings.values import Actor

BOOK = load_actors()


def cast(text: str) -> Cast:
    return read_mentions(parse(text), BOOK)


def actors(text: str) -> dict[str, Actor]:
    return {a.name: a for a in cast(text).actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Talks with the Red Dawn rebels failed on Monday.", "Red Dawn"),
        ("Red Dawn, an armed group, took the town.", "Red Dawn"),
        ("The rebel group Red Dawn took two towns.", "Red Dawn"),
        ("The army blamed the K12 for the attack. K12 rebels denied it.", "K12"),
    ],
)
def test_what_explains_an_armed_group_names_it(text: str, name: str) -> None:
    found = actors(text)[name]
    assert (found.kind, found.sector) == ("organisation", "REB")


def test_the_rebels_are_the_one_armed_group_about() -> None:
    text = "The Red Dawn rebels left the talks. The rebels said they would fight on."
    assert list(actors(text)) == ["Red Dawn"]
    both = "The Red Dawn rebels and the K12 rebels left. The rebels said they would fight on."
    assert actors(both)["rebels"].kind == "group"
    later = "The rebels took two towns. The Red Dawn rebels denied it."
    assert "rebels" in actors(later)


def test_a_code_that_acts_is_no_place() -> None:
    assert actors("The army blamed the K12.")["K12"].kind == "organisation"


@pytest.mark.parametrize(
    "text",
    [
        "Fighters closed the road between Batko and Lumera.",
        "Norway has recalled its envoy from Batko.",
        "The ships will sail for Batko on Monday.",
        "The minister will travel to Batko on Friday.",
        "They fought in Lumera and Batko on Monday.",
    ],
)
def test_where_one_goes_or_a_road_runs_is_a_town(text: str) -> None:
    assert actors(text)["Batko"].kind == "place"


def test_who_talks_is_no_town() -> None:
    assert actors("Talks between Batko and Lumera failed.")["Batko"].kind != "place"


def test_the_seat_that_an_envoy_is_recalled_from_is_its_government() -> None:
    assert actors("Norway recalled its ambassador from Lima.")["Lima"].kind == "government"
    assert actors("A train between Lima and Quito was late.")["Lima"].kind == "place"


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("The opposition urged the government to resign.", "opposition", "OPP"),
        ("Trade unions said they would strike.", "Trade unions", "BUS"),
        ("The law was denounced by traders and miners.", "miners", "CVL"),
        ("On Monday the kidnappers freed four men.", "kidnappers", "REB"),
    ],
)
def test_collectives_in_small_letters_act(text: str, name: str, sector: str) -> None:
    found = actors(text)[name]
    assert (found.kind, found.sector, found.country) == ("group", sector, None)


@pytest.mark.parametrize(
    "text",
    [
        "The opposition to the bill grew.",
        "Two traders said so.",
        "The army shelled the villagers.",
        "Residents of the town said so.",
    ],
)
def test_collectives_that_do_nothing_or_are_counted_are_no_actors(text: str) -> None:
    assert not any(a.kind == "group" for a in cast(text).actors)
