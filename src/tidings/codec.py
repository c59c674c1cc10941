"""Values to JSON and back. The only module that knows about encoding.

Two forms: `encode`/`decode` keep every field (the store's form), `publish` gives the published
form of a reading, whose JSON Schema is shipped as `reading.schema.json`.
"""

import hashlib
from typing import Any, Protocol, TypeVar

import msgspec

from tidings.values import (
    Article,
    Clutter,
    Commitment,
    Event,
    Interval,
    Reading,
    Span,
    Statement,
    Uncoded,
    When,
)

T = TypeVar("T")
Json = dict[str, Any]


class Dates(Protocol):
    """What the published form needs of a date reader: `tidings.readers.times.Calendar` is one."""

    def interval(self, index: int) -> Interval:
        """Resolve the time expression at that position."""
        ...

    def value(self, index: int) -> str:
        """Return its TIMEX3 value."""
        ...

    def when(self, when: When | None) -> Interval:
        """Resolve the date of an event, statement or commitment."""
        ...


def encode(value: object) -> bytes:
    """Encode any value as JSON, every field kept; the same value gives the same bytes."""
    return msgspec.json.encode(value)


def decode(data: bytes | str, kind: type[T]) -> T:
    """Decode what `encode` wrote. Raises ``msgspec.ValidationError`` where it does not fit."""
    return msgspec.json.decode(data, type=kind)


def article_id(text: str, title: str | None = None) -> str:
    """Return an article's id, made from its words: 16 hex digits of SHA-256."""
    content = "\n\n".join((title or "", text))
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def short_id(*parts: object) -> str:
    """Return ten hex digits that stand for `parts`: the id of a line, event or ledger row."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:10]


def publish(reading: Reading, dates: Dates) -> Json:
    """Return the published form of a reading, every key present."""
    return {
        "article": _article(reading.article, reading),
        "published": _interval(reading.published),
        "clutter": [_clutter(c) for c in reading.clutter],
        "actors": [
            {
                "ref": ref,
                "name": a.name,
                "kind": a.kind,
                "role": a.role,
                "country": a.country,
                "sector": a.sector,
            }
            for ref, a in enumerate(reading.actors)
        ],
        "mentions": [
            {"start": m.span.start, "end": m.span.end, "actor": m.actor, "form": m.form}
            for m in reading.mentions
        ],
        "times": [
            {
                "start": t.span.start,
                "end": t.span.end,
                "type": t.type,
                "value": dates.value(i),
                "mod": t.mod,
                "when": _interval(dates.interval(i)),
            }
            for i, t in enumerate(reading.times)
        ],
        "events": [_event(e, dates) for e in reading.events],
        "uncoded": [_uncoded(u) for u in reading.uncoded],
        "statements": [_statement(s, dates) for s in reading.statements],
        "commitments": [_commitment(c, dates) for c in reading.commitments],
    }


def _article(article: Article, reading: Reading) -> Json:
    form: Json = msgspec.to_builtins(article)
    topics = dict.fromkeys((*article.topics, *(t.name for t in reading.topics)))
    keys = ("id", "title", "text", "outlet", "published", "url", "byline", "kind")
    return {
        **{key: form[key] for key in keys},
        "topics": list(topics),
        "language": article.language,
        "whole": article.whole,
    }


def _interval(interval: Interval) -> Json:
    return {
        "earliest": interval.earliest,
        "latest": interval.latest,
        "likely": interval.likely,
        "granularity": interval.granularity,
        "basis": interval.basis,
        "spans": _spans(interval.spans),
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _clutter(clutter: Clutter) -> Json:
    return {"start": clutter.span.start, "end": clutter.span.end, "kind": clutter.kind}


def _event(event: Event, dates: Dates) -> Json:
    return {
        "start": event.span.start,
        "end": event.span.end,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "source": list(event.source),
        "target": list(event.target),
        "status": event.status,
        "when": _interval(dates.when(event.when)),
        "where": event.where,
        "counts": [
            {"value": c.value, "unit": c.unit, "spans": _spans(c.spans)} for c in event.counts
        ],
        "answers": event.answers,
        "statement": event.statement,
        "argument_spans": {
            "source": _spans(event.arguments.source),
            "target": _spans(event.arguments.target),
            "where": _spans(event.arguments.where),
            "when": _spans(event.arguments.when),
        },
        "coder": event.coder,
        "confidence": event.confidence,
    }


def _uncoded(uncoded: Uncoded) -> Json:
    return {
        "start": uncoded.span.start,
        "end": uncoded.span.end,
        "trigger": [uncoded.trigger.start, uncoded.trigger.end],
        "source": list(uncoded.source),
        "target": list(uncoded.target),
    }


def _statement(statement: Statement, dates: Dates) -> Json:
    return {
        "content": _spans(statement.content),
        "cue": _spans(statement.cue),
        "speaker": _spans(statement.speaker),
        "actors": list(statement.actors),
        "manner": statement.manner,
        "to": list(statement.to),
        "medium": statement.medium,
        "via": [{"actors": list(v.actors), "spans": _spans(v.spans)} for v in statement.via],
        "when": _interval(dates.when(statement.when)),
    }


def _commitment(commitment: Commitment, dates: Dates) -> Json:
    return {
        "kind": commitment.kind,
        "by": list(commitment.by),
        "to": list(commitment.to),
        "what": _spans(commitment.what),
        "conditions": [{"kind": c.kind, "spans": _spans(c.spans)} for c in commitment.conditions],
        "due": None if commitment.due is None else _interval(dates.when(commitment.due)),
        "event": commitment.event,
        "statement": commitment.statement,
    }
