"""When: intervals, and the symbolic dates that resolve to them."""

from dataclasses import dataclass
from typing import Literal

from tidings.values.text import Span

Granularity = Literal[
    "minute",
    "part of day",
    "day",
    "week",
    "month",
    "quarter",
    "season",
    "year",
    "decade",
    "unknown",
]
Relation = Literal["on", "before", "after", "since", "until", "onward"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An earliest and a latest day ("2017-06-21") or minute ("2017-06-21T18:00"), either open.

    Both ends belong to the interval. `basis` tells in plain words why we think so, `spans` where
    the evidence stands. `likely` is the day, month or year ("2017-06-21", "2017-06", "2017") that
    is the likeliest where the interval is open or wider than what the text tells next; it lies
    inside, and is a guess: nothing that must be true rests on it.
    """

    earliest: str | None
    latest: str | None
    granularity: Granularity = "day"
    basis: str
    spans: tuple[Span, ...] = ()
    likely: str | None = None

    @property
    def known(self) -> bool:
        """Tell whether at least one end is closed."""
        return self.earliest is not None or self.latest is not None

    @property
    def first_day(self) -> str | None:
        """The earliest day, without its minute."""
        return self.earliest[:10] if self.earliest else None

    @property
    def last_day(self) -> str | None:
        """The latest day, without its minute."""
        return self.latest[:10] if self.latest else None

    def holds(self, day: str) -> bool:
        """Tell whether `day` (ISO) may be the day meant."""
        first, last = self.first_day, self.last_day
        return (first is None or first <= day) and (last is None or day <= last)

    def meets(self, other: "Interval") -> bool:
        """Tell whether some day may be the day meant by both (an open end meets everything)."""
        return not (
            (self.last_day and other.first_day and self.last_day < other.first_day)
            or (other.last_day and self.first_day and other.last_day < self.first_day)
        )


UNKNOWN = Interval(earliest=None, latest=None, granularity="unknown", basis="nothing says when")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The date of an event, statement or commitment, kept symbolic.

    `times` are positions in the reading's list of time expressions; where there is none, the
    day is the publication day (`relation` "on") or the span before or after it. `None` in place
    of a When, or `relation` without ground, never occurs: undated is ``undated=True`` with a basis.

    Where `times` is empty, `running` is the expression whose day the telling stands at: the
    relation counts from it, "onward" from there on and up to the publication day. `moved` is how
    far from `times` the day lies, a TIMEX3 duration with its sign: "P2W" two weeks after, "-P1D"
    the day before, "P0D" some time on the day. `behind` keeps the end from lying after
    publication. `likely` are the expressions that tell the likeliest day where the span is wide
    or unknown, () the publication day, None no day.
    """

    times: tuple[int, ...] = ()
    relation: Relation = "on"
    undated: bool = False
    basis: str
    spans: tuple[Span, ...] = ()
    behind: bool = False
    moved: str | None = None
    running: int | None = None
    likely: tuple[int, ...] | None = None


NO_DATE = When(undated=True, basis="nothing says when")
