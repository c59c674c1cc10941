"""What a person sets on a line by hand: its text, a date, how an act stands, a state, a due day.

A correction sets what it names and nothing else. What the record said stays with the line. Of how
an act stands, and of a commitment's state, articles that were not held when it was judged may tell
more: then that is so.
"""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast, get_args

from tidings.codebook.ledger import load_ledger
from tidings.story.outcomes import lapse, standing
from tidings.values import (
    UNKNOWN,
    Interval,
    Judgement,
    LedgerRow,
    LedgerState,
    Line,
    Piece,
    StateChange,
    Status,
    StoryEvent,
)
from tidings.values.dates import Granularity
from tidings.values.story import ByHand, Field

Sets = Mapping[Field, Judgement]
"""What a person set on one line: the last correction of each field."""

STATUSES: tuple[Status, ...] = tuple(
    s for s in get_args(Status) if s not in ("hypothetical", "counterfactual")
)
BASIS = "set by hand"
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_OF_PLANS: Mapping[str, LedgerState] = {
    "planned": "open",
    "called off": "called off",
    "happened": "carried out",
    "ongoing": "carried out",
}
"""How a planned meeting stands → what that makes of the plan."""


def states() -> tuple[LedgerState, ...]:
    """Return the states that a person may set on a row of the ledger."""
    return ("open", *sorted(s for s in load_ledger().after if s != "open"))


def interval_of(text: str) -> Interval | None:
    """Return the dates meant by "2017-06-23", "2017-06", "2017" or "2017-06-01..2017-06-23".

    None where the text is none of these.
    """
    first, dots, last = text.strip().partition("..")
    begin, end = _ends(first), _ends(last if dots else first)
    if begin is None or end is None or begin[0] > end[1]:
        return None
    sizes: Mapping[int, Granularity] = {4: "year", 7: "month", 10: "day"}
    size = sizes[len(first.strip())] if not dots else "day"
    return Interval(earliest=begin[0], latest=end[1], granularity=size, basis=BASIS)


def _ends(text: str) -> tuple[str, str] | None:
    """Return the first and last day of a day, month or year."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(g) if g else 0 for g in found.groups())
    try:
        begin = date(year, month or 1, day or 1)
        last = day or monthrange(year, month or 12)[1]
        return begin.isoformat(), date(year, month or 12, last).isoformat()
    except ValueError:
        return None


def as_text(when: Interval | None) -> str:
    """Return an interval as it may be set again: "2017-06-23", "2017-06-01..2017-06-23", "".

    >>> as_text(interval_of("2017-02"))
    '2017-02-01..2017-02-28'
    """
    if when is None or not when.known:
        return ""
    first, last = when.first_day or "", when.last_day or ""
    return first if first == last else f"{first}..{last}"


def with_text(line: Line, judgement: Judgement) -> Line:
    """Return a line that says what a person would have it say."""
    said = judgement.correction or ""
    mark = ByHand(field="text", was=line.text, judgement=judgement.id)
    pieces = (Piece(text=said),)
    return replace(line, pieces=pieces, corrected=said, by_hand=(*line.by_hand, mark))


def _marked(line: Line, field: Field, was: str, judgement: Judgement) -> Line:
    mark = ByHand(field=field, was=was, judgement=judgement.id)
    return replace(line, by_hand=(*line.by_hand, mark))


def set_event(event: StoryEvent, sets: Sets, judged: frozenset[tuple[str, int]]) -> StoryEvent:
    """Return an event as a person set it; `judged` are the tellings held when its status was."""
    line = event.line
    if (text := sets.get("text")) is not None:
        event = replace(event, line=with_text(line, text))
    if (dated := sets.get("date")) is not None and (when := interval_of(dated.correction or "")):
        line = _marked(event.line, "date", as_text(event.when), dated)
        event = replace(event, when=when, line=line)
    told = sets.get("status")
    if told is not None and told.correction in STATUSES and not _told_since(event, judged):
        was = "postponed" if event.postponed else event.status
        line = _marked(event.line, "status", was, told)
        status = next(s for s in STATUSES if s == told.correction)
        event = replace(event, status=status, postponed=False, line=line)
    return event


def _told_since(event: StoryEvent, judged: frozenset[tuple[str, int]]) -> bool:
    """Tell whether the last to say how an act stands was not held when it was judged."""
    last = event.history[-1][1] if event.history else None
    return last is not None and (last.article, last.index) not in judged


@dataclass(frozen=True, slots=True)
class RowSets:
    """What a person set on a row, with the places in `changes` after which a state was set."""

    sets: Sets
    after: int = 0


def set_row(row: LedgerRow, found: RowSets, as_of: str | None) -> LedgerRow:
    """Return a row as a person set it; what was said after the judgement moves it on."""
    sets = found.sets
    if (text := sets.get("text")) is not None:
        row = replace(row, what=with_text(row.what, text))
    if (due := sets.get("due")) is not None and (day := interval_of(due.correction or "")):
        row = replace(row, due=day, what=_marked(row.what, "due", as_text(row.due), due))
    told = sets.get("state")
    if told is not None and told.correction in states():
        row = _moved(row, told, found.after)
    return settle(row, row.changes, row.offered, as_of) if {"due", "state"} & set(sets) else row


def _moved(row: LedgerRow, told: Judgement, after: int) -> LedgerRow:
    change = StateChange(
        state=cast(LedgerState, told.correction),
        how="corrected",
        when=UNKNOWN,
        pointers=row.what.pointers,
        why=f"corrected by hand{f': {told.why}' if told.why else ''}",
    )
    changes = (*row.changes[:after], change, *row.changes[after:])
    return replace(row, changes=changes, what=_marked(row.what, "state", row.state, told))


def settle(
    row: LedgerRow,
    changes: Sequence[StateChange],
    offered: Sequence[StateChange],
    as_of: str | None,
    *,
    may_lapse: bool = True,
) -> LedgerRow:
    """Return a row with these changes, in the state that they leave it in.

    A state that a person set does not lapse.
    """
    said = tuple(c for c in changes if not (c.how == "inferred" and c.state == "lapsed"))
    state = standing(row.kind, said)
    row = replace(row, changes=said, offered=tuple(offered), state=state)
    by_hand = any(c.how == "corrected" for c in said)
    return lapse(row, as_of) if may_lapse and not by_hand else row


def follow_event(row: LedgerRow, event: StoryEvent, as_of: str | None) -> LedgerRow:
    """Return the row of a planned meeting as a person set the meeting."""
    marks = {m.field: m for m in event.line.by_hand}
    changes = row.changes
    if "date" in marks and event.status == "planned":
        row = replace(
            row, due=event.when, what=_kept(row.what, "due", as_text(row.due), marks["date"])
        )
    if "status" in marks and event.status in _OF_PLANS:
        state = _OF_PLANS[event.status]
        change = StateChange(
            state=state, how="corrected", when=UNKNOWN, pointers=event.line.pointers,
            why="corrected by hand",
        )  # fmt: skip
        changes = (*changes, change)
        row = replace(row, what=_kept(row.what, "state", row.state, marks["status"]))
    return settle(row, changes, row.offered, as_of) if {"date", "status"} & set(marks) else row


def _kept(line: Line, field: Field, was: str, mark: ByHand) -> Line:
    own = ByHand(field=field, was=was, judgement=mark.judgement)
    return replace(line, by_hand=(*line.by_hand, own))
