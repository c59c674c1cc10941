"""Task `times_speed`: characters a second of reading and resolving dates, beyond parsing."""

from pathlib import Path
from statistics import median
from time import perf_counter

from bench.times import read_folder
from tidings.codebook.times import TimesBook, load_times
from tidings.parsers.spacy import SpacyParser
from tidings.parsers.times import page_of, published_on
from tidings.readers.syntax import Parse
from tidings.readers.times import Calendar, read_times

ROUNDS = 9
MOST = 200  # texts
DAY = "2017-06-21"


def predict(input_path: Path) -> dict[str, float]:
    """Return characters a second on one core, the median of `ROUNDS` and the best.

    INPUT is a folder of texts (.txt, or .tml of which the text is taken). They are parsed first;
    each round reads every one with `read_times` and resolves every expression by `Calendar`, and
    nothing that an earlier round worked out about a parse is kept.
    """
    texts = _texts(input_path)
    if not texts:
        raise KeyError("no .txt or .tml file in the folder")
    parses = list(SpacyParser().parse(page_of(text) for text in texts))
    book = load_times()
    found = sum(_read(_fresh(p), book) for p in parses)  # and warmed up
    seconds = []
    for _ in range(ROUNDS):
        fresh = [_fresh(p) for p in parses]
        start = perf_counter()
        for parse in fresh:
            _read(parse, book)
        seconds.append(perf_counter() - start)
    characters = sum(map(len, texts))
    return {
        "texts": float(len(texts)),
        "characters": float(characters),
        "expressions": float(found),
        "characters_per_second": characters / median(seconds),
        "best_characters_per_second": characters / min(seconds),
    }


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
