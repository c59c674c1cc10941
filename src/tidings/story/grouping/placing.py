"""Which story an article belongs to, decided once when it arrives.

Single-pass clustering, as in topic detection and tracking (Allan, Papka and Lavrenko, SIGIR 1998;
Yang, Pierce and Carbonell, SIGIR 1998): an article joins the story that it is most like, if like
enough, and starts a story of its own otherwise. Likeness fades with the days in between. Thresholds
differ for headlines and full text and are frozen.
"""

import math
from dataclasses import dataclass

from tidings.story.grouping.features import Features
from tidings.story.grouping.index import Index
from tidings.story.grouping.state import State

SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another story that an article might have joined, and how like it is, 0 to 1."""

    story: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The story an article belongs to, or none: it starts one. `score` is 0 to 1.

    `why` is told in plain words. `rivals` are the other stories thought of, the likest first.
    """

    story: str | None
    score: float
    why: str
    rivals: tuple[Rival, ...] = ()


def place(features: Features, state: State, *, apart: frozenset[str] = frozenset()) -> Placement:
    """Return the story that an article belongs to, given those known. Equal scores: the first.

    It never is one of `apart`: a person keeps the article out of these.
    """
    index = state.index()
    weights = index.weights(features)
    scores = {
        story: product / math.sqrt(index.squares[story]) * index.fading(features, story)
        for story, product in index.products(weights).items()
        if story not in apart
    }
    best = max(scores, key=lambda s: scores[s], default=None)
    least = index.rule(features).least
    if best is None or scores[best] < least:
        score = scores[best] if best else 0.0
        return Placement(story=None, score=score, why=f"nothing held is like it ({score:.2f})")
    shared = _shared(features, weights, index, best)
    return Placement(
        story=best,
        score=min(1.0, scores[best]),
        why=f"shares {shared} ({scores[best]:.2f}; {least:.2f} is enough)",
    )


def _shared(features: Features, weights: dict[str, float], index: Index, story: str) -> str:
    """Return the words that weigh most in the likeness, as the article writes them."""
    likeness = {
        key: weight * theirs
        for key, weight in weights.items()
        if (theirs := index.postings.get(key, {}).get(story))
    }
    forms = index.forms(features)
    heaviest = sorted(likeness, key=lambda k: (-likeness[k], k))
    return ", ".join(forms[key] for key in heaviest[:SHOWN])
