"""Who did it, where and when: two parties' words side by side that cannot both be right.

The clauses must be of one act: a word of content in common, or the second points back to the first.
Days and places that two articles give are compared in `two_days` and `placing`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tidings.codebook.disagreements import load_disagreements
from tidings.story.alignment import bound, opposed, own_act, points_back, shared, side_by_side
from tidings.story.claims import Claim
from tidings.story.homes import states_named, states_of
from tidings.story.parties import Actors
from tidings.story.placing import ground_of
from tidings.story.polarity import negates, words_in
from tidings.story.stems import content, words_of
from tidings.story.told import days
from tidings.story.verbs import is_past
from tidings.values import DisagreementKind, Interval, Side

_NP = r"(?:[^\s,;:.\"“”()]+\s){0,5}?[^\s,;:.\"“”()]+"
_BLAMED = re.compile(
    rf"(?:blam\w+|accus\w+|fault\w*)\s+(?:(?:it|this|that|the\s[^,;.]{{2,40}}?)\s+on\s+"
    rf"(?P<on>{_NP})(?=[,;.]|$)|(?P<who>{_NP})\s+(?:for|of)\b)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?:that\s+)?(?P<who>{_NP})\s+(?:was|were|is|are|had\s+been|has\s+been|have\s+"
    rf"been)\s+(?:behind|responsible|to\s+blame|at\s+fault|guilty|the\s+culprits?)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:was|were|been|being)\s[^,;.]{0,40}?\b(?:by|from)\s+(?P<who>(?:the\s+|an?\s+"
    r")?[^\s,;.]+(?:\s[^\s,;.]+){0,3})"
)
_CLEFT = re.compile(
    r"(?:that\s+)?it\s+(?:was|is|had\s+been)\s+(?P<who>(?:the|an?|his|her|their|"
    r"its)\s+[\w'’-]+(?:\s[\w'’-]+)?|(?-i:[A-Z])[\w'’-]+)(?=\W*(?:$|(?:that|who|"
    r"which)\b))",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"\b(?:had\s+)?(?:come|came|originated|started)\s+(?:from|with|in)\s+"
    r"(?P<who>[A-Z][\w-]+|the\s[\w-]+(?:\s[\w-]+)?)"
)
_SUBJECT = re.compile(
    r"(?:it|they|he|she|we|I|there|this|that|its|their|our|his|her|no|nobody|not)\b", re.IGNORECASE
)
_AUX = frozenset(["had", "has", "have", "also", "only", "first", "itself", "themselves"])
_REACH = 7
_NOT_TAIL = re.compile(r",\s+(?:and\s+)?not\s+[^,;.]*")
_FIRST = re.compile(
    r"\b(?:first|start(?:ed)?|beg[au]n|provoked|opened\s+fire|behind\s+it|responsible|"
    r"to\s+blame)\b"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|outside)\s+(?:the\s+(?:town|city|village|port|district|province|"
    r"state)\s+of\s+)?(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)"
)

Found = tuple[DisagreementKind, str, tuple[Side, ...]]


def circumstances(
    claims: Sequence[Claim], homes: Mapping[str, str], actors: Actors
) -> Iterator[Found]:
    """Yield kind, what is asked and both sides, each later claim once of a kind."""
    done: set[tuple[str, int, int]] = set()
    for a, b in side_by_side(claims, homes, actors):
        clefts = _CLEFT.match(a.text) and _CLEFT.match(b.text)
        if (not clefts and negates(_NOT_TAIL.sub("", f"{a.text} "))) or (
            not clefts and negates(_NOT_TAIL.sub("", b.text))
        ):
            continue
        for kind, asked, fits in (
            ("actor", "Who did it?", _two_doers(a, b, homes, actors)),
            ("place", "Where did it happen?", _two_places(a, b, homes)),
            ("date", "On which day?", _two_days(a, b)),
            ("terms", "What does it cover?", _narrowed(a, b)),
        ):
            key = (kind, b.account.order, b.span.start)
            if fits and key not in done:
                done.add(key)
                yield kind, asked, (a.side(), b.side())  # type: ignore[misc]
                break


def doer(claim: Claim) -> str:
    """Return the words for whom a claim says did or caused something, "" for none."""
    text = claim.text.strip(' "“”')
    if claim.verb:
        found = _BLAMED.match(text)
        return (found.group("who") or found.group("on") or "") if found else ""
    for pattern in (_BEHIND, _CLEFT, _CAME, _BY):
        found = pattern.match(text) if pattern in (_BEHIND, _CLEFT) else pattern.search(text)
        if found is not None and words_of(found.group("who"))[:1] != ["no"]:
            return found.group("who")
    return _subject(text.removeprefix("that "))


def _subject(text: str) -> str:
    """Return the subject of a clause that begins with one who did something, "" for another."""
    words = re.findall(r"[\w'’-]+", text)[:_REACH]
    at = next((n for n, w in enumerate(words) if n and w.islower() and is_past(w)), 0)
    who = words[:at]
    while who and who[-1] in _AUX:
        who.pop()
    if not who or _SUBJECT.match(text) or who[-1] in ("was", "were", "been", "be"):
        return ""
    return " ".join(who)


def _two_doers(a: Claim, b: Claim, homes: Mapping[str, str], actors: Actors) -> bool:
    """Tell whether two rivals name different doers of one act, and neither his own side."""
    first, second = doer(a), doer(b)
    if not first or not second or content(first) & content(second):
        return False
    modal = load_disagreements().modal
    if words_in(a.text) & modal or words_in(b.text) & modal or _named(first) & _named(second):
        return False
    if _own(a, first, homes) or _own(b, second, homes):
        return False
    mutual = _of(b, first, homes) and _of(a, second, homes)
    if mutual:
        short = all(len(words_of(c.text)) <= _SHORT for c in (a, b))
        return shared(a, b, content(first) | content(second)) > 0 or short
    pointed = points_back(b) or _ITS.search(b.text) is not None or bool(_CLEFT.match(b.text))
    caused = bool(a.verb) or bool(_BEHIND.match(a.text)) or _FIRST.search(a.text) is not None
    came = _CLEFT.match(b.text) or _CAME.search(b.text)
    if came and bound(a, b) > 0 and _NOT_TAIL.search(b.text):
        return True
    clefts = _CLEFT.match(a.text) is not None and _CLEFT.match(b.text) is not None
    if clefts:
        return True
    blamed = bool(b.verb) or _FIRST.search(b.text) is not None or _BY.search(b.text) is not None
    if not opposed(a, b, homes, actors):
        return False
    return (
        (caused or _BY.search(a.text) is not None)
        and blamed
        and (pointed or shared(a, b, content(first) | content(second)) > 0)
    )


_COVERS = re.compile(
    r"(?:that\s+)?(?:the|its|his|her|their|this|that|it)\s+(?:\w+\s+"
    r"){0,3}?(?:(?:only\s+)?(?:cover|appl|concern|refer|extend|relate|mean|bind|bound|"
    r"include|limit)\w*|(?:is|was|were|are)\s+(?:limited|confined|restricted|meant))\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:only|alone|merely|solely|limited|confined|restricted|excluded?|not)\b", re.IGNORECASE
)


def _narrowed(a: Claim, b: Claim) -> bool:
    """Tell whether a rival says that what was just spoken of covers less: "only core posts"."""
    return bool(_COVERS.match(b.text) and _ONLY.search(b.text)) and shared(a, b) > 0


_SHORT = 14
_ITS = re.compile(r"\b(?:it|them|this|that)\b")


def _named(words: str) -> set[str]:
    return {state for _, state, _ in states_named(words)}


def _of(claim: Claim, who: str, homes: Mapping[str, str]) -> bool:
    """Tell whether words are for a speaker's own side."""
    mine = states_of(claim.voice, homes)
    return bool(_named(who) & mine) or bool(content(who) & content(claim.who))


def _own(claim: Claim, who: str, homes: Mapping[str, str]) -> bool:
    return _of(claim, who, homes)


def _two_places(a: Claim, b: Claim, homes: Mapping[str, str]) -> bool:
    """Tell whether two rivals put one act on two grounds, or in two places."""
    first, second = ground_of(a, homes), ground_of(b, homes)
    if first is not None and second is not None:
        return first != second and (bound(a, b) > 0 or b.number - a.number <= 1)
    if own_act(a) and own_act(b):
        return False
    one, other = (set(_PLACE.findall(c.text)) for c in (a, b))
    bare = [_PLACE.match(re.sub(r"^.*?:\s", "", c.text)) for c in (a, b)]
    if all(bare) and one and other and not one & other:
        return b.number - a.number <= 1
    return (
        len(one) == len(other) == 1 and not one & other and points_back(b)
        and shared(a, b, content(" ".join(one | other))) > 0
        and not _named(" ".join(one | other))
    )  # fmt: skip


def _two_days(a: Claim, b: Claim) -> bool:
    """Tell whether two rivals give two days, some days apart, for one thing that was done."""
    mine, theirs = _days_said(a), _days_said(b)
    if len(mine) != 1 or len(theirs) != 1 or mine[0].meets(theirs[0]):
        return False
    book = load_disagreements()
    if any(words_in(c.text) & (book.undone | book.modal | _AGAIN) for c in (a, b)):
        return False
    if own_act(a) and own_act(b):
        return False
    near = b.number - a.number <= (2 if points_back(b) and shared(a, b) else 1)
    return near and (points_back(b) or shared(a, b) > 0 or bool(b.verb))


_AGAIN = frozenset(
    ["again", "later", "then", "next", "until", "since", "resumed", "resume", "continued"]
)


def _days_said(claim: Claim) -> list[Interval]:
    account = claim.account
    parts = claim.left or claim.spans
    found = [
        account.calendar.interval(n)
        for n, t in enumerate(account.reading.times)
        if any(p.holds(t.span) for p in parts)
    ]
    return list({(i.earliest or "")[:10]: i for i in found if days(i) == 1}.values())
