"""Quotation marks: which stretches of a paragraph stand inside them.

Straight and curly marks, double and single, low marks and guillemets. A mark that finds no partner
quotes nothing, unless the next paragraph opens with a mark again (the convention for a quotation
that runs over paragraphs). Apostrophes are told from single marks by what stands around them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tidings.readers.syntax import Parse
from tidings.values import Span

OPENERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’"}
MARKS = re.compile("[\"'“„«‘‚]")
STRAIGHT = frozenset("\"'")
BEFORE_OPENING = frozenset(" \t\u00a0([{—–-/:;")  # what may stand before an opening straight mark
ELIDED = re.compile(r"(?:\d0s|em|til|n)\b", re.IGNORECASE)  # "the '90s", "'em": nothing opens
LONGEST_SINGLE = 600  # characters between single marks: further apart they are apostrophes


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quoted stretch: `outer` with its marks, `inner` without; not `closed` where it runs on."""

    outer: Span
    inner: Span
    first: int
    last: int
    paragraph: int
    closed: bool = True

    @property
    def words(self) -> int:
        """How many tokens stand inside, punctuation included."""
        return self.last - self.first + 1


def read_quotes(parse: Parse) -> tuple[Quote, ...]:
    """Return the outermost quoted stretches in order; none crosses a paragraph."""
    paragraphs = list(_paragraphs(parse))
    quotes: list[Quote] = []
    for n, (number, first, last) in enumerate(paragraphs):
        span = parse.span(first, last)
        following = paragraphs[n + 1][1] if n + 1 < len(paragraphs) else None
        runs_on = following is not None and _opens(parse.tokens[following].text)
        for start, end, closed in _pairs(parse.text, span, runs_on):
            quote = _quote(parse, start, end, closed, number)
            if quote is not None:
                quotes.append(quote)
    return tuple(quotes)


def _paragraphs(parse: Parse) -> Iterator[tuple[int, int, int]]:
    """Yield (number, first token, last token) of each paragraph."""
    number, first, last = -1, 0, -1
    for sentence in parse.sentences:
        if sentence.paragraph != number:
            if last >= first:
                yield number, first, last
            number, first = sentence.paragraph, sentence.first
        last = sentence.last - 1
    if last >= first:
        yield number, first, last


def _opens(text: str) -> bool:
    return text[:1] in OPENERS or text[:1] in STRAIGHT


def _pairs(text: str, span: Span, runs_on: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield (opening mark, closing mark, closed) of the outermost pairs inside `span`."""
    at = span.start
    while found := MARKS.search(text, at, span.end):
        at, mark = found.start(), found.group()
        if not _may_open(text, at, span):
            at += 1
            continue
        end = _closing(text, at, span)
        if end is not None:
            yield at, end, True
            at = end + 1
        elif runs_on and mark in '“"„«':
            yield at, span.end, False
            return
        else:
            at += 1


def _may_open(text: str, at: int, span: Span) -> bool:
    mark = text[at]
    if at + 1 >= span.end:
        return False
    before = text[at - 1] if at > span.start else " "
    if mark in "“„«":
        return True
    if mark in "'‘" and ELIDED.match(text, at + 1, span.end):
        return False
    after = text[at + 1]
    if before not in BEFORE_OPENING and before not in '"“':
        return False
    return not after.isspace() if mark != '"' else after not in ",.;)"


def _closing(text: str, at: int, span: Span) -> int | None:
    """Return where the mark that closes the one at `at` stands."""
    mark = text[at]
    if mark in "'‘‚":
        return _closing_single(text, at, span)
    wanted = OPENERS.get(mark, "”") + ('"' if mark != "«" else "")
    for i in range(at + 1, span.end):
        char = text[i]
        if char in wanted and (char != '"' or mark == '"' or _looks_closing(text, i, span)):
            if mark == '"' and _looks_opening(text, i, span):
                return None  # a second opening: the first one has no partner
            return i
        if char == mark and mark in "“„«":
            return None  # a second opening; nor is the rest of a long paragraph searched again
    return None


def _looks_opening(text: str, i: int, span: Span) -> bool:
    before = text[i - 1]
    after = text[i + 1] if i + 1 < span.end else " "
    return before.isspace() and not after.isspace() and after.isalnum()


def _looks_closing(text: str, i: int, span: Span) -> bool:
    after = text[i + 1] if i + 1 < span.end else " "
    return not text[i - 1].isspace() and not after.isalnum()


def _closing_single(text: str, at: int, span: Span) -> int | None:
    closer = "’'" if text[at] != "'" else "'’"
    stop = min(span.end, at + LONGEST_SINGLE)
    weak: int | None = None
    for i in range(at + 1, stop):
        if text[i] not in closer or not _looks_closing(text, i, span):
            continue
        if ELIDED.match(text, i - 1, i + 1) and text[i - 2] in "'’":
            continue  # "rock 'n' roll"
        if text[i - 1] in ",.?!…":
            return i
        if weak is None:
            weak = i
            if text[i - 1] != "s":  # "the workers' rights": the mark may be an apostrophe
                return i
    return weak


def _quote(parse: Parse, start: int, end: int, closed: bool, paragraph: int) -> Quote | None:
    inner = Span(start + 1, end)
    tokens = [t for t in parse.within(inner) if any(c.isalnum() for c in t.text)]
    if not tokens:
        return None
    outer = Span(start, end + 1 if closed else end)
    inside = parse.within(inner)
    return Quote(
        outer=outer,
        inner=inner,
        first=inside[0].i,
        last=inside[-1].i,
        paragraph=paragraph,
        closed=closed,
    )
