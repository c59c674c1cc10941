"""What "a day earlier" and "the following week" count from.

Such words take the time of what is being told: the act above their clause, else the last day that
the telling named. A day only planned ("his talks, set for Friday") is no point of a past telling.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse
from tidings.readers.times.tense import direction, predicate_above, tense
from tidings.readers.times.ties import tie
from tidings.values import SymbolicDate, TimeExpression

SMALL = frozenset({"day", "hour", "minute", "second"})
MEASURED = SMALL | {"week", "month"}
FARTHEST = 40  # expressions back: the work grows no faster than the text
# clauses whose time is reckoned from that of the clause above them
EMBEDDED = frozenset({"relcl", "acl", "advcl"})


def base_of(
    parse: Parse,
    first: int,
    head: int,
    date: SymbolicDate,
    before: Sequence[TimeExpression],
    verbs: DatingVerbs,
) -> int | Literal["publication"] | None:
    """Return the position of the expression that one with that head and first token counts from.

    "publication" where the act above stands at the time of writing ("has cancelled … over what
    was imposed a day earlier"), None where no day is named to count from.
    """
    ahead = direction(parse, head, first, verbs) > 0
    eligible = _eligible(date, before)
    last = next((k for k in eligible if ahead or not _planned(parse, k, before[k], verbs)), None)
    over = _act_above(parse, head, verbs) if date.unit in SMALL | {"week"} else None
    start = parse.tokens[parse.sentences[parse.tokens[head].sentence].first].start
    alone = last is None or before[last].span.start < start
    if over is not None and alone and tense(parse, over) in ("perfect", "present"):
        return "publication"
    return last


def _eligible(date: SymbolicDate, before: Sequence[TimeExpression]) -> Iterator[int]:
    """Yield dated expressions, the nearest first. Days and hours count from a day only.

    "A day earlier" may count from a month at need, but never from a year or a season.
    """
    small = date.unit in SMALL
    fine = small and date.direction == 0
    for at in range(len(before) - 1, max(-1, len(before) - 1 - FARTHEST), -1):
        other = before[at].date
        if other is None or other.anchor == "vague" or before[at].type == "SET":
            continue
        if other.anchor != "calendar" and other.offset is None:
            continue
        if small and not (other.month or other.weekday or other.unit in MEASURED):
            continue
        if not fine or other.day or other.weekday or other.unit == "day":
            yield at


def _act_above(parse: Parse, head: int, verbs: DatingVerbs) -> int | None:
    """Return the verb above the clause that an expression stands in, if it is a clause within.

    Not the participle of a plan: "the talks, set for Friday, over what was done a day earlier".
    """
    own = predicate_above(parse, head)
    if own is None or parse.tokens[own].dep not in EMBEDDED:
        return None
    over = predicate_above(parse, parse.tokens[own].head)
    while over is not None and over != own:
        token = parse.tokens[over]
        planned = token.tag == "VBN" and verbs.lies_ahead(token.lemma, token.lower)
        if token.dep not in EMBEDDED or not planned:
            return over
        over = predicate_above(parse, token.head)
    return None


def _planned(parse: Parse, at: int, time: TimeExpression, verbs: DatingVerbs) -> bool:
    """Tell whether an expression names a day planned for: "planned for June 23"."""
    if time.date is not None and time.date.direction:
        return time.date.direction > 0
    found = tie(parse, at, time.span, verbs)
    if found is None:
        return False
    token = parse.tokens[found.governor]
    beside = parse.tokens[parse.tokens[found.head].head].lower == "for"
    return beside and verbs.lies_ahead(token.lemma, token.lower)
