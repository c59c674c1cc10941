"""What kind of deed a telling tells, by its word, and what it is done to."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tidings.codebook.deeds import load_deeds
from tidings.codebook.retelling import load_retelling
from tidings.codebook.story import load_story
from tidings.story.stems import stem

SURE, LIKELY, MAYBE = 1.0, 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Kind:
    """The families of deeds that a word names, or may name, and its lemma."""

    word: str
    sure: frozenset[str]
    maybe: frozenset[str]


@lru_cache(maxsize=8192)
def kind_of(word: str) -> Kind:
    """Return the kind of deed that a verb or noun names, with its particle where it has one."""
    book = load_retelling()
    low = word.lower()
    head, _, rest = low.partition(" ")
    known = low in book.sure or low in book.maybe
    lemma = low if known else f"{book.lemma(head)} {rest}".strip()
    if lemma not in book.sure and lemma not in book.maybe:
        lemma = book.lemma(head)
    return Kind(lemma, book.sure.get(lemma, frozenset()), book.maybe.get(lemma, frozenset()))


def knows(words: str) -> bool:
    """Tell whether a verb and a particle are one known deed."""
    head, _, rest = words.lower().partition(" ")
    book = load_retelling()
    lemma = f"{book.lemma(head)} {rest}"
    return lemma in book.sure or lemma in book.maybe


def alike(a: Kind, b: Kind) -> float:
    """Return how surely two words name one kind of deed: `SURE` … 0."""
    if a.sure & b.sure:
        return SURE
    if stem(a.word) == stem(b.word):
        return SURE if a.sure or a.word not in load_deeds().common else LIKELY
    if a.sure & b.maybe or a.maybe & b.sure:
        return LIKELY
    return MAYBE if a.maybe & b.maybe else 0.0


def contrary(a: Kind, b: Kind) -> bool:
    """Tell whether two words surely name two kinds of deeds."""
    return bool(a.sure and b.sure) and not alike(a, b)


@lru_cache(maxsize=1)
def _heads() -> dict[str, str]:
    things = load_retelling().things
    kin = {stem(w): head for w, head in load_story().kindred.items()}
    return kin | {stem(w): head for w, head in things.items()}


def things(stems: Iterable[str]) -> frozenset[str]:
    """Return stems with near-synonyms made one ("boat" and "trawler" → "vessel")."""
    return frozenset(_heads().get(s, s) for s in stems)
