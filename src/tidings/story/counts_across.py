"""Two articles' numbers for one thing that befell on one day, and that cannot both be right."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from tidings.codebook.disagreements import load_disagreements
from tidings.story.alignment import rivals
from tidings.story.claims import Claim, days_in
from tidings.story.homes import states_named, states_of
from tidings.story.one_count import elsewhere, one_kind
from tidings.story.parties import Actors
from tidings.story.quantities import Quantity, differ
from tidings.story.stems import content
from tidings.story.told import days
from tidings.values import Interval

_MANY = 3.0
_WIDE = 32
"""Days: a time as wide as this is no month."""
_ONCE = frozenset({"sanctioned", "expelled"})
"""What befell is done to a state's people once in a month: no day need be named."""
_SHARED = 2

Given = Mapping[int, tuple[Quantity, ...]]


def counts_across(
    claims: Sequence[Claim], given: Given, homes: Mapping[str, str], actors: Actors
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield pairs of two articles for one thing that befell on one day."""
    classes = frozenset(load_disagreements().units.values())
    when = _days(claims)
    standing = _standing([q for c in claims for q in given[id(c)]])
    blocks: dict[tuple[str, str, str], list[Quantity]] = defaultdict(list)
    for one in standing:
        if one.unit == "money" or one.unit not in classes:
            continue
        days_ = [(d.earliest or "")[:10] for d in when[one.claim.account.id, one.claim.number]]
        for what in one.befell:
            months = _months(one) if what in _ONCE else ()
            for time in (*days_, *(f"{month} {s}" for month in months for s in _people(one))):
                blocks[one.unit, what, time].append(one)
    for block in blocks.values():
        firsts: dict[tuple[float, str, str], Quantity] = {}
        for one in sorted(block, key=lambda n: (not n.claim.number, n.claim.key)):
            firsts.setdefault((one.value, one.noun, one.claim.who), one)
        for a, b in combinations(firsts.values(), 2):
            if a.claim.account.id != b.claim.account.id and _at_odds(a, b, homes, actors):
                yield a, b


def _people(one: Quantity) -> frozenset[str]:
    """Return the states whose people are counted: "12 Algerian officials"."""
    text, end = one.claim.account.article.text, one.span.end
    upto = text.find(one.noun, end) + len(one.noun)
    return frozenset(state for _, state, _ in states_named(text[end:upto]))


def _months(one: Quantity) -> tuple[str, ...]:
    """Return the months in which a number's sentence puts what befell; a lead is of its day."""
    account = one.claim.account
    told = [
        account.calendar.interval(n)
        for n, t in enumerate(account.reading.times)
        if one.claim.sentence.holds(t.span)
    ]
    if one.claim.number <= 1:
        return ((account.published.last_day or "")[:7],)
    return tuple({(i.earliest or "")[:7] for i in told if (days(i) or _WIDE) < _WIDE})


def _standing(given: Sequence[Quantity]) -> list[Quantity]:
    """Return the numbers without those that their own teller's later ones withdraw."""
    latest: dict[tuple[object, ...], tuple[int, frozenset[float]]] = {}
    keys = {}
    for one in given:
        outlet = one.claim.account.article.outlet
        if not one.claim.who and outlet is not None and one.unit:
            own = days_in(one.claim)
            key = (outlet, one.unit, one.befell, own[0].earliest if own else None)
            keys[id(one)] = key
            order, values = latest.get(key, (-1, frozenset()))
            now = one.claim.account.order
            same = values if now == order else frozenset()
            latest[key] = (now, same | {one.value}) if now >= order else (order, values)
    return [q for q in given if id(q) not in keys or q.value in latest[keys[id(q)]][1]]


def _days(claims: Sequence[Claim]) -> dict[tuple[str, int], tuple[Interval, ...]]:
    """Return by article and sentence the days it names, else those last named before it."""
    found: dict[tuple[str, int], tuple[Interval, ...]] = {}
    last: dict[str, tuple[Interval, ...]] = {}
    for claim in claims:
        ident = claim.account.id
        last[ident] = days_in(claim) or last.get(ident, ())
        found[ident, claim.number] = last[ident]
    return found


def _at_odds(a: Quantity, b: Quantity, homes: Mapping[str, str], actors: Actors) -> bool:
    """Tell whether two articles' numbers for one thing and day cannot both be right."""
    if not differ(a, b) or elsewhere(a, b):
        return False
    mine, theirs = days_in(a.claim), days_in(b.claim)
    if mine and theirs and not any(x.meets(y) for x in mine for y in theirs):
        return False
    if not one_kind(a, b) and not (_people(a) & _people(b) and a.befell & b.befell & _ONCE):
        return False
    if max(a.value, b.value) > _MANY * min(a.value, b.value):
        return False
    outlets = {n.claim.account.article.outlet for n in (a, b)}
    corrected = _refutes(a, b) or _refutes(b, a)
    parties = bool(a.claim.who and b.claim.who) and rivals(a.claim, b.claim, homes, actors)
    if not corrected and not parties and len(outlets) == 1:
        return False
    known = [states_of(n.claim.voice, homes) for n in (a, b)]
    two_states = parties and all(known) and not known[0] & known[1]
    if not corrected and _grew(a, b) and not two_states:
        return False
    return len(told_of(a) & told_of(b)) >= _SHARED


def _refutes(a: Quantity, b: Quantity) -> bool:
    """Tell whether a number is given in so many words against the other: "five men, not four"."""
    words = a.claim.account.words(a.claim.sentence)
    shown = b.claim.account.words(b.span)
    return bool(re.search(rf"\bnot\s+(?:the\s+)?{re.escape(shown)}\b", words, re.IGNORECASE))


def told_of(number: Quantity) -> frozenset[str]:
    """Return the stems of what a number's sentence and its article's title tell."""
    account = number.claim.account
    return content(account.words(number.claim.sentence)) | content(account.article.title or "")


def _grew(a: Quantity, b: Quantity) -> bool:
    """Tell whether a toll may merely have grown: the lower number is not told on a later day."""
    if not a.befell & b.befell & load_disagreements().growing:
        return False
    lower, higher = sorted((a, b), key=lambda n: n.value)
    then, now = (n.claim.account.published for n in (higher, lower))
    return not (then.last_day and now.first_day and then.last_day < now.first_day)
