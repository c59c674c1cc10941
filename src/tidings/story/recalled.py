"""Acts looked back on: "it had begun in March with a raid" → the one raid that the story knows.

Who looks back tells an act loosely: no party by name, a month for a day, another word. What ties
the two is that the story knows of one act of the kind at that time, and of no other.
"""

import re
from collections.abc import Sequence
from datetime import date

from tidings.story.acts import Act, Held, order
from tidings.story.evidence import ENOUGH, LATER, MARGIN, one_act
from tidings.story.fitting import ASKED, kept_apart
from tidings.story.kinds import LIKELY, alike
from tidings.story.objects import things_shared, two_objects, verbal
from tidings.story.parties import BODIES, Actors, match, sides
from tidings.story.told import Told, days

ALONE = 1.0
"""What it tells that the story knows no other act of the kind at that time."""
_LOOSE = 8
"""Days from which on a date is loose."""
_POST = re.compile(r"\b([a-z]+) (?:minister|secretary|secretarie)s?\b")


def recall(told: Sequence[Told], held: Held, actors: Actors) -> Act | None:
    """Return the one act known before that tellings of one act look back on, or none.

    None where one of them is no look back, where something bars it, or where two acts may be meant.
    """
    if not all(map(_loose, told)):
        return None
    near = {id(a): a for t in told for a in held.rivals(t)}
    scored = [
        (score, act)
        for act in near.values()
        if _known_before(told, act) and (score := _score(told, act, actors)) is not None
    ]
    scored.sort(key=lambda p: (-p[0], order(p[1].tellings[0])))
    if not scored or scored[0][0] + ALONE < ENOUGH:
        return None
    return None if len(scored) > 1 and scored[1][0] > scored[0][0] - MARGIN else scored[0][1]


def _loose(told: Told) -> bool:
    """Tell whether an act done is told without a narrow day; without any it may be the news."""
    width = days(told.when) if told.dated else None
    loose = not told.fresh if width is None else width >= _LOOSE
    return told.done and not told.again and loose


def _known_before(told: Sequence[Told], act: Act) -> bool:
    """Tell whether an act done was told some days before those that look back, as news or dated."""
    done = [t for t in act.tellings if t.done and (t.fresh or not _loose(t))]
    if not done or any(t in act.tellings for t in told):
        return False
    first = min(t.account.published.first_day or "9999" for t in done)
    return all(_days_after(first, t.account.published.first_day) >= LATER for t in told)


def _days_after(first: str, later: str | None) -> int:
    if later is None or first == "9999":
        return 0
    return (date.fromisoformat(later[:10]) - date.fromisoformat(first[:10])).days


def _score(told: Sequence[Told], act: Act, actors: Actors) -> float | None:
    """Return the best evidence between two acts of one sort, none where a telling bars it."""
    best: float | None = None
    for ours in told[:ASKED]:
        for theirs in act.tellings[:ASKED]:
            if kept_apart(ours, theirs, actors) or _others(ours, theirs, actors):
                return None
            score = one_act(actors, ours, theirs, alone=True)
            if score is None:
                return None
            if _same_sort(ours, theirs):
                best = score if best is None else max(best, score)
    return best


def _others(a: Told, b: Told, actors: Actors) -> bool:
    """Tell whether two deeds are done to two things, by two doers, or between two pairs.

    Who does a thing must be known to be one with the other where both are told.
    """
    if a.joint and b.joint:
        ours, theirs = sides(actors, a.all), sides(actors, b.all)
        pairs = len(ours) > 1 and len(theirs) > 1 and ours != theirs
        posts = _posts(actors, a.all), _posts(actors, b.all)
        return not ours or not theirs or pairs or (all(posts) and not posts[0] & posts[1])
    if a.by and b.by and (match(actors, a.by, b.by) or 0.0) < BODIES:
        return True
    return two_objects(actors, a, b)


def _posts(actors: Actors, ids: Sequence[str]) -> frozenset[str]:
    """Return what kinds of ministers meet: "foreign", "defence"."""
    roles = (r.lower() for i in ids for r in (actors[i].role or "", *actors[i].roles))
    told = (*(actors[i].name for i in ids), *roles)
    return frozenset(m.group(1) for r in told for m in _POST.finditer(r))


def _same_sort(a: Told, b: Told) -> bool:
    """Tell whether two tellings surely are of one kind of deed: by type and mode, or by words.

    What is done in words is of one kind only where the words are, and the day or thing is told.
    """
    words = alike(a.kind, b.kind)
    if verbal(a) or verbal(b):
        return words >= LIKELY and ((a.dated and b.dated) or things_shared(a, b))
    if not (a.coded and b.coded):
        return words >= LIKELY
    return words > 0 or (a.event.type, a.event.mode) == (b.event.type, b.event.mode)
