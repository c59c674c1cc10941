"""A speaker's own earlier words, as he or the article turns on them.

"I never said that" beside the day he did; "he had said precisely that"; "the firm now says"; what
could not be done and now can; words of then and of now that an article sets side by side.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tidings.story.claims import Claim
from tidings.story.contraries import clauses_of
from tidings.story.parties import Actors
from tidings.story.stems import content, stem, words_of

_SAY = (
    r"(?:said|spoke|spoken|called|threatened|promised|claimed|suggested|demanded|mentioned"
    r"|described)"
)
_NEVER = re.compile(
    r"(?:I|we|(?:nobody|no\s+one|none)\s+(?:in|of)\s+(?:this|my|our|us)(?:\s+\w+)?|(?:he|she|they)(?=\s+(?:had\s+)?never))\s+"
    rf"(?:have\s+|has\s+|had\s+)?(?:never|ever|not\s+once)\s+{_SAY}\b(?P<what>[^.;]*)",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"\b(?:he|she|they|it|[A-Z][\w'’-]+)\s+(?:had|has)\s+(?:\w+\s+)?(?:said|promised|threatened|argued)\s+"
    r"(?:(?:precisely|exactly|just)\s+(?:that|this|so|the\s+(?:opposite|reverse|contrary))"
    r"|the\s+(?:opposite|reverse|contrary))\b"
)
_NOW = re.compile(
    r"\b(?P<who>[A-Z][\w'’-]+|it|he|she|they)\s+now\s+(?:says?|said|admits?|insists?|claims?|concedes?|maintains?)\b",
    re.IGNORECASE,
)
_HAD = re.compile(
    r"\bhad\s+(?:\w+\s+)?(?:been\s+(?:told|assured|promised)|said|insisted|denied|promised|sworn|maintained|told)\b"
)
_RECALLED = re.compile(
    r"\b(?:In|Last|Two|Three|Four|On|Earlier|Only)\b[^.;\"“]{2,30}?,?\s(?:he|she|they|[A-Z][\w'’-]+)\s+had\s+(?:said|insisted|vowed|sworn|promised|declared)\b"
)
_TODAY = re.compile(
    r"(?:Yesterday|Today|Now|This\s+\w+|On\s+\w+day|Last\s+night)\s*(?::|,\s*it\s+was\b)"
)
_CANNOT = re.compile(
    r"\b(?:cannot|can\s+not|can['’]t|could\s+not|couldn['’]t|impossible|unable)\b", re.I
)
_CAN = re.compile(r"\b(?:can|could)\b(?!\s+not|['’]t)", re.IGNORECASE)
_ALWAYS = re.compile(r"\b(?:has|have|was|were|had)\s+always\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.IGNORECASE)
_SHARED = 3
_LONG = 5
_LATEST = 200
"""Words of one speaker that are looked back on."""
_SUBJECT = 3
"""Words at the head of a clause in which its subject stands."""

Turn = tuple[Claim, Claim]


def taken_back(claims: Sequence[Claim], actors: Actors) -> Iterator[Turn]:
    """Yield a speaker's earlier words and those by which he, or an article, turns on them."""
    here: dict[str, list[Claim]] = defaultdict(list)
    spoken: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        here[claim.account.id].append(claim)
        if len(claim.voice) == 1 and actors[claim.voice[0]].kind == "person":
            spoken[words_of(actors[claim.voice[0]].name)[-1]].append(claim)
    for told in here.values():
        for one in told:
            yield from _pointed_out(told, one, actors)
    for said in spoken.values():
        ordered = sorted(said, key=lambda c: c.key)
        for place, now in enumerate(ordered):
            if not any(p.search(now.text) for p in (_NEVER, _CAN, _CANNOT, _ALWAYS)):
                continue
            before = reversed(ordered[max(0, place - _LATEST) : place])
            then = next((c for c in before if _turns(c, now)), None)
            if then is not None:
                yield then, now


def _pointed_out(told: Sequence[Claim], one: Claim, actors: Actors) -> Iterator[Turn]:
    """Yield what an article itself sets against what the same speaker says beside it."""
    words = one.account.words(one.sentence)
    before = [
        c for c in told if c.who and one.number - c.number == 1 and c.paragraph == one.paragraph
    ]
    if not before:
        return
    last = before[-1]
    if not one.who and _THAT.search(words):
        yield replace(one, who=last.who, voice=last.voice, spans=(one.sentence,), left=()), last
    earlier = last.account.words(last.sentence)
    now = _NOW.search(words)
    if (
        one.who
        and now
        and _HAD.search(earlier)
        and _may_be_one(last, one, now.group("who"), actors)
    ):
        yield last, one
    direct = one.said is not None and one.said.manner != "indirect"
    if direct and _TODAY.match(words) and _RECALLED.search(earlier) and last.who == one.who:
        yield last, one


def _may_be_one(then: Claim, now: Claim, who: str, actors: Actors) -> bool:
    """Tell whether the one who had spoken may be the one who speaks now: "the firm", by name."""
    if then.voice or any(actors[i].kind == "person" for i in now.voice):
        return bool(set(then.voice) & set(now.voice))
    described = then.who.lower().startswith("the ") and who[:1].isupper()
    return described or then.who.casefold() == now.who.casefold()


def _turns(then: Claim, now: Claim) -> bool:
    """Tell whether a speaker of a later day says the contrary of his own words."""
    first, last = then.account.published.last_day, now.account.published.first_day
    if not first or not last or first >= last:
        return False
    disowned = _NEVER.match(now.text)
    if disowned:
        said = _kin((words_of(disowned.group("what")) or [""])[-1])
        return bool(said & _kin(then.text)) and not _NEVER.match(then.text)
    return _possible_now(then.text, now.text) or _always_so(then.text, now.text)


def _kin(text: str) -> frozenset[str]:
    """Return the stems of a text's words, a verb and its doer as one: "spying", "spies"."""
    found = {stem(w) for w in words_of(text) if len(w) > 3} & content(text)
    found = {s[:-1] + "y" if s.endswith("i") else s for s in found}
    return frozenset(s.removesuffix("er") if len(s) > _LONG else s for s in found)


def _possible_now(then: str, now: str) -> bool:
    """Tell whether one clause says that it cannot be done and the other that it can."""
    for a in clauses_of(then):
        for b in clauses_of(now):
            turned = (_CANNOT.search(a) and _CAN.search(b) and not _NOT.search(b)) or (
                _CANNOT.search(b) and _CAN.search(a) and not _NOT.search(a)
            )
            shared = content(a) & content(b)
            least = min(len(content(a)), len(content(b)))
            if turned and len(shared) >= _SHARED and 5 * len(shared) >= 3 * least:
                return True
    return False


def _always_so(then: str, now: str) -> bool:
    """Tell whether a thing "has always been" what the speaker once said that it was not."""
    if not _ALWAYS.search(now) or _NOT.search(now) or not _NOT.search(then):
        return False
    subjects: Mapping[int, frozenset[str]] = {
        n: content(" ".join(words_of(t)[:_SUBJECT])) for n, t in enumerate((then, now))
    }
    return bool(subjects[0] & subjects[1])
