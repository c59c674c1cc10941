"""Acts that no frame types: found, listed, and typed by the trained coder where it is sure.

A clause counts in which a political actor does something to another, by a verb that is no state,
thought, statement, movement or sum, and that stands as done, going on or planned. It gets a type
only from the coder, never by default.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tidings.codebook.events import EventsBook, Frame
from tidings.readers.events.acts import Coded
from tidings.readers.events.circumstances import deed_clause
from tidings.readers.events.coder import Coder, Pair, Typed
from tidings.readers.events.gate import Gate
from tidings.readers.events.grammar import objects, subject
from tidings.readers.events.parties import Party
from tidings.readers.events.phrase_words import prepositions
from tidings.readers.events.standing import POLITICAL
from tidings.readers.events.status import status_of
from tidings.readers.events.triggers import Deed
from tidings.readers.syntax import Parse, Token
from tidings.readers.times.tense import tense
from tidings.values import Span, Status, Uncoded

UNTYPED = Frame(id="uncoded", type="")
PEOPLE = frozenset({"people", "people of a state"})
ASSERTED: frozenset[Status] = frozenset({"happened", "ongoing", "planned"})
NO_FRAME = "no frame for it"
UNLIKE = "{name} finds no act in it"
UNSURE = "{name} is not sure of its type"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the coder made of acts in doubt: those that count, and the untyped rest with why."""

    coded: tuple[Coded, ...]
    rest: tuple[tuple[Coded, str], ...]


def find_uncoded(gate: Gate, coded: Iterable[Coded]) -> list[Coded]:
    """Return the acts that no frame types, in order, besides those that are `coded`."""
    parse, book = gate.parse, gate.parties.book
    used = {i for c in coded for i in (c.deed.head, c.deed.verb, c.deed.noun)}
    found = []
    for token in parse.tokens:
        if token.pos == "VERB" and token.i not in used and _may_act(parse, token, book):
            untyped = _untyped(gate, token.i)
            if untyped is not None:
                found.append(untyped)
    return found


def _may_act(parse: Parse, token: Token, book: EventsBook) -> bool:
    lemma = token.lemma.lower()
    if lemma in book.uncoded.idle or token.dep in {"amod", "aux", "auxpass", "csubj"}:
        return False
    return lemma.isalpha() and not any(
        parse.tokens[c].dep in {"ccomp", "xcomp"} for c in parse.children[token.i]
    )


def _untyped(gate: Gate, verb: int) -> Coded | None:
    """Return the act of a verb, if a political actor does it to somebody and it is asserted.

    What common people do to somebody is but near the gate.
    """
    deed = Deed(head=verb, frame=UNTYPED, kind="verb", verb=verb)
    source = gate.parties.at(subject(gate.parse, verb))
    political = gate.is_political(source)
    if not political and (not source or gate.standing(source) not in PEOPLE):
        return None
    target = _target(gate, verb, source)
    if not (target or (political and _touches_something(gate, verb, source))):
        return None
    weighed = gate.weigh(deed, source, target)
    near = not (political and gate.passes(weighed))
    if near and (political or not gate.clear(weighed)):
        return None
    status = status_of(gate.parse, deed, gate.parties.book)
    if status not in ASSERTED or not _finite(gate.parse, verb):
        return None
    return Coded(
        deed=deed, source=source, target=target, status=status, evidence=weighed.evidence, near=near
    )


def _touches_something(gate: Gate, verb: int, source: Party) -> bool:
    """Tell whether a body or a state does it to a thing; what one person does, is seldom an act."""
    tokens, actors = gate.parse.tokens, gate.parties.cast.actors
    things = objects(gate.parse, verb)
    return any(tokens[i].pos in {"NOUN", "PROPN"} for i in things) and not any(
        actors[ref].kind == "person" for ref in source.refs
    )


def _finite(parse: Parse, verb: int) -> bool:
    """Tell whether a verb has a tense, or shares one: "said and did", "approved by the court"."""
    token = parse.tokens[verb]
    if tense(parse, verb):
        return True
    return token.tag == "VBN" or (token.dep == "conj" and _finite(parse, token.head))


def _target(gate: Gate, verb: int, source: Party) -> Party:
    """Return whom it is done to: the object, its owner, or who stands after a preposition."""
    things = objects(gate.parse, verb)
    places: Iterator[Party] = (
        party
        for party in (
            gate.parties.at(things),
            gate.parties.owners(things),
            *(
                gate.parties.at([obj])
                for prep, obj in prepositions(gate.parse, verb)
                if prep not in {"in", "at", "by", "near", "under", "during"}
            ),
        )
    )
    for party in places:
        kept = gate.parties.cast.others(party.refs, source.refs)
        if kept and gate.standing(Party(kept, party.spans)) in POLITICAL | PEOPLE:
            return Party(kept, party.spans)
    return Party()


# ---------------------------------------------------------------------- the coder


def ask(coder: Coder | None, doubted: Sequence[Coded], parse: Parse, book: EventsBook) -> Asked:
    """Return what the coder makes of acts without a type, and of those near the gate.

    All are asked in one batch, no more than the text's length allows. Without a coder the first
    stay untyped, and the others do not count.
    """
    limits = book.uncoded
    room = max(limits.least, int(limits.per_sentence * len(parse.sentences)))
    asked = () if coder is None else tuple(doubted[:room])
    said = coder.code([_pair(parse, c) for c in asked]) if coder is not None and asked else ()
    coded: list[Coded] = []
    rest = [(c, NO_FRAME) for c in doubted[len(asked) :] if is_untyped(c) and not c.near]
    for c, typed in zip(asked, said, strict=True):
        name = "" if coder is None else coder.name
        why = _doubt(typed, name, c.near, book)
        if is_untyped(c) and why:
            rest += [] if c.near else [(c, why)]
        elif is_untyped(c):
            coded.append(_typed(c, typed, name))
        elif not why and typed.best == c.deed.frame.type:
            coded.append(replace(c, evidence=(*c.evidence, f"+{name} agrees")))
    return Asked(tuple(coded), tuple(rest))


def is_untyped(coded: Coded) -> bool:
    """Tell whether no frame types an act."""
    return coded.deed.frame is UNTYPED


def _doubt(typed: Typed, name: str, near: bool, book: EventsBook) -> str:
    """Return why the coder is not believed, or ""; what is but near the gate needs more."""
    limits = book.uncoded
    if typed.none > (limits.near_none if near else limits.none):
        return UNLIKE.format(name=name)
    sure = typed.types[typed.best] * (1 - typed.none)
    least = limits.near_likely if near else limits.likely
    return "" if sure >= least else UNSURE.format(name=name)


def _typed(coded: Coded, typed: Typed, name: str) -> Coded:
    likely = round(typed.types[typed.best] * (1 - typed.none), 2)
    deed = replace(coded.deed, frame=Frame(id=name, type=typed.best))
    return replace(coded, deed=deed, coder=name, likely=likely)


def _pair(parse: Parse, coded: Coded) -> Pair:
    """Return the sentence of an act with its parties, for the coder."""
    sentence = parse.sentences[parse.tokens[coded.deed.head].sentence]
    whole = parse.span(sentence.first, sentence.last - 1)
    return Pair(
        text=whole.of(parse.text),
        source=_within(whole, coded.source),
        target=_within(whole, coded.target),
        hint=coded.deed.frame.type,
    )


def _within(whole: Span, party: Party) -> Span | None:
    """Return the words of a party, counted from the start of the sentence."""
    inside = (s for s in party.spans if whole.start <= s.start and s.end <= whole.end)
    span = next(inside, None)
    return None if span is None else Span(span.start - whole.start, span.end - whole.start)


def listed(parse: Parse, rest: Iterable[tuple[Coded, str]]) -> tuple[Uncoded, ...]:
    """Return the acts that stay without a type, in order of their words."""
    made = (
        Uncoded(
            span=parse.span(*deed_clause(parse, c.deed)),
            trigger=_trigger(parse, c.deed.head),
            source=c.source.refs,
            target=c.target.refs,
            why=why,
        )
        for c, why in rest
    )
    return tuple(sorted(made, key=lambda u: (u.trigger.start, u.trigger.end)))


def _trigger(parse: Parse, verb: int) -> Span:
    """Return a verb with the particle that follows it."""
    particle = parse.child(verb, "prt")
    return parse.span(verb, verb if particle != verb + 1 else particle)
