"""The page about events: its examples give what it says, and it leaves no status or field out."""

import doctest
import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

from tidings.values import Event, Status

PAGE = Path(__file__).parents[1] / "docs" / "events.md"
NAMES = set(re.findall(r"`([a-z_ ]+)`", PAGE.read_text(encoding="utf-8")))


def test_the_examples_of_the_page_hold() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert found.attempted > 20
    assert found.failed == 0


def test_every_status_and_field_is_on_the_page() -> None:
    assert set(get_args(Status)) <= NAMES
    assert {field.name for field in fields(Event)} <= NAMES
