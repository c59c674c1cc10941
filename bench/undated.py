"""Task `undated`: what an article's own words tell of its publication day."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bench.times import parse_all, read_folder
from tidings.codebook.times import load_times
from tidings.readers.times import infer_published, read_times
from tidings.values import Article

Prediction = dict[str, tuple[str | None, str | None]]


def predict(input_path: Path) -> Prediction:
    """Return `{doc: [earliest, latest]}`, null for an open end; creation times are not read."""
    docs = read_folder(input_path)
    book = load_times()
    found: Prediction = {}
    for doc, parse in zip(docs, parse_all(docs), strict=True):
        article = Article(id=doc.doc, text=doc.text)
        interval = infer_published(article, parse, read_times(parse, book), (), book.dating)
        found[doc.doc] = (interval.earliest, interval.latest)
    return found


def score(
    prediction: Mapping[str, tuple[str | None, str | None]], input_path: Path
) -> dict[str, float]:
    """Return in percent: intervals that hold the true day; lower, upper and both ends closed."""
    true = {d.doc: (d.created or "")[:10] for d in read_folder(input_path)}
    days = {doc: day for doc, day in true.items() if len(day) == len("2017-06-21")}
    rows = [(prediction[doc], day) for doc, day in days.items()]
    count = max(len(rows), 1)
    widths = sorted(_days(low, high) for (low, high), _ in rows if low and high)
    return {
        "true day held": 100 * sum(_holds(low, high, day) for (low, high), day in rows) / count,
        "lower end closed": 100 * sum(low is not None for (low, _), _ in rows) / count,
        "upper end closed": 100 * sum(high is not None for (_, high), _ in rows) / count,
        "median days where both are closed": widths[len(widths) // 2] if widths else float("nan"),
    }


def _holds(low: str | None, high: str | None, day: str) -> bool:
    return (low is None or low <= day) and (high is None or day <= high)


def _days(low: str, high: str) -> float:
    return float((date.fromisoformat(high) - date.fromisoformat(low)).days + 1)
