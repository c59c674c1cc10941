"""Words as numbers: each stem has an id, and an article is a row of ids and whole weights.

All sums are of whole numbers, so none hangs on the order in which it was made.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tidings.codebook.grouping import GroupingBook, PlacingRule
from tidings.story.grouping.features import Features
from tidings.story.terms import stem

PARTY = "@"
PARTIES = 54  # sixteenths: twice a word told once
UNIT = 1024  # the length of an article's vector, by the commonness that the tables give
FINE = 64  # steps of a rarity's unit
TWO_WORDS_LESS = 1.5  # a word never seen counts as told by this many articles

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article as numbers: the ids of its terms and their weights.

    The first `words` terms are words, the others numbers: each part is a vector of its own length,
    and `squares` are the squares of these by the commonness that the tables give. `people` are the
    persons named whose names are rare in news.
    """

    article: str
    day: float | None
    ids: NDArray[np.int32]
    weights: NDArray[np.int16]
    words: int
    squares: tuple[int, int]
    people: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[bool, float, str]:
        """Where it stands in the order of publication, undated ones last."""
        return (self.day is None, self.day or 0.0, self.article)


class Lexicon:
    """The stems met so far: their ids, how rare each is, and how many articles held tell it."""

    def __init__(self, book: GroupingBook) -> None:
        """Begin with none."""
        self.book = book
        self.keys: list[str] = []
        self._id: dict[str, int] = {}
        self._of_form: dict[str, int] = {}
        self._prior = np.zeros(1024)  # share of news articles that tell it
        self._rare = np.zeros(1024, dtype=np.int64)
        self._number = np.zeros(1024, dtype=bool)
        self._state = np.zeros(1024, dtype=bool)
        self._states = frozenset(map(stem, book.states))
        self.holding = np.zeros(1024, dtype=np.int64)
        self.articles = 0

    def _of(self, form: str) -> int:
        known = self._of_form.get(form)
        if known is None:
            key = form if form[0] == PARTY else stem(form)
            known = self._id.get(key)
            if known is None:
                known = self._new(key, form)
            self._of_form[form] = known
        return known

    def _new(self, key: str, form: str) -> int:
        known = self._id[key] = len(self.keys)
        self.keys.append(key)
        if known == len(self._prior):
            self._prior, self._rare, self._number, self._state, self.holding = (
                np.concatenate([a, np.zeros_like(a)])
                for a in (self._prior, self._rare, self._number, self._state, self.holding)
            )
        book = self.book
        share = book.parties if key[0] == PARTY else book.common.get(key, 0.0)
        self._prior[known] = share
        self._number[known] = key[0] != PARTY and _number(form)
        self._state[known] = key[0] == PARTY or key in self._states
        rarity = math.log((book.articles + 2) / (share * book.articles + TWO_WORDS_LESS))
        self._rare[known] = max(0, round(FINE * rarity))
        return known

    def rarity(self, ids: NDArray[Any], rule: PlacingRule) -> Ints:
        """Return how rare terms are, in `FINE` steps: by the tables, and by what is held too."""
        if not rule.seen:
            found: Ints = self._rare[ids]
            return found
        book, seen = self.book, rule.seen
        total = book.articles + seen * (self.articles + 1) + 1
        told = self._prior[ids] * book.articles + seen * (self.holding[ids] + 1) + 0.5
        dynamic: Ints = np.maximum(0, np.rint(FINE * np.log(total / told))).astype(np.int64)
        return dynamic

    def numbers(self, ids: NDArray[Any]) -> NDArray[np.bool_]:
        """Tell which terms are numbers."""
        found: NDArray[np.bool_] = self._number[ids]
        return found

    def states(self, ids: NDArray[Any]) -> NDArray[np.bool_]:
        """Tell which terms name states, their people and seats, or two states' dealings."""
        found: NDArray[np.bool_] = self._state[ids]
        return found

    def forms(self, features: Features) -> dict[int, str]:
        """Return the ids of an article's terms, each with the form that it writes first."""
        forms = {self._of(form): form for form in features.terms.split()}
        return forms | {self._of(f"{PARTY}{party}"): party for party in features.parties}

    def weigh(self, features: Features, rule: PlacingRule) -> Weighed:
        """Return an article as numbers. Names and numbers have the weight that its rule gives."""
        forms = features.terms.split()
        names = np.array([rule.names if form[0].isupper() else 1.0 for form in forms])
        parties = [f"{PARTY}{party}" for party in features.parties]
        known = self._of_form
        terms = (*forms, *parties)
        ids = np.array([known.get(t) or self._of(t) for t in terms], dtype=np.int32)
        told = np.frombuffer(features.weights, dtype=np.uint8) * names
        told = np.concatenate([told, np.full(len(parties), float(PARTIES))])
        order = np.argsort(ids, kind="stable")
        ids, told = ids[order], told[order]
        last = np.append(ids[1:] != ids[:-1], True)[: len(ids)]
        ids, told = ids[last], told[last]
        number = self._number[ids]
        words, numbers = (self._unit(ids[kind], told[kind], rule) for kind in (~number, number))
        return Weighed(
            features.article,
            features.day,
            np.concatenate([words[0], numbers[0]]),
            np.concatenate([words[1], numbers[1]]),
            len(words[0]),
            (self._square(*words), self._square(*numbers)),
            tuple(p for p in features.people if self.book.common.get(p, 0.0) == 0.0),
        )

    def _square(self, ids: NDArray[np.int32], weights: NDArray[np.int16]) -> int:
        return int(((weights * self._rare[ids]) ** 2).sum())

    def _unit(
        self, ids: NDArray[np.int32], weights: Floats, rule: PlacingRule
    ) -> tuple[NDArray[np.int32], NDArray[np.int16]]:
        """Return ids, and weights such that with the rarities the length is `UNIT`."""
        rare = self._rare[ids]
        if not rule.seen:
            told = rare > 0
            ids, weights, rare = ids[told], weights[told], rare[told]
        lengths = (weights * np.maximum(rare, 1)) ** 2
        length = math.sqrt(math.fsum(lengths.tolist())) or 1.0
        return ids, np.rint(weights * UNIT * FINE / length).astype(np.int16)


def _number(form: str) -> bool:
    return any(c.isdigit() for c in form)
