"""Many tellings → one act. The order of arrival plays no part.

Tellings are taken in order of publication, those with a date first; each joins the one act that
fits best, and where an undated telling fits two acts equally well it joins neither.
"""

from collections.abc import Sequence
from dataclasses import replace

from tidings.codebook.deed_weights import load_deed_weights
from tidings.codebook.deeds import load_deeds
from tidings.story.accounts import Account
from tidings.story.acts import Act, Held, narrow, order
from tidings.story.acts_by_hand import judge_acts
from tidings.story.evidence import MARGIN, one_act, one_kind
from tidings.story.fitting import ASKED, bound, fit, kept_apart
from tidings.story.kinds import SURE, alike
from tidings.story.parties import Actors, nameless
from tidings.story.recalled import recall
from tidings.story.summed_up import join_summaries
from tidings.story.told import Told, days, tellings_of
from tidings.story.uncoded import uncoded
from tidings.values import Judgement

LEFT_OUT = frozenset({"hypothetical", "counterfactual"})
_NARROW = 31
"""Days up to which a date is narrow."""
_PARTIES = frozenset({"person", "government", "organisation"})
_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "COP"})
_WIDE = 10**6


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
    _join_acts(held, actors)
    _join_recalled(held, actors)
    rest: list[Told] = []
    for told in sorted((t for a in accounts for t in uncoded(a)), key=_surest):
        act = _best_act(told, held, actors) or recall([told], held, actors)
        if act is None:
            rest.append(told)
        else:
            held.add(_typed(told, act), act)
    acts = [a for a in (*held.acts, *_untyped(rest, actors)) if a.tellings]
    join_summaries(acts)
    acts = [a for a in acts if a.tellings]
    for act in acts:
        act.tellings.sort(key=order)
    by_hand = judge_acts(
        [a.tellings for a in acts],
        [a.reading for a in accounts],
        judgements,
        lambda a, b: one_act(actors, a, b),
    )
    acts = [Act(sorted(tellings, key=order)) for tellings in by_hand]
    return sorted(acts, key=lambda a: order(a.tellings[0]))


def _surest(told: Told) -> tuple[int, int, int]:
    """Return what sorts tellings: those of a narrow date first, those without one last.

    Plans come in the order in which they were made, however loose their day.
    """
    narrow_day = not told.done or (days(told.when) or _WIDE) <= _NARROW
    rank = (0 if narrow_day else 1) if told.dated else 2
    return (rank, *order(told))


def _join_acts(held: Held, actors: Actors) -> None:
    """Let an act be one with another where all that tell it fit that one, and no third.

    A telling is placed by what is known when its turn comes; what comes later may tie two acts.
    """
    acts = [a for a in held.acts if a.tellings]
    for act in sorted(acts, key=lambda a: (len(a.tellings), order(a.tellings[0]))):
        found = [(f, a) for a in held.near(act) if (f := _fits(act, a, actors)) is not None]
        found.sort(key=lambda p: (-p[0], order(p[1].tellings[0])))
        if not found or (len(found) > 1 and found[1][0] > found[0][0] - MARGIN):
            continue
        for told in act.tellings:
            held.add(told, found[0][1])
        act.tellings = []


def _join_recalled(held: Held, actors: Actors) -> None:
    """Let an act that is only looked back on be the one known before that it can be."""
    for act in sorted((a for a in held.acts if a.tellings), key=lambda a: order(a.tellings[0])):
        known = recall(act.tellings, held, actors)
        if known is None:
            continue
        for told in act.tellings:
            held.add(told, known)
        act.tellings = []


def _fits(act: Act, other: Act, actors: Actors) -> float | None:
    """Return how well all tellings of an act fit another one, by the best; none where one bars."""
    if act is other or not other.tellings:
        return None
    best = 0.0
    for told in act.tellings[:ASKED]:
        found = bound(told, other, actors)
        if found is None:
            return None
        best = max(best, found)
    return best or None


def _untyped(tellings: Sequence[Told], actors: Actors) -> list[Act]:
    """Return acts that no coder typed: those likely to be acts, and those told by two articles."""
    held = Held()
    for told in tellings:
        act = _best_act(told, held, actors)
        if act is not None or _is_likely(told) or (told.dated and told.event.statement is None):
            held.add(told, act)
    _join_headlines(held.acts, actors)
    acts = [a for a in held.acts if a.tellings]
    return [a for a in acts if _told_twice(a) or any(_stands(t, actors) for t in a.tellings)]


def _is_likely(told: Told) -> bool:
    """Tell whether a deed is by itself likely enough to be an act: see deed_weights.toml."""
    book = load_deed_weights()
    return told.event.confidence >= (book.stands if told.dated or told.heads else book.undated)


def _told_twice(act: Act) -> bool:
    """Tell whether two articles tell an act, each in its own words, by a word that says much."""
    own = {t.said: t.account.id for t in act.tellings}
    common = load_deeds().common
    telling = any(
        t.kind.sure or (t.kind.word not in common and (t.things or t.all)) for t in act.tellings
    )
    return telling and len(set(own.values())) > 1


def _stands(told: Told, actors: Actors) -> bool:
    """Tell whether a deed without a type is an act by itself: likely one, or known and dated.

    A known one is of a named party; an ambassador without a name is one.
    """
    if _is_likely(told):
        return True
    parties = [actors[i] for i in told.all]
    named = any(
        (p.kind in _PARTIES and not nameless(p)) or (p.kind == "unnamed" and p.sector in _OFFICIAL)
        for p in parties
    )
    narrow_day = (days(told.when) or _WIDE) <= _NARROW
    done_to = bool(told.things or (told.by and told.to))
    return bool(told.kind.sure) and named and narrow_day and done_to


def _typed(told: Told, act: Act) -> Told:
    """Return a telling that no coder typed as one of its act.

    What it counts counts only where its word surely tells the same deed.
    """
    coded = [t for t in act.tellings if t.coded]
    first = coded[0].event if coded else told.event
    same = any(alike(t.kind, told.kind) >= SURE for t in act.tellings)
    counts = told.event.counts if same else ()
    return replace(told, event=replace(told.event, type=first.type, mode=first.mode, counts=counts))


def _best_act(told: Told, held: Held, actors: Actors) -> Act | None:
    scored = [(s, act) for act in held.rivals(told) if (s := fit(told, act, actors)) is not None]
    if not scored:
        return None
    scored.sort(key=lambda p: (-p[0], order(p[1].tellings[0])))
    scored = _rivals(told, scored, actors)
    best = scored[0]
    vague = not told.coded or not told.dated
    if vague and len(scored) > 1 and scored[1][0] > best[0] - MARGIN:
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


def _join_headlines(acts: list[Act], actors: Actors) -> None:
    """Let what a headline tells, undated, be the first act of its kind that its article tells."""
    for act in acts:
        told = act.tellings[0]
        if len(act.tellings) > 1 or told.dated or not told.heads:
            continue
        first = next((a for a in _told_in(told, acts) if a is not act), None)
        if first is not None and all(
            one_kind(actors, told, t) and not kept_apart(told, t, actors) for t in first.tellings
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


__all__ = ["LEFT_OUT", "Act", "group_tellings", "narrow"]
