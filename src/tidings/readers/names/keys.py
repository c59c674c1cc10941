"""Keys: what a token of a name sounds like, whichever romanisation it is written in."""

from functools import lru_cache
from typing import TYPE_CHECKING

from tidings.codebook.names import load_names
from tidings.readers.names.eastern import (
    chinese_families,
    chinese_readings,
    korean_families,
    korean_reading,
)
from tidings.readers.names.scripts import sounds_of

if TYPE_CHECKING:
    from tidings.readers.names.parsing import Part


@lru_cache(maxsize=65536)
def spelling_key(token: str) -> str:
    """Return what a folded token sounds like in whichever romanisation it is written."""
    key = token
    for pattern, to in load_names().keys:
        key = pattern.sub(to, key)
    return key


def tradition_keys(token: str, family: bool, traditions: frozenset[str]) -> frozenset[str]:
    """Return further keys of a folded token, each begun with its tradition ("zh:", "ko:").

    Chinese: the pinyin that it may stand for; Korean: the family name, or the given name's sounds.
    """
    found: set[str] = set()
    if "chinese" in traditions:
        found |= {f"zh:{r}" for r in (chinese_families if family else chinese_readings)(token)}
    if "korean" in traditions:
        names = korean_families(token) if family else {korean_reading(token)}
        found |= {f"ko:{n}" for n in names}
    return frozenset(found)


def sounds_alike(a: "Part", b: "Part") -> bool:
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
