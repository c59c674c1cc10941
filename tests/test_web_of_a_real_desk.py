"""The pages of a real desk: from files to the words marked in an article, end to end."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from tests.test_web_pages import Elements
from tests.visitor import Visitor
from tidings.desk import Desk
from tidings.faces.citations import lines_of
from tidings.faces.web import create_app
from tidings.faces.web.articles import view_article
from tidings.parsers.spacy import SpacyParser
from tidings.settings import Settings
from tidings.values import Article

FIRST = """\
Foreign Minister Julie Bishop met Wang Yi in Canberra on Monday.

Ms Bishop said Australia would withdraw from the talks unless China released the two sailors. \
"We will not wait for ever," she told Reuters.

China's foreign ministry denied that the sailors had been arrested.
"""
SECOND = """\
China released one of the two sailors on Thursday, officials in Canberra said.

Ms Bishop called off a meeting with Wang Yi that had been planned for Friday in Beijing. \
"<script>alert(1)</script> is no answer," she said.
"""


def article(title: str, text: str, day: str, outlet: str) -> Article:
    from tidings.codec import article_id

    return Article(
        id=article_id(text, title), title=title, text=text, published=day, outlet=outlet,
        url=f"https://news.example/{day}", language="en",
    )  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, parser: SpacyParser) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("desk")
    now = datetime(2018, 3, 2, 9, tzinfo=UTC)
    settings = Settings(store=folder / "desk.sqlite")
    with Desk.open(settings=settings, clock=lambda: now, parser=parser) as opened:
        first = article("Bishop meets Wang over sailors", FIRST, "2018-02-20", "The Dispatch")
        second = article("<b>China</b> frees a sailor", SECOND, "2018-03-02", "Southern Wire")
        opened.add_article(first)
        opened.follow("sailors")
        opened.brief_done()
        opened.add_article(second)
        yield opened


@pytest.fixture
def visitor(desk: Desk) -> Visitor:
    return Visitor(create_app(desk))


def test_every_line_of_every_story_leads_to_its_words(desk: Desk, visitor: Visitor) -> None:
    pointers = 0
    for summary in desk.stories():
        story = desk.story(summary.id)
        pages = {c.article: visitor.get(f"/article/{c.article}").text for c in story.coverage}
        ids = {a: Elements(page).ids for a, page in pages.items()}
        for found in lines_of(story):
            for pointer in found.line.pointers:
                assert ids[pointer.article][f"c{pointer.span.start}-{pointer.span.end}"] == 1
                pointers += 1
    assert pointers > 10


def test_every_page_of_a_real_desk_is_whole(desk: Desk, visitor: Visitor) -> None:
    paths = {"/", "/stories", "/judgements", "/search?q=sailors", "/?follow=China"}
    for summary in desk.stories():
        story = desk.story(summary.id)
        paths |= {f"/story/{story.id}", *(f"/article/{c.article}" for c in story.coverage)}
        paths |= {f"/actor/{a.id}" for a in story.actors}
        paths |= {f"/story/{story.id}/line/{f.line.id}" for f in lines_of(story)}
    assert len(paths) > 12
    for path in sorted(paths):
        answer = visitor.get(path)
        assert answer.status_code == 200, path
        seen = Elements(answer.text)
        assert not seen.open
        assert seen.names["script"] == 1, path
        assert "<b>China" not in answer.text
        assert [i for i, n in seen.ids.items() if n > 1] == [], path


def test_a_story_and_its_articles_link_to_each_other(desk: Desk, visitor: Visitor) -> None:
    for summary in desk.stories():
        page = f"/story/{summary.id}"
        ids = Elements(visitor.get(page).text).ids
        for coverage in desk.story(summary.id).coverage:
            text = visitor.get(f"/article/{coverage.article}").text
            places = re.findall(rf'href="{page}#([^"]+)"', text)
            assert [p for p in places if p not in ids] == []


def test_what_is_new_is_shown_and_can_be_marked_as_read(visitor: Visitor) -> None:
    page = visitor.get("/").text
    assert "Southern Wire" in page
    assert "since you last looked" in page
    upto = re.search(r'name="upto" value="(\d+)"', page)
    assert upto
    visitor.fill_in("/", "/done", interest="1", upto=upto[1])
    assert "Nothing new:" in visitor.get("/").text


def test_a_line_is_marked_wrong_and_comes_back(desk: Desk, visitor: Visitor) -> None:
    story = desk.story(desk.stories()[0].id)
    line = next(lines_of(story)).line
    place = f"/story/{story.id}/line/{line.id}"
    visitor.fill_in(place, f"{place}/wrong", why="a test")
    assert "a test" in visitor.get("/judgements").text
    (judgement,) = desk.judgements()
    visitor.fill_in("/judgements", "/judgements/undo", judgement=judgement.id)
    assert visitor.get(place).status_code == 200
    assert not desk.judgements()


def test_the_feed_of_a_real_desk_is_valid(visitor: Visitor) -> None:
    answer = visitor.get("/interest/1.atom")
    found = feedparser.parse(answer.content)
    assert not found.bozo
    assert found.entries
    days = {e.updated[:10] for e in found.entries}
    assert days <= {"2018-02-20", "2018-03-02"}


def test_what_is_new_since_a_day_is_told_whether_followed_or_not(
    desk: Desk, visitor: Visitor
) -> None:
    story = next(s for s in desk.stories() if any(o == "Southern Wire" for o in s.outlets))
    page = visitor.get(f"/story/{story.id}?since=2018-03-01").text
    changed = page.split('id="changed"')[1].split("</section>")[0]
    assert "since Thu 1 March 2018" in changed
    assert "Southern Wire, 2 Mar 2018" in changed
    assert "The Dispatch, 20 Feb 2018" not in changed
    assert visitor.get(f"/story/{story.id}?since=0001-01-01").status_code == 200
    early = visitor.get(f"/story/{story.id}?as_of=2018-02-25")
    assert early.status_code == 200


def test_an_article_lists_what_another_article_told_first(
    parser: SpacyParser, tmp_path: Path
) -> None:
    with Desk.open(settings=Settings(store=tmp_path / "desk.sqlite"), parser=parser) as desk:
        port = "the port of Arica and its customs house"
        first = f"Peru and Chile met in Lima on Monday over {port}."
        second = f"Chile held talks with Peru in Lima on Monday over {port}."
        added = [
            desk.add_article(article("Envoys meet", first, "2018-02-20", "Southern Wire")),
            desk.add_article(article("Talks held", second, "2018-02-21", "Dispatch")),
        ]
        story = desk.story(added[0].story or "")
        (meeting,) = [e for e in story.events if e.type == "CONSULT"]
        assert len(meeting.tellings) == 2
        for one in added:
            held = desk.article(one.article)
            notes = view_article(held, story).notes
            assert meeting.line.id in {n.line.id for n in notes}
