"""What a time expression hangs on: the verb or deed noun that it dates, and by which word."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse
from tidings.readers.times.tense import PREDICATES, verb_before
from tidings.values import Relation, Span, TimeExpression

RELATIONS: dict[str, Relation] = {
    "since": "since", "until": "until", "till": "until", "by": "until", "before": "before",
    "after": "after", "from": "since",
}  # fmt: skip
# Dependencies by which an expression hangs on a noun as its own ("Friday's talks", "a May visit").
OWN = frozenset({"poss", "compound", "amod", "nmod", "nummod"})


@dataclass(frozen=True, slots=True)
class Tie:
    """An expression and the word that it dates. `own` where it stands inside a noun phrase,
    `ahead` where it lies ahead of publication.
    """

    time: int
    head: int
    governor: int
    relation: Relation
    own: bool
    word: Span | None
    ahead: bool = False


def ties_of(
    parse: Parse, times: Sequence[TimeExpression], i: int, verbs: DatingVerbs
) -> Iterator[Tie]:
    """Yield what each dated expression of the sentence of token `i` hangs on."""
    sentence = parse.sentences[parse.tokens[i].sentence]
    start, end = parse.tokens[sentence.first].start, parse.tokens[sentence.last - 1].end
    at = bisect_left(times, start, key=lambda t: t.span.start)
    while at < len(times) and times[at].span.start < end:
        if times[at].date is not None and not _present(times[at]):
            found = tie(parse, at, times[at].span, verbs)
            if found is not None:
                yield replace(found, ahead=_ahead(times, at))
        at += 1


def _ahead(times: Sequence[TimeExpression], at: int) -> bool:
    """Tell whether an expression lies ahead of publication: "two days later" as its base does."""
    date = times[at].date
    if date is None:
        return False
    if date.anchor == "time":
        return date.base is not None and 0 <= date.base < at and _ahead(times, date.base)
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
        return Tie(at, head, beside, relation, False, word)
    j = tokens[head].head
    while not _datable(parse, j, verbs) and tokens[j].head != j:
        if not own and tokens[j].lower in RELATIONS and tokens[j].pos in ("ADP", "SCONJ"):
            relation, word = RELATIONS[tokens[j].lower], parse.span(j, j)
        own = own and tokens[j].pos in ("NOUN", "PROPN", "PART")
        j = tokens[j].head
    return Tie(at, head, j, relation, own, word)


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
