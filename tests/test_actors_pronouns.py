"""He and she: the ranker, binding, cataphora, what a name's surroundings tell of its gender."""

import pytest

from bench.pronouns import find_cases
from tests.test_actors_references import cast, meant


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("Before he resigned, Peter Hall said nothing of it.", "he", ["Peter Hall"]),
        ("Peter Hall met David Moore. Hall said he would go.", "he", ["Peter Hall"]),
        ("Anna Berg's lawyer said that she had left.", "she", ["Anna Berg"]),
        ("Anna Berg's neglect of the files cost her the job.", "her", ["Anna Berg"]),
        ("Peter Hall took his bag with him.", "him", ["Peter Hall"]),
        ("Anna Berg spoke to her aide Clara Moss on Monday.", "her", ["Anna Berg"]),
        ("Peter Hall, who said he was tired, left early.", "he", ["Peter Hall"]),
    ],
)
def test_whom_a_pronoun_means(text: str, words: str, whom: list[str]) -> None:
    assert meant(text, f"{words}") == whom


def test_the_object_of_a_clause_is_not_its_subject() -> None:
    assert meant("David Moore waited. Peter Hall called him.", "him") == ["David Moore"]


def test_the_speaker_of_a_quotation_is_not_he_in_it() -> None:
    text = 'Peter Hall met David Moore on Monday. "He is a friend," Hall said.'
    assert meant(text, "He") == ["David Moore"]


def test_two_speakers_in_turn() -> None:
    text = (
        '"We will go," said Anna Berg.\n"Not yet," Clara Moss replied.\n'
        '"It is late," she added, looking at the clock.'
    )
    assert meant(text, "she") == ["Clara Moss"]


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Zorva Kelm, a mother of two, was late.", "Zorva Kelm", "f"),
        ("Peter Hall came with his wife, Zorva Kelm, on Monday.", "Zorva Kelm", "f"),
        ("Clementine Kelm was late.", "Clementine Kelm", "f"),
        ("Zorva Kelm was late. The train had stopped before she reached it.", "Zorva Kelm", "f"),
    ],
)
def test_what_shows_the_gender_of_a_name(text: str, name: str, gender: str) -> None:
    found = {a.name: a.gender for a in cast(text).actors}
    assert found[name] == gender


def test_what_pronouns_show_gives_way_to_a_later_name() -> None:
    """A pronoun taken for somebody is evidence for the next, and binds nobody."""
    text = "Zorva Kelm met Peter Hall. He was late. She was not. Her car stood outside."
    assert meant(text, "Her") == ["Zorva Kelm"]


def test_an_age_or_words_of_ones_own_show_a_person() -> None:
    found = cast("Zorva Kelm, 59, was hurt on Friday. Trabble said he had called for help.")
    assert {a.name for a in found.actors if a.kind == "person"} == {"Zorva Kelm", "Trabble"}


def test_a_house_named_after_somebody_is_not_she() -> None:
    text = (
        "Clara Moss went to the Betty Hale Center. She liked it at Betty Hale because she rested."
    )
    assert meant(text, "she") == ["Clara Moss"]


def test_scores_count_names_and_rivals() -> None:
    text = "Ann Berg met Clara Moss. She left, she said."
    mentions = [
        {"start": 0, "end": 8, "text": "Ann Berg", "person": "a"},
        {"start": 13, "end": 23, "text": "Clara Moss", "person": "c"},
        {"start": 25, "end": 28, "text": "She", "person": "a"},
        {"start": 35, "end": 38, "text": "she", "person": "a"},
    ]
    gold = [{"topic": 1, "doc": "x", "text": text, "mentions": mentions}]
    told = [dict(m) for m in mentions]
    told[2]["means"] = {"name": "Ann Berg", "spans": [[0, 8]]}
    told[3]["means"] = None
    told[2]["recent"] = told[3]["recent"] = {"name": "Clara Moss", "spans": [[13, 23]]}
    cases = list(find_cases([{"mentions": told}], gold))
    assert [c.right for c in cases] == [True, False]
    assert [c.answered for c in cases] == [True, False]
    assert [c.recent for c in cases] == [False, False]
    assert all(c.rivals for c in cases)
    assert [c.sayer for c in cases] == [False, True]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ursula von der Halm spoke. Critics of von der Halm laughed.", {"Ursula von der Halm"}),
        ("European Commission President von der Halm said that it was late.", {"von der Halm"}),
        ("Charles de Brisse left. De Brisse said he was tired.", {"Charles de Brisse"}),
        ("Adaeze Nwosu said the river had it now.", {"Adaeze Nwosu"}),
        ('"It needs a long memory." – Foreign Minister Arvo Saar', {"Arvo Saar"}),
    ],
)
def test_names_that_parsers_cut_or_miss(text: str, names: set[str]) -> None:
    assert {a.name for a in cast(text).actors if a.kind == "person"} == names


def test_two_joined_by_and_are_a_tie() -> None:
    text = 'Mark Lyle and Adam Roe left together. "It was a waste of a day," he said.'
    assert meant(text, "he") == []


def test_an_age_stands_for_whom_it_may() -> None:
    text = 'Teresa Nunes broke the record. "I counted lampposts," said the 24-year-old.'
    assert meant(text, "the 24-year-old") == ["Teresa Nunes"]
    text = "Teresa Nunes and Clara Moss were late. A bus had hit the 24-year-old."
    assert meant(text, "the 24-year-old") == []


def test_names_are_sure_and_pronouns_less_so() -> None:
    found = cast("Peter Hall met David Moore on Monday. He was late.")
    sure = {m.form: m.confidence for m in found.mentions}
    assert sure["name"] == 1.0
    assert 0.5 <= sure.get("pronoun", 0.5) < 1.0
