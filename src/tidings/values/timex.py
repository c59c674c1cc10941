"""TIMEX3 expressions, kept symbolic until a publication date is known."""

from dataclasses import dataclass
from typing import Literal

from tidings.values.text import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["calendar", "publication", "time", "vague"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolicDate:
    """Calendar parts, or an anchor and an offset from it.

    `anchor` "calendar": the parts stand for themselves, missing coarser parts come from the
    publication date by `direction` (-1 the last such before, +1 the next, 0 the nearest or same).
    "publication" and "time": `offset` units of `unit` from the publication day, or from the
    time expression at position `base`. "vague": PAST_REF, PRESENT_REF, FUTURE_REF in `reference`.
    """

    anchor: Anchor
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    part: str | None = None
    quarter: int | None = None
    season: str | None = None
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
