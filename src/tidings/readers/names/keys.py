"""Keys: what a token of a name sounds like, whichever romanisation it is written in."""

from functools import lru_cache

from tidings.codebook.names import load_names


@lru_cache(maxsize=65536)
def spelling_key(token: str) -> str:
    """Return what a folded token sounds like in whichever romanisation it is written."""
    key = token
    for pattern, to in load_names().keys:
        key = pattern.sub(to, key)
    return key
