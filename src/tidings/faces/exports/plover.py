"""PLOVER records: one JSON object an event, in the manual's format (version 0.7b1, tables 5.1 ff.).

Fields and their names are the manual's. Ours beside them, which the manual allows: `status`,
`confidence`, `date_earliest`, `date_latest`, `date_basis`, `counts`, `answers`, `alleged_by`,
`origins`, `articles`, `story`. Every field is present, null or [] where nothing is known; `text`
only where it is asked for.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from tidings.faces.exports.lines import json_line
from tidings.faces.exports.told import Cited, Party, Told

Json = dict[str, Any]

CODEBOOK = "PLOVER, draft 0.7b1 of 2021 and its last revision, as in Tidings' plover.toml"


def records(told: Iterable[Told], *, with_text: bool = False) -> Iterator[str]:
    """Yield one line of JSON an event; `with_text` adds the sentence that it was read in."""
    for one in told:
        yield json_line(record(one, with_text=with_text))


def record(told: Told, *, with_text: bool = False) -> Json:
    """Return an event as a PLOVER record; the parties of a reciprocal act are all its source."""
    cited, days = told.cited[0], told.days
    text = {"text": cited.sentence} if with_text else {}
    return {
        "id": told.id,
        "date": days.first,
        "enddate": days.last,
        "source": [_actor(p) for p in told.source],
        "recipient": [] if told.reciprocal else [_actor(p) for p in told.target],
        "event": [told.type],
        "event_loc": _place(told),
        "event_text": list(dict.fromkeys(w for c in told.cited for w in c.triggers)),
        "quad_code": told.quad,
        "event_scale": told.score,
        "mode": told.mode,
        "context": [*told.contexts, *(s for s in told.special if s not in told.contexts)],
        "link": told.link,
        **text,
        "text_info": {
            "sequence": cited.sequence,
            "start": cited.span.start,
            "end": cited.span.end,
        },
        "cite_info": _cite(told, cited),
        "coder": cited.coder,
        "comment": "; ".join(_comment(told)) or None,
        "status": told.status,
        "confidence": round(told.confidence, 2),
        "date_earliest": told.when.earliest,
        "date_latest": told.when.latest,
        "date_basis": told.when.basis,
        "counts": [{"value": value, "unit": unit} for value, unit in told.counts],
        "answers": told.answers,
        "alleged_by": list(told.alleged_by),
        "origins": told.origins,
        "articles": list(told.articles),
        "story": told.story,
    }


def _actor(party: Party) -> Json:
    return {
        "code": party.code,
        "sector": party.sector,
        "actor_text": party.words,
        "identifier_text": party.name,
        "office": party.office,
        "gender": party.gender,
    }


def _place(told: Told) -> Json | None:
    return {"name": told.where, "cc3": told.where_country} if told.where else None


def _cite(told: Told, cited: Cited) -> Json:
    return {
        "corpus": f"Tidings, story {told.story}" if told.story else None,
        "citation": cited.article,
        "url": cited.url,
        "title": cited.title,
        "language": cited.language,
        "publication": cited.outlet,
        "publication_date": cited.published.first_day,
        "coder": cited.reader,
        "codebook": CODEBOOK,
        "version": cited.reader.partition(";")[0],
    }


def _comment(told: Told) -> Iterator[str]:
    """Yield what a user of the record must know and the manual has no field for."""
    if told.days.note:
        yield f"date: {told.days.note}"
    if told.reciprocal:
        yield "reciprocal"
    if told.status not in {"happened", "ongoing"}:
        yield f"status: {told.status}"
    if told.alleged_by:
        yield f"told by {', '.join(told.alleged_by)}"
