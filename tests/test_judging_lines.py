"""Lines judged in a desk: found by id or words, refused in sentences, waiting, listed, undone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support import make_article
from tidings.codec import encode
from tidings.desk import Desk
from tidings.errors import NotFound, UserError
from tidings.parsers.spacy import SpacyParser
from tidings.settings import Settings
from tidings.story.record_lines import RecordLine
from tidings.values import Article, Judgement
from tidings.values.identity import Settled

FIRST = (
    "Norland calls off talks with Sudria\n\n"
    "Norland's foreign minister, Joan Mara, called off a meeting with Ilse Falk of Sudria that "
    "had been planned for 12 June.\n\n"
    "Norland threatened to close the port to Sudria unless the four trawlers were returned.\n\n"
    "Mara said that the trawlers had been seized without cause."
)
SECOND = (
    "Mara meets Falk after all\n\n"
    "Joan Mara, the foreign minister of Norland, met Ilse Falk of Sudria in Lerna on 12 June.\n\n"
    "Sudria returned two of the four trawlers on 10 June, Falk said."
)
HOSTILE = '<script>alert("x")</script> & =1+1'


def first() -> Article:
    return make_article(FIRST, published="2020-05-24", outlet="The Courier")


def second() -> Article:
    return make_article(SECOND, published="2020-06-13", outlet="The Mail")


@pytest.fixture
def desk(tmp_path: Path, parser: SpacyParser) -> Iterator[Desk]:
    settings = Settings(store=tmp_path / "desk.sqlite")
    now = datetime(2020, 6, 14, 9, tzinfo=UTC)
    with Desk.open(settings=settings, clock=lambda: now, parser=parser) as opened:
        added = opened.add_article(first())
        opened.add_article(second())
        if len(opened.stories()) > 1:
            opened.merge_stories(*(s.id for s in opened.stories()))
        assert added.story
        yield opened


def story_id(desk: Desk) -> str:
    (one,) = desk.stories()
    return one.id


def lines(desk: Desk, section: str) -> list[RecordLine]:
    return [r for r in desk.lines(story_id(desk)) if r.section == section]


def settled(desk: Desk) -> list[Settled]:
    """The judgements on lines and events: the two articles may be one story by another."""
    return [t for t in desk.settled() if t.judgement.about != "story"]


def record(desk: Desk) -> bytes:
    return encode([desk.story(s.id) for s in desk.stories()])


def test_a_line_is_found_by_its_id_the_beginning_of_it_or_words(desk: Desk) -> None:
    story = story_id(desk)
    for one in desk.lines(story):
        assert desk.line(story, one.id)[1].id == one.id
        if one.section == "event":
            assert desk.line(story, one.id[:6])[1].id == one.id
    (said,) = [r for r in lines(desk, "statement") if "without cause" in r.text]
    assert desk.line(story, f"“{said.text.upper()}”")[1].id == said.id


def test_several_lines_are_asked_back_with_their_ids(desk: Desk) -> None:
    with pytest.raises(UserError, match=r"may be any of \d+ lines: [a-z]-[0-9a-f]{10} "):
        desk.mark_wrong("trawlers", story_id(desk))
    assert not settled(desk)


@pytest.mark.parametrize("asked", ["e-nothing", "", "   ", "no such words", "e-\x1b[31m"])
def test_no_line_is_said_to_be_none(desk: Desk, asked: str) -> None:
    with pytest.raises(NotFound, match="has no line"):
        desk.mark_wrong(asked, story_id(desk))


@pytest.mark.parametrize(
    ("text", "field", "why"),
    [
        ("", "text", "needs a text"),
        (" \n ", "text", "needs a text"),
        ("a\x00b", "text", "cannot be shown"),
        ("a\x1b[31mb", "text", "cannot be shown"),
        ("a\u202eb", "text", "cannot be shown"),
        ("a\ud800b", "text", "cannot be shown"),
        ("x" * 1001, "text", "at most 1000 characters"),
        ("soon", "date", "is no date"),
        ("2020-13", "date", "is no date"),
        ("2020-06-12..2020-06-01", "date", "is no date"),
        ("done and dusted", "status", "is no status"),
        ("met", "state", "no state can be set"),
    ],
)
def test_what_cannot_be_set_is_refused_in_a_sentence(
    desk: Desk, text: str, field: str, why: str
) -> None:
    event = lines(desk, "event")[0]
    with pytest.raises(UserError, match=why):
        desk.correct(event.id, story_id(desk), text, field=field)  # type: ignore[arg-type]
    with pytest.raises(UserError, match="characters"):
        desk.mark_wrong(event.id, story_id(desk), "why " * 200)
    assert not settled(desk)


def test_what_the_record_says_already_is_no_correction(desk: Desk) -> None:
    event, story = lines(desk, "event")[0], story_id(desk)
    with pytest.raises(UserError, match="says so already"):
        desk.correct(event.id, story, f"  {event.text} ")
    desk.mark_wrong(event.id, story)
    with pytest.raises(UserError, match="wrong already"):
        desk.mark_wrong(event.id, story)


def test_every_line_is_marked_wrong_listed_and_taken_back(desk: Desk) -> None:
    before, story = record(desk), story_id(desk)
    for one in desk.lines(story):
        made = desk.mark_wrong(one.id, story, "not so")
        assert made.id in desk.story(story).heeded, one
        (told,) = settled(desk)
        assert (told.state, told.judgement, told.story) == ("in force", made, story)
        assert told.text == one.text, one
        assert [r.id for r, _ in desk.left_out(story)] == [one.id], one
        assert desk.line(story, one.id)[1].text == one.text
        desk.take_back(made.id)
        assert record(desk) == before, one
    assert not settled(desk)


def test_a_correction_is_listed_with_what_the_record_said_and_outlives_being_wrong(
    desk: Desk,
) -> None:
    event, story = lines(desk, "event")[0], story_id(desk)
    wrong = desk.mark_wrong(event.id, story)
    made = desk.correct(event.id, story, HOSTILE)
    told = {t.judgement.id: t for t in settled(desk)}
    assert told[made.id].state == "in force"
    assert told[made.id].text == event.text
    assert (told[wrong.id].state, told[wrong.id].by) == ("overruled", made.id)
    assert HOSTILE in [e.line.text for e in desk.story(story).events]


def test_it_waits_while_its_article_is_gone_and_holds_when_it_is_back(desk: Desk) -> None:
    (said,) = [r for r in lines(desk, "statement") if "without cause" in r.text]
    made = desk.mark_wrong(said.id, story_id(desk))
    desk.remove(first().id)
    (told,) = settled(desk)
    assert (told.state, told.judgement.id) == ("waiting", made.id)
    assert told.missing == made.subjects
    desk.add_article(first())
    (told,) = settled(desk)
    assert told.state == "in force"


def test_a_planned_meeting_is_judged_held_by_no_article(desk: Desk) -> None:
    (row,) = [r for r in desk.story(story_id(desk)).ledger if r.kind == "plan"]
    for change in [r for r in lines(desk, "change") if r.kind == "carried out"]:
        desk.mark_wrong(change.id, story_id(desk))
    (now,) = [r for r in desk.story(story_id(desk)).ledger if r.kind == "plan"]
    assert row.state == "carried out"
    assert now.state == "called off"


def test_a_judgement_goes_with_its_words_where_a_story_is_split(desk: Desk) -> None:
    (said,) = [r for r in lines(desk, "statement") if "without cause" in r.text]
    event = next(e for e in desk.story(story_id(desk)).events if len(e.tellings) > 1)
    story = story_id(desk)
    made = desk.mark_wrong(said.id, story)
    parted = desk.split_event(story, event.line.id, "2")
    desk.split_story(story, first().id)
    assert len(desk.stories()) == 2
    told = {t.judgement.id: t for t in settled(desk)}
    assert told[made.id].state == "in force"
    assert told[made.id].story == desk.article(first().id).story
    assert told[parted.id].state == "waiting"
    assert not any(
        "without cause" in s.line.text for x in desk.stories() for s in desk.story(x.id).statements
    )


def test_a_judgement_of_an_older_desk_still_holds(desk: Desk) -> None:
    event = next(e for e in desk.story(story_id(desk)).events if len(e.tellings) > 1)
    old = Judgement(
        id="",
        verdict="wrong",
        about="line",
        line=event.line.id,
        subjects=event.line.pointers,
        at="",
    )
    made = desk.judge(old)
    story = desk.story(story_id(desk))
    assert event.line.id not in [e.line.id for e in story.events]
    assert [t.state for t in settled(desk)] == ["in force"]
    desk.take_back(made.id)


def test_events_are_joined_and_parted_by_line_and_number(desk: Desk) -> None:
    story, before = story_id(desk), record(desk)
    line = next(e.line.id for e in desk.story(story).events if e.type == "CONSULT")
    _, event, _ = desk.event(story, line)
    assert len(event.tellings) == 2
    made = desk.split_event(story, line, "2", why="another one")
    (_, one), (_, other) = desk.judged_events(made)
    assert one.line.id != other.line.id
    assert [t.state for t in settled(desk)] == ["in force"]
    assert other in desk.event(story, one.line.id)[2]
    again = desk.merge_events(story, one.line.id, other.line.id)
    assert len(desk.judged_events(again)) == 1
    assert [t.state for t in settled(desk)] == ["overruled", "in force"]
    desk.take_back(again.id)
    desk.take_back(made.id)
    assert record(desk) == before


def test_what_cannot_be_done_to_an_event_is_refused(desk: Desk) -> None:
    story = desk.story(story_id(desk))
    many = next(e.line.id for e in story.events if len(e.tellings) > 1)
    once = next(e.line.id for e in story.events if len(e.tellings) == 1)
    with pytest.raises(UserError, match="are one act already"):
        desk.merge_events(story.id, many, many)
    with pytest.raises(UserError, match="tidings event split"):
        desk.differ_events(story.id, many, many)
    for parts, why in {
        ("9",): "say which tellings",
        ("nowhere",): "has no telling",
        ("1", "2"): "all the tellings",
    }.items():
        with pytest.raises(UserError, match=why):
            desk.split_event(story.id, many, *parts)
    with pytest.raises(UserError, match="told once"):
        desk.split_event(story.id, once, "1")
    with pytest.raises(UserError, match="is no event"):
        desk.event(story.id, lines(desk, "statement")[0].id)
    assert not settled(desk)
