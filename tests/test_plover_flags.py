"""PLOVER's flags of an event: negation, future, hypothetical, historical."""

import pytest

from tidings.values import UNKNOWN, Interval, Status, plover_flags

TOLD = Interval(earliest="2024-05-10", latest="2024-05-10", basis="given")


def on(day: str | None) -> Interval:
    return Interval(earliest=day, latest=day, basis="told")


@pytest.mark.parametrize(
    ("status", "flags"),
    [
        ("happened", ()),
        ("ongoing", ()),
        ("demanded", ()),
        ("threatened", ()),
        ("proposed", ()),
        ("planned", ("future",)),
        ("hypothetical", ("hypothetical",)),
        ("denied", ("negation",)),
        ("called off", ("negation",)),
        ("counterfactual", ("negation",)),
    ],
)
def test_flags_follow_from_status(status: Status, flags: tuple[str, ...]) -> None:
    assert plover_flags(status, on("2024-05-09"), TOLD) == flags


def test_an_act_of_more_than_a_year_ago_is_history() -> None:
    assert plover_flags("happened", on("2023-05-11"), TOLD) == ()
    assert plover_flags("happened", on("2023-05-10"), TOLD) == ("historical",)
    assert plover_flags("denied", on("2019-01-01"), TOLD) == ("historical", "negation")


def test_an_open_day_is_never_history() -> None:
    assert plover_flags("happened", UNKNOWN, TOLD) == ()
    assert plover_flags("happened", on("2019-01-01"), UNKNOWN) == ()
