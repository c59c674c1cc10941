"""The page of an actor: why it is one, who was kept apart, and the forms to say otherwise."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fake_desk import BERG, FakeDesk
from tests.test_web_of_a_real_desk import FIRST, SECOND, article
from tests.test_web_pages import Elements
from tests.visitor import Visitor
from tidings.desk import Desk
from tidings.faces.web import create_app
from tidings.parsers.spacy import SpacyParser
from tidings.settings import Settings

PAGE = f"/actor/{BERG.id}"


@pytest.fixture
def fake() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def visitor(fake: FakeDesk) -> Visitor:
    return Visitor(create_app(fake))


def test_an_actor_says_why_it_is_one_and_who_was_kept_apart(visitor: Visitor) -> None:
    page = visitor.get(PAGE).text
    assert "surname of “Anna Berg”" in page
    assert "strong, for" in page
    assert "slight, against" in page
    assert "1 other kept apart" in page
    assert "14 May 2024 – 21 May 2024" in page
    assert '<a href="/actor/norlandia">Norlandia</a>' in page
    assert not Elements(page).open


def test_nothing_hostile_gets_into_the_page(fake: FakeDesk, visitor: Visitor) -> None:
    fake.merge_actors("a", "b", "<img src=x onerror=alert(1)>")
    for path in (
        PAGE,
        f"{PAGE}?same=berg",
        f"{PAGE}?same=<script>alert(1)</script>",
        "/judgements",
    ):
        page = visitor.get(path).text
        assert Elements(page).names["script"] == 1
        for hostile in ("<b>alone", "<b>mayor", "Bergman <i>", "<img", "<script>alert"):
            assert hostile not in page, (path, hostile)


@pytest.mark.parametrize(
    ("form", "fields", "verdict", "why"),
    [
        ("same", {"other": "bergman"}, "same", "berg and bergman, False"),
        ("same", {"other": "boats", "anyway": "1"}, "same", "berg and boats, True"),
        ("other", {"other": "bergman"}, "different", "berg and bergman"),
        ("other", {"other": "bergman", "unsure": "1"}, "unsure", "berg and bergman"),
        ("part", {"part": "Ms Berg"}, "different", "berg: ('Ms Berg',)"),
        ("part", {"part": "Ms Berg", "why": "no"}, "different", "no"),
    ],
)
def test_forms_judge_and_lead_back_to_the_actor(
    fake: FakeDesk, visitor: Visitor, form: str, fields: dict[str, str], verdict: str, why: str
) -> None:
    answer = visitor.fill_in(PAGE, f"{PAGE}/{form}", **fields)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}#who")
    (made,) = fake.judged
    assert (made.verdict, made.why) == (verdict, why)
    page = visitor.get(PAGE).text
    assert "waiting: its words are not in the record" in page
    back = visitor.fill_in(PAGE, "/judgements/undo", judgement=made.id, actor=BERG.id)
    assert (back.status_code, back.headers["location"]) == (303, f"{PAGE}#who")
    assert fake.judged == []


def test_who_is_of_another_kind_is_joined_only_when_asked_again(
    fake: FakeDesk, visitor: Visitor
) -> None:
    page = visitor.fill_in(PAGE, f"{PAGE}/same", other="boats", why="a <i>nickname")
    assert page.status_code == 200
    assert "different kinds: Anna Berg is a person, &lt;b&gt;Boats an organisation" in page.text
    assert 'value="a &lt;i&gt;nickname"' in page.text
    assert "--anyway" not in page.text
    assert fake.judged == []
    assert 'name="anyway"' not in visitor.get(f"{PAGE}?same=norlandia").text


@pytest.mark.parametrize("form", ["same", "other", "part"])
def test_a_form_without_its_token_or_words_changes_nothing(
    fake: FakeDesk, visitor: Visitor, form: str
) -> None:
    assert visitor.post(f"{PAGE}/{form}", {"other": "x", "part": "x"}).status_code == 403
    assert visitor.fill_in(PAGE, f"{PAGE}/{form}", other=" ", part="").status_code == 400
    answer = visitor.fill_in(PAGE, f"{PAGE}/{form}")
    assert answer.status_code == 400
    assert "Nothing was changed" in answer.text
    assert fake.judged == []


def test_someone_else_is_looked_for_by_name(visitor: Visitor) -> None:
    assert "Anna Bergman &lt;i&gt;" in visitor.get(f"{PAGE}?same=bergman").text
    assert "Nobody else is held under “xyz”" in visitor.get(f"{PAGE}?same=xyz").text


# a real desk


@pytest.fixture
def desk(tmp_path: Path, parser: SpacyParser) -> Iterator[Desk]:
    now = datetime(2018, 3, 2, 9, tzinfo=UTC)
    settings = Settings(store=tmp_path / "desk.sqlite")
    with Desk.open(settings=settings, clock=lambda: now, parser=parser) as opened:
        opened.add_article(
            article("Bishop meets Wang over sailors", FIRST, "2018-02-20", "The Dispatch")
        )
        opened.add_article(article("China frees a sailor", SECOND, "2018-03-02", "Southern Wire"))
        yield opened


def test_the_effect_is_seen_at_once_and_undone_at_once(desk: Desk) -> None:
    visitor = Visitor(create_app(desk))
    wang = desk.one_actor("Wang Yi").actor
    assert len(wang.members) == 2
    page = f"/actor/{wang.id}"
    before = visitor.get(page).text
    part = desk.one_actor(wang.id).parts[0].key
    answer = visitor.fill_in(page, f"{page}/part", part=part)
    there = answer.headers["location"].partition("#")[0]
    after = visitor.get(there).text
    assert "is not" in after
    assert [len(a.members) for a in desk.find_actors("Wang Yi")] == [1, 1]
    (made,) = desk.judgements()
    assert made.id in re.findall(r'name="judgement" value="(\w+)"', after)
    visitor.fill_in(there, "/judgements/undo", judgement=made.id, actor="any")
    tokens = re.compile(r'name="token" value="\w+"')
    assert tokens.sub("", visitor.get(page).text) == tokens.sub("", before)


def test_one_spelling_is_parted_by_article_on_the_page(desk: Desk) -> None:
    visitor = Visitor(create_app(desk))
    wang = desk.one_actor("Wang Yi").actor
    other = next(a for a in desk.find_actors("Bishop") if a.kind == "person")
    desk.merge_actors(wang.id, other.id)
    page = f"/actor/{wang.id}"
    told = re.findall(r'name="part" value="(\w{16})"', visitor.get(page).text)
    assert len(told) >= 2
    assert "Not the same as" in visitor.get(page).text
    assert visitor.fill_in(page, f"{page}/part", part=told[0]).status_code == 303
    assert len(desk.find_actors("Wang Yi")) == 2


def test_what_is_not_found_is_told_with_what_to_click(desk: Desk) -> None:
    visitor = Visitor(create_app(desk))
    for path in ("/actor/Nobody", "/story/nothing"):
        answer = visitor.get(path)
        assert answer.status_code == 404
        assert "tidings " not in answer.text.lower().partition("<main")[2].partition("</main")[0]
        assert 'href="/stories"' in answer.text
    without = Visitor(create_app(desk)).post("/actor/x/same", {"other": "y", "token": "z"})
    assert "sent no cookie" in without.text
    visitor.cookies["tidings_visit"] = "old"
    assert "earlier start" in visitor.post("/actor/x/same", {"other": "y", "token": "z"}).text


def test_a_wish_that_cannot_be_is_told_in_a_sentence(desk: Desk) -> None:
    visitor = Visitor(create_app(desk))
    ident = desk.one_actor("Wang Yi").actor.id
    page = f"/actor/{ident}"
    for form, fields in (
        ("same", {"other": ident}),
        ("part", {"part": "99"}),
        ("same", {"other": "Nobody"}),
    ):
        answer = visitor.fill_in(page, f"{page}/{form}", **fields)
        assert answer.status_code in (400, 404)
        assert not desk.judgements()
