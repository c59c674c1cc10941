"""What weekdays tell of a publication day: said in words, never reckoned with."""

from tidings.readers.times.evidence import Copy
from tidings.readers.times.windows import WEEKDAYS
from tidings.values import SymbolicDate, TimeExpression

# Verbs so common that two clauses with one of them tell of two acts.
COMMON = frozenset({"say", "tell", "be", "have", "do", "make", "take", "meet", "add", "write"})


def told_by_weekdays(copy: Copy) -> str:
    """Say what weekdays tell of the publication day; "" where nothing.

    Only said, never reckoned with: two acts may go by one verb, and some outlets write both
    "today" and the weekday that it is.
    """
    days = _agreed_weekdays(copy)
    if len(days) == 1:
        name = WEEKDAYS[next(iter(days)) - 1]
        return f"probably a {name}, as it tells one act by weekday and as “yesterday” or “today”"
    named = {t.date.weekday for t in copy.times if t.date and _is_weekday(t.date)}
    if not named or not any(_days_off(t) == 0 for t in copy.times):
        return ""
    listed = " or ".join(WEEKDAYS[d - 1] for d in sorted(d for d in named if d))
    return f"probably no {listed}, which it names beside “today”"


def _agreed_weekdays(copy: Copy) -> set[int]:
    """Return the weekdays of publication by which "yesterday" and "Tuesday" are one day."""
    counted: dict[str, set[int]] = {}
    named: dict[str, set[int]] = {}
    for at, time in enumerate(copy.times):
        found = copy.tie(at)
        if found is None or copy.parse.tokens[found.governor].pos != "VERB" or time.date is None:
            continue
        lemma, off = copy.parse.tokens[found.governor].lemma, _days_off(time)
        if off is not None:
            counted.setdefault(lemma, set()).add(off)
        elif _is_weekday(time.date) and time.date.weekday and time.date.direction < 0:
            named.setdefault(lemma, set()).add(time.date.weekday)
    told = (counted.keys() & named.keys()) - COMMON
    return {(d - off - 1) % 7 + 1 for verb in told for off in counted[verb] for d in named[verb]}


def _is_weekday(what: SymbolicDate) -> bool:
    alone = what.weekday is not None and what.month is None and what.base is None
    return what.anchor == "calendar" and alone


def _days_off(time: TimeExpression) -> int | None:
    """Return 0 for "today", -1 for "yesterday" …; None for what is not counted in days."""
    what = time.date
    if what is None or what.anchor != "publication" or what.unit != "day":
        return None
    return what.offset
