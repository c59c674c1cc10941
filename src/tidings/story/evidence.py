"""Two tellings: are they of one act? Evidence adds up; a contradiction bars."""

from datetime import date

from tidings.codebook.actors import load_actors
from tidings.codebook.story import load_story
from tidings.story.kinds import SURE, alike, contrary
from tidings.story.objects import (
    deed_evidence,
    things_apart,
    things_shared,
    told_alike,
    two_deeds,
    two_objects,
    verbal,
)
from tidings.story.parties import BODIES, Actors, all_meant, match, parties, party
from tidings.story.stems import content, overlap
from tidings.story.told import NEAR, Told, country_of, days, gap, puts_off, same_unit
from tidings.values import Count

ONE_DEED = 1.3
SAME_DAY = 1.6
ENOUGH = 1.8
"""Evidence at or above which two tellings are of one act."""
LATER = 7
"""Days after an act from which a telling of it looks back."""
MANY = 5
"""Words from which on it is no chance that two clauses are the same."""
ALIKE = 0.6
"""Share of words in common from which two tellings are nearly the same words."""
COMMON = 0.34
"""Share of words in common from which a telling without a day may be of an act that has one."""

VERBATIM = 3.0
"""What it tells that two articles tell an act without a day in the same words."""
NOBODY = 0.3
"""What is taken off where somebody not named speaks in one of two."""
NEARBY = 0.5
"""What it adds that one article tells both, the one without a day or without a type."""

LATELY = 0.5
"""What it adds that news without a day may be of the dated act."""
MARGIN = 0.3
"""By how much a telling without a narrow day must fit one act better than any other."""
NEWS = 10
"""Days after an act for which a headline or lead may still tell it as news."""

_FATE = frozenset({"planned", "called off", "happened", "ongoing", "denied"})
_UNREAL = frozenset({"counterfactual", "hypothetical"})
_OFF_AND_HELD = (frozenset({"called off", "happened"}), frozenset({"called off", "ongoing"}))


def one_act(actors: Actors, a: Told, b: Told, *, alone: bool = False) -> float | None:
    """Return the evidence that two tellings are of one act, or none where something bars it.

    Vague tellings add up to nothing, unless the act is `alone`: no other can be meant.
    """
    if not _types_agree(a, b) or not _statuses_agree(a, b) or two_deeds(a, b):
        return None
    if not alone and not (a.coded and b.coded) and not told_alike(a, b):
        return 0.0
    dates = _date_evidence(actors, a, b)
    if dates is None:
        return None
    between = _party_evidence(actors, a, b)
    places = _place_evidence(a, b)
    numbers = _count_evidence(a, b)
    if between is None or places is None or numbers is None:
        return None
    if _one_loose(a, b) and two_objects(actors, a, b):
        return 0.0
    shared = overlap(a.stems, b.stems) if min(len(a.stems), len(b.stems)) > 1 else 0.0
    fate = _one_fate(a, b) or _put_back(a, b)
    deed = 0.0 if _unplaced(a) or _unplaced(b) else deed_evidence(a, b)
    if not ((a.dated and b.dated) or fate):
        if off_and_held(a, b):
            return None
        if _verbatim(a, b):
            return VERBATIM
        if not alone and _says_little(actors, a, b, deed, numbers, shared):
            return 0.0
    late = 0.5 if _too_late(a, b) or _too_late(b, a) else 0.0
    loose = a.dated != b.dated or a.coded != b.coded
    near = NEARBY if a.account is b.account and loose else 0.0
    lately = LATELY if alone and not dates and _lately(a, b) else 0.0
    more = (1.0 if fate else 0.0) + near - late + lately
    return between + dates + places + numbers + shared + deed + more


def _one_loose(a: Told, b: Told) -> bool:
    """Tell whether two acts done are not both of one day: deeds of a kind recur in a month."""
    return a.done and b.done and not days(a.when) == days(b.when) == 1


def _says_little(
    actors: Actors, a: Told, b: Told, deed: float, numbers: float, shared: float
) -> bool:
    """Tell whether two tellings, not both dated, say too little of one act."""
    named = deed >= SURE and bool((a.by and b.by) or (a.to and b.to))
    if numbers <= 0 and (_too_vague(a, b, shared) or (_violent(a, b) and shared < ALIKE)):
        return True
    return shared < COMMON and numbers <= 0 and not named and not _met(actors, a, b)


def _lately(a: Told, b: Told) -> bool:
    """Tell whether one is news without a day, and the other dated within the days before it."""
    return any(
        news.fresh and not news.dated and old.dated and (days(old.when) or NEWS**2) <= NEWS * 3 + 1
        for news, old in ((a, b), (b, a))
    )


def _verbatim(a: Told, b: Told) -> bool:
    """Tell whether two articles tell an act in the same words, five or more."""
    return a.account is not b.account and a.said == b.said and len(a.said) >= MANY


def _unplaced(told: Told) -> bool:
    """Tell whether a day is named that cannot be known ("on Friday", in an undated article)."""
    return bool(told.event.when.times) and not told.dated


def _too_late(plan: Told, off: Told) -> bool:
    """Tell whether a plan's day was over when the calling off, undated, was told."""
    if plan.event.status != "planned" or off.event.status != "called off" or off.dated:
        return False
    day, told = plan.when.last_day, off.account.published.first_day
    return off.event.announced is None and bool(day and told and day < told)


def _one_fate(a: Told, b: Told) -> bool:
    """Tell whether both say of a meeting that it was called off: seldom are there two such."""
    return a.event.status == b.event.status == "called off" and a.event.type == b.event.type


def _put_back(a: Told, b: Told) -> bool:
    """Tell whether a later article puts a plan off to a new day before the old one."""
    if not a.event.status == b.event.status == "planned" or a.event.type != b.event.type:
        return False
    plan, moved = sorted((a, b), key=lambda t: t.account.order)
    told, ends = moved.account.published.first_day, plan.when.last_day
    return (
        plan.account is not moved.account
        and puts_off(moved.account.words(moved.event.span))
        and bool(told and ends and told <= ends < (moved.when.first_day or ""))
    )


def off_and_held(a: Told, b: Told) -> bool:
    """Tell whether one was called off and the other held: one only where the dates say so."""
    return frozenset((a.event.status, b.event.status)) in _OFF_AND_HELD


def enough(a: Told, b: Told) -> float:
    """Return the evidence needed: less where both are dated on one and the same day.

    Least where they use words for one deed, too; violence comes in many acts a day.
    """
    if not (a.dated and b.dated and days(a.when) == days(b.when) == 1):
        return ENOUGH
    often = "ASSAULT" in (a.event.type, b.event.type) or things_apart(a, b)
    return ONE_DEED if alike(a.kind, b.kind) >= SURE and not often else SAME_DAY


def one_kind(actors: Actors, a: Told, b: Told) -> bool:
    """Tell whether nothing bars two tellings from being of one act, whatever the evidence."""
    if not _types_agree(a, b) or not _statuses_agree(a, b):
        return False
    found = (
        _party_evidence(actors, a, b),
        _date_evidence(actors, a, b),
        _count_evidence(a, b),
    )
    return None not in found


def _types_agree(a: Told, b: Told) -> bool:
    """Tell whether two tellings may be of one kind of act; what no coder typed goes by its word."""
    x, y = a.event, b.event
    if not (a.coded and b.coded):
        return (a.joint and b.joint) or not contrary(a.kind, b.kind)
    if x.type != y.type:
        return frozenset({x.type, y.type}) in load_story().compatible
    if x.mode and y.mode and x.mode != y.mode:
        return frozenset({x.mode, y.mode}) in load_story().modes
    return True


def _statuses_agree(a: Told, b: Told) -> bool:
    if a.event.status == b.event.status:
        return True
    if a.event.status in _UNREAL or b.event.status in _UNREAL:
        return "called off" in (a.event.status, b.event.status)
    return a.event.status in _FATE and b.event.status in _FATE


def _party_evidence(actors: Actors, a: Told, b: Told) -> float | None:
    """Return 0..2; acts done together are compared without regard to who is named first."""
    if a.joint and b.joint:
        return _pair_evidence(actors, a, b)
    source = match(actors, a.by, b.by)
    target = match(actors, a.to, b.to)
    if source is None or target is None:
        return None
    if source < BODIES and a.by and b.by and verbal(a) and verbal(b):
        # Many condemn one thing on one day.
        known = all(actors[i].kind not in ("unnamed", "group") for i in (*a.by, *b.by))
        return None if known else target - NOBODY
    return source + target


def _pair_evidence(actors: Actors, a: Told, b: Told) -> float | None:
    """Return 0..2 for an act done together: more where both name two who take part."""
    if not a.all or not b.all:
        return 0.0
    found = match(actors, a.all, b.all)
    if found is None:
        return None
    pair = min(len(a.all), len(b.all)) > 1
    one_type = a.event.type == b.event.type or not (a.coded and b.coded)
    if not one_type and not (pair and all_meant(actors, a.all, b.all)):
        return found * BODIES
    return found * (2 if pair else 1)


def _violent(a: Told, b: Told) -> bool:
    """Tell whether two articles tell violence against somebody who is not named: it comes often."""
    deadly = _VIOLENT & (a.kind.sure | b.kind.sure) or "ASSAULT" in (a.event.type, b.event.type)
    if not deadly or a.account is b.account:
        return False
    return not (a.persons and b.persons) and not a.names & b.names


_VIOLENT = frozenset({"attack", "fire", "kill", "explode", "injure"})


def _too_vague(a: Told, b: Told, shared: float) -> bool:
    """Tell whether two tellings, not both with a day, say too little to be of one act."""
    if any(not t.coded and not t.dated for t in (a, b)):
        return not (alike(a.kind, b.kind) >= SURE and a.kind.sure and things_shared(a, b))
    if a.dated or b.dated or a.account is b.account:
        return False
    return shared < COMMON or (shared < ALIKE and not alike(a.kind, b.kind))


def _met(actors: Actors, a: Told, b: Told) -> bool:
    """Tell whether the same two named parties, one of them a person, meet in both.

    What one state does to another it may do often; two people meet seldom.
    """
    if not (a.joint and b.joint):
        return False
    theirs = parties(actors, b.all)
    kinds = {p: actors[i].kind for i in a.all if (p := party(actors[i])) in theirs}
    return len(kinds) >= 2 and "person" in kinds.values() and "unnamed" not in kinds.values()


def _date_evidence(actors: Actors, a: Told, b: Told) -> float | None:
    if (
        a.account is b.account
        and a.account.trials
        and not (a.event.when.undated or b.event.when.undated)
    ):
        return _trial_evidence(a, b)
    if _stale(a, b) or _stale(b, a):
        return None
    if not a.when.meets(b.when):
        return 0.0 if _moved(a, b) or _disputed(actors, a, b) else None
    spans = [days(a.when), days(b.when)]
    if not (a.dated and b.dated) or None in spans:
        return 0.0
    widest = max(s for s in spans if s is not None)
    return 1.0 if widest <= 8 else 0.7 if widest <= 31 else 0.3


def _stale(news: Told, old: Told) -> bool:
    """Tell whether a headline or lead without a day is news, and the other act long past."""
    if not (news.fresh and news.done and old.done) or news.dated:
        return False
    day, published = old.when.last_day, news.account.published.first_day
    if not day or not published:
        return False
    return (date.fromisoformat(published) - date.fromisoformat(day)).days > NEWS


def _trial_evidence(a: Told, b: Told) -> float | None:
    """Compare one undated article's dates by supposing publication days for it, a week of them."""
    best = None
    for calendar in a.account.trials:
        x, y = calendar.when(a.event.when), calendar.when(b.event.when)
        widths = [w for w in (days(x), days(y)) if w is not None]
        if x.meets(y):
            score = 1.0 if len(widths) == 2 and max(widths) <= 8 else 0.3
            best = score if best is None else max(best, score)
    return best


def _moved(a: Told, b: Told) -> bool:
    """Tell whether a loosely dated plan was given its day before it ran out."""
    if a.event.status != "planned" or b.event.status != "planned":
        return False
    earlier, later = sorted((a, b), key=lambda t: t.account.order)
    width = days(earlier.when)
    told = later.account.published.first_day
    if _put_back(a, b):
        return True
    if width is not None and width <= 14:
        return False
    ends = earlier.when.last_day
    return told is not None and (ends is None or told <= ends) and a.account.id != b.account.id


def _disputed(actors: Actors, a: Told, b: Told) -> bool:
    """Tell whether two outlets tell one act of two days close together.

    They do so to the letter alike, or one looks back on a meeting of the same two at one place.
    """
    apart = gap(a.when, b.when)
    if apart is None or apart > NEAR or not (a.done and b.done and a.dated and b.dated):
        return False
    if (
        a.account.article.outlet == b.account.article.outlet
        or a.when.granularity != b.when.granularity
    ):
        return False
    verbatim = overlap(a.stems, b.stems) >= ALIKE and min(len(a.stems), len(b.stems)) >= 3
    if verbatim and bool(_shared_counts(a.event.counts, b.event.counts) or a.event.where):
        return True
    one_place = a.event.where is not None and a.event.where == b.event.where
    return one_place and (_looks_back(a) or _looks_back(b)) and _met(actors, a, b)


def _looks_back(told: Told) -> bool:
    day, published = told.when.last_day, told.account.published.first_day
    if not day or not published:
        return False
    return (date.fromisoformat(published) - date.fromisoformat(day)).days >= LATER


def _place_evidence(a: Told, b: Told) -> float | None:
    x, y = a.event.where, b.event.where
    if not x or not y:
        return 0.0
    if x.casefold() == y.casefold() or content(x) & content(y):
        return 0.5
    first, second = country_of(a), country_of(b)
    if first and first == second and {x, y} & {load_actors().labels.get(first)}:
        return 0.3
    one_day = a.dated and b.dated and days(a.when) == days(b.when) == 1
    return -0.3 if one_day else None


def _count_evidence(a: Told, b: Told) -> float | None:
    """Equal numbers of one thing are evidence; far different ones bar; near ones are a dispute."""
    xs, ys = a.event.counts, b.event.counts
    if _shared_counts(xs, ys):
        return 0.6
    if a.figures & b.figures:
        return 0.4
    for x in xs:
        for y in ys:
            if same_unit(x.unit, y.unit) and not _close(x.value, y.value):
                return None
    return 0.0


def _shared_counts(xs: tuple[Count, ...], ys: tuple[Count, ...]) -> bool:
    return any(
        x.value == y.value and x.value > 2 and same_unit(x.unit, y.unit) for x in xs for y in ys
    )


def _close(x: int, y: int) -> bool:
    return abs(x - y) <= max(1, 0.2 * max(x, y))
