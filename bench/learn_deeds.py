"""Learns which deeds are acts: `python -m bench.learn_deeds FOLDER…`, our own gold of stories.

A deed whose word stands within the words of a labelled telling is an act; the labels are meant to
hold all acts of their disputes. Each folder is judged by weights learned on the others, then all
are learned from for the table that is printed (codebook/deed_weights.toml). Deeds count so that a
folder weighs by the root of their number, and the largest does not outweigh the rest.
"""

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.record_gold import load_gold, text_of
from tidings.codebook import load_codebook
from tidings.parsers.spacy import default_parser
from tidings.readers.actors import Cast
from tidings.readers.events import Signs
from tidings.readers.reading import read_article
from tidings.readers.syntax import Page, Parse
from tidings.values import Article

RIDGE = 5.0
USUAL = 350
"""Deeds of a folder that count once each."""
LEAST_SEEN = 8
LEAST_WEIGHT = 0.05
STEPS = 60
LIMITS = (0.35, 0.4, 0.45, 0.5, 0.6)
Floats = NDArray[np.float64]


class Row(NamedTuple):
    """A deed: its folder, the tellings that hold it, whether an event has it, its signs."""

    folder: str
    acts: frozenset[str]
    typed: bool
    signs: tuple[str, ...]


class Keeper:
    """The default parser, which keeps the last parse."""

    def __init__(self) -> None:
        """Load the parser."""
        parser = default_parser()
        self._parser, self.last = parser, Parse("", (), ())
        self.name, self.weigher, self.coder = parser.name, parser.weigher, parser.coder

    def parse(self, pages: Iterable[Page]) -> Iterator[Parse]:
        """Yield one parse a page."""
        for parse in self._parser.parse(pages):
            self.last = parse
            yield parse


def rows_of(folder: Path, parser: Keeper) -> list[Row]:
    """Return the deeds of a folder's articles."""
    gold = load_gold(folder)
    told: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for event in gold.labels["events"]:
        for telling in event["tellings"]:
            article, start, end = gold.place(telling)
            told[article].append((start, end, f"{article} {event['id']}"))
    return [
        Row(
            folder.name,
            frozenset(t for a, b, t in told[row["id"]] if a <= start and end <= b),
            typed,
            signs,
        )
        for row in gold.rows
        for start, end, typed, signs in _deeds(row, parser)
    ]


def _deeds(row: dict[str, str], parser: Keeper) -> Iterator[tuple[int, int, bool, tuple[str, ...]]]:
    """Yield where an article's deeds stand, whether an event has them, and their signs."""
    book = load_codebook()
    weights = replace(book.deed_weights, kept=-1.0)
    article = Article(
        id=row["id"], text=text_of(row), title=row["title"], published=row["published"][:10]
    )
    reading = read_article(article, parser, replace(book, deed_weights=weights))
    cast = Cast(reading.actors, reading.mentions)
    signs = Signs(parser.last, cast, reading.statements, reading.times, book.events)
    triggers = {t for e in reading.events for t in (e.trigger, *e.tellings)}
    for deed in reading.deeds:
        at = deed.trigger
        yield at.start, at.end, at in triggers, signs.of(deed, weights, book.deeds)


class Learned(NamedTuple):
    """The weight of every deed, and that of each sign."""

    start: float
    weights: dict[str, float]

    def likely(self, row: Row) -> float:
        """Return how likely a deed is an act."""
        points = self.start + sum(self.weights.get(s, 0.0) for s in row.signs)
        return 1 / (1 + math.exp(-points))


def learn(rows: Sequence[Row]) -> Learned:
    """Return what a logistic regression with a ridge learns, by Newton's method."""
    seen = Counter(s for r in rows for s in r.signs)
    names = sorted(s for s, n in seen.items() if n >= LEAST_SEEN)
    place = {s: n for n, s in enumerate(names, 1)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, 0] = 1
    for n, row in enumerate(rows):
        x[n, [place[s] for s in row.signs if s in place]] = 1
    sizes = Counter(r.folder for r in rows)
    counts: Floats = np.array([math.sqrt(USUAL / sizes[r.folder]) for r in rows])
    y: Floats = np.array([float(bool(r.acts)) for r in rows])
    ridge = np.full(len(names) + 1, RIDGE)
    ridge[0] = 0.01
    w = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ ((p - y) * counts) + ridge * w
        bend = (x * (counts * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        w -= step
        if abs(step).max() < 1e-7:
            break
    return Learned(float(w[0]), dict(zip(names, w[1:].tolist(), strict=True)))


def judge(rows: Sequence[Row], learned: Learned) -> Iterator[str]:
    """Yield a line a limit: precision, recall, F1; of those that no event has, precision."""
    right = sum(bool(r.acts) for r in rows)
    units = set().union(*(r.acts for r in rows))
    for limit in LIMITS:
        found = [r for r in rows if learned.likely(r) >= limit]
        hits = sum(bool(r.acts) for r in found)
        bare = [r for r in found if not r.typed]
        told = len(set().union(*(r.acts for r in found))) / max(1, len(units))
        yield (
            f"{limit:.2f}  P {hits / max(1, len(found)):.2f}  R {hits / max(1, right):.2f}  "
            f"F1 {2 * hits / max(1, len(found) + right):.2f}  tellings {told:.2f}  "
            f"untyped {len(bare)} P {sum(bool(r.acts) for r in bare) / max(1, len(bare)):.2f}"
        )


def main(folders: Sequence[Path]) -> None:
    """Print how well each folder is judged by the others, then the table."""
    parser = Keeper()
    rows = {f.name: rows_of(f, parser) for f in folders}
    for name, mine in rows.items():
        others = [r for n, theirs in rows.items() if n != name for r in theirs]
        print(f"# {name}: {len(mine)} deeds")
        for line in judge(mine, learn(others)):
            print(f"#   {line}")
    learned = learn([r for mine in rows.values() for r in mine])
    print(f"start = {learned.start:.2f}\n\n[weights]")
    for sign, weight in sorted(learned.weights.items()):
        if abs(weight) >= LEAST_WEIGHT:
            print(f'"{sign}" = {weight:.2f}')


if __name__ == "__main__":
    main([Path(a) for a in sys.argv[1:]])
