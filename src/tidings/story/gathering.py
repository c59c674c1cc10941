"""Many tellings → one act. The order of arrival plays no part.

Tellings are taken in order of publication, those with a date first; each joins the one act that
fits best, and where an undated telling fits two acts equally well it joins neither.
"""

from collections.abc import Sequence
from dataclasses import replace

from tidings.codebook.deed_weights import load_deed_weights
from tidings.codebook.deeds import load_deeds
from tidings.codebook.retelling import load_retelling
from tidings.story.accounts import Account
from tidings.story.acts import Act, Held, narrow, order
from tidings.story.acts_by_hand import judge_acts
from tidings.story.bars import one_kind
from tidings.story.evidence import one_act
from tidings.story.fitting import ASKED, NOTHING, bound, fit, kept_apart
from tidings.story.kinds import SURE, alike
from tidings.story.lore import Lore, lore_of
from tidings.story.parties import Actors, nameless
from tidings.story.summed_up import join_summaries
from tidings.story.told import Told, days, tellings_of
from tidings.story.uncoded import uncoded
from tidings.values import Event, Judgement

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
    coded = [t for a in accounts for t in tellings_of(a)]
    heard = [*coded, *(t for a in accounts for t in uncoded(a))]
    lore = lore_of(heard, actors)
    held = Held()
    for told in sorted((t for t in heard if t.event.status not in LEFT_OUT), key=_surest):
        act = _best_act(told, held, lore)
        if act is not None or _may_found(told):
            held.add(told, act)
    _join_headlines(held.acts, actors)
    _join_unreal([t for t in coded if t.event.status in LEFT_OUT], held.acts, actors)
    _join_acts(held, lore)
    acts = [a for a in held.acts if a.tellings and _is_act(a, actors)]
    join_summaries(acts)
    acts = [_typed(a) for a in acts if a.tellings]
    by_hand = judge_acts(
        [a.tellings for a in acts],
        [a.reading for a in accounts],
        judgements,
        lambda a, b: one_act(lore, a, b),
    )
    acts = [Act(sorted(tellings, key=order)) for tellings in by_hand]
    return sorted(acts, key=lambda a: order(a.tellings[0]))


def _may_found(told: Told) -> bool:
    """Tell whether a telling may be an act by itself: typed, likely, or told as fact on its day."""
    return told.coded or _is_likely(told) or (told.dated and told.event.statement is None)


def _is_act(act: Act, actors: Actors) -> bool:
    """Tell whether tellings make an act.

    What no coder typed does where it is told on its day of somebody named, or by two articles.
    """
    if any(t.coded for t in act.tellings):
        return True
    return _told_twice(act) or any(_stands(t, actors) for t in act.tellings)


def _surest(told: Told) -> tuple[bool, int, int, int]:
    """Return what sorts tellings: typed ones first, those of a narrow date, those without one last.

    Plans come in the order in which they were made, however loose their day.
    """
    narrow_day = not told.done or (days(told.when) or _WIDE) <= _NARROW
    rank = (0 if narrow_day else 1) if told.dated else 2
    return (not told.coded, rank, *order(told))


def _join_acts(held: Held, lore: Lore) -> None:
    """Let an act be one with another where each fits the other, and neither any third as well.

    A telling is placed by what is known when its turn comes; what comes later may tie two acts.
    """
    acts = [a for a in held.acts if a.tellings]
    for act in sorted(acts, key=lambda a: (len(a.tellings), order(a.tellings[0]))):
        other = _fitting(act, held, lore) if act.tellings else None
        if other is None or _fitting(other, held, lore) is not act:
            continue
        for told in act.tellings:
            held.add(told, other)
        act.tellings = []


def _fitting(act: Act, held: Held, lore: Lore) -> Act | None:
    """Return the one act that all tellings of an act fit, none where a second does as well."""
    found = [(f, a) for a in held.near(act) if (f := _fits(act, a, lore)) is not None]
    found.sort(key=lambda p: (-p[0], order(p[1].tellings[0])))
    if not found or (len(found) > 1 and found[1][0] > found[0][0] - load_retelling().margin):
        return None
    return found[0][1]


def _fits(act: Act, other: Act, lore: Lore) -> float | None:
    """Return how well all tellings of an act fit another one, by the best; none where one bars."""
    if act is other or not other.tellings:
        return None
    best = NOTHING
    for told in act.tellings[:ASKED]:
        found = bound(told, other, lore)
        if found is None:
            return None
        best = max(best, found)
    return best if best >= 0 else None


def _told_twice(act: Act) -> bool:
    """Tell whether two articles tell an act, each in its own words, by a word that says much."""
    own = {t.said: t.account.id for t in act.tellings}
    common = load_deeds().common
    telling = any(
        t.kind.sure or (t.kind.word not in common and (t.things or t.all)) for t in act.tellings
    )
    return telling and len(set(own.values())) > 1


def _is_likely(told: Told) -> bool:
    """Tell whether a deed is by itself likely enough to be an act: see deed_weights.toml."""
    book = load_deed_weights()
    return told.event.confidence >= (book.stands if told.dated or told.heads else book.undated)


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


def _typed(act: Act) -> Act:
    """Return an act whose tellings that no coder typed are of the type of its others.

    What they count counts only where their word surely tells the same deed.
    """
    tellings = sorted(act.tellings, key=order)
    first = next((t.event for t in tellings if t.coded), None)
    if first is None:
        return Act(tellings)
    return Act([t if t.coded else _as(first, t, tellings) for t in tellings])


def _as(first: Event, told: Told, tellings: Sequence[Told]) -> Told:
    same = any(alike(t.kind, told.kind) >= SURE for t in tellings if t.coded)
    counts = told.event.counts if same else ()
    return replace(told, event=replace(told.event, type=first.type, mode=first.mode, counts=counts))


def _best_act(told: Told, held: Held, lore: Lore) -> Act | None:
    scored = [(s, act) for act in held.rivals(told) if (s := fit(told, act, lore)) is not None]
    if not scored:
        return None
    scored.sort(key=lambda p: (-p[0], order(p[1].tellings[0])))
    scored = _rivals(told, scored, lore.actors)
    best = scored[0]
    vague = not told.coded or not told.dated
    if vague and len(scored) > 1 and scored[1][0] > best[0] - load_retelling().margin:
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
