"""The ledger's tables: what each kind of commitment hears, and the state that follows."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from tidings.codebook.tables import read_table
from tidings.values import CommitmentKind, LedgerState

UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilment:
    """Which later acts are offered as what became of a commitment, and the state they give."""

    state: LedgerState
    types: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerBook:
    """The tables of `ledger.toml`.

    `hears` maps a kind and what is heard to what that means for the kind, or "unchanged"; `after`
    a state and that to the state which follows. `own` are changes that only who voiced it can
    make, `claimed` those that are no more than a word where a party says them of itself; `units`
    are words of sums, `near_deeds` families of deeds that are one in a threat or demand.
    """

    hears: dict[CommitmentKind, dict[LedgerState, str]]
    after: dict[LedgerState, dict[LedgerState, LedgerState]]
    ended: frozenset[LedgerState]
    own: frozenset[LedgerState]
    claimed: frozenset[LedgerState]
    fulfils: dict[CommitmentKind, Fulfilment]
    units: frozenset[str]
    near_deeds: dict[str, frozenset[str]]

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
        units=frozenset(table["sums"]["units"].split()),
        near_deeds={name: frozenset(row.split()) for name, row in table["near_deeds"].items()},
        fulfils={
            kind: Fulfilment(state=row["state"], types=frozenset(row["types"]))
            for kind, row in table["fulfils"].items()
        },
    )
