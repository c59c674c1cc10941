"""What persons judged of events: tellings that are one act, tellings that are two.

As with actors the judgements are settled among themselves first, the later ones heard first; what
rules found is then joined and parted as they say. A telling that nobody judged goes with the side
that it fits best, else with the one that tells the act most.
"""

from collections.abc import Callable, Mapping, Sequence

from tidings.story.identity.clusters import Member
from tidings.story.identity.judged import Bench, Docket, Node, weigh
from tidings.story.struck import told_at
from tidings.story.told import Told
from tidings.values import Judgement, Pointer, Reading
from tidings.values.identity import Settled

VERDICTS = ("same", "different")

Group = list[Told]
Fit = Callable[[Told, Told], float | None]


def on_events(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements on events, in their order."""
    return tuple(
        j for j in judgements if j.about == "event" and j.verdict in VERDICTS and j.subjects
    )


def hear(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> Docket:
    """Return the judgements on events of a story's articles settled among themselves."""
    held = {r.article.id: r for r in readings}
    bearing = [j for j in on_events(judgements) if any(p.article in held for p in j.subjects)]
    kinds = {p: j.kind for j in bearing for p in j.subjects}
    return weigh(bearing, lambda p: _member(p, held, kinds.get(p, "")))


def settled(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> tuple[Settled, ...]:
    """Return what became of each judgement on events that names one of these articles."""
    return hear(readings, judgements).told


def _member(pointer: Pointer, held: Mapping[str, Reading], kind: str) -> Member | None:
    reading = held.get(pointer.article)
    found = told_at(reading, pointer, kind) if reading is not None else ()
    return (pointer.article, found[0]) if found else None


def judge_acts(
    acts: Sequence[Group],
    readings: Sequence[Reading],
    judgements: Sequence[Judgement],
    fit: Fit,
) -> list[Group]:
    """Return the rules' acts joined and parted as persons have judged.

    `fit` returns the evidence that two tellings are of one act, none where something bars it.
    """
    docket = hear(readings, judgements)
    if not docket.heard:
        return list(acts)
    for act in acts:
        _settle(act, docket.bench, fit)
    joined: dict[Node, Group] = {}
    for act in acts:
        for told in act:
            joined.setdefault(docket.bench.root(_node(told)), []).append(told)
    return list(joined.values())


def _node(told: Told) -> Member:
    return (told.account.id, told.index)


def _settle(act: Group, bench: Bench, fit: Fit) -> None:
    """Hold together what rules made one act, as far as judgements allow."""
    groups: dict[Node, Group] = {}
    for told in act:
        groups.setdefault(bench.root(_node(told)), []).append(told)
    apart = [g for r, g in groups.items() if any(foe in groups for foe in bench.foes.get(r, ()))]
    free = [g for g in groups.values() if not any(g is a for a in apart)]
    sides: list[Group] = []
    for group in apart:
        side = next((s for s in sides if bench.join(_node(s[0]), _node(group[0]))), None)
        sides.append(list(group)) if side is None else side.extend(group)
    for group in free:
        if not sides:
            sides.append(list(group))
            continue
        best = max(sides, key=lambda s: (_fits(group, s, fit), len(s)))
        bench.join(_node(best[0]), _node(group[0]))


def _fits(group: Group, side: Group, fit: Fit) -> float:
    """Return how well some tellings fit a side: the best evidence, -1 where something bars it."""
    scores = [fit(a, b) for a in group for b in side]
    if any(s is None for s in scores):
        return -1.0
    return max((s for s in scores if s is not None), default=0.0)
