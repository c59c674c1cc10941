"""What drafting works on: a parse with its quotations, and an utterance in the making."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tidings.codebook.statements import StatementsBook
from tidings.readers.marks import pair_marks
from tidings.readers.statements.quotes import Quote
from tidings.readers.statements.values import Cue, Range
from tidings.readers.syntax import Parse
from tidings.values import Span


@dataclass(slots=True)
class Draft:
    """An utterance in the making: it grows while quotations are joined to it."""

    cue: Cue | None
    ranges: list[Range]
    speaker: int | None
    quotes: list[int] = field(default_factory=list)
    confidence: float = 1.0

    @property
    def last(self) -> int:
        """The last token that belongs to it, cue and speaker included."""
        tokens = [r[1] for r in self.ranges]
        if self.cue is not None:
            tokens.append(self.cue.last)
        return max(tokens)


class Page:
    """What drafting needs of one article: its parse, quotes, and which quote holds each token."""

    def __init__(self, parse: Parse, book: StatementsBook, quotes: Sequence[Quote]) -> None:
        self.parse = parse
        self.book = book
        self.quotes = quotes
        self._nested: dict[int, tuple[Span, ...]] = {}
        self.inside = [-1] * len(parse.tokens)
        for n, quote in enumerate(quotes):
            for i in range(quote.first, quote.last + 1):
                self.inside[i] = n

    def paragraph(self, token: int) -> int:
        """Return the paragraph that a token stands in."""
        return self.parse.sentences[self.parse.tokens[token].sentence].paragraph

    def nested(self, n: int) -> tuple[Span, ...]:
        """Return the stretches in quotation marks inside quotation `n`, without their marks."""
        if n not in self._nested:
            pairs = pair_marks(self.parse.text, self.quotes[n].inner).pairs
            self._nested[n] = tuple(Span(p.opening.end, p.closing.start) for p in pairs)
        return self._nested[n]
