"""Setting lines right in the browser: forms, the way back, the note, taking back; hostile text."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_judging_lines import first, second, settled
from tests.visitor import HOME, Visitor
from tidings.codec import encode
from tidings.desk import Desk
from tidings.faces.exports import story_json
from tidings.faces.web import create_app
from tidings.faces.web.back import inside, with_note
from tidings.parsers.spacy import SpacyParser
from tidings.settings import Settings
from tidings.values import Story

HOSTILE = '<script>alert("x")</script> & =1+1 “’;--'


@pytest.fixture
def desk(tmp_path: Path, parser: SpacyParser) -> Iterator[Desk]:
    now = datetime(2020, 6, 14, 9, tzinfo=UTC)
    settings = Settings(store=tmp_path / "desk.sqlite")
    with Desk.open(settings=settings, clock=lambda: now, parser=parser) as opened:
        opened.add_article(first())
        opened.add_article(second())
        if len(opened.stories()) > 1:
            opened.merge_stories(*(s.id for s in opened.stories()))
        opened.follow_story(opened.stories()[0].id)
        yield opened


@pytest.fixture
def visitor(desk: Desk) -> Visitor:
    return Visitor(create_app(desk))


def story(desk: Desk) -> Story:
    return desk.story(desk.stories()[0].id)


def page_of(desk: Desk, line: str) -> str:
    return f"/story/{desk.stories()[0].id}/line/{line}"


def hidden(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    assert found, name
    return unescape(found[1])


def test_one_comes_back_to_where_one_was_with_a_note_and_a_way_to_take_it_back(
    desk: Desk, visitor: Visitor
) -> None:
    held, before = story(desk), encode(story(desk))
    line, home = held.statements[0].line, f"/story/{held.id}"
    place = page_of(desk, line.id)
    was_at = f"{home}?as_of=2020-06-14"
    shown = visitor.get(place, {"referer": f"{HOME}{was_at}&judged=old"}).text
    assert hidden(shown, "back") == was_at
    answer = visitor.fill_in(place, f"{place}/wrong", why="not so", back=was_at)
    there = answer.headers["location"]
    (told,) = settled(desk)
    assert there == f"{was_at}&judged={told.judgement.id}"
    page = visitor.get(there).text
    assert "is wrong." in page
    assert "1 line marked wrong" in page
    assert hidden(page, "judgement") == told.judgement.id
    undone = visitor.fill_in(there, "/judgements/undo", judgement=told.judgement.id, back=was_at)
    assert undone.headers["location"] == f"{was_at}&undone=1"
    assert "Taken back" in visitor.get(undone.headers["location"]).text
    assert encode(story(desk)) == before


def test_a_wrong_line_keeps_its_page_with_a_way_to_take_it_back(
    desk: Desk, visitor: Visitor
) -> None:
    line = story(desk).events[0].line
    made = desk.mark_wrong(line.id, story(desk).id)
    shown = visitor.get(page_of(desk, line.id))
    assert shown.status_code == 200
    assert "Marked wrong, and left out of the record" in shown.text
    assert f'value="{made.id}"' in shown.text


def test_every_line_of_the_page_leads_to_a_form(desk: Desk, visitor: Visitor) -> None:
    held = story(desk)
    page = visitor.get(f"/story/{held.id}").text
    for one in desk.lines(held.id):
        if one.section != "sentence":
            assert f"/line/{one.id}" in page, one
        shown = visitor.get(page_of(desk, one.id))
        assert shown.status_code == 200, one
        assert f"{page_of(desk, one.id)}/wrong" in shown.text


def test_every_line_of_a_brief_leads_to_the_line_that_it_tells(visitor: Visitor) -> None:
    page = visitor.get("/").text
    links = re.findall(r'href="(/story/[^"]+/line/[^"#]+)#judge"', page)
    assert links
    for link in set(links):
        assert visitor.get(link).status_code == 200


def test_what_is_set_is_shown_with_what_the_record_said(desk: Desk, visitor: Visitor) -> None:
    event = next(e for e in story(desk).events if e.type == "CONSULT")
    place = page_of(desk, event.line.id)
    visitor.fill_in(place, f"{place}/correct", field="date", text="2020-06-11")
    visitor.fill_in(place, f"{place}/correct", field="status", text="planned")
    page = visitor.get(f"/story/{story(desk).id}").text
    assert "Date set by hand; the record said: Fri 12 June 2020" in page
    assert "Set by hand how it stands; the record said: happened" in page
    answer = visitor.fill_in(place, f"{place}/correct", field="date", text="tomorrow")
    assert answer.status_code == 400
    assert "is no date" in answer.text
    answer = visitor.fill_in(place, f"{place}/correct", field="colour", text="red")
    assert answer.status_code == 400


def test_acts_are_joined_and_parted_on_the_page(desk: Desk, visitor: Visitor) -> None:
    event = next(e for e in story(desk).events if len(e.tellings) > 1)
    place, count = page_of(desk, event.line.id), len(story(desk).events)
    shown = visitor.get(place).text
    assert "One act, or two?" in shown
    assert visitor.fill_in(place, f"{place}/part").status_code == 400
    visitor.fill_in(place, f"{place}/part", **{"part-2": "2"})
    assert len(story(desk).events) == count + 1
    made = settled(desk)[-1].judgement
    (_, one), (_, other) = desk.judged_events(made)
    place = page_of(desk, one.line.id)
    assert f'value="{other.line.id}"' in visitor.get(place).text
    visitor.fill_in(place, f"{place}/same", other=other.line.id)
    assert len(story(desk).events) == count
    assert "overruled" in visitor.get("/judgements").text


def test_hostile_text_is_shown_and_never_obeyed(desk: Desk, visitor: Visitor) -> None:
    ident = story(desk).id
    for one in desk.lines(ident):
        if "text" in one.fields and one.section not in ("side", "sentence"):
            desk.correct(one.id, ident, f"{HOSTILE} {one.id}", HOSTILE)
    desk.mark_wrong(
        next(r.id for r in desk.lines(ident) if r.section == "sentence"), ident, HOSTILE
    )
    for path in ("/", f"/story/{ident}", "/judgements", f"/story/{ident}/timeline",
                 page_of(desk, story(desk).events[0].line.id)):  # fmt: skip
        text = visitor.get(path).text
        assert "<script>alert" not in text, path
        assert path == "/" or "&lt;script&gt;alert" in text, path
    feed = visitor.get("/interest/1.atom")
    ET.fromstring(feed.content)
    assert b"<script>alert" not in feed.content
    assert HOSTILE in story(desk).events[0].line.text
    assert "script" in str(story_json(story(desk)))
    calendar = visitor.get(f"/story/{ident}/calendar.ics")
    assert all(":" in row or row.startswith(" ") for row in calendar.text.splitlines() if row)


@pytest.mark.parametrize(
    "back",
    ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "",
     "/a\nSet-Cookie: b=c", "stories"],
)  # fmt: skip
def test_the_way_back_never_leads_outside(desk: Desk, visitor: Visitor, back: str) -> None:
    ident, line = story(desk).id, story(desk).events[0].line.id
    place = page_of(desk, line)
    answer = visitor.fill_in(place, f"{place}/wrong", back=back)
    assert answer.headers["location"].startswith(f"/story/{ident}?judged=")
    outside = {"referer": f"https://evil.example{back if back.startswith('/') else '/'}"}
    assert hidden(visitor.get(place, outside).text, "judgement")
    assert f'name="back" value="/story/{ident}"' in visitor.get(place, outside).text


@given(st.text(max_size=30))
def test_an_address_that_is_let_through_stays_inside(text: str) -> None:
    found = inside(text)
    assert found in (None, text)
    if found is not None:
        led = with_note(found, "judged", "j")
        assert led.startswith("/")
        assert not led.startswith("//")
        assert "\n" not in led
