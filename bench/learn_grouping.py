"""Learns how evidence is weighed when an article is placed: `python -m bench.learn_grouping FILE…`.

Each FILE is a list as for the task `stories`, with labels. Articles are taken in order (those of
an undated file in three orders); each is compared with the stories as the labels have them, and a
logistic regression learns which is its own. Every file counts the same. Prints the rows of
`grouping.toml` for headlines and for longer texts, and how well each does on topics left out.
"""

import hashlib
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.stories import bcubed, features_of_row, in_order
from tidings.codebook.grouping import EVIDENCE, GroupingBook, PlacingRule, load_grouping
from tidings.story.grouping import Features
from tidings.story.grouping.index import Index, Step
from tidings.story.grouping.likeness import likenesses

ORDERS = 3
FOLDS = 5
RIDGE = 1.0
LEASTS = (0.2, 0.25, 0.3)  # thresholds tried
HEADLINE = 40
Floats = NDArray[np.float64]


class Corpus(NamedTuple):
    """Articles with the story of each, and the orders that they are taken in."""

    name: str
    features: tuple[Features, ...]
    labels: tuple[str, ...]
    folds: tuple[int, ...]
    orders: tuple[tuple[int, ...], ...]


class Pairs(NamedTuple):
    """Evidence of pairs of article and story, whether it is the story, how much it counts."""

    evidence: Floats
    same: Floats
    counts: Floats
    folds: NDArray[np.int64]


def corpus(path: Path) -> Corpus:
    """Return the articles of a file."""
    rows = in_order(json.loads(path.read_text(encoding="utf-8")))
    places = list(range(len(rows)))
    orders = [tuple(places)]
    if all(row["ts"] is None for row in rows):
        orders = [tuple(random.Random(n).sample(places, len(places))) for n in range(ORDERS)]
    return Corpus(
        path.stem,
        tuple(features_of_row(row, n) for n, row in enumerate(rows)),
        tuple(row["label"] for row in rows),
        tuple(_fold(f"{path.stem} {row.get('topic') or row['label']}") for row in rows),
        tuple(orders),
    )


def _fold(topic: str) -> int:
    return int(hashlib.md5(topic.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def pairs(corpora: list[Corpus], book: GroupingBook) -> Pairs:
    """Return all pairs: each article with the stories that it is most like so far."""
    rows, same, counts, folds = [], [], [], []
    for one in corpora:
        found = [pair for order in one.orders for pair in _along(one, order, book)]
        for place, label, evidence in found:
            rows.append(evidence)
            same.append(float(label == one.labels[place]))
            counts.append(1 / len(found))
            folds.append(one.folds[place])
    weights = np.array(counts) * len(rows) / len(corpora)
    return Pairs(np.array(rows), np.array(same), weights, np.array(folds))


def _along(
    one: Corpus, order: tuple[int, ...], book: GroupingBook
) -> Iterator[tuple[int, str, Any]]:
    index = Index(book)
    for place in order:
        features = one.features[place]
        for like in likenesses(index, index.weigh(features), index.rule(features)):
            yield place, like.story.name, like.evidence
        index.take(Step(features.article, one.labels[place], features))


def fit(evidence: Floats, same: Floats, counts: Floats) -> Floats:
    """Return weights and a start (the last), by Newton's method with a small ridge."""
    centre, scale = evidence.mean(0), evidence.std(0) + 1e-9
    rows = np.hstack([(evidence - centre) / scale, np.ones((len(evidence), 1))])
    weights = np.zeros(rows.shape[1])
    ridge = np.full(len(weights), RIDGE)
    ridge[-1] = 0
    for _ in range(40):
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (counts * (likely - same)) + ridge * weights
        bend = (rows * (counts * likely * (1 - likely))[:, None]).T @ rows + np.diag(ridge + 1e-8)
        weights -= np.linalg.solve(bend, slope)
    found = np.append(weights[:-1] / scale, 0.0)
    found[-1] = weights[-1] - float((found[:-1] * centre).sum())
    return found


def grouped(one: Corpus, order: tuple[int, ...], books: list[GroupingBook]) -> dict[str, str]:
    """Return the story of each article, each placed by the book that has not seen its topic."""
    index = Index(books[0])
    found: dict[str, str] = {}
    for place in order:
        features = one.features[place]
        rule = books[one.folds[place]].rule(features.words)
        likes = likenesses(index, index.weigh(features), rule)
        best = likes[0] if likes and likes[0].score >= rule.least else None
        name = best.story.name if best else features.article
        index.take(Step(features.article, name, features))
        found[features.article] = name
    return found


def report(corpora: list[Corpus], books: list[GroupingBook]) -> None:
    """Print BCubed of each corpus, the mean of its orders."""
    for one in corpora:
        gold = {f.article: label for f, label in zip(one.features, one.labels, strict=True)}
        scores = [bcubed(grouped(one, order, books), gold) for order in one.orders]
        told = {key: round(float(np.mean([s[key] for s in scores])), 4) for key in scores[0]}
        print(f"# {one.name}: {told}")


def with_weights(book: GroupingBook, weights: Floats, short: bool, least: float) -> GroupingBook:
    """Return a book whose rules for headlines, or for longer texts, have other weights."""

    def changed(rule: PlacingRule) -> PlacingRule:
        if (rule.words <= HEADLINE) != short:
            return rule
        return replace(
            rule, start=float(weights[-1]), weights=tuple(weights[:-1].tolist()), least=least
        )

    return replace(book, rules=tuple(map(changed, book.rules)))


def learn(corpora: list[Corpus], book: GroupingBook, short: bool, leasts: list[float]) -> None:
    """Print the weights learned, and scores with each threshold on topics left out."""
    held = pairs(corpora, book)
    folds = [
        fit(*(part[held.folds != n] for part in (held.evidence, held.same, held.counts)))
        for n in range(FOLDS)
    ]
    for least in leasts:
        print(f"# least {least}, topics left out")
        report(corpora, [with_weights(book, weights, short, least) for weights in folds])
    whole = fit(held.evidence, held.same, held.counts)
    print(f"start = {whole[-1]:.3f}")
    for name, weight in zip(EVIDENCE, whole[:-1], strict=True):
        print(f"weights.{name} = {weight:.3f}")


def main() -> None:
    """Learn from the files named."""
    corpora = [corpus(Path(name)) for name in sys.argv[1:]]
    book = load_grouping()
    for short in (True, False):
        some = [c for c in corpora if (max(f.words for f in c.features) <= HEADLINE) == short]
        if some:
            print("[headline]" if short else "[brief] and [full]")
            learn(
                some,
                book,
                short,
                list(LEASTS),
            )


if __name__ == "__main__":
    main()
