"""Organisations, groups, governments and places."""

from collections.abc import Iterator

from tidings.codebook.metonyms import load_metonyms
from tidings.readers.actors.armed import armed_names, find_armed
from tidings.readers.actors.board import POSSESSIVES, Board, Body, Hit, capital
from tidings.readers.actors.groups import find_groups, take
from tidings.readers.actors.organs import find_organs, owner_before
from tidings.readers.actors.staffs import find_commands, find_staffs
from tidings.readers.syntax import Token

STATE_ORGANS = ("GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY", "MED")
ADMINISTRATION = ("administration", "administrations")
HEADS = ("nsubj", "nsubjpass", "dobj", "pobj", "agent", "attr", "conj", "appos", "ROOT")


def find_bodies(board: Board) -> list[Body]:
    """Return the organisations, governments, groups and places, in order of position."""
    board.rebels = armed_names(board)
    armed = list(find_armed(board))
    bodies = [
        *armed,
        *_administrations(board),
        *find_staffs(board),
        *_organisations(board),
        *find_organs(board),
        *_parser_organisations(board),
    ]
    bodies += find_groups(board, bodies)
    bodies += list(find_commands(board, bodies))
    bodies += [*_states(board), *_placed(board), *_places(board)]
    return sorted(bodies, key=lambda b: (b.first, -b.last))


def _administrations(board: Board) -> Iterator[Body]:
    """Yield "the Trump administration": a government named by its head."""
    for token in board.tokens:
        if token.lower not in ADMINISTRATION or token.i == 0:
            continue
        before = board.tokens[token.i - 1]
        if before.text in POSSESSIVES and token.i > 1:
            before = board.tokens[token.i - 2]
        name = board.name_at[before.i]
        agency = capital(token) and before.lower not in board.book.administrations
        if agency and (name is None or board.titled.isdisjoint([token.sentence])):
            continue  # "the Atmospheric Administration" is an agency's name
        if name or (before.pos == "PROPN" and capital(before) and board.hit_at[before.i] is None):
            first = name.first if name else before.i
            state = board.book.administrations.get(before.lower)
            board.administrations.add(before.lower)
            if name:
                board.drop_name(name)
            yield take(
                board,
                Body(first, token.i, "government", f"{before.text} administration", state, "GOV"),
            )


def _organisations(board: Board) -> Iterator[Body]:
    """Yield the organisations of the tables; a state named before one that has none is its own."""
    sister = _sister(board)
    for hit in list(board.hits):
        entry = hit.entry
        if entry.kind != "organisation" or not board.hit_at[hit.first]:
            continue
        owner = owner_before(board, hit.first) if entry.sector in STATE_ORGANS else None
        first, state = hit.first, entry.state
        if entry.label in board.book.chambers:
            state = _seated(board, hit.last + 1) or sister or state
        if (
            owner
            and state
            and owner.entry.state != state
            and entry.label not in (board.book.chambers)
        ):
            board.drop_hit(hit)  # "the Sudan People's Liberation Army" is not the Chinese one
            continue
        if owner:
            state = owner.entry.state
            if board.tokens[hit.first - 1].text not in POSSESSIVES:
                first = owner.first
        yield take(board, Body(first, hit.last, "organisation", entry.label, state, entry.sector))


def _seated(board: Board, i: int) -> str | None:
    """Return the state told in "the House of Representatives in Cyprus", "the Senate of Chad"."""
    tokens = board.tokens
    if i + 1 >= len(tokens) or tokens[i].lower not in ("in", "of"):
        return None
    j = i + 1 + (tokens[i + 1].lower == "the")
    hit = board.hit_at[j] if j < len(tokens) else None
    told = hit is not None and hit.entry.kind in ("state", "capital")
    return hit.entry.state if hit is not None and told else None


def _sister(board: Board) -> str | None:
    """Return the state of a parliament, not told to be Washington's, of which more is named.

    Beside "the House of Commons", "the Cypriot parliament" a "Senate" is none of Washington's.
    """
    told = [
        h.entry for h in board.hits if h.entry.kind == "organisation" and h.entry.sector == "LEG"
    ]
    other = [e for e in told if e.state != "USA"]
    states = {h.entry.state for h in board.hits if h.entry.kind in ("state", "adjective")}
    owned = {
        owner.entry.state
        for t in board.tokens
        if board.book.organs.get((t.lower,)) == "LEG" and (owner := owner_before(board, t.i))
    }
    if "USA" in states or not (other or owned):
        return None
    named = {e.state for e in other if e.state} | owned or states
    return next(iter(named)) if len(named) == 1 else None


def _parser_organisations(board: Board) -> Iterator[Body]:
    """Yield what else the parser takes for an organisation, trimmed to its capitals."""
    heads = board.book.organ_heads
    shouted = [
        (t.i, t.i)
        for t in board.tokens
        if t.ent in ("", "PERSON") and board.free(t.i) and _initials(board, t.i, t.i)
    ]
    for entity in sorted([*_entities(board, ("ORG",)), *shouted]):
        first, last = _trimmed(board, *entity)
        if first > last or not _plain_organisation(board, first, last):
            continue
        words = (board.tokens[last].lower, board.tokens[first].lower)
        sector = next((heads[w] for w in words if w in heads), None) or None
        owner = owner_before(board, first) if sector in STATE_ORGANS else None
        inside = board.hit_at[first]
        if owner is None and sector in STATE_ORGANS and inside and board.of_state(inside):
            owner = inside
        state = owner.entry.state if owner else None
        name = board.text(first, last)
        yield take(board, Body(first, last, "organisation", name, state, sector))


def _initials(board: Board, first: int, last: int) -> bool:
    """Tell whether "the TAO" is a body though the parser takes it for a person."""
    token = board.tokens[first]
    the = first > 0 and board.tokens[first - 1].lower == "the"
    least = 3 if token.ent else 4
    alone = the and first == last and token.pos == "PROPN" and token.head != token.i + 1
    return alone and token.text.isalpha() and token.text.isupper() and least <= len(token.text) < 8


def _trimmed(board: Board, first: int, last: int) -> tuple[int, int]:
    """Leave out articles and words in lower case at the ends."""
    tokens = board.tokens
    while first <= last and not (capital(tokens[first]) and tokens[first].lower != "the"):
        first += 1
    while last >= first and not (capital(tokens[last]) or tokens[last].text.isdigit()):
        last -= 1
    return first, last


def _plain_organisation(board: Board, first: int, last: int) -> bool:
    """Tell whether nothing better is known of any of the words."""
    if not board.borne_out(first, last, whole=True):
        return False
    for i in range(first, last + 1):
        office = board.office_at[i]
        if board.body_at[i] or board.name_at[i] or (office and first <= office.head <= last):
            return False
    if all(board.hit_at[i] for i in range(first, last + 1)):
        return False
    word = board.tokens[first]
    if first == last and (
        word.text in board.placed
        or word.lower in board.book.groups
        or word.lower in board.book.roles
        or _of_office(board, first)
        or len(word.text) < 2
        or (board.sentence_start(first) == first and word.lower in board.small)
    ):
        return False
    return (
        board.tokens[last].pos in ("PROPN", "NOUN", "NUM")
        and board.tokens[last].lower not in board.book.motion
    )


def _of_office(board: Board, i: int) -> bool:
    """Tell whether a word only says which office the next one is: "Interior Minister Ann Berg"."""
    after = board.tokens[i + 1] if i + 1 < len(board.tokens) else None
    known = board.tokens[i].lower in board.book.role_modifiers
    return known and after is not None and after.lower in board.book.roles


def _entities(board: Board, kinds: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    tokens = board.tokens
    i = 0
    while i < len(tokens):
        if tokens[i].ent in kinds and tokens[i].ent_start:
            last = i
            while (
                last + 1 < len(tokens)
                and tokens[last + 1].ent in kinds
                and not tokens[last + 1].ent_start
            ):
                last += 1
            yield i, last
            i = last
        i += 1


def _states(board: Board) -> Iterator[Body]:
    """Yield states by name, adjective, capital or seat: as governments, or as places."""
    for hit in board.hits:
        entry = hit.entry
        if entry.kind == "region":
            yield Body(hit.first, hit.last, "place", entry.label, entry.state, None)
            continue
        if entry.kind in ("organisation", "people") or board.hit_at[hit.first] is not hit:
            continue
        if entry.kind == "adjective":
            if _people_meant(board, hit):
                yield Body(
                    hit.first,
                    hit.last,
                    "group",
                    board.text(hit.first, hit.last),
                    entry.state,
                    None,
                    plural=True,
                )
            elif _modifying(board, hit):
                yield Body(hit.first, hit.last, "government", entry.label, entry.state, "GOV")
        elif entry.kind == "capital" and board.body_at[hit.first]:
            continue  # "the Lima Institute"
        elif not board.body_at[hit.first] and _is_place(board, hit):
            name = board.text(hit.first, hit.last)
            label = entry.label if entry.kind == "state" else name
            yield Body(hit.first, hit.last, "place", label, entry.state, None)
        else:
            yield _government(board, hit)


def _government(board: Board, hit: Hit) -> Body:
    """Return a state, or its capital or a seat that stands for those who govern it."""
    entry = hit.entry
    if entry.kind == "state":
        return Body(hit.first, hit.last, "government", entry.label, entry.state, "GOV")
    seat = entry.kind == "seat"
    name = entry.label if seat else board.text(hit.first, hit.last)
    part = entry.label if seat else "capital"
    return Body(hit.first, hit.last, "government", name, entry.state, "GOV", "metonym", part=part)


def _modifying(board: Board, hit: Hit) -> bool:
    """Tell whether an adjective of a state belongs to a noun, and is not against or for it."""
    token = board.tokens[hit.last]
    noun = token.pos in ("NOUN", "PROPN") and token.dep in HEADS
    return not noun and (board.of_state(hit) or board.tokens[hit.first - 1].text != "-")


def _people_meant(board: Board, hit: Hit) -> bool:
    """Tell whether "the British", "the Chinese" stands for a people."""
    token = board.tokens[hit.last]
    determined = hit.first > 0 and board.tokens[hit.first - 1].lower == "the"
    return determined and token.dep in HEADS and token.lower.endswith(("sh", "ch", "ese", "ss"))


def _is_place(board: Board, hit: Hit) -> bool:
    """Tell whether a state's name, capital or seat stands for the ground here."""
    tokens, book = board.tokens, board.book
    before = tokens[hit.first - 1] if hit.first > board.sentence_start(hit.first) else None
    if (
        before is not None
        and before.lower == "the"
        and hit.first - 2 >= board.sentence_start(hit.first)
    ):
        before = tokens[hit.first - 2]
    word = before.lower if before is not None else ""
    if word in book.place_before:
        return True
    if (
        word == ","
        and before is not None
        and before.i
        and tokens[before.i - 1].ent in ("GPE", "LOC", "FAC")
    ):
        return _after_place(board, before.i - 1)
    if hit.entry.kind != "capital":
        return False
    return not _acts(board, hit)


def _after_place(board: Board, i: int) -> bool:
    """Tell whether "Sochi, Russia" is one place: the town before the comma follows "in"."""
    while i > board.sentence_start(i) and board.tokens[i - 1].ent and not board.tokens[i].ent_start:
        i -= 1
    return i > 0 and board.tokens[i - 1].lower in (*board.book.place_before, "to", "from")


def _acts(board: Board, hit: Hit) -> bool:
    """Tell whether a capital is named as its government: it acts, owns, or is dealt with."""
    tokens, book = board.tokens, board.book
    token = tokens[hit.last]
    after = tokens[hit.last + 1].text if hit.last + 1 < len(tokens) else ""
    while token.dep == "conj":
        token = tokens[token.head]
    head = tokens[token.head]
    if head.lower == "from" and tokens[head.i - 1].lower in load_metonyms().means:
        return False  # "by telephone from Lima"
    if token.dep in ("nsubj", "agent"):
        if head.lemma == "be":
            return _minded(board, head)
        return head.pos == "VERB" and head.lemma not in book.lying
    if token.dep in ("dobj", "dative", "iobj"):
        return head.pos == "VERB" and head.lemma not in book.motion
    if token.dep == "nsubjpass" or after in POSSESSIVES:
        return True
    if token.dep == "pobj":
        governor = tokens[head.head]
        if head.lower in book.acting:
            return governor.lemma not in book.ground
        above = tokens[governor.head].lemma
        if head.lower == "from" and not book.recalling.isdisjoint((governor.lemma, above)):
            return True
        if (head.lower == "from" and governor.lemma in book.sent) or (
            head.lower == "for" and governor.lemma in book.behalf
        ):
            return True
        return (
            head.lower in ("from", "to", "on", "of", "for")
            and governor.lemma in book.nouns.commerce
        )
    return False


def _minded(board: Board, verb: Token) -> bool:
    """Tell whether who "is keen" or "has been in talks" is one that wills or deals."""
    book, tokens = load_metonyms(), board.tokens
    told = [tokens[c] for c in board.parse.children[verb.i] if c > verb.i]
    if any(t.lower in book.minded for t in told):
        return True
    inside = (c for t in told if t.lower == "in" for c in board.parse.children[t.i])
    return any(tokens[c].lemma in book.dealings for c in inside)


def _places(board: Board) -> Iterator[Body]:
    """Yield what else the parser takes for a place."""
    for start, last in _entities(board, ("GPE", "LOC", "FAC")):
        article = start < last and board.tokens[start].lower in ("the", "a", "an")
        first = start + article
        if not all(board.free(i) and board.office_at[i] is None for i in range(first, last + 1)):
            continue
        token = board.tokens[first]
        if (
            capital(token)
            and token.pos in ("PROPN", "NOUN", "ADJ")
            and not _person_word(board, token)
        ):
            yield take(board, Body(first, last, "place", board.text(first, last), None, None))


def _placed(board: Board) -> Iterator[Body]:
    """Yield towns that no table and no parser knows, wherever they stand."""
    for token in board.tokens:
        if token.text in board.placed and board.free(token.i) and board.office_at[token.i] is None:
            yield take(board, Body(token.i, token.i, "place", token.text, None, None))


def _person_word(board: Board, token: Token) -> bool:
    return token.lower in board.book.roles or token.lower in board.book.given
