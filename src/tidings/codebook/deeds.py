"""Deeds that articles tell again, from deeds.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from tidings.codebook.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedKind:
    """One kind of deed: whose it is, whether one party has it but once, whether it
    kills, its words (see the table).
    """

    name: str
    of: Literal["who", "whom"]
    once: bool
    deadly: bool
    words: frozenset[str]
    weak: frozenset[str]
    signs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedsBook:
    """The kinds of deeds: `sure` those that a word names by itself, `maybe` those it may mean.

    `common` are verbs that say too little to be a deed of their own, `numbers` words for numbers,
    `retold` the words of deeds by which articles tell one act again (see retelling.toml).
    """

    sure: Mapping[str, tuple[DeedKind, ...]]
    maybe: Mapping[str, tuple[DeedKind, ...]]
    common: frozenset[str]
    numbers: Mapping[str, int]
    retold: frozenset[str]

    def knows(self, word: str) -> bool:
        """Tell whether a word names a kind of deed, maybe beside others."""
        return word in self.sure or word in self.maybe


@cache
def load_deeds() -> DeedsBook:
    """Return the packaged table, read once."""
    table = read_table("deeds")
    kinds = [
        DeedKind(
            name=name,
            of=cast(Literal["who", "whom"], row["of"]),
            once=row["once"],
            deadly=row.get("deadly", False),
            words=frozenset(row["words"]),
            weak=frozenset(row.get("weak", ())),
            signs=frozenset(row.get("signs", ())),
        )
        for name, row in table["deed"].items()
    ]
    return DeedsBook(
        sure={w: tuple(k for k in kinds if w in k.words) for k in kinds for w in k.words},
        maybe={w: tuple(k for k in kinds if w in k.weak) for k in kinds for w in k.weak},
        common=frozenset(table["common"]),
        numbers=table["numbers"],
        retold=frozenset(
            word.replace("_", " ")
            for row in read_table("retelling")["family"].values()
            for word in row["sure"].split()
        ),
    )
