"""What one says and another turns round right beside it: "they did not", "it was the other".

The two stand side by side in one article, so that the second needs no words of the first: it
answers it, in a clause too short to mean anything else. No verdict.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tidings.codebook.disagreements import load_disagreements
from tidings.story.claims import Claim
from tidings.story.contraries import asserts, words_in
from tidings.story.parties import Actors
from tidings.story.stems import content, stem
from tidings.story.tolls import befell_in
from tidings.values import DisagreementKind, Pointer, Side, Span

_BARE = re.compile(
    r"(?:that\s+)?(?:(?:not\s+(?:one|a\s+single\s+one)|none(?:\s+of\s+(?:them|it))?|nobody|no\s+one|neither)\s+"
    r"(?:did|was|were|had|has|have|is|are|does|do)"
    r"|(?:they|it|he|she|this|that)\s+(?:(?:did|was|were|had|has|have|is|are|does|do)\s+not"
    r"|(?:did|was|were|had|has|have|is|are|does|do)n['’]t|never\s+(?:did|was|were|had|has)))\W*",
    re.IGNORECASE,
)
"""A denial with nothing of its own in it: it is of what was just said."""
_CLEFT = re.compile(
    r"(?:that\s+)?[Ii]t\s+(?:was|is|had\s+been)\s+(?P<who>the\s+[\w'’-]+|[A-Z][\w'’-]+)"
)
_CLEFT_END = re.compile(r"\W*(?:$|(?:that|who|which)\b)")
_NO_THING = re.compile(
    r"(?:it:?\s*)?[\"“]?(?:no|not\s+(?:one|a\s+single|a|an))\s+(?P<noun>[a-z]{3,})\s+(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_SOME = r"(?:\d[\d,.]*|[a-z]+|an?|some|several|many)\s+(?:[\w-]+\s+)?"
_OTHERWISE = re.compile(
    r"(?P<who>[^.;:\"“”]{3,60}?),?\s+(?:saw|says|said|tells?|told)\s+(?:it\s+|things\s+)?"
    r"(?:otherwise|differently)\b"
    r"|(?P<who2>[^.;:,\"“”]{3,40}?)\s+(?:tells?|told|gives?|gave)\s+(?:a|another)\s+(?:very\s+|quite\s+)?"
    r"(?:different|contrary|other)?\s*(?:story|tale|account|version)\b"
)  # fmt: skip
_ANSWERED = re.compile(
    r"\b(?:answered|replied|responded|retorted|countered|shot\s+back|hit\s+back)\b"
)
_NOBODY = re.compile(
    r"[\"“]?(?:nobody|no\s+one|not\s+one|none\s+of\s+\w+(?:\s\w+)?)\s+(?:has|have|had|was|were|ever)\s+(?!been\s+told)",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(r"(?:an?|the)\s+(?:spokes\w+|official|statement)", re.IGNORECASE)
_BESIDE = 2
_AFTER = 3
"""Sentences over which a speaker goes on."""

Pair = tuple[Claim, Claim]


def rejoinders(
    claims: Sequence[Claim], homes: Mapping[str, str], actors: Actors
) -> Iterator[tuple[DisagreementKind, str, tuple[Side, ...]]]:
    """Yield what one says and another, beside it, says was not so or was another's doing."""
    here: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        here[claim.account.id].append(claim)
    for told in here.values():
        for place, later in enumerate(told):
            yield from _answers(told, place, later, homes, actors)


def _answers(
    told: Sequence[Claim], place: int, later: Claim, homes: Mapping[str, str], actors: Actors
) -> Iterator[tuple[DisagreementKind, str, tuple[Side, ...]]]:
    near = [
        c for c in told[max(0, place - 6) : place + 7]
        if c.who and apart(c, later, homes, actors) and abs(later.number - c.number) <= _BESIDE
    ]  # fmt: skip
    before = [c for c in near if c.key < later.key]
    if not later.who:
        pair = _otherwise(told, place, later)
        if pair is not None:
            yield "occurrence", "Did it happen?", _sides(pair, told)
        return
    close = [c for c in before if later.number - c.number <= 1 and c.paragraph == later.paragraph]
    if close and (_BARE.fullmatch(later.text) and asserts(close[-1].text)):
        yield "occurrence", "Did it happen?", _sides((close[-1], later), told)
    elif close and _other_doer(close[-1], later):
        yield "actor", "Who did it?", _sides((close[-1], later), told)
    else:
        some = _none_of(later, near) or _flatly(told, before, later)
        if some is not None:
            yield "occurrence", "Did it happen?", _sides((some, later), told)


def apart(a: Claim, b: Claim, homes: Mapping[str, str], actors: Actors) -> bool:
    """Tell whether two claims are two speakers' words, and neither speaks for the other.

    They may be of one state: two who say the contrary of one thing are at odds all the same.
    """
    if a.who.casefold() == b.who.casefold() or content(a.who) & content(b.who):
        return False
    if set(a.voice) & set(b.voice) or any(x.meets(y) for x in a.spans for y in b.spans):
        return False
    mine, theirs = ({homes.get(i, i) for i in c.voice} for c in (a, b))
    rules = any(actors[i].kind == "government" for c in (a, b) for i in c.voice)
    return not (mine & theirs and rules)


def _other_doer(a: Claim, b: Claim) -> bool:
    """Tell whether two say of one thing that it was somebody else: "it was the union"."""
    first, second = (_cleft(c.text) for c in (a, b))
    whole = first and second and not (first[1] and second[1])
    return bool(whole) and not content(first[0]) & content(second[0])  # type: ignore[index]


def _cleft(text: str) -> tuple[str, bool] | None:
    """Return whom a clause says that it was, and whether it says nothing more."""
    found = _CLEFT.match(text)
    if found is None or not _CLEFT_END.match(text, found.end()):
        return None
    if words_in(found.group("who")) & load_disagreements().negative:
        return None
    return found.group("who"), not text[found.end() :].strip(" .")


def _none_of(denial: Claim, near: Sequence[Claim]) -> Claim | None:
    """Return another's claim that some of a thing did what it is denied that one of them did.

    "Not one shell fell there" stands against "three shells landed among the stalls".
    """
    found = _NO_THING.match(denial.text)
    if found is None or words_in(denial.text) & load_disagreements().modal:
        return None
    noun = found.group("noun").lower()
    units = load_disagreements().units
    if units.get(noun) == "person" or not _done(found.group("verb")):
        return None
    pattern = re.compile(rf"^(?:that\s+)?{_SOME}(?P<noun>{re.escape(noun[:-1])}\w*)\s+\w+", re.I)
    for claim in near:
        some = pattern.search(claim.text)
        if some is None or stem(some.group("noun").lower()) != stem(noun):
            continue
        befell = befell_in(denial.text), befell_in(claim.text)
        if asserts(claim.text) and not (all(befell) and not befell[0] & befell[1]):
            return claim
    return None


def _done(verb: str) -> bool:
    """Tell whether a verb's form tells what was done: no present, no future."""
    return not verb.lower().endswith("s") and verb.lower() not in load_disagreements().modal


def _flatly(told: Sequence[Claim], before: Sequence[Claim], later: Claim) -> Claim | None:
    """Return what a speaker answers with "nobody has": his answer is told as one."""
    if _NOBODY.match(later.text) is None:
        return None
    tags = [
        c.account.words(c.sentence) for c in told
        if 0 <= later.number - c.number <= 1 and c.paragraph == later.paragraph
    ]  # fmt: skip
    if not any(_ANSWERED.search(t) for t in tags):
        return None
    return next((c for c in reversed(before) if asserts(c.text)), None)


def _otherwise(told: Sequence[Claim], place: int, later: Claim) -> Pair | None:
    """Return what one says, and the sentence after it by which another "saw otherwise"."""
    words = later.account.words(later.sentence)
    found = _OTHERWISE.match(words)
    if found is None:
        return None
    before = [c for c in told[:place] if c.who and later.number - c.number == 1]
    if not before or before[-1].paragraph != later.paragraph:
        return None
    who = (found.group("who") or found.group("who2")).strip(" ,")
    return before[-1], replace(later, who=who, spans=(later.sentence,), left=())


def _sides(pair: Pair, told: Sequence[Claim]) -> tuple[Side, ...]:
    return tuple(c.side(more=_going_on(c, told)) for c in pair)


def _going_on(one: Claim, told: Sequence[Claim]) -> tuple[Pointer, ...]:
    """Return what the same speaker says right after, within the paragraph."""
    spans: list[Span] = []
    for other in told:
        if not 0 < other.number - one.number <= _AFTER or other.paragraph != one.paragraph:
            continue
        if not other.who:
            continue
        same = bool(content(other.who) & content(one.who)) or _DESCRIBED.fullmatch(other.who)
        if not same:
            break
        spans += other.spans
    return one.account.pointers(spans)
