"""The trained model that types political acts: packaged weights behind the readers' protocol.

An encoder of six layers (fine-tuned from all-MiniLM-L6-v2, weights of a byte) reads a sentence in
which the source stands between "@" and the target between "#"; it weighs the 16 types and "none".
To its logarithms is added what the type that the rules give tells about the true one (naive
Bayes). docs/models/coder.md tells what it was trained on; bench/learn_coder.py trains it.
"""

import io
import json
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tidings.parsers.marking import mark
from tidings.parsers.wordpiece import WordPiece
from tidings.readers.events.coder import Coder, Pair, Typed

NETWORK, TABLES = "coder.onnx", "coder.npz"
VERSION = "coder-1"  # another one for other weights: readings are kept by it
Floats = NDArray[np.float64]


class Tables:
    """All but the network: the pieces of words, and what hints tell.

    Hints tell of roots, PLV's labels, which are the types with CONCEDE and RETREAT joined.
    """

    def __init__(self, packed: bytes) -> None:
        """Read them from the bytes of an .npz file."""
        with np.load(io.BytesIO(packed), allow_pickle=False) as kept:
            about = json.loads(kept["about"].tobytes())
            self.pieces = WordPiece(kept["pieces"].tobytes().decode().split("\n"))
            self._hints = kept["hints"].astype(np.float64)  # a row a hint, a column a root
        self.types: tuple[str, ...] = tuple(about["types"])
        self._root = np.array(about["root_of_type"])  # for each type, its root's place

    def join(self, network: Floats, pair: Pair) -> Typed:
        """Return the likelihoods, given the weights that the network gave the pair."""
        likely = _softmax(network)
        types, none = likely[:-1] / max(likely[:-1].sum(), 1e-9), float(likely[-1])
        if pair.hint in self.types:
            moved = self._hints[self.types.index(pair.hint)]
            types = _softmax(np.log(types + 1e-9) + moved[self._root])
        return Typed(types=dict(zip(self.types, types.tolist(), strict=True)), none=none)


class TrainedCoder:
    """A `tidings.readers.events.coder.Coder` over two packaged files, read when first asked.

    Pairs are weighed one by one, so that none changes another's numbers; a process has one thread.
    """

    def __init__(self, network: Traversable, tables: Traversable) -> None:
        self._network = network
        self._packed = tables

    @property
    def name(self) -> str:
        """The model and its version."""
        return VERSION

    def code(self, pairs: Sequence[Pair]) -> Sequence[Typed]:
        """Return the likelihoods of each pair, in order."""
        return [self._tables.join(self._weigh(pair), pair) for pair in pairs]

    def _weigh(self, pair: Pair) -> Floats:
        numbers, source, target = mark(self._tables.pieces, pair)
        asked = {"ids": numbers, "source": [source], "target": [target]}
        arrays = {name: np.array(value, dtype=np.int64) for name, value in asked.items()}
        (weights,) = self._session.run(None, arrays)
        found: Floats = np.asarray(weights, dtype=np.float64)
        return found

    @cached_property
    def _tables(self) -> Tables:
        return Tables(self._packed.read_bytes())

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.use_deterministic_compute = True
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            self._network.read_bytes(), options, providers=["CPUExecutionProvider"]
        )


def _softmax(weights: Floats) -> Floats:
    powers = np.exp(weights - weights.max())
    likely: Floats = powers / powers.sum()
    return likely


@cache
def packaged_coder() -> Coder | None:
    """Return the model of the package, one in a process; none where it has no weights."""
    network, tables = (files("tidings.parsers").joinpath(name) for name in (NETWORK, TABLES))
    if not (network.is_file() and tables.is_file()):
        return None
    return TrainedCoder(network, tables)
