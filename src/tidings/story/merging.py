"""Many tellings → one event with a history. The order of arrival plays no part.

Tellings are taken in order of publication, those with a date first; each joins the one event that
fits best, and where an undated telling fits two events equally well it joins neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tidings.codec import short_id
from tidings.story.accounts import Account
from tidings.story.origins import count_origins
from tidings.story.parties import Actors, side
from tidings.story.telling import event_line
from tidings.story.told import ENOUGH, Told, days, one_act, tell
from tidings.values import (
    UNKNOWN,
    Interval,
    Judgement,
    Pointer,
    Status,
    StoryActor,
    StoryEvent,
    Telling,
)

_LEFT_OUT = frozenset({"hypothetical", "counterfactual"})
_MARGIN = 0.3
"""By how much an undated telling must fit one event better than any other."""

Place = tuple[str, int]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A story's events, and which event each article's telling belongs to."""

    events: tuple[StoryEvent, ...]
    acts: dict[str, Act]
    of: dict[Place, str]


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
    tellings = [
        tell(account, index)
        for account in accounts
        for index, event in enumerate(account.reading.events)
        if event.status not in _LEFT_OUT
    ]
    dated = [t for t in tellings if t.dated]
    undated = [t for t in tellings if not t.dated]
    acts: list[Act] = []
    blocks: dict[str, list[Act]] = defaultdict(list)
    for told in (*dated, *undated):
        act = _best_act(told, blocks, actors)
        if act is None:
            act = Act()
            acts.append(act)
        act.tellings.append(told)
        for block in _blocks(told, actors):
            if not any(a is act for a in blocks[block]):
                blocks[block].append(act)
    for act in acts:
        act.tellings.sort(key=_order)
    acts = _apply_judgements(acts, judgements)
    return sorted(acts, key=lambda a: _order(a.tellings[0]))


def _order(told: Told) -> tuple[int, int]:
    return (told.account.order, told.index)


def _blocks(told: Told, actors: Actors) -> set[str]:
    """Return the keys under which a telling's rivals are looked up: its parties' sides."""
    return {side(actors[i]) for i in told.parties} or {"nobody named"}


def _best_act(told: Told, blocks: dict[str, list[Act]], actors: Actors) -> Act | None:
    seen: dict[int, Act] = {}
    for block in _blocks(told, actors):
        seen.update({id(a): a for a in blocks.get(block, ())})
    scored = [(s, act) for act in seen.values() if (s := _fit(told, act, actors)) is not None]
    if not scored:
        return None
    scored.sort(key=lambda p: (-p[0], _order(p[1].tellings[0])))
    best = scored[0]
    if best[0] < ENOUGH:
        return None
    if not told.dated and len(scored) > 1 and scored[1][0] > best[0] - _MARGIN:
        return None
    return best[1]


def _fit(told: Told, act: Act, actors: Actors) -> float | None:
    """Return the best evidence that ties a telling to an act; one bar by any telling forbids."""
    best = None
    for other in act.tellings:
        score = one_act(actors, told, other)
        if score is None:
            return None
        if other.account.id == told.account.id and _told_apart(told, other):
            return None
        best = score if best is None else max(best, score)
    if any(t.event.status == "called off" for t in act.tellings) and told.done and not told.dated:
        return None
    return best


def _told_apart(a: Told, b: Told) -> bool:
    """Tell whether one sentence tells both: two acts, unless one is the other's fate."""
    return (
        a.event.span.meets(b.event.span)
        and a.event.status == b.event.status
        and (a.event.trigger != b.event.trigger and a.target != b.target)
    )


def _apply_judgements(acts: list[Act], judgements: Sequence[Judgement]) -> list[Act]:
    """Join and part as a person has judged, the later judgement last."""
    for judgement in judgements:
        if judgement.about != "event" or judgement.verdict not in ("same", "different"):
            continue
        chosen = [
            a for a in acts if any(_points_at(p, t) for p in judgement.subjects for t in a.tellings)
        ]
        if judgement.verdict == "same" and len(chosen) > 1:
            joined = Act(sorted((t for a in chosen for t in a.tellings), key=_order))
            acts = [*(a for a in acts if not any(a is c for c in chosen)), joined]
        elif judgement.verdict == "different":
            acts = [part for a in acts for part in _parted(a, judgement.subjects)]
    return acts


def _points_at(pointer: Pointer, told: Told) -> bool:
    if pointer.article != told.account.id:
        return False
    return pointer.span.meets(told.event.trigger) or told.event.span == pointer.span


def _parted(act: Act, subjects: Sequence[Pointer]) -> list[Act]:
    """Part an act where the subjects point at several tellings: the rest stay with the first."""
    named = [t for t in act.tellings if any(_points_at(p, t) for p in subjects)]
    if len(named) < 2:
        return [act]
    apart = [Act([t]) for t in named[1:]]
    rest = Act([t for t in act.tellings if all(t is not n for n in named[1:])])
    return [rest, *apart]


def merge(
    accounts: Sequence[Account], actors: Actors, judgements: Sequence[Judgement] = ()
) -> Merged:
    """Return the events of a story, in order of date, and where each telling went."""
    acts = group_tellings(accounts, actors, judgements)
    of = {(t.account.id, t.index): act.ident for act in acts for t in act.tellings}
    events = sorted((_event(act, actors, of) for act in acts), key=_by_date)
    return Merged(events=tuple(events), acts={a.ident: a for a in acts}, of=of)


def _by_date(event: StoryEvent) -> tuple[str, str, str]:
    return (
        event.when.earliest or event.when.latest or "9999",
        event.when.latest or "9999",
        event.id,
    )


def _event(act: Act, actors: Actors, of: dict[Place, str]) -> StoryEvent:
    history = _history(act)
    status = _final(history)
    best = _best_telling(act, status, actors)
    source, target = _fullest(act, actors)
    where = next((t.event.where for t in (best, *act.tellings) if t.event.where), None)
    people = ([actors[i] for i in source], [actors[i] for i in target])
    answered = _answered(act, of)
    return StoryEvent(
        id=act.ident,
        type=best.event.type,
        mode=next((t.event.mode for t in (best, *act.tellings) if t.event.mode), None),
        contexts=tuple(dict.fromkeys(c for t in act.tellings for c in t.event.contexts)),
        source=source,
        target=target,
        status=status,
        history=history,
        when=act.when,
        where=where,
        counts=tuple(
            dict.fromkeys((c.value, c.unit) for t in act.tellings for c in t.event.counts)
        ),
        answers=answered[0],
        tellings=tuple(telling_of(t) for t in act.tellings),
        origins=count_origins(act.tellings),
        line=event_line((best.account, best.event), people, status, where, act.tellings[0].key),
        confidence=max(t.event.confidence for t in act.tellings),
        answer_pointers=answered[1],
        alleged_by=_alleged(act, actors),
    )


def telling_of(told: Told) -> Telling:
    """Return a telling as the story keeps it, its trigger first among the pointers."""
    spans = (told.event.trigger, told.event.span)
    return Telling(
        article=told.account.id,
        index=told.index,
        pointers=tuple(told.account.pointer(s) for s in dict.fromkeys(spans)),
        status=told.event.status,
        when=told.when,
    )


def _history(act: Act) -> tuple[tuple[Status, Telling], ...]:
    """Return the statuses in the order in which they were told, each with who told it first."""
    by_article: dict[str, list[Told]] = {}
    for told in act.tellings:
        by_article.setdefault(told.account.id, []).append(told)
    history: list[tuple[Status, Telling]] = []
    for group in by_article.values():
        for told in _newest_last(group, history[-1][0] if history else None):
            status = told.event.status
            known = bool(history) and history[-1][0] == status
            if not known and not _looks_back(told, history):
                history.append((status, telling_of(told)))
    return tuple(history)


def _newest_last(group: Sequence[Told], before: Status | None) -> list[Told]:
    """Order one article's tellings: by the day of decision, else as fates follow each other.

    Where the act had been called off before and the article speaks first of the new plan, the
    calling off is what it looks back on.
    """
    first = min(group, key=lambda t: t.index).event.status
    if before == "called off" and first == "planned":
        return [t for t in group if t.event.status != "called off"]

    def key(told: Told) -> tuple[str, int, int]:
        announced = told.event.announced
        day = told.account.interval(announced).last_day if announced else None
        return (day or "9999", _STAGE.get(told.event.status, 1), told.index)

    if any(t.event.announced is None for t in group):
        return sorted(group, key=lambda t: (_STAGE.get(t.event.status, 1), t.index))
    return sorted(group, key=key)


_STAGE = {"planned": 0, "called off": 1, "happened": 2, "ongoing": 2}


def _looks_back(told: Told, history: Sequence[tuple[Status, Telling]]) -> bool:
    """Tell whether a telling of the plan is background: its fate is known, or its day is past."""
    if told.event.status not in ("planned", "called off"):
        return False
    settled = {s for s, _ in history}
    if settled & {"happened", "ongoing"}:
        return True
    if told.event.status == "called off" or "called off" not in settled:
        return False
    published, planned = told.account.published, told.when
    past = published.first_day and planned.last_day and planned.last_day < published.first_day
    return bool(past) or not told.dated or any(t.article == told.account.id for _, t in history)


def _final(history: Sequence[tuple[Status, Telling]]) -> Status:
    statuses = [s for s, _ in history]
    done = [s for s in statuses if s in ("happened", "ongoing")]
    return done[0] if done else statuses[-1]


def _best_telling(act: Act, status: Status, actors: Actors) -> Told:
    """Return the telling whose words tell the event best: its status, its parties, its counts."""

    def worth(told: Told) -> tuple[float, ...]:
        named = sum(actors[i].kind != "unnamed" for i in told.parties)
        return (
            told.event.status == status,
            min(named, 3) + len(told.event.counts) + bool(told.event.where),
            told.event.confidence,
            -told.account.order,
            -told.index,
        )

    return max(act.tellings, key=worth)


def _fullest(act: Act, actors: Actors) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return source and target as the telling has them that names the most particular parties."""

    def worth(ids: Iterable[str]) -> float:
        return sum(_WEIGHT.get(actors[i].kind, 0.5) for i in ids)

    def pick(lists: list[tuple[str, ...]]) -> tuple[str, ...]:
        return max(lists, key=worth, default=())

    return pick([t.source for t in act.tellings]), pick([t.target for t in act.tellings])


_WEIGHT = {
    "person": 1.0,
    "government": 0.8,
    "organisation": 0.8,
    "group": 0.6,
    "place": 0.3,
    "unnamed": 0.1,
}


def _answered(act: Act, of: dict[Place, str]) -> tuple[str | None, tuple[Pointer, ...]]:
    """Return the event answered, and the words of both: the answer's and the answered one's."""
    for told in act.tellings:
        if told.event.answers is None:
            continue
        found = of.get((told.account.id, told.event.answers))
        if found is not None and found != act.ident:
            other = told.account.reading.events[told.event.answers]
            return found, (told.account.pointer(told.event.span), told.account.pointer(other.span))
    return None, ()


def _alleged(act: Act, actors: Actors) -> tuple[str, ...]:
    """Return the names of those on whose word alone the event rests, or none."""
    said: list[str] = []
    for told in act.tellings:
        if told.event.statement is None:
            return ()
        statement = told.account.reading.statements[told.event.statement]
        who: list[StoryActor] = [actors[i] for i in told.account.actors(statement.actors)]
        said += [a.name for a in who] or [told.account.words(s) for s in statement.speaker[:1]]
    return tuple(dict.fromkeys(said))
