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
        date = time.date
        if account and date is not None:
            end = _end(parse, places, at, ended) if account == "now" else None
            if end is not None:
                date = SymbolicDate(anchor="time", base=end, unit=date.unit, offset=0)
            elif reported is not None and reported.at is not None:
                amounts = account != "before" or _tells_amounts(parse, here)
                date = _reckoned(times, at, account, reported.at) if amounts else date
            elif reported is not None and account == "before":
                date = replace(date, anchor="publication", base=None)
        yield time if date is time.date else replace(time, date=date)
        if account == "" and date is not None and (date.quarter or date.half):
            reported = Reported(at, here)
        elif _yearly(time, account):
            reported = Reported(None, here)


def _yearly(time: TimeExpression, account: Account) -> bool:
    """Tell whether a report goes on to speak of a year, or of the months of it so far."""
    whole = account == "now" and time.date is not None and time.date.unit == "year"
    return whole or (time.type == "DURATION" and time.duration in PARTS_OF_YEAR)


def _reckoned(
    times: Sequence[TimeExpression], at: int, account: Account, period: int
) -> SymbolicDate | None:
    """Return the date of an expression that hangs on the period reported, at `period`."""
    date, named = times[at].date, times[period].date
    if date is None or named is None or (account == "now" and date.unit == "year"):
        return date
    if account == "now":
        return SymbolicDate(anchor="time", base=period, unit="quarter", offset=0)
    if account == "year":
        return replace(date, quarter=named.quarter, half=named.half)
    return SymbolicDate(anchor="time", base=period, unit="year", offset=-1, direction=-1)


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
