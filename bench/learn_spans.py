"""Trains the model of parties: `python -m bench.learn_spans TRAIN OUTPUT.npz [--folds N]`.

TRAIN holds one `TOKEN TAG` a line as CoPED's spans do (`bench.spans`). Kept are weights of features
of the parse, and the names of the features: no text. Needs scipy (`pip install .[learn]`). The same
seed and the same sentences give the same weights. `--folds` writes nothing and prints the figures
of a cross-validation over sentences.

The likelihood of the gold under the semi-Markov model of `tidings.parsers.lattice` is climbed with
all sentences at once, some features left out at each step.
"""

import argparse
import io
import json
import random
from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bench.learn_attributions import Adam, Table
from bench.spans import (
    LABELS,
    Sentence,
    figures,
    parsed,
    places,
    read,
    spans_in,
    spans_of,
    whole,
)
from tidings.parsers.lattice import NONE, ROLES, Floats, Ints, Lattice
from tidings.parsers.spans import Spans
from tidings.readers.events.phrases import stretches
from tidings.readers.events.proposing import Asked, ask, propose
from tidings.readers.syntax import Parse

SEED = 7
ROUNDS = 3  # runs, each leaving out other features, whose weights are averaged
STEPS = 40
RATE = 0.05
DROP = 0.3  # share of the features left out at each step
DECAY = 3e-4
FOLLOW_DECAY = 0.005
SEEN = 2  # sentences that a feature must be in to be kept
START = (-3.0, -3.0, -5.0)  # few phrases are parties


class Laid(NamedTuple):
    """A sentence as the model sees it, and its gold as (phrase, role) in order."""

    parse: Parse
    asked: Asked
    gold: Sequence[tuple[int, int]]


class Wanted(NamedTuple):
    """The gold of all sentences: phrases with their roles, and how often roles follow."""

    phrases: Ints
    roles: Ints
    pairs: Floats
    sentences: int


class Weights(NamedTuple):
    """One row a feature, a bias a role, and what roles follow each other."""

    rows: Floats
    bias: Floats
    follow: Floats


def lay(sentence: Sentence, parse: Parse) -> Laid:
    """Return a sentence with its phrases; gold that is no phrase of the tree is left out."""
    asked = ask(parse, whole(parse), stretches(parse, whole(parse)))
    place = places(sentence, parse)
    at: dict[tuple[int, int], int] = {}
    for n, (first, end) in enumerate(asked.ends):
        at.setdefault((place[first], place[end - 1] + 1), n)
    order = list(LABELS.values())
    gold = [
        (at[first, end], order.index(label))
        for label, first, end in sorted(spans_in(sentence), key=lambda span: span[1])
        if (first, end) in at
    ]
    return Laid(parse, asked, gold)


def learn(laid: Sequence[Laid]) -> bytes:
    """Return the packed weights learned from sentences."""
    names = sorted(name for name, count in _seen(laid).items() if count >= SEEN)
    table = Table(names)
    for one in laid:
        for head, own in one.asked.rows:
            table.add(dict.fromkeys([*one.asked.heads[head], *own]))
    return pack(fit(table.matrix(), laid), names)


def _seen(laid: Sequence[Laid]) -> Counter[str]:
    """Return in how many sentences each feature is."""
    seen: Counter[str] = Counter()
    for one in laid:
        rows = [*one.asked.heads, *(own for _, own in one.asked.rows)]
        seen.update(set(chain.from_iterable(rows)))
    return seen


def fit(matrix: Any, laid: Sequence[Laid]) -> Weights:
    """Return the weights under which the gold of the sentences is likeliest, a mean of `ROUNDS`."""
    lattice = Lattice([one.asked.length for one in laid], [one.asked.ends for one in laid])
    climbed = [_climb(matrix, lattice, _wanted(laid), SEED + n) for n in range(ROUNDS)]
    rows, bias, follow = (np.mean(kind, axis=0) for kind in zip(*climbed, strict=True))
    return Weights(rows, bias, follow)


def _climb(matrix: Any, lattice: Lattice, wanted: Wanted, seed: int) -> Weights:
    rows, bias = np.zeros((matrix.shape[1], ROLES)), np.array(START)
    weights = Weights(rows, bias, np.zeros((ROLES + 1, ROLES)))
    chance, adam, turned = np.random.default_rng(seed), Adam(weights), matrix.T.tocsr()
    for step in range(STEPS):
        left = (chance.random((len(rows), 1)) > DROP) / (1 - DROP)
        sums = lattice.sums(matrix @ (rows * left) + bias, weights.follow)
        error = sums.chances.copy()
        np.subtract.at(error, (wanted.phrases, wanted.roles), 1.0)
        error /= wanted.sentences
        below = (turned @ error) * left + 2 * DECAY * rows
        follow = (sums.pairs - wanted.pairs) / wanted.sentences + 2 * FOLLOW_DECAY * weights.follow
        adam.step((below, error.sum(axis=0), follow), RATE * (1 - step / STEPS))
    return weights


def _wanted(laid: Sequence[Laid]) -> Wanted:
    """Return the gold over all sentences."""
    flat: list[tuple[int, int]] = []
    pairs = np.zeros((ROLES + 1, ROLES))
    base = 0
    for one in laid:
        flat.extend((base + n, role) for n, role in one.gold)
        for before, after in pairwise([NONE, *(role for _, role in one.gold)]):
            pairs[before, after] += 1
        base += len(one.asked.rows)
    return Wanted(
        np.array([n for n, _ in flat]), np.array([role for _, role in flat]), pairs, len(laid)
    )


def pack(weights: Weights, names: Sequence[str]) -> bytes:
    """Return an .npz of the weights: whole numbers of a byte, a scale a role.

    A feature whose weights all come to nothing is left out.
    """
    scale = np.abs(weights.rows).max(axis=0) / 127
    whole_numbers = np.rint(weights.rows / scale).astype(np.int8)
    order = sorted(n for n in range(len(names)) if whole_numbers[n].any())
    order.sort(key=lambda n: names[n])
    rows = np.concatenate([whole_numbers[order], np.zeros((1, ROLES), np.int8)])
    features = json.dumps([names[n] for n in order]).encode()
    kept = io.BytesIO()
    np.savez_compressed(
        kept,
        rows=rows,
        scale=scale,
        bias=weights.bias,
        follow=weights.follow,
        features=np.frombuffer(features, dtype=np.uint8),
    )
    return kept.getvalue()


def cross_validate(
    sentences: Sequence[Sentence], laid: Sequence[Laid], folds: int
) -> dict[str, float]:
    """Return the figures of models that each saw all but one of `folds` parts."""
    order = list(range(len(laid)))
    random.Random(SEED).shuffle(order)
    said: list[Any] = [set()] * len(laid)
    for fold in range(folds):
        test = set(order[fold::folds])
        model = Spans(learn([one for n, one in enumerate(laid) if n not in test]))
        for n in sorted(test):
            (proposals,) = propose(laid[n].parse, [whole(laid[n].parse)], model)
            said[n] = spans_of(places(sentences[n], laid[n].parse), proposals)
    return figures(said, [spans_in(s) for s in sentences])


def main() -> None:
    """Train on the file named first; write the weights to the file named second."""
    asked = argparse.ArgumentParser(prog="python -m bench.learn_spans")
    asked.add_argument("train", type=Path)
    asked.add_argument("output", type=Path, nargs="?")
    asked.add_argument("--folds", type=int, default=0)
    given = asked.parse_args()
    sentences = read(given.train)
    laid = [lay(s, p) for s, p in zip(sentences, parsed(sentences), strict=True)]
    if given.folds:
        print(cross_validate(sentences, laid, given.folds))
    elif given.output is not None:
        given.output.write_bytes(learn(laid))


if __name__ == "__main__":
    main()
