"""Folds are kept: as long as their own story's log stays as it is, and no longer."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fake_parser import FakeParser
from tests.support import make_article
from tidings.desk import Desk
from tidings.settings import Settings

ADDRESS = "https://quay.example/ferry"
FIRST = "The ferry to Lerna will run again from June, said the harbour board on Monday."
SECOND = "The ferry to Lerna will run again from July, said the harbour board on Friday."
CHESS = "A schoolgirl from Brindal won the national chess title on Sunday in three games."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    def noon() -> datetime:
        return datetime(2021, 5, 4, 12, tzinfo=UTC)

    store = Settings(store=tmp_path / "desk.sqlite")
    with Desk.open(settings=store, clock=noon, parser=FakeParser()) as opened:
        yield opened


def _sizes(desk: Desk) -> list[int]:
    """Return how many stories each interest holds, whether they have news or not."""
    return [len(b.stories) + len(b.quiet) for b in desk.brief()]


def test_a_story_is_folded_anew_as_its_articles_come_and_go(desk: Desk) -> None:
    first = desk.add_article(make_article(FIRST, url=ADDRESS))
    assert first.story
    assert len(desk.story(first.story).coverage) == 1
    second = desk.add_article(make_article(SECOND, url=ADDRESS))
    assert second.story == first.story
    assert len(desk.story(first.story).coverage) == 2
    desk.remove(first.article)
    assert [c.article for c in desk.story(first.story).coverage] == [second.article]


def test_a_fold_is_kept_while_only_other_stories_grow(desk: Desk) -> None:
    story = desk.add_article(make_article(FIRST)).story
    assert story
    before = desk.story(story)
    desk.add_article(make_article(CHESS))
    assert desk.story(story) is before


def test_an_interest_finds_what_came_after_it_was_last_asked_and_loses_what_went(
    desk: Desk,
) -> None:
    desk.follow("ferry")
    desk.follow("chess")
    desk.add_article(make_article(FIRST))
    assert _sizes(desk) == [1, 0]
    chess = desk.add_article(make_article(CHESS))
    assert _sizes(desk) == [1, 1]
    desk.remove(chess.article)
    assert _sizes(desk) == [1, 0]
