"""What persons have judged of who is whom, set against what the rules found.

The rule where judgements contradict each other: the later one holds. They are taken from the
latest to the earliest, and each is heeded as far as the later ones let it; one that they leave
nothing of is *overruled*, and shown so. Judgements outweigh all rules. What a judgement says of
words that the record does not hold waits until it does; A = B and B = C join A and C even while
B is not there.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tidings.readers.names import fold_letters
from tidings.story.identity.clusters import Cluster, Known, Member
from tidings.story.identity.pointing import pointed
from tidings.values import Judgement, Pointer, Reading
from tidings.values.identity import Settled, State
from tidings.values.reading import ActorKind

VERDICTS = ("same", "different", "unsure")

FAR_GREATER = 4
"""Of two sides equally like somebody, one with so many times as many is taken."""

IN_DOUBT = "unsure: it may be either of two whom a person keeps apart"

Node = Member | Pointer
"""An actor of an article, or words that are not in the record."""

Traits = tuple[tuple[str, ...], tuple[str | None, ...]]
"""A name's words; country, role and kind."""


def apply_judgements(
    clusters: list[Cluster], readings: Sequence[Reading], judgements: Sequence[Judgement]
) -> list[Cluster]:
    """Return the rules' clusters joined and parted as persons have judged."""
    docket = hear(readings, _bearing(judgements, {r.article.id for r in readings}))
    if not docket.heard:
        return clusters
    unsure: set[Member] = set()
    for cluster in sorted(clusters, key=_first):
        unsure |= _settle(cluster, docket.bench)
    return _gather(clusters, docket, unsure)


def _bearing(judgements: Sequence[Judgement], articles: set[str]) -> list[Judgement]:
    """Return the judgements that name one of the articles, or words that such a one names."""
    naming: dict[Pointer, list[int]] = defaultdict(list)
    for n, judgement in enumerate(judgements):
        for pointer in judgement.subjects if judgement.about == "actor" else ():
            naming[pointer].append(n)
    reached = [p for p in naming if p.article in articles]
    found: set[int] = set()
    while reached:
        more = {n for n in naming.pop(reached.pop(), ()) if n not in found}
        found |= more
        reached += [p for n in more for p in judgements[n].subjects]
    return [judgements[n] for n in sorted(found)]


def settled(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> tuple[Settled, ...]:
    """Return what became of each judgement on actors, in their order.

    `readings` must hold all articles that the judgements name, as far as they are still held.
    """
    return tuple(hear(readings, judgements).told)


@dataclass(frozen=True, slots=True)
class Heard:
    """A judgement in force, with whom its words stand for."""

    judgement: Judgement
    sides: tuple[tuple[Node, ...], ...]


@dataclass(slots=True)
class Bench:
    """Who is held together and who apart: trees of nodes, and pairs of roots kept apart."""

    parent: dict[Node, Node] = field(default_factory=dict)
    foes: dict[Node, dict[Node, Judgement]] = field(default_factory=lambda: defaultdict(dict))

    def root(self, node: Node) -> Node:
        """Return the node that stands for all that are held to be one with this."""
        path = []
        while (above := self.parent.get(node, node)) != node:
            path.append(node)
            node = above
        for passed in path:
            self.parent[passed] = node
        return node

    def against(self, a: Node, b: Node) -> Judgement | None:
        """Return the judgement that keeps two apart."""
        return self.foes[x].get(self.root(b)) if (x := self.root(a)) in self.foes else None

    def join(self, a: Node, b: Node) -> bool:
        """Hold two to be one; tell whether they are now."""
        x, y = self.root(a), self.root(b)
        if x == y:
            return True
        if self.against(x, y):
            return False
        self.parent[y] = x
        for foe, why in self.foes.pop(y, {}).items():
            del self.foes[foe][y]
            self.foes[foe].setdefault(x, why)
            self.foes[x].setdefault(foe, why)
        return True

    def part(self, a: Node, b: Node, by: Judgement) -> None:
        """Keep two apart that are not one yet."""
        x, y = self.root(a), self.root(b)
        self.foes[x].setdefault(y, by)
        self.foes[y].setdefault(x, by)


@dataclass(frozen=True, slots=True)
class Docket:
    """Judgements on actors, heard: who is one with whom, those in force, what became of each."""

    bench: Bench
    heard: tuple[Heard, ...]
    told: tuple[Settled, ...]


def hear(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> Docket:
    """Return the judgements on actors settled among themselves."""
    by_article = {r.article.id: r for r in readings}
    on_actors = [
        j for j in judgements if j.about == "actor" and j.verdict in VERDICTS and j.subjects
    ]
    return weigh(on_actors, lambda p: pointed(by_article.get(p.article), p))


def weigh(judgements: Sequence[Judgement], member: Callable[[Pointer], Member | None]) -> Docket:
    """Return judgements settled among themselves, the later ones first heard.

    `member` returns what a pointer's words stand for, or none where that is not in the record.
    """
    bench = Bench()
    held: list[Heard] = []
    told: list[Settled] = []
    for judgement in reversed(judgements):
        heard = Heard(judgement, _sides(judgement, member))
        over = _heed(bench, heard, held)
        waiting = tuple(p for p in judgement.subjects if member(p) is None)
        state: State = "overruled" if over else "waiting" if _waits(heard) else "in force"
        told.append(Settled(judgement=judgement, state=state, missing=waiting, by=over))
        if not over:
            held.append(heard)
    for heard in held:
        if heard.judgement.verdict != "same":
            for side in heard.sides:
                _together(bench, side)
    return Docket(bench, tuple(reversed(held)), tuple(reversed(told)))


def _sides(
    judgement: Judgement, member: Callable[[Pointer], Member | None]
) -> tuple[tuple[Node, ...], ...]:
    """Return whom the sides stand for; one that two sides mean cannot be parted from itself."""
    sides = [dict.fromkeys(member(p) or p for p in side) for side in judgement.sides]
    if judgement.verdict != "same":
        often = Counter(n for side in sides for n in side)
        sides = [dict.fromkeys(n for n in side if often[n] == 1) for side in sides]
    return tuple(map(tuple, sides))


def _waits(heard: Heard) -> bool:
    """Tell whether fewer than two sides of a judgement are in the record."""
    return sum(any(isinstance(n, tuple) for n in side) for side in heard.sides) < 2


def _heed(bench: Bench, heard: Heard, later: Sequence[Heard]) -> str | None:
    """Do as a judgement says; return the id of the later one that lets nothing of it hold."""
    if heard.judgement.verdict == "same":
        return _join_sides(bench, heard)
    pairs = list(_across(heard.sides))
    one = next((a for a, b in pairs if bench.root(a) == bench.root(b)), None)
    if one is not None:
        return next(h.judgement.id for h in later if _joins(h, bench.root(one), bench))
    for a, b in pairs:
        bench.part(a, b, heard.judgement)
    return None


def _joins(heard: Heard, root: Node, bench: Bench) -> bool:
    nodes = (n for side in heard.sides for n in side)
    return heard.judgement.verdict == "same" and any(bench.root(n) == root for n in nodes)


def _join_sides(bench: Bench, heard: Heard) -> str | None:
    first = heard.sides[0][0]
    against = None
    joined = False
    for n, side in enumerate(heard.sides):
        for node in side:
            foe = bench.against(first, node)
            if foe is not None:
                against = foe
            else:
                bench.join(first, node)
                joined = joined or n > 0
    return None if joined or against is None else against.id


def _across(sides: Sequence[Sequence[Node]]) -> Iterator[tuple[Node, Node]]:
    for n, side in enumerate(sides):
        for other in sides[n + 1 :]:
            yield from ((a, b) for a in side for b in other)


def _together(bench: Bench, side: Sequence[Node]) -> None:
    """Keep one side of a parting together, as far as no judgement parts it."""
    for node in side[1:]:
        bench.join(side[0], node)


def _first(cluster: Cluster) -> tuple[int, int]:
    return min((k.order, k.member[1]) for k in cluster.known)


def _settle(cluster: Cluster, bench: Bench) -> set[Member]:
    """Hold a cluster of the rules together as far as judgements allow.

    Where they part it, those who were not judged go with the side that they are most like;
    return those who are like two sides: they go with neither.
    """
    groups: dict[Node, list[Known]] = {}
    for known in sorted(cluster.known, key=lambda k: (k.order, k.member[1])):
        groups.setdefault(bench.root(known.member), []).append(known)
    if len(groups) == 1:
        return set()
    anchored = [g for r, g in groups.items() if any(f in groups for f in bench.foes.get(r, ()))]
    free = [g for g in groups.values() if not any(g is a for a in anchored)]
    if not anchored:
        for group in free[1:]:
            bench.join(free[0][0].member, group[0].member)
        return set()
    sides: list[list[Known]] = []
    for group in anchored:
        side = next((s for s in sides if bench.join(s[0].member, group[0].member)), None)
        sides.append(list(group)) if side is None else side.extend(group)
    traits = [(side, {_traits(k) for k in side}) for side in sides]
    unsure: set[Member] = set()
    for group in free:
        best = _most_like(group, traits)
        if best is None:
            unsure |= {k.member for k in group}
        else:
            bench.join(best[0].member, group[0].member)
    return unsure


def _most_like(
    group: Sequence[Known], sides: Sequence[tuple[list[Known], set[Traits]]]
) -> list[Known] | None:
    """Return the side that some actors are most like, or where two are, the far greater one.

    Without one a person goes with neither, a body with the greatest.
    """
    mine = {_traits(k) for k in group}
    scores = [max(_alike(a, b) for a in mine for b in theirs) for _, theirs in sides]
    best = [s for (s, _), score in zip(sides, scores, strict=True) if score == max(scores)]
    best.sort(key=len, reverse=True)
    doubtful = len(best) > 1 and len(best[0]) < FAR_GREATER * len(best[1])
    if doubtful and any(k.actor.kind == "person" for k in group):
        return None
    return best[0]


def _traits(known: Known) -> Traits:
    actor = known.actor
    role = fold_letters(actor.role) if actor.role else None
    return (tuple(fold_letters(actor.name).split()), (actor.country, role, actor.kind))


def _alike(a: Traits, b: Traits) -> int:
    """Return a rough likeness: the name first, then country, role and kind."""
    x, y = set(a[0]), set(b[0])
    score = 8 if a[0] == b[0] else 4 if x <= y or y <= x else 0
    for one, other, weight in zip(a[1], b[1], (3, 2, 1), strict=True):
        if one and other:
            score += weight if one == other else -weight
    return score


def _gather(clusters: Sequence[Cluster], docket: Docket, unsure: set[Member]) -> list[Cluster]:
    """Return the clusters as the bench now holds them; those that it left alone as they were."""
    sources: dict[Node, list[Cluster]] = {}
    members: dict[Node, list[Known]] = {}
    for cluster in clusters:
        for known in cluster.known:
            root = docket.bench.root(known.member)
            members.setdefault(root, []).append(known)
            held = sources.setdefault(root, [])
            if not any(c is cluster for c in held):
                held.append(cluster)
    result = []
    for root, group in members.items():
        first, *others = sources[root]
        mine = {k.member for k in group}
        why = [w for c in (first, *others) for w in c.why] if len(group) > 1 else []
        why += [w for h in docket.heard for w in _why(h, mine)]
        why += [IN_DOUBT] if mine & unsure else []
        if others or len(group) < len(first.known):
            kind = _kind((first, *others), mine, docket) if others else first.kind
            first = Cluster(group, kind=kind)
        first.why = list(dict.fromkeys(why))
        result.append(first)
    return result


def _why(heard: Heard, members: set[Member]) -> Iterator[str]:
    """Yield how a judgement bears on an actor, in words."""
    mine = [any(n in members for n in side) for side in heard.sides]
    if not any(mine):
        return
    judgement = heard.judgement
    others = [s[0].words for s, m in zip(judgement.sides, mine, strict=True) if not m]
    named = " or ".join(f"“{' '.join(words.split())}”" for words in dict.fromkeys(others))
    by = f"by a {judgement.by}"
    if judgement.verdict == "same":
        yield f"judged the same {by}"
    elif judgement.verdict == "different" and named:
        yield f"judged {by} not to be {named}"
    elif named:
        yield f"left unsure {by} whether it is {named}"


def _kind(clusters: Sequence[Cluster], members: set[Member], docket: Docket) -> ActorKind:
    """Return what actors joined by a person are: what the one named first in the judgement is."""
    kinds = {k.member: _kind_of(c) for c in clusters for k in c.known}
    last = [h for h in docket.heard if h.judgement.verdict == "same"]
    named = [n for h in reversed(last) for side in h.sides for n in side if n in members]
    found = [kinds[n] for n in (*named, *kinds) if n in kinds]
    return next((k for k in found if k != "unnamed"), found[0])


def _kind_of(cluster: Cluster) -> ActorKind:
    return cluster.kind or ("person" if cluster.named else cluster.known[0].actor.kind)
