"""Frames of traffic and trade between states: each act with its parties, and none at home."""

from pathlib import Path

import pytest

from tests.events_support import told

HERE = Path(__file__).parent
# "TYPE status SOURCE>TARGET: sentence", one act in each; our own sentences
ACTS = [line.split(": ", 1) for line in (HERE / "acts_traffic.txt").read_text("utf-8").splitlines()]
TRAPS = (HERE / "acts_traffic_traps.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(("line", "sentence"), ACTS)
def test_what_is_done_to_a_neighbours_traffic_is_an_act(line: str, sentence: str) -> None:
    assert told(sentence).lines == [line]


@pytest.mark.parametrize("sentence", TRAPS)
def test_what_is_charged_or_shut_at_home_is_none(sentence: str) -> None:
    assert told(sentence).lines == []


def test_an_adjective_that_a_table_gives_as_a_name_is_an_adjective() -> None:
    acts = told("Togolese soldiers arrested a Montenegrin captain on Monday.")
    assert acts.lines == ["COERCE happened TGO>MNE"]
