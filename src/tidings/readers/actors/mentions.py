"""Names, offices, organisations, states and places → Cast."""

from collections.abc import Sequence
from dataclasses import replace

from tidings.codebook.actors import ActorsBook, Nouns
from tidings.readers.actors.aliases import find_aliases
from tidings.readers.actors.board import Board, Body, Office, find_hits
from tidings.readers.actors.bodies import find_bodies
from tidings.readers.actors.cast import Cast, Description
from tidings.readers.actors.introduced import find_introduced
from tidings.readers.actors.lent import lend_by_article, lend_by_possessor
from tidings.readers.actors.named_after import find_things
from tidings.readers.actors.offices import find_offices
from tidings.readers.actors.people import find_names
from tidings.readers.actors.persons import Person, gather, only_stands
from tidings.readers.actors.repeats import find_repeats
from tidings.readers.actors.spellings import join_spellings
from tidings.readers.actors.whole_names import find_whole_names
from tidings.readers.syntax import Parse
from tidings.values import Actor, Mention
from tidings.values.reading import MentionForm

SOMEBODY = ("a", "an", "one", "another", "some")
DEFINITE = ("the", "his", "her", "its", "their", "this", "that", "our", "my", "your")
NOBODY = ("no", "any", "every", "each", "neither", "either")


class Roll:
    """The actors and mentions gathered so far."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.actors: list[Actor] = []
        self.mentions: list[Mention] = []
        self.known: dict[tuple[str, str], int] = {}

    def actor(self, actor: Actor, key: str | None = None) -> int:
        """Return the position of an actor; one with the same kind and key is the same."""
        name = (actor.kind, key or actor.name.casefold())
        if name not in self.known:
            self.known[name] = len(self.actors)
            self.actors.append(actor)
        return self.known[name]

    def mention(self, first: int, last: int, actor: int, form: MentionForm) -> None:
        """Note that tokens `first`..`last` stand for the actor."""
        span = self.board.parse.span(first, last)
        self.mentions.append(Mention(span=span, actor=actor, form=form))


def read_mentions(parse: Parse, book: ActorsBook) -> Cast:
    """Return the actors that an article names and the words that name them.

    Persons are one across full name, surname and office; two given names are never merged.
    States are governments by their usual name; in "in Moscow" the name is a place, in "Moscow
    said" the government. What only describes somebody waits for `resolve_references`.
    """
    board = Board(parse, book)
    find_hits(board)
    things = [*find_introduced(board), *find_whole_names(board), *find_things(board)]
    find_names(board)
    find_repeats(board)  # a surname alone may have its office beside it
    find_offices(board)
    find_repeats(board)
    find_aliases(board)
    bodies = sorted((*things, *find_bodies(board)), key=lambda b: (b.first, -b.last))
    roll = Roll(board)
    lend_by_possessor(board, bodies)
    people = sorted(
        (p for p in join_spellings(gather(board)) if not only_stands(board, p)),
        key=lambda p: p.first,
    )
    lend_by_article(board, people, bodies)
    for person in people:
        _add_person(roll, person)
    bearers = {w: p for p in people for w in (p.words[0], p.words[-1])}
    bearers |= {p.words[-1]: p for p in people}
    for body in bodies:
        _add_body(roll, body, bearers)
    descriptions = tuple(d for o in board.offices if (d := _free_office(roll, o)) is not None)
    return sorted_cast(roll.actors, roll.mentions, book.nouns, descriptions)


def _add_person(roll: Roll, person: Person) -> None:
    offices = person.offices
    told = [o for o in offices if o.role]
    telling = [o for o in told if o.sector or o.state] or told
    role = max((o.role for o in telling), key=len, default=person.clause)
    ref = len(roll.actors)
    roll.actors.append(
        Actor(
            name=person.name,
            kind="person",
            role=role,
            country=person.state,
            sector=person.sector,
            gender=person.gender,
        )
    )
    for name in person.places:
        roll.mention(name.first, name.last, ref, "name")
    for office in offices:
        roll.mention(office.first, office.last, ref, "role")


def _add_body(roll: Roll, body: Body, bearers: dict[str, Person]) -> None:
    state, sector = body.state, body.sector
    key, name = None, body.name
    if body.kind == "government":
        if body.name.endswith(" administration"):
            head = bearers.get(body.name.split()[0].casefold())
            state = (head.state if head else None) or state
        elif state:
            key = f"{state}|{body.part}"
    elif body.owner:  # "Berg's office" and "the office of Anna Berg" are one
        owner = bearers.get(body.owner)
        state = state or (owner.state if owner else None)
        sector = sector or (owner.sector if owner else None)
        key = f"office of {owner.words[-1] if owner else body.owner}"
        name = f"{owner.name}'s office" if owner else name
    elif body.kind == "organisation":
        key = f"{body.name.casefold()}|{state}"  # two states' ministries of one name are two
    actor = Actor(name=name, kind=body.kind, country=state, sector=sector, plural=body.plural)
    roll.mention(body.first, body.last, roll.actor(actor, key), body.form)


def _free_office(roll: Roll, office: Office) -> Description | None:
    """Add an unnamed person; return a description where somebody known may be meant."""
    board = roll.board
    tokens, book = board.tokens, board.book
    head = tokens[office.head]
    if _attached(board, office) or (
        head.dep == "conj" and _attached(board, board.office_at[head.head])
    ):
        return None
    before = tokens[office.first - 1] if office.first else None
    if office.determiner in NOBODY or (before is not None and before.lower in ("as", "like")):
        return None
    possessed = any(t.text in ("'s", "’s") for t in tokens[office.first : office.head])
    if office.determiner in DEFINITE or possessed:
        return _description(board, office)
    telling = office.state or office.sector or office.first < office.head
    somebody = office.determiner in SOMEBODY or (
        bool(office.state or office.sector)
        and head.dep in ("nsubj", "nsubjpass")
        and head.pos == "NOUN"
    )
    if somebody and telling and head.lower in book.unnamed and head.dep not in ("attr", "oprd"):
        roll.actors.append(_unnamed(board, office))
        roll.mention(office.first, office.last, len(roll.actors) - 1, "nominal")
    return None


def _attached(board: Board, office: Office | None) -> bool:
    return office is not None and any(office in tied for tied in board.attached.values())


def _unnamed(board: Board, office: Office) -> Actor:
    head = board.tokens[office.head].lower
    gender = "m" if head in board.book.men else "f" if head in board.book.women else None
    return Actor(
        name=board.text(office.first, office.last),
        kind="unnamed",
        role=office.role,
        country=office.state,
        sector=office.sector,
        gender=gender,
    )


def _description(board: Board, office: Office) -> Description:
    person = _unnamed(board, office)
    words = (t.lower for t in board.tokens[office.first : office.last + 1])
    states = {
        i
        for i in range(office.first, office.last + 1)
        if (hit := board.hit_at[i]) and hit.entry.kind in ("state", "adjective")
    }
    content = frozenset(
        w
        for i, w in enumerate(words, office.first)
        if i not in states and w.isalpha() and len(w) > 2
    )
    return Description(
        first=office.first,
        last=office.last,
        head=office.head,
        words=content,
        role=office.role,
        state=office.state,
        sector=office.sector,
        gender=person.gender,
    )


def sorted_cast(
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    nouns: Nouns,
    descriptions: tuple[Description, ...] = (),
) -> Cast:
    """Return a Cast with actors in the order in which they first appear."""
    ordered = sorted(set(mentions), key=lambda m: (m.span.start, -m.span.end, m.actor))
    order = list(dict.fromkeys(m.actor for m in ordered))
    place = {ref: n for n, ref in enumerate(order)}
    moved = tuple(replace(m, actor=place[m.actor]) for m in ordered)
    return Cast(tuple(actors[ref] for ref in order), moved, descriptions, nouns)
