"""A headline sums up what its article tells first: an act in it is the lead's, where alike.

Headlines have no day and often other words ("cuts 400", "dismissed 400 workers"). What a reading
has not joined is joined by kind of deed, type, numbers, things and parties.
"""

from collections.abc import Iterable, Sequence

from tidings.story.acts import Act
from tidings.story.kinds import SURE, alike, contrary
from tidings.story.told import Told

LEAD = 2
"""Paragraphs below a headline that tell what it sums up."""
ENOUGH = 2
"""Points from which on a headline's act is one with the lead's."""


def join_summaries(acts: Iterable[Act]) -> None:
    """Give what a headline alone tells to the one act of its lead that fits best."""
    led: dict[str, list[Act]] = {}
    alone = []
    for act in acts:
        told = act.tellings[0] if len(act.tellings) == 1 else None
        if told is not None and told.heads and told.done and not told.dated:
            alone.append(act)
        for ident in {t.account.id for t in act.tellings if _leads(t)}:
            led.setdefault(ident, []).append(act)
    for act in alone:
        told = act.tellings[0]
        best = _best(told, [a for a in led.get(told.account.id, ()) if a is not act and a.tellings])
        if best is not None:
            best.tellings.append(told)
            act.tellings = []


def _leads(told: Told) -> bool:
    """Tell whether an act is told in one of the first paragraphs below the headline, as done."""
    body = [p.span for p in told.account.reading.paragraphs if not p.headline][:LEAD]
    return told.done and not told.heads and any(p.holds(told.event.trigger) for p in body)


def _best(told: Told, acts: Sequence[Act]) -> Act | None:
    """Return the act that shares most with a headline's; none where two share as much."""
    scored = [
        (max(_shared(told, t) for t in a.tellings if t.account.id == told.account.id), n)
        for n, a in enumerate(acts)
    ]
    scored.sort(key=lambda s: (-s[0], s[1]))
    if not scored or scored[0][0] < ENOUGH:
        return None
    if len(scored) > 1 and scored[1][0] == scored[0][0]:
        return None
    return acts[scored[0][1]]


def _shared(headline: Told, lead: Told) -> int:
    """Return the points that two tellings of one article have in common."""
    if not _leads(lead) or contrary(headline.kind, lead.kind):
        return 0
    both = headline.event.type and lead.event.type
    if both and headline.event.type != lead.event.type:
        return 0
    kind = SURE if both else alike(headline.kind, lead.kind)
    words = (headline.things | headline.names) & (lead.things | lead.names | lead.stems)
    return (
        (2 if kind >= SURE else 1 if kind else 0)
        + 2 * bool(headline.figures & lead.figures)
        + bool(words)
        + bool(set(headline.all) & set(lead.all))
    )
