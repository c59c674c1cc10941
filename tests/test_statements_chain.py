"""Chains of hearsay, hearers and media: through whom, to whom and in what it is said."""

import pytest

from tests.statements_support import of, said, statements


def test_hearsay_chain_runs_from_the_nearest_teller() -> None:
    text = (
        "The Anadolu agency reported that a senior Israeli official said on Tuesday that the ship "
        "would be returned."
    )
    cast, found = statements(text)
    (inner,) = found
    assert of(inner.content, text) == "the ship would be returned"
    assert of(inner.speaker, text) == "a senior Israeli official"
    assert [of(v.spans, text) for v in inner.via] == ["The Anadolu agency"]
    assert [cast.actors[a].kind for a in inner.actors] == ["unnamed"]


def test_who_tells_it_all_stands_outside_what_is_told() -> None:
    text = "Omar Diaz said that the port was shut, according to the Globe."
    assert ("Omar Diaz", "the port was shut") in said(text)
    text = "According to the Globe, talks were held in Detroit; Omar Diaz denied the report."
    assert ("the Globe", "talks were held in Detroit") in said(text)


def test_chain_of_tellers_never_goes_round() -> None:
    text = (
        "Peru said it would never give in, but Chilean officials have told Omar Diaz that they "
        "could let some prisoners go, according to a European diplomat."
    )
    _, found = statements(text)
    assert [(of(s.speaker, text), len(s.via)) for s in found] == [
        ("a European diplomat", 0),
        ("Peru", 1),
        ("Chilean officials", 1),
    ]


def test_shell_of_a_chain_is_no_statement_of_its_own() -> None:
    text = "The embassy, in a statement on its website, said it was open, Interfax reported."
    assert said(text) == [("The embassy", "it was open")]
    text = "Interfax said that the embassy regretted the delay at the border and said it was open."
    assert [speaker for speaker, _ in said(text)] == ["Interfax", "the embassy"]


def test_medium_and_hearers() -> None:
    text = "In a letter, Ana Silva told the Russian news agency Interfax that Peru was ready."
    _, (statement,) = statements(text)
    assert statement.medium == "a letter"
    text = "Omar Diaz said on CNN that Peru was ready."
    _, (statement,) = statements(text)
    assert statement.medium == "CNN"


def test_where_it_is_said_and_to_whom() -> None:
    text = "In a letter to Angela Merkel, Omar Diaz said that Peru was ready."
    cast, (statement,) = statements(text)
    assert statement.medium == "a letter"
    assert [cast.actors[a].name for a in statement.to] == ["Angela Merkel"]
    for text, medium in (
        ("Omar Diaz told Angela Merkel by telephone that Peru was ready.", "telephone"),
        ("Omar Diaz testified that Peru was ready.", "testimony"),
        ("Omar Diaz voiced doubt when testifying on Monday, saying he was ill.", "testimony"),
        ("Omar Diaz said at a news conference that Peru was ready.", "a news conference"),
    ):
        assert [s.medium for s in statements(text)[1]] == [medium]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Ana Silva told the Peruvian broadcaster Canal Uno that the road was open.", "Canal Uno"),
        ("Ana Silva told Rossiya 24 that the road would stay shut.", "Rossiya 24"),
        ("Ana Silva told parliament on Monday that the road would stay shut.", "parliament"),
        ("John Reed told a Senate committee that the ships had left.", "a Senate committee"),
        (
            "John Reed dismissed the report in an interview with Al Jazeera, saying he was well.",
            "an interview with Al Jazeera",
        ),
    ],
)
def test_medium_is_where_it_is_told(text: str, medium: str) -> None:
    _, made = statements(text)
    assert [s.medium for s in made if s.cue[0].of(text) in {"told", "saying"}] == [medium]
