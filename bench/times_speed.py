"""Task `times_speed`: characters a second of reading and resolving dates, beyond parsing."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import spacy

from bench.times import read_folder
from tidings.codebook.times import TimesBook, load_times
from tidings.parsers.spacy import DEFAULT, SpacyParser
from tidings.parsers.times import page_of, published_on
from tidings.readers.syntax import Parse
from tidings.readers.times import Calendar, read_times

ROUNDS = 9
MOST = 200  # texts
DAY = "2017-06-21"
DAYS = count()


def predict(input_path: Path) -> dict[str, float]:
    """Return characters a second on one core, the medians of `ROUNDS`.

    INPUT is a folder of texts (.txt, or .tml of which the text is taken), parsed beforehand.
    "reading": `read_times` over each parse, and every expression resolved by `Calendar`; nothing
    that an earlier round worked out about a parse is kept. "component": `tidings_times` over each
    of spaCy's documents, which takes the parse out of it too, and every row of `doc._.times`.
    """
    texts = _texts(input_path)
    if not texts:
        raise KeyError("no .txt or .tml file in the folder")
    book = load_times()
    parses = list(SpacyParser().parse(page_of(text) for text in texts))
    nlp = spacy.load(DEFAULT)
    docs = list(nlp.pipe(texts))
    component = nlp.add_pipe("tidings_times", config={"published": DAY})
    expressions = sum(_read(_fresh(parse), book) for parse in parses)  # and warmed up
    characters = sum(map(len, texts))
    return {
        "texts": float(len(texts)),
        "characters": float(characters),
        "expressions": float(expressions),
        "reading_characters_per_second": characters
        / _seconds(lambda: [_fresh(p) for p in parses], lambda parse: _read(parse, book)),
        "component_characters_per_second": characters
        / _seconds(lambda: docs, lambda doc: _marked(component, doc)),
    }


def _seconds(things: Callable[[], Sequence[Any]], work: Callable[[Any], int]) -> float:
    """Return the median over rounds of the seconds that all the work takes."""
    rounds = []
    for _ in range(ROUNDS):
        fresh = things()
        start = perf_counter()
        for thing in fresh:
            work(thing)
        rounds.append(perf_counter() - start)
    return median(rounds)


def score(prediction: dict[str, float], input_path: Path) -> dict[str, float]:  # noqa: ARG001
    """Return the figures themselves: there is no gold for speed."""
    return prediction


def _texts(folder: Path) -> list[str]:
    plain = [p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))]
    return (plain or [d.text for d in read_folder(folder)])[:MOST]


def _fresh(parse: Parse) -> Parse:
    """Return the parse without what was worked out about it."""
    return Parse(parse.text, parse.tokens, parse.sentences)


def _read(parse: Parse, book: TimesBook) -> int:
    """Read and resolve one text; return how many expressions it has."""
    times = read_times(parse, book)
    calendar = Calendar(times, published_on(DAY))
    for at in range(len(times)):
        calendar.value(at)
        calendar.interval(at)
    return len(times)


def _marked(component: Any, doc: Any) -> int:
    """Mark one document and resolve it, on a new day each time: rows are kept for each day."""
    doc._.published = date.fromordinal(date.fromisoformat(DAY).toordinal() + next(DAYS)).isoformat()
    return len(component(doc)._.times)
