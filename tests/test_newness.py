"""What an article tells again, in other words, is no news; what is new is told once."""

import pytest

from tests.brief_support import article, brief, story, texts
from tidings.codebook import Codebook
from tidings.parsers.spacy import SpacyParser
from tidings.story.matter import matter, numbers
from tidings.story.newness import Heard, Told

DAY = "2031-02-04"
KNOWN = ("seized", "demanded", "freed")


@pytest.fixture(scope="module")
def heard(parser: SpacyParser, book: Codebook) -> Heard:
    told = story(KNOWN, parser, book)
    found = Heard(told)
    for name in KNOWN:
        found.add(p for p in told.passages if p.article == article(name).id)
    return found


def test_near_synonyms_and_irregular_pasts_are_one_matter() -> None:
    assert matter("The vessel was seized") == matter("the boat they would seize")
    assert matter("They let the men go") & matter("the men were let go")
    assert matter("He hit them in March") == matter("It hits")


def test_numbers_are_found_in_figures_and_in_words() -> None:
    assert numbers("12,000 men, fourteen boats and two dogs in 3 towns") == {12000, 14, 3}


@pytest.mark.parametrize(
    ("told", "again"),
    [
        (Told("The ship was stopped by the coast guard", back=DAY, day=DAY), True),
        (Told("The survey ship has been held since then", back=DAY, firm=True), True),
        (Told("The minister bought a new hat", back=DAY, day=DAY), False),
        (Told("Norway kept the vessel of the survey", figures=frozenset({70})), False),
        (Told("“theft at sea”", quotes=("theft at sea",)), True),
        (Told("“a theft of fish”", quotes=("a theft of fish",)), False),
        (Told("Norway seized a Danish survey ship", day="2031-02-20"), False),
        (Told("The survey ship was never seized by Norway"), False),
    ],
)  # fmt: skip
def test_what_was_told_before(heard: Heard, told: Told, again: bool) -> None:
    assert heard.again(told) is again


def test_a_reprint_brings_nothing(parser: SpacyParser, book: Codebook) -> None:
    told = brief(KNOWN, ("reprint",), parser, book)
    assert texts(told) == []
    assert told.more == ()


def test_background_told_again_is_left_out_and_the_act_stands_first(
    parser: SpacyParser, book: Codebook
) -> None:
    told = brief(KNOWN, ("recalled",), parser, book)
    assert texts(told)[0].endswith(
        "recalled its ambassador to Norway on Friday over the survey ship"
    )
    assert not any("set free" in t or "February 4" in t for t in texts(told))


def test_a_word_of_nobody_in_particular_stands_behind_the_ten(
    parser: SpacyParser, book: Codebook
) -> None:
    told = brief(KNOWN, ("recalled",), parser, book)
    assert not any("tar" in t for t in texts(told))
    assert any("tar" in c.line.text for c in told.more)


def test_a_sentence_is_one_line_and_no_line_is_told_twice(
    parser: SpacyParser, book: Codebook
) -> None:
    told = brief(("seized",), ("demanded", "freed"), parser, book)
    places = [(p.article, p.span) for c in told.lines for p in c.line.pointers[:1]]
    assert len(places) == len(set(places))
    assert sum("kept the vessel" in t for t in texts(told)) == 1


def test_every_line_of_news_points_at_a_new_article(parser: SpacyParser, book: Codebook) -> None:
    told = brief(("seized", "demanded"), ("freed",), parser, book)
    new = article("freed").id
    assert told.lines
    assert all(any(p.article == new for p in c.line.pointers) for c in told.lines)


def test_each_new_thing_is_told_somewhere(parser: SpacyParser, book: Codebook) -> None:
    told = " ".join(texts(brief(("seized", "demanded"), ("freed",), parser, book)))
    for words in ("let the crew", "kept the vessel", "flew home", "90,000 euros", "repeated"):
        assert words in told


def test_two_accounts_are_a_line_of_their_own(parser: SpacyParser, book: Codebook) -> None:
    told = brief(KNOWN, ("counted",), parser, book)
    quarrels = [c for c in told.lines if c.kind == "disagreement"]
    assert all(c.line.text.startswith("Accounts differ. ") for c in quarrels)
    assert not any("Accounts differ" in c.line.text for c in told.lines if c not in quarrels)


def test_what_was_done_since_is_new_though_it_was_long_announced(
    parser: SpacyParser, book: Codebook
) -> None:
    from tests.support import make_article
    from tidings.readers.reading import read_article
    from tidings.story.changes import story_brief
    from tidings.story.fold import fold
    from tidings.values import Entry

    told = (
        ("2031-03-04", "Norway said it would charge Danish ships a new harbour fee of 78 euros."),
        ("2031-04-02", "Norway began charging Danish ships the new harbour fee on Tuesday."),
    )
    log = [
        Entry(
            seq=n, at=day, kind="reading",
            reading=read_article(make_article(text, published=day), parser, book),
        )
        for n, (day, text) in enumerate(told, 1)
    ]  # fmt: skip
    found = story_brief(fold("fee", log[:1]), fold("fee", log))
    assert any("began charging" in t for t in texts(found))
