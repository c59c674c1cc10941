"""Contents of statements: where the words said begin and end, and how they are told."""

import pytest

from tests.statements_support import of, said, statements, weighed


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


@pytest.mark.parametrize(
    "text",
    [
        "Ostria ordered two Velmark envoys to leave on Monday, two days after Velmark threatened "
        "to close the strait.",
        "Ostria sent two Velmark envoys home on Monday, before Velmark threatened war.",
        "Peru closed its embassy when Chile said it would send troops.",
        "Because Chile said it would send troops, Peru closed its embassy.",
    ],
)
def test_cue_in_an_adverbial_clause_governs_nothing_above_it(text: str) -> None:
    for found in (statements(text)[1], weighed(text)):
        assert all(
            not any(verb in of(s.content, text) for verb in ("ordered", "sent", "closed"))
            for s in found
        )


def test_tellers_words_do_not_enter_a_quotation() -> None:
    text = '"Maybe," said Reyes, smiling. "Ask me tomorrow."'
    assert [of(s.content, text) for s in weighed(text)] == ["Maybe | Ask me tomorrow."]


@pytest.mark.parametrize(
    "text",
    [
        "Two Western envoys asked not to be named.",
        "The official requested not to be identified.",
        "The official asked that his name not be used.",
        "Ana Silva asked to remain anonymous.",
        "The official requested anonymity to discuss the talks.",
        "Ostria ordered two envoys to leave.",
    ],
)
def test_conditions_of_anonymity_and_bare_orders_are_no_statements(text: str) -> None:
    assert statements(text)[1] == ()
    assert weighed(text) == ()


def test_who_is_to_be_named_to_an_office_is_told() -> None:
    text = "The union asked that Omar Diaz be named head of the bank."
    assert [of(s.content, text) for s in weighed(text)] == ["Omar Diaz be named head of the bank"]
