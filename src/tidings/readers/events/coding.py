"""Codes the deeds of a parse as events."""

from collections.abc import Sequence
from dataclasses import dataclass

from tidings.codebook.events import EventsBook
from tidings.readers.actors import Cast
from tidings.readers.events.acts import Coded, code
from tidings.readers.events.answering import link_answers
from tidings.readers.events.coder import Coder
from tidings.readers.events.gate import Gate
from tidings.readers.events.making import Maker
from tidings.readers.events.minting import with_minted
from tidings.readers.events.parties import Parties
from tidings.readers.events.retold import told_once
from tidings.readers.events.same_act import SameAct
from tidings.readers.events.tellings import alike, once, without_inner
from tidings.readers.events.triggers import find_deeds
from tidings.readers.events.uncoded import ask, find_uncoded, is_untyped, listed
from tidings.readers.syntax import Parse
from tidings.values import Event, Statement, TimeExpression, Uncoded


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """What was done by political actors: with a type, and what no type is known of.

    `cast` is the one given with the parties added that only the acts tell of.
    """

    cast: Cast
    events: tuple[Event, ...] = ()
    uncoded: tuple[Uncoded, ...] = ()


def read_acts(
    parse: Parse,
    cast: Cast,
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
    book: EventsBook,
    coder: Coder | None = None,
) -> Acts:
    """Return the political acts that a text reports, in order of their words.

    An act needs a political actor as a party. Types, modes and contexts are PLOVER's (Open Event
    Data Alliance); an act that fits no frame is typed by `coder` where it is sure, else listed.
    """
    deeds = find_deeds(parse, book)
    parties = Parties(parse, cast, book, deeds)
    gate = Gate(parties)
    coded = [c for d in deeds if (c := code(d, gate)) is not None and not (c.near and not coder)]
    coded = sorted((*coded, *find_uncoded(gate, coded)), key=lambda c: c.deed.head)
    coded = _clauses(parse, alike(parse, coded))
    doubted = [c for c in coded if c.near or is_untyped(c)]
    asked = ask(coder, doubted, parse, book)
    typed = [*(c for c in coded if not (c.near or is_untyped(c))), *asked.coded]
    coded = without_inner(parse, sorted(typed, key=lambda c: c.deed.head))
    coded = once(parse, coded, parties)
    maker = Maker(parse, cast, statements, times, book)
    events = [maker.event(c) for c in coded]
    told = link_answers(parse, coded, events, parties.cast, book)
    cast, told = with_minted(parse, cast, parties.minted, told)
    told = told_once(coded, told, SameAct(parse, cast, times, book))
    return Acts(cast=cast, events=told, uncoded=listed(parse, asked.rest))


def _clauses(parse: Parse, coded: Sequence[Coded]) -> list[Coded]:
    """Leave out what is told within another act; one that may not count hides no other."""
    kept = without_inner(parse, [c for c in coded if not c.near])
    return sorted((*kept, *(c for c in coded if c.near)), key=lambda c: c.deed.head)
