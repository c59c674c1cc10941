"""What drafting works on: a parse with its quotations, and an utterance in the making."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tidings.codebook.statements import StatementsBook
from tidings.readers.statements.quotes import Quote
from tidings.readers.statements.values import Cue, Range
from tidings.readers.syntax import Parse


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
        self.inside = [-1] * len(parse.tokens)
        for n, quote in enumerate(quotes):
            for i in range(quote.first, quote.last + 1):
                self.inside[i] = n

    def paragraph(self, token: int) -> int:
        """Return the paragraph that a token stands in."""
        return self.parse.sentences[self.parse.tokens[token].sentence].paragraph
