"""The page about exports: its tables name what the exports have, and its recipes run."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.test_exports import told
from tidings.codebook.plover import load_plover
from tidings.desk.reader import ReadingRoom
from tidings.faces.cli import commands
from tidings.faces.exports import gdelt, polecat
from tidings.faces.exports.plover import record
from tidings.faces.exports.tables import write_csv
from tidings.parsers.spacy import SpacyParser

PAGE = (Path(__file__).parents[1] / "docs" / "exports.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
NAMES = set(re.findall(r"`([A-Za-z_0-9]+)`", PAGE))


@pytest.fixture(scope="module")
def exported(parser: SpacyParser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files that the page's recipes begin with."""
    folder = tmp_path_factory.mktemp("exports")
    orders = [line for line in PAGE.split("```")[1].splitlines() if line.startswith("tidings ")]
    assert len(orders) == 4
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ReadingRoom, "parser", property(lambda _: parser))
        patch.chdir(folder)
        environ = {"TIDINGS_HOME": str(folder / "home")}
        runner = CliRunner()
        for order in (["sample"], *(order.split()[1:] for order in orders)):
            assert runner.invoke(commands, order, env=environ).exit_code == 0
    return folder


def test_every_column_and_field_is_on_the_page() -> None:
    assert {c.name for c in polecat.COLUMNS} <= NAMES
    assert set(record(told(), with_text=True)) <= NAMES
    (row,) = gdelt.rows([told()])
    filled = {name for name, value in row.items() if value is not None}
    assert filled <= NAMES


def test_every_type_has_its_root_on_the_page() -> None:
    for name, row in load_plover().types.items():
        both = "CONCEDE and RETREAT 08"
        assert f"{name} {row.cameo}" in PAGE.replace("\n", " ") or (
            row.cameo == "08" and both in PAGE
        )


@pytest.mark.parametrize("recipe", RECIPES)
def test_the_recipes_run(recipe: str, exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if "pandas" in recipe:
        pytest.importorskip("pandas")
    monkeypatch.chdir(exported)
    found: dict[str, object] = {}
    exec(compile(recipe, "docs/exports.md", "exec"), found)  # the page's own words
    for name in ("months", "dyads", "sources", "roots", "records", "table"):
        if name in found:
            assert len(found[name]) > 0, name  # type: ignore[arg-type]


def test_csv_read_by_pandas_is_what_was_written(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    path = tmp_path / "events.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        write_csv(polecat.COLUMNS, polecat.rows([told()]), file)
    (row,) = pandas.read_csv(path).to_dict("records")
    assert (row["event_id"], row["quad_code"], row["intensity"]) == ("e1", 4, -5.2)


def test_files_of_one_desk_hold_the_same_events(exported: Path) -> None:
    rows = (exported / "events.jsonl").read_text(encoding="utf-8").splitlines()
    arrow = pytest.importorskip("pyarrow.parquet")
    table = arrow.read_table(exported / "events.parquet").to_pylist()
    assert [json.loads(row)["id"] for row in rows] == [row["event_id"] for row in table]
