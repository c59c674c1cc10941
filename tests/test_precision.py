"""Shares and their intervals, against figures from the literature and worked by hand."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.story.precision import Judged, estimate, wilson

# right, number → the score interval, from Newcombe, Statistics in Medicine 17, 1998, table I
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("right", "number", "low", "high"), NEWCOMBE)
def test_wilsons_interval(right: int, number: int, low: float, high: float) -> None:
    assert [round(end, 4) for end in wilson(right, number)] == [low, high]


def _judged(stratum: str, size: int, right: int, number: int) -> list[Judged]:
    return [Judged(stratum=stratum, size=size, right=float(n < right)) for n in range(number)]


def test_a_simple_random_sample_has_wilsons_interval() -> None:
    found = estimate(_judged("all", 5000, 81, 263))
    assert found
    assert found.units == 263
    assert found.value == pytest.approx(81 / 263)
    assert (found.low, found.high) == pytest.approx(wilson(81, 263))


def test_strata_are_weighed_by_their_sizes() -> None:
    # 900 of which 9 in 10 are right, 100 of which 1 in 10: .9 × .9 + .1 × .1
    units = [*_judged("many", 900, 9, 10), *_judged("few", 100, 1, 10)]
    found = estimate(units)
    assert found
    assert isclose(found.value, 0.82)
    # variance by hand: (.9² + .1²) × .09 / 9; effective size p q / v
    size = 0.82 * 0.18 / ((0.81 + 0.01) * 0.09 / 9)
    assert isclose(size, 18.0)
    assert (found.low, found.high) == pytest.approx(wilson(0.82 * 18, 18))


def test_weighing_keeps_a_rare_kind_from_counting_for_a_common_one() -> None:
    units = [*_judged("many", 10_000, 50, 50), *_judged("few", 10, 0, 50)]
    found = estimate(units)
    assert found
    assert found.value > 0.99


def test_all_right_is_not_all_certain() -> None:
    simple = estimate(_judged("all", 100, 10, 10))
    weighed = estimate([*_judged("a", 900, 5, 5), *_judged("b", 100, 5, 5)])
    assert simple
    assert weighed
    assert (simple.value, simple.high) == (1.0, 1.0)
    assert simple.low == wilson(10, 10)[0]
    assert weighed.low < simple.low  # five of the many and five of the few are worth fewer


def test_a_stratum_with_one_row_still_widens_the_interval() -> None:
    units = [*_judged("many", 900, 8, 10), *_judged("few", 100, 1, 1)]
    found = estimate(units)
    assert found
    assert 0 < found.low < found.value < found.high < 1


def test_strata_without_a_row_are_named() -> None:
    found = estimate(_judged("a", 10, 3, 5), ("a", "b"))
    assert found
    assert found.left_out == ("b",)


def test_nothing_judged_gives_no_figure() -> None:
    assert estimate([]) is None
    assert estimate([Judged(stratum="all", size=9, right=0, of=0)]) is None


def test_recall_counts_acts_over_sentences() -> None:
    # three sentences: 1 of 1 found, 1 of 3, none told
    units = [Judged(stratum="all", size=30, right=r, of=o) for r, o in ((1, 1), (1, 3), (0, 0))]
    found = estimate(units)
    assert found
    assert found.value == 0.5
    assert 0 < found.low < 0.5 < found.high < 1


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.booleans()), min_size=1, max_size=60
    )
)  # fmt: skip
def test_the_interval_holds_the_share(rows: list[tuple[str, bool]]) -> None:
    sizes = {"a": 7000, "b": 90, "c": 60}
    found = estimate([Judged(stratum=s, size=sizes[s], right=float(r)) for s, r in rows])
    assert found
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high <= 1
