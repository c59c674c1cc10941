"""What was learned of names: costs of edits, weights of two words, trees for two names.

Made by `python -m bench.learn_names`; docs/models/names.md tells from what.
"""

from dataclasses import dataclass
from functools import lru_cache

from tidings.codebook.tables import read_table

Node = tuple[int, float, int, int]
"""A split: position of the measure, threshold (at or below it left), left and right child; a leaf
has measure -1 and its value for threshold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWeights:
    """The learned tables. Costs are in nats, weights and leaves in natural log-odds."""

    edits: dict[tuple[str, str], float]
    other: float
    lone: float
    words: dict[str, float]
    trees: tuple[tuple[Node, ...], ...]
    base: float
    same: float
    different: float


@lru_cache(maxsize=1)
def load_weights() -> NameWeights:
    """Return the packaged table, read once."""
    table = read_table("name_weights")
    edits: dict[tuple[str, str], float] = {}
    for cost, pairs in table["edits"].items():
        for pair in pairs.split():
            x, _, y = pair.partition(">")
            edits[x, y] = edits[y, x] = float(cost)
    return NameWeights(
        edits=edits,
        other=table["edit"]["other"],
        lone=table["edit"]["lone"],
        words=dict(table["words"]),
        trees=tuple(_tree(text) for text in table["names"]["trees"]),
        base=table["names"]["base"],
        same=table["names"]["same"],
        different=table["names"]["different"],
    )


def _tree(text: str) -> tuple[Node, ...]:
    nodes = [n.split(",") for n in text.split()]
    return tuple((int(f), float(t), int(lo), int(hi)) for f, t, lo, hi in nodes)


@lru_cache(maxsize=1)
def load_genders() -> dict[str, str]:
    """Return the gender ("m", "f") that a given name nearly always marks, by folded name."""
    table = read_table("given_names")
    rows = [(g, words) for part in ("census", "names") for g, words in table[part].items()]
    return {word: gender for gender, words in rows for word in words.split()}


@lru_cache(maxsize=1)
def load_given() -> dict[str, str]:
    """Return all given names that are known, folded, with their gender ("" where both or open)."""
    world = read_table("given_names_world")["names"]
    known = {word: gender for gender, words in world.items() for word in words.split()}
    return known | load_genders()
