"""Are two names one person's? CSV `name1,name2,schema` → the same with `same`, `score`, `why`."""

import csv
from pathlib import Path

from tidings.readers.names import compare_names

SAME_AS = {"same": "true", "different": "false", "unsure": "unsure"}
NEEDED = ("name1", "name2")
ADDED = ("same", "score", "why")
Rows = list[dict[str, str]]


def _read(path: Path, needed: tuple[str, ...]) -> Rows:
    """Return the rows of a CSV file. Raises KeyError where a column is missing."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        missing = [c for c in needed if c not in (reader.fieldnames or ())]
        if missing:
            raise KeyError(f"no column {', '.join(missing)}")
        return [{k: v or "" for k, v in row.items() if k} for row in reader]


def predict(input_path: Path) -> Rows:
    """Return the rows with `same` (true, false, unsure), `score` and `why` added."""
    rows = _read(input_path, NEEDED)
    for row in rows:
        likeness = compare_names(row["name1"], row["name2"], row.get("schema") or "Person")
        row["same"] = SAME_AS[likeness.verdict]
        row["score"] = f"{likeness.score:.3f}"
        row["why"] = likeness.why
    return rows


def score(prediction: Rows, input_path: Path) -> dict[str, float]:
    """Return F1, precision and recall of `same` = true; `unsure` counts as not said."""
    gold = [row["is_match"] == "true" for row in _read(input_path, ("is_match",))]
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
    columns = list(prediction[0]) if prediction else [*NEEDED, *ADDED]
    with output.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(prediction)
