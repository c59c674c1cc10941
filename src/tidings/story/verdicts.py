"""What persons have judged of lines: what is left out of a story, and what is shown corrected.

What is judged wrong is left out before anything is made of it: it moves no row of the ledger, is no
side of a disagreement, and no sentence of a brief tells it in its place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from tidings.codec import short_id
from tidings.story.accounts import Account
from tidings.story.merging import Merged
from tidings.story.pieces import line_id
from tidings.story.set_by_hand import (
    RowSets,
    follow_event,
    set_event,
    set_row,
    settle,
    with_text,
)
from tidings.story.struck import Found, Kind, Place, kind_of
from tidings.values import (
    Disagreement,
    Entry,
    Judgement,
    LedgerRow,
    Line,
    Passage,
    Pointer,
    Side,
    Span,
    StateChange,
    StoryEvent,
    StoryStatement,
    Telling,
    Update,
)
from tidings.values.story import Field

Lined = TypeVar("Lined", Update, Passage)
_ALIKE = 0.6
"""Share of the letters that two lines rest on that must be common, for them to be one line."""


def standing(entries: Sequence[Entry]) -> tuple[Judgement, ...]:
    """Return the judgements of a log that were not taken back, in order of the log."""
    held: dict[str, Judgement] = {}
    for entry in sorted(entries, key=lambda e: e.seq):
        if entry.judgement is None:
            continue
        if entry.kind == "take back":
            held.pop(entry.judgement.id, None)
        elif entry.kind == "judgement":
            held[entry.judgement.id] = entry.judgement
    return tuple(held.values())


def change_id(row: LedgerRow, change: StateChange) -> str:
    """Return the id of a change of state, as a line of the record."""
    first = change.pointers[0] if change.pointers else row.what.pointers[0]
    return f"m-{short_id('change', row.id, change.state, first.article, first.span.start)}"


def disagreement_id(one: Disagreement) -> str:
    """Return the id of a whole disagreement, as a line of the record."""
    return f"q-{one.id}"


@dataclass
class Verdicts:
    """The judgements on the lines of one story, and what became of them so far.

    `heeded` are those that hold, `wrong` the ids of the lines that are left out.
    """

    found: Found
    heeded: dict[str, None] = field(default_factory=dict)
    wrong: dict[str, None] = field(default_factory=dict)

    def accounts(self, accounts: Sequence[Account]) -> tuple[Account, ...]:
        """Return the accounts without what was judged wrong in them."""
        if not self.found.judgements:
            return tuple(accounts)
        struck = self.found.struck()
        for judgement in self.found.last.values():
            if judgement.verdict == "wrong":
                self._gone(judgement, judgement.line)
        return tuple(replace(a, struck=struck[a.id]) if a.id in struck else a for a in accounts)

    def events(self, merged: Merged) -> Merged:
        """Return the events as persons set them, without those judged wrong as wholes."""
        gone = {merged.of[place] for place in self.found.whole_acts() if place in merged.of}
        if gone:
            merged = replace(
                merged,
                events=tuple(e for e in merged.events if e.id not in gone),
                acts={k: a for k, a in merged.acts.items() if k not in gone},
                of={p: e for p, e in merged.of.items() if e not in gone},
            )
        sets = self._sets("e", {("event", *place): e for place, e in merged.of.items()})
        if not sets:
            return merged
        return replace(
            merged, events=tuple(self._event(e, sets.get(e.id, {})) for e in merged.events)
        )

    def _event(self, event: StoryEvent, sets: Mapping[Field, Judgement]) -> StoryEvent:
        told = sets.get("status")
        judged = frozenset((a, n) for _, a, n in self._places_of(told)) if told else frozenset()
        event = set_event(event, sets, judged)
        self._held(event.line)
        return event

    def rows(
        self, rows: Sequence[LedgerRow], events: Sequence[StoryEvent], as_of: str | None
    ) -> tuple[LedgerRow, ...]:
        """Return the ledger without the changes judged wrong, and as persons set its rows."""
        if not self.found.judgements:
            return tuple(rows)
        meetings = {t: e for e in events for t in e.tellings}
        homes: dict[Place, str] = {}
        for row in rows:
            for told in row.tellings:
                kind: Kind = "event" if told in meetings else "commitment"
                homes[kind, told.article, told.index] = row.id
        sets = self._sets("c", homes)
        return tuple(
            self._row(row, sets.get(row.id, {}), _meeting(row, meetings), as_of) for row in rows
        )

    def _row(
        self,
        row: LedgerRow,
        sets: Mapping[Field, Judgement],
        meeting: StoryEvent | None,
        as_of: str | None,
    ) -> LedgerRow:
        row = self._without(row, as_of)
        if meeting is not None:
            row = follow_event(row, meeting, as_of)
        row = set_row(row, RowSets(sets, self._known(row, sets.get("state"))), as_of)
        self._held(row.what)
        return row

    def _known(self, row: LedgerRow, told: Judgement | None) -> int:
        """Return after which of a row's changes a person set its state: the last then held."""
        if told is None or not told.apart:
            return len(row.changes) if told else 0
        known = told.subjects[told.apart :]
        held = [n for n, c in enumerate(row.changes, 1) if _common(c.pointers, known) > 0]
        return max(held, default=0)

    def _without(self, row: LedgerRow, as_of: str | None) -> LedgerRow:
        """Return a row without the changes judged wrong, in the state that it is in without."""
        gone = [
            c
            for c in (*row.changes, *row.offered)
            if self._wrong_change(row, c) or self._on_wrong_act(c)
        ]
        if not gone:
            return row
        return settle(
            row,
            [c for c in row.changes if c not in gone],
            [c for c in row.offered if c not in gone],
            as_of,
            may_lapse=all(c.state != "lapsed" for c in gone),
        )

    def _on_wrong_act(self, change: StateChange) -> bool:
        """Tell whether articles show a change by an act that was judged wrong."""
        acts = self._wrong_acts if change.how == "said" else ()
        return any(
            p.article == article and p.span.holds(verb)
            for article, verb in acts
            for p in change.pointers
        )

    @cached_property
    def _wrong_acts(self) -> frozenset[tuple[str, Span]]:
        return frozenset(self.found.struck_words("e"))

    def _wrong_change(self, row: LedgerRow, change: StateChange) -> bool:
        ident = change_id(row, change)
        mine = (*row.what.pointers, *(p for t in row.tellings for p in t.pointers))
        for judgement in reversed(self._of_kind("m")):
            shown, whose = judgement.sides if judgement.apart else (judgement.subjects, ())
            same = judgement.kind == change.state and _common(change.pointers, shown) >= _ALIKE
            if judgement.line == ident or (same and _common(mine, whose) > 0):
                self._gone(judgement, ident)
                return True
        return False

    def statements(self, statements: Sequence[StoryStatement]) -> tuple[StoryStatement, ...]:
        """Return the statements as persons would have them."""
        places: dict[Place, str] = {
            ("statement", s.telling.article, s.telling.index): s.id for s in statements
        }
        sets = self._sets("s", places)
        return tuple(self._said(s, sets.get(s.id, {})) for s in statements)

    def _said(self, said: StoryStatement, sets: Mapping[Field, Judgement]) -> StoryStatement:
        if "text" not in sets:
            return said
        said = replace(said, line=with_text(said.line, sets["text"]))
        self._held(said.line)
        return said

    def disagreements(
        self, found: Sequence[Disagreement], statements: Sequence[StoryStatement]
    ) -> tuple[Disagreement, ...]:
        """Return the disagreements that nobody called none, with what is corrected in them."""
        if not self.found.judgements:
            return tuple(found)
        corrected = {
            line_id("d", s.line.pointers[0].article, s.line.pointers[0].span): s.line
            for s in statements
            if s.line.corrected is not None
        }
        told = ((d, self._sides(d, corrected)) for d in found if not self._none(d))
        return tuple(replace(d, sides=sides) for d, sides in told if len(sides) > 1)

    def _sides(self, one: Disagreement, corrected: Mapping[str, Line]) -> tuple[Side, ...]:
        """Return the sides that stand; without one of two it is none, of three two still differ."""
        sides = []
        for side in one.sides:
            line = self._line(side.line)
            if line is None:
                continue
            if line.corrected is None and line.id in corrected:
                same = corrected[line.id]
                line = replace(
                    line, pieces=same.pieces, corrected=same.corrected, by_hand=same.by_hand
                )
            sides.append(replace(side, line=line))
        return tuple(sides)

    def _none(self, one: Disagreement) -> bool:
        ident = disagreement_id(one)
        pointers = [p for s in one.sides for p in s.line.pointers]
        for judgement in reversed(self._of_kind("q")):
            same = judgement.kind == one.kind and _common(pointers, judgement.subjects) >= _ALIKE
            if judgement.line == ident or same:
                self._gone(judgement, ident)
                return True
        return False

    def lines(self, values: Sequence[Lined]) -> tuple[Lined, ...]:
        """Return updates or sentences without those judged wrong, the others as corrected."""
        if not self.found.judgements:
            return tuple(values)
        found = [(v, self._line(v.line)) for v in values]
        return tuple(v if v.line is line else replace(v, line=line) for v, line in found if line)

    def passages(self, passages: Sequence[Passage]) -> tuple[Passage, ...]:
        """Return the sentences, those marked that tell what was judged wrong."""
        if not self.found.judgements:
            return tuple(passages)
        gone = self.found.struck_words()
        marked = []
        for passage in passages:
            line = self._line(passage.line)
            span = passage.line.pointers[-1].span
            wrong = line is None or any(a == passage.article and span.meets(s) for a, s in gone)
            marked.append(replace(passage, line=line or passage.line, wrong=wrong))
        return tuple(marked)

    def _line(self, line: Line) -> Line | None:
        """Return a line as it was last judged, none where that was that it is wrong."""
        last = None
        for judgement in self._of_kind(line.id.partition("-")[0]):
            if judgement.line == line.id or _common(line.pointers, judgement.subjects) >= _ALIKE:
                last = judgement
        if last is None:
            return line
        if last.verdict == "wrong":
            self._gone(last, line.id)
            return None
        self.heeded[last.id] = None
        return with_text(line, last)

    def _of_kind(self, letter: str) -> list[Judgement]:
        return [j for j in self.found.judgements if kind_of(j) == letter]

    def _places_of(self, judgement: Judgement) -> Iterable[Place]:
        pairs = zip(self.found.judgements, self.found.places, strict=True)
        return next((places for j, places in pairs if j is judgement), ())

    def _sets(self, letter: str, homes: Mapping[Place, str]) -> dict[str, dict[Field, Judgement]]:
        """Return by what it is set on what persons set: the last correction of each field."""
        found: dict[str, dict[Field, Judgement]] = {}
        for judgement, places in self.found.homes():
            home = next((homes[p] for p in places if p in homes), None)
            if kind_of(judgement) == letter and home is not None:
                found.setdefault(home, {})[judgement.field or "text"] = judgement
        return found

    def _gone(self, judgement: Judgement, line: str | None) -> None:
        self.heeded[judgement.id] = None
        self.wrong[line or ""] = None

    def _held(self, line: Line) -> None:
        self.heeded.update(dict.fromkeys(m.judgement for m in line.by_hand))


def _meeting(row: LedgerRow, meetings: Mapping[Telling, StoryEvent]) -> StoryEvent | None:
    """Return the planned meeting that a row is of: one that a person set, if there are several."""
    found = [meetings[t] for t in row.tellings if t in meetings]
    return next((e for e in found if e.line.by_hand), found[0] if found else None)


def _common(pointers: Iterable[Pointer], others: Iterable[Pointer]) -> float:
    """Return the share of the letters that two lots of words stand on that both have."""
    one, other = _letters(pointers), _letters(others)
    return len(one & other) / len(one | other) if one and other else 0.0


def _letters(pointers: Iterable[Pointer]) -> set[tuple[str, int]]:
    return {(p.article, n) for p in pointers for n in range(p.span.start, p.span.end)}
