"""The ledger's tables: what each kind of commitment hears, and the state that follows."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from tidings.codebook.tables import read_table
from tidings.values import CommitmentKind, LedgerState

UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The state that an act of the kind gives a commitment, and the points it takes to say so."""

    state: LedgerState
    least: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words by which an article says what became of a commitment.

    `kinds` are those that the commitment may be of where the words found do not name it; a group
    of the pattern names the kind, or with "verb" the word that does. `negative` is true for words
    that deny by themselves, `unsure` for those that may tell of something less.
    """

    heard: LedgerState
    pattern: re.Pattern[str]
    kinds: frozenset[str]
    negative: bool
    unsure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerBook:
    """The tables of `ledger.toml`.

    `hears` maps a kind and what is heard to what that means for the kind, or "unchanged"; `after`
    a state and that to the state which follows. `own` are changes that only who voiced it can
    make, `claimed` those that are no more than a word where a party says them of itself, `accused`
    where another says them of it; `units` are words of sums, `near_deeds` families of deeds that
    are one in a threat or demand. `cues` are words that say what became of a commitment,
    `cue_verbs` the kinds that "as it had vowed" may be of; `tie` and `deed_tie` the points by which
    a later sentence, or a later act, is found to be of a commitment, `done` what such an act makes
    of it, `comes_to` what shows that a deed was done.
    """

    hears: dict[CommitmentKind, dict[LedgerState, str]]
    after: dict[LedgerState, dict[LedgerState, LedgerState]]
    ended: frozenset[LedgerState]
    own: frozenset[LedgerState]
    claimed: frozenset[LedgerState]
    accused: frozenset[LedgerState]
    units: frozenset[str]
    near_deeds: dict[str, frozenset[str]]
    done: dict[CommitmentKind, Done]
    deed_tie: dict[str, float]
    comes_to: dict[str, frozenset[str]]
    cues: tuple[Cue, ...]
    cue_verbs: dict[str, frozenset[str]]
    tie: dict[str, float]

    def meaning(self, kind: CommitmentKind, heard: LedgerState) -> LedgerState | None:
        """Return what is heard as this kind means it, none where it changes nothing."""
        meant = self.hears[kind][heard]
        return None if meant == UNCHANGED else cast(LedgerState, meant)

    def next_state(
        self, kind: CommitmentKind, state: LedgerState, heard: LedgerState
    ) -> LedgerState:
        """Return the state of a commitment of a kind after `heard`."""
        meant = self.meaning(kind, heard)
        return state if meant is None else self.after[state][meant]


@lru_cache(maxsize=1)
def load_ledger() -> LedgerBook:
    """Return the packaged tables, read once."""
    table: dict[str, Any] = read_table("ledger")
    return LedgerBook(
        hears=table["hears"],
        after=table["after"],
        ended=frozenset(table["ended"]),
        own=frozenset(table["moves"]["own"]),
        claimed=frozenset(table["moves"]["claimed"]),
        accused=frozenset(table["moves"]["accused"]),
        units=frozenset(table["sums"]["units"].split()),
        near_deeds={name: frozenset(row.split()) for name, row in table["near_deeds"].items()},
        done={kind: Done(**row) for kind, row in table["done"].items()},
        deed_tie=table["deed_tie"],
        comes_to={
            family: frozenset(w.replace("_", " ") for w in row.split())
            for family, row in table["comes_to"].items()
        },
        cues=tuple(_cue(row, table) for row in table["cue"]),
        cue_verbs={v: frozenset(k.split()) for v, k in table["cue_verbs"].items()},
        tie=table["tie"],
    )


_GAP = r"(?:(?!(?:after|before|when|until|because|while)\b)[\w’'$€£.%-]+ ){0,6}?"

_FAR = r"(?:[\w’'$€£.%-]+,? ){0,14}?"


def _cue(row: dict[str, Any], table: dict[str, Any]) -> Cue:
    """Return a row of the table with its pattern as it is searched for."""
    nouns = table["cue_nouns"]
    named = "|".join(
        f"(?P<{kind}>{'|'.join(nouns[kind].split())})" for kind in row.get("nouns", "").split()
    )
    words = (
        row["words"]
        .replace("{gap}", _GAP)
        .replace("{far}", _FAR)
        .replace("{noun}", rf"(?:{named})\b")
    )
    words = words.replace("{verb}", rf"(?P<verb>{'|'.join(table['cue_verbs'])})\b")
    return Cue(
        heard=row["heard"],
        pattern=re.compile(rf"\b{words}", re.IGNORECASE),
        kinds=frozenset(row.get("kinds", "").split()),
        negative=row.get("negative", False),
        unsure=row.get("unsure", False),
    )
