"""The lines of a story that a person may judge, and the words by which a judgement names them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from tidings.story.changes import disagreement_line
from tidings.story.struck import main_span
from tidings.story.verdicts import change_id, disagreement_id
from tidings.values import (
    Change,
    Disagreement,
    LedgerRow,
    Line,
    Piece,
    Pointer,
    Reading,
    StateChange,
    Story,
    StoryEvent,
    Telling,
)
from tidings.values.story import Field

Section = Literal[
    "event", "statement", "ledger", "change", "disagreement", "side", "update", "sentence"
]
Readings = Callable[[str], Reading | None]

FIELDS: dict[Section, tuple[Field, ...]] = {
    "event": ("text", "date", "status"),
    "statement": ("text",),
    "ledger": ("text", "state", "due"),
    "change": (),
    "disagreement": (),
    "side": ("text",),
    "update": ("text",),
    "sentence": ("text",),
}
"""What a person may set on a line of each kind; all may be marked as wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """One line that can be judged: an event, a statement, a row, a change of state in it.

    `kind` is what it tells, where its words may tell several things: an event's type, a
    commitment's kind, the state that a row comes to, what a disagreement is about. `of` is the id
    of the line that it stands under: a change's row, a side's disagreement.
    """

    id: str
    section: Section
    line: Line
    kind: str = ""
    of: str | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        """What may be set on it."""
        return FIELDS[self.section]

    @property
    def text(self) -> str:
        """What it says."""
        return self.line.text


def record_lines(story: Story) -> tuple[RecordLine, ...]:
    """Return every line of a story that can be judged, each id once, in the order of its page."""
    found: dict[str, RecordLine] = {}
    for one in (*_told(story), *_rows(story), *_differing(story), *_further(story)):
        found.setdefault(one.id, one)
    return tuple(found.values())


def _told(story: Story) -> Iterator[RecordLine]:
    for event in story.events:
        yield RecordLine(id=event.line.id, section="event", line=event.line, kind=event.type)
    for said in story.statements:
        yield RecordLine(id=said.line.id, section="statement", line=said.line)


def _rows(story: Story) -> Iterator[RecordLine]:
    for row in story.ledger:
        yield RecordLine(id=row.what.id, section="ledger", line=row.what, kind=row.kind)
        for change in (*row.changes, *row.offered):
            if change.how != "corrected":
                yield _change(row, change)


def _change(row: LedgerRow, change: StateChange) -> RecordLine:
    line = row.what
    lead = "perhaps " if change in row.offered else ""
    told = Line(
        id=change_id(row, change),
        pieces=(Piece(text=f"{lead}{change.state} ({change.why}): "), *line.pieces),
        pointers=change.pointers or line.pointers,
    )
    return RecordLine(id=told.id, section="change", line=told, kind=change.state, of=row.what.id)


def _differing(story: Story) -> Iterator[RecordLine]:
    for one in story.disagreements:
        whole = disagreement_line(one)
        ident = disagreement_id(one)
        line = Line(id=ident, pieces=whole.pieces, pointers=whole.pointers)
        yield RecordLine(id=ident, section="disagreement", line=line, kind=one.kind)
        for side in one.sides:
            yield RecordLine(id=side.line.id, section="side", line=side.line, of=ident)


def _further(story: Story) -> Iterator[RecordLine]:
    for update in story.updates:
        yield RecordLine(id=update.line.id, section="update", line=update.line)
    for passage in story.passages:
        yield RecordLine(id=passage.line.id, section="sentence", line=passage.line)


def line_told(story: Story, change: Change) -> str | None:
    """Return the id of the line of the record that a line of a brief tells, if it has one."""
    event = story.event(change.about)
    if event is not None:
        return event.line.id
    row = next((r for r in story.ledger if r.id == change.about), None)
    if row is not None:
        return row.what.id
    one = next((d for d in story.disagreements if d.id == change.about), None)
    if one is not None:
        return disagreement_id(one)
    ids = {
        *(s.line.id for s in story.statements),
        *(u.line.id for u in story.updates),
        *(p.line.id for p in story.passages),
    }
    return next((i for i in (change.about, change.line.id) if i in ids), None)


def named(
    story: Story, one: RecordLine, readings: Readings, field: Field | None = None
) -> tuple[tuple[Pointer, ...], int]:
    """Return the words by which a judgement names a line, and how many are of its first side.

    For a change of state the words that show it come first, then the row's; where a state is set,
    the row's words, then those of the changes held by now.
    """
    if one.section == "event":
        event = next(e for e in story.events if e.line.id == one.id)
        return event_words(event), 0
    if one.section == "ledger":
        row = next(r for r in story.ledger if r.what.id == one.id)
        words = row_words(story, row, readings)
        shown = [p for c in row.changes for p in c.pointers[:1]] if field == "state" else []
        return (*words, *shown), len(words) if field == "state" else 0
    if one.section == "change":
        row = next(r for r in story.ledger if r.what.id == one.of)
        return (*one.line.pointers, *row_words(story, row, readings)), len(one.line.pointers)
    if one.section == "disagreement":
        whole = next(d for d in story.disagreements if disagreement_id(d) == one.id)
        return one.line.pointers, _first_side(whole)
    return one.line.pointers, 0


def _first_side(one: Disagreement) -> int:
    return len(dict.fromkeys(one.sides[0].line.pointers))


def event_words(event: StoryEvent) -> tuple[Pointer, ...]:
    """Return the verbs by which an event's tellings are known, those its line rests on first."""
    shown = set(event.line.pointers)
    tellings = sorted(event.tellings, key=lambda t: not shown & set(t.pointers[1:]))
    return tuple(dict.fromkeys(t.pointers[0] for t in tellings))


def row_words(story: Story, row: LedgerRow, readings: Readings) -> tuple[Pointer, ...]:
    """Return the words by which the voices of a row are known; of a planned meeting its verbs."""
    acts = {t for e in story.events for t in e.tellings}
    shown = set(row.what.pointers)
    tellings = sorted(row.tellings, key=lambda t: not shown & set(t.pointers))
    return tuple(
        dict.fromkeys(
            t.pointers[0] if t in acts else _voiced(t, readings(t.article)) for t in tellings
        )
    )


def _voiced(telling: Telling, reading: Reading | None) -> Pointer:
    if reading is None or telling.index >= len(reading.commitments):
        return telling.pointers[0]
    span = main_span(reading, "commitment", telling.index)
    if span is None:
        return telling.pointers[0]
    return Pointer(telling.article, span, span.of(reading.article.text))
