"""Corroboration counts who found out, not who printed."""

import pytest

from tests.test_merging_retold import folded, read
from tidings.values import Reading

ACT = "Finland's navy seized two Estonian tankers in the Gulf of Finland on Tuesday."
OTHER = "On Tuesday the Finnish navy seized two tankers of Estonia."
DAY = "2034-04-04"


def origins(*readings: Reading) -> int:
    (event,) = [e for e in folded(list(readings)).events if e.type == "COERCE"]
    assert len({t.article for t in event.tellings}) == len(readings)
    return event.origins


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        pytest.param((ACT, OTHER), 2, id="two outlets in their own words"),
        pytest.param((ACT, ACT), 1, id="the same words"),
        pytest.param(
            (f"HELSINKI (Nordic Wire) - {ACT}", f"TALLINN (Nordic Wire) - {OTHER}"), 1,
            id="one agency in two datelines",
        ),
        pytest.param(
            (f"HELSINKI, April 4 (Reuters) - {ACT}", f"TALLINN (AFP) - {OTHER}"), 2,
            id="two agencies",
        ),
    ],
)  # fmt: skip
def test_reprints_are_no_origins_of_their_own(texts: tuple[str, ...], count: int) -> None:
    assert origins(*(read(n, DAY, t, f"Outlet {n}") for n, t in enumerate(texts))) == count


def test_an_agency_and_an_outlet_that_prints_it_are_one() -> None:
    own = read(0, DAY, f"HELSINKI - {ACT}", "Nordic Wire")
    printed = read(1, DAY, f"TALLINN (Nordic Wire) - {OTHER}", "The Mail")
    assert origins(own, printed) == 1


def test_one_spokesman_heard_by_two_outlets_is_one() -> None:
    said = (
        "Foreign Minister Jaana Roth said that Finland had seized two Estonian tankers on Tuesday."
    )
    again = (
        "According to Foreign Minister Jaana Roth, Finland seized two Estonian tankers on Tuesday."
    )
    assert origins(read(0, DAY, said, "The Courier"), read(1, DAY, again, "The Mail")) == 1
    assert origins(read(0, DAY, said, "The Courier"), read(1, DAY, OTHER, "The Mail")) == 2


def test_an_outlet_that_cites_another_passes_its_report_on() -> None:
    own = read(0, DAY, ACT, "The Oslo Post")
    cited = f"The Oslo Post reported that {OTHER[0].lower()}{OTHER[1:]}"
    assert origins(own, read(1, DAY, cited, "The Mail")) == 1
