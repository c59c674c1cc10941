"""The date of an act told by a verb: beside it, in its clause, by what it goes with, by tense."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tidings.readers.syntax import Parse
from tidings.readers.times.again import told_before
from tidings.readers.times.clues import Clues, dated
from tidings.readers.times.narrative import is_main, running_day
from tidings.readers.times.tense import PREDICATES, tense
from tidings.readers.times.ties import PAST, RELATIONS, Tie, is_prospect
from tidings.values import NO_DATE, When

SUBORDINATE = frozenset({"if", "unless", "whether", "lest", "suppose", "provided"})
ARGUMENTS = frozenset({"dobj", "pobj", "attr", "nsubjpass"})
# Prepositions by which a gerund goes along with its verb.
ALONGSIDE = frozenset({"by", "in", "with", "while", "when"})
# Words that put a clause at the time of the clause it belongs to.
MEANWHILE = frozenset({"when", "as", "while", "where"})


def verb_date(clues: Clues, v: int) -> When:
    """Date a verb."""
    direct = clues.beside(v)
    if direct:
        found = dated(_before_gap(clues, direct), "a date stands beside the verb")
        return _not_until(clues, v, found)
    ties = _in_clause(clues, v) or _below(clues, v) or [t for t in clues.ties if t.setting == v]
    if ties:
        return dated(ties, "a date stands in the same clause")
    if _conditional(clues.parse, v):
        return When(undated=True, basis="said as a condition, not as something that took place")
    ways = (
        _from_joined,
        _from_participle,
        _from_named,
        _from_doer,
        _from_meanwhile,
        _from_after,
    )
    for way in ways:
        joined = way(clues, v)
        if joined is not None:
            return joined
    return _by_tense(clues, v)


def _not_until(clues: Clues, v: int, found: When) -> When:
    """Read "was not resumed until May" as "was resumed in May"."""
    negated = found.relation == "until" and _negated(clues.parse, v)
    return replace(found, relation="on") if negated and tense(clues.parse, v) in PAST else found


def _below(clues: Clues, v: int) -> list[Tie]:
    """Return dates behind that the parser hung on an infinitive: "asked them to come last week"."""
    tokens = clues.parse.tokens
    if tense(clues.parse, v) not in PAST:
        return []
    below = {c for c in clues.parse.children[v] if tokens[c].dep == "xcomp"}
    return [
        t
        for t in clues.ties
        if t.governor in below
        and t.relation == "on"
        and not (t.ahead or t.own)
        and not clues.lies_ahead(tokens[v])
        and clues.behind(t)
    ]


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
        if not clues.fits(tie, v):
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
    above = [
        t
        for t in clues.ties
        if t.governor == head and not is_prospect(clues.parse, t, head, clues.verbs)
    ]
    if token.dep == "conj" and own == tense(clues.parse, head):
        if not above:
            return _from_joined(clues, head)
        if tokens[above[0].head].i < v:
            return dated(above, "joined to a verb with a date")
    if token.dep in ("advcl", "xcomp") and own == "" and token.tag == "VBG":
        if above and not _marked(clues.parse, v):
            return dated(above, "goes along with a verb that has a date")
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
                return dated(below, "goes along with words that have a date")
    return None


def _from_named(clues: Clues, v: int) -> When | None:
    """Return the date of what a relative clause is about.

    "In November, when he was found"; "Monday's blast, which killed six".
    """
    token = clues.parse.tokens[v]
    if tense(clues.parse, v) != "past":
        return None
    of_day = _day_told_of(clues, v)
    if of_day is not None:
        return When(times=(of_day.time,), basis="the day named is told of")
    if token.dep != "relcl":
        return None
    subject = clues.parse.child(v, "nsubj")
    if token.lemma not in clues.verbs.results or subject is None:
        return None
    if clues.parse.tokens[subject].lower not in ("that", "which"):
        return None
    told = [t for t in clues.ties if t.governor == token.head and t.relation == "on"]
    again = None if told else told_before(clues.parse, clues.telling.dated, token.head, clues.verbs)
    found = told or ([again] if again else [])
    return dated(found, "what came of an act that has a date") if found else None


def _from_doer(clues: Clues, v: int) -> When | None:
    """Return the date of the act that does what the verb tells: "Sunday's attack killed six"."""
    tokens = clues.parse.tokens
    subject = clues.parse.child(v, "nsubj")
    if subject is None or tokens[v].lemma not in clues.verbs.results:
        return None
    told = [t for t in clues.ties if t.governor == subject and t.relation == "on"]
    if not told or tokens[subject].pos != "NOUN" or tense(clues.parse, v) not in PAST:
        return None
    return dated(told, "what came of an act that has a date")


def _day_told_of(clues: Clues, v: int) -> Tie | None:
    """Return the date right before the "when" that begins the clause of a verb."""
    tokens = clues.parse.tokens
    when = next((c for c in clues.parse.children[v] if tokens[c].lower == "when" and c < v), None)
    if when is None or not when:
        return None
    last = when - 2 if tokens[when - 1].text == "," else when - 1
    return next((t for t in clues.ties if t.last == last and t.relation in ("on", "since")), None)


def _from_meanwhile(clues: Clues, v: int) -> When | None:
    """Return the date shared with a clause of the same time: "he was hurt when the roof fell"."""
    parse = clues.parse
    token = parse.tokens[v]
    if tense(parse, v) != "past":
        return None
    clauses = [c for c in parse.children[v] if _meanwhile(clues, c)]
    if _meanwhile(clues, v) and token.head != v:
        clauses.append(token.head)
    for other in clauses:
        beside = [t for t in clues.beside(other) if t.relation == "on"]
        if beside and tense(parse, other) == "past":
            return dated(beside, "told to have been when something with a date was")
    head = token.head
    if token.dep == "advcl" and _begins(parse, v, "after") and tense(parse, head) == "past":
        beside = [t for t in clues.beside(head) if t.relation == "on"]
        if beside:
            found = dated(beside, "told to have been before something with a date")
            return replace(found, relation="before", likely=found.times)
    return None


def _begins(parse: Parse, v: int, word: str) -> bool:
    """Tell whether a clause begins with that conjunction."""
    tokens = parse.tokens
    return any(tokens[c].dep == "mark" and tokens[c].lower == word for c in parse.children[v])


def _meanwhile(clues: Clues, c: int) -> bool:
    """Tell whether "when", "as" or "while" begins the clause of verb `c`."""
    tokens = clues.parse.tokens
    return tokens[c].dep == "advcl" and any(
        tokens[d].dep in ("mark", "advmod") and tokens[d].lower in MEANWHILE and d < c
        for d in clues.parse.children[c]
    )


def _from_after(clues: Clues, v: int) -> When | None:
    """Return the span from a dated act on: "they fled after Sunday's attack"."""
    parse = clues.parse
    if tense(parse, v) not in ("past", "perfect"):
        return None
    for c in parse.children[v]:
        other = None
        if parse.tokens[c].dep == "prep" and parse.tokens[c].lower in ("after", "following"):
            other = parse.child(c, "pobj", "pcomp")
        elif parse.tokens[c].dep == "advcl" and _begins(parse, c, "after"):
            other = c
        told = [] if other is None else [t for t in clues.beside(other) if t.relation == "on"]
        if told:
            found = dated(told, "after an act that has a date")
            return replace(found, relation="onward", likely=found.times)
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
        day = running_day(clues.parse, clues.telling.standing(v), v, clues.verbs)
        basis = "a headline tells what has been in the present tense"
        return When(relation="before", basis=basis, likely=() if day is None else (day,))
    if name in PAST:
        return _behind(clues, v, name)
    row = BY_TENSE.get(name)
    if row is not None:
        return row
    if token.dep == "pcomp" and clues.parse.tokens[token.head].lower in ALONGSIDE:
        above = clues.parse.tokens[token.head].head
        finite = clues.parse.tokens[above].pos in PREDICATES and tense(clues.parse, above) != ""
        if finite and not _negated(clues.parse, v):
            return verb_date(clues, above)
    if token.dep in ("xcomp", "advcl", "conj", "acl", "ccomp", "pcomp") and token.head != v:
        return _non_finite(clues, v)
    return NO_DATE


def _behind(clues: Clues, v: int, name: str) -> When:
    """Date what lies behind beside the day that the telling stands at.

    What is told in a main clause goes on from that day; a clause within may look further back. A
    past perfect lies before the day.
    """
    row = BY_TENSE[name]
    if name == "perfect":
        return row
    stands = clues.telling.standing(v)
    day = running_day(clues.parse, stands, v, clues.verbs)
    if day is None:
        return row
    if name == "past perfect":
        return When(running=day, relation="before", basis="past perfect: before the running day")
    near = stands.fresh or day == stands.aside or clues.parse.tokens[v].lemma in clues.verbs.speech
    if near and is_main(clues.parse, v):
        return When(running=day, relation="onward", basis="goes on from the running day")
    return When(relation="before", basis="past tense; the running day is likely", likely=(day,))


BY_TENSE: dict[str, When] = {
    "past": When(relation="before", basis="past tense, no date in the sentence", likely=()),
    "past perfect": When(relation="before", basis="past perfect, no date in the sentence"),
    "perfect": When(relation="before", basis="present perfect, no date in the sentence", likely=()),
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
        return verb_date(clues, head)
    if any(tokens[c].lower == "to" and tokens[c].dep == "aux" for c in clues.parse.children[v]):
        if clues.lies_ahead(above):
            return When(undated=True, basis="still to be done when it was told; no day is named")
        if above.lemma in clues.verbs.implicative and not _negated(clues.parse, head):
            return verb_date(clues, head)
    elif tokens[v].tag in ("VBG", "VBN") and not _negated(clues.parse, v):
        return _by_tense(clues, head)
    return When(undated=True, basis="the form of the verb tells no day")
