"""Whether two names may be one person's: spellings, order, initials, particles, generations.

The comparison knows nothing but the two names; who bears them is weighed in `identity`.
"""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import JaroWinkler

from tidings.codebook.names import load_names
from tidings.readers.names.aligning import align
from tidings.readers.names.clashing import middles_clash
from tidings.readers.names.parsing import PersonName, parse_name

Verdict = Literal["same", "different", "unsure"]

SAME = 0.45
"""At or above it two full names are one (set on the office holders' development pairs)."""
DIFFERENT = 0.38
"""Below it they are two; in between we are unsure."""
MOST = 6.0
"""Log-odds of what is plain: the same name, no part alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing that was measured: how much of it, what that weighs in log-odds, plain words."""

    name: str
    value: float
    weight: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two names are: the probability that they are one person's, and why.

    `log_odds` are natural, above 0 for one person, among pairs of like names half of which are.
    """

    score: float
    verdict: Verdict
    why: str
    log_odds: float = 0.0
    features: tuple[Feature, ...] = ()


def measures(a: PersonName, b: PersonName) -> dict[str, float]:
    """Return what the score is made of, each feature by its name in the table."""
    x, y = sorted((a.parts, b.parts), key=len)
    good = [p for p in align(x, y) if p[2] >= 0.7]
    total = sum(p[2] for p in good)
    left, over = len(x) - len(good), len(y) - len(good)
    joined = ["".join(sorted(p.key for p in parts)) for parts in (x, y)]
    return {
        "cover of the shorter": total / max(len(x), 1),
        "cover of the longer": total / max(len(y), 1),
        "parts at odds": float(min(left, over)),
        "parts only the longer has": float(over - min(left, over)),
        "in order": float(all(p[1] < q[1] for p, q in pairwise(good))),
        "whole": JaroWinkler.similarity(*joined),
        "weakest pair": min((p[2] for p in good), default=0.0),
        "one pair only": float(sum(p[2] > 0.7 for p in good) == 1),
        "other generation": float(a.suffix != b.suffix),
    }


def compare_names(a: str, b: str) -> Likeness:
    """Tell whether two persons' names may be one person's (logistic score of `measures`)."""
    left, right = parse_name(a), parse_name(b)
    if not left.parts or not right.parts:
        return Likeness(score=0.0, verdict="unsure", why="no name")
    if left == right:
        return _certain(MOST, "the same name")
    if middles_clash(left, right):
        return _certain(-MOST / 3, "other middle name")
    found = measures(left, right)
    # the weights were learned on like names
    if not found["cover of the shorter"] or not align(left.parts, right.parts):
        return _certain(-MOST, "no part alike")
    weights = load_names().weights
    features = tuple(
        Feature(name=k, value=v, weight=weights[k] * v, why=k) for k, v in found.items() if v
    )
    total = weights["bias"] + sum(f.weight for f in features)
    score = 1 / (1 + math.exp(-total))
    return Likeness(
        score=score,
        verdict=_verdict(score, left.full and right.full),
        why=f"names alike to {score:.2f}",
        log_odds=total,
        features=features,
    )


def _certain(log_odds: float, why: str) -> Likeness:
    return Likeness(
        score=1 / (1 + math.exp(-log_odds)),
        verdict="same" if log_odds > 0 else "different",
        why=why,
        log_odds=log_odds,
        features=(Feature(name=why, value=1.0, weight=log_odds, why=why),),
    )


def _verdict(score: float, full: bool) -> Verdict:
    if not full:
        return "unsure" if score >= DIFFERENT else "different"
    return "same" if score >= SAME else "different" if score < DIFFERENT else "unsure"
