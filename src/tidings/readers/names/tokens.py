"""The words of a name: titles and suffixes taken off, particles laid to what they stand before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tidings.codebook.names import NamesBook, load_names
from tidings.readers.names.eastern import Order, eastern_order
from tidings.readers.names.folding import fold_letters
from tidings.readers.names.parts import Tag
from tidings.readers.names.scripts import is_unvowelled, romanise

MOST_TOKENS = 24
"""Words of a name that are read."""

_PARTS = re.compile(r"[^\W\d_]+\.?", re.UNICODE)
_APOSTROPHE = re.compile(r"(?<=\w)['’ʻʼ`´ʿʾ‘](?=\w)")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_DIN = re.compile(r"d+(?:in|een|ine|eine|eyn|yn)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the name: folded, as written (romanised), and in its own script.

    `bound`: a hyphen binds it to the word before.
    """

    text: str
    written: str
    native: str = ""
    bound: bool = False
    before: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    tag: Tag = "unknown"

    @property
    def initial(self) -> bool:
        """Tell whether it is a mere initial."""
        return len(self.text) == 1


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a name proper, its particles laid to them, its titles and its suffix."""

    named: tuple[Token, ...]
    titles: tuple[str, ...]
    suffix: str | None


def read_tokens(text: str) -> Tokens:
    """Return the words of a clean name, joined where several are one (Abd al-Rahman, Abu Bakr)."""
    book = load_names()
    tokens, titles = _without_titles(_words(text), book)
    tokens, suffix = _without_suffix(tokens, book)
    tokens = _joined(_joined_arabic(tokens), book)
    return Tokens(_without_particles(tokens, book), titles, suffix)


def _words(text: str) -> list[Token]:
    """Return the words of a name; those of a hyphen are two."""
    text = _APOSTROPHE.sub("", _POSSESSIVE.sub("", re.sub("['’]S(?= |$)", "", text)))
    found: list[Token] = []
    for word in text.split():
        latin = romanise(word)
        native = word if is_unvowelled(word) else ""
        first = True
        for match in _PARTS.finditer(re.sub(r"['’`]", "", latin)):
            folded = fold_letters(match.group().rstrip("."))
            if folded:
                own = native if folded != "al" else ""
                found.append(Token(folded, match.group(), own, bound=not first))
                first = " " in latin
        if len(found) >= MOST_TOKENS:
            break
    return found[:MOST_TOKENS]


def _without_titles(tokens: list[Token], book: NamesBook) -> tuple[list[Token], tuple[str, ...]]:
    """Take off the titles that stand before a name, and honours after it."""
    found: list[str] = []
    while len(tokens) > 1 and _is_title(tokens, book):
        found.append(tokens[0].text)
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].text in book.honours:
        found.append(tokens[-1].text)
        tokens = tokens[:-1]
    return tokens, tuple(found)


def _is_title(tokens: list[Token], book: NamesBook) -> bool:
    first, second = tokens[0], tokens[1].text
    titles = book.titles | book.doubtful_titles
    if first.text in book.half_titles:
        return second in titles
    if first.text in book.doubtful_titles:
        dotted = first.written.endswith(".") and first.initial
        return not dotted and (second in titles or len(tokens) > 2)
    return first.text in book.titles


def _without_suffix(tokens: list[Token], book: NamesBook) -> tuple[list[Token], str | None]:
    """Take off what tells generations apart (Jr., III, Elder), in one form each."""
    for at in range(len(tokens) - 1, 0, -1):
        suffix = book.suffixes.get(tokens[at].text)
        if suffix is not None:
            return tokens[:at] + tokens[at + 1 :], suffix
        last = at == len(tokens) - 1
        regnal = tokens[at].text in book.regnal and tokens[at].written.isupper()
        plain = len(tokens[at].text) > 2 or not all(t.written.isupper() for t in tokens)
        if last and regnal and plain:
            return tokens[:at], tokens[at].text
    return tokens, None


def _joined_arabic(tokens: list[Token]) -> list[Token]:
    """Join what is one name: Abd al-Rahman, Abu Bakr, Salah al-Din, Mc Donald."""
    book = load_names()
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        token, rest = tokens[at], tokens[at + 1 :]
        article = len(rest) > 1 and rest[0].text in book.articles
        if token.text in book.servant and rest:
            size = 3 if article and not token.text.endswith("l") else 2
            found.append(one_token(tokens[at : at + size], "", "unknown"))
        elif token.text in book.kunya and rest and len(rest[0].text) > 1:
            size = 3 if article else 2
            found.append(one_token(tokens[at : at + size], "", "kunya"))
        elif article and len(token.text) > 2 and _DIN.fullmatch(rest[1].text):
            size = 3
            found.append(
                replace(one_token(tokens[at : at + 3], "", "unknown"), text=f"{token.text}uddin")
            )
        elif token.text == "mc" and rest:
            size = 2
            found.append(one_token(tokens[at : at + 2], "", "unknown"))
        else:
            size = 1
            found.append(token)
        at += size
    return found


def one_token(tokens: list[Token], between: str, tag: Tag) -> Token:
    """Return several words as one."""
    return Token(
        between.join(t.text for t in tokens),
        "".join(t.written for t in tokens),
        "".join(t.native for t in tokens),
        tokens[0].bound,
        pieces=tuple(t.text for t in tokens),
        tag=tag,
    )


def _joined(tokens: list[Token], book: NamesBook) -> list[Token]:
    """Join "Haci oglu" (son of Haci) and mark the father's name after bin, ibn, ben, bint."""
    found: list[Token] = []
    for token in tokens:
        if found and token.text in book.after and not found[-1].initial:
            found[-1] = replace(found[-1], tag="patronymic", before=(token.text,))
        else:
            found.append(token)
    return found


def _without_particles(tokens: list[Token], book: NamesBook) -> tuple[Token, ...]:
    """Lay each particle to the part that it stands before; an Eastern name has none."""
    if eastern(tokens):
        return tuple(tokens)
    found: list[Token] = []
    waiting: list[str] = []
    for at, token in enumerate(tokens):
        if at < len(tokens) - 1 and _is_particle(token, at, tokens, book):
            waiting.append(token.text)
            continue
        tag: Tag = token.tag
        if set(waiting) & book.fathers and at < len(tokens) - 1 and found:
            tag = "patronymic"
        found.append(replace(token, before=(*waiting, *token.before), tag=tag))
        waiting = []
    return tuple(found)


def _is_particle(token: Token, at: int, tokens: list[Token], book: NamesBook) -> bool:
    if token.text in book.articles and token.text not in book.particles:
        return tokens[at + 1].text.startswith(token.text[1:])  # as-Sisi, ash-Shaykh
    if token.text not in book.particles or token.written.endswith("."):
        return False
    if token.initial:
        shouted = token.text == "y" and all(t.written.isupper() for t in tokens)
        return (token.written.islower() or shouted) and at > 0
    given_too = token.text in book.given_too and token.written[:1].isupper()
    return not (given_too and at == 0)


def eastern(tokens: Sequence[Token]) -> tuple[Order, ...]:
    """Return the orders of a name that begins or ends with an Eastern family name."""
    bound = len(tokens) == 3 and tokens[1].bound and not tokens[2].bound
    return eastern_order(tuple(t.text for t in tokens), family_last=bound)
