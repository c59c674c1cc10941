"""What two roles tell: one office, unlike ones, one that only one person holds, another trade."""

import re
from functools import lru_cache

from tidings.codebook.actors import load_actors
from tidings.codebook.identity import load_offices
from tidings.readers.names import fold_letters

_DROP = frozenset({"the", "of", "for", "and", "a", "an", "us", "to", "in", "s"})
_OF = re.compile(r"\b(?:of|for|at|in|with|from|who)\b|,")
_GENERAL = frozenset({"man", "woman", "head", "chief", "official", "member", "mr", "mrs", "ms"})


@lru_cache(maxsize=65536)
def all_words(role: str) -> tuple[str, ...]:
    """Return a role's content words, folded, in order."""
    text = fold_letters(role).replace("under secretary", "undersecretary").replace("-", " ")
    text = text.replace("u.s.", " ").replace("vice president", "vicepresident")
    short = load_actors().short_titles
    words = (short.get(w, w) for w in (w.strip(".,'’") for w in text.split()))
    return tuple(w for w in words if w and w not in _DROP)


@lru_cache(maxsize=65536)
def role_words(role: str) -> frozenset[str]:
    """Return a role's content words ("under secretary" and "undersecretary" are one)."""
    return frozenset(all_words(role)) - {"former"}


@lru_cache(maxsize=65536)
def compatible_roles(a: str | None, b: str | None) -> bool | None:
    """Tell whether two roles may be one office: they share a head word; none if one is unknown."""
    if not a or not b:
        return None
    words_a, words_b = role_words(a), role_words(b)
    return words_a <= words_b or words_b <= words_a or len(words_a & words_b) >= 2


@lru_cache(maxsize=65536)
def unique_office(role: str | None) -> str | None:
    """Return which office of those that a state has one of a role names, if it names just one."""
    return load_offices().offices.get(role_words(role) - _time_words()) if role else None


@lru_cache(maxsize=65536)
def post(role: str) -> str | None:
    """Return which post a role names, of those of which one person holds one; none if none."""
    office = unique_office(role)
    if office is not None:
        return None if office == "leader" else office
    book = load_offices()
    words = all_words(_OF.split(role)[0])
    found = book.posts.get(words[-1]) if words else None
    if found is None or not book.aside.isdisjoint(words):
        return None
    return found if book.deputy.isdisjoint(words) else f"deputy {found}"


def posts_apart(a: str, b: str) -> bool:
    """Tell whether two posts are two that one person does not hold at once."""
    return a != b and frozenset((a, b)) not in load_offices().beside


@lru_cache(maxsize=65536)
def tense(role: str) -> int:
    """Return when a role is held: -1 no longer, 0 now, 1 not yet."""
    book = load_offices()
    words = set(all_words(role))
    return -1 if words & book.past else 1 if words & book.coming else 0


def _time_words() -> frozenset[str]:
    book = load_offices()
    return book.past | book.coming


@lru_cache(maxsize=65536)
def trades(role: str) -> frozenset[str]:
    """Return the trade that a role's head word names, if it names one: "judge of the court"."""
    head = all_words(_OF.split(role)[0])[-1:]
    return frozenset(load_offices().trades[w] for w in head if w in load_offices().trades)


@lru_cache(maxsize=65536)
def trades_apart(a: str, b: str) -> bool:
    """Tell whether two roles are of two trades that one person hardly has."""
    if tense(a) or tense(b):
        return False
    x, y = trades(a), trades(b)
    apart = load_offices().apart
    return bool(x and y) and all(frozenset((i, j)) in apart for i in x for j in y)


def same_office(a: str, b: str) -> bool:
    """Tell whether two roles are one office: the same words, or the same unique office."""
    x, y = role_words(a), role_words(b)
    if x == y:
        return bool(x - _GENERAL)
    office = unique_office(a)
    return office is not None and office == unique_office(b)
