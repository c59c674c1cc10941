"""What an article's sentences say became of the rows of the ledger, and of planned meetings."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tidings.codec import short_id
from tidings.story.accounts import Account
from tidings.story.cues import Outcome, outcomes_of
from tidings.story.decisions import bill_words
from tidings.story.gathering import narrow
from tidings.story.merging import Merged
from tidings.story.outcomes import Heard, ended
from tidings.story.parties import Actors
from tidings.story.plans import was_planned
from tidings.story.synonyms import one_word
from tidings.story.ties import Open, Rarity, planned, tied, waiting
from tidings.story.voices import Voice
from tidings.values import Interval

_OF_MEETINGS = frozenset({"postponed", "called off"})
"""What sentences tell of planned meetings: that one was held, its event tells."""
UNNAMED = frozenset({"demand", "threat", "promise", "proposal", "plan"})


@dataclass(slots=True)
class Draft:
    """A row while it is put together."""

    voices: list[Voice] = field(default_factory=list)
    answers: list[Voice] = field(default_factory=list)
    """Refusals by others of what is voiced."""
    told: list[Heard] = field(default_factory=list)
    """What sentences say became of it, without naming it as a commitment."""

    @property
    def ident(self) -> str:
        """An id made from the first voice."""
        first = self.voices[0]
        span = (first.commitment.what or first.spans)[0]
        return short_id("ledger", first.account.id, first.commitment.kind, span.start)


@dataclass(slots=True)
class Found:
    """The rows while they are put together, and what sentences say of planned meetings."""

    drafts: list[Draft] = field(default_factory=list)
    meetings: dict[str, list[Heard]] = field(default_factory=dict)


Known = tuple[Merged, Actors, Rarity]
Tie = tuple[Outcome, Draft | str, bool]
"""A sentence, the row or the planned meeting's event that it is of, and whether surely."""


def moved_to(found: Found, merged: Merged) -> dict[tuple[str, int], Interval]:
    """Return the day that planned meetings were put off to, by the place of their first telling."""
    days_of = {}
    for ident, heard in found.meetings.items():
        first = merged.acts[ident].tellings[0]
        new = [h.outcome.new_day for h in heard if h.sure]
        known = [d for d in new if d is not None]
        if known:
            days_of[first.account.id, first.index] = known[-1]
    return days_of


def hear(account: Account, found: Found, left: Sequence[Voice], known: Known) -> None:
    """Add what an article's sentences say became of commitments to their rows.

    What is `left` are commitments told with their end that fit no row: they are the one that their
    sentence is of, or rows of their own.
    """
    ties = _ties(account, found.drafts, known)
    for heard in left:
        of = [t for t in ties if any(s.meets(t[0].span) for s in heard.spans)]
        row = next((d for o, d, sure in of if sure and o.heard == heard.commitment.move), None)
        if isinstance(row, Draft):
            row.voices.append(heard)
        elif (
            not of
            and opens(heard)
            and not _says_little(heard, known[1])
            and not _done_for(heard, found.drafts)
        ):
            found.drafts.append(Draft([heard]))
    for outcome, row, sure in ties:
        if isinstance(row, str):
            found.meetings.setdefault(row, []).append(Heard(outcome, sure=sure))
        else:
            row.told.append(Heard(outcome, sure=sure))


def _ties(account: Account, drafts: Sequence[Draft], known: Known) -> list[Tie]:
    """Return which row or planned meeting each sentence that tells an outcome is of."""
    merged, actors, rarity = known
    told = list(outcomes_of(account))
    if not told:
        return []
    rows: list[tuple[Draft | str, Open]] = [
        (d, waiting(d.voices, due_of(d))) for d in drafts if not ended(d.told)
    ]
    rows += [
        (e.id, planned(e, merged.acts[e.id], account.order))
        for e in merged.events
        if was_planned(e) and merged.acts[e.id].tellings[0].account.order <= account.order
    ]
    ties: list[Tie] = []
    for outcome in told:
        fitting = [r for r in rows if outcome.heard in _OF_MEETINGS or isinstance(r[0], Draft)]
        ties += [(outcome, *tie) for tie in tied(outcome, fitting, actors, rarity)]
    return ties


def _says_little(heard: Voice, actors: Actors) -> bool:
    """Tell whether an end of something is of nothing that anybody can look up: "his appeal"."""
    return len(heard.what) < _LEAST and all(actors[i].kind == "unnamed" for i in heard.by)


_LEAST = 2


def _done_for(heard: Voice, drafts: Sequence[Draft]) -> bool:
    """Tell whether what is called off was to be: who suspends a strike as he vowed to does it."""
    what = heard.account.topic((*heard.commitment.what, *heard.commitment.move_spans))
    asked = (v for d in drafts for v in d.voices if v.commitment.kind in UNNAMED and not v.moved)
    return heard.commitment.move == "called off" and any(
        len(v.what) > 1 and all(any(one_word(a, b) for b in what) for a in v.what) for v in asked
    )


def opens(heard: Voice) -> bool:
    """Tell whether a voice may open a row: of the decisions only one on a bill awaits a step."""
    if heard.commitment.move == "lapsed":
        return False
    return heard.commitment.kind != "decision" or bool(bill_words([heard]))


def due_of(draft: Draft) -> Interval | None:
    """Return the day by which a row is due: the one it was put off to, else as voices tell it."""
    moved = [h.outcome.new_day for h in draft.told if h.sure]
    if new := [d for d in moved if d is not None]:
        return new[-1]
    dues = [v.account.interval(v.commitment.due) for v in draft.voices if v.commitment.due]
    known = [d for d in dues if d.known]
    return narrow(known) if known else None
