"""A speaker against an earlier self: what he said then, and what he says now, with their days.

An article often says so itself ("In March he had insisted that …"); else words of a later day must
deny, in the same words, what was said. A position that only hardens is the ledger's.
"""

import re
from calendar import month_name
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from tidings.codebook.disagreements import load_disagreements
from tidings.story.alignment import about, by_article
from tidings.story.claims import Claim
from tidings.story.parties import Actors
from tidings.story.polarity import (
    cannot_both,
    clauses_of,
    denied_stems,
    is_denial,
    same_word,
    words_in,
)
from tidings.story.quantities import differ, quantities
from tidings.story.stems import akin, content, words_of
from tidings.story.told import days
from tidings.story.verbs import forms
from tidings.values import DisagreementKind, Side

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|spring|summer|autumn|winter|\d{4})"
)
_WHEN = (
    rf"(?:(?:(?:in|last|since)|on\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+"
    rf"of)?)\s+{_MONTH}|on\s+{_MONTH}\s+\d{{1,2}}|earlier(?:\s+this\s+\w+)?|last\s+"
    rf"(?:week|month|year)"
    r"|\w+\s+(?:days|weeks|months|years)\s+(?:ago|earlier|before)|previously|"
    r"originally|initially|at\s+first|once|until\s+now|at\s+the\s+time)"
)
_TURNED = re.compile(
    r"\b(?:revers(?:e|ed|ing|al)|backtrack\w*|U-turn|about-face|climbdown|"
    r"contradict\w*|retract\w*|recant\w*|abandon\w*|despite\s+having|"
    r"chang(?:ed|ing)\s+(?:his|her|its|their)\s+(?:mind|position|tune|story|account)|"
    r"(?:precisely|exactly|just)\s+(?:that|this|so|the\s+(?:opposite|reverse|"
    r"contrary))|the\s+(?:opposite|reverse|contrary))\b",
    re.IGNORECASE,
)
_SUBJECT_HAD = re.compile(
    rf"(?:^|[.,;]\s+|\bbut\s+|\band\s+)(?:{_WHEN},?\s+"
    rf")?(?:[Ii]n\s[A-Z]\w+,\s)?(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]he\s[\w'’-]+|"
    rf"(?!As\s)[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*)\s+(?:had|has)\s"
)
_NOW = re.compile(
    r"\bnow\s+(?:says?|said|admits?|insists?|claims?|concedes?|maintains?|wants?)\b|^\W*(?:now|today|yesterday|this\s(?:week|time|morning)|last\snight)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"[\"“]?(?:I|we|(?:nobody|no\s+one|none)\s+(?:in|of)\s+(?:this|my|our|us)(?:\s+"
    r"\w+)?|(?:he|she|they)(?=\s+(?:had\s+)?never))\s+"
    r"(?:have\s+|has\s+|had\s+)?(?:never|ever|not\s+once)\s+(?:said|spoke|spoken|"
    r"called|threatened|promised|claimed|suggested|demanded|mentioned|"
    r"described)\b(?P<what>[^.;]*)",
    re.IGNORECASE,
)
_NEVER_DID = re.compile(
    r"[\"“]?(?:I|we)\s+(?:have\s+|had\s+)?never\s+(?P<what>[^.;,]*)", re.IGNORECASE
)
_BESIDE = 3
_YEAR = 400
"""Days: a time wider than a year tells nothing of when somebody spoke."""
_LATEST = 200
"""Words of one speaker that are looked back on."""
_SHARED = 3
_TWO = 2

Turn = tuple[Claim, Claim]


def selves(
    claims: Sequence[Claim], _homes: Mapping[str, str], actors: Actors
) -> Iterator[tuple[DisagreementKind, str, tuple[Side, ...]]]:
    """Yield what a speaker said before and what he says now, where the two do not agree."""
    spoken: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if len(claim.voice) == 1 and actors[claim.voice[0]].kind == "person":
            spoken[_named(claim.voice[0], actors)].append(claim)
    seen: set[object] = set()
    for then, now in (*_recalled(claims, spoken, actors), *_later(spoken)):
        keys = {(then.key, now.key[0]), (now.key, then.key[0])}
        if not keys & seen:
            seen |= keys
            yield "self", then_and_now(then, now), (then.side(), now.side())


def then_and_now(then: Claim, now: Claim) -> str:
    """Return what is asked, with the days of the two articles."""
    days_ = [_said_on(c.account.published.last_day) for c in (then, now)]
    if all(days_) and days_[0] != days_[1]:
        return f"What did {now.who} say on {days_[0]}, and what on {days_[1]}?"
    return f"What does {now.who} say, and what before?"


def _said_on(day: str | None) -> str:
    if day is None:
        return ""
    when = date.fromisoformat(day[:10])
    return f"{when.day} {month_name[when.month]} {when.year}"


def _named(ident: str, actors: Actors) -> str:
    """Return what a speaker is known by here: his surname, so that two spellings are one."""
    return actors[ident].name.split()[-1].casefold()


@lru_cache(maxsize=1)
def _then() -> re.Pattern[str]:
    """Return what tells that words were said on another day: "had said", "promised last year"."""
    verbs = "|".join(sorted(forms(load_disagreements().recalling) | {"swore", "sworn"}))
    return re.compile(
        rf"\bhad\s+(?:{_WHEN}\s+)?(?:\w+\s+){{0,2}}?(?:been\s+)?(?:{verbs}|told|"
        rf"assured)\b|\b(?:{verbs})\s+{_WHEN}\b|\b{_WHEN},?\s+"
        rf"[^.;]{{0,50}}?\b(?:{verbs})\b",
        re.IGNORECASE,
    )


def _recalled(
    claims: Sequence[Claim], spoken: Mapping[str, Sequence[Claim]], actors: Actors
) -> Iterator[Turn]:
    """Yield what an article recalls of a speaker beside what it tells that he says now."""
    for told in by_article(claims).values():
        said = [c for c in told if c.who or _SUBJECT_HAD.search(c.text)]
        for place, later in enumerate(said):
            for earlier in reversed(said[max(0, place - 6) : place]):
                if later.number - earlier.number > _BESIDE:
                    break
                turn = _turn(earlier, later, told, actors)
                if turn is not None:
                    yield _original(turn[0], spoken), turn[1]
                    break


def _turn(a: Claim, b: Claim, told: Sequence[Claim], actors: Actors) -> Turn | None:
    """Return two claims of one speaker as then and now, where they are at odds."""
    then = [c for c in (a, b) if _then().search(_lead(c, told))]
    if len(then) != 1:
        return None
    if any(c.text.startswith("to ") for c in (a, b)):
        return None
    first = then[0]
    now = b if first is a else a
    if not now.who or not _one_speaker(first, now, actors):
        return None
    if not first.who:
        first = replace(first, who=now.who, voice=now.voice, spans=(first.sentence,), left=())
    return (first, now) if _at_odds(first, now, told) else None


def _lead(claim: Claim, told: Sequence[Claim]) -> str:
    """Return the words beside a claim that tell who said it and when."""
    if not claim.who:
        return claim.text
    text, start, end = claim.account.article.text, claim.spans[0].start, claim.spans[-1].end
    others = [
        s
        for c in told
        if c.who and c.sentence == claim.sentence and c is not claim
        for s in c.spans
    ]
    before = max((s.end for s in others if s.end <= start), default=claim.sentence.start)
    after = min((s.start for s in others if s.start >= end), default=claim.sentence.end)
    tail = text[end:after] if claim.said is not None and claim.said.manner == "direct" else ""
    verb = f" {claim.verb}" if claim.verb else ""
    return f"{text[before:start]}{tail}{verb}" if start > before or tail else claim.text[:0] + verb


def _one_speaker(a: Claim, b: Claim, actors: Actors) -> bool:
    """Tell whether two claims of one article may be one speaker's."""
    if a.who and b.who:
        if a.voice and b.voice:
            return bool(set(a.voice) & set(b.voice))
        same = a.who.casefold() == b.who.casefold() or content(a.who) == content(b.who)
        return same or _named_again(a, b, actors)
    recall = a if not a.who else b
    words = words_of(recall.text)
    now = b if recall is a else a
    pronoun = bool(set(words) & {"he", "she", "it", "they"}) and abs(a.number - b.number) <= 1
    return pronoun or bool(content(now.who) & content(recall.text))


def _named_again(a: Claim, b: Claim, actors: Actors) -> bool:
    """Tell whether a body without a name may be the one named next: "the firm", "Marinor"."""
    persons = any(actors[i].kind == "person" for c in (a, b) for i in c.voice)
    if persons or bool(a.voice) == bool(b.voice) or abs(a.number - b.number) > 1:
        return False
    nobody = set(words_of(a.who)) <= load_disagreements().nobody
    name = b.who[:1].isupper() and not b.who.startswith(("The ", "A "))
    return name and a.who.startswith(("the ", "The ")) and not nobody


def _at_odds(then: Claim, now: Claim, told: Sequence[Claim]) -> bool:
    """Tell whether what a speaker says now turns or denies what he said then."""
    both = words_in(then.account.words(then.sentence)) | words_in(now.account.words(now.sentence))
    leads = words_in(_lead(then, told)) | words_in(_lead(now, told))
    if (both - _EVEN) & load_disagreements().again or leads & load_disagreements().again:
        return False
    marked = _TURNED.search(then.account.words(then.sentence)) or _TURNED.search(
        now.account.words(now.sentence)
    )
    if any(x.meets(y) for x in then.spans for y in now.spans):
        return False
    common = _common(then.text, now.text, then.account.named)
    turned = _no(then) != _no(now)
    if not then.said and not then.verb:
        next_to = abs(then.number - now.number) <= 1
        return (bool(marked) and next_to) or (turned and common >= (1 if next_to else _TWO))
    if marked and abs(then.number - now.number) <= 1:
        return True
    if turned and common:
        return True
    if cannot_both(then.text, now.text) and common:
        return True
    counts = quantities(then), quantities(now)
    apart = any(a.unit == b.unit and differ(a, b) for a in counts[0] for b in counts[1])
    if apart and common >= _TWO:
        return True
    fresh = bool(_NOW.search(_lead(now, told))) and abs(then.number - now.number) <= 1
    return turned and (fresh or bool(counts[0] and counts[1])) and _quoted(then, now)


def _quoted(a: Claim, b: Claim) -> bool:
    """Tell whether an article quotes one of two claims in a speaker's own words."""
    return any(c.said is not None and bool(c.said.quoted) for c in (a, b))


_EVEN = frozenset({"still", "too", "also"})


def _no(claim: Claim) -> bool:
    """Tell whether a claim says no: in its words, or by the verb that it is said with."""
    book = load_disagreements()
    refusing = forms(book.refusing)
    if is_denial(claim) or claim.verb in refusing:
        return True
    cue = {
        w for s in (claim.said.cue if claim.said else ()) for w in words_in(claim.account.words(s))
    }
    return bool((words_in(claim.text) & (book.negative | refusing)) or cue & refusing)


def _common(a: str, b: str, names: frozenset[str]) -> int:
    """Return how many words of content two texts share, names left out."""
    mine, theirs = about(a) - names, about(b) - names
    return sum(any(same_word(x, y) for y in theirs) for x in mine)


def _original(recalled: Claim, spoken: Mapping[str, Sequence[Claim]]) -> Claim:
    """Return the speaker's own earlier words that an article recalls, the recalled ones added."""
    wanted = content(recalled.text)
    times = [
        interval
        for n, t in enumerate(recalled.account.reading.times)
        if recalled.sentence.holds(t.span)
        and (days(interval := recalled.account.calendar.interval(n)) or _YEAR) <= _YEAR
    ]
    scored = [
        (len(wanted & content(c.text)), -c.key[0], -c.key[1], c)
        for group in spoken.values() if set(group[0].voice) & set(recalled.voice)
        for c in group
        if c.account.order < recalled.account.order
        and (not times or any(c.account.published.meets(i) for i in times))
    ]  # fmt: skip
    best = max(scored, key=lambda s: s[:3], default=None)
    if best is None or best[0] < min(2, len(wanted)) or best[0] == 0:
        return recalled
    return replace(best[3], again=(*best[3].again, *recalled.account.pointers(recalled.spans)))


def _later(spoken: Mapping[str, Sequence[Claim]]) -> Iterator[Turn]:
    """Yield what a speaker of one day says, and denies or grants in the same words on a later."""
    for said in spoken.values():
        ordered = sorted(said, key=lambda c: c.key)
        for place, now in enumerate(ordered):
            before = [c for c in ordered[max(0, place - _LATEST) : place] if _later_day(c, now)]
            then = next((c for c in reversed(before) if _turns(c, now)), None)
            if then is not None:
                yield then, now


def _later_day(then: Claim, now: Claim) -> bool:
    a, b = then.account.published.last_day, now.account.published.first_day
    return bool(a and b and a < b)


def _turns(then: Claim, now: Claim) -> bool:
    """Tell whether a speaker of a later day says the contrary of his own words."""
    disowned = _NEVER.match(now.text)
    if disowned:
        said = _kin((words_of(disowned.group("what")) or [""])[-1])
        return any(akin(x, y) for x in said for y in _kin(then.text)) and not _NEVER.match(
            then.text
        )
    if (never := _NEVER_DID.match(now.text)) and not _NEVER_DID.match(then.text):
        mine, theirs = about(never.group("what")), about(then.text)
        common = sum(any(same_word(x, y) for y in theirs) for x in mine)
        return common >= _TWO and 5 * common >= 3 * len(mine)
    if "?" in now.text or words_in(now.text) & _HANGING or words_in(then.text) & _HANGING:
        return False
    if is_denial(then) or is_denial(now):
        return False
    if _done_after_all(then, now):
        return True
    return any(_contrary(a, b) for a in clauses_of(then.text) for b in clauses_of(now.text))


_HANGING = frozenset(
    ["if", "unless", "until", "only", "whether", "before", "once", "after", "when"]
)


def _kin(text: str) -> frozenset[str]:
    """Return the stems of a text's words, a verb and its doer as one: "spying", "spies"."""
    found = {s[:-1] + "y" if s.endswith("i") else s for s in content(text) if len(s) > _TWO}
    return frozenset(s.removesuffix("er") if len(s) > _SHARED + 2 else s for s in found)


def _contrary(a: str, b: str) -> bool:
    """Tell whether one clause denies in the other's words what the other says."""
    negative = load_disagreements().negative | {"cannot", "impossible", "unable"}
    no, yes = (a, b) if words_in(a) & negative else (b, a)
    if words_in(yes) & negative or not words_in(no) & negative or yes.lower().startswith("to "):
        return False
    if (
        words_in(no) & {"would", "could", "should"}
        and not words_in(yes) & load_disagreements().modal
    ):
        return False
    mine, theirs = about(no), about(yes)
    common = sum(any(same_word(x, y) for y in theirs) for x in mine)
    first = denied_stems(no) | (about(no) if "cannot" in words_in(no) else frozenset())
    hit = any(same_word(x, y) for x in first for y in content(yes))
    least = min(len(mine), len(theirs))
    return hit and common >= min(_SHARED, max(_TWO, least)) and 5 * common >= 3 * least


@lru_cache(maxsize=1)
def _turning() -> dict[str, str]:
    return {
        f: name
        for word, name in load_disagreements().turns.items()
        for f in forms(frozenset({word}))
    }


def _done_after_all(then: Claim, now: Claim) -> bool:
    """Tell whether what was refused, "we will never …", is now done with the same thing."""
    table, negative = _turning(), load_disagreements().negative
    if words_in(now.text) & negative or now.text.startswith("to "):
        return False
    kinds = {table[w] for w in words_in(now.text) if w in table}
    refused = {table[m] for m in _REFUSED.findall(then.text.lower()) if m in table}
    topics = [about(c.text) | about(c.account.article.text[:400]) for c in (then, now)]
    return bool(kinds & refused) and len((topics[0] & topics[1]) - then.account.named) >= _SHARED


_REFUSED = re.compile(
    r"\b(?:(?:will|would|shall|could)\s*(?:not|never)|won['’]t|wouldn['’]t|never|"
    r"not\s+to)\s+(?:\w+\s+){0,2}?(\w+)\b"
)
