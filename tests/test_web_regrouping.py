"""The page that says why a story has its articles, and the forms that say otherwise."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fake_desk import COVERAGE, FakeDesk
from tests.grouping_support import load, make_articles, open_desk
from tests.test_web_pages import Elements
from tests.visitor import Visitor
from tidings.desk import Desk
from tidings.faces.web import create_app


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    mixed = make_articles(24, seed=7)
    with open_desk(tmp_path / "desk.sqlite") as opened:
        load(opened, mixed, tmp_path, 24)
        yield opened


@pytest.fixture
def visitor(desk: Desk) -> Visitor:
    return Visitor(create_app(desk))


def largest(desk: Desk) -> list[str]:
    return [s.id for s in sorted(desk.stories(), key=lambda s: (-s.articles, s.id))]


def test_it_says_of_each_article_why_it_is_there(desk: Desk, visitor: Visitor) -> None:
    story = largest(desk)[0]
    assert f'href="/story/{story}/why"' in visitor.get(f"/story/{story}").text
    page = visitor.get(f"/story/{story}/why").text
    told = desk.why_story(story)
    assert page.count('type="checkbox"') == len(told.members)
    assert "the first of the story" in page
    assert all(re.sub("'", "&#39;", m.why) in page for m in told.members[1:])
    assert not Elements(page).open


def test_articles_are_split_off_merged_again_and_all_taken_back(
    desk: Desk, visitor: Visitor
) -> None:
    story = largest(desk)[0]
    before = {s.id: s.articles for s in desk.stories()}
    here = f"/story/{story}/why"
    chosen = [m.article for m in desk.why_story(story).members[1:3]]
    ticked = {f"article-{a}": "on" for a in chosen}
    gone = visitor.fill_in(here, f"/story/{story}/split", why="another matter", **ticked)
    assert gone.status_code == 303
    new = gone.headers["location"].split("/")[2]
    assert new != story
    page = visitor.get(gone.headers["location"]).text
    assert "another matter" in page
    assert "Judged by hand" in page
    merged = visitor.fill_in(here, f"/story/{story}/merge", other=new)
    assert visitor.get(merged.headers["location"]).status_code == 200
    assert len(desk.judgements()) == 2
    for judgement in reversed(desk.judgements()):
        back = visitor.fill_in(here, "/judgements/undo", judgement=judgement.id, story="1")
        assert back.headers["location"].startswith("/story/")
    assert {s.id: s.articles for s in desk.stories()} == before


def test_the_address_of_a_merged_story_leads_to_the_one_that_has_it(
    desk: Desk, visitor: Visitor
) -> None:
    one, other, *_ = largest(desk)
    made = desk.merge_stories(one, other)
    now = desk.judged_stories(made)[0].id
    old = other if now == one else one
    gone = visitor.get(f"/story/{old}?as_of=2021-02-01")
    assert gone.status_code in (302, 307)
    assert gone.headers["location"] == f"/story/{now}?as_of=2021-02-01"
    assert visitor.get(f"/story/{old}/why").headers["location"] == f"/story/{now}/why"
    assert f"<code>{old}</code>" in visitor.get(f"/story/{now}/why").text


def test_an_article_is_pinned_where_it_is_or_where_it_belongs(desk: Desk, visitor: Visitor) -> None:
    one, other, *_ = largest(desk)
    article = desk.why_story(one).members[-1].article
    gone = visitor.fill_in(f"/story/{one}/why", f"/story/{other}/pin", pin=article)
    assert gone.headers["location"] == f"/story/{other}/why"
    assert desk.article(article).story == other
    page = visitor.get("/judgements").text
    assert "stays: " in page


def test_what_rules_moved_is_listed_and_taken_back(tmp_path: Path) -> None:
    mixed = make_articles(40, seed=1)
    with open_desk(tmp_path / "other.sqlite") as desk:
        load(desk, mixed, tmp_path, 5)
        visitor = Visitor(create_app(desk))
        move = desk.moves(1)[0]
        page = visitor.get("/judgements").text
        assert "Moved by rules" in page
        assert move.id in page
        back = visitor.fill_in("/judgements", "/judgements/undo", judgement=move.id, story="1")
        assert back.status_code == 303
        assert [j.by for j in desk.judgements()] == ["person"]


def test_other_stories_are_looked_for_by_words(desk: Desk, visitor: Visitor) -> None:
    one, other, *_ = largest(desk)
    word = desk.story(other).title.split()[0]
    page = visitor.get(f"/story/{one}/why?same={word}").text
    assert f'value="{other}"' in page
    assert "No other story" in visitor.get(f"/story/{one}/why?same=xyzzy").text


def test_a_form_with_nothing_chosen_changes_nothing(desk: Desk, visitor: Visitor) -> None:
    story = largest(desk)[0]
    for form in ("split", "merge", "pin"):
        answer = visitor.fill_in(f"/story/{story}/why", f"/story/{story}/{form}")
        assert answer.status_code == 400
        assert "Nothing was changed" in answer.text
    assert visitor.post(f"/story/{story}/split", {"article-x": "on"}).status_code == 403
    assert desk.judgements() == ()


def test_nothing_hostile_gets_into_the_page() -> None:
    fake = FakeDesk()
    visitor = Visitor(create_app(fake))
    fake.merge_stories("<img src=x>", "boats", "<script>alert(1)</script>")
    for path in ("/story/boats/why", "/story/boats/why?same=<img src=x>", "/judgements"):
        page = visitor.get(path).text
        assert Elements(page).names["script"] == 1
        assert "<img" not in page
        assert "shares <i>" not in page
    assert COVERAGE[0].article in visitor.get("/story/boats/why").text
