"""Does a telling fit an act: the best evidence for it, unless one of the act's tellings bars it."""

from statistics import fmean

from tidings.codebook.story import load_story
from tidings.story.acts import Act, superseded
from tidings.story.bars import off_and_held, one_kind
from tidings.story.evidence import one_act
from tidings.story.kinds import contrary
from tidings.story.lore import Lore
from tidings.story.parties import STATE, Actors, match, parties, sides
from tidings.story.told import Told

ASKED = 8
"""How many of the first, and of the last, tellings of an act another is compared with."""


AGAINST = -2.0
"""Log odds below which the tellings of an act, taken together, speak against another."""
NOTHING = -99.0
"""Evidence where nothing is told."""


def fit(told: Told, act: Act, lore: Lore) -> float | None:
    """Return the best evidence that ties a telling to an act, none where it is not enough."""
    best = bound(told, act, lore)
    return best if best is not None and best >= 0 else None


def bound(told: Told, act: Act, lore: Lore) -> float | None:
    """Return the best evidence that ties a telling to an act; from 0 on it is enough.

    None where one of its tellings bars it.
    """
    found: list[float] = []
    if any(t.account is told.account and kept_apart(told, t, lore.actors) for t in act.tellings):
        return None
    for other in _asked(told, act):
        if off_and_held(told, other) and _revived(act) and one_kind(lore.actors, told, other):
            continue
        if superseded(other, act):
            continue
        score = one_act(lore, told, other)
        if score is None:
            return None
        if other.account.id == told.account.id and _told_apart(told, other, lore.actors):
            return None
        found.append(max(score, 0.0) if _apposed(told, other, lore.actors) else score)
    return max(found) if found and fmean(found) >= AGAINST else NOTHING


def _asked(told: Told, act: Act) -> list[Told]:
    """Return the tellings of an act by which another is judged: its own article's, and some.

    Those first held have the surest dates; what is told in the same words is asked once.
    """
    if len(act.tellings) == 1:
        return act.tellings
    own = [t for t in act.tellings if t.account is told.account]
    others = {t.said: t for t in act.tellings if t.account is not told.account}
    found = list(others.values())
    return [*own, *found[:ASKED], *found[ASKED:][-ASKED:]]


def kept_apart(a: Told, b: Told, actors: Actors) -> bool:
    """Tell whether two events of one reading are two acts.

    A reading joins what it tells of one act twice. What it keeps apart may be one meeting with its
    plan, or one act of one kind by one source (or a body and its state); never acts of two kinds
    or two doers.
    """
    if a.account.id != b.account.id:
        return False
    if not (a.coded and b.coded):
        return a.event.span.meets(b.event.span)
    if {a.event.type, b.event.type} <= load_story().symmetric:
        return False
    types = frozenset({a.event.type, b.event.type})
    kind = (a.event.type, a.event.mode) == (b.event.type, b.event.mode)
    if a.heads != b.heads:
        kind = len(types) == 1 or types in load_story().compatible
    doer = (match(actors, a.source, b.source) or 0.0) >= STATE
    both = bool(a.target and b.target)
    other = both and (match(actors, a.target, b.target) or 0.0) < STATE
    if not (a.heads or b.heads) and contrary(a.kind, b.kind):
        return True
    if a.heads != b.heads and kind and doer:
        return both and match(actors, a.target, b.target) is None
    return not kind or not doer or other


def _revived(act: Act) -> bool:
    """Tell whether a later article plans again what an earlier one calls off."""
    off = [t.account.order for t in act.tellings if t.event.status == "called off"]
    return bool(off) and any(
        t.event.status == "planned" and t.account.order > min(off) for t in act.tellings
    )


def _told_apart(a: Told, b: Told, actors: Actors) -> bool:
    """Tell whether one clause tells both of different targets: then they are two acts.

    Of a meeting an apposition may name the states whose people met: "she met the premier, the
    first meeting of the two countries".
    """
    if _apposed(a, b, actors):
        return False
    return (
        a.event.span.meets(b.event.span)
        and a.event.status == b.event.status
        and a.event.trigger != b.event.trigger
        and parties(actors, a.target) != parties(actors, b.target)
    )


def _apposed(a: Told, b: Told, actors: Actors) -> bool:
    """Tell whether one telling stands within the clause of the other, of a meeting of one pair."""
    joint = {a.event.type, b.event.type} <= load_story().symmetric
    within = a.event.span.holds(b.event.span) or b.event.span.holds(a.event.span)
    return (
        joint
        and within
        and a.account.id == b.account.id
        and a.event.status == b.event.status
        and len(sides(actors, a.parties)) > 1
        and sides(actors, a.parties) == sides(actors, b.parties)
    )
