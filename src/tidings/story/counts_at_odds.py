"""Numbers that cannot both be right: two parties' side by side, or two articles' of one thing.

A toll that a later article gives higher is news; of one outlet the newest number counts; what is
vague or rounded contradicts only what lies far off; two who each tell of their own doing agree.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from tidings.codebook.disagreements import load_disagreements
from tidings.story.alignment import (
    NEAR,
    about,
    bound,
    by_article,
    own_act,
    points_back,
    rivals,
    shared,
)
from tidings.story.claims import Claim, days_in
from tidings.story.homes import states_of
from tidings.story.parties import Actors
from tidings.story.polarity import words_in
from tidings.story.quantities import Quantity, differ, numerals, quantities, value_of
from tidings.story.stems import content, stem
from tidings.values import DisagreementKind, Interval, Pointer, Side, Span

_FAR = 6.0
"""How many times one number may be the other and still be of one thing, where no noun says so."""
_MANY = 3.0
_SHARED = 2
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:first|second|third|fourth)\s+quarter|(?:19|20)\d\d|(?:this|last|next)\s+"
    r"(?:year|month|week))\b"
)
_IN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|near|across|around)\s+(?:[a-z]+\s+){0,2}?([A-Z][\w-]+(?:\s[A-Z][\w-]+)*)"
)
_SUPPLIED = re.compile(r"(?:of\s+the|of\s+(?:those|these)|all|these|those)\s+$")
_NUMBER = re.compile(
    r"\b(?:number|figure|total|toll|count|sum|amount|share|rate|turnout|tally|bill|"
    r"price|cost)\b[^.;]{0,60}$"
)

Found = tuple[DisagreementKind, str, tuple[Side, ...]]


def counts_at_odds(
    claims: Sequence[Claim], homes: Mapping[str, str], actors: Actors
) -> Iterator[Found]:
    """Yield kind, what is asked, and the sides: each pair of numbers of one thing once."""
    given = {id(c): quantities(c) for c in claims}
    kept = {
        (q.value, q.unit): q for c in reversed(claims) for q in given[id(c)] if q.value > _FEWEST
    }
    for claim in claims:
        if _NOT_THE.search(claim.account.words(claim.sentence)):
            whole = replace(claim, spans=(claim.sentence,), left=())
            yield from _corrected(whole, quantities(whole), kept)
    pairs = [*_beside(claims, given, homes, actors), *_across(claims, given, homes, actors)]
    done: set[tuple[object, ...]] = set()
    for a, b in pairs:
        key = (a.unit or b.unit, *sorted({a.value, b.value}))
        if key in done:
            continue
        done.add(key)
        kind: DisagreementKind = "terms" if _wants(a.claim) and _wants(b.claim) else "number"
        yield kind, _asked(a, b), tuple(_side(q, _told_again(q, a.unit, given)) for q in (a, b))


Given = Mapping[int, tuple[Quantity, ...]]


def _told_again(one: Quantity, unit: str, given: Given) -> tuple[Pointer, ...]:
    """Return where other articles give the same number of the same thing."""
    again = [
        q for found in given.values() for q in found
        if q.value == one.value and q.unit == unit and q.claim.account is not one.claim.account
        and (q.befell & one.befell or q.value >= _LARGE) and len(_about(q) & _about(one)) >= _SHARED
    ]  # fmt: skip
    return tuple(p for q in again for p in q.claim.account.pointers((q.span, q.claim.sentence)))


_LARGE = 1000


def _side(one: Quantity, again: Sequence[Pointer] = ()) -> Side:
    side = one.claim.side((one.span,), again)
    return replace(side, who=side.who[:1].upper() + side.who[1:])


def _asked(a: Quantity, b: Quantity) -> str:
    first = a if a.noun else b
    if first.unit == "vote":
        return "By what vote?"
    if first.unit in ("money", "share") or not first.noun:
        return "How much?" if first.noun else "How many?"
    table = load_disagreements().asked
    common = a.befell & b.befell or a.befell | b.befell
    befell = next((table[b] for b in sorted(common) if b in table), None)
    return f"How many {first.noun}{f' {befell}' if befell else ''}?"


def _wants(claim: Claim) -> bool:
    """Tell whether a claim says what its speaker wants, offers or would give at most."""
    book = load_disagreements()
    words = set(re.findall(r"[a-z]+", claim.text.lower()[:60]))
    return bool(claim.verb and _is(claim.verb, book.wanting)) or bool(words & book.bidding)


def _is(word: str, verbs: frozenset[str]) -> bool:
    return stem(word) in {stem(v) for v in verbs}


_NOT_THE = re.compile(r"\bnot\s+(?:the\s+|some\s+|about\s+)?(?:[$€£\d]|[a-z]+\s)")
_NOT = re.compile(r"(?:^|[\s,])(?:and\s+)?(?P<not>not\s+(?:the\s+|some\s+|about\s+)?)$")
_BY = re.compile(
    r"[^,.;]*?\b(?:(?:given|reported|claimed|announced|stated|cited|published)\s+by\s+"
    r"(?P<by>[^.,;]{2,50})"
    r"|as\s+(?P<as>[^.,;]{2,40}?)\s+(?:had\s+)?(?:first\s+|earlier\s+|previously\s+"
    r")?(?:reported|said|claimed|announced|stated|put))\b"
)
_FEW = 90
_FEWEST = 3


def _corrected(
    claim: Claim, given: Sequence[Quantity], kept: Mapping[tuple[float, str], Quantity]
) -> Iterator[Found]:
    """Yield a number given against another in one clause: "97 votes, not 99 as reported"."""
    text = claim.account.article.text
    for part in claim.left or claim.spans:
        for match in numerals().finditer(text, part.start, part.end):
            negated = _NOT.search(text[part.start : match.start()])
            before = [q for q in given if 0 < match.start() - q.span.end <= _FEW]
            value = value_of(match)
            if negated is None or not before or value is None or value in (before[-1].value, 0, 1):
                continue
            start = part.start + negated.start("not")
            other = _BY.match(text, match.end(), part.end)
            if other is None:
                first = next(
                    (
                        kept[k]
                        for k in ((value, u) for u in (before[-1].unit, "money", "rate"))
                        if k in kept
                    ),
                    None,
                )
                told = words_in(claim.text) & load_disagreements().modal
                if (
                    not told
                    and first is not None
                    and first.claim.account.order < claim.account.order
                ):
                    yield "number", _asked(first, before[-1]), (_side(first), _side(before[-1]))
                continue
            end, who = other.end(), other.group("by") or other.group("as")
            mine = replace(
                claim, spans=(Span(part.start, start),), left=(), statement=None, who=claim.who
            )
            theirs = replace(
                claim, spans=(Span(start, end),), left=(), statement=None, voice=(), who=who
            )
            asked = "How much?" if before[-1].unit in ("money", "share") else "How many?"
            yield "number", asked, (mine.side((before[-1].span,)), theirs.side())


def _beside(
    claims: Sequence[Claim], given: Given, homes: Mapping[str, str], actors: Actors
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield two tellers' numbers of one thing near each other in one article."""
    for told in by_article(claims).values():
        used: set[Span] = set()
        for place, later in enumerate(told):
            for b in given[id(later)]:
                if b.span in used:
                    continue
                for earlier in reversed(told[max(0, place - 8) : place]):
                    if later.number - earlier.number > NEAR:
                        break
                    a = _stands_against(earlier, b, given, homes, actors)
                    if a is not None:
                        used.add(b.span)
                        yield a, b
                        break


def _stands_against(
    earlier: Claim, b: Quantity, given: Given, homes: Mapping[str, str], actors: Actors
) -> Quantity | None:
    """Return the number of an earlier claim that a number of another teller contradicts."""
    if not _two_tellers(earlier, b.claim, homes, actors):
        return None
    mine = [a for a in given[id(earlier)] if _one_thing_here(a, b)]
    if not mine or any(not differ(a, b) for a in mine):
        return None
    return mine[-1]


def _two_tellers(a: Claim, b: Claim, homes: Mapping[str, str], actors: Actors) -> bool:
    if not b.who and not a.who:
        return False
    if not b.who or not a.who:
        first, second = a.left or a.spans, b.left or b.spans
        return bool(b.who) and not any(x.meets(y) for x in first for y in second)
    return rivals(a, b, homes, actors)


def _one_thing_here(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers of one article are of one thing, by unit, words and nearness."""
    one, other = a.claim, b.claim
    if own_act(one) and own_act(other) and not (a.unit and not b.unit and other.verb):
        return False
    if _elsewhere(a, b) or _another_time(a, b) or _of_some(a) or _of_some(b) or _others(one, other):
        return False
    if not b.unit:
        close = max(a.value, b.value) <= _FAR * min(a.value, b.value)
        return bool(a.unit or (one.who and a.befell)) and close and _put(b)
    if not a.unit:
        return bool(a.befell & b.befell) and other.number - one.number <= 1
    if a.unit != b.unit:
        return False
    if a.unit == "share" and one.paragraph == other.paragraph and other.number - one.number == 1:
        return bool(one.who and other.who)
    if a.unit in ("share", "money", "rate"):
        tied = bound(one, other) > 0 or bool(a.befell & b.befell) or not b.noun
        return bool(one.who) and tied and _same_measure(a, b)
    if a.unit == "vote":
        return True
    return _one_kind(a, b) and (one.who != "" or bool(a.befell & b.befell))


def _same_measure(a: Quantity, b: Quantity) -> bool:
    """Tell whether shares or sums may be of one thing: the nouns beside them do not differ."""
    close = max(a.value, b.value) <= _FAR * max(1e-9, min(a.value, b.value))
    wants = _wants(a.claim) and _wants(b.claim)
    names = content(a.claim.who) | content(b.claim.who)
    common = (about(" ".join(a.thing)) & about(" ".join(b.thing))) - names
    same = bool(a.befell & b.befell) or (not b.noun and _put(b))
    return close and (bool(common) or wants or points_back(b.claim) or same)


def _put(b: Quantity) -> bool:
    """Tell whether a bare number is given for what was just counted, by the form of its clause.

    "The union says 300", "five according to the union", "the figure was 350", "it was 208".
    """
    text = b.claim.account.article.text
    start, end = b.claim.span.start, b.claim.span.end
    if _TRAIL.match(text[b.span.end : max(end, b.span.end)]) is None:
        return False
    lead = re.sub(r"[\"“]", "", text[max(start, b.span.start - 40) : b.span.start])
    if b.claim.verb == "according" or _named_number(b):
        return True
    if len(b.claim.text.split()) <= _BARE and not points_back(b.claim):
        return True
    if len(b.claim.text.split()) <= _BRIEF and points_back(b.claim) and b.befell:
        return True
    short = len(b.claim.text.split()) <= _SHORT
    if _PUT_AT.match(text[start : b.span.start]) or (b.claim.verb and _AT.search(lead)):
        return True
    return (bool(b.claim.verb) and _DIRECT.search(lead) is not None) or (
        short and points_back(b.claim) and _IT_WAS.search(lead) is not None
    )


_SHORT = 8
_AT = re.compile(r"\b(?:at|as)\s(?:[a-z]+\s){0,4}$")
_IT_WAS = re.compile(
    r"\b(?:was|were|is|are|be|been|stood\s+at|totalled|reached|came\s+to)\s+"
    r"(?:[a-z]+\s){0,2}$"
)
_BARE = 3
_BRIEF = 4
_PUT_AT = re.compile(
    r"(?:that\s+)?(?:the|its|their|it|them|that|this)\b[^,;.]{0,60}?\s(?:at|"
    r"as)\s(?:[a-z]+\s){0,4}$",
    re.IGNORECASE,
)
_DIRECT = re.compile(
    r"\b[a-z]+\s+(?:(?:of|at|as|it|them|that|only|just|about|some|some|nearly|almost|"
    r"(?:fewer|less|more)\s+than|at\s+least|the\s+(?:figure|number|sum|toll|total)\s+"
    r"(?:as|at))\s+){0,4}[\"“]?$"
)
_TRAIL = re.compile(
    r"[\"”’]?\s*(?:[.,;]|$|(?:and|or|but|more|instead|according|in\s+all|in\s+total|so\s+"
    r"far)\b)"
)


def _named_number(b: Quantity) -> bool:
    text, part = b.claim.account.article.text, b.claim.span
    return _NUMBER.search(text[part.start : b.span.start]) is not None


def _of_some(b: Quantity) -> bool:
    text = b.claim.account.article.text
    return _SUPPLIED.search(text[max(0, b.span.start - 16) : b.span.start]) is not None


def _one_kind(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers count things of one kind that the same befell."""
    book, nouns = load_disagreements(), {a.noun, b.noun}
    if stem(a.noun) != stem(b.noun):
        if a.unit not in set(book.units.values()):
            return False
        fallen = nouns & book.ranks and nouns & book.fallen
        some = nouns & book.part or not nouns & book.anybody
        if a.unit == "person" and some and not fallen:
            return False
        if a.unit != "person" and not nouns & book.anybody:
            return a.claim.account is b.claim.account and not (
                a.befell and b.befell and not a.befell & b.befell
            )
    if a.befell and b.befell:
        return bool(a.befell & b.befell)
    return shared(a.claim, b.claim, frozenset({stem(a.noun), stem(b.noun)})) > 0 or (
        stem(a.noun) == stem(b.noun) and points_back(b.claim)
    )


_FIRST_NAME = re.compile(r"[\"“]?(?:the\s)?(?P<name>[A-Z][\w-]+)(?:['’]s\s\w+)?\s+[a-z]")


def _others(a: Claim, b: Claim) -> bool:
    """Tell whether each claim begins with another's name: they tell of two who did something."""
    one, other = (_FIRST_NAME.match(c.text) if not c.verb else None for c in (a, b))
    if one is None or other is None or one.group("name") == other.group("name"):
        return False
    names = [content(found.group("name")) for found in (one, other)]
    return all(n and n <= c.account.named for n, c in zip(names, (a, b), strict=True))


def _places(number: Quantity) -> frozenset[str]:
    """Return the places that the words of a number's claim name."""
    account = number.claim.account
    times = [t.span for t in account.reading.times]
    return frozenset(
        m.group(1) for part in number.claim.left or number.claim.spans
        for m in _IN.finditer(account.article.text, part.start, part.end)
        if not any(t.start <= m.start(1) < t.end for t in times)
    )  # fmt: skip


def _elsewhere(a: Quantity, b: Quantity) -> bool:
    """Tell whether the later number is placed where the earlier is not, or newly placed."""
    here, there = _places(a), _places(b)
    if here & there or not there:
        return False
    text = b.claim.account.article.text[: b.claim.sentence.start]
    return bool(here) or not all(place in text for place in there)


def _another_time(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers are of two times that their clauses name."""
    mine, theirs = days_in(a.claim), days_in(b.claim)
    if mine and theirs and not any(x.meets(y) for x in mine for y in theirs):
        return True
    first, second = (set(_MONTH.findall(q.claim.account.words(q.claim.sentence))) for q in (a, b))
    return bool(first and second and not first & second)


def _across(
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
        for day in when[one.claim.account.id, one.claim.number]:
            for what in one.befell:
                blocks[one.unit, what, (day.earliest or "")[:10]].append(one)
    for block in blocks.values():
        firsts: dict[tuple[float, str, str], Quantity] = {}
        for one in sorted(block, key=lambda n: n.claim.key):
            firsts.setdefault((one.value, one.noun, one.claim.who), one)
        for a, b in combinations(firsts.values(), 2):
            if a.claim.account.id != b.claim.account.id and _at_odds(a, b, homes, actors):
                yield a, b


def _standing(given: Sequence[Quantity]) -> list[Quantity]:
    """Return the numbers without those that their own teller's later ones withdraw."""
    latest: dict[tuple[object, ...], int] = {}
    keys = {}
    for one in given:
        outlet = one.claim.account.article.outlet
        if not one.claim.who and outlet is not None and one.unit:
            own = days_in(one.claim)
            key = (outlet, one.unit, one.befell, own[0].earliest if own else None)
            keys[id(one)] = key
            latest[key] = max(latest.get(key, -1), one.claim.account.order)
    return [q for q in given if id(q) not in keys or latest[keys[id(q)]] == q.claim.account.order]


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
    if not differ(a, b) or not _one_kind(a, b) or _elsewhere(a, b):
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
    return len(_about(a) & _about(b)) >= _SHARED


def _refutes(a: Quantity, b: Quantity) -> bool:
    """Tell whether a number is given in so many words against the other: "five men, not four"."""
    words = a.claim.account.words(a.claim.sentence)
    shown = b.claim.account.words(b.span)
    return bool(re.search(rf"\bnot\s+(?:the\s+)?{re.escape(shown)}\b", words, re.IGNORECASE))


def _about(number: Quantity) -> frozenset[str]:
    account = number.claim.account
    return content(account.words(number.claim.sentence)) | content(account.article.title or "")


def _grew(a: Quantity, b: Quantity) -> bool:
    """Tell whether a toll may merely have grown: the lower number is not told on a later day."""
    if not a.befell & b.befell & load_disagreements().growing:
        return False
    lower, higher = sorted((a, b), key=lambda n: n.value)
    then, now = (n.claim.account.published for n in (higher, lower))
    return not (then.last_day and now.first_day and then.last_day < now.first_day)
