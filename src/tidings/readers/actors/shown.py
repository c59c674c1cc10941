"""What shows that words with capitals are a person's name, where the parser does not say so."""

import re

from tidings.readers.actors.board import SMALL, Board, capital

WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]*)*\.?$")
MISTAKEN = ("ORG", "GPE", "NORP", "FAC", "", "WORK_OF_ART", "LOC", "PRODUCT")
INITIAL = re.compile(r"[^\W\d_]\.$")
INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+$")  # "T.", "P.V.R.", "J.-B."
NOUN_PHRASES = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "ROOT"))


def aged(board: Board, i: int) -> int:
    """Return the last of two or three names of which an age is told ("Ann Berg, 59,"), else `i`."""
    tokens = board.tokens
    if tokens[i].pos in SMALL or tokens[i].ent == "DATE" or tokens[i].lower in board.small:
        return i
    last = i
    while last < i + 2 and last + 1 < len(tokens) and follows(board, last + 1, i):
        last += 1
    if last == i or tokens[i].lower in board.book.roles or tokens[i].lower in board.book.titles:
        return i
    before = [t.lower for t in tokens[max(0, i - 4) : i]]
    if before == ["-", "year", "-", "old"]:
        return last
    after = tokens[last + 1 : last + 4]
    age = len(after) == 3 and after[0].text == "," and after[2].text in (",", ".")
    return last if age and after[1].text.isdigit() and len(after[1].text) == 2 else i


def speaks_in_full(board: Board, i: int) -> int:
    """Return the last of two or three names that speak and no table or parser knows, else `i`."""
    tokens, book = board.tokens, board.book
    last = i
    while last < i + 2 and last + 1 < len(tokens) and follows(board, last + 1, i):
        last += 1
    verb = tokens[tokens[last].head]
    before = tokens[i - 1].lower if i > board.sentence_start(i) else ""
    if last == i or tokens[last].dep != "nsubj" or verb.lemma not in book.speaking:
        return i
    plain = all(t.ent == "" and t.pos == "PROPN" and t.text.istitle() for t in tokens[i : last + 1])
    words = {t.lower for t in tokens[i : last + 1]}
    known = words & (book.roles.keys() | book.groups.keys() | book.titles.keys())
    bodies = words & book.organ_heads.keys()
    own = plain and not known and not bodies and before != "the"
    return last if own and tokens[i].sentence not in board.titled else i


def speaks_of_self(board: Board, i: int) -> bool:
    """Tell whether one word is a person who says of himself: "Kovac said he …"."""
    tokens = board.tokens
    token = tokens[i]
    if token.dep != "nsubj" or token.pos != "PROPN" or token.ent not in MISTAKEN:
        return False
    if i + 2 >= len(tokens) or not WORD.match(token.text) or inside_other(board, i):
        return False
    alone = i == board.sentence_start(i) or not capital(tokens[i - 1])
    verb, clause = tokens[i + 1], tokens[i + 2 + (tokens[i + 2].lower == "that")]
    own = clause.dep == "nsubj" and tokens[clause.head].dep == "ccomp"
    return (
        alone
        and verb.i == token.head
        and verb.tag in ("VBD", "VBZ")
        and clause.lower in ("he", "she")
        and own
        and tokens[clause.head].head == verb.i
        and not token.text.isupper()
        and token.lower not in board.book.organ_heads
        and token.lower not in board.book.groups
    )


def family_first(board: Board, i: int) -> bool:
    """Tell whether three names in a row begin with a family name that stands first."""
    tokens = board.tokens
    if tokens[i].lower not in board.book.family_first or i + 2 >= len(tokens):
        return False
    return follows(board, i + 1, i) and follows(board, i + 2, i)


def shown(board: Board, i: int) -> bool:
    """Tell whether an initial within, an age (", 59,") or "who" after shows a person."""
    tokens = board.tokens
    if i + 2 < len(tokens) and INITIAL.match(tokens[i + 1].text) and follows(board, i + 2, i):
        return True
    last = i
    while (
        last + 1 < len(tokens)
        and tokens[last + 1].ent == tokens[i].ent
        and not tokens[last + 1].ent_start
    ):
        last += 1
    after = tokens[last + 1 : last + 4]
    if last == i or last - i > 2 or len(after) < 3 or after[0].text != ",":
        return False
    old = after[1].text.isdigit() and len(after[1].text) == 2 and after[2].text in (",", ".")
    return old or after[1].lower == "who"


def follows(board: Board, i: int, first: int) -> bool:
    """Tell whether token `i` may go on with the name that begins at `first`."""
    token = board.tokens[i]
    return (
        token.pos == "PROPN"
        and capital(token)
        and bool(WORD.match(token.text))
        and board.free(i)
        and token.ent != "PERSON"
        and token.sentence == board.tokens[first].sentence
        and token.lower not in board.book.roles
        and token.lower not in board.book.groups
    )


def with_article(board: Board, i: int) -> bool:
    """Tell whether one word is a noun phrase with "the", as no person's name is: "the Lazarev"."""
    token = board.tokens[i]
    before = board.tokens[i - 1].lower if i > board.sentence_start(i) else ""
    return before == "the" and token.dep in NOUN_PHRASES and token.tag != "NNPS"


def inside_other(board: Board, i: int) -> bool:
    """Tell whether a surname is part of another name ("Clinton Foundation", "Trump Tower")."""
    tokens = board.tokens
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if (
        after is not None
        and after.sentence == tokens[i].sentence
        and after.pos == "PROPN"
        and capital(after)
    ):
        return True
    before = tokens[i - 1] if i else None
    if before is not None and before.lower in board.book.particles:
        return False  # "De Gaulle"
    return before is not None and before.ent == tokens[i].ent != "" and not tokens[i].ent_start
