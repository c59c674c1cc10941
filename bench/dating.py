"""Task `dating`: the day of each event, as in SemEval-2015 task 4."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.measures import Counts, total
from bench.times import published, stretches
from tidings.codebook.times import load_times
from tidings.parsers.spacy import SpacyParser
from tidings.readers.syntax import Page
from tidings.readers.times import Calendar, Telling, date_act, read_times
from tidings.values import Interval

UNKNOWN_DAY = "XXXX-XX-XX"
Row = dict[str, str | None]


def predict(input_path: Path) -> list[Row]:
    """Return one row a gold event: value ("2003-09-XX"), earliest, latest."""
    source = json.loads(input_path.read_text(encoding="utf-8"))
    docs: Sequence[Mapping[str, Any]] = source["docs"]
    pages = (Page(d["text"], _lines(d["text"])) for d in docs)
    book = load_times()
    read = {}
    for doc, parse in zip(docs, SpacyParser().parse(pages), strict=True):
        times = read_times(parse, book)
        calendar = Calendar(times, published(doc["published"]))
        read[doc["id"]] = (Telling(parse, times, book.dating), calendar)
    return [date_event(*read[g["doc"]], (g["start"], g["end"])) for g in source["gold"]]


def _lines(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Return one stretch a line; the first is the headline."""
    found: list[tuple[int, int, bool]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((at, at + len(line.rstrip()), not found))
        at += len(line)
    return tuple(found) or stretches(text)


def date_event(telling: Telling, calendar: Calendar, where: tuple[int, int]) -> Row:
    """Date one event as the record does: its interval, its one answer, and that of the interval.

    The answer is the likeliest day of the interval, where it has one, else the interval's own.
    """
    start, end = where
    inside = [t for t in telling.parse.tokens if t.start < end and start < t.end]
    if not inside:
        return {"value": UNKNOWN_DAY, "interval": UNKNOWN_DAY, "earliest": None, "latest": None}
    i = next((t.i for t in inside if t.pos in ("VERB", "NOUN")), inside[0].i)
    interval = calendar.when(date_act(telling, i))
    own = as_value(interval)
    value = interval.likely + "-XX" * (2 - interval.likely.count("-")) if interval.likely else own
    return {
        "value": value,
        "interval": own,
        "earliest": interval.earliest,
        "latest": interval.latest,
    }


def as_value(interval: Interval) -> str:
    """Return an interval as a value with X for what it leaves open."""
    first, last = interval.first_day, interval.last_day
    if first is None or last is None:
        return UNKNOWN_DAY
    if first == last:
        return first
    if first[:7] == last[:7]:
        return f"{first[:7]}-XX"
    return f"{first[:4]}-XX-XX" if first[:4] == last[:4] else UNKNOWN_DAY


def score(prediction: Sequence[Row], input_path: Path) -> dict[str, float]:
    """Return exact agreement in percent: of all, of the datable; and how often ends hold it."""
    return total(counts(prediction, input_path).values())


def counts(prediction: Sequence[Row], input_path: Path) -> dict[str, Counts]:
    """Return the measures of `score` by document."""
    gold = json.loads(input_path.read_text(encoding="utf-8"))["gold"]
    by_doc: dict[str, list[tuple[Row, str]]] = {}
    for row, want in zip(prediction, gold, strict=True):
        by_doc.setdefault(want["doc"], []).append((row, want["date"]))
    return {doc: _counts(pairs) for doc, pairs in by_doc.items()}


def _counts(pairs: Sequence[tuple[Row, str]]) -> Counts:
    datable = [(p, day) for p, day in pairs if day != UNKNOWN_DAY]
    full = [(p, day) for p, day in datable if "X" not in day]
    closed = [(p, day) for p, day in full if p["earliest"] and p["latest"]]
    return {
        "exact": (sum(p["value"] == day for p, day in pairs), len(pairs)),
        "exact, datable": (sum(p["value"] == day for p, day in datable), len(datable)),
        "exact, datable, by the interval alone": (
            sum(_own(p) == day for p, day in datable),
            len(datable),
        ),
        "day held": (sum(_holds(p, day) for p, day in full), len(full)),
        "day held, both ends closed": (sum(_holds(p, day) for p, day in closed), len(closed)),
        "both ends closed": (len(closed), len(full)),
    }


def _own(row: Row) -> str:
    """Return the value of a row's interval (older predictions do not carry it)."""
    return as_value(Interval(earliest=row["earliest"], latest=row["latest"], basis=""))


def _holds(row: Row, day: str) -> bool:
    earliest, latest = row["earliest"], row["latest"]
    return (not earliest or earliest[:10] <= day) and (not latest or day <= latest[:10])
