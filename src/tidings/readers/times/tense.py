"""Past or to come: what tense, auxiliaries and words of prospect tell about a token's clause.

The labels are Penn Treebank tags and ClearNLP dependencies, as `tidings.readers.syntax` says.
"""

from typing import Literal

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse, Token

Tense = Literal["past", "past perfect", "present", "perfect", "future", "conditional", "modal", ""]


FUTURE_MODALS = frozenset({"will", "'ll", "’ll", "shall", "wo"})
CONDITIONAL_MODALS = frozenset({"would", "'d", "’d"})
OTHER_MODALS = frozenset({"may", "might", "could", "can", "should", "must", "ought", "ca"})
# "is to vote" is arranged; "was to vote" was, and may have come to nothing.
ARE = frozenset({"is", "are", "'s", "’s", "'re", "’re"})
WERE = frozenset({"was", "were"})
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
    if "to" in words and head.dep in ("xcomp", "ccomp") and head.head != v:
        above = parse.tokens[head.head].lower
        if above in ARE or above in WERE:
            return "future" if above in ARE else "conditional"
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


def verb_before(parse: Parse, first: int) -> int | None:
    """Return the verb right before an expression ("said Monday", "said on Monday").

    Nearness is surer than the parse where a clause without "that" follows.
    """
    tokens = parse.tokens
    k = first - 1
    if k > 0 and tokens[k].pos == "ADP":
        k -= 1
    if k < 0 or tokens[k].sentence != tokens[first].sentence:
        return None
    return k if tokens[k].pos == "VERB" and tokens[k].tag != "VBG" else None


def is_past_limit(parse: Parse, i: int, first: int, verbs: DatingVerbs) -> bool:
    """Tell whether "until" or "by" names a day behind: "until Monday they had not known".

    A limit is behind what is told in the past perfect or as not done, at the head of a past clause,
    and after verbs of lasting ("it rained until Monday"); else it is one to keep.
    """
    v = predicate_above(parse, i)
    if v is None:
        return False
    name = tense(parse, v)
    if name == "past perfect":
        return True
    if name != "past" or _is_condition(parse, v):
        return False
    negated = parse.child(v, "neg") is not None
    return negated or first < v or parse.tokens[v].lemma in verbs.lasting


def _is_condition(parse: Parse, v: int) -> bool:
    """Tell "if talks did not resume by Friday"."""
    return any(
        parse.tokens[c].dep == "mark" and parse.tokens[c].lower in ("if", "unless")
        for c in parse.children[v]
    )


def direction(parse: Parse, i: int, first: int, verbs: DatingVerbs) -> int:
    """Tell whether the time named at token `i` lies behind (-1) or ahead (+1); 0 cannot be told.

    `first` is the first token of the expression.
    """
    found = _told_direction(parse, i, first, verbs)
    return 0 if found > 0 and _is_of_a_deed(parse, i, verbs) else found


def _told_direction(parse: Parse, i: int, first: int, verbs: DatingVerbs) -> int:
    """Tell the direction by the words round an expression, then up its clauses."""
    tokens = parse.tokens
    if _is_moved_to(parse, first, verbs):
        return 1
    beside = verb_before(parse, first)
    if beside is not None and _is_done(parse, beside) and not _ahead(tokens[beside], verbs):
        return -1
    if _in_prospect(parse, i, verbs):
        return 1
    j, after = i, False
    for _ in range(len(tokens)):
        token = tokens[j]
        if j < i and _ahead(token, verbs):
            found = _prospect(parse, j, i, verbs)
            if found:
                return found
        if token.pos in PREDICATES:
            told = _verb_direction(parse, j, after, verbs)
            if told is not None:
                return told or int(_is_arranged(parse, i, j))
        after = after or (token.lower == "after" and token.pos == "ADP")
        if token.head == j:
            return 0
        j = token.head
    return 0


def _is_moved_to(parse: Parse, first: int, verbs: DatingVerbs) -> bool:
    """Tell whether something is put off or moved to the day: "postponed to Friday"."""
    lead = parse.tokens[first - 1] if first else None
    if lead is None or lead.lower not in ("to", "until", "till"):
        return False
    v = predicate_above(parse, lead.i)
    particles = None if v is None else verbs.moving.get(parse.tokens[v].lemma)
    if v is None or particles is None or v > first:
        return False
    return not particles or any(parse.tokens[c].lower in particles for c in parse.children[v])


def _is_done(parse: Parse, v: int) -> bool:
    """Tell whether a verb tells a deed done: a past, or "made" in "the ruling, made Monday"."""
    if tense(parse, v) == "past":
        return True
    helped = any(parse.tokens[c].dep in ("aux", "auxpass") for c in parse.children[v])
    return parse.tokens[v].tag in ("VBN", "VBD") and not helped


def _in_prospect(parse: Parse, i: int, verbs: DatingVerbs) -> bool:
    """Tell whether an expression dates what is said to lie ahead: "the planned visit in May"."""
    tokens = parse.tokens
    j = tokens[i].head
    while tokens[j].pos == "ADP" and tokens[j].head != j:
        j = tokens[j].head
    return tokens[j].pos == "NOUN" and any(
        tokens[c].dep == "amod" and c < j and tokens[c].lower in verbs.coming
        for c in parse.children[j]
    )


def _is_of_a_deed(parse: Parse, i: int, verbs: DatingVerbs) -> bool:
    """Tell "to fight Friday's ruling": a deed done, where nothing is arranged beforehand."""
    tokens = parse.tokens
    noun = tokens[tokens[i].head]
    if tokens[i].dep not in ("poss", "compound", "nmod") or noun.pos != "NOUN":
        return False
    return noun.lemma not in verbs.arranged and not _ahead(tokens[noun.head], verbs)


def _ahead(token: Token, verbs: DatingVerbs) -> bool:
    return verbs.lies_ahead(token.lemma, token.lower)


def _prospect(parse: Parse, j: int, i: int, verbs: DatingVerbs) -> int:
    """Tell the direction right of a word of prospect `j`: its complement lies ahead, its day not.

    "agreed Monday" and "ordered in May" are the day of the word itself; "agreed to meet Monday",
    "a meeting scheduled for Monday", "cancelled Monday's talks" lie ahead.
    """
    tokens = parse.tokens
    above = tokens[i].head
    past = tokens[j].pos == "VERB" and tense(parse, j) in ("past", "perfect", "past perfect")
    if above == j:
        return 0 if past or tokens[j].tag == "VBN" else 1
    if tokens[above].pos == "ADP" and _dates_object(parse, above, j):
        return 1 if tokens[j].lemma in verbs.foresee else 0
    if tokens[above].pos == "ADP" and tokens[above].head == j:
        ahead = tokens[above].lower in ("for", "by", "until", "till") or not past
        return 1 if ahead else 0
    if tokens[above].head == j and tokens[i].dep in ("poss", "compound"):
        return 1
    infinitive = next((k for k in parse.ancestors(i) if tokens[k].pos in PREDICATES), j)
    if infinitive == j or tokens[infinitive].head != j or tokens[i].dep in ("compound", "amod"):
        return 0
    return 1 if tokens[infinitive].tag == "VB" else 0


def _dates_object(parse: Parse, preposition: int, v: int) -> bool:
    """Tell whether "on" or "in" may date the object of a verb: "planned a march on Saturday"."""
    tokens = parse.tokens
    if tokens[preposition].lower not in ("on", "in", "at") or tokens[v].pos != "VERB":
        return False
    objects = [c for c in parse.children[v] if tokens[c].dep == "dobj" and c < preposition]
    return bool(objects) and tokens[preposition].head in (v, objects[-1])


def _is_arranged(parse: Parse, i: int, v: int) -> bool:
    """Tell "the vote is on Friday", "the truce ends on Friday": a present with a day of its own."""
    tokens = parse.tokens
    attached = v in (tokens[i].head, tokens[tokens[i].head].head)
    attached = attached and tokens[i].dep not in ("poss", "compound", "amod", "nmod")
    headline = parse.sentences[tokens[v].sentence].headline
    return attached and not headline and tense(parse, v) == "present"


def _verb_direction(parse: Parse, v: int, after: bool, verbs: DatingVerbs) -> int | None:
    """Tell the direction from the verb group at `v`; None where one must look further up.

    `after` says that the preposition "after" stands in between.
    """
    token = parse.tokens[v]
    name = tense(parse, v)
    if name in ("past", "past perfect", "perfect"):
        return -1
    words = {parse.tokens[c].lower for c in parse.children[v]}
    if name == "conditional" and words & {"have", "'ve", "’ve"} and "to" not in words:
        return -1 if after else 0  # "would have been held after the June vote"
    if name == "modal" and "could" in words:
        return 0
    if name in ("future", "conditional", "modal"):
        return 1
    if name == "present":
        return _present_direction(parse, v)
    if token.tag == "VBN" and token.dep in ("acl", "relcl"):
        if any(parse.tokens[c].dep == "aux" for c in parse.children[v]):
            return 1  # "the rules to be published in May"
        return None if _ahead(token, verbs) else -1
    return None  # an infinitive or participle


def _present_direction(parse: Parse, v: int) -> int:
    token = parse.tokens[v]
    if parse.sentences[token.sentence].headline:
        return -1 if token.tag == "VBZ" and token.lemma != "be" else 0
    set_to = any(parse.tokens[c].lower in ("about", "set", "due") for c in parse.children[v])
    return 1 if token.tag == "VBG" or set_to else 0
