"""The log-odds that two names are one person's: boosted trees over what was measured."""

from functools import lru_cache
from typing import Any

from tidings.codebook.name_weights import Node, load_weights
from tidings.readers.names.measuring import MEASURES

LEAF = -1
Split = tuple[int, float, Any, Any, float]
"""A measure's place, a threshold, what is at or below it, what is above, the mean of its leaves.

Both branches are splits or, at the end, log-odds."""


@lru_cache(maxsize=1)
def _trees() -> tuple[Split | float, ...]:
    return tuple(_nested(tree, 0) for tree in load_weights().trees)


def _nested(tree: tuple[Node, ...], at: int) -> Split | float:
    measure, value, left, right = tree[at]
    if measure == LEAF:
        return value
    low, high = _nested(tree, left), _nested(tree, right)
    return (measure, value, low, high, (_worth(low) + _worth(high)) / 2)


def _worth(branch: Split | float) -> float:
    return branch[4] if isinstance(branch, tuple) else branch


def weigh(measured: list[float]) -> float:
    """Return the log-odds for measures in the order of `MEASURES`."""
    total = load_weights().base
    for tree in _trees():
        at: Any = tree
        while at.__class__ is tuple:
            at = at[2] if measured[at[0]] <= at[1] else at[3]
        total += at
    return total


def shares(measured: list[float]) -> dict[str, float]:
    """Return what each measure adds to the log-odds; with "in general" they add up to `weigh`.

    At each split that a name passes, its measure is charged with what the split changed (Saabas
    2014), a tree's worth before any split being the mean of its leaves.
    """
    general, changes = load_weights().base, [0.0] * len(MEASURES)
    for tree in _trees():
        at: Any = tree
        worth = _worth(tree)
        general += worth
        while at.__class__ is tuple:
            measure = at[0]
            at = at[2] if measured[measure] <= at[1] else at[3]
            now = at[4] if at.__class__ is tuple else at
            changes[measure] += now - worth
            worth = now
    told = {name: change for name, change in zip(MEASURES, changes, strict=True) if change}
    return {"in general": general, **told}
