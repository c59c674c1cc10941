"""Numbers that are at odds: two parties' in one article, or two articles' of one thing and day.

A toll that a later article gives higher is news; of one outlet the newest number counts; what is
vague or rounded contradicts only what lies far off.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from tidings.codebook.disagreements import load_disagreements
from tidings.story.claims import Claim, days_in, of_two_states, rivals
from tidings.story.parties import Actors
from tidings.story.stems import content, stem
from tidings.story.told import days
from tidings.story.tolls import Number, differ, numbers_of
from tidings.values import Interval

_BESIDE = 2
"""Sentences between two parties' numbers for one thing."""
_FAR = 5.0
"""How many times one number may be the other and still be of one thing, where no noun says so."""
_MANY = 3.0
_WEEK = 10
_SHARED = 2

Group = tuple[Number, ...]


def reckonings(
    claims: Sequence[Claim], homes: Mapping[str, str], actors: Actors
) -> Iterator[tuple[str, Group]]:
    """Yield what is asked, and the numbers at odds: the first to give each, in order."""
    given = _standing([n for c in claims for n in numbers_of(c)])
    when = _days(claims)
    pairs = [*_side_by_side(given, homes), *_across(given, when, homes, actors)]
    for group in _retold(_joined(pairs)):
        whole = _with_origins(group, given)
        yield _asked(whole), tuple(_with_echoes(n, given) for n in whole)


def _asked(group: Group) -> str:
    first = next((n for n in group if n.noun), group[0])
    if first.unit in ("vote", "money", "share"):
        return "By what vote?" if first.unit == "vote" else "How much?"
    if not first.noun:
        return "How many?"
    table = load_disagreements().asked
    told = [n.befell for n in group if n.befell]
    shared = told[0].intersection(*told) if told else frozenset()
    befell = next((table[b] for b in sorted(shared) if b in table), None)
    return f"How many {first.noun}{f' {befell}' if befell else ''}?"


def _standing(given: Sequence[Number]) -> list[Number]:
    """Return the numbers without those that their own teller's later ones withdraw."""
    latest: dict[tuple[object, ...], int] = {}
    for one in given:
        key = _teller(one)
        if key is not None:
            latest[key] = max(latest.get(key, -1), one.claim.account.order)
    return [
        n for n in given
        if (key := _teller(n)) is None or latest[key] == n.claim.account.order
    ]  # fmt: skip


def _teller(number: Number) -> tuple[object, ...] | None:
    """Return whose number it is and of what: an outlet's own, or none for a speaker's."""
    outlet = number.claim.account.article.outlet
    if number.who or outlet is None or not number.unit:
        return None
    own = days_in(number.claim)
    day = own[0].earliest if own else None
    return (outlet, number.unit, number.befell, day)


def _days(claims: Sequence[Claim]) -> dict[tuple[str, int], tuple[Interval, ...]]:
    """Return by article and sentence the days it names, else those last named before it."""
    found: dict[tuple[str, int], tuple[Interval, ...]] = {}
    last: dict[str, tuple[Interval, ...]] = {}
    for claim in claims:
        ident = claim.account.id
        last[ident] = days_in(claim) or last.get(ident, ())
        found[ident, claim.number] = last[ident]
    return found


def _side_by_side(
    given: Sequence[Number], homes: Mapping[str, str]
) -> Iterator[tuple[Number, Number]]:
    """Yield pairs in one article: "400 took part", says one, and another counts 150."""
    by_article: dict[str, list[Number]] = defaultdict(list)
    for one in given:
        by_article[one.claim.account.id].append(one)
    for numbers in by_article.values():
        ordered = sorted(numbers, key=lambda n: n.key)
        for place, later in enumerate(ordered):
            for earlier in reversed(ordered[:place]):
                if later.claim.number - earlier.claim.number > _BESIDE:
                    break
                if _two_counts(earlier, later, homes):
                    yield earlier, later
                    break


def _two_counts(a: Number, b: Number, homes: Mapping[str, str]) -> bool:
    """Tell whether two numbers of one article are two parties' for one thing."""
    if not differ(a, b) or b.claim.paragraph - a.claim.paragraph > 1 or not b.who:
        return False
    if not a.unit and not b.unit:
        return b.claim.sentence == a.claim.sentence and _two_voices(a, b, homes)
    if not a.unit and a.befell & b.befell and a.who:
        near = max(a.value, b.value) <= _FAR * min(a.value, b.value)
        return near and b.claim.number - a.claim.number <= 1 and _two_voices(a, b, homes)
    if not b.unit:
        named = bool(a.unit) and a.who.casefold() != b.who.casefold() and a.span.end < b.span.start
        named = named and not _points_to_some(b)
        return named and max(a.value, b.value) <= _FAR * min(a.value, b.value)
    if not _two_voices(a, b, homes):
        return False
    beside = b.claim.number - a.claim.number <= 1 and a.unit == b.unit
    if beside and (a.unit == "share" or (a.unit == "money" and _points_back(b))):
        return True
    return _one_thing(a, b)


_KNOWN = re.compile(r"\b(?:of\s+the|of\s+(?:those|these)|all|the|these|those|ha(?:ve|s|d))\s+$")


def _points_to_some(number: Number) -> bool:
    """Tell whether a bare number is of some already counted, or what somebody has: no count."""
    text = number.claim.account.article.text
    return _KNOWN.search(text[max(0, number.span.start - 16) : number.span.start]) is not None


_BACK = re.compile(r"(?:it|they|that|there|the\s+(?:real\s+)?(?:figure|number|sum|amount))\b", re.I)


def _points_back(number: Number) -> bool:
    """Tell whether a number is said of what was just named: "it is 400 million"."""
    return _BACK.match(number.claim.text) is not None


def _two_voices(a: Number, b: Number, homes: Mapping[str, str]) -> bool:
    """Tell whether two numbers of one article are given by two who are not of one side."""
    if not a.who or not b.who or a.who.casefold() == b.who.casefold():
        return False
    mine, theirs = ({homes.get(i, i) for i in n.voice} for n in (a, b))
    return not mine & theirs


def _one_thing(a: Number, b: Number) -> bool:
    """Tell whether two numbers count things of one class that the same befell."""
    if a.unit != b.unit or not a.befell & b.befell:
        return False
    book = load_disagreements()
    if stem(a.noun) != stem(b.noun) and (
        {a.noun, b.noun} & book.part or not {a.noun, b.noun} & book.anybody
    ):
        return False
    here, there = _where(a), _where(b)
    if a.befell & b.befell & book.growing:
        return here == there and _how(a) == _how(b)
    return not here or not there or bool(here & there)


_IN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|near|across|around)\s+(?:[a-z]+\s+){0,2}?([A-Z][\w-]+(?:\s[A-Z][\w-]+)*)"
)


def _where(number: Number) -> frozenset[str]:
    """Return the places that a number's sentence names and the head of its article does not."""
    account = number.claim.account
    text, sentence = account.article.text, number.claim.sentence
    times = [t.span for t in account.reading.times if t.span.meets(sentence)]
    first = next(iter(account.reading.paragraphs)).span
    opening = text[: text.find(". ", first.end + 1) + 1 or first.end]
    return frozenset(
        m.group(1) for m in _IN.finditer(text, sentence.start, sentence.end)
        if m.group(1) not in opening and not any(t.start <= m.start(1) < t.end for t in times)
    )  # fmt: skip


_NEARBY = 28
"""Characters round a number in which it is told how badly they were hurt."""


def _how(number: Number) -> frozenset[str]:
    text, at = number.claim.account.article.text, number.span
    words = set(text[max(0, at.start - _NEARBY) : at.end + _NEARBY].lower().split())
    return frozenset(words & load_disagreements().severely)


def _across(
    given: Sequence[Number], when: Mapping[tuple[str, int], tuple[Interval, ...]],
    homes: Mapping[str, str], actors: Actors,
) -> Iterator[tuple[Number, Number]]:  # fmt: skip
    """Yield pairs of two articles for one thing on one day."""
    classes = frozenset(load_disagreements().units.values())
    blocks: dict[tuple[str, str, str], list[Number]] = defaultdict(list)
    for one in given:
        if one.unit == "money" or one.unit not in classes:
            continue
        for day in when[one.claim.account.id, one.claim.number]:
            for what in one.befell:
                blocks[one.unit, what, (day.earliest or "")[:10]].append(one)
    for block in blocks.values():
        firsts: dict[tuple[float, str, str], Number] = {}
        for one in sorted(block, key=lambda n: n.key):
            firsts.setdefault((one.value, one.noun, one.who), one)
        for a, b in combinations(firsts.values(), 2):
            if a.claim.account.id != b.claim.account.id and _at_odds(a, b, homes, actors):
                yield a, b


def _at_odds(a: Number, b: Number, homes: Mapping[str, str], actors: Actors) -> bool:
    """Tell whether two articles' numbers for one thing and day cannot both be right."""
    if (
        not differ(a, b)
        or not _one_thing(a, b)
        or max(a.value, b.value) > _MANY * min(a.value, b.value)
    ):
        return False
    outlets = {n.claim.account.article.outlet for n in (a, b)}
    corrected = _refutes(a, b) or _refutes(b, a)
    parties = rivals(a.claim, b.claim, homes, actors)
    if not corrected and not parties and len(outlets) == 1:
        return False
    if not corrected and _grew(a, b) and not (parties and of_two_states(a.claim, b.claim, homes)):
        return False
    return len(_about(a) & _about(b)) >= _SHARED


def _refutes(a: Number, b: Number) -> bool:
    """Tell whether a number is given in so many words against the other: "five men, not four"."""
    words = a.claim.account.words(a.claim.sentence)
    shown = b.claim.account.words(b.span)
    return bool(re.search(rf"\bnot\s+(?:the\s+)?{re.escape(shown)}\b", words, re.IGNORECASE))


def _about(number: Number) -> frozenset[str]:
    """Return the stems that tell what a number's sentence is about, names among them."""
    account = number.claim.account
    return content(account.words(number.claim.sentence)) | content(account.article.title or "")


def _grew(a: Number, b: Number) -> bool:
    """Tell whether a toll may merely have grown: the lower number is not told on a later day."""
    if not a.befell & b.befell & load_disagreements().growing:
        return False
    lower, higher = sorted((a, b), key=lambda n: n.value)
    then, now = (n.claim.account.published for n in (higher, lower))
    return not (then.last_day and now.first_day and then.last_day < now.first_day)


def _joined(pairs: Sequence[tuple[Number, Number]]) -> list[Group]:
    """Return pairs that share a number as one group, the first to give each number, in order."""
    groups: list[dict[tuple[int, int], Number]] = []
    for pair in pairs:
        fresh = {n.key: n for n in pair}
        meeting = [g for g in groups if g.keys() & fresh.keys()]
        for group in meeting:
            fresh |= group
            groups.remove(group)
        groups.append(fresh)
    return sorted((_firsts(g.values()) for g in groups), key=lambda g: g[0].key)


def _firsts(numbers: object) -> Group:
    """Return the first to give each number, in order."""
    found: dict[float, Number] = {}
    for one in sorted(numbers, key=lambda n: n.key):  # type: ignore[call-overload]
        found.setdefault(one.value, one)
    return tuple(found.values())


def _retold(groups: Sequence[Group]) -> list[Group]:
    """Return groups without those that give the same numbers of one class of thing again."""
    found: dict[tuple[object, ...], Group] = {}
    for group in groups:
        unit = next((n.unit for n in group if n.unit), "")
        found.setdefault((unit, *sorted({n.value for n in group})), group)
    return list(found.values())


def _with_origins(group: Group, given: Sequence[Number]) -> Group:
    """Return numbers with the earlier article that gives the one an article only mentions.

    "The other side speaks of three" mentions what an article of the days before tells in full.
    """
    unit = next((n.unit for n in group if n.unit), "")
    found = []
    for one in group:
        origin = None if one.unit else next((g for g in given if _is_origin(g, one, unit)), None)
        found.append(one if origin is None else _mentioned(origin, one))
    return tuple(sorted(found, key=lambda n: n.key))


def _mentioned(origin: Number, mention: Number) -> Number:
    """Return a number with the words of the later article that mentions it."""
    claim = origin.claim
    words = mention.claim.account.pointers((mention.claim.sentence,))
    return replace(origin, claim=replace(claim, again=(*claim.again, *words)))


def _with_echoes(number: Number, given: Sequence[Number]) -> Number:
    """Return a number with the words of later articles that give the same large one again."""
    later = [
        g for g in given
        if g.value == number.value >= _LARGE and g.unit == number.unit
        and g.claim.account.order > number.claim.account.order
    ]  # fmt: skip
    claim = number.claim
    again = tuple(p for g in later for p in g.claim.account.pointers((g.claim.sentence,)))
    return replace(number, claim=replace(claim, again=(*claim.again, *again)))


_LARGE = 1000
"""Numbers so large that the same one, of one unit, is the same number told again."""


def _is_origin(old: Number, mention: Number, unit: str) -> bool:
    a, b = old.claim.account, mention.claim.account
    if old.unit != unit or old.value != mention.value or a.order >= b.order or not old.befell:
        return False
    gap = days(Interval(earliest=a.published.first_day, latest=b.published.last_day, basis=""))
    return gap is not None and gap <= _WEEK
