"""Task `undated`: what an article's own words tell of its publication day."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import inf
from pathlib import Path

from bench.measures import Counts
from bench.times import TimeML, parse_all, read_folder
from tidings.codebook.times import load_times
from tidings.readers.syntax import Parse
from tidings.readers.times import infer_published, read_times
from tidings.values import Article

Ends = tuple[str | None, str | None]
Prediction = dict[str, Ends]
MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
DAY_OF_MONTH = re.compile(
    rf"{MONTHS} \d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTHS}", re.I
)
A_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
KNOWN = 1  # years between a year that is named and the true one, where a day's year can be known


def predict(input_path: Path) -> Prediction:
    """Return `{doc: [earliest, latest]}`, null for an open end; creation times are not read."""
    docs = read_folder(input_path)
    return predict_parsed(docs, list(parse_all(docs)))


def predict_parsed(docs: Sequence[TimeML], parses: Sequence[Parse]) -> Prediction:
    """Return the same for texts that are parsed already."""
    book = load_times()
    found: Prediction = {}
    for doc, parse in zip(docs, parses, strict=True):
        article = Article(id=doc.doc, text=doc.text)
        interval = infer_published(article, parse, read_times(parse, book), (), book.dating)
        found[doc.doc] = (interval.earliest, interval.latest)
    return found


def score(prediction: Mapping[str, Ends], input_path: Path) -> dict[str, float]:
    """Return what `score_docs` tells of a folder of TimeML files."""
    return score_docs(prediction, read_folder(input_path))


def score_docs(prediction: Mapping[str, Ends], docs: Sequence[TimeML]) -> dict[str, float]:
    """Return shares in percent and widths in days, both days included.

    Held: intervals that hold the true day, of all and of those closed at both ends. Closed: lower
    end, upper end and both. Widths: the median where both ends are closed, and the median where a
    day-level past expression exists, an interval with an open end counting as endless. That is
    told twice: where the gold has a full date (day, month and year in its words) not after the
    creation day ("full date"), and where it has one, or such a day and month in a text that names
    a year at most one year before the creation year, so that its year can be known ("day of known
    year").
    """
    true = {d.doc: (d.created or "")[:10] for d in docs}
    dated = [d for d in docs if len(true[d.doc]) == len("2017-06-21")]
    rows = {d.doc: (*prediction[d.doc], true[d.doc]) for d in dated}
    closed = {doc: row for doc, row in rows.items() if row[0] and row[1]}
    sets = {
        "where both are closed": list(closed),
        "full date": [d.doc for d in dated if _has_full_date(d)],
        "day of known year": [d.doc for d in dated if _has_full_date(d) or _has_known_day(d)],
    }
    figures = {
        "true day held": _share(_holds(*row) for row in rows.values()),
        "true day held where both are closed": _share(_holds(*row) for row in closed.values()),
        "lower end closed": _share(row[0] is not None for row in rows.values()),
        "upper end closed": _share(row[1] is not None for row in rows.values()),
        "both ends closed": 100 * len(closed) / max(len(rows), 1),
    }
    for name, docs_of in sets.items():
        widths = sorted(_days(*prediction[doc]) for doc in docs_of)
        figures[f"articles, {name}"] = len(widths)
        figures[f"median days, {name}"] = widths[len(widths) // 2] if widths else float("nan")
    return figures


def _past_days(doc: TimeML) -> list[str]:
    """Return the words of gold expressions that name a day of a month, not after creation."""
    day = (doc.created or "")[:10]
    return [
        doc.text[int(start) : int(end)]
        for start, end, _, value in doc.gold
        if re.match(r"\d{4}-\d\d-\d\d", str(value))
        and str(value)[:10] <= day
        and DAY_OF_MONTH.search(doc.text[int(start) : int(end)])
    ]


def _has_full_date(doc: TimeML) -> bool:
    return any(A_YEAR.search(words) for words in _past_days(doc))


def _has_known_day(doc: TimeML) -> bool:
    year = int((doc.created or "")[:4])
    named = {int(y) for y in A_YEAR.findall(doc.text)}
    return bool(_past_days(doc)) and any(0 <= year - y <= KNOWN for y in named)


def _share(held: Iterable[bool]) -> float:
    found = list(held)
    return 100 * sum(found) / max(len(found), 1)


def counts(prediction: Mapping[str, Sequence[str | None]], input_path: Path) -> dict[str, Counts]:
    """Return by document the measures of `score` that are shares."""
    true = {d.doc: (d.created or "")[:10] for d in read_folder(input_path)}
    return {
        doc: {
            "true day held": (_holds(prediction[doc][0], prediction[doc][1], day), 1),
            "lower end closed": (prediction[doc][0] is not None, 1),
            "upper end closed": (prediction[doc][1] is not None, 1),
        }
        for doc, day in true.items()
        if len(day) == len("2017-06-21")
    }


def _holds(low: str | None, high: str | None, day: str) -> bool:
    return (low is None or low <= day) and (high is None or day <= high)


def _days(low: str | None, high: str | None) -> float:
    if low is None or high is None:
        return inf
    return float((date.fromisoformat(high) - date.fromisoformat(low)).days + 1)
