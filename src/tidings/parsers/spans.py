"""The trained model of parties: packaged weights behind `tidings.readers.events.proposing`.

A linear model of features gives each phrase a score for each role; `tidings.parsers.lattice` makes
chances of them. Weights are whole numbers of a byte. docs/models/spans.md tells what it was trained
on; bench/learn_spans.py trains it.
"""

import hashlib
import io
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from tidings.parsers.lattice import ROLES, Lattice
from tidings.readers.events.proposing import Asked, Chances, Proposer

FILE = "spans.npz"
Floats = NDArray[np.float64]


class Spans:
    """A `tidings.readers.events.proposing.Proposer` over weights of `bench.learn_spans`."""

    def __init__(self, packed: bytes) -> None:
        """Read the weights from the bytes of an .npz file."""
        with np.load(io.BytesIO(packed), allow_pickle=False) as kept:
            names = json.loads(kept["features"].tobytes())
            self._rows = kept["rows"]  # int8: one row a feature, then a row of zeros
            self._scale = kept["scale"].astype(np.float64)
            self._bias = kept["bias"].astype(np.float64)
            self._follow = kept["follow"].astype(np.float64)
        self._ids: dict[str, int] = {name: n for n, name in enumerate(names)}
        self._name = f"spans {hashlib.sha256(packed).hexdigest()[:12]}"

    @property
    def name(self) -> str:
        """The model and a digest of its weights."""
        return self._name

    def chances(self, asked: Sequence[Asked]) -> Sequence[Sequence[Chances]]:
        """Return for each phrase of each sentence its chances: source, target, both."""
        lattice = Lattice([one.length for one in asked], [one.ends for one in asked])
        scores = [self._scores(one) for one in asked]
        sums = lattice.sums(np.concatenate([*scores, np.zeros((0, ROLES))]), self._follow)
        flat = iter(sums.chances.round(6).tolist())
        return [[(s, t, b) for s, t, b in (next(flat) for _ in one.ends)] for one in asked]

    def _scores(self, asked: Asked) -> Floats:
        if not asked.rows:
            return np.zeros((0, ROLES))
        heads = self._sums(asked.heads)
        own = self._sums([features for _, features in asked.rows])
        summed = own + heads[[head for head, _ in asked.rows]]
        scores: Floats = summed * self._scale + self._bias
        return scores

    def _sums(self, rows: Sequence[Sequence[str]]) -> NDArray[np.int64]:
        """Return the summed weights of each row's features; what was never learned counts 0."""
        known = map(self._ids.get, chain.from_iterable(rows), repeat(len(self._ids)))
        flat = np.fromiter(known, dtype=np.int32, count=sum(map(len, rows)))
        starts = np.cumsum([0, *map(len, rows[:-1])])
        return np.add.reduceat(self._rows[flat], starts, axis=0, dtype=np.int64)


@cache
def packaged_spans() -> Proposer | None:
    """Return the model of the package, loaded once in a process; none where it has no weights."""
    kept = files("tidings.parsers").joinpath(FILE)
    return Spans(kept.read_bytes()) if kept.is_file() else None
