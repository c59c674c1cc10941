"""Codes the deeds of a parse as events."""

from collections.abc import Sequence
from dataclasses import dataclass

from tidings.codebook.events import EventsBook
from tidings.readers.actors import Cast
from tidings.readers.events.acts import code
from tidings.readers.events.answering import link_answers
from tidings.readers.events.circumstances import domain_of
from tidings.readers.events.coder import Coder
from tidings.readers.events.making import Maker
from tidings.readers.events.parties import Parties
from tidings.readers.events.tellings import alike, once, without_inner
from tidings.readers.events.triggers import find_deeds
from tidings.readers.syntax import Parse
from tidings.values import Event, Statement, TimeExpression, Uncoded


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """What was done by political actors: with a type, and what no type is known of."""

    events: tuple[Event, ...] = ()
    uncoded: tuple[Uncoded, ...] = ()


def read_events(
    parse: Parse,
    cast: Cast,
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
    book: EventsBook,
) -> tuple[Event, ...]:
    """Return the political acts that a text reports, in order of their words, by rules alone."""
    return read_acts(parse, cast, statements, times, book).events


def read_acts(
    parse: Parse,
    cast: Cast,
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
    book: EventsBook,
    coder: Coder | None = None,  # noqa: ARG001
) -> Acts:
    """Return the political acts that a text reports, in order of their words.

    An act needs a political actor as a party. Types, modes and contexts are PLOVER's (Open Event
    Data Alliance); an act that fits no frame is not coded.
    """
    if domain_of(parse, book) == "sport":
        return Acts()
    parties = Parties(parse, cast, book)
    coded = [c for d in find_deeds(parse, book) if (c := code(d, parties)) is not None]
    coded = once(parse, without_inner(parse, alike(parse, coded)), parties)
    maker = Maker(parse, cast, statements, times, book)
    events = [maker.event(c) for c in coded]
    return Acts(events=link_answers(parse, coded, events, book))
