"""Whether two given names stand for one another: short forms, spellings, other languages."""

from functools import lru_cache
from typing import Literal

from tidings.codebook.name_forms import load_name_forms

Relation = Literal["spelling", "short form", "two short forms", "other language"]


@lru_cache(maxsize=65536)
def given_relation(a: str, b: str) -> Relation | None:
    """Return how two different folded given names stand for one another, or none.

    "spelling": one name as close languages write it (Sergei, Serhiy); "short form": one is short
    for the other (Bill, William), in any of its spellings; "two short forms" of one name (Bill,
    Will); "other language": John, Ivan, Giovanni. The first two are strong evidence, the third
    less, the last weak: people seldom bear a name in two languages. Formal names that share a
    short form (Alexander and Alexandra: Sasha) are two names.
    """
    forms = load_name_forms()
    if a == b:
        return None
    none: frozenset[int] = frozenset()
    if forms.spelling.get(a, none) & forms.spelling.get(b, none):
        return "spelling"
    formal_a, formal_b = forms.short.get(a, frozenset()), forms.short.get(b, frozenset())
    if _one_of(b, formal_a) or _one_of(a, formal_b):
        return "short form"
    if any(_one_of(x, formal_b) for x in formal_a):
        return "two short forms"
    shared = forms.language.get(a, none) & forms.language.get(b, none)
    return "other language" if shared else None


def _one_of(name: str, formal: frozenset[str]) -> bool:
    """Tell whether a name, or a spelling of it, is among the formal names."""
    if name in formal:
        return True
    none: frozenset[int] = frozenset()
    spelt = load_name_forms().spelling
    groups = spelt.get(name, none)
    return bool(groups) and any(groups & spelt.get(f, none) for f in formal)
