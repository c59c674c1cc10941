"""What a verb's own form says of its act: tense, aspect, modals, inverted conditions."""

from tidings.codebook.status import Stance, StatusBook
from tidings.readers.syntax import Parse, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
WOULD = frozenset({"would", "'d", "’d"})
PRESENT_BE = frozenset({"is", "are", "am", "'re", "'s", "'m", "’re", "’s", "’m"})
# of the perfect, what might have been had things been otherwise
MISSED = frozenset({"would", "'d", "’d", "could", "should"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def helpers_of(parse: Parse, verb: int) -> list[Token]:
    """Return a verb's auxiliaries, from left to right."""
    return [
        parse.tokens[c] for c in parse.children[verb] if parse.tokens[c].dep in {"aux", "auxpass"}
    ]


def own_form(parse: Parse, verb: int, book: StatusBook) -> Stance | None:
    """Return what a verb's own form says; none where it has no say (infinitives, participles)."""
    token = parse.tokens[verb]
    helpers = helpers_of(parse, verb)
    words = {h.lower for h in helpers}
    inverted = _inverted(parse, verb, helpers)
    if inverted is not None:
        return inverted
    modal = next((h for h in helpers if h.tag == "MD"), None)
    if modal is not None:
        return _of_modal(parse, verb, modal, book)
    if "to" in words:
        return None
    if token.tag == "VBG" and any(h.lemma == "be" for h in helpers):
        return _progressive(token, helpers)
    if "being" in words and token.tag == "VBN":
        return _progressive(token, helpers)
    if token.tag in {"VBZ", "VBP"} and not helpers and _from_a_day(parse, verb):
        return "planned"
    if token.tag in {"VBZ", "VBP"} and hangs_on_condition(parse, verb, book):
        return "hypothetical"  # "lifts the ban provided that": not yet
    if words & {"is", "are", "am", "'s", "'re"} or (token.tag in {"VBZ", "VBP"} and not helpers):
        still = any(parse.tokens[c].lower in book.adverbs for c in parse.children[verb])
        return "ongoing" if still and token.tag == "VBN" else "now"
    if token.tag in FINITE or words & {"has", "have", "had", "was", "were", "did", "does", "do"}:
        return "happened"
    if token.tag == "VB" and not helpers:
        bare = token.dep == "ROOT" and not _has_subject(parse, verb)
        return "hypothetical" if bare else None
    return None


def _has_subject(parse: Parse, verb: int) -> bool:
    """Tell whether somebody does it: "Lee: free the crew" only says who asks."""
    who = parse.child(verb, *SUBJECTS)
    return who is not None and all(t.text != ":" for t in parse.tokens[who:verb])


def _from_a_day(parse: Parse, verb: int) -> bool:
    """Tell whether a plain present tells what is to come ("strike from the first of May")."""
    return any(
        parse.tokens[c].lower == "from"
        and any(parse.tokens[o].ent in {"DATE", "TIME"} for o in parse.children[c])
        for c in parse.children[verb]
    ) and not any(parse.tokens[c].lower in {"to", "until", "till"} for c in parse.children[verb])


def _inverted(parse: Parse, verb: int, helpers: list[Token]) -> Stance | None:
    """Read a condition without "if": "had Riga signed", "should Riga sign"."""
    who = parse.child(verb, *SUBJECTS)
    first = helpers[0] if helpers else None
    if first is None or who is None or first.i > who or parse.tokens[verb].dep == "ROOT":
        return None
    if first.lower == "had" and parse.tokens[verb].tag in {"VBN", "VBD"}:
        return "counterfactual"
    return "hypothetical" if first.lower in {"should", "were"} else None


def _progressive(token: Token, helpers: list[Token]) -> Stance:
    present = any(h.lower in PRESENT_BE for h in helpers)
    perfect = any(h.lower == "been" for h in helpers)
    # "were meeting when": only the frame of another act
    framed = token.dep in {"advcl", "relcl", "acl"}
    return "happened" if framed and not present and not perfect else "ongoing"


def _of_modal(parse: Parse, verb: int, modal: Token, book: StatusBook) -> Stance:
    words = {h.lower for h in helpers_of(parse, verb)}
    said: Stance = book.modals.get(modal.lower, "hypothetical")
    if words & {"have", "'ve", "’ve"} and parse.tokens[verb].tag in {"VBN", "VBD"}:
        missed = modal.lower in MISSED or (modal.lower == "might" and _missed(parse, verb))
        # "will have left" is to come; "may have left" is a guess at what was
        return "counterfactual" if missed else "planned" if said == "planned" else "hypothetical"
    would = modal.lower in WOULD
    if (said == "planned" or would) and hangs_on_condition(parse, verb, book):
        return "hypothetical"
    if would and _reported(parse, verb):
        return "planned"
    if (would or said == "planned") and _drafted(parse, verb, book):
        return "proposed"
    if would and _under_draft(parse, verb, book):
        return "proposed"
    return said


def _missed(parse: Parse, verb: int) -> bool:
    """Tell whether words beside "might have" say what did not come about ("had it not")."""
    first, last = parse.edges[verb]
    inside = parse.tokens[first : last + 1]
    return any(
        (t.lower == "had" and (t.dep != "aux" or parse.tokens[t.head].dep in {"advcl", "ccomp"}))
        or (t.lower in {"but"} and t.i + 1 <= last and parse.tokens[t.i + 1].lower == "for")
        for t in inside
    )


def _drafted(parse: Parse, verb: int, book: StatusBook) -> bool:
    """Tell whether a text would do it: "the bill would ban"."""
    who = parse.child(verb, "nsubj")
    return who is not None and parse.tokens[who].lemma.lower() in book.drafts


def _under_draft(parse: Parse, verb: int, book: StatusBook) -> bool:
    """Tell "under the plan Ghana would send", "under a draft law"."""
    return any(
        parse.tokens[c].lower in {"under", "by"}
        and any(
            parse.tokens[w].lemma.lower() in book.drafts
            for o in parse.children[c]
            for w in (o, *parse.children[o])
        )
        for c in parse.children[verb]
    )


def hangs_on_condition(parse: Parse, verb: int, book: StatusBook) -> bool:
    """Tell whether an act hangs on a clause: "if X", "provided that X", "on condition that X"."""
    tokens = parse.tokens
    for c in parse.children[verb]:
        if tokens[c].dep == "advcl":
            if any(
                tokens[g].dep in {"mark", "prep", "advmod"} and tokens[g].lower in book.conditional
                for g in parse.children[c]
            ):
                return True
            if _inverted(parse, c, helpers_of(parse, c)) is not None:
                return True
        if any(
            tokens[h].lower in book.conditional
            and parse.child(h, "ccomp", "acl", "advcl") is not None
            for h in (c, *parse.children[c])
        ):
            return True
    return False


def _reported(parse: Parse, verb: int) -> bool:
    """Tell whether "would" is the future of the past ("said it would expel")."""
    token = parse.tokens[verb]
    while token.dep == "conj" and parse.tokens[token.head].pos in {"VERB", "AUX"}:
        token = parse.tokens[token.head]  # "said that it had agreed and that it would sign"
    if token.dep != "ccomp":
        return False
    above = parse.tokens[token.head]
    if any(
        parse.tokens[c].dep == "mark" and parse.tokens[c].lower in {"if", "whether"}
        for c in parse.children[verb]
    ):
        return False
    if above.i > verb and parse.child(verb, "mark") is None:
        return False  # "the bridges would fall, planners said": no words of one who will do it
    return above.tag in {"VBD", "VBN"} and above.lemma.lower() not in {
        "hope", "think", "wish", "fear", "believe",
    }  # fmt: skip
