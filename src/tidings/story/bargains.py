"""Terms against counter-terms: what one wants freely and the other sells; who is to move first."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from tidings.codebook.disagreements import load_disagreements
from tidings.story.alignment import opposed, points_back
from tidings.story.claims import Claim
from tidings.story.parties import Actors
from tidings.story.polarity import words_in
from tidings.story.stems import akin, content, specific
from tidings.story.verbs import forms

_BESIDE = 6
_FREELY = 12
"""Sentences of one article between terms and counter-terms."""
_NEXT = 2
_DAYS = 7
_LATEST = 400
"""Claims with terms that are looked back on: terms are answered soon."""
_FIRST = re.compile(r"\bfirst\b", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:then|follow|follows|followed|before|after|once|afterwards?|later|next)\b", re.IGNORECASE
)
_CONDITION = re.compile(
    r"\b(?:until|unless|only\s+(?:if|after|when|once)|once|provided|in\s+(?:return|"
    r"exchange)\s+for|on\s+condition)\b(?P<what>[^,;.]*)",
    re.IGNORECASE,
)


def bargains(
    claims: Sequence[Claim], homes: Mapping[str, str], actors: Actors
) -> Iterator[tuple[Claim, Claim]]:
    """Yield terms with the counter-terms nearest to them, each once."""
    terms = [c for c in claims if c.who and (_kinds(c.text))]
    used: set[tuple[int, int]] = set()
    for place, later in enumerate(terms):
        for earlier in reversed(terms[max(0, place - _LATEST) : place]):
            if _apart(earlier, later):
                break
            if earlier.key in used or later.key in used:
                continue
            if _at_odds(earlier, later) and opposed(earlier, later, homes, actors):
                used |= {earlier.key, later.key}
                yield earlier, later
                break


def _kinds(text: str) -> frozenset[str]:
    """Return what kinds of terms a text holds: "freely", "hanging" on something, "ordered"."""
    found = set()
    if _freely().search(text):
        found.add("freely")
    if _CONDITION.search(text):
        found.add("hanging")
    if _FIRST.search(text) and _THEN.search(text):
        found.add("ordered")
    if _DUE.search(text) and words_in(text) & _wanting():
        found.add("due")
    return frozenset(found)


@lru_cache(maxsize=1)
def _wanting() -> frozenset[str]:
    book = load_disagreements()
    return forms(book.wanting) | book.bidding


_DUE = re.compile(
    r"\b(?:by|until|before|within|no\s+later\s+than|at\s+the\s+end\s+of)\s+"
    r"(?P<when>[^,;]*)",
    re.I,
)


def _two_dues(a: Claim, b: Claim) -> bool:
    """Tell whether two who each want something give two times for it."""
    first, second = (_DUE.search(c.text) for c in (a, b))
    times = [
        [t for t in c.account.reading.times if c.sentence.holds(t.span)] for c in (a, b)
    ]  # fmt: skip
    differ = bool(first and second) and first.group("when") != second.group("when")  # type: ignore[union-attr]
    return differ and all(times) and (points_back(b) or _one_thing(a, b))


@lru_cache(maxsize=1)
def _freely() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_disagreements().freely)})\b", re.IGNORECASE)


def _apart(a: Claim, b: Claim) -> bool:
    """Tell whether two claims stand too far apart to answer each other."""
    return a.account is not b.account and b.account.order - a.account.order > _DAYS


def _at_odds(a: Claim, b: Claim) -> bool:
    mine, theirs = _kinds(a.text), _kinds(b.text)
    here = a.account is b.account
    gap = b.number - a.number
    if "ordered" in mine & theirs:
        return here and gap <= _NEXT + 1
    if "due" in mine & theirs:
        return here and gap <= _NEXT and _two_dues(a, b)
    if ("freely" in mine and "hanging" in theirs) or ("hanging" in mine and "freely" in theirs):
        return here and gap <= _FREELY and (_one_thing(a, b) or (points_back(b) and gap <= 1))
    if "hanging" in mine & theirs:
        return here and gap <= _BESIDE and (_crossed(a, b) or _crossed(b, a))
    return False


def _one_thing(a: Claim, b: Claim) -> bool:
    """Tell whether two claims' sentences speak of one thing."""
    words = [specific(content(c.account.words(c.sentence))) - c.account.named for c in (a, b)]
    return any(akin(x, y) for x in words[0] for y in words[1])


def _crossed(a: Claim, b: Claim) -> bool:
    """Tell whether what one makes the condition is what the other would do only on his own."""
    found = _CONDITION.search(a.text)
    if found is None:
        return False
    theirs = _CONDITION.search(b.text)
    main = b.text[: theirs.start()] if theirs else b.text
    condition = specific(content(found.group("what")))
    return any(akin(x, y) for x in condition for y in specific(content(main)))
