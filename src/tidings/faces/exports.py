"""The record for other programs: readings as JSON lines, events as CSV, a story as JSON.

The columns of the CSV are PLOVER's (Open Event Data Alliance, 2018), named as in POLECAT.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from tidings.codec import encode
from tidings.readers.reading import published
from tidings.values import Reading, Story, StoryActor, StoryEvent

COLUMNS = (
    "story_id", "event_id", "event_date_earliest", "event_date_latest", "date_basis",
    "event_type", "event_mode", "contexts", "status",
    "actor_name", "actor_country", "actor_sector",
    "recipient_name", "recipient_country", "recipient_sector",
    "location", "counts", "answers", "alleged_by", "origins", "outlets", "articles",
    "confidence", "words",
)  # fmt: skip
SEVERAL = "; "  # stands between several values of one cell


def published_line(reading: Reading) -> str:
    """Return the published form of a reading as one line of JSON."""
    return json.dumps(published(reading), ensure_ascii=False)


def readings(found: Iterable[Reading]) -> Iterator[str]:
    """Yield each reading in its published form, one line of JSON each."""
    return map(published_line, found)


def story_json(story: Story) -> str:
    """Return a whole story as JSON, every field kept."""
    return encode(story).decode()


def write_events(stories: Iterable[Story], output: TextIO) -> None:
    """Write the events of `stories` as CSV, one row each, under a row of column names."""
    table = csv.DictWriter(output, COLUMNS, lineterminator="\n")
    table.writeheader()
    for story in stories:
        table.writerows(_row(story, event) for event in story.events)


def _row(story: Story, event: StoryEvent) -> dict[str, object]:
    outlets = {c.article: c.outlet for c in story.coverage}
    articles = tuple(dict.fromkeys(t.article for t in event.tellings))
    return {
        "story_id": story.id,
        "event_id": event.id,
        "event_date_earliest": event.when.earliest,
        "event_date_latest": event.when.latest,
        "date_basis": event.when.basis,
        "event_type": event.type,
        "event_mode": event.mode,
        "contexts": _several(event.contexts),
        "status": event.status,
        **_party("actor", story, event.source),
        **_party("recipient", story, event.target),
        "location": event.where,
        "counts": _several(f"{value} {unit}" for value, unit in event.counts),
        "answers": event.answers,
        "alleged_by": _several(a.name for a in _actors(story, event.alleged_by)),
        "origins": event.origins,
        "outlets": _several(dict.fromkeys(o for a in articles if (o := outlets.get(a)))),
        "articles": _several(articles),
        "confidence": f"{event.confidence:.2f}",
        "words": _words(event),
    }


def _words(event: StoryEvent) -> str:
    """Return the widest stretch of words that tells the event."""
    told = max(event.line.pointers, key=lambda p: p.span.end - p.span.start, default=None)
    return " ".join(told.words.split()) if told else ""


def _party(column: str, story: Story, idents: Iterable[str]) -> dict[str, str]:
    found = _actors(story, idents)
    return {
        f"{column}_name": _several(a.name for a in found),
        f"{column}_country": _several(a.country or "" for a in found),
        f"{column}_sector": _several(a.sector or "" for a in found),
    }


def _actors(story: Story, idents: Iterable[str]) -> tuple[StoryActor, ...]:
    return tuple(a for i in idents if (a := story.actor(i)))


def _several(found: Iterable[str]) -> str:
    """Return the values in one cell. Those not known keep their places between the others."""
    values = tuple(found)
    return SEVERAL.join(values) if any(values) else ""
