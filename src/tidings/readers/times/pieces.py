"""Tokens to pieces: words of time and numbers, each with the code of its category."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tidings.codebook.times import TimesBook
from tidings.readers.syntax import Parse

ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T(?P<h>\d\d):(?P<n>\d\d)(?::\d\d)?(?P<z>Z|[+-]\d\d:?\d\d)?)?"
    r"|(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})\.(?P<y3>\d{4})(?!\d)"
    r"|(?P<m2>\d{1,2})[/-](?P<d2>\d{1,2})[/-](?P<y2>\d{4}|\d\d)\b",
    re.IGNORECASE,
)
CLOCK = re.compile(r"(?:(?:[01]?\d|2[0-3]):[0-5]\d|24:00)(?::[0-5]\d)?")
CLOCKDOT = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
DECADE = re.compile(r"(?:1[0-9]|20)\d0s|['’]?\d0s")
NTH = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)")
YEARPAIR = re.compile(r"(?:1[5-9]|20)\d\d/(?:\d\d|\d{4})")
DAYPAIR = re.compile(r"(?:[12]?\d|3[01])/(?:[12]?\d|3[01])")
QCODE = re.compile(r"[qh][1-4]")
FYCODE = re.compile(r"fy(?:\d\d|\d{4})")
FRACTION = re.compile(r"[1-3]/[2-4]")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
PARTS = re.compile(r"\d(?:[\d,.:/]*\d)?(?:st|nd|rd|th|s)?|[^\W\d_]+(?:\.[^\W\d_]\.?)*|\S")
APART = re.compile(r"[-–—/]|\d[^\W\d_]|[^\W\d_]\d|\.$")
NOTHING = "."
BREAK = "\n"


class Piece(NamedTuple):
    """A word or number: characters `start`..`end` of the text, inside token `token`."""

    word: str
    start: int
    end: int
    token: int


@dataclass(slots=True)
class Pieces:
    """The pieces of one article, and one code for each in `codes`."""

    pieces: list[Piece] = field(default_factory=list)
    coded: list[str] = field(default_factory=list)

    @property
    def codes(self) -> str:
        """One character a piece; NOTHING for words that have to do with no date."""
        return "".join(self.coded)

    def add(self, piece: Piece, code: str) -> None:
        """Append one piece."""
        self.pieces.append(piece)
        self.coded.append(code)


def cut(parse: Parse, book: TimesBook) -> Pieces:
    """Return the pieces of a parse, with a break between paragraphs."""
    found = Pieces()
    words, pieces, coded = book.words, found.pieces, found.coded
    paragraph = -1
    for sentence in parse.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            found.add(Piece("", 0, 0, sentence.first), BREAK)
        upto = 0
        for token in parse.tokens[sentence.first : sentence.last]:
            word = token.lower
            if token.start < upto:
                continue
            if word[0].isdigit() and (iso := ISO.match(parse.text, token.start)):
                upto = iso.end()  # parsers cut "2017-06-21" in three
                _cut_token(iso.group(), token.start, token.i, book, found)
                continue
            code = words.get(word) if token.pos != "VERB" or word != "last" else NOTHING
            if code is None and word.isalpha():
                code = NOTHING
            if code is None:
                _cut_token(token.text, token.start, token.i, book, found)
            else:
                pieces.append(Piece(word, token.start, token.end, token.i))
                coded.append(code)
    return found


def cut_text(text: str, stretches: Iterable[tuple[int, int]], book: TimesBook) -> Pieces:
    """Return the pieces of raw stretches of text, which nobody parsed; tokens are all -1."""
    found = Pieces()
    for start, end in stretches:
        found.add(Piece("", start, start, -1), BREAK)
        for match in re.finditer(r"[^\W\d_]+(?:\.[^\W\d_])*\.?|\d[\w:/-]*|\S", text[start:end]):
            _cut_token(match.group(), start + match.start(), -1, book, found)
    return found


def _cut_token(text: str, start: int, token: int, book: TimesBook, found: Pieces) -> None:
    """Add a token that is no plain word: whole where it has a shape, else in its parts."""
    code = _code(text, book, found)
    if code is not None or not APART.search(text):
        found.add(Piece(text.lower(), start, start + len(text), token), code or NOTHING)
        return
    for part in PARTS.finditer(text):
        word = part.group()
        at = start + part.start()
        found.add(
            Piece(word.lower(), at, at + len(word), token), _code(word, book, found) or NOTHING
        )


def _code(text: str, book: TimesBook, found: Pieces) -> str | None:
    """Return the code of a word or number, or None where it has none."""
    word = text.lower()
    code = book.words.get(word) or book.words.get(word.removesuffix("."))
    if code or not any(c.isdigit() for c in word):
        return code
    before = found.pieces[-1].word if found.pieces else ""
    if before in book.lists["labels"]:
        return None
    for name, shape in SHAPED:
        if shape.fullmatch(word):
            return book.codes[name]
    return _number(word, book)


SHAPED = (
    ("ISO", ISO),
    ("CLOCK", CLOCK),
    ("CLOCKDOT", CLOCKDOT),
    ("DECADE", DECADE),
    ("NTH", NTH),
    ("FRACTION", FRACTION),
    ("YEARPAIR", YEARPAIR),
    ("DAYPAIR", DAYPAIR),
    ("QCODE", QCODE),
    ("FYCODE", FYCODE),
)


def _number(word: str, book: TimesBook) -> str | None:
    """Return the code of a plain number by its size."""
    if not NUMBER.fullmatch(word):
        return None
    if word.isdigit():
        if len(word) <= 2 and 1 <= int(word) <= 31:
            return book.codes["DAYDIGIT"]
        if len(word) == 4 and 1000 <= int(word) <= 2199:
            return book.codes["YEAR"]
    return book.codes["DIGITS"]
