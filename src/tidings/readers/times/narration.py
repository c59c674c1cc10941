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

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tidings.codebook.times import TimesBook
from tidings.readers.syntax import Parse
from tidings.readers.times.tense import Tense, predicate_above, tense
from tidings.values import SymbolicDate, TimeExpression

Kind = Literal["named", "bare", "counted", "today", "else"]
Role = Literal["clause", "noun", "alone"]

LEAST_NAMED = 3  # dates with a year that a history has at least
MOST_TODAY = 0.2  # of them, the share counted from the day of writing that a history may have
HEADING = 14  # tokens that a heading has at most
CLIMB = 8  # steps up the tree in search of what a date hangs on
ADVERBIAL = frozenset({"npadvmod", "tmod", "advmod", "nmod:tmod"})
TOLD_PAST: tuple[Tense, ...] = ("past", "past perfect", "")
BEFORE_THAT: tuple[Tense, ...] = ("past perfect",)
WITHIN = frozenset({"relcl", "acl"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands and how.

    `aside` is inside brackets, `since` after a word that makes it the end of a span, `reached`
    after "by" or "until", `within` in a relative clause.
    """

    kind: Kind
    sentence: int
    paragraph: int
    role: Role
    tense: Tense
    within: bool
    aside: bool
    since: bool
    reached: bool
    heading: bool


@dataclass(frozen=True, slots=True)
class Stand:
    """What the telling stands at: an expression, the year last named, and where that was.

    `near` is the last date of any kind, in sentence `near_sentence`.
    """

    at: int | None = None
    year: int | None = None
    sentence: int = -1
    paragraph: int = -1
    whole_year: bool = False
    near: int | None = None
    near_sentence: int = -1


def narrated(
    parse: Parse, times: Sequence[TimeExpression], book: TimesBook
) -> tuple[TimeExpression, ...]:
    """Return the expressions, those that go on from the telling with a `base`.

    Linear in the expressions; where the text names no year, nothing is changed.
    """
    if not any(_names_year(t) for t in times):
        return tuple(times)
    depths = _brackets(parse)
    places = [_place(parse, t, book, depths) for t in times]
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
    if today or first is None:
        return False
    date, place = times[first].date, places[first]
    opens = place.kind == "named" and place.tense in TOLD_PAST and place.role != "noun"
    return opens and date is not None and not _is_whole_year(date)


# --- what kind of expression stands where ---------------------------------------------------


def _place(parse: Parse, time: TimeExpression, book: TimesBook, depths: Sequence[int]) -> Place:
    head = _head(parse, time)
    token = parse.tokens[head]
    sentence = parse.sentences[token.sentence]
    over = predicate_above(parse, head)
    before = _word_before(parse, time)
    return Place(
        kind=_kind(parse, time, book),
        sentence=token.sentence,
        paragraph=sentence.paragraph,
        role="clause" if before in book.lists["adverbial"] else _role(parse, head, book),
        tense="" if over is None else tense(parse, over),
        within=over is not None and _is_within(parse, over),
        aside=depths[head] > 0,
        since=before in book.lists["spanning"],
        reached=before in book.lists["reached"],
        heading=_is_heading(parse, token.sentence),
    )


def _is_within(parse: Parse, v: int) -> bool:
    """Tell whether a verb is of a relative clause: "who was born in 1884 and died in 1950"."""
    for _ in range(CLIMB):
        token = parse.tokens[v]
        if token.dep in WITHIN:
            return True
        if token.dep != "conj":
            return False
        v = token.head
    return False


def _kind(parse: Parse, time: TimeExpression, book: TimesBook) -> Kind:
    date = time.date
    if date is None or date.anchor == "vague":
        return "else"
    if date.anchor == "time":
        return "counted"
    if date.anchor == "publication":
        return "counted" if _runs(parse, time, date, book) else "today"
    if date.year is not None:
        return "named"
    if date.decade is not None or date.century is not None:
        return "else"
    alone = date.weekday is not None and date.month is None and date.day is None
    strict = abs(date.direction) == 2 and date.anchor == "calendar"
    return "today" if strict or alone else "bare"


def _runs(parse: Parse, time: TimeExpression, date: SymbolicDate, book: TimesBook) -> bool:
    """Tell "by the end of the year", "the next month", which in a history go with the telling."""
    words = set(time.span.of(parse.text).lower().split())
    if words & book.lists["of_writing"] or not words & {"the", "next"}:
        return False
    return time.duration is not None or date.unit in book.lists["running_units"]


def _names_year(time: TimeExpression) -> bool:
    return time.date is not None and time.date.anchor == "calendar" and time.date.year is not None


def _head(parse: Parse, time: TimeExpression) -> int:
    """Return the token of an expression whose head lies outside it."""
    first = _token_at(parse, time.span.start)
    last = _token_at(parse, time.span.end - 1)
    for i in range(last, first - 1, -1):
        head = parse.tokens[i].head
        if head == i or not first <= head <= last:
            return i
    return last


def _token_at(parse: Parse, at: int) -> int:
    """Return the token that the character at `at` belongs to."""
    return max(0, bisect_right(parse.tokens, at, key=lambda t: t.start) - 1)


def _word_before(parse: Parse, time: TimeExpression) -> str:
    first = _token_at(parse, time.span.start)
    return parse.tokens[first - 1].lower if first else ""


def _brackets(parse: Parse) -> list[int]:
    """Return for each token how many round brackets of its sentence are open there."""
    depths: list[int] = []
    depth, sentence = 0, -1
    for token in parse.tokens:
        if token.sentence != sentence:
            depth, sentence = 0, token.sentence
        depth = (
            depth + 1 if token.text == "(" else max(0, depth - 1) if token.text == ")" else depth
        )
        depths.append(depth)
    return depths


def _is_heading(parse: Parse, at: int) -> bool:
    """Tell a paragraph of one short sentence without a full stop."""
    sentence = parse.sentences[at]
    for near in (at - 1, at + 1):
        inside = 0 <= near < len(parse.sentences)
        if inside and parse.sentences[near].paragraph == sentence.paragraph:
            return False
    short = sentence.last - sentence.first <= HEADING
    return short and parse.tokens[sentence.last - 1].text not in (".", "!", "?", ";", ",")


def _role(parse: Parse, head: int, book: TimesBook) -> Role:
    """Tell whether a date hangs on a verb (or stands alone) or is part of a name or noun."""
    tokens = parse.tokens
    i = head
    for _ in range(CLIMB):
        token = tokens[i]
        if token.head == i:
            return "alone"
        over = tokens[token.head]
        if token.dep in ADVERBIAL or token.dep in ("advcl", "ROOT"):
            return "clause"
        if token.dep == "pobj" and over.lower in book.lists["of_words"]:
            if tokens[over.head].lower not in book.lists["time_nouns"]:
                return "noun"
            i = over.head
            continue
        if token.dep == "pobj":
            return "clause"
        if token.dep not in ("conj", "appos", "prep", "dep", "pcomp"):
            return "noun"
        i = token.head
    return "clause"


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
        near = stand.near if stand.near_sentence == place.sentence else None
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
    return replace(stand, near=at, near_sentence=place.sentence)


def _at(stand: Stand, at: int, date: SymbolicDate, place: Place) -> Stand:
    return Stand(
        at=at,
        year=date.year or stand.year,
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
    if time.to is not None and _is_whole_year(date):
        return False
    whole = _is_whole_year(date)
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
    plain = time.to is None and not (place.aside or place.since or place.within or place.heading)
    return plain and place.role == "clause" and place.tense == "past"
