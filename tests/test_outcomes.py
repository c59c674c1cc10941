"""What sentences say became of commitments, and which commitment of a story they are of."""

import pytest

from tests.test_ledger_read import THREAT, row
from tidings.story.cues import heard_in


@pytest.mark.parametrize(
    ("words", "heard", "kinds"),
    [
        ("The rebels made good on their threat and shelled the port.", "carried out", "threat"),
        ("Norland carried out its warning on Monday.", "carried out", "threat"),
        ("The ministry kept its word.", "carried out", "promise"),
        ("Eastmark reopened the road on Monday, as it had promised.", "carried out", "promise"),
        ("Norland accepted the proposal on Friday.", "met", "proposal"),
        ("The union has what it demanded in May.", "met", "demand"),
        ("A ten-day ultimatum to the rebels ran out on Sunday.", "lapsed", "demand promise"),
        ("That promise was not kept.", "lapsed", "promise"),
        ("The move breaks a June pledge to keep the jobs.", "lapsed", "promise"),
        ("The ceasefire ran out in July.", "lapsed", "promise plan decision measure"),
        ("The road that it said it would close was never closed.", "lapsed", "promise threat"),
        ("The company turned down a compromise.", "refused", "proposal"),
        ("The minister ruled out an exchange.", "refused", "proposal"),
        ("Norland drops visa threat", "called off", "threat"),
        ("A curfew in the port was lifted on Tuesday.", "called off", "measure"),
        ("The talks that were to be held in Arden this week were cancelled.", "called off", "plan"),
        ("The talks have been put back to March 16.", "postponed", "plan"),
        ("The review that was to be held this month has slipped to March.", "postponed", "plan"),
        ("The demand stood, he said.", "repeated", "demand"),
    ],
)
def test_what_a_sentence_says_became_of_a_commitment(words: str, heard: str, kinds: str) -> None:
    found = [h for h in heard_in(words) if h.cue.heard == heard]
    assert [set(kinds.split()) <= h.kinds for h in found] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "Norland will make good on its threat.",
        "The rebels did not carry out their threat.",
        "If Norland breaks its promise, the road closes.",
        "The ministry may yet accept the proposal.",
        "He denied that the government had kept its word.",
        "The boats were moved to the harbour.",
        "She moved to Arden in May.",
        "The deadline runs out on Tuesday.",
    ],
)
def test_what_is_denied_feared_or_yet_to_come_tells_no_outcome(words: str) -> None:
    assert not heard_in(words)


DEMAND = (
    "2031-04-02",
    "Chilean Foreign Minister Ana Rojas demanded on Wednesday that Bolivia return the two ships "
    "by April 10.",
)
PROMISE = (
    "2031-05-02",
    "Bolivia promised on Friday to pay its port debt of 41 million dollars by May 31.",
)


def test_a_deadline_that_ran_out_is_that_of_the_demand() -> None:
    told = ("2031-04-12", "Chile recalled its envoy on Friday, after a deadline for the return of "
            "two ships ran out.")  # fmt: skip
    held = row("demand", "ships", DEMAND, told)
    assert (held.state, held.changes[-1].how) == ("lapsed", "said")


def test_a_debt_paid_whole_keeps_the_promise() -> None:
    told = (
        "2031-05-24",
        "Bolivia paid the whole of its port debt of 41 million dollars on Friday.",
    )
    held = row("promise", "debt", PROMISE, told)
    assert (held.state, held.changes[-1].how) == ("carried out", "said")


def test_another_sum_paid_does_not_keep_it() -> None:
    told = ("2031-05-24", "Bolivia paid 3 million dollars of its port debt on Friday.")
    assert row("promise", "debt", PROMISE, told).state == "open"


def test_a_promise_that_was_not_kept_has_lapsed_by_words() -> None:
    told = ("2031-06-12", "Bolivia had said that it would pay its port debt; that promise was not "
            "kept.")  # fmt: skip
    held = row("promise", "debt", PROMISE, told)
    assert (held.state, held.changes[-1].how) == ("lapsed", "said")


def test_a_threat_dropped_is_the_only_one_of_its_party() -> None:
    told = ("2031-04-12", "Chile drops tin threat")
    assert row("threat", "market", THREAT, told).state == "called off"


def test_a_threat_of_another_party_is_not_the_one_carried_out() -> None:
    told = ("2031-04-12", "Peru made good on its threat on Friday and expelled three traders.")
    assert row("threat", "market", THREAT, told).state == "open"
