"""Offices have holders over time, by what the articles of a story say."""

from tests.story_support import Page
from tidings.story.identity import Identity, link_actors
from tidings.values import Actor


def holder(name: str, day: str, role: str = "President", country: str | None = "NOR") -> Page:
    made = Page(text=f"{name} spoke on {day}.", published=day)
    made.actor(name, role=role, country=country)
    return made


def office(day: str, words: str = "The Norwegian president", role: str = "president") -> Page:
    made = Page(text=f"{words} slept on {day}.", published=day)
    name = words.removeprefix("The ")
    made.actor(name, kind="unnamed", role=role, country="NOR", sector="GOV")
    return made


def story(*pages: Page) -> Identity:
    return link_actors([p.read() for p in pages])


def days(found: Identity, name: str, pages: tuple[Page, ...]) -> set[str | None]:
    by_id = {p.id: p.published for p in pages}
    return {by_id[a] for x in found.actors if x.name == name for a, _ in x.members}


def test_the_president_of_two_years_is_two_persons() -> None:
    pages = (
        holder("Ingrid Dahl", "2016-03-01"), office("2016-05-01"),
        holder("Peder Hall", "2018-02-01"), office("2018-05-01"),
    )  # fmt: skip
    found = story(*pages)
    assert days(found, "Ingrid Dahl", pages) == {"2016-03-01", "2016-05-01"}
    assert days(found, "Peder Hall", pages) == {"2018-02-01", "2018-05-01"}


def test_a_successor_takes_the_office_from_the_day_that_he_is_told_to_hold_it() -> None:
    pages = (
        holder("Ingrid Dahl", "2018-01-05"), holder("Peder Hall", "2018-02-01"),
        office("2018-03-01"),
    )  # fmt: skip
    assert days(story(*pages), "Peder Hall", pages) == {"2018-02-01", "2018-03-01"}


def test_an_office_held_on_both_sides_of_a_day_is_held_on_it_however_long() -> None:
    pages = (holder("Ingrid Dahl", "2014-01-05"), holder("Ingrid Dahl", "2018-02-01"))
    told = (*pages, office("2016-03-01"))
    assert "2016-03-01" in days(story(*told), "Ingrid Dahl", told)


def test_a_former_holder_holds_it_no_longer_and_an_elect_not_yet() -> None:
    gone = holder("Ingrid Dahl", "2018-02-01", "former president")
    pages = (holder("Ingrid Dahl", "2017-12-01"), gone, office("2018-03-01"))
    assert "2018-03-01" not in days(story(*pages), "Ingrid Dahl", pages)
    coming = (holder("Peder Hall", "2018-02-01", "president-elect"), office("2018-01-01"))
    assert len(story(*coming).actors) == 2


def test_the_former_president_is_whoever_is_told_to_have_been_it() -> None:
    late = office("2018-03-01", "The former Norwegian president", "former president")
    pages = (
        holder("Ingrid Dahl", "2017-06-01"), holder("Peder Hall", "2018-02-01"),
        holder("Ingrid Dahl", "2018-02-15", "former president"), late,
    )  # fmt: skip
    assert "2018-03-01" in days(story(*pages), "Ingrid Dahl", pages)


def test_the_holder_whom_the_article_names_comes_first() -> None:
    both = office("2018-01-20")
    both.text += " Peder Hall woke."
    both.actors.append(Actor(name="Peder Hall", kind="person"))
    pages = (
        holder("Ingrid Dahl", "2018-01-05"), holder("Peder Hall", "2018-02-01"), both,
    )  # fmt: skip
    assert "2018-01-20" in days(story(*pages), "Peder Hall", pages)


def test_two_holders_at_one_time_take_nothing() -> None:
    pages = (holder("Ingrid Dahl", "2018-01-05"), holder("Peder Hall", "2018-01-05"))
    assert len(story(*pages, office("2018-01-05")).actors) == 3


def test_an_office_of_another_state_is_nobodys_here() -> None:
    pages = (holder("Ingrid Dahl", "2018-01-05", country="SWE"), office("2018-01-06"))
    assert len(story(*pages).actors) == 2


def test_a_known_holder_is_a_hint_only_where_no_article_tells_of_one() -> None:
    def french(day: str) -> Page:
        made = Page(text=f"The French president slept on {day}.", published=day)
        made.actor("French president", kind="unnamed", role="president", country="FRA")
        return made

    hollande = holder("François Hollande", "2014-05-04", role="leader", country="FRA")
    hinted = (hollande, french("2014-05-05"))
    assert len(story(*hinted).actors) == 1
    other = (hollande, french("2014-05-05"), holder("Luc Vidal", "2014-05-04", country="FRA"))
    assert days(story(*other), "Luc Vidal", other) == {"2014-05-04", "2014-05-05"}


def test_a_surname_read_as_a_body_is_the_person_of_a_state_that_its_article_names() -> None:
    alone = Page(text="Novik rejected it in Bratislava.", published="2016-05-03")
    alone.actor("Novik", kind="organisation")
    alone.actor("Bratislava", kind="place", country="SVK")
    slovak = holder("Jan Novik", "2016-04-03", "Prime Minister", "SVK")
    czech = holder("Jan Novik", "2019-04-04", "Prime Minister", "CZE")
    found = story(slovak, czech, alone)
    actor = found.by_id[found.of(alone.id, 0)]
    assert actor.country == "SVK"
    assert any("surname" in why for why in actor.why)
    only_czech = story(czech, alone)
    assert only_czech.by_id[only_czech.of(alone.id, 0)].name == "Novik"
