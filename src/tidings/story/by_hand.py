"""What persons judged of stories: which articles are one, which two, which stay where they are.

The judgements are heard in order, each undoing of the earlier ones what it contradicts; so that
taking one back leaves what the others say, and nothing of it. They name articles: what is held no
more is waited for. A revision goes wherever the first version of its article goes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tidings.values import Judgement
from tidings.values.identity import Settled, State

VERDICTS = ("same", "different", "pinned")


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """What the judgements on stories come to.

    `tied`: article → the number of its set; the articles of a set, in `sets`, are in one story,
    and the pairs of sets in `apart` are in two. A set in `own` starts a story of its own.
    `beside`: article → the one in whose story it stays. All are first versions that are held.
    """

    tied: Mapping[str, int] = field(default_factory=dict)
    sets: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    apart: Mapping[int, frozenset[int]] = field(default_factory=dict)
    own: frozenset[int] = frozenset()
    beside: Mapping[str, str] = field(default_factory=dict)

    def holds(self, article: str) -> bool:
        """Tell whether a person put the article where it is, so that no rule may move it."""
        return article in self.tied or article in self.beside

    @property
    def stories(self) -> tuple[tuple[str, ...], ...]:
        """The sets of articles that a person made a story of their own."""
        return tuple(self.sets[number] for number in sorted(self.own))


NOTHING = ByHand()


def on_stories(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements on stories, in their order."""
    return tuple(j for j in judgements if j.about == "story" and j.verdict in VERDICTS)


def named_by(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the articles that judgements on stories name."""
    return frozenset(p.article for j in on_stories(judgements) for p in j.subjects)


def hear(judgements: Iterable[Judgement], first: Mapping[str, str]) -> ByHand:
    """Return what the judgements on stories come to.

    `first` has for every article that is held the first version of it that is.
    """
    hearing = _Hearing()
    for number, judgement in enumerate(on_stories(judgements)):
        named, others = (_held(side, first) for side in _sides(judgement))
        others = [a for a in others if a not in named]
        if judgement.verdict == "same" and named and others:
            hearing.merge((*named, *others))
        elif judgement.verdict == "different" and named and others:
            hearing.split(number, named, others)
        elif judgement.verdict == "pinned" and named:
            alone = len(judgement.subjects) == judgement.apart
            if alone or others:
                hearing.pin(number, named, others)
    return hearing.found()


def settled(
    judgements: Sequence[Judgement], first: Mapping[str, str], story: Mapping[str, str]
) -> tuple[Settled, ...]:
    """Return what became of each judgement on stories; `story` has that of each article held."""
    heard = on_stories(judgements)
    found = []
    for number, one in enumerate(heard):
        sides = [_held(side, first) for side in _sides(one)]
        missing = tuple(p for p in one.subjects if p.article not in first)
        waiting = not sides[0] or (len(one.subjects) > one.apart and not sides[1])
        stories = [{story[a] for a in side if a in story} for side in sides]
        over = None if waiting or _holds(one, stories) else _later(heard, number)
        state: State = "waiting" if waiting else "overruled" if over else "in force"
        found.append(Settled(judgement=one, state=state, missing=missing, by=over))
    return tuple(found)


def _holds(judgement: Judgement, stories: Sequence[set[str]]) -> bool:
    """Tell whether anything of a judgement holds, by the stories that its sides are in."""
    if judgement.verdict == "different":
        return not stories[0] <= stories[1]
    return not stories[1] or not stories[0].isdisjoint(stories[1])


def _later(heard: Sequence[Judgement], number: int) -> str | None:
    """Return the last later judgement that names an article which the one of that number names."""
    named = {p.article for p in heard[number].subjects}
    later = (
        j for j in reversed(heard[number + 1 :]) if any(p.article in named for p in j.subjects)
    )
    return next((j.id for j in later), None)


def _sides(judgement: Judgement) -> tuple[list[str], list[str]]:
    articles = [p.article for p in judgement.subjects]
    return articles[: judgement.apart], articles[judgement.apart :]


def _held(articles: Iterable[str], first: Mapping[str, str]) -> list[str]:
    """Return the first versions of those articles that are held, each once."""
    return list(dict.fromkeys(first[a] for a in articles if a in first))


class _Hearing:
    """Sets of articles while judgements are heard, one after the other."""

    def __init__(self) -> None:
        self._tied: dict[str, int] = {}
        self._sets: dict[int, dict[str, None]] = {}
        self._apart: dict[int, set[int]] = {}
        self._own: set[int] = set()
        self._pins: dict[str, tuple[int, tuple[str, ...]]] = {}
        self._moved: dict[str, int] = {}
        self._next = 0

    def merge(self, articles: Collection[str]) -> None:
        """Tie articles, and all that they are tied to."""
        self._unpin(articles)
        self._tie(articles)

    def split(self, number: int, articles: Collection[str], others: Collection[str]) -> None:
        """Part articles from others: they are a story of their own from now on."""
        self._take_out(number, articles)
        self._unpin(others)
        own, rest = self._new_set(articles), self._tie(others)
        self._own.add(own)
        self._apart[own].add(rest)
        self._apart[rest].add(own)

    def pin(self, number: int, articles: Collection[str], anchors: Collection[str]) -> None:
        """Pin articles to the story of others; without others, to one of their own.

        Where an earlier judgement ties them there already, it stands, with all that it parts.
        """
        bound = {self._tied.get(a) for a in articles}
        there = set(anchors or articles)
        tied = [set(self._sets[n]) for n in bound if n is not None]
        if len(tied) == len(bound) and all(there & s if anchors else there == s for s in tied):
            return
        self._take_out(number, articles)
        if not anchors:
            self._own.add(self._new_set(articles))
        for article in articles if anchors else ():
            self._pins[article] = (number, tuple(anchors))

    def found(self) -> ByHand:
        """Return what all that was heard comes to."""
        beside = {a: anchor for a in self._pins if (anchor := self._anchor(a))}
        return ByHand(
            tied=dict(self._tied),
            sets={n: tuple(held) for n, held in self._sets.items()},
            apart={n: frozenset(foes) for n, foes in self._apart.items() if foes},
            own=frozenset(self._own),
            beside=beside,
        )

    def _anchor(self, article: str) -> str | None:
        """Return the first article that this one was pinned beside, and that stayed there."""
        number, anchors = self._pins[article]
        return next((a for a in anchors if self._moved.get(a, -1) < number), None)

    def _tie(self, articles: Collection[str]) -> int:
        old = dict.fromkeys(self._tied[a] for a in articles if a in self._tied)
        own = len(old) == 1 and all(a in self._tied for a in articles) and min(old) in self._own
        held = dict.fromkeys((*(a for n in old for a in self._sets[n]), *articles))
        foes = {foe for n in old for foe in self._apart[n]}.difference(old)
        for n in old:
            self._drop(n)
        made = self._new_set(held)
        if own:
            self._own.add(made)
        for foe in foes:
            self._apart[made].add(foe)
            self._apart[foe].add(made)
        return made

    def _new_set(self, articles: Iterable[str]) -> int:
        number = self._next
        self._next += 1
        self._sets[number] = dict.fromkeys(articles)
        self._tied.update(dict.fromkeys(self._sets[number], number))
        self._apart[number] = set()
        return number

    def _drop(self, number: int) -> None:
        for article in self._sets.pop(number):
            del self._tied[article]
        for foe in self._apart.pop(number):
            self._apart[foe].discard(number)
        self._own.discard(number)

    def _take_out(self, number: int, articles: Collection[str]) -> None:
        """Take articles out of whatever holds them, since a person moves them now."""
        self._unpin(articles)
        for article in articles:
            self._moved[article] = number
            held = self._tied.pop(article, None)
            if held is not None:
                del self._sets[held][article]
                if not self._sets[held]:
                    self._drop(held)

    def _unpin(self, articles: Collection[str]) -> None:
        for article in articles:
            self._pins.pop(article, None)
