"""Trains the coder of acts: `python -m bench.learn_coder PLV_TRAIN.tsv FOLDER [--check]`.

Learns from PLV's training sentences and from our own (bench/gold/pairs_own.tsv), writes
`coder.onnx` and `coder.npz` to FOLDER: weights, no text. `--check` trains on four fifths at a time
instead and prints what the whole reaches on the fifth left out. Needs the extra `learn`.
"""

import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.coder_network import (
    NONE,
    TYPES,
    Example,
    Network,
    Run,
    averaged,
    export,
    pieces_of_base,
    train,
    weigh,
)
from bench.pairs import macro, ruled
from tidings.codebook.plover import load_plover
from tidings.parsers.coder import NETWORK, TABLES, Tables
from tidings.parsers.wordpiece import WordPiece
from tidings.readers.events.coder import Pair

OWN = Path(__file__).parent / "gold" / "pairs_own.tsv"
FOLDS = 5
# Two networks learn from all, one from PLV and what tells no act; their weights are averaged
ON_ALL = (Run(epochs=6, seed=0), Run(epochs=6, seed=1))
ON_PLV = Run(epochs=8, seed=0)
OWN_COUNTS, NONE_COUNTS = 0.7, 0.5  # how much an example of ours counts to the network
PRIOR = 4.5  # examples' worth of belief that a hint tells nothing
HINT_COUNTS = 0.4  # chosen on predictions for folds left out
ROOTS = tuple(sorted({load_plover().root(name) for name in TYPES}))
Floats = NDArray[np.float64]


class Gold(NamedTuple):
    """A pair with its gold label: a type, YIELD or NONE; and whether the sentence is our own."""

    pair: Pair
    label: str
    own: bool

    @property
    def root(self) -> str:
        """PLV's label."""
        return load_plover().root(self.label) if self.label in TYPES else self.label


def read_gold(path: Path, *, own: bool) -> list[Gold]:
    """Return the marked pairs of a TSV with `marked_sentence` and `gold_root`."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    pairs = ruled([row["marked_sentence"] for row in rows])
    return [Gold(f.pair, row["gold_root"], own) for f, row in zip(pairs, rows, strict=True)]


def examples_of(golds: Sequence[Gold]) -> list[Example]:
    """Return what the network learns from."""
    made = []
    for gold in golds:
        counts = NONE_COUNTS if gold.label == NONE else OWN_COUNTS if gold.own else 1.0
        made.append(Example(gold.pair, gold.label, counts))
    return made


def learn(plv: Sequence[Gold], own: Sequence[Gold], places: Sequence[int]) -> Network:
    """Return the network: the mean of those that learned from all and from PLV."""
    pieces, _ = pieces_of_base()
    cutter = WordPiece(pieces)
    every = examples_of([*plv, *own])
    fewer = examples_of([*plv, *(gold for gold in own if gold.label == NONE)])
    networks = [train(every, cutter, places, run) for run in ON_ALL]
    return averaged([*networks, train(fewer, cutter, places, ON_PLV)])


def fit_hints(golds: Sequence[Gold]) -> Floats:
    """Return for each type that the rules may give how it shifts the logarithm of each root.

    Learned from every other sentence of PLV only: errors in the others were read when the rules
    were written, so there the rules look better than they are.
    """
    kept = [gold for gold in golds if not gold.own]
    prior = np.array([sum(g.root == root for g in kept) + 1.0 for root in ROOTS])
    prior /= prior.sum()
    table = np.zeros((len(TYPES), len(ROOTS)))
    for gold in kept:
        if gold.pair.hint:
            table[TYPES.index(gold.pair.hint), ROOTS.index(gold.root)] += 1
    likely = (table + PRIOR * prior) / (table.sum(axis=1, keepdims=True) + PRIOR)
    found: Floats = HINT_COUNTS * (np.log(likely) - np.log(prior))
    return found


def pack(unread: Sequence[Gold], pieces: Sequence[str]) -> bytes:
    """Return the tables of the coder as an .npz file; hints are learned from `unread`."""
    about = {
        "types": TYPES,
        "root_of_type": [ROOTS.index(load_plover().root(name)) for name in TYPES],
    }
    kept = io.BytesIO()
    np.savez_compressed(
        kept,
        about=np.frombuffer(json.dumps(about).encode(), dtype=np.uint8),
        pieces=np.frombuffer("\n".join(pieces).encode(), dtype=np.uint8),
        hints=fit_hints(unread),
    )
    return kept.getvalue()


def folds_of(golds: Sequence[Gold]) -> list[int]:
    """Return a fold for each, roots spread evenly; a sentence is in one fold whatever its marks."""
    chance = np.random.default_rng(0)
    texts: dict[str, list[int]] = {}
    for n, gold in enumerate(golds):
        texts.setdefault(gold.pair.text, []).append(n)
    groups = [list(texts.values())[n] for n in chance.permutation(len(texts))]
    folds = [0] * len(golds)
    for place, group in enumerate(sorted(groups, key=lambda g: golds[g[0]].root)):
        for n in group:
            folds[n] = place % FOLDS
    return folds


def check(plv: Sequence[Gold], own: Sequence[Gold]) -> Iterator[str]:
    """Yield what the coder reaches on folds left out: root, quad, binary macro F1."""
    pieces, places = pieces_of_base()
    cutter, folds = WordPiece(pieces), folds_of(plv)
    made: list[str] = [""] * len(plv)
    for fold in range(FOLDS):
        rest = [g for g, f in zip(plv, folds, strict=True) if f != fold]
        unread = [g for n, g in enumerate(plv) if folds[n] != fold and n % 2]
        network = learn(rest, own, places)
        tables = Tables(pack(unread, pieces))
        left = [n for n, f in enumerate(folds) if f == fold]
        weights = weigh(network, cutter, [plv[n].pair for n in left]).astype(np.float64)
        for n, row in zip(left, weights, strict=True):
            made[n] = _root(tables, row, plv[n].pair)
        done = [n for n, root in enumerate(made) if root]
        yield f"{fold + 1} of {FOLDS} folds: {_figures([(made[n], plv[n].root) for n in done])}"


def _root(tables: Tables, weights: Floats, pair: Pair) -> str:
    roots = dict.fromkeys(ROOTS, 0.0)
    for name, likely in tables.join(weights, pair).types.items():
        roots[load_plover().root(name)] += likely
    return max(ROOTS, key=lambda root: roots[root])


def _figures(pairs: Sequence[tuple[str, str]]) -> str:
    quads = {t.root: t.quad for t in load_plover().types.values()} | {"YIELD": 2}
    quad = [(str(quads[p]), str(quads[g])) for p, g in pairs]
    side = [(str(quads[p] > 2), str(quads[g] > 2)) for p, g in pairs]
    return " / ".join(f"{macro(each):.3f}" for each in (pairs, quad, side))


def main() -> None:
    """Train, or with `--check` cross-validate."""
    import torch

    torch.set_num_threads(1)
    plv = read_gold(Path(sys.argv[1]), own=False)
    own = read_gold(OWN, own=True)
    if "--check" in sys.argv:
        for line in check(plv, own):
            print(line, flush=True)
        return
    pieces, places = pieces_of_base()
    folder = Path(sys.argv[2])
    (folder / NETWORK).write_bytes(export(learn(plv, own, places)))
    (folder / TABLES).write_bytes(pack(plv[1::2], pieces))


if __name__ == "__main__":
    main()
