"""Names in lines of capitals: what the body of the article bears out of them."""

from collections.abc import Iterator

from tidings.readers.actors.board import HYPHENS, Board, Name


def mend_titles(board: Board) -> None:
    """Cut names in lines of capitals down to what the body calls somebody.

    "Anna Berg Defends Bill" names Anna Berg where the body does; else it proves nobody.
    """
    tokens = board.tokens
    titled = [n for n in board.names if tokens[n.first].sentence in board.titled]
    if not titled:
        return
    body = [n for n in board.names if tokens[n.first].sentence not in board.titled]
    known = {tokens[i].lower for n in body for i in range(n.first, n.last + 1)}
    known |= {w for n in titled for w in _told_surname(board, n)}
    for name in titled:
        first, last = _known_run(board, name, known)
        if _told_in_part(board, name, first, last):
            continue
        if (first, last) != (name.first, name.last):
            board.drop_name(name)
            if last >= first and tokens[last].text not in HYPHENS:
                board.add_name(Name(first, last, name.gender))


def _told_surname(board: Board, name: Name) -> Iterator[str]:
    """Yield given name and surname of a full name whose surname the body knows as a word.

    The parser may have taken every "Lohan" of the body for a company.
    """
    tokens, book = board.tokens, board.book
    given = tokens[name.first].lower
    second = name.first + 1
    if (given in book.given or given in book.borne) and second <= name.last:
        word = tokens[second].text
        if word in board.spoken and word not in board.placed:
            yield from (given, tokens[second].lower)


def _told_in_part(board: Board, name: Name, first: int, last: int) -> bool:
    """Tell whether the body knows the given name or the surname alone: the title tells the rest."""
    end = board.tokens[name.last].lower
    if end in board.book.generations:
        return True
    given = board.tokens[first].lower in board.book.given
    return first == last and name.last > name.first and (given or last == name.last)


def _known_run(board: Board, name: Name, known: set[str]) -> tuple[int, int]:
    """Return the first run of a name's words that the body's names know, empty if none."""
    first = name.first
    while first <= name.last and board.tokens[first].lower not in known:
        first += 1
    last = first
    while last <= name.last and board.tokens[last].lower in known:
        last += 1
    return first, last - 1
