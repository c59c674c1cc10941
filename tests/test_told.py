"""What a merge brings in is news to whom it was never told, once; what was told is not."""

import pytest

from tests.brief_support import article
from tests.support import make_article
from tests.test_briefs import Opener as Opening
from tests.test_briefs import lines, opener
from tidings.desk import Desk
from tidings.faces.feeds import atom
from tidings.faces.web.feed_items import items_of
from tidings.parsers.spacy import SpacyParser

__all__ = ["opener"]
LAMP = make_article(
    "Fishermen blocked the lighthouse of Skagen on Monday.\n\n"
    "They threatened to put out its lamp unless the price of herring rises by March 1.",
    published="2031-02-10", outlet="Skagen Post", url="https://paper.test/lamp",
)  # fmt: skip


@pytest.fixture
def desk(opener: Opening, parser: SpacyParser) -> Desk:
    """Return a desk of two stories, the ship's and the lamp's, whose user follows the ship's."""
    held = opener(parser)
    for name in ("seized", "demanded"):
        held.add_article(article(name))
    held.add_article(LAMP)
    held.follow_story(of(held, "seized"))
    held.brief_done()
    return held


def of(desk: Desk, name: str) -> str:
    found = LAMP if name == "lamp" else article(name)
    return desk.article(found.id).story or ""


def test_a_merge_brings_in_what_was_never_told(desk: Desk) -> None:
    assert lines(desk.brief()) == []
    title = desk.story(of(desk, "lamp")).title
    made = desk.merge_stories(of(desk, "seized"), of(desk, "lamp"))
    (told,) = desk.brief()
    assert any("lighthouse" in t for t in lines((told,)))
    assert not any("seized" in t for t in lines((told,)))
    assert told.stories[0].joined == (title,)
    desk.brief_done(upto=told.upto)
    assert lines(desk.brief()) == []
    desk.take_back(made.id)
    desk.merge_stories(of(desk, "seized"), of(desk, "lamp"))
    assert lines(desk.brief()) == []


def test_what_was_told_under_another_interest_is_not_told_again(desk: Desk) -> None:
    desk.follow("herring")
    desk.brief_done()
    desk.merge_stories(of(desk, "seized"), of(desk, "lamp"))
    assert lines(desk.brief()) == []


def test_what_moved_after_the_brief_was_shown_is_still_to_be_told(desk: Desk) -> None:
    (shown,) = desk.brief()
    desk.merge_stories(of(desk, "seized"), of(desk, "lamp"))
    desk.brief_done(upto=shown.upto)
    assert any("lighthouse" in t for t in lines(desk.brief()))


def test_a_feed_tells_it_on_the_day_of_the_merge(desk: Desk) -> None:
    def entries() -> dict[str, str | None]:
        told = desk.daily("1", lines=60)
        return {
            i.text: i.heard for news in told for i in items_of(news, desk.story(news.brief.story))
        }

    before = entries()
    assert set(before.values()) == {None}
    desk.merge_stories(of(desk, "seized"), of(desk, "lamp"))
    after = entries()
    assert {t for t, heard in after.items() if heard is None} == set(before)
    lamp = {heard for t, heard in after.items() if "lighthouse" in t or "herring" in t}
    assert lamp == {"2031-03-01"}  # the clock of these desks
    items = [i for n in desk.daily("1", lines=60) for i in items_of(n, desk.story(n.brief.story))]
    feed = atom(desk.interests()[0], items, "http://desk/").decode()
    assert (
        "<updated>2031-03-01T00:00:00Z</updated><published>2031-02-10T00:00:00Z</published>" in feed
    )


def test_an_interest_in_words_holds_what_its_words_find(desk: Desk) -> None:
    desk.follow("herring")
    desk.merge_stories(of(desk, "seized"), of(desk, "lamp"))
    news = desk.daily("2", lines=60)
    days = {n.day: n.articles for n in news}
    assert days["2031-02-10"] == (LAMP.id,)  # held from the start: it matches
    assert article("seized").id in days["2031-03-01"]


def test_an_interest_in_a_story_has_its_title_until_a_person_names_it(desk: Desk) -> None:
    before = desk.interests()
    assert before[0].name == desk.story(of(desk, "seized")).title
    made = desk.merge_stories(of(desk, "seized"), of(desk, "lamp"))
    (now,) = desk.interests()
    assert now.name == desk.story(of(desk, "seized")).title
    desk.take_back(made.id)
    assert desk.interests() == before
