"""Quotation marks of an article: which stretches of its paragraphs stand inside them.

A mark that finds no partner quotes nothing, unless the quotation runs on: the next paragraph opens
with a mark again (the convention for a quotation over paragraphs) or closes what nothing in it
opened; or what follows in the sentence shows where the words end ("“We go, said Olsen").
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tidings.readers.marks import (
    CLOSERS,
    DOUBLE,
    OPENING,
    Mark,
    Pairing,
    opens_single,
    pair_marks,
)
from tidings.readers.statements.turns import read_turns
from tidings.readers.syntax import Parse, Token
from tidings.values import Span

# What tells of saying after words that were left open, and the end of a sentence.
TOLD = re.compile(
    r"[,?!]\s+(?:(?:he|she|they|we|i)\s+)?(?:said|says|asked|added|told|replied)\s", re.I
)
STOP = re.compile(r"(?<=[a-z)\d])[.?!](?:\s|$)")
SELF = re.compile(r"\b(?:I|we|my|our|me|us|you|your)\b")
RUN = 4  # paragraphs over which a quotation may be left open without a mark
STOPS = frozenset(".?!…:,;—–-")
LEADS = frozenset(":,")
STRAIGHT = frozenset({'"', "''", "”"})  # they open a paragraph as well as close one
SINGLES = frozenset("'‘‚`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quoted stretch: `outer` with its marks, `inner` without.

    `first` and `last` are its tokens, `lead` the token before it, none at the margin. It is not
    `closed` where it runs on, and it `follows` where it goes on from the paragraph before. In a
    transcript, `speaker` is the token of the name before the colon, and there are no marks.
    """

    outer: Span
    inner: Span
    first: int
    last: int
    paragraph: int
    lead: int | None = None
    closed: bool = True
    follows: bool = False
    speaker: int | None = None

    @property
    def words(self) -> int:
        """How many tokens stand inside, punctuation included."""
        return self.last - self.first + 1


class Stretch(NamedTuple):
    """A quoted stretch in characters: where its marks and words begin and end."""

    start: int
    first: int
    last: int
    end: int
    closed: bool = True
    follows: bool = False
    speaker: int | None = None


class Block(NamedTuple):
    """A paragraph: its number, its first token, its characters, and the marks paired in it."""

    number: int
    token: int
    span: Span
    marks: Pairing


def read_quotes(parse: Parse) -> tuple[Quote, ...]:
    """Return the outermost quoted stretches in order; none crosses a paragraph."""
    blocks = list(_blocks(parse))
    runs = _runs(parse.text, blocks)
    turns = read_turns(parse, {b.number: b.span for b in blocks})
    quotes: list[Quote] = []
    for n, block in enumerate(blocks):
        if block.number in turns:
            label, start, end = turns[block.number]
            stretches = [Stretch(start, start, end, end, speaker=label)]
        else:
            stretches = _stretches(block, runs.get(n, []))
        for stretch in stretches:
            quote = _quote(parse, block, stretch, quotes[-1] if quotes else None)
            if quote is not None:
                quotes.append(quote)
    return tuple(quotes)


def _stretches(block: Block, loose: Sequence[Stretch]) -> list[Stretch]:
    """Return the quoted stretches of a paragraph in order, those left open among them."""
    paired = [
        Stretch(p.opening.start, p.opening.end, p.closing.start, p.closing.end)
        for p in block.marks.pairs
        if not any(s.start <= p.opening.start < s.end for s in loose)
    ]
    return sorted((*paired, *loose), key=lambda s: s.start)


def _blocks(parse: Parse) -> Iterator[Block]:
    """Yield the paragraphs with their marks."""
    number, first, last = -1, 0, -1
    for sentence in (*parse.sentences, None):
        if sentence is None or sentence.paragraph != number:
            if last >= first:
                span = parse.span(first, last)
                yield Block(number, first, span, pair_marks(parse.text, span))
            if sentence is None:
                return
            number, first = sentence.paragraph, sentence.first
        last = sentence.last - 1


def _runs(text: str, blocks: Sequence[Block]) -> dict[int, list[Stretch]]:
    """Return for each paragraph the stretches in it that lack a mark of their own at one end."""
    found: dict[int, list[Stretch]] = {}
    for n, block in enumerate(blocks):
        mark = _left_open(text, block)
        end = _run_end(text, blocks, n, mark) if mark is not None else None
        if mark is not None and end is None:
            stop = _stop(text, block, mark)
            if stop is not None:
                found.setdefault(n, []).append(Stretch(mark.start, mark.end, stop, stop, False))
        if mark is None or end is None:
            continue
        last = block.span.end
        found.setdefault(n, []).append(Stretch(mark.start, mark.end, last, last, False))
        for k in range(n + 1, end):
            here = blocks[k].span
            whole = Stretch(here.start, here.start, here.end, here.end, False, True)
            found.setdefault(k, []).append(whole)
        if _closes_late(blocks, end, mark):
            start, close = blocks[end].span.start, blocks[end].marks.unopened[0]
            late = Stretch(start, start, close.start, close.end, True, True)
            found.setdefault(end, []).append(late)
    return found


def _left_open(text: str, block: Block) -> Mark | None:
    """Return the mark that opens a quotation which this paragraph does not close."""
    if not block.marks.unclosed:
        return None
    mark = block.marks.unclosed[0]
    if any(p.opening.start > mark.start and p.opening.text == mark.text for p in block.marks.pairs):
        return None
    before = text[block.span.start : mark.start].rstrip()
    if not before:
        return mark
    fresh = before[-1] in STOPS and text[mark.end : mark.end + 1].strip() != ""
    begins = not text[mark.end : mark.end + 1].islower() or before[-1] in LEADS
    return mark if fresh and begins else None


def _run_end(text: str, blocks: Sequence[Block], n: int, mark: Mark) -> int | None:
    """Return the paragraph that goes on or closes the quotation left open in paragraph `n`."""
    for k in range(n + 1, min(n + 1 + RUN, len(blocks))):
        if k == n + 1 and _opens(text, blocks[k], mark):
            return k
        if _closes_late(blocks, k, mark):
            return k
        if DOUBLE.search(text, blocks[k].span.start, blocks[k].span.end):
            break
    return None


def _stop(text: str, block: Block, mark: Mark) -> int | None:
    """Return where words end whose closing mark is missing: before "said X", or at the stop."""
    told = TOLD.search(text, mark.end, block.span.end)
    stop = STOP.search(text, mark.end, block.span.end)
    while stop is not None and (after := STOP.search(text, stop.end(), block.span.end)):
        if not SELF.search(text, stop.end(), after.end()):
            break
        stop = after
    if told is not None and (stop is None or told.start() < stop.end()):
        return told.start() + 1
    before = text[block.span.start : mark.start].rstrip()
    return stop.start() + 1 if stop is not None and before[-1:] in LEADS and before else None


def _opens(text: str, block: Block, mark: Mark) -> bool:
    """Tell whether a paragraph begins with a mark that goes on from `mark`."""
    start = block.span.start
    if len(mark.text) == 1 and mark.text in SINGLES:
        return text[start] == mark.text and opens_single(text, start, block.span)
    found = DOUBLE.match(text, start)
    return found is not None and (found.group() in OPENING or found.group() in STRAIGHT)


def _closes_late(blocks: Sequence[Block], k: int, mark: Mark) -> bool:
    """Tell whether the first double mark of paragraph `k` closes what was opened before it."""
    if k >= len(blocks) or not blocks[k].marks.unopened:
        return False
    close = blocks[k].marks.unopened[0]
    pairs = blocks[k].marks.pairs
    doubles = [p for p in pairs if p.opening.text in CLOSERS]
    return close.text in CLOSERS.get(mark.text, ()) and (
        not doubles or close.start < doubles[0].opening.start
    )


def _quote(parse: Parse, block: Block, stretch: Stretch, before: Quote | None) -> Quote | None:
    inner = Span(stretch.first, stretch.last)
    inside = _tokens(parse, inner)
    if not inside or not any(c.isalnum() for c in inner.of(parse.text)):
        return None
    lead = inside[0].i - 1
    while lead >= block.token and parse.tokens[lead].end > stretch.start:
        lead -= 1
    margin = lead < block.token
    return Quote(
        outer=Span(stretch.start, stretch.end),
        inner=inner,
        first=inside[0].i,
        last=inside[-1].i,
        paragraph=block.number,
        lead=None if margin else lead,
        closed=stretch.closed,
        follows=stretch.follows or (margin and _left(before, block)),
        speaker=stretch.speaker,
    )


def _left(before: Quote | None, block: Block) -> bool:
    """Tell whether the paragraph before ended in an open quotation."""
    return before is not None and not before.closed and before.paragraph == block.number - 1


def _tokens(parse: Parse, inner: Span) -> Sequence[Token]:
    """Return the tokens inside, with one that a mark is stuck to."""
    inside = parse.within(inner)
    if inside:
        return inside
    at = bisect_right(parse.tokens, inner.start, key=lambda t: t.end)
    return [t for t in parse.tokens[at : at + 1] if t.start < inner.end]
