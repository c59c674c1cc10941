"""The page about dates: its examples give what it says."""

import doctest
import re
from pathlib import Path

import pytest

from tidings.parsers.times import find_times

PAGE = Path(__file__).parents[1] / "docs" / "times.md"


def test_the_examples_of_the_page_hold() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert found.attempted > 20
    assert found.failed == 0


def table() -> list[list[str]]:
    """Return the cells of the page's table of values: sentence, type, value, modifier."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    return [
        [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        for line in lines
        if re.match(r"\|.*\*\*.*\*\*", line)
    ]


def test_the_table_is_there() -> None:
    assert len(table()) > 15


@pytest.mark.parametrize(("marked", "kind", "value", "mod"), table())
def test_the_table_of_values_holds(marked: str, kind: str, value: str, mod: str) -> None:
    words = re.findall(r"\*\*(.*?)\*\*", marked)
    rows = find_times(marked.replace("**", ""), published="2017-06-21")
    assert [r.words for r in rows] == words
    assert [(r.type, r.value, r.mod or "") for r in rows] == [(kind, value, mod)]
