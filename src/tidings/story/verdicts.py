"""What persons have judged: which judgements stand, and what they leave out or correct."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tidings.values import (
    Disagreement,
    Entry,
    Judgement,
    LedgerRow,
    Line,
    Pointer,
    Story,
    StoryEvent,
    StoryStatement,
    Update,
)

Lined = TypeVar("Lined", StoryEvent, StoryStatement, Update)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The judgements that stand, in order of the log."""

    judgements: tuple[Judgement, ...]

    def of(self, line: Line, proofs: Sequence[Pointer] = ()) -> Judgement | None:
        """Return the last verdict on a line, found by its id or by the words it was judged by."""
        found = None
        for judgement in self.judgements:
            if judgement.about != "line" or judgement.verdict not in ("wrong", "corrected"):
                continue
            if judgement.line == line.id or _by_words(judgement, line, proofs):
                found = judgement
        return found

    def apply(self, story: Story) -> Story:
        """Return the story without the lines judged wrong, and with the corrections shown."""
        if not any(j.about == "line" for j in self.judgements):
            return story
        wrong: list[str] = []
        events = self._lines(story.events, wrong)
        gone = {e.id for e in story.events} - {e.id for e in events}
        return replace(
            story,
            events=tuple(_without(e, gone) for e in events),
            statements=self._lines(story.statements, wrong),
            updates=self._lines(story.updates, wrong),
            ledger=self._ledger(story.ledger, wrong),
            disagreements=self._sides(story.disagreements, wrong),
            wrong=tuple(dict.fromkeys(wrong)),
        )

    def _lines(self, values: Sequence[Lined], wrong: list[str]) -> tuple[Lined, ...]:
        kept: list[Lined] = []
        for value in values:
            line = self._line(value.line, wrong)
            if line is not None:
                kept.append(value if line is value.line else replace(value, line=line))
        return tuple(kept)

    def _line(self, line: Line, wrong: list[str]) -> Line | None:
        verdict = self.of(line)
        if verdict is None:
            return line
        if verdict.verdict == "wrong":
            wrong.append(line.id)
            return None
        return replace(line, corrected=verdict.correction)

    def _ledger(self, rows: Sequence[LedgerRow], wrong: list[str]) -> tuple[LedgerRow, ...]:
        kept = []
        for row in rows:
            line = self._line(row.what, wrong)
            if line is not None:
                kept.append(row if line is row.what else replace(row, what=line))
        ids = {r.id for r in kept}
        return tuple(replace(r, related=tuple(i for i in r.related if i in ids)) for r in kept)

    def _sides(self, found: Sequence[Disagreement], wrong: list[str]) -> tuple[Disagreement, ...]:
        kept = []
        for one in found:
            lines = [self._line(s.line, wrong) for s in one.sides]
            whole = [
                replace(s, line=line) for s, line in zip(one.sides, lines, strict=True) if line
            ]
            if len(whole) == len(one.sides):
                kept.append(replace(one, sides=tuple(whole)))
        return tuple(kept)


def _by_words(judgement: Judgement, line: Line, proofs: Sequence[Pointer]) -> bool:
    """Tell whether a line of the judged kind rests on the very words that were judged.

    A line's id changes where a rereading moves its first words; the words themselves stay.
    """
    if judgement.line is None or judgement.line[:2] != line.id[:2] or not judgement.subjects:
        return False
    mine = {(p.article, p.words) for p in (*line.pointers, *proofs)}
    return all((p.article, p.words) in mine for p in judgement.subjects)


def _without(event: StoryEvent, gone: set[str]) -> StoryEvent:
    if event.answers in gone:
        return replace(event, answers=None, answer_pointers=())
    return event


def standing(entries: Sequence[Entry]) -> Verdicts:
    """Return the judgements of a log that were not taken back."""
    held: dict[str, Judgement] = {}
    for entry in sorted(entries, key=lambda e: e.seq):
        if entry.judgement is None:
            continue
        if entry.kind == "take back":
            held.pop(entry.judgement.id, None)
        elif entry.kind == "judgement":
            held[entry.judgement.id] = entry.judgement
    return Verdicts(tuple(held.values()))
