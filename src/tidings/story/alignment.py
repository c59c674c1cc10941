"""Which of two parties' words are of one thing: rivals side by side, or aligned by their content.

In one article the second of two parties who speak right after each other speaks of what the first
did, where it points back ("it", "the figure") or shares a word of content. Across articles much
more must be shared.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from tidings.codebook.disagreements import load_disagreements
from tidings.story.claims import Claim
from tidings.story.parties import Actors
from tidings.story.stems import akin, content, kindred, specific, words_of
from tidings.story.synonyms import one_word

_LED = r"(?:(?:that|but|and|in\s+fact|instead|only|merely|rather|on\s+the\s+contrary)[\s,]+)*"
_POINTS = re.compile(
    rf"[\"“]?{_LED}(?:it|they|he|she|them|this|that|these|those|there|neither|none|"
    rf"nobody|no\s+one|all|both|each)\b"
    r"|[\"“]?(?:the|its|their|his|her)\s+(?:(?:real|true|actual|correct|final|total|overall)\s+)?"
    r"(?:figure|number|sum|amount|toll|total|count|rate|share|turnout|size|cost|price|"
    r"report|claim|request|order|decision|attack|blast|fire|explosion|shooting|"
    r"killing|raid|strike|arrest|arrests|allegation|charge|accusation|account|version|"
    r"story|incident|"
    r"ship|vessel|boat|plane|aircraft|men|victims?|dead)s?\b",
    re.IGNORECASE,
)
_SELF = re.compile(
    rf"[\"“]?{_LED}(?:it|they|we|he|she|I|(?:its|our|his|her|their|my)\s+(?:own\s+"
    rf")?[\w-]+(?:\s[\w-]+)?)\s+(?P<verb>[\w'’]+)(?:\s+(?P<next>[\w'’]+))?",
    re.IGNORECASE,
)
_BE = frozenset({"was", "were", "is", "are", "been", "be", "being", "'s"})
_AUX = frozenset({"had", "has", "have", "would", "will", "could", "can", "never", "also", "only"})
NEAR = 2
"""Sentences between two parties' words in one article that may answer each other."""


def by_article(claims: Sequence[Claim]) -> Mapping[str, Sequence[Claim]]:
    """Return claims by their article, in order."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.account.reading.paragraphs[claim.paragraph].headline:
            found[claim.account.id].append(claim)
    return found


def side_by_side(
    claims: Sequence[Claim], homes: Mapping[str, str], actors: Actors, reach: int = NEAR
) -> Iterator[tuple[Claim, Claim]]:
    """Yield pairs of rivals' claims near each other in one article, the nearest first."""
    for told in by_article(claims).values():
        for place, later in enumerate(told):
            for earlier in reversed(told[max(0, place - 8) : place]):
                if later.number - earlier.number > reach:
                    break
                if later.who and earlier.who and rivals(earlier, later, homes, actors):
                    yield earlier, later


def opposed(a: Claim, b: Claim, homes: Mapping[str, str], actors: Actors) -> bool:
    """Tell whether two claims are two parties' words, and not those of two men of one state."""
    mine, theirs = ({homes[i] for i in c.voice if i in homes} for c in (a, b))
    return rivals(a, b, homes, actors) and not mine & theirs


def rivals(a: Claim, b: Claim, homes: Mapping[str, str], actors: Actors) -> bool:
    """Tell whether two claims are two parties' words, and neither speaks for the other.

    They may be of one state: two who say the contrary of one thing are at odds all the same.
    """
    if a.account is b.account and any(x.meets(y) for x in a.spans for y in b.spans):
        return False
    first, second = (set(words_of(c.who)) for c in (a, b))
    book = load_disagreements()
    if first <= book.nobody | _ARTICLES or second <= book.nobody | _ARTICLES:
        return False
    if book.opposite & (first ^ second):
        return True
    if a.who.casefold() == b.who.casefold() or _one_party(a, b):
        return False
    if set(a.voice) & set(b.voice):
        return False
    mine, theirs = ({homes.get(i, i) for i in c.voice} for c in (a, b))
    rules = any(actors[i].kind == "government" for c in (a, b) for i in c.voice)
    return not (mine & theirs and rules)


_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "another", "one", "said"})


def _one_party(a: Claim, b: Claim) -> bool:
    """Tell whether the words for two speakers may be of one: all of one's among the other's."""
    first, second = content(a.who), content(b.who)
    return bool(first and second) and (first <= second or second <= first)


@lru_cache(maxsize=8192)
def about(text: str) -> frozenset[str]:
    """Return the stems that tell what words are about, near-synonyms made one."""
    return kindred(specific(content(text)))


def shared(a: Claim, b: Claim, less: frozenset[str] = frozenset()) -> int:
    """Return how many words of content two claims share, each once, speakers' names left out."""
    names = content(a.who) | content(b.who) | kindred(less) | less
    mine, theirs = about(a.text) - names, about(b.text) - names
    return sum(any(x == y or akin(x, y) or one_word(x, y) for y in theirs) for x in mine)


def points_back(claim: Claim) -> bool:
    """Tell whether a claim begins with a word for what was spoken of before it."""
    text = _after_verb(claim)
    return _POINTS.match(text.lstrip()) is not None


def _after_verb(claim: Claim) -> str:
    return claim.text[len(claim.verb) :] if claim.verb else claim.text


def own_act(claim: Claim) -> bool:
    """Tell whether a claim may be of what its speaker himself does: "it would send …"."""
    found = _SELF.match(claim.text.lstrip())
    if found is None:
        return False
    verb, follow = found.group("verb").lower(), (found.group("next") or "").lower()
    return verb not in _BE and not (verb in _AUX and follow in _BE)


def bound(a: Claim, b: Claim) -> int:
    """Return how surely two rivals' claims of one article are of one thing: 0 not, 2 and more well.

    A word of content shared counts one; so does a second claim that points back to the first.
    """
    gap = b.number - a.number
    back = 1 if points_back(b) and gap <= 1 else 0
    return shared(a, b) + back
