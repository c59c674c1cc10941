"""Keys: what a token of a name sounds like, whichever romanisation it is written in."""

from functools import lru_cache

from tidings.codebook.names import load_names
from tidings.codebook.names_spelling import Rule, load_spelling
from tidings.readers.names.eastern import (
    chinese_families,
    chinese_readings,
    korean_families,
    korean_reading,
)
from tidings.readers.names.parts import Part
from tidings.readers.names.scripts import sounds_of

MOST = 8
"""Keys of one token in one tradition."""
LONGEST = 60
"""Letters of a token that its keys tell."""

PREFIX = {
    "arabic": "ar",
    "armenian": "hy",
    "greek": "el",
    "hebrew": "he",
    "indian": "in",
    "japanese": "ja",
    "slavic": "sl",
    "turkic": "tk",
}
"""What the keys of a tradition begin with; Chinese ones with "zh", Korean ones with "ko"."""


@lru_cache(maxsize=65536)
def spelling_key(token: str) -> str:
    """Return what a folded token sounds like in whichever romanisation it is written."""
    key = token[:LONGEST]
    for pattern, to in load_names().keys:
        key = pattern.sub(to, key)
    return key


@lru_cache(maxsize=65536)
def sound_keys(token: str, tradition: str) -> frozenset[str]:
    """Return what a folded token may sound like in one tradition ("arabic", "slavic", …)."""
    return _rewritten(token[:LONGEST], load_spelling().rules[tradition])


def _holds(keys: list[str], needs: tuple[str, ...]) -> bool:
    for key in keys:
        for need in needs:
            if need in key:
                return True
    return False


def _rewritten(token: str, rules: tuple[Rule, ...]) -> frozenset[str]:
    keys = [token]
    for rule in rules:
        if rule.needs and not _holds(keys, rule.needs):
            continue
        if rule.other is None or len(keys) >= MOST:
            keys = [rule.pattern.sub(rule.to, key) for key in keys]
        else:
            outcomes = (rule.to, rule.other)
            keys = list(dict.fromkeys(rule.pattern.sub(x, k) for x in outcomes for k in keys))
    return frozenset(sorted(set(keys))[:MOST])


@lru_cache(maxsize=65536)
def traditions_of(token: str) -> frozenset[str]:
    """Return the traditions whose names hold this folded token, in any spelling."""
    if len(token) < 3:
        return frozenset()
    words = load_spelling().words
    return frozenset(t for t, known in words.items() if sound_keys(token, t) & known)


@lru_cache(maxsize=65536)
def further_keys(
    token: str, spelt_out: str, family: bool, traditions: frozenset[str]
) -> frozenset[str]:
    """Return further keys of a folded token, each begun with its tradition ("zh:", "ko:", "ar:").

    Chinese: the pinyin that it may stand for; Korean: the family name, or the given name's sounds;
    others: the sounds by the rules of `names_spelling.toml`. `spelt_out` is the token with its
    marked letters written as two ("š" as "sh"); "la:" are the keys of both, and of oe as u.
    """
    found = {f"la:{spelling_key(t)}" for t in {token, spelt_out, token.replace("oe", "u")}}
    if "chinese" in traditions:
        found |= {f"zh:{r}" for r in (chinese_families if family else chinese_readings)(token)}
    if "korean" in traditions:
        names = korean_families(token) if family else {korean_reading(token)}
        found |= {f"ko:{n}" for n in names}
    for tradition in traditions & load_spelling().rules.keys():
        for spelling in {token, spelt_out}:
            found |= {f"{PREFIX[tradition]}:{key}" for key in sound_keys(spelling, tradition)}
    return frozenset(found)


def sounds_alike(a: Part, b: Part) -> bool:
    """Tell whether two parts may be one name in two spellings: an equal key, or letters that fit.

    A word without vowels (Arabic, Persian, Hebrew) fits the Latin spellings that it may be read as.
    """
    if a.initial or b.initial:
        return False
    if a.text == b.text or a.key == b.key or a.keys & b.keys:
        return True
    if bool(a.native) == bool(b.native):
        return bool(a.native) and a.native == b.native
    pattern, latin = (sounds_of(a.native), b) if a.native else (sounds_of(b.native), a)
    return pattern is not None and pattern.fullmatch(latin.text) is not None
