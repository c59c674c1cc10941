"""One act told in several clauses of an article is one event, with what each telling adds."""

from collections.abc import Sequence
from dataclasses import replace

from tidings.readers.events.acts import Coded
from tidings.readers.events.same_act import SameAct, Telling, is_headline
from tidings.readers.syntax import Parse
from tidings.values import Event

LAST = 4
KINDS = {"verb": 2, "light": 1, "noun": 0}


def told_once(
    coded: Sequence[Coded],
    events: Sequence[Event],
    judge: SameAct,
) -> tuple[Event, ...]:
    """Return events with tellings of one act joined; `answers` points into the new list.

    The fullest telling is kept and takes from the others what it lacks: a party, a number, a
    place, a day, what it answers. `tellings` are the triggers of the others.
    """
    groups = group(coded, events, judge)
    best = [max(g, key=lambda i: _fullness(coded[i], events[i], judge)) for g in groups]
    order = sorted(range(len(groups)), key=lambda n: best[n])
    place = {i: at for at, n in enumerate(order) for i in groups[n]}
    found = []
    for at, n in enumerate(order):
        rest = [events[i] for i in groups[n] if i != best[n]]
        whole = _joined(events[best[n]], rest, judge)
        answers = None if whole.answers is None else place[whole.answers]
        found.append(replace(whole, answers=None if answers == at else answers))
    return tuple(found)


def group(coded: Sequence[Coded], events: Sequence[Event], judge: SameAct) -> list[list[int]]:
    """Return the positions of the tellings of each act, acts in order of their first telling."""
    told = [_telling(judge.parse, c, e) for c, e in zip(coded, events, strict=True)]
    groups: list[list[int]] = []
    open_: dict[str, list[list[int]]] = {}  # of each type, the acts that may still be meant
    for i, telling in enumerate(told):
        near = open_.setdefault(telling.event.type, [])
        near[:] = [g for g in near if any(judge.is_near(told[k], telling) for k in _asked(g))]
        home = next(
            (g for g in reversed(near) if _belongs(telling, [told[k] for k in _asked(g)], judge)),
            None,
        )
        if home is None:
            home = []
            groups.append(home)
            near.append(home)
        home.append(i)
    return groups


def _asked(tellings: Sequence[int]) -> tuple[int, ...]:
    """Return the tellings of an act by which the next is judged: the first and the last few."""
    return tuple(dict.fromkeys((tellings[0], *tellings[-LAST:])))


def _belongs(telling: Telling, tellings: Sequence[Telling], judge: SameAct) -> bool:
    """Tell whether a telling is of the act of others: of one, and against none."""
    return any(judge.same(t, telling) for t in tellings) and all(
        judge.may_be_same(t, telling) for t in tellings
    )


def _telling(parse: Parse, coded: Coded, event: Event) -> Telling:
    head = parse.tokens[coded.deed.head]
    return Telling(coded, event, head, is_headline(parse, head.sentence))


def _fullness(coded: Coded, event: Event, judge: SameAct) -> tuple[int, ...]:
    head = judge.parse.tokens[coded.deed.head]
    body = not is_headline(judge.parse, head.sentence)
    parties = bool(event.source) + bool(event.target)
    return parties, body, KINDS[coded.deed.kind], bool(event.when.times), -coded.deed.head


def _joined(kept: Event, rest: Sequence[Event], judge: SameAct) -> Event:
    """Return an event with what other tellings of it add."""
    if not rest:
        return kept
    arguments, whole = kept.arguments, kept
    for other in rest:
        theirs = other.arguments
        if not whole.source and other.source and not _meet(judge, other.source, whole.target):
            whole = replace(whole, source=other.source)
            arguments = replace(arguments, source=theirs.source)
        if not whole.target and other.target and not _meet(judge, other.target, whole.source):
            whole = replace(whole, target=other.target)
            arguments = replace(arguments, target=theirs.target)
        if whole.where is None and other.where is not None:
            whole = replace(whole, where=other.where)
            arguments = replace(arguments, where=theirs.where)
        if not whole.when.times and other.when.times:
            whole = replace(whole, when=other.when)
            arguments = replace(arguments, when=theirs.when)
        if whole.answers is None and other.answers is not None:
            whole = replace(whole, answers=other.answers)
            arguments = replace(arguments, answers=theirs.answers)
    return replace(
        whole,
        arguments=arguments,
        mode=whole.mode or next((o.mode for o in rest if o.mode), None),
        contexts=tuple(dict.fromkeys(c for e in (whole, *rest) for c in e.contexts)),
        counts=whole.counts or next((o.counts for o in rest if o.counts), ()),
        statement=None if _vouched(rest, judge) else whole.statement,
        tellings=tuple(sorted((o.trigger for o in rest), key=lambda s: s.start)),
        confidence=max(e.confidence for e in (whole, *rest)),
    )


def _meet(judge: SameAct, some: Sequence[int], others: Sequence[int]) -> bool:
    return bool(judge.cast.parties(some) & judge.cast.parties(others))


def _vouched(rest: Sequence[Event], judge: SameAct) -> bool:
    """Tell whether the article itself tells the act in one of its sentences."""
    return any(e.statement is None and not judge.in_headline(e) for e in rest)
