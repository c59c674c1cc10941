"""Words a second of reading whole against the bare spaCy pipeline, in one run."""

from collections.abc import Callable, Sequence
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter
from typing import Any

import spacy

from tidings.codebook import load_codebook
from tidings.codec import article_id
from tidings.parsers.spacy import DEFAULT, SpacyParser
from tidings.readers.reading import read_article
from tidings.values import Article

ROUNDS = 5
MOST = 60  # articles: a sample is enough and keeps a run under a minute


def predict(input_path: Path) -> dict[str, float]:
    """Return words a second of both, their ratio, and the peak memory in MB.

    INPUT is a folder of text files. The two take turns, `ROUNDS` times; medians are given.
    """
    texts = [p.read_text(encoding="utf-8") for p in sorted(input_path.glob("*.txt"))[:MOST]]
    if not texts:
        raise KeyError("no .txt file in the folder")
    articles = [Article(id=article_id(t), text=t) for t in texts]
    words = sum(len(t.split()) for t in texts)
    parser, book, nlp = SpacyParser(), load_codebook(), spacy.load(DEFAULT)
    reading: list[float] = []
    bare: list[float] = []
    _seconds(lambda a: read_article(a, parser, book), articles[:2])  # warm both up
    _seconds(nlp, texts[:2])
    for _ in range(ROUNDS):
        bare.append(_seconds(nlp, texts))
        reading.append(_seconds(lambda a: read_article(a, parser, book), articles))
    return {
        "articles": float(len(texts)),
        "words": float(words),
        "reading_words_per_second": words / median(reading),
        "bare_words_per_second": words / median(bare),
        "ratio": median(bare) / median(reading),
        "peak_memory_mb": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
    }


def score(prediction: dict[str, float], input_path: Path) -> dict[str, float]:  # noqa: ARG001
    """Return the figures themselves: there is no gold for speed."""
    return prediction


def _seconds(work: Callable[[Any], object], things: Sequence[Any]) -> float:
    start = perf_counter()
    for thing in things:
        work(thing)
    return perf_counter() - start
