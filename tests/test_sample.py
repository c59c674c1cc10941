"""The packaged sample from end to end: what the seeds pin is pinned here on text of our own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files

import pytest

from tidings.desk import Desk
from tidings.readers.syntax import Parser
from tidings.values import Story, StoryActor, StoryEvent


def clock() -> datetime:
    return datetime(2018, 6, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk(parser: Parser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("sample") / "desk.sqlite"
    sample = sorted(
        str(f) for f in files("tidings").joinpath("sample").iterdir() if f.name.endswith(".txt")
    )
    with Desk.open(path, clock=clock, parser=parser) as opened:
        opened.add(sample)
        yield opened


def story_with(desk: Desk, words: str) -> Story:
    """Return the story with an article whose title holds `words`."""
    for summary in desk.stories():
        story = desk.story(summary.id)
        if any(words in c.title for c in story.coverage):
            return story
    raise AssertionError(f"no story has an article titled {words!r}")


@pytest.fixture(scope="module")
def compounds(desk: Desk) -> Story:
    return story_with(desk, "shuts two compounds")


@pytest.fixture(scope="module")
def summit(desk: Desk) -> Story:
    return story_with(desk, "agrees to meet Kim")


def countries(story: Story, ids: tuple[str, ...]) -> set[str | None]:
    return {a.country for i in ids if (a := story.actor(i)) is not None}


def called(story: Story, *endings: str) -> list[StoryActor]:
    return [a for a in story.actors if any(n.endswith(endings) for n, _ in a.names)]


def on(story: Story, day: str, *types: str) -> list[StoryEvent]:
    return [
        e
        for e in story.events
        if e.type in types and e.when.first_day == day and e.when.last_day == day
    ]


def test_two_stories_not_three(desk: Desk) -> None:
    assert len(desk.stories()) == 2


def test_copies_are_also_published_by(compounds: Story) -> None:
    hamburg = [c for c in compounds.coverage if "Hamburg" in c.title]
    assert len(hamburg) == 1
    assert hamburg[0].also == ("Orient Post",)


def test_the_correction_is_an_update(desk: Desk, compounds: Story) -> None:
    revised = [c for c in compounds.coverage if c.revises and "Senate passes" in c.title]
    assert len(revised) == 1
    held = desk.article(revised[0].article)
    assert any("98-2" in span.of(held.article.text) for span in held.changed)


def test_ryabkov_is_one_under_two_transliterations(compounds: Story) -> None:
    found = called(compounds, "Ryabkov", "Riabkov")
    assert len(found) == 1
    assert found[0].country == "RUS"


def test_the_kims_and_the_koreas_stay_apart(summit: Story) -> None:
    leader = called(summit, "Jong Un", "Jong-un", "Jong Eun")
    assert len(leader) == 1
    assert not {"Kim Yong Chol", "Kim Kye Gwan"} & {n for n, _ in leader[0].names}
    governments = {a.country for a in summit.actors if a.kind == "government"}
    assert {"PRK", "KOR", "USA"} <= governments


def test_35_expelled_is_told_once(compounds: Story) -> None:
    found = [
        e
        for e in compounds.events
        if 35 in {v for v, _ in e.counts} and "USA" in countries(compounds, e.source)
    ]
    assert len(found) == 1
    assert found[0].when.first_day == "2016-12-29"
    assert found[0].origins >= 3


def test_the_answer_of_28_july_is_linked_to_what_it_answers(compounds: Story) -> None:
    answers = [
        e
        for e in compounds.events
        if e.answers and "RUS" in countries(compounds, e.source)
        and e.when.first_day == "2017-07-28"
    ]  # fmt: skip
    assert answers
    answered = compounds.event(answers[0].answers or "")
    assert answered is not None
    assert "USA" in countries(compounds, answered.source)
    assert answers[0].tellings[0].pointers
    assert any("response" in p.words or "answer" in p.words for p in answers[0].answer_pointers)


def test_the_st_petersburg_meeting_was_called_off(compounds: Story) -> None:
    (meeting,) = on(compounds, "2017-06-23", "CONSULT")
    assert meeting.status == "called off"
    assert "planned" in [status for status, _ in meeting.history]


def test_the_summit_goes_planned_called_off_on_again_held(summit: Story) -> None:
    (meeting,) = on(summit, "2018-06-12", "CONSULT")
    course = [meeting.history[0][0]]
    for status, _ in meeting.history:
        if status != course[-1]:
            course.append(status)
    assert course == ["planned", "called off", "planned", "happened"]


def test_a_brief_tells_what_is_new_since_a_day(desk: Desk) -> None:
    interest = desk.follow("Kim Jong Un")
    (brief,) = desk.brief(interest.name, since="2018-06-10")
    (told,) = brief.stories
    assert 1 <= len(told.lines) <= 10
    assert any("Singapore" in p.words for c in told.lines for p in c.line.pointers)
    desk.unfollow(interest.name)


def test_every_line_points_at_its_words(desk: Desk, compounds: Story, summit: Story) -> None:
    texts = {r.article.id: r.article.text for r in desk.readings()}
    for story in (compounds, summit):
        for line in [e.line for e in story.events] + [r.what for r in story.ledger]:
            assert line.pointers
            for pointer in line.pointers:
                assert pointer.span.of(texts[pointer.article]) == pointer.words


def test_places_that_only_lie_there_take_no_part(compounds: Story) -> None:
    busy = compounds.taking_part()
    assert called(compounds, "Maryland")
    assert not [a for a in busy if a.name == "Maryland"]
    assert {"Sergei Ryabkov", "United States", "Russia"} <= {a.name for a in busy}


def test_a_row_points_at_the_words_that_show_whose_it_is(compounds: Story) -> None:
    (threat,) = [r for r in compounds.ledger if "Russia would retaliate" in r.what.text]
    words = [p.words for p in threat.what.pointers]
    assert "told" in words
    assert any("Ryabkov" in w for w in words)


def test_what_rests_on_a_speakers_word_points_at_the_speaker(summit: Story) -> None:
    alleged = [e for e in summit.events if e.alleged_by and ", according to " in e.line.text]
    assert alleged
    for event in alleged:
        name = event.line.text.rsplit(", according to ", 1)[1].removeprefix("the ").split()[-1]
        assert any(name in p.words for p in event.line.pointers)


def test_no_words_of_the_sample_wear_quotation_marks(compounds: Story, summit: Story) -> None:
    for story in (compounds, summit):
        for line in [s.line for s in story.statements] + [r.what for r in story.ledger]:
            assert not any(p.quoted for p in line.pieces)
