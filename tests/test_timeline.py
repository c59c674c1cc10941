"""The timeline: lanes, beats, the drawing and the page."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.story_support import Page, story_of
from tidings.faces.chart import as_file, draw, draw_story, left_out
from tidings.story.timeline import OTHERS, beats, lanes, last_day, timeline
from tidings.values import Story

HOSTILE = 'Norland"><script>alert(1)</script>'


def visit(
    day: str, *, published: str | None = None, name: str = "Norland", status: str = "happened"
) -> Page:
    """An article: on a day, Norland's premier visits Sudria, and says so; more may come."""
    p = Page(
        text=f"{name} visited Sudria on {day}. It was good, {name} said. It will pay.",
        published=published or day,
    )
    norland, sudria = p.state(name, "NOR"), p.state("Sudria", "SUD")
    when = p.day(day, day)
    p.event(
        f"{name} visited Sudria on {day}", "visited", "CONSULT",
        source=(norland,), target=(sudria,), when=when, status=status,
    )  # fmt: skip
    p.said("It was good", "said", by=(norland,), when=when)
    p.commits("It will pay", "promise", by=(norland,), to=(sudria,), when=when)
    return p


@pytest.fixture
def story() -> Story:
    return story_of(visit("2020-05-10"), visit("2020-06-20"))


def test_parties_are_lanes_the_busiest_first(story: Story) -> None:
    assert [lane.name for lane in lanes(story)] == ["Norland", "Sudria"]


def test_a_party_that_does_nothing_in_these_days_has_no_lane() -> None:
    p = visit("2020-06-20")
    q = p.state("Estia", "EST")
    p.event("It was good", "was", "CONSULT", source=(q,), when=p.day("2020-06-20", "2011-06-20"))
    drawing = draw_story(story_of(p))
    assert drawing is not None
    assert "Estia" not in drawing.svg


def test_many_parties_share_the_last_lane() -> None:
    p = Page(text=" ".join(f"State{n} fined Sudria." for n in "ABCDEFGH"))
    sudria = p.state("Sudria", "SUD")
    for n in "ABCDEFGH":
        doer = p.state(f"State{n}", f"ST{n}")
        p.event(f"State{n} fined Sudria", "fined", "SANCTION", source=(doer,), target=(sudria,))
    found = lanes(story_of(p))
    assert len(found) == 6
    assert found[0].name == "Sudria"
    assert found[-1].key == OTHERS


def test_beats_are_acts_statements_and_commitments_by_date(story: Story) -> None:
    told = [(b.kind, b.when.first_day) for b in beats(story)]
    assert {k for k, _ in told} == {"act", "statement", "commitment"}
    assert [d for _, d in told] == sorted(d or "" for _, d in told)


def marks(svg: str) -> list[str]:
    return [a.get("href", "") for a in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}a")]


def test_each_act_drawn_leads_to_its_line(story: Story) -> None:
    drawing = draw_story(story)
    assert drawing is not None
    for event in story.events:
        assert f"#l-{event.line.id}" in marks(drawing.svg)


def test_what_was_called_off_is_drawn_otherwise() -> None:
    happened = draw_story(story_of(visit("2020-05-10")))
    off = draw_story(story_of(visit("2020-05-10", status="called off")))
    assert happened and off and happened.svg != off.svg


def test_background_of_long_ago_is_left_out_and_counted() -> None:
    p = visit("2020-06-20")
    q = visit("2011-01-02", published="2020-06-19")
    drawing = draw_story(story_of(p, q))
    assert drawing is not None
    assert drawing.earlier > 0
    assert "2011" not in drawing.svg


def test_what_was_covered_before_a_quiet_year_is_drawn() -> None:
    drawing = draw_story(story_of(visit("2019-05-02"), visit("2020-06-20")))
    assert drawing is not None
    assert drawing.earlier == 0


def test_a_drawing_that_stands_alone_says_what_it_is_and_what_is_left_out() -> None:
    told = story_of(visit("2020-06-20"), visit("2011-01-02", published="2020-06-19"))
    on_a_page, alone = draw_story(told), draw_story(told, alone=True)
    assert on_a_page and alone
    assert "told as background" in alone.svg and "Dot: done" in alone.svg
    assert "told as background" not in on_a_page.svg
    assert left_out(alone.earlier, 1)[1] == "Left out: 1 thing without a day, or of nobody known."


@pytest.mark.parametrize(
    ("words", "type_", "shown"),
    [
        ("Norland summoned the ambassador", "ACCUSE", True),
        ("Norland refused the offer", "REJECT", True),
        ("Norland called the offer a trick", "ACCUSE", False),
        ("Norland demanded a better offer", "REQUEST", False),
    ],
)
def test_refusals_and_summons_are_acts_of_a_timeline(words: str, type_: str, shown: bool) -> None:
    p = Page(text=f"{words} on 2020-05-10.", published="2020-05-10")
    norland = p.state("Norland", "NOR")
    when = p.day("2020-05-10", "2020-05-10")
    p.event(words, words.split()[1], type_, source=(norland,), when=when)
    assert bool(timeline(story_of(p))) is shown


def test_nothing_dated_is_no_drawing() -> None:
    p = Page(text="Norland fined Sudria.", published=None)
    p.event("Norland fined Sudria", "fined", "SANCTION")
    assert draw_story(story_of(p)) is None
    assert draw((), (), width=500, between=("2020-01-01", "2020-01-02")) is None


def test_hostile_names_are_words_in_the_drawing() -> None:
    drawing = draw_story(story_of(visit("2020-05-10", name=HOSTILE)))
    assert drawing is not None
    assert "<script" not in drawing.svg
    ET.fromstring(drawing.svg)


def test_the_same_story_is_drawn_the_same(story: Story) -> None:
    assert draw_story(story) == draw_story(story)


def test_a_drawing_as_a_file(story: Story) -> None:
    drawing = draw_story(story)
    assert drawing is not None
    assert as_file(drawing.svg, "png").startswith(b"\x89PNG")
    assert as_file(drawing.svg, "pdf").startswith(b"%PDF")
    assert as_file(drawing.svg, "svg").startswith(b"<svg")


def test_the_last_day_is_that_of_the_last_article(story: Story) -> None:
    assert last_day(story) == "2020-06-20"


def test_the_command_refuses_a_file_that_is_no_drawing(tmp_path: Path) -> None:
    from tidings.faces.cli import commands

    told = CliRunner().invoke(commands, ["timeline", "x", "-o", str(tmp_path / "a.txt")])
    assert told.exit_code == 2
    assert ".svg" in told.output
