"""Which tellings of the articles the judgements on lines point at, and which are struck out.

A judgement names words of articles; here they are found again in the readings in force. What says
the same words in a copy or a revision of the article is meant too, since the judgement goes with
the words. What other words tell is not: it is new evidence.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from tidings.codec import short_id
from tidings.values import Judgement, Pointer, Reading, Span

Kind = Literal["event", "statement", "commitment"]
Place = tuple[Kind, str, int]
"""What an article tells: its kind, the article, and its position in the reading."""

KINDS: Mapping[str, tuple[Kind, ...]] = {
    "e": ("event",),
    "s": ("statement",),
    "c": ("commitment", "event"),
}
"""The kind of a line, as its id begins → what it is made of; a row of the ledger of either."""
_ALIKE = 0.5
"""Share of the letters of two stretches that must be common, for them to be one telling."""
_NEAR = 0.3
"""The same for verbs, which may be read with or without an auxiliary or an article."""
_LONG = 6
"""Words from which on a sentence told twice is a copy, and no common saying."""


@dataclass(frozen=True, slots=True)
class Struck:
    """The positions in a reading of what a person judged wrong.

    Of an act also the deeds of its clause that no coder typed, counted on after the events, and
    the commitment that it voices; `meetings` are acts that are no rows of the ledger.
    """

    events: frozenset[int] = frozenset()
    statements: frozenset[int] = frozenset()
    commitments: frozenset[int] = frozenset()
    meetings: frozenset[int] = frozenset()


NOTHING = Struck()


def on_lines(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements on lines, in their order."""
    return tuple(j for j in judgements if j.about == "line" and j.verdict in ("wrong", "corrected"))


def kind_of(judgement: Judgement) -> str:
    """Return the letter that says what kind of line is judged."""
    return (judgement.line or "").partition("-")[0]


@dataclass
class Found:
    """Judgements on lines, with the places that their words stand for.

    `told` are the readings that the story rests on, by article; `held` those that revisions
    replaced too; `roots` gives of each revision the text that it goes back to.
    """

    judgements: tuple[Judgement, ...]
    told: Mapping[str, Reading]
    held: Mapping[str, Reading]
    roots: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def places(self) -> tuple[tuple[Place, ...], ...]:
        """Return of each judgement the places that it points at, those of its first words first."""
        return tuple(tuple(self._places(j)) for j in self.judgements)

    @cached_property
    def last(self) -> dict[tuple[Place, str], Judgement]:
        """Return by place, and kind of line, the last judgement on it: the later one holds."""
        found: dict[tuple[Place, str], Judgement] = {}
        for judgement, places in zip(self.judgements, self.places, strict=True):
            found.update(dict.fromkeys(((p, kind_of(judgement)) for p in places), judgement))
        return found

    def struck(self) -> dict[str, Struck]:
        """Return by article what is struck out of it."""
        gone: dict[str, dict[str, set[int]]] = {}
        for ((kind, article, index), letter), judgement in self.last.items():
            if judgement.verdict != "wrong" or (letter == "e" and not judgement.kind):
                continue
            name = "meeting" if letter == "c" and kind == "event" else kind
            positions = gone.setdefault(article, {}).setdefault(name, set())
            positions.add(index)
            if name == "event":
                positions |= set(_deeds_beside(self.told[article], index))
                voiced = gone[article].setdefault("commitment", set())
                voiced |= set(_voiced_by(self.told[article], index))
        return {
            article: Struck(**{f"{name}s": frozenset(found) for name, found in kinds.items()})
            for article, kinds in gone.items()
        }

    def struck_words(self, letters: str = "esc") -> set[tuple[str, Span]]:
        """Return the words that lines judged wrong are known by, of all or some kinds of lines."""
        return {
            (article, span)
            for ((kind, article, index), letter), judgement in self.last.items()
            if judgement.verdict == "wrong" and letter in letters and kind in KINDS[letter][:1]
            if (span := main_span(self.told[article], kind, index)) is not None
        }

    def whole_acts(self) -> set[tuple[str, int]]:
        """Return tellings whose acts are wrong as wholes: judged by the id or words of one line."""
        return {
            (article, index)
            for ((_, article, index), letter), judgement in self.last.items()
            if judgement.verdict == "wrong" and letter == "e" and not judgement.kind
        }

    def homes(self) -> Iterator[tuple[Judgement, tuple[Place, ...]]]:
        """Yield each correction with where it belongs: its places that are not struck out."""
        for judgement, places in zip(self.judgements, self.places, strict=True):
            if judgement.verdict == "corrected" and places:
                letter = kind_of(judgement)
                yield (
                    judgement,
                    tuple(p for p in places if self.last[p, letter].verdict == "corrected"),
                )

    def _places(self, judgement: Judgement) -> Iterator[Place]:
        kinds = KINDS.get(kind_of(judgement), ())
        direct = [
            (kind, p.article, index)
            for p in judgement.subjects
            if p.article in self.held
            for kind in kinds
            for index in places_in(self.held[p.article], kind, p, judgement)
        ]
        if not direct:
            direct += self._by_id.get(judgement.line or "", ())
        again = (twin for place in dict.fromkeys(direct) for twin in self._twins(place))
        yield from dict.fromkeys(p for p in (*direct, *again) if p[1] in self.told)

    @cached_property
    def _by_id(self) -> dict[str, list[Place]]:
        """Return by the id of a line what it begins with, for lines that are judged."""
        judged = {j.line for j in self.judgements}
        found: dict[str, list[Place]] = {}
        for letter, kinds in KINDS.items():
            for article, reading in self.held.items():
                for kind in kinds:
                    for n in range(_count(reading, kind)):
                        span = main_span(reading, kind, n)
                        if span and (ident := _line_id(letter, article, span)) in judged:
                            found.setdefault(ident, []).append((kind, article, n))
        return found

    def _twins(self, place: Place) -> Iterator[Place]:
        """Yield what tells the same in the same words, in a copy or revision of the article."""
        kind, article, index = place
        words, key = _words(self.held[article], kind, index)
        first = self.roots.get(article, article)
        for ident, reading in self.told.items():
            kin = self.roots.get(ident, ident) == first
            if ident == article or not (kin or len(words.split()) >= _LONG):
                continue
            for n in range(_count(reading, kind)):
                if _words(reading, kind, n) == (words, key):
                    yield (kind, ident, n)


def places_in(
    reading: Reading, kind: Kind, pointer: Pointer, judgement: Judgement
) -> tuple[int, ...]:
    """Return the positions of what a pointer's words stand for: the very span, else most alike."""
    if kind == "event":
        return told_at(reading, pointer, judgement.kind)
    scored = [
        (alike(span, pointer.span), n)
        for n in range(_count(reading, kind))
        if (span := main_span(reading, kind, n)) is not None
    ]
    best = max((s for s, _ in scored), default=0.0)
    found = [n for s, n in scored if s == best >= _ALIKE]
    if kind == "commitment" and judgement.kind:
        same = [n for n in found if reading.commitments[n].kind == judgement.kind]
        found = same or found
    return tuple(found)


def told_at(reading: Reading, pointer: Pointer, kind: str = "") -> tuple[int, ...]:
    """Return the events at whose verbs a pointer points, else the deeds without a type.

    Where one verb tells several, those of type `kind` are meant. A whole clause will do, too.
    """
    spans = [*(e.trigger for e in reading.events), *(d.trigger for d in reading.deeds)]
    coded = len(reading.events)
    found = [n for n, s in enumerate(spans) if s == pointer.span]
    found = found or [n for n, e in enumerate(reading.events) if e.span == pointer.span]
    found = found or [n for n, s in enumerate(spans) if alike(s, pointer.span) >= _NEAR]
    events = [n for n in found if n < coded]
    of_kind = [n for n in events if reading.events[n].type == kind]
    return tuple(of_kind or events or found)


def main_span(reading: Reading, kind: Kind, index: int) -> Span | None:
    """Return the words by which a judgement names one thing told, none where it has none."""
    if kind == "event":
        return _trigger(reading, index)
    if kind == "statement":
        return next(iter(reading.statements[index].content), None)
    told = reading.commitments[index]
    return next(iter((*told.what, *(s for c in told.conditions for s in c.spans))), None)


def _line_id(letter: str, article: str, span: Span) -> str:
    return f"{letter}-{short_id(letter, article, span.start, span.end)}"


def alike(a: Span, b: Span) -> float:
    """Return the share of the letters of two stretches that both have.

    >>> alike(Span(0, 8), Span(4, 8)), alike(Span(0, 2), Span(2, 4))
    (0.5, 0.0)
    """
    common = min(a.end, b.end) - max(a.start, b.start)
    whole = max(a.end, b.end) - min(a.start, b.start)
    return max(common, 0) / whole if whole else 0.0


def _trigger(reading: Reading, index: int) -> Span:
    coded = len(reading.events)
    return reading.events[index].trigger if index < coded else reading.deeds[index - coded].trigger


def _count(reading: Reading, kind: Kind) -> int:
    if kind == "event":
        return len(reading.events) + len(reading.deeds)
    return len(reading.statements if kind == "statement" else reading.commitments)


def _words(reading: Reading, kind: Kind, index: int) -> tuple[str, str]:
    """Return the words that tell something, on one line, and the one that it is known by."""
    text, coded = reading.article.text, len(reading.events)
    key = main_span(reading, kind, index)
    if kind == "event":
        span = reading.events[index].span if index < coded else reading.deeds[index - coded].clause
        spans: tuple[Span, ...] = (span,)
    elif kind == "statement":
        said = reading.statements[index]
        spans = (*said.content, *said.speaker)
    else:
        spans = reading.commitments[index].what
    words = " ".join(" ".join(s.of(text) for s in spans).split())
    return words, key.of(text) if key else ""


def _deeds_beside(reading: Reading, index: int) -> Iterator[int]:
    """Yield the deeds without a type of an event's clause: they would tell it in other words."""
    coded = len(reading.events)
    if index < coded:
        clause = reading.events[index].span
        yield from (n for n, d in enumerate(reading.deeds, coded) if clause.holds(d.trigger))


def _voiced_by(reading: Reading, index: int) -> Iterator[int]:
    """Yield the commitments that an event is the voicing of: a threat, and what is threatened."""
    yield from (n for n, c in enumerate(reading.commitments) if c.event == index)


def find(
    judgements: Sequence[Judgement],
    told: Sequence[Reading],
    held: Sequence[Reading],
    roots: Mapping[str, str],
) -> Found:
    """Return the judgements on lines of a story with what they point at."""
    by_id = {r.article.id: r for r in held if r.unread is None}
    bearing = (
        j
        for j in on_lines(judgements)
        if not j.subjects or any(p.article in by_id for p in j.subjects)
    )
    return Found(
        judgements=tuple(bearing),
        told={r.article.id: r for r in told},
        held=by_id,
        roots=roots,
    )
