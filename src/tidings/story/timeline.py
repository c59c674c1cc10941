"""The timeline: what a story tells, by date, and the parties as lanes to draw it on."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tidings.codebook.plover import load_plover
from tidings.codebook.story import load_story
from tidings.story.parties import party, side
from tidings.values import (
    Interval,
    LedgerRow,
    Line,
    Status,
    Story,
    StoryActor,
    StoryEvent,
    StoryStatement,
)

BeatKind = Literal["act", "statement", "commitment"]
LANES = 6
"""Lanes of a drawing at most; whoever else takes part shares the last one."""
OTHERS = "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One party of a drawing: a state with its people and seats, a body, or all others."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One dated thing: an act, a statement, or a commitment from its first word to its end.

    `when` is its date, of a commitment when it was first voiced; `until` when a commitment ended
    or falls due, none while that is open. `by` and `to` are keys of lanes. `state` is an act's
    status or a commitment's state, "" for a statement.
    """

    kind: BeatKind
    about: str
    line: Line
    when: Interval
    state: str = ""
    until: Interval | None = None
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


def timeline(story: Story) -> tuple[tuple[Interval, Line, Status], ...]:
    """Return the story's acts by date, planned and called-off ones too; undated ones last.

    Words against somebody (demands, threats, …) are in the ledger and among the statements.
    """
    rows = [(e.when, e.line, e.status) for e in acts(story)]
    return tuple(sorted(rows, key=lambda r: date_key(r[0])))


def acts(story: Story) -> tuple[StoryEvent, ...]:
    """Return the events that are acts: done, going on, planned or called off, and not words.

    A refusal with a day is one, and so is what courts and embassies do: a summons, a charge.
    """
    quads = load_plover()
    return tuple(
        e
        for e in story.events
        if e.status in ("happened", "ongoing", "planned", "called off")
        and (e.type not in quads.types or quads.quad(e.type) != 3 or _done_in_words(e))
    )


def _done_in_words(event: StoryEvent) -> bool:
    """Tell whether words against somebody are an act with its day: a refusal, a summons."""
    if event.when.first_day is None:
        return False
    if event.type == "REJECT":
        return event.status == "happened"
    said = set(re.findall(r"[a-z]+", event.line.text.casefold()))
    return event.type == "ACCUSE" and not said.isdisjoint(load_story().formal)


def date_key(when: Interval) -> tuple[str, str, int]:
    """Return what sorts dated lines: by the first day, or where that is open by the last one.

    "By 20 June" stands after what happened on 20 June; what has no date at all stands last.
    """
    first = when.first_day or when.last_day or "9999"
    return (first, when.last_day or "9999", when.first_day is None)


def lanes(story: Story) -> tuple[Lane, ...]:
    """Return the parties that do, suffer, say or owe most, the busiest first, then the others."""
    busy = Counter(_parts(story))
    known = {a.id: a for a in story.actors}
    keys: dict[str, list[StoryActor]] = {}
    for ident, times in busy.items():
        if ident in known and known[ident].kind != "unnamed" and times:
            keys.setdefault(side(known[ident]), []).append(known[ident])
    weight = {k: sum(busy[a.id] for a in actors) for k, actors in keys.items()}
    order = sorted(weight, key=lambda k: (-weight[k], k))
    room = LANES if len(order) <= LANES else LANES - 1
    found = [Lane(key=k, name=_lane_name(keys[k], busy)) for k in order[:room]]
    if len(order) > room:
        found.append(Lane(key=OTHERS, name=OTHERS))
    return tuple(found)


def _parts(story: Story) -> Iterable[str]:
    for event in story.events:
        yield from (*event.source, *event.target)
    for said in story.statements:
        yield from said.speakers
    for row in story.ledger:
        yield from (*row.by, *row.to)


def _lane_name(actors: Sequence[StoryActor], busy: Counter[str]) -> str:
    """Return what a lane is called: the state itself where it takes part, else the busiest."""
    states = [a for a in actors if a.country and party(a) == a.country and a.stands_for is None]
    among = states or list(actors)
    return max(among, key=lambda a: (busy[a.id], a.id)).name


def beats(story: Story) -> tuple[Beat, ...]:
    """Return all that can stand on a timeline, in order of date; what is undated stands last."""
    where = _lane_of(story)
    found = [
        *(_act(e, where) for e in acts(story)),
        *(_said(s, where) for s in story.statements),
        *(_owed(r, where) for r in story.ledger),
    ]
    return tuple(sorted(found, key=lambda b: (*date_key(b.when), b.kind, b.line.id)))


def _lane_of(story: Story) -> dict[str, str]:
    drawn = {lane.key for lane in lanes(story)}
    return {a.id: side(a) if side(a) in drawn else OTHERS for a in story.actors}


def _keys(where: dict[str, str], idents: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(where[i] for i in idents if i in where))


def _act(event: StoryEvent, where: dict[str, str]) -> Beat:
    return Beat(
        kind="act",
        about=event.id,
        line=event.line,
        when=event.when,
        state="postponed" if event.postponed else event.status,
        by=_keys(where, event.source),
        to=_keys(where, event.target),
    )


def _said(said: StoryStatement, where: dict[str, str]) -> Beat:
    return Beat(
        kind="statement",
        about=said.id,
        line=said.line,
        when=said.when,
        by=_keys(where, said.speakers),
        to=_keys(where, said.to),
    )


def _owed(row: LedgerRow, where: dict[str, str]) -> Beat:
    return Beat(
        kind="commitment",
        about=row.id,
        line=row.what,
        when=row.voiced,
        state=row.state,
        until=_until(row),
        by=_keys(where, row.by),
        to=_keys(where, row.to),
    )


def _until(row: LedgerRow) -> Interval | None:
    """Return when a commitment came to its end as articles say, else the day it falls due."""
    last = next((c for c in reversed(row.changes) if c.state == row.state), None)
    if last is not None and row.state not in ("open", "repeated", "hardened", "softened"):
        return last.when
    return row.due


def last_day(story: Story) -> str | None:
    """Return the last day on which an article of the story may have been published."""
    days = [d for c in story.coverage if (d := c.published.last_day)]
    return max(days) if days else None


def first_day(story: Story) -> str | None:
    """Return the first day on which an article of the story may have been published."""
    days = [d for c in story.coverage if (d := c.published.first_day or c.published.last_day)]
    return min(days) if days else None
