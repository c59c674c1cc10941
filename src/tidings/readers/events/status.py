"""The status of an act: from tense, modality, negation, the words above it, conditionals.

`None` means that the words assert nothing that belongs in a record (a purpose, a question, a
generic infinitive).
"""

from tidings.codebook.events import EventsBook
from tidings.readers.events.grammar import is_passive
from tidings.readers.events.not_done import not_done
from tidings.readers.events.triggers import Deed
from tidings.readers.syntax import Parse, Token
from tidings.values import Status

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
DROPPED = frozenset({"without", "instead", "rather", "despite"})
SPOKEN_OF = frozenset(
    {"before", "to", "of", "on", "about", "at", "towards", "toward", "from", "against"}
)
MAX_DEPTH = 12
# types done by saying so: a plain present ("condemns") tells one act
WORDS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "AGREE", "CONCEDE"})
# how the status of the words above weighs on an act that they assert
WEAKER: dict[str, int] = {
    "happened": 0, "ongoing": 1, "planned": 2, "called off": 3, "proposed": 4, "demanded": 5,
    "threatened": 6, "denied": 7, "counterfactual": 8, "hypothetical": 9,
}  # fmt: skip


def status_of(parse: Parse, deed: Deed, book: EventsBook) -> Status | None:
    """Return a deed's status; none where nothing is asserted."""
    if deed.manner == "alone" or (deed.kind == "noun" and deed.verb is None):
        return _nominal(parse, deed, book)
    found = verb_status(parse, deed.its_verb, book)
    if deed.frame.status is not None:
        return deed.frame.status if found in {"happened", "ongoing"} else None
    if found == "denied" and _negated(parse, deed.its_verb):
        return not_done(parse, deed, book)
    if deed.noun is not None and found is not None:
        return _light(parse, deed, found, book)
    if found == "happened" and _goes_on(parse, deed):
        return "ongoing"
    return found


def _goes_on(parse: Parse, deed: Deed) -> bool:
    """Tell whether a plain present tells what goes on; in a headline it tells one act."""
    token = parse.tokens[deed.its_verb]
    helped = any(parse.tokens[c].dep in {"aux", "auxpass"} for c in parse.children[token.i])
    if token.tag not in {"VBZ", "VBP"} or helped:
        return False
    sentence = parse.sentences[token.sentence]
    title = sentence.headline or parse.tokens[sentence.last - 1].pos != "PUNCT"
    return deed.frame.state or (deed.frame.type not in WORDS and not title)


def _light(parse: Parse, deed: Deed, found: Status, book: EventsBook) -> Status | None:
    lemma = parse.tokens[deed.its_verb].lemma.lower()
    if deed.manner == "cancel":
        # what is put off is still to come; a meeting so only where its new day is told (making.py)
        later = deed.postponed and deed.frame.type != "CONSULT"
        off: Status = "planned" if later else "called off"
        return off if found in {"happened", "ongoing", "planned"} else None
    if deed.manner == "plan":
        if lemma == "propose" and found in {"happened", "ongoing"}:
            return "proposed"
        return "planned" if found in {"happened", "ongoing", "planned"} else found
    if deed.manner == "occur" and found == "planned":
        return "planned"
    if lemma in {"announce", "pledge", "order", "approve"} and deed.frame.type in {
        "RETREAT", "AID", "MOBILIZE",
    }:  # fmt: skip
        return "planned" if found == "happened" else found
    said = _modified(parse, deed.its_noun, book)
    if said == "hypothetical" and found == "happened":
        return "happened"
    return _weaker(found, said) if said and said != "planned" else found


def _weaker(one: Status, other: Status) -> Status:
    return one if WEAKER[one] >= WEAKER[other] else other


def _modified(parse: Parse, noun: int, book: EventsBook) -> Status | None:
    """Return what adjectives say of a deed noun ("planned talks")."""
    for c in parse.children[noun]:
        token = parse.tokens[c]
        if token.dep in {"amod", "compound", "det", "nmod"}:
            said = book.modifiers.get(token.lower)
            if said is None:
                said = next(
                    (
                        book.modifiers[parse.tokens[g].lower]
                        for g in parse.children[c]
                        if parse.tokens[g].lower in book.modifiers
                    ),
                    None,
                )
            if said is not None:
                return said
    return None


def _nominal(parse: Parse, deed: Deed, book: EventsBook) -> Status | None:
    """Return the status of a deed noun that no light verb governs."""
    noun = deed.noun if deed.noun is not None else deed.head
    said = _modified(parse, noun, book)
    if deed.manner == "cancel":
        above = _above(parse, deed.head, book)
        return "called off" if above in {"happened", "ongoing"} else None
    above = _above(parse, noun, book)
    if above is None:
        return None
    if said is not None:
        return _weaker(said, above) if above != "happened" else said
    if deed.frame.status is not None:
        return deed.frame.status if above == "happened" else None
    return above


def _above(parse: Parse, noun: int, book: EventsBook) -> Status | None:
    """Return what the verb over a noun makes of the deed: an argument of "consider" is none."""
    i, prep = noun, ""
    for _ in range(MAX_DEPTH):
        token = parse.tokens[i]
        if token.head == i:
            return "happened" if token.pos in {"NOUN", "PROPN"} else verb_status(parse, i, book)
        above = parse.tokens[token.head]
        if above.pos == "ADP":
            prep = above.lower
            if prep in DROPPED:
                return None
        if above.pos in {"VERB", "AUX"}:
            return _governed_noun(parse, token, above, prep, book)
        i = token.head
    return None


def _governed_noun(
    parse: Parse, token: Token, above: Token, prep: str, book: EventsBook
) -> Status | None:
    if prep in {"after", "since", "following", "in", "over", "because", "during", "amid", "by"}:
        return "happened"  # the circumstance of an act is presupposed
    governor = book.governors.get(above.lemma.lower())
    # "Russia's threat to …": what is wished for, feared or refused has not happened
    if token.dep in {"dobj", "nsubjpass", "prep"} and governor in {
        "hypothetical", "demanded", "threatened", "proposed", "denied",
    }:  # fmt: skip
        return None
    found = verb_status(parse, above.i, book)
    if found == "counterfactual":
        return "counterfactual"
    if found in {"happened", "ongoing"}:
        return "happened"
    return None if found in {"hypothetical", "denied"} else found


def verb_status(parse: Parse, verb: int, book: EventsBook, depth: int = 0) -> Status | None:
    """Return the status of a verb's act, none where the words do not assert one."""
    if depth > MAX_DEPTH:
        return None
    if _obliged(parse, verb) or _nobody(parse, verb) or _hedged(parse, verb, book):
        return None  # "Rome must pay" tells what is asked, not what is done
    own = _own(parse, verb, book)
    above = _environment(parse, verb, book, depth, own is not None)
    if above is None:
        return None
    if own is None:
        found: Status = above
    elif above in {"happened", "ongoing"}:
        found = own
    else:
        found = _weaker(own, above)
    if _negated(parse, verb):
        if found in {"planned", "happened", "ongoing", "called off"}:
            return "denied"
        return "hypothetical" if found == "hypothetical" else found
    return found


def _hedged(parse: Parse, verb: int, book: EventsBook) -> bool:
    """Tell whether an adverb makes an act doubtful ("perhaps") or a habit ("often")."""
    for c in parse.children[verb]:
        token = parse.tokens[c]
        if token.dep == "advmod" and token.lower in book.hedges | book.habits:
            return token.lower != "long" or any(
                parse.tokens[a].dep == "aux" and parse.tokens[a].lemma == "have"
                for a in parse.children[verb]
            )
    return False


def _nobody(parse: Parse, verb: int) -> bool:
    """Tell whether nobody does it: "no president has met him" is no one's act."""
    who = parse.child(verb, "nsubj", "nsubjpass")
    return who is not None and (
        parse.tokens[who].lower in {"nobody", "none", "neither"}
        or any(parse.tokens[g].lower in {"no", "neither"} for g in parse.children[who])
    )


def _obliged(parse: Parse, verb: int) -> bool:
    return any(
        parse.tokens[c].tag == "MD" and parse.tokens[c].lower in {"must", "should", "ought"}
        for c in parse.children[verb]
    )


def _negated(parse: Parse, verb: int) -> bool:
    for c in parse.children[verb]:
        token = parse.tokens[c]
        if token.dep == "neg" or token.lower in {"never", "neither", "hardly", "nor"}:
            return True
        if token.dep in {"nsubj", "nsubjpass", "dobj"} and any(
            parse.tokens[g].dep == "det" and parse.tokens[g].lower == "no"
            for g in parse.children[c]
        ):
            return True
    return False


def _own(parse: Parse, verb: int, book: EventsBook) -> Status | None:
    """Return what a verb's own form says; none where it has no say (infinitives, participles)."""
    token = parse.tokens[verb]
    helpers = [
        parse.tokens[c] for c in parse.children[verb] if parse.tokens[c].dep in {"aux", "auxpass"}
    ]
    words = {h.lower for h in helpers}
    modal = next((h for h in helpers if h.tag == "MD"), None)
    if modal is not None:
        if "have" in words and token.tag == "VBN":
            if modal.lower in {"would", "'d", "could", "should"}:
                return "counterfactual"
            # "will have left" is to come; "may have left" is a guess at what was
            return "planned" if book.modals.get(modal.lower) == "planned" else "hypothetical"
        said = book.modals.get(modal.lower, "hypothetical")
        if (said == "planned" or modal.lower in {"would", "'d"}) and _conditional(
            parse, verb, book
        ):
            return "hypothetical"
        if modal.lower in {"would", "'d"} and _reported(parse, verb):
            return "planned"
        return said
    if "to" in words:
        return None
    if any(h.lemma == "be" for h in helpers) and token.tag == "VBG":
        present = any(h.lower in {"is", "are", "am", "'re", "'s", "'m"} for h in helpers)
        perfect = any(h.lower == "been" for h in helpers)
        return "ongoing" if present or perfect else "happened"
    if token.tag in {"VBZ", "VBP"} and _conditional(parse, verb, book):
        return "hypothetical"  # "lifts the ban provided that": not yet
    if token.tag in FINITE or words & {"has", "have", "had", "was", "were", "did", "is", "are"}:
        return "happened"
    if token.tag == "VB" and "to" not in words and not helpers:
        return "hypothetical" if token.dep == "ROOT" and not _has_subject(parse, verb) else None
    return None


def _conditional(parse: Parse, verb: int, book: EventsBook) -> bool:
    """Tell whether an act hangs on a clause: "if X", "provided that X", "on condition that X"."""
    tokens = parse.tokens
    for c in parse.children[verb]:
        marks = parse.children[c] if tokens[c].dep == "advcl" else ()
        if any(tokens[g].dep == "mark" and tokens[g].lower in book.conditional for g in marks):
            return True
        if any(
            tokens[h].lower in book.conditional
            and parse.child(h, "ccomp", "acl", "advcl") is not None
            for h in (c, *parse.children[c])
        ):
            return True
    return False


def _has_subject(parse: Parse, verb: int) -> bool:
    return parse.child(verb, "nsubj", "nsubjpass") is not None


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
    return above.tag in {"VBD", "VBN"} and above.lemma.lower() not in {
        "hope",
        "think",
        "wish",
        "fear",
        "believe",
    }


def _environment(
    parse: Parse, verb: int, book: EventsBook, depth: int, finite: bool
) -> Status | None:
    """Return what stands above a verb: "happened" where nothing weakens it."""
    token = parse.tokens[verb]
    marks = {
        parse.tokens[c].lower
        for c in parse.children[verb]
        if parse.tokens[c].dep in {"mark", "advmod"}
    }
    if marks & book.unsure_marks and token.dep in {"advcl", "ccomp", "xcomp"}:
        return "planned" if marks & {"before", "until", "till"} and not finite else "hypothetical"
    if token.head == verb:
        return "happened"
    above = parse.tokens[token.head]
    if token.dep == "conj" and above.pos in {"VERB", "AUX"}:
        if finite:
            return _environment(parse, above.i, book, depth + 1, True)
        return verb_status(parse, above.i, book, depth + 1)
    if token.dep in {"xcomp", "ccomp"}:
        return _complement(parse, above, book, depth, finite)
    if token.dep in {"acl", "relcl"}:
        return _below_noun(token, above, book, finite)
    if token.dep == "pcomp":
        return _below_preposition(parse, above, book, depth)
    if token.dep == "advcl":
        if finite or token.tag == "VBN":
            return "happened"
        if token.tag == "VBG":
            return verb_status(parse, above.i, book, depth + 1)
        return None  # a purpose
    if token.dep in {"csubj", "amod", "csubjpass"}:
        return "hypothetical"
    return "happened"


def _complement(
    parse: Parse, above: Token, book: EventsBook, depth: int, finite: bool
) -> Status | None:
    if above.pos not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return "happened" if finite else None
    higher = (
        verb_status(parse, above.i, book, depth + 1) if above.pos in {"VERB", "AUX"} else "happened"
    )
    governor = book.governors.get(above.lemma.lower())
    if above.lemma == "go" and above.tag != "VBG":  # "went on to say"
        governor = "happened"
    if finite:
        if above.lemma.lower() == "deny":
            return "denied"
        # what is said is tied to its statement; what is doubted, hoped or feared is not asserted
        weak = governor in {"hypothetical", "demanded", "threatened", "proposed", "denied"}
        return "hypothetical" if weak else "happened"
    if governor is None or higher is None:
        if above.lemma.lower() in {"see", "report", "say", "believe", "know"} and is_passive(
            parse, above.i
        ):
            return higher
        return None
    if higher in {"denied", "counterfactual", "hypothetical"} and governor not in {
        "happened",
        "planned",
        "ongoing",
    }:
        return None
    if higher in {"denied", "counterfactual", "hypothetical"}:
        return (
            "denied"
            if higher == "denied" and governor in {"happened", "planned"}
            else "hypothetical"
        )
    if governor in {"happened", "ongoing"}:
        return _weaker(higher, "ongoing") if governor == "ongoing" else higher
    # what is wished, asked or threatened is no act; the words that ask or threaten may be one
    return "planned" if governor == "planned" else "denied" if governor == "denied" else None


def _below_noun(token: Token, above: Token, book: EventsBook, finite: bool) -> Status | None:
    if finite or token.tag in {"VBN", "VBG"}:
        return "happened"
    return book.noun_governors.get(above.lemma.lower())


def _below_preposition(parse: Parse, prep: Token, book: EventsBook, depth: int) -> Status | None:
    """Return the status of a gerund: what follows "of" or "about" is only spoken of."""
    if prep.lower in DROPPED:
        return "denied"
    governor = parse.tokens[prep.head]
    said = book.governors.get(governor.lemma.lower())
    weak = said in {"hypothetical", "denied", "threatened", "demanded"}
    if prep.lower in SPOKEN_OF or (weak and prep.lower == "for"):
        return None
    if governor.pos == "VERB" and prep.lower == "by":
        return verb_status(parse, governor.i, book, depth + 1)
    return "happened"
