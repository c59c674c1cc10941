"""What bears a person's name and is no person: "the Anna Berg Prize", "the frigate Karl Holm".

Only names that could be taken for a person's are looked at; what they name is a place, a body, or
no actor at all (a ship, a storm, a law, a prize).
"""

from collections.abc import Iterator
from typing import NamedTuple

from tidings.readers.actors.board import HYPHENS, POSSESSIVES, Board, Body, capital
from tidings.readers.actors.groups import take
from tidings.readers.syntax import Token
from tidings.values.reading import ActorKind

LONGEST = 6  # tokens of the name before or after a head
QUOTES = frozenset(('"', "“", "”", "'", "‘", "’", "''", "``"))
BEFORE_GROUND = frozenset(("in", "on", "at", "along", "near", "across", "down"))
CALLING = frozenset(("call", "name", "christen", "baptise", "baptize", "dub", "rename"))
SUBJECT = ("nsubj", "nsubjpass")
PHRASES = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "ROOT", "conj"))


class Thing(NamedTuple):
    """Tokens `first`..`last`, both included; the person's name within, and the kind of actor."""

    first: int
    last: int
    name: tuple[int, int]
    kind: ActorKind | None
    shown: str = ""  # the head before the name, where that shows what bare repeats mean


def find_things(board: Board) -> list[Body]:
    """Put on the board what is named after persons; return those that are actors, as bodies."""
    found = [t for t in _candidates(board) if _personal(board, t)]
    found += _repeats(board, found)
    bodies = []
    for thing in found:
        if any(board.body_at[i] for i in range(thing.first, thing.last + 1)):
            continue
        for i in range(thing.first, thing.last + 1):
            hit = board.hit_at[i]
            if hit is not None:
                board.drop_hit(hit)
        kind = thing.kind or "place"
        name = board.text(thing.first, thing.last)
        sector = board.book.organ_heads.get(board.tokens[thing.last].lower) or None
        body = take(board, Body(thing.first, thing.last, kind, name, None, sector))
        if thing.kind is not None:
            bodies.append(body)
    return bodies


def _candidates(board: Board) -> Iterator[Thing]:
    ways = (_with_head_after, _with_head_before, _before_region, _with_article, _christened)
    marks = board.book.named_after.marks
    near = [t for t in board.tokens if t.lower in marks or t.dep == "oprd"]
    for way in ways:  # the surest first
        for token in near:
            thing = way(board, token)
            if thing is not None:
                yield thing


def _personal(board: Board, thing: Thing) -> bool:
    """Tell whether the name within could be taken for a person's."""
    words = board.tokens[thing.name[0] : thing.name[1] + 1]
    book = board.book
    return any(
        t.ent == "PERSON"
        or t.lower in book.given
        or t.lower in book.borne
        or t.text in board.persons
        for t in words
    )


# ---------------------------------------------------------------------- a head after the name


def _with_head_after(board: Board, head: Token) -> Thing | None:
    heads = board.book.named_after
    if head.lower not in heads.after or not (capital(head) or head.lower in heads.small_after):
        return None
    first = last = head.i - 1
    while first >= board.sentence_start(head.i) and board.tokens[first].lower in heads.between:
        first -= 1
    last = first
    first = _name_start(board, last)
    if first > last or (head.text.islower() and board.tokens[last].dep not in ("compound", "nmod")):
        return None
    if head.lower in heads.surnames and not _on_the_ground(board, first, last, head):
        return None
    one = head.ent == board.tokens[last].ent != "" and not head.ent_start
    if board.titled.isdisjoint([head.sentence]) or not capital(head) or one:
        return Thing(first, head.i, (first, last), heads.after[head.lower])
    return None


def _name_start(board: Board, last: int) -> int:
    """Return where the name begins that ends at token `last`, ``last + 1`` if none does."""
    first = last + 1
    start = board.sentence_start(max(last, 0))
    while first > start and last - first < LONGEST:
        token = board.tokens[first - 1]
        particle = token.lower in board.book.particles or token.text in HYPHENS
        inner = first <= last and (particle or token.text in POSSESSIVES or _couple(board, first))
        if _of_table(board, first - 1, last) or not (
            inner or (capital(token) and token.pos in ("PROPN", "NOUN", "ADJ"))
        ):
            break
        first -= 1
    while first <= last and not capital(board.tokens[first]):
        first += 1
    possessed = first <= last and board.tokens[last].text in POSSESSIVES
    return last + 1 if possessed else first


def _couple(board: Board, first: int) -> bool:
    """Tell whether "and" before token `first` joins two given names: "Bill and Melinda Gates"."""
    if first < 2 or board.tokens[first - 1].lower not in ("and", "&"):
        return False
    both = board.tokens[first - 2], board.tokens[first]
    return all(capital(t) and t.lower in board.book.given for t in both)


def _of_table(board: Board, i: int, last: int) -> bool:
    """Tell whether token `i` is a name of the tables, and no part of a longer one (a town's is)."""
    hit = board.hit_at[i]
    if hit is None or board.tokens[i].ent == "PERSON":
        return False
    before = board.tokens[i - 1] if i > board.sentence_start(last) else None
    town = hit.entry.kind in ("capital", "region")
    return not (town and before is not None and before.lower in board.book.given)


def _on_the_ground(board: Board, first: int, last: int, head: Token) -> bool:
    """Tell whether words show that "… Park", "… Law" is no surname."""
    before = board.tokens[first - 1].lower if first > board.sentence_start(head.i) else ""
    speaks = head.dep == "nsubj" and board.tokens[head.head].lemma in board.book.speaking
    whole = last > first and head.lower in board.book.named_after.ways and not speaks
    if before == "the" or head.text.islower() or whole:
        return True
    given = any(t.lower in board.book.given for t in board.tokens[first : last + 1])
    return before in BEFORE_GROUND and not given


# ---------------------------------------------------------------------- a head before the name


def _with_head_before(board: Board, head: Token) -> Thing | None:
    heads, tokens = board.book.named_after, board.tokens
    end = board.sentence_end(head.i)
    first = head.i + 1
    if head.lower in heads.grounds and first < end and tokens[first].lower == "of":
        last = _name_end(board, first + 1, end)
        name = (first + 1, last)
        return Thing(*name, name, "place") if last > first and head.text.islower() else None
    if head.lower not in heads.before or not (capital(head) or head.lower in heads.small_before):
        return None
    first += first < end and tokens[first].text in QUOTES
    last = _name_end(board, first, end)
    if last < first or _owned(board, last, head) or not capital(tokens[first]):
        return None
    if head.lower == "ms" and head.text != "MS":
        return None  # a woman's title
    small = head.text.islower() and head.lower not in heads.storms
    return Thing(
        first if small else head.i, last, (first, last), heads.before[head.lower], head.lower
    )


def _name_end(board: Board, first: int, end: int) -> int:
    """Return the last token of the name that begins at `first`, ``first - 1`` if none does."""
    last, i = first - 1, first
    while i < end and i - first < LONGEST:
        token = board.tokens[i]
        particle = last >= first and (token.lower in board.book.particles or token.text in HYPHENS)
        if capital(token) and token.pos in ("PROPN", "NOUN", "ADJ") and token.text.isprintable():
            last = i
        elif not particle:
            break
        i += 1
    return last


def _owned(board: Board, last: int, head: Token) -> bool:
    """Tell whether the name is who has the ship: "the ship Berg bought"."""
    tokens = board.tokens
    token = tokens[last]
    verb = tokens[token.head]
    return token.dep == "nsubj" and verb.dep in ("relcl", "acl") and verb.head == head.i


def _before_region(board: Board, comma: Token) -> Thing | None:
    """Take "Lincoln, Nebraska," for a town: a region stands after it, between commas."""
    tokens, i = board.tokens, comma.i
    end = board.sentence_end(i)
    hit = board.hit_at[i + 1] if comma.text == "," and i + 1 < end else None
    if hit is None or hit.entry.kind != "region":
        return None
    after = tokens[hit.last + 1].text if hit.last + 1 < end else "."
    first = _name_start(board, i - 1)
    titled = i > 1 and tokens[i - 2].lower != "the" and _is_title(board, tokens[i - 2])
    if after not in (",", ".", ";", ":", ")") or first != i - 1 or titled:
        return None
    return Thing(first, i - 1, (first, i - 1), "place")


# ---------------------------------------------------------------------- "the", and repeats


def _with_article(board: Board, token: Token) -> Thing | None:
    """Take "the Akademik Lazarev" for a thing: no person's full name has an article."""
    if token.lower != "the" or not board.titled.isdisjoint([token.sentence]):
        return None
    tokens, end = board.tokens, board.sentence_end(token.i)
    first = token.i + 1
    last = _name_end(board, first, end)
    if last <= first or any(board.hit_at[i] for i in range(first, last + 1)):
        return None
    if any(_is_title(board, tokens[i]) for i in range(first, last + 1)):
        return None
    after = tokens[last + 1] if last + 1 < end else None
    plain = after is None or (
        after.lower not in ("of", "who", "whose", "whom", "-") and after.text not in POSSESSIVES
    )
    kinds = {tokens[first].ent, tokens[last].ent}
    whole = kinds <= {"PERSON"} or (
        kinds <= {"ORG"} and tokens[last].lower not in board.book.organ_heads
    )
    heads = tokens[last].dep in PHRASES and not any(
        tokens[c].dep in ("relcl", "acl") for c in board.parse.children[last]
    )
    kind: ActorKind | None = None if kinds == {"PERSON"} else "organisation"
    return Thing(first, last, (first, last), kind, "the") if plain and whole and heads else None


def _christened(board: Board, token: Token) -> Thing | None:
    """Take "It is called Karl Holm after …" for a thing: no person is "it"."""
    tokens, verb = board.tokens, board.tokens[token.head]
    if token.dep != "oprd" or verb.lemma not in CALLING or not capital(token):
        return None
    subject = [tokens[c].lower for c in board.parse.children[verb.i] if tokens[c].dep in SUBJECT]
    if not {"it", "which", "that"} & set(subject):
        return None
    first = _name_start(board, token.i)
    return Thing(first, token.i, (first, token.i), None, "called") if first <= token.i else None


def _is_title(board: Board, token: Token) -> bool:
    book = board.book
    return (
        token.lower in book.titles
        or token.lower in book.roles
        or token.lower in book.role_modifiers
        or (token.tag == "NNPS")
    )


def _repeats(board: Board, found: list[Thing]) -> Iterator[Thing]:
    """Yield what was told of before: "the Lazarev" after "the tanker Akademik Lazarev"."""
    tokens = board.tokens
    storms = board.book.named_after.storms
    names: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for thing in found:
        if thing.shown and thing.kind != "place":
            words = tuple(t.text for t in tokens[thing.name[0] : thing.name[1] + 1])
            bare = thing.shown in storms or len(words) > 1
            bare = bare or (thing.shown != "the" and words[0] not in board.persons)
            names.setdefault(words[0], []).append((words, bare))
            if len(words) > 1:
                names.setdefault(words[-1], []).append((words[-1:], False))
    for token in tokens:
        for words, bare in names.get(token.text, ()):
            last = token.i + len(words) - 1
            if tuple(t.text for t in tokens[token.i : last + 1]) != words:
                continue
            before = tokens[token.i - 1] if token.i > board.sentence_start(token.i) else None
            the = before is not None and before.lower == "the"
            if (the or bare) and not _goes_on(board, token.i, last):
                yield Thing(token.i, last, (token.i, last), None)
                break


def _goes_on(board: Board, first: int, last: int) -> bool:
    """Tell whether the words are part of a longer name: "Marta Ruiz", "Mr. Holm"."""
    tokens = board.tokens
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    before = tokens[first - 1] if first and tokens[first - 1].lower != "the" else None
    longer = after is not None and after.pos == "PROPN" and capital(after)
    titled = before is not None and (
        _is_title(board, before) or (before.pos == "PROPN" and capital(before))
    )
    return longer or titled
