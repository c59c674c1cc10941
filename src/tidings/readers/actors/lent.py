"""The state of an office told without one: lent by its "its", or by the only state that acts."""

from collections.abc import Iterator, Sequence

from tidings.readers.actors.board import Board, Body, Office
from tidings.readers.actors.persons import Person

THEIRS = ("its", "their")
OWNERS = ("government", "organisation", "group")
PUBLIC = ("GOV", "LEG", "MIL", "JUD", "COP")


def lend_by_possessor(board: Board, bodies: Sequence[Body]) -> None:
    """Note the state of "its deputy minister, Ann Berg": that of the one body "its" may mean."""
    for name in board.names:
        for office in board.attached.get(name.first, []):
            if office.determiner in THEIRS and office.state is None:
                state = _owner(board, office, bodies)
                if state:
                    board.states.setdefault(name.first, (state, None))


def _owner(board: Board, office: Office, bodies: Sequence[Body]) -> str | None:
    """Return the state of the bodies before in the sentence, else of the last one's subject."""
    here = board.tokens[office.head].sentence
    before = [b for b in bodies if b.kind in OWNERS and b.last < office.first]
    near = [b for b in before if board.tokens[b.last].sentence == here]
    if not near:
        near = [b for b in _subjects(board, before) if board.tokens[b.last].sentence == here - 1]
    states = {b.state for b in near}
    return states.pop() if len(states) == 1 else None


def _subjects(board: Board, bodies: Sequence[Body]) -> Iterator[Body]:
    """Yield the bodies that are subjects of a sentence's main verb."""
    for body in bodies:
        token = board.tokens[body.last]
        head = board.tokens[token.head]
        if token.dep in ("nsubj", "nsubjpass") and head.dep == "ROOT":
            yield body


def lend_by_article(board: Board, people: Sequence[Person], bodies: Sequence[Body]) -> None:
    """Give officials without a state the only one that the article tells of, if that acts.

    A state that is only acted upon or spoken of ("the president condemned Chad") is not theirs.
    """
    told = {b.state for b in bodies if b.kind in OWNERS and b.state and b.sector != "MED"}
    told |= {p.state for p in people if p.state}
    told |= {b.state for b in bodies if b.kind == "place" and b.state}
    acting = {b.state for b in _subjects(board, bodies) if b.kind in OWNERS and b.state}
    if len(told) != 1 or acting != told:
        return
    state = next(iter(told))
    for person in people:
        if person.state is None and any(o.sector in PUBLIC for o in person.offices):
            person.state = state
