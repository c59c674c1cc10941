"""Are two names one person's? CSV `name1,name2,schema` → the same with `same` and `score`."""

import csv
from pathlib import Path

from tidings.readers.names import compare_names

SAME_AS = {"same": "true", "different": "false", "unsure": "unsure"}
Rows = list[dict[str, str]]


def predict(input_path: Path) -> Rows:
    """Return the rows with `same` (true, false, unsure) and `score` added."""
    with input_path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        likeness = compare_names(row["name1"], row["name2"])
        row["same"] = SAME_AS[likeness.verdict]
        row["score"] = f"{likeness.score:.3f}"
    return rows


def score(prediction: Rows, input_path: Path) -> dict[str, float]:
    """Return F1, precision and recall of `same` = true; `unsure` counts as not said."""
    with input_path.open(newline="", encoding="utf-8") as file:
        gold = [row["is_match"] == "true" for row in csv.DictReader(file)]
    said = [row["same"] == "true" for row in prediction]
    hits = sum(g and s for g, s in zip(gold, said, strict=True))
    precision = hits / max(1, sum(said))
    recall = hits / max(1, sum(gold))
    return {
        "f1": 2 * hits / max(1, sum(said) + sum(gold)),
        "precision": precision,
        "recall": recall,
        "unsure": sum(row["same"] == "unsure" for row in prediction) / max(1, len(prediction)),
    }


def write(prediction: Rows, output: Path) -> None:
    """Write the rows as CSV."""
    with output.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(prediction[0]) if prediction else ["same", "score"])
        writer.writeheader()
        writer.writerows(prediction)
