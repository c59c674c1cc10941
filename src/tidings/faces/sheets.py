"""Sheets for validation by hand: a random sample of what was read, as CSV with cells to fill in.

One kind samples events, one row each, and gives precision; the other samples sentences, with all
acts that were read in them, and gives recall too. An id stands for a unit by its article, the
fingerprint of the readers, and its place: after a rereading no row of an old sheet fits.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TextIO

from tidings.codec import short_id
from tidings.errors import UserError
from tidings.faces.dates import interval_in_words
from tidings.faces.exports.tables import inert
from tidings.faces.sentences import sentence_of, sentences
from tidings.readers.times import Calendar
from tidings.story.sampling import ALL, Drawn, draw
from tidings.values import Event, Reading, Span

Kind = Literal["events", "sentences"]

QUESTIONS = (
    "right", "type_right", "source_right", "target_right", "status_right", "when_right",
)  # fmt: skip
COUNTS = ("wrong", "missed")
PROOF = (
    "note", "outlet", "published", "title", "article", "start", "end", "fingerprint", "stratum",
    "stratum_size", "sample",
)  # fmt: skip
COLUMNS: Mapping[Kind, tuple[str, ...]] = {
    "events": (
        "id", "sentence", "type", "mode", "status", "source", "target", "when", "where",
        *QUESTIONS, *PROOF,
    ),
    "sentences": ("id", "sentence", "acts", "read", *COUNTS, *PROOF),
}  # fmt: skip
SOMETHING, NOTHING = "an act was read", "nothing was read"  # strata of sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What a row stands for: one event, or one sentence with the events whose words begin in it."""

    ident: str
    reading: Reading
    span: Span
    stratum: str
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What sheet to make. `by_group` draws from each type, or from sentences with acts and without.

    `seed` is any whole number: the same gives the same sheet.
    """

    kind: Kind = "events"
    number: int = 100
    seed: int = 1
    by_group: bool = False


def units(kind: Kind, readings: Iterable[Reading]) -> Iterator[Unit]:
    """Yield all units of a kind that a sheet may show, each event or each sentence once."""
    for reading in readings:
        yield from _event_units(reading) if kind == "events" else _sentence_units(reading)


def write_sheet(readings: Iterable[Reading], wish: Wish, output: TextIO) -> int:
    """Write a sheet, and return how many rows it has. Raises UserError where nothing was read."""
    known = {unit.ident: unit for unit in units(wish.kind, readings)}
    if not known:
        raise UserError(f"There are no {wish.kind} to draw from: nothing was read yet.")
    strata: defaultdict[str, list[str]] = defaultdict(list)
    for unit in known.values():
        strata[unit.stratum if wish.by_group else ALL].append(unit.ident)
    drawn = draw(strata, wish.number, wish.seed)
    sample = _sample_in_words(wish, len(drawn), len(known))
    table = csv.writer(output, lineterminator="\n")
    columns = COLUMNS[wish.kind]
    table.writerow(columns)
    for one in drawn:
        unit = known[one.ident]
        row = {**_proof(unit, one), "sample": sample}
        row |= _event_cells(unit) if wish.kind == "events" else _sentence_cells(unit)
        table.writerow([inert(row.get(column, "")) for column in columns])
    return len(drawn)


def _event_units(reading: Reading) -> Iterator[Unit]:
    where = (reading.article.id, reading.fingerprint)
    for number, event in enumerate(reading.events):
        yield Unit(
            ident=f"ev{short_id('event', *where, number, event.span.start, event.span.end)}",
            reading=reading,
            span=event.span,
            stratum=event.type,
            events=(number,),
        )


def _sentence_units(reading: Reading) -> Iterator[Unit]:
    where = (reading.article.id, reading.fingerprint)
    starts = [e.trigger.start for e in reading.events]
    for span in sentences(reading):
        held = tuple(i for i, at in enumerate(starts) if span.start <= at < span.end)
        yield Unit(
            ident=f"se{short_id('sentence', *where, span.start, span.end)}",
            reading=reading,
            span=span,
            stratum=SOMETHING if held else NOTHING,
            events=held,
        )


def _event_cells(unit: Unit) -> dict[str, str]:
    reading, event = unit.reading, unit.reading.events[unit.events[0]]
    around = sentence_of(sentences(reading), event.span)
    return {
        "sentence": _marked(reading.article.text, around, (event.trigger,)),
        "type": event.type,
        "mode": event.mode or "",
        "status": event.status,
        "source": _names(reading, event.source),
        "target": _names(reading, event.target),
        "when": interval_in_words(_calendar(reading).when(event.when)),
        "where": event.where or "",
    }


def _sentence_cells(unit: Unit) -> dict[str, str]:
    reading = unit.reading
    held = [reading.events[i] for i in unit.events]
    return {
        "sentence": _marked(reading.article.text, unit.span, [e.trigger for e in held]),
        "acts": str(len(held)),
        "read": "; ".join(_told(reading, e) for e in held),
    }


def _told(reading: Reading, event: Event) -> str:
    """Return an event in one line: "SANCTION/expel (happened): Norway → Denmark, Mon 7 May"."""
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    parties = f"{_names(reading, event.source) or '?'} → {_names(reading, event.target) or '?'}"
    when = _calendar(reading).when(event.when)
    day = f", {interval_in_words(when)}" if when.known else ""
    return f"{kind} ({event.status}): {parties}{day}"


def _calendar(reading: Reading) -> Calendar:
    return Calendar(reading.times, reading.published)


def _names(reading: Reading, refs: Iterable[int]) -> str:
    return ", ".join(reading.actors[ref].name for ref in refs)


def _marked(text: str, around: Span, words: Sequence[Span]) -> str:
    """Return a stretch of text on one line, `words` in it between asterisks."""
    parts, at = [], around.start
    for span in sorted(set(words)):
        if at <= span.start and span.end <= around.end:
            parts += [text[at : span.start], f"**{span.of(text)}**"]
            at = span.end
    parts.append(text[at : around.end])
    return " ".join("".join(parts).split())


def _proof(unit: Unit, drawn: Drawn) -> dict[str, str]:
    reading = unit.reading
    article = reading.article
    return {
        "id": unit.ident,
        "outlet": article.outlet or "",
        "published": interval_in_words(reading.published),
        "title": article.title or "",
        "article": article.id,
        "start": str(unit.span.start),
        "end": str(unit.span.end),
        "fingerprint": reading.fingerprint,
        "stratum": drawn.stratum,
        "stratum_size": str(drawn.size),
    }


def _sample_in_words(wish: Wish, drawn: int, total: int) -> str:
    how = "stratified" if wish.by_group else "simple random"
    return f"{how} sample, {drawn:,} of {total:,} {wish.kind}, seed {wish.seed}"
