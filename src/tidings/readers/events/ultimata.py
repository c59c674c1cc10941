"""Threats by their build: a span of time in which to do something."""

from tidings.readers.syntax import Parse

# nouns of time that a deadline counts in, where the parser has no label for them
SPANS = frozenset({"minute", "hour", "day", "week", "fortnight", "month", "deadline"})


def gives_hours(parse: Parse, verb: int) -> bool:
    """Tell whether a verb gives somebody a time to do something in.

    "Gave the rebels 48 hours to hand over the bridge", "until Friday to leave": the parser hangs
    what is to be done on the hours or on the verb.
    """
    return any(_is_deadline(parse, verb, c) for c in parse.children[verb])


def _is_deadline(parse: Parse, verb: int, word: int) -> bool:
    """Tell whether a word below a verb is a time, and what is to be done in it is told."""
    token = parse.tokens[word]
    if token.dep in {"dobj", "npadvmod", "oprd"}:
        span = token.ent in {"DATE", "TIME"} or token.lemma.lower() in SPANS
        return span and (_to_do(parse, word) or _to_do(parse, verb))
    until = token.dep == "prep" and token.lower in {"until", "till"}
    inner = parse.children[word] if until else ()
    return until and (_to_do(parse, verb) or any(_to_do(parse, g) for g in inner))


def _to_do(parse: Parse, head: int) -> bool:
    """Tell whether an infinitive hangs on a word."""
    return any(
        parse.tokens[c].tag == "VB"
        and parse.tokens[c].dep in {"relcl", "acl", "xcomp", "advcl", "ccomp"}
        and any(parse.tokens[g].lower == "to" for g in parse.children[c])
        for c in parse.children[head]
    )
