"""Deeds told in plain words: which are held for acts, and what is told with them."""

import pytest

from tidings.codebook import load_codebook
from tidings.parsers.spacy import default_parser
from tidings.readers.reading import read_article
from tidings.values import Article, Deed


def deeds(text: str) -> dict[str, Deed]:
    """Return the deeds of a text by their words."""
    title = text.partition("\n\n")[0] if "\n\n" in text else ""
    article = Article(id="a", text=text, title=title, published="2034-03-03")
    reading = read_article(article, default_parser(), load_codebook())
    return {d.trigger.of(text): d for d in reading.deeds}


def likely(text: str, word: str) -> float:
    """Return how likely a word of a text tells an act; 0 where it is no deed at all."""
    deed = deeds(text).get(word)
    return deed.likely if deed else 0.0


STANDS = load_codebook().deed_weights.stands


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The inspectorate halted the mine on Monday.", "halted"),
        ("Nine inspectors entered the depot on Friday.", "entered"),
        ("The six went on trial on Monday.", "went"),
        ("On Saturday the council gave back its eleven soldiers.", "gave"),
        ("Norland shuts border crossing\n\nThe army closed the gate on Friday.", "shuts"),
    ],
)
def test_what_is_done_is_likely_an_act(text: str, word: str) -> None:
    assert likely(text, word) >= STANDS


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Gulls circled over the quay. The mayor wore a blue coat.", "wore"),
        ("The herder smiled and poured more tea.", "poured"),
        ("Saturday came and went.", "came"),
        ("It rained in the capital on Monday.", "rained"),
        ("If the council closed the bridge, prices would rise.", "closed"),
    ],
)
def test_colour_days_weather_and_suppositions_are_none(text: str, word: str) -> None:
    assert likely(text, word) < STANDS


def test_a_clause_ends_where_another_subject_begins() -> None:
    text = "The last trucks left Galafi on Saturday, and the ministry lifted the freeze on Monday."
    found = deeds(text)
    assert found["left"].clause.of(text) == "The last trucks left Galafi on Saturday"


def test_what_a_headline_tells_is_loose() -> None:
    found = deeds("Norland shuts border crossing\n\nPolice arrested Ann Lee on Monday.")
    assert found["shuts"].loose
    assert not found["arrested"].loose
