"""Meetings told as planned, put off, called off and held: one row where sides and day agree.

An article may name the states where the plan named their ministers, and say nothing of the day.
A meeting that took place is the planned one only where its day is the day planned.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tidings.codebook.ledger import load_ledger
from tidings.story.merging import Merged
from tidings.story.parties import Actors
from tidings.story.plans import tells_deed
from tidings.story.stems import stem, words_of
from tidings.story.synonyms import surely_one
from tidings.values import Interval, LedgerRow, LedgerState, StateChange, StoryEvent

_MEET = stem("meeting")
_CLOSED = re.compile(
    r"\b(?:end|open|conclud|finish|held|began|start|clos)\w*\b(?: \w+){0,5}?"
    r" (?:talks|meeting|summit|negotiations)\b",
    re.IGNORECASE,
)
"""Words by which a meeting took place: "ended six hours of talks"."""
_FATES = frozenset({"called off", "postponed", "carried out"})


def join_meetings(
    rows: Sequence[LedgerRow],
    merged: Merged,
    actors: Actors,
    order: Mapping[str, int],
    moved: Mapping[tuple[str, int], Interval],
) -> list[LedgerRow]:
    """Return the rows of a ledger, those of one meeting made one, and held where it was held.

    `moved` gives the day that a meeting was put off to, by the place of its first telling.
    """
    kept = sorted(rows, key=lambda r: (order[r.tellings[0].article], r.id))
    found = _joined_once(kept, actors)
    while len(found) < len(kept):  # what was put off to a day meets what was told of that day
        kept, found = found, _joined_once(found, actors)
    return [_held(_on_new_day(r, moved), merged, actors) if is_meeting(r) else r for r in found]


def _on_new_day(row: LedgerRow, moved: Mapping[tuple[str, int], Interval]) -> LedgerRow:
    new = next((moved[k] for t in row.tellings if (k := (t.article, t.index)) in moved), None)
    return row if new is None else replace(row, due=new)


def _joined_once(rows: Sequence[LedgerRow], actors: Actors) -> list[LedgerRow]:
    kept: list[LedgerRow] = []
    for row in rows:
        fitting = _fitting(kept, row, actors) if is_meeting(row) else []
        if len(fitting) == 1:
            kept[kept.index(fitting[0])] = _joined(fitting[0], row)
        else:
            kept.append(row)
    return kept


def _fitting(kept: Sequence[LedgerRow], row: LedgerRow, actors: Actors) -> list[LedgerRow]:
    """Return the rows that one told later may be of; what is put off had an earlier day."""
    found = [k for k in kept if is_meeting(k) and _one(k, row, actors)]
    new = row.due.first_day if row.due else None
    if _put_off(row) and new:
        if not found:
            found = [k for k in kept if is_meeting(k) and _gave_way(k, row, actors)]
        earlier = [k for k in found if k.due and (k.due.first_day or new) < new]
        return earlier or found
    return found


def _put_off(row: LedgerRow) -> bool:
    return any(c.state == "postponed" for c in row.changes)


def _gave_way(known: LedgerRow, told: LedgerRow, actors: Actors) -> bool:
    """Tell whether an earlier day of the same sides is the one that a meeting was put off from."""
    mine, theirs = _countries(known, actors), _countries(told, actors)
    first, second = _exact(known.due), _exact(told.due)
    waits = known.state not in load_ledger().ended and not _put_off(known)
    return len(mine) > 1 and mine == theirs and waits and bool(first and second and first < second)


def is_meeting(row: LedgerRow) -> bool:
    """Tell whether a row is of a planned meeting, summit or round of talks."""
    if row.kind != "plan":
        return False
    words = words_of(row.what.text)
    return any(surely_one(stem(w), _MEET) for w in words)


def _one(known: LedgerRow, told: LedgerRow, actors: Actors) -> bool:
    """Tell whether a row told later is of a meeting that is known."""
    mine, theirs = _countries(known, actors), _countries(told, actors)
    here = {t.article for t in known.tellings}
    together = any(t.article in here for t in told.tellings)
    unknown = any(actors[i].country is None for r in (known, told) for i in (*r.by, *r.to))
    same_day = _exact(known.due) is not None and _exact(known.due) == _exact(told.due)
    if not theirs or not mine:
        if not together and not same_day:
            return False
    elif not (mine <= theirs or theirs <= mine or (unknown and same_day)):
        return False
    if _put_off(told) and together:
        return True
    first, second = _exact(known.due), _exact(told.due)
    if first and second:
        return first == second
    if second is None and told.state in _FATES and first:
        return _may_be(first, told.due)
    return False


def _countries(row: LedgerRow, actors: Actors) -> frozenset[str]:
    return frozenset(c for i in (*row.by, *row.to) if (c := actors[i].country))


def _exact(due: Interval | None) -> str | None:
    """Return the day, where it is one day."""
    return due.first_day if due and due.first_day == due.last_day else None


def _may_be(day: str, due: Interval | None) -> bool:
    """Tell whether a vaguer date ("in May") holds a day; none is no date at all."""
    if due is None or due.first_day is None or due.last_day is None:
        return False
    return due.first_day <= day <= due.last_day


def _joined(known: LedgerRow, told: LedgerRow) -> LedgerRow:
    """Return two rows of one meeting as one, the first told keeping its words and its id."""
    changes = list(known.changes)
    for change in told.changes:
        at = _place(change, changes)
        before = changes[at - 1].state if at else None
        if before != change.state and not any(_again(c, change) for c in changes):
            changes.insert(at, change)
    put_off = _put_off(told) and told.due is not None
    return replace(
        known,
        by=known.by or told.by,
        to=known.to or told.to,
        due=told.due if put_off or known.due is None else known.due,
        changes=tuple(changes),
        state=_state(changes),
        offered=(*known.offered, *told.offered),
        tellings=(*known.tellings, *told.tellings),
        last_heard=max((d for d in (known.last_heard, told.last_heard) if d), default=None),
    )


def _place(change: StateChange, changes: Sequence[StateChange]) -> int:
    """Return where a change belongs among others: after all but those of a later day."""
    at, day = len(changes), change.when.last_day
    while at and day and (changes[at - 1].when.first_day or "") > day:
        at -= 1
    return at


def _again(known: StateChange, told: StateChange) -> bool:
    """Tell whether two changes are one, told twice: to one state on one day."""
    day = _exact(known.when)
    return known.state == told.state and day is not None and day == _exact(told.when)


def _state(changes: Sequence[StateChange]) -> LedgerState:
    state: LedgerState = "open"
    for change in changes:
        if change.how == "said":
            state = load_ledger().next_state("plan", state, change.state)
    return state


def _held(row: LedgerRow, merged: Merged, actors: Actors) -> LedgerRow:
    """Return a row with the meeting that took place on its very day, by the same sides."""
    day = _exact(row.due)
    if day is None or row.state in load_ledger().ended:
        return row
    for event in merged.events:
        if not (_took_place(event, day) and _by_these(row, event, actors)):
            continue
        for told in filter(tells_deed, merged.acts[event.id].tellings):
            change = StateChange(
                state="carried out", how="said", when=event.when,
                pointers=told.account.pointers((told.event.span,)),
                why="the article says that it took place on that day",
            )  # fmt: skip
            changes = (*row.changes, change)
            tellings = (*row.tellings, *event.tellings)
            return replace(
                row, changes=changes, state=_state(changes), tellings=tellings, offered=()
            )
    return row


def _took_place(event: StoryEvent, day: str) -> bool:
    known = event.when.first_day == event.when.last_day == day
    met = event.type == "CONSULT" or any(
        _CLOSED.search(p.words) for t in event.tellings for p in t.pointers
    )
    return met and event.status == "happened" and known and not event.alleged_by


def _by_these(row: LedgerRow, event: StoryEvent, actors: Actors) -> bool:
    known = [actors[i] for i in (*event.source, *event.target) if i in actors]
    sides = frozenset(a.country for a in known if a.country)
    mine = _countries(row, actors)
    if not sides:  # "the delegations met": whose, the day tells
        return all(actors[i].kind == "unnamed" for i in (*event.source, *event.target))
    return len(mine & sides) > 1 or (len(mine) == 1 and mine == sides)
