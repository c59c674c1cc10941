"""Which word of one name answers to which of another: the best assignment, joined words first."""

from dataclasses import dataclass
from itertools import permutations

from rapidfuzz.distance import OSA

from tidings.readers.names.keys import spelling_key
from tidings.readers.names.parsing import in_one_tradition
from tidings.readers.names.parts import Part, PersonName
from tidings.readers.names.words import Tie, tie

FARTHER = 0.05
"""What each place that a word has moved takes from its log-odds, so that order settles a draw."""
WORST = -3.0
"""An unlike pair counts for no less, so that one does not spoil the pairing of the others."""
MANY = 5
"""Names of more words are paired greedily."""
_VOWELS = str.maketrans("a", "e")
"""Boualem, Bu Alam: which of the two is written depends on the language."""
JOINED = 5
"""Words of fewer letters are never two words written as one."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two names held together: the shorter one's words, the longer one's, and their ties.

    `ties` has for each word of the shorter name the place of its like in the longer one, with the
    tie between the two, however bad. `joined` tells that words written apart were taken as one.
    """

    shorter: tuple[Part, ...]
    longer: tuple[Part, ...]
    ties: tuple[tuple[int, Tie], ...]
    joined: bool

    @property
    def left(self) -> tuple[int, ...]:
        """Return the places of the longer name's words that answer to none."""
        used = {place for place, _ in self.ties}
        return tuple(j for j in range(len(self.longer)) if j not in used)


def pair_names(a: PersonName, b: PersonName) -> Pairing:
    """Hold two names against one another, each heard as the other's tradition spells it too."""
    x, y = in_one_tradition(a, b)
    return pair(x.parts, y.parts)


def pair(a: tuple[Part, ...], b: tuple[Part, ...]) -> Pairing:
    """Hold the words of two names, each of one at least, against one another."""
    x = join(a, b)
    y = join(b, x)
    joined = len(x) + len(y) < len(a) + len(b)
    shorter, longer = sorted((x, y), key=lambda parts: (len(parts), [p.text for p in parts]))
    table = [[tie(p, q) for q in longer] for p in shorter]
    places = _best(table) if len(longer) <= MANY else _greedy(table)
    return Pairing(shorter, longer, tuple((j, table[i][j]) for i, j in enumerate(places)), joined)


def _worth(table: list[list[Tie]], i: int, j: int) -> float:
    return max(table[i][j].odds, WORST) - FARTHER * abs(i - j)


def _best(table: list[list[Tie]]) -> tuple[int, ...]:
    many = range(len(table))
    if all(table[i][i].kind == "equal" for i in many):
        return tuple(many)
    worth = [[_worth(table, i, j) for j in range(len(table[0]))] for i in many]
    return max(
        permutations(range(len(table[0])), len(table)),
        key=lambda places: sum([row[j] for row, j in zip(worth, places, strict=True)]),
    )


def _greedy(table: list[list[Tie]]) -> tuple[int, ...]:
    ranked = sorted(
        (-_worth(table, i, j), i, j) for i in range(len(table)) for j in range(len(table[0]))
    )
    found: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in found and j not in found.values():
            found[i] = j
    return tuple(found[i] for i in range(len(table)))


def join(a: tuple[Part, ...], b: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return `a` with each two neighbours as one word that are written so in `b`."""
    kept = list(a)
    i = 0
    while i + 1 < len(kept):
        whole = _written_as_one(kept[i], kept[i + 1], b)
        if whole is None:
            i += 1
        else:
            kept[i : i + 2] = [whole]
    return tuple(kept)


def _written_as_one(first: Part, second: Part, others: tuple[Part, ...]) -> Part | None:
    if first.initial or second.initial:
        return None
    text = first.text + second.text
    for other in others:
        if len(other.text) < JOINED or abs(len(other.text) - len(text)) > 2:
            continue
        if other.text in (first.text, second.text):
            continue
        key = spelling_key(text)
        if (
            other.text == text
            or other.key.translate(_VOWELS) == key.translate(_VOWELS)
            or (len(text) > JOINED + 1 and OSA.distance(other.text, text) == 1)
        ):
            return Part(text, key, False, tag=first.tag)
    return None
