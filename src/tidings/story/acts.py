"""An event while it is put together, and where to look for those that a telling may be of."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tidings.codebook.story import load_story
from tidings.codec import short_id
from tidings.story.told import NEAR, Told, days
from tidings.values import UNKNOWN, Interval


def order(told: Told) -> tuple[int, int]:
    """Return a telling's place: its article's in the order of publication, and its own."""
    return (told.account.order, told.index)


@dataclass(slots=True)
class Act:
    """An event while it is put together."""

    tellings: list[Told] = field(default_factory=list)

    @property
    def when(self) -> Interval:
        """What all its tellings' dates leave; where they are at odds, the first told."""
        told = [t for t in self.tellings if t.dated and not superseded(t, self)]
        return narrow([t.when for t in told or self.tellings])

    @property
    def ident(self) -> str:
        """An id made from its first telling."""
        first = self.tellings[0]
        return short_id("event", first.account.id, first.event.trigger.start, first.event.type)


def superseded(plan: Told, act: Act) -> bool:
    """Tell whether a later article gives a plan another day: its first day bars nothing."""
    return plan.event.status == "planned" and any(
        t.event.status == "planned"
        and t.account.order > plan.account.order
        and not t.when.meets(plan.when)
        for t in act.tellings
    )


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


class Held:
    """The acts gathered so far, by the kinds of deeds that they are found by and their months."""

    def __init__(self) -> None:
        """Hold nothing."""
        self.acts: list[Act] = []
        self._by_kind: dict[tuple[str, str], dict[int, Act]] = defaultdict(dict)

    def add(self, told: Told, act: Act | None) -> None:
        """Give a telling to its act, or to a new one."""
        if act is None:
            act = Act()
            self.acts.append(act)
        act.tellings.append(told)
        for kind in ((told.event.type,) if told.coded else ()) + tuple(_families(told)):
            for month in (_ALL, *(_months(told) or (_OPEN,))):
                self._by_kind[kind, month][id(act)] = act

    def near(self, act: Act) -> list[Act]:
        """Return the acts that an act may be one with."""
        found = {id(a): a for t in act.tellings for a in self.rivals(t)}
        return [a for a in found.values() if a is not act]

    def rivals(self, told: Told) -> list[Act]:
        """Return the acts that a telling may be of, by what kind of deed it tells, and when."""
        pairs = load_story().compatible if told.coded else ()
        types = {t for p in pairs if told.event.type in p for t in p}
        if told.coded:
            types.add(told.event.type)
        months = _months(told)
        found: dict[int, Act] = {}
        for kind in (*sorted(types), *_families(told)):
            for month in (_OPEN, *months) if months else (_ALL,):
                found.update(self._by_kind.get((kind, month), {}))
        return list(found.values())


_ALL, _OPEN = "all", "open"


def _months(told: Told) -> tuple[str, ...]:
    """Return the months that an act done may lie in, one day's dispute included; () for others."""
    first, last = told.when.first_day, told.when.last_day
    if not told.done or not told.dated or not first or not last:
        return ()
    start = date.fromisoformat(first).toordinal() - NEAR
    end = date.fromisoformat(last).toordinal() + NEAR
    if end - start > _WIDEST or start < 1 or end > date.max.toordinal():
        return ()
    steps = (*range(start, end, 28), end)
    return tuple(dict.fromkeys(date.fromordinal(n).isoformat()[:7] for n in steps))


_WIDEST = 100
"""Days up to which a date's months are looked up one by one."""


def _families(told: Told) -> list[str]:
    return [f"={told.kind.word}", *sorted(told.kind.sure | told.kind.maybe)]
