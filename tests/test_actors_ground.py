"""Rivers and towns that no table knows are no persons; an office's field is no body."""

import pytest

from tests.support import parse
from tidings.codebook.actors import load_actors
from tidings.readers.actors import read_mentions, resolve_references


def kinds(text: str) -> dict[str, str]:
    """Return the kind of each actor by its name."""
    read = parse(text)
    cast = resolve_references(read, read_mentions(read, load_actors()), ())
    return {a.name: a.kind for a in cast.actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ferry sank off the mouth of the river Vilana, officials said.", "Vilana"),
        ("The river is called Velina in Albanian.", "Velina"),
        ("The money is for the road to Tushka.", "Tushka"),
        ("Two trawlers were stopped off Marena on Monday.", "Marena"),
        ("Villagers on the banks of the Drana fled.", "Drana"),
    ],
)
def test_a_river_or_a_town_is_no_person(text: str, name: str) -> None:
    assert kinds(text).get(name, "place") == "place"


def test_a_person_who_acts_stays_one() -> None:
    assert kinds("He praised Bojana off camera. Bojana said nothing.")["Bojana"] == "person"


def test_the_field_of_an_office_is_no_body() -> None:
    assert "Interior" not in kinds("Interior Minister Besnik Tola came.")


def test_a_foreign_counterpart_is_of_his_state() -> None:
    read = parse("Her Togolese counterpart, Kofi Mensah, asked Ghana last week to drop the fee.")
    cast = resolve_references(read, read_mentions(read, load_actors()), ())
    assert {a.name: a.country for a in cast.actors}["Kofi Mensah"] == "TGO"
