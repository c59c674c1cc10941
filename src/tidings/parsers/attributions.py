"""The trained model of attributions: packaged weights behind the readers' protocol.

A bag of features is embedded in a few dimensions, rectified and summed (a perceptron of one hidden
layer, with a linear part beside it); a second, linear model tells cues. Weights are whole numbers
of a byte, summed as such, so that the same features have the same weight on every machine.
docs/models/attributions.md tells what it was trained on; bench/learn_attributions.py trains it.
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

from tidings.readers.syntax import Weigher

FILE = "attributions.npz"
Ints = NDArray[np.int32]
Floats = NDArray[np.float64]


class Attributions:
    """A `tidings.readers.syntax.Weigher` over weights as `bench.learn_attributions` writes them."""

    def __init__(self, packed: bytes) -> None:
        """Read the weights from the bytes of an .npz file."""
        with np.load(io.BytesIO(packed), allow_pickle=False) as kept:
            about = json.loads(kept["about"].tobytes())
            self._rows = kept["rows"]  # int8: one row a feature, then a row of zeros
            self._scale = kept["scale"].astype(np.float64)
            self._bias = kept["bias"].astype(np.float64)
            self._out = kept["out"].astype(np.float64)
        self._ids: dict[str, int] = {f: n for n, f in enumerate(about["features"])}
        self._words = frozenset(about["words"])
        self._held = float(about["held"])
        self._name = f"attributions {hashlib.sha256(packed).hexdigest()[:12]}"

    @property
    def name(self) -> str:
        """The model and a digest of its weights."""
        return self._name

    @property
    def words(self) -> frozenset[str]:
        """Words that may be cues though they are no verbs."""
        return self._words

    def cues(self, rows: Sequence[Sequence[str]]) -> Sequence[float]:
        """Return how likely each word is a cue, by its features."""
        if not rows:
            return []
        return [float(x) for x in _likely(self._sums(rows)[:, -1] + self._bias[-1])]

    def stretches(
        self, cues: Sequence[Sequence[str]], rows: Sequence[tuple[int, Sequence[str]]]
    ) -> Sequence[float]:
        """Return the confidence of each stretch; .5 is where the trainer put its threshold."""
        if not rows:
            return []
        shared = self._sums(cues)
        sums = self._sums([own for _, own in rows]) + shared[[n for n, _ in rows]]
        hidden = np.maximum(sums[:, :-2] + self._bias[:-2], 0.0)
        likely = _likely((hidden * self._out).sum(axis=1) + sums[:, -2] + self._bias[-2])
        low, high = 0.5 * likely / self._held, 0.5 + 0.5 * (likely - self._held) / (1 - self._held)
        return [float(x) for x in np.where(likely < self._held, low, high).round(6)]

    def _sums(self, rows: Sequence[Sequence[str]]) -> Floats:
        """Return the summed weights of the features of each row."""
        known = map(self._ids.get, chain.from_iterable(rows), repeat(len(self._ids)))
        flat = np.fromiter(known, dtype=np.int32, count=sum(map(len, rows)))
        starts = np.cumsum([0, *map(len, rows[:-1])])
        sums = np.add.reduceat(self._rows[flat], starts, axis=0, dtype=np.int32)
        weighted: Floats = sums * self._scale
        return weighted


def _likely(weights: Floats) -> Floats:
    found: Floats = 1.0 / (1.0 + np.exp(-np.clip(weights, -30.0, 30.0)))
    return found


@cache
def packaged_attributions() -> Weigher | None:
    """Return the model of the package, loaded once in a process; none where it has no weights."""
    kept = files("tidings.parsers").joinpath(FILE)
    return Attributions(kept.read_bytes()) if kept.is_file() else None
