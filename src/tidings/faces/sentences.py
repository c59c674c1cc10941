"""The sentences of a text that was read, found again by their marks: a reading keeps none.

Good enough to show words in, and to number: an abbreviation ends no sentence, initials do only
before a word that begins one ("in the U.S. The …").
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from tidings.values import Reading, Span

# a mark, what closes after it, a space, and what may begin a sentence
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[^\W_a-z])")
_LAST = re.compile(r"[^\s\"'“‘«(\[]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+$")
_NEXT = re.compile(r"\w+")
_START = attrgetter("start")
_FAR = 24  # characters looked back for the word before a mark: no abbreviation is longer
_SHORT = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "adm", "cmdr",
    "sen", "rep", "gov", "pres", "rev", "hon", "st", "no", "vs", "jr", "sr", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "inc", "corp", "ltd", "co",
    "mt", "ft", "dept",
})  # fmt: skip
_OPENERS = frozenset({
    "The", "A", "An", "In", "On", "At", "He", "She", "It", "They", "We", "But", "And", "This",
    "That", "These", "Those", "There", "His", "Her", "Its", "Their", "After", "As", "For", "If",
    "When", "While", "Both", "Some", "Many", "Most",
})  # fmt: skip


def sentences(reading: Reading) -> tuple[Span, ...]:
    """Return the sentences of what was read, in order; none crosses a paragraph."""
    text = reading.article.text
    return tuple(s for p in reading.paragraphs for s in _split(text, p.span))


def sentence_of(found: tuple[Span, ...], span: Span) -> Span:
    """Return the stretch of whole sentences that `span` lies in; itself where none holds it."""
    first = bisect_right(found, span.start, key=_START) - 1
    last = bisect_right(found, max(span.start, span.end - 1), key=_START) - 1
    if first < 0 or found[first].end <= span.start:
        return span
    return Span(found[first].start, max(found[last].end, span.end))


def number_of(found: tuple[Span, ...], span: Span) -> int | None:
    """Return the place, from 1, of the sentence that `span` begins in; None outside of all."""
    at = bisect_right(found, span.start, key=_START)
    return at if at and span.start < found[at - 1].end else None


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if _ends(text, stop):
            yield Span(start, start + len(text[start : stop.end()].rstrip()))
            start = stop.end()
    if text[start : paragraph.end].strip():
        yield Span(start, start + len(text[start : paragraph.end].rstrip()))


def _ends(text: str, stop: re.Match[str]) -> bool:
    if text[stop.start()] != ".":
        return True
    before = _LAST.search(text, max(0, stop.start() - _FAR), stop.start())
    word = before.group() if before else ""
    if word.lower() in _SHORT:
        return False
    if not _INITIALS.match(word + "."):
        return True
    following = _NEXT.search(text, stop.end())
    return following is not None and following.group() in _OPENERS
