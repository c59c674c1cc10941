"""The past tense of a verb, as far as a line of the record needs it."""

import re
from functools import lru_cache

from tidings.codebook.story import load_story

_VOWELS = frozenset("aeiou")
_STRESSED = re.compile(r"(?:pel|trol|[^f]fer|(?:ad|com|per|sub|re|ans|o|e)mit|cur|quip|gret)$")
"""Verbs of two syllables that double their last letter."""


@lru_cache(maxsize=1)
def _irregular_pasts() -> frozenset[str]:
    return frozenset(load_story().past.values())


def is_past(word: str) -> bool:
    """Tell whether a word may be a past tense ("met", "signed"); a participle looks alike."""
    low = word.lower()
    return (low.endswith("ed") and len(low) > 3) or low in _irregular_pasts()


def past_of_ing(word: str) -> str | None:
    """Return the past of a verb in -ing ("urging" → "urged"), none where it cannot be told."""
    low = word.lower()
    if not low.endswith("ing") or len(low) < 6:
        return None
    trunk = low[:-3]
    single = trunk[:-1] if trunk[-1] == trunk[-2] else trunk
    for base in (trunk, f"{trunk}e", single):
        if base in load_story().past:
            return load_story().past[base]
    return _with_ed(trunk)


def past_of(base: str) -> str:
    """Return the past of a verb's base form ("demand" → "demanded")."""
    low = base.lower()
    return load_story().past.get(low) or _with_ed(_doubled(low))


def base_of_ing(word: str) -> str | None:
    """Return the base of an irregular verb in -ing ("taking" → "take"), none for another."""
    trunk = word.lower().removesuffix("ing")
    single = trunk[:-1] if len(trunk) > 2 and trunk[-1] == trunk[-2] else trunk
    return next((b for b in (trunk, f"{trunk}e", single) if b in load_story().past), None)


@lru_cache(maxsize=4)
def forms(verbs: frozenset[str]) -> frozenset[str]:
    """Return the -s form, past and -ing form of verbs, and their bases."""
    return frozenset(f for v in verbs for f in (v, *inflected(v)))


def inflected(verb: str) -> tuple[str, str, str]:
    """Return a verb's -s form, past and -ing form."""
    trunk = (
        verb.removesuffix("e") if verb.endswith("e") and not verb.endswith("ee") else _doubled(verb)
    )
    s = f"{verb}es" if verb.endswith(("s", "sh", "o")) else f"{verb}s"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        s = f"{verb[:-1]}ies"
    return (s, past_of(verb), f"{trunk}ing")


def _with_ed(trunk: str) -> str:
    if trunk.endswith("e"):
        return f"{trunk}d"
    if trunk.endswith("y") and trunk[-2] not in _VOWELS:
        return f"{trunk[:-1]}ied"
    return f"{trunk}ed"


def _doubled(base: str) -> str:
    """Double the last letter of a short verb of one syllable ("ban" → "bann"), and of "expel"."""
    if _STRESSED.search(base):
        return f"{base}{base[-1]}"
    if len(base) > 4 or sum(c in _VOWELS for c in base) != 1 or base[-1] in "wxy":
        return base
    ends = len(base) > 2 and base[-1] not in _VOWELS and base[-2] in _VOWELS
    return f"{base}{base[-1]}" if ends else base
