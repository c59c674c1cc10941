"""Chances of phrases that may not overlap: a semi-Markov model over the phrases of sentences.

A way to read a sentence takes some of its phrases, none overlapping, and gives each a role; its
weight is the sum of those phrases' scores and of one weight for each two roles that follow each
other. Sums over all ways go forward and backward over the tokens (Sarawagi and Cohen 2004).
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
ROLES = 3
NONE = ROLES  # the role before the first phrase
NEVER = -1e4


class Step(NamedTuple):
    """The phrases that end, or begin, at one token: sentences, other ends, and phrases."""

    sentences: Ints
    others: Ints
    phrases: Ints


class Sums(NamedTuple):
    """Log of the sum over all ways, a sentence; chances of phrases; expected pairs of roles."""

    total: Floats
    chances: Floats
    pairs: Floats


class Lattice:
    """The phrases of some sentences, given as (first token, one past the last)."""

    def __init__(self, lengths: Sequence[int], ends: Sequence[Sequence[tuple[int, int]]]) -> None:
        """Lay the phrases out by where they begin and end."""
        self._count = len(lengths)
        self._length = max(lengths, default=0)
        flat = [(n, first, last) for n, own in enumerate(ends) for first, last in own]
        self._sentence, self._first, self._last = (
            np.array([one[k] for one in flat], dtype=np.int64) for k in range(3)
        )
        self._ending = _steps([(n, z, a) for n, a, z in flat])
        self._beginning = _steps([(n, a, z) for n, a, z in flat])

    def sums(self, scores: Floats, follow: Floats) -> Sums:
        """Return the sums for scores (phrase × role) and weights of roles that follow each other.

        `follow` has a row for each role before, the last one for none, and a column a role.
        """
        if not len(scores):
            return Sums(np.zeros(self._count), np.zeros((0, ROLES)), np.zeros(follow.shape))
        padded = np.concatenate([scores, np.full((1, ROLES), NEVER)])
        before = self._forward(padded, follow)
        after = self._backward(padded, follow)
        total = _summed(before[:, -1], 1)
        weights = before[self._sentence, self._first][:, :, None] + follow + scores[:, None]
        weights += after[self._sentence, self._last][:, None, :ROLES]
        joint = np.exp(weights - total[self._sentence][:, None, None])
        return Sums(total, joint.sum(axis=1), joint.sum(axis=0))

    def _forward(self, scores: Floats, follow: Floats) -> Floats:
        """Return the sums of what may stand before each token, by the last role."""
        sums = np.full((self._count, self._length + 1, ROLES + 1), NEVER)
        sums[:, 0, NONE] = 0.0
        for token in range(1, self._length + 1):
            sums[:, token] = sums[:, token - 1]
            if (step := self._ending.get(token)) is not None:
                before = sums[step.sentences[:, None], step.others]
                each = _summed(before[..., None] + follow, 2) + scores[step.phrases]
                here = sums[step.sentences, token, :ROLES]
                sums[step.sentences, token, :ROLES] = np.logaddexp(here, _summed(each, 1))
        return sums

    def _backward(self, scores: Floats, follow: Floats) -> Floats:
        """Return the sums of what may stand from each token on, by the last role before it."""
        sums = np.zeros((self._count, self._length + 1, ROLES + 1))
        for token in range(self._length - 1, -1, -1):
            sums[:, token] = sums[:, token + 1]
            if (step := self._beginning.get(token)) is not None:
                after = sums[step.sentences[:, None], step.others][..., :ROLES]
                each = _summed(after + scores[step.phrases], 1)
                here = sums[step.sentences, token]
                taken = _summed(each[:, None] + follow, 2)
                sums[step.sentences, token] = np.logaddexp(here, taken)
        return sums


def _steps(phrases: Sequence[tuple[int, int, int]]) -> dict[int, Step]:
    """Return the phrases, given as (sentence, end, other end), by that end; rows are padded."""
    by_end: dict[int, dict[int, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for n, (sentence, end, other) in enumerate(phrases):
        by_end[end][sentence].append((other, n))
    found = {}
    for end, own in by_end.items():
        shape = (len(own), max(map(len, own.values())))
        others = np.zeros(shape, dtype=np.int64)
        which = np.full(shape, len(phrases), dtype=np.int64)
        for row, pairs in enumerate(own.values()):
            others[row, : len(pairs)] = [other for other, _ in pairs]
            which[row, : len(pairs)] = [n for _, n in pairs]
        found[end] = Step(np.array(list(own), dtype=np.int64), others, which)
    return found


def _summed(logs: Floats, axis: int) -> Floats:
    """Return the log of the sum along an axis."""
    most = logs.max(axis=axis, keepdims=True)
    total = most + np.log(np.exp(logs - most).sum(axis=axis, keepdims=True))
    summed: Floats = np.squeeze(total, axis)
    return summed
