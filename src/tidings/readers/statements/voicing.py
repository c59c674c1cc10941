"""Whether a verb tells of an act, or only denies, asks, supposes or intends it."""

from tidings.readers.syntax import Parse

MODALS = frozenset({"would", "could", "may", "might", "should", "can", "will", "must", "shall"})
ONGOING = frozenset({"go", "continue", "begin", "start", "proceed", "keep"})
DENYING = frozenset({"deny", "doubt", "dispute"})
HYPOTHETICAL = frozenset({"if", "unless", "whether"})


def unvoiced(parse: Parse, i: int, modals: frozenset[str] = MODALS) -> bool:
    """Tell whether the verb at `i` is negated, modal, hypothetical or only intended.

    `modals` are the auxiliaries that make it so: a reader of reported speech may let "would" pass.
    """
    token = parse.tokens[i]
    if token.dep == "ccomp" and token.head < i and parse.tokens[token.head].lemma in DENYING:
        return True
    if token.dep in {"advcl", "ccomp"} and inverted(parse, i):
        return True
    infinitive = False
    for c in parse.children[i]:
        below = parse.tokens[c]
        infinitive = infinitive or (below.tag == "TO" and below.dep != "prep")
        if (
            (below.dep == "neg" and c < i)
            or (below.dep == "aux" and below.lower in modals and not named_will(parse, c))
            or (below.dep == "mark" and below.lower in HYPOTHETICAL and c < i)
        ):
            return True
    if infinitive and token.dep in {"xcomp", "advcl", "acl", "ccomp", "relcl"}:
        return parse.tokens[token.head].lemma not in ONGOING
    if token.dep == "conj" and parse.tokens[token.head].pos in {"VERB", "AUX"}:
        own = any(
            parse.tokens[c].dep in {"aux", "nsubj"} and parse.tokens[c].tag != "TO"
            for c in parse.children[i]
        )
        return not own and unvoiced(parse, token.head, modals)
    return False


def named_will(parse: Parse, i: int) -> bool:
    """Tell "Will" in "“…,” Will Tranter said" from the modal."""
    first = parse.sentences[parse.tokens[i].sentence].first
    return i > first and parse.tokens[i].text[:1].isupper() and parse.tokens[i + 1].pos == "PROPN"


def inverted(parse: Parse, i: int) -> bool:
    """Tell whether a clause supposes by inversion ("Had Greece threatened …")."""
    subject = parse.child(i, "nsubj", "nsubjpass")
    return subject is not None and any(
        c < subject and parse.tokens[c].lower in {"had", "should", "were"}
        for c in parse.children[i]
        if parse.tokens[c].dep in {"aux", "auxpass"}
    )
