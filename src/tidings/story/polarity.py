"""Whether a clause says that something was so or not: negation, denial, falsehood, contraries."""

import re
from functools import lru_cache

from tidings.codebook.disagreements import load_disagreements
from tidings.story.claims import Claim
from tidings.story.speaking import denied
from tidings.story.stems import akin, content, stem
from tidings.story.synonyms import one_word
from tidings.story.verbs import forms

_APART = re.compile(
    r",?\s+(?:and|but|although|though|while|whereas|because|when|where|after|before|"
    r"since|if)\s+|[;:.!?][\"”]?\s+|,\s+(?=(?:who|which|into|in|or|not|saying|adding)\b)"
)
_HANGING = re.compile(r",?\s+(?:if|unless|whether|until|as\s+long\s+as)\s[^,;:]*", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"(?:\b(?:no|not|never|nobody|none|nothing|neither|nor|without|no\s+one)\b|"
    r"n['’]t\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+(?=n['’]t\b)|n['’]t\b|[a-z]+", re.IGNORECASE)


@lru_cache(maxsize=32768)
def words_in(text: str) -> frozenset[str]:
    """Return the words of a text, "n't" as one of them."""
    return frozenset(w.lower().replace("’", "'") for w in _WORD.findall(text))


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a sentence, roughly: parted at conjunctions and relative pronouns.

    What hangs on something ("if the ship was not returned") is left out: nobody says it is so.
    """
    return [c for c in _APART.split(_HANGING.sub("", text)) if c]


def asserts(clause: str) -> bool:
    """Tell whether a clause says that something happened: no denial, question or condition."""
    book, words = load_disagreements(), words_in(clause)
    if words & book.negative or words & book.modal or "?" in clause:
        return False
    return not clause.lower().startswith("to ")


def negates(text: str) -> bool:
    """Tell whether a clause says that something did not happen or is not so."""
    book, words = load_disagreements(), words_in(text)
    return bool(words & book.negative) and not words & book.modal


def is_denial(claim: Claim) -> bool:
    """Tell whether a claim's words are what its speaker denies."""
    if claim.verb:
        return claim.verb in forms(load_disagreements().denials)
    said = claim.said
    return said is not None and said.manner != "direct" and denied(claim.account, said)


def calls_false(claim: Claim) -> bool:
    """Tell whether a claim says of an account that it is false: "a lie", "baseless", "not true"."""
    text = claim.text
    if _NOT_TRUE.search(text):
        return True
    words = words_in(text)
    if not words & load_disagreements().falsehood:
        return False
    naming = claim.verb in forms(load_disagreements().naming | load_disagreements().denials)
    return naming or (_SO.match(text) is not None and not words & load_disagreements().negative)


_NOT_TRUE = re.compile(
    r"\b(?:not|isn['’]t|wasn['’]t|never)\s+(?:\w+\s+)?(?:true|correct|so|the\s+case|"
    r"what\s+happened|accurate)\b"
    r"|^[\"“]?not\s+so\b|\bnothing\s+of\s+the\s+(?:kind|sort)\b|\bno\s+(?:truth|basis|"
    r"foundation|substance)\b"
    r"|\b(?:without|no)\s+(?:any\s+)?(?:foundation|basis|truth)\b|\bnot\s+a\s+word\b|"
    r"\bdid\s+not\s+happen\b|\bnever\s+happened\b|\bno\s+such\s+\w+\b",
    re.IGNORECASE,
)
_SO = re.compile(
    r"[\"“]?(?:(?:that|this|it|these|those|they|everything|all\s+(?:this|that))\b|"
    r"(?:the|his|her|their|its|such|these|those)\s+(?:\w+\s+){0,2}?"
    r"(?:claim|report|account|allegation|accusation|charge|story|version|statement|"
    r"figure|number|rumour|rumor)s?\b|an?\s|pure|nonsense|lies|complete|utter|"
    r"absolute)",
    re.IGNORECASE,
)


def denied_stems(text: str, many: int = 3) -> frozenset[str]:
    """Return the stems of the `many` words next to each negation of a text: what it denies."""
    found: set[str] = set()
    for hit in _NEGATIVE.finditer(text):
        rest = _APART.split(text[hit.end() :], maxsplit=1)[0]
        found |= set(_leading(rest, many))
        before = re.findall(r"[^\W\d_]+", text[: hit.start()])
        if hit.group().lower() in ("nothing", "nobody", "none", "no"):
            found |= set(_leading(" ".join(before[-2:]), 1))
    return frozenset(found)


def _leading(text: str, many: int) -> list[str]:
    """Return the stems of the first words of content of a text."""
    found: list[str] = []
    for word in re.findall(r"[^\W\d_]+", text):
        found += content(word)
        if len(found) >= many:
            break
    return found[:many]


@lru_cache(maxsize=1)
def _contraries() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return load_disagreements().contraries


def cannot_both(a: str, b: str) -> bool:
    """Tell whether two clauses hold words of which one thing cannot be both."""
    first, second = words_in(a), words_in(b)
    for one, other in _contraries():
        if (first & one and second & other and not (first & other or second & one)) or (
            first & other and second & one and not (first & one or second & other)
        ):
            return True
    return False


def same_word(a: str, b: str) -> bool:
    """Tell whether two stems may be one word's, or two words' for one thing."""
    return a == b or akin(a, b) or one_word(a, b)


__all__ = ["asserts", "calls_false", "cannot_both", "clauses_of", "denied_stems", "is_denial",
           "negates", "same_word", "stem", "words_in"]  # fmt: skip
