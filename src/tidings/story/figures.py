"""Numbers that are at odds: in tellings of one act, in votes, in what is said of one thing.

A vague number contradicts nothing; of one outlet the newest number counts, so that a correction
withdraws the old one; a toll that grows with the days is no dispute.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tidings.codebook.story import load_story
from tidings.story.accounts import Account
from tidings.story.acts import Act
from tidings.story.stems import content, words_of
from tidings.story.told import Told, days, same_unit, unit_head
from tidings.story.verbs import forms
from tidings.values import Count, Interval, Span, Statement, StoryStatement

_TALLY = re.compile(r"\b(\d{1,3})\s*(?:[-–—]|to|against)\s*(\d{1,3})\b(?!\s*(?:percent|%))")
_MONEY = re.compile(
    r"((?:US|C|A|NZ|HK)?[$€£¥])\s?(\d[\d,.]*\d|\d)\s?(trillion|billion|million|tn|bn|m)?\b"
)
_SCALE = {"trillion": 1e12, "tn": 1e12, "billion": 1e9, "bn": 1e9, "million": 1e6, "m": 1e6}
_BEFORE = 60
"""Characters before a clause in which its vote may stand ("By 61 to 20, the chamber passed …")."""
_FEW = 10
"""A number below it, of an act that no day is named for, may be of a part of it."""
_SHARED = 3
"""Words of content that two statements share at least, to be of one thing."""


@dataclass(frozen=True, slots=True)
class Given:
    """A number as one article gives it of an act."""

    told: Told
    value: tuple[int, ...]
    unit: str
    spans: tuple[Span, ...]


def numbers_at_odds(act: Act) -> Iterator[tuple[str, tuple[Given, ...]]]:
    """Yield for each thing counted in an act the numbers at odds, one of each, and the question."""
    counted = [
        Given(t, (c.value,), c.unit, c.spans)
        for t in act.tellings
        for c in t.event.counts
        if _firm(t, c, act)
    ]
    for unit in dict.fromkeys(unit_head(g.unit) for g in counted):
        found = _at_odds([g for g in counted if unit_head(g.unit) == unit])
        if found:
            yield f"How many {found[0].unit}?", found
    votes = _at_odds([v for t in act.tellings if (v := _vote(t)) is not None])
    if votes:
        yield "By what vote?", votes


def _at_odds(given: Sequence[Given]) -> tuple[Given, ...]:
    """Return the first to give each number, where two articles give two."""
    standing = [g for g in given if not any(_withdraws(o, g) or _grew(g, o) for o in given)]
    first: dict[tuple[int, ...], Given] = {}
    for one in standing:
        first.setdefault(one.value, one)
    found = tuple(first.values())
    return found if len({g.told.account.id for g in found}) > 1 else ()


def _withdraws(new: Given, old: Given) -> bool:
    """Tell whether an outlet's later article gives a number, whatever it gave before."""
    outlet = old.told.account.article.outlet
    return (
        outlet is not None
        and new.told.account.article.outlet == outlet
        and new.told.account.order > old.told.account.order
    )


def _firm(told: Told, count: Count, act: Act) -> bool:
    """Tell whether a number is exact, and the only one its article gives for the thing."""
    account = told.account
    if any(_vague(account, span) for span in count.spans):
        return False
    if count.value < _FEW and days(told.when) != 1:
        return False
    values = {
        c.value
        for t in act.tellings
        if t.account.id == account.id
        for c in t.event.counts
        if same_unit(c.unit, count.unit)
    }
    return len(values) == 1


def _vague(account: Account, span: Span) -> bool:
    before = account.article.text[max(0, span.start - 24) : span.start].casefold().split()
    return bool(set(before[-3:]) & load_story().vague)


def _grew(old: Given, new: Given) -> bool:
    """Tell whether a later article merely gives a higher toll of an attack or disaster."""
    a, b = old.told, new.told
    if "ASSAULT" not in (a.event.type, b.event.type) or a.account.order > b.account.order:
        return False
    later = a.account.published.last_day != b.account.published.last_day
    return later and new.value > old.value


def _vote(told: Told) -> Given | None:
    """Return the vote by which an act was passed or defeated, if its sentence gives one."""
    text, span = told.account.article.text, told.event.span
    start = max(0, span.start - _BEFORE)
    before = re.split(r"[.!?\n]\s", text[start : span.start])[-1]
    start = span.start - len(before)
    found = _TALLY.findall(text[start : span.end])
    voting = forms(load_story().voting)
    if len(found) != 1 or not voting & set(words_of(text[start : span.end])):
        return None
    place = _TALLY.search(text, start, span.end)
    spans = (Span(place.start(), place.end()),) if place else ()
    return Given(told, (int(found[0][0]), int(found[0][1])), "votes", spans)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money in a statement, what it is said of, and for which time."""

    statement: StoryStatement
    currency: str
    amount: float
    stems: frozenset[str]
    when: tuple[Interval, ...]
    published: str | None


def sums_at_odds(
    statements: Sequence[StoryStatement], accounts: dict[str, Account]
) -> Iterator[tuple[StoryStatement, StoryStatement]]:
    """Yield pairs of statements of two outlets that give two sums for one thing and one time."""
    found = [s for one in statements if (s := _sum(one, accounts)) is not None]
    for a, b in combinations(found, 2):
        if a.currency != b.currency or a.amount == b.amount:
            continue
        one, other = a.statement, b.statement
        if one.outlet == other.outlet or set(one.speakers) & set(other.speakers):
            continue
        shared = len(a.stems & b.stems)
        if shared < _SHARED or 2 * shared < min(len(a.stems), len(b.stems)):
            continue
        if _one_time(a, b):
            yield one, other


def _sum(one: StoryStatement, accounts: dict[str, Account]) -> Sum | None:
    """Return the only sum that a statement gives, if it is exact."""
    account = accounts[one.telling.article]
    statement: Statement = account.reading.statements[one.telling.index]
    text = account.article.text
    found = [m for s in statement.content for m in _MONEY.finditer(text, s.start, s.end)]
    if len(found) != 1 or _vague(account, Span(found[0].start(), found[0].end())):
        return None
    currency, digits, scale = found[0].groups()
    amount = float(digits.replace(",", "").rstrip(".")) if digits.count(".") < 2 else 0.0
    words = " ".join(account.words(s) for s in statement.content)
    when = tuple(
        account.calendar.interval(n)
        for n, time in enumerate(account.reading.times)
        if any(s.holds(time.span) for s in statement.content)
    )
    return Sum(
        statement=one,
        currency=currency,
        amount=amount * _SCALE.get(scale or "", 1),
        stems=content(_MONEY.sub(" ", words)),
        when=when,
        published=account.published.last_day,
    )


def _one_time(a: Sum, b: Sum) -> bool:
    """Tell whether both are for the same named time, or for none and told on one day."""
    if not a.when and not b.when:
        return a.published is not None and a.published == b.published
    return len(a.when) == len(b.when) == 1 and (
        a.when[0].meets(b.when[0]) and days(a.when[0]) == days(b.when[0]) is not None
    )
