"""Dates reckoned from the day that a telling stands at, not from the day of publication.

After "In March 1939 the army marched in" a bare "On 6 April" is of 1939, "the following month" is
what follows the month told of, and "that night" is of the day told of. This module decides which
expressions are so meant, and from which one each is reckoned; the calendar does the reckoning.

Two kinds of text are told apart. A *history* names years, and next to nothing in it is counted
from the day of writing ("yesterday", "last week", a weekday alone): there every bare date goes on
from the one before. In all other text, news above all, a bare date stays beside publication unless
its own sentence, or the paragraph up to it, has put the telling into a year ("In 2003 they met in
March and again in June"): a wrong year is worse than none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tidings.codebook.times import TimesBook
from tidings.readers.syntax import Parse
from tidings.readers.times.places import Place, brackets, names_year, place_of
from tidings.readers.times.tense import Tense
from tidings.values import SymbolicDate, TimeExpression

LEAST_NAMED = 3  # dates with a year that a history has at least
MOST_TODAY = 0.25  # of them, the share counted from the day of writing that a history may have
TOLD_PAST: tuple[Tense, ...] = ("past", "past perfect", "")
BEFORE_THAT: tuple[Tense, ...] = ("past perfect",)


@dataclass(frozen=True, slots=True)
class Stand:
    """What the telling stands at: an expression, the year last named, and where that was.

    `month` is of that expression, `near` the last date of any kind, from which distances count up
    to `near_sentence`.
    """

    at: int | None = None
    year: int | None = None
    sentence: int = -1
    paragraph: int = -1
    whole_year: bool = False
    month: int | None = None
    near: int | None = None
    near_sentence: int = -1


def narrated(
    parse: Parse, times: Sequence[TimeExpression], book: TimesBook
) -> tuple[TimeExpression, ...]:
    """Return the expressions, those that go on from the telling with a `base`.

    Linear in the expressions; where the text names no year, nothing is changed.
    """
    if not any(names_year(t) for t in times):
        return tuple(times)
    depths = brackets(parse)
    places = [place_of(parse, t, book, depths) for t in times]
    history = is_history(places, times)
    told: list[TimeExpression] = []
    stand = Stand()
    written = {p.paragraph for p in places if p.kind == "today"}
    for at, (time, place) in enumerate(zip(times, places, strict=True)):
        if not history and (place.paragraph != stand.paragraph or place.paragraph in written):
            stand = Stand(paragraph=place.paragraph)
        following = _following(places, times, at, parse) if history else None
        found = _reckoned(time, place, stand, history, following)
        told.append(found)
        stand = _noted(_moved(stand, at, found, place, history), at, found, place)
    return tuple(told)


def is_history(places: Sequence[Place], times: Sequence[TimeExpression]) -> bool:
    """Tell whether a text is about another time than that of its writing.

    It names years and counts nearly nothing from the day of writing; or nothing at all, and it
    opens with a month or day of a year named.
    """
    named = sum(p.kind == "named" and p.tense in TOLD_PAST for p in places)
    today = sum(p.kind == "today" for p in places)
    if named >= LEAST_NAMED:
        return today <= MOST_TODAY * named
    first = next((k for k, p in enumerate(places) if p.kind != "else"), None)
    if today or first is None or _of_now(places):
        return False
    date, place = times[first].date, places[first]
    opens = place.kind == "named" and place.tense in TOLD_PAST and place.role != "noun"
    return opens and date is not None and (place.heading or not _is_whole_year(date))


def _of_now(places: Sequence[Place]) -> bool:
    """Tell whether dates stand beside verbs of the present or the perfect, as in news."""
    return any(p.tense in ("present", "perfect", "future") for p in places)


# --- what goes on from what -----------------------------------------------------------------


def _reckoned(
    time: TimeExpression, place: Place, stand: Stand, history: bool, following: int | None
) -> TimeExpression:
    """Return an expression, reckoned from where the telling stands if it goes on from there."""
    date = time.date
    if date is None or place.kind in ("named", "else"):
        return time
    if following is not None:
        return replace(time, date=replace(date, base=following))
    if stand.at is None:
        return time
    if not history:
        return _in_year(time, place, stand)
    if place.kind == "counted":
        near = stand.near if stand.near_sentence >= place.sentence else None
        return _counted_from(time, stand.at if near is None else near)
    alone = date.weekday is not None and date.month is None and abs(date.direction) < 2
    if place.kind == "today" and not alone:
        return time
    return _based(time, stand.at, _way(place))


def _counted_from(time: TimeExpression, base: int) -> TimeExpression:
    """Count a date, and the far end of a stretch such as "the next two years", from a base."""
    ends = (
        None if d is None else replace(d, anchor="time", base=base) for d in (time.date, time.to)
    )
    date, to = ends
    return replace(time, date=date, to=to)


def _in_year(time: TimeExpression, place: Place, stand: Stand) -> TimeExpression:
    """Put a bare date of other text into the year that its sentence or paragraph has named."""
    date = time.date
    if place.kind != "bare" or date is None or date.direction > 0 or stand.at is None:
        return time
    near = place.sentence == stand.sentence or not stand.whole_year
    if not near or place.tense not in ("past", "past perfect"):
        return time
    runs_on = stand.month is None or date.month is None or date.month >= stand.month
    if not runs_on and not _is_before(place):
        return time  # "in July", told after December: of the year after, or of publication's
    return _based(time, stand.at, _way(place))


def _way(place: Place) -> int:
    """Return -1 where the tense puts a date before that of the telling, else 0."""
    return -1 if _is_before(place) else 0


def _is_before(place: Place) -> bool:
    return place.tense in BEFORE_THAT and not place.reached


def _based(time: TimeExpression, base: int, way: int) -> TimeExpression:
    """Give a date and the far end of its range a base."""
    date = None if time.date is None else replace(time.date, base=base, direction=way)
    to = None if time.to is None else replace(time.to, base=base, direction=way)
    return replace(time, date=date, to=to)


def _following(
    places: Sequence[Place], times: Sequence[TimeExpression], at: int, parse: Parse
) -> int | None:
    """Return the day that a time of day is of, where it comes next: "at dawn on 15 April"."""
    date = times[at].date
    if date is None or date.anchor != "time" or date.unit != "day" or date.offset != 0:
        return None
    if not (date.part or date.hour is not None) or at + 1 >= len(times):
        return None
    between = parse.text[times[at].span.end : times[at + 1].span.start].lower().split()
    near = len(between) <= 2 and all(w in ("on", "of", "the", ",") for w in between)
    return at + 1 if near and places[at + 1].kind in ("named", "bare", "counted") else None


def _moved(stand: Stand, at: int, time: TimeExpression, place: Place, history: bool) -> Stand:
    """Return where the telling stands after an expression."""
    date = time.date
    if date is None or (place.kind in ("today", "else") and date.base is None):
        return stand
    if place.kind == "named":
        if not (_leads(stand, time, place) if history else _leads_news(time, place)):
            return stand
        return _at(stand, at, date, place)
    if date.base is None or _is_before(place) or place.aside or not history:
        return stand
    if date.base > at:
        return stand  # "at dawn on the 15th": the day itself comes next
    if place.kind == "counted" and not _goes_on(date):
        return stand
    return _at(stand, at, date, place)


def _noted(stand: Stand, at: int, time: TimeExpression, place: Place) -> Stand:
    """Remember the last date of any kind, from which "two days later" beside it counts."""
    if time.date is None or place.kind not in ("named", "bare", "counted") or place.aside:
        return stand
    if time.date.base is not None and time.date.base > at:
        return stand
    upto = place.sentence + (1 if place.reached else 0)  # "until March 1904. The previous year"
    return replace(stand, near=at, near_sentence=upto)


def _at(stand: Stand, at: int, date: SymbolicDate, place: Place) -> Stand:
    return Stand(
        at=at,
        year=date.year or stand.year,
        month=date.month,
        sentence=place.sentence,
        paragraph=place.paragraph,
        whole_year=_is_whole_year(date),
    )


def _is_whole_year(date: SymbolicDate) -> bool:
    parts = (date.month, date.season, date.quarter, date.half, date.day, date.feast)
    return all(part is None for part in parts)


def _goes_on(date: SymbolicDate) -> bool:
    """Tell whether a counted date carries the telling on: not "later that year", not back."""
    if date.offset is None or date.offset < 0 or (date.unit is None and date.direction < 0):
        return False
    named = (date.part, date.hour, date.month, date.season, date.weekday)
    return date.offset > 0 or any(part is not None for part in named)


def _leads(stand: Stand, time: TimeExpression, place: Place) -> bool:
    """Tell whether a date with its year moves a history on, or is only mentioned."""
    date = time.date
    if date is None or date.year is None or place.since:
        return False
    if place.heading:
        return True
    whole = _is_whole_year(date)
    if whole and (time.to is not None or place.spanned):
        return False
    if place.spanned and place.reached and stand.year is not None and date.year > stand.year:
        return False  # "lasted until May 1864"
    if place.aside:
        return stand.at is None and not whole
    if stand.year is None:
        return not whole or place.role != "noun"
    if whole and place.tense in ("present", "future", "perfect"):
        return False
    side = place.role == "noun" or place.within or _is_before(place)
    return not side or (not whole and stand.year <= date.year <= stand.year + 1)


def _leads_news(time: TimeExpression, place: Place) -> bool:
    """Tell whether a date with its year governs what follows it in text that is no history."""
    plain = time.to is None and not (
        place.aside or place.since or place.spanned or place.within or place.heading
    )
    return plain and place.role == "clause" and place.tense == "past"
