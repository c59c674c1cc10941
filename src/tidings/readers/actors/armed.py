"""Armed groups: the names that "rebels", "an armed group" or what they do give away."""

import re
from collections.abc import Iterator

from tidings.readers.actors.board import Board, Body, capital
from tidings.readers.syntax import Token

CODE = re.compile(r"[A-Z]{1,4}-?\d{1,3}$")
ARTICLES = ("the", "a", "an")
ACTING = ("nsubj", "agent", "poss")
REACH = 4  # tokens between ", a" and the noun that explains a name

ArmedName = tuple[str, ...]


def armed_names(board: Board) -> frozenset[ArmedName]:
    """Return the names that stand before "rebels", or that "a rebel group" explains."""
    names: set[ArmedName] = set()
    for token in board.tokens[1:]:
        if token.pos in ("NOUN", "PROPN") and board.book.groups.get(token.lower) == "REB":
            names.add(_name_before(board, token.i - 1))
        elif token.lower in board.book.armed_nouns:
            names.add(_explained(board, token))
    return frozenset(names - {()})


def _explained(board: Board, noun: Token) -> ArmedName:
    """Return the name in "the rebel group Red Dawn", "Red Dawn, an armed group,", else ()."""
    tokens, start = board.tokens, board.sentence_start(noun.i)
    told = next(
        (
            i
            for i in range(max(start, noun.i - REACH), noun.i)
            if tokens[i].lower in board.book.armed_words
        ),
        None,
    )
    if told is None:
        return ()
    after = _name_after(board, noun.i + 1)
    if after:
        return after
    opening = next((i for i in range(told, start, -1) if tokens[i].lower in ARTICLES), start)
    if opening - 2 >= start and tokens[opening - 1].text == ",":
        return _name_before(board, opening - 2)
    return ()


def _name_before(board: Board, i: int) -> ArmedName:
    """Return the words of the name that ends at token `i`, which nothing else has taken."""
    if i < 0:
        return ()
    _unmistaken(board, i)
    if not _nameable(board, i):
        return ()
    first = i
    while first > board.sentence_start(i):
        before = board.tokens[first - 1]
        inner = before.pos == "ADJ" and before.i > board.sentence_start(i)  # "the Red Dawn"
        if not (
            _nameable(board, first - 1) or (inner and capital(before) and board.free(before.i))
        ):
            break
        one = before.ent == board.tokens[i].ent != "" and not board.tokens[first].ent_start
        if not one and before.dep not in ("compound", "amod"):
            break
        first -= 1
    return tuple(t.text for t in board.tokens[first : i + 1])


def _unmistaken(board: Board, i: int) -> None:
    """Drop a name of several words taken for a person's: nobody is called "Ann Berg rebels"."""
    name = board.name_at[i]
    if name is None or name.last != i or name.first == i or name.first in board.attached:
        return
    words = board.text(name.first, name.last)
    for other in [n for n in board.names if board.text(n.first, n.last) == words]:
        board.drop_name(other)


def _name_after(board: Board, i: int) -> ArmedName:
    """Return the words of the name that begins at token `i`."""
    last = i
    while last < board.sentence_end(i - 1) and _nameable(board, last) and last - i < REACH:
        last += 1
    return tuple(t.text for t in board.tokens[i:last])


def _nameable(board: Board, i: int) -> bool:
    token = board.tokens[i]
    return (token.pos == "PROPN" or bool(CODE.match(token.text))) and (
        capital(token) and board.free(i)
    )


def armed_at(board: Board, i: int) -> int | None:
    """Return the last token of an armed group's name that begins at token `i`, the longest."""
    ends = [i + len(n) - 1 for n in board.rebels if _stands(board, i, n)]
    return max(ends, default=None)


def _stands(board: Board, i: int, name: ArmedName) -> bool:
    return all(
        i + n < len(board.tokens) and board.tokens[i + n].text == word and board.free(i + n)
        for n, word in enumerate(name)
    )


def find_armed(board: Board) -> Iterator[Body]:
    """Yield armed groups by name wherever they stand, and code names that act ("K12 said")."""
    starts = {n[0] for n in board.rebels}
    codes = _acting_codes(board)
    for token in board.tokens:
        last = armed_at(board, token.i) if token.text in starts else None
        if last is not None:
            yield _taken(board, token.i, last, "REB")
        elif token.text in codes and board.free(token.i):
            yield _taken(board, token.i, token.i, None)


def _taken(board: Board, first: int, last: int, sector: str | None) -> Body:
    for i in range(first, last + 1):
        board.body_at[i] = True
    plural = sector == "REB"  # "the rebels said they"
    return Body(first, last, "organisation", board.text(first, last), None, sector, plural=plural)


def _acting_codes(board: Board) -> frozenset[str]:
    """Return names of letters and a number that act, own or are blamed: no place does so."""
    tokens = board.tokens
    found = set()
    for token in tokens:
        if not CODE.match(token.text) or not board.free(token.i):
            continue
        head = tokens[token.head]
        by = token.dep == "pobj" and head.lower in board.book.acting
        if by or (token.dep in ACTING and head.pos in ("VERB", "NOUN")) or _blamed(token, head):
            found.add(token.text)
    return frozenset(found)


def _blamed(token: Token, head: Token) -> bool:
    return token.dep == "dobj" and head.lemma in ("accuse", "blame")


def the_armed(board: Board, token: Token) -> Body | None:
    """Return the one armed group about, named before, that "the rebels" at `token` stands for."""
    if len(board.rebels) != 1 or not token.i or board.tokens[token.i - 1].lower != "the":
        return None
    name = next(iter(board.rebels))
    texts = [t.text for t in board.tokens[: token.i]]
    if name[0] not in texts:
        return None
    label = " ".join(name)
    return Body(token.i, token.i, "organisation", label, None, "REB", "nominal", plural=True)
