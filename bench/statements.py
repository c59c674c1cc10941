"""Statements on PolNeAR (Newell et al. 2018): source, cue and content of every attribution.

`predict` reads `text/*.txt` of a split; `score` reads `attributions/*.ann` (brat). Where several
annotators read an article, the first by file name counts. PolNeAR marks the outermost attribution
only: what a speaker tells of another's words is in our statements but not in the predictions. Gold
contents and predictions are taken apart into contiguous segments; a prediction serves one gold
segment.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from tidings.codebook.statements import StatementsBook, load_statements
from tidings.codebook.text import load_text
from tidings.parsers.attributions import packaged_attributions
from tidings.parsers.spacy import SpacyParser
from tidings.readers.statements import Utterance, find_statements
from tidings.readers.statements.weighing import HELD
from tidings.readers.syntax import Page, Parse, Weigher
from tidings.readers.text import read_layout
from tidings.values import Article, Span

QUOTED_WORDS = 4  # stretches shorter than this are too often scare quotes
INDIRECT_COVER = 0.5  # share of an indirect content that must be found
Pair = tuple[int, int]
Spans = Sequence[Sequence[int]]
ENTITY = re.compile(r"^(T\d+)\t(\w+) ([\d ;]+)\t", re.MULTILINE)
LINK = re.compile(r"^E\d+\t(.+)$", re.MULTILINE)
QUOTATION = re.compile('[“"]([^”"\n]*)[”"]')


class Gold(NamedTuple):
    """One attribution of the gold: where content, cue and source stand."""

    content: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    speaker: tuple[Pair, ...]


def predict(input_path: Path, sample: int | None = None) -> dict[str, list[dict[str, Any]] | None]:
    """Return {doc: [{content, cue, speaker, manner}]}, spans as [start, end] of the text file.

    An article that fails is `None`: how many do is one of the figures.
    """
    book, weigher = load_statements(), packaged_attributions()
    return {
        doc: _attempt(parse, book, weigher) for doc, parse in parses_of(input_path, sample).items()
    }


def parses_of(input_path: Path, sample: int | None = None) -> dict[str, Parse]:
    """Return {doc: parse} of a split; of about `sample` articles of it, spread evenly."""
    files = sorted((input_path / "text").glob("*.txt"))
    files = files[:: max(1, len(files) // sample)] if sample else files
    layouts = load_text()
    pages = []
    for text in map(_text, files):
        layout = read_layout(Article(id="bench", text=text), layouts)
        stretches = tuple((p.span.start, p.span.end, p.headline) for p in layout.paragraphs)
        pages.append(Page(text, stretches))
    parses = SpacyParser().parse(pages)
    return {file.stem: parse for file, parse in zip(files, parses, strict=True)}


def _attempt(
    parse: Parse, book: StatementsBook, weigher: Weigher | None
) -> list[dict[str, Any]] | None:
    try:
        return rows(find_statements(parse, book, weigher))
    except (LookupError, TypeError, ValueError, ArithmeticError, RecursionError):
        return None


def rows(utterances: Sequence[Utterance]) -> list[dict[str, Any]]:
    """Return the predictions of one article, as PolNeAR marks attributions: the outermost."""
    quoted = sorted((q.start, q.end) for u in utterances for q in u.quoted)
    return [
        _row(u)
        for u in utterances
        if u.content and u.confidence >= HELD and not _told_within(u, utterances, quoted)
    ]


def _told_within(u: Utterance, utterances: Sequence[Utterance], quoted: Sequence[Pair]) -> bool:
    """Tell whether an attribution stands in a quotation, or in what another is told to have said.

    The shell of a chain ("Tass reported that he said …") is an outermost attribution itself.
    """
    if u.cue:
        at = bisect_right(quoted, (u.cue[0].start, u.cue[0].end))
        if at and quoted[at - 1][1] > u.cue[0].start:
            return True
    if u.outer is None or u.act == "wrapper":
        return False
    outer = utterances[u.outer]
    return outer.act == "said" and outer.speaker != u.speaker


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def _row(u: Utterance) -> dict[str, Any]:
    """Return one prediction; a relative pronoun is the source, as PolNeAR has it."""
    speaker = (u.relative,) if u.relative is not None else u.speaker
    return {
        "content": _pairs(u.content),
        "cue": _pairs(u.cue),
        "speaker": _pairs(speaker),
        "manner": u.manner,
    }


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def score(
    predictions: Mapping[str, Sequence[Mapping[str, Any]] | None], input_path: Path
) -> dict[str, float]:
    """Return precision, recall and F1 of contents, quoted stretches with speakers, and the rest."""
    golds = {doc: gold for doc, gold in read_golds(input_path) if doc in predictions}
    figures: dict[str, float] = {"docs": float(len(golds)), **_lost(golds, predictions)}
    prediction = {doc: found or () for doc, found in predictions.items()}
    for name, test in (
        ("covered>.3", lambda g, p: _cover(g, p) > 0.3),
        ("covered>.8", lambda g, p: _cover(g, p) > 0.8),
        ("iou>.5", lambda g, p: iou(g, p) > 0.5),
    ):
        figures.update(_contents(golds, prediction, name, test))
    figures.update(_quoted(golds, prediction, input_path))
    figures.update(_indirect(golds, prediction, input_path))
    return figures


def _lost(golds: Any, prediction: Any) -> dict[str, float]:
    """Count the articles that failed (`None`) and those empty though they hold attributions."""
    return {
        "failed": float(sum(prediction[doc] is None for doc in golds)),
        "empty": float(sum(bool(gold) and not prediction[doc] for doc, gold in golds.items())),
    }


def read_golds(input_path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Yield each article of a split with its attributions, by the first annotator."""
    files: dict[str, Path] = {}
    for file in sorted((input_path / "attributions").glob("*.ann")):
        files.setdefault(re.sub(r"_[0-9a-f]{4}$", "", file.stem), file)
    for doc, file in files.items():
        yield doc, read_gold(file.read_text(encoding="utf-8"))


def read_gold(annotation: str) -> list[Gold]:
    """Return the attributions of one brat file."""
    spans = {
        ident: tuple((int(a), int(b)) for a, b in (part.split() for part in where.split(";")))
        for ident, _, where in ENTITY.findall(annotation)
    }
    golds = []
    for link in LINK.findall(annotation):
        roles: dict[str, list[Pair]] = {}
        for role in link.split():
            name, _, ident = role.partition(":")
            roles.setdefault(re.sub(r"\d+$", "", name), []).extend(spans.get(ident, ()))
        if roles.get("Content"):
            parts = (tuple(sorted(roles.get(r, ()))) for r in ("Content", "Cue", "Source"))
            golds.append(Gold(*parts))
    return golds


def _overlap(a: Sequence[int], b: Sequence[int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _cover(gold: Sequence[int], found: Sequence[int]) -> float:
    return _overlap(gold, found) / max(1, gold[1] - gold[0])


def iou(gold: Sequence[int], found: Sequence[int]) -> float:
    """Return what two stretches share of what they cover together."""
    shared = _overlap(gold, found)
    return shared / max(1, gold[1] - gold[0] + found[1] - found[0] - shared)


def _f1(name: str, hit: float, found: float, wanted: float) -> dict[str, float]:
    precision = hit / found if found else 0.0
    recall = hit / wanted if wanted else 0.0
    both = precision + recall
    return {
        f"{name} P": round(precision, 3),
        f"{name} R": round(recall, 3),
        f"{name} F1": round(2 * precision * recall / both if both else 0.0, 3),
    }


def _contents(golds: Any, prediction: Any, name: str, test: Any) -> dict[str, float]:
    """Match gold segments to predicted ones, best overlap first, each at most once."""
    hit = found = wanted = 0
    for doc, gold in golds.items():
        want = sorted({s for g in gold for s in g.content})
        have = sorted({tuple(s) for row in prediction[doc] for s in row["content"]})
        found += len(have)
        wanted += len(want)
        pairs = sorted(
            ((-iou(g, p), g, p) for g in want for p in have if _overlap(g, p) and test(g, p)),
        )
        used: set[tuple[str, Pair]] = set()
        for _, g, p in pairs:
            if ("g", g) not in used and ("p", p) not in used:
                used |= {("g", g), ("p", p)}
                hit += 1
    return _f1(name, hit, found, wanted)


def _quoted(golds: Any, prediction: Any, input_path: Path) -> dict[str, float]:
    """Quoted stretches of four words and more with the right speaker, end to end."""
    hit = found = wanted = 0
    for doc, gold in golds.items():
        text = _text(input_path / "text" / f"{doc}.txt")
        rows = prediction[doc]
        for stretch in _stretches(text):
            right = _sources(stretch, [(g.content, g.speaker) for g in gold])
            told = _sources(stretch, [(r["content"], r["speaker"]) for r in rows])
            wanted += bool(right)
            found += bool(told)
            hit += bool(right) and _meet(right, told)
    return _f1("quoted speaker", hit, found, wanted)


@lru_cache(maxsize=256)
def _stretches(text: str) -> tuple[Pair, ...]:
    return tuple(
        (m.start(1), m.end(1))
        for m in QUOTATION.finditer(text)
        if len(m.group(1).split()) >= QUOTED_WORDS
    )


def _sources(stretch: Pair, rows: Sequence[tuple[Spans, Spans]]) -> Spans:
    """Return the source of the attribution whose content fits the stretch best."""
    best, width = (), 0.5
    for content, speaker in rows:
        share = max((_cover(stretch, c) for c in content), default=0.0)
        size = sum(c[1] - c[0] for c in content)
        fit = share - size / 1e6  # the narrowest of those that hold it
        if share > 0.5 and fit > width and speaker:
            best, width = tuple(speaker), fit  # type: ignore[assignment]
    return best


def _meet(right: Spans, told: Spans) -> bool:
    return any(_overlap(a, b) for a in right for b in told)


def _indirect(golds: Any, prediction: Any, input_path: Path) -> dict[str, float]:
    """Attributions without quotation marks: share found, and of those with the right speaker."""
    seen = right = total = 0
    for doc, gold in golds.items():
        text = _text(input_path / "text" / f"{doc}.txt")
        for g in gold:
            if any(c in '"“”' for a, b in g.content for c in text[a:b]):
                continue
            total += 1
            size = sum(b - a for a, b in g.content)
            best = max(
                prediction[doc],
                key=lambda r: _iou_all(g.content, r["content"]),
                default=None,
            )
            if best is None or _shared(g.content, best["content"]) / size <= INDIRECT_COVER:
                continue
            seen += 1
            right += _meet(g.speaker, best["speaker"]) or not (g.speaker or best["speaker"])
    return {
        "indirect recall": round(seen / max(1, total), 3),
        "indirect speaker accuracy": round(right / max(1, seen), 3),
    }


def _shared(a: Spans, b: Spans) -> int:
    return sum(_overlap(x, y) for x in a for y in b)


def _iou_all(a: Spans, b: Spans) -> float:
    shared = _shared(a, b)
    return shared / max(1, sum(x[1] - x[0] for x in a) + sum(y[1] - y[0] for y in b) - shared)
