"""What the words of an article tell of its publication day: dates behind, ahead and yearless."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse
from tidings.readers.times.past import PAST, is_behind, is_behind_by_year
from tidings.readers.times.periods import in_calendar
from tidings.readers.times.tense import PREDICATES, direction, tense
from tidings.readers.times.ties import OWN, Tie, tie
from tidings.readers.times.windows import Bound, Yearless
from tidings.values import SymbolicDate, TimeExpression

FIRST_YEAR, LAST_YEAR = 1500, 8000
CLAUSES = ("acl", "advcl", "relcl")
# News names a day without its year for about half a year to either side, a month for ten months.
# Measured on the even half of TimeBank and AQUAINT: days told as past lie up to 185 days back,
# those to come up to 73 days ahead; months ended up to 270 days before. The end of a business
# period is named for a year; where an article opens with the results of a quarter it has been over
# for 26 to 33 days there, and United States companies file within 45.
HALF_YEAR, TEN_MONTHS, YEAR = 190, 300, 365
RESULTS = {"quarter": 60, "month": 120, "year": 120}
OPENING = 3  # sentences


@dataclass(frozen=True)
class Copy:
    """The parsed text of an article and its time expressions: what evidence is read from."""

    parse: Parse
    times: Sequence[TimeExpression]
    verbs: DatingVerbs

    def tie(self, at: int) -> Tie | None:
        """Return what the expression at that position dates."""
        return tie(self.parse, at, self.times[at].span, self.verbs)

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that an expression stands in, -1 outside of all."""
        here = self.parse.within(self.times[at].span)
        return here[0].sentence if here else -1

    @cached_property
    def past(self) -> frozenset[int]:
        """The positions of expressions that lie behind for certain."""
        return frozenset(n for n, time in enumerate(self.times) if time.date and _is_past(self, n))

    @cached_property
    def coming(self) -> frozenset[int]:
        """The positions of expressions that lie ahead, as their verbs tell them."""
        return frozenset(
            n
            for n, time in enumerate(self.times)
            if time.date and n not in self.past and _lies_ahead(self, n)
        )

    @cached_property
    def looking_back(self) -> dict[int, int]:
        """The sentences that name a year as past, with that year."""
        return {
            self.sentence(n): span[0].year
            for n in sorted(self.past)
            if (span := days(self.times[n])) is not None
        }


def days(time: TimeExpression) -> tuple[date, date] | None:
    """Return first and last day of an expression that names its year."""
    what = time.date
    if what is None or what.anchor != "calendar" or what.year is None:
        return None
    if not FIRST_YEAR <= what.year <= LAST_YEAR:
        return None
    found = in_calendar(what, date(what.year, 1, 1))
    if found is None:
        return None
    first = date(what.year, 1, 1) if what.season == "WI" else found.first
    return first, found.last


def bounds(copy: Copy) -> Iterator[Bound]:
    """Yield what dates with a year tell: publication follows those told as past, and comes before
    the end of those told as still to come.

    Nothing is taken to come that stands inside quotation marks, or without "will" in a sentence
    that looks back from years before: what was to come then may long be over.
    """
    for at, time in enumerate(copy.times):
        span = days(time)
        if span is None:
            continue
        if at in copy.past:
            yield Bound(first=span[0], why="a date told as past", spans=(time.span,))
        elif time.mod is None and at in copy.coming and _is_plain(copy, at):
            yield Bound(last=span[1], why="a date told as still to come", spans=(time.span,))


def _is_plain(copy: Copy, at: int) -> bool:
    if quoted(copy.parse, copy.times[at].span.start):
        return False
    back, span = copy.looking_back.get(copy.sentence(at)), days(copy.times[at])
    if back is None or span is None or span[0].year - back <= 1:
        return True
    finite = _finite(copy.parse, copy.parse.within(copy.times[at].span)[0].i)
    return tense(copy.parse, finite) == "future"


def last_named(copy: Copy) -> date | None:
    """Return the first day of the last year that is named and not told as still to come."""
    named = [
        span[0].year
        for at, time in enumerate(copy.times)
        if at not in copy.coming and (span := days(time)) is not None
    ]
    return date(max(named), 1, 1) if named else None


def yearless(copy: Copy) -> Iterator[Yearless]:
    """Yield days and months named without a year: told as past, to come, or with a weekday."""
    for at, time in enumerate(copy.times):
        what = time.date
        if what is None or not is_yearless(what):
            continue
        ended = period_ended(copy, at)
        reach = HALF_YEAR if what.day is not None else TEN_MONTHS
        if ended is not None:
            yield _yearless(time, 0, ended, "is told as the end of a business period")
        elif at in copy.past:
            yield _yearless(time, 0, reach, "is told as past without its year")
        elif at in copy.coming:
            yield _yearless(time, reach, 0, "is told as still to come without its year")
        elif what.weekday:
            why = "is named with its weekday, without its year"
            yield _yearless(time, HALF_YEAR, HALF_YEAR, why)


def is_yearless(what: SymbolicDate | None) -> bool:
    """Tell whether a date names a month, maybe a day in it, and nothing tells its year."""
    return (
        what is not None
        and what.anchor == "calendar"
        and what.year is None
        and what.month is not None
        and abs(what.direction) < 2
    )


def _yearless(time: TimeExpression, before: int, after: int, why: str) -> Yearless:
    what = time.date
    assert what is not None and what.month is not None
    weekdays = frozenset({what.weekday}) if what.weekday and what.day else frozenset[int]()
    return Yearless(
        month=what.month,
        day=what.day,
        before=before,
        after=after,
        weekdays=weekdays,
        why=why,
        span=time.span,
    )


def period_ended(copy: Copy, at: int) -> int | None:
    """Return for how many days the end of a period is named so ("the quarter ended Sept. 30").

    None where the date ends no period. Results that open an article are new; others are told
    until the next are known.
    """
    found, tokens = copy.tie(at), copy.parse.tokens
    if found is None or found.relation != "on" or tokens[found.governor].lower != "ended":
        return None
    before = tokens[max(0, found.governor - 2) : found.governor]
    units = [t.lemma for t in before if t.lemma in RESULTS]
    if not units:
        return None
    return RESULTS[units[-1]] if 0 <= copy.sentence(at) < OPENING else YEAR


def _is_past(copy: Copy, at: int) -> bool:
    """Tell whether a date lies behind for certain."""
    found, what = copy.tie(at), copy.times[at].date
    if found is None or what is None:
        return False
    if is_behind(copy.parse, found, what, copy.verbs):
        return True
    return what.year is not None and is_behind_by_year(copy.parse, found, copy.verbs)


def _lies_ahead(copy: Copy, at: int) -> bool:
    """Tell whether a date lies ahead: after "will", a word of prospect ("plans to", "is due") or a
    verb of timetables ("expires on").

    Not after "would" and "was due", which tell of plans that may be long over; but what someone
    "said he would" do on a day without its year lies ahead.
    """
    parse, found = copy.parse, copy.tie(at)
    if found is None or found.relation not in ("on", "until", "since"):
        return False
    if parse.tokens[found.head].dep in OWN:
        return False  # "the 1994 act": a name
    here = parse.within(copy.times[at].span)
    to_come = _is_to_be(copy, found.governor)
    if not to_come and direction(parse, found.head, here[0].i, copy.verbs) < 1:
        return False
    finite = _finite(parse, found.head)
    name = tense(parse, finite)
    if name == "conditional":
        return is_yearless(copy.times[at].date) and _is_reported(copy, finite)
    if name in PAST:
        return False
    between = parse.tokens[min(finite, found.head) : found.head]
    return (
        name in ("future", "modal")
        or to_come
        or any(copy.verbs.lies_ahead(t.lemma, t.lower) for t in between)
        or (found.governor == finite and parse.tokens[finite].lemma in copy.verbs.timetabled)
    )


def _is_to_be(copy: Copy, v: int) -> bool:
    """Tell "a vote, to be held on 3 May"."""
    tokens = copy.parse.tokens
    aux = copy.parse.child(v, "aux")
    return tokens[v].dep in CLAUSES and aux is not None and tokens[aux].lower == "to"


def _finite(parse: Parse, i: int) -> int:
    """Return the nearest verb with a tense at or above a token, else the top of its sentence."""
    while parse.tokens[i].head != i:
        if parse.tokens[i].pos in PREDICATES and tense(parse, i):
            return i
        i = parse.tokens[i].head
    return i


def _is_reported(copy: Copy, v: int) -> bool:
    """Tell "he said he would": the clause of a verb of saying in the past."""
    token = copy.parse.tokens[v]
    above = copy.parse.tokens[token.head]
    told = above.lemma in copy.verbs.announce and tense(copy.parse, above.i) == "past"
    return token.dep == "ccomp" and told


def quoted(parse: Parse, at: int) -> bool:
    """Tell whether a place lies inside the quotation marks of its paragraph."""
    start = parse.text.rfind("\n", 0, at) + 1
    before = parse.text[start:at]
    straight = before.count('"') % 2 == 1
    return (
        straight or before.count("“") > before.count("”") or before.count("``") > before.count("''")
    )
