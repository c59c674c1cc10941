"""Gradient-boosted trees of a logistic loss, small and the same on every machine (numpy only).

Friedman 2001 with Newton steps (Chen and Guestrin 2016), on measures cut at quantiles. A measure
that may only raise or only lower the score is held to that at every split.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Node = tuple[int, float, int, int]
LEAF = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How trees grow: how many, how deep, by what steps; the least weight of a leaf."""

    trees: int = 80
    depth: int = 4
    step: float = 0.1
    ridge: float = 4.0
    least: float = 12.0
    bins: int = 48


@dataclass(frozen=True, slots=True)
class Boosted:
    """The trees, each a list of nodes (measure or -1, threshold or value, left, right)."""

    base: float
    trees: list[list[Node]]

    def scores(self, x: Floats) -> Floats:
        """Return the log-odds of each row."""
        total = np.full(len(x), self.base)
        for tree in self.trees:
            at = np.zeros(len(x), dtype=np.int64)
            measure = np.array([n[0] for n in tree])
            value = np.array([n[1] for n in tree])
            left, right = (np.array([n[k] for n in tree]) for k in (2, 3))
            while (measure[at] != LEAF).any():
                inner = measure[at] != LEAF
                low = x[np.arange(len(x)), measure[at]] <= value[at]
                at = np.where(inner, np.where(low, left[at], right[at]), at)
            total += value[at]
        return total


def boost(x: Floats, y: Floats, w: Floats, ways: Ints, growth: Growth) -> Boosted:
    """Fit trees to rows x, answers y (0, 1) and weights w; `ways`: +1, -1 or 0 a measure."""
    cuts = [_cuts(x[:, k], growth.bins) for k in range(x.shape[1])]
    binned = np.stack([np.searchsorted(c, x[:, k]) for k, c in enumerate(cuts)], axis=1)
    share = float((w * y).sum() / w.sum())
    base = float(np.log(share / (1 - share)))
    model = Boosted(base, [])
    total = np.full(len(x), base)
    for _ in range(growth.trees):
        p = 1 / (1 + np.exp(-total))
        slope, bend = w * (y - p), w * p * (1 - p)
        nodes: list[Node] = []
        moved = np.zeros(len(x))
        _grow(nodes, moved, _Rows(binned, cuts, slope, bend, ways, growth), np.arange(len(x)), 0)
        model.trees.append(nodes)
        total += moved
    return model


@dataclass(frozen=True, slots=True)
class _Rows:
    binned: Ints
    cuts: list[Floats]
    slope: Floats
    bend: Floats
    ways: Ints
    growth: Growth


def _cuts(column: Floats, bins: int) -> Floats:
    """Return thresholds half-way between neighbouring values, at quantiles if there are many."""
    values = np.unique(column)
    between = (values[:-1] + values[1:]) / 2
    if len(between) <= bins:
        return between
    cuts: Floats = np.unique(np.quantile(column, np.linspace(0, 1, bins + 2)[1:-1]))
    return cuts


def _grow(nodes: list[Node], moved: Floats, rows: _Rows, which: Ints, depth: int) -> int:
    place = len(nodes)
    nodes.append((LEAF, 0.0, 0, 0))
    growth = rows.growth
    slope, bend = rows.slope[which].sum(), rows.bend[which].sum()
    found = _split(rows, which) if depth < growth.depth else None
    if found is None:
        value = round(float(growth.step * slope / (bend + growth.ridge)), 3)
        nodes[place] = (LEAF, value, 0, 0)
        moved[which] = value
        return place
    measure, cut = found
    threshold = round(float(rows.cuts[measure][cut]), 4)
    low = rows.binned[which, measure] <= cut
    left = _grow(nodes, moved, rows, which[low], depth + 1)
    right = _grow(nodes, moved, rows, which[~low], depth + 1)
    nodes[place] = (measure, threshold, left, right)
    return place


def _split(rows: _Rows, which: Ints) -> tuple[int, int] | None:
    """Return the best measure and cut, or none that gains."""
    growth, best, found = rows.growth, 1e-6, None
    slope, bend = rows.slope[which], rows.bend[which]
    whole = slope.sum() ** 2 / (bend.sum() + growth.ridge)
    for k, cuts in enumerate(rows.cuts):
        if not len(cuts):
            continue
        at = rows.binned[which, k]
        g = np.cumsum(np.bincount(at, slope, len(cuts) + 1))
        h = np.cumsum(np.bincount(at, bend, len(cuts) + 1))
        gl, hl, gr, hr = g[:-1], h[:-1], g[-1] - g[:-1], h[-1] - h[:-1]
        low, high = gl / (hl + growth.ridge), gr / (hr + growth.ridge)
        gain = gl * low + gr * high - whole
        bad = (hl < growth.least * 0.25) | (hr < growth.least * 0.25)
        bad |= (rows.ways[k] * (high - low)) < 0
        gain = np.where(bad, 0.0, gain)
        cut = int(gain.argmax())
        if gain[cut] > best:
            best, found = float(gain[cut]), (k, cut)
    return found


def logistic(x: Floats, y: Floats, w: Floats, ridge: float = 1.0) -> Floats:
    """Return weights, the constant last, of a logistic regression by Newton's steps."""
    rows = np.hstack([x, np.ones((len(x), 1))])
    beta = np.zeros(rows.shape[1])
    keep = np.diag([ridge] * x.shape[1] + [0.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-rows @ beta))
        bend = rows.T @ (rows * (w * p * (1 - p))[:, None]) + keep
        beta += np.linalg.solve(bend, rows.T @ (w * (y - p)) - keep @ beta)
    return beta
