"""The sentences of an article, each as a line that can be read by itself."""

import pytest

from tests.support import make_article
from tidings.codebook import Codebook
from tidings.parsers.spacy import SpacyParser
from tidings.readers.reading import read_article
from tidings.story.fold import fold
from tidings.values import Entry, Passage


def passages(
    text: str, parser: SpacyParser, book: Codebook, day: str = "2031-05-10"
) -> list[Passage]:
    reading = read_article(make_article(text, published=day), parser, book)
    entry = Entry(seq=1, at=day, kind="reading", reading=reading)
    return [p for p in fold("s", [entry]).passages if not p.headline]


def test_what_is_quoted_stays_in_one_sentence(parser: SpacyParser, book: Codebook) -> None:
    found = passages(
        'Anna Berg spoke in Oslo. "We shall see. Perhaps not," Berg said. She left at noon.',
        parser, book,
    )  # fmt: skip
    assert [p.line.text for p in found] == [
        "Anna Berg spoke in Oslo",
        "“We shall see. Perhaps not”, Berg said",
        "Anna Berg left at noon",
    ]


def test_no_sentence_ends_within_a_name_or_after_a_title(
    parser: SpacyParser, book: Codebook
) -> None:
    text = "Gov. Anna Berg met Lt. Ray Cole of the U.S. Army on Monday. They shook hands."
    assert len(passages(text, parser, book)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Ana Berg put a bill before the house. It raises the fine for boats.",
        "Ana Berg bought three boats. Ola Lund repeated that they be sold.",
        "Ana Berg spoke first. Both asked for more time.",
    ],
)
def test_what_leans_on_the_sentence_before_says_so(
    parser: SpacyParser, book: Codebook, text: str
) -> None:
    first, second = passages(text, parser, book)
    assert first.alone
    assert not second.alone or "three boats" in second.line.text


def test_the_numbers_of_a_sentence_are_no_dates(parser: SpacyParser, book: Codebook) -> None:
    (found,) = passages("On May 9 Norway freed 14 men and took 90,000 euros.", parser, book)
    assert found.figures == (14, 90000)
    assert "2031-05-09" not in found.days  # its own news


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("The border has been shut since April 2.", "2031-04-02"),
        ("The border was shut on April 2.", "2031-04-02"),
        ("Norway had asked Denmark in March to open it.", "2031-03-01"),
        ("The ministers were to have met on May 2.", "0001-01-01"),
        ("Norway shut the border on Friday.", None),
        ("Norway will open the border on May 20.", None),
        ("Norway, which shut the border in April, opened it on Friday.", None),
        ("Ola Lund said that he had shut the border.", None),
    ],
)
def test_a_sentence_looks_back_at_a_past_that_it_names(
    parser: SpacyParser, book: Codebook, text: str, back: str | None
) -> None:
    (found,) = passages(text, parser, book)
    assert found.back == back
