"""What deeds two tellings tell, and what these are done to: one thing or two."""

from tidings.codebook.plover import load_plover
from tidings.story.kinds import contrary
from tidings.story.parties import STATE, Actors, match
from tidings.story.told import Told

TWO_KINDS = 0.5
"""What is taken off where the words surely name two kinds of deeds."""
SAME_THING = 0.6
"""What it adds that two deeds of one kind are done to one thing."""


def things_apart(a: Told, b: Told) -> bool:
    """Tell whether two deeds are done to two things, by what these are called."""
    named = bool(a.names and b.names and not a.names & b.names)
    return named or bool(a.things and b.things and not things_shared(a, b))


def things_shared(a: Told, b: Told) -> bool:
    """Tell whether two deeds are done to one thing, by what it is called."""
    return bool(a.things & (b.things | b.stems) or b.things & a.stems or a.names & b.names)


def two_objects(actors: Actors, a: Told, b: Told) -> bool:
    """Tell whether two deeds are done to two things or to other people, by what these are called.

    Of laws and votes also where each is said to be of another: "a pension law", "the fishing law".
    """
    if a.joint and b.joint:
        return False
    if things_apart(a, b) or (verbal(a) and bool(a.things - b.things and b.things - a.things)):
        return True
    to = match(actors, a.to, b.to) if a.to and b.to else STATE
    return not things_shared(a, b) and (to or 0.0) < STATE and bool(a.persons or b.persons)


def two_deeds(a: Told, b: Told) -> bool:
    """Tell whether two tellings are of two kinds of deeds done to two things, or of one and more.

    What an article tells as done again is not the act that it tells beside it.
    """
    if a.again != b.again and a.account is b.account:
        return True
    both = a.coded and b.coded and not (a.joint and b.joint)
    return both and contrary(a.kind, b.kind) and things_apart(a, b)


def verbal(told: Told) -> bool:
    """Tell whether an act is done in words (PLOVER's verbal quad classes, 1 and 3)."""
    book = load_plover()
    return told.event.type in book.types and book.quad(told.event.type) in (1, 3)
