"""Chinese, Korean, Vietnamese, Hungarian and Japanese names: their order and their spellings."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from tidings.codebook.names_eastern import EasternBook, load_eastern

MOST = 12
"""Readings of one word that are kept at most."""

_ARTICLES = frozenset({"le", "do", "to", "ta"})
"""Vietnamese family names that are an article or a particle elsewhere ("Le Pen")."""


@dataclass(frozen=True, slots=True)
class Order:
    """Where the family name stands among the tokens, in which tradition, and what tells it."""

    tradition: str
    family_at: int
    why: str
    joined: bool = False
    """The given name's syllables are one name ("Jong Un", "Jong-un", "Jongun")."""


def eastern_order(tokens: tuple[str, ...], family_last: bool = False) -> tuple[Order, ...]:
    """Return the orders that folded tokens allow; empty for a name of no such tradition.

    `family_last`: a hyphen binds the words before the last ("Ki-moon Ban").
    """
    if not 2 <= len(tokens) <= 4:
        return ()
    ends = (len(tokens) - 1,) if family_last else (0, len(tokens) - 1)
    found = [_vietnamese(tokens), *(_syllabic(tokens, t, ends) for t in ("chinese", "korean"))]
    orders = tuple(o for o in found if o)
    if orders and orders[0].tradition == "vietnamese":
        return orders[:1]
    first = min((o.family_at for o in orders), default=0)
    found_first = tuple(o for o in orders if o.family_at == first)
    return found_first or tuple(o for o in (_by_lists(tokens),) if o)


def _vietnamese(tokens: tuple[str, ...]) -> Order | None:
    book = load_eastern()
    first, rest = tokens[0], tokens[1:]
    if first not in book.vietnamese or not all(book.vietnamese_syllable.fullmatch(t) for t in rest):
        return None
    sure = first in {"nguyen", "tran", "pham", "huynh", "dang", "bui", "ngo", "truong", "phung"}
    if len(rest) == 1:
        other = first in book.chinese or first in _ARTICLES
    else:
        other = rest[0] not in book.vietnamese_middles
    if sure or not other:
        return Order("vietnamese", 0, f"“{first.title()}” is a Vietnamese family name")
    return None


def _syllabic(tokens: tuple[str, ...], tradition: str, ends: tuple[int, ...]) -> Order | None:
    """Return the order of a Chinese or Korean name: a family name and one or two syllables."""
    if len(tokens) > 3:
        return None
    book = load_eastern()
    families = book.chinese if tradition == "chinese" else book.korean
    for at in ends:
        given = tokens[1:] if at == 0 else tokens[:-1]
        if tokens[at] in families and _one_given(given, tradition, book):
            why = f"“{tokens[at].title()}” is a {tradition.title()} family name"
            return Order(tradition, at, why, joined=True)
    return None


def _one_given(tokens: tuple[str, ...], tradition: str, book: EasternBook) -> bool:
    if tradition == "chinese":
        sizes = [_fewest(t) for t in tokens]
        spelt = len(tokens) == 2 and all(book.chinese_other.fullmatch(t) for t in tokens)
        return spelt or (all(sizes) and sum(sizes) <= 2)
    if len(tokens) == 1:
        return book.korean_given.fullmatch(tokens[0]) is not None
    return all(book.korean_syllable.fullmatch(t) for t in tokens)


def _by_lists(tokens: tuple[str, ...]) -> Order | None:
    book = load_eastern()
    if len(tokens) != 2:
        return None
    family, given = tokens
    for tradition, families, names in (
        ("hungarian", book.hungarian, book.hungarian_given),
        ("japanese", book.japanese, book.japanese_given),
    ):
        if family in families and family not in names and given in names:
            return Order(tradition, 0, f"“{family.title()}” is a {tradition.title()} family name")
    return None


def _splits(word: str, book: EasternBook) -> list[tuple[str, ...]]:
    """Return the ways to cut a word into one or two Chinese syllables."""
    whole: list[tuple[str, ...]] = [(word,)] if word in book.pinyin or word in book.wade else []
    cuts: list[tuple[str, ...]] = [(word[:i], word[i:]) for i in range(1, len(word))]
    known = [c for c in cuts if all(s in book.pinyin or s in book.wade for s in c)]
    return whole + known


def _fewest(word: str) -> int:
    """Return the number of Chinese syllables of a word, 0 where it has none or three."""
    if len(word) > 12:
        return 0
    found = _splits(word, load_eastern())
    return min((len(s) for s in found), default=0)


@lru_cache(maxsize=16384)
def chinese_readings(word: str) -> frozenset[str]:
    """Return the pinyin that a given name of one or two syllables may stand for.

    A syllable that only pinyin has (Xi, Zhang) makes the word pinyin; one that only Wade-Giles has
    (Hsi, Tse) makes it Wade-Giles; else both are kept.
    """
    book = load_eastern()
    if len(word) > 12:
        return frozenset()
    found: dict[str, None] = {}
    for cut in _splits(word, book):
        pinyin = all(s in book.pinyin for s in cut)
        wade = all(s in book.wade or s in book.pinyin for s in cut)
        only_pinyin = any(s not in book.wade for s in cut) and pinyin
        if pinyin:
            found["".join(cut)] = None
        if wade and not only_pinyin:
            for way in product(*(book.wade.get(s, (s,)) for s in cut)):
                found["".join(way)] = None
    return frozenset(list(found)[:MOST])


@lru_cache(maxsize=16384)
def chinese_families(word: str) -> frozenset[str]:
    """Return the pinyin that a spelling of a Chinese family name may stand for."""
    book = load_eastern()
    return book.chinese.get(word, frozenset()) | (
        frozenset() if word in book.chinese else chinese_readings(word)
    )


@lru_cache(maxsize=16384)
def korean_reading(word: str) -> str:
    """Return what a Korean given name sounds like in whichever romanisation it is written."""
    key = word[:40]
    for pattern, to in load_eastern().korean_rules:
        key = pattern.sub(to, key)
    return key


def korean_families(word: str) -> frozenset[str]:
    """Return the family names that a spelling may stand for (Lee, Yi, Rhee), one entry each."""
    return load_eastern().korean.get(word, frozenset({word}))
