"""What hangs on a word: its prepositions, what a quantity is of, a phrase's own words.

Works on ClearNLP labels (see readers/syntax.py).
"""

from collections.abc import Iterator

from tidings.readers.syntax import Parse

QUANTITIES = frozenset(
    {"number", "batch", "group", "thousand", "hundred", "dozen", "ten", "score", "million"}
    | {"billion", "package", "shipment", "list", "series", "half", "part", "some", "all", "most"}
    | {
        "rest",
        "last",
        "remainder",
        "one",
        "couple",
        "several",
        "many",
        "handful",
        "trillion",
        "round",
        "set",
        "wave",
    }
    | {
        "lot",
        "total",
        "majority",
        "pair",
        "string",
        "range",
        "host",
        "worth",
        "%",
        "percent",
        "amount",
    }
)


def objects_of(parse: Parse, prep: int) -> tuple[int, ...]:
    """Return the heads of what stands behind a preposition."""
    return tuple(c for c in parse.children[prep] if parse.tokens[c].dep in {"pobj", "pcomp"})


# adverbs that belong to a verb; what hangs on them hangs on the verb: "handed it back to Oslo"
PARTICLES = frozenset(
    {"back", "over", "out", "up", "home", "away", "down", "off", "sorry", "aside", "together"}
    | {"forward", "through", "in", "on", "ashore", "shoulder", "hand", "side"}
)


# nouns behind a verb's preposition that name no party: "came to the aid of Chad" is done to Chad
HANDLES = frozenset(
    {"aid", "rescue", "help", "assistance", "defence", "defense", "side", "shoulder", "hand"}
    | {"favour", "favor", "concert", "tandem", "step", "support", "mercy", "relief", "cause"}
)


def prepositions(parse: Parse, head: int) -> Iterator[tuple[str, int]]:
    """Yield (preposition, head of its object) for all that hang on a token, nearest first."""
    for c in parse.children[head]:
        token = parse.tokens[c]
        if token.lower in PARTICLES and token.dep in {"advmod", "prt", "acomp", "npadvmod"}:
            if parse.tokens[head].pos == "VERB":
                yield from prepositions(parse, c)
        elif token.dep in {"prep", "agent", "dative"} and token.pos in {"ADP", "SCONJ", "VERB"}:
            for obj in objects_of(parse, c):
                yield token.lower, obj
                if parse.tokens[obj].lemma in HANDLES and parse.tokens[head].pos == "VERB":
                    yield from prepositions(parse, obj)
            inner = parse.child(c, "prep")  # "on to", "out of"
            if inner is not None:
                for obj in objects_of(parse, inner):
                    yield parse.tokens[inner].lower, obj


def core(parse: Parse, noun: int) -> int:
    """Return what a quantity is of: "thousands of troops" → troops; else the noun itself."""
    token = parse.tokens[noun]
    if token.lemma.lower() in QUANTITIES or token.pos in {"NUM", "SYM"}:
        for prep, obj in prepositions(parse, noun):
            if prep == "of":
                return obj
    return noun


def lemmas(parse: Parse, noun: int) -> set[str]:
    """Return the lemmas by which an object may be asked for: head, its conjuncts, its quantity."""
    found: set[str] = set()
    for i in parse.conjuncts(noun):
        for j in {i, core(parse, i)}:
            token = parse.tokens[j]
            found.add(token.lemma.lower())
            if token.tag in {"VBN", "JJ"}:
                found.add(token.lower)  # "the wounded"
            if j >= 2 and parse.tokens[j - 1].text == "-":
                found.add(f"{parse.tokens[j - 2].lower}-{token.lemma.lower()}")
            if token.ent:
                found.add(token.ent)
    return found


def is_dated(parse: Parse, verb: int) -> bool:
    """Tell whether a day stands right below a verb: "on Friday", "last month", "since April"."""
    below_it = [parse.tokens[c] for c in parse.children[verb]]
    days = [t.i for t in below_it if t.dep == "npadvmod"]
    days += [obj for prep, obj in prepositions(parse, verb) if prep not in {"until", "till", "by"}]
    return any(parse.tokens[i].ent == "DATE" for i in days)


def own_tokens(parse: Parse, head: int) -> list[int]:
    """Return the tokens of a phrase without clauses, appositions and what is joined to it."""
    found = [head]
    for c in parse.children[head]:
        if parse.tokens[c].dep not in {"relcl", "acl", "appos", "conj", "cc", "punct", "ccomp"}:
            found.extend(own_tokens(parse, c))
    return found


def clause(parse: Parse, head: int) -> tuple[int, int]:
    """Return the first and last token of the clause or phrase of `head`, without what is joined."""
    first = last = head
    joined = {"conj", "cc", "punct", "parataxis", "appos", "ccomp", "advcl"}
    for c in parse.children[head]:
        token = parse.tokens[c]
        if token.dep in joined and not (token.dep == "ccomp" and c > head):
            continue
        left, right = parse.edges[c]
        first, last = min(first, left), max(last, right)
    return first, last
