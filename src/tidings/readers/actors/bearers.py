"""Whose surname or given name one word is, where several bear it: "Berg" beside two Bergs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tidings.readers.actors.apart import related, trades
from tidings.readers.actors.board import Board, Name
from tidings.readers.actors.particles import surname_at

if TYPE_CHECKING:
    from tidings.readers.actors.persons import Person

SUBJECT = ("nsubj", "nsubjpass")
OWN = {"his": "m", "her": "f"}
SAME_OFFICE = (frozenset(("premier", "minister")), frozenset(("president", "leader", "head")))
SPOUSES = ("wife", "husband", "girlfriend", "boyfriend", "fiancée", "fiancé", "widow", "widower")


def narrowed(
    board: Board, name: Name, bearers: Sequence["Person"], called: frozenset[str]
) -> list["Person"]:
    """Return those bearers of a word whom nothing in its sentence or the article's usage bars.

    `called` are the words that stand alone somewhere: who is called by the given name alone is not
    meant by a surname that another bears too.
    """
    gender = told_gender(board, name)
    word = board.tokens[name.last].lower
    left = [p for p in bearers if not (gender and p.shown and p.shown != gender)]
    left = [p for p in left if not _named_in_full(board, name, p)]
    left = [p for p in left if not _introduced_apart(board, name, p)]
    if len(left) > 1:
        left = _of_title(board, name, left)
    if len(left) > 1:
        formal = [p for p in left if p.words[-1] != word or p.words[0] not in called]
        left = formal if len(formal) == 1 else left
    return left


def title_of(board: Board, name: Name) -> str:
    """Return the office or rank written before a name, in full and lower case, or nothing."""
    book = board.book
    heads = [board.tokens[o.head].lower for o in board.attached.get(name.first, [])]
    before = board.tokens[name.first - 1].lower if name.first else ""
    found = [book.short_titles.get(w.rstrip("."), w) for w in (*heads, before)]
    ranks = book.short_titles.values()
    return next((w for w in found if w in book.roles or w in ranks), "")


def _of_title(board: Board, name: Name, bearers: list["Person"]) -> list["Person"]:
    """Return those who bear the title that stands before a surname ("Gen. Berg"), if it is told."""
    title = title_of(board, name)
    if not title:
        return bearers
    told = {id(p): {title_of(board, n) for n in p.places} - {""} for p in bearers}
    same = [p for p in bearers if title in told[id(p)]]
    return same or [p for p in bearers if not told[id(p)]]


def generation_of(board: Board, name: Name) -> str:
    """Return which of a family a name says it is ("jr", "iii"), or nothing."""
    last = name.last
    while last > name.first and board.tokens[last].text == ".":
        last -= 1
    return board.book.generations.get(board.tokens[last].lower, "") if last > name.first else ""


def heads_of_family(board: Board, bearers: Sequence["Person"]) -> list["Person"]:
    """Return those whom the article does not introduce as someone's relatives."""
    return [p for p in bearers if not any(related(board, n) for n in p.places)]


def told_gender(board: Board, name: Name) -> str:
    """Return the gender that "his wife" or "her father" after a subject tells of it, or nothing."""
    tokens = board.tokens
    if tokens[name.last].dep not in (*SUBJECT, "poss", "dobj", "pobj"):
        return ""
    subject = tokens[name.last].dep in SUBJECT
    for i in range(name.last + 1, board.sentence_end(name.last)):
        other = board.name_at[i]
        if other is not None and other != name:
            return ""
        token = tokens[i]
        if token.lower in OWN and token.tag == "PRP$":
            owned = tokens[token.head].lower
            told = owned in board.book.persons.kin if subject else owned in SPOUSES
            return OWN[token.lower] if told else ""
        if token.tag == "PRP" and token.lower in ("he", "she", "him", "her"):
            return ""
    return ""


def _named_in_full(board: Board, name: Name, person: "Person") -> bool:
    """Tell whether the sentence goes on with the person's full name: "Berg's aide Ann Berg"."""
    tokens = board.tokens
    if tokens[name.last].sentence in board.titled:
        return False
    sentence = tokens[name.last].sentence
    return any(
        n.first > name.last and n.last > n.first and tokens[n.first].sentence == sentence
        for n in person.places
    )


def _introduced_apart(board: Board, name: Name, person: "Person") -> bool:
    """Tell whether a word with an office or age of its own is introduced as somebody else.

    "Energy minister Khoury … His predecessor, Nabil Khoury": a surname introduced before the full
    name is another's where the full name brings another office. "Sheikh Khaled" is no Hessa Khaled
    Duaij, an executive: a given or middle name with an office of its own is another's anywhere.
    """
    tokens = board.tokens
    if tokens[name.first].sentence in board.titled:
        return False
    generation = generation_of(board, name)
    if generation and person.generation not in ("", generation):
        return True
    here = frozenset(tokens[o.head].lower for o in board.attached.get(name.first, ()))
    there = frozenset(t for n in person.places if n.last > n.first for t in trades(board, n))
    if not there or not (here or _aged(board, name)) or _alike(here, there):
        return False
    surname = tokens[surname_at(board, name.first, name.last)].lower == person.words[-1]
    return name.first < _first_in_body(board, person) if surname else bool(here)


def _aged(board: Board, name: Name) -> bool:
    """Tell whether an age follows: "Berg, 63,"."""
    after = [t.lower for t in board.tokens[name.last + 1 : name.last + 4]]
    return after[:1] == [","] and after[2:] == [","] and after[1].isdigit() and len(after[1]) == 2


def _alike(here: frozenset[str], there: frozenset[str]) -> bool:
    """Tell whether two say one office: the same word, its abbreviation, or its like."""
    short = [(a.rstrip("."), b.rstrip(".")) for a in here for b in there]
    near = any(a.startswith(b) or b.startswith(a) for a, b in short)
    return near or any(here & same and there & same for same in SAME_OFFICE)


def _first_in_body(board: Board, person: "Person") -> int:
    tokens = board.tokens
    body = (n.first for n in person.places if tokens[n.first].sentence not in board.titled)
    return min(body, default=-1)
