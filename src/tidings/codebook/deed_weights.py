"""How likely a deed told in plain words is an act that a record holds, from deed_weights.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tidings.codebook.retelling import load_retelling
from tidings.codebook.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedWeights:
    """Learned weights by sign, and the words that signs are made of.

    `start` is the weight of every deed; from `stands` on, a likelihood makes a deed an act of its
    own (from `undated` on where it has no day and no headline tells it), from `counts` on it may
    tell again an act known otherwise, below `kept` it is forgotten. `classes` gives a verb's class
    (verb_classes.toml), `idle` the kinds of idle verbs it stands in (uncoded.toml); `sure` and
    `maybe` are words of families of deeds (retelling.toml).
    """

    start: float
    weights: Mapping[str, float]
    stands: float
    undated: float
    counts: float
    kept: float
    classes: Mapping[str, str]
    idle: Mapping[str, tuple[str, ...]]
    sure: frozenset[str]
    maybe: frozenset[str]


@cache
def load_deed_weights() -> DeedWeights:
    """Return the packaged weights and words."""
    table: dict[str, Any] = read_table("deed_weights")
    idle = read_table("uncoded")["verbs"]
    kinds = {verb: tuple(k for k in idle if verb in idle[k]) for v in idle.values() for verb in v}
    classes = {w: name for name, ws in read_table("verb_classes").items() for w in ws.split()}
    book = load_retelling()
    return DeedWeights(
        start=table["start"],
        weights=table["weights"],
        stands=table["stands"],
        undated=table["undated"],
        counts=table["counts"],
        kept=table["kept"],
        classes=classes,
        idle=kinds,
        sure=frozenset(book.sure),
        maybe=frozenset(book.maybe),
    )
