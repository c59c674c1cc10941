"""The paired bootstrap: two predictions of one task, document by document."""

import json
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.compare import compare, table
from bench.measures import Counts, f1, total
from tests.test_times_bench import TIMEML


def scored(*hits: float) -> dict[str, Counts]:
    """Return one measure for as many documents, each out of 10."""
    return {f"d{n}": {"value": (h, 10)} for n, h in enumerate(hits)}


def test_figures_are_of_all_documents_together() -> None:
    assert total([{"f": f1(1, 2, 2)}, {"f": f1(0, 0, 4)}]) == {"f": 25.0}
    assert total([{"f": (0, 0)}]) == {"f": 0.0}


def test_a_gain_in_every_document_is_sure() -> None:
    (row,) = compare(scored(1, 2, 3, 4), scored(2, 3, 4, 5))
    assert (row.old, row.new) == (25, 35)
    assert row.gain == pytest.approx(10)
    assert row.low == pytest.approx(10)
    assert row.high == pytest.approx(10)
    assert row.better == 1


def test_no_change_is_better_in_no_draw() -> None:
    (row,) = compare(scored(1, 2, 3), scored(1, 2, 3))
    assert (row.gain, row.low, row.high, row.better) == (0, 0, 0, 0)


def test_a_mixed_change_is_not_sure_and_the_same_each_time() -> None:
    old, new = scored(5, 5, 5, 5, 5, 5), scored(9, 1, 9, 1, 6, 5)
    (row,) = compare(old, new)
    assert row.low < 0 < row.high
    assert 0.3 < row.better < 0.8
    assert compare(old, new) == [row]


def test_other_documents_cannot_be_compared() -> None:
    with pytest.raises(KeyError, match="not of the same documents"):
        compare(scored(1), scored(1, 2))


def test_the_table_has_a_line_a_measure() -> None:
    lines = table(compare(scored(1, 2), scored(2, 3))).splitlines()
    assert lines[0].split()[:3] == ["old", "new", "gain"]
    assert lines[1].split() == ["value", "15.00", "25.00", "+10.00", "+10.00", "+10.00", "100.0%"]


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str, str]:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "one.tml").write_text(TIMEML, encoding="utf-8")
    (folder / "two.tml").write_text(TIMEML, encoding="utf-8")
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    assert main(["times", str(folder), str(new)]) == 0
    right = json.loads(new.read_text(encoding="utf-8"))
    wrong = {doc: [[*row[:3], "2001"] for row in rows] for doc, rows in right.items()}
    old.write_text(json.dumps(wrong), encoding="utf-8")
    return str(folder), str(old), str(new)


def test_the_command_compares_two_files(
    files: tuple[str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, old, new = files
    assert main(["compare", "times", old, new, folder]) == 0
    rows = {line[:26].strip(): line[26:].split() for line in capsys.readouterr().out.splitlines()}
    assert rows["value F1"][:3] == ["0.00", "100.00", "+100.00"]
    assert rows["strict F1"][:3] == ["100.00", "100.00", "+0.00"]


def test_a_run_may_be_compared_at_once(
    files: tuple[str, str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, old, _ = files
    output = tmp_path / "again.json"
    assert main(["times", folder, str(output), "--against", old]) == 0
    assert "+100.00" in capsys.readouterr().out


def test_what_cannot_be_compared_is_told(
    files: tuple[str, str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, old, new = files
    assert main(["compare", "weather", old, new, folder]) == 2
    assert "is no task" in capsys.readouterr().err
    assert main(["compare", "speed", old, new, folder]) == 2
    assert "cannot be compared" in capsys.readouterr().err
    assert main(["compare", "times", str(tmp_path / "none.json"), new, folder]) == 2
    assert "are not two predictions of times" in capsys.readouterr().err
    (tmp_path / "list.json").write_text("[[1]]", encoding="utf-8")
    assert main(["compare", "times", str(tmp_path / "list.json"), new, folder]) == 2
