"""Planned meetings: what became of them, from the history of the merged event."""

import re

from tidings.codebook.ledger import load_ledger
from tidings.codec import short_id
from tidings.story.gathering import Act, narrow
from tidings.story.merging import Merged
from tidings.story.parties import Actors, sides
from tidings.story.pieces import make_line, own_words, plain, shortened
from tidings.story.stems import words_of
from tidings.story.telling import meeting_words
from tidings.story.told import Told, postponed, puts_off
from tidings.story.verbs import is_past
from tidings.story.voices import Voice
from tidings.values import (
    Interval,
    LedgerRow,
    LedgerState,
    StateChange,
    StoryEvent,
    Telling,
)

_FATES: dict[str, LedgerState] = {
    "planned": "open",
    "called off": "called off",
    "happened": "carried out",
    "ongoing": "carried out",
}


def was_planned(event: StoryEvent) -> bool:
    """Tell whether an event is a meeting that was planned or called off."""
    return event.type == "CONSULT" and any(s in ("planned", "called off") for s, _ in event.history)


_TO = 8
"""Characters before the verb of an infinitive: "to ", "not to "."""


def promises_meeting(heard: Voice, merged: Merged) -> bool:
    """Tell whether what is promised is nothing but a planned meeting ("agreed to meet her")."""
    planned = {e.id for e in merged.events if was_planned(e)}
    events = heard.account.reading.events
    return any(
        merged.of.get((heard.account.id, n)) in planned
        and event.status == "planned"
        and event.type == "CONSULT"
        and 0 <= event.trigger.start - what.start <= _TO
        for what in heard.commitment.what
        for n, event in enumerate(events)
    )


def fates(event: StoryEvent, act: Act) -> tuple[StateChange, ...]:
    """Return what became of a planned act, as articles say it."""
    changes = []
    for n, (status, telling) in enumerate(event.history):
        state = _FATES.get(status)
        if state is None or (n == 0 and state == "open"):
            continue
        told = _told(act, telling)
        if postponed(told):
            state = "postponed"
        said = state if state == "postponed" else status
        changes.append(
            StateChange(
                state=state,
                how="said" if state != "carried out" or tells_deed(told) else "inferred",
                when=_decided(told),
                pointers=telling.pointers,
                why="planned again" if state == "open" else f"the article says: {said}",
            )
        )
    return tuple(changes)


def tells_deed(told: Told) -> bool:
    """Tell whether a telling has a verb that says it was done: a noun ("the exchange") has none."""
    words = words_of(told.account.words(told.event.span))
    held = _PUT_OFF_BEFORE.sub(" ", " ".join(words))
    return any(is_past(w) for w in words_of(held)) and not puts_off(held)


_PUT_OFF_BEFORE = re.compile(
    r"\b(?:the|their|its|a|his|her|long)\s(?:delayed|postponed|deferred|adjourned|rescheduled)\b"
)
"""What says of an act that was done that it had been put off: "held their delayed meeting"."""


def _told(act: Act, telling: Telling) -> Told:
    key = (telling.article, telling.index)
    return next(t for t in act.tellings if (t.account.id, t.index) == key)


def _decided(told: Told) -> Interval:
    """Return the day of the decision, or of the act itself once it took place."""
    if told.done:
        return told.when
    if told.event.announced is not None:
        return told.account.interval(told.event.announced)
    return _before(told)


def _before(told: Told) -> Interval:
    basis = "before the article that tells it was published"
    last = told.account.published.last_day
    return Interval(earliest=None, latest=last, granularity="unknown", basis=basis)


def instead(event: StoryEvent, merged: Merged, actors: Actors) -> tuple[StateChange, ...]:
    """Return what is told later of a meeting of the same sides, and may be of this plan: offered.

    An article may name the states where the plan named their ministers, and another day.
    """
    if event.status != "planned":
        return ()
    first = merged.acts[event.id].tellings[0].account
    pair = sides(actors, (*event.source, *event.target))
    found = []
    for other in merged.events:
        told = merged.acts[other.id].tellings[0].account
        if other.type != "CONSULT" or other.status not in ("called off", "happened"):
            continue
        later = told.order > first.order and sides(actors, (*other.source, *other.target)) == pair
        if len(pair) > 1 and later:
            found.append(
                StateChange(
                    state=_FATES[other.status],
                    how="inferred",
                    when=other.when,
                    pointers=other.tellings[0].pointers,
                    why="a meeting of the same sides: is this the one?",
                )
            )
    return tuple(found)


def meeting_row(event: StoryEvent, act: Act, actors: Actors) -> LedgerRow:
    """Return the row of a planned meeting that no commitment of an article points at."""
    heard = fates(event, act)
    changes = tuple(c for c in heard if c.how == "said")
    first = act.tellings[0]
    planned = [t.when for t in act.tellings if t.dated and not t.done]
    both = dict.fromkeys((*event.source, *event.target))
    words = meeting_words([actors[i] for i in both], event.where)
    pieces = (
        (plain(words),) if words else shortened(own_words(first.account.words(first.event.span)))
    )
    days = [d for t in act.tellings if (d := t.account.published.last_day)]
    state: LedgerState = "open"
    for change in changes:
        state = load_ledger().next_state("plan", state, change.state)
    return LedgerRow(
        id=short_id("ledger", first.account.id, "plan", first.event.trigger.start),
        kind="plan",
        by=event.source,
        to=event.target,
        what=make_line("c", pieces, event.line.pointers, first.key),
        conditions=(),
        due=narrow(planned) if planned else None,
        state=state,
        changes=changes,
        offered=tuple(c for c in heard if c.how == "inferred"),
        tellings=event.tellings,
        voiced=first.account.published,
        last_heard=max(days, default=None),
    )
