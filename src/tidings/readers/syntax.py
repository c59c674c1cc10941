"""What readers see of a parser: tokens, sentences, the tree, and the protocol that gives them.

Labels are those of spaCy's English pipelines: Universal POS, Penn Treebank tags, ClearNLP
dependency labels (nsubj, dobj, pobj, …) and OntoNotes entity types.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tidings.values import Span

if TYPE_CHECKING:
    from tidings.readers.events.coder import Coder


class Token(NamedTuple):
    """One token. `start` and `end` index the article's text; `head` and `i` index the parse.

    A NamedTuple, not a dataclass: an article has a thousand and they are made three times faster.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str
    ent_start: bool
    sentence: int


class Sentence(NamedTuple):
    """Tokens `first`..`last` (half-open) of one sentence, and the paragraph it stands in."""

    first: int
    last: int
    paragraph: int
    headline: bool


@dataclass(frozen=True)
class Parse:
    """The parsed paragraphs of one article. Sentences never cross paragraphs."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token, its dependents from left to right."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(tuple(c) for c in below)

    @cached_property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """For each token, the first and last token (both included) of its subtree."""
        left = list(range(len(self.tokens)))
        right = list(range(len(self.tokens)))
        for token in sorted(self.tokens, key=self._depth, reverse=True):
            if token.head != token.i:
                left[token.head] = min(left[token.head], left[token.i])
                right[token.head] = max(right[token.head], right[token.i])
        return tuple(zip(left, right, strict=True))

    @cached_property
    def _depths(self) -> tuple[int, ...]:
        depths = [-1] * len(self.tokens)
        for token in self.tokens:
            path = []
            i = token.i
            while depths[i] < 0 and self.tokens[i].head != i:
                path.append(i)
                i = self.tokens[i].head
            base = max(depths[i], 0)
            depths[i] = base
            for step, j in enumerate(reversed(path), 1):
                depths[j] = base + step
        return tuple(depths)

    def _depth(self, token: Token) -> int:
        return self._depths[token.i]

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first dependent of token `i` whose label is one of `deps`."""
        tokens = self.tokens
        for c in self.children[i]:
            if tokens[c].dep in deps:
                return c
        return None

    def span(self, first: int, last: int) -> Span:
        """Return the characters of tokens `first`..`last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def subtree(self, i: int) -> Span:
        """Return the characters of token `i` and all below it."""
        return self.span(*self.edges[i])

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the tokens above `i`, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def conjuncts(self, i: int) -> tuple[int, ...]:
        """Return token `i` and all that are joined to it below ("A, B and C")."""
        found: list[int] = []
        waiting = [i]  # a stack, not recursion: a list of a thousand names is a chain as deep
        while waiting:
            i = waiting.pop()
            found.append(i)
            waiting.extend(c for c in reversed(self.children[i]) if self.tokens[c].dep == "conj")
        return tuple(found)

    def within(self, span: Span) -> Sequence[Token]:
        """Return the tokens that lie wholly inside `span`."""
        first = bisect_left(self.tokens, span.start, key=lambda t: t.start)
        last = bisect_right(self.tokens, span.end, key=lambda t: t.end)
        return self.tokens[first:last]

    def tokens_of(self, sentence: Sentence) -> Sequence[Token]:
        """Return the tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last]


class Weigher(Protocol):
    """A trained model that weighs attributions. `name` enters the fingerprint of a reading.

    Features are given by name; those that were never learned count nothing. Confidence is 0 to 1,
    and from .5 something is held for an attribution.
    """

    @property
    def name(self) -> str:
        """What the weights are called, and a digest of them."""
        ...

    @property
    def words(self) -> frozenset[str]:
        """Words that may be cues though they are no verbs, as in "claim/NOUN"."""
        ...

    def cues(self, rows: Sequence[Sequence[str]]) -> Sequence[float]:
        """Return how likely each word is a cue, by its features."""
        ...

    def stretches(
        self, cues: Sequence[Sequence[str]], rows: Sequence[tuple[int, Sequence[str]]]
    ) -> Sequence[float]:
        """Return the confidence of each stretch, given as (which of `cues`, its own features)."""
        ...


class Models(Protocol):
    """What was trained on parses of one kind. `name` is that of the parser."""

    @property
    def name(self) -> str:
        """Model and version, as in "en_core_web_sm 3.8.0"."""
        ...

    @property
    def weigher(self) -> Weigher | None:
        """The trained model that comes with the parser and was trained on its parses, if any."""
        ...

    @property
    def coder(self) -> "Coder | None":
        """The trained model that types acts which the rules cannot, if any."""
        ...


class Parser(Models, Protocol):
    """Turns stretches of text into parses. `name` enters the fingerprint of a reading."""

    def parse(self, pages: Iterable["Page"]) -> Iterator[Parse]:
        """Yield one parse a page, in order."""
        ...


class Page(NamedTuple):
    """An article's text, and which stretches of it to parse: (start, end, is it the headline)."""

    text: str
    stretches: tuple[tuple[int, int, bool], ...]
