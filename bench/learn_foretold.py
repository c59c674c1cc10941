"""Learns which clauses that look ahead commit somebody: `python -m bench.learn_foretold PATH…`.

A PATH is a folder or a file.

Each FOLDER is our own gold of whole stories: a clause is a commitment where the words of a
commitment's telling hold its verb. Each FILE has one text a line, `{"id", "text", "published",
"clauses": {"OFFSET": 0 or 1}}`, a clause by where its verb starts: ordinary news, in which most
clauses are none. A logistic regression with a ridge is learned; prints what each set
gets from weights that have not seen it, then the rows of `foretold.toml`.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from bench.record_gold import load_gold, text_of
from tidings.codebook import load_codebook
from tidings.parsers.spacy import default_parser
from tidings.readers.commitments.foretold import aheads, evidence
from tidings.readers.commitments.scene import Found, Scene
from tidings.readers.commitments.weighed import sentences_of
from tidings.readers.reading import read_articles
from tidings.values import Article

Floats = NDArray[np.float64]
LEASTS = (0.25, 0.3, 0.35, 0.4, 0.5)
SMALL = 0.05  # weights below are left out
PARTS = 4  # a file is left out in parts, a folder as a whole


class Clause(NamedTuple):
    """A clause that looks ahead: its set, what speaks for it, and whether it commits somebody."""

    fold: str
    evidence: frozenset[str]
    committed: bool


def scenes(articles: list[Article]) -> Iterator[tuple[Article, Scene, set[int]]]:
    """Yield each article as the commitments room sees it, and the sentences that rules read."""
    caught: list[tuple[Scene, set[int]]] = []

    def catch(scene: Scene, found: Sequence[Found]) -> Iterator[Found]:
        caught.append((scene, sentences_of(scene, found)))
        return iter(())

    with patch("tidings.readers.commitments.reading.weighed", catch):
        for found in read_articles(articles, default_parser(), load_codebook()):
            if caught:
                yield found.article, *caught.pop()


def of_folder(folder: Path) -> Iterator[Clause]:
    """Yield the clauses of a folder of gold stories."""
    gold = load_gold(folder)
    places = [gold.place(t) for c in gold.labels["commitments"] for t in c["tellings"]]
    articles = [
        Article(id=row["id"], text=text_of(row), published=row["published"][:10])
        for row in gold.rows
    ]
    for article, scene, read in scenes(articles):
        mine = [(p[1], p[2]) for p in places if p[0] == article.id]
        for ahead in aheads(scene):
            starts = (scene.parse.tokens[i].start for i in (ahead.act, ahead.lead))
            held = any(a <= start < b for start in starts for a, b in mine)
            yield Clause(folder.name, evidence(scene, ahead, read), held)


def of_file(path: Path) -> Iterator[Clause]:
    """Yield the labelled clauses of a file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    labels = {row["id"]: row["clauses"] for row in rows}
    articles = [Article(id=r["id"], text=r["text"], published=r["published"]) for r in rows]
    for n, (article, scene, read) in enumerate(scenes(articles)):
        for ahead in aheads(scene):
            label = labels[article.id].get(str(scene.parse.tokens[ahead.act].start))
            if label is not None:
                yield Clause(f"{path.stem} {n % PARTS}", evidence(scene, ahead, read), bool(label))


def rows_of(clauses: list[Clause], names: list[str]) -> tuple[Floats, Floats]:
    """Return evidence as rows of zeros and ones, and whether each is a commitment."""
    at = {name: n for n, name in enumerate(names)}
    found = np.zeros((len(clauses), len(names)))
    for row, clause in zip(found, clauses, strict=True):
        row[[at[name] for name in clause.evidence if name in at]] = 1
    return found, np.array([float(c.committed) for c in clauses])


def report(clauses: list[Clause], names: list[str]) -> None:
    """Print precision and recall of each set, learned from the others."""
    evidences, labels = rows_of(clauses, names)
    folds = np.array([c.fold for c in clauses])
    chances = np.zeros(len(clauses))
    for fold in dict.fromkeys(folds):
        out = folds == fold
        weights = learned(evidences[~out], labels[~out])
        chances[out] = 1 / (1 + np.exp(-(evidences[out] @ weights[:-1] + weights[-1])))
    kinds = np.array([fold.rpartition(" ")[0] or fold for fold in folds])
    for kind in dict.fromkeys(kinds):
        for least in LEASTS:
            said = (chances >= least) & (kinds == kind)
            right = labels[said].sum()
            precision, recall = right / max(1, said.sum()), right / labels[kinds == kind].sum()
            print(f"# {kind} {least}: {said.sum()} P {precision:.2f} R {recall:.2f}")


def learned(evidences: Floats, labels: Floats) -> Floats:
    """Return weights, the start last, by Newton's method with a ridge."""
    rows = np.hstack([evidences, np.ones((len(evidences), 1))])
    weights, ridge = np.zeros(rows.shape[1]), np.append(np.full(evidences.shape[1], 3.0), 0.0)
    for _ in range(40):
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (likely - labels) + ridge * weights
        bend = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(ridge + 1e-8)
        weights -= np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    """Learn from the folders and files named."""
    paths = [Path(name) for name in sys.argv[1:]]
    clauses = [c for path in paths for c in (of_folder if path.is_dir() else of_file)(path)]
    names = sorted({name for clause in clauses for name in clause.evidence})
    print(f"# {len(clauses)} clauses, {sum(c.committed for c in clauses)} of them commitments")
    report(clauses, names)
    weights = learned(*rows_of(clauses, names))
    print(f"start = {weights[-1]:.2f}\n\n[weights]")
    for name, weight in zip(names, weights[:-1], strict=True):
        if abs(weight) >= SMALL:
            print(f'"{name}" = {weight:.2f}')


if __name__ == "__main__":
    main()
