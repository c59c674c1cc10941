"""Citations: the words, the chain of speakers, the outlet, the date and the address."""

from dataclasses import replace

import pytest

from tests.fake_desk import CLOSE, CROSSING, LEDGER, ONE, STATEMENTS, STORY, TALKS, point
from tidings.errors import NotFound
from tidings.faces.citations import cite, find_line, lines_of


def test_a_statement_at_second_hand_is_cited_with_its_chain() -> None:
    said = STATEMENTS[1]
    told = cite(STORY, find_line(STORY, said.line.id))
    assert told.chain == (
        "Norland <i>Daily</i>",
        "The Coast Gazette",
        "Nordpress",
        "a senior Estmark official",
    )
    assert "Told by: Norland <i>Daily</i> ← The Coast Gazette ← Nordpress ←" in told.plain


def test_a_citation_gives_words_outlet_date_and_address() -> None:
    plain = cite(STORY, find_line(STORY, STATEMENTS[0].line.id)).plain
    assert (
        "Words: told the agency Nordpress … no talks will be held while our boats are kept\n"
        in plain
    )
    assert "The Coast Gazette, Tue 14 May 2024, https://gazette.example/harbour?a=1&b=2" in plain
    assert plain.startswith("“no talks will be held while our boats are kept”\nWhen: Tue 14 May")


def test_no_quotation_marks_are_put_round_what_is_told_in_other_words() -> None:
    assert "“" not in cite(STORY, find_line(STORY, STATEMENTS[1].line.id)).plain


def test_words_inside_longer_words_are_not_cited_twice() -> None:
    line = LEDGER[0].what
    inner = replace(CLOSE, span=replace(CLOSE.span, end=CLOSE.span.start + 9), words="Norlandia")
    found = find_line(STORY, line.id)
    more = replace(found, line=replace(line, pointers=(inner, *line.pointers)))
    first, second = cite(STORY, more).sources
    assert first.words == f"{CROSSING.words} … {CLOSE.words}"
    assert first.spans == (CROSSING.span, CLOSE.span)
    assert second.article != first.article
    assert inner.span not in first.spans


def test_neighbouring_words_are_cited_as_one_stretch() -> None:
    found = find_line(STORY, LEDGER[0].what.id)
    one, two = point(ONE, "held for"), point(ONE, "inspection")
    apart = point(ONE, "It said")
    near = replace(found, line=replace(found.line, pointers=(two, apart, one)))
    (source,) = cite(STORY, near).sources
    assert source.words == "It said … held for inspection"
    assert [s.of(ONE.text) for s in source.spans] == ["It said", "held for inspection"]


def test_a_corrected_line_is_cited_as_corrected() -> None:
    found = find_line(STORY, STATEMENTS[0].line.id)
    corrected = replace(found, line=replace(found.line, corrected="She said no."))
    assert cite(STORY, corrected).text == "She said no."


def test_an_article_without_address_is_named_by_its_id() -> None:
    bare = replace(STORY, coverage=tuple(replace(c, url=None) for c in STORY.coverage))
    plain = cite(bare, find_line(bare, STATEMENTS[0].line.id)).plain
    assert f"no address given (article {ONE.id})" in plain


def test_every_section_has_its_lines_and_an_unknown_line_is_not_found() -> None:
    sections = {f.section for f in lines_of(STORY)}
    assert sections == {"events", "statements", "ledger", "disagreements"}
    assert any(f.when == TALKS for f in lines_of(STORY))
    with pytest.raises(NotFound, match="no line 'nothing'"):
        find_line(STORY, "nothing")
