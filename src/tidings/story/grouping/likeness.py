"""How like an article and a story are: what speaks for it, and how likely that makes it.

Evidence is the cosine of words with the story's centroid and with its nearest article (Yang,
Pierce and Carbonell, SIGIR 1998, weigh both), and that of numbers, ages, scores and years, which
tell two quakes or two trials apart. It is weighed by logistic regression: `bench.learn_grouping`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tidings.codebook.grouping import PlacingRule
from tidings.story.grouping.index import Index, Story
from tidings.story.grouping.weighing import Ints, Weighed

NEAREST = 12  # articles of a story that one is compared with, the latest
LOOKED_AT = 4  # stories whose articles are compared


class Evidence(NamedTuple):
    """What speaks for an article being of a story: cosines, 0 to 1."""

    words: float
    nearest: float
    numbers: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a story is: how likely it is the article's, by what, and what the days left.

    `people` are the persons that both name, and `least` how likely it must be.
    """

    story: Story
    score: float
    evidence: Evidence
    faded: float
    people: tuple[str, ...]
    least: float

    @property
    def enough(self) -> bool:
        """Whether the article may join."""
        return self.score >= self.least


class Vectors(NamedTuple):
    """An article's values, its words before its numbers, and the lengths of both parts."""

    article: Weighed
    values: Ints
    rare: Ints
    lengths: tuple[float, float]


def likenesses(index: Index, article: Weighed, rule: PlacingRule) -> list[Likeness]:
    """Return the stories most like an article, the likest first: before all those it may join."""
    own = vectors(index, article, rule)
    cut = article.words
    stories = index.alike((article.weights * own.rare)[:cut], article.ids[:cut])
    centroids = _centroids(index, own, rule, stories)
    order = sorted(range(len(stories)), key=lambda n: (-centroids[n][0], stories[n].keys[0]))
    found = [_likeness(index, own, rule, (stories[n], centroids[n])) for n in order[:LOOKED_AT]]
    return sorted(found, key=lambda one: (not one.enough, -one.score, one.story.keys[0]))


def likeness(index: Index, article: Weighed, rule: PlacingRule, story: Story) -> Likeness:
    """Return how like an article and one story are."""
    own = vectors(index, article, rule)
    return _likeness(index, own, rule, (story, _centroids(index, own, rule, [story])[0]))


def vectors(index: Index, article: Weighed, rule: PlacingRule) -> Vectors:
    """Return an article's values by a rule."""
    rare = index.lexicon.rarity(article.ids, rule)
    values, cut = article.weights * rare, article.words
    return Vectors(article, values * rare, rare, (length(values[:cut]), length(values[cut:])))


def _centroids(
    index: Index, own: Vectors, rule: PlacingRule, stories: list[Story]
) -> list[tuple[float, float]]:
    rows = [(s.ids, s.sums) for s in stories]
    return _cosines(index, own, rows, [_lengths(index, s, rule) for s in stories])


def _likeness(
    index: Index, own: Vectors, rule: PlacingRule, one: tuple[Story, tuple[float, float]]
) -> Likeness:
    story, (words, numbers) = one
    article = own.article
    members = index.members(story, NEAREST)
    rows = [(m.ids, m.weights) for m in members]
    near = _cosines(index, own, rows, [_lengths(index, m, rule) for m in members])
    faded = fading(rule, article.day, story)
    evidence = Evidence(
        words * faded,
        max(w for w, _ in near) * faded,
        numbers,
    )
    people = tuple(p for p in article.people if p in story.people)
    score = likelihood(evidence, rule)
    book = index.lexicon.book
    if not people and _of_states(index, own, story) > book.mostly:
        score *= book.left
    least = rule.known if people else rule.least
    return Likeness(story, score, evidence, faded, people, least)


def _of_states(index: Index, own: Vectors, story: Story) -> float:
    """Return what share of the words in common with a story names states, 0 to 1."""
    cut = own.article.words
    ids, products = own.article.ids[:cut], own.values[:cut]
    places = np.minimum(np.searchsorted(story.ids, ids), len(story.ids) - 1)
    shared = np.where(story.ids[places] == ids, products * story.sums[places], 0)
    named: Ints = shared[index.lexicon.states(ids)]
    return _share(int(named.sum()), int(shared.sum()))


def likelihood(evidence: Evidence, rule: PlacingRule) -> float:
    """Return how likely it is, by a rule's weights, that an article with it is of the story."""
    told = rule.start + sum(w * e for w, e in zip(rule.weights, evidence, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, told))))


def _cosines(
    index: Index, own: Vectors, rows: Sequence[tuple[Any, Any]], sizes: list[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Return the cosines of words and of numbers with each row."""
    products = index.products(own.values, own.article.ids, rows)
    return [
        (_share(words, own.lengths[0] * size[0]), _share(numbers, own.lengths[1] * size[1]))
        for (words, numbers), size in zip(products, sizes, strict=True)
    ]


def _share(product: int, size: float) -> float:
    return product / size if size else 0.0


def _lengths(index: Index, held: Story | Weighed, rule: PlacingRule) -> tuple[float, float]:
    """Return the lengths of the words and of the numbers of a story or an article."""
    if not rule.seen:
        return (math.sqrt(held.squares[0]), math.sqrt(held.squares[1]))
    weights = held.sums if isinstance(held, Story) else held.weights
    values = weights * index.lexicon.rarity(held.ids, rule)
    if isinstance(held, Weighed):
        return (length(values[: held.words]), length(values[held.words :]))
    number = index.lexicon.numbers(held.ids)
    return (length(values[~number]), length(values[number]))


def length(values: NDArray[Any]) -> float:
    """Return the length of a row of whole numbers, the same in whatever order they stand."""
    return math.sqrt(int((values.astype(np.int64) ** 2).sum()))


def fading(rule: PlacingRule, day: float | None, story: Story) -> float:
    """Return what is left of a likeness after the days between an article and a story."""
    first, last = story.first, story.last
    if day is None or first is None or last is None:
        return 1.0
    gap = max(0.0, day - last, first - day)
    return rule.floor + (1 - rule.floor) * math.exp(-gap / rule.days)
