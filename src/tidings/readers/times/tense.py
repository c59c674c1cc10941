"""Past or to come: what tense, auxiliaries and words of prospect tell about a token's clause.

The labels are Penn Treebank tags and ClearNLP dependencies, as `tidings.readers.syntax` says.
"""

from typing import Literal

from tidings.readers.syntax import Parse, Token

Tense = Literal["past", "past perfect", "present", "perfect", "future", "conditional", "modal", ""]

# Words whose object or complement lies ahead, whatever their own tense ("scheduled for Friday").
PROSPECTIVE = frozenset(
    "plan schedule expect intend set due slate aim hope want promise pledge vow agree propose "
    "offer threaten warn ask urge demand order invite arrange prepare await anticipate forecast "
    "predict postpone delay cancel scrap shelve defer skip ready likely upcoming forthcoming "
    "scheduled planned deadline decide refuse wish book".split()
)
# Of these, the ones that look ahead only when something is planned by them: their own time is past.
FUTURE_MODALS = frozenset({"will", "'ll", "’ll", "shall", "wo"})
CONDITIONAL_MODALS = frozenset({"would", "'d", "’d"})
OTHER_MODALS = frozenset({"may", "might", "could", "can", "should", "must", "ought", "ca"})
PREDICATES = frozenset({"VERB", "AUX"})


def predicate_above(parse: Parse, i: int) -> int | None:
    """Return the nearest verb at or above token `i`, or None in a clause without one."""
    tokens = parse.tokens
    while tokens[i].pos not in PREDICATES:
        head = tokens[i].head
        if head == i:
            return None
        i = head
    return i


def tense(parse: Parse, v: int) -> Tense:
    """Return the tense of the verb group headed by token `v`; "" for a bare non-finite verb."""
    tokens = parse.tokens
    aux = [tokens[c] for c in parse.children[v] if tokens[c].dep in ("aux", "auxpass")]
    words = {a.lower for a in aux}
    head = tokens[v]
    if words & FUTURE_MODALS:
        return "future"
    if words & CONDITIONAL_MODALS and (head.tag == "VB" or _has_bare(aux)):
        return "conditional"
    if words & OTHER_MODALS:
        return "modal"
    return _finite(head, aux)


def _has_bare(aux: list[Token]) -> bool:
    return any(a.tag == "VB" for a in aux)


def _finite(head: Token, aux: list[Token]) -> Tense:
    """Return the tense by inflection of the first finite word of the group."""
    have = next((a for a in aux if a.lemma in ("have", "'ve") or a.lower in ("'s", "had")), None)
    if have is not None and have.tag == "VBD" and head.tag == "VBN":
        return "past perfect"
    if have is not None and have.lemma in ("have", "'ve") and have.tag in ("VBZ", "VBP"):
        return "perfect"
    finite = next((a for a in aux if a.tag in ("VBD", "VBZ", "VBP")), head)
    if finite.tag == "VBD":
        return "past"
    if finite.tag in ("VBZ", "VBP"):
        return "present"
    # A bare participle with a subject of its own, in a headline or a broken parse.
    return "past" if head.tag == "VBN" and not aux and head.dep == "ROOT" else ""


def direction(parse: Parse, i: int) -> int:
    """Tell whether the time named at token `i` lies behind (-1) or ahead (+1); 0 cannot be told."""
    tokens = parse.tokens
    j = i
    for _ in range(len(tokens)):
        token = tokens[j]
        if j != i and (token.lemma in PROSPECTIVE or token.lower in PROSPECTIVE):
            return _prospect(parse, j, i)
        if token.pos in PREDICATES:
            found = _verb_direction(parse, j)
            if found:
                return found
        if token.head == j:
            return 0
        j = token.head
    return 0


def _prospect(parse: Parse, j: int, i: int) -> int:
    """Tell the direction below a word of prospect `j`: its complement lies ahead, its day not."""
    own = parse.tokens[i].head == j and parse.tokens[i].dep in ("npadvmod", "advmod", "tmod")
    if own and parse.tokens[j].tag == "VBD":
        return -1  # "announced Tuesday", "agreed Monday"
    on = parse.tokens[i].head
    if parse.tokens[on].lower in ("on", "in", "last") and parse.tokens[on].head == j:
        return -1 if tense(parse, j) in ("past", "perfect") and parse.tokens[j].tag == "VBD" else 1
    return 1


def _verb_direction(parse: Parse, v: int) -> int:
    token = parse.tokens[v]
    name = tense(parse, v)
    if name in ("past", "past perfect", "perfect"):
        return -1
    if name in ("future", "conditional", "modal"):
        return 1
    if name == "present":
        sentence = parse.sentences[token.sentence]
        if sentence.headline:
            return -1 if token.tag == "VBZ" and token.lemma != "be" else 0
        going = any(parse.tokens[c].lower in ("about", "set", "due") for c in parse.children[v])
        progressive = token.tag == "VBG"
        return 1 if progressive or going else 0
    if token.tag == "VB" and any(parse.tokens[c].lower == "to" for c in parse.children[v]):
        return 0  # look further up: "began to", "plans to"
    return 0
