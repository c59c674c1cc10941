"""What bars two tellings from being of one act, whatever speaks for it."""

import re
from collections.abc import Sequence
from datetime import date

from tidings.codebook.actors import load_actors
from tidings.codebook.story import load_story
from tidings.story.kinds import contrary
from tidings.story.objects import two_deeds, verbal
from tidings.story.parties import BODIES, Actors, match, parties, party
from tidings.story.stems import content, overlap
from tidings.story.told import NEAR, Told, country_of, days, gap, puts_off, same_unit
from tidings.values import Count

LATER = 7
"""Days after an act from which a telling of it looks back."""
ALIKE = 0.6
"""Share of words in common from which two tellings are nearly the same words."""
NEWS = 10
"""Days after an act for which a headline or lead may still tell it as news."""
_FATE = frozenset({"planned", "called off", "happened", "ongoing", "denied"})
_UNREAL = frozenset({"counterfactual", "hypothetical"})
_OFF_AND_HELD = (frozenset({"called off", "happened"}), frozenset({"called off", "ongoing"}))
_POST = re.compile(r"\b([a-z]+) (?:minister|secretary|secretarie)s?\b")


def barred(actors: Actors, a: Told, b: Told) -> bool:
    """Tell whether something bars two tellings from being of one act.

    Statuses or days that do not go together, other parties, another place, other numbers of one
    thing, two kinds of deeds done to two things.
    """
    return (
        not _statuses_agree(a, b)
        or two_deeds(a, b)
        or not _days_agree(actors, a, b)
        or (off_and_held(a, b) and not (a.dated and b.dated))
        or _too_late(a, b)
        or _too_late(b, a)
        or _once_more(a, b)
        or _once_more(b, a)
        or _other_parties(actors, a, b)
        or place_evidence(a, b) is None
        or count_evidence(a, b) is None
    )


def one_kind(actors: Actors, a: Told, b: Told) -> bool:
    """Tell whether two tellings are of one kind of act, and nothing bars that they are of one."""
    return (
        _types_agree(a, b)
        and _statuses_agree(a, b)
        and _days_agree(actors, a, b)
        and not _other_parties(actors, a, b)
        and count_evidence(a, b) is not None
    )


def off_and_held(a: Told, b: Told) -> bool:
    """Tell whether one was called off and the other held: one only where the dates say so."""
    return frozenset((a.event.status, b.event.status)) in _OFF_AND_HELD


def one_fate(a: Told, b: Told) -> bool:
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


def _too_late(plan: Told, off: Told) -> bool:
    """Tell whether a plan's day was over when the calling off, undated, was told."""
    if plan.event.status != "planned" or off.event.status != "called off" or off.dated:
        return False
    day, told = plan.when.last_day, off.account.published.first_day
    return off.event.announced is None and bool(day and told and day < told)


def _once_more(plan: Told, done: Told) -> bool:
    """Tell whether one is to be done again, and the other was done already, or on no day known."""
    if plan.event.status != "planned" or not plan.again or not done.done:
        return False
    day, told = done.when.last_day, plan.account.published.first_day
    return not done.dated or bool(day and told and day < told)


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


def _other_parties(actors: Actors, a: Told, b: Told) -> bool:
    """Tell whether somebody else does it, or it is done to somebody else.

    Of acts done together it plays no part who is named first. Many condemn one thing on one day.
    """
    if a.joint and b.joint:
        return match(actors, a.all, b.all) is None or _other_posts(actors, a, b)
    source = match(actors, a.by, b.by)
    if source is None or match(actors, a.to, b.to) is None:
        return True
    if source >= BODIES or not (a.by and b.by and verbal(a) and verbal(b)):
        return False
    return all(actors[i].kind not in ("unnamed", "group") for i in (*a.by, *b.by))


def _other_posts(actors: Actors, a: Told, b: Told) -> bool:
    """Tell whether ministers of two kinds meet, one time named by no more than their office."""
    if all(any(actors[i].kind == "person" for i in t.all) for t in (a, b)):
        return False
    ours, theirs = _posts(actors, a.all), _posts(actors, b.all)
    return bool(ours and theirs) and not ours & theirs


def _posts(actors: Actors, ids: Sequence[str]) -> frozenset[str]:
    """Return what kinds of ministers meet: "foreign", "defence"."""
    roles = (r.lower() for i in ids for r in (actors[i].role or "", *actors[i].roles))
    told = (*(actors[i].name for i in ids), *roles)
    return frozenset(m.group(1) for r in told for m in _POST.finditer(r))


def _days_agree(actors: Actors, a: Told, b: Told) -> bool:
    """Tell whether two acts may be of one day, or are one whose day is moved or in dispute."""
    known = not (a.event.when.undated or b.event.when.undated)
    if a.account is b.account and a.account.trials and known:
        trials = a.account.trials
        return any(c.when(a.event.when).meets(c.when(b.event.when)) for c in trials)
    if _stale(a, b) or _stale(b, a):
        return False
    return a.when.meets(b.when) or new_day(a, b) or _disputed(actors, a, b)


def _stale(news: Told, old: Told) -> bool:
    """Tell whether a headline or lead without a day is news, and the other act long past."""
    if not (news.fresh and news.done and old.done) or news.dated:
        return False
    day, published = old.when.last_day, news.account.published.first_day
    if not day or not published:
        return False
    return (date.fromisoformat(published) - date.fromisoformat(day)).days > NEWS


def new_day(a: Told, b: Told) -> bool:
    """Tell whether a plan is put back, or a loosely dated one given its day before it ran out."""
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
    return one_place and (_looks_back(a) or _looks_back(b)) and met(actors, a, b)


def met(actors: Actors, a: Told, b: Told) -> bool:
    """Tell whether the same two named parties, one of them a person, meet in both.

    What one state does to another it may do often; two people meet seldom.
    """
    if not (a.joint and b.joint):
        return False
    theirs = parties(actors, b.all)
    kinds = {p: actors[i].kind for i in a.all if (p := party(actors[i])) in theirs}
    return len(kinds) >= 2 and "person" in kinds.values() and "unnamed" not in kinds.values()


def _looks_back(told: Told) -> bool:
    day, published = told.when.last_day, told.account.published.first_day
    if not day or not published:
        return False
    return (date.fromisoformat(published) - date.fromisoformat(day)).days >= LATER


def place_evidence(a: Told, b: Told) -> float | None:
    """Return 0.5 for one place, 0.3 for a place and its country, none where another place bars."""
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


def count_evidence(a: Told, b: Told) -> float | None:
    """Return what equal numbers of one thing tell, none where far different ones bar.

    Near ones are a dispute.
    """
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
