"""Numbers as the sentences of articles give them: of what, by whose word, how exactly.

A number is one of people held or killed, of boats, of votes, of money lost. Two numbers are of one
thing where the thing is of one class and the same befell it; what is vaguer is not contrary.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from tidings.codebook.deeds import load_deeds
from tidings.codebook.disagreements import load_disagreements
from tidings.story.claims import Claim
from tidings.story.stems import stem
from tidings.story.verbs import forms, inflected
from tidings.values import Side, Span

_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9}
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_STOP = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "for",
        "to",
        "from",
        "who",
        "whom",
        "that",
        "which",
        "were",
        "was",
        "had",
        "have",
        "has",
        "is",
        "are",
        "be",
        "been",
        "will",
        "would",
        "could",
        "and",
        "or",
        "but",
        "by",
        "with",
        "after",
        "before",
        "when",
        "while",
        "as",
        "than",
        "into",
        "out",
        "off",
        "over",
        "under",
        "against",
        "during",
        "since",
        "until",
        "per",
        "an",
        "a",
        "the",
        "their",
        "his",
        "her",
        "its",
        "said",
        "say",
        "says",
        "according",
        "including",
        "aboard",
        "took",
        "take",
    ]
)
_PLURAL = re.compile(r"[a-z-]{3,}(?<![siu])s")
_UNIT_WINDOW = 5
_BOUND_WINDOW = 22
_AFTER_BOUND = re.compile(r"\s+(?:\w+\s+){0,2}(or so|or more|more or less)\b")
_TALLY = re.compile(
    r"\b(\d{1,3})(?:\s+votes?)?\s*(?:[-–—]|\s(?:votes\s)?to|\sagainst)\s*(\d{1,3})\b(?!\s*(?:percent|%|euros?|years?|-))"
)
_NOT_BY = re.compile(r"\bnot\s+(?:by\s+)?$")
_PART = re.compile(r"\s+(?:of|among)\s+(?:them|whom|those|these|the|its|their|his|our)\b")
_RATE = re.compile(r"\s+(?:\w+\s+){0,2}(?:a|an|per|each|every)\s+\w+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_AGED = re.compile(r"(?:\baged?|[A-Z]\w+,)\s$")
_NAMED = re.compile(
    r"\b(?:article|chapter|section|number|no\.|page|flight|phase|group|route|highway|room|level|class|type|version|top|chapter)\s$",
    re.I,
)
_BEFORE = 150
"""Characters before a tally in which its vote may be told."""
_MORE = re.compile(
    r"\b(?:another|other|additional|further|extra|first|last|next|not|between)\s$",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(r"\s+(?:\w+\s+)?(?:more|others?)\b")
_NOT_HELD = re.compile(r"\b(?:took|take[sn]?|taking)\s+(?=place\b|effect\b|note\b|office\b|over\b)")
_PART_IN = re.compile(r"\b(?:took|take[sn]?|taking)\s+part\b")
_LEAD = re.compile(r"^[\s,]*(?:(?:but|while|and|whereas|though)\s+)?", re.IGNORECASE)
_TRAIL = re.compile(r"(?:\s+(?:has|have|had|now|still|always|long|itself|themselves|only|later))+$")
_SUBJECT = re.compile(r"(?:[^\s,(]+\s){0,5}[^\s,(]+(?<!['’]s)")
_SHARES = frozenset({"percent", "percentage", "pct"})
_PUT_AT = re.compile(r"(?:the|its|their|his|her)\s[^,;.]{2,60}?\sat\s", re.IGNORECASE)
_REACH = 6
"""Words between a verb of giving a number and the number."""
_ROUND = 100
"""Numbers from which one that ends in zeros is taken for rounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as a claim gives it. `low` and `high` are what it may be, both included.

    `unit` is the class of the thing counted, or the stem of its noun, "" where none is named;
    `befell` what befell it; `who` and `voice` whose word it is.
    """

    claim: Claim
    span: Span
    value: float
    low: float
    high: float
    unit: str
    noun: str
    befell: frozenset[str]
    voice: tuple[str, ...]
    who: str

    @property
    def key(self) -> tuple[int, int]:
        """Where it stands: by order of publication, then within its article."""
        return (self.claim.account.order, self.span.start)

    def side(self) -> Side:
        """Return the number as one side of a disagreement."""
        told = self.claim
        if not self.unit or _PUT_AT.match(told.text):
            whole = (told.sentence,)
            told = replace(told, spans=whole, left=(), statement=None)
        side = told.side((self.span,))
        who = self.who or side.who
        return Side(who=who[:1].upper() + who[1:], outlet=side.outlet, line=side.line)


def numbers_of(claim: Claim) -> tuple[Number, ...]:
    """Return the numbers that a claim gives of something counted, votes first."""
    found = [*_votes(claim)]
    text = claim.account.article.text
    others = () if claim.who else _said_within(claim)
    for span in claim.spans:
        for match in numerals().finditer(text, span.start, span.end):
            number = _number(claim, span, match)
            if number is None or any(o.holds(number.span) for o in others):
                continue
            if not any(n.span.meets(number.span) for n in found):
                found.append(number)
    return tuple(found)


def _said_within(claim: Claim) -> tuple[Span, ...]:
    """Return what others say within a sentence that the outlet itself tells."""
    statements = claim.account.reading.statements
    return tuple(s for x in statements for s in x.content if s.meets(claim.sentence))


@lru_cache(maxsize=1)
def numerals() -> re.Pattern[str]:
    """Return what a number looks like, in digits or in words, its coin and scale with it."""
    words = sorted(
        (w for w in load_deeds().numbers if w.isalpha() and w not in ("a", "an")),
        key=lambda w: -len(w),
    )
    tens = "|".join(w for w in words if w.endswith("ty"))
    any_word = rf"(?:(?:{tens})-)?(?:{'|'.join(words)})"
    return re.compile(
        rf"(?P<coin>(?:US|C|A)?[$€£¥]\s?|\b(?:EUR|USD|GBP)\s)?"
        rf"(?<![\w.,:/–-])(?:(?P<digits>\d{{1,3}}(?:[, \u00a0]\d{{3}})+|\d+(?:\.\d+)?)(?![\d:/%])"
        rf"|(?P<words>\b{any_word})\b)"
        rf"(?P<scale>[\s-](?:hundred|thousand|million|billion|mn|bn))?(?![-–](?!and)\w)",
        re.IGNORECASE,
    )


def value_of(match: re.Match[str]) -> float | None:
    """Return the value of a numeral found, none for words that are no number."""
    scale = _SCALE.get((match.group("scale") or "").strip(" -").lower(), 1.0)
    digits, words = match.group("digits"), match.group("words")
    if digits:
        return float(re.sub(r"[, \u00a0]", "", digits)) * scale
    known = load_deeds().numbers
    parts = [known.get(w, 0) for w in words.lower().split("-")]
    return float(sum(parts)) * scale if all(parts) else None


def _number(claim: Claim, span: Span, match: re.Match[str]) -> Number | None:
    """Return a number with what it counts, or none where it counts nothing."""
    account = claim.account
    text = account.article.text
    value = value_of(match)
    start, end = match.start(), match.end()
    if (
        value is None
        or value < 2
        or any(t.span.meets(Span(start, end)) for t in account.reading.times)
    ):
        return None
    before, after = text[max(span.start, start - 40) : start], text[end : end + 60]
    bare = match.group("digits") or ""
    if (
        (_YEAR.match(bare) and not match.group("coin"))
        or _AGED.search(before)
        or _NAMED.search(before)
    ):
        return None
    unit, noun = unit_of(after)
    if match.group("coin"):
        unit, noun = "money", "money"
    if (unit in ("", "?") and _PART.match(after)) or unit == "measure":
        return None
    if unit == "money" and _RATE.match(after.split(noun, 1)[-1]):
        return None
    if unit == "?" or _MORE.search(before) or _MORE_AFTER.match(after):
        return None
    low, high = bounds_of(value, before, after)
    given = _voice(claim, span, start, elliptic=not unit)
    if given is None:
        return None
    voice, who = given
    return Number(
        claim=claim, span=Span(start, end), value=value, low=low, high=high, unit=unit, noun=noun,
        befell=_befallen(claim, unit, span, (start, end + after.find(noun) if noun else end)),
        voice=voice, who=who,
    )  # fmt: skip


def _befallen(claim: Claim, unit: str, span: Span, at: tuple[int, int]) -> frozenset[str]:
    """Return what befell what a number counts, by the words near it in its clause."""
    text = claim.account.article.text
    if unit == "vote":
        return frozenset({"voted"}) if _voting(claim) else frozenset()
    start, words = _segment(text, span, at[0])
    before = text[start : at[0]].split()[-_REACH:][::-1]
    after = _plain(text[at[1] : start + len(words)]).split()[: _REACH + 1]
    for near in zip_longest(after, before, fillvalue=""):
        found = befell_in(" ".join(near))
        if found:
            return frozenset({"lost"}) if unit == "money" and "damaged" in found else found
    return frozenset()


def _voting(claim: Claim) -> bool:
    """Tell whether a sentence tells of a vote: its verb, and who votes or on what."""
    text, sentence = claim.account.article.text, claim.sentence
    told = text[max(0, sentence.start - _BEFORE) : sentence.end]
    words = set(re.findall(r"[a-z]+", told.lower()))
    verb = any(_befell().get(w) == "voted" for w in words)
    return verb and bool(words & load_disagreements().ballots)


def unit_of(after: str) -> tuple[str, str]:
    """Return the class of what a number counts, and its noun; "" for none, "?" if not known."""
    book = load_disagreements()
    at = 0
    seen = []
    for found in list(_WORD.finditer(after))[:_UNIT_WINDOW]:
        between = after[at : found.start()]
        word = found.group()
        if between.strip() or word.lower() in _STOP:
            break
        at = found.end()
        if word in _SHARES:
            return "share", word
        if word in book.measures or word.split("-")[0] in book.measures:
            return "measure", word
        if word in book.units:
            return book.units[word], word
        seen.append(word)
    plural = next((w for w in seen if _PLURAL.fullmatch(w)), None)
    if plural is not None:
        return stem(plural), plural
    return ("?", "") if seen else ("", "")


def bounds_of(value: float, before: str, after: str) -> tuple[float, float]:
    """Return what a number may be: what is rounded or vague leaves room."""
    bounds = load_disagreements().bounds
    low = high = value
    whole = int(value)
    if value >= _ROUND and whole == value:
        zeros = len(str(whole)) - len(str(whole).rstrip("0"))
        low, high = value - 10**zeros / 2, value + 10**zeros / 2
    lead = before[-_BOUND_WINDOW:].lower().rstrip()
    if any(lead.endswith(p) for p in bounds["most"]):
        return 0.0, high
    if any(lead.endswith(p) for p in bounds["least"]) or re.match(r"\s+or more", after):
        return low, float("inf")
    if any(re.search(rf"\b{p}$", lead) for p in bounds["near"]) or _AFTER_BOUND.match(after):
        return min(low, value * 0.75), max(high, value * 1.34)
    return low, high


def _segment(text: str, span: Span, at: int) -> tuple[int, str]:
    """Return the part of a claim between semicolons that holds a place: start and words."""
    start = max(text.rfind(";", span.start, at) + 1, span.start)
    end = text.find(";", at, span.end)
    return start, text[start : end if end >= 0 else span.end]


@lru_cache(maxsize=1)
def _befell() -> dict[str, str]:
    found: dict[str, str] = {}
    for word, name in load_disagreements().befell.items():
        for form in (word, *inflected(word)):
            found.setdefault(form, name)
    return found


def _plain(words: str) -> str:
    """Return words with "took part" as one verb, and without what is not taken: "took place"."""
    return _PART_IN.sub("attended", _NOT_HELD.sub("", words))


def befell_in(words: str) -> frozenset[str]:
    """Return what befell somebody or something, by the words of a clause."""
    table = _befell()
    plain = _plain(words[:1].lower() + words[1:])
    found = {table[w] for w in re.findall(r"\b[a-z]+", plain) if w in table}
    return frozenset(found - {"voted"})


def _voice(
    claim: Claim, span: Span, at: int, *, elliptic: bool
) -> tuple[tuple[str, ...], str] | None:
    """Return whose number it is: "the union counts 260", "Montenegro speaks of 14".

    None where nobody gives it, and no noun says what it counts.
    """
    if claim.who and not elliptic:
        return claim.voice, claim.who
    text = claim.account.article.text
    start, _ = _segment(text, span if claim.statement is None else claim.sentence, at)
    for found in _WORD.finditer(text, start, at):
        if found.group().lower() in _giving() and found.start() > start:
            subject = _LEAD.sub("", text[start : found.start()]).strip()
            subject = _TRAIL.sub("", subject)
            near = len(text[found.end() : at].split()) <= _REACH
            if near and _SUBJECT.fullmatch(subject):
                inside = Span(start, found.start())
                refs = [m.actor for m in claim.account.reading.mentions if inside.holds(m.span)]
                return claim.account.actors(sorted(set(refs))), subject
    return None if elliptic else (claim.voice, claim.who)


@lru_cache(maxsize=1)
def _giving() -> frozenset[str]:
    return forms(load_disagreements().giving)


def _votes(claim: Claim) -> Iterator[Number]:
    """Yield the tally of a vote: the votes for it stand for the whole."""
    text = claim.account.article.text
    for span in claim.spans:
        tallies = [
            m for m in _TALLY.finditer(text, span.start, span.end)
            if not _NOT_BY.search(text[max(0, m.start() - 12) : m.start()])
        ]  # fmt: skip
        if len(tallies) != 1 or not _voting(claim):
            continue
        value = float(tallies[0].group(1))
        place = Span(tallies[0].start(), tallies[0].end())
        yield Number(
            claim=claim, span=place, value=value, low=value, high=value, unit="vote",
            noun="votes", befell=frozenset({"voted"}), voice=claim.voice, who=claim.who,
        )  # fmt: skip


def differ(a: Number, b: Number) -> bool:
    """Tell whether two numbers cannot both be right."""
    return a.high < b.low or b.high < a.low
