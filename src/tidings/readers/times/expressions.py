"""Read the time expressions of an article: TIMEX3 extents, types, symbolic values."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tidings.codebook.times import TimesBook
from tidings.readers.syntax import Parse
from tidings.readers.times.accounts import settle
from tidings.readers.times.anchoring import base_of
from tidings.readers.times.building import possible
from tidings.readers.times.context import Found
from tidings.readers.times.drafts import Account, Draft
from tidings.readers.times.lists import build_all
from tidings.readers.times.matching import find
from tidings.readers.times.narration import narrated
from tidings.readers.times.pieces import Pieces, cut, cut_text
from tidings.readers.times.tense import direction, is_past_limit
from tidings.values import Span, SymbolicDate, TimeExpression


def read_times(parse: Parse, book: TimesBook) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a parse in order of position, none inside another.

    Follows the TimeML annotation guidelines 1.2.1 for what is marked and how far.
    """
    pieces = cut(parse, book)
    times: list[TimeExpression] = []
    accounts: list[Account] = []
    places: list[tuple[int, int]] = []
    for found, draft in _chosen(pieces, parse, book):
        way = _direction(found, draft, pieces, parse, book) if draft.ask else 0
        directed = _directed(draft, way, _before(found, pieces)) if draft.ask else draft
        date = _counted(found, directed.date, pieces, parse, times, book)
        times.append(_expression(found, directed, pieces, date))
        accounts.append(draft.account)
        places.append(_tokens(found, pieces))
    settled = tuple(settle(parse, times, accounts, places, book.lists["ended"]))
    return narrated(parse, _stretched(parse, _agreed(settled), book), book)


def _stretched(
    parse: Parse, found: Iterable[TimeExpression], book: TimesBook
) -> tuple[TimeExpression, ...]:
    """Count "Thursday" of "from Monday to Thursday" from its Monday; if past, that from it."""
    times = list(found)
    for at, (first, last) in enumerate(pairwise(times)):
        between = parse.text[first.span.end : last.span.start].strip().lower()
        if between not in book.lists["to_words"] or first.date is None or last.date is None:
            continue
        if not (_is_weekday(first.date) and _is_weekday(last.date)):
            continue
        if first.date.direction < 0:
            times[at] = replace(first, date=replace(first.date, base=at + 1, direction=-1))
        else:
            times[at + 1] = replace(last, date=replace(last.date, base=at, direction=0))
    return tuple(times)


def read_bare_dates(
    text: str, stretches: Sequence[Span], book: TimesBook
) -> tuple[TimeExpression, ...]:
    """Return the calendar days in stretches that nobody parsed, such as page clutter.

    Full dates, and days of a month without a year, as a dateline has them.
    """
    pieces = cut_text(text, [(s.start, s.end) for s in stretches], book)
    return tuple(
        _expression(found, draft, pieces, draft.date)
        for found, draft in _chosen(pieces, None, book)
        if draft.date is not None and draft.date.month is not None and draft.date.day is not None
    )


def _chosen(pieces: Pieces, parse: Parse | None, book: TimesBook) -> Iterator[tuple[Found, Draft]]:
    """Yield the longest match that means something at each place, left to right."""
    upto = 0
    for matches in find(pieces, parse, book):
        if matches[0].first < upto:
            continue
        for found in matches:
            parts = build_all(found, book)
            if not parts:
                continue
            upto = found.last
            for part, draft in parts:
                dates = [d for d in (draft.date, draft.to) if d is not None]
                if (dates or draft.duration) and all(map(possible, dates)):
                    yield part, draft
            break  # an impossible day takes its words with it: "31 February" is no February


def _tokens(found: Found, pieces: Pieces) -> tuple[int, int]:
    """Return the first and the last token of a match."""
    return pieces.pieces[found.first].token, pieces.pieces[found.last - 1].token


def _head(found: Found, pieces: Pieces, parse: Parse) -> int:
    """Return the token of a match whose head lies outside it."""
    first, last = _tokens(found, pieces)
    for i in range(last, first - 1, -1):
        head = parse.tokens[i].head
        if head == i or not first <= head <= last:
            return i
    return last


def _direction(found: Found, draft: Draft, pieces: Pieces, parse: Parse, book: TimesBook) -> int:
    """Return the direction that the words before or the tense show; 0 cannot be told."""
    date = draft.date or draft.ahead
    if date is None:
        return 0
    limit = _limit(found, date, pieces, book)
    first = pieces.pieces[found.first].token
    head = _head(found, pieces, parse)
    if limit and not is_past_limit(parse, head, first, book.dating):
        return limit
    return direction(parse, head, first, book.dating)


def _limit(found: Found, date: SymbolicDate, pieces: Pieces, book: TimesBook) -> int:
    """Return +1 after "until", "by" and "as early as", which set a limit to come; else 0."""
    words = [p.word for p in pieces.pieces[max(0, found.first - 3) : found.first]]
    if words[-1:] and words[-1] in book.lists["limits"] and (date.weekday or date.day):
        return 1
    return (
        1 if words[-3:-2] == ["as"] and words[-1] == "as" and words[-2] in book.lists["soon"] else 0
    )


def _before(found: Found, pieces: Pieces) -> str:
    """Return the word before a match."""
    return pieces.pieces[found.first - 1].word if found.first else ""


def _directed(draft: Draft, way: int, before: str) -> Draft:
    """Put the direction that the tense shows into a draft's dates.

    A quarter ahead is the nearest: results are still to come when it has just ended. A length of
    time has a day where it is counted from now: "will meet in ten days", "must leave within two".
    """
    if draft.ahead is not None:
        if way <= 0 or before not in ("in", "within"):
            return draft
        now = SymbolicDate(anchor="publication", unit="day", offset=0, direction=1)
        within = before == "within"
        return replace(
            draft, date=now if within else draft.ahead, to=draft.ahead if within else None
        )
    if way > 0 and draft.date is not None and (draft.date.quarter or draft.date.half):
        way = 0
    date = None if draft.date is None else replace(draft.date, direction=way)
    to = None if draft.to is None else replace(draft.to, direction=way)
    return replace(draft, date=date, to=to)


def _expression(
    found: Found, draft: Draft, pieces: Pieces, date: SymbolicDate | None
) -> TimeExpression:
    span = Span(pieces.pieces[found.first].start, pieces.pieces[found.last - 1].end)
    return TimeExpression(
        span=span, type=draft.type, date=date, to=draft.to, duration=draft.duration, mod=draft.mod
    )


def _counted(
    found: Found,
    date: SymbolicDate | None,
    pieces: Pieces,
    parse: Parse,
    before: Sequence[TimeExpression],
    book: TimesBook,
) -> SymbolicDate | None:
    """Give "a day earlier" the expression that it counts from, or the day of publication."""
    if date is None or date.anchor != "time":
        return date
    first = pieces.pieces[found.first].token
    base = base_of(parse, first, _head(found, pieces, parse), date, before, book.dating)
    if base == "publication":
        return replace(date, anchor="publication")
    return replace(date, base=base)


def _agreed(times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Give a weekday of unknown direction that of the same weekday elsewhere, if all agree."""
    ways: dict[int, set[int]] = {}
    for time in times:
        date = time.date
        if date is not None and _is_weekday(date) and date.direction and date.weekday:
            ways.setdefault(date.weekday, set()).add(1 if date.direction > 0 else -1)
    for time in times:
        date = time.date
        if date is None or not _is_weekday(date) or date.direction or not date.weekday:
            yield time
            continue
        known = ways.get(date.weekday, set())
        way = next(iter(known)) if len(known) == 1 else -1  # news tells mostly what has been
        yield replace(time, date=replace(date, direction=way))


def _is_weekday(date: SymbolicDate) -> bool:
    return date.anchor == "calendar" and date.weekday is not None and date.month is None
