"""The statements of a story: what two outlets print alike is one statement."""

from tests.story_support import Page, story_of
from tidings.values import StoryStatement

SAID = "the sanctions would stay in place"


def told(words: str, day: str, outlet: str) -> Page:
    p = Page(text=f"Norland said {words}. {outlet} has this from Norland.", published=day)
    p.outlet = outlet
    p.said(words, "said", by=(p.state("Norland", "NOR"),))
    return p


def statements(*pages: Page) -> tuple[StoryStatement, ...]:
    return story_of(*pages).statements


def test_a_shortened_reprint_doubles_no_statement() -> None:
    (one,) = statements(told(SAID, "2020-05-10", "Agency"), told(SAID, "2020-05-11", "Courier"))
    assert len({p.article for p in one.line.pointers}) == 2


def test_the_same_words_weeks_later_are_said_again() -> None:
    assert len(statements(told(SAID, "2020-05-10", "Agency"), told(SAID, "2020-06-11", "A"))) == 2


def test_a_word_or_two_alike_are_two_statements() -> None:
    assert len(statements(told("no", "2020-05-10", "Agency"), told("no", "2020-05-11", "B"))) == 2
