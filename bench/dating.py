"""Task `dating`: the day of each event, as in SemEval-2015 task 4."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.times import published, stretches
from tidings.codebook.times import DatingVerbs, load_times
from tidings.parsers.spacy import SpacyParser
from tidings.readers.syntax import Page, Parse
from tidings.readers.times import Calendar, date_clause, likely_when, read_times
from tidings.values import Interval, TimeExpression

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
        read[doc["id"]] = (parse, times, Calendar(times, published(doc["published"])))
    return [
        date_event(*read[g["doc"]], (g["start"], g["end"]), book.dating) for g in source["gold"]
    ]


def _lines(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Return one stretch a line: these texts have one sentence a line."""
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((at, at + len(line.rstrip()), False))
        at += len(line)
    return tuple(found) or stretches(text)


def date_event(
    parse: Parse,
    times: Sequence[TimeExpression],
    calendar: Calendar,
    where: tuple[int, int],
    verbs: DatingVerbs,
) -> Row:
    """Date one event: its interval, and the likeliest value for it."""
    start, end = where
    inside = [t for t in parse.tokens if t.start < end and start < t.end]
    if not inside:
        return {"value": UNKNOWN_DAY, "earliest": None, "latest": None}
    i = next((t.i for t in inside if t.pos in ("VERB", "NOUN")), inside[0].i)
    interval = calendar.when(date_clause(parse, times, i, verbs))
    guess = calendar.when(likely_when(parse, times, i, verbs))
    return {"value": as_value(guess), "earliest": interval.earliest, "latest": interval.latest}


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
    gold = json.loads(input_path.read_text(encoding="utf-8"))["gold"]
    pairs = list(zip(prediction, gold, strict=True))
    datable = [(p, g) for p, g in pairs if g["date"] != UNKNOWN_DAY]
    full = [(p, g) for p, g in datable if "X" not in g["date"]]
    closed = [p for p, _ in full if p["earliest"] and p["latest"]]
    return {
        "exact": _share(p["value"] == g["date"] for p, g in pairs),
        "exact, datable": _share(p["value"] == g["date"] for p, g in datable),
        "day held": _share(_holds(p, g["date"]) for p, g in full),
        "day held, both ends closed": _share(
            _holds(p, g["date"]) for p, g in full if p["earliest"] and p["latest"]
        ),
        "both ends closed": 100 * len(closed) / max(len(full), 1),
    }


def _holds(row: Row, day: str) -> bool:
    earliest, latest = row["earliest"], row["latest"]
    return (not earliest or earliest[:10] <= day) and (not latest or day <= latest[:10])


def _share(hits: Iterable[bool]) -> float:
    values = list(hits)
    return 100 * sum(values) / max(len(values), 1)
