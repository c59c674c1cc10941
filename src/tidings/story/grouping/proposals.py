"""What a rule proposes of stories that stand: that two are one, or that one has come apart.

Nothing is done here: a proposal is a value with its reasons, for the desk to act on and a person to
undo. Pinned articles are never moved by one. A wrong merge is worst, so both ask for much.
"""

from dataclasses import dataclass

from tidings.story.grouping.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """That `story` tells of what `into`, the older, tells of. `score` is 0 to 1."""

    story: str
    into: str
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """That `articles` of `story` tell of something else than its others. `score` is 0 to 1."""

    story: str
    articles: tuple[str, ...]
    score: float
    why: str


def merge_proposed(state: State, story: str) -> Merge | None:  # noqa: ARG001
    """Return the merge that a rule proposes for a story which has just grown, or none."""
    return None


def split_proposed(state: State, story: str) -> Split | None:  # noqa: ARG001
    """Return the split that a rule proposes for a story which has just grown, or none."""
    return None
