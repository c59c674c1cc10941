"""How well intervals agree with gold ones, in days."""

from collections.abc import Iterable

from bench.measures import Counts
from bench.timex import Days


def overlap(pairs: Iterable[tuple[Days | None, Days]]) -> Counts:
    """Return how intervals found agree with gold ones; None is an interval not found.

    "interval meets": they share a day. "interval Jaccard": days shared out of days in either,
    the mean. "day exact": of gold intervals of one day, those found as that very day.
    """
    meets = jaccard = exact = 0.0
    held = single = 0
    for found, gold in pairs:
        share = 0.0 if found is None else shared(found, gold)
        held += 1
        meets += share > 0
        jaccard += share
        if gold[0] == gold[1]:
            single += 1
            exact += found == gold
    return {
        "interval meets": (meets, held),
        "interval Jaccard": (jaccard, held),
        "day exact": (exact, single),
    }


def shared(one: Days, other: Days) -> float:
    """Return days in both out of days in either, 0 to 1."""
    both = (min(one[1], other[1]) - max(one[0], other[0])).days + 1
    lengths = sum((last - first).days + 1 for first, last in (one, other))
    return max(both, 0) / (lengths - max(both, 0))
