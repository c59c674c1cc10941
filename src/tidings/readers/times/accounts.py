"""The period that a report of business results is about, and the same period a year before.

"Third-quarter profit rose to $24 million from $20 million a year earlier" speaks of two third
quarters. What a report calls "the quarter", "the latest period" or "a year ago" is reckoned from
the period that it named last.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tidings.readers.syntax import Parse
from tidings.readers.times.drafts import Account
from tidings.values import SymbolicDate, TimeExpression

AMOUNTS = frozenset({"MONEY", "PERCENT"})
PARTS_OF_YEAR = frozenset({"P9M", "P6M"})
NEAR = 12  # sentences over which a report keeps to the period it named


@dataclass(frozen=True, slots=True)
class Reported:
    """The period a report speaks of: a quarter or half (`at` its expression), or a year (None)."""

    at: int | None
    sentence: int


def settle(
    parse: Parse,
    times: Sequence[TimeExpression],
    accounts: Sequence[Account],
    places: Sequence[tuple[int, int]],
    ended: frozenset[str],
) -> Iterator[TimeExpression]:
    """Yield each expression, reckoned from the period reported where it hangs on that.

    `places` are the first and last tokens of each, `ended` the words between a period and its last
    day.
    """
    reported: Reported | None = None
    for at, (time, account) in enumerate(zip(times, accounts, strict=True)):
        here = parse.tokens[places[at][0]].sentence
        if reported is not None and here - reported.sentence > NEAR:
            reported = None
        end = _end(parse, places, at, ended) if account == "now" else None
        if end is not None:
            yield _ended(time, end)
        elif account == "before" and not _tells_amounts(parse, here):
            yield _from_publication(time) if reported is not None else time
        elif account:
            known = reported or _named_after(parse, times, places, at)
            yield _reckoned(times, at, account, known)
        else:
            yield time
        if _is_period(time, account) and (reported is None or _tells_amounts(parse, here)):
            reported = Reported(at, here)
        elif _yearly(time, account):
            reported = Reported(None, here)


def _is_period(time: TimeExpression, account: Account) -> bool:
    return account == "" and time.date is not None and bool(time.date.quarter or time.date.half)


def _yearly(time: TimeExpression, account: Account) -> bool:
    """Tell whether a report goes on to speak of a year, or of the months of it so far."""
    whole = account == "now" and time.date is not None and time.date.unit == "year"
    return whole or (time.type == "DURATION" and time.duration in PARTS_OF_YEAR)


def _named_after(
    parse: Parse, times: Sequence[TimeExpression], places: Sequence[tuple[int, int]], at: int
) -> Reported | None:
    """Return the period that the same sentence names further on ("a year ago … in the quarter")."""
    here = parse.tokens[places[at][0]].sentence
    for later in range(at + 1, len(times)):
        if parse.tokens[places[later][0]].sentence != here:
            return None
        if _is_period(times[later], ""):
            return Reported(later, here)
    return None


def _from_publication(time: TimeExpression) -> TimeExpression:
    if time.date is None or time.date.anchor != "time":
        return time
    return replace(time, date=replace(time.date, anchor="publication", base=None))


def _ended(time: TimeExpression, end: int) -> TimeExpression:
    """Return "the quarter" or "the year" of "ended Sept. 30": a year is the twelve months to it."""
    date = time.date
    if date is None or date.unit != "year":
        unit = date.unit if date is not None else None
        return replace(time, date=SymbolicDate(anchor="time", base=end, unit=unit, offset=0))
    start = SymbolicDate(anchor="time", base=end, unit="year", offset=-1, direction=-1)
    last = SymbolicDate(anchor="time", base=end, unit="day", offset=0)
    return replace(time, type="DURATION", duration="P1Y", date=start, to=last)


def _reckoned(
    times: Sequence[TimeExpression], at: int, account: Account, reported: Reported | None
) -> TimeExpression:
    """Return an expression reckoned from the period reported."""
    time, date = times[at], times[at].date
    if reported is None or date is None or (account == "now" and date.unit == "year"):
        return time
    if reported.at is None:
        return _from_publication(time) if account == "before" else time
    named = times[reported.at].date
    if account == "now":
        date = SymbolicDate(anchor="time", base=reported.at, unit="quarter", offset=0)
    elif account == "year" and named is not None:
        date = replace(date, quarter=named.quarter, half=named.half)
    else:
        date = SymbolicDate(anchor="time", base=reported.at, unit="year", offset=-1, direction=-1)
    return replace(time, date=date)


def _end(
    parse: Parse, places: Sequence[tuple[int, int]], at: int, ended: frozenset[str]
) -> int | None:
    """Return the position of the day on which a period ended ("the quarter ended Sept. 30")."""
    if at + 1 >= len(places):
        return None
    last, first = places[at][1], places[at + 1][0]
    between = {t.lower for t in parse.tokens[last + 1 : first]}
    return at + 1 if first - last <= 3 and between & ended else None


def _tells_amounts(parse: Parse, sentence: int) -> bool:
    return any(t.ent in AMOUNTS for t in parse.tokens_of(parse.sentences[sentence]))
