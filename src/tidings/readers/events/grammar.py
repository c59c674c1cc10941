"""Who does what in a clause: logical subject and object, prepositions, the acts above.

Works on ClearNLP labels (see readers/syntax.py). Passives, relative clauses, participles, shared
subjects and controlled infinitives are undone here, so that frames need only say "subject".
"""

from tidings.readers.events.phrase_words import objects_of, prepositions
from tidings.readers.syntax import Parse, Token

RELATIVE = frozenset({"who", "which", "that", "whom"})
# prepositions of a cause that leave open whose deed it is
OPEN_CAUSES = frozenset({"over", "because", "about", "of", "amid", "to"})
# prepositions before what may stand between a passive verb and its "by"
BETWEEN = frozenset(
    {"with", "to", "in", "at", "on", "from", "near", "off", "as", "into", "before", "during"}
    | {"outside", "inside", "along", "across", "since", "until", "between", "within", "under"}
)
SAYINGS = frozenset(
    {"statement", "letter", "report", "resolution", "message", "declaration", "speech", "tweet"}
    | {"communique", "communiqué", "note", "decree", "order", "memo", "petition"}
)


# what is held on a day, and by nobody in custody
HELD = frozenset(
    {"meeting", "talk", "summit", "session", "conference", "negotiation", "election", "vote"}
    | {
        "round",
        "exercise",
        "drill",
        "rally",
        "ceremony",
        "hearing",
        "trial",
        "referendum",
        "debate",
    }
    | {"consultation", "dialogue", "visit", "gathering", "funeral", "poll", "congress"}
)
# whose object is given to the subject of the passive that they are joined to
HANDED = frozenset({"hand", "award", "grant", "serve"})


def is_passive(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is passive: "was expelled", "expelled by", "(the men) expelled"."""
    if parse.child(verb, "auxpass", "nsubjpass") is not None:
        return True
    token = parse.tokens[verb]
    if token.tag == "VBD" and token.dep == "acl":  # a participle that the tagger took for a past
        return parse.child(verb, "dobj") is None
    past = token.tag == "VBN" or (token.tag == "VBD" and token.lemma in HANDED)
    if not past or parse.child(verb, "aux") is not None:
        return False
    if token.dep == "conj" and parse.child(verb, "nsubj") is None:
        given = token.lemma in HANDED  # "was summoned and handed a note"
        return is_passive(parse, token.head) and (given or parse.child(verb, "dobj") is None)
    return token.dep in {"acl", "amod"} or (
        parse.child(verb, "agent") is not None and parse.child(verb, "dobj") is None
    )


def subject(parse: Parse, verb: int) -> tuple[int, ...]:
    """Return the heads of the logical subject (agent); none where nobody is named."""
    if is_passive(parse, verb):
        agent = parse.child(verb, "agent")
        if agent is None:
            agent = next(
                (
                    c
                    for c in parse.children[verb]
                    if parse.tokens[c].dep == "prep" and parse.tokens[c].lower == "by"
                ),
                None,
            )
        return _late_agent(parse, verb) if agent is None else objects_of(parse, agent)
    return surface_subject(parse, verb)


def _late_agent(parse: Parse, verb: int) -> tuple[int, ...]:
    """Return who stands behind a "by" that the parser hung on a word between.

    "was threatened with sanctions by Kenya"; but in "fined over strikes by Kenya" the cause has
    its own doer.
    """
    for c in parse.children[verb]:
        token = parse.tokens[c]
        if c > verb and (token.lower in BETWEEN or token.dep in {"npadvmod", "dobj", "dative"}):
            inner = [g for g in parse.children[c] if parse.tokens[g].dep in {"pobj", "prep"}]
            for at in (c, *inner, *(g for i in inner for g in parse.children[i])):
                for prep, obj in prepositions(parse, at):
                    if prep == "by" and parse.tokens[obj].ent not in {"DATE", "TIME"}:
                        return (obj,)
    return ()


def cleft_focus(parse: Parse, verb: int) -> int | None:
    """Return who is set off before a clause: "it was Oslo that expelled", "what he signed was"."""
    token = parse.tokens[verb]
    if token.dep == "csubj":
        return parse.child(token.head, "attr")
    for be in (token.head, *parse.children[token.head]):
        if be < verb and parse.tokens[be].lemma == "be":
            dummy, focus = parse.child(be, "nsubj"), parse.child(be, "attr")
            if dummy is not None and focus is not None and parse.tokens[dummy].lower == "it":
                return focus if focus < verb else None
    return None


def surface_subject(parse: Parse, verb: int, depth: int = 0) -> tuple[int, ...]:
    """Return the heads of the grammatical subject, also where it is understood."""
    own = parse.child(verb, "nsubj", "nsubjpass", "csubj")
    token = parse.tokens[verb]
    if own is not None:
        return (_antecedent(parse, verb, own),)
    if depth > 5 or token.head == verb:
        return ()
    return _understood(parse, token, depth)


def _antecedent(parse: Parse, verb: int, own: int) -> int:
    """Return what an argument stands for: a relative pronoun for the noun above or set off."""
    token = parse.tokens[verb]
    if parse.tokens[own].lower not in RELATIVE:
        return own
    if token.dep in {"relcl", "acl"} and parse.tokens[token.head].pos not in {"VERB", "AUX"}:
        return token.head
    if parse.tokens[own].lower == "what":
        return own
    focus = cleft_focus(parse, verb)
    return own if focus is None else focus


def _understood(parse: Parse, token: Token, depth: int) -> tuple[int, ...]:
    above = token.head
    up = parse.tokens[above]
    if token.dep == "conj" and up.pos in {"VERB", "AUX"}:
        return surface_subject(parse, above, depth + 1)
    if token.dep in {"xcomp", "ccomp"} and up.pos in {"VERB", "AUX"}:
        controlled = parse.child(above, "dobj", "dative") if token.dep == "xcomp" else None
        if controlled is not None and up.lemma not in {"have", "promise"}:
            return (controlled,)
        if is_passive(parse, above):
            return surface_subject(parse, above, depth + 1)
        return subject(parse, above) if depth < 4 else ()
    if token.dep == "xcomp" and up.pos == "ADJ":
        return surface_subject(parse, up.head, depth + 1) if up.head != above else ()
    if token.dep == "advcl" and token.tag in {"VBG", "VB", "VBN"}:
        return surface_subject(parse, above, depth + 1)
    if token.dep == "acl":
        held = parse.tokens[up.head].head if up.dep == "pobj" else up.head
        if up.lemma.lower() in SAYINGS and parse.tokens[held].pos == "VERB":
            return surface_subject(parse, held, depth + 1)  # "issued a statement urging"
        return (above,) if token.tag in {"VBG", "VBN"} else _whose(parse, above, depth)
    if token.dep == "pcomp" and up.head != above:
        return _of_gerund(parse, up, depth)
    return ()


def _whose(parse: Parse, noun: int, depth: int) -> tuple[int, ...]:
    """Return whose "decision to expel", "bid to seize" it is: the possessor's, or the subject's."""
    named = [
        c
        for c in parse.children[noun]
        if parse.tokens[c].dep == "poss" or parse.tokens[c].ent in {"NORP", "GPE"}
    ]
    by = [obj for prep, obj in prepositions(parse, noun) if prep in {"by", "of"}]
    by = [obj for obj in by if parse.tokens[obj].pos != "VERB"]  # "the notion of rejecting"
    token = parse.tokens[noun]
    if named or by:
        return tuple((*named, *by)[:1])
    if token.dep == "dobj" and parse.tokens[token.head].pos == "VERB":
        return surface_subject(parse, token.head, depth + 1)
    above = parse.tokens[token.head].head
    if token.dep == "pobj" and parse.tokens[above].pos == "VERB":
        return surface_subject(parse, above, depth + 1)  # "toyed with the idea of"
    return ()


def _of_gerund(parse: Parse, prep: Token, depth: int) -> tuple[int, ...]:
    """Return who does what a preposition's gerund tells; nobody is named in a bare cause.

    "apologised for shelling" is the subject's deed, "thanked them for coming" the object's, but
    "fined over meddling" is anybody's: only "over" and "because of" leave the doer open.
    """
    higher = parse.tokens[prep.head]
    short = higher.pos == "ADV" and higher.head != higher.i  # "stopped short of signing"
    if short:
        higher = parse.tokens[higher.head]
    if higher.pos == "NOUN" and prep.lower in {"of", "on"}:
        return _whose(parse, higher.i, depth)  # "floated the idea of sending"
    if higher.pos not in {"VERB", "AUX"} or (prep.lower in OPEN_CAUSES and not short):
        return ()
    if prep.lower == "for":
        touched = objects(parse, higher.i)
        return touched or surface_subject(parse, higher.i, depth + 1)
    return surface_subject(parse, higher.i, depth + 1)


def objects(parse: Parse, verb: int) -> tuple[int, ...]:
    """Return the heads of the logical object."""
    token = parse.tokens[verb]
    if is_passive(parse, verb):
        borne = _suffering(parse, verb)
        return tuple(_what_is_held(parse, i) for i in borne) if token.lemma == "hold" else borne
    found = parse.child(verb, "dobj")
    if found is None and token.dep == "conj" and token.tag in {"VBD", "VBN"}:
        # "ordered two offices shut": the tagger takes the participle for a second past
        before = [c for c in parse.children[token.head] if parse.tokens[c].dep == "conj"]
        ordered = [
            c for c in (token.head, *before) if c < verb and parse.tokens[c].lemma == "order"
        ]
        if ordered and not any(
            parse.tokens[c].dep in {"prt", "xcomp"} for c in parse.children[verb]
        ):
            found = parse.child(ordered[-1], "dobj")
    if found is not None:
        return (_antecedent(parse, verb, found),)
    if token.dep == "csubj" and any(parse.tokens[c].lower == "what" for c in parse.children[verb]):
        return tuple(i for i in (cleft_focus(parse, verb),) if i is not None)
    if token.dep == "relcl" and _gap(parse, verb):
        return (token.head,)
    shifted = _after_count(parse, verb)
    if shifted is not None:
        return (shifted,)
    small = parse.child(verb, "ccomp")  # "ordered Russia to close": the parser hangs it below
    if small is not None and token.lemma == "let" and parse.tokens[small].pos == "NOUN":
        return (small,)  # "let inspectors into the plant"
    if small is not None and parse.tokens[small].tag == "VB":
        below = parse.child(small, "nsubj")
        if below is not None and (_has_to(parse, small) or token.lemma == "let"):
            return (below,)
    return ()


def _suffering(parse: Parse, verb: int) -> tuple[int, ...]:
    """Return the heads of what a passive is done to."""
    token, own = parse.tokens[verb], parse.child(verb, "nsubjpass")
    if own is not None:
        return (_antecedent(parse, verb, own),)
    return (token.head,) if token.dep in {"acl", "amod"} else surface_subject(parse, verb)


def _what_is_held(parse: Parse, i: int) -> int:
    """Return the meeting that is held where the parser hangs the clause on those who meet.

    "The meeting of ministers that was to be held on Friday".
    """
    prep = parse.tokens[parse.tokens[i].head]
    above = parse.tokens[prep.head]
    inner = parse.tokens[i].dep == "pobj" and prep.lower in {"of", "between", "with", "on"}
    return above.i if inner and above.lemma.lower() in HELD else i


def _after_count(parse: Parse, verb: int) -> int | None:
    """Return the object that stands behind a count of votes: "passed by 51 votes to nine the bill".

    The parser takes the bill for what the votes go "to"; an article behind a number tells it.
    """
    for prep, obj in prepositions(parse, verb):
        if prep == "to" and any(p == "by" for p, _ in prepositions(parse, verb)):
            below = [parse.tokens[c] for c in parse.children[obj]]
            number = next((t.i for t in below if t.tag == "CD"), None)
            article = next((t.i for t in below if t.dep == "det"), None)
            if number is not None and article is not None and number < article < obj:
                return obj
    return None


def _has_to(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[c].tag == "TO" for c in parse.children[verb])


def _gap(parse: Parse, verb: int) -> bool:
    """Tell whether a relative clause lacks its object ("the ships (that) they seized")."""
    own = parse.child(verb, "nsubj")
    if own is None or parse.tokens[own].lower in RELATIVE - {"that"}:
        return False
    return parse.tokens[own].lower not in RELATIVE and not any(
        parse.tokens[c].dep in {"ccomp", "xcomp", "dobj"} for c in parse.children[verb]
    )


def is_clausal(parse: Parse, verb: int) -> bool:
    """Tell whether a verb governs a clause."""
    return any(
        parse.tokens[c].dep in {"xcomp", "ccomp"} and parse.tokens[c].pos in {"VERB", "AUX"}
        for c in parse.children[verb]
    )


def infinitive(parse: Parse, verb: int) -> int | None:
    """Return the infinitive below a verb ("agreed to cut", "urged Russia to leave")."""
    return next(
        (
            c
            for c in parse.children[verb]
            if parse.tokens[c].dep in {"xcomp", "ccomp", "advcl"}
            and parse.tokens[c].tag == "VB"
            and _has_to(parse, c)
        ),
        None,
    )


def _is_date(parse: Parse, prep: int) -> bool:
    """Tell whether a preposition only dates the act: "called on Friday" is not "call on"."""
    return any(parse.tokens[c].ent in {"DATE", "TIME"} for c in parse.children[prep])


def below(parse: Parse, verb: int, rest: tuple[str, ...]) -> bool:
    """Tell whether the words `rest` stand below a verb: particle, preposition, fixed object."""
    return not rest or words_below(parse, verb).issuperset(rest)


def words_below(parse: Parse, verb: int) -> set[str]:
    """Return the words below a verb that an entry may ask for."""
    words: set[str] = set()
    for c in parse.children[verb]:
        token = parse.tokens[c]
        if token.dep == "prep" and _is_date(parse, c):
            continue
        if token.dep in {"prep", "prt", "advmod", "dobj", "oprd", "acomp", "npadvmod", "agent"} or (
            token.dep == "dative" and token.pos == "ADP"
        ):
            words.update((token.lower, token.lemma.lower()))
            if token.dep in {"prep", "prt", "advmod"}:
                words.update(parse.tokens[g].lemma.lower() for g in parse.children[c])
        elif token.dep == "ccomp" and token.tag in {"JJ", "NN"}:
            words.add(token.lower)
    return words
