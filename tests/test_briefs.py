"""A desk's briefs: what was seen is no news, whatever is read anew, judged, joined or parted."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.brief_support import article
from tests.fake_parser import FakeParser
from tidings.desk import Desk
from tidings.errors import UserError
from tidings.parsers.spacy import SpacyParser
from tidings.settings import Settings
from tidings.values.desk import Brief

SEEN = ("seized", "demanded", "freed")
Opener = Callable[[object], Desk]


def noon() -> datetime:
    return datetime(2031, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def opener(tmp_path: Path) -> Iterator[Opener]:
    opened: list[Desk] = []

    def open_one(parser: object) -> Desk:
        given = Settings(store=tmp_path / "desk.sqlite")
        opened.append(Desk.open(settings=given, clock=noon, parser=parser))  # type: ignore[arg-type]
        return opened[-1]

    yield open_one
    for desk in opened:
        desk.close()


def lines(told: tuple[Brief, ...]) -> list[str]:
    parts = (part for one in told for part in one.stories)
    return [c.line.text for part in parts for c in (*part.lines, *part.more)]


def seen(desk: Desk, *names: str) -> Desk:
    """Add articles to a desk that follows the ship, and mark them as read."""
    for name in names:
        desk.add_article(article(name))
    if not desk.interests():
        desk.follow("ship")
    desk.brief_done()
    return desk


def test_after_all_was_seen_nothing_is_new(opener: Opener, parser: SpacyParser) -> None:
    assert lines(seen(opener(parser), *SEEN).brief()) == []


def test_what_other_readers_read_is_no_news(opener: Opener, parser: SpacyParser) -> None:
    old = seen(opener(FakeParser()), *SEEN)
    before = {s.id for s in old.stories()}
    old.close()
    desk = opener(parser)
    assert desk.reread() == len(SEEN)
    assert {s.id for s in desk.stories()} == before
    assert lines(desk.brief()) == []


def test_with_what_is_read_anew_only_the_new_article_is_told(
    opener: Opener, parser: SpacyParser
) -> None:
    seen(opener(FakeParser()), *SEEN).close()
    desk = opener(parser)
    desk.reread()
    desk.add_article(article("recalled"))
    new = article("recalled").id
    told = [c for one in desk.brief() for part in one.stories for c in part.lines]
    assert told
    assert all(any(p.article == new for p in c.line.pointers) for c in told)
    assert not any("90,000" in c.line.text for c in told)


def test_a_judgement_is_no_news(opener: Opener, parser: SpacyParser) -> None:
    desk = seen(opener(parser), *SEEN)
    (story,) = {s.id for s in desk.stories() if s.articles > 1}
    held = desk.story(story)
    made = desk.correct(held.statements[0].line.id, story, "Said otherwise.", "slip")
    desk.mark_wrong(held.events[0].line.id, story, "not so")
    assert lines(desk.brief()) == []
    desk.take_back(made.id)
    assert lines(desk.brief()) == []


def test_articles_that_came_from_another_story_were_seen_there(
    opener: Opener, parser: SpacyParser
) -> None:
    desk = seen(opener(parser), *SEEN)
    (story,) = {s.id for s in desk.stories() if s.articles > 1}
    made = desk.split_story(story, article("freed").id, why="another matter")
    assert lines(desk.brief()) == []
    desk.take_back(made.id)
    assert lines(desk.brief()) == []
    desk.add_article(article("recalled"))
    assert any("recalled its ambassador" in t for t in lines(desk.brief()))


def test_a_brief_stands_as_of_any_day(opener: Opener, parser: SpacyParser) -> None:
    desk = seen(opener(parser), *SEEN, "recalled")
    told = lines(desk.brief(since="2031-02-06", as_of="2031-02-06"))
    assert any("give the survey ship back" in t for t in told)
    assert not any("90,000" in t for t in told)
    late = lines(desk.brief(since="2031-02-07", as_of="2031-02-13"))
    assert any("90,000" in t for t in late)
    assert not any("recalled" in t for t in late)
    with pytest.raises(UserError, match="is not a day"):
        desk.brief(since="February")


def test_a_day_alone_is_told_against_the_day_before(opener: Opener, parser: SpacyParser) -> None:
    desk = seen(opener(parser), *SEEN, "recalled")
    (told,) = desk.brief(as_of="2031-02-12")
    assert (told.since, told.as_of) == ("2031-02-12", "2031-02-12")
    assert any("90,000" in t for t in lines((told,)))
    assert not any("theft at sea" in t or "recalled" in t for t in lines((told,)))
    assert lines(desk.brief(as_of="2031-02-13")) == []


def test_publication_decides_since_when_and_arrival_what_was_seen(
    opener: Opener, parser: SpacyParser
) -> None:
    desk = seen(opener(parser), "seized", "freed")
    desk.add_article(article("demanded"))  # published before what was read
    assert any("theft at sea" in t for t in lines(desk.brief()))
    assert not any("theft at sea" in t for t in lines(desk.brief(since="2031-02-12")))


def test_day_by_day_each_line_is_told_once(opener: Opener, parser: SpacyParser) -> None:
    desk = seen(opener(parser), *SEEN, "reprint", "recalled")
    (interest,) = desk.interests()
    news = desk.daily(str(interest.id), lines=60)
    assert [n.day for n in news] == ["2031-02-21", "2031-02-12", "2031-02-06", "2031-02-04"]
    told = [c.line.text for n in news for c in n.brief.lines]
    assert len(told) == len(set(told))
    assert len(desk.daily(str(interest.id), lines=1)) == 1
