"""Groups: "Russian forces", "Republican senators", "police", "the British"."""

from typing import NamedTuple

from tidings.readers.actors.armed import the_armed
from tidings.readers.actors.board import POSSESSIVES, Board, Body
from tidings.readers.syntax import Token
from tidings.values.reading import MentionForm

STARTS = frozenset(("the", "a", "his", "its", "their"))
PRIVATE = frozenset(("REL", "BUS", "EDU", "MED"))  # "church officials" are no government's
TAKEN = ("dobj", "ccomp", "xcomp", "dative", "prep")  # what such a verb takes
BESIDE = ("punct", "det", "cc", "conj")
COUNTS = frozenset(("two", "both", "three", "four"))


def take(board: Board, body: Body) -> Body:
    """Put a body on the board and return it."""
    for i in range(body.first, body.last + 1):
        board.body_at[i] = True
    return body


def find_groups(board: Board, bodies: list[Body]) -> list[Body]:
    """Return "Russian forces", "Republican senators", "U.S. officials", "Russians", "police"."""
    at = {i: b for b in bodies for i in range(b.first, b.last + 1)}
    found: list[Body] = []
    for token in board.tokens:
        hit = board.hit_at[token.i]
        if (
            hit
            and hit.entry.kind == "people"
            and hit.last == token.i
            and not board.body_at[token.i]
        ):
            found.append(
                take(
                    board,
                    Body(
                        hit.first,
                        hit.last,
                        "group",
                        board.text(hit.first, hit.last),
                        hit.entry.state,
                        None,
                        plural=True,
                    ),
                )
            )
        elif (
            token.lower in board.book.groups
            and token.pos in ("NOUN", "PROPN")
            and board.free(token.i)
        ):
            group = _group(board, token, at)
            if group:
                found.append(take(board, group))
        if token.lower in board.book.collectives and board.free(token.i):
            group = None if board.office_at[token.i] else _collective(board, token)
            if group:
                found.append(take(board, group))
    return found


def _collective(board: Board, token: Token) -> Body | None:
    """Return "the opposition", "traders" where it does something to somebody or says something.

    A noun in small letters with no name beside it: only a subject or agent of a verb that takes
    an object or a clause is an actor, since "the opposition grew" tells of nobody's act.
    """
    book, tokens, parse = board.book, board.tokens, board.parse
    base = token
    while base.dep == "conj":
        base = tokens[base.head]
    head = tokens[base.head]
    verb = tokens[head.head] if base.dep == "pobj" and head.dep == "agent" else head
    agent = verb is not head
    if token.text != token.lower and token.i != board.sentence_start(token.i):
        return None
    if verb.pos != "VERB" or not (agent or base.dep == "nsubj"):
        return None
    if not agent and not any(tokens[c].dep in TAKEN for c in parse.children[verb.i]):
        return None
    kept = [c for c in parse.children[token.i] if tokens[c].dep not in BESIDE]
    if any(tokens[c].dep not in ("amod", "compound") or c > token.i for c in kept):
        return None
    first = min(kept, default=token.i)
    opening = board.sentence_start(first)
    if not all(
        board.free(i) and (i == opening or tokens[i].text.islower()) for i in range(first, token.i)
    ):
        return None
    name = board.text(first, token.i)
    sector = book.collectives[token.lower] or None
    return Body(first, token.i, "group", name, None, sector, "nominal", plural=True)


def _group(board: Board, token: Token, at: dict[int, Body]) -> Body | None:
    """Return the group that a plural noun heads, if something beside it tells whose it is."""
    book = board.book
    if board.tokens[token.i].dep == "compound":
        return None
    rebels = book.groups[token.lower] == "REB"
    armed = at.get(token.i - 1)
    if rebels and armed and armed.sector == "REB" and armed.kind == "organisation":
        return armed._replace(last=token.i)
    if rebels and (meant := the_armed(board, token)):
        return meant
    found = _modified(board, token, at)
    if not found.named and found.stop >= 0 and board.tokens[found.stop].lower in COUNTS:
        return None
    first = found.first
    if board.tokens[first].text in POSSESSIVES:
        first += 1
    party = book.parties.get(token.text)
    if not found.named and not party and token.lower not in book.bare:
        return None
    name = board.text(first, token.i)
    form: MentionForm = "name" if found.named else "nominal"
    state, sector = found.state or party, found.sector
    return Body(first, token.i, "group", name, state, sector, form, plural=True)


class Modified(NamedTuple):
    """What the words before a group's noun tell; `stop` is the token at which they end."""

    first: int
    stop: int
    state: str | None
    sector: str | None
    named: bool


def _modified(board: Board, token: Token, at: dict[int, Body]) -> Modified:
    """Read the words before a group's noun, leftwards, as long as they belong to it."""
    book = board.book
    first, state, sector, named = token.i, None, book.groups[token.lower] or None, False
    i = token.i - 1
    while i >= board.sentence_start(token.i):
        hit, body, word = board.hit_at[i], at.get(i), board.tokens[i]
        if body:
            civil = sector == "GOV" and body.kind == "organisation" and not body.state
            sector = body.sector if civil else sector or body.sector
            state, named = state or body.state, True
            i = first = body.first
        elif hit and hit.entry.kind != "organisation":
            if not board.of_state(hit):
                break
            state, named = state or hit.entry.state, True
            sector = sector or (hit.entry.sector if hit.entry.kind == "seat" else None)
            i = first = hit.first
        elif word.text in book.parties:
            state, named, first = state or book.parties[word.text], True, i
        elif _ends(board, word):
            break
        elif word.pos in ("ADJ", "NOUN", "PROPN") and (
            word.head == token.i or word.dep in ("compound", "amod")
        ):
            context = book.context.get(word.lower)
            sector = context if context in PRIVATE and sector == "GOV" else sector or context
            first = i
        elif word.text not in POSSESSIVES:
            break
        i -= 1
    return Modified(first, i, state, sector, named)


def _ends(board: Board, word: Token) -> bool:
    """Tell whether a word ends what belongs to the group's noun."""
    if word.text == "-" or board.name_at[word.i]:
        return True
    return word.lower in STARTS or word.lower in board.book.counting
