"""The working part of a `State`: stories, their sums and who tells which term. Changed in place.

Terms lead to the stories that tell them (postings, as in any search engine); the few stories that
share the rarest terms are then compared whole. All sums are whole numbers, so that an article can
be taken out again as if it had never come, and the order of coming leaves no trace.
"""

from array import array
from bisect import insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tidings.codebook.grouping import GroupingBook, PlacingRule
from tidings.story.grouping.features import Features
from tidings.story.grouping.weighing import Ints, Lexicon, Weighed

LOOKED_UP = 24  # terms of an article that a story must share one of to be thought of
LONGEST = 6_000  # stories looked up: commoner terms are left out once so many are found
COMPARED = 10  # stories compared whole
TIED = 256  # stories that share just as much as the last compared: where more do, it is one word


class Step(NamedTuple):
    """One change: an article put into a story, or taken out of what is held (no story)."""

    article: str
    story: str | None
    features: Features | None = None
    pin: bool = False


@dataclass(slots=True)
class Story:
    """One story: its articles in order of publication, and the sums of their weights by term."""

    name: str
    number: int
    keys: list[tuple[bool, float, str]] = field(default_factory=list)
    ids: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    sums: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    squares: tuple[int, int] = (0, 0)  # of the lengths of its words and of its numbers
    people: Counter[str] = field(default_factory=Counter)  # how many articles name each

    @property
    def first(self) -> float | None:
        """The day of its first dated article."""
        return next((day for undated, day, _ in self.keys if not undated), None)

    @property
    def last(self) -> float | None:
        """The day of its latest dated article."""
        return next((day for undated, day, _ in reversed(self.keys) if not undated), None)


class Index:
    """Terms to stories: the working part of a `State`, changed in place and owned by it alone."""

    def __init__(self, book: GroupingBook) -> None:
        """Begin empty."""
        self.book = book
        self.lexicon = Lexicon(book)
        self.log: list[Step] = []
        self.features: dict[str, Features] = {}
        self.weighed: dict[str, Weighed] = {}
        self.story: dict[str, str] = {}
        self.stories: dict[str, Story] = {}
        self.numbered: list[Story | None] = []
        self.pinned: set[str] = set()
        self._telling: dict[int, array[int]] = {}  # term -> the numbers of the stories that tell it
        self._work = np.zeros(1024, dtype=np.int64)
        self._latest: tuple[Features, Weighed] | None = None

    # changes ----------------------------------------------------------------------------------

    def take(self, step: Step) -> None:
        """Do one change."""
        self.log.append(step)
        known = self.weighed.get(step.article) if self.story.get(step.article) else None
        if known is not None:
            self._remove(known)
        if step.story is not None and step.features is not None:
            again = known is not None and self.features.get(step.article) is step.features
            weighed = known if again and known is not None else self.weigh(step.features)
            self.features[step.article] = step.features
            self._add(weighed, step.story)
            if step.pin:
                self.pinned.add(step.article)
        elif known is not None:
            del self.features[step.article]

    def _add(self, weighed: Weighed, name: str) -> None:
        story = self.stories.get(name)
        if story is None:
            story = self.stories[name] = Story(name, len(self.numbered))
            self.numbered.append(story)
        self.weighed[weighed.article] = weighed
        self.story[weighed.article] = name
        insort(story.keys, weighed.key)
        story.people.update(weighed.people)
        self._shift(story, weighed, 1)
        self.lexicon.holding[weighed.ids] += 1
        self.lexicon.articles += 1

    def _remove(self, weighed: Weighed) -> None:
        story = self.stories[self.story.pop(weighed.article)]
        del self.weighed[weighed.article]
        self.pinned.discard(weighed.article)
        story.keys.remove(weighed.key)
        story.people -= Counter(weighed.people)
        self._shift(story, weighed, -1)
        self.lexicon.holding[weighed.ids] -= 1
        self.lexicon.articles -= 1
        if not story.keys:
            del self.stories[story.name]
            self.numbered[story.number] = None

    def _shift(self, story: Story, weighed: Weighed, sign: int) -> None:
        """Add an article's weights to a story's sums, or take them away."""
        ids, change = _sorted(weighed.ids, weighed.weights)
        at = np.searchsorted(story.ids, ids)
        held = np.zeros(len(ids), dtype=bool)
        inside = at < len(story.ids)
        held[inside] = story.ids[at[inside]] == ids[inside]
        rare = self.lexicon.rarity(ids, self.book.rules[-1])
        old = np.zeros(len(ids), dtype=np.int64)
        old[held] = story.sums[at[held]]
        grown = ((old + sign * change) ** 2 - old**2) * rare**2
        number = self.lexicon.numbers(ids)
        words, numbers = int(grown[~number].sum()), int(grown[number].sum())
        story.squares = (story.squares[0] + words, story.squares[1] + numbers)
        story.sums[at[held]] += (sign * change[held]).astype(np.int32)
        new = ids[~held]
        if sign > 0 and len(new):
            joined = np.concatenate((story.ids, new))
            order = np.argsort(joined, kind="stable")
            story.ids = joined[order]
            story.sums = np.concatenate((story.sums, change[~held].astype(np.int32)))[order]
            self._tell(new, story.number)
        if sign < 0:
            self._forget(story)

    def _tell(self, terms: NDArray[np.int32], story: int) -> None:
        telling = self._telling
        for term in terms.tolist():
            row = telling.get(term)
            if row is None:
                row = telling[term] = array("I")
            row.append(story)

    def _forget(self, story: Story) -> None:
        gone = story.sums == 0
        for term in story.ids[gone].tolist():
            self._telling[term].remove(story.number)
        story.ids, story.sums = story.ids[~gone], story.sums[~gone]

    # questions --------------------------------------------------------------------------------

    def rule(self, features: Features) -> PlacingRule:
        """Return the rule for an article of that length."""
        return self.book.rule(features.words)

    def weigh(self, features: Features) -> Weighed:
        """Return an article as numbers; the one asked last is remembered."""
        if self._latest is None or self._latest[0] is not features:
            self._latest = features, self.lexicon.weigh(features, self.rule(features))
        return self._latest[1]

    def alike(self, values: Ints, ids: NDArray[Any], but: str | None = None) -> list[Story]:
        """Return the stories that share most of the heaviest terms, the likest first."""
        order = np.lexsort((ids, -values))[:LOOKED_UP]
        rows: list[NDArray[np.uint32]] = []
        weights: list[int] = []
        found = 0
        for at in order.tolist():
            row = self._telling.get(int(ids[at]))
            if not row or values[at] <= 0 or (rows and found + len(row) > LONGEST):
                continue
            rows.append(np.frombuffer(row, dtype=np.uint32))
            weights.append(int(values[at]))
            found += len(row)
        if not rows:
            return []
        each = np.repeat(np.array(weights, dtype=np.float64), [len(row) for row in rows])
        scores = np.bincount(np.concatenate(rows), weights=each)
        several = scores.nonzero()[0]
        if len(several) > COMPARED:
            shared = scores[several]
            least = np.partition(shared, -COMPARED)[-COMPARED]
            likest = several[shared >= least]
            several = likest if len(likest) <= TIED else several[shared > least]
        stories = [(s, scores[s.number]) for n in several.tolist() if (s := self.numbered[n])]
        stories.sort(key=lambda pair: (-pair[1], pair[0].keys[0]))
        return [s for s, _ in stories if s.name != but][:COMPARED]

    def products(
        self, values: Ints, ids: NDArray[Any], rows: Sequence[tuple[Any, Any]]
    ) -> list[tuple[int, int]]:
        """Return the inner products of an article's values with each row of ids and weights.

        Each is a pair: of words, and of numbers.
        """
        if not rows:
            return []
        if len(self._work) < len(self.lexicon.keys):
            self._work = np.zeros(2 * len(self.lexicon.keys), dtype=np.int64)
        work = self._work
        work[ids] = values
        there = np.concatenate([row for row, _ in rows])
        each = work[there] * np.concatenate([weights for _, weights in rows])
        work[ids] = 0
        ends = np.cumsum([len(row) for row, _ in rows])
        whole = _summed(each, ends)
        numbers = _summed(each * self.lexicon.numbers(there), ends)
        return list(zip((whole - numbers).tolist(), numbers.tolist(), strict=True))

    def members(self, story: Story, most: int) -> list[Weighed]:
        """Return a story's articles, the latest only where there are more than `most`."""
        return [self.weighed[key[2]] for key in story.keys[-most:]]


def _sorted(ids: NDArray[np.int32], weights: NDArray[np.int16]) -> tuple[NDArray[np.int32], Ints]:
    order = np.argsort(ids)
    return ids[order], weights[order].astype(np.int64)


def _summed(values: Ints, ends: NDArray[Any]) -> Ints:
    """Return the sum of each stretch of values, up to each end."""
    sums: Ints = np.concatenate(([0], np.cumsum(values)))[ends]
    sums[1:] -= sums[:-1].copy()
    return sums
