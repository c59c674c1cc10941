"""Who an article tells of: actors, the words that stand for them, and questions about both."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tidings.codebook.actors import NO_NOUNS, Nouns
from tidings.readers.actors.polity import acting_state
from tidings.readers.syntax import Parse
from tidings.values import Actor, Mention, Span

AROUND = 8  # mentions before an offset among which those that hold it are


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A definite description ("the Russian minister") that no name stands beside.

    Tokens `first`..`last` (both included), its noun at `head`; `words` are its content words.
    """

    first: int
    last: int
    head: int
    words: frozenset[str]
    role: str
    state: str | None
    sector: str | None
    gender: str | None


@dataclass(frozen=True)
class Cast:
    """Actors and their mentions, sorted by span. A mention may stand inside another's span.

    `descriptions` wait for `resolve_references`; `nouns` are the table that it resolves them by.
    """

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    descriptions: tuple[Description, ...] = ()
    nouns: Nouns = NO_NOUNS

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(m.span.start for m in self.mentions)

    @cached_property
    def _outer(self) -> tuple[tuple[int, int, tuple[int, ...]], ...]:
        """The spans that lie in no other, in order, with the actors they stand for."""
        rows: list[tuple[int, int, tuple[int, ...]]] = []
        end = -1
        for m in sorted(self.mentions, key=lambda m: (m.span.start, -m.span.end)):
            if rows and (m.span.start, m.span.end) == rows[-1][:2]:
                if m.actor not in rows[-1][2]:
                    rows[-1] = (*rows[-1][:2], (*rows[-1][2], m.actor))
            elif m.span.end > end:
                rows.append((m.span.start, m.span.end, (m.actor,)))
                end = m.span.end
        return tuple(rows)

    @cached_property
    def _outer_starts(self) -> tuple[int, ...]:
        return tuple(row[0] for row in self._outer)

    def within(self, span: Span) -> tuple[int, ...]:
        """Return the actors mentioned inside `span`, in order, no repeats.

        A mention inside a larger one counts only where the larger one is not inside `span`:
        "Russian Foreign Minister" is the minister, and not Russia.
        """
        found: dict[int, None] = {}
        end = -1
        last: Span | None = None
        for m in self.mentions_in(span):
            if m.span.end > end or m.span == last:
                found.setdefault(m.actor)
                end = max(end, m.span.end)
                last = m.span
        return tuple(found)

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """Return the mentions that lie wholly inside `span`, in order, longer before shorter."""
        first = bisect_left(self._starts, span.start)
        after = bisect_left(self._starts, span.end)
        return [m for m in self.mentions[first:after] if m.span.end <= span.end]

    def at(self, offset: int) -> tuple[int, ...]:
        """Return the actors of the outermost mention that holds the character at `offset`."""
        n = bisect_right(self._outer_starts, offset) - 1
        if n < 0 or self._outer[n][1] <= offset:
            return ()
        return self._outer[n][2]

    def headed_by(self, parse: Parse, i: int, *, joined: bool = True) -> tuple[int, ...]:
        """Return the actors that the noun phrase headed by token `i` stands for.

        Those of the outermost mention around `i`, else of what stands in apposition to it or is
        counted by it ("a group of senators"); those `joined` to it by "and" follow. Empty where
        there are none. For a possessor or adjective ("Russia's", "Russian") it is that token's.
        """
        found: dict[int, None] = dict.fromkeys(self._headed(parse, i))
        if not joined:
            return tuple(found)
        for c in parse.children[i]:
            if parse.tokens[c].dep == "conj" and parse.tokens[c].pos in ("NOUN", "PROPN", "PRON"):
                found |= dict.fromkeys(self.headed_by(parse, c))
        return tuple(found)

    def _headed(self, parse: Parse, i: int) -> tuple[int, ...]:
        token = parse.tokens[i]
        direct = self.at(token.start)
        if direct:
            return direct
        apposed = parse.child(i, "appos")
        if parse.child(i, "neg") is not None:  # "the army, not the rebels"
            apposed = None
        if apposed is not None and self.at(parse.tokens[apposed].start):
            return self.headed_by(parse, apposed)
        if token.lower in self.nouns.counters:
            for c in parse.children[i]:
                counted = parse.child(c, "pobj") if parse.tokens[c].lower == "of" else None
                if counted is not None:
                    return self.headed_by(parse, counted)
        return ()

    def adding(self, actors: Sequence[Actor], mentions: Sequence[Mention]) -> "Cast":
        """Return the cast with more actors and mentions; those that it has keep their positions."""
        told = sorted(
            {*self.mentions, *mentions}, key=lambda m: (m.span.start, -m.span.end, m.actor)
        )
        return replace(self, actors=(*self.actors, *actors), mentions=tuple(told))

    def confidence(self, offset: int, ref: int) -> float:
        """Return how sure it is that the words at `offset` stand for an actor; 1 where named."""
        here = bisect_right(self._starts, offset)
        told = [
            m.confidence
            for m in self.mentions[max(0, here - AROUND) : here]
            if m.actor == ref and m.span.start <= offset < m.span.end
        ]
        return max(told, default=1.0)

    def parties(self, refs: Iterable[int]) -> frozenset[int | str]:
        """Return several actors as parties: "Moscow", "the Kremlin" and "Russia" are one."""
        return frozenset(acting_state(self.actors[r]) or r for r in refs)

    def others(self, refs: Sequence[int], than: Iterable[int]) -> tuple[int, ...]:
        """Return those of `refs` that are another party than all of `than`."""
        known = self.parties(than)
        return tuple(r for r in refs if (acting_state(self.actors[r]) or r) not in known)

    def state(self, ref: int) -> str | None:
        """Return the ISO 3166-1 alpha-3 code of an actor's country, where it is known."""
        return self.actors[ref].country
