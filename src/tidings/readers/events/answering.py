"""Which act answers which: only where the words say so ("in response to", "because", "over")."""

from bisect import bisect_left
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
    told = Told(parse, coded)
    for i, c in enumerate(coded):
        for cause in causes(parse, c.deed, book):
            answer = told.within(cause, i)
            if answer is not None:
                found[i] = replace(found[i], answers=answer)
                break
    for i, cause, words in _said_to_answer(parse, told, book):
        answer = told.within(cause, i)
        if answer is not None and found[i].answers is None:
            arguments = replace(found[i].arguments, answers=(words,))
            found[i] = replace(found[i], answers=answer, arguments=arguments)
    return tuple(found)


class Told:
    """Finds acts by where their words stand."""

    def __init__(self, parse: Parse, coded: Sequence[Coded]) -> None:
        """Index the acts by token and by sentence."""
        self._parse = parse
        self._heads = sorted((c.deed.head, i) for i, c in enumerate(coded))
        self._by_sentence: dict[int, list[tuple[int, int]]] = {}
        for i, c in enumerate(coded):
            sentence = parse.tokens[c.deed.head].sentence
            self._by_sentence.setdefault(sentence, []).append((i, c.deed.head))

    def within(self, cause: int, but: int) -> int | None:
        """Return the position of the first act that the words of a cause tell."""
        first, last = self._parse.edges[cause]
        low = bisect_left(self._heads, (first, -1))
        high = bisect_left(self._heads, (last + 1, -1))
        found = (i for _, i in self._heads[low:high] if i != but)
        return min(found, default=None)

    def pointed_at(self, noun: int) -> int | None:
        """Return the act that "the order" means: of that word, else the nearest one before."""
        token = self._parse.tokens[noun]
        near = range(token.sentence - REACH, token.sentence)
        before = [pair for at in near for pair in self._by_sentence.get(at, ())]
        named = [i for i, head in before if self._parse.tokens[head].lemma == token.lemma]
        if named:
            return named[-1]
        nearest = next((at for at in reversed(near) if at in self._by_sentence), None)
        return None if nearest is None else self._by_sentence[nearest][0][0]


def _said_to_answer(parse: Parse, told: Told, book: EventsBook) -> Iterator[tuple[int, int, Span]]:
    """Yield (event, cause, words) for "the order was a response to the expulsion"."""
    for token in parse.tokens:
        if token.dep != "attr" or token.lemma.lower() not in book.causal:
            continue
        about = parse.child(token.head, "nsubj")
        if about is None or parse.tokens[about].lemma.lower() not in book.deed_words:
            continue
        meant = told.pointed_at(about)
        for prep, obj in prepositions(parse, token.i):
            if prep in {"to", "for"} and meant is not None:
                yield meant, obj, parse.span(parse.edges[about][0], parse.edges[obj][1])
