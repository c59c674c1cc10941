"""TIMEX3 expressions, kept symbolic until a publication date is known."""

from dataclasses import dataclass
from typing import Literal

from tidings.values.text import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["calendar", "publication", "time", "vague"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolicDate:
    """Calendar parts, or an anchor and an offset from it.

    `anchor` "calendar": the parts stand for themselves; missing coarser parts are chosen beside
    the publication day by `direction`: -1 the last such (the current one included), +1 the next,
    -2 and +2 the same with the current one left out, 0 the nearest. With a `base`, they are chosen
    beside the expression at that position instead, and 0 is the nearest as a telling goes on.
    "publication" and "time": the period of length `unit` that lies `offset` such periods from the
    publication day, or from the expression at position `base`; calendar parts then pick a day,
    month … inside that period, and `direction` -1 or +1 keeps only what lies before or after the
    anchor ("earlier this month"). Where `offset` is None the number of units is not told.
    "vague": PAST_REF, PRESENT_REF or FUTURE_REF in `reference`.

    `month` 1-12, `weekday` 1 (Monday) to 7, `nth` which such weekday of the month (-1 the last),
    `feast` a day so many days from Easter Sunday, `decade` 199 for the 1990s, `century` 19 for the
    1900s, `part` a TIMEX3 part of the day ("MO", "MI", "AF", "EV", "NI"), `season` "SP", "SU", "FA"
    or "WI", `zone` as written ("EST").
    """

    anchor: Anchor
    century: int | None = None
    decade: int | None = None
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    hour: int | None = None
    minute: int | None = None
    part: str | None = None
    feast: int | None = None
    zone: str | None = None
    direction: int = 0
    unit: str | None = None
    offset: int | None = None
    base: int | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """One TIMEX3: where it stands, its type, its symbolic value and modifier.

    `duration` is the TIMEX3 value of a DURATION or SET ("P3D", "XXXX-WXX-1"); `to` the far end of
    a range; `mod` a TIMEX3 modifier ("APPROX", "START", "BEFORE", …).
    """

    span: Span
    type: TimexType
    date: SymbolicDate | None = None
    to: SymbolicDate | None = None
    duration: str | None = None
    mod: str | None = None
