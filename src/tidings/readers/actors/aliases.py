"""Second names that an article itself gives: "Joko Widodo, known as Jokowi", "Abbas (Abu Mazen)".

They are names of the same person wherever else they stand in the article.
"""

from tidings.readers.actors.board import Board, Name, capital

LONGEST = 3  # tokens of a second name
SET_OFF = (",", "(", "–", "—", "who", "is", "was")
OPENING = ("the", "by", "“", '"', "''", "``", "‘", "'", "(")


def find_aliases(board: Board) -> None:
    """Put on the board each name that another name is told to be, and whose it is."""
    for name in sorted(board.names):
        start = _told_after(board, name.last + 1)
        if start is None:
            continue
        last = _run(board, start)
        if last is None:
            continue
        words = tuple(t.lower for t in board.tokens[start : last + 1])
        board.aliases.setdefault(words, name.first)
    _repeat(board)


def _told_after(board: Board, i: int) -> int | None:
    """Return where the second name begins that is told from token `i` on, or none.

    "Known as" tells one anywhere; "nicknamed" only after a comma or bracket, since "Berg nicknamed
    Hall" tells another's; a bracket alone does where a kunya follows ("(Abu Mazen)").
    """
    tokens, book = board.tokens, board.book
    end = min(len(tokens), i + 8)
    begun = i
    while i < end and tokens[i].text in SET_OFF:
        i += 1
    apart, bracketed = i > begun, i > begun and tokens[i - 1].text == "("
    while i < end and tokens[i].tag in ("RB", "RBR", "RBS"):
        i += 1
    row = " ".join(t.lower for t in tokens[i : min(end, i + 2)])
    named = _named(board, i, end) if apart else None
    if named is not None:
        i = named
    elif row in book.named_as:
        i += 2
    elif i < end and apart and tokens[i].lower in book.nicknaming:
        i += 1
    elif not (bracketed and i < end and tokens[i].lower in book.kunyas):
        return None
    while i < end and tokens[i].text in OPENING:
        i += 1
    return i if i < end else None


def _named(board: Board, i: int, end: int) -> int | None:
    """Return the token after "whose real name is", told of the name before, or none."""
    row = [t.lower for t in board.tokens[i:end]]
    if row[:1] != ["whose"] or "name" not in row[:4]:
        return None
    after = row.index("name") + 1
    return i + after + 1 if row[after : after + 1] in (["is"], ["was"]) else None


def _run(board: Board, first: int) -> int | None:
    """Return the last token of the capitalised words from `first` on, or none."""
    tokens = board.tokens
    last = first
    while last < len(tokens) and last - first < LONGEST and _nameable(board, last):
        last += 1
    return last - 1 if last > first else None


def _nameable(board: Board, i: int) -> bool:
    token = board.tokens[i]
    particle = token.lower in board.book.particles
    word = token.text.replace("-", "").replace("'", "").replace("’", "")
    return (capital(token) or particle) and word.isalpha() and board.hit_at[i] is None


def _repeat(board: Board) -> None:
    """Put the second names on the board wherever they stand."""
    tokens = board.tokens
    heads = {words[0]: words for words in board.aliases}
    for i, token in enumerate(tokens):
        words = heads.get(token.lower)
        if words is None or not capital(token):
            continue
        last = i + len(words) - 1
        row = tuple(t.lower for t in tokens[i : last + 1])
        if row == words and all(board.name_at[j] is None for j in range(i, last + 1)):
            board.add_name(Name(i, last, ""))
