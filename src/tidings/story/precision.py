"""Estimates from a sample that was judged by hand: a share with its 95% interval.

The estimator of a stratified sample and its variance are those of Cochran, "Sampling Techniques",
3rd ed. 1977: sections 5.3 and 5.4 for a proportion, 6.11 for a combined ratio, of which the
proportion is the case where each unit counts one. The interval is Wilson's (Journal of the American
Statistical Association 22, 1927; recommended by Brown, Cai and DasGupta, Statistical Science 16,
2001), for a stratified sample on its effective size (Korn and Graubard, Survey Methodology 24,
1998). No finite-population correction is made: the figure is meant of texts like these, not of
these alone, and the interval is the wider for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054  # of the standard normal: 95% lie within so many deviations


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One unit of a sample: `right` of `of` are right, in a stratum of `size` units in all."""

    stratum: str
    size: int
    right: float
    of: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A share between 0 and 1 with the ends of its 95% interval, and how many units it rests on.

    `left_out` are strata of which no unit was judged: the share says nothing of them.
    """

    value: float
    low: float
    high: float
    units: int
    left_out: tuple[str, ...] = ()


def wilson(right: float, number: float) -> tuple[float, float]:
    """Return the 95% score interval of a share of `number` independent trials.

    >>> [round(end, 3) for end in wilson(81, 263)]
    [0.255, 0.366]
    >>> [round(end, 3) for end in wilson(10, 10)]
    [0.722, 1.0]
    """
    share, square = min(1.0, right / number), Z95 * Z95
    middle = share + square / (2 * number)
    reach = Z95 * sqrt(share * (1 - share) / number + square / (4 * number * number))
    scale = 1 + square / number
    low = (middle - reach) / scale if share > 0 else 0.0
    high = (middle + reach) / scale if share < 1 else 1.0
    return max(0.0, low), min(1.0, high)


def estimate(units: Sequence[Judged], strata: Sequence[str] = ()) -> Estimate | None:
    """Return the share that is right, each stratum weighed by its size; none without any units.

    `strata` are all that were sampled: those of which no unit is given are named in the answer.
    """
    by_stratum: dict[str, list[Judged]] = {}
    for unit in units:
        by_stratum.setdefault(unit.stratum, []).append(unit)
    groups = tuple(by_stratum.values())
    whole = sum(_weight(g) * sum(u.of for u in g) for g in groups)
    if not whole:
        return None
    share = min(1.0, sum(_weight(g) * sum(u.right for u in g) for g in groups) / whole)
    low, high = wilson(share * (size := _effective(groups, share, whole)), size)
    return Estimate(
        value=share,
        low=low,
        high=high,
        units=len(units),
        left_out=tuple(sorted(set(strata) - set(by_stratum))),
    )


def _weight(group: Sequence[Judged]) -> float:
    """Return how many units of its stratum one judged unit stands for."""
    return group[0].size / len(group)


def _effective(groups: Sequence[Sequence[Judged]], share: float, whole: float) -> float:
    """Return how many independent trials the sample is worth.

    A simple random sample of single trials is worth its number. Where nothing varies there is no
    variance to go by, and the sizes' own loss is taken (Kish, "Survey Sampling", 1965).
    """
    units = [u for g in groups for u in g]
    trials = sum(u.of for u in units)
    if len(groups) == 1 and all(u.of == 1 for u in units):
        return trials
    variance = sum(_weight(g) ** 2 * len(g) * _spread(g, units, share) for g in groups) / whole**2
    if variance <= 0 or not 0 < share < 1:
        return whole**2 / sum(_weight(g) ** 2 * sum(u.of for u in g) for g in groups)
    return min(trials, share * (1 - share) / variance)


def _spread(group: Sequence[Judged], units: Sequence[Judged], share: float) -> float:
    """Return the variance of the residuals of a stratum; of the whole sample where it has one."""
    found = [u.right - share * u.of for u in (group if len(group) > 1 else units)]
    if len(found) < 2:
        return share * (1 - share)
    mean = sum(found) / len(found)
    return sum((d - mean) ** 2 for d in found) / (len(found) - 1)
