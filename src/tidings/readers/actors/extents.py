"""How far a name really goes where the parser cut it: given names before, surnames after."""

import re

from tidings.readers.actors.board import HYPHENS, Board, capital
from tidings.readers.actors.evident import LONGEST_HALF, joined_article, nicknamed
from tidings.readers.actors.particles import over_particles
from tidings.readers.actors.shown import INITIALS, WORD

PATRONYMIC = re.compile(r"[A-ZА-Я]\w+(?:[oe]vich|[oe]vna|uly|kyzy|oglu|oğlu|ovych|ivna)$")


def widened(board: Board, first: int, last: int) -> tuple[int, int]:
    """Return the name at tokens `first`..`last` with what the parser left out of it."""
    last = _after(board, first, last)
    while _given_before(board, first, last):
        first -= 1
    return _cut_off(board, first, last), last


def _cut_off(board: Board, first: int, last: int) -> int:
    """Return where a name begins whose first word no table knows: "his cousin Iosefo Faleafa".

    One word that nothing else has a use for stands after a comma, a noun for a human being or an
    opening, and modifies the name.
    """
    tokens, book = board.tokens, board.book
    words = sum(t.text.isalpha() for t in tokens[first : last + 1])
    i = first - 1
    if i <= board.sentence_start(first) or words > 2 or not board.free(i):
        return first
    word, before = tokens[i], tokens[i - 1]
    known = (book.roles, book.titles, book.groups, book.organ_heads, book.role_modifiers)
    plain = (
        word.sentence == tokens[first].sentence
        and word.sentence not in board.titled
        and word.pos == "PROPN"
        and word.text.istitle()
        and word.text.isalpha()
        and len(word.text) > 2
        and word.dep in ("compound", "nmod", "flat", "amod")
        and first <= word.head <= last + 2
        and not any(word.lower in table for table in known)
        and word.text not in board.placed
        and board.hit_at[i] is None
        and word.lower not in board.small
    )
    people = book.persons
    human = before.lower in people.kin or before.lower in people.human
    return i if plain and (human or before.text == ",") else first


def _after(board: Board, first: int, last: int) -> int:
    while True:
        end = _eastern(board, first, last)
        end = over_particles(board, end)
        if joined_article(board, end + 1):
            end += 3
        nick = nicknamed(board, end) if end - first < 2 else None
        end = nick if nick is not None and board.free(nick) else end
        end = doubled(board, end) if end > first else end
        end = _generation(board, end)
        if end == last:
            return end
        last = end


def doubled(board: Board, last: int) -> int:
    """Return the end of a name with the second half of its surname: "Ann Berg-Hall"."""
    row = board.tokens[last : last + 3]
    if len(row) < 3 or row[1].text not in HYPHENS or not row[2].text.istitle():
        return last
    close = row[0].end == row[1].start and row[1].end == row[2].start
    own = row[2].pos == "PROPN" and board.free(last + 2)
    return last + 2 if close and own and row[2].lower not in board.book.compounding else last


def _eastern(board: Board, first: int, last: int) -> int:
    """Take in the family name after a given name with a small half: "Yong-su Kim"."""
    tokens = board.tokens
    if last != first or last + 3 >= len(tokens) or tokens[last + 1].text not in HYPHENS:
        return last
    half, family = tokens[last + 2], tokens[last + 3]
    close = tokens[last].end == tokens[last + 1].start and tokens[last + 1].end == half.start
    small = half.text.islower() and half.text.isalpha() and len(half.text) <= LONGEST_HALF
    known = capital(family) and family.lower in board.book.family_first and board.free(last + 3)
    return last + 3 if close and small and known and family.sentence == half.sentence else last


def _generation(board: Board, last: int) -> int:
    """Take in "Jr." after a name, and the dot of "Sr ." that ends no sentence."""
    tokens, known = board.tokens, board.book.generations
    after = last + 1
    if after < len(tokens) and tokens[after].lower in known and tokens[last].lower not in known:
        same = tokens[after].sentence == tokens[last].sentence
        if same and (capital(tokens[after]) or tokens[after].text.endswith(".")):
            return _generation(board, after)
    if after < len(tokens) and tokens[after].text == "." and tokens[last].lower in known:
        close = tokens[after].start == tokens[last].end
        if close and len(tokens[last].text) == 2 and after + 1 < board.sentence_end(after):
            return after
    return last


def _given_before(board: Board, first: int, last: int) -> bool:
    """Tell whether the word before a name is its given name, which the parser took for a place."""
    tokens, book = board.tokens, board.book
    if first == 0 or last - first > 4:
        return False
    before = tokens[first - 1]
    if (
        before.sentence != tokens[first].sentence
        or not capital(before)
        or not board.free(first - 1)
    ):
        return False
    if before.pos not in ("PROPN", "X") or before.sentence in board.titled:
        return False
    word = before.lower
    if word in book.roles or word in book.titles or word in book.groups or word in book.organ_heads:
        return False
    if INITIALS.match(before.text):
        return before.text not in ("U.S.", "U.N.", "U.K.", "E.U.", "D.C.")
    if not WORD.match(before.text) or before.text.isupper():
        return False
    patronymic = bool(PATRONYMIC.match(tokens[first].text))
    known = word in book.persons.world or word in book.given
    return patronymic or (known and before.dep in ("compound", "nmod", "flat", "amod"))
