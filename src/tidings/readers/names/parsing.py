"""A person's name taken apart."""

import re
from dataclasses import dataclass
from functools import lru_cache

from tidings.codebook.names import load_names
from tidings.readers.names.folding import fold_letters
from tidings.readers.names.keys import spelling_key

_PARTS = re.compile(r"[^\W\d_]+\.?", re.UNICODE)
_QUOTES = re.compile(r"[\"“(‘'][^\"”)’']{2,}[\"”)’']")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʻʼ`](?=\w)")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Part:
    """One token of a name: as folded, its spelling key, and whether it is a mere initial."""

    text: str
    key: str
    initial: bool


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart: its parts in order, without titles and particles, and its suffix."""

    parts: tuple[Part, ...]
    suffix: str | None

    @property
    def full(self) -> bool:
        """Tell whether it holds more than a surname."""
        return len(self.parts) > 1


@lru_cache(maxsize=65536)
def parse_name(name: str) -> PersonName:
    """Take a person's name apart. Particles are kept only where nothing else would be left."""
    book = load_names()
    text = _QUOTES.sub(" ", fold_letters(name))
    before, comma, after = text.partition(",")
    if comma and after.strip(" .") not in book.suffixes:
        text = f"{after} {before}"
    text = _APOSTROPHE.sub("", _POSSESSIVE.sub("", text))
    tokens = [m.group() for m in _PARTS.finditer(text)]
    bare = [t.rstrip(".") for t in tokens]
    suffix = next((t for t in reversed(bare[1:]) if t in book.suffixes), None)
    kept = [t for t in bare if t != suffix]
    while len(kept) > 1 and kept[0] in book.titles:
        kept = kept[1:]
    named = [t for t in kept if t not in book.particles] or kept
    return PersonName(tuple(Part(t, spelling_key(t), len(t) == 1) for t in named), suffix)
