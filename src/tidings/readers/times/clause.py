"""The date of an act: what is attached to its word, then its clause, then its tense."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse, Token
from tidings.readers.times.tense import PREDICATES, tense
from tidings.readers.times.ties import RELATIONS, Tie, ties_of
from tidings.values import NO_DATE, TimeExpression, When

SUBORDINATE = frozenset({"if", "unless", "whether", "lest", "suppose", "provided"})
# "the first visit since 2009" was not in 2009 or all the time since.
RANKS = frozenset({"first", "second", "third", "last", "only"})
ARGUMENTS = frozenset({"dobj", "pobj", "attr", "nsubjpass"})
PAST = frozenset({"past", "perfect", "past perfect"})
# Prepositions by which a gerund goes along with its verb.
ALONGSIDE = frozenset({"by", "in", "with", "while", "when"})


@dataclass(frozen=True, slots=True)
class Clues:
    """What an act is dated by: its sentence's expressions, and the classes of verbs round it."""

    parse: Parse
    ties: tuple[Tie, ...]
    verbs: DatingVerbs

    def lies_ahead(self, token: Token) -> bool:
        """Tell whether what hangs on a word lies ahead."""
        return self.verbs.lies_ahead(token.lemma, token.lower)


def date_clause(parse: Parse, times: Sequence[TimeExpression], i: int, verbs: DatingVerbs) -> When:
    """Return the date of the act whose head is token `i`, a verb or a deed noun.

    First an expression attached to it, then one that stands in its clause, then that of a clause
    it is joined to, then its tense; undated, with a reason, where none of these tells.
    """
    clues = Clues(parse, tuple(ties_of(parse, times, i, verbs)), verbs)
    if parse.tokens[i].pos in PREDICATES:
        found = _verb_date(clues, i)
        return replace(found, behind=True) if found.times and tense(parse, i) in PAST else found
    return _noun_date(clues, i)


def _dated(ties: Sequence[Tie], basis: str) -> When:
    relation = ties[0].relation
    same = [t for t in ties if t.relation == relation]
    spans = tuple(t.word for t in same if t.word is not None)
    return When(times=tuple(t.time for t in same), relation=relation, basis=basis, spans=spans)


def _verb_date(clues: Clues, v: int) -> When:
    """Date a verb."""
    direct = [t for t in clues.ties if t.governor == v and _fits(clues, t, v)]
    if direct:
        return _dated(_before_gap(clues, direct), "a date stands beside the verb")
    found = _in_clause(clues, v)
    if found:
        return _dated(found, "a date stands in the same clause")
    if _conditional(clues.parse, v):
        return When(undated=True, basis="said as a condition, not as something that took place")
    joined = _from_joined(clues, v) or _from_participle(clues, v)
    return joined if joined is not None else _by_tense(clues, v)


def _before_gap(clues: Clues, ties: Sequence[Tie]) -> list[Tie]:
    """Return the dates up to a second act told without its verb ("fell on 2 May and Bonn on 7")."""
    tokens = clues.parse.tokens
    kept = [ties[0]]
    for one, other in pairwise(ties):
        between = tokens[min(one.head, other.head) + 1 : max(one.head, other.head)]
        after = [t for cc in between if cc.dep == "cc" for t in between if t.i > cc.i]
        if any(t.pos in ("NOUN", "PROPN") and t.ent not in ("DATE", "TIME") for t in after):
            break
        kept.append(other)
    return kept


def _is_prospect(clues: Clues, tie: Tie, v: int) -> bool:
    """Tell whether the expression is the day planned for: "scheduled for Friday"."""
    tokens = clues.parse.tokens
    if not clues.lies_ahead(tokens[v]):
        return False
    for_it = tokens[tokens[tie.head].head].lower == "for"
    return for_it or (tie.ahead and tokens[v].tag in ("VBN", "VBD"))


def _fits(clues: Clues, tie: Tie, v: int) -> bool:
    """Tell whether an expression can be the day of verb `v` itself.

    Not the day planned for, nothing ahead for what is told as past ("gave them until Friday"), no
    "first since 2009".
    """
    if _is_prospect(clues, tie, v) or (
        tie.relation == "since" and clues.parse.tokens[v].lemma == "be"
    ):
        return False
    return not (tie.ahead and tense(clues.parse, v) in PAST)


def _in_clause(clues: Clues, v: int) -> list[Tie]:
    """Return expressions that hang on an argument of the verb, not inside its noun phrase.

    Parsers hang "on Friday" on the object as often as on the verb, and "from 1 August", the day
    on which what is to come begins, on the last of several objects.
    """
    tokens = clues.parse.tokens
    found = []
    for tie in clues.ties:
        begins = tie.relation == "since" and tie.ahead
        dates = tie.relation == "on" or begins
        if tie.own or not dates or tokens[tie.governor].pos in PREDICATES:
            continue
        if not _fits(clues, tie, v):
            continue
        if tokens[tie.head].i < tie.governor:
            continue
        j = tie.governor
        steps = 0
        while tokens[j].head != j and tokens[j].pos not in PREDICATES and steps < 4:
            if tokens[j].dep == "appos" or (tokens[j].dep == "conj" and not begins):
                break
            j = tokens[j].head
            steps += 1
        if j == v and tokens[tie.governor].dep in ARGUMENTS | ({"conj"} if begins else set()):
            found.append(tie)
    return found


def _conditional(parse: Parse, v: int) -> bool:
    """Tell whether the clause of a verb begins with "if", "unless", "whether"."""
    return any(
        parse.tokens[c].dep == "mark" and parse.tokens[c].lower in SUBORDINATE
        for c in parse.children[v]
    )


def _from_joined(clues: Clues, v: int) -> When | None:
    """Return the date that a verb shares with the verb it is joined to or goes along with."""
    tokens = clues.parse.tokens
    token = tokens[v]
    head = token.head
    if head == v or tokens[head].pos not in PREDICATES or _negated(clues.parse, v):
        return None
    own = tense(clues.parse, v)
    above = [t for t in clues.ties if t.governor == head and not _is_prospect(clues, t, head)]
    if token.dep == "conj" and own == tense(clues.parse, head):
        if not above:
            return _from_joined(clues, head)
        if tokens[above[0].head].i < v:
            return _dated(above, "joined to a verb with a date")
    if token.dep in ("advcl", "xcomp") and own == "" and token.tag == "VBG":
        if above and not _marked(clues.parse, v):
            return _dated(above, "goes along with a verb that has a date")
        return _from_joined(clues, head)
    if token.dep == "ccomp" and above and above[0].relation == "on":
        return _reported(clues, v, head, own, above)
    return None


def _from_participle(clues: Clues, v: int) -> When | None:
    """Return the date of a participle that goes along: "Speaking on Monday, he condemned it"."""
    tokens = clues.parse.tokens
    if tense(clues.parse, v) != "past":
        return None
    for c in clues.parse.children[v]:
        if tokens[c].dep == "advcl" and tokens[c].tag == "VBG" and not _marked(clues.parse, c):
            below = [t for t in clues.ties if t.governor == c and t.relation == "on"]
            if below and clues.parse.child(c, "nsubj", "mark") is None:
                return _dated(below, "goes along with words that have a date")
    return None


def _negated(parse: Parse, v: int) -> bool:
    """Tell whether a verb is denied: what was not done has no day."""
    return parse.child(v, "neg") is not None


def _marked(parse: Parse, v: int) -> bool:
    """Tell whether "after", "before", "since" and the like begin the clause."""
    return any(parse.tokens[c].dep in ("mark", "prep") and parse.tokens[c].i < v
               and parse.tokens[c].lower in RELATIONS for c in parse.children[v])  # fmt: skip


def _reported(clues: Clues, v: int, head: int, own: str, above: Sequence[Tie]) -> When | None:
    """Date what somebody said on a dated day: what was announced happens with the words."""
    tokens = clues.parse.tokens
    day = tuple(t.time for t in above)
    if (
        tokens[head].lemma in clues.verbs.perform
        and tokens[v].tag == "VBG"
        and own in ("past", "present")
    ):
        return When(times=day, basis="announced on a day that is named")
    if own in ("past", "past perfect", "perfect") and tokens[head].lemma in clues.verbs.announce:
        return When(times=day, relation="before", basis="told as past on a day that is named")
    if own in ("future", "conditional"):
        return When(times=day, relation="after", basis="told as to come on a day that is named")
    return None


def _by_tense(clues: Clues, v: int) -> When:
    """Date a verb by its tense against the day of publication."""
    token = clues.parse.tokens[v]
    name = tense(clues.parse, v)
    if clues.parse.sentences[token.sentence].headline and name == "present":
        return When(relation="before", basis="a headline tells what has been in the present tense")
    row = BY_TENSE.get(name)
    if row is not None:
        return row
    if token.dep == "pcomp" and clues.parse.tokens[token.head].lower in ALONGSIDE:
        above = clues.parse.tokens[token.head].head
        finite = clues.parse.tokens[above].pos in PREDICATES and tense(clues.parse, above) != ""
        if finite and not _negated(clues.parse, v):
            return _verb_date(clues, above)
    if token.dep in ("xcomp", "advcl", "conj", "acl", "ccomp", "pcomp") and token.head != v:
        return _non_finite(clues, v)
    return NO_DATE


BY_TENSE: dict[str, When] = {
    "past": When(relation="before", basis="past tense, no date in the sentence"),
    "past perfect": When(relation="before", basis="past perfect, no date in the sentence"),
    "perfect": When(relation="before", basis="present perfect, no date in the sentence"),
    "present": When(relation="on", basis="present tense: as things stand at publication"),
    "future": When(relation="after", basis="future tense, no date in the sentence"),
    "conditional": When(undated=True, basis="“would” tells no day"),
    "modal": When(undated=True, basis="told as possible, not as something that took place"),
}


def _non_finite(clues: Clues, v: int) -> When:
    """Date an infinitive or participle by the verb above it."""
    tokens = clues.parse.tokens
    head = tokens[v].head
    above = tokens[head]
    if above.pos not in PREDICATES:
        return When(undated=True, basis="the form of the verb tells no day")
    if tokens[v].dep == "conj":
        return _verb_date(clues, head)
    if any(tokens[c].lower == "to" and tokens[c].dep == "aux" for c in clues.parse.children[v]):
        if clues.lies_ahead(above):
            return When(undated=True, basis="still to be done when it was told; no day is named")
        if above.lemma in clues.verbs.implicative and not _negated(clues.parse, head):
            return _verb_date(clues, head)
    elif tokens[v].tag in ("VBG", "VBN") and not _negated(clues.parse, v):
        return _by_tense(clues, head)
    return When(undated=True, basis="the form of the verb tells no day")


def _noun_date(clues: Clues, n: int) -> When:
    """Date a deed noun: by its own words, by a clause about it, by a verb of taking place."""
    tokens = clues.parse.tokens
    ranked = any(
        tokens[c].lower in RANKS or tokens[c].tag == "JJS" for c in clues.parse.children[n]
    )
    direct = [t for t in clues.ties if t.governor == n and not (ranked and t.relation == "since")]
    if direct:
        return _dated(direct, "a date stands beside the noun")
    below = _words_about(clues, n)
    if below:
        return _dated(below, "a date stands in the words about it")
    head = tokens[n].head
    if tokens[n].dep == "pobj" and tokens[head].lower == "of" and tokens[head].head != head:
        whole = [t for t in clues.ties if t.governor == tokens[head].head]
        if whole and tokens[tokens[head].head].pos == "NOUN":
            return _dated(whole, "a date stands beside the noun it belongs to")
        n = tokens[head].head  # "a round of talks is held"
    return _from_verb(clues, n)


def _words_about(clues: Clues, n: int) -> list[Tie]:
    """Return the dates of a clause or adjective that describes a noun: "due to open on Friday"."""
    tokens = clues.parse.tokens
    for c in clues.parse.children[n]:
        if tokens[c].dep not in ("acl", "relcl", "amod", "appos"):
            continue
        planned = (
            tokens[c].lemma in clues.verbs.happen
            or clues.lies_ahead(tokens[c])
            or tokens[c].lemma == "be"
        )
        if not planned and tokens[c].tag != "VBN":
            continue
        heads = {c, *(d for d in clues.parse.children[c] if planned and tokens[d].dep == "xcomp")}
        below = [t for t in clues.ties if t.governor in heads]
        if below:
            return below
    return []


def _from_verb(clues: Clues, n: int) -> When:
    """Take the date of a verb that only says that the deed takes place or is planned."""
    tokens = clues.parse.tokens
    head = tokens[n].head
    if head == n or tokens[head].pos not in PREDICATES:
        return NO_DATE
    lemma = tokens[head].lemma
    place = lemma == "take" and not any(
        tokens[c].lower == "place" for c in clues.parse.children[head]
    )
    above = [t for t in clues.ties if t.governor == head]
    takes = lemma in clues.verbs.happen and not place
    subject = tokens[n].dep in ("nsubj", "nsubjpass")
    if takes or (lemma == "be" and subject):
        if above:
            return _dated(above, "a date stands beside the verb about it")
        return _verb_date(clues, head) if takes else NO_DATE
    planned = [t for t in above if _is_prospect(clues, t, head)]
    return _dated(planned, "the day it is planned for") if planned else NO_DATE
