"""Of which state an official is whose title does not tell it."""

import pytest

from tests.support import parse
from tidings.codebook.actors import load_actors
from tidings.readers.actors import read_mentions


def state(text: str) -> str | None:
    found = [a for a in read_mentions(parse(text), load_actors()).actors if a.name == "Lars Holm"]
    assert len(found) == 1
    return found[0].country


@pytest.mark.parametrize(
    "text",
    [
        "Sweden's foreign ministry said talks went on. Its deputy minister, Lars Holm, left.",
        "The Swedish foreign ministry said its deputy minister, Lars Holm, would go to Norway.",
        "Sweden warned the fishermen on Monday. Foreign Minister Lars Holm told reporters so.",
    ],
)
def test_the_state_is_lent(text: str) -> None:
    assert state(text) == "SWE"


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Lars Holm condemned Sweden on Monday.",
        "Sweden warned Norway on Monday. Foreign Minister Lars Holm told reporters so.",
        "Swedish companies left. Sweden said so. The singer, Lars Holm, told reporters so.",
        "Prime Minister Lars Holm said Sweden had broken the treaty.",
    ],
)
def test_the_state_stays_unknown(text: str) -> None:
    assert state(text) is None
