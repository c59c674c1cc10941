"""What became of commitments: rows, and changes of state that are said or only offered.

The transition table is `codebook/ledger.toml`. A later telling of the same words is a telling and
no change; the same party voicing it again on a later day repeats it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tidings.codebook.ledger import load_ledger
from tidings.story.accounts import Account
from tidings.story.answers import refused_row
from tidings.story.decisions import bill_words, decision_of, refuses_step, steps
from tidings.story.done import Act, acts_told, awaited, told_done
from tidings.story.hearing import UNNAMED, Draft, Found, Known, due_of, hear, moved_to, opens
from tidings.story.meetings import join_meetings
from tidings.story.merging import Merged
from tidings.story.outcomes import Heard, ended_by_words, lapse, said, standing, with_heard
from tidings.story.parties import Actors
from tidings.story.pieces import clause_pieces, make_line, shortened
from tidings.story.plans import instead, meeting_row, promises_meeting, was_planned
from tidings.story.synonyms import shared_words
from tidings.story.telling import according_to, commitment_line, names
from tidings.story.ties import Rarity
from tidings.story.told import days
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
    LedgerRow,
    Line,
    StateChange,
    StoryEvent,
)

LEAST = 2
"""Words of content that a commitment of somebody not named must have."""


def keep_ledger(
    accounts: Sequence[Account], merged: Merged, actors: Actors, *, as_of: str | None
) -> tuple[LedgerRow, ...]:
    """Return the rows of a story's ledger in the order in which they were first voiced."""
    found = _group(accounts, merged, actors)
    drafts = [d for d in found.drafts if _worth_keeping(d)]
    kin = _related(drafts, actors)
    order = {a.id: n for n, a in enumerate(accounts)}
    known = (merged, actors, Rarity(accounts, actors))
    told = acts_told(accounts, merged)
    rows = [_row(d, known, told, kin.get(d.ident, ())) for d in drafts]
    struck = {(a.id, n) for a in accounts for n in a.struck.meetings}
    rows += [
        _meeting(e, known, found.meetings.get(e.id, ()), order)
        for e in merged.events
        if was_planned(e) and not any((t.article, t.index) in struck for t in e.tellings)
    ]
    rows = [
        lapse(r, as_of) for r in join_meetings(rows, merged, actors, order, moved_to(found, merged))
    ]
    return tuple(sorted(rows, key=lambda r: (order[r.tellings[0].article], r.id)))


def _meeting(
    event: StoryEvent,
    known: Known,
    told: Sequence[Heard],
    order: Mapping[str, int],
) -> LedgerRow:
    merged, actors, _ = known
    row = meeting_row(event, merged.acts[event.id], actors)
    row = with_heard(row, told, order, actors)
    return replace(row, offered=(*row.offered, *instead(event, merged, actors)))


def _group(accounts: Sequence[Account], merged: Merged, actors: Actors) -> Found:
    found = Found()
    drafts = found.drafts
    rarity = Rarity(accounts, actors)
    for account in accounts:
        left: list[Voice] = []
        voices = [
            voice(account, n, merged, actors)
            for n in range(len(account.reading.commitments))
            if n not in account.struck.commitments
        ]
        for heard in sorted(voices, key=_position):
            if heard.commitment.kind == "denial":
                refused = refused_row(heard, [(d, d.voices) for d in drafts], actors)
                if refused is not None:
                    refused.answers.append(heard)
                elif refuses_step(heard):
                    known = decision_of(heard, [(d, d.voices) for d in drafts], actors)
                    if known is not None:
                        known.voices.append(heard)
            if not _kept(heard) or _of_meeting(heard, merged):
                continue
            draft = _place(heard, drafts, actors)
            if draft is not None:
                draft.voices.append(heard)
            elif heard.moved and not heard.pointing:
                left.append(heard)
            elif not heard.pointing and opens(heard):
                drafts.append(Draft([heard]))
        hear(account, found, left, (merged, actors, rarity))
    return found


def _kept(heard: Voice) -> bool:
    """Tell whether a voice has to do with a row: a denial awaits nothing, nobody's word binds.

    Whose demand or threat it is may stay unnamed ("the union") where it says enough by itself.
    """
    kind = heard.commitment.kind
    if kind == "denial":
        return False
    said = kind in {*UNNAMED, "measure"} and len(heard.what | heard.hangs_on) >= LEAST
    fate = kind == "plan" and heard.moved
    return bool(heard.by) or said or fate or heard.pointing


def _worth_keeping(draft: Draft) -> bool:
    """Tell whether a row says something to wait for.

    A measure without an end or a day from which is an act, and told as one; "to do so" alone
    says nothing.
    """
    if draft.voices[0].commitment.kind == "measure":
        return any(v.commitment.conditions or v.commitment.due for v in draft.voices)
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
    fitting = [d for d in fitting if not _closed(d, heard)]
    if not fitting and heard.commitment.kind == "measure" and heard.commitment.conditions:
        fitting = [d for d in drafts if _taken_here(d, heard, actors)]
    if heard.moved:
        fitting.sort(key=lambda d: max(shared_words(heard.what, v.what) for v in d.voices))
    return fitting[-1] if fitting else None


def _taken_here(draft: Draft, heard: Voice, actors: Actors) -> bool:
    """Tell whether a row is of the act whose end an article tells: "it will last until …"."""
    return any(
        v.commitment.kind == "measure"
        and v.account.id == heard.account.id
        and not v.commitment.conditions
        and not v.moved
        and same_parties(actors, v, heard)
        for v in draft.voices
    )


def _closed(draft: Draft, heard: Voice) -> bool:
    """Tell whether a row has ended before a voice: what is threatened anew is another threat.

    What merely tells it again is of the old row: its words are no later than the end, or undated.
    """
    end = next((v for v in draft.voices if v.commitment.move in load_ledger().ended), None)
    if end is None:
        return False
    if heard.moved:
        return end.commitment.move != heard.commitment.move
    first, last = heard.when.first_day, end.when.last_day
    return bool(first and last and first > last) and not heard.commitment.when.undated


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
    if heard.moved and any(actors[i].kind == "unnamed" for i in heard.by):
        return None  # "his lawyer withdrew his appeal" is of no demand that another article tells
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


def _row(draft: Draft, known: Known, told: Sequence[Act], kin: tuple[str, ...]) -> LedgerRow:
    """Return a row with all that was said of it, and what is only offered."""
    merged, actors, rarity = known
    best = max(draft.voices, key=_worth)
    first = draft.voices[0]
    kind = first.commitment.kind
    claims: tuple[StateChange, ...] = ()
    if kind == "decision":
        changes = ended_by_words(steps(draft.voices, actors), draft.told, (first, actors))
    else:
        changes, claims = said(draft.voices, draft.answers, draft.told, (merged, actors))
    row = LedgerRow(
        id=draft.ident,
        kind=kind,
        by=first.by if kind == "decision" else _fullest([v.by for v in draft.voices], actors),
        to=_fullest([v.to for v in draft.voices], actors),
        what=_what(draft, best, actors),
        conditions=_conditions(best),
        due=due_of(draft),
        state=standing(kind, changes),
        changes=changes,
        offered=(),
        tellings=tuple(voice_telling(v) for v in draft.voices),
        voiced=first.when,
        last_heard=_last_heard(draft),
        related=kin,
    )
    waits = awaited(row, draft.voices) if row.state not in load_ledger().ended else None
    acts: tuple[StateChange, ...] = ()
    if waits is not None:
        done, acts = told_done(waits, told, actors, rarity)
        if done is not None:
            state = load_ledger().next_state(kind, row.state, done.state)
            row, acts = replace(row, state=state, changes=(*row.changes, done)), ()
    return replace(row, offered=(*claims, *acts))


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


def _last_heard(draft: Draft) -> str | None:
    """Return the last day on which it was voiced; the article's where the words have no day."""
    found = []
    for v in draft.voices:
        width = days(v.when)
        exact = width is not None and width <= 7
        day = v.when.last_day if exact else v.account.published.last_day
        found += [day] if day else []
    return max(found, default=None)
