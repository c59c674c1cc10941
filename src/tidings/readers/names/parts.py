"""The values that a person's name is taken apart into."""

from dataclasses import dataclass, field
from typing import Literal

Tag = Literal["given", "middle", "patronymic", "family", "kunya", "only", "unknown"]
"""What a part is. `middle` stands between given and family name and may be a second given name or
the first of two family names; `only` is the single part of a name."""


@dataclass(frozen=True, slots=True)
class Part:
    """One token of a name, in Latin letters and folded.

    `key` is what it sounds like (`spelling_key`); `keys` are further keys, each begun with its
    tradition ("ko:", "zh:", "ar:"): two parts that share one are one name in two spellings.
    `before` are the particles that stand before it ("van", "al", "bin"); `pieces` are its syllables
    where several were joined ("jong", "un"); `native` is the word in a script without vowels, for
    `keys.sounds_alike`. Two parts are equal by text alone.
    """

    text: str
    key: str
    initial: bool
    tag: Tag = field(default="unknown", compare=False)
    keys: frozenset[str] = field(default=frozenset(), compare=False)
    before: tuple[str, ...] = field(default=(), compare=False)
    pieces: tuple[str, ...] = field(default=(), compare=False)
    native: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart: its parts in the order written, without titles, and its suffix.

    "Family, Given" is turned round. `order` says where the family name stands and `why_order` what
    tells it ("" where given first is merely usual); `traditions` are those that it may belong to.
    `nicknames` stood in quotation marks or brackets; `also` is the same person's name in another
    script, or a full name in brackets ("Abu Mazen (Mahmoud Abbas)"). `readable` is false where the
    script does not tell how it is read (Japanese names in kanji, Thai): then no unlikeness counts.
    """

    parts: tuple[Part, ...]
    suffix: str | None
    titles: tuple[str, ...] = field(default=(), compare=False)
    nicknames: tuple[str, ...] = field(default=(), compare=False)
    order: Literal["given first", "family first"] = field(default="given first", compare=False)
    why_order: str = field(default="", compare=False)
    traditions: frozenset[str] = field(default=frozenset(), compare=False)
    also: "PersonName | None" = field(default=None, compare=False)
    readable: bool = field(default=True, compare=False)

    @property
    def full(self) -> bool:
        """Tell whether it holds more than a surname."""
        return len(self.parts) > 1

    def tagged(self, *tags: Tag) -> tuple[Part, ...]:
        """Return the parts of these tags, in order."""
        return tuple(p for p in self.parts if p.tag in tags)

    @property
    def family(self) -> tuple[Part, ...]:
        """Return the family name, or the only part of the name."""
        return self.tagged("family", "only")

    @property
    def given(self) -> tuple[Part, ...]:
        """Return the given name (an initial too); empty where there is one part only."""
        return self.tagged("given", "kunya")

    @property
    def patronymic(self) -> tuple[Part, ...]:
        """Return the patronymics: Slavic ones, and what follows bin, ibn, bint, oglu."""
        return self.tagged("patronymic")

    @property
    def particles(self) -> tuple[str, ...]:
        """Return all particles, in order."""
        return tuple(word for part in self.parts for word in part.before)
