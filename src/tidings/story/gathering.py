"""Many tellings → one act. The order of arrival plays no part.

Tellings are taken in order of publication, those with a date first; each joins the one act that
fits best, and where an undated telling fits two acts equally well it joins neither.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tidings.codebook.deeds import load_deeds
from tidings.codebook.story import load_story
from tidings.codec import short_id
from tidings.story.accounts import Account
from tidings.story.acts_by_hand import judge_acts
from tidings.story.evidence import enough, off_and_held, one_act, one_kind
from tidings.story.parties import STATE, Actors, match, nameless, parties, sides
from tidings.story.told import Told, days, tellings_of
from tidings.story.uncoded import uncoded
from tidings.values import UNKNOWN, Interval, Judgement

LEFT_OUT = frozenset({"hypothetical", "counterfactual"})
_NARROW = 31
"""Days up to which a date is narrow."""
_PARTIES = frozenset({"person", "government", "organisation"})
_WIDE = 10**6
_ASKED = 8
"""How many of the first, and of the last, tellings of an act another is compared with."""
_MARGIN = 0.3
"""By how much an undated telling must fit one event better than any other."""


@dataclass(slots=True)
class Act:
    """An event while it is put together."""

    tellings: list[Told] = field(default_factory=list)

    @property
    def when(self) -> Interval:
        """What all its tellings' dates leave; where they are at odds, the first told."""
        return narrow([t.when for t in self.tellings if t.dated] or [t.when for t in self.tellings])

    @property
    def ident(self) -> str:
        """An id made from its first telling."""
        first = self.tellings[0]
        return short_id("event", first.account.id, first.event.trigger.start, first.event.type)


def narrow(intervals: Sequence[Interval]) -> Interval:
    """Return what intervals that meet leave in common, with the basis of the narrowest."""
    if not intervals:
        return UNKNOWN
    best = min(intervals, key=lambda i: (days(i) or 10**6, i.granularity == "unknown"))
    first, last = best.earliest, best.latest
    for other in intervals:
        if not Interval(earliest=first, latest=last, basis="").meets(other):
            continue
        if other.earliest and (first is None or other.earliest[:10] > first[:10]):
            first = other.earliest
        if other.latest and (last is None or other.latest[:10] < last[:10]):
            last = other.latest
    if (first, last) == (best.earliest, best.latest):
        return best
    exact = first is not None and last is not None and first[:10] == last[:10]
    return Interval(
        earliest=first,
        latest=last,
        granularity="day" if exact else best.granularity,
        basis=f"{best.basis}; narrowed by what other tellings say",
        spans=best.spans,
    )


def group_tellings(
    accounts: Sequence[Account], actors: Actors, judgements: Sequence[Judgement] = ()
) -> list[Act]:
    """Return the acts that the accounts tell of, each with its tellings."""
    heard = [t for a in accounts for t in tellings_of(a)]
    held = Held()
    for told in sorted((t for t in heard if t.event.status not in LEFT_OUT), key=_surest):
        held.add(told, _best_act(told, held, actors))
    _join_headlines(held.acts, actors)
    _join_unreal([t for t in heard if t.event.status in LEFT_OUT], held.acts, actors)
    rest: list[Told] = []
    for told in sorted((t for a in accounts for t in uncoded(a)), key=_surest):
        act = _best_act(told, held, actors)
        if act is None:
            rest.append(told)
        else:
            held.add(_typed(told, act), act)
    acts = [a for a in (*held.acts, *_untyped(rest, actors)) if a.tellings]
    for act in acts:
        act.tellings.sort(key=_order)
    by_hand = judge_acts(
        [a.tellings for a in acts],
        [a.reading for a in accounts],
        judgements,
        lambda a, b: one_act(actors, a, b),
    )
    acts = [Act(sorted(tellings, key=_order)) for tellings in by_hand]
    return sorted(acts, key=lambda a: _order(a.tellings[0]))


def _order(told: Told) -> tuple[int, int]:
    return (told.account.order, told.index)


def _surest(told: Told) -> tuple[int, int, int]:
    """Return what sorts tellings: those of a narrow date first, those without one last.

    Plans come in the order in which they were made, however loose their day.
    """
    narrow_day = not told.done or (days(told.when) or _WIDE) <= _NARROW
    rank = (0 if narrow_day else 1) if told.dated else 2
    return (rank, *_order(told))


def _untyped(tellings: Sequence[Told], actors: Actors) -> list[Act]:
    """Return acts that no coder typed: told on their day of somebody named, or by two articles."""
    held = Held()
    for told in tellings:
        act = _best_act(told, held, actors)
        if act is not None or (told.dated and told.event.statement is None):
            held.add(told, act)
    return [a for a in held.acts if _told_twice(a) or any(_stands(t, actors) for t in a.tellings)]


def _told_twice(act: Act) -> bool:
    """Tell whether two articles tell an act, each in its own words, by a word that says much."""
    own = {t.said: t.account.id for t in act.tellings}
    common = load_deeds().common
    telling = any(
        t.kind.sure or (t.kind.word not in common and (t.things or t.all)) for t in act.tellings
    )
    return telling and len(set(own.values())) > 1


def _stands(told: Told, actors: Actors) -> bool:
    """Tell whether a deed without a type is an act by itself: known, dated, of a named party."""
    named = any(actors[i].kind in _PARTIES and not nameless(actors[i]) for i in told.all)
    narrow_day = (days(told.when) or _WIDE) <= _NARROW
    return bool(told.kind.sure) and named and narrow_day and bool(told.things or told.to)


def _typed(told: Told, act: Act) -> Told:
    """Return a telling that no coder typed as one of its act."""
    first = next((t.event for t in act.tellings if t.coded), told.event)
    return replace(told, event=replace(told.event, type=first.type, mode=first.mode))


class Held:
    """The acts gathered so far, and by which kinds of deeds they are found."""

    def __init__(self) -> None:
        """Hold nothing."""
        self.acts: list[Act] = []
        self._by_kind: dict[str, dict[int, Act]] = defaultdict(dict)

    def add(self, told: Told, act: Act | None) -> None:
        """Give a telling to its act, or to a new one."""
        if act is None:
            act = Act()
            self.acts.append(act)
        act.tellings.append(told)
        for kind in (told.event.type, *_families(told)):
            self._by_kind[kind][id(act)] = act

    def rivals(self, told: Told) -> list[Act]:
        """Return the acts that a telling may be of, by what kind of deed it tells."""
        pairs = load_story().compatible if told.coded else ()
        types = {told.event.type, *(t for p in pairs if told.event.type in p for t in p)}
        kinds = sorted(types) if told.coded else _families(told)
        found: dict[int, Act] = {}
        for kind in kinds:
            found.update(self._by_kind.get(kind, {}))
        return list(found.values())


def _families(told: Told) -> list[str]:
    return [f"={told.kind.word}", *sorted(told.kind.sure | told.kind.maybe)]


def _best_act(told: Told, held: Held, actors: Actors) -> Act | None:
    scored = [(s, act) for act in held.rivals(told) if (s := _fit(told, act, actors)) is not None]
    if not scored:
        return None
    scored.sort(key=lambda p: (-p[0], _order(p[1].tellings[0])))
    scored = _rivals(told, scored, actors)
    best = scored[0]
    vague = not told.coded or not told.dated
    if vague and len(scored) > 1 and scored[1][0] > best[0] - _MARGIN:
        return None
    return best[1]


Scored = list[tuple[float, Act]]


def _rivals(told: Told, scored: Scored, actors: Actors) -> Scored:
    """Return those that a telling may belong to, without what is no rival to the others.

    "They have never met" denies that there is such an act; a telling without a day that nothing
    bars from being of a dated act is the same thing told vaguely, not another one.
    """
    if told.event.status != "denied":
        scored = [p for p in scored if not _only_denied(p[1])] or scored
    dated = [p for p in scored if any(t.dated for t in p[1].tellings)]
    if len(dated) != 1 or told.dated:
        return scored
    sure = dated[0][1]
    vaguer = [
        p[1]
        for p in scored
        if p[1] is not sure
        and all(one_kind(actors, x, y) for x in p[1].tellings for y in sure.tellings)
    ]
    return [p for p in scored if not any(p[1] is v for v in vaguer)]


def _only_denied(act: Act) -> bool:
    return all(t.event.status == "denied" for t in act.tellings)


def _fit(told: Told, act: Act, actors: Actors) -> float | None:
    """Return the best evidence that ties a telling to an act; one bar by any telling forbids."""
    best = None
    revived = _revived(act)
    if any(_kept_apart(told, t, actors) for t in act.tellings):
        return None
    for other in _asked(told, act):
        if revived and off_and_held(told, other) and one_kind(actors, told, other):
            continue
        if _superseded(other, act):
            continue
        score = one_act(actors, told, other)
        if score is None:
            return None
        if other.account.id == told.account.id and _told_apart(told, other, actors):
            return None
        if score >= enough(told, other) or _apposed(told, other, actors):
            best = score if best is None else max(best, score)
    return best


def _asked(told: Told, act: Act) -> list[Told]:
    """Return the tellings of an act by which another is judged: its own article's, and some.

    Those first held have the surest dates; what is told in the same words is asked once.
    """
    own = [t for t in act.tellings if t.account is told.account]
    others = {t.said: t for t in act.tellings if t.account is not told.account}
    found = list(others.values())
    return [*own, *found[:_ASKED], *found[_ASKED:][-_ASKED:]]


def _kept_apart(a: Told, b: Told, actors: Actors) -> bool:
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
    kind = (a.event.type, a.event.mode) == (b.event.type, b.event.mode)
    doer = (match(actors, a.source, b.source) or 0.0) >= STATE
    both = bool(a.target and b.target)
    other = both and (match(actors, a.target, b.target) or 0.0) < STATE
    if a.heads != b.heads and kind and doer:
        return both and match(actors, a.target, b.target) is None
    return not kind or not doer or other


def _superseded(plan: Told, act: Act) -> bool:
    """Tell whether a later article gives a plan another day: its first day bars nothing."""
    return plan.event.status == "planned" and any(
        t.event.status == "planned"
        and t.account.order > plan.account.order
        and not t.when.meets(plan.when)
        for t in act.tellings
    )


def _revived(act: Act) -> bool:
    """Tell whether a later article plans again what an earlier one calls off."""
    off = [t.account.order for t in act.tellings if t.event.status == "called off"]
    return bool(off) and any(
        t.event.status == "planned" and t.account.order > min(off) for t in act.tellings
    )


def _join_headlines(acts: list[Act], actors: Actors) -> None:
    """Let what a headline tells, undated, be the first act of its kind that its article tells."""
    for act in acts:
        told = act.tellings[0]
        if len(act.tellings) > 1 or told.dated or not told.heads:
            continue
        first = next((a for a in _told_in(told, acts) if a is not act), None)
        if first is not None and all(
            one_kind(actors, told, t) and not _kept_apart(told, t, actors) for t in first.tellings
        ):
            first.tellings.append(told)
            act.tellings = []


def _told_in(told: Told, acts: Sequence[Act]) -> list[Act]:
    """Return the acts of a telling's kind and status that its article tells below, in order."""
    places = [
        (t.index, n)
        for n, a in enumerate(acts)
        for t in a.tellings
        if t.account.id == told.account.id
        and t.index > told.index
        and (t.event.type, t.event.status) == (told.event.type, told.event.status)
    ]
    return [acts[n] for _, n in sorted(places)]


def _join_unreal(tellings: Sequence[Told], acts: Sequence[Act], actors: Actors) -> None:
    """Let "the meeting would have been the second" tell of the one meeting called off beside it."""
    for told in tellings:
        fitting = [
            a
            for a in acts
            if any(
                t.account.id == told.account.id and t.event.status == "called off"
                for t in a.tellings
            )
            and all(one_kind(actors, told, t) for t in a.tellings)
        ]
        if len(fitting) == 1 and told.event.status == "counterfactual":
            fitting[0].tellings.append(told)


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
