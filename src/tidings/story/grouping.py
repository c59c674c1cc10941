"""Which story an article belongs to, decided once, in order of arrival.

Single-pass clustering with incremental TF-IDF, as in topic detection and tracking (Allan, Papka and
Lavrenko, SIGIR 1998; Yang, Pierce and Carbonell, SIGIR 1998): an article joins the story whose
centroid is most similar, if similar enough, and starts a story of its own otherwise. Similarity
fades with the days in between. Thresholds differ for headlines and full text and are frozen.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tidings.codebook.grouping import GroupingBook, PlacingRule, load_grouping
from tidings.story.terms import Term, terms_of
from tidings.values import Article, Reading, Span

WIDEST_DATE = 31  # days: a publication date less certain than this tells nothing of the gap
SHOWN = 4
HEAVIEST = 20  # terms of an article that a story must share one of to be thought of
PARTY = "@"


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What an article is placed by: its terms, how many words it has, and its day (a number).

    `day` counts days, parts of a day allowed, from any fixed start; none where undated.
    """

    terms: dict[str, Term]
    words: int
    day: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The story an article belongs to, or none: it starts one. `score` is 0 to 1."""

    story: str | None
    score: float
    why: str


class State:
    """The stories known so far. A value: `join` returns the next one and leaves this one be.

    States of one line share one index, which the newest of them extends. An older state that is
    asked again works on a copy, made by putting its articles in once more.
    """

    __slots__ = ("_index", "_size")

    def __init__(self, index: "Index | None" = None, size: int = 0) -> None:
        """Begin with no story known; the arguments are for `join` alone."""
        self._index = index
        self._size = size

    def __len__(self) -> int:
        """Return how many articles were placed."""
        return self._size

    def index(self) -> "Index":
        """Return an index that holds just this state's articles."""
        if self._index is None or len(self._index.log) != self._size:
            fresh = Index(load_grouping())
            for features, story in self._index.log[: self._size] if self._index else ():
                fresh.add(features, story)
            if self._size:
                self._index = fresh
            return fresh
        return self._index


NOTHING_PLACED = State()


class Index:
    """Terms to stories: the working part of a `State`, changed in place and owned by it alone."""

    def __init__(self, book: GroupingBook) -> None:
        """Begin empty."""
        self.book = book
        self.log: list[tuple[Features, str]] = []
        self.holding: Counter[str] = Counter()
        self.postings: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self.squares: dict[str, float] = {}
        self.last: dict[str, float] = {}

    def rule(self, features: Features) -> PlacingRule:
        """Return the rule for an article of that length."""
        return self.book.rule(features.words)

    def weights(self, features: Features) -> dict[str, float]:
        """Return the TF-IDF weights of an article that is about to arrive, as a unit vector."""
        rule, book = self.rule(features), self.book
        seen = rule.seen
        total = book.articles + seen * (len(self.log) + 1) + 1
        found = {}
        for key, term in features.terms.items():
            prior = book.parties if key[0] == PARTY else book.common.get(key, 0.0)
            rarity = math.log(
                total / (prior * book.articles + seen * (self.holding[key] + 1) + 0.5)
            )
            if rarity > 0:
                stress = rule.names if term.name else 1.0
                found[key] = (1 + math.log1p(term.weight)) * rarity * stress
        length = math.sqrt(sum(w * w for w in found.values())) or 1.0
        return {key: w / length for key, w in found.items()}

    def products(self, weights: dict[str, float]) -> dict[str, float]:
        """Return the inner product with each story that shares one of the heaviest terms.

        Stories that share only light terms are never like enough, and there are many of them.
        """
        heaviest = sorted(weights, key=lambda k: (-weights[k], k))
        found: defaultdict[str, float] = defaultdict(float)
        for key in heaviest[:HEAVIEST]:
            for story, theirs in self.postings.get(key, {}).items():
                found[story] += weights[key] * theirs
        for key in heaviest[HEAVIEST:]:
            theirs_by_story = self.postings.get(key, {})
            for story in found.keys() & theirs_by_story.keys():
                found[story] += weights[key] * theirs_by_story[story]
        return found

    def fading(self, features: Features, story: str) -> float:
        """Return what is left of a similarity after the days between article and story."""
        last = self.last.get(story)
        if features.day is None or last is None:
            return 1.0
        rule = self.rule(features)
        return rule.floor + (1 - rule.floor) * math.exp(-abs(features.day - last) / rule.days)

    def add(self, features: Features, story: str) -> None:
        """Put an article into a story, known or new."""
        weights = self.weights(features)
        product = sum(w * self.postings[key].get(story, 0.0) for key, w in weights.items())
        self.squares[story] = self.squares.get(story, 0.0) + 2 * product + 1
        for key, weight in weights.items():
            self.postings[key][story] = self.postings[key].get(story, 0.0) + weight
        if features.day is not None:
            self.last[story] = max(features.day, self.last.get(story, features.day))
        self.holding.update(features.terms.keys())
        self.log.append((features, story))


def features(source: Article | Reading, *, day: float | None = None) -> Features:
    """Return what an article is placed by: its words, and where it was read, parties and clutter.

    `day` overrides the publication day.
    """
    article = source.article if isinstance(source, Reading) else source
    text = article.text
    terms: dict[str, Term]
    if isinstance(source, Reading):
        text = _blanked(text, [c.span for c in source.clutter])
        terms = terms_of(text, article.title)
        for key in _parties(source):
            terms[key] = Term(1.0, False, key[1:])
        day = _middle(source) if day is None else day
    else:
        terms = terms_of(text, article.title)
        day = _ordinal(article.published) if day is None else day
    return Features(terms=terms, words=len(text.split()), day=day)


def place(features: Features, state: State) -> Placement:
    """Return the story that an article belongs to, given those known. Equal scores: the first."""
    index = state.index()
    weights = index.weights(features)
    scores = {
        story: product / math.sqrt(index.squares[story]) * index.fading(features, story)
        for story, product in index.products(weights).items()
    }
    best = max(scores, key=lambda s: scores[s], default=None)
    least = index.rule(features).least
    if best is None or scores[best] < least:
        score = scores[best] if best else 0.0
        return Placement(story=None, score=score, why=f"nothing held is like it ({score:.2f})")
    shared = _shared(features, weights, index, best)
    return Placement(
        story=best,
        score=min(1.0, scores[best]),
        why=f"shares {shared} ({scores[best]:.2f}; {least:.2f} is enough)",
    )


def join(state: State, features: Features, story: str) -> State:
    """Return the state after an article was put into a story, known or new."""
    index = state.index()
    index.add(features, story)
    return State(index, len(index.log))


def _shared(features: Features, weights: dict[str, float], index: Index, story: str) -> str:
    """Return the words that weigh most in the likeness, as the article writes them."""
    likeness = {
        key: weight * theirs
        for key, weight in weights.items()
        if (theirs := index.postings.get(key, {}).get(story))
    }
    heaviest = sorted(likeness, key=lambda k: (-likeness[k], k))
    return ", ".join(features.terms[key].form for key in heaviest[:SHOWN])


def _blanked(text: str, spans: list[Span]) -> str:
    for span in spans:
        text = f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"
    return text


def _parties(reading: Reading) -> Iterator[str]:
    """Yield the pairs of states that deal with each other in the events, and how they deal."""
    for event in reading.events:
        for one in _states(reading, event.source):
            for other in _states(reading, event.target):
                if one != other:
                    pair = "-".join(sorted((one, other)))
                    yield f"{PARTY}{pair}"
                    yield f"{PARTY}{event.type} {pair}"


def _states(reading: Reading, refs: Iterable[int]) -> list[str]:
    """Return the states of some actors, sorted: the order of a sum must not vary."""
    return sorted({state for ref in refs if (state := reading.actors[ref].country)})


def _middle(reading: Reading) -> float | None:
    first, last = (_ordinal(end) for end in (reading.published.earliest, reading.published.latest))
    if first is None or last is None or last - first > WIDEST_DATE:
        return None
    return (first + last) / 2


def _ordinal(day: str | None) -> float | None:
    try:
        return float(date.fromisoformat(day[:10]).toordinal()) if day else None
    except ValueError:
        return None
