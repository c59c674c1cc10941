"""Task `times`: time expressions of TimeML files, scored as in TempEval-3."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bench.measures import Counts, f1, total
from bench.overlap import overlap
from bench.timex import Days, canonical, days
from tidings.codebook.times import load_times
from tidings.parsers.spacy import SpacyParser
from tidings.readers.syntax import Page, Parse
from tidings.readers.times import Calendar, read_times
from tidings.values import Interval, TimeExpression

TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
TIMEX = re.compile(r"<TIMEX3\b([^>]*)>|</TIMEX3>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
DCT = re.compile(r'<DCT>.*?\bvalue="([^"]*)"', re.DOTALL)
BLANK_LINES = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")

Row = list[int | str]  # start, end, type, value
AnyRow = TypeVar("AnyRow", bound=Sequence[int | str | None])
Prediction = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class TimeML:
    """One file: the characters of <TEXT> without markup, the gold rows and the creation day."""

    doc: str
    text: str
    gold: list[Row]
    created: str | None


def read_folder(folder: Path) -> list[TimeML]:
    """Read every TimeML file of a folder, in order of name."""
    files = sorted(p for p in folder.glob("*.tml") if not p.name.startswith("."))
    return [read_timeml(p) for p in files]


def read_timeml(path: Path) -> TimeML:
    """Read one TimeML file. Raises ValueError where it has no <TEXT>."""
    raw = _decoded(path.read_bytes())
    body = TEXT.search(raw)
    if body is None:
        raise ValueError(f"{path} has no <TEXT>")
    text, gold = _strip(body.group(1))
    created = DCT.search(raw)
    return TimeML(path.stem, text, gold, created.group(1) if created else None)


def _decoded(content: bytes) -> str:
    """Decode as UTF-8, or as Latin-1 where an old file is not."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _strip(body: str) -> tuple[str, list[Row]]:
    """Return the text without tags, and the TIMEX3 rows in its offsets."""
    text = ""
    gold: list[Row] = []
    open_ones: list[tuple[int, Mapping[str, str]]] = []
    at = 0
    for tag in TAG.finditer(body):
        text += html.unescape(body[at : tag.start()])
        at = tag.end()
        timex = TIMEX.fullmatch(tag.group())
        if timex is None:
            continue
        if timex.group(1) is not None:
            open_ones.append((len(text), dict(ATTRIBUTE.findall(timex.group(1)))))
        elif open_ones:
            start, attributes = open_ones.pop()
            gold.append([start, len(text), attributes["type"], attributes.get("value", "")])
    return text + html.unescape(body[at:]), gold


def stretches(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Return the paragraphs: what stands between blank lines."""
    return tuple(
        (m.start(), m.end(), False) for m in BLANK_LINES.finditer(text) if m.group().strip()
    )


def parse_all(docs: Sequence[TimeML]) -> Iterator[Parse]:
    """Parse every text with the default parser."""
    return SpacyParser().parse(Page(d.text, stretches(d.text)) for d in docs)


def published(created: str | None) -> Interval:
    """Return the creation time as a publication interval."""
    day = (created or "")[:10]
    known = day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
    return Interval(earliest=known, latest=known, basis="given")


def rows(times: Sequence[TimeExpression], day: Interval) -> list[Row]:
    """Return the predicted rows of one article."""
    calendar = Calendar(times, day)
    return [[t.span.start, t.span.end, t.type, calendar.value(i)] for i, t in enumerate(times)]


def predict(input_path: Path) -> Prediction:
    """Return `{doc: [[start, end, type, value], …]}` for a folder of TimeML files."""
    docs = read_folder(input_path)
    book = load_times()
    parsed = zip(docs, parse_all(docs), strict=True)
    return {d.doc: rows(read_times(p, book), published(d.created)) for d, p in parsed}


def score(prediction: Prediction, input_path: Path) -> dict[str, float]:
    """Return figures in percent over all files; `counts` says which."""
    return total(counts(prediction, input_path).values())


def counts(prediction: Mapping[str, Sequence[Row]], input_path: Path) -> dict[str, Counts]:
    """Return the measures of `row_counts` by document."""
    return {d.doc: row_counts(prediction.get(d.doc, []), d.gold) for d in read_folder(input_path)}


def row_counts(said: Sequence[Row], want: Sequence[Row]) -> Counts:
    """Return what one document scores: a pair is a gold expression and a prediction it overlaps.

    As in TempEval-3: "relaxed" F1 counts pairs, "strict" those of one extent, "type" and "value"
    those that agree in that. "value F1, same meaning" lets P1Y and P12M agree too. The rest are of
    `bench.overlap`, of gold dates and times whose value names days, reckoned from the values said.
    """
    pairs = list(paired(said, want))
    hits = {
        "relaxed F1": len(pairs),
        "strict F1": sum(p[:2] == g[:2] for p, g in pairs),
        "type F1": sum(p[2] == g[2] for p, g in pairs),
        "value F1": sum(p[3] == g[3] for p, g in pairs),
        "value F1, same meaning": sum(
            canonical(str(p[3])) == canonical(str(g[3])) for p, g in pairs
        ),
    }
    dated = [(None if p is None else days(str(p[3])), g) for p, g in agreeing(said, want)]
    return {
        **{name: f1(hit, len(said), len(want)) for name, hit in hits.items()},
        "relaxed P": (len(pairs), len(said)),
        "relaxed R": (len(pairs), len(want)),
        **overlap(dated),
    }


def agreeing(said: Sequence[AnyRow], want: Sequence[Row]) -> Iterator[tuple[AnyRow | None, Days]]:
    """Yield the days of each gold date or time that names days, with the prediction paired."""
    found = {id(gold): row for row, gold in paired(said, want)}
    for gold in want:
        named = days(str(gold[3])) if gold[2] in ("DATE", "TIME") else None
        if named is not None:
            yield found.get(id(gold)), named


def paired(said: Sequence[AnyRow], want: Sequence[Row]) -> Iterator[tuple[AnyRow, Row]]:
    """Yield predictions with the gold they overlap, one to one, exact extents first."""
    free = list(said)
    for exact in (True, False):
        rest = []
        for gold in want:
            match = next((p for p in free if _fits(p, gold, exact)), None)
            if match is None:
                rest.append(gold)
            else:
                free.remove(match)
                yield match, gold
        want = rest


def _fits(said: AnyRow, gold: Row, exact: bool) -> bool:
    (start, end), (low, high) = (map(int, row[:2]) for row in (said, gold))  # type: ignore[arg-type]
    return (start, end) == (low, high) if exact else start < high and low < end
