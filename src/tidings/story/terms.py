"""The words that an article is known by: stems, how heavy each is, and which are names."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")
LEAD_WORDS = 60  # news tells what it is about first (the inverted pyramid)
AFTER_LEAD = 0.5


@dataclass(slots=True)
class Term:
    """One stem: its weight in the article, whether it is only ever written as a name, and how."""

    weight: float
    name: bool
    form: str


def words(text: str) -> Iterator[str]:
    """Yield the words of `text` in order, with hyphens, full stops and apostrophes inside."""
    return (m.group() for m in WORD.finditer(text))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word's rough stem; British and American, singular and plural fall together mostly.

    >>> [stem(w) for w in ("Compounds", "compound's", "Kaliningrad’s", "expelling", "expelled")]
    ['compound', 'compound', 'kaliningrad', 'expell', 'expell']
    """
    low = unicodedata.normalize("NFKD", word.lower())
    low = re.sub(r"['’]s$", "", "".join(c for c in low if not unicodedata.combining(c)))
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    for ending, least in (("ing", 6), ("ed", 5), ("s", 4)):
        if low.endswith(ending) and len(low) >= least and not low.endswith("ss"):
            low = low[: -len(ending)]
            break
    return low[:-1] if len(low) > 3 and low.endswith("e") else low


def terms_of(text: str, title: str | None = None) -> dict[str, Term]:
    """Return the terms of a text; the title's words count once more than where they stand."""
    found: dict[str, Term] = {}
    for place, word in enumerate(words(text)):
        _add(found, word, 1.0 if place < LEAD_WORDS else AFTER_LEAD)
    if title and title != text:
        for word in words(title):
            _add(found, word, 1.0)
    return found


def _add(found: dict[str, Term], word: str, weight: float) -> None:
    key = stem(word)
    term = found.get(key)
    if term is None:
        found[key] = Term(weight, word[0].isupper(), word)
        return
    term.weight += weight
    term.name = term.name and word[0].isupper()
