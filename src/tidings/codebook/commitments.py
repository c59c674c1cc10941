"""The language of commitments, as the commitments room receives it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from tidings.codebook.foretold import ForetoldBook, load_foretold
from tidings.codebook.tables import read_table
from tidings.codebook.times import DatingVerbs, load_times
from tidings.values import CommitmentKind, ConditionKind, Move

PARTS = (
    *("hostile", "law", "bodies", "vows", "own", "scheduled"),
    *("kept", "decisions", "staying", "answers"),
)  # tables of word lists


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsBook:
    """Words by the part they play. Verbs are lemmas, with a particle after "_" where they have one.

    `frames` tells which complements a verb counts with: c that-clause, x infinitive, o object,
    a an object that is aid, t what stands after "to". `measures` maps a verb to the objects that
    make it a measure.
    """

    dating: DatingVerbs
    verbs: Mapping[str, CommitmentKind]
    hostile_only: frozenset[str]
    frames: Mapping[str, str]
    nouns: Mapping[str, CommitmentKind]
    moves: Mapping[str, Move]
    measures: Mapping[str, frozenset[str]]
    conditions: Mapping[str, ConditionKind]
    words: Mapping[str, frozenset[str]]
    phrasal: frozenset[str]
    foretold: ForetoldBook


@cache
def load_commitments() -> CommitmentsBook:
    """Load `commitments.toml`."""
    table = read_table("commitments")
    verbs: dict[str, CommitmentKind] = {}
    for kind in get_args(CommitmentKind):
        verbs.update((word, kind) for word in table["verbs"].get(kind, "").split())
    hostile_only = frozenset(table["verbs"]["threat_if_hostile"].split())
    nouns: dict[str, CommitmentKind] = {}
    for kind, words in table["nouns"].items():
        for word in words.split():
            nouns.setdefault(word, kind)
    moves: dict[str, Move] = {}
    for move, words in table["moves"].items():
        moves.update((word, move) for word in words.split())
    measures = {
        verb: _objects(objects.split(), table["objects"])
        for verb, objects in table["measures"].items()
    }
    words_by_part = _parts(table)
    keys = {*verbs, *hostile_only, *moves, *measures, *table["frames"]}
    keys |= words_by_part["decisions.steps"] | words_by_part["hostile.verbs"]
    keys |= words_by_part["hostile.recur"] | words_by_part["own.comes"]
    keys |= words_by_part["hostile.conditional"] | words_by_part["own.owed"]
    keys |= words_by_part["hostile.undergone"]
    keys |= words_by_part["vows.hold"] | words_by_part["vows.leave"]
    keys |= words_by_part["own.promise"] | words_by_part["own.orders"]
    keys |= words_by_part["scheduled.grants"] | words_by_part["scheduled.cancels"]
    keys |= words_by_part["staying.restricts"]
    return CommitmentsBook(
        dating=load_times().dating,
        verbs=verbs,
        hostile_only=hostile_only,
        frames=dict(table["frames"]),
        nouns=nouns,
        moves=moves,
        measures=measures,
        conditions=dict(table["conditions"]),
        words=words_by_part,
        foretold=load_foretold(),
        phrasal=frozenset(key.split("_")[0] for key in keys if "_" in key),
    )


def _objects(words: list[str], classes: Mapping[str, str]) -> frozenset[str]:
    """Return the words of a row, with each "@class" in it written out."""
    return frozenset(
        noun
        for word in words
        for noun in (classes[word[1:]].split() if word.startswith("@") else (word,))
    )


def _parts(table: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Return the word lists of the smaller tables under "table.part"."""
    return {
        f"{name}.{part}": frozenset(words.split())
        for name in PARTS
        for part, words in table[name].items()
    }
