"""Events as rows in PLOVER's terms, the columns named as in POLECAT: one row an event."""

from collections.abc import Iterable

from tidings.faces.exports.tables import Column, Row, Value
from tidings.faces.exports.told import Party, Told

_PARTY = (
    ("name", "the fullest name"),
    ("country", "ISO 3166-1 alpha-3, or IGO, NGO, ISM, IMG, MNC"),
    ("sector", "PLOVER sector"),
    ("title", "role or office"),
)
COLUMNS = (
    Column("story_id", "text", "the story it belongs to"),
    Column("event_id", "text", "unique in the record"),
    Column("event_date", "day", "first day; the likeliest where an end is not known"),
    Column("event_date_earliest", "text", "earliest day or minute it may have been"),
    Column("event_date_latest", "text", "latest day or minute"),
    Column("date_basis", "text", "why these dates"),
    Column("event_type", "text", "PLOVER type"),
    Column("event_mode", "text", "PLOVER mode"),
    Column("contexts", "texts", "PLOVER contexts, the special ones too"),
    Column("quad_code", "whole", "1 to 4"),
    Column("intensity", "number", "the type's conflict-cooperation score, -10 to +10"),
    Column("status", "text", "happened, planned, called off, denied, …"),
    *(Column(f"actor_{n}", "texts", f"source: {m}") for n, m in _PARTY),
    *(Column(f"recipient_{n}", "texts", f"target: {m}") for n, m in _PARTY),
    Column("reciprocal", "whole", "1 where all parties stand on both sides, else 0"),
    Column("location", "text", "the place, as named"),
    Column("country", "text", "its country, ISO 3166-1 alpha-3"),
    Column("counts", "texts", "numbers told with the act"),
    Column("answers", "text", "event_id of the act that it answers"),
    Column("link", "text", "shared by acts that answer each other"),
    Column("alleged_by", "texts", "on whose word alone it rests"),
    Column("origins", "whole", "independent origins: an agency, a statement, own reporting"),
    Column("outlets", "texts", "outlets that tell it"),
    Column("articles", "texts", "ids of the articles that tell it"),
    Column("urls", "texts", "their addresses"),
    Column("publication_date", "day", "of the first of them"),
    Column("coder", "text", "rule or model of the first telling"),
    Column("confidence", "number", "0 to 1"),
    Column("words", "text", "the clause of the first telling"),
    Column("version", "text", "readers and tables"),
)


def rows(told: Iterable[Told]) -> Iterable[Row]:
    """Return one row an event."""
    return map(_row, told)


def _row(told: Told) -> Row:
    first, days = told.cited[0], told.days
    return {
        "story_id": told.story,
        "event_id": told.id,
        "event_date": days.first,
        "event_date_earliest": told.when.earliest,
        "event_date_latest": told.when.latest,
        "date_basis": told.when.basis,
        "event_type": told.type,
        "event_mode": told.mode,
        "contexts": tuple(dict.fromkeys((*told.contexts, *told.special))),
        "quad_code": told.quad,
        "intensity": told.score,
        "status": told.status,
        **_parties("actor", told.source),
        **_parties("recipient", told.target),
        "reciprocal": int(told.reciprocal),
        "location": told.where,
        "country": told.where_country,
        "counts": tuple(f"{value} {unit}" for value, unit in told.counts),
        "answers": told.answers,
        "link": told.link,
        "alleged_by": told.alleged_by,
        "origins": told.origins,
        "outlets": told.outlets,
        "articles": told.articles,
        "urls": tuple(dict.fromkeys(c.url for c in told.cited if c.url)),
        "publication_date": first.published.first_day,
        "coder": first.coder,
        "confidence": round(told.confidence, 2),
        "words": first.clause,
        "version": first.reader,
    }


def _parties(side: str, found: tuple[Party, ...]) -> dict[str, Value]:
    return {
        f"{side}_name": tuple(p.name for p in found),
        f"{side}_country": tuple(p.code for p in found),
        f"{side}_sector": tuple(p.sector for p in found),
        f"{side}_title": tuple(p.office for p in found),
    }
