"""The commands bundle, rebuild, sheet and precision: what they print, where, and exit codes."""

import csv
import json
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.bundle_support import ADDRESS, ANSWER, CHESS, EXPELLED, FRENCH, MENDED, apart
from tidings.desk.reader import ReadingRoom
from tidings.faces.cli import commands
from tidings.parsers.spacy import SpacyParser

Cli = Callable[..., Result]


@pytest.fixture
def cli(
    bundled: Path, parser: SpacyParser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Cli]:
    monkeypatch.setattr(ReadingRoom, "parser", property(lambda _: parser))

    def run(*args: str, at: Path = bundled) -> Result:
        environ = {"TIDINGS_HOME": str(at), "COLUMNS": "80"}
        done = CliRunner().invoke(commands, args, env=environ, prog_name="tidings")
        shown = [line for line in done.stdout.splitlines() if str(tmp_path) not in line]
        assert "--json" in args or all(len(line) <= 80 for line in shown)
        return done

    yield run


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number, text in enumerate((EXPELLED, ANSWER, FRENCH, MENDED, CHESS)):
        (folder / f"{number}.txt").write_text(text)
    return folder


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig"))))


def fill_in(path: Path, **cells: str) -> None:
    rows = [{**row, **cells} for row in table(path)]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_bundle_and_rebuild(cli: Cli, tmp_path: Path, texts: Path) -> None:
    bundle = str(tmp_path / "study.zip")
    made = cli("bundle", bundle)
    assert made.exit_code == 0
    assert "5 articles, 6 readings, 3 judgements, 2 stories." in " ".join(made.stdout.split())
    assert "The texts are not in it" in made.stdout
    done = cli("rebuild", bundle, "--texts", str(texts), "--into", f"{tmp_path / 'new'}/")
    assert done.exit_code == 0
    assert "The record is the one that was bundled." in done.stdout
    assert f"TIDINGS_HOME={tmp_path / 'new'} tidings stories" in done.stdout.replace("\n", " ")
    assert cli("stories", at=tmp_path / "new").stdout == cli("stories").stdout
    again = cli("bundle", str(tmp_path / "again.zip"), at=tmp_path / "new")
    assert again.exit_code == 0
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "study.zip").read_bytes()


def test_rebuild_into_ones_own_store(cli: Cli, tmp_path: Path) -> None:
    bundle = str(tmp_path / "study.zip")
    assert cli("bundle", bundle, "--with-text").exit_code == 0
    refused = cli("rebuild", bundle)
    assert refused.exit_code == 1
    assert refused.stdout == ""
    assert "exists already and is no empty store" in refused.stderr
    assert cli("rebuild", bundle, at=tmp_path / "mine").exit_code == 0
    assert cli("stories", at=tmp_path / "mine").stdout == cli("stories").stdout


def test_check_keeps_nothing_and_reading_anew_tells_the_same(cli: Cli, tmp_path: Path) -> None:
    bundle = str(tmp_path / "study.zip")
    cli("bundle", bundle, "--with-text")
    done = cli("rebuild", bundle, "--check", "--reread", at=tmp_path / "mine")
    assert done.exit_code == 0
    assert "nothing was kept" in done.stdout
    assert "All 5 articles read the same" in done.stdout
    assert not (tmp_path / "mine" / "desk.sqlite").exists()
    assert cli("rebuild", bundle, "--check", "--into", "x").exit_code == 2


def test_readings_that_differ_are_told_and_fail(cli: Cli, tmp_path: Path) -> None:
    bundle = tmp_path / "study.zip"
    cli("bundle", str(bundle), "--with-text")
    parts = apart(bundle).changed(
        "readings.jsonl", lambda v: [e.update(type="AID") for r in v for e in r["events"]]
    )
    parts.sealed().write(tmp_path / "other.zip")
    done = cli("rebuild", str(tmp_path / "other.zip"), "--check", "--reread")
    assert done.exit_code == 1
    told = " ".join(done.stdout.split())
    assert "The record is not the one that was bundled: 1 of 2 stories" in told
    assert "type AID → SANCTION" in told
    assert "changed" in told


def test_texts_that_lack_are_listed(cli: Cli, tmp_path: Path, texts: Path) -> None:
    cli("bundle", str(tmp_path / "study.zip"))
    (texts / "0.txt").unlink()
    (texts / "1.txt").write_text(f"URL: {ADDRESS}\n\nOther words.")
    done = cli("rebuild", str(tmp_path / "study.zip"), "--texts", str(texts), "--check")
    assert done.exit_code == 1
    assert done.stdout == ""
    first, second, last = done.stderr.splitlines()
    assert first.startswith("missing: ")
    assert second.startswith("differs in ")
    assert last.startswith("tidings: Of 5 texts 1 are not there, and 1 are there with other words")


def test_a_damaged_bundle_is_told_in_one_line(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 half of it")
    done = cli("rebuild", str(tmp_path / "b.zip"), "--check")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1


def test_a_sheet_is_drawn_filled_in_and_read_back(cli: Cli, tmp_path: Path) -> None:
    sheet = tmp_path / "events.csv"
    done = cli("sheet", str(sheet), "--events", "4", "--seed", "7")
    assert done.exit_code == 0
    assert len(table(sheet)) == 4
    raw = sheet.read_bytes()
    twice = cli("sheet", str(sheet), "--events", "4")
    assert twice.exit_code == 1
    assert "exists already" in twice.stderr
    assert sheet.read_bytes() == raw
    fill_in(sheet, right="y", type_right="n")
    told = cli("precision", str(sheet))
    assert told.exit_code == 0
    assert "4 of 4 rows that were drawn are filled in." in told.stdout
    assert "right           1.000  0.510 to 1.000" in told.stdout
    assert "type_right      0.000  0.000 to 0.490" in told.stdout
    found = json.loads(cli("precision", str(sheet), "--json").stdout)
    assert found["tallies"][0]["share"] == 1.0
    assert found["tallies"][0]["interval"][0] == pytest.approx(0.51, abs=0.001)
    assert found["tallies"][2]["share"] is None


def test_a_sheet_of_sentences_of_one_story(cli: Cli, tmp_path: Path) -> None:
    sheet = tmp_path / "recall.csv"
    done = cli("sheet", str(sheet), "--sentences", "50", "--stratified", "--story", "port")
    assert done.exit_code == 0
    assert {r["article"] for r in table(sheet)}
    assert not any("chess" in r["sentence"] for r in table(sheet))
    fill_in(sheet, wrong="0", missed="1")
    told = cli("precision", str(sheet))
    assert told.exit_code == 0
    assert "recall" in told.stdout
    assert "Each group is weighed" in told.stdout


def test_requests_that_cannot_be(cli: Cli, tmp_path: Path) -> None:
    assert cli("sheet", str(tmp_path / "a.csv"), "--events", "3", "--sentences", "3").exit_code == 2
    assert cli("sheet", str(tmp_path / "a.csv"), "--story", "no such story").exit_code == 1
    assert cli("sheet", str(tmp_path / "no" / "a.csv")).exit_code == 1
    assert cli("precision", str(tmp_path / "a.csv")).exit_code == 1
    empty = cli("sheet", str(tmp_path / "a.csv"), at=tmp_path / "empty")
    assert empty.exit_code == 1
    assert "nothing was read yet" in empty.stderr
    assert not (tmp_path / "a.csv").exists()
