"""A second number or day, given in a clause too short to name its thing again.

"… ; the union says 300", "five, according to the union", "and the ministry at 180 million", "97
votes, not 99 as first reported", "the other side speaks of Tuesday": by its form such a clause is
of what was just counted or dated. It stands against the number or day right before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from tidings.codebook.disagreements import load_disagreements
from tidings.story.claims import Claim
from tidings.story.stems import content, words_of
from tidings.story.tolls import bounds_of, numerals, unit_of, value_of
from tidings.story.verbs import forms
from tidings.values import Side, Span

_DOZEN = re.compile(r"\b(?P<many>a|one|two|three|four|half\s+a)\s+dozen\b", re.IGNORECASE)
_DOZENS = {"a": 12.0, "one": 12.0, "two": 24.0, "three": 36.0, "four": 48.0}
_END = re.compile(r"[\"”’]?\s*(?:[.,;]|$)")
_ACCORDING = re.compile(r"\s*,?\s+according\s+to\s+(?P<who>[^.,;]{3,60}?)(?=\s*[.,;]|\s*$)")
_LAST = re.compile(r"(?:[;,]\s*(?:and\s+|or\s+|but\s+)?(?:only\s+|just\s+|about\s+|some\s+)?)$")
_WHOSE = r"(?P<who>(?:the\s+|its\s+|their\s+|[A-Z])[^,;:\"“”]{1,60}?|\b[a-z]{3,}s)"
_LEAD = re.compile(
    r"(?:.*(?:[;:.]|,\s(?:and|but|while|though)|\s(?:and|while|but))\s+|^)", re.DOTALL
)
_PUT = re.compile(
    r"\bput(?:s|ting)?\s+(?:[^,;.]{2,40}\s)?(?:at|on)\s+(?:about\s+|some\s+|only\s+)?$"
)
_GAPPED = re.compile(
    r"^(?:\s+[a-z]+){0,3}\s*,?\s+(?:and|but|while)\s+(?P<who>[^,;.]{3,50}?)\s+at\s+(?:about\s+|some\s+|only\s+)?$"
)
_NOT_THE = re.compile(r"(?:^|[\s,])not\s+(?:the\s+)?$")
_FIRST_GIVEN = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:first\s+|originally\s+|earlier\s+|initially\s+)?"
    r"(?:(?:given|reported|claimed|announced|stated|cited)\s+by\s+(?P<by>[^.,;]{2,50})"
    r"|as\s+(?P<as>[^.,;]{2,40}?)\s+(?:had\s+)?(?:first\s+|earlier\s+)?(?:reported|said|claimed|announced|stated)\b)"
)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_POINTS = re.compile(r"(?:that\s+)?(?:it|they|he|she|this|that|the)\s", re.IGNORECASE)
_FEW = 90
"""Characters between a number and the one that it is said not to be."""
_FAR = 5.0
_PERSONAL = re.compile(r"(?:he|she|it|they|we|i|who|which)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """A number as a clause gives it, and whose it is; `who` is empty for the outlet's own."""

    claim: Claim
    span: Span
    value: float
    low: float
    high: float
    unit: str
    who: str = ""

    @property
    def told(self) -> tuple[Claim, Span, str]:
        """The sentence that gives it, where in it, and whose it is."""
        return self.claim, self.span, self.who


def numbers_in(text: str) -> frozenset[float]:
    """Return the numbers that a line gives, without their bounds."""
    return frozenset(value for _, _, value in _numbers(text, Span(0, len(text))))


def counts_beside(claims: Sequence[Claim]) -> Iterator[tuple[str, tuple[Side, Side]]]:
    """Yield what is asked and two numbers of one thing, the second in a clause without its noun."""
    before: tuple[Given, ...] = ()
    for claim in _sentences(claims):
        given = _given(claim)
        near = before if before and _next(before[0].claim, claim) else ()
        for n, later in enumerate(given):
            pair = _refuted(given[:n], later) or _gapped(given[:n], later)
            pair = pair or _bare((*near, *given[:n]), later)
            if pair is not None:
                money = any(g.unit == "money" for g in pair)
                asked = "How much?" if money else "How many?"
                yield asked, _pair(pair[0].told, pair[1].told)
        before = given


def _sentences(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the first claim of each sentence: here its text alone counts."""
    seen = set()
    for claim in claims:
        key = (claim.account.id, claim.number)
        if key not in seen:
            seen.add(key)
            yield claim


def _next(a: Claim, b: Claim) -> bool:
    return a.account is b.account and b.number - a.number == 1 and a.paragraph == b.paragraph


def _given(claim: Claim) -> tuple[Given, ...]:
    """Return the numbers of a sentence, in order, with what they count."""
    text, sentence = claim.account.article.text, claim.sentence
    times = [t.span for t in claim.account.reading.times if t.span.meets(sentence)]
    found = []
    for start, end, value in _numbers(text, sentence):
        if any(t.meets(Span(start, end)) for t in times) or value < 2:
            continue
        low, high = bounds_of(
            value, text[max(sentence.start, start - 40) : start], text[end : end + 60]
        )
        unit, _ = unit_of(text[end : min(end + 60, sentence.end)])
        found.append(Given(claim, Span(start, end), value, low, high, unit))
    return tuple(found)


def _numbers(text: str, within: Span) -> Iterator[tuple[int, int, float]]:
    dozens = list(_DOZEN.finditer(text, within.start, within.end))
    plain = [
        (m.start(), m.end(), value)
        for m in numerals().finditer(text, within.start, within.end)
        if (value := value_of(m)) is not None
        and not any(d.start() <= m.start() < d.end() for d in dozens)
    ]
    for found in dozens:
        plain.append((*found.span(), _DOZENS.get(found.group("many").lower(), 6.0)))
    return iter(sorted(plain))


def _around(given: Given) -> tuple[str, str]:
    """Return the words of its sentence before and after a number."""
    text, sentence = given.claim.account.article.text, given.claim.sentence
    return text[sentence.start : given.span.start], text[given.span.end : sentence.end]


def _refuted(before: Sequence[Given], later: Given) -> tuple[Given, Given] | None:
    """Return a number and the one that it is said not to be: "97 votes, not 99 as CPA reported"."""
    lead, rest = _around(later)
    by = _FIRST_GIVEN.match(rest)
    if not before or not _NOT_THE.search(lead) or by is None:
        return None
    first = before[-1]
    if later.span.start - first.span.end > _FEW or not _near(first, later):
        return None
    return first, replace(later, who=(by.group("by") or by.group("as")).strip())


def _gapped(before: Sequence[Given], later: Given) -> tuple[Given, Given] | None:
    """Return two that are put at a number each: "which X put at 300 and Y at 180"."""
    if not before:
        return None
    first = before[-1]
    lead, _ = _around(first)
    text = later.claim.account.article.text
    between = _GAPPED.match(text[first.span.end : later.span.start])
    if between is None or not _PUT.search(lead) or not _near(first, later):
        return None
    if not (later.low > first.high or later.high < first.low) and later.value == first.value:
        return None
    putter = re.search(r"(?:which\s+)?(?P<who>[^,;.]{2,50}?)\s+put", lead[_lead_of(lead) :])
    who = putter.group("who").removeprefix("which ") if putter else ""
    return replace(first, who=who), replace(later, who=between.group("who"))


def _bare(before: Sequence[Given], later: Given) -> tuple[Given, Given] | None:
    """Return the number that a bare one, given by somebody in so many words, stands against."""
    who = _giver(later)
    if not who or later.unit == "money":
        return None
    for first in reversed(before):
        if first.unit in ("", "?"):
            continue
        teller = _teller(first)
        agree = first.low <= later.high and later.low <= first.high
        if agree or content(teller) & content(who):
            return None
        return (
            (replace(first, who=teller), replace(later, who=who)) if _near(first, later) else None
        )
    return None


def _near(a: Given, b: Given) -> bool:
    """Tell whether two numbers may be of one thing by their size."""
    return a.value != b.value and max(a.value, b.value) <= _FAR * min(a.value, b.value)


@lru_cache(maxsize=1)
def _gives() -> re.Pattern[str]:
    verbs = "|".join(sorted(forms(load_disagreements().giving)))
    return re.compile(
        rf"{_WHOSE}\s+(?:(?:has|have|had|itself|themselves|only|always|long|now|still)\s+){{0,2}}(?:{verbs})\s+"
        r"(?:[\"“]?(?:of|at|as|on|only|it|them|that|just|about|some|fewer\s+than|more\s+than|the\s+\w+)\s+){0,4}[\"“]?$"
    )


def _giver(given: Given) -> str:
    """Return who gives a bare number: "the union says 300", "five according to the union"."""
    lead, rest = _around(given)
    after = _ACCORDING.match(rest)
    if after is not None:
        return after.group("who").strip() if _LAST.search(lead) else ""
    if not _END.match(rest):
        return ""
    found = _gives().search(lead, _lead_of(lead)) or _gives_too(lead)
    if found is None or _PERSONAL.fullmatch(found.group("who")):
        return ""
    return found.group("who").strip()


def _gives_too(lead: str) -> re.Match[str] | None:
    """Return the giver who has said something before: "The firm spoke of … and gave it as"."""
    verbs = "|".join(sorted(forms(load_disagreements().giving)))
    return re.match(
        rf"{_WHOSE.replace('60', '40')}\s+(?:{verbs})\s.*\band\s+(?:gave|gives|put|puts)\s+"
        r"(?:the\s+\w+|it|them)\s+(?:as|at)\s+$",
        lead,
    )


def _lead_of(words: str) -> int:
    """Return where the last clause of some words begins."""
    found = _LEAD.match(words)
    return found.end() if found else 0


def _teller(given: Given) -> str:
    """Return whose a number with its noun is: its clause's, else its outlet's."""
    lead, rest = _around(given)
    clause = rest.split(";")[0]
    after = re.search(r"\baccording\s+to\s+(?P<who>[^.,;]{3,60})", clause)
    if after is not None:
        return after.group("who").strip()
    found = re.match(
        rf"{_WHOSE}\s+(?:{'|'.join(sorted(forms(load_disagreements().giving)))})\b",
        lead[_lead_of(lead) :],
    )
    if found is not None:
        return found.group("who").strip()
    whole = given.claim.account.words(given.claim.sentence)
    return given.claim.who if ";" not in whole else ""


def days_beside(claims: Sequence[Claim]) -> Iterator[tuple[Side, Side]]:
    """Yield two days of one thing, the second given in a clause without it."""
    for claim in _sentences(claims):
        text, sentence = claim.account.article.text, claim.sentence
        named = list(_DAY.finditer(text, sentence.start, sentence.end))
        for first, second in pairwise(named):
            if first.group() == second.group():
                continue
            lead, rest = text[sentence.start : second.start()], text[second.end() : sentence.end]
            found = _gives().search(lead, _lead_of(lead)) if _END.match(rest) else None
            other = _dates_it(text[sentence.start : first.start()])
            if found is not None and other and found.group("who") != other:
                at, then = Span(*first.span()), Span(*second.span())
                yield _pair((claim, at, other), (claim, then, found.group("who")))
    yield from _two_say(claims)


def _two_say(claims: Sequence[Claim]) -> Iterator[tuple[Side, Side]]:
    """Yield two speakers' days of one act in one article: "signed on Friday", says one."""
    spoken = [c for c in claims if c.who]
    for n, later in enumerate(spoken):
        for earlier in reversed(spoken[max(0, n - 3) : n]):
            if _one_act_two_days(earlier, later):
                yield earlier.side(), later.side()
                break


def _one_act_two_days(a: Claim, b: Claim) -> bool:
    """Tell whether two speakers date one act, named by one word, differently: "it was signed"."""
    if (
        a.account is not b.account
        or not 0 <= b.number - a.number <= 2
        or b.paragraph - a.paragraph > 1
    ):
        return False
    if a.who.casefold() == b.who.casefold() or set(a.voice) & set(b.voice):
        return False
    days = [_DAY.findall(c.text) for c in (a, b)]
    acts = [{w for w in words_of(c.text) if w in _acts()} for c in (a, b)]
    undone = load_disagreements().undone | load_disagreements().modal
    if any(set(words_of(c.text)) & undone for c in (a, b)) or not acts[0] & acts[1]:
        return False
    return len(days[0]) == len(days[1]) == 1 and days[0] != days[1] and bool(_POINTS.match(b.text))


@lru_cache(maxsize=1)
def _acts() -> frozenset[str]:
    words = frozenset(load_disagreements().acts)
    return words | forms(words)


def _dates_it(lead: str) -> str:
    """Return who puts something on a day, by the words before it."""
    found = re.match(
        r"(?P<who>[^,;:]{2,50}?)\s+(?:puts?|dates?|dated|says?|said|gives?|gave)\b[^;]*$", lead
    )
    return found.group("who") if found else ""


def _pair(a: tuple[Claim, Span, str], b: tuple[Claim, Span, str]) -> tuple[Side, Side]:
    """Return two sides, each with its part of the sentence where both stand in one."""
    (one, at, first), (other, then, second) = a, b
    whole = (one.sentence, other.sentence)
    if one.sentence == other.sentence:
        text, cut = one.account.article.text, then.start
        if (begun := text.rfind(second, at.end, then.start)) > 0 and second:
            cut = begun
        elif found := re.search(r"[,;]?\s*(?:and|but|not)?\s*$", text[at.end : then.start]):
            cut = at.end + found.start() if found.group().strip() else then.start
        whole = (Span(one.sentence.start, cut), Span(cut, one.sentence.end))
    return _side(one, whole[0], at, first), _side(other, whole[1], then, second)


def _side(claim: Claim, part: Span, number: Span, who: str) -> Side:
    words = claim.account.words(part)
    kept = words.strip(" ,;")
    start = part.start + words.index(kept)
    told = replace(
        claim, spans=(Span(start, start + len(kept)),), left=(), statement=None, voice=(), who=who
    )
    side = told.side((number, claim.sentence))
    return replace(side, who=side.who[:1].upper() + side.who[1:])
