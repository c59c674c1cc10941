"""How states and organisations are made up: parts, seats, branches, and words for them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from tidings.codebook.actors import PIECE, Entry, load_actors
from tidings.codebook.known_bodies import KnownBody, bodies_named, fold_body, load_bodies
from tidings.codebook.tables import inverse, read_table

Words = frozenset[str]
_WORD = re.compile(r"[^\s,()]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Parts of states and organisations. Words are folded to lower case.

    `above` maps a part to the part it belongs to, `parts` the words of a name to the part that it
    names; `seats` a seat to what it stands for, `organs` a seat to the organisation; `within` an
    organisation to the one it is part of, `aliases` a name to the usual one; `sectors` and
    `groups` a PLOVER sector to the part that bodies or people of it belong to; `sisters` are words
    after an organisation's name by which another body bears it.
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
    fields: Words
    kinds: Words
    common: Words
    sisters: Words
    states: Mapping[str, tuple[tuple[str, ...], ...]]

    def spelled(self, name: str) -> tuple[str, ...]:
        """Return a name's words in the spelling by which they are compared."""
        words = (w.lower().replace("’", "'") for w in _WORD.findall(name))
        plain = (w[:-2] if w.endswith("'s") and w[:-2] in _OWNERS else w for w in words)
        return tuple(self.spellings.get(w, w) for w in plain)

    def usual(self, name: str, state: str | None = None, *, near: Collection[str] = ()) -> str:
        """Return the usual name of an organisation, folded, without "the".

        Of well-known bodies of one name that of its `state` is meant, or of a state told of
        `near`; a seat is itself, and not what it stands for.
        """
        words = " ".join(self.spelled(name)).removeprefix("the ").removesuffix("'s")
        told = self.aliases.get(words, name)
        body = None if name in self.organs else well_known(told, state, near)
        return fold_body(body.name if body else told) or words

    def best(
        self, name: str, state: str | None, *, near: Collection[str] = ()
    ) -> tuple[str, str | None]:
        """Return the usual name of an organisation, and the state that it is known to be of."""
        told = self.aliases.get(" ".join(self.spelled(name)).removeprefix("the "), name)
        body = None if name in self.organs else well_known(told, state, near)
        return self.usual(name, state, near=near), (body.state or None) if body else None

    def known(self, name: str) -> bool:
        """Tell whether a name is that of a well-known body of no state."""
        told = self.aliases.get(" ".join(self.spelled(name)).removeprefix("the "), name)
        return well_known(told, None, ()) is not None

    def over(self, name: str, state: str | None = None) -> tuple[str, ...]:
        """Return the usual names of the organisations that one of that name may be part of."""
        usual = self.usual(name, state)
        told = self.within.get(usual)
        if told or name in self.organs:
            return (self.usual(told, state),) if told else ()
        found = bodies_named(usual, load_bodies()) or bodies_named(name, load_bodies())
        return tuple(
            fold_body(b.parent) for b in found if b.parent and state in (None, b.state or state)
        )

    def own_words(self, name: str, state: str | None) -> tuple[str, ...]:
        """Return the words of a body's name without its state's and those that tell nothing."""
        words = self.spelled(name)
        for phrase in self.states.get(state or "", ()):
            words = _without(words, phrase)
        kept = tuple(w.strip(".") for w in words if w not in self.dropped)
        return kept or words

    def part(self, name: str, state: str | None) -> str | None:
        """Return which part of its state a name is for ("foreign ministry"), or none."""
        words = self.own_words(name, state)
        mission = any(self.parts.get(frozenset((w,))) == "mission" for w in words)
        return self.parts.get(frozenset(words)) or ("mission" if mission else None)

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
    """Return by state the names and adjectives for it and its seat, as words, longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for rows in load_actors().phrases.values():
        for pieces, entry in rows:
            if entry.kind in ("state", "adjective", "capital") and entry.state:
                words = tuple(spellings.get(p.lower(), p.lower()) for p in pieces)
                found.setdefault(entry.state, set()).add(words)
    return {s: tuple(sorted(w, key=lambda p: (-len(p), p))) for s, w in found.items()}


def well_known(name: str, state: str | None, near: Collection[str]) -> KnownBody | None:
    """Return the body that a name stands for in an article about some states, the best known.

    A body of a state is meant only by one that is of it, or where the article tells of it.
    """
    states = {state} if state else {*near}
    found = bodies_named(name, load_bodies())
    return next((b for b in found if not b.state or b.state in states), None)


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

    def usual(name: str) -> str:
        body = well_known(aliases.get(folded(name), name), None, [*states])
        return fold_body(body.name if body else aliases.get(folded(name), name))

    def words_of(name: str) -> Words:
        return frozenset(w for w in folded(name).split() if w not in dropped)

    states = _state_words(spellings)
    aliases = {folded(w): name for name, words in table["aliases"].items() for w in words}
    parts = inverse(table["parts"])
    ministries = dict.fromkeys(table["parts"], "government")
    return Tree(
        above=ministries | table["belongs"] | table["above"],
        parts={words_of(name): part for name, part in reversed(parts.items())},
        sectors=table["sectors"],
        groups=table["groups"],
        seats={usual[0] if usual else s: p for s, (_, p, *usual) in seats["seats"].items()},
        organs={s: row[0] for s, row in seats["organs"].items()},
        within={usual(w): name for name, words in table["within"].items() for w in words},
        aliases=aliases,
        spellings=spellings,
        dropped=dropped,
        fields=frozenset(spellings.get(w, w) for w in load_actors().organ_fields)
        | frozenset(table["dropped"]["fields"]),
        kinds=frozenset(table["dropped"]["kinds"]),
        common=frozenset(table["dropped"]["common"]),
        sisters=frozenset(table["sisters"]["words"]),
        states=states,
    )
