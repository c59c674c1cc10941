"""Persons' names: the parser's, mended by titles, given names and the tables."""

from tidings.readers.actors.board import HYPHENS, POSSESSIVES, Board, Name, capital
from tidings.readers.actors.evident import LONGEST_HALF, find_evident
from tidings.readers.actors.extents import widened
from tidings.readers.actors.particles import over_particles, particled
from tidings.readers.actors.shown import (
    INITIAL,
    MISTAKEN,
    WORD,
    aged,
    family_first,
    follows,
    shown,
    speaks_in_full,
    speaks_of_self,
    with_article,
)
from tidings.readers.actors.titled import mend_titles
from tidings.readers.syntax import Token

LONGEST = 7  # tokens of a name, a hyphen being one


def find_names(board: Board) -> None:
    """Put on the board the names that the parser, a title or a given name shows."""
    tokens = board.tokens
    i = 0
    while i < len(tokens):
        family = particled(board, i)
        if board.body_at[i]:
            i += 1  # what is named after somebody
        elif family is not None:
            board.add_name(Name(i, family, ""))
            i = family + 1
        elif board.name_at[i]:
            i += 1
        elif tokens[i].ent == "PERSON" and tokens[i].ent_start:
            last = i
            while (
                last + 1 < len(tokens)
                and tokens[last + 1].ent == "PERSON"
                and not tokens[last + 1].ent_start
            ):
                last += 1
            if not any(board.body_at[i : last + 1]):
                last = max(last, _from_parser(board, i, last))
            i = last + 1
        else:
            _from_words(board, i)
            i += 1
    find_evident(board)
    mend_titles(board)


def _nameable(board: Board, i: int) -> bool:
    token = board.tokens[i]
    return (
        capital(token)
        and token.pos in ("PROPN", "NOUN", "ADJ", "X", "VERB")
        and bool(WORD.match(token.text))
    )


def _from_parser(board: Board, first: int, last: int) -> int:
    """Trim what the parser took for a person, and put it on the board if a name is left.

    Returns the last token that belongs to it.
    """
    first, gender = skip_titles(board, first, last)
    hit = board.hit_at[first]
    while hit and first <= last and hit.entry.kind != "state" and hit.last < last:
        first = hit.last + 1
        hit = board.hit_at[first]
    end = first
    while end <= last and _part_of_name(board, end, last):
        end += 1
    while end > first + 1 and board.tokens[end - 1].text in HYPHENS:
        end -= 1
    first = _begun(board, _without_place(board, first, end - 1))
    last = _hyphened(board, first, _extended(board, end - 1))
    while last > first and _hangs_over(board, last):
        last -= 1
    if last >= first and _believable(board, first, last):
        first, last = widened(board, first, over_particles(board, last))
        board.add_name(Name(first, last, gender))
    return last


def _without_place(board: Board, first: int, last: int) -> int:
    """Leave out a place set before the name: "In Finland Vladimir Putin said".

    After a preposition of place a state's name, or any word before a known given name, is the
    place, if a full name is left; "in Jordan Smith" keeps its Jordan.
    """
    tokens, book = board.tokens, board.book
    hit = board.hit_at[first]
    before = tokens[first - 1].lower if first else ""
    if last - first < 2 or before not in book.place_before:
        return first
    if hit and hit.first == first and hit.last < last - 1:
        return hit.last + 1
    second = tokens[first + 1].lower
    known = second in book.given and tokens[first].lower not in book.given
    return first + 1 if known and tokens[first].lower not in book.family_first else first


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
        and (tokens[after].ent in ("", "PERSON") or _mistaken_end(board, after))
        and capital(tokens[after])
        and board.free(after)
        and tokens[after].sentence == tokens[last].sentence
        and tokens[after].lower not in board.book.roles
        and tokens[after].lower not in board.book.organ_heads
    ):
        last, after = after, after + 1
    return last


def _mistaken_end(board: Board, i: int) -> bool:
    """Tell whether a name's head is one word that the parser took for a place: "Luis Rey Apaza"."""
    token, book = board.tokens[i], board.book
    after = board.tokens[i + 1] if i + 1 < len(board.tokens) else None
    alone = token.ent_start and (after is None or not after.ent or after.ent_start)
    ends = after is None or not (capital(after) and after.pos == "PROPN")
    thing = token.lower in book.persons.things or token.text in board.placed
    return token.ent in ("GPE", "LOC", "NORP") and alone and ends and not thing


def _hyphened(board: Board, first: int, last: int) -> int:
    """Take in the second half of a name with a hyphen: "Moon Jae-in", "Mary Smith-Jones".

    A small half needs a family name before the first half, so that "Putin-backed" and "Kim-led"
    stay what they are; a capital one a given name, since "Trump-Putin" are two.
    """
    tokens, book = board.tokens, board.book
    if last < first or not _joined(board, last):
        return last
    half = tokens[last + 2]
    if half.lower in book.compounding or half.tag in ("VBN", "VBG"):
        return last
    if half.text.islower():
        eastern = tokens[first].lower in book.family_first
        halves = last == first + 1 and len(half.text) <= LONGEST_HALF
        return last + 2 if last > first and (eastern or halves) else last
    given = last > first and tokens[first].lower in book.given
    doubled = last == first and tokens[last].lower in book.given
    return _extended(board, last + 2) if (given or doubled) and capital(half) else last


def _joined(board: Board, i: int) -> bool:
    """Tell whether a hyphen joins token `i` to a word after it, no blanks between."""
    tokens = board.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text not in HYPHENS:
        return False
    half = tokens[i + 2]
    close = tokens[i].end == tokens[i + 1].start and tokens[i + 1].end == half.start
    return close and half.text.isalpha() and board.name_at[i + 2] is None


def _begun(board: Board, first: int) -> int:
    """Return where a name begins of which the parser left out "Anne-" or a particle ("Le")."""
    tokens, book = board.tokens, board.book
    if first > 1 and _joined(board, first - 2) and board.free(first - 2):
        half = tokens[first - 2]
        if (half.lower in book.given or half.lower in book.persons.articles) and capital(half):
            return first - 2
    before = tokens[first - 1] if first else None
    particle = before is not None and before.lower in book.particles and before.text.istitle()
    marked = before is not None and _marked(before) and before.dep == "compound"
    return first - 1 if (particle or marked) and board.free(first - 1) else first


def _marked(token: Token) -> bool:
    """Tell whether a word is written as only given names are: "Ka'Loni", "DeShawn"."""
    bare = token.text.replace("'", "").replace("’", "")
    inner = bare[1:]
    return (
        token.ent == ""
        and token.pos == "PROPN"
        and bare.isalpha()
        and inner[-2:].islower()
        and (len(bare) < len(token.text) or not inner.islower())
    )


def _goes_on(board: Board, i: int) -> bool:
    token = board.tokens[i] if i < len(board.tokens) else None
    return token is not None and token.pos == "PROPN" and board.free(i) and len(token.text) > 2


def skip_titles(board: Board, first: int, last: int) -> tuple[int, str]:
    """Return where the name begins after titles and offices, and the gender a title shows."""
    gender = ""
    book = board.book
    while first < last:
        word = board.tokens[first].lower
        if word in book.titles or _doubtful_title(board, first, last):
            gender = gender or book.titles.get(word, "")
        elif (word not in book.roles and word not in book.role_modifiers) or (
            word in book.given and board.tokens[first + 1].lower not in book.particles
        ):
            break
        first += 1
    if not gender and first:
        gender = book.titles.get(board.tokens[first - 1].lower, "")
    return first, gender


def _doubtful_title(board: Board, i: int, last: int) -> bool:
    """Tell whether a title that is a name too is none: before another title ("Tan Sri")."""
    book = board.book
    if board.tokens[i].text in POSSESSIVES and i < last:
        return board.tokens[i - 1].lower in book.persons.doubtful  # "Dato' Seri"
    if board.tokens[i].lower not in book.persons.doubtful:
        return False
    before = board.tokens[i - 1].lower if i else ""
    known = book.persons.doubtful | book.titles.keys()
    after = board.tokens[i + 1].lower
    return after in known or after in POSSESSIVES or (before in known and last - i > 1)


def _believable(board: Board, first: int, last: int) -> bool:
    """Tell whether the trimmed words can be a person's name."""
    tokens, book = board.tokens, board.book
    if last - first >= LONGEST or not _nameable(board, first) or not board.borne_out(first, last):
        return False
    hit = board.hit_at[first]
    if first == last:
        word = tokens[first]
        if word.text in board.placed or _governed(board, first):
            return False
        loose = word.lower in book.roles or word.lower in book.titles or word.lower in book.parties
        if with_article(board, first):
            return False  # "the Holm" is a ship, a house, a prize
        titled = first > 0 and tokens[first - 1].lower in board.book.titles
        shouted = len(word.text) > 1 and word.text.isupper() and not titled
        return hit is None and not loose and not shouted and word.pos == "PROPN"
    whole = hit is not None and hit.first == first and hit.last == last
    tail = tokens[last].lower
    return not whole and tail not in book.organ_heads and tail not in book.groups


def _governed(board: Board, i: int) -> bool:
    """Tell whether "governor of" or its like stands before a word, which is a place then."""
    before = [t.lower for t in board.tokens[max(0, i - 2) : i]]
    return before[1:] == ["of"] and before[0] in board.book.persons.governors


def _from_words(board: Board, i: int) -> None:
    """Take "Mr. Kovac" and "Anna Kovac" for persons though the parser did not."""
    tokens, book = board.tokens, board.book
    token = tokens[i]
    if not capital(token) or not board.free(i):
        return
    told = max(aged(board, i), speaks_in_full(board, i))
    if told > i or speaks_of_self(board, i):
        board.add_name(Name(i, told, ""))
        return
    titled = i > 0 and book.titles.get(tokens[i - 1].lower) and capital(tokens[i - 1])
    given = token.lower in book.given and token.ent in MISTAKEN
    seen = token.ent in MISTAKEN and token.ent_start and shown(board, i)
    family = not seen and family_first(board, i)
    if not (titled or given or seen or family):
        return
    last = over_particles(board, _run(board, i))
    if not board.borne_out(i, last):
        return
    if family and last == i + 2:
        board.add_name(Name(i, last, ""))
        return
    if ((titled or seen) and token.pos == "PROPN") or (
        last > i and tokens[last].lower not in book.organ_heads
    ):
        gender = book.titles.get(tokens[i - 1].lower, "") if i else ""
        board.add_name(Name(i, last, gender))


def _run(board: Board, first: int) -> int:
    """Return the last of the names in a row from `first` on, a hyphenated one within."""
    last, hyphens = first, 0
    while True:
        after = last + 1
        if (
            after < len(board.tokens)
            and last - first < 3 + hyphens
            and follows(board, after, first)
        ):
            last = after
            continue
        half = _hyphened(board, first, last)
        if half == last:
            return last
        last, hyphens = half, hyphens + 2


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
    last = _run(board, i)
    if not board.borne_out(i, last):
        return None
    if tokens[last].lower in board.book.organ_heads or tokens[last].lower in board.book.roles:
        return None
    name = Name(i, last, "")
    board.add_name(name)
    return name
