"""Stems that stand for one thing or one deed: "scrap the fee" and "withdraw the charge".

The families of deeds and things are those by which acts are told again (`retelling.toml`); a stem
that may name several deeds is one of them only beside a word that names it surely.
"""

from collections.abc import Iterable
from functools import cache

from tidings.codebook.ledger import load_ledger
from tidings.codebook.retelling import load_retelling
from tidings.story.stems import stem

Families = dict[str, frozenset[str]]


@cache
def _deeds() -> tuple[Families, Families]:
    book = load_retelling()
    return _by_stem(book.sure, book.lemmas), _by_stem(book.maybe, book.lemmas)


def _by_stem(words: object, lemmas: object) -> Families:
    found: dict[str, set[str]] = {}
    table = dict(words)  # type: ignore[call-overload]
    forms: dict[str, list[str]] = {}
    for form, lemma in dict(lemmas).items():  # type: ignore[call-overload]
        forms.setdefault(lemma, []).append(form)
    for word, families in table.items():
        for form in (word, *forms.get(word, ())):
            if " " not in form:
                found.setdefault(stem(form), set()).update(families)
    near = load_ledger().near_deeds
    return {
        s: frozenset(f | {n for n, group in near.items() if f & group}) for s, f in found.items()
    }


@cache
def _things() -> dict[str, str]:
    found: dict[str, str] = {}
    for word, head in load_retelling().things.items():
        for form in (word, f"{word}s", f"{word}es", f"{word[:-1]}ies"):
            found.setdefault(stem(form), head)
    return found


def deeds_of(stems: Iterable[str]) -> frozenset[str]:
    """Return the stems that surely name a deed of the tables."""
    return frozenset(s for s in stems if s in _deeds()[0])


def one_word(a: str, b: str) -> bool:
    """Tell whether two stems may stand for one deed or one thing."""
    if a == b:
        return True
    things = _things()
    if a in things and things[a] == things.get(b):
        return True
    sure, maybe = _deeds()
    none: frozenset[str] = frozenset()
    x, y = sure.get(a, none), sure.get(b, none)
    return bool(x & y or x & maybe.get(b, none) or y & maybe.get(a, none))


def surely_one(a: str, b: str) -> bool:
    """Tell whether two stems surely name one deed."""
    sure = _deeds()[0]
    return a == b or bool(sure.get(a, frozenset()) & sure.get(b, frozenset()))


def shared_words(a: frozenset[str], b: frozenset[str]) -> int:
    """Return how many stems of the smaller set stand for one in the other, each once."""
    smaller, larger = sorted((a, b), key=lambda s: (len(s), sorted(s)))
    left = set(larger)
    count = 0
    for one in sorted(smaller, key=lambda s: (s not in left, s)):
        other = one if one in left else next((o for o in sorted(left) if one_word(one, o)), None)
        if other is not None:
            left.discard(other)
            count += 1
    return count


def other_deed(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether each names a deed, and none of one is any of the other ("halve", "scrap")."""
    x, y = deeds_of(a), deeds_of(b)
    return bool(x and y) and not any(one_word(s, t) for s in x for t in y)


def shares_deed(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether a deed that the one names is named by the other."""
    return any(one_word(s, t) for s in deeds_of(a) for t in deeds_of(b))
