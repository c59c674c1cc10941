"""Second names, given names alone, and names that the parser cut: one person within an article."""

import pytest

from tests.support import parse
from tidings.codebook.actors import load_actors
from tidings.readers.actors import read_mentions


def forms(text: str, name: str) -> list[str]:
    """Return the words that stand for the person of that name, names only."""
    cast = read_mentions(parse(text), load_actors())
    refs = [n for n, a in enumerate(cast.actors) if a.name == name and a.kind == "person"]
    assert len(refs) == 1, [a.name for a in cast.actors]
    return [
        text[m.span.start : m.span.end]
        for m in cast.mentions
        if m.actor == refs[0] and m.form == "name"
    ]


@pytest.mark.parametrize(
    ("text", "name", "second"),
    [
        ("Bakar Wahono, known as Wawo, met the envoys. Wawo thanked them.", "Bakar Wahono", "Wawo"),
        ("Selim Darwish (Abu Karam) spoke. Abu Karam then left.", "Selim Darwish", "Abu Karam"),
        (
            "Vladimir Orlov, nicknamed Volodya, met them. Volodya left Bonn.",
            "Vladimir Orlov",
            "Volodya",
        ),
    ],
)
def test_a_second_name_is_the_same_person(text: str, name: str, second: str) -> None:
    assert forms(text, name).count(second) == 2


def test_a_nickname_given_to_another_is_none_of_ones_own() -> None:
    text = "Peter Hall nicknamed Berg a liar. Berg left."
    assert "Berg" not in forms(text, "Peter Hall")


def test_a_given_name_alone_is_its_only_bearer() -> None:
    text = "Police said that Zadina Thomas was shot in May. After Zadina was shot, she cried."
    assert forms(text, "Zadina Thomas") == ["Zadina Thomas", "Zadina"]


def test_a_country_is_not_a_given_name() -> None:
    text = "Jordan Miller flew to Amman. Jordan said it would not let him in."
    assert forms(text, "Jordan Miller") == ["Jordan Miller"]


def test_half_a_family_first_or_triple_name_is_the_same_person() -> None:
    text = "Rini Handayani Soewondo spoke. Rini Handayani said the budget was late."
    assert forms(text, "Rini Handayani Soewondo") == ["Rini Handayani Soewondo", "Rini Handayani"]


def test_a_given_name_with_a_capital_or_apostrophe_within_is_not_cut() -> None:
    text = "He is accused of shooting Ka'Lena Marie Flint of Fort Wayne. Flint died on Friday."
    assert forms(text, "Ka'Lena Marie Flint") == ["Ka'Lena Marie Flint", "Flint"]


def test_initials_set_apart_as_in_corpora_belong_to_the_name() -> None:
    text = "Superior Court Judge James R . Dalby agreed . Dalby left ."
    assert forms(text, "James R . Dalby") == ["James R . Dalby", "Dalby"]
