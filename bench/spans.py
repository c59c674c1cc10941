"""The task `spans`: source, target and reciprocal parties in sentences that tell an event.

INPUT holds one `TOKEN TAG` a line, a blank line between sentences (tags may be missing). OUTPUT is
the same tokens with predicted tags B-S/I-S (source), B-T/I-T (target), B-R/I-R (the parties of an
act that both do, as "A met B": CoPED tags both of them R).

The spans are those that the packaged model proposes (`tidings.readers.events.proposing`), which
`bench.learn_spans` trains.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from tidings.errors import ReaderError
from tidings.parsers.spacy import SpacyParser
from tidings.parsers.spans import packaged_spans
from tidings.readers.events.proposing import Proposal, propose
from tidings.readers.syntax import Page, Parse
from tidings.readers.syntax import Sentence as ParsedSentence

Sentence = list[tuple[str, str]]
Span = tuple[str, int, int]
LABELS = {"source": "S", "target": "T", "both": "R"}


def read(path: Path) -> list[Sentence]:
    """Return the sentences of a token-per-line file as (token, tag), "O" where no tag is given."""
    found: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            token, _, tag = line.rstrip().rpartition(" ")
            found[-1].append((token, tag) if token else (tag, "O"))
        elif found[-1]:
            found.append([])
    return [sentence for sentence in found if sentence]


def parsed(sentences: Sequence[Sentence]) -> list[Parse]:
    """Return the parses of sentences, their tokens joined by spaces."""
    # "Moscow ’ s" is put together without moving any character after it
    texts = [" ".join(token for token, _ in s).replace(" ’ s ", " 's  ") for s in sentences]
    pages = (Page(text, ((0, len(text), False),)) for text in texts)
    return list(SpacyParser().parse(pages))


def whole(parse: Parse) -> ParsedSentence:
    """Return all tokens as one sentence: the parser may see two where the set has one."""
    return ParsedSentence(0, len(parse.tokens), 0, False)


def places(sentence: Sentence, parse: Parse) -> list[int]:
    """Return for each token of the parse which token of the sentence it begins in."""
    starts = list(accumulate((len(token) + 1 for token, _ in sentence), initial=0))[:-1]
    return [bisect_right(starts, token.start) - 1 for token in parse.tokens]


def spans_of(place: Sequence[int], proposals: Sequence[Proposal]) -> set[Span]:
    """Return (label, first token, one past the last) of proposals, in tokens of the sentence."""
    return {(LABELS[p.role], place[p.first], place[p.last] + 1) for p in proposals}


def predict(input_path: Path) -> list[Sentence]:
    """Return the sentences with predicted tags. Raises ReaderError without a packaged model."""
    model = packaged_spans()
    if model is None:
        raise ReaderError("the package has no model of spans; bench.learn_spans trains one")
    sentences = read(input_path)
    found = []
    for sentence, parse in zip(sentences, parsed(sentences), strict=True):
        (proposals,) = propose(parse, [whole(parse)], model)
        found.append(_tagged(sentence, spans_of(places(sentence, parse), proposals)))
    return found


def _tagged(sentence: Sentence, spans: set[Span]) -> Sentence:
    tags = ["O"] * len(sentence)
    for label, first, end in spans:
        tags[first:end] = [f"B-{label}", *[f"I-{label}"] * (end - first - 1)]
    return [(token, tag) for (token, _), tag in zip(sentence, tags, strict=True)]


def write(prediction: list[Sentence], output: Path) -> None:
    """Write one `TOKEN TAG` a line, a blank line between sentences."""
    blocks = ("\n".join(f"{token} {tag}" for token, tag in s) for s in prediction)
    output.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def score(prediction: list[Sentence], input_path: Path) -> dict[str, float]:
    """Return precision, recall and F1 of exact spans (label and both ends), and F1 by label."""
    return figures([spans_in(s) for s in prediction], [spans_in(s) for s in read(input_path)])


def figures(said: list[set[Span]], gold: list[set[Span]]) -> dict[str, float]:
    """Return precision, recall and F1 of exact spans, and F1 by label."""
    hits = [g & p for g, p in zip(gold, said, strict=True)]
    result = _f1(hits, said, gold)
    for label in "STR":
        h, s, g = ([{x for x in one if x[0] == label} for one in y] for y in (hits, said, gold))
        result[f"f1 {label}"] = _f1(h, s, g)["f1"]
    return result


def spans_in(sentence: Sentence) -> set[Span]:
    """Return the spans (label, first token, one past the last) that the tags of a sentence mark."""
    found: set[Span] = set()
    start, label = 0, ""
    for i, (_, tag) in enumerate([*sentence, ("", "O")]):
        if label and not (tag.startswith("I-") and tag[2:] == label):
            found.add((label, start, i))
            label = ""
        if tag.startswith("B-") or (tag.startswith("I-") and not label):
            start, label = i, tag[2:]
    return found


def _f1(hits: list[set[Span]], said: list[set[Span]], gold: list[set[Span]]) -> dict[str, float]:
    h, s, g = (sum(map(len, sets)) for sets in (hits, said, gold))
    return {
        "precision": round(h / s, 3) if s else 0.0,
        "recall": round(h / g, 3) if g else 0.0,
        "f1": round(2 * h / (s + g), 3) if s + g else 0.0,
    }
