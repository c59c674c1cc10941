"""Quantities as the words of articles give them: how many of what, how exactly, what befell it.

Numbers in digits and words, dozens, shares ("27 percent", "one in three", "half"), money with its
scale, the votes of a tally. Each is a range: what is rounded or vague leaves room.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from tidings.codebook.deeds import load_deeds
from tidings.codebook.disagreements import load_disagreements
from tidings.story.claims import Claim
from tidings.story.homes import states_named
from tidings.story.stems import content, stem
from tidings.story.verbs import inflected
from tidings.values import Span

_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9,
          "bn": 1e9, "trillion": 1e12, "k": 1e3}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PLURAL = re.compile(r"[a-z-]{3,}(?<![siu])s")
_DOZEN = re.compile(r"\b(?P<many>a|one|two|three|four|half\s+a)\s+dozen\b", re.IGNORECASE)
_DOZENS = {"a": 12.0, "one": 12.0, "two": 24.0, "three": 36.0, "four": 48.0}
_SHARE = re.compile(
    r"\b(?:(?P<n>one|two|three|four|five|six|seven|eight|nine|\d+)\s+(?:[a-z]+\s+"
    r")?(?:in|out\s+of)\s+(?:every\s+)?(?P<of>two|three|four|five|six|ten|\d+)(?!\s+"
    r"(?:days|weeks|months|years|hours))"
    r"|(?P<half>(?:(?:a\s+|one\s+)?half|(?:a|one)\s+third|two[\s-]thirds|(?:a|one)\s+"
    r"quarter|three[\s-]quarters)(?=\s+(?:of|the|its|their))))\b",
    re.IGNORECASE,
)
_PARTS = {"half": 50.0, "third": 100 / 3, "thirds": 200 / 3, "quarter": 25.0, "quarters": 75.0}
_PERCENT = re.compile(r"\s*(?:%|per\s?cent\b|percent\b|percentage\b|pct\b)")
_SOME = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty)"
)
_TALLY = re.compile(
    rf"\b({_SOME})(?:\s+votes?)?\s*(?:[-–—]|\s(?:votes\s)?to|\sagainst)\s*({_SOME}|"
    rf"none)\b(?!\s*(?:percent|%|euros?|years?|-))"
)
_PART = re.compile(r"\s+(?:of|among)\s+(?:them|whom|those|these|the|its|their|his|our)\b")
_OF_ONES_OWN = re.compile(r"\s+of\s+(?:its|their|his|her|our|my)\s+(?:own\s+)?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_NUMBERED = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][a-z]+\s$|^[A-Z][a-z]+\s$")
_AGED = re.compile(r"(?:\baged?|\bage\sof|[A-Z]\w+,)\s$")
_NAMED = re.compile(
    r"\b(?:article|chapter|section|number|no\.|page|flight|phase|group|route|highway|"
    r"room|level|class|type|version|top|channel|line|unit|block|gate|pier|berth|"
    r"quarter)\s$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:another|other|additional|further|extra|first|last|next|between|from)\s$|"
    r"\bnot\s(?:the\s|some\s|about\s)?$",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(
    r"\s+(?:\w+\s+)?(?:more|others?)\b|-(?:year|day|month|week|hour|minute|point|seat|"
    r"member|strong)\b|\s*(?:-|–|to)\s*\d"
)
_AFTER_BOUND = re.compile(r"\s+(?:\w+\s+){0,2}(or so|or more|more or less)\b")
_RATE = re.compile(r"\s+(?:\w+\s+){0,1}(?:a|an|per|each|every)\s+(?:\w+)")
_LARGE = frozenset({"million", "billion", "trillion", "mn", "bn"})
"""Numbers so large that, with no noun, they are sums of money."""
_UNIT_WINDOW = 5
_REACH = 7
_ROUND = 100
_NEARBY = 9
_ROUND_IT = 14
_LASTING = frozenset(stem(w) for w in ("hours", "minutes"))
_AGO = re.compile(r"\s+\w+\s+(?:ago|earlier|later|before|after|old|from|into|past|to|of\s+talks)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity as a claim gives it. `low` and `high` are what it may be, both included.

    `unit` is the class of the thing counted, or the stem of its noun, "" where none is named;
    `befell` what befell it; `thing` the stems round it.
    """

    claim: Claim
    span: Span
    value: float
    low: float
    high: float
    unit: str
    noun: str
    befell: frozenset[str]
    thing: frozenset[str]


def differ(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities cannot both be right."""
    return a.high < b.low or b.high < a.low


def quantities(claim: Claim) -> tuple[Quantity, ...]:
    """Return the quantities that a claim gives, in order."""
    found: list[Quantity] = []
    for part in claim.left or claim.spans:
        found += (q for q in _in_part(claim, part) if not any(f.span.meets(q.span) for f in found))
    return tuple(found)


def _in_part(claim: Claim, part: Span) -> Iterator[Quantity]:
    text = claim.account.article.text
    if _voting(claim) and len(tallies := list(_TALLY.finditer(text, part.start, part.end))) == 1:
        votes = Span(*tallies[0].span())
        yes = tallies[0].group(1)
        value = float(yes) if yes.isdigit() else float(load_deeds().numbers.get(yes, 1))
        yield _made(claim, part, votes, value, ("vote", "votes"))
    for match in _SHARE.finditer(text, part.start, part.end):
        yield _made(claim, part, Span(*match.span()), _share(match), ("share", "percent"), 3.0)
    for match in _DOZEN.finditer(text, part.start, part.end):
        value = _DOZENS.get(match.group("many").lower(), 6.0)
        unit, noun = unit_of(text[match.end() : min(match.end() + 60, part.end)])
        if unit not in ("?", "measure"):
            yield _made(claim, part, Span(*match.span()), value, (unit, noun), value / 6)
    for match in numerals().finditer(text, part.start, part.end):
        one = _number(claim, part, match)
        if one is not None:
            yield one


def _share(match: re.Match[str]) -> float:
    if match.group("half"):
        words = match.group("half").lower().replace("-", " ").split()
        return _PARTS[words[-1]]
    known = {"one": 1, **load_deeds().numbers}
    n, of = (float(known.get(w.lower()) or w) for w in (match.group("n"), match.group("of")))
    return 100 * n / of


@lru_cache(maxsize=1)
def numerals() -> re.Pattern[str]:
    """Return what a number looks like, in digits or in words, its coin and scale with it."""
    words = sorted(
        (w for w in load_deeds().numbers if w.isalpha() and w not in ("a", "an")),
        key=lambda w: -len(w),
    )
    tens = "|".join(w for w in words if w.endswith("ty"))
    any_word = rf"(?:(?:{tens})-(?:one|{'|'.join(words)})|{'|'.join(words)})"
    return re.compile(
        rf"(?P<coin>(?:US|C|A)?[$€£¥]\s?|\b(?:EUR|USD|GBP)\s)?"
        rf"(?<![\w.,:/–-])(?:(?P<digits>\d{{1,3}}(?:[, \u00a0]\d{{3}})+|\d+(?:\.\d+)?)(?![\d:/])"
        rf"|(?P<words>\b{any_word}(?:\s(?:hundred|thousand)\sand\s{any_word})?)\b)"
        rf"(?P<scale>[\s-]?(?:hundred|thousand|million|billion|trillion|mn|bn|m|"
        rf"k)\b)?(?![-–](?!and|year)\w)",
        re.IGNORECASE,
    )


def value_of(match: re.Match[str]) -> float | None:
    """Return the value of a numeral found, none for words that are no number."""
    scale = _SCALE.get((match.group("scale") or "").strip(" -").lower(), 1.0)
    digits, words = match.group("digits"), match.group("words")
    if digits:
        return float(re.sub(r"[, \u00a0]", "", digits)) * scale
    known = {"one": 1, **load_deeds().numbers}
    head, _, tail = words.lower().partition(" and ")
    first, _, times = head.partition(" ")
    values = [[known.get(w, 0) for w in part.split("-")] for part in (first, tail) if part]
    if not all(all(v) for v in values):
        return None
    return (sum(values[0]) * _SCALE.get(times, 1.0) + sum(sum(v) for v in values[1:])) * scale


def numbers_in(text: str) -> frozenset[float]:
    """Return the numbers that a line gives, without their bounds."""
    found = {_DOZENS.get(m.group("many").lower(), 6.0) for m in _DOZEN.finditer(text)}
    taken = [Span(*m.span()) for m in _DOZEN.finditer(text)]
    for match in numerals().finditer(text):
        value = value_of(match)
        if value is not None and not any(t.meets(Span(*match.span())) for t in taken):
            found.add(value)
    return frozenset(found)


def _number(claim: Claim, part: Span, match: re.Match[str]) -> Quantity | None:
    """Return a number with what it counts, or none where it counts nothing."""
    account = claim.account
    text = account.article.text
    value, span = value_of(match), Span(*match.span())
    before = text[max(part.start, span.start - 40) : span.start]
    after = text[span.end : min(span.end + 60, part.end)]
    own = _OF_ONES_OWN.match(after)
    unit, noun = unit_of(after[own.end() :] if own else after)
    lasts = stem(noun) in _LASTING and not _AGO.match(after)
    if value is None or (not lasts and any(t.span.meets(span) for t in account.reading.times)):
        return None
    if _PERCENT.match(after):
        unit, noun = "share", "percent"
    elif match.group("coin"):
        unit, noun = "money", "money"
    elif unit == "" and (match.group("scale") or "").strip(" -").lower() in _LARGE:
        unit, noun = "money", ""
    bare = match.group("digits") or ""
    if (_YEAR.match(bare) and unit in ("", "?")) or _AGED.search(before) or _NAMED.search(before):
        return None
    if unit == "" and _NUMBERED.search(before):
        return None
    if unit == "?" or _MORE.search(before) or _MORE_AFTER.match(after):
        return None
    lasting = noun.removesuffix("s") in load_disagreements().times and (
        stem(noun) not in _LASTING or _AGO.match(after)
    )
    if unit in ("", "measure") and (_PART.match(after) or lasting):
        return None
    if value < 2 and unit not in ("share", "money"):
        return None
    if unit == "money" and _RATE.match(
        after.split(noun, 1)[-1] if noun and noun in after else after
    ):
        unit = "rate"
    if unit == "measure":
        unit = stem(noun)
    return _made(claim, part, span, value, (unit, noun))


def _made(
    claim: Claim, part: Span, span: Span, value: float, unit: tuple[str, str], room: float = 0.0
) -> Quantity:
    text, (unit_, noun) = claim.account.article.text, unit
    before = text[max(part.start, span.start - 40) : span.start]
    after = text[span.end : span.end + 60]
    low, high = bounds_of(value, before, after, unit_)
    words_before = text[part.start : span.start].split()[-_ROUND_IT:]
    words_after = text[span.end : part.end].split()[:_ROUND_IT]
    thing = content(" ".join((*words_before[-_NEARBY:], *words_after[:_NEARBY])))
    return Quantity(
        claim=claim, span=span, value=value, low=low - room, high=high + room, unit=unit_,
        noun=noun,
        befell=_befallen(words_before, words_after, unit_), thing=thing,
    )  # fmt: skip


def unit_of(after: str) -> tuple[str, str]:
    """Return the class of what a number counts, and its noun; "" for none, "?" if not known."""
    book = load_disagreements()
    at = 0
    seen = []
    for found in list(_WORD.finditer(after))[:_UNIT_WINDOW]:
        between = after[at : found.start()]
        word = found.group()
        if between.strip() or word.lower() in load_disagreements().stop:
            break
        at = found.end()
        if word in book.measures or word.split("-")[0] in book.measures:
            return "measure", word
        if word in book.units:
            return book.units[word], word
        if any(kind == "people" for _, _, kind in states_named(word)):
            return "person", word
        seen.append(word)
    plural = next((w for w in seen if _PLURAL.fullmatch(w)), None)
    if plural is not None:
        return stem(plural), plural
    return ("?", "") if seen else ("", "")


def bounds_of(value: float, before: str, after: str, unit: str = "") -> tuple[float, float]:
    """Return what a number may be: what is rounded or vague leaves room."""
    bounds = load_disagreements().bounds
    low = high = value
    whole = int(value)
    if value >= _ROUND and whole == value and unit != "vote":
        zeros = len(str(whole)) - len(str(whole).rstrip("0"))
        low, high = value - 10**zeros / 2, value + 10**zeros / 2
    lead = re.sub(r"[\s\"“]+$", "", before[-30:].lower())
    if any(re.search(rf"\b{p}$", lead) for p in bounds["most"]):
        return 0.0, value
    if any(re.search(rf"\b{p}$", lead) for p in bounds["least"]) or re.match(r"\s+or more", after):
        return value, float("inf")
    if any(re.search(rf"\b{p}$", lead) for p in bounds["near"]) or _AFTER_BOUND.match(after):
        return min(low, value * 0.75), max(high, value * 1.34)
    return low, high


def _voting(claim: Claim) -> bool:
    """Tell whether a sentence, or what stands before it, tells of a vote."""
    text, sentence = claim.account.article.text, claim.sentence
    words = set(re.findall(r"[a-z]+", text[max(0, sentence.start - 150) : sentence.end].lower()))
    return any(_befell().get(w) == "voted" for w in words) and bool(
        words & load_disagreements().ballots
    )


@lru_cache(maxsize=1)
def _befell() -> dict[str, str]:
    found: dict[str, str] = {}
    for word, name in load_disagreements().befell.items():
        for form in (word, *inflected(word)):
            found.setdefault(form, name)
    return found


_NOT_HELD = re.compile(r"\b(?:took|take[sn]?|taking)\s+(?=place\b|effect\b|note\b|office\b|over\b)")
_PART_IN = re.compile(r"\b(?:took|take[sn]?|taking)\s+part\b")


def befell_in(words: str) -> frozenset[str]:
    """Return what befell somebody or something, by the words of a clause."""
    table = _befell()
    plain = _PART_IN.sub("attended", _NOT_HELD.sub("", words[:1].lower() + words[1:]))
    found = {table[w] for w in re.findall(r"\b[a-z]+", plain) if w in table}
    return frozenset(found - {"voted"})


_SENT_OFF = re.compile(
    r"\b(?:asked|told|ordered|given\b.{3,20}?|forced|instructed|required)\s+to\s+(?:leave|go|depart|quit)\b"
    r"|\b(?:sen[dt]s?|sending|order\w*|thr[eo]wn?|throw\w*|kick\w*|turn\w*|drove|driven|drives?)\s+(?:\S+\s+){0,5}?"
    r"(?:home|out|away)\b|\bpersonae?\s+non\s+gratae?\b",
    re.IGNORECASE,
)
"""What befalls those who are expelled, in other words: "asked to leave", "ordered out"."""


def _befallen(before: list[str], after: list[str], unit: str) -> frozenset[str]:
    """Return what befell what a number counts, by the words near it in its clause."""
    if unit == "vote":
        return frozenset({"voted"})
    found = (
        frozenset({"expelled"}) if _SENT_OFF.search(" ".join((*before, *after))) else frozenset()
    )
    for near in zip_longest(after[: _REACH + 1], before[-_REACH:][::-1], fillvalue=""):
        found = found or befell_in(" ".join(near))
    if unit == "money" and "damaged" in found:
        return frozenset({"lost"})
    return (found - {"lost"}) | {"killed"} if unit == "person" and "lost" in found else found
