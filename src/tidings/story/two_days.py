"""Two outlets that tell one act of two days, a few days apart and each named: "on Thursday"
against "Friday, April 18". What is vaguer contradicts nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tidings.codebook.disagreements import load_disagreements
from tidings.story.claims import Claim
from tidings.story.told import days, gap
from tidings.story.verbs import forms
from tidings.values import Interval, Side, Span

_IN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|near|outside)\s+(?:the\s+)?(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)"
)
_DATELINE = re.compile(r"(?m)^(?P<name>[A-Z][A-Z '’-]{2,30})\b[^\n]{0,40}?\s[-–—]+\s")
NEAR = 3
"""Days by which two outlets may be at odds over the day of one act."""
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
        for n, later in enumerate(block):
            for earlier in block[:n]:
                keys = {(place, d.claim.account.order, d.kind) for d in (earlier, later)}
                if not keys & used and _contrary(earlier, later, told):
                    used |= keys
                    first, second = sorted((earlier, later), key=lambda d: d.claim.key)
                    yield first, second


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
    last: dict[str, tuple[tuple[Interval, Span], ...]] = {}
    seen: set[tuple[str, Span, str]] = set()
    for claim in claims:
        account = claim.account
        named = _days_named(claim)
        if not named and claim.number <= _OPENING:
            named = last.get(account.id, ())
        if named:
            last[account.id] = named
        if len({_first(d) for d, _ in named}) != 1:
            continue
        words = set(re.findall(r"[a-z-]+", account.words(claim.sentence).lower()))
        if words & load_disagreements().floating or words & load_disagreements().undone:
            continue
        for kind in sorted({_acts()[w] for w in words if w in _acts()}):
            if (account.id, claim.sentence, kind) not in seen:
                seen.add((account.id, claim.sentence, kind))
                yield Dated(
                    claim=claim,
                    kind=kind,
                    day=named[0][0],
                    places=_places(claim),
                    spans=(named[0][1],),
                )


def _days_named(claim: Claim) -> tuple[tuple[Interval, Span], ...]:
    """Return the single days that a sentence names, none after the article's own day."""
    account = claim.account
    published = account.published.last_day
    found = []
    for n, time in enumerate(account.reading.times):
        day = account.calendar.interval(n)
        if (
            claim.sentence.holds(time.span)
            and days(day) == 1
            and (not published or _first(day) <= published)
        ):
            found.append((day, time.span))
    return tuple(found)


def _places(claim: Claim) -> frozenset[str]:
    """Return the places that a sentence names, and the one its article is dated from."""
    account = claim.account
    text = account.article.text
    times = [t.span for t in account.reading.times]
    found = {
        m.group("name") for m in _IN.finditer(text, claim.sentence.start, claim.sentence.end)
        if not any(t.start <= m.start("name") < t.end for t in times)
    }  # fmt: skip
    dateline = _DATELINE.search(text)
    if dateline and claim.number <= _OPENING:
        found.add(dateline.group("name").title())
    return frozenset(found)


@lru_cache(maxsize=1)
def _acts() -> dict[str, str]:
    return {
        form: kind
        for word, kind in load_disagreements().acts.items()
        for form in (word, *forms(frozenset({word})))
    }
