"""How a date was reckoned, in plain words."""

from tidings.values import Interval, SymbolicDate

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def absolute(what: SymbolicDate) -> bool:
    """Tell whether a date needs no other day to be counted from."""
    return what.anchor == "calendar" and not (
        what.year is None and what.decade is None and what.century is None
    )


def adrift(what: SymbolicDate) -> bool:
    """Tell "two days earlier" where no date stands before it."""
    return what.anchor == "time" and what.base is None and what.hour is None and not what.part


def basis_of(what: SymbolicDate, published: Interval) -> str:
    """Say in plain words how the date was reckoned."""
    if absolute(what):
        return "the date stands in the text"
    if what.anchor == "vague":
        return "a vague word beside the day of publication"
    if what.anchor == "time" and what.base is not None:
        return "counted from the date named before it"
    if what.base is not None:
        return f"the {_name(what)} of which the telling speaks there"
    if adrift(what):
        return "counted from a day that the text does not name"
    day = _published_words(published)
    if what.anchor != "calendar":
        return f"counted from {day}"
    name = _name(what)
    if what.direction < 0:
        return f"the last {name} up to {day}"
    if what.direction > 0:
        return f"the next {name} from {day} on"
    return f"the {name} nearest to {day}"


def _name(what: SymbolicDate) -> str:
    """Return what a calendar date without a year is called."""
    if what.day is not None and what.month is None:
        return f"day {what.day} of a month"
    if what.month is not None:
        month = MONTHS[what.month - 1]
        return f"{what.day} {month}" if what.day else month
    if what.feast is not None:
        return "feast so named"
    if what.weekday is not None:
        return DAYS[what.weekday - 1]
    return "quarter so named" if what.quarter else "season so named" if what.season else "such date"


def _published_words(published: Interval) -> str:
    first, last = published.first_day, published.last_day
    if first and first == last:
        return f"the day of publication, {first}"
    if first and last:
        return f"the day of publication, between {first} and {last}"
    if first or last:
        return f"the day of publication, {first or last} or {'later' if first else 'earlier'}"
    return "the day of publication, which is not known"
