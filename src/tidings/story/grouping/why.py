"""Why an article joined a story or did not, in plain words."""

import numpy as np

from tidings.codebook.grouping import PlacingRule
from tidings.story.grouping.features import Features
from tidings.story.grouping.index import Index, Story
from tidings.story.grouping.likeness import Likeness
from tidings.story.terms import stem

SHOWN = 4
LONG = 14  # days: a shorter gap is not worth a word
CLOSE = 0.8  # of the best: a rival this like is told of


def why(index: Index, features: Features, likes: list[Likeness], rule: PlacingRule) -> str:
    """Return why an article joined the likest story: the words shared, the days, the rival."""
    best = likes[0]
    words = shared(index, features, best.story, rule)
    told = f"shares {words} ({best.score:.2f}; {best.least:.2f} is enough)"
    if best.people:
        told = f"{told}, both name {_named(features, best)}"
    gap = _gap(features.day, best.story)
    if gap > LONG:
        told = f"{told}, {gap} days apart"
    if len(likes) > 1 and likes[1].score >= CLOSE * best.score:
        told = f"{told}; another story is nearly as like ({likes[1].score:.2f})"
    return told


def unlike(index: Index, features: Features, best: Likeness | None, rule: PlacingRule) -> str:
    """Return why an article starts a story."""
    if best is None:
        return "nothing held is like it"
    words = shared(index, features, best.story, rule)
    told = (
        f"nothing held is like it; the nearest shares {words} "
        f"({best.score:.2f}; {best.least:.2f} is needed)"
    )
    gap = _gap(features.day, best.story)
    unfaded = best.score / best.faded if best.faded else 0.0
    return f"{told}, {gap} days apart" if unfaded >= best.least else told


def shared(index: Index, features: Features, story: Story, rule: PlacingRule) -> str:
    """Return the words that weigh most in a likeness, names as they are written."""
    article = index.weigh(features)
    rare = index.lexicon.rarity(article.ids, rule)
    at = np.searchsorted(story.ids, article.ids)
    at[at == len(story.ids)] = 0
    both = story.ids[at] == article.ids if len(story.ids) else np.zeros(len(at), dtype=bool)
    value = (article.weights * rare * rare * story.sums[at])[both]
    written = index.lexicon.forms(features)
    forms = [written[i] for i in article.ids[both].tolist()]
    heaviest = sorted(zip((-value).tolist(), forms, strict=True))
    return ", ".join(form for _, form in heaviest[:SHOWN]) or "little"


def in_common(index: Index, one: Story, other: Story) -> str:
    """Return the words that weigh most in the likeness of two stories."""
    ids, here, there = np.intersect1d(one.ids, other.ids, return_indices=True)
    rare = index.lexicon.rarity(ids, index.book.rules[-1])
    value = one.sums[here] * rare * rare * other.sums[there].astype(np.int64)
    written: dict[int, str] = {}
    for _, _, article in (*one.keys, *other.keys):
        written = index.lexicon.forms(index.features[article]) | written
        if len(written) >= len(ids) and all(i in written for i in ids.tolist()):
            break
    forms = [written[i] for i in ids.tolist()]
    heaviest = sorted(zip((-value).tolist(), forms, strict=True))
    return ", ".join(form for _, form in heaviest[:SHOWN])


def _named(features: Features, best: Likeness) -> str:
    """Return the persons that both name, as the article writes them."""
    forms = (form for form in features.terms.split() if stem(form) in best.people)
    return ", ".join(list(forms)[:SHOWN])


def _gap(day: float | None, story: Story) -> int:
    if day is None or story.last is None:
        return 0
    return round(abs(day - story.last))
