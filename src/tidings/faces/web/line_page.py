"""The page of one line: the words it rests on, its citation, and the forms that set it right."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from tidings.errors import NotFound
from tidings.faces.citations import Found, Source, cite, lines_of
from tidings.faces.judged import by_hand_in_words
from tidings.faces.web.back import came_from, inside
from tidings.faces.web.desklike import DeskLike
from tidings.faces.web.pages import Visit
from tidings.faces.web.record import Record
from tidings.faces.web.rows import href_of, when_of
from tidings.faces.words import STATE, STATUS
from tidings.story.record_lines import RecordLine
from tidings.story.set_by_hand import STATUSES, as_text, states
from tidings.values import LedgerRow, Span, Story, StoryEvent, Telling


def line(visit: Visit) -> Response:
    """`/story/{id}/line/{line}`: one line with its proofs, its citation, and the forms to judge."""
    held, one = visit.desk.line(visit.path("story"), visit.path("line"))
    found = next((f for f in lines_of(held) if f.line.id == one.id), _as_found(one))
    record = Record(held)
    citation = cite(held, found)
    return visit.page(
        "line.html",
        story=held,
        row=record.row(found),
        one=one,
        found=found,
        citation=citation,
        contexts=[c for s in citation.sources for c in _contexts(visit.desk, s)],
        forms=_forms(held, one),
        act=_act(visit.desk, held, one, record),
        marks=_marks(visit.desk, held, one),
        back=inside(visit.asked("back")) or came_from(visit.request) or f"/story/{held.id}",
    )


def _as_found(one: RecordLine) -> Found:
    return Found(line=one.line, section=one.section)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One field that may be set on a line: its label, what it holds, what it may be."""

    field: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""


def _forms(story: Story, one: RecordLine) -> tuple[Form, ...]:
    """Return the forms of a line but for its text."""
    event = next((e for e in story.events if e.line.id == one.id), None)
    row = next((r for r in story.ledger if r.what.id == one.id), None)
    if event is not None and one.section == "event":
        return _of_event(event)
    return _of_row(row) if row is not None and one.section == "ledger" else ()


DATES = "2017-06-23, 2017-06, or 2017-06-20..2017-06-23"


def _of_event(event: StoryEvent) -> tuple[Form, ...]:
    words = tuple((s, STATUS[s]) for s in STATUSES)
    return (
        Form(field="date", label="Its date", value=as_text(event.when), hint=DATES),
        Form(field="status", label="How it stands", value=event.status, options=words),
    )


def _of_row(row: LedgerRow) -> tuple[Form, ...]:
    words = tuple((s, STATE.get(s, s)) for s in states())
    return (
        Form(field="state", label="Its state", value=row.state, options=words),
        Form(field="due", label="The day it is due", value=as_text(row.due), hint=DATES),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """One telling of an act: its number, who tells it, in which words, where they stand."""

    number: int
    who: str
    words: str
    href: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView:
    """An act with its tellings, and the events that may be the same act."""

    tellers: tuple[Teller, ...]
    near: tuple[tuple[str, str, str], ...]


def _act(desk: DeskLike, story: Story, one: RecordLine, record: Record) -> ActView | None:
    if one.section != "event":
        return None
    _, event, near = desk.event(story.id, one.id)
    tellers = tuple(_teller(n, t, record) for n, t in enumerate(event.tellings, 1))
    others = tuple((e.line.id, e.line.text, when_of(e.when).text) for e in near)
    return ActView(tellers=tellers, near=others)


def _teller(number: int, told: Telling, record: Record) -> Teller:
    coverage = record.coverage.get(told.article)
    outlet = (coverage.outlet if coverage else None) or "outlet unknown"
    day = when_of(coverage.published).text if coverage else ""
    return Teller(
        number=number,
        who=f"{outlet}, {day}" if day else outlet,
        words=" ".join(told.pointers[-1].words.split()),
        href=href_of(told.pointers[0]),
        status=STATUS[told.status] if told.status else "",
    )


def _marks(desk: DeskLike, story: Story, one: RecordLine) -> tuple[tuple[str, str], ...]:
    """Return what was judged of a line, each with the id by which it is taken back."""
    gone = tuple(
        ("Marked wrong, and left out of the record", judgement.id)
        for line, judgement in desk.left_out(story.id)
        if line.id == one.id
    )
    return (*gone, *((by_hand_in_words(m), m.judgement) for m in one.line.by_hand))


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A paragraph with the words in it that prove a line; `marks` are places in `text`.

    `href` leads to the longest of these words in the article.
    """

    source: Source
    href: str
    text: str
    marks: tuple[Span, ...]
    places: tuple[Span, ...]


def _contexts(desk: DeskLike, source: Source) -> list[Context]:
    """Return the paragraphs in which the words stand, each once."""
    try:
        text = desk.article(source.article).article.text
    except NotFound:
        return []
    paragraphs: dict[tuple[int, int], list[Span]] = {}
    for span in source.spans:
        opens = text.rfind("\n", 0, span.start) + 1
        closes = text.find("\n", span.end)
        around = (opens, closes if closes >= 0 else len(text))
        paragraphs.setdefault(around, []).append(span)
    return [
        Context(
            source=source,
            href=_longest_in(source, spans),
            text=text[opens:closes],
            marks=tuple(Span(s.start - opens, s.end - opens) for s in spans),
            places=tuple(spans),
        )
        for (opens, closes), spans in paragraphs.items()
    ]


def _longest_in(source: Source, spans: Sequence[Span]) -> str:
    inside_first = [p for p in source.pointers if spans[0].holds(p.span)]
    return href_of(max(inside_first, key=lambda p: p.span.end - p.span.start))
