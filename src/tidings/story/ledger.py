"""What became of commitments: rows, and changes of state that are said or only offered.

The transition table is `codebook/story.toml`. A later telling of the same words is a telling and
no change; the same party voicing it again on a later day repeats it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tidings.codebook.story import load_story
from tidings.codec import short_id
from tidings.story.accounts import Account
from tidings.story.decisions import bill_words, decision_of, steps
from tidings.story.gathering import narrow
from tidings.story.merging import Merged
from tidings.story.parties import Actors, parties, sides
from tidings.story.pieces import clause_pieces, make_line, shortened
from tidings.story.plans import fates, instead, meeting_row, promises_meeting, was_planned
from tidings.story.stems import specific
from tidings.story.telling import according_to, commitment_line, names
from tidings.story.told import days, puts_off
from tidings.story.voices import (
    Voice,
    related,
    same_commitment,
    same_parties,
    voice,
    voice_telling,
)
from tidings.story.wording import time_spans
from tidings.values import (
    Interval,
    LedgerRow,
    LedgerState,
    Line,
    StateChange,
    StoryEvent,
)

_ENDED = frozenset({"carried out", "met", "called off", "superseded", "refused"})


_VOICED = frozenset({"demand", "threat", "promise", "proposal"})
"""Kinds that are voiced: what is done (a decision's steps) is not repeated by being told."""
_AGAIN = frozenset({"repeated", "hardened", "softened"})


@dataclass(slots=True)
class Draft:
    """A row while it is put together."""

    voices: list[Voice] = field(default_factory=list)

    @property
    def ident(self) -> str:
        """An id made from the first voice."""
        first = self.voices[0]
        span = (first.commitment.what or first.spans)[0]
        return short_id("ledger", first.account.id, first.commitment.kind, span.start)


def keep_ledger(
    accounts: Sequence[Account], merged: Merged, actors: Actors, *, as_of: str | None
) -> tuple[LedgerRow, ...]:
    """Return the rows of a story's ledger in the order in which they were first voiced."""
    drafts = [d for d in _group(accounts, merged, actors) if _worth_keeping(d)]
    kin = _related(drafts, actors)
    rows = [_row(d, merged, actors, kin.get(d.ident, ()), as_of) for d in drafts]
    rows += [
        _finished(meeting_row(e, merged.acts[e.id], actors), instead(e, merged, actors), as_of)
        for e in merged.events
        if was_planned(e)
    ]
    order = {a.id: n for n, a in enumerate(accounts)}
    return tuple(sorted(rows, key=lambda r: (order[r.tellings[0].article], r.id)))


def _group(accounts: Sequence[Account], merged: Merged, actors: Actors) -> list[Draft]:
    drafts: list[Draft] = []
    for account in accounts:
        voices = [
            voice(account, n, merged, actors) for n in range(len(account.reading.commitments))
        ]
        for heard in sorted(voices, key=_position):
            if not _kept(heard) or _of_meeting(heard, merged):
                continue
            draft = _place(heard, drafts, actors)
            if draft is None:
                if heard.pointing or not _opens(heard):
                    continue
                draft = Draft()
                drafts.append(draft)
            draft.voices.append(heard)
    return drafts


def _kept(heard: Voice) -> bool:
    """Tell whether a voice has to do with a row: a denial awaits nothing, nobody's word binds."""
    return heard.commitment.kind != "denial" and bool(heard.by)


def _opens(heard: Voice) -> bool:
    """Tell whether a voice may open a row: of the decisions only one on a bill awaits a step."""
    return heard.commitment.kind != "decision" or bool(bill_words([heard]))


def _worth_keeping(draft: Draft) -> bool:
    """Tell whether a row says something to wait for.

    A measure without a condition is an act, and told as one; "to do so" alone says nothing.
    """
    if draft.voices[0].commitment.kind == "measure":
        return any(v.commitment.conditions for v in draft.voices)
    return any(
        v.commitment.conditions or v.account.content(v.commitment.what) for v in draft.voices
    )


def _of_meeting(heard: Voice, merged: Merged) -> bool:
    """Tell whether a plan or promise is of a meeting that the merged events keep the record of."""
    if heard.commitment.kind == "plan" and heard.event is not None:
        return any(e.id == heard.event and was_planned(e) for e in merged.events)
    return heard.commitment.kind == "promise" and promises_meeting(heard, merged)


def _position(heard: Voice) -> tuple[int, int]:
    return (min((s.start for s in heard.spans), default=0), heard.index)


def _place(heard: Voice, drafts: Sequence[Draft], actors: Actors) -> Draft | None:
    """Return the row that a voice belongs to: the only fitting one, or the nearest before it."""
    if heard.pointing:
        return _pointed_at(heard, drafts, actors)
    if heard.commitment.kind == "decision":
        return decision_of(heard, [(d, d.voices) for d in drafts], actors)
    fitting = [d for d in drafts if any(same_commitment(actors, heard, v) for v in d.voices)]
    return fitting[-1] if fitting else None


def _pointed_at(heard: Voice, drafts: Sequence[Draft], actors: Actors) -> Draft | None:
    """Return the row pointed back at: the nearest before it in the article, or the only one."""
    kind = heard.commitment.kind
    fitting = [
        d
        for d in drafts
        if d.voices[0].commitment.kind == kind
        and any(same_parties(actors, heard, v) for v in d.voices)
    ]
    here = [d for d in fitting if _last_place(d, heard.account.id) >= 0]
    if here:
        return max(here, key=lambda d: _last_place(d, heard.account.id))
    return fitting[0] if len(fitting) == 1 else None


def _last_place(draft: Draft, article: str) -> int:
    """Return where an article last voices a row, -1 where it does not."""
    return max((_position(v)[0] for v in draft.voices if v.account.id == article), default=-1)


def _related(drafts: Sequence[Draft], actors: Actors) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for n, a in enumerate(drafts):
        for b in drafts[n + 1 :]:
            if related(actors, a.voices[0], b.voices[0]):
                found.setdefault(a.ident, []).append(b.ident)
                found.setdefault(b.ident, []).append(a.ident)
    return {k: tuple(v) for k, v in found.items()}


def _row(
    draft: Draft, merged: Merged, actors: Actors, kin: tuple[str, ...], as_of: str | None
) -> LedgerRow:
    """Return a row with all that was said of it, and what is only offered."""
    best = max(draft.voices, key=_worth)
    first = draft.voices[0]
    kind = first.commitment.kind
    changes = steps(draft.voices, actors) if kind == "decision" else _said(draft, merged)
    due = _due(draft)
    state = _state(changes)
    voiced = first.when
    row = LedgerRow(
        id=draft.ident,
        kind=kind,
        by=first.by if kind == "decision" else _fullest([v.by for v in draft.voices], actors),
        to=_fullest([v.to for v in draft.voices], actors),
        what=_what(draft, best, actors),
        conditions=_conditions(best),
        due=due,
        state=state,
        changes=changes,
        offered=(),
        tellings=tuple(voice_telling(v) for v in draft.voices),
        voiced=voiced,
        last_heard=_last_heard(draft),
        related=kin,
    )
    return _finished(row, _offered(row, draft, merged, actors), as_of)


def _what(draft: Draft, best: Voice, actors: Actors) -> Line:
    """Return what a row is about; of a decision, the bill; of a measure, on whose word too."""
    if best.commitment.kind == "decision" and (named := bill_words(draft.voices)):
        voice, span = named
        pointers = voice.account.pointers((span, *voice.spans))
        first = draft.voices[0]
        key = first.account.pointer(first.spans[0])
        without = time_spans(voice.account, voice.commitment.when, span)
        return make_line("c", shortened(clause_pieces(voice.account, span, without)), pointers, key)
    line = commitment_line(best.account, best.commitment)
    return according_to(line, [names([actors[i]]) for i in best.told_by])


def _finished(row: LedgerRow, offered: tuple[StateChange, ...], as_of: str | None) -> LedgerRow:
    """Return the row with its offered changes, and lapsed where its day has passed unheard of."""
    last = row.due.last_day if row.due else None
    unheard = not (row.kind == "plan" and offered) and row.state != "postponed"
    if as_of and last and last < as_of and row.state not in _ENDED and unheard:
        lapse = StateChange(
            state="lapsed",
            how="inferred",
            when=Interval(earliest=_next_day(last), latest=None, basis="the day after it was due"),
            pointers=row.what.pointers,
            why="its day has passed, and no article held was read as telling the outcome",
        )
        state = load_story().next_state(row.state, "lapsed")
        return replace(row, state=state, changes=(*row.changes, lapse), offered=offered)
    return replace(row, offered=offered)


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _worth(v: Voice) -> tuple[float, ...]:
    """Prefer the voice that says what, on what it hangs, and in the party's own words."""
    quoted = v.commitment.statement is not None and bool(
        v.account.reading.statements[v.commitment.statement].quoted
    )
    return (
        bool(v.commitment.what) and not v.pointing,
        bool(v.hangs_on),
        quoted,
        -v.account.order,
        -v.index,
    )


def _fullest(lists: Sequence[tuple[str, ...]], actors: Actors) -> tuple[str, ...]:
    def worth(ids: tuple[str, ...]) -> tuple[int, int, int]:
        kinds = [actors[i].kind for i in ids]
        return (sum(k != "unnamed" for k in kinds), kinds.count("person"), len(ids))

    return max(lists, key=worth)


def _conditions(v: Voice) -> tuple[str, ...]:
    found = []
    for condition in v.commitment.conditions:
        words = " ".join(v.account.words(s) for s in condition.spans).strip()
        lead = "" if words.lower().startswith(condition.kind) else f"{condition.kind} "
        found.append(f"{lead}{words}")
    return tuple(found)


def _due(draft: Draft) -> Interval | None:
    dues = [v.account.interval(v.commitment.due) for v in draft.voices if v.commitment.due]
    known = [d for d in dues if d.known]
    return narrow(known) if known else None


def _last_heard(draft: Draft) -> str | None:
    """Return the last day on which it was voiced; the article's where the words have no day."""
    found = []
    for v in draft.voices:
        width = days(v.when)
        exact = width is not None and width <= 7
        day = v.when.last_day if exact else v.account.published.last_day
        found += [day] if day else []
    return max(found, default=None)


def _said(draft: Draft, merged: Merged) -> tuple[StateChange, ...]:
    """Return the changes of state that articles say, in order."""
    changes: list[StateChange] = []
    first = draft.voices[0]
    if first.commitment.kind == "plan" and first.event in merged.acts:
        changes += _event_fates(first.event, merged)
    for n, heard in enumerate(draft.voices):
        change = _change(heard, draft.voices[:n])
        if change is None or any(c.pointers == change.pointers for c in changes):
            continue
        if changes and changes[-1].state == change.state and change.state not in _AGAIN:
            continue
        changes.append(change)
    return tuple(changes)


def _event_fates(event: str | None, merged: Merged) -> tuple[StateChange, ...]:
    found = next((e for e in merged.events if e.id == event), None)
    return fates(found, merged.acts[found.id]) if found else ()


def _change(heard: Voice, before: Sequence[Voice]) -> StateChange | None:
    move = heard.commitment.move
    if move is not None:
        if move in load_story().own_moves and not _same_voice(heard, before):
            return None
        pointers = heard.account.pointers(heard.commitment.move_spans or heard.spans)
        put_off = move == "called off" and any(puts_off(p.words) for p in pointers)
        state: LedgerState = "postponed" if put_off else move
        return StateChange(
            state=state, how="said", when=heard.when, pointers=pointers,
            why=f"the article says: {state}",
        )  # fmt: skip
    if before and _is_voiced(heard) and _later(heard, before):
        pointers = heard.account.pointers(heard.spans)
        return StateChange(
            state="repeated", how="said", when=heard.when, pointers=pointers,
            why="voiced again on a later day by the same party",
        )  # fmt: skip
    return None


def _is_voiced(heard: Voice) -> bool:
    """Tell whether it is words: a demand or the like, or a measure that somebody speaks of."""
    spoken = heard.commitment.kind == "measure" and heard.commitment.statement is not None
    return heard.commitment.kind in _VOICED or spoken


def _same_voice(heard: Voice, before: Sequence[Voice]) -> bool:
    """Tell whether the one who now speaks otherwise is one who spoke before."""
    actors = heard.account.identity.by_id
    return bool(parties(actors, heard.by) & parties(actors, (i for v in before for i in v.by)))


def _later(heard: Voice, before: Sequence[Voice]) -> bool:
    """Tell whether a voice is of a later day than all before it, by dates that are known."""
    first = heard.when.first_day
    if first is None or heard.when.last_day is None or heard.commitment.when.undated:
        return False
    last = [v.when.last_day for v in before]
    return all(day is not None and day < first for day in last)


def _state(changes: Sequence[StateChange]) -> LedgerState:
    state: LedgerState = "open"
    for change in changes:
        if change.how == "said":
            state = load_story().next_state(state, change.state)
    return state


def _offered(
    row: LedgerRow, draft: Draft, merged: Merged, actors: Actors
) -> tuple[StateChange, ...]:
    """Return later acts that may be what was threatened, demanded or promised: offered only."""
    rule = load_story().fulfils.get(row.kind)
    if rule is None or row.state in _ENDED:
        return ()
    doer, other = (row.to, row.by) if row.kind == "demand" else (row.by, row.to)
    found = []
    for event in merged.events:
        if event.status != "happened" or event.type not in rule.types or not _after(event, row):
            continue
        if not _between(event, doer, other, actors) or not _about(event, draft, merged):
            continue
        found.append(
            StateChange(
                state=rule.state,
                how="inferred",
                when=event.when,
                pointers=event.tellings[0].pointers,
                why="same parties, and an act of the kind: is this it?",
            )
        )
    return tuple(found)


def _after(event: StoryEvent, row: LedgerRow) -> bool:
    voiced, first = row.voiced.last_day, event.when.first_day
    return voiced is not None and first is not None and first >= voiced


def _between(event: StoryEvent, doer: Sequence[str], other: Sequence[str], actors: Actors) -> bool:
    source, target = sides(actors, event.source), sides(actors, event.target)
    return bool(source & sides(actors, doer)) and (
        bool(target & sides(actors, other)) or (not target and not other)
    )


def _about(event: StoryEvent, draft: Draft, merged: Merged) -> bool:
    """Tell whether an act shares a word of content with what was committed, or answers something
    where nothing but an answer was threatened.
    """
    act = merged.acts[event.id]
    words = specific(frozenset().union(*(t.stems for t in act.tellings)))
    what = frozenset().union(*(v.what | v.hangs_on for v in draft.voices))
    bare = not any(v.what for v in draft.voices)
    return bool(words & what) or (bare and event.answers is not None)
