"""The phrases of a sentence that may be a party: every noun with more or less of what hangs on it.

A party is told by a noun phrase, but how much of it ("a bomb in Kiev", "the dissidents who fled")
is habit, not grammar. So each noun gives several stretches: from its left edge, or after the
article or possessor, to its own end, or on to the end of each thing that follows it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tidings.readers.syntax import Parse, Sentence, Token

LONGEST = 40  # tokens of a stretch
MOST = 60  # stretches of one head, the shortest first: a list of forty names is no party
NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "DET"})
MISTAGGED = frozenset({"VERB", "X", "ADV"})  # a noun where its place in the clause says so
PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "amod"})
INNER = frozenset({"poss", "compound", "det"})
MARKS = frozenset(",.;:")


class Stretch(NamedTuple):
    """Tokens `first` to `last`, both included, that `head` heads."""

    first: int
    last: int
    head: int


def stretches(parse: Parse, sentence: Sentence) -> list[Stretch]:
    """Return what may be a party in a sentence, in order of first and last token."""
    found: dict[tuple[int, int], int] = {}
    for token in parse.tokens_of(sentence):
        if token.pos in NAMING or (token.pos in MISTAGGED and token.dep in PLACES):
            own = sorted(_around(parse, token), key=lambda edges: edges[1] - edges[0])
            for edges in own[:MOST]:
                found.setdefault(edges, token.i)
    return [Stretch(first, last, head) for (first, last), head in sorted(found.items())]


def _around(parse: Parse, token: Token) -> set[tuple[int, int]]:
    """Return the edges of the stretches that a token may head."""
    firsts = [i for i in _firsts(parse, token.i) if parse.tokens[i].text not in MARKS]
    return {
        (first, last)
        for last in _lasts(parse, token.i)
        for first in firsts
        if last - first < LONGEST
    }


def _firsts(parse: Parse, head: int) -> set[int]:
    """Return where a stretch may begin: at the head or anything before it that begins a part."""
    found = {head}
    edge = parse.edges[head][0]
    for c in parse.children[head]:
        if c >= head or c < head - LONGEST:
            continue
        left = max(parse.edges[c][0], head - LONGEST)
        found.update((left, c))
        found.update(i for i in range(left, c) if i - edge <= 2 or parse.tokens[i].dep in INNER)
    return found


def _lasts(parse: Parse, head: int) -> set[int]:
    """Return where a stretch may end: at the end of, or before, anything below on the right."""
    found = {head}
    for i in _below_on_the_right(parse, head):
        first, last = parse.edges[i]
        found.update((last, max(first - 1, head)))
        if parse.tokens[i].pos in NAMING or parse.tokens[i].pos in MISTAGGED | {"PUNCT"}:
            found.add(i)
    return {_before_marks(parse, head, i) for i in found if i >= head}


def _below_on_the_right(parse: Parse, head: int) -> Iterator[int]:
    waiting = [c for c in parse.children[head] if c > head]
    while waiting:
        i = waiting.pop()
        if i <= head + LONGEST:
            yield i
            waiting.extend(parse.children[i])


def _before_marks(parse: Parse, head: int, last: int) -> int:
    while last > head and parse.tokens[last].text in MARKS:
        last -= 1
    return last
