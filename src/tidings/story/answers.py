"""Refusals: which commitment of another party the one who refuses turns down."""

from collections.abc import Sequence
from typing import TypeVar

from tidings.story.parties import Actors, sides
from tidings.story.voices import Voice, alike
from tidings.values import StateChange

REFUSABLE = frozenset({"demand", "proposal"})
"""What another asks is refused; a threat dismissed stands as it stood."""

T = TypeVar("T")


def refuses(denial: Voice, voices: Sequence[Voice], actors: Actors) -> bool:
    """Tell whether a refusal is of the demand or proposal that `voices` voiced before it.

    Its party is the one that was asked, or where nobody is named another than who asked; and what
    it will not do, or turns down, is what was asked.
    """
    first = voices[0]
    if first.commitment.kind not in REFUSABLE or denial.negated:
        return False
    refuser = sides(actors, denial.by)
    asking = frozenset().union(*(sides(actors, v.by) for v in voices))
    asked = frozenset().union(*(sides(actors, v.to) for v in voices))
    if not refuser or refuser & asking or (asked and not refuser & asked):
        return False
    before = [v for v in voices if v.account.order <= denial.account.order]
    return any(alike(denial.what, v.what) and not v.negated for v in before)


def refused_row(
    denial: Voice, rows: Sequence[tuple[T, Sequence[Voice]]], actors: Actors
) -> T | None:
    """Return the row that a refusal turns down: the only fitting one, or the last before it.

    "Rejected the proposal" names nothing: it is the only one that its own article voices.
    """
    if not denial.what:
        here = [
            r
            for r, vs in rows
            if vs[0].commitment.kind in REFUSABLE
            and any(v.account.id == denial.account.id for v in vs)
            and not sides(actors, denial.by) & sides(actors, vs[0].by)
            and denial.by
        ]
        return here[0] if len(here) == 1 else None
    fitting = [r for r, vs in rows if refuses(denial, vs, actors)]
    return fitting[-1] if fitting else None


def answered(denial: Voice, actors: Actors) -> StateChange:
    """Return the change that a refusal makes; on another's word alone, with whose word it is."""
    number = denial.commitment.statement
    speakers: tuple[str, ...] = ()
    if number is not None:
        speakers = denial.account.actors(denial.account.reading.statements[number].actors)
    own = not speakers or bool(sides(actors, speakers) & sides(actors, denial.by))
    spans = (*denial.commitment.move_spans, *denial.spans)
    return StateChange(
        state="refused",
        how="said",
        when=denial.when,
        pointers=denial.account.pointers(spans),
        why="refused by " + " and ".join(actors[i].name for i in denial.by),
        told_by=() if own else speakers,
    )
