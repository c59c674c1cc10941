"""The working part of a `State`: terms to stories, changed in place and owned by it alone."""

import math
from collections import Counter, defaultdict
from typing import NamedTuple

from tidings.codebook.grouping import GroupingBook, PlacingRule
from tidings.story.grouping.features import PARTY, Features
from tidings.story.terms import stem

HEAVIEST = 20  # terms of an article that a story must share one of to be thought of


class Step(NamedTuple):
    """One change: an article put into a story, or taken out of what is held (no story)."""

    article: str
    story: str | None
    features: Features | None = None
    pin: bool = False


class Index:
    """Terms to stories: the working part of a `State`, changed in place and owned by it alone."""

    def __init__(self, book: GroupingBook) -> None:
        """Begin empty."""
        self.book = book
        self.log: list[Step] = []
        self.features: dict[str, Features] = {}
        self.story: dict[str, str] = {}
        self.members: dict[str, dict[str, None]] = {}
        self.pinned: set[str] = set()
        self._empty()

    def _empty(self) -> None:
        self.articles = 0
        self.holding: Counter[str] = Counter()
        self.postings: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self.squares: dict[str, float] = {}
        self.last: dict[str, float] = {}

    def take(self, step: Step) -> None:
        """Do one change."""
        self.log.append(step)
        if step.article in self.story:
            self._remove(step.article)
        if step.story is not None and step.features is not None:
            self.features[step.article] = step.features
            self.story[step.article] = step.story
            self.members.setdefault(step.story, {})[step.article] = None
            if step.pin:
                self.pinned.add(step.article)
            self._add(step.features, step.story)

    def _remove(self, article: str) -> None:
        story = self.story.pop(article)
        del self.features[article]
        del self.members[story][article]
        if not self.members[story]:
            del self.members[story]
        self.pinned.discard(article)
        self._empty()
        for other, features in self.features.items():
            self._add(features, self.story[other])

    def rule(self, features: Features) -> PlacingRule:
        """Return the rule for an article of that length."""
        return self.book.rule(features.words)

    def forms(self, features: Features) -> dict[str, str]:
        """Return the keys of an article's terms with the form that it writes."""
        forms = {stem(form): form for form, _ in features.terms}
        return forms | {f"{PARTY}{party}": party for party in features.parties}

    def weights(self, features: Features) -> dict[str, float]:
        """Return the TF-IDF weights of an article that is about to arrive, as a unit vector."""
        rule, book = self.rule(features), self.book
        seen = rule.seen
        total = book.articles + seen * (self.articles + 1) + 1
        found = {}
        terms = [(stem(form), weight, form[0].isupper()) for form, weight in features.terms]
        for key, weight, name in terms + [(f"{PARTY}{p}", 1.0, False) for p in features.parties]:
            prior = book.parties if key[0] == PARTY else book.common.get(key, 0.0)
            rarity = math.log(
                total / (prior * book.articles + seen * (self.holding[key] + 1) + 0.5)
            )
            if rarity > 0:
                found[key] = (1 + math.log1p(weight)) * rarity * (rule.names if name else 1.0)
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

    def _add(self, features: Features, story: str) -> None:
        """Put an article into a story, known or new."""
        weights = self.weights(features)
        product = sum(w * self.postings[key].get(story, 0.0) for key, w in weights.items())
        self.squares[story] = self.squares.get(story, 0.0) + 2 * product + 1
        for key, weight in weights.items():
            self.postings[key][story] = self.postings[key].get(story, 0.0) + weight
        if features.day is not None:
            self.last[story] = max(features.day, self.last.get(story, features.day))
        self.holding.update(weights.keys())
        self.articles += 1
