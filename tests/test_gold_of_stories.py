"""Our own gold of whole stories: floors under its figures, and that the gold itself is whole."""

from pathlib import Path

import pytest

from bench.record import predict, score
from bench.record_gold import load_gold

GOLD = Path(__file__).parents[1] / "bench" / "gold"
FOLDERS = tuple(sorted(p.name for p in GOLD.glob("stories_*")))

# Figures of bench/README.md with room for other processors: to lower one is an explicit act.
FLOORS = {
    "stories_dev": {
        "grouping f1": 0.90,
        "events read f1": 0.68,
        "ledger states right": 0.52,
        "disagreements precision": 0.80,
        "disagreements recall": 0.60,
        "brief lines new": 0.88,
        "brief things told": 0.88,
    },
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_labels_stand_in_the_articles(folder: str) -> None:
    gold = load_gold(GOLD / folder)
    labels = gold.labels
    assert set(labels["stories"]) == {row["id"] for row in gold.rows}
    for one in (*labels["events"], *labels["commitments"]):
        assert gold.places(one["tellings"])
    for one in labels["disagreements"]:
        assert len(gold.places(one["sides"])) > 1


@pytest.mark.parametrize("folder", sorted(FLOORS))
def test_floors(folder: str) -> None:
    found = score(predict(GOLD / folder), GOLD / folder)
    low = {k: (found[k], least) for k, least in FLOORS[folder].items() if found[k] < least}
    assert not low


def test_nothing_is_falsely_ended() -> None:
    found = score(predict(GOLD / "stories_third"), GOLD / "stories_third")
    assert found["ledger false endings"] <= 3
