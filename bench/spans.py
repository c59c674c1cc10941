"""The task `spans`: source, target and reciprocal parties in sentences that tell an event.

INPUT holds one `TOKEN TAG` a line, a blank line between sentences (tags may be missing). OUTPUT is
the same tokens with predicted tags B-S/I-S (source), B-T/I-T (target), B-R/I-R (the parties of an
act that both do, as "A met B": CoPED tags both of them R).

The act is the sentence's best frame: one whose subject and object are both there, the highest in
the tree first; without a frame, its main verb. The source is the whole noun phrase of its subject,
the target that of its object or of the preposition that the frame names.
"""

from dataclasses import dataclass
from pathlib import Path

from tidings.codebook.events import EventsBook, Frame, load_events
from tidings.parsers.spacy import SpacyParser
from tidings.readers.events.fitting import noun_frame, verb_frame
from tidings.readers.events.grammar import objects, prepositions, subject
from tidings.readers.syntax import Page, Parse

Sentence = list[tuple[str, str]]
Span = tuple[str, int, int]
PLACES = frozenset({"in", "at", "during", "over", "near", "after", "since"})
OUTSIDE = frozenset({"relcl", "punct", "cc", "conj", "advcl", "ccomp"})
SPEECH = frozenset({"say", "tell", "add", "report", "announce", "state", "declare", "claim"})
TARGETS = ("on", "against", "with", "to", "at", "into", "for", "of", "from", "in", "over", "about")


@dataclass(frozen=True, slots=True)
class Act:
    """The act of a sentence: its verb, its frame where it has one, and its parties' heads."""

    verb: int
    frame: Frame | None
    source: tuple[int, ...]
    target: tuple[int, ...]


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


def act_of(parse: Parse, book: EventsBook) -> Act | None:
    """Return the act that a sentence tells, best first: both parties there, high in the tree."""
    best: tuple[tuple[int, int, int], Act] | None = None
    for token in parse.tokens:
        if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass", "amod"}:
            continue
        frame = _frame(parse, token.i, book)
        act = Act(token.i, frame, _source(parse, token.i), _target(parse, token.i, frame, book))
        depth = sum(1 for _ in parse.ancestors(token.i))
        speech = token.lemma in SPEECH
        full = 2 * bool(frame) + bool(act.source) + bool(act.target) - 2 * speech
        rank = (full, -depth, -token.i)
        if best is None or rank > best[0]:
            best = rank, act
    return best[1] if best else None


def _frame(parse: Parse, verb: int, book: EventsBook) -> Frame | None:
    found = verb_frame(parse, verb, book)
    if found is not None:
        return found
    for thing in objects(parse, verb):
        if parse.tokens[thing].lemma.lower() in book.nouns:
            return noun_frame(parse, thing, book)
    return None


def _source(parse: Parse, verb: int) -> tuple[int, ...]:
    heads = subject(parse, verb)
    token = parse.tokens[verb]
    if heads and parse.tokens[heads[0]].pos == "PRON" and token.dep == "ccomp":
        heads = subject(parse, token.head) or heads  # "Rome said it would": the speaker acts
    return tuple(h for h in heads if parse.tokens[h].pos not in {"VERB", "AUX"})


def _target(parse: Parse, verb: int, frame: Frame | None, book: EventsBook) -> tuple[int, ...]:
    things = objects(parse, verb)
    imposed = [c for t in things for c in parse.children[t] if parse.tokens[c].lemma == "impose"]
    light = parse.tokens[verb].lemma.lower() in book.light.do
    deeds = [
        t for t in things if light or (frame is not None and parse.tokens[t].lemma in _nouns(frame))
    ] + imposed
    if things and not deeds:
        return things
    wanted = (*(frame.target + frame.ntarget if frame else ()), *TARGETS)
    hanging = [pair for head in (*deeds, verb) for pair in prepositions(parse, head)]
    for prep in wanted:
        found = tuple(o for p, o in hanging if p == prep and not _is_date(parse, o))
        if found and not (things and prep in PLACES):
            return found[:1]
    if things:
        return things
    inner = parse.child(verb, "ccomp", "xcomp")
    if inner is not None:
        below = parse.child(inner, "nsubj", "nsubjpass")
        if below is not None and parse.tokens[below].pos != "PRON":
            return (below,)
        return objects(parse, inner)
    return things


def _nouns(frame: Frame) -> set[str]:
    return {noun.split()[-1] for noun in frame.nouns}


def _is_date(parse: Parse, i: int) -> bool:
    return parse.tokens[i].ent in {"DATE", "TIME", "MONEY"} or parse.tokens[i].pos not in {
        "NOUN",
        "PROPN",
    }


def phrase(parse: Parse, head: int, source: bool) -> tuple[int, int]:
    """Return the first and last token of a noun phrase without relative clauses and infinitives.

    A source goes without its place and time ("a bomb in Kiev"), a target keeps its place.
    """
    first = last = head
    for c in parse.children[head]:
        token = parse.tokens[c]
        if token.dep in OUTSIDE or (token.dep == "acl" and token.tag in {"VB", "VBG"}):
            continue
        if c > head and token.dep == "npadvmod":
            continue
        place = token.lower in (PLACES if source else {"at", "near", "during", "after"})
        if token.dep == "prep" and (place or _is_time(parse, c)):
            continue
        left, right = _reach(parse, c)
        first, last = min(first, left), max(last, right)
    while first < last and parse.tokens[first].tag in {"PRP$", ",", "``"}:
        first += 1
    return first, last


def _is_time(parse: Parse, prep: int) -> bool:
    return any(parse.tokens[c].ent in {"DATE", "TIME"} for c in parse.children[prep])


def _reach(parse: Parse, i: int) -> tuple[int, int]:
    """Return the edges of a modifier, cut before a relative clause in it."""
    first, last = parse.edges[i]
    for token in parse.tokens[first : last + 1]:
        if token.dep == "relcl":
            cut = parse.edges[token.i][0]
            if cut > i:
                last = min(last, cut - 1)
    while last > i and parse.tokens[last].pos == "PUNCT":
        last -= 1
    return first, last


def spans_of(parse: Parse, book: EventsBook) -> list[Span]:
    """Return (label, start, end) in characters for the parties of the sentence's act."""
    act = act_of(parse, book)
    if act is None:
        return []
    both = act.frame is not None and act.frame.type == "CONSULT" and act.frame.mode is None
    found: list[Span] = []
    for label, heads in (("S", act.source), ("T", act.target)):
        for head in heads:
            for i in parse.conjuncts(head):
                if parse.tokens[i].pos not in {"PRON", "VERB"}:
                    first, last = phrase(parse, i, label == "S")
                    at = parse.span(first, last)
                    found.append(("R" if both else label, at.start, at.end))
    return found


def predict(input_path: Path) -> list[Sentence]:
    """Return the sentences with predicted tags."""
    sentences = read(input_path)
    # "Moscow ’ s" is put together without moving any character after it
    texts = [" ".join(token for token, _ in s).replace(" ’ s ", " 's  ") for s in sentences]
    book = load_events()
    pages = (Page(text, ((0, len(text), False),)) for text in texts)
    parses = SpacyParser().parse(pages)
    return [
        _tagged(sentence, spans_of(parse, book))
        for sentence, parse in zip(sentences, parses, strict=True)
    ]


def _tagged(sentence: Sentence, spans: list[Span]) -> Sentence:
    tags, at = [], 0
    held: Span | None = None
    for token, _ in sentence:
        over = next((s for s in spans if s[1] < at + len(token) and at < s[2]), None)
        tags.append("O" if over is None else f"{'I' if over == held else 'B'}-{over[0]}")
        held = over
        at += len(token) + 1
    return [(token, tag) for (token, _), tag in zip(sentence, tags, strict=True)]


def write(prediction: list[Sentence], output: Path) -> None:
    """Write one `TOKEN TAG` a line, a blank line between sentences."""
    blocks = ("\n".join(f"{token} {tag}" for token, tag in s) for s in prediction)
    output.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def score(prediction: list[Sentence], input_path: Path) -> dict[str, float]:
    """Return precision, recall and F1 of exact spans (label and both ends), and F1 by label."""
    gold = [spans_in(s) for s in read(input_path)]
    said = [spans_in(s) for s in prediction]
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
