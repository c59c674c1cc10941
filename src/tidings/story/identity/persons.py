"""When two articles' persons are one, and what forbids it."""

from rapidfuzz.distance import OSA

from tidings.codebook.names import load_names
from tidings.readers.names import Part, PersonName, align, fold_letters, middles_clash
from tidings.values import Actor

_ALIKE = 0.9
"""Two tokens at or above it are one word in two spellings."""


def clash(a: PersonName, first: Actor, b: PersonName, second: Actor) -> str | None:
    """Return what forbids that two are one person, or none."""
    if first.country and second.country and first.country != second.country:
        return "other country"
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return "other generation"
    if first.gender and second.gender and first.gender != second.gender:
        return "other gender"
    if middles_clash(a, b):
        return "other middle name"
    if a.full and b.full and not _given_agree(a, b):
        return "other given name"
    return None


def _given_agree(a: PersonName, b: PersonName) -> bool:
    """Tell whether every part of the shorter name has its like in the longer one."""
    x, y = sorted((a.parts, b.parts), key=len)
    pairs = align(x, y)
    return len(pairs) == len(x) and all(
        p[2] >= _ALIKE or (p[2] == 0.7) or _slip(x[p[0]], y[p[1]]) for p in pairs
    )


def _slip(a: Part, b: Part) -> bool:
    """Tell whether two tokens differ by one typing slip: a letter, or two that changed places."""
    return min(len(a.text), len(b.text)) >= 6 and OSA.distance(a.text, b.text) == 1


def full_match(a: PersonName, first: Actor, b: PersonName, second: Actor) -> str | None:
    """Return why two persons' full names are one person's, or none.

    Spellings of one name are enough; a middle name or initial may be missing. A typing slip in
    the surname counts only with the same given name, role and country.
    """
    if not (a.full and b.full):
        return None
    x, y = sorted((a.parts, b.parts), key=len)
    pairs = align(x, y)
    alike = [p for p in pairs if p[2] >= _ALIKE]
    if len(alike) == len(x):
        return "same name" if x == y else "spellings of one name"
    missing = [p for p in pairs if p[2] < _ALIKE]
    if len(missing) != 1 or len(pairs) != len(x) or len(alike) != len(x) - 1:
        return None
    i, j, likeness = missing[0]
    if likeness == 0.7 and i < len(x) - 1:
        return "initial of one given name" if _office(first, second) is not False else None
    if _slip(x[i], y[j]) and (_office(first, second) or _same_title(first, second)):
        return f"a typing slip: same given name and office as “{second.name}”"
    return None


def _office(first: Actor, second: Actor) -> bool | None:
    """Tell whether two hold one office: same country and role; none where nothing tells."""
    roles = compatible_roles(first.role, second.role)
    if first.country is None or second.country is None or roles is None:
        return None
    return roles and first.country == second.country


def _same_title(first: Actor, second: Actor) -> bool:
    """Tell whether two bear one title of several words, the country of one of them unknown."""
    if first.country and second.country:
        return False
    words = role_words(first.role or ""), role_words(second.role or "")
    return words[0] == words[1] and len(words[0]) >= 2


def surname_match(bare: PersonName, full: PersonName) -> bool:
    """Tell whether a single name is the surname (or the only name) of another."""
    if not bare.parts or not full.parts:
        return False
    token, book = bare.parts[0], load_names()
    ends = {full.parts[-1], full.parts[0]} if len(full.parts[0].text) <= 4 else {full.parts[-1]}
    return any(token.key == e.key and token.text not in book.groups for e in ends)


def compatible_roles(a: str | None, b: str | None) -> bool | None:
    """Tell whether two roles may be one office: they share a head word; none if one is unknown."""
    if not a or not b:
        return None
    words_a, words_b = role_words(a), role_words(b)
    return words_a <= words_b or words_b <= words_a or len(words_a & words_b) >= 2


def role_words(role: str) -> frozenset[str]:
    """Return a role's content words, folded ("under secretary" and "undersecretary" are one)."""
    text = fold_letters(role).replace("under secretary", "undersecretary").replace("-", " ")
    text = text.replace("u.s.", " ").replace("vice president", "vicepresident")
    drop = {"the", "of", "for", "and", "a", "an", "us", "to", "in", "former", "s"}
    return frozenset(w.strip(".,'’") for w in text.split()) - drop
