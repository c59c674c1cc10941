"""How states and organisations are made up: parts, seats, branches, and words for them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tidings.codebook.actors import PIECE, Entry, load_actors
from tidings.codebook.tables import inverse, read_table

Words = frozenset[str]
_WORD = re.compile(r"[^\s,()]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Parts of states and organisations. Words are folded to lower case.

    `above` maps a part to the part it belongs to, `parts` the words of a name to the part that it
    names; `seats` a seat to what it stands for, `organs` a seat to the organisation; `within` an
    organisation to the one it is part of, `aliases` a name to the usual one; `sectors` and
    `groups` a PLOVER sector to the part that bodies or people of it belong to.
    """

    above: Mapping[str, str]
    parts: Mapping[Words, str]
    sectors: Mapping[str, str]
    groups: Mapping[str, str]
    seats: Mapping[str, str]
    organs: Mapping[str, str]
    within: Mapping[str, str]
    aliases: Mapping[str, str]
    spellings: Mapping[str, str]
    dropped: Words
    kinds: Words
    common: Words
    states: Mapping[str, tuple[tuple[str, ...], ...]]

    def spelled(self, name: str) -> tuple[str, ...]:
        """Return a name's words in the spelling by which they are compared."""
        words = (w.lower().replace("’", "'") for w in _WORD.findall(name))
        plain = (w[:-2] if w.endswith("'s") and w[:-2] in _OWNERS else w for w in words)
        return tuple(self.spellings.get(w, w) for w in plain)

    def usual(self, name: str) -> str:
        """Return the usual name of an organisation, folded, without "the"."""
        words = " ".join(self.spelled(name)).removeprefix("the ").removesuffix("'s")
        return self.aliases.get(words, words)

    def own_words(self, name: str, state: str | None) -> tuple[str, ...]:
        """Return the words of a body's name without its state's and those that tell nothing."""
        words = self.spelled(name)
        for phrase in self.states.get(state or "", ()):
            words = _without(words, phrase)
        kept = tuple(w.strip(".") for w in words if w not in self.dropped)
        return kept or words

    def part(self, name: str, state: str | None) -> str | None:
        """Return which part of its state a name is for ("foreign ministry"), or none."""
        return self.parts.get(frozenset(self.own_words(name, state)))

    def chain(self, part: str) -> tuple[str, ...]:
        """Return the parts above a part, the nearest first."""
        found = []
        while (above := self.above.get(part)) is not None:
            found.append(above)
            part = above
        return tuple(found)


_OWNERS = frozenset({"un", "u.n", "eu", "nato"})


def _without(words: tuple[str, ...], phrase: tuple[str, ...]) -> tuple[str, ...]:
    """Return `words` without `phrase`, its possessive too, wherever it stands."""
    size = len(phrase)
    for i in range(len(words) - size + 1):
        last = words[i + size - 1]
        if words[i : i + size - 1] == phrase[:-1] and phrase[-1] in (
            last,
            last.removesuffix("'s"),
            last.removesuffix("'"),
        ):
            return words[:i] + words[i + size :]
    return words


def _state_words(spellings: Mapping[str, str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return by state the names and adjectives for it, as words, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for rows in load_actors().phrases.values():
        for pieces, entry in rows:
            if entry.kind in ("state", "adjective") and entry.state:
                words = tuple(spellings.get(p.lower(), p.lower()) for p in pieces)
                found.setdefault(entry.state, set()).add(words)
    return {s: tuple(sorted(w, key=lambda p: (-len(p), p))) for s, w in found.items()}


def entry_of(name: str) -> Entry | None:
    """Return what the tables know by exactly this name."""
    pieces = tuple(PIECE.findall(name.removeprefix("the ").removeprefix("The ")))
    rows = load_actors().phrases.get(pieces[0], ()) if pieces else ()
    return next((entry for words, entry in rows if words == pieces), None)


@cache
def load_tree() -> Tree:
    """Return the packaged tables."""
    table, seats = read_table("tree"), read_table("metonyms")
    spellings = inverse(table["spellings"])
    dropped = frozenset(table["dropped"]["words"])

    def folded(name: str) -> str:
        words = (spellings.get(w.lower(), w.lower()) for w in _WORD.findall(name))
        return " ".join(words)

    def words_of(name: str) -> Words:
        return frozenset(w for w in folded(name).split() if w not in dropped)

    def by_word(rows: Mapping[str, Iterable[str]]) -> dict[str, str]:
        return {folded(w): folded(name) for name, words in rows.items() for w in words}

    aliases = by_word(table["aliases"])
    parts = inverse(table["parts"])
    ministries = dict.fromkeys(table["parts"], "government")
    return Tree(
        above=ministries | table["belongs"] | table["above"],
        parts={words_of(name): part for name, part in reversed(parts.items())},
        sectors=table["sectors"],
        groups=table["groups"],
        seats={usual[0] if usual else s: p for s, (_, p, *usual) in seats["seats"].items()},
        organs={s: row[0] for s, row in seats["organs"].items()},
        within={
            aliases.get(w, w): aliases.get(name, name)
            for w, name in by_word(table["within"]).items()
        },
        aliases=aliases,
        spellings=spellings,
        dropped=dropped,
        kinds=frozenset(table["dropped"]["kinds"]),
        common=frozenset(table["dropped"]["common"]),
        states=_state_words(spellings),
    )
