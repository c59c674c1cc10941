"""PLOVER's flags of an event: the special contexts that follow from status and day, not words."""

from collections.abc import Mapping
from datetime import date, timedelta

from tidings.values.dates import Interval
from tidings.values.reading import Status

# status → the special context that stands for it; a demand or a threat has itself happened
FLAGS: Mapping[Status, str] = {
    "planned": "future",
    "hypothetical": "hypothetical",
    "denied": "negation",
    "called off": "negation",
    "counterfactual": "negation",
}
OLD = timedelta(days=365)  # an act that lies further back is told as history


def plover_flags(status: Status, when: Interval, published: Interval) -> tuple[str, ...]:
    """Return which of historical, future, hypothetical and negation an act of that status has.

    It is historical where its last day lies more than a year before the first day on which it may
    have been told; an open day is never historical.
    """
    last, told = when.last_day, published.first_day
    historical = bool(last and told and date.fromisoformat(last) < date.fromisoformat(told) - OLD)
    found = FLAGS.get(status)
    return (*(("historical",) if historical else ()), *((found,) if found else ()))
