"""What became of one commitment: what articles say, what its day brings, what is only offered.

The transition table is `codebook/ledger.toml`. What one party says of another, or of its own good
faith, is a word and no fact: it is offered with whose word it is, like an act that looks like it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tidings.codebook.ledger import load_ledger
from tidings.story.accounts import Account
from tidings.story.answers import answered
from tidings.story.cues import Outcome
from tidings.story.merging import Merged
from tidings.story.parties import Actors, parties, sides
from tidings.story.plans import fates
from tidings.story.told import days, puts_off
from tidings.story.voices import Voice
from tidings.values import (
    CommitmentKind,
    Interval,
    LedgerRow,
    LedgerState,
    StateChange,
)

_VOICED = frozenset({"demand", "threat", "promise", "proposal"})
"""Kinds that are voiced: what is done (a decision's steps) is not repeated by being told."""
_AGAIN = frozenset({"repeated", "hardened", "softened"})
_BOTH, _NEAR = 2, 7
"""Both dates must be known to within a week for an act to be the one that was planned."""
_HELD = re.compile(
    r"\b(?:suspend(?:ed|s|ing)?|shelv(?:ed|es|ing|e)|on (?:hold|ice))\b", re.IGNORECASE
)
_OVER = re.compile(r"(?<![\w-])end(?:ed|s|ing)?\b", re.IGNORECASE)
"""Who ends a strike or a blockade does not call off what was planned: it took place."""
_BROKEN = re.compile(
    r"\b(?:br(?:oke|oken|eaks?|eaking)|reneg\w+|backtrack\w*|(?:go(?:es|ne)?|went) back)\b",
    re.IGNORECASE,
)
"""A promise broken is one not kept: nobody took it back."""
_UNSAID = "its day has passed, and no article held was read as telling the outcome"


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sentence says became of a commitment that it was found to be of."""

    outcome: Outcome
    sure: bool


def ended(told: Sequence[Heard]) -> bool:
    """Tell whether sentences that are surely of a commitment say that it has ended."""
    return any(t.sure and t.outcome.heard in load_ledger().ended for t in told)


def said(
    voices: Sequence[Voice],
    answers: Sequence[Voice],
    sentences: Sequence[Heard],
    known: tuple[Merged, Actors],
) -> tuple[tuple[StateChange, ...], tuple[StateChange, ...]]:
    """Return the changes that articles say, in order, and those that are but a party's word.

    `answers` are refusals by others, `sentences` what else was found to be of this commitment.
    """
    merged, actors = known
    first = voices[0]
    told: list[tuple[tuple[int, int], StateChange]] = []
    for n, heard in enumerate(voices):
        change = _change(heard, voices[:n], actors)
        if change is not None:
            told.append((_place(heard), change))
    told += [(_place(a), answered(a, actors)) for a in answers]
    told += [(h.outcome.place, c) for h in sentences if (c := _by_words(h, voices, actors))]
    told.sort(key=lambda t: t[0])
    changes: list[StateChange] = []
    claims: list[StateChange] = []
    if first.commitment.kind == "plan" and first.event in merged.acts:
        for change in _event_fates(first, merged):
            (claims if change.how == "inferred" else changes).append(change)
    for _, change in told:
        if change.told_by or change.how == "inferred":
            claims += [] if _told_here(change, claims) else [change]
        elif not _told_already(change, changes):
            changes.append(change)
    return tuple(changes), tuple(claims)


def _place(heard: Voice) -> tuple[int, int]:
    return (heard.account.order, min((s.start for s in heard.spans), default=0))


def _told_here(change: StateChange, changes: Sequence[StateChange]) -> bool:
    """Tell whether the same article is known to say the same."""
    here = change.pointers[0].article
    return any(c.state == change.state and c.pointers[0].article == here for c in changes)


def _told_already(change: StateChange, changes: Sequence[StateChange]) -> bool:
    if any(c.pointers == change.pointers for c in changes):
        return True
    same = bool(changes) and changes[-1].state == change.state
    return same and change.state not in _AGAIN


def standing(kind: CommitmentKind, changes: Sequence[StateChange]) -> LedgerState:
    """Return the state of a commitment after what was said of it, agreed, or set by hand."""
    state: LedgerState = "open"
    for change in changes:
        if change.how == "corrected":
            state = change.state
        elif change.how != "inferred":
            state = load_ledger().next_state(kind, state, change.state)
    return state


def lapse(row: LedgerRow, as_of: str | None) -> LedgerRow:
    """Return the row, lapsed where its day has passed and nothing held tells or hints of more."""
    last = row.due.last_day if row.due else None
    waited_for = row.state not in {*load_ledger().ended, "refused", "postponed", "lapsed"}
    if not (as_of and last and last < as_of and waited_for) or row.offered:
        return row
    if row.kind == "plan" and last < (row.voiced.first_day or last):
        return row  # what is told as to come was not due before: the day was misread
    if row.kind == "demand" and (row.last_heard or "") > last:
        return row  # who goes on asking after the day has not let it pass
    if any(
        c.state in _AGAIN and (c.when.first_day or c.when.last_day or "") > last
        for c in row.changes
    ):
        return row
    change = StateChange(
        state="lapsed",
        how="inferred",
        when=Interval(earliest=_next_day(last), latest=None, basis="the day after it was due"),
        pointers=row.what.pointers,
        why=_UNSAID,
    )
    state = load_ledger().next_state(row.kind, row.state, "lapsed")
    return replace(row, state=state, changes=(*row.changes, change))


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _event_fates(first: Voice, merged: Merged) -> tuple[StateChange, ...]:
    """Return what became of a planned act; that it is the one planned, its day must show."""
    found = next((e for e in merged.events if e.id == first.event), None)
    changes = fates(found, merged.acts[found.id]) if found else ()
    due = first.account.interval(first.commitment.due) if first.commitment.due else None
    return tuple(c if _on_its_day(c, due) else replace(c, how="inferred") for c in changes)


def _on_its_day(change: StateChange, due: Interval | None) -> bool:
    if change.state != "carried out":
        return True
    near = [days(i) for i in (change.when, due) if i is not None]
    sharp = len(near) == _BOTH and all(n is not None and n <= _NEAR for n in near)
    return due is not None and sharp and due.meets(change.when)


def _change(heard: Voice, before: Sequence[Voice], actors: Actors) -> StateChange | None:
    move = heard.commitment.move
    if move is not None:
        return _moved(heard, before, move, actors)
    if before and _is_voiced(heard) and _later(heard, before):
        pointers = heard.account.pointers(heard.spans)
        return StateChange(
            state="repeated", how="said", when=heard.when, pointers=pointers,
            why="voiced again on a later day by the same party",
        )  # fmt: skip
    return None


def _moved(
    heard: Voice, before: Sequence[Voice], move: LedgerState, actors: Actors
) -> StateChange | None:
    """Return the change that an article's words tell, in the sense that its kind gives it."""
    book = load_ledger()
    if move in book.own and not _same_voice(heard, before):
        return None
    pointers = heard.account.pointers(heard.commitment.move_spans or heard.spans)
    put_off = move == "called off" and any(_puts_off(heard, p.words) for p in pointers)
    if heard.commitment.kind == "promise" and any(_BROKEN.search(p.words) for p in pointers):
        move = "lapsed"
    state = book.meaning(heard.commitment.kind, "postponed" if put_off else move)
    over = move == "called off" and heard.commitment.kind in {"plan", "threat"}
    if state is None or (over and any(_OVER.search(p.words) for p in pointers)):
        return None
    word_of = on_whose_word(heard, move, actors)
    teller = " and ".join(actors[i].name for i in word_of) or "the article"
    return StateChange(
        state=state, how="said", when=heard.when, pointers=pointers,
        why=f"{teller} says: {state}", told_by=word_of,
    )  # fmt: skip


def _puts_off(heard: Voice, words: str) -> bool:
    """Tell whether words put off what they seem to call off: a strike suspended may still come."""
    held = _HELD.search(words) and heard.commitment.kind in {"plan", "threat", "promise"}
    return bool(held) or puts_off(words)


def on_whose_word(heard: Voice, move: LedgerState, actors: Actors) -> tuple[str, ...]:
    """Return the parties on whose word alone a change rests, none where the article says it.

    A party that drops, repeats or refuses says so itself; that it kept its word, or that another
    dropped something, is its claim.
    """
    sides_of = (move, heard.by, heard.to)
    return _word_of(heard.account, heard.commitment.statement, sides_of, actors)


def _word_of(
    account: Account,
    statement: int | None,
    moved: tuple[LedgerState, tuple[str, ...], tuple[str, ...]],
    actors: Actors,
) -> tuple[str, ...]:
    """Return on whose word alone a move by one party towards another rests.

    Nobody is believed on his own good faith, nor on another's bad faith where he has a part in it.
    """
    if statement is None:
        return ()
    move, by, to = moved
    book = load_ledger()
    speakers = account.actors(account.reading.statements[statement].actors)
    mover, other = (to, by) if move in {"met", "refused"} else (by, to)
    theirs = sides(actors, speakers)
    if not speakers or theirs & sides(actors, mover):
        return speakers if move in book.claimed else ()
    if other and not theirs & sides(actors, other):
        return ()
    return speakers if move in book.accused else ()


def _by_words(heard: Heard, voices: Sequence[Voice], actors: Actors) -> StateChange | None:
    """Return the change that a sentence tells, in the sense that the kind gives it."""
    kind = voices[0].commitment.kind
    by = tuple(dict.fromkeys(i for v in voices for i in v.by))
    to = tuple(dict.fromkeys(i for v in voices for i in v.to))
    return words_change(heard, kind, (by, to), actors)


def ended_by_words(
    changes: tuple[StateChange, ...], told: Sequence[Heard], of: tuple[Voice, Actors]
) -> tuple[StateChange, ...]:
    """Return the steps of a decision, and at last that it was voided or given up."""
    first, actors = of
    for heard in told:
        if heard.sure and heard.outcome.heard == "called off":
            change = words_change(heard, "decision", (first.by, first.to), actors)
            if change is not None and not change.told_by:
                return (*changes, change)
    return changes


def words_change(
    heard: Heard,
    kind: CommitmentKind,
    between: tuple[tuple[str, ...], tuple[str, ...]],
    actors: Actors,
) -> StateChange | None:
    """Return the change that a sentence tells of a commitment of a kind between two sides."""
    told = heard.outcome
    state = load_ledger().meaning(kind, told.heard)
    if state is None or state == "open":
        return None
    word_of = _word_of(told.account, told.statement, (told.heard, *between), actors)
    teller = " and ".join(actors[i].name for i in word_of) or "the article"
    sure = f"{teller} says: {state}"
    return StateChange(
        state=state,
        how="said" if heard.sure else "inferred",
        when=_day_of(told),
        pointers=told.account.pointers((told.span,)),
        why=sure if heard.sure else f"{sure}, perhaps of this one",
        told_by=word_of,
    )


def _later_article(change: StateChange, told: Outcome, order: Mapping[str, int]) -> bool:
    return order[change.pointers[0].article] > told.account.order


def with_heard(
    row: LedgerRow, told: Sequence[Heard], order: Mapping[str, int], actors: Actors
) -> LedgerRow:
    """Return the row of a planned meeting with what sentences say became of it."""
    changes, claims = list(row.changes), list(row.offered)
    for heard in told:
        change = words_change(heard, row.kind, (row.by, row.to), actors)
        if change is None or any(c.state == change.state for c in changes):
            continue
        if change.told_by or change.how == "inferred":
            claims.append(change)
            continue
        later = (n for n, c in enumerate(changes) if _later_article(c, heard.outcome, order))
        changes.insert(next(later, len(changes)), change)
    changed = tuple(changes)
    state = standing(row.kind, changed)
    return replace(row, changes=changed, offered=tuple(claims), state=state)


def _day_of(told: Outcome) -> Interval:
    """Return the day of what a sentence tells: that of the act in it, else before its article."""
    reading, account = told.account.reading, told.account
    acts = [(e.trigger, e.when) for e in reading.events] + [
        (d.trigger, d.when) for d in reading.deeds
    ]
    dated = (when for trigger, when in acts if told.span.holds(trigger) and when.times)
    days_of = (account.interval(w) for w in dated)
    published = account.published
    found = (d for d in days_of if (d.last_day or "9") <= (published.last_day or "0"))
    basis = "before the article that tells it was published"
    last = published.last_day
    return next(found, Interval(earliest=None, latest=last, granularity="unknown", basis=basis))


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
