"""Which complements a verb governs: clauses, infinitives, what somebody is called or must do."""

from tidings.codebook.events import EventsBook, Frame, Pattern
from tidings.readers.events.grammar import infinitive, is_clausal, is_passive, objects
from tidings.readers.events.phrase_words import lemmas
from tidings.readers.events.ultimata import gives_hours
from tidings.readers.syntax import Parse


def governs(parse: Parse, verb: int, pattern: Pattern, book: EventsBook) -> bool:
    """Tell whether a verb governs the complement that its frame asks for."""
    kind = pattern.frame.complement
    if kind == "none":
        return not any(
            parse.tokens[c].dep in {"oprd", "ccomp", "attr", "acomp"} for c in parse.children[verb]
        )
    if kind == "must":
        return _must(parse, verb)
    if kind == "deadline":
        return gives_hours(parse, verb)
    if kind == "bare":
        return not any(
            parse.tokens[c].dep in {"xcomp", "ccomp", "oprd", "attr"} for c in parse.children[verb]
        )
    if kind == "subjunctive":
        return any(_subjunctive(parse, c) for c in parse.children[verb])
    if kind == "dative":
        return parse.child(verb, "dative") is not None or (
            is_passive(parse, verb) and parse.child(verb, "dobj") is not None
        )
    if kind == "hostile":
        return own_blow(parse, verb, book.hostile) is not None
    if kind == "blow":
        return _foretells(parse, verb, book.hostile)
    if kind == "wrong":
        return any(_claims(parse, c, book.wrongs) for c in parse.children[verb])
    if kind == "bad":
        return any(_predicates(parse, c, book.scorn) for c in parse.children[verb])
    if kind == "infinitive":
        return infinitive(parse, verb) is not None
    return is_clausal(parse, verb) or (kind == "clause or prep" and bool(pattern.rest))


def _claims(parse: Parse, clause: int, wrongs: frozenset[str]) -> bool:
    """Tell whether a clause said tells a wrong ("the vote was rigged", "Oslo was behind it")."""
    token = parse.tokens[clause]
    if token.dep != "ccomp" or (token.lemma == "lie" and parse.child(clause, "prep") is not None):
        return False  # "the decree lies with the ministry" is no lie
    words = {token.lemma.lower()}
    words |= {
        parse.tokens[c].lemma.lower()
        for c in parse.children[clause]
        if parse.tokens[c].dep in {"acomp", "attr", "prep", "oprd"}
    }
    return bool(words & wrongs)


def _predicates(parse: Parse, word: int, scorn: frozenset[str]) -> bool:
    """Tell whether a word below "call" or "brand" says what the object is called: a bad thing."""
    token = parse.tokens[word]
    if token.dep in {"prep"} and token.lower == "as":
        return any(_predicates_as(parse, c, scorn) for c in parse.children[word])
    if token.dep == "ccomp" and token.tag != "VBZ":  # the parser's small clause
        inner = {parse.tokens[c].lemma.lower() for c in parse.children[word]}
        return bool(({token.lemma.lower()} | inner) & scorn)
    return token.dep in {"oprd", "attr", "acomp", "xcomp"} and token.lemma.lower() in scorn


def _predicates_as(parse: Parse, word: int, scorn: frozenset[str]) -> bool:
    return parse.tokens[word].lemma.lower() in scorn


def inner_fits(parse: Parse, verb: int, frame: Frame) -> bool:
    """Tell whether the infinitive below a verb, and its object, are those of a frame."""
    inner = infinitive(parse, verb)
    if inner is None or parse.tokens[inner].lemma.lower() not in frame.inner:
        return False
    if not frame.inner_objects:
        return True
    return any(lemmas(parse, thing) & frame.inner_objects for thing in objects(parse, inner))


def own_blow(parse: Parse, verb: int, hostile: frozenset[str]) -> int | None:
    """Return the subject of the blow that words announce ("said it would retaliate")."""
    for c in parse.children[verb]:
        token = parse.tokens[c]
        if token.dep == "ccomp" and token.lemma.lower() in hostile:
            helpers = {parse.tokens[g].lower for g in parse.children[c]}
            if helpers & {"will", "would", "'ll"} and not helpers & {"not", "n't"}:
                return parse.child(c, "nsubj")
    return None


def _foretells(parse: Parse, verb: int, hostile: frozenset[str]) -> bool:
    """Tell whether words say that somebody will be struck ("swore that spies would be shot")."""
    return any(
        parse.tokens[c].dep == "ccomp"
        and parse.tokens[c].lemma.lower() in hostile
        and parse.child(c, "nsubjpass") is not None
        and any(parse.tokens[g].lower in {"will", "would", "'ll"} for g in parse.children[c])
        and not any(parse.tokens[g].dep == "neg" for g in parse.children[c])
        for c in parse.children[verb]
    )


def _subjunctive(parse: Parse, clause: int) -> bool:
    """Tell whether a clause says what is to be done: "that Oslo hand back", "should free"."""
    token = parse.tokens[clause]
    if token.dep != "ccomp" or parse.child(clause, "nsubj", "nsubjpass") is None:
        return False
    helpers = {parse.tokens[g].lower for g in parse.children[clause]}
    return "should" in helpers or (
        token.tag == "VB" and parse.child(clause, "aux") is None and not helpers & {"to", "not"}
    )


def _must(parse: Parse, verb: int) -> bool:
    """Tell whether the clause said is what somebody must do ("said Rome must pay")."""
    for c in parse.children[verb]:
        if parse.tokens[c].dep == "ccomp":
            helpers = {parse.tokens[g].lower for g in parse.children[c]}
            if "must" in helpers or (
                parse.tokens[c].lemma in {"have", "need"}
                and parse.child(c, "xcomp") is not None
                and parse.child(c, "dobj") is None
                and "yet" not in helpers
            ):
                return True
    return False
