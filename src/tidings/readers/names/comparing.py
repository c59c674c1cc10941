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
from tidings.readers.names.parsing import PersonName, parse_name

Verdict = Literal["same", "different", "unsure"]

SAME = 0.45
"""At or above it two full names are one (set on the office holders' development pairs)."""
DIFFERENT = 0.38
"""Below it they are two; in between we are unsure."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, from 0 to 1, and why."""

    score: float
    verdict: Verdict
    why: str


def middles_clash(a: PersonName, b: PersonName) -> bool:
    """Tell whether both names have a middle part and the first of them differ (W., H. W.)."""
    if len(a.parts) < 3 or len(b.parts) < 3:
        return False
    x, y = a.parts[1], b.parts[1]
    if not (x.initial or y.initial):
        return False
    return x.text[0] != y.text[0]


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
        return Likeness(0.0, "unsure", "no name")
    if left == right:
        return Likeness(1.0, "same", "the same name")
    if middles_clash(left, right):
        return Likeness(0.1, "different", "other middle name")
    features = measures(left, right)
    if not features["cover of the shorter"]:
        return Likeness(0.0, "different", "no part alike")  # the weights were learned on like names
    if not align(left.parts, right.parts):
        return Likeness(0.0, "different", "no part alike")
    weights = load_names().weights
    total = weights["bias"] + sum(weights[k] * v for k, v in features.items())
    score = 1 / (1 + math.exp(-total))
    if not (left.full and right.full):
        verdict: Verdict = "unsure" if score >= DIFFERENT else "different"
    else:
        verdict = "same" if score >= SAME else "different" if score < DIFFERENT else "unsure"
    return Likeness(score, verdict, f"names alike to {score:.2f}")
