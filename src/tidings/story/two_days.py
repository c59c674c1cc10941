"""Two outlets that tell one act of two days, a few days apart and each named: "on Thursday"
against "Friday, April 18". What is vaguer contradicts nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from tidings.codebook.disagreements import load_disagreements
from tidings.story.accounts import Account
from tidings.story.claims import Claim
from tidings.story.homes import states_named
from tidings.story.told import days, gap
from tidings.story.verbs import forms
from tidings.values import Interval, Side, Span

_IN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|near|outside)\s+(?:the\s+)?(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)"
)
_DATELINE = re.compile(r"(?m)^(?P<name>[A-Z][A-Z '’-]{2,30})\b[^\n]{0,40}?\s[-–—]+\s")
NEAR = 3
"""Days by which two outlets may be at odds over the day of one act."""
_WORD = re.compile(r"[A-Za-z-]+")
_NTH = re.compile(r"\s+the\s+(\d{1,2})(?:st|nd|rd|th)\b")
_BACK = 120
"""Days before an article among which a weekday and a day of the month are looked for."""
_WHEN = re.compile(r"[^,;:\"]*,\s+when\s[^,;:\"]{0,60}")
_APART = 6
"""Words between an act and its day."""
_OPENING = 3
"""Sentences at the head of an article over which its first day holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An act of a kind that a sentence tells of one named day, and the places named with it."""

    claim: Claim
    kind: str
    day: Interval
    places: frozenset[str]
    spans: tuple[Span, ...]

    def side(self) -> Side:
        """Return the telling as one side of a disagreement: its whole sentence."""
        whole = replace(
            self.claim, spans=(self.claim.sentence,), left=(), statement=None, who="", voice=()
        )
        return whole.side(self.spans)


def days_at_odds(claims: Sequence[Claim]) -> Iterator[tuple[Dated, Dated]]:
    """Yield two outlets' days for one act, each act once."""
    blocks: dict[tuple[str, str], list[Dated]] = defaultdict(list)
    for dated in _all_dated(claims):
        for place in dated.places:
            blocks[dated.kind, place].append(dated)
    used: set[tuple[str, int, str]] = set()
    for (_, place), block in blocks.items():
        told = _by_outlet(block)
        block.sort(
            key=lambda d: (place not in d.claim.account.words(d.claim.sentence), d.claim.key)
        )
        firsts = _first_of_each(block)
        for n, later in enumerate(firsts):
            for earlier in firsts[:n]:
                keys = {(place, d.claim.account.order, d.kind) for d in (earlier, later)}
                if not keys & used and _contrary(earlier, later, told):
                    used |= keys
                    first, second = sorted((earlier, later), key=lambda d: d.claim.key)
                    yield first, second


def _first_of_each(block: Sequence[Dated]) -> list[Dated]:
    """Return the first telling of each outlet and day."""
    found: dict[tuple[str | None, str], Dated] = {}
    for one in block:
        found.setdefault((one.claim.account.article.outlet, _first(one.day)), one)
    return list(found.values())


def _by_outlet(block: Sequence[Dated]) -> dict[str, set[str]]:
    """Return the days that each outlet gives for acts of one kind in one place."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in block:
        found[one.claim.account.article.outlet or one.claim.account.id].add(_first(one.day))
    return found


def _first(day: Interval) -> str:
    return (day.earliest or "")[:10]


def _contrary(a: Dated, b: Dated, told: dict[str, set[str]]) -> bool:
    """Tell whether two outlets tell one act of two days, and neither tells of both."""
    one, other = (d.claim.account.article.outlet or d.claim.account.id for d in (a, b))
    if one == other or told[one] & told[other]:
        return False
    apart = gap(a.day, b.day)
    return apart is not None and 0 < apart <= NEAR


def _all_dated(claims: Sequence[Claim]) -> Iterator[Dated]:
    """Yield each act of a kind that a sentence tells of one named day and place.

    The day stands near the act's word in its clause; a meeting told at the head of an article,
    with its place and no day, is of the day told before it.
    """
    book = load_disagreements()
    last: dict[str, tuple[tuple[Interval, Span], ...]] = {}
    seen: set[tuple[str, Span, str]] = set()
    for claim in claims:
        account, sentence = claim.account, claim.sentence
        named = _days_named(claim)
        before = last.get(account.id, ()) if claim.number <= _OPENING else ()
        if named:
            last[account.id] = named
        words = set(re.findall(r"[a-z-]+", account.words(sentence).lower()))
        if words & book.floating or words & book.undone:
            continue
        for found in _WORD.finditer(account.article.text, sentence.start, sentence.end):
            kind = _acts().get(found.group().lower())
            if kind is None or (account.id, sentence, kind) in seen:
                continue
            near = [d for d in named if _near(account.article.text, found, d[1])]
            if not named and kind == "meet" and _named_in(claim):
                near = list(before)
            if len({_first(d) for d, _ in near}) == 1:
                seen.add((account.id, sentence, kind))
                day, span = near[0]
                yield Dated(claim=claim, kind=kind, day=day, places=_places(claim), spans=(span,))


def _near(text: str, act: re.Match[str], day: Span) -> bool:
    """Tell whether an act's word and a day stand in one clause, a few words apart."""
    between = text[min(act.end(), day.end) : max(act.start(), day.start)]
    if _WHEN.fullmatch(between):
        return True
    doing = any(w.endswith("ing") for w in between.split())
    return len(between.split()) <= _APART and not doing and not re.search(r"[,;:\"“”]", between)


def _days_named(claim: Claim) -> tuple[tuple[Interval, Span], ...]:
    """Return the single days that a sentence names, none after the article's own day."""
    account = claim.account
    published = account.published.last_day
    found = []
    for n, time in enumerate(account.reading.times):
        if not claim.sentence.holds(time.span):
            continue
        day = _of_month(account, time.span) or account.calendar.interval(n)
        if days(day) == 1 and (not published or _first(day) <= published):
            found.append((day, time.span))
    return tuple(found)


def _of_month(account: Account, span: Span) -> Interval | None:
    """Return the day that "Wednesday the 3rd" names: the last such day before the article."""
    found = _NTH.match(account.article.text, span.end)
    published = account.published.last_day
    if found is None or published is None:
        return None
    last = date.fromisoformat(published)
    for back in range(_BACK):
        day = last - timedelta(back)
        if day.day == int(found.group(1)) and day.strftime("%A") == account.words(span):
            at = day.isoformat()
            return Interval(earliest=at, latest=at, granularity="day", basis="weekday and day")
    return None


def _places(claim: Claim) -> frozenset[str]:
    """Return the places that a sentence names, and the one its article is dated from."""
    found = set(_named_in(claim))
    dateline = _DATELINE.search(claim.account.article.text)
    if dateline and claim.number <= _OPENING:
        found.add(dateline.group("name").title())
    return frozenset(found)


def _named_in(claim: Claim) -> frozenset[str]:
    """Return the places that a sentence names, states left out: they are too wide."""
    account = claim.account
    text = account.article.text
    times = [t.span for t in account.reading.times]
    found = {
        m.group("name") for m in _IN.finditer(text, claim.sentence.start, claim.sentence.end)
        if not any(t.start <= m.start("name") < t.end for t in times)
    }  # fmt: skip
    return frozenset(f for f in found if not any(k == "state" for _, _, k in states_named(f)))


@lru_cache(maxsize=1)
def _acts() -> dict[str, str]:
    return {
        form: kind
        for word, kind in load_disagreements().acts.items()
        for form in (word, *forms(frozenset({word})))
    }
