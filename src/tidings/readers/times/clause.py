"""The date of an act: what is attached to its word, then its clause, then the running day."""

from collections.abc import Sequence
from dataclasses import replace

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse
from tidings.readers.times.clues import clues_for
from tidings.readers.times.noun_dates import noun_date
from tidings.readers.times.telling import Telling
from tidings.readers.times.tense import PREDICATES, predicate_above, tense
from tidings.readers.times.ties import PAST
from tidings.readers.times.verb_dates import verb_date
from tidings.values import TimeExpression, When

DEPTH = 4  # acts counted from acts counted from acts


def date_clause(parse: Parse, times: Sequence[TimeExpression], i: int, verbs: DatingVerbs) -> When:
    """Return the date of one act; make a `Telling` and ask `date_act` to date many."""
    return date_act(Telling(parse, times, verbs), i)


def date_act(telling: Telling, i: int) -> When:
    """Return the date of the act whose head is token `i`, a verb or a deed noun.

    First an expression attached to it or what it is counted from, then one that stands in its
    clause, then that of a clause it is joined to, then its tense beside the day that the telling
    stands at or the day of publication; undated, with a reason, where none of these tells.
    """
    parse = telling.parse
    found = _counted(telling, i, DEPTH) or _date(telling, i)
    if i in telling.counts and found.running is not None and found.relation == "onward":
        found = When(relation="before", basis="counted from an act without a day")
    if found.times and parse.tokens[i].pos in PREDICATES and tense(parse, i) in PAST:
        found = replace(found, behind=True)
    return _with_likely(telling, i, found) if found.undated else found


def _date(telling: Telling, i: int) -> When:
    verb = telling.parse.tokens[i].pos in PREDICATES
    clues = clues_for(telling, i)
    return verb_date(clues, i) if verb else noun_date(clues, i)


def _counted(telling: Telling, i: int, depth: int) -> When | None:
    """Return the date of an act that is counted from another: "two weeks after the vote"."""
    count = telling.counts.get(i)
    if count is None or not depth or clues_for(telling, i).beside(i):
        return None
    start = _counted(telling, count.start, depth - 1) or _date(telling, count.start)
    if not start.times or start.relation != "on" or start.moved:
        return None
    basis = "counted from an act that has a date"
    spans = (*start.spans, count.span)
    return replace(start, moved=count.moved, basis=basis, spans=spans)


def _with_likely(telling: Telling, i: int, found: When) -> When:
    """Add the likeliest day of what has no day: that of the verb above it."""
    above = _verb_above(telling.parse, i)
    if above is None:
        return found
    when = _date(telling, above)
    if not when.times and tense(telling.parse, above) in ("modal", "conditional"):
        return found
    if when.running is not None and when.relation == "onward":
        return replace(found, likely=(when.running,))
    if when.times and when.relation == "on" and not when.moved:
        return replace(found, likely=when.times)
    return replace(found, likely=when.likely if when.likely is not None else _today(when))


def _today(when: When) -> tuple[int, ...] | None:
    plain = not when.times and when.running is None and not when.undated
    return () if plain and when.relation == "on" else None


def _verb_above(parse: Parse, i: int) -> int | None:
    """Return the nearest verb above token `i` that has a tense."""
    for j in (i, *parse.ancestors(i)):
        v = predicate_above(parse, j)
        if v == j and tense(parse, j):
            return j
    return None
