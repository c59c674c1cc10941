"""What a person says of an offered change of the ledger: it is so, or it is not.

A judgement names the commitment's words and the words that are said to show the change; it holds
whatever is read anew, and while it stands the change moves the state, marked as agreed.
"""

from collections.abc import Sequence
from dataclasses import replace

from tidings.codebook.ledger import load_ledger
from tidings.codec import short_id
from tidings.values import Judgement, LedgerRow, Pointer, StateChange
from tidings.values.dates import UNKNOWN
from tidings.values.story import Verdict

AGREED: Verdict = "agreed"
DECLINED: Verdict = "declined"


def offer_id(row: LedgerRow, change: StateChange) -> str:
    """Return the id by which an offered change is agreed to or declined."""
    first = min(change.pointers)
    return short_id("offer", row.what.id, change.state, first.article, first.span.start)


def judged(
    verdict: Verdict, row: LedgerRow, change: StateChange, why: str = "", at: str = ""
) -> Judgement:
    """Return the judgement that an offered change is so ("agreed") or not ("declined")."""
    return Judgement(
        id="",
        verdict=verdict,
        about="line",
        subjects=(*row.what.pointers, *change.pointers),
        apart=len(row.what.pointers),
        line=row.what.id,
        correction=change.state,
        at=at,
        why=why,
    )


def with_judged(
    rows: Sequence[LedgerRow], judgements: Sequence[Judgement]
) -> tuple[LedgerRow, ...]:
    """Return the ledger with what persons agreed to and declined."""
    said = [j for j in judgements if j.about == "line" and j.verdict in (AGREED, DECLINED)]
    return tuple(_row(r, [j for j in said if _of(j, r)]) for r in rows) if said else tuple(rows)


def _of(judgement: Judgement, row: LedgerRow) -> bool:
    """Tell whether a judgement is of a row: by its id, else by the words it was judged by."""
    if judgement.line == row.what.id:
        return True
    mine = {(p.article, p.words) for t in row.tellings for p in t.pointers}
    mine |= {(p.article, p.words) for p in row.what.pointers}
    words = judgement.subjects[: judgement.apart]
    return bool(words) and all((p.article, p.words) in mine for p in words)


def _row(row: LedgerRow, said: Sequence[Judgement]) -> LedgerRow:
    """Return a row with what was judged of it, the last word on a change holding."""
    last: dict[tuple[Pointer, ...], Judgement] = {}
    for judgement in said:
        words = judgement.subjects[judgement.apart :]
        last.pop(words, None)
        last[words] = judgement
    for judgement in last.values():
        row = _agreed(row, judgement) if judgement.verdict == AGREED else _declined(row, judgement)
    return row


def _agreed(row: LedgerRow, judgement: Judgement) -> LedgerRow:
    """Return a row moved by an agreed change; one that an article says by now is not doubled."""
    if any(c.how == "said" and _shows(judgement, c) for c in row.changes):
        return row
    offered = next((c for c in row.offered if _shows(judgement, c)), None)
    change = _held(judgement) if offered is None else replace(offered, how="agreed")
    if change is None:
        return row
    return replace(
        row,
        state=load_ledger().next_state(row.kind, row.state, change.state),
        changes=(*row.changes, replace(change, how="agreed", why="agreed by you")),
        offered=tuple(c for c in row.offered if c is not offered),
    )


def _declined(row: LedgerRow, judgement: Judgement) -> LedgerRow:
    return replace(row, offered=tuple(c for c in row.offered if not _shows(judgement, c)))


def _shows(judgement: Judgement, change: StateChange) -> bool:
    """Tell whether the judged change rests on the same words, or on words that hold them."""
    words = judgement.subjects[judgement.apart :]
    return judgement.correction == change.state and any(
        p.article == w.article and (p.words in w.words or w.words in p.words)
        for p in change.pointers
        for w in words
    )


def _held(judgement: Judgement) -> StateChange | None:
    """Return an agreed change that is offered no more: the judgement keeps its words."""
    if judgement.correction not in load_ledger().after:
        return None
    return StateChange(
        state=judgement.correction,
        how="agreed",
        when=UNKNOWN,
        pointers=judgement.subjects[judgement.apart :],
        why="agreed by you",
    )
