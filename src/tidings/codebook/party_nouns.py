"""Nouns that can stand for a party though no name stands beside them, from party_nouns.toml."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from tidings.codebook.tables import read_table

NounKind = Literal["people", "body", "crewed", "place", "thing"]
PERSONS: frozenset[NounKind] = frozenset({"people", "body"})
ACTING: frozenset[NounKind] = PERSONS | {"crewed"}
NO_SECTOR = "none"


class Noun(NamedTuple):
    """What a noun stands for: what kinds of party it may be, and the sector it tells, if any."""

    kinds: frozenset[NounKind]
    sector: str | None


@dataclass(frozen=True, kw_only=True)
class PartyNouns:
    """Nouns by lemma; a compound of two words ("bus station") goes before its head.

    `modifiers` maps a word before a noun to the sector it tells; `never`, `abstract` (endings) and
    `doers` (endings), without `no_doers`, judge nouns that no list holds. The rest are words by
    which a party is found that stands elsewhere than its frame says (see party_nouns.toml).
    """

    nouns: Mapping[str, Noun]
    modifiers: Mapping[str, str]
    never: frozenset[str]
    abstract: tuple[str, ...]
    doers: tuple[str, ...]
    no_doers: frozenset[str]
    throwing: frozenset[str]
    asking_for: frozenset[str]
    own_deeds: frozenset[str]
    harming: frozenset[str]
    done_to: frozenset[str]
    together: frozenset[str]

    def of(self, *words: str) -> Noun | None:
        """Return what the first of `words` that is known stands for."""
        return next((found for w in words if (found := self.nouns.get(w)) is not None), None)

    def does(self, word: str) -> bool:
        """Tell whether a word that no list holds is formed as one for a person ("lobbyist")."""
        return word.endswith(self.doers) and word not in self.no_doers and len(word) > 5

    def do(self, word: str) -> bool:
        """Tell whether a plural that no list holds is formed as one for persons ("divers")."""
        return word.endswith(("ers", "ors")) and word not in self.no_doers and len(word) > 5

    def intangible(self, word: str) -> bool:
        """Tell whether a word that no list holds means a deed, a quality, a time or a sum."""
        return word in self.never or word.endswith(self.abstract)


def _rows(table: Mapping[str, Any]) -> Iterator[tuple[str, NounKind, str | None]]:
    """Yield (lemma, kind, sector); of two sectors the first holds."""
    kinds: tuple[tuple[str, NounKind], ...] = (
        ("people", "people"),
        ("bodies", "body"),
        ("crewed", "crewed"),
    )
    for name, kind in kinds:
        for sector, words in table[name].items():
            for word in words:
                yield word, kind, None if sector == NO_SECTOR else sector
    actors = read_table("actors")
    for sector, words in actors["roles"].items():
        for word in words:
            yield word, "people", sector or None
    for kind, word in _struck(table["sites"]):
        yield word, kind, None


def _struck(sites: Mapping[str, Iterable[str]]) -> Iterator[tuple[NounKind, str]]:
    for word in sites["place"]:
        yield "place", word
    for word in sites["thing"]:
        yield "thing", word


@cache
def load_party_nouns() -> PartyNouns:
    """Return the packaged nouns."""
    table = read_table("party_nouns")
    nouns: dict[str, Noun] = {}
    for word, kind, sector in _rows(table):
        old = nouns.get(word, Noun(frozenset(), None))
        nouns[word] = Noun(old.kinds | {kind}, old.sector or sector)
    context = read_table("actors")["context"]
    mute = frozenset(table["never"]["no_sector"])
    return PartyNouns(
        nouns=nouns,
        modifiers={w: sector for sector, words in context.items() for w in words if w not in mute},
        never=frozenset(table["never"]["words"]),
        abstract=tuple(table["never"]["endings"]),
        doers=tuple(table["doers"]["endings"]),
        no_doers=frozenset(table["doers"]["not"]),
        **{key: frozenset(words) for key, words in table["places"].items()},
    )
