"""The task `pairs`: the PLOVER type of what a marked source does to a marked target.

INPUT is a TSV with a column `marked_sentence`, in which `<s>…</s>` and `<t>…</t>` mark the pair (a
tag may be missing). OUTPUT is the same TSV with `type`, `root` (PLV's 15 labels) and `confidence`.

The rules choose a label in this order: the frame of a verb or deed noun that joins the two (its
parties stand inside the marks), else the first frame between them, else any frame of the sentence,
else ACCUSE, the commonest act of words in news. The trained coder weighs it with the words; where
there is no coder, or no mark at all, the rules' label stands.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tidings.codebook.events import EventsBook, Frame, load_events
from tidings.parsers.coder import packaged_coder
from tidings.parsers.spacy import SpacyParser
from tidings.readers.events.coder import Coder, Pair
from tidings.readers.events.fitting import noun_frame, verb_frame
from tidings.readers.events.grammar import objects, subject
from tidings.readers.events.phrase_words import prepositions
from tidings.readers.events.status import verb_status
from tidings.readers.syntax import Page, Parse
from tidings.values import Span

TAG = re.compile(r"</?[st]>")
PRIOR = "ACCUSE"
MADE = frozenset({"type", "root", "confidence"})
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its tags, and where the source and the target stood (or none)."""

    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None


def unmark(marked: str) -> Marked:
    """Take the tags out; a missing end tag ends at the next tag, a missing start tag is no mark."""
    text, at = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    for tag in TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        name = tag.group()[-2]
        if tag.group()[1] == "/":
            if name in opened:
                spans.setdefault(name, (opened.pop(name), len(text)))
        else:
            opened[name] = len(text)
    text += marked[at:]
    for name, start in opened.items():
        spans.setdefault(name, (start, min(len(text), start + 40)))
    return Marked(text, spans.get("s"), spans.get("t"))


@dataclass(frozen=True, slots=True)
class Found:
    """A frame in a sentence: its token, its verb (none for a noun alone), how well it joins."""

    token: int
    frame: Frame
    verbal: bool
    rank: int


def frames_of(parse: Parse, marked: Marked, book: EventsBook) -> list[Found]:
    """Return the frames of a sentence, best first."""
    found = []
    for token in parse.tokens:
        lemma = token.lemma.lower()
        if token.pos == "VERB" and lemma in book.verbs:
            frame = verb_frame(parse, token.i, book)
        elif token.pos == "NOUN" and lemma in book.nouns:
            frame = noun_frame(parse, token.i, book)
        else:
            continue
        if frame is not None:
            found.append(Found(token.i, frame, token.pos == "VERB", _rank(parse, token.i, marked)))
    return sorted(found, key=lambda f: (-f.rank, not f.verbal, f.token))


def _rank(parse: Parse, i: int, marked: Marked) -> int:
    """2 each for a party that stands at its place; 1 for standing between the marks."""
    token = parse.tokens[i]
    rank = 0
    if _inside(token.start, marked.source) or _inside(token.start, marked.target):
        rank -= 2
    if token.pos == "VERB":
        source = subject(parse, i)
        target = (*objects(parse, i), *(obj for _, obj in prepositions(parse, i)))
        rank += 3 * any(_covers(parse, h, marked.source) for h in source)
        rank += 2 * any(_reaches(parse, h, marked.target) for h in target)
    if marked.source and marked.target:
        low, high = sorted((marked.source[1], marked.target[0]))
        rank += low <= token.start <= high
    return rank


def _inside(at: int, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= at < span[1]


def _covers(parse: Parse, head: int, span: tuple[int, int] | None) -> bool:
    return any(_inside(parse.tokens[c].start, span) for c in parse.conjuncts(head))


def _reaches(parse: Parse, head: int, span: tuple[int, int] | None) -> bool:
    whole = parse.subtree(head)
    return span is not None and whole.start <= span[0] < whole.end


def label(parse: Parse, marked: Marked, book: EventsBook) -> tuple[str, float]:
    """Return the PLOVER type of the marked pair and a confidence."""
    found = frames_of(parse, marked, book)
    if not found:
        return _by_modal(parse), 0.2
    best = found[0]
    return _turned(parse, best, book), 0.4 + 0.1 * max(0, min(best.rank, 5))


def _by_modal(parse: Parse) -> str:
    """Choose by "will" and "will not" where no frame is known: a promise or a refusal."""
    for token in parse.tokens:
        helpers = {parse.tokens[c].lower for c in parse.children[token.i]}
        if token.pos == "VERB" and helpers & {"will", "wo", "would"}:
            return "REJECT" if helpers & {"not", "n't", "never"} else "AGREE"
    return PRIOR


# PLV counts a conviction among accusations, cyberattacks and the taking of towns among assaults,
# and an agreement reached with one signed
CONVENTIONS = {
    **dict.fromkeys(("convict", "convict time", "sentence"), "ACCUSE"),
    **dict.fromkeys(("hack", "hack into", "capture place"), "ASSAULT"),
    "agree deal": "SUPPORT",
}
COOPERATIVE = frozenset({"AID", "RETREAT", "CONCEDE", "COOPERATE", "SUPPORT", "CONSULT"})
HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})


def _turned(parse: Parse, found: Found, book: EventsBook) -> str:
    """PLV codes refusals, promises and announced blows as acts of words (its codebook)."""
    name = CONVENTIONS.get(found.frame.id, found.frame.type)
    if not found.verbal:
        return name
    above = parse.tokens[parse.tokens[found.token].head]
    if above.pos == "ADJ" and above.lemma in {"willing", "ready", "prepared"}:
        return "AGREE" if name in COOPERATIVE else "THREATEN"
    status = verb_status(parse, found.token, book)
    if status in {"denied", "counterfactual"} and name not in {"ACCUSE", "THREATEN", "REJECT"}:
        return "REJECT"
    if status == "planned":
        return "AGREE" if name in COOPERATIVE else "THREATEN" if name in HOSTILE else name
    if status == "threatened":
        return "THREATEN"
    return "REQUEST" if status == "demanded" else name


@dataclass(frozen=True, slots=True)
class Ruled:
    """A marked pair, and the rules' label for it with their confidence."""

    pair: Pair
    label: str
    confidence: float


def ruled(sentences: Sequence[str]) -> list[Ruled]:
    """Return marked sentences as pairs; the hint is the rules' label where a frame told it."""
    book = load_events()
    marks = [unmark(sentence) for sentence in sentences]
    pages = (Page(m.text, ((0, len(m.text), False),)) for m in marks)
    made = []
    for mark, parse in zip(marks, SpacyParser().parse(pages), strict=True):
        name, confidence = label(parse, mark, book)
        source, target = (Span(*s) if s else None for s in (mark.source, mark.target))
        hint = name if frames_of(parse, mark, book) else ""
        pair = Pair(text=mark.text, source=source, target=target, hint=hint)
        made.append(Ruled(pair, name, confidence))
    return made


def choose(found: Ruled, coder: Coder | None, book: EventsBook) -> tuple[str, float]:
    """Return the type of the likeliest root, and how likely that root is."""
    if coder is None or not (found.pair.source or found.pair.target):
        return found.label, found.confidence
    (typed,) = coder.code([found.pair])
    roots: dict[str, float] = {}
    for name, likely in typed.types.items():
        root = book.plover.root(name)
        roots[root] = roots.get(root, 0.0) + likely
    best = min(roots, key=lambda root: (-roots[root], root))
    own = [name for name in typed.types if book.plover.root(name) == best]
    return min(own, key=lambda name: (-typed.types[name], name)), roots[best]


def predict(input_path: Path) -> list[Row]:
    """Return the rows of the TSV with `type`, `root` and `confidence`."""
    rows = _rows(input_path)
    book, coder = load_events(), packaged_coder()
    made = []
    for row, found in zip(rows, ruled([r["marked_sentence"] for r in rows]), strict=True):
        name, confidence = choose(found, coder, book)
        kept = {key: value for key, value in row.items() if key not in MADE}
        root = book.plover.root(name)
        made.append({**kept, "type": name, "root": root, "confidence": f"{confidence:.2f}"})
    return made


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [dict(row) for row in csv.DictReader(lines, delimiter="\t")]


def write(prediction: list[Row], output: Path) -> None:
    """Write the rows as TSV."""
    made = io.StringIO()
    names = list(prediction[0]) if prediction else ["marked_sentence", "type", "root", "confidence"]
    writer = csv.DictWriter(made, fieldnames=names, delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(prediction)
    output.write_text(made.getvalue(), encoding="utf-8")


def score(prediction: list[Row], input_path: Path) -> dict[str, float]:
    """Return macro F1 of root, quad class and conflict/cooperation against `gold_root`."""
    book = load_events()
    quad = {t.root: t.quad for t in book.plover.types.values()} | {"YIELD": 2}
    golds = [row["gold_root"] for row in _rows(input_path)]
    roots = [(row["root"], gold) for row, gold in zip(prediction, golds, strict=True) if gold]
    quads = [(str(quad[p]), str(quad[g])) for p, g in roots]
    sides = [(str(quad[p] > 2), str(quad[g] > 2)) for p, g in roots]
    return {
        "root": macro(roots),
        "quad": macro(quads),
        "binary": macro(sides),
        "accuracy": round(sum(p == g for p, g in roots) / max(len(roots), 1), 3),
    }


def macro(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the mean F1 of the labels in the gold, of (predicted, gold)."""
    values = []
    for name in sorted({gold for _, gold in pairs}):
        hit = sum(p == g == name for p, g in pairs)
        said = sum(p == name for p, _ in pairs)
        true = sum(g == name for _, g in pairs)
        values.append(2 * hit / (said + true) if said + true else 0.0)
    return round(sum(values) / max(len(values), 1), 3)
