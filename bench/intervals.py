"""Task `intervals`: the days that time expressions come to, against those of the gold values."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from bench.measures import Counts, total
from bench.overlap import overlap
from bench.times import agreeing, parse_all, published, read_folder
from bench.timex import Days
from tidings.codebook.times import load_times
from tidings.readers.times import Calendar, read_times

Row = list[int | str | None]  # start, end, type, value, earliest, latest
Prediction = dict[str, list[Row]]
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def predict(input_path: Path) -> Prediction:
    """Return `{doc: [[start, end, type, value, earliest, latest], …]}`, null for an open end."""
    docs = read_folder(input_path)
    book = load_times()
    found: Prediction = {}
    for doc, parse in zip(docs, parse_all(docs), strict=True):
        times = read_times(parse, book)
        calendar = Calendar(times, published(doc.created))
        ends = [calendar.interval(i) for i in range(len(times))]
        found[doc.doc] = [
            [t.span.start, t.span.end, t.type, calendar.value(i), end.earliest, end.latest]
            for i, (t, end) in enumerate(zip(times, ends, strict=True))
        ]
    return found


def counts(
    prediction: Mapping[str, Sequence[Sequence[int | str | None]]], input_path: Path
) -> dict[str, Counts]:
    """Return `bench.overlap` by document, over gold expressions of type DATE and TIME whose value
    names days. One that was not found counts as missed, and so does an interval with an open end.
    """
    return {
        d.doc: overlap(
            (_days(row), gold) for row, gold in agreeing(prediction.get(d.doc, ()), d.gold)
        )
        for d in read_folder(input_path)
    }


def score(prediction: Prediction, input_path: Path) -> dict[str, float]:
    """Return the measures in percent."""
    return total(counts(prediction, input_path).values())


def _days(row: Sequence[int | str | None] | None) -> Days | None:
    """Return the days of a row, None where an end is open."""
    ends = () if row is None else row[4:6]
    found = [date.fromisoformat(e[:10]) for e in ends if isinstance(e, str) and DAY.match(e)]
    return (found[0], found[1]) if len(found) == 2 else None
