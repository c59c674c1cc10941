"""The weights and words by which it is judged who is whom, and how common names are."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Any

from tidings.codebook.tables import inverse, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What decides: thresholds and weights in natural log-odds, numbers of persons, days."""

    same: float
    different: float
    margin: float
    story: int
    desk: int
    most: float
    least: float
    of: dict[str, float]
    same_time: int
    term: int
    nothing: float
    little: float
    much: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeBook:
    """`offices`: role words → the one office of a state that they name; `trades`: word → trade.

    `posts`: head word → a post of which one person holds one, but for pairs of `beside`.
    """

    offices: dict[frozenset[str], str]
    posts: dict[str, str]
    deputy: frozenset[str]
    aside: frozenset[str]
    beside: frozenset[frozenset[str]]
    trades: dict[str, str]
    apart: frozenset[frozenset[str]]
    past: frozenset[str]
    coming: frozenset[str]
    namesake: tuple[str, ...]
    generations: dict[str, str]


@cache
def load_weights() -> Weights:
    """Return the packaged weights, read once."""
    table = _table()
    return Weights(
        **table["verdict"],
        **table["population"],
        most=table["name"]["most"],
        least=table["name"]["least"],
        of=dict(table["weights"]),
        same_time=table["times"]["same"],
        term=table["times"]["term"],
        **table["common"],
    )


@cache
def load_offices() -> OfficeBook:
    """Return the packaged words for offices and trades, read once."""
    table = _table()
    offices = inverse(table["offices"])
    return OfficeBook(
        offices={frozenset(words.split()): office for words, office in offices.items()},
        posts=inverse(table["posts"]),
        deputy=frozenset(table["post"]["deputy"]),
        aside=frozenset(table["post"]["aside"]),
        beside=_pairs(table["post"]["beside"]),
        trades=inverse(table["trades"]),
        apart=_pairs(table["trade"]["apart"]),
        past=frozenset(table["trade"]["past"]),
        coming=frozenset(table["trade"]["coming"]),
        namesake=tuple(table["cues"]["namesake"]),
        generations=inverse(table["generations"]),
    )


def _pairs(rows: list[list[str]]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for row in rows for pair in combinations(row, 2))


@dataclass(frozen=True, slots=True)
class Commonness:
    """How many of a million persons bear a word as a name (folded letters)."""

    shares: dict[str, int]
    rare: int
    initial: int

    def share(self, word: str) -> float:
        """Return the part of all persons who bear the word, of an initial those with that one."""
        if len(word) == 1:
            return self.initial / 1_000_000
        return self.shares.get(word, self.rare) / 1_000_000


@cache
def load_commonness() -> Commonness:
    """Return the packaged table of common names, read once."""
    text = files("tidings.codebook").joinpath("common_names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    name = _table()["name"]
    return Commonness({word: int(n) for word, n in rows}, name["rare"], name["initial"])


@cache
def _table() -> dict[str, Any]:
    return read_table("identity")
