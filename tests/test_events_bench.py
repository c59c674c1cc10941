"""The tasks `pairs` and `spans` on sentences of our own."""

from pathlib import Path

import pytest

from bench import pairs, spans


@pytest.mark.parametrize(
    ("marked", "source", "target"),
    [
        ("<s>Rome</s> met <t>Bern</t>.", "Rome", "Bern"),
        ("<t>Bern</t> was met by <s>Rome</s>.", "Rome", "Bern"),
        ("<s>Rome</s> met Bern.", "Rome", None),
        ("<s>Rome met <t>Bern</t>.", "Rome met Bern.", "Bern"),
        ("Rome met Bern</t>.", None, None),
    ],
)
def test_tags_may_be_missing(marked: str, source: str | None, target: str | None) -> None:
    mark = pairs.unmark(marked)
    assert "<" not in mark.text
    assert [span and mark.text[slice(*span)] for span in (mark.source, mark.target)] == [
        source,
        target,
    ]


def test_every_pair_gets_a_root(tmp_path: Path) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text(
        "id\tmarked_sentence\tgold_root\n"
        "1\t<s>Rome</s> expelled two diplomats of <t>Bern</t>.\tSANCTION\n"
        "2\t<s>Rome</s> freed three sailors from <t>Malta</t>.\tYIELD\n"
        "3\t<s>Rome</s> will not free the sailors from <t>Malta</t>.\tREJECT\n"
        "4\t<s>Rome</s> <t>\t\n",
        encoding="utf-8",
    )
    rows = pairs.predict(table)
    assert [row["root"] for row in rows[:3]] == ["SANCTION", "YIELD", "REJECT"]
    assert rows[1]["type"] == "RETREAT"
    assert rows[3]["root"]
    assert all(0 < float(row["confidence"]) <= 1 for row in rows)
    assert pairs.score(rows, table)["accuracy"] == 1.0
    pairs.write(rows, tmp_path / "out.tsv")
    head, first, *_ = (tmp_path / "out.tsv").read_text(encoding="utf-8").splitlines()
    assert head.split("\t") == ["id", "marked_sentence", "gold_root", "type", "root", "confidence"]
    assert first.startswith("1\t<s>Rome</s> expelled")


def test_parties_are_tagged_token_by_token(tmp_path: Path) -> None:
    source = tmp_path / "spans.txt"
    text = "Kenyan B-S\ntroops I-S\nattacked O\nthe B-T\nrebels I-T\n. O\n\nKenya\nrested\n.\n"
    source.write_text(text, encoding="utf-8")
    said = spans.predict(source)
    assert [tag for _, tag in said[0]] == ["B-S", "I-S", "O", "B-T", "I-T", "O"]
    assert [token for token, _ in said[1]] == ["Kenya", "rested", "."]
    scores = spans.score(said[:1], _first(source, tmp_path))
    assert scores["f1"] == 1.0
    spans.write(said, tmp_path / "out.txt")
    assert [s[0][0] for s in spans.read(tmp_path / "out.txt")] == ["Kenyan", "Kenya"]


def _first(source: Path, folder: Path) -> Path:
    gold = folder / "gold.txt"
    gold.write_text(source.read_text(encoding="utf-8").split("\n\n")[0] + "\n", encoding="utf-8")
    return gold


def test_a_meeting_tags_both_sides_alike(tmp_path: Path) -> None:
    source = tmp_path / "spans.txt"
    source.write_text("Egypt\nheld\ntalks\nwith\nSudan\n.\n", encoding="utf-8")
    assert [tag for _, tag in spans.predict(source)[0]] == ["B-R", "O", "O", "O", "B-R", "O"]
