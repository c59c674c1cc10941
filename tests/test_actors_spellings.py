"""One person under two spellings in one article; a family stays several persons."""

import pytest

from tests.support import parse
from tidings.codebook.actors import load_actors
from tidings.readers.actors import read_mentions


def persons(text: str) -> list[str]:
    return [a.name for a in read_mentions(parse(text), load_actors()).actors if a.kind == "person"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sergey Lavrov spoke in Bonn. Sergei Lavrov left.", "Sergey Lavrov"),
        ("Bill Hooper spoke. William Hooper, the former president, left.", "William Hooper"),
        ("Deputy minister Sergei Ruzhkov came. Mr Rushkov left. Ruzhkov spoke.", "Sergei Ruzhkov"),
    ],
)
def test_spellings_short_forms_and_a_slip_are_one_person(text: str, name: str) -> None:
    assert persons(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Pyotr Ivanov met Anna Ivanova. Ivanova left.", ["Pyotr Ivanov", "Anna Ivanova"]),
        (
            "Senator John Hall Sr. spoke. John Hall Jr. left. John Hall Jr. came back.",
            ["John Hall Sr.", "John Hall Jr."],
        ),
        ("Sergey Lavrov spoke. Sergei Ivanov left.", ["Sergey Lavrov", "Sergei Ivanov"]),
        (
            "Finance Minister Sergey Petrov spoke. Defence Secretary Sergei Petrov left.",
            ["Sergey Petrov", "Sergei Petrov"],
        ),
    ],
)
def test_a_family_and_contrary_offices_are_several(text: str, names: list[str]) -> None:
    assert [n.rstrip(".") for n in persons(text)] == [n.rstrip(".") for n in names]
