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


def forms(text: str, name: str) -> list[str]:
    """Return the words that name the person of that name."""
    found = read_mentions(parse(text), load_actors())
    refs = {n for n, a in enumerate(found.actors) if a.name == name}
    spans = [m.span for m in found.mentions if m.actor in refs and m.form == "name"]
    return [text[s.start : s.end] for s in spans]


def test_a_title_before_a_surname_tells_whose_it_is() -> None:
    text = (
        "Finance Minister Grace Moyo and Governor Peter Moyo met in Harare. "
        "Minister Moyo left. Governor Moyo stayed."
    )
    assert forms(text, "Grace Moyo") == ["Grace Moyo", "Moyo"]
    assert forms(text, "Peter Moyo") == ["Peter Moyo", "Moyo"]


def test_a_title_that_neither_bears_leaves_it_open() -> None:
    text = "Samuel Moyo met Peter Moyo. General Moyo asked for arms. President Moyo refused."
    assert persons(text) == ["Samuel Moyo", "Peter Moyo", "Moyo", "Moyo"]
