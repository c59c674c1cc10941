"""The running day of a story: which named day an undated past sentence most likely goes on with."""

from collections.abc import Sequence

from tidings.readers.syntax import Parse
from tidings.values import TimeExpression


def narrative_time(parse: Parse, times: Sequence[TimeExpression], i: int) -> int | None:
    """Return the position of the expression that the telling stands at before token `i`, or None.

    It is the nearest earlier one that names a day behind. A guess for ranking, not for the
    record: `date_clause` never uses it.
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
