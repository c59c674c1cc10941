"""What a rule proposes of stories that stand: that two are one, or that one has come apart.

Nothing is done here: a proposal is a value with its reasons, for the desk to act on and a person to
undo. Pinned articles are never moved by one. A wrong merge is worst, so both ask for much.
"""

from dataclasses import dataclass

from tidings.story.grouping.index import Index, Story
from tidings.story.grouping.likeness import likeness
from tidings.story.grouping.state import State
from tidings.story.grouping.why import in_common

ASKED = 6  # articles of the smaller story that are asked, the latest
SURE = 0.75  # how likely each article must be the other story's, on the average
NONE_BELOW = 0.5


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


def merge_proposed(state: State, story: str) -> Merge | None:
    """Return the merge that a rule proposes for a story which has just grown, or none.

    Every article of the smaller one must be likely to be the other's, as if it came now.
    """
    index = state.index()
    grown = index.stories.get(story)
    if grown is None:
        return None
    rare = index.lexicon.rarity(grown.ids, index.book.rules[-1])
    found = []
    for other in index.alike(grown.sums * rare, grown.ids, but=story):
        small, large = sorted((grown, other), key=lambda s: (len(s.keys), s.keys[0][::-1]))
        score = _told_by(index, small, large)
        if score >= SURE:
            found.append((score, other))
    if not found:
        return None
    score, other = max(found, key=lambda pair: (pair[0], pair[1].keys[0]))
    older, newer = sorted((grown, other), key=lambda s: s.keys[0])
    if any(article in index.pinned for _, _, article in newer.keys):
        return None
    shared = in_common(index, older, newer)
    return Merge(
        story=newer.name,
        into=older.name,
        score=score,
        why=f"both tell of {shared} ({score:.2f}; {SURE:.2f} is enough)",
    )


def _told_by(index: Index, small: Story, large: Story) -> float:
    """Return how likely the articles of one story are the other's; 0 where one hardly is."""
    scores = []
    for article in index.members(small, ASKED):
        rule = index.rule(index.features[article.article])
        score = likeness(index, article, rule, large).score
        if score < NONE_BELOW:
            return 0.0
        scores.append(score)
    return sum(scores) / len(scores)


def split_proposed(state: State, story: str) -> Split | None:  # noqa: ARG001
    """Return the split that a rule proposes for a story which has just grown, or none."""
    return None
