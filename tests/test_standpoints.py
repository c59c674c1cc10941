"""Whose minister he is, where no article says: the state that articles speak from."""

from dataclasses import replace

import pytest

from tests.story_support import Page, story_of
from tidings.story.identity.standpoints import state_named
from tidings.values import Clutter, Entry, Span, Story


def minister(name: str, text: str, *, filed: str | None = None, outlet: str = "Wire") -> Entry:
    p = Page(text=f"{filed or ''}{text}", outlet=outlet)
    p.state("Chile", "CHL")
    p.state("Peru", "PER")
    p.actor(name, role="Foreign Minister", sector="GOV")
    reading = p.read()
    if filed is not None:
        line = Clutter(span=Span(0, len(filed)), kind="dateline")
        reading = replace(reading, clutter=(line,))
    return Entry(seq=1, at="2021-01-01T00:00", kind="reading", reading=reading)


def countries(story: Story) -> dict[str, str | None]:
    return {a.name: a.country for a in story.actors if a.kind == "person"}


def test_a_minister_is_of_the_state_that_his_paper_is_filed_from() -> None:
    reading = minister("Ana Silva", "Ana Silva spoke of Chile and Peru.", filed="LIMA - ")
    assert countries(story_of(reading)) == {"Ana Silva": "PER"}


def test_the_town_of_the_sentence_counts_for_more() -> None:
    text = "Chile and Peru spoke. In Lima, Foreign Minister Ana Silva said so."
    reading = minister("Ana Silva", text, outlet="Chile Post")
    assert countries(story_of(reading)) == {"Ana Silva": "PER"}


def test_a_state_that_the_story_does_not_tell_of_is_not_his() -> None:
    reading = minister("Ana Silva", "Ana Silva spoke of Chile and Peru.", filed="GENEVA - ")
    assert countries(story_of(reading)) == {"Ana Silva": None}


def test_the_office_of_another_is_not_his() -> None:
    p = Page(text="Ana Silva met Juan Rojas of Chile.", outlet="The Santiago Post")
    p.state("Chile", "CHL")
    p.actor("Ana Silva", role="Foreign Minister", sector="GOV")
    p.actor("Juan Rojas", role="Foreign Minister", sector="GOV", country="CHL")
    assert countries(story_of(p))["Ana Silva"] is None


@pytest.mark.parametrize(
    ("words", "state"),
    [("LIMA, May 3 (Agency) -", "PER"), ("Lima Herald", "PER"), ("The Herald", None)],
)
def test_towns_in_datelines_and_outlets(words: str, state: str | None) -> None:
    assert state_named(words) == state


def test_he_speaks_for_the_state_that_he_says_will_act() -> None:
    text = "Chile spoke. Foreign Minister Ana Silva said Peru would go to court."
    assert countries(story_of(minister("Ana Silva", text, filed="SANTIAGO - "))) == {
        "Ana Silva": "PER"
    }


def test_where_he_said_it_tells_too() -> None:
    text = "Chile and Peru spoke. “No,” Foreign Minister Ana Silva said in Lima."
    assert countries(story_of(minister("Ana Silva", text, outlet="Chile Post"))) == {
        "Ana Silva": "PER"
    }
