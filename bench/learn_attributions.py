"""Trains the model of attributions: `python -m bench.learn_attributions TRAIN OUTPUT.npz`.

TRAIN is PolNeAR's training split (`text/`, `attributions/`; Newell et al. 2018). Kept are weights
of features of the parse, and the names of the features: no text. Needs scipy (`pip install
.[learn]`). The same seed and the same articles give the same weights.

Two models share one table of features: a linear one that tells cues, and a perceptron of one hidden
layer that weighs what a cue may govern; its target is the overlap with the gold.
"""

import io
import json
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.statements import Gold, iou, parses_of, read_golds
from tidings.codebook.statements import StatementsBook, load_statements
from tidings.readers.statements import read_quotes
from tidings.readers.statements.candidates import VERBAL, Candidate
from tidings.readers.statements.cues import find_cues
from tidings.readers.statements.drafts import draft_utterances
from tidings.readers.statements.features import Proposed, cue_features
from tidings.readers.statements.page import Page
from tidings.readers.statements.weighing import (
    may_be_cue,
    read_proposed,
    rows_of,
    stretches_of,
)
from tidings.readers.syntax import Parse

SEED = 7
HIDDEN = 24
EPOCHS = 4
BATCH = 2048
RATE = 3e-3
DROP = 0.5  # share of the features left out of each row at each step
DECAY = 2e-6
SEEN = 100  # rows that a feature must be in to be kept
SEEN_OF_CUES = 20
CUE_SEEN, CUE_SHARE = 3, 0.04  # how often a word that is no verb must be a cue
OPEN = 0.08  # likelihood of a cue from which the model learns what is below it
HIT = 0.5  # overlap with the gold from which a stretch is right
HELD = 0.25  # likelihood from which a stretch is held for an attribution

Floats = NDArray[np.float32]
Weight = NDArray[np.floating[Any]]


class Laid(NamedTuple):
    """An article with what the rules propose for it, and its gold by the tokens of its cues."""

    page: Page
    rules: Proposed
    by_token: Mapping[int, Sequence[Gold]]
    cueless: Sequence[Gold]


class Table:
    """Rows of features as numbers. Features are numbered as they come, or as `names` has them."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        self.names = {name: n for n, name in enumerate(names)}
        self._grows = not names
        self._ids = array("i")
        self._ends = array("q", [0])

    def add(self, features: Iterable[str]) -> None:
        """Add a row."""
        names = self.names
        if self._grows:
            self._ids.extend([names.setdefault(f, len(names)) for f in features])
        else:
            self._ids.extend([names[f] for f in features if f in names])
        self._ends.append(len(self._ids))

    def matrix(self) -> Any:
        """Return the rows as a sparse matrix of counts."""
        from scipy.sparse import csr_matrix

        ids = np.frombuffer(self._ids, dtype=np.int32)
        ends = np.frombuffer(self._ends, dtype=np.int64)
        ones = np.ones(len(ids), np.float32)
        return csr_matrix((ones, ids, ends), shape=(len(ends) - 1, len(self.names)))


def lay(parse: Parse, golds: Sequence[Gold], book: StatementsBook) -> Laid:
    """Return an article as the model is to see it."""
    page = Page(parse, book, read_quotes(parse))
    rules = read_proposed(page, draft_utterances(page, find_cues(parse, book)))
    by_token: dict[int, list[Gold]] = {}
    for gold in golds:
        for token in parse.tokens:
            if any(token.start < end and token.end > start for start, end in gold.cue):
                by_token.setdefault(token.i, []).append(gold)
    return Laid(page, rules, by_token, [g for g in golds if not g.cue])


def cue_words(laid: Iterable[Laid]) -> frozenset[str]:
    """Return the words that head cues often enough though they are no verbs ("claim/NOUN")."""
    used: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for article in laid:
        for token in article.page.parse.tokens:
            if token.pos in VERBAL or (token.pos == "PUNCT" and token.text != ":"):
                continue
            word = f"{token.lemma.lower()}/{token.pos}"
            used[word] += 1
            golds = article.by_token.get(token.i, ())
            above = article.by_token.get(token.head, ()) if token.head != token.i else ()
            cues[word] += bool(golds) and not any(a is b for a in golds for b in above)
    often = {w for w, n in cues.items() if n >= CUE_SEEN and n >= CUE_SHARE * used[w]}
    return frozenset(often | {":/PUNCT"})


def cue_rows(laid: Iterable[Laid], words: frozenset[str]) -> tuple[Table, Floats]:
    """Return a row for each word that may be a cue, and whether it is one."""
    table, is_cue = Table(), array("f")
    for article in laid:
        for token in article.page.parse.tokens:
            if may_be_cue(token, article.rules, words):
                table.add(cue_features(article.page, article.rules, token.i))
                is_cue.append(token.i in article.by_token)
    return table, np.frombuffer(is_cue, dtype=np.float32)


def stretch_rows(
    laid: Iterable[Laid], words: frozenset[str], chances: Iterator[float]
) -> tuple[Table, Floats]:
    """Return a row for each stretch below a likely cue, and how well it fits the gold."""
    table, fits = Table(), array("f")
    for article in laid:
        rows = list(_open(article, words, chances))
        order, stretches = rows_of(article.page, article.rules, rows)
        cues = [cue_features(article.page, article.rules, i) for i in order]
        for (i, stretch), (n, features) in zip(rows, stretches, strict=True):
            table.add([*cues[n], *features])
            fits.append(_fit(article, i, stretch))
    return table, np.frombuffer(fits, dtype=np.float32)


def _open(
    article: Laid, words: frozenset[str], chances: Iterator[float]
) -> Iterator[tuple[int, Candidate]]:
    parse, rules = article.page.parse, article.rules
    for token in parse.tokens:
        if may_be_cue(token, rules, words) and (next(chances) >= OPEN or token.i in rules.frames):
            for stretch in stretches_of(parse, rules, token.i):
                yield token.i, stretch


def _fit(article: Laid, i: int, stretch: Candidate) -> float:
    """Return the target: nothing below `HIT`, .5 to 1 with the overlap above it."""
    span = article.page.parse.span(stretch.first, stretch.last)
    golds = [*article.by_token.get(i, ()), *article.cueless]
    best = max((iou(s, (span.start, span.end)) for g in golds for s in g.content), default=0.0)
    return 0.5 + 0.5 * ((best - HIT) / (1 - HIT)) ** 0.5 if best > HIT else 0.0


class Adam:
    """Kingma and Ba 2015, in place."""

    def __init__(self, weights: Sequence[Weight]) -> None:
        self._weights = weights
        self._first = [np.zeros_like(w) for w in weights]
        self._second = [np.zeros_like(w) for w in weights]
        self._steps = 0

    def step(self, gradients: Sequence[Weight], rate: float) -> None:
        """Move the weights against the gradients."""
        self._steps += 1
        one, two = 1 - 0.9**self._steps, 1 - 0.999**self._steps
        for n, gradient in enumerate(gradients):
            self._first[n] += 0.1 * (gradient - self._first[n])
            self._second[n] += 0.001 * (gradient * gradient - self._second[n])
            turn = (self._first[n] / one) / (np.sqrt(self._second[n] / two) + 1e-8)
            np.subtract(self._weights[n], rate * turn, out=self._weights[n])


class Weights(NamedTuple):
    """One row a feature: `HIDDEN` columns, then the linear part; a bias a column; the output."""

    rows: Floats
    bias: Floats
    out: Floats

    def likely(self, matrix: Any) -> Floats:
        """Return the likelihood of each row."""
        sums = matrix @ self.rows + self.bias
        return _likely(np.maximum(sums[:, :-1], 0) @ self.out + sums[:, -1])


def _likely(sums: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-sums)), dtype=np.float32)


def fit(matrix: Any, wanted: Floats, hidden: int) -> Weights:
    """Return weights trained on the rows of a matrix; without hidden columns a linear model."""
    random = np.random.default_rng(SEED)
    count, width = matrix.shape
    rows = (random.standard_normal((width, hidden + 1)) * 0.05).astype(np.float32)
    rows[:, -1] = 0
    bias = np.zeros(hidden + 1, np.float32)
    bias[-1] = -2
    out = (random.standard_normal(hidden) * 0.3).astype(np.float32)
    weights, adam = Weights(rows, bias, out), Adam([rows, bias, out])
    steps = EPOCHS * -(-count // BATCH)
    done = 0
    for _ in range(EPOCHS):
        order = random.permutation(count)
        for start in range(0, count, BATCH):
            chosen = order[start : start + BATCH]
            part = matrix[chosen]
            left = random.random(len(part.data), dtype=np.float32) > DROP
            part.data = left.astype(np.float32) / (1 - DROP)
            adam.step(_gradients(weights, part, wanted[chosen]), RATE * (1 - done / steps) + 1e-5)
            done += 1
    return weights


def _gradients(weights: Weights, part: Any, wanted: Floats) -> list[Floats]:
    """Return the gradients of the cross-entropy, in the order of the weights."""
    sums = part @ weights.rows + weights.bias
    above = np.maximum(sums[:, :-1], 0)
    error = (_likely(above @ weights.out + sums[:, -1]) - wanted) / len(wanted)
    inner = error[:, None] * weights.out[None] * (above > 0)
    both = np.concatenate([inner, error[:, None]], axis=1).astype(np.float32)
    below = np.asarray(part.T @ both, dtype=np.float32) + DECAY * weights.rows
    return [below, both.sum(axis=0), above.T @ error]


def learn(articles: Iterable[tuple[Parse, Sequence[Gold]]], book: StatementsBook) -> bytes:
    """Return the packed weights learned from parsed articles and their gold."""
    laid = [lay(parse, golds, book) for parse, golds in articles]
    words = cue_words(laid)
    cues, is_cue = cue_rows(laid, words)
    cue_names, cue_matrix = _often(cues, SEEN_OF_CUES)
    gate = fit(cue_matrix, is_cue, 0)
    chances = iter(gate.likely(cue_matrix).tolist())
    stretches, fits = stretch_rows(laid, words, chances)
    names, matrix = _often(stretches, SEEN)
    return pack(fit(matrix, fits, HIDDEN), names, gate, cue_names, words)


def _often(table: Table, least: int) -> tuple[list[str], Any]:
    """Return the names of the features in `least` rows and more, and their columns."""
    matrix = table.matrix()
    kept = np.asarray(matrix.sum(axis=0)).ravel() >= least
    names = [name for name, keep in zip(table.names, kept, strict=True) if keep]
    return names, matrix[:, kept].tocsr()


def pack(
    weights: Weights,
    names: Sequence[str],
    gate: Weights,
    gate_names: Sequence[str],
    words: frozenset[str],
) -> bytes:
    """Return an .npz of both models: whole numbers of a byte, a scale a column."""
    every = sorted({*names, *gate_names})
    place = {name: n for n, name in enumerate(every)}
    rows = np.zeros((len(every) + 1, weights.rows.shape[1] + 1), np.float32)
    rows[[place[n] for n in names], :-1] = weights.rows
    rows[[place[n] for n in gate_names], -1] = gate.rows[:, 0]
    scale = np.abs(rows).max(axis=0) / 127
    about = {"features": every, "words": sorted(words), "held": HELD}
    kept = io.BytesIO()
    np.savez_compressed(
        kept,
        rows=np.rint(rows / scale).astype(np.int8),
        scale=scale,
        bias=np.append(weights.bias, gate.bias),
        out=weights.out,
        about=np.frombuffer(json.dumps(about).encode(), dtype=np.uint8),
    )
    return kept.getvalue()


def main() -> None:
    """Train on the split named first; write the weights to the file named second."""
    split, output = Path(sys.argv[1]), Path(sys.argv[2])
    golds = dict(read_golds(split))
    parses = parses_of(split)
    output.write_bytes(
        learn(((parses[doc], golds.get(doc, [])) for doc in sorted(parses)), load_statements())
    )


if __name__ == "__main__":
    main()
