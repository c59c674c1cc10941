"""Marks in a text: spans that may overlap in any way, as well-nested stretches.

HTML elements nest, spans of a reading need not: a clause may begin inside one quotation and end in
the next. Every distinct span becomes one or more *pieces* that nest. The first piece carries the
span's anchor (``c{start}-{end}``); all pieces of a span that had to be cut carry its anchor as a
class, so that a small stylesheet of the article's own can light the whole of it when it is the
target of a link, without a script.
"""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from tidings.values import Span

Key = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One span to be marked: the kinds of thing it is, a title, and the notes that end on it."""

    span: Span
    kinds: tuple[str, ...] = ()
    title: str | None = None
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text inside one element: text and pieces in order.

    `first` and `last` tell whether the mark begins and ends here, `cut` whether it has others.
    """

    mark: Mark
    span: Span
    first: bool
    last: bool
    inside: tuple["Piece | str", ...]

    @property
    def cut(self) -> bool:
        """Tell whether the mark has other pieces."""
        return not (self.first and self.last)

    @property
    def anchor(self) -> str:
        """The mark's anchor."""
        return anchor(self.mark.span)


Content = tuple[Piece | str, ...]


def anchor(span: Span) -> str:
    """Return the id under which the words of `span` are found on the article's page."""
    return f"c{span.start}-{span.end}"


def gather(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return one mark a distinct span, in order of position; kinds, titles and notes joined."""
    joined: dict[Span, Mark] = {}
    for mark in marks:
        held = joined.get(mark.span)
        joined[mark.span] = mark if held is None else _both(held, mark)
    return tuple(joined[s] for s in sorted(joined, key=lambda s: (s.start, -s.end)))


def _both(one: Mark, other: Mark) -> Mark:
    titles = dict.fromkeys(t for t in (one.title, other.title) if t)
    return Mark(
        span=one.span,
        kinds=tuple(dict.fromkeys(one.kinds + other.kinds)),
        title=" · ".join(titles) or None,
        notes=tuple(dict.fromkeys(one.notes + other.notes)),
    )


def weave(text: str, blocks: Sequence[Span], marks: Sequence[Mark]) -> tuple[Content, ...]:
    """Return for each block (disjoint, in order) its text with the marks woven in.

    `marks` have distinct spans. A mark outside every block has no piece; a mark that runs over
    several blocks has one in each that it touches. An empty mark has one empty piece.
    """
    woven: list[Content] = []
    begun: set[Key] = set()
    order = sorted(marks, key=lambda m: (m.span.start, -m.span.end))
    waiting: list[Mark] = []  # begun before the end of the block, not ended before its start
    taken = 0
    for block, later in zip_longest(blocks, blocks[1:]):
        while taken < len(order) and order[taken].span.start < block.end:
            waiting.append(order[taken])
            taken += 1
        woven.append(_weave_block(text, block, waiting, begun, later.start if later else None))
        waiting = [m for m in waiting if m.span.end > block.end]
    return tuple(woven)


@dataclass(slots=True)
class _Open:
    """A piece that is being written."""

    mark: Mark | None
    start: int
    end: int
    first: bool = False
    last: bool = False
    inside: list[Piece | str] = field(default_factory=list)
    upto: int = 0

    def say(self, text: str, upto: int) -> None:
        if upto > self.upto:
            self.inside.append(text[self.upto : upto])
            self.upto = upto


def _weave_block(
    text: str, block: Span, marks: Sequence[Mark], begun: set[Key], following: int | None
) -> Content:
    queue = [
        (max(m.span.start, block.start), -min(m.span.end, block.end), n)
        for n, m in enumerate(marks)
        if m.span.meets(block) or (m.span.start == m.span.end and _in(m.span.start, block))
    ]
    heapq.heapify(queue)
    root = _Open(None, block.start, block.end, upto=block.start)
    stack = [root]
    while queue:
        start, less_end, n = heapq.heappop(queue)
        _close_until(text, stack, start)
        end = min(-less_end, stack[-1].end)
        if end < -less_end:  # it crosses the open piece: the rest follows when that one is closed
            heapq.heappush(queue, (end, less_end, n))
        mark = marks[n]
        key = (mark.span.start, mark.span.end)
        ends = mark.span.end <= end or (
            mark.span.end > block.end == end and (following is None or mark.span.end <= following)
        )
        stack[-1].say(text, start)
        stack.append(_Open(mark, start, end, key not in begun, ends, upto=start))
        begun.add(key)
    _close_until(text, stack, block.end, everything=True)
    return tuple(root.inside)


def _in(point: int, block: Span) -> bool:
    return block.start <= point < block.end


def _close_until(text: str, stack: list[_Open], point: int, *, everything: bool = False) -> None:
    """Close the pieces that end at or before `point`."""
    while len(stack) > 1 and (everything or stack[-1].end <= point):
        done = stack.pop()
        done.say(text, done.end)
        assert done.mark is not None
        stack[-1].say(text, done.start)
        piece = Piece(
            mark=done.mark,
            span=Span(done.start, done.end),
            first=done.first,
            last=done.last,
            inside=tuple(done.inside),
        )
        stack[-1].inside.append(piece)
        stack[-1].upto = done.end
    if everything:
        stack[0].say(text, stack[0].end)


def cut_anchors(contents: Iterable[Content]) -> tuple[str, ...]:
    """Return the anchors of marks that stand in more than one piece, in order."""
    found: dict[str, None] = {}

    def look(content: Content) -> None:
        for part in content:
            if isinstance(part, Piece):
                if part.cut:
                    found[part.anchor] = None
                look(part.inside)

    for content in contents:
        look(content)
    return tuple(found)
