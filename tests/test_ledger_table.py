"""The transition table is whole: every kind, every state, everything that can be heard."""

from itertools import product
from typing import get_args

import pytest

from tidings.codebook.ledger import UNCHANGED, load_ledger
from tidings.story.outcomes import standing
from tidings.values import LedgerState, StateChange
from tidings.values.dates import UNKNOWN
from tidings.values.reading import CommitmentKind, Move

BOOK = load_ledger()
KINDS: tuple[CommitmentKind, ...] = get_args(CommitmentKind)
HEARD: tuple[LedgerState, ...] = ("open", "lapsed", "step", *get_args(Move))
STATES = tuple(h for h in HEARD if h != "step")


def change(state: LedgerState, how: str = "said") -> StateChange:
    return StateChange(state=state, how=how, when=UNKNOWN, pointers=(), why="")  # type: ignore[arg-type]


def test_every_kind_knows_everything_that_can_be_heard() -> None:
    assert set(BOOK.hears) == set(KINDS)
    for kind in KINDS:
        assert set(BOOK.hears[kind]) == set(HEARD), kind
        assert set(BOOK.hears[kind].values()) <= {UNCHANGED, *STATES}, kind


def test_every_state_has_every_change() -> None:
    assert set(BOOK.after) == set(STATES)
    for state in STATES:
        assert set(BOOK.after[state]) == set(STATES), state
        assert set(BOOK.after[state].values()) <= set(STATES), state


@pytest.mark.parametrize("kind", KINDS)
def test_what_has_ended_stays_ended_unless_it_is_opened_anew(kind: CommitmentKind) -> None:
    for state, heard in product(sorted(BOOK.ended), HEARD):
        if heard in {"open", "step"}:
            continue
        assert BOOK.next_state(kind, state, heard) in BOOK.ended, (state, heard)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_words_ends_a_commitment(kind: CommitmentKind) -> None:
    for state in STATES:
        after = BOOK.next_state(kind, state, "lapsed")
        assert after in (state, "lapsed")
        assert "lapsed" not in BOOK.ended
        assert standing(kind, [change(state, "inferred")]) == "open"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_carried_out_but_by_hearing_so(kind: CommitmentKind) -> None:
    for state, heard in product(STATES, HEARD):
        if heard in {"carried out", "met"} or state in {"carried out", "met"}:
            continue
        assert BOOK.next_state(kind, state, heard) not in {"carried out", "met"}, (state, heard)


def test_hearing_a_thing_twice_is_hearing_it_once() -> None:
    for kind, state, heard in product(KINDS, STATES, HEARD):
        once = BOOK.next_state(kind, state, heard)
        assert BOOK.next_state(kind, once, heard) == once, (kind, state, heard)


def test_a_demand_is_met_a_threat_carried_out_a_measure_lifted() -> None:
    assert BOOK.next_state("demand", "open", "carried out") == "met"
    assert BOOK.next_state("threat", "open", "met") == "open"
    assert BOOK.next_state("threat", "open", "refused") == "open"
    assert BOOK.next_state("promise", "open", "met") == "carried out"
    assert BOOK.next_state("measure", "open", "carried out") == "open"
    assert BOOK.next_state("measure", "open", "met") == "open"
    assert BOOK.next_state("measure", "softened", "called off") == "called off"
    assert BOOK.next_state("decision", "refused", "step") == "open"
    assert BOOK.next_state("plan", "postponed", "carried out") == "carried out"
    assert BOOK.next_state("proposal", "met", "carried out") == "carried out"
