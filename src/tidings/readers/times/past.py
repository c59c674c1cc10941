"""Whether a date lies behind publication for certain, as the words around it tell."""

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse
from tidings.readers.times.tense import PREDICATES, tense
from tidings.readers.times.ties import OWN, Tie
from tidings.values import SymbolicDate

# Words after which stands what came first, or what brought an act about.
ANTERIOR = frozenset({"after", "since", "following", "response", "answer", "because", "wake"})
CLAUSES = ("acl", "advcl", "relcl")
PAST = ("past", "perfect", "past perfect")
# Before a date: it is the end or the aim of what is told, not its day.
LIMITS = frozenset({"through", "until", "till", "for"})
NEAR = 4  # tokens before a date in which a word of prospect counts
REACH = 12  # tokens from a verb to a date that the parser hung on one further off
INSIDE = frozenset({"in", "between", "during", "of"})


def is_behind(parse: Parse, tie: Tie, what: SymbolicDate, verbs: DatingVerbs) -> bool:
    """Tell whether a date lies behind for certain.

    It must date a past verb itself, a participle without prospect ("a boy rescued on 3 May"), or
    stand in what came before or brought about a past act ("expelled them in answer to the events
    of 2016"). A date that describes a noun proves nothing, but for nouns of what nobody plans
    ("the crash of 1987"): bonds, models and games have the years of what is still to come.
    """
    if tie.relation == "until":
        return False
    if tie.relation == "before" and what.hour is None:
        return False  # but "before midnight on 3 May" is that day
    governor = parse.tokens[tie.governor]
    bygone = governor.pos not in PREDICATES and governor.lemma in verbs.bygone
    named = bygone and parse.tokens[tie.head].dep in OWN and governor.i > tie.head
    if _has_prospect(parse, tie, verbs, limited=not named):
        return False  # "notes due in 2025", whatever the parse hangs the year on
    if governor.pos in PREDICATES:
        return is_done(parse, governor.i, verbs) or _is_participle(parse, governor.i, verbs)
    return bygone or _is_anterior(parse, tie.head, verbs)


def _has_prospect(parse: Parse, tie: Tie, verbs: DatingVerbs, *, limited: bool) -> bool:
    """Tell whether words right before a date put it ahead, or (`limited`) make it an end or aim."""
    start = parse.sentences[parse.tokens[tie.head].sentence].first
    near = parse.tokens[max(start, tie.head - NEAR) : tie.head]
    return any(verbs.lies_ahead(t.lemma, t.lower) or (limited and t.lower in LIMITS) for t in near)


def _is_anterior(parse: Parse, i: int, verbs: DatingVerbs) -> bool:
    words: set[str] = set()
    for j in parse.ancestors(i):
        if parse.tokens[j].pos in PREDICATES:
            return bool(words & ANTERIOR) and is_done(parse, j, verbs)
        words.add(parse.tokens[j].lower)
    return False


def is_done(parse: Parse, v: int, verbs: DatingVerbs) -> bool:
    """Tell whether a verb tells what was done, not what was agreed or planned."""
    token = parse.tokens[v]
    return tense(parse, v) in PAST and not verbs.lies_ahead(token.lemma, token.lower)


def _is_participle(parse: Parse, v: int, verbs: DatingVerbs) -> bool:
    token = parse.tokens[v]
    past = token.tag == "VBN" and token.dep in CLAUSES and not tense(parse, v)
    helped = parse.child(v, "aux") is not None  # "to be held"
    return past and not helped and not verbs.lies_ahead(token.lemma, token.lower)


def is_behind_by_year(parse: Parse, tie: Tie, verbs: DatingVerbs) -> bool:
    """Tell whether a date that names its year lies behind, by more than its own verb.

    A law's year, what was tried or done before a past act, what is measured from a year on, what
    came of a deed, and a date that the parser hung on a present verb past the one it stands beside.
    """
    if tie.relation in ("until", "before"):
        return False
    measured = tie.relation == "since" and _is_measured(parse, tie, verbs)
    if measured or _is_enacted(parse, tie, verbs):
        return True
    if tie.relation != "on" or _has_prospect(parse, tie, verbs, limited=True):
        return False
    token = parse.tokens[tie.governor]
    if token.pos in PREDICATES:
        return _is_verb_behind(parse, tie, verbs)
    return token.lemma in verbs.completed and _came_of_it(parse, tie, verbs)


def _is_enacted(parse: Parse, tie: Tie, verbs: DatingVerbs) -> bool:
    """Tell "a 1996 law" and "the act of 2003", unless still to be made: "the planned 1996 law"."""
    noun = parse.tokens[tie.governor]
    before = parse.tokens[tie.head].dep in OWN and tie.head < noun.i
    of = tie.first == noun.i + 2 and parse.tokens[noun.i + 1].lower == "of"
    if noun.lemma not in verbs.enacted or not (before or of):
        return False
    words = {t.lower for t in parse.tokens[max(0, min(tie.head, noun.i) - NEAR) : noun.i]}
    return not words & verbs.coming and _tense_above(parse, noun.i) not in ("future", "modal")


def _is_measured(parse: Parse, tie: Tie, verbs: DatingVerbs) -> bool:
    """Tell "since 1990" and "down from 1996", but not "in force from 1996"."""
    if _tense_above(parse, tie.head) in ("future", "conditional", "modal"):
        return False
    before = parse.tokens[max(0, tie.first - 2 * NEAR) : tie.first]
    return bool(before) and (
        before[-1].lower == "since" or any(t.lemma in verbs.compared for t in before)
    )


def _is_verb_behind(parse: Parse, tie: Tie, verbs: DatingVerbs) -> bool:
    """Tell whether a verb that is no past tense itself is told as done."""
    v = tie.governor
    token, above = parse.tokens[v], parse.tokens[parse.tokens[v].head]
    if token.dep == "pcomp" and above.lower in ANTERIOR:
        return is_done(parse, above.head, verbs)
    if token.dep == "conj" and token.tag in ("VBD", "VBN"):
        return is_done(parse, above.i, verbs)
    if (
        token.dep == "xcomp"
        and token.tag == "VB"
        and above.lemma in verbs.tried | verbs.implicative
    ):
        return is_done(parse, above.i, verbs) or _is_gerund_of_past(parse, above.i, verbs)
    if tense(parse, v) == "present" and token.lemma not in verbs.timetabled:
        near = parse.tokens[max(0, tie.first - REACH) : tie.first]
        said = [t for t in near if t.pos == "VERB" and t.sentence == token.sentence]
        beside = [t for t in said if t.tag != "VBG"]
        return bool(beside) and beside[-1].tag == "VBD" and is_done(parse, beside[-1].i, verbs)
    return False


def _is_gerund_of_past(parse: Parse, v: int, verbs: DatingVerbs) -> bool:
    """Tell "attacked him for failing to …"."""
    token = parse.tokens[v]
    prep = parse.tokens[token.head]
    return token.dep == "pcomp" and is_done(parse, prep.head, verbs)


def _came_of_it(parse: Parse, tie: Tie, verbs: DatingVerbs) -> bool:
    """Tell whether a past verb tells what came of a deed, by no way that leaves the deed ahead."""
    joined = parse.tokens[tie.head].dep == "conj"  # "between 1985 and 1987"
    if not (tie.own or joined or parse.tokens[tie.first - 1].lower in INSIDE):
        return False
    for j in parse.ancestors(tie.governor):
        token = parse.tokens[j]
        if token.pos in PREDICATES:
            return is_done(parse, j, verbs)
        if token.lower in verbs.toward or verbs.lies_ahead(token.lemma, token.lower):
            return False
    return False


def _tense_above(parse: Parse, i: int) -> str:
    """Return the tense of the nearest verb at or above a token that has one, "" for none."""
    for j in (i, *parse.ancestors(i)):
        if parse.tokens[j].pos in PREDICATES and (found := tense(parse, j)):
            return found
    return ""
