"""The bench's command: tasks by name, one sentence for what is amiss, predictions as JSON."""

import json
from pathlib import Path

import pytest

from bench.__main__ import TASKS, main

ROWS: list[dict[str, object]] = [
    {"id": "a", "title": None, "text": "Ferries to Gotland stopped.", "ts": None, "label": "x"},
    {"id": "b", "title": None, "text": "Ferries to Gotland stopped.", "ts": 5, "label": "x"},
]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.json"
    path.write_text(json.dumps(ROWS), encoding="utf-8")
    return path


def test_predictions_are_written_and_scored(
    rows: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.json"
    assert main(["stories", str(rows), str(output), "--score"]) == 0
    assert json.loads(output.read_text(encoding="utf-8")) == {"a": "1", "b": "1"}
    assert "f1         1.0000" in capsys.readouterr().out


def test_input_without_gold_is_fine_where_no_score_is_asked(rows: Path, tmp_path: Path) -> None:
    rows.write_text(
        json.dumps([{k: v for k, v in row.items() if k != "label"} for row in ROWS]),
        encoding="utf-8",
    )
    assert main(["stories", str(rows), str(tmp_path / "out.json")]) == 0


def test_an_unknown_task_lists_the_tasks(
    rows: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["weather", str(rows), str(tmp_path / "out.json")]) == 2
    told = capsys.readouterr().err
    assert "'weather' is no task" in told
    assert all(task in told for task in TASKS)


def test_what_is_missing_or_amiss_is_told(
    rows: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "nowhere"
    assert main(["stories", str(nowhere), str(tmp_path / "out.json")]) == 2
    assert "does not exist" in capsys.readouterr().err
    assert main(["stories", str(rows), str(nowhere / "out.json")]) == 2
    assert "is no folder" in capsys.readouterr().err
    rows.write_text("no JSON", encoding="utf-8")
    assert main(["stories", str(rows), str(tmp_path / "out.json")]) == 2
    assert "is not what stories reads" in capsys.readouterr().err
