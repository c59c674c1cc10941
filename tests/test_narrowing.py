"""An undated article's day, narrowed by other articles of its story that tell the same act."""

import pytest

from tests.story_support import Page, story_of
from tests.test_merging import HELD
from tidings.values import Interval, SymbolicDate, TimeExpression, When

BEFORE = When(relation="before", basis="past tense, no date in the sentence")


def told(text: str, when: str | None, date: SymbolicDate | None = None) -> Page:
    """Return an article that tells of the same meeting, nothing known of its day."""
    p = Page(text=text, published=None, outlet="The Mail")
    a, b = p.actor("Joan Mara", country="AND"), p.actor("Ilse Falk", country="LIE")
    day = BEFORE
    if when is not None:
        p.times.append(TimeExpression(span=p.span(when), type="DATE", date=date))
        day = When(times=(0,), basis="named in the clause", spans=(p.span(when),))
    p.event(text.rstrip("."), "met", "CONSULT", source=(a,), target=(b,), when=day)
    return p


def narrowed(page: Page) -> Interval:
    story = story_of(HELD, page)
    return next(c.published for c in story.coverage if c.article == page.id)


@pytest.mark.parametrize(
    ("words", "date", "earliest", "latest"),
    [
        ("yesterday", SymbolicDate(anchor="publication", unit="day", offset=-1), 13, 13),
        ("on Friday", SymbolicDate(anchor="calendar", weekday=5, direction=-1), 12, 18),
    ],
)
def test_a_day_counted_from_publication_gives_it(
    words: str, date: SymbolicDate, earliest: int, latest: int
) -> None:
    found = narrowed(told(f"Joan Mara met Ilse Falk {words}.", words, date))
    assert (found.earliest, found.latest) == (f"2020-06-{earliest}", f"2020-06-{latest}")
    assert "narrowed" in found.basis


def test_another_weekday_narrows_nothing() -> None:
    monday = SymbolicDate(anchor="calendar", weekday=1, direction=-1)
    found = narrowed(told("Joan Mara met Ilse Falk on Monday.", "on Monday", monday))
    assert (found.earliest, found.latest) == (None, None)


def test_a_meeting_told_as_held_was_before() -> None:
    found = narrowed(told("Joan Mara met Ilse Falk.", None))
    assert (found.earliest, found.latest) == ("2020-06-12", None)
