"""Which story an article belongs to, decided once when it arrives.

Single-pass clustering, as in topic detection and tracking (Allan, Papka and Lavrenko, SIGIR 1998;
Yang, Pierce and Carbonell, SIGIR 1998): an article joins the story that it is most like, if like
enough, and starts a story of its own otherwise. Likeness fades with the days in between. Thresholds
differ for headlines and full text and are frozen.
"""

from dataclasses import dataclass

from tidings.story.grouping.features import Features
from tidings.story.grouping.likeness import likenesses
from tidings.story.grouping.state import State
from tidings.story.grouping.why import unlike, why

RIVALS = 2
WORTH_TELLING = 0.5  # of the likeness needed: a rival less like is none


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
    rule = index.rule(features)
    article = index.weigh(features)
    likes = [one for one in likenesses(index, article, rule) if one.story.name not in apart]
    near = tuple(
        Rival(story=one.story.name, score=min(1.0, one.score))
        for one in likes
        if one.score >= WORTH_TELLING * one.least
    )
    if not likes or not likes[0].enough:
        score = max(0.0, likes[0].score) if likes else 0.0
        told = unlike(index, features, likes[0] if near else None, rule)
        return Placement(story=None, score=score, why=told, rivals=near[:RIVALS])
    return Placement(
        story=likes[0].story.name,
        score=min(1.0, likes[0].score),
        why=why(index, features, likes, rule),
        rivals=near[1 : 1 + RIVALS],
    )
