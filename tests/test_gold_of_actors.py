"""Our own gold for names and actors: figures are pinned, with a little room for other processors.

The files and what was read of them: bench/gold/README.md.
"""

from pathlib import Path

import pytest

from bench import names, persons

GOLD = Path(__file__).parent.parent / "bench" / "gold"


@pytest.mark.parametrize(
    ("which", "f1", "precision"), [("dev", 0.935, 0.975), ("second", 0.86, 0.975)]
)
def test_pairs_of_names(which: str, f1: float, precision: float) -> None:
    path = GOLD / f"names_{which}.csv"
    figures = names.score(names.predict(path), path)
    assert figures["f1"] >= f1
    assert figures["precision"] >= precision


@pytest.mark.parametrize(
    ("which", "merges", "variants", "precision"),
    [("dev", 10, 0.77, 0.96), ("second", 22, 0.53, 0.92)],
)
def test_actors_of_a_desk(which: str, merges: int, variants: float, precision: float) -> None:
    path = GOLD / f"actors_{which}.json"
    figures = persons.score(persons.predict(path), path)
    assert figures["wrong merges"] <= merges
    assert figures["variants found"] >= variants
    assert figures["pairs precision"] >= precision
