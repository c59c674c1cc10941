"""The names of an article's persons wherever else they stand, surnames and given names too."""

from tidings.readers.actors.board import Board, Name
from tidings.readers.actors.extents import doubled
from tidings.readers.actors.particles import before_particles, surname_at
from tidings.readers.actors.shown import inside_other, with_article


def find_repeats(board: Board) -> None:
    """Put on the board the names of known persons wherever else they stand, surnames alone too."""
    tokens = board.tokens
    _repeat_full(board)
    _repeat_halves(board)
    ends = {surname_at(board, n.first, n.last) for n in board.names}
    surnames = {tokens[i].text for i in ends if tokens[i].pos == "PROPN"}
    surnames |= {s.upper() for s in surnames if len(s) > 3}
    for i, token in enumerate(tokens):
        after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        if after in ("v.", "vs.", "v") or with_article(board, i):
            continue  # "Brown v. Board of Education"; "the Holm" is a ship
        if token.text in surnames and board.free(i) and not inside_other(board, i):
            first = before_particles(board, i)
            gender = board.book.titles.get(tokens[first - 1].lower, "") if first else ""
            board.add_name(Name(_given_of(board, first), i, gender))
    _repeat_given(board, surnames)


def _given_of(board: Board, first: int) -> int:
    """Return where a surname begins that a given name stands before: "Hanna el-Khouri"."""
    tokens, book = board.tokens, board.book
    before = tokens[first - 1] if first > board.sentence_start(first) else None
    if before is None or not board.free(first - 1) or not before.text.istitle():
        return first
    known = before.lower in book.given or before.lower in book.persons.world
    loose = before.lower in book.roles or before.lower in book.titles or before.lower in book.groups
    plain = before.pos == "PROPN" and before.dep in ("compound", "nmod", "flat")
    return first - 1 if known and plain and not loose else first


def _repeat_given(board: Board, surnames: set[str]) -> None:
    """Put on the board given names alone ("Kathina"), of persons named in full before.

    Not what stands like a town, is written small somewhere, or begins or ends another name.
    """
    tokens, book = board.tokens, board.book
    known = {tokens[n.first].text: n.first for n in reversed(board.names) if n.last > n.first}
    for i, token in enumerate(tokens):
        first = known.get(token.text)
        if first is None or i < first or token.text in surnames or not board.free(i):
            continue
        plain = token.pos == "PROPN" and token.text.istitle() and len(token.text) > 2
        loose = (
            token.lower in book.roles or token.lower in book.titles or token.lower in book.groups
        )
        other = token.text in board.placed or token.lower in board.small
        if plain and not loose and not other and not inside_other(board, i):
            before = tokens[i - 1]
            kunya = before.lower in book.kunyas and before.text.istitle() and board.free(i - 1)
            board.add_name(Name(i - kunya, i, ""))


def _repeat_halves(board: Board) -> None:
    """Put on the board the ends of long names ("Mendes Té" of Carlos Mendes Té), and middles alone.

    A middle word alone counts where it stands first in a sentence or acts, and is no given name.
    """
    tokens = board.tokens
    ends: dict[str, set[tuple[str, ...]]] = {}
    for n in tuple(board.names):
        words = tuple(t.text for t in tokens[n.first : n.last + 1])
        if len(words) < 3 or not all(w.replace(".", "").isalpha() for w in words):
            continue
        for k in range(1, len(words) - 1):
            if words[k][:1].isupper():
                ends.setdefault(words[k], set()).add(words[k:])
        if len(words) < 5 and words[-2].istitle() and len(words[-2]) > 3:
            ends[words[-2]].add(words[-2:-1])
    for i, token in enumerate(tokens) if ends else ():
        if token.text not in ends:
            continue
        for row in sorted(ends[token.text], key=len, reverse=True):
            last = i + len(row) - 1
            if tuple(t.text for t in tokens[i : last + 1]) != row:
                continue
            _take_half(board, i, last)
            break


def _take_half(board: Board, first: int, last: int) -> None:
    tokens, book = board.tokens, board.book
    held = {board.name_at[k] for k in range(first, last + 1)} - {None}
    own = [n for n in held if n and not (n.first >= first and n.last <= last)]
    if own or not all(board.free(k) or board.name_at[k] for k in range(first, last + 1)):
        return
    if first == last:
        word = tokens[first]
        given = word.lower in book.given or word.lower in book.persons.world
        loose = word.lower in book.groups or word.lower in book.roles
        if (
            held
            or given
            or loose
            or word.dep not in ("nsubj", "nsubjpass", "poss")
            or inside_other(board, first)
        ):
            return
    for n in held:
        if n:
            board.drop_name(n)
    board.add_name(Name(first, last, ""))


def _repeat_full(board: Board) -> None:
    """Put on the board full names that the parser took for something else in another place."""
    tokens = board.tokens
    known: dict[str, set[tuple[str, ...]]] = {}
    for n in board.names:
        words = tuple(t.text for t in tokens[n.first : n.last + 1])
        if len(words) > 1:
            known.setdefault(words[0], set()).add(words)
    for i, token in enumerate(tokens):
        for words in known.get(token.text, ()):
            last = i + len(words) - 1
            if tuple(t.text for t in tokens[i : last + 1]) != words:
                continue
            after = tokens[last + 1] if last + 1 < len(tokens) else None
            longer = after is not None and inside_other(board, last) and after.ent == token.ent
            last = doubled(board, last)
            if not longer and all(board.name_at[j] is None for j in range(i, last + 1)):
                board.add_name(Name(i, last, ""))
