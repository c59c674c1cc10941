"""Contents of statements: where the words said begin and end, and how they are told."""

import pytest

from tests.statements_support import of, said, statements


def test_manner_and_quoted_words() -> None:
    text = 'Lee said the plan was "a disaster" for Peru. "It is dead," he said. Ana said so.'
    cast, found = statements(text)
    assert [(s.manner, of(s.quoted, text)) for s in found] == [
        ("mixed", "a disaster"),
        ("direct", "It is dead"),
    ]
    assert cast.actors


def test_sequence_of_tenses_keeps_the_second_half() -> None:
    text = "Lee said the talks go on, but the ban will stay."
    assert ("Lee", "the talks go on, but the ban will stay") in said(text)


def test_tellers_addition_is_not_what_was_said() -> None:
    for text in (
        "Lee said the port was closed — which the mayor denied.",
        "Lee said the port was closed, which the mayor denied.",
        "Lee said the port was closed, which Omar Diaz has rejected as false.",
    ):
        assert ("Lee", "the port was closed") in said(text)
    text = "Lee said the port, which the mayor owns, was closed."
    assert ("Lee", "the port, which the mayor owns, was closed") in said(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # The object of the cue is the subject of what is said, across a relative clause.
        (
            "Peru said the bridge over the Tambo, which floods tore away, would open by autumn.",
            "the bridge over the Tambo, which floods tore away, would open by autumn",
        ),
        # The day of the words is no part of them, even where no "that" parts the two.
        ("Peru said on Wednesday they were holding talks.", "they were holding talks"),
        # "Before the winter" is no adjunct where a finite verb follows.
        (
            "Ana Silva promised to have the road paved before the winter is here.",
            "to have the road paved before the winter is here",
        ),
        # A number put on something is a claim.
        ("The Steel Union put the toll at no more than 90.", "the toll at no more than 90"),
    ],
)
def test_content_is_neither_cut_nor_padded(text: str, content: str) -> None:
    assert content in [c for _, c in said(text)]


def test_what_is_put_at_a_place_is_no_figure() -> None:
    assert said("The guard put the chair at the door.") == []
