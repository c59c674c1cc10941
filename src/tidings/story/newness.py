"""Whether something was told before, in these words or others.

A reader who has followed a story knows what its articles told. What an article tells again is
recognised by its words (near-synonyms are one), by quotations and numbers that were heard before,
and by looking back: at a day, or over a time, that the story had told of already. What was done
after all that was told is new, whatever its words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import log

from tidings.codebook.grouping import load_grouping
from tidings.story.matter import matter, numbers, plain_words
from tidings.values import Passage, Story

ALIKE = 0.95
"""Share of the matter of a sentence that an earlier one must hold, for it to be the same."""
BACK = 0.4
"""The same, where a sentence looks back at a time that the story has told of."""
LATE = 0.6
"""The same, where it tells on a later day what was done on a day that the story has told of."""
PIECED = 0.65
"""Share of it that several earlier sentences must hold, where it looks back."""
LEAST = 1.2
"""Weight of the matter of a sentence that can be compared; less must be the same to the letter."""
_RARE = 0.005
"""Share of articles taken to hold a word that the table of commonness does not know."""
_NAME = 0.4
"""The weight of a name against another word: names come back in all that a story tells."""


@dataclass(frozen=True)
class Told:
    """Something told: its words, its numbers that are no date, its quotations.

    `day` is the day on which it was done, `back` that of a past it looks back at.
    """

    words: str
    figures: frozenset[int] = frozenset()
    quotes: tuple[str, ...] = ()
    day: str | None = None
    back: str | None = None
    late: bool = False
    """Whether it is told on a later day than that on which it was done."""

    @cached_property
    def matter(self) -> frozenset[str]:
        """What it is about."""
        return matter(self.words)


class Heard:
    """What the articles of a story have told so far, to ask whether something is told again."""

    def __init__(self, story: Story) -> None:
        """Hold nothing yet; `story` gives the names and days of publication."""
        self.names = frozenset(_names(story))
        self._published = {c.article: c.published.last_day for c in story.coverage}
        self._told: list[float] = []
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        self._figures: set[int] = set()
        self._quotes: set[str] = set()
        self._letters: set[str] = set()
        self._last = ""

    def told(self, passage: Passage, words: str | None = None, day: str | None = None) -> Told:
        """Return what a passage tells, or what some `words` of it tell of a `day` of their own."""
        said = passage.line.pointers[-1].words if words is None else words
        done, published = day or passage.when.first_day, self._published.get(passage.article)
        return Told(
            words=said,
            figures=frozenset(passage.figures) & numbers(said),
            quotes=tuple(plain_words(q) for q in passage.quotes if q in said),
            day=done if done and published and done <= published else None,
            back=passage.back,
            late=bool(done and published and done < published),
        )

    def add(self, passages: Iterable[Passage]) -> None:
        """Take note of what an article tells."""
        for passage in passages:
            told = self.told(passage)
            for s in told.matter:
                self._by_stem[s].append(len(self._told))
            self._told.append(self.weight(told.matter))
            self._figures |= told.figures
            self._quotes.update(told.quotes)
            self._letters.add(plain_words(told.words))
            self._last = max(self._last, self._published.get(passage.article) or "")

    def again(self, told: Told) -> bool:
        """Tell whether something was told before."""
        if plain_words(told.words) in self._letters:
            return True
        if not self._told or told.figures - self._figures or self._quotes_anew(told):
            return False
        if told.back is None and told.day is not None and told.day > self._last:
            return False
        near, pieced = self._nearness(told.matter)
        looks_back = told.back is not None and told.back <= self._last
        if looks_back or told.quotes:
            return near >= BACK or (looks_back and pieced >= PIECED)
        if told.late and told.day is not None:  # of a day that the story has told of
            return near >= LATE
        return near >= ALIKE and self.weight(told.matter) >= LEAST

    def _quotes_anew(self, told: Told) -> bool:
        """Tell whether it quotes what was not quoted before."""
        return any(
            not any(
                q == held or (len(q) > _SHORT and (q in held or held in q)) for held in self._quotes
            )
            for q in told.quotes
        )

    def _nearness(self, stems: frozenset[str]) -> tuple[float, float]:
        """Return the share of some matter that the nearest sentence holds, and that all hold."""
        weights = {s: self._weight(s) for s in stems}
        whole = sum(weights.values())
        if not whole:
            return 0.0, 0.0
        shared: dict[int, float] = defaultdict(float)
        for s, weight in weights.items():
            for n in self._by_stem.get(s, ()):
                shared[n] += weight
        pieced = sum(w for s, w in weights.items() if s in self._by_stem)
        return max(shared.values(), default=0.0) / whole, pieced / whole

    def weight(self, stems: Iterable[str]) -> float:
        """Return how much some matter tells, in words that news seldom has; a name is less."""
        return sum(self._weight(s) for s in stems)

    def _weight(self, stem: str) -> float:
        share = load_grouping().common.get(stem, _RARE)
        weight = min(1.0, -log(share) / -log(_RARE))
        return weight * _NAME if stem in self.names else weight


def _names(story: Story) -> Iterator[str]:
    """Yield the stems of the names that a story's actors bear."""
    for actor in story.actors:
        for name, _ in actor.names if actor.kind != "unnamed" else ():
            yield from (s for word in _CAPITAL.findall(name) for s in matter(word))


_CAPITAL = re.compile(r"\b[A-Z][\w'’-]+")
_SHORT = 20
"""Characters of a quotation that is no proof, being part of another, of having been heard."""
