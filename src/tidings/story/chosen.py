"""Which lines of a brief stand among its ten, and in one line what has not changed."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from tidings.codebook.passages import load_passages
from tidings.story.colour import IDLE
from tidings.story.compared import day_in_words
from tidings.story.telling import names
from tidings.values import Change, ChangeKind, LedgerRow, Story

_STANDS = frozenset({"open", "repeated", "hardened", "softened", "postponed"})
_WORDS = 8
"""Words of a commitment shown in the line of what is unchanged."""
_ROWS = 3
"""Commitments named there; the others are only counted."""
_SHARES: dict[ChangeKind, tuple[str, int]] = {
    "event": ("act", 4),
    "status": ("act", 4),
    "commitment": ("commitment", 2),
    "statement": ("word", 3),
    "disagreement": ("quarrel", 2),
    "update": ("update", 2),
    "detail": ("detail", 2),
    "background": ("background", 1),
}
"""How many of a kind stand among the ten while others wait; what is left over is filled by rank."""
_FEW = 4
"""Lines of a brief short of which colour is told too."""
_ONE_VOICE = 2
"""Lines of one speaker among them."""
LABELS = {
    "threat": "Threat",
    "demand": "Demand",
    "promise": "Promise",
    "plan": "Plan",
    "proposal": "Proposal",
    "decision": "Decision",
    "measure": "Condition",
    "denial": "Denial",
}


def by_rank(change: Change) -> tuple[float, str]:
    """Return what sorts changes: by rank, then by line."""
    return change.rank, change.line.id


def chosen(found: Sequence[Change], limit: int) -> list[Change]:
    """Return the lines of a brief: the first by rank, but of no kind so many that others go short.

    Colour stands behind them, but for a scene where there is next to nothing else; the words of
    one man are a part of what is said.
    """
    able = [c for c in found if c.rank < IDLE]
    held: Counter[str] = Counter()
    lines: list[Change] = []
    for change in able:
        kind = _SHARES.get(change.kind, (change.kind, limit))
        voice = change.line.pieces[0].text.partition(": ")[0] if kind[0] == "word" else ""
        full = held[kind[0]] >= kind[1] or (voice and held[f"{voice}:"] >= _ONE_VOICE)
        if not full and len(lines) < limit:
            held.update((kind[0], f"{voice}:"))
            lines.append(change)
    left = (c for c in able if c not in lines)
    lines += [c for c, _ in zip(left, range(limit - len(lines)), strict=False)]
    rest = sorted((c for c in found if c.rank >= IDLE and c.kind != "statement"), key=by_rank)
    lines += rest[: max(0, min(limit, _FEW) - len(lines))]
    return sorted(lines, key=by_rank)


def unchanged(before: Story | None, after: Story) -> str | None:
    """Return in one line which commitments stand as they stood, and when they were last heard.

    What a new article tells of is not unchanged. What ran out unheard since is said after it.
    """
    if before is None:
        return None
    held = {p: r for r in before.ledger for t in r.tellings for p in t.pointers}
    known = {c.article for c in before.coverage}
    quiet = [
        (row, old)
        for row in after.ledger
        if (old := next((held[p] for t in row.tellings for p in t.pointers if p in held), None))
        and all(p.article in known for t in row.tellings for p in t.pointers)
    ]
    still = [r for r, _ in quiet if r.state in _STANDS]
    over = [r for r, old in quiet if r.state == "lapsed" and old.state != "lapsed"]
    told = (
        _listed("Still open, no change", still, after),
        _listed("Its day has passed, and no article held tells more", over, after),
    )
    return " ".join(t for t in told if t) or None


def _listed(lead: str, rows: Sequence[LedgerRow], story: Story) -> str:
    """Return some rows in one sentence: the freshest by name, the others counted."""
    named = "; ".join(_shortly(r, story) for r in sorted(rows, key=_freshest)[:_ROWS])
    more = f"; and {len(rows) - _ROWS} more" if len(rows) > _ROWS else ""
    return f"{lead}: {named}{more}." if rows else ""


def _freshest(row: LedgerRow) -> tuple[bool, bool, int, str]:
    """Return what sorts rows that stand: those whose party is known, the last heard of first.

    What can be understood by itself stands before "they be given back".
    """
    heard = date.fromisoformat(row.last_heard).toordinal() if row.last_heard else 0
    first = row.what.text.partition(" ")[0].lower()
    return (not row.by, first in load_passages().pointing, -heard, row.id)


def _shortly(row: LedgerRow, story: Story) -> str:
    """Return the kind of a row, by whom, its first words and when it was last heard."""
    words = row.what.text.rstrip(".").split()
    text = " ".join(words[:_WORDS])
    if len(words) > _WORDS:
        text = f"{text.rstrip(',;:')} …" + ("”" if text.count("“") > text.count("”") else "")
    by = names([a for i in row.by if (a := story.actor(i))])
    heard = f" (last heard {day_in_words(row.last_heard)})" if row.last_heard else ""
    return f"{LABELS[row.kind].lower()}{f' by {by}' if by else ''}: {text}{heard}"
