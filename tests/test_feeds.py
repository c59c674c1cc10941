"""The Atom feed of an interest."""

import xml.etree.ElementTree as ET
from typing import Any

import feedparser

from tests.fake_desk import HOSTILE, FakeDesk
from tests.visitor import HOME, Visitor
from tidings.faces.feeds import LIMIT, Item, Words, atom
from tidings.faces.web import create_app
from tidings.values import Interest

BASE = f"{HOME}/"
INTEREST = Interest(id=3, name=HOSTILE, query="x", added="2024-05-22T08:00:00")
ATOM = "{http://www.w3.org/2005/Atom}"


def item(key: str, day: str | None, text: str = "Two boats returned") -> Item:
    href = f"/story/boats/line/{key}"
    proof = Words(href="/article/a1#c0-9", words=text, source=f"{HOSTILE}, 2 May")
    return Item(
        key=f"a1/{key}", story="boats", story_title=HOSTILE, kind="event", text=text, href=href,
        day=day, proofs=(proof,),
    )  # fmt: skip


def parsed(*items: Item) -> Any:
    found = feedparser.parse(atom(INTEREST, items, BASE))
    assert not found.bozo
    return found


def test_the_feed_is_atom_with_escaped_titles() -> None:
    found = parsed(item("a", "2024-05-20", text=HOSTILE))
    assert found.version == "atom10"
    assert ET.fromstring(atom(INTEREST, [], BASE)).tag == f"{ATOM}feed"
    assert b"<script" not in atom(INTEREST, [item("a", None, text=HOSTILE)], BASE)
    assert found.entries[0].links[0].href == f"{HOME}/story/boats/line/a"


def test_what_an_entry_holds_is_html_without_any_of_the_texts_own() -> None:
    root = ET.fromstring(atom(INTEREST, [item("a", "2024-05-20", text=HOSTILE)], BASE))
    content = root.find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert content.text is not None
    assert content.get("type") == "html"
    assert "<script" not in content.text
    assert f'<a href="{HOME}/article/a1#c0-9">' in content.text
    assert f'<a href="{HOME}/story/boats">' in content.text


def test_every_entry_has_what_the_rfc_asks_for() -> None:
    root = ET.fromstring(atom(INTEREST, [item("a", "2024-05-20"), item("b", None)], BASE))
    for entry in root.findall(f"{ATOM}entry"):
        assert {e.tag.removeprefix(ATOM) for e in entry} >= {"id", "title", "updated", "link"}
    ids = [e.text for e in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 3
    assert root.find(f"{ATOM}author/{ATOM}name") is not None


def test_ids_are_tag_uris_that_do_not_change() -> None:
    found = parsed(item("a", "2024-05-20"))
    assert found.feed.id == "tag:tidings.local,2026:interest/3"
    assert found.entries[0].id == "tag:tidings.local,2026:line/a1/a"
    assert atom(INTEREST, [item("a", None)], BASE) == atom(INTEREST, [item("a", None)], BASE)


def test_updated_comes_from_the_values() -> None:
    found = parsed(item("a", "2024-05-20"), item("b", "2024-05-21T09:30+02:00"), item("c", None))
    assert found.feed.updated == "2024-05-21T09:30:00+02:00"
    stamps = {e.id[-1]: e.updated for e in found.entries}
    assert stamps == {
        "a": "2024-05-20T00:00:00Z",
        "b": "2024-05-21T09:30:00+02:00",
        "c": "2024-05-22T08:00:00Z",
    }


def test_characters_that_xml_cannot_carry_are_left_out() -> None:
    found = parsed(item("a", "2024-05-20", text="a\x00b\x0bc\ufffe"))
    assert found.entries[0].title == "abc"


def test_a_feed_is_newest_first_and_of_bounded_length() -> None:
    many = [item(f"{n:03}", f"2024-05-{n % 28 + 1:02}") for n in range(LIMIT + 20)]
    found = parsed(*many)
    assert len(found.entries) == LIMIT
    days = [e.updated for e in found.entries]
    assert days == sorted(days, reverse=True)


def test_an_interests_feed_is_served_and_ignores_what_was_marked_as_read() -> None:
    desk = FakeDesk()
    desk.follow("boats")
    desk.brief_done()
    answer = Visitor(create_app(desk)).get("/interest/1.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    found = feedparser.parse(answer.content)
    assert not found.bozo
    assert {e.published[:10] for e in found.entries} == {"2024-05-21"}
    assert "Estmark returned two boats to Norlandia." in [e.title for e in found.entries]


def test_no_feed_for_no_interest() -> None:
    answer = Visitor(create_app(FakeDesk())).get("/interest/9.atom")
    assert answer.status_code == 404
