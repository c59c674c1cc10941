"""States and their parts, organisations under several names, and those that only look alike."""

import pytest

from tests.story_support import Page
from tidings.story.identity import Identity, link_actors
from tidings.story.identity.tree import above, below
from tidings.story.parties import SAME, likeness
from tidings.values import Actor, StoryActor


def body(name: str, country: str | None = None, sector: str | None = None) -> Actor:
    return Actor(name=name, kind="organisation", country=country, sector=sector)


def state(name: str, country: str) -> Actor:
    return Actor(name=name, kind="government", country=country, sector="GOV")


def told(*pages: tuple[Actor, ...] | tuple[str, tuple[Actor, ...]]) -> Identity:
    readings = []
    for n, page in enumerate(pages):
        text, actors = page if isinstance(page[0], str) else ("", page)
        words = f"{text} {n} " + " ".join(a.name for a in actors)
        readings.append(Page(text=words, actors=list(actors)).read())
    return link_actors(readings)


def one(a: Actor, b: Actor) -> bool:
    """Tell whether two actors of two articles are one, whichever comes first."""
    found = {len(told((x,), (y,)).actors) for x, y in ((a, b), (b, a))}
    assert len(found) == 1
    return found == {1}


def named(identity: Identity) -> dict[str, StoryActor]:
    return {a.name: a for a in identity.actors}


RUSSIA = (
    state("Russia", "RUS"),
    state("Moscow", "RUS"),
    state("Kremlin", "RUS"),
    state("Russian government", "RUS"),
    body("Russia's Foreign Ministry", "RUS", "GOV"),
    body("Russian embassy in Oslo", "RUS", "GOV"),
    body("Duma", "RUS", "LEG"),
    body("Russian army", "RUS", "MIL"),
    body("FSB", "RUS", "SPY"),
)


def test_a_state_and_what_is_of_it_are_related_and_not_equal() -> None:
    found = told(RUSSIA)
    assert len(found.actors) == len(RUSSIA)
    by_name = named(found)
    up = {n: [b.name for b in above(a.id, found.actors)] for n, a in by_name.items()}
    assert up["Russia"] == []
    assert up["Kremlin"] == up["Moscow"] == ["Russian government", "Russia"]
    assert up["Russian embassy in Oslo"] == [
        "Russia's Foreign Ministry",
        "Russian government",
        "Russia",
    ]
    assert up["Duma"] == up["Russian army"] == ["Russia"]
    assert {a.name for a in below(by_name["Russia"].id, found.actors)} == set(by_name) - {"Russia"}
    assert by_name["Kremlin"].stands_for == "presidency"
    assert by_name["Moscow"].stands_for == "government"
    assert by_name["Duma"].stands_for is None


def test_a_seat_of_an_organisation_is_below_it() -> None:
    found = named(
        told((body("Pentagon", "USA", "MIL"), body("Department of Defense", "USA", "MIL")))
    )
    assert found["Pentagon"].within == found["Department of Defense"].id
    assert found["Pentagon"].stands_for == "Defense Department"


def test_those_who_act_for_a_state_are_one_party() -> None:
    a = named(told(RUSSIA))
    assert likeness(a["Moscow"], a["Russia"]) == likeness(a["Kremlin"], a["Moscow"]) == SAME
    assert likeness(a["Russian army"], a["Russia"]) < SAME
    trump, usa = state("Trump administration", "USA"), state("United States", "USA")
    b = named(told((trump, usa)))
    assert b["Trump administration"].within == b["United States"].id
    assert likeness(b["Trump administration"], b["United States"]) < SAME


def test_organisations_have_branches() -> None:
    found = told(
        (
            body("United Nations"),
            body("UN Security Council"),
            body("NATO"),
            body("NATO secretary general's office"),
            body("Hamas", "PSE"),
            body("Qassam Brigades"),
            body("European Union"),
            body("European Commission"),
        )
    )
    by_id = {a.id: a.name for a in found.actors}
    within = {a.name: by_id.get(a.within or "") for a in found.actors}
    assert within["UN Security Council"] == "United Nations"
    assert within["NATO secretary general's office"] == "NATO"
    assert within["Qassam Brigades"] == "Hamas"
    assert within["European Commission"] == "European Union"


ALIKE = [
    (body("Russia's Foreign Ministry", "RUS"), body("Russian Foreign Ministry", "RUS")),
    (
        body("Ministry of Foreign Affairs of the Russian Federation", "RUS"),
        body("Russian foreign ministry", "RUS"),
    ),
    (body("Department of Defense", "USA"), body("U.S. Defense Department", "USA")),
    (body("Ministry of the Interior", "DEU"), body("German Interior Ministry", "DEU")),
    (body("Ministry of Labour", "KEN"), body("Labor Ministry", "KEN")),
    (body("State Duma", "RUS"), body("Duma", "RUS")),
    (body("Labor Party", "ISR"), body("Labour Party", "ISR")),
    (body("World Trade Organisation"), body("World Trade Organization")),
    (body("OPCW"), body("Organisation for the Prohibition of Chemical Weapons")),
    (body("UN Security Council"), body("Security Council")),
    (body("Sinn Féin"), body("Sinn Fein")),
    (body("Wagner"), body("Wagner Group")),
    (body("Hellenic Coast Guard", "GRC"), body("Greek coast guard", "GRC")),
    (state("Kiev", "UKR"), state("Kyiv", "UKR")),
    (state("Oval Office", "USA"), state("Oval Office", "USA")),
]
APART = [
    (body("Foreign Ministry", "IRN"), body("Foreign Ministry", "CHN")),
    (body("Defence Ministry", "KOR"), body("Defence Ministry", "PRK")),
    (body("Sinn Féin"), body("Republican Sinn Féin")),
    (body("Hamas", "PSE"), body("Qassam Brigades")),
    (body("Labour Party", "GBR"), body("Labour Party", "IRL")),
    (body("Foreign Ministry", "RUS"), body("Defence Ministry", "RUS")),
    (body("Congress Party", "IND"), body("Congress", "USA")),
    (body("Russian embassy in Oslo", "RUS"), body("Russian embassy in Kabul", "RUS")),
    (state("Russia", "RUS"), state("Moscow", "RUS")),
    (state("Kremlin", "RUS"), state("Moscow", "RUS")),
    (state("Guinea", "GIN"), state("Guinea-Bissau", "GNB")),
    (state("DR Congo", "COD"), state("Republic of Congo", "COG")),
    (state("Sudan", "SDN"), state("South Sudan", "SSD")),
]


@pytest.mark.parametrize(("a", "b"), ALIKE, ids=lambda x: x.name)
def test_one_body_under_two_names(a: Actor, b: Actor) -> None:
    assert one(a, b)


@pytest.mark.parametrize(("a", "b"), APART, ids=lambda x: x.name)
def test_two_bodies_that_look_alike(a: Actor, b: Actor) -> None:
    assert not one(a, b)


def test_what_every_state_has_is_that_of_the_state_told_of() -> None:
    bare = body("Foreign Ministry", None, "GOV")
    iran, china = state("Iran", "IRN"), state("China", "CHN")
    found = told((iran, bare), (china, bare), (body("Foreign Ministry", "IRN"),))
    ministries = [a for a in found.actors if "Ministry" in a.name]
    assert sorted(len(a.members) for a in ministries) == [1, 2]


def test_in_an_article_of_two_states_it_is_nobody_s_unless_the_article_tells() -> None:
    bare = body("Foreign Ministry", None, "GOV")
    both = (state("Iran", "IRN"), state("Iraq", "IRQ"))
    iranian = body("Iranian Foreign Ministry", "IRN")
    apart = told((*both, bare), (iranian,))
    assert len([a for a in apart.actors if "Ministry" in a.name]) == 2
    same = told((*both, bare, iranian))
    assert len([a for a in same.actors if "Ministry" in a.name]) == 1


def test_an_abbreviation_is_what_an_article_introduces() -> None:
    council = body("Berg Fishing Council")
    text = "The Berg Fishing Council (BFC) met."
    assert len(told((text, (council,)), (body("BFC"),)).actors) == 1
    bank = body("Bank for Fisheries Credit")
    other = "The Bank for Fisheries Credit (BFC) closed."
    found = told((text, (council,)), (other, (bank,)), (body("BFC"),))
    assert len(found.actors) == 3


def test_initials_alone_join_where_one_body_has_them() -> None:
    long, short = body("All People's Network"), body("APN")
    assert one(long, short)
    found = told((long,), (body("Arctic Police Network"),), (short,))
    assert len(found.actors) == 3


def test_a_town_is_ground_where_nobody_acts() -> None:
    place = Actor(name="Moscow", kind="place", country="RUS")
    assert not one(place, state("Moscow", "RUS"))
    assert one(Actor(name="Chad", kind="place", country="TCD"), state("Chad", "TCD"))


def test_every_join_has_its_reason() -> None:
    found = told((body("OPCW"),), (body("Organisation for the Prohibition of Chemical Weapons"),))
    assert all(a.why for a in found.actors)
    assert any(r.verdict == "same" for rulings in found.rulings.values() for r in rulings)


def test_a_faction_is_never_the_body_it_left() -> None:
    found = told(
        (body("Tamar Valley Front"), body("TVF (Renewal)")),
        (body("TVF"), body("Tamar Valley Front (Renewal)")),
        (body("TVF-Renewal"),),
    )
    names = [sorted(n for n, _ in a.names) for a in found.actors]
    assert sorted(names) == [
        ["TVF", "Tamar Valley Front"],
        ["TVF (Renewal)", "TVF-Renewal", "Tamar Valley Front (Renewal)"],
    ]


def test_the_first_words_of_one_longer_name_are_that_body() -> None:
    assert one(body("Fjordline Ferries Holdings"), body("Fjordline Ferries"))
    assert one(body("PT Bumi Kencana Jaya"), body("Bumi Kencana"))


@pytest.mark.parametrize(
    "longer",
    [("Fjordline Ferries North",), ("Fjordline Ferries Fund", "Fjordline Ferries Institute")],
)
def test_a_part_or_one_of_two_is_not_the_body(longer: tuple[str, ...]) -> None:
    found = told((body("Fjordline Ferries"),), tuple(body(n) for n in longer))
    assert len(found.actors) == 1 + len(longer)


def test_what_is_told_after_the_shorter_name_may_be_a_part_of_it() -> None:
    found = told((body("Fjordline Ferries"), body("Fjordline Ferries Fund")))
    assert len(found.actors) == 2
