"""What a time expression hangs on: the verb or deed noun that it dates, and by which word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse
from tidings.readers.times.tense import PREDICATES, tense, verb_before
from tidings.values import Relation, Span, TimeExpression

RELATIONS: dict[str, Relation] = {
    "since": "since", "until": "until", "till": "until", "by": "until", "before": "before",
    "after": "after", "from": "since",
}  # fmt: skip
# Dependencies by which an expression hangs on a noun as its own ("Friday's talks", "a May visit").
OWN = frozenset({"poss", "compound", "amod", "nmod", "nummod"})
PAST = frozenset({"past", "perfect", "past perfect"})
# Prepositions before an act at which another takes place.
SETTINGS = frozenset({"in", "at", "during"})


@dataclass(frozen=True, slots=True)
class Tie:
    """An expression and the word that it dates. `own` where it stands inside a noun phrase,
    `ahead` where it lies ahead of publication; `first` and `last` are its
    first and last token.
    `setting` is the verb that takes place at the act that is dated: "in Sunday's debate he said".
    """

    time: int
    head: int
    governor: int
    relation: Relation
    own: bool
    word: Span | None
    ahead: bool = False
    first: int = 0
    last: int = 0
    setting: int | None = None
    clock: bool = False


def ties_by_sentence(
    parse: Parse, times: Sequence[TimeExpression], verbs: DatingVerbs
) -> dict[int, tuple[Tie, ...]]:
    """Return what each dated expression hangs on, by sentence: one pass over the expressions."""
    found: dict[int, list[Tie]] = {}
    ahead: list[bool] = []
    for at, time in enumerate(times):
        ahead.append(_ahead(time, ahead))
        if time.date is None or _present(time):
            continue
        tied = tie(parse, at, time.span, verbs)
        if tied is not None:
            sentence = parse.tokens[tied.head].sentence
            full = replace(tied, ahead=ahead[at], setting=_setting(parse, tied))
            found.setdefault(sentence, []).append(_on_the_day(full, time))
    return {sentence: tuple(ties) for sentence, ties in found.items()}


def _setting(parse: Parse, tie: Tie) -> int | None:
    """Return the verb that has the dated act as its setting ("in a Wednesday media event")."""
    tokens = parse.tokens
    n = tie.governor
    prep = tokens[n].head
    if tokens[n].dep != "pobj" or tokens[prep].lower not in SETTINGS or n == tie.head:
        return None
    v = tokens[prep].head
    near = tie.own or tie.head > n
    return v if near and tokens[v].pos in PREDICATES else None


def _on_the_day(tie: Tie, time: TimeExpression) -> Tie:
    """Take "before midnight on 22 August" and "after dawn on Monday" for the day itself."""
    clock = time.type == "TIME" and tie.relation in ("before", "after")
    return replace(tie, relation="on", clock=True) if clock else tie


def _ahead(time: TimeExpression, before: Sequence[bool]) -> bool:
    """Tell whether an expression lies ahead of publication: "two days later" as its base does."""
    date = time.date
    if date is None:
        return False
    if date.anchor == "time":
        return date.base is not None and 0 <= date.base < len(before) and before[date.base]
    return date.direction > 0


def _present(time: TimeExpression) -> bool:
    """Leave out "now" and "soon": the tense tells as much."""
    return time.date is not None and time.date.anchor == "vague"


def tie(parse: Parse, at: int, span: Span, verbs: DatingVerbs) -> Tie | None:
    """Return what the expression at position `at`, with that span, hangs on."""
    inside = parse.within(span)
    if not inside:
        return None
    first, last = inside[0].i, inside[-1].i
    head = next((t.i for t in reversed(inside) if not first <= t.head <= last), last)
    tokens = parse.tokens
    relation, word, own = _introduced(parse, head, first)
    own = own or tokens[head].dep in OWN
    beside = None if own else verb_before(parse, first)
    if beside is not None:
        return Tie(at, head, beside, relation, False, word, first=first, last=last)
    j = tokens[head].head
    while not _datable(parse, j, verbs) and tokens[j].head != j:
        if not own and tokens[j].lower in RELATIONS and tokens[j].pos in ("ADP", "SCONJ"):
            relation, word = RELATIONS[tokens[j].lower], parse.span(j, j)
        own = own and tokens[j].pos in ("NOUN", "PROPN", "PART")
        j = tokens[j].head
    return Tie(at, head, j, relation, own, word, first=first, last=last)


def _introduced(parse: Parse, head: int, first: int) -> tuple[Relation, Span | None, bool]:
    """Return the relation that the preposition right before an expression gives.

    Not where the expression describes a noun: "after Sunday's vote" dates the vote on Sunday.
    """
    before = parse.tokens[first - 1] if first else None
    if before is None or parse.tokens[head].dep in OWN:
        return "on", None, False
    if before.lower in RELATIONS and before.pos in ("ADP", "SCONJ", "ADV"):
        return RELATIONS[before.lower], parse.span(before.i, before.i), False
    return "on", None, False


def _datable(parse: Parse, j: int, verbs: DatingVerbs) -> bool:
    """Tell whether a word can have a date: verbs and common nouns, no person, place or number."""
    token = parse.tokens[j]
    if token.pos in PREDICATES or (
        token.pos == "ADJ" and verbs.lies_ahead(token.lemma, token.lower)
    ):
        return True
    return token.pos == "NOUN" and token.ent not in ("DATE", "TIME", "CARDINAL", "PERCENT")


def is_prospect(parse: Parse, tie: Tie, v: int, verbs: DatingVerbs) -> bool:
    """Tell whether the expression is the day planned for: "scheduled for Friday"."""
    tokens = parse.tokens
    if not verbs.lies_ahead(tokens[v].lemma, tokens[v].lower):
        return False
    for_it = tokens[tokens[tie.head].head].lower == "for"
    return for_it or (tie.ahead and tokens[v].tag in ("VBN", "VBD"))


def fits(parse: Parse, tie: Tie, v: int, verbs: DatingVerbs) -> bool:
    """Tell whether an expression can be the day of verb `v` itself.

    Not the day planned for, none that something is moved to or from, nothing ahead for what is
    told as past ("gave them until Friday"), no "first since 2009".
    """
    if is_prospect(parse, tie, v, verbs) or way_of_moving(parse, tie, v, verbs):
        return False
    if tie.relation == "since" and parse.tokens[v].lemma == "be":
        return False
    return not (tie.ahead and tense(parse, v) in PAST)


def way_of_moving(parse: Parse, tie: Tie, v: int, verbs: DatingVerbs) -> str | None:
    """Return "to" or "from" where the verb moves something to or from the day, else None.

    "Put off until July", "postponed to", "extended the truce to" (on the verb or on what it moves).
    """
    tokens = parse.tokens
    particles = verbs.moving.get(tokens[v].lemma)
    if particles is None or v not in (tie.governor, tokens[tie.governor].head) or tie.own:
        return None
    if particles and not any(tokens[c].lower in particles for c in parse.children[v]):
        return None
    lead = tokens[tie.first - 1].lower if tie.first else ""
    if lead in ("to", "until", "till"):
        return "to"
    return "from" if lead == "from" else None
