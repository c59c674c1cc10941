"""Reasons for who is whom: plain words without codes or keys, and one for every join."""

import re

import pytest

from tests.test_identity_evidence import named, page, person, story, told
from tests.test_namesakes import told as a
from tidings.story.identity import Identity
from tidings.story.identity.phrases import BOTH_IN, both_in, both_of, of_two
from tidings.values import Actor


def whys(found: Identity) -> set[str]:
    rulings = (r for held in found.rulings.values() for r in held)
    told = {reason.why for r in rulings for reason in r.reasons}
    return told | {w for actor in found.actors for w in actor.why}


def test_states_and_sectors_are_told_by_name() -> None:
    one = person("Sergei Lavrenko", role="minister", country="RUS", sector="GOV")
    found = whys(told(one, one, person("Sergei Lavrenko", country="USA")))
    assert {"both of Russia", "both in government"} <= found
    assert any(w in found for w in (of_two("RUS", "USA"), of_two("USA", "RUS")))
    assert not [w for w in found if re.search(r"\b[A-Z]{3}\b", w)]
    assert both_of("NLD") == "both of the Netherlands"
    assert of_two("RUS", "XXX") == "one of Russia, the other of XXX"


@pytest.mark.parametrize("sector", [*BOTH_IN, "ELI", "???"])
def test_no_sector_is_told_by_its_code(sector: str) -> None:
    assert sector not in both_in(sector)


def test_company_is_named_as_the_articles_write_it() -> None:
    trade = "director"
    beside = person("Oleksandr Tkachenko")
    found = story(
        page(person("Jorge Wehlan", role=trade), beside),
        page(person("Jorge Wehlan", role=trade), beside, number=1),
    )
    assert named(found) == ["Jorge Wehlan", "Oleksandr Tkachenko"]
    assert not [w for w in whys(found) if "tkajenko" in w]


@pytest.mark.parametrize(
    "pages",
    [
        ([a("K12", "organisation", sector="REB"), a("rebels", "group", sector="REB")],
         [a("K12", "organisation", sector="REB")]),
        ([a("Chad", "place", country="TCD")], [a("Chad", "government", country="TCD")]),
        ([a("Batko", "person")], [a("Batko", "place")]),
        ([a("Ivan Batko", "person")], [a("Batko", "organisation")]),
        ([a("Ana Stanek", "person", role="president", country="CZE")],
         [a("Czech president", "unnamed", role="president", country="CZE")]),
    ],
)  # fmt: skip
def test_every_join_has_a_reason(pages: tuple[list[Actor], ...]) -> None:
    found = story(*(page(*p, number=n) for n, p in enumerate(pages)))
    (actor,) = found.actors
    rulings = found.rulings[actor.id]
    assert [r for r in rulings if r.verdict == "same" and all(x.why for x in r.reasons)]
