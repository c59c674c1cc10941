"""What a rule proposes of stories that stand: that two are one, or that one has come apart.

Nothing is done here: a proposal is a value with its reasons, for the desk to act on and a person to
undo. Pinned articles are never moved by one. A wrong merge is worst, so both ask for much.
"""

from dataclasses import dataclass

import numpy as np

from tidings.story.grouping.index import Index, Story
from tidings.story.grouping.likeness import likeness, vectors
from tidings.story.grouping.state import State
from tidings.story.grouping.weighing import Floats, Weighed
from tidings.story.grouping.why import in_common

ASKED = 6  # articles of the smaller story that are asked, the latest
SURE = 0.5  # how likely each article must be the other story's, on the average
NONE_BELOW = 0.1
SAME_PEOPLE = 2  # persons that both stories name: then less is asked, of the average alone
SURE_OF_THEM = 0.15
ASKED_AT = frozenset({4, 6, 8, 12, 16, 24, 32, 48})  # sizes of a story
SMALLEST = 2
APART, TOGETHER = 0.1, 0.3  # cosines of words


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

    Every article of the smaller one must be likely to be the other's, as if it came now. Of two
    that name the same persons it is enough that they are likely enough on the average.
    """
    index = state.index()
    grown = index.stories.get(story)
    if grown is None:
        return None
    rare = index.lexicon.rarity(grown.ids, index.book.rules[-1])
    found = []
    for other in index.alike(grown.sums * rare, grown.ids, but=story):
        small, large = sorted((grown, other), key=lambda s: (len(s.keys), s.keys[0][::-1]))
        same = _same_people(small, large)
        score = _told_by(index, small, large, 0.0 if same else NONE_BELOW)
        if score >= (SURE_OF_THEM if same else SURE):
            found.append((score, other))
    if not found:
        return None
    score, other = max(found, key=lambda pair: (pair[0], pair[1].keys[0]))
    older, newer = sorted((grown, other), key=lambda s: s.keys[0])
    if any(article in index.pinned for _, _, article in newer.keys):
        return None
    shared = in_common(index, older, newer)
    asked = SURE_OF_THEM if _same_people(older, newer) else SURE
    return Merge(
        story=newer.name,
        into=older.name,
        score=score,
        why=f"both tell of {shared} ({score:.2f}; {asked:.2f} is enough)",
    )


def _same_people(one: Story, other: Story) -> bool:
    return len(one.people.keys() & other.people.keys()) >= SAME_PEOPLE


def _told_by(index: Index, small: Story, large: Story, least: float) -> float:
    """Return how likely the articles of one story are the other's; 0 where one is below `least`."""
    scores = []
    for article in index.members(small, ASKED):
        rule = index.rule(index.features[article.article])
        score = likeness(index, article, rule, large).score
        if score < least:
            return 0.0
        scores.append(score)
    return sum(scores) / len(scores)


def split_proposed(state: State, story: str) -> Split | None:
    """Return the split that a rule proposes for a story which has just grown, or none.

    It has come apart where two groups of its articles are each alike within and hardly alike
    between. Asked at a few sizes only, so that a story is not taken apart again and again.
    """
    index = state.index()
    known = index.stories.get(story)
    if known is None or len(known.keys) not in ASKED_AT:
        return None
    articles = index.members(known, len(known.keys))
    alike = _alike(index, articles)
    one, other = _halves(alike)
    if min(len(one), len(other)) < SMALLEST:
        return None
    between = float(alike[np.ix_(one, other)].mean())
    within = min(_within(alike, part) for part in (one, other))
    later = [articles[n].article for n in (other if 0 in one else one)]
    if between > APART or within < TOGETHER or any(a in index.pinned for a in later):
        return None
    return Split(
        story=story,
        articles=tuple(later),
        score=min(1.0, 1 - between / within),
        why=f"alike among themselves ({within:.2f}), hardly like the others ({between:.2f})",
    )


def _alike(index: Index, articles: list[Weighed]) -> Floats:
    """Return the cosine of each article's words with each other's."""
    rows = [(a.ids, a.weights) for a in articles]
    rule = index.book.rules[-1]
    lengths = np.array([max(1.0, float(a.squares[0]) ** 0.5) for a in articles])
    own = (vectors(index, a, rule) for a in articles)
    products = [[w for w, _ in index.products(v.values, v.article.ids, rows)] for v in own]
    found: Floats = np.array(products) / np.outer(lengths, lengths)
    return found


def _halves(alike: Floats) -> tuple[list[int], list[int]]:
    """Return two groups: around the two articles least alike, each with whom it is most like."""
    seeds = np.unravel_index(int(alike.argmin()), alike.shape)
    groups = ([int(seeds[0])], [int(seeds[1])])
    rest = [n for n in range(len(alike)) if n not in seeds]
    for n in sorted(
        rest, key=lambda n: (-float(np.abs(alike[n, seeds[0]] - alike[n, seeds[1]])), n)
    ):
        nearer = max((0, 1), key=lambda g: (float(alike[n, groups[g]].mean()), -g))
        groups[nearer].append(n)
    return sorted(groups[0]), sorted(groups[1])


def _within(alike: Floats, part: list[int]) -> float:
    among = alike[np.ix_(part, part)]
    return float((among.sum() - len(part)) / (len(part) * (len(part) - 1)))
