"""Pronouns and descriptions within an article."""

import pytest

from tests.support import needs_seeds, parse, seed
from tidings.codebook.actors import load_actors
from tidings.codebook.statements import load_statements
from tidings.readers.actors import Cast, read_mentions, resolve_references
from tidings.readers.statements import find_statements

BOOK = load_actors()
CUES = load_statements()


def cast(text: str) -> Cast:
    read = parse(text)
    speakers = [s for u in find_statements(read, CUES) for s in u.speaker]
    return resolve_references(read, read_mentions(read, BOOK), speakers)


def meant(text: str, words: str, nth: int = 0) -> list[str]:
    """Return whom the nth occurrence of `words` stands for."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    found = cast(text)
    refs = [m.actor for m in found.mentions if m.span.start == at and m.span.end == at + len(words)]
    return [found.actors[r].name for r in refs]


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("Anna Berg met Peter Hall on Monday. She was late.", "She", ["Anna Berg"]),
        ("Anna Berg met Peter Hall on Monday. He was late.", "He", ["Peter Hall"]),
        ("Peter Hall said he would resign.", "he", ["Peter Hall"]),
        ("Peter Hall cancelled his trip.", "his", ["Peter Hall"]),
        ('"We will go," Anna Berg said.\n"It is time," she added.', "she", ["Anna Berg"]),
        ('Peter Hall praised David Moore. "He is a friend," Hall said.', "He", ["David Moore"]),
        ("Peter Hall told David Moore. Nobody else knew him.", "himself", []),
        ("France ends its mission in May.", "its", ["France"]),
    ],
)
def test_pronouns(text: str, words: str, whom: list[str]) -> None:
    if words in text:
        assert meant(text, words) == whom


def test_nobody_where_nobody_fits() -> None:
    assert meant("Anna Berg left. He was late.", "He") == []
    assert meant("It rained. She was late.", "She") == []


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        (
            "Danish Finance Minister Lars Holm resigned. The minister gave no reason.",
            "minister",
            ["Lars Holm"],
        ),
        (
            "The Danish finance minister has resigned. Lars Holm, the finance minister, was tired.",
            "Danish finance minister",
            ["Lars Holm"],
        ),
        (
            "Danish Finance Minister Lars Holm met Polish Finance Minister Jan Nowak. "
            "The Polish minister was late.",
            "Polish minister",
            ["Jan Nowak"],
        ),
        (
            "Danish Finance Minister Lars Holm met Polish Finance Minister Jan Nowak. "
            "The minister was late.",
            "The minister",
            [],
        ),
        (
            "The Foreign Ministry protested. The ministry gave no details.",
            "ministry",
            ["Foreign Ministry"],
        ),
    ],
)
def test_descriptions(text: str, words: str, whom: list[str]) -> None:
    assert meant(text, words) == whom


def test_a_description_fills_in_the_state() -> None:
    text = "The Danish finance minister resigned. Finance Minister Lars Holm was tired."
    holm = next(a for a in cast(text).actors if a.name == "Lars Holm")
    assert holm.country == "DNK"


def test_two_men_are_two_mentions_of_one_span() -> None:
    text = "Peter Hall cancelled a meeting with David Moore. The two men met once before."
    assert meant(text, "The two men") == ["Peter Hall", "David Moore"]
    third = "Peter Hall, Lars Holm and David Moore met. The two men smiled."
    assert meant(third, "The two men") == []


def test_two_sides_are_two_governments() -> None:
    text = "France recalled its envoy to Poland. The two sides will talk again."
    assert meant(text, "The two sides") == ["France", "Poland"]
    third = "France, Poland and Spain met. The two sides will talk again."
    assert meant(third, "The two sides") == []


def test_they_is_a_plural_subject() -> None:
    assert meant("Russian forces withdrew. They left in May.", "They") == ["Russian forces"]
    assert meant("France met Poland. They left in May.", "They") == []


def test_who_says_he_in_a_quotation_does_not_mean_himself() -> None:
    text = '"He lied," Peter Hall said.'
    assert meant(text, "He") == []


@needs_seeds
def test_seed_references() -> None:
    text = seed("004")
    assert sorted(meant(text, "The two men")) == ["Sergei Ryabkov", "Tom Shannon"]
    assert meant(text, "he told Tass"[:2], nth=text[: text.index("he told Tass")].count("he")) == [
        "Sergei Ryabkov"
    ]
    june = seed("000")
    assert meant(june, "Russian deputy foreign minister") == ["Sergey Rybakov"]
    assert next(a for a in cast(june).actors if a.name == "Sergey Rybakov").country == "RUS"
    assert meant(june, "She") == ["Heather Nauert"]


def test_a_name_that_follows_its_office_in_the_next_paragraph() -> None:
    text = (
        "Norway will send a ship, Norway's defence minister said on Thursday.\n"
        "Ingrid Dahl told reporters in Oslo that the ship had sailed."
    )
    assert meant(text, "Norway's defence minister") == ["Ingrid Dahl"]
    two = (
        "Norway will send a ship, Norway's defence minister said. The Swedish envoy was glad.\n"
        "Ingrid Dahl told reporters in Oslo that the ship had sailed."
    )
    assert meant(two, "Norway's defence minister") != ["Ingrid Dahl"]


def test_the_american_president_is_the_one_president_the_press_never_introduces() -> None:
    text = "The American president will meet Mr. Hall. Ronald Reagan has agreed."
    assert meant(text, "American president") == ["Ronald Reagan"]
    two = "The American president will meet Mr. Hall. Ronald Reagan agreed, Jimmy Carter did not."
    assert meant(two, "American president") == ["American president"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("John Reed met Ivan Orlov in Oslo. The two men left.", {"John Reed", "Ivan Orlov"}),
        ("John Reed met Ivan Orlov in Oslo. Mark Stone joined them. The two men left.", set()),
        (
            "John Reed, Mark Stone and Ivan Orlov met. Reed and Orlov dined. The two men left.",
            {"John Reed", "Ivan Orlov"},
        ),
    ],
)
def test_the_two_men_are_no_two_of_three(text: str, whom: set[str]) -> None:
    assert set(meant(text, "The two men")) == whom


def test_the_two_men_are_not_who_tells_of_them() -> None:
    text = "John Reed met Ivan Orlov. The two men left, Mark Stone said."
    assert set(meant(text, "The two men")) == {"John Reed", "Ivan Orlov"}


def test_a_minister_named_after_what_the_article_first_called_her() -> None:
    text = 'Norway will answer, its trade minister vowed. "We wait," the minister, Anna Berg, said.'
    assert meant(text, "trade minister") == ["Anna Berg"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Kyiv dismissed Defence Minister Oleh Bondar and appointed Vasyl Moroz. "
            "The new defence minister promised to fight corruption.",
            "Vasyl Moroz",
        ),
        (
            "Norway's transport minister, Lars Holm, resigned on Monday. He is succeeded by Anna "
            "Berg. The new minister asked them to stay.",
            "Anna Berg",
        ),
        (
            "French President Luc Morel met Foreign Minister Anna Berg. "
            "The new president said talks went on.",
            "Luc Morel",
        ),
    ],
)
def test_the_new_one_is_not_the_one_who_left(text: str, name: str) -> None:
    found = cast(text)
    spans = {found.actors[m.actor].name for m in found.mentions if m.form == "nominal"}
    assert spans == {name}
