"""A line of the record as a citation: its words, who told whom, the outlet, the date, the address.

The article's words are given as they stand and are set apart by a label, not by quotation marks:
marks are kept for what the article itself quotes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tidings.errors import NotFound
from tidings.faces.dates import interval_in_words
from tidings.values import (
    UNKNOWN,
    Coverage,
    Interval,
    Line,
    Pointer,
    Span,
    Story,
    StoryStatement,
    Telling,
)

NO_OUTLET = "outlet unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A line of a story with what surrounds it; `chain` runs from the outlet to the farthest.

    `section` names the part of the story's page it stands in, `when` its date, if it has one.
    """

    line: Line
    section: str
    chain: tuple[str, ...] = ()
    when: Interval | None = None
    tellings: tuple[Telling, ...] = ()

    @property
    def proofs(self) -> tuple[Pointer, ...]:
        """The line's own words, then those of every telling."""
        told = (p for telling in self.tellings for p in telling.pointers)
        return tuple(dict.fromkeys((*self.line.pointers, *told)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The words of one article that prove a line, in the order of its text, and where they stand.

    `words` has " … " where words between are left out; `spans` are joined where nothing is.
    """

    article: str
    pointers: tuple[Pointer, ...]
    words: str
    spans: tuple[Span, ...]
    title: str
    outlet: str
    published: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """All that is needed to cite one line."""

    text: str
    when: str | None
    chain: tuple[str, ...]
    sources: tuple[Source, ...]

    @property
    def plain(self) -> str:
        """The citation as plain text, one fact a line."""
        lines = [self.text]
        if self.when:
            lines.append(f"When: {self.when}")
        if self.chain:
            lines.append("Told by: " + " ← ".join(self.chain))
        for s in self.sources:
            where = ", ".join(f"{span.start}–{span.end}" for span in s.spans)
            lines += [
                f"Words: {s.words}",
                f"In: {s.title}, {s.outlet}, {s.published}, {s.address}, characters {where}",
            ]
        return "\n".join(lines)


def lines_of(story: Story) -> Iterator[Found]:
    """Yield every line of the story's record, in the order of its page."""
    outlets = {c.article: c.outlet or NO_OUTLET for c in story.coverage}
    for event in story.events:
        chain = (_outlets(event.tellings, outlets), *names(story, event.alleged_by))
        yield Found(
            line=event.line,
            section="events",
            chain=chain,
            when=event.when,
            tellings=event.tellings,
        )
    for said in story.statements:
        yield Found(
            line=said.line, section="statements", chain=hearsay(story, said), when=said.when
        )
    for row in story.ledger:
        chain = (_outlets(row.tellings, outlets), *names(story, row.by))
        yield Found(
            line=row.what, section="ledger", chain=chain, when=row.voiced, tellings=row.tellings
        )
    for disagreement in story.disagreements:
        for side in disagreement.sides:
            chain = tuple(dict.fromkeys(w for w in (side.outlet, side.who) if w))
            yield Found(line=side.line, section="disagreements", chain=chain)
    for update in story.updates:
        outlet = outlets.get(update.article, NO_OUTLET)
        yield Found(line=update.line, section="updates", chain=(outlet,), when=update.when)


def find_line(story: Story, ident: str) -> Found:
    """Return the line of that id. Raises NotFound where the story has none such."""
    found = next((f for f in lines_of(story) if f.line.id == ident), None)
    if found is None:
        raise NotFound(f"The story “{story.title}” has no line {ident!r} now.")
    return found


def cite(story: Story, found: Found) -> Citation:
    """Return the citation of a line of `story`."""
    coverage = {c.article: c for c in story.coverage}
    return Citation(
        text=found.line.corrected or found.line.text,
        when=interval_in_words(found.when) if found.when else None,
        chain=found.chain,
        sources=tuple(
            _source(article, pointers, coverage.get(article))
            for article, pointers in _by_article(found.line.pointers).items()
        ),
    )


def hearsay(story: Story, said: StoryStatement) -> tuple[str, ...]:
    """Return who told it, from the outlet to the one who spoke."""
    speakers = ", ".join(names(story, said.speakers)) or said.speaker_words or "speaker not named"
    tellers = (said.outlet, *names(story, said.chain), speakers)
    return tuple(dict.fromkeys(t for t in tellers if t))


def names(story: Story, idents: Iterable[str]) -> tuple[str, ...]:
    """Return the names of a story's actors; what is no actor's id stands for itself."""
    known = {a.id: a.name for a in story.actors}
    return tuple(known.get(i, i) for i in idents)


def _outlets(tellings: Iterable[Telling], outlets: dict[str, str]) -> str:
    told = dict.fromkeys(outlets.get(t.article, NO_OUTLET) for t in tellings)
    return " and ".join(told) or NO_OUTLET


def outermost(pointers: Iterable[Pointer]) -> tuple[Pointer, ...]:
    """Return the pointers that lie inside no other: of each article the longest, then the rest."""
    kept = tuple(dict.fromkeys(pointers))

    def inside(p: Pointer) -> bool:
        return any(o != p and o.article == p.article and o.span.holds(p.span) for o in kept)

    outer = [p for p in kept if not inside(p)]
    articles = list(dict.fromkeys(p.article for p in outer))
    longest = {
        a: max((p for p in outer if p.article == a), key=lambda p: p.span.end - p.span.start)
        for a in articles
    }
    return tuple(sorted(outer, key=lambda p: (articles.index(p.article), p != longest[p.article])))


def _by_article(pointers: Iterable[Pointer]) -> dict[str, list[Pointer]]:
    grouped: dict[str, list[Pointer]] = {}
    for pointer in outermost(pointers):
        grouped.setdefault(pointer.article, []).append(pointer)
    return grouped


def _source(article: str, pointers: Sequence[Pointer], coverage: Coverage | None) -> Source:
    words, spans = _run_together(pointers)
    return Source(
        article=article,
        pointers=tuple(pointers),
        words=words,
        spans=spans,
        title=(coverage.title if coverage else "") or "untitled",
        outlet=(coverage.outlet if coverage else None) or NO_OUTLET,
        published=interval_in_words(coverage.published if coverage else UNKNOWN),
        address=(coverage.url if coverage else None) or f"no address given (article {article})",
    )


def _run_together(pointers: Iterable[Pointer]) -> tuple[str, tuple[Span, ...]]:
    """Return the words in order, neighbours as one stretch."""
    words, spans = "", list[Span]()
    for pointer in sorted(pointers, key=lambda p: p.span):
        own, span = " ".join(pointer.words.split()), pointer.span
        near = bool(spans) and 0 <= span.start - spans[-1].end <= 1
        words += (" " if near else " … ") * bool(words) + own
        if near:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return words, tuple(spans)
