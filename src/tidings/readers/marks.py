"""Quotation marks in a stretch of text: where they stand, which way each looks, which pair up.

Double marks are paired with a stack: a mark that looks like an opening inside an open quotation
opens another within it, and one that finds no partner is left out without spoiling the rest. Single
marks are told from apostrophes by what stands around them. The work grows with the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from tidings.values import Span

Look = Literal["open", "close", "either", "none"]

# What may close what. Straight marks and curly ones are mixed by editors and by machines; doubled
# single marks are old agency copy.
CLOSERS = {
    '"': ('"', "”", "''", "’’"),
    "“": ("”", '"', "“", "’’"),
    "”": ("”", '"'),
    "„": ("“", "”", '"', "‟"),
    "‟": ("”", '"'),
    "«": ("»", "«"),
    "»": ("«", "»"),
    "‹": ("›",),
    "「": ("」",),
    "『": ("』",),
    "〝": ("〞", "〟"),
    "＂": ("＂",),
    "❝": ("❞",),
    "``": ("''", '"', "``"),
    "''": ("''", '"'),
    "‘‘": ("’’", "”", '"', "''"),
    "’’": ("’’",),
    ",,": ("''", "``", '"', "“", "”"),
}
OPENING = frozenset("“„‟«‹「『〝❝") | {"``", "‘‘", ",,"}  # they open, unless they look closing
CLOSING = frozenset("”»›」』〞〟❞") | {"’’"}  # they close, unless they look opening
DOUBLE = re.compile("``|''|‘‘|’’|,,(?=\\w)|[\"“”„‟«»‹›「」『』〝〞〟＂❝❞]")
SINGLE = re.compile("['‘‚`]")
SINGLE_CLOSERS = re.compile("['’]")
ANY = frozenset("\"“”„‟«»‹›＂❝❞'‘’‚`")
BEFORE_OPENING = frozenset("([{<—–-/:;=|…")  # what may stand right before an opening mark
ELIDED = re.compile(r"(?:\d\d?s?|em|til|till|twas|tis|cause|bout|round|n)\b", re.IGNORECASE)
NESTED = 3  # marks that may stand side by side
DEPTH = 4  # open quotations among which the partner of a closing mark is looked for
LONGEST_SINGLE = 600  # characters between single marks: further apart they are apostrophes


class Mark(NamedTuple):
    """One mark: its characters, where they stand, which way it looks, whether a number precedes."""

    text: str
    start: int
    end: int
    look: Look
    number: bool


class Pair(NamedTuple):
    """An opening and a closing mark."""

    opening: Mark
    closing: Mark


class Pairing(NamedTuple):
    """The outermost pairs of a stretch of text, and the double marks that found no partner."""

    pairs: tuple[Pair, ...]
    unclosed: tuple[Mark, ...]
    unopened: tuple[Mark, ...]


def pair_marks(text: str, span: Span) -> Pairing:
    """Return the pairs of marks inside `span`, outermost only, in order; single marks too."""
    marks = [_mark(text, m.start(), m.end(), span) for m in DOUBLE.finditer(text, *span_of(span))]
    doubles, unclosed, unopened = _match(marks)
    doubles, unclosed = _shared_end(text, span, doubles, unclosed)
    singles, margin = _singles(text, span, list(_outermost(doubles)))
    pairs = tuple(_outermost([*doubles, *singles]))
    return Pairing(pairs, (*unclosed, *margin), tuple(unopened))


def span_of(span: Span) -> tuple[int, int]:
    """Return the two ends of a span, as searches want them."""
    return span.start, span.end


def _mark(text: str, start: int, end: int, span: Span) -> Mark:
    return Mark(
        text[start:end],
        start,
        end,
        _look(text, start, end, span),
        start > span.start and text[start - 1].isdigit(),
    )


def _look(text: str, start: int, end: int, span: Span) -> Look:
    """Tell from its neighbours whether a mark opens or closes; other marks are looked through."""
    before, after = _neighbours(text, start, end, span)
    opens = (before.isspace() or before in BEFORE_OPENING) and not (
        after.isspace() or after in ",;!?)]}"
    )
    closes = not before.isspace() and before not in "([{" and not after.isalnum()
    mark = text[start:end]
    if mark in OPENING:
        return "either" if closes and not opens and not before.isspace() else "open"
    if mark in CLOSING:
        return "either" if opens and not closes else "close"
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def _neighbours(text: str, start: int, end: int, span: Span) -> tuple[str, str]:
    """Return the characters around a mark, a space at the ends of the stretch."""
    first = start - 1
    while first >= span.start and start - first <= NESTED and text[first] in ANY:
        first -= 1
    last = end
    while last < span.end and last - end < NESTED and text[last] in ANY:
        last += 1
    before = text[first] if first >= span.start else " "
    return before, text[last] if last < span.end else " "


def _match(marks: Sequence[Mark]) -> tuple[list[Pair], list[Mark], list[Mark]]:
    """Return the pairs, the marks left open, and the closing marks that nothing opened."""
    pairs: list[Pair] = []
    opened: list[Mark] = []
    unopened: list[Mark] = []
    for mark in marks:
        partner = _partner(opened, mark)
        if partner is not None:
            pairs.append(Pair(opened[partner], mark))
            del opened[partner:]
        elif mark.text in CLOSERS and (
            mark.look == "open" or (mark.look == "either" and not mark.number)
        ):
            opened.append(mark)
        elif mark.number:
            continue  # inches
        elif pairs and pairs[-1].closing.number and mark.text in CLOSERS[pairs[-1].opening.text]:
            pairs[-1] = Pair(pairs[-1].opening, mark)  # `"The plank was 5" wide," he said`
        else:
            unopened.append(mark)
    return pairs, opened, unopened


def _shared_end(
    text: str, span: Span, pairs: list[Pair], unclosed: list[Mark]
) -> tuple[list[Pair], list[Mark]]:
    """Let one mark at the very end close both a quotation and the one within it.

    Of "He wrote, “It is called “Nowhere.”" the editor dropped the last mark.
    """
    if len(unclosed) != 1 or not pairs:
        return pairs, unclosed
    first, last = unclosed[0], max(pairs, key=lambda p: p.closing.end)
    before = text[span.start : first.start].rstrip()[-1:]
    whole = not text[last.closing.end : span.end].strip() and last.opening.start > first.start
    alone = not any(first.start < p.opening.start for p in pairs if p is not last)
    if whole and alone and before in {"", ",", ":"}:
        return [*(p for p in pairs if p is not last), Pair(first, last.closing)], []
    return pairs, unclosed


def _partner(opened: Sequence[Mark], mark: Mark) -> int | None:
    """Return the position among the open marks of the one that `mark` closes."""
    if mark.look == "open":
        return None
    for k in range(len(opened) - 1, max(len(opened) - 1 - DEPTH, -1), -1):
        if mark.text in CLOSERS[opened[k].text]:
            return k
    return None


def _outermost(pairs: list[Pair]) -> Iterator[Pair]:
    end = -1
    for pair in sorted(pairs, key=lambda p: p.opening.start):
        if pair.opening.start >= end:
            yield pair
            end = pair.closing.end


def _singles(text: str, span: Span, doubles: Sequence[Pair]) -> tuple[list[Pair], list[Mark]]:
    """Return the pairs of single marks outside double ones, and one left open at the margin."""
    pairs: list[Pair] = []
    starts = [p.opening.start for p in doubles]
    ends = [p.closing.end for p in doubles]
    closers = [
        m.start()
        for m in SINGLE_CLOSERS.finditer(text, *span_of(span))
        if _closes_single(text, m.start(), span)
    ]
    margin: list[Mark] = []
    at = span.start
    while found := SINGLE.search(text, at, span.end):
        start = found.start()
        at = start + 1
        within = bisect_right(starts, start) - 1
        if within >= 0 and start < ends[within]:
            at = ends[within]
        elif opens_single(text, start, span):
            end = _closing_single(text, start, closers)
            opening = Mark(text[start], start, start + 1, "open", False)
            if end is not None and not _inside(end, starts, ends):
                pairs.append(Pair(opening, Mark(text[end], end, end + 1, "close", False)))
                at = end + 1
                margin = []
            elif end is None:
                margin = margin or [opening]
    return pairs, margin


def _inside(at: int, starts: Sequence[int], ends: Sequence[int]) -> bool:
    k = bisect_right(starts, at) - 1
    return k >= 0 and at < ends[k]


def opens_single(text: str, at: int, span: Span) -> bool:
    """Tell a single mark that opens from an apostrophe."""
    if at + 1 >= span.end or ELIDED.match(text, at + 1, span.end):
        return False
    if text[at : at + 2] in {"''", "``"} or (at > span.start and text[at - 1] == text[at]):
        return False
    before, after = _neighbours(text, at, at + 1, span)
    return (before.isspace() or before in BEFORE_OPENING) and not (
        after.isspace() or after in ",.;:!?)]}"
    )


def _closes_single(text: str, at: int, span: Span) -> bool:
    after = text[at + 1] if at + 1 < span.end else " "
    return at > span.start and not text[at - 1].isspace() and not after.isalnum()


def _closing_single(text: str, at: int, closers: Sequence[int]) -> int | None:
    """Return where the single mark that closes the one at `at` stands.

    After a plural ("the workers' rights") it may be an apostrophe, and the next is looked at.
    """
    weak: int | None = None
    first = bisect_right(closers, at)
    for end in closers[first : bisect_left(closers, at + LONGEST_SINGLE)]:
        if ELIDED.match(text, end - 1, end + 1) and text[end - 2] in "'’":
            continue  # "rock 'n' roll"
        if text[end - 1] != "s":
            return end
        weak = end if weak is None else weak
    return weak
