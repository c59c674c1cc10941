"""The log-odds that two names are one person's: boosted trees over what was measured."""

from functools import lru_cache

from tidings.codebook.name_weights import Node, load_weights
from tidings.readers.names.measuring import MEASURES

LEAF = -1
Tree = tuple[tuple[int, float, int, int, float], ...]
"""Nodes as in the table, each with the mean of the leaves below it for a fifth."""


@lru_cache(maxsize=1)
def _trees() -> tuple[Tree, ...]:
    return tuple(_with_means(tree) for tree in load_weights().trees)


def _with_means(tree: tuple[Node, ...]) -> Tree:
    means = [0.0] * len(tree)
    for at in range(len(tree) - 1, -1, -1):  # children stand after their parent
        measure, value, left, right = tree[at]
        means[at] = value if measure == LEAF else (means[left] + means[right]) / 2
    return tuple((*node, mean) for node, mean in zip(tree, means, strict=True))


def weigh(measured: list[float]) -> float:
    """Return the log-odds for measures in the order of `MEASURES`."""
    total = load_weights().base
    for tree in _trees():
        at = 0
        while True:
            measure, value, left, right, _ = tree[at]
            if measure == LEAF:
                total += value
                break
            at = left if measured[measure] <= value else right
    return total


def shares(measured: list[float]) -> dict[str, float]:
    """Return what each measure adds to the log-odds; with "in general" they add up to `weigh`.

    At each split that a name passes, its measure is charged with what the split changed (Saabas
    2014), a tree's worth before any split being the mean of its leaves.
    """
    told = {"in general": load_weights().base}
    for tree in _trees():
        at, before = 0, tree[0][4]
        told["in general"] += before
        while tree[at][0] != LEAF:
            measure, value, left, right, _ = tree[at]
            at = left if measured[measure] <= value else right
            name = MEASURES[measure]
            told[name] = told.get(name, 0.0) + tree[at][4] - before
            before = tree[at][4]
    return told
