"""One name taken for several kinds in the articles of a story."""

from tests.story_support import Page
from tidings.story.identity import link_actors
from tidings.values import Actor, StoryActor


def story(*pages: list[Actor]) -> list[StoryActor]:
    found = [Page(text=f"Day {n} was calm.", actors=list(p)) for n, p in enumerate(pages)]
    return list(link_actors([p.read() for p in found]).actors)


def told(name: str, kind: str, **more: str) -> Actor:
    return Actor(name=name, kind=kind, **more)  # type: ignore[arg-type]


def kinds(actors: list[StoryActor]) -> list[tuple[str, str]]:
    return [(a.name, a.kind) for a in actors]


def test_a_town_taken_for_a_person_or_body_elsewhere_is_the_town() -> None:
    found = story(
        [told("Batko", "person")], [told("Batko", "place")], [told("Batko", "organisation")]
    )
    assert kinds(found) == [("Batko", "place")]


def test_an_armed_group_taken_for_a_place_elsewhere_is_the_group() -> None:
    found = story([told("K12", "place")], [told("K12", "organisation", sector="REB")])
    assert kinds(found) == [("K12", "organisation")]


def test_where_a_full_name_bears_it_nobody_is_made_a_town() -> None:
    found = story(
        [told("Batko", "place")], [told("Ivan Batko", "person")], [told("Batko", "person")]
    )
    assert ("Ivan Batko", "person") in kinds(found)
    assert all(a.kind == "person" for a in found)


def test_two_towns_of_one_name_take_nothing() -> None:
    one, two = told("Batko", "place", country="SRB"), told("Batko", "place", country="HUN")
    assert len(story([one], [two], [told("Batko", "organisation")])) == 3


def test_a_states_ground_is_the_state_and_its_capital_is_not() -> None:
    ground, state = told("Chad", "place", country="TCD"), told("Chad", "government", country="TCD")
    assert kinds(story([ground], [state])) == [("Chad", "government")]
    town = told("N'Djamena", "place", country="TCD")
    assert len(story([town], [state])) == 2


def test_rebels_are_the_only_armed_group_named_beside_them() -> None:
    rebels = told("rebels", "group", sector="REB")
    one, two = (told(n, "organisation", sector="REB") for n in ("K12", "Red Dawn"))
    assert kinds(story([one, rebels], [one])) == [("K12", "organisation")]
    assert len(story([one, rebels], [two])) == 3
    assert len(story([one], [rebels])) == 2
