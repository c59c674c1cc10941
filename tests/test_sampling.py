"""Random samples: the same whatever the order, of the size asked for, and random."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.errors import UserError
from tidings.story.sampling import ALL, allotted, draw

IDS = [f"unit {n}" for n in range(500)]


def test_the_order_of_loading_plays_no_part() -> None:
    shuffled = random.Random(4).sample(IDS, len(IDS))
    assert draw({ALL: IDS}, 40, 7) == draw({ALL: shuffled}, 40, 7)


def test_a_larger_sample_of_one_seed_holds_the_smaller() -> None:
    small, large = draw({ALL: IDS}, 40, 7), draw({ALL: IDS}, 60, 7)
    assert large[:40] == small


def test_another_seed_draws_another_sample() -> None:
    assert {d.ident for d in draw({ALL: IDS}, 40, 7)} != {d.ident for d in draw({ALL: IDS}, 40, 8)}


def test_every_unit_is_drawn_about_as_often() -> None:
    drawn = Counter(d.ident for seed in range(400) for d in draw({ALL: IDS[:50]}, 10, seed))
    assert len(drawn) == 50
    assert 45 < min(drawn.values()) <= max(drawn.values()) < 125  # 80 expected, 8 one deviation


def test_of_few_units_all_are_drawn() -> None:
    assert len(draw({ALL: IDS[:5]}, 100, 1)) == 5


def test_each_stratum_gives_two_at_least_and_the_rest_by_its_share() -> None:
    found = draw({"many": IDS[:400], "few": IDS[400:404], "one": IDS[404:405]}, 40, 7)
    assert Counter(d.stratum for d in found) == {"many": 37, "few": 2, "one": 1}
    assert {d.stratum: d.size for d in found} == {"many": 400, "few": 4, "one": 1}


def test_a_sample_too_small_for_its_strata_is_refused() -> None:
    with pytest.raises(UserError, match="at least 4"):
        draw({"a": IDS[:9], "b": IDS[9:18]}, 3, 1)


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 400), min_size=1),
    st.integers(16, 500),
)
def test_what_is_allotted_adds_up_and_is_there(sizes: dict[str, int], number: int) -> None:
    found = allotted(sizes, number)
    assert sum(found.values()) == min(number, sum(sizes.values()))
    assert all(0 < found[name] <= size for name, size in sizes.items())
