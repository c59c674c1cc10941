"""A parser by hand, for tests that are not about reading: every word a noun, no spaCy loaded."""

import re
from collections.abc import Iterable, Iterator

from tidings.readers.events.coder import Coder
from tidings.readers.syntax import Page, Parse, Sentence, Token, Weigher

WORD = re.compile(r"\w+|[^\w\s]")


class FakeParser:
    name = "fake 1"
    weigher: Weigher | None = None
    coder: Coder | None = None

    def parse(self, pages: Iterable[Page]) -> Iterator[Parse]:
        for page in pages:
            tokens: list[Token] = []
            sentences: list[Sentence] = []
            for paragraph, (start, end, headline) in enumerate(page.stretches):
                first = len(tokens)
                for match in WORD.finditer(page.text, start, end):
                    i = len(tokens)
                    word = match.group()
                    tokens.append(
                        Token(
                            i, match.start(), match.end(), word, word.lower(), word.lower(),
                            "NOUN", "NN", "ROOT" if i == first else "dep", first, "", False,
                            len(sentences),
                        )
                    )  # fmt: skip
                if len(tokens) > first:
                    sentences.append(Sentence(first, len(tokens), paragraph, headline))
            yield Parse(page.text, tuple(tokens), tuple(sentences))
