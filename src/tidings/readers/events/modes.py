"""PLOVER's mode of an act: what its frame says, else what the words round it show."""

from collections.abc import Iterator

from tidings.codebook.events import EventsBook
from tidings.readers.events.grammar import infinitive, objects, subject
from tidings.readers.events.phrase_words import prepositions
from tidings.readers.events.triggers import Deed
from tidings.readers.syntax import Parse

# which table of modes.toml holds the modes of a type
TABLES = {"REQUEST": "asked", "REJECT": "asked", "THREATEN": "threatened", "ASSAULT": "means"}
# prepositions before what is asked for, refused or used
OPENING = frozenset({"for", "to", "with", "of", "on", "by", "in", "from", "against", "over"})
DEVICES = frozenset({"by", "over", "on", "via", "through"})


def mode_of(parse: Parse, deed: Deed, book: EventsBook) -> str | None:
    """Return the mode of a deed, none where neither its frame nor its words show one."""
    frame = deed.frame
    if frame.mode is not None:
        return frame.mode
    if frame.type == "CONSULT":
        return "phone" if _by_device(parse, deed, book) else None
    table = book.modes.get(TABLES.get(frame.type, ""))
    if table is None:
        return None
    words = _means(parse, deed) if frame.type == "ASSAULT" else _content(parse, deed)
    return next((table[word] for word in words if word in table), None)


def _by_device(parse: Parse, deed: Deed, book: EventsBook) -> bool:
    """Tell whether the talks are held over a device, by people who do not meet."""
    for head in _heads(deed):
        for prep, obj in prepositions(parse, head):
            token = parse.tokens[obj]
            if (
                prep in DEVICES
                and token.lemma.lower() in book.devices
                and token.ent not in {"DATE", "TIME"}
            ):
                return True
    return False


def _heads(deed: Deed) -> Iterator[int]:
    if deed.noun is not None:
        yield deed.noun
    if deed.verb is not None:
        yield deed.verb


def _content(parse: Parse, deed: Deed) -> Iterator[str]:
    """Yield the words of what is asked, refused or threatened, the nearest first."""
    for head in _heads(deed):
        inner = infinitive(parse, head)
        if inner is None:
            inner = parse.child(head, "ccomp", "xcomp", "acl", "pcomp")
        if inner is not None:
            yield from _clause(parse, inner)
        if head == deed.noun:
            for c in parse.children[head]:
                if parse.tokens[c].dep in {"compound", "amod"}:
                    yield parse.tokens[c].lemma.lower()
        yield from _objects(parse, head)


def _clause(parse: Parse, head: int) -> Iterator[str]:
    yield parse.tokens[head].lemma.lower()
    yield from _objects(parse, head)


def _objects(parse: Parse, head: int) -> Iterator[str]:
    """Yield the words of a head's objects, and of the clauses behind its prepositions."""
    for thing in objects(parse, head) if parse.tokens[head].pos == "VERB" else ():
        yield from _noun(parse, thing)
    for prep, obj in prepositions(parse, head):
        if prep in OPENING:
            yield from _noun(parse, obj)


def _noun(parse: Parse, noun: int) -> Iterator[str]:
    for i in parse.conjuncts(noun):
        yield parse.tokens[i].lemma.lower()
    for prep, obj in prepositions(parse, noun):
        if prep in {"for", "of", "to", "on"}:
            yield parse.tokens[obj].lemma.lower()


def _means(parse: Parse, deed: Deed) -> Iterator[str]:
    """Yield the words of who strikes, and with what."""
    for head in _heads(deed):
        for prep, obj in prepositions(parse, head):
            if prep in {"with", "in", "by", "using"}:
                yield parse.tokens[obj].lemma.lower()
        for c in parse.children[head]:
            if parse.tokens[c].dep in {"compound", "amod"}:
                yield parse.tokens[c].lemma.lower()
        if head == deed.verb:
            for who in subject(parse, head):
                yield parse.tokens[who].lemma.lower()
                for c in parse.children[who]:
                    if parse.tokens[c].dep in {"compound", "amod"}:
                        yield parse.tokens[c].lemma.lower()
