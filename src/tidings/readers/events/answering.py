"""Which act answers which: only where the words say so ("in response to", "because", "over")."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tidings.codebook.events import EventsBook
from tidings.readers.events.acts import Coded
from tidings.readers.events.circumstances import causes
from tidings.readers.events.grammar import prepositions
from tidings.readers.syntax import Parse
from tidings.values import Event, Span

REACH = 2  # how many sentences back "the order" may point


def link_answers(
    parse: Parse, coded: Sequence[Coded], events: Sequence[Event], book: EventsBook
) -> tuple[Event, ...]:
    """Return the events with `answers` set where a cause named in words is itself an event."""
    found = list(events)
    for i, c in enumerate(coded):
        for cause in causes(parse, c.deed, book):
            answer = _told_in(parse, cause, coded, i)
            if answer is not None:
                found[i] = replace(found[i], answers=answer)
                break
    for i, cause, words in _said_to_answer(parse, coded, book):
        answer = _told_in(parse, cause, coded, i)
        if answer is not None and found[i].answers is None:
            arguments = replace(found[i].arguments, answers=(words,))
            found[i] = replace(found[i], answers=answer, arguments=arguments)
    return tuple(found)


def _told_in(parse: Parse, cause: int, coded: Sequence[Coded], but: int) -> int | None:
    """Return the position of the event that the words of a cause tell."""
    first, last = parse.edges[cause]
    return next(
        (j for j, other in enumerate(coded) if j != but and first <= other.deed.head <= last),
        None,
    )


def _said_to_answer(
    parse: Parse, coded: Sequence[Coded], book: EventsBook
) -> Iterator[tuple[int, int, Span]]:
    """Yield (event, cause, words) for "the order was a response to the expulsion"."""
    for token in parse.tokens:
        if token.dep != "attr" or token.lemma.lower() not in book.causal:
            continue
        about = parse.child(token.head, "nsubj")
        if about is None or parse.tokens[about].lemma.lower() not in book.deed_words:
            continue
        meant = _pointed_at(parse, about, coded)
        for prep, obj in prepositions(parse, token.i):
            if prep in {"to", "for"} and meant is not None:
                yield meant, obj, parse.span(parse.edges[about][0], parse.edges[obj][1])


def _pointed_at(parse: Parse, noun: int, coded: Sequence[Coded]) -> int | None:
    """Return the act that "the order" or "the move" means: of that word, else the nearest first."""
    token = parse.tokens[noun]
    before = [
        (i, parse.tokens[c.deed.head])
        for i, c in enumerate(coded)
        if 0 < token.sentence - parse.tokens[c.deed.head].sentence <= REACH
    ]
    named = [i for i, head in before if head.lemma == token.lemma]
    if named:
        return named[-1]
    nearest = max((head.sentence for _, head in before), default=-1)
    return next((i for i, head in before if head.sentence == nearest), None)
