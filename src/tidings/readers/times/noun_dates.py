"""The date of an act told by a noun: beside it, in words about it, by its verb, told before."""

from tidings.readers.times.again import told_before
from tidings.readers.times.clues import Clues, dated
from tidings.readers.times.tense import PREDICATES
from tidings.readers.times.ties import Tie, is_prospect, way_of_moving
from tidings.readers.times.verb_dates import verb_date
from tidings.values import NO_DATE, Relation, When

PHRASE = 25  # tokens of a noun phrase in which a clause about its head is looked for
# "the first visit since 2009" was not in 2009 or all the time since.
RANKS = frozenset({"first", "second", "third", "last", "only"})


def noun_date(clues: Clues, n: int) -> When:
    """Date a deed noun: by its own words, by a clause about it, by a verb of taking place."""
    tokens = clues.parse.tokens
    ranked = any(
        tokens[c].lower in RANKS or tokens[c].tag == "JJS" for c in clues.parse.children[n]
    )
    moved = _moved_to(clues, n)
    if moved is not None:
        return moved
    direct = [t for t in clues.ties if t.governor == n and not (ranked and t.relation == "since")]
    if direct:
        return dated(direct, "a date stands beside the noun")
    below = _words_about(clues, n)
    if below:
        return dated(below, "a date stands in the words about it")
    head = tokens[n].head
    if tokens[n].dep == "pobj" and tokens[head].lower == "of" and tokens[head].head != head:
        whole = [t for t in clues.ties if t.governor == tokens[head].head]
        if whole and tokens[tokens[head].head].pos == "NOUN":
            return dated(whole, "a date stands beside the noun it belongs to")
        n = tokens[head].head  # "a round of talks is held"
    found = _from_verb(clues, n)
    if found.times:
        return found
    again = told_before(clues.parse, clues.telling.dated, n, clues.verbs)
    return dated([again], "the same act has a date before") if again else found


def _moved_to(clues: Clues, n: int) -> When | None:
    """Return the day that a noun's act is moved to, else the one it is moved from."""
    tokens = clues.parse.tokens
    v = tokens[n].head
    moved = ("dobj", "nsubjpass") if clues.parse.child(v, "dobj") else ("nsubjpass", "nsubj")
    if tokens[n].dep not in moved or tokens[v].lemma not in clues.verbs.moving:
        return None
    ways = [(way_of_moving(clues.parse, t, v, clues.verbs), t) for t in clues.ties]
    to = [t for way, t in ways if way == "to"]
    if to:
        lasts = tokens[v].lemma in ("extend", "prolong")
        relation: Relation = "until" if lasts else "on"
        return When(times=(to[-1].time,), relation=relation, basis="the day it is moved to")
    known = any(t.governor == n for t in clues.ties)
    start = [t for way, t in ways if way == "from"]
    if start and not known:
        return When(times=(start[0].time,), basis="the day it was planned for and moved from")
    return None


def _words_about(clues: Clues, n: int) -> list[Tie]:
    """Return the dates of a clause or adjective that describes a noun: "due to open on Friday"."""
    tokens = clues.parse.tokens
    for c in clues.parse.children[n]:
        if tokens[c].dep not in ("acl", "relcl", "amod", "appos"):
            continue
        planned = _tells_plan(clues, c)
        if not planned and tokens[c].tag != "VBN":
            continue
        below = _dates_of(clues, c, planned=planned)
        if below:
            return below
    return _set_for(clues, n)


def _tells_plan(clues: Clues, c: int) -> bool:
    token = clues.parse.tokens[c]
    return token.lemma in clues.verbs.happen or clues.lies_ahead(token) or token.lemma == "be"


def _dates_of(clues: Clues, c: int, *, planned: bool) -> list[Tie]:
    """Return the dates beside a verb about the noun and, for a plan, beside its infinitive."""
    tokens = clues.parse.tokens
    below = {d for d in clues.parse.children[c] if planned and tokens[d].dep == "xcomp"}
    return [t for t in clues.ties if t.governor in {c, *below}]


def _set_for(clues: Clues, n: int) -> list[Tie]:
    """Return the day in "a meeting between the two that had been set for Friday".

    Parsers hang the clause on the last noun of the phrase; only a plan for a day is taken.
    """
    tokens = clues.parse.tokens
    within = tokens[n + 1 : min(clues.parse.edges[n][1] + 1, n + PHRASE)]
    for token in within:
        if token.dep in ("relcl", "acl") and clues.lies_ahead(token):
            below = _dates_of(clues, token.i, planned=True)
            if [t for t in below if tokens[t.first - 1].lower == "for"]:
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
    does = lemma in clues.verbs.results and tokens[n].dep == "nsubj"
    if does and above:
        return dated(above, "what it did has a date")
    if takes or (lemma == "be" and subject):
        if above:
            return dated(above, "a date stands beside the verb about it")
        return verb_date(clues, head) if takes else NO_DATE
    planned = [t for t in above if is_prospect(clues.parse, t, head, clues.verbs)]
    return dated(planned, "the day it is planned for") if planned else NO_DATE
