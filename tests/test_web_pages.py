"""Every page, on a desk written by hand."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from tests.fake_desk import (
    EVENTS,
    HOSTILE,
    LEDGER,
    ONE,
    STATEMENTS,
    STORY,
    TWO,
    FakeDesk,
    all_pointers,
)
from tests.visitor import Visitor
from tidings.faces.web import create_app

LINE = f"/story/boats/line/{LEDGER[0].what.id}"
PAGES = [
    "/",
    "/?follow=boats",
    "/stories",
    "/story/boats",
    "/story/boats?as_of=2024-05-15&since=2024-05-01",
    LINE,
    "/actor/berg",
    "/actor/Anna%20Berg",
    "/actor/AC%2FDC",
    f"/article/{ONE.id}",
    f"/article/{TWO.id}",
    "/search",
    "/search?q=boats",
    "/search?q=nothing+like+it",
    "/judgements",
    "/help",
]


class Elements(HTMLParser):
    """Collects ids, links and the names of elements; complains of elements left open."""

    VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[dict[str, str | None]] = []
        self.names: Counter[str] = Counter()
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.names[tag] += 1
        if given.get("id"):
            self.ids[given["id"] or ""] += 1
        if tag == "a":
            assert "a" not in self.open, "a link inside a link"
            self.links.append(given)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


@pytest.fixture
def desk() -> FakeDesk:
    desk = FakeDesk()
    desk.follow("boats", HOSTILE)
    desk.mark_wrong(EVENTS[0].line.id, "boats", HOSTILE)
    return desk


@pytest.fixture
def visitor(desk: FakeDesk) -> Visitor:
    return Visitor(create_app(desk))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_and_lets_nothing_from_outside_through(
    visitor: Visitor, page: str
) -> None:
    answer = visitor.get(page)
    assert answer.status_code == 200
    seen = Elements(answer.text)
    assert not seen.open
    assert [i for i, n in seen.ids.items() if n > 1] == []
    assert seen.names["script"] == 1
    assert '<script src="/static/keys.js" defer>' in answer.text
    assert "<i>Daily" not in answer.text
    assert "<b>bold" not in answer.text
    assert "style=" not in answer.text
    assert seen.names["h1"] >= 1


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_our_pages_or_safely_out(visitor: Visitor, page: str) -> None:
    for link in Elements(visitor.get(page).text).links:
        href = link["href"] or ""
        assert href.startswith(("/", "#", "https://", "http://"))
        if href.startswith("/story/boats/line/"):
            assert visitor.get(href).status_code == 200
        if href.startswith("http"):
            assert link["rel"] == "noopener noreferrer nofollow"


@pytest.mark.parametrize("page", PAGES)
def test_links_within_a_page_find_their_place(visitor: Visitor, page: str) -> None:
    seen = Elements(visitor.get(page).text)
    places = [h[1:] for link in seen.links if (h := link["href"] or "").startswith("#")]
    assert [p for p in places if p not in seen.ids] == []


def test_every_pointer_of_the_record_has_its_anchor(visitor: Visitor) -> None:
    ids = {a.id: Elements(visitor.get(f"/article/{a.id}").text).ids for a in (ONE, TWO)}
    for pointer in all_pointers():
        place = f"c{pointer.span.start}-{pointer.span.end}"
        assert ids[pointer.article][place] == 1, pointer.words


def test_every_link_of_a_story_into_an_article_finds_its_words(visitor: Visitor) -> None:
    links = [link["href"] or "" for link in Elements(visitor.get("/story/boats").text).links]
    aimed = {h for h in links if h.startswith("/article/") and "#" in h}
    assert len(aimed) > 8
    for href in aimed:
        page, place = href.split("#")
        assert place in Elements(visitor.get(page).text).ids


def test_every_link_of_an_article_into_its_story_finds_its_line(visitor: Visitor) -> None:
    ids = Elements(visitor.get("/story/boats").text).ids
    links = [link["href"] or "" for link in Elements(visitor.get(f"/article/{ONE.id}").text).links]
    aimed = {h.split("#")[1] for h in links if h.startswith("/story/boats#")}
    assert len(aimed) >= 5
    assert {a for a in aimed if a not in ids} == set()


def test_words_that_cross_others_have_a_stylesheet_that_lights_them(visitor: Visitor) -> None:
    page = visitor.get(f"/article/{ONE.id}").text
    style = visitor.get(f"/article/{ONE.id}/marks.css")
    assert f'href="/article/{ONE.id}/marks.css"' in page
    assert style.headers["content-type"].startswith("text/css")
    cut = re.findall(r"#(c\d+-\d+):target", style.text)
    assert cut
    for place in cut:
        assert len(re.findall(rf'class="[^"]*\b{place}\b', page)) > 1


def test_home_tells_what_is_new_and_what_is_quiet(visitor: Visitor) -> None:
    page = visitor.get("/").text
    assert "Estmark returned two boats to Norlandia." in page
    assert "The lighthouse of Sund: nothing new since 2 May" in page
    assert 'href="/interest/1.atom"' in page
    assert "Mark as read" in page


def test_home_without_interests_shows_stories_and_how_to_follow() -> None:
    page = Visitor(create_app(FakeDesk())).get("/").text
    assert "The boats of Norlandia" in page
    assert "What to follow" in page


def test_a_preview_tells_how_many_articles_would_match(visitor: Visitor) -> None:
    assert "It would match 2 of 2 articles held." in visitor.get("/?follow=boats").text
    assert "It would match 0 of 2 articles held." in visitor.get("/?follow=sheep").text


def test_a_story_shows_states_chains_and_offers_in_words(visitor: Visitor) -> None:
    page = visitor.get("/story/boats").text
    assert "did not take place" in page
    assert "The Coast Gazette ← Nordpress ← a senior Estmark official" in page
    assert "unless the four boats are returned" in page
    assert "perhaps met" in page
    assert "Why this date:</b> “Friday”, after the article of Tue 14 May" in page
    assert "also published by The Sund Mirror" in page
    assert "only a summary could be had" in page
    assert "told by 2 articles of 2 outlets: 2 independent origins" in page
    assert "In answer to:" in page


def test_no_capitals_of_the_ontology_stand_on_pages(visitor: Visitor) -> None:
    for page in ("/story/boats", "/actor/berg", f"/article/{ONE.id}"):
        assert not re.search(r"\b(CONSULT|RETREAT|GOV|MED|NOR)\b", visitor.get(page).text)


def test_quotation_marks_only_round_quoted_pieces(visitor: Visitor) -> None:
    page = visitor.get("/story/boats").text
    assert '<span class="quoted">“no talks will be held while our boats are kept”</span>' in page
    assert "“the other boats would follow" not in page


def test_a_line_marked_wrong_is_shown_so(visitor: Visitor) -> None:
    assert "Marked wrong." in visitor.get("/story/boats").text


def test_an_article_shows_clutter_dimmed_and_what_is_new_in_a_revision(visitor: Visitor) -> None:
    first, second = visitor.get(f"/article/{ONE.id}").text, visitor.get(f"/article/{TWO.id}").text
    assert '<p class="clutter caption"><span class="clutter-kind">caption</span>' in first
    assert "There is <a" in first
    assert re.search(r'class="new[^"]*"[^>]*>(?:<[^>]*>)*returned two fishing boats', second)
    assert "<del>&lt;b&gt;would close&lt;/b&gt;</del>" in second


def test_a_line_page_has_the_citation_and_the_words_in_their_place(visitor: Visitor) -> None:
    page = visitor.get(f"/story/boats/line/{STATEMENTS[1].line.id}").text
    assert "Told by: Norland &lt;i&gt;Daily&lt;/i&gt; ← The Coast Gazette ← Nordpress" in page
    assert "<mark>the others would follow only if Norlandia paid the harbour fees</mark>" in page


@pytest.mark.parametrize(
    "page",
    ["/nowhere", "/story/none", "/story/boats/line/none", "/actor/nobody", "/article/none"],
)
def test_what_is_not_held_is_not_found_in_a_sentence(visitor: Visitor, page: str) -> None:
    answer = visitor.get(page)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text
    assert "standfirst" in answer.text


def test_a_bad_day_is_told_in_a_sentence(visitor: Visitor) -> None:
    answer = visitor.get("/story/boats?as_of=yesterday")
    assert answer.status_code == 400
    assert "is not a day" in answer.text


def test_a_fault_of_ours_shows_a_sentence_and_no_trace() -> None:
    class Broken(FakeDesk):
        def judgements(self) -> tuple[()]:
            raise RuntimeError("the drawer is stuck")

    answer = Visitor(create_app(Broken())).get("/judgements")
    assert answer.status_code == 500
    assert "the drawer is stuck" not in answer.text
    assert "went wrong in Tidings itself" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_story_of_the_tests_has_words_for_every_pointer() -> None:
    texts = {ONE.id: ONE.text, TWO.id: TWO.text}
    assert STORY.coverage
    for pointer in all_pointers():
        assert pointer.span.of(texts[pointer.article]) == pointer.words
