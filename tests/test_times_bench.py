"""The scorers of the date tasks, on files made here."""

import json
from pathlib import Path

import pytest

from bench import dating, times, undated
from bench.measures import total

TIMEML = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2019-10-09">October 9, 2019</TIMEX3></DCT>
<TEXT>
The <EVENT eid="e1">envoy</EVENT> left &amp; came back on <TIMEX3 tid="t1" type="DATE"
value="2019-10-07">Monday</TIMEX3>.

He had been away for <TIMEX3 tid="t2" type="DURATION" value="P6M">six months</TIMEX3>.
</TEXT>
</TimeML>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.tml").write_text(TIMEML, encoding="utf-8")
    (tmp_path / "._one.tml").write_bytes(b"\xb0\x00")
    return tmp_path


def test_timeml_text_is_what_stands_between_the_tags(folder: Path) -> None:
    (doc,) = times.read_folder(folder)
    assert doc.text.startswith("\nThe envoy left & came back on Monday.")
    assert [doc.text[int(g[0]) : int(g[1])] for g in doc.gold] == ["Monday", "six months"]
    assert doc.created == "2019-10-09"


def test_times_predicts_and_scores(folder: Path) -> None:
    prediction = times.predict(folder)
    assert [row[2:] for row in prediction["one"]] == [["DATE", "2019-10-07"], ["DURATION", "P6M"]]
    assert times.score(prediction, folder)["value F1"] == 100


def test_scores_tell_extent_type_and_value_apart() -> None:
    gold: dict[str, list[times.Row]] = {
        "a": [[0, 6, "DATE", "2019"], [10, 20, "DURATION", "P6M"], [30, 36, "DATE", "2018"]]
    }
    said: dict[str, list[times.Row]] = {
        "a": [[0, 6, "DATE", "2018"], [14, 20, "DURATION", "P6M"], [50, 56, "DATE", "2018"]]
    }
    figures = total(times.row_counts(said[doc], want) for doc, want in gold.items())
    third = pytest.approx(100 / 3)
    assert figures["relaxed F1"] == pytest.approx(200 / 3)
    assert figures["strict F1"] == third
    assert figures["value F1"] == third
    assert figures["type F1"] == pytest.approx(200 / 3)


def test_one_prediction_answers_one_gold_expression() -> None:
    gold: dict[str, list[times.Row]] = {"a": [[0, 6, "DATE", "x"], [8, 14, "DATE", "x"]]}
    said: dict[str, list[times.Row]] = {"a": [[0, 14, "DATE", "x"]]}
    assert total(times.row_counts(said[doc], want) for doc, want in gold.items())["relaxed R"] == 50


def test_undated_ignores_the_creation_time(folder: Path) -> None:
    prediction = undated.predict(folder)
    assert prediction == {"one": (None, None)}
    assert undated.score(prediction, folder)["true day held"] == 100
    wrong = undated.score({"one": ("2020-01-01", None)}, folder)
    assert wrong["true day held"] == 0


def test_dating_gives_a_row_for_each_event(tmp_path: Path) -> None:
    text = "The envoy left on Monday .\nHe will return in December ."
    spans = [(text.index(w), text.index(w) + len(w)) for w in ("left", "return")]
    source = {
        "docs": [{"id": "1", "published": "2019-10-09", "text": text}],
        "gold": [
            {"doc": "1", "start": s, "end": e, "date": d}
            for (s, e), d in zip(spans, ("2019-10-07", "2019-12-XX"), strict=True)
        ],
    }
    path = tmp_path / "d.json"
    path.write_text(json.dumps(source), encoding="utf-8")
    rows = dating.predict(path)
    assert [r["value"] for r in rows] == ["2019-10-07", "2019-12-XX"]
    assert dating.score(rows, path)["exact"] == 100
    assert dating.score([rows[1], rows[0]], path)["exact"] == 0
