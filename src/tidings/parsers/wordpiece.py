"""Cuts words into the pieces of a WordPiece vocabulary, as BERT's uncased models want them.

Follows Devlin et al. 2019 (the reference `BasicTokenizer` and `WordpieceTokenizer`): control
characters go, accents go, case goes; marks and CJK characters stand alone; each word is cut into
the longest pieces that the vocabulary knows, from the left.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

UNKNOWN = "[UNK]"
LONGEST = 100  # characters; a longer word is unknown

# CJK blocks, whose characters are words of their own
CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)
DROPPED = frozenset({"Cc", "Cf", "Co", "Cs", "Mn"})  # control, format, private, surrogate, accent
NOTHING, SPACE, ALONE, WORD = range(4)


@cache
def _kind(char: str) -> int:
    """Tell what a character does: drops out, parts words, stands alone, or belongs to a word."""
    code, category = ord(char), unicodedata.category(char)
    if char in "\t\n\r" or category[0] == "Z":
        return SPACE
    if code in {0, 0xFFFD} or category in DROPPED:
        return NOTHING
    if category[0] == "P" or (code < 128 and not char.isalnum()):
        return ALONE
    return ALONE if any(low <= code <= high for low, high in CJK) else WORD


def words_of(text: str) -> Iterator[str]:
    """Yield words and marks, lower case and without accents."""
    word = ""
    for char in unicodedata.normalize("NFD", text):
        kind = _kind(char)
        if kind == WORD:
            word += char
        elif kind != NOTHING:
            if word:
                yield word.lower()
            word = ""
            if kind == ALONE:
                yield char
    if word:
        yield word.lower()


class WordPiece:
    """A vocabulary; a piece's number is its place. Pieces inside a word begin with "##"."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._numbers = {piece: n for n, piece in enumerate(pieces)}
        self._unknown = self._numbers[UNKNOWN]

    def number(self, piece: str) -> int:
        """Return the number of a piece.

        Raises:
            KeyError: the vocabulary lacks it.

        """
        return self._numbers[piece]

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text, in order."""
        found: list[int] = []
        for word in words_of(text):
            found += self._cut(word)
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST:
            return (self._unknown,)
        cut, at = [], 0
        while at < len(word):
            for end in range(len(word), at, -1):
                piece = self._numbers.get(("##" if at else "") + word[at:end])
                if piece is not None:
                    cut.append(piece)
                    at = end
                    break
            else:
                return (self._unknown,)
        return tuple(cut)
