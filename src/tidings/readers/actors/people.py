"""Persons' names: the parser's, mended by titles, given names and the tables."""

import re

from tidings.readers.actors.board import POSSESSIVES, Board, Name, capital

WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]*)*\.?$")
MISTAKEN = ("ORG", "GPE", "NORP", "FAC", "", "WORK_OF_ART", "LOC", "PRODUCT")
INITIAL = re.compile(r"[A-Z]\.$")
LONGEST = 5  # tokens of a name


def find_names(board: Board) -> None:
    """Put on the board the names that the parser, a title or a given name shows."""
    tokens = board.tokens
    i = 0
    while i < len(tokens):
        if tokens[i].ent == "PERSON" and tokens[i].ent_start:
            last = i
            while (
                last + 1 < len(tokens)
                and tokens[last + 1].ent == "PERSON"
                and not tokens[last + 1].ent_start
            ):
                last += 1
            _from_parser(board, i, last)
            i = last + 1
        else:
            _from_words(board, i)
            i += 1


def _nameable(board: Board, i: int) -> bool:
    token = board.tokens[i]
    return (
        capital(token)
        and token.pos in ("PROPN", "NOUN", "ADJ", "X", "VERB")
        and bool(WORD.match(token.text))
    )


def _from_parser(board: Board, first: int, last: int) -> None:
    """Trim what the parser took for a person, and put it on the board if a name is left."""
    first, gender = skip_titles(board, first, last)
    hit = board.hit_at[first]
    while hit and first <= last and hit.entry.kind != "state" and hit.last < last:
        first = hit.last + 1
        hit = board.hit_at[first]
    end = first
    while end <= last and _part_of_name(board, end, last):
        end += 1
    last = _hyphened(board, first, _extended(board, end - 1))
    while last > first and _hangs_over(board, last):
        last -= 1
    if last >= first and _believable(board, first, last):
        board.add_name(Name(first, last, gender))


def _hangs_over(board: Board, i: int) -> bool:
    """Tell whether a last word is no part of a name: a particle, or a shortened title ("Gov.")."""
    word = board.tokens[i].lower
    short = word.endswith(".") and (word in board.book.titles or word in board.book.roles)
    return word in board.book.particles or short


def _part_of_name(board: Board, i: int, last: int) -> bool:
    token = board.tokens[i]
    if token.lower in board.book.particles:
        return i < last
    if token.lower in board.book.generations:
        return True
    return capital(token) and bool(WORD.match(token.text)) and token.text not in POSSESSIVES


def _extended(board: Board, last: int) -> int:
    """Take in a following name that the parser cut off: it heads the words before it."""
    tokens = board.tokens
    if last < 0:
        return last
    after = last + 1
    if INITIAL.match(tokens[last].text) and _goes_on(board, after):
        return after  # "John Q." ends no sentence
    while (
        after < len(tokens)
        and tokens[last].dep == "compound"
        and tokens[last].head >= after
        and tokens[after].pos == "PROPN"
        and tokens[after].ent in ("", "PERSON")
        and capital(tokens[after])
        and board.free(after)
        and tokens[after].sentence == tokens[last].sentence
        and tokens[after].lower not in board.book.roles
        and tokens[after].lower not in board.book.organ_heads
    ):
        last, after = after, after + 1
    return last


def _hyphened(board: Board, first: int, last: int) -> int:
    """Take in the small second half of a given name: "Han Myeong-sook"."""
    tokens = board.tokens
    if last < first or tokens[first].lower not in board.book.family_first:
        return last
    part = tokens[last + 1 : last + 3]
    joined = len(part) == 2 and part[0].text == "-" and part[0].start == tokens[last].end
    return last + 2 if joined and part[1].start == part[0].end and part[1].text.isalpha() else last


def _goes_on(board: Board, i: int) -> bool:
    token = board.tokens[i] if i < len(board.tokens) else None
    return token is not None and token.pos == "PROPN" and board.free(i) and len(token.text) > 2


def skip_titles(board: Board, first: int, last: int) -> tuple[int, str]:
    """Return where the name begins after titles and offices, and the gender a title shows."""
    gender = ""
    book = board.book
    while first < last:
        word = board.tokens[first].lower
        if word in book.titles:
            gender = gender or book.titles[word]
        elif (word not in book.roles and word not in book.role_modifiers) or (
            word in book.given and board.tokens[first + 1].lower not in book.particles
        ):
            break
        first += 1
    if not gender and first:
        gender = book.titles.get(board.tokens[first - 1].lower, "")
    return first, gender


def _believable(board: Board, first: int, last: int) -> bool:
    """Tell whether the trimmed words can be a person's name."""
    tokens, book = board.tokens, board.book
    if last - first >= LONGEST or not _nameable(board, first) or not board.borne_out(first, last):
        return False
    hit = board.hit_at[first]
    if first == last:
        word = tokens[first]
        loose = word.lower in book.roles or word.lower in book.titles or word.lower in book.parties
        shouted = len(word.text) > 1 and word.text.isupper()
        return hit is None and not loose and not shouted and word.pos == "PROPN"
    whole = hit is not None and hit.first == first and hit.last == last
    tail = tokens[last].lower
    return not whole and tail not in book.organ_heads and tail not in book.groups


def _from_words(board: Board, i: int) -> None:
    """Take "Mr. Kovac" and "Anna Kovac" for persons though the parser did not."""
    tokens, book = board.tokens, board.book
    token = tokens[i]
    if not capital(token) or not board.free(i):
        return
    titled = i > 0 and book.titles.get(tokens[i - 1].lower) and capital(tokens[i - 1])
    given = token.lower in book.given and token.ent in MISTAKEN
    shown = token.ent in MISTAKEN and token.ent_start and _shown(board, i)
    family = not shown and _family_first(board, i)
    if not (titled or given or shown or family):
        return
    last = i
    while last + 1 < len(tokens) and last - i < 3 and _follows(board, last + 1, i):
        last += 1
    if not board.borne_out(i, last):
        return
    if family and last == i + 2:
        board.add_name(Name(i, last, ""))
        return
    if ((titled or shown) and token.pos == "PROPN") or (
        last > i and tokens[last].lower not in book.organ_heads
    ):
        gender = book.titles.get(tokens[i - 1].lower, "") if i else ""
        board.add_name(Name(i, last, gender))


def _family_first(board: Board, i: int) -> bool:
    """Tell whether three names in a row begin with a family name that stands first."""
    tokens = board.tokens
    if tokens[i].lower not in board.book.family_first or i + 2 >= len(tokens):
        return False
    return _follows(board, i + 1, i) and _follows(board, i + 2, i)


def _shown(board: Board, i: int) -> bool:
    """Tell whether an initial within, an age (", 59,") or "who" after shows a person."""
    tokens = board.tokens
    if i + 2 < len(tokens) and INITIAL.match(tokens[i + 1].text) and _follows(board, i + 2, i):
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
    aged = after[1].text.isdigit() and len(after[1].text) == 2 and after[2].text in (",", ".")
    return aged or after[1].lower == "who"


def _follows(board: Board, i: int, first: int) -> bool:
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


def name_after(board: Board, i: int) -> Name | None:
    """Return the name that begins at token `i`, found or, after an office, taken for one."""
    tokens = board.tokens
    if i >= len(tokens):
        return None
    known = board.name_at[i]
    if known:
        return known if known.first == i else None
    if not (_nameable(board, i) and tokens[i].pos == "PROPN" and board.free(i)):
        return None
    if tokens[i].lower in board.book.role_modifiers or tokens[i].lower in board.book.roles:
        return None
    last = i
    while last + 1 < len(tokens) and last - i < 3 and _follows(board, last + 1, i):
        last += 1
    if tokens[last].lower in board.book.organ_heads or tokens[last].lower in board.book.roles:
        return None
    name = Name(i, last, "")
    board.add_name(name)
    return name


def find_repeats(board: Board) -> None:
    """Put on the board the surnames of known persons wherever else they stand alone."""
    tokens = board.tokens
    surnames = {tokens[n.last].text for n in board.names if tokens[n.last].pos == "PROPN"}
    surnames |= {s.upper() for s in surnames if len(s) > 3}
    for i, token in enumerate(tokens):
        if token.text in surnames and board.free(i) and not _inside_other(board, i):
            gender = board.book.titles.get(tokens[i - 1].lower, "") if i else ""
            board.add_name(Name(i, i, gender))


def _inside_other(board: Board, i: int) -> bool:
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
    return before is not None and before.ent == tokens[i].ent != "" and not tokens[i].ent_start
