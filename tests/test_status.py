"""What the words round an act make of its status: a set of our own, and how operators compose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.status_support import gold, macro_f1, status
from tidings.codebook.status import STANCES, Stance, load_status

FLOOR = 0.95  # only ever raised
BOOK = load_status()
stances = st.sampled_from(STANCES)
operators = st.sampled_from(sorted(BOOK.operators))


def test_the_score_on_our_own_sentences_does_not_fall() -> None:
    found = [(status(sentence), wanted) for wanted, sentence in gold()]
    assert macro_f1(found) >= FLOOR


def test_every_status_has_a_dozen_sentences() -> None:
    named = [wanted for wanted, _ in gold()]
    assert min(named.count(name) for name in STANCES if name != "now") >= 12


@given(operators, stances)
def test_an_operator_gives_a_status_or_nothing(operator: str, above: Stance) -> None:
    assert BOOK.apply(operator, above) in {*STANCES, None}


@given(operators)
def test_over_nothing_asserted_nothing_is(operator: str) -> None:
    assert BOOK.apply(operator, None) is None


@given(stances.filter(lambda s: s in {"happened", "ongoing", "now"}))
def test_two_negations_undo(done: Stance) -> None:
    once = BOOK.negated(done, told=True)
    assert BOOK.negated(once, told=True) == "happened"
    failed = BOOK.apply("fail", done)
    assert BOOK.apply("fail", failed) == "happened"
    assert BOOK.apply("prevent", failed) == "happened"
    assert BOOK.apply("cancel", BOOK.apply("refuse", done)) == "planned"


@given(st.sampled_from(["plan", "propose", "demand", "threaten", "deny", "fail"]))
def test_what_is_meant_and_denied_never_happened(operator: str) -> None:
    denied = BOOK.apply("deny", "happened")
    assert BOOK.apply(operator, "happened") not in {"happened", "ongoing", "now"}
    assert BOOK.apply("plan", denied) == "denied"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Oslo denied plans to [expel] the consul.", "denied"),
        ("Oslo did not deny plans to [expel] the consul.", "hypothetical"),
        ("Oslo dropped plans to [expel] the consul.", "called off"),
        ("Oslo refused to drop plans to [expel] the consul.", "planned"),
        ("Oslo failed to prevent rebels from [seizing] the port.", "happened"),
        ("Oslo did not fail to [expel] the consul.", "happened"),
        ("Oslo ruled out [sending] troops.", "denied"),
        ("Oslo refused to rule out [sending] troops.", "hypothetical"),
        ("Oslo may decide to [expel] the consul.", "hypothetical"),
        ("Oslo is planning to offer to [mediate].", "proposed"),
        ("Oslo denied that it had failed to [warn] the crews.", "happened"),
        ("Oslo denied that it had [threatened] the crews.", "denied"),
    ],
)
def test_governors_compose(sentence: str, wanted: str) -> None:
    assert status(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Oslo changed the law to [expel] the consul.",
        "Oslo must [expel] the consul.",
        "Oslo is accused of [arming] the rebels.",
        "Oslo often [expels] consuls.",
        "Oslo perhaps [expelled] the consul.",
    ],
)
def test_a_purpose_a_duty_a_habit_or_an_accusation_asserts_nothing(sentence: str) -> None:
    assert status(sentence) is None
