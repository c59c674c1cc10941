"""The record for other programs."""

import csv
import io
import json

from tests.support import make_article
from tidings.codec import decode
from tidings.faces.exports import COLUMNS, published_line, story_json, write_events
from tidings.values import (
    Coverage,
    Interval,
    Line,
    Piece,
    Pointer,
    Reading,
    Span,
    Story,
    StoryActor,
    StoryEvent,
    Telling,
)

DAY = Interval(earliest="2021-05-03", latest="2021-05-04", basis="said so")
POINTER = Pointer("a1", Span(0, 21), "Norland\nexpelled them")


def story() -> Story:
    telling = Telling(article="a1", index=0, pointers=(POINTER,), status="happened", when=DAY)
    event = StoryEvent(
        id="e1",
        type="SANCTION",
        mode="expel",
        contexts=("diplomatic",),
        source=("n",),
        target=("s", "t"),
        status="happened",
        history=(("happened", telling),),
        when=DAY,
        where=None,
        counts=((35, "diplomats"),),
        answers=None,
        tellings=(telling,),
        origins=1,
        line=Line(id="e-1", pieces=(Piece(text="Norland expelled them"),), pointers=(POINTER,)),
        confidence=0.875,
    )
    covered = Coverage(
        article="a1", title="T", outlet="The Quay", url=None, published=DAY, kind="news", whole=True
    )
    actors = (
        StoryActor(id="n", name="Norland", kind="government", country="NOR", sector="GOV"),
        StoryActor(id="s", name="Southland", kind="government", country="SOU"),
        StoryActor(id="t", name="Its envoy", kind="person"),
    )
    return Story(
        id="st", title="T", coverage=(covered,), actors=actors, events=(event,),
        statements=(), ledger=(), disagreements=(),
    )  # fmt: skip


def test_events_are_rows_in_plovers_terms() -> None:
    output = io.StringIO()
    write_events([story()], output)
    (row,) = csv.DictReader(io.StringIO(output.getvalue()))
    assert tuple(row) == COLUMNS
    assert row["event_type"] == "SANCTION"
    assert (row["event_date_earliest"], row["event_date_latest"]) == ("2021-05-03", "2021-05-04")
    assert (row["actor_name"], row["actor_country"], row["actor_sector"]) == (
        "Norland", "NOR", "GOV",
    )  # fmt: skip
    assert row["recipient_name"] == "Southland; Its envoy"
    # what is not known keeps its place beside the name, and is nothing where nothing is known
    assert (row["recipient_country"], row["recipient_sector"]) == ("SOU; ", "")
    assert row["counts"] == "35 diplomats"
    assert row["outlets"] == "The Quay"
    assert row["confidence"] == "0.88"
    assert row["words"] == "Norland expelled them"


def test_no_story_gives_a_table_without_rows() -> None:
    output = io.StringIO()
    write_events([], output)
    assert output.getvalue() == ",".join(COLUMNS) + "\n"


def test_a_story_as_json_keeps_every_field() -> None:
    assert decode(story_json(story()), Story) == story()


def test_a_reading_is_one_line_of_its_published_form() -> None:
    reading = Reading(article=make_article("Två\nrader."), fingerprint="f", published=DAY)
    line = published_line(reading)
    assert "\n" not in line
    assert json.loads(line)["article"]["text"] == "Två\nrader."
