"""Layout: paragraphs, headline, page clutter, topics. Sentences a person can check by eye."""

import pytest

from tests.support import make_article, needs_seeds, seed
from tidings.codebook.text import load_text
from tidings.readers.text import lines_of, read_layout
from tidings.values import Layout

BOOK = load_text()


def layout(text: str, **fields: object) -> Layout:
    return read_layout(make_article(text, **fields), BOOK)


def kinds(text: str) -> list[str]:
    return [c.kind for c in layout(text).clutter]


def paragraphs(text: str, **fields: object) -> list[str]:
    return [p.span.of(text) for p in layout(text, **fields).paragraphs]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("PHOTO: A tram crosses the bridge in Lisbon on April 2, 2019.", "caption"),
        ("Image caption The two envoys shake hands", "caption"),
        ("A soldier looks out over the valley.Jane Roe/Getty Images", "caption"),
        ("Jane Roe / Reuters", "caption"),
        ("(Photo by Jane Roe)", "caption"),
        ("Interested in Trade War?", "promo"),
        ("Add Trade War as an interest to stay up to date on the latest news.", "promo"),
        ("Add Interest", "promo"),
        ("Sign up for our daily newsletter and never miss a story.", "promo"),
        ("Follow Jane Roe on Twitter: @janeroe", "promo"),
        ("Click here for more", "promo"),
        ("ADVERTISEMENT", "promo"),
        ("WATCH How the treaty was signed", "related"),
        ("Related: Five things to know about the treaty", "related"),
        ("Video: The minister's speech in full", "related"),
        ("By Jane Roe", "byline"),
        ("By JANE ROE and John Doe, Associated Press", "byline"),
        ("The Courier's Jane Roe contributed to this report.", "byline"),
        ("(Reporting by Jane Roe in Oslo; Editing by John Doe)", "byline"),
        ("Copyright 2019 The Courier. All rights reserved.", "other"),
        ("We use cookies to improve your visit.", "other"),
        ("Share on Facebook", "other"),
        ("Updated 3:05 PM, June 4, 2019", "other"),
        ("https://example.org/news/2019/06/04", "other"),
        ("* * *", "other"),
    ],
)
def test_clutter_lines(line: str, kind: str) -> None:
    assert kinds(f"The talks went on.\n{line}\nNothing was agreed.") == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Watch what they do, the minister said, not what they say.",
        "By Monday the talks had failed.",
        "By Friday Prime Minister Anna Berg had resigned.",
        "Sign up or leave, the general told the rebels.",
        "Follow the money, the prosecutor told the court on Tuesday.",
        "Photographs of the camp were shown to the council.",
        "The letter was seen by Reuters.",
        "Related charges against the company were dropped.",
        "Interested in peace, both sides came to Oslo?",
        "The video shows the minister leaving.",
        "Cookies were served after the talks, which lasted an hour.",
        "Updated sanctions were announced on Tuesday.",
        "More than 300 people were hurt.",
        "Home ministers met in Lyon.",
    ],
)
def test_real_sentences_stay(sentence: str) -> None:
    assert paragraphs(f"First line of the text.\n{sentence}") == [
        "First line of the text.",
        sentence,
    ]


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("OSLO (Reuters) — ", "The talks failed."),
        ("LONDON, June 3 — ", "The talks failed."),
        ("SEOUL, South Korea (AP) — ", "The talks failed."),
        ("Oslo (dpa) - ", "The talks failed."),
        ("OSLO, May 26 (Courier) - ", "The talks failed."),
        ("— -- ", "The talks failed."),
        ("NEW YORK — ", "The talks failed."),
        ("LA PAZ, Bolivia, Sept. 10 (Harbor Wire) - ", "The talks failed."),
        ("RIO DE JANEIRO, 10 September 2019 - ", "The talks failed."),
        ("PORT MORESBY, Papua New Guinea, Wednesday (AP) – ", "The talks failed."),
        ("ST. JOHN'S, Canada (Harbor Wire), May 2 -- ", "The talks failed."),
        ("Oslo, 3 May (Courier) - ", "The talks failed."),
        ("OSLO, May 3, 2019 /Harbor Wire/ -- ", "The talks failed."),
        ("(Reuters) - ", "The talks failed."),
        ("Sept 10 (Harbor Wire) - ", "The talks failed."),
    ],
)
def test_dateline_is_cut_from_its_paragraph(head: str, rest: str) -> None:
    text = f"Envoys leave Oslo\n\n{head}{rest}"
    found = layout(text)
    assert [c.kind for c in found.clutter] == ["dateline"]
    assert found.clutter[0].span.of(text) == head
    assert paragraphs(text)[-1] == rest


def test_a_dash_inside_a_sentence_is_no_dateline() -> None:
    text = "The treaty — signed in June — was torn up.\nNATO — an alliance of 29 — met."
    assert "dateline" not in kinds(text.splitlines()[0])


@pytest.mark.parametrize(
    "line",
    [
        "NATO - the alliance of 29 - met.",
        "Hall, May - the two who agreed - met.",
        "Wednesday - the day of the vote - was calm.",
        "Mr Hall (Labour) - once a minister - spoke.",
    ],
)
def test_a_hyphen_needs_a_day_or_an_agency_before_it(line: str) -> None:
    assert paragraphs(f"The talks failed.\n{line}")[-1] == line


def test_headline_stands_apart_and_ends_as_no_sentence() -> None:
    text = "Envoys leave Oslo without a deal\n\nThe talks failed.\n\nThey go on in May."
    assert [p.headline for p in layout(text).paragraphs] == [True, False, False]
    closed = "The envoys left Oslo.\n\nThe talks failed."
    assert [p.headline for p in layout(closed).paragraphs] == [False, False]


def test_with_a_title_given_only_its_repetition_is_the_headline() -> None:
    text = "Envoys leave Oslo\n\nThe talks failed."
    assert layout(text, title="Envoys leave Oslo!").paragraphs[0].headline
    assert not layout(text, title="Another title").paragraphs[0].headline


def test_topics_from_the_interest_box_and_from_tags() -> None:
    text = (
        "The talks failed.\nInterested in Trade War?\n"
        "Add Trade War as an interest to stay up to date.\nTags: Norway, Oslo talks | Trade War"
    )
    found = layout(text)
    assert [t.name for t in found.topics] == ["Trade War", "Norway", "Oslo talks"]
    assert all(t.span.of(text) == t.name for t in found.topics)


def test_related_items_note_their_medium() -> None:
    found = layout("It failed.\nWATCH The speech in full\nListen: The envoy speaks")
    assert [c.note for c in found.clutter] == ["video", "audio"]


def test_a_page_that_is_all_clutter_has_no_paragraphs() -> None:
    assert layout("Share\nAdd Interest\n\nADVERTISEMENT\n").paragraphs == ()
    assert layout("").paragraphs == ()


def test_a_long_paragraph_is_cut_at_sentences_and_loses_no_word() -> None:
    text = "The talks failed again. " * 3000
    parts = paragraphs(text)
    assert all(len(p) <= BOOK.longest_paragraph for p in parts)
    assert all(p.endswith("again.") for p in parts)
    assert " ".join(parts).split() == text.split()


def test_a_long_stretch_without_a_sentence_or_a_blank_is_cut_all_the_same() -> None:
    text = "x" * 20_000
    assert "".join(paragraphs(text)) == text


@pytest.mark.parametrize("head", ["PARIS, ", "Paris, ", "PARIS, Aa", ""])
def test_capitals_without_end_are_read_in_no_time(head: str) -> None:
    text = f"{head}{'A' * 5000}\n\n{head}{'Aa' * 2500}"  # was of the fourth power of its length
    assert "".join(paragraphs(text)).replace(" ", "") == text.replace("\n", "").replace(" ", "")


@needs_seeds
def test_seed_clutter() -> None:
    text = seed("000")
    found = layout(text)
    assert [c.kind for c in found.clutter] == [
        "caption", "related", "promo", "promo", "promo", "byline",
    ]  # fmt: skip
    assert [t.name for t in found.topics] == ["Russia Investigation"]
    assert [p.headline for p in found.paragraphs].count(True) == 1


def test_stretches_without_a_letter_are_no_paragraphs() -> None:
    marks = '"' * 30_000
    article = make_article(f"{marks} Envoys met in Lima. {marks}\n* * *\nThey will meet again.")
    found = read_layout(article, load_text()).paragraphs
    read = [p.span.of(article.text) for p in found]
    assert len(read) == 2
    assert "Envoys met in Lima." in read[0]
    assert read[1] == "They will meet again."


WRAPPED = """The ministers of both countries signed the treaty on 5 May
2016 in the old town hall, and the two delegations dined at
the palace. A second round of talks will open on Monday, July
3 in the capital.

A spokesman said that the parliament would have to vote on
it first."""


def test_lines_broken_by_width_are_one_paragraph() -> None:
    found = [" ".join(s.of(WRAPPED).split()) for s in lines_of(WRAPPED)]
    assert found == [
        "The ministers of both countries signed the treaty on 5 May 2016 in the old town hall, and"
        " the two delegations dined at the palace. A second round of talks will open on Monday,"
        " July 3 in the capital.",
        "A spokesman said that the parliament would have to vote on it first.",
    ]


def test_a_sentence_a_line_stays_a_paragraph_a_line() -> None:
    text = (
        "The council met on Monday.\nIt passed the budget after a debate of six hours.\n"
        "Two members left the hall.\nThe mayor will sign it on Friday, a spokesman told us."
    )
    assert len(list(lines_of(text))) == 4
