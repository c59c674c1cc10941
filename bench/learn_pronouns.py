"""Learns what speaks for a person whom "he" or "she" may stand for: texts → `[pronouns]`.

`python -m bench.learn_pronouns FOLDER` reads every `*.txt` (PolNeAR's train split) and prints the
table of `actors.toml`. No pronoun is labelled by hand: where the gender of all persons in reach is
known by title, office or given name, and one alone is of the pronoun's, that one is the answer and
the others are the rivals, gender being withheld from the features. A log-linear ranker is fitted to
these by gradient ascent with an L2 penalty; every fifth article is held out and its accuracy
printed. What cannot be learned so (`SET`: gender itself, unnamed persons) is set by hand.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tidings.codebook import load_codebook
from tidings.codec import article_id
from tidings.parsers.spacy import default_parser
from tidings.readers.actors import read_mentions
from tidings.readers.actors.pronouns import candidates
from tidings.readers.actors.ranking import Candidate, described
from tidings.readers.actors.references import resolve_references
from tidings.readers.actors.scene import Scene
from tidings.readers.statements import find_statements
from tidings.readers.syntax import Page
from tidings.readers.text import read_layout
from tidings.values import Article

SET = {"gender": 1.5, "gender by pronoun": 1.0, "other gender": -1.0, "unnamed": -1.5}
LEAST = 0.5  # the share under which nobody is chosen
PENALTY, STEPS, RATE = 2.0, 300, 0.05
SLIGHT = 0.05  # weights below are left out
NEAR = 2  # sentences in which nobody's gender may be unknown
HELD_OUT = 5
Array = NDArray[np.float64]


class Case(NamedTuple):
    """The features of each candidate, and which is meant."""

    rows: list[list[str]]
    right: int


def gather(folder: Path) -> Iterator[list[Case]]:
    """Yield the cases of each article of a folder of texts."""
    book = load_codebook()
    texts = [f.read_bytes().decode("utf-8") for f in sorted(folder.glob("*.txt"))]
    for parse in default_parser().parse(_page(text) for text in texts):
        speakers = [s for u in find_statements(parse, book.statements) for s in u.speaker]
        found: list[Case] = []
        resolve_references(parse, read_mentions(parse, book.actors), speakers, _watch(found))
        yield found


def _page(text: str) -> Page:
    layout = read_layout(Article(id=article_id(text, None), text=text), load_codebook().text)
    return Page(text, tuple((p.span.start, p.span.end, p.headline) for p in layout.paragraphs))


def _watch(found: list[Case]) -> Callable[[Scene, int], int | None]:
    """Return what notes a case where gender alone decides, and names who is meant there."""

    def note(scene: Scene, i: int) -> int | None:
        gender = scene.gender_of(i)
        rivals = [c for c in candidates(scene, i, agreeing=False) if _counts(scene, i, c)]
        fits = [k for k, c in enumerate(rivals) if scene.actors[c.actor].gender == gender]
        unknown = any(scene.actors[c.actor].gender is None for c in rivals)
        if unknown or len(fits) != 1 or len(rivals) == 1:
            return None
        rows = [[f for f in row if f not in SET] for row in described(scene, i, rivals)]
        found.append(Case(rows, fits[0]))
        return rivals[fits[0]].actor

    return note


def _counts(scene: Scene, i: int, c: Candidate) -> bool:
    near = scene.tokens[i].sentence - c.point.sentence <= NEAR
    return near or scene.actors[c.actor].gender is not None


def fit(cases: Sequence[Case], names: Sequence[str]) -> Array:
    """Return the weights of the features, fitted by Adam."""
    at = {name: k for k, name in enumerate(names)}
    widest = max(len(c.rows) for c in cases)
    told = np.zeros((len(cases), widest, len(names)))
    there = np.full((len(cases), widest), -1e9)
    for n, case in enumerate(cases):
        there[n, : len(case.rows)] = 0.0
        for k, row in enumerate(case.rows):
            told[n, k, [at[f] for f in row]] = 1.0
    right = told[np.arange(len(cases)), [c.right for c in cases]]
    weights, slope, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        sums = told @ weights + there
        odds = np.exp(sums - sums.max(axis=1, keepdims=True))
        shares = odds / odds.sum(axis=1, keepdims=True)
        gain = (right - np.einsum("nk,nkf->nf", shares, told)).sum(axis=0) - PENALTY * weights
        slope = 0.9 * slope + 0.1 * gain
        square = 0.99 * square + 0.01 * gain * gain
        weights += RATE * (slope / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def accuracy(cases: Sequence[Case], weights: dict[str, float]) -> float:
    """Return the share of cases in which the likeliest candidate is the one meant."""
    hits = 0
    for case in cases:
        sums = [sum(weights.get(f, 0.0) for f in row) for row in case.rows]
        hits += sums.index(max(sums)) == case.right
    return hits / max(1, len(cases))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Learn the weights of pronouns' candidates.")
    parser.add_argument("folder", type=Path)
    articles = list(gather(parser.parse_args().folder))
    kept = [c for n, cs in enumerate(articles) if n % HELD_OUT for c in cs]
    held = [c for cs in articles[::HELD_OUT] for c in cs]
    cases = kept + held
    names = sorted({f for c in cases for row in c.rows for f in row})
    tried = dict(zip(names, fit(kept, names).tolist(), strict=True))
    print(f"# {len(cases)} cases; held out: {accuracy(held, tried):.3f} of {len(held)} right")
    weights = dict(zip(names, fit(cases, names).tolist(), strict=True)) | SET
    print(f"[pronouns]\nleast = {LEAST}")
    for name in sorted(weights):
        if abs(weights[name]) >= SLIGHT:
            print(f'"{name}" = {weights[name]:.2f}')


if __name__ == "__main__":
    main()
