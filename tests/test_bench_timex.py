"""The bench's own reading of TIMEX3 values, and how intervals are scored by it."""

import json
from datetime import date
from pathlib import Path

import pytest

from bench import intervals, times
from bench.measures import total
from bench.overlap import overlap, shared
from bench.timex import canonical, days
from tests.test_times_bench import TIMEML

MAY = (date(2019, 5, 1), date(2019, 5, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1998-02-03", "1998-02-03", "1998-02-03"),
        ("1998-2-3", "1998-02-03", "1998-02-03"),
        ("1998-02-03TNI", "1998-02-03", "1998-02-03"),
        ("1998-02-03T09:30", "1998-02-03", "1998-02-03"),
        ("1998-02", "1998-02-01", "1998-02-28"),
        ("1998", "1998-01-01", "1998-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("1998-Q3", "1998-07-01", "1998-09-30"),
        ("1998-H2", "1998-07-01", "1998-12-31"),
        ("1998-SP", "1998-03-01", "1998-06-21"),
        ("1998-WI", "1998-12-01", "1999-03-20"),
        ("1998-W7", "1998-02-09", "1998-02-15"),
        ("1998-W07-WE", "1998-02-14", "1998-02-15"),
        ("1998-W07-2", "1998-02-10", "1998-02-10"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
    ],
)
def test_values_that_name_days(value: str, first: str, last: str) -> None:
    assert days(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    ["", "P3D", "PAST_REF", "XXXX-WXX-5", "XXXX-06", "1998-XX-03", "1998-02-30", "1998-13",
     "1998-W60", "9999-WI", "FY1998", "-0044", "12345", "T10:30"],
)  # fmt: skip
def test_values_that_name_none(value: str) -> None:
    assert days(value) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P1Y", "P12M"), ("PT24H", "P1D"), ("P24H", "P1D"), ("P1W", "P7D"), ("P1DE", "P10Y"),
        ("P1CE", "P10DE"), ("P2Q", "P6M"), ("P1.5Y", "P18M"), ("PT1H30M", "PT90M"),
        ("1998-W7", "1998-W07"), ("1998-W7-WE", "1998-W07-WE"), ("1998-W07-2", "1998-02-10"),
        ("199X", "199"), ("1998-2", "1998-02"), ("1998-02-03T9:30", "1998-02-03T09:30:00"),
        ("p3d", "P3D"),
    ],
)  # fmt: skip
def test_one_meaning_has_one_spelling(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P1M", "P30D"), ("P1M", "PT1M"), ("PXY", "PXM"), ("P1Y", "PXY"), ("1998", "199"),
        ("1998-W07", "1998-W07-WE"), ("PAST_REF", "PRESENT_REF"), ("T09:30", "T21:30"),
        ("1998-02-03TMO", "1998-02-03"), ("P1WE", "P1W"), ("P..Y", "P1Y"),
    ],
)  # fmt: skip
def test_other_meanings_stay_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_shares_are_of_days_in_either() -> None:
    assert shared(MAY, MAY) == 1
    assert shared(MAY, (date(2019, 5, 31), date(2019, 6, 30))) == 1 / 61
    assert shared(MAY, (date(2019, 6, 1), date(2019, 6, 30))) == 0


def test_overlap_counts_what_is_missed() -> None:
    day = (date(2019, 5, 3), date(2019, 5, 3))
    found = overlap([(MAY, MAY), (day, MAY), (None, MAY), (day, day), (MAY, day)])
    figures = total([found])
    assert figures["interval meets"] == 80
    assert figures["interval Jaccard"] == pytest.approx(100 * (2 + 2 / 31) / 5)
    assert figures["day exact"] == 50


def test_scores_tell_notation_from_meaning() -> None:
    gold: dict[str, list[times.Row]] = {
        "a": [[0, 6, "DURATION", "P12M"], [8, 14, "DATE", "2019-05-03"], [20, 26, "DATE", "2019"]]
    }
    said: dict[str, list[times.Row]] = {
        "a": [[0, 6, "DURATION", "P1Y"], [8, 14, "DATE", "2019-05"]]
    }
    figures = total(times.row_counts(said[doc], want) for doc, want in gold.items())
    assert figures["value F1"] == 0
    assert figures["value F1, same meaning"] == pytest.approx(40)
    assert figures["interval meets"] == 50
    assert figures["interval Jaccard"] == pytest.approx(100 / 31 / 2)
    assert figures["day exact"] == 0


def test_intervals_are_the_readers_own(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text(TIMEML, encoding="utf-8")
    prediction = intervals.predict(tmp_path)
    ends = [row[2:] for row in prediction["one"]]
    assert ends == [
        ["DATE", "2019-10-07", "2019-10-07", "2019-10-07"],
        ["DURATION", "P6M", None, None],
    ]
    again = json.loads(json.dumps(prediction))
    assert intervals.score(again, tmp_path)["day exact"] == 100
    assert intervals.score({}, tmp_path)["interval meets"] == 0
    open_end = {"one": [[*prediction["one"][0][:4], None, "2019-10-07"]]}
    assert intervals.score(open_end, tmp_path)["interval meets"] == 0
