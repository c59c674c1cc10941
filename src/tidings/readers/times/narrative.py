"""The running day of a story: a best guess for acts that `date_clause` leaves open.

For ranking and for benches that ask for one day whatever it costs; the record never uses it.
"""

from collections.abc import Sequence

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse
from tidings.readers.times.clause import date_clause
from tidings.readers.times.tense import predicate_above, tense
from tidings.values import TimeExpression, When

TODAY = When(basis="a guess: the day of publication")


def likely_when(parse: Parse, times: Sequence[TimeExpression], i: int, verbs: DatingVerbs) -> When:
    """Return the likeliest date of the act at token `i`: its own, else the running day's.

    A deed without a date goes with the verb above it; a past act without one goes on from the
    last day behind that the telling named, or is of the day of publication.
    """
    found = date_clause(parse, times, i, verbs)
    if found.undated:
        above = _verb_above(parse, i)
        if above is None or tense(parse, above) in ("modal", "conditional"):
            return found
        found = date_clause(parse, times, above, verbs)
    if found.times or found.undated or found.relation != "before":
        return found
    running = narrative_time(parse, times, i)
    if running is None:
        return TODAY
    return When(times=(running,), basis="a guess: the day that the telling stands at")


def _verb_above(parse: Parse, i: int) -> int | None:
    """Return the nearest verb above token `i` that has a tense."""
    for j in (i, *parse.ancestors(i)):
        v = predicate_above(parse, j)
        if v == j and tense(parse, j):
            return j
    return None


def narrative_time(parse: Parse, times: Sequence[TimeExpression], i: int) -> int | None:
    """Return the position of the expression that the telling stands at before token `i`, or None.

    It is the nearest earlier one that names a day behind.
    """
    sentence = parse.sentences[parse.tokens[i].sentence]
    end = parse.tokens[sentence.last - 1].end
    behind = [k for k, t in enumerate(times) if t.span.start < end and _names_day_behind(t)]
    return behind[-1] if behind else None


def _names_day_behind(time: TimeExpression) -> bool:
    date = time.date
    if date is None or date.anchor == "vague" or date.direction > 0:
        return False
    if date.unit == "day" and date.anchor == "publication":
        return date.offset is not None and date.offset <= 0
    return date.day is not None or date.weekday is not None
