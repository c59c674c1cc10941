"""What bears a person's name and is no person; capitals and states that share a name."""

import pytest

from tidings.codebook import load_codebook
from tidings.parsers.spacy import default_parser
from tidings.readers.reading import read_article
from tidings.values import Actor, Article


def actors(text: str) -> dict[str, Actor]:
    reading = read_article(Article(id="a", text=text), default_parser(), load_codebook())
    return {a.name: a for a in reading.actors}


def persons(text: str) -> list[str]:
    return [n for n, a in actors(text).items() if a.kind == "person"]


THINGS = [
    "The USS Gerald R. Holm left Norfolk on Monday.",
    "The Gerald R. Holm, a carrier, was sent to the Gulf.",
    "The tanker Akademik Berg was seized by Iran. The Akademik Berg carried oil.",
    "The research vessel Anna Berg ran aground. The Berg is now in port.",
    "It is called Karl Holm after a fisherman.",
    "He landed at Jonas Berg International Airport in Nairobi.",
    "Anna Berg Airport was shut down by strikes.",
    "Protesters marched to Simon Berg Square.",
    "Police closed Martin Luther Holm Street after the attack.",
    "The road to Anna Berg Way was shut.",
    "The George Holm Bridge was closed on Friday.",
    "She won the Sergei Orlov Prize.",
    "Russia condemned the Sergei Orlov Act.",
    "The Karacali law was passed in March.",
    "Hurricane Maria killed forty people. Maria made landfall on Tuesday.",
    "The concert at Lincoln Center was cancelled.",
    "The Bill and Melinda Berg Foundation gave money.",
    "The Abu Ali Mustafa Brigades claimed the attack.",
    "He was treated at the Queen Elizabeth Hospital.",
    "The town of Lincoln was flooded.",
    "Lincoln, Nebraska, was flooded.",
    "Camp David was the place of the talks.",
]
PERSONS = [
    ("Prime Minister John Hall met James Park.", ["John Hall", "James Park"]),
    ("Emma Street told reporters so.", ["Emma Street"]),
    ("Anna Berg praised the Anna Berg Prize.", ["Anna Berg"]),
    ("She won the Sergei Orlov Prize. Sergei Orlov was a poet.", ["Sergei Orlov"]),
    ("The Mueller inquiry ended, Robert Mueller said.", ["Robert Mueller"]),
]


@pytest.mark.parametrize("text", THINGS)
def test_what_is_named_after_a_person_is_no_person(text: str) -> None:
    assert persons(text) == []


@pytest.mark.parametrize(("text", "names"), PERSONS)
def test_persons_beside_such_names_stay_persons(text: str, names: list[str]) -> None:
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He landed at Jonas Berg International Airport.", "Jonas Berg International Airport",
         "place"),
        ("The Anna Berg Foundation sued Chile.", "Anna Berg Foundation", "organisation"),
        ("The Abu Ali Mustafa Brigades claimed it.", "Abu Ali Mustafa Brigades", "organisation"),
    ],
)  # fmt: skip
def test_a_place_and_a_body_are_actors_of_their_kind(text: str, name: str, kind: str) -> None:
    assert actors(text)[name].kind == kind


ORGANS = [
    ("The Ministry of Defence of Kazakhstan said no.", "Ministry of Defence of Kazakhstan", "KAZ"),
    ("The Uzbek Ministry of Public Works said no.", "Uzbek Ministry of Public Works", "UZB"),
    ("The Foreign Ministry in Bucharest said no.", "Foreign Ministry in Bucharest", "ROU"),
    ("An official of the Ministry of Public Security of Laos said no.",
     "Ministry of Public Security of Laos", "LAO"),
    ("The foreign ministry said no.", "foreign ministry", None),
    ("Russia's embassy in Oslo said no.", "Russia's embassy in Oslo", "RUS"),
    ("The army in Khartoum said no.", "army in Khartoum", "SDN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "state"), ORGANS)
def test_a_states_body_has_all_the_words_of_its_name(
    text: str, name: str, state: str | None
) -> None:
    found = actors(text)[name]
    assert (found.kind, found.country) == ("organisation", state)


def test_a_name_that_two_states_go_by_is_that_of_the_one_told_of() -> None:
    assert actors("Congo raised its output. Brazzaville lives on oil.")["Republic of Congo"]
    assert actors("Congo's army took the road. Kinshasa sent troops.")["DR Congo"]
    assert actors("Congo and Chad signed it.")["DR Congo"]


def test_a_state_of_the_union_is_no_country() -> None:
    found = actors("The governor said Georgia would mend its bridges near Savannah.")
    assert found["Georgia"].kind == "place"
    assert "United States" not in actors("Washington state sued the company.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ankara will send a bill to parliament.", "government"),
        ("A delegation from Ankara came.", "government"),
        ("Reserves came from Ankara by air.", "place"),
        ("She lives in Ankara.", "place"),
    ],
)
def test_a_capital_that_sends_or_signs_is_its_government(text: str, kind: str) -> None:
    assert actors(text)["Ankara"].kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lima is keen to show Chile that no one is safe.", "government"),
        ("Lima has been in arbitration with the company.", "government"),
        ("Lima is hot and crowded.", "place"),
        ("He would stay, he said by telephone from Lima.", "place"),
    ],
)
def test_a_capital_that_wills_or_deals_is_its_government(text: str, kind: str) -> None:
    assert actors(text)["Lima"].kind == kind
