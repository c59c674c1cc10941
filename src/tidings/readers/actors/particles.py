"""Names with particles, which parsers cut: "Ursula von der Leyen", "President de Gaulle"."""

import re

from tidings.readers.actors.board import HYPHENS, Board, capital

PLAIN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*$")
NO_LINKS = frozenset(("y", "ben"))
MOST = 3  # particles in a row


def links(board: Board, i: int) -> bool:
    """Tell whether token `i` is a particle written small."""
    token = board.tokens[i]
    known = token.lower in board.book.particles and token.lower not in NO_LINKS
    acting = token.lower in ("do", "des") and token.pos in ("AUX", "VERB")
    return known and token.text.isalpha() and token.text.islower() and not acting


def over_particles(board: Board, last: int) -> int:
    """Return where the name up to token `last` really ends: after particles and a surname."""
    i = last + 1
    while i < len(board.tokens) and i - last <= MOST and links(board, i):
        i += 1
    return i if i > last + 1 and _surname(board, i, last) else last


def before_particles(board: Board, first: int) -> int:
    """Return where the surname at token `first` begins: with the particles before it."""
    start = board.sentence_start(first)
    while first > start and links(board, first - 1) and board.free(first - 1):
        first -= 1
    if first - 2 >= start and _article(board, first - 2):
        return first - 2  # "Al-Tayib said"
    before = board.tokens[first - 1] if first - 1 == start else None  # "De Gaulle said"
    opening = before is not None and before.lower in board.book.particles and before.text.istitle()
    return first - 1 if opening and board.free(first - 1) else first


def _article(board: Board, i: int) -> bool:
    """Tell whether token `i` is an Arabic article that a hyphen joins to the next word."""
    article, hyphen, word = board.tokens[i : i + 3]
    known = article.lower in board.book.persons.articles and hyphen.text in HYPHENS
    return known and article.end == hyphen.start and hyphen.end == word.start and board.free(i)


def surname_at(board: Board, first: int, last: int) -> int:
    """Return the token of a name's surname: the last, "Jr." and its dot left out."""
    while last > first and (
        board.tokens[last].text == "." or board.tokens[last].lower in board.book.generations
    ):
        last -= 1
    return last


def particled(board: Board, i: int) -> int | None:
    """Return the last token of a surname that begins with the particle at token `i`, if it does.

    After a title or office, or after a word in small letters, where two particles or the parser
    show a name: "President von der Leyen", "for de Gaulle".
    """
    tokens = board.tokens
    opening = i == board.sentence_start(i)
    if not (links(board, i) or (opening and tokens[i].lower in board.book.particles)):
        return None
    before = tokens[i - 1] if not opening else None
    titled = before is not None and (
        before.lower in board.book.roles or before.lower in board.book.titles
    )
    if before is not None and capital(before) and not titled:
        return None
    last = over_particles(board, i)
    if last == i and not opening and _surname(board, i + 1, i):
        last = i + 1
    several = last > i + 1
    shown = last > i and any(tokens[k].ent == "PERSON" for k in range(i, last + 1))
    return last if last > i and (several or shown or (titled and capital(tokens[i - 1]))) else None


def _surname(board: Board, i: int, of: int) -> bool:
    tokens, book = board.tokens, board.book
    if i >= len(tokens) or tokens[i].sentence != tokens[of].sentence:
        return False
    word = tokens[i]
    return (
        capital(word)
        and word.pos in ("PROPN", "NOUN")
        and bool(PLAIN.match(word.text))
        and board.name_at[i] is None
        and word.lower not in book.roles
        and word.lower not in book.organ_heads
        and word.lower not in book.groups
    )
