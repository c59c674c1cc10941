"""A match of a rule, and what a check of its context may look at."""

from collections.abc import Mapping
from dataclasses import dataclass

from tidings.codebook.times import Rule
from tidings.readers.syntax import Parse, Token
from tidings.readers.times.pieces import Piece, Pieces


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule: pieces `first`..`last` (half-open), its groups' words and places."""

    rule: Rule
    first: int
    last: int
    groups: Mapping[str, tuple[Piece, ...]]
    places: Mapping[str, tuple[int, int]]

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words of one group, lower case; () where it took no part."""
        return tuple(p.word for p in self.groups.get(name, ()))

    def word(self, name: str) -> str | None:
        """Return the last word of a group that carries meaning, or None."""
        words = [w for w in self.words(name) if w not in ("the", "of", "on", "-", "–", "—")]
        return words[-1] if words else None


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may look at: the pieces and, where there is one, the parse."""

    cut: Pieces
    parse: Parse | None
    lists: Mapping[str, frozenset[str]]

    def token(self, at: int) -> Token | None:
        """Return the token of a piece, where the text was parsed."""
        i = self.cut.pieces[at].token
        return None if self.parse is None or i < 0 else self.parse.tokens[i]

    def word(self, at: int) -> str:
        """Return the word of a piece, "" outside the text."""
        return self.cut.pieces[at].word if 0 <= at < len(self.cut.pieces) else ""

    def capital(self, at: int) -> bool:
        """Tell whether a piece begins with a capital letter (always, without a parse)."""
        token = self.token(at)
        if token is None or self.parse is None:
            return True
        return self.parse.text[self.cut.pieces[at].start].isupper()
