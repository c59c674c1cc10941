"""`/story/{id}/timeline`: the dated list first, then the same drawn on an axis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup
from starlette.responses import Response

from tidings.faces.chart import WIDTH, as_file, draw_story, left_out
from tidings.faces.dates import DAYS, MONTHS, interval_in_words
from tidings.faces.web.pages import Visit
from tidings.faces.web.record import Record
from tidings.faces.web.rows import Row
from tidings.story.timeline import date_key
from tidings.values import Interval, Story, StoryEvent

NARROW = 560  # pixels
KINDS = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
NO_DAY, AHEAD = "Day not known", "Ahead, no day told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What the list tells of one day or stretch of days: `number` is the day of a single one."""

    text: str
    number: int | None
    weekday: str
    iso: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A month of the list, or what has no day."""

    title: str
    days: tuple[Day, ...]


def timeline(visit: Visit) -> Response:
    """Return the page of a story's timeline."""
    as_of = visit.day("as_of")
    held = visit.desk.story(visit.path("story"), as_of=as_of)
    wide, narrow = (draw_story(held, width) for width in (WIDTH, NARROW))
    return visit.page(
        "timeline.html",
        story=held,
        chapters=chapters(held),
        wide=Markup(wide.svg) if wide else None,  # noqa: S704  drawn by us, words escaped in it
        narrow=Markup(narrow.svg) if narrow else None,  # noqa: S704
        not_drawn=left_out(wide.earlier, wide.unplaced) if wide else (),
        as_of=as_of,
    )


def drawn(visit: Visit) -> Response:
    """`/story/{id}/timeline.{svg|png|pdf}`: the drawing alone."""
    kind = visit.path("kind")
    held = visit.desk.story(visit.path("story"), as_of=visit.day("as_of"))
    made = draw_story(held, alone=True)
    if kind not in KINDS or made is None:
        return Response("Nothing dated to draw.\n", 404, media_type="text/plain")
    name = f'attachment; filename="timeline.{kind}"'
    return Response(
        as_file(made.svg, kind), media_type=KINDS[kind], headers={"Content-Disposition": name}
    )


def chapters(story: Story) -> tuple[Chapter, ...]:
    """Return the acts by month and day; what is ahead without a day, and what has none, last."""
    record = Record(story)
    grouped: dict[str, dict[str, list[StoryEvent]]] = {}
    told = (e for e in story.events if e.line.id in record.dated)
    for event in sorted(told, key=lambda e: date_key(e.when)):
        days = grouped.setdefault(_chapter(event), {})
        days.setdefault(interval_in_words(event.when), []).append(event)
    return tuple(
        Chapter(
            title=title,
            days=tuple(_day(text, events, record) for text, events in days.items()),
        )
        for title, days in grouped.items()
    )


def _chapter(event: StoryEvent) -> str:
    day = event.when.first_day or event.when.last_day
    if day is None:
        return AHEAD if event.status == "planned" else NO_DAY
    return f"{MONTHS[int(day[5:7]) - 1]} {int(day[:4])}"


def _day(text: str, events: Iterable[StoryEvent], record: Record) -> Day:
    found = tuple(events)
    single = _single(found[0].when)
    return Day(
        text=text,
        number=single.day if single else None,
        weekday=DAYS[single.weekday()] if single else "",
        iso=single.isoformat() if single else None,
        rows=tuple(record.event(e) for e in found),
    )


def _single(when: Interval) -> date | None:
    one = when.first_day is not None and when.first_day == when.last_day
    return date.fromisoformat(when.first_day) if one and when.first_day else None
