"""Stories: which articles tell of one thing, decided one by one in order of time.

INPUT is a JSON list `{id, title, text, ts}` (`ts` in seconds or null; `label` where it holds gold),
OUTPUT `{id: story}`. Scored by BCubed (Bagga and Baldwin 1998), each article weighing the same.
`python -m bench.stories INPUT --shuffles N` scores an undated set in N orders and gives the mean.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tidings.story.grouping import NOTHING_PLACED, Features, features, join, place
from tidings.values import Article

DAY = 86_400


def predict(source: Path) -> dict[str, str]:
    """Return the story of each article, named by a number in order of its start."""
    rows = in_order(json.loads(source.read_text(encoding="utf-8")))
    found = grouped([features_of_row(row, place) for place, row in enumerate(rows)])
    return {str(row["id"]): story for row, story in zip(rows, found, strict=True)}


def grouped(articles: Sequence[Features]) -> list[str]:
    """Return the story of each article as they come, named by a number in order of its start."""
    state = NOTHING_PLACED
    found: list[str] = []
    stories = 0
    for known in articles:
        story = place(known, state).story
        if story is None:
            stories += 1
            story = str(stories)
        state = join(state, known, story)
        found.append(story)
    return found


def features_of_row(row: Mapping[str, Any], place: int) -> Features:
    """Return what an article of a file is placed by; its id is its place, for ids may repeat."""
    text, title = row.get("text") or "", row.get("title")
    article = Article(id=f"{place:06d}", text=text or title or "", title=title)
    return features(article, day=None if row["ts"] is None else row["ts"] / DAY)


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the articles in order of `ts`; one without keeps its place after the one before it."""
    keys = []
    latest = float("-inf")
    for row in rows:
        latest = latest if row["ts"] is None else float(row["ts"])
        keys.append(latest)
    return [row for _, row in sorted(zip(keys, rows, strict=True), key=lambda pair: pair[0])]


def score(prediction: Mapping[str, str], source: Path) -> dict[str, float]:
    """Return BCubed against the labels of `source`, and how many stories were found."""
    rows = json.loads(source.read_text(encoding="utf-8"))
    gold = {str(row["id"]): row["label"] for row in rows}
    return bcubed(prediction, gold) | {"stories": len(set(prediction.values()))}


def shuffled(source: Path, shuffles: int) -> dict[str, float]:
    """Return the mean of the scores over so many orders of an undated set, drawn with fixed seeds.

    `articles_a_second` is that of grouping alone, features being made before; processor time.
    """
    rows = json.loads(source.read_text(encoding="utf-8"))
    known = [features_of_row(row, place) for place, row in enumerate(rows)]
    gold = {str(place): row["label"] for place, row in enumerate(rows)}
    sums: Counter[str] = Counter()
    for seed in range(shuffles):
        order = random.Random(seed).sample(range(len(rows)), len(rows))
        start = time.process_time()
        found = grouped([known[place] for place in order])
        took = time.process_time() - start
        told = {str(place): story for place, story in zip(order, found, strict=True)}
        sums.update(bcubed(told, gold))
        sums.update({"stories": len(set(found)), "articles_a_second": round(len(rows) / took)})
    return {name: round(total / shuffles, 4) for name, total in sums.items()}


def main() -> None:
    """Print the mean over shuffles: `python -m bench.stories INPUT --shuffles N`."""
    parser = argparse.ArgumentParser(prog="python -m bench.stories")
    parser.add_argument("input", type=Path)
    parser.add_argument("--shuffles", type=int, default=5)
    asked = parser.parse_args()
    for name, value in shuffled(asked.input, asked.shuffles).items():
        print(f"  {name:<18} {value}")


def bcubed(found: Mapping[str, str], gold: Mapping[str, str]) -> dict[str, float]:
    """Return BCubed precision, recall and F1.

    >>> bcubed({"a": "1", "b": "1", "c": "1"}, {"a": "x", "b": "x", "c": "y"})["precision"]
    0.5556
    """
    both = Counter((found[i], gold[i]) for i in gold)
    ours = Counter(found[i] for i in gold)
    theirs = Counter(gold.values())
    n = len(gold)
    precision = sum(c * c / ours[f] for (f, _), c in both.items()) / n
    recall = sum(c * c / theirs[g] for (_, g), c in both.items()) / n
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


if __name__ == "__main__":
    main()
