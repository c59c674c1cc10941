"""Whether two numbers are of one thing: by what is counted, what befell it, where and when."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tidings.codebook.disagreements import load_disagreements
from tidings.story.alignment import about, bound, own_act, points_back, shared
from tidings.story.claims import Claim, days_in
from tidings.story.quantities import Quantity
from tidings.story.stems import content, stem
from tidings.values import Pointer, Side

_FAR = 6.0
"""How many times one number may be the other and still be of one thing, where no noun says so."""
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


_ABOARD = re.compile(r"\b(?:on\s+board|aboard)\b")


def side_of(one: Quantity, again: Sequence[Pointer] = ()) -> Side:
    """Return a number as one side: its teller's words, and where others give the same."""
    side = one.claim.side((one.span,), again)
    return replace(side, who=side.who[:1].upper() + side.who[1:])


def asked_of(a: Quantity, b: Quantity) -> str:
    """Return what two numbers answer: "How many men were held?"."""
    first = a if a.noun else b
    if first.unit == "vote":
        return "By what vote?"
    if first.unit in ("money", "share") or not first.noun:
        return "How much?" if first.noun else "How many?"
    table = load_disagreements().asked
    common = a.befell & b.befell or a.befell | b.befell
    if (
        all(_ABOARD.search(q.claim.text) for q in (a, b) if q.befell == {"held"})
        and "held" in common
    ):
        return f"How many {first.noun} were aboard?"
    if first.unit not in load_disagreements().units.values():
        common = frozenset()
    befell = next((table[b] for b in sorted(common) if b in table), None)
    return f"How many {first.noun}{f' {befell}' if befell else ''}?"


def wants(claim: Claim) -> bool:
    """Tell whether a claim says what its speaker wants, offers or would give at most."""
    book = load_disagreements()
    words = set(re.findall(r"[a-z]+", claim.text.lower()[:60]))
    return bool(claim.verb and _is(claim.verb, book.wanting)) or bool(words & book.bidding)


def _is(word: str, verbs: frozenset[str]) -> bool:
    return stem(word) in {stem(v) for v in verbs}


def one_thing_here(a: Quantity, b: Quantity, said: bool = False) -> bool:
    """Tell whether two numbers of one article are of one thing, by unit, words and nearness.

    `said` tells whether the article says that two numbers differ: then their unit is enough.
    """
    one, other = a.claim, b.claim
    if own_act(one) and own_act(other) and not (a.unit and not b.unit and other.verb):
        return False
    if elsewhere(a, b) or another_time(a, b) or _of_some(a) or _of_some(b) or _others(one, other):
        return False
    close = max(a.value, b.value) <= _FAR * max(1e-9, min(a.value, b.value))
    if said and one.who != other.who and close and (a.unit == b.unit or not b.unit):
        return bool(a.unit) or one.verb == other.verb
    if not (a.unit or b.unit) and one.sentence == other.sentence and one.verb == other.verb != "":
        return close
    if not b.unit:
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
    return one_kind(a, b) and (one.who != "" or bool(a.befell & b.befell))


def _same_measure(a: Quantity, b: Quantity) -> bool:
    """Tell whether shares or sums may be of one thing: the nouns beside them do not differ."""
    close = max(a.value, b.value) <= _FAR * max(1e-9, min(a.value, b.value))
    both_want = wants(a.claim) and wants(b.claim)
    names = content(a.claim.who) | content(b.claim.who)
    common = (about(" ".join(a.thing)) & about(" ".join(b.thing))) - names
    same = bool(a.befell & b.befell) or (not b.noun and _put(b))
    return close and (bool(common) or both_want or points_back(b.claim) or same)


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


def one_kind(a: Quantity, b: Quantity) -> bool:
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


def elsewhere(a: Quantity, b: Quantity) -> bool:
    """Tell whether the later number is placed where the earlier is not, or newly placed."""
    here, there = _places(a), _places(b)
    if here & there or not there:
        return False
    text = b.claim.account.article.text[: b.claim.sentence.start]
    return bool(here) or not all(place in text for place in there)


def another_time(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers are of two times that their clauses name."""
    mine, theirs = days_in(a.claim), days_in(b.claim)
    if mine and theirs and not any(x.meets(y) for x in mine for y in theirs):
        return True
    first, second = (set(_MONTH.findall(q.claim.account.words(q.claim.sentence))) for q in (a, b))
    return bool(first and second and not first & second)
