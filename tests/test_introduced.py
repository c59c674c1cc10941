"""Bodies that an article introduces with an abbreviation, and factions of bodies."""

import pytest

from tidings.codebook import load_codebook
from tidings.parsers.spacy import default_parser
from tidings.readers.actors.introduced import is_abbreviation
from tidings.readers.reading import read_article
from tidings.values import Actor, Article


def actors(text: str) -> dict[str, Actor]:
    reading = read_article(Article(id="a", text=text), default_parser(), load_codebook())
    return {a.name: a for a in reading.actors}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The grant came from the Caspian-Aral Water Facility (CAWF). The CAWF paid twice.",
            {"Caspian-Aral Water Facility", "CAWF"},
        ),
        (
            "The boat belonged to the Société Bretonne de Remorquage (SBR). SBR denied it.",
            {"Société Bretonne de Remorquage", "SBR"},
        ),
        (
            "Talks with the Tamar Valley Front (Renewal) failed. The TVF-Renewal left.",
            {"Tamar Valley Front (Renewal)", "TVF-Renewal"},
        ),
        ("Fjordline Ferries (Pvt) Ltd disputes the claim.", {"Fjordline Ferries (Pvt) Ltd"}),
    ],
)
def test_bodies_are_named_whole(text: str, names: set[str]) -> None:
    found = actors(text)
    assert names <= set(found)
    assert {found[n].kind for n in names} == {"organisation"}


def test_a_body_of_a_state_stays_that_state_s() -> None:
    found = actors("Norway's Salmon Licensing Board (SLB) fined the owner.")
    assert found["Salmon Licensing Board"].country == "NOR"


def test_a_person_s_initials_are_no_body() -> None:
    found = actors("Peter Anton Holm (PAH) won the race. Holm thanked his team.")
    assert found["Peter Anton Holm"].kind == "person"


@pytest.mark.parametrize(
    ("word", "told"), [("SLB", True), ("BfV", True), ("Holm", False), ("X", False), ("B2", False)]
)
def test_what_may_be_an_abbreviation(word: str, told: bool) -> None:
    assert is_abbreviation(word) is told
