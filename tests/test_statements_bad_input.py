"""Bad input to statements: marks of every script, thousands of them, no full stop."""

from functools import partial
from itertools import cycle, islice, pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.statements_support import find, tiled
from tests.support import lines_run, parse
from tidings.codebook import load_codebook
from tidings.readers.marks import pair_marks
from tidings.readers.statements import find_statements, read_quotes
from tidings.values import Span

MARKS = "\"'“”„‟«»‹›‘’‚`「」『』〝〞〟＂❝❞"


@pytest.mark.parametrize(
    "one",
    [
        'He said they said „it was so and "we will go now" again. "We go." ',
        '"We go," he said. "We stay for now," ',
        "'We go,' he said. The '90s were ''fun'' and `so' it ",
        "“ “ “ a ” b « ",
        'She said "a b c d e" and "c d e f g h" and ',
    ],
)
def test_long_paragraphs_are_read_in_linear_time(one: str) -> None:
    """Marks without partners, and many cues and quotations, cost no more than their number."""
    parsed = parse(one)
    few, many = (
        lines_run(partial(find_statements, tiled(parsed, times), load_codebook().statements))
        for times in (100, 800)
    )
    assert many < 10 * few  # eight times the words; a square would be 64


def test_thousands_of_marks_alone_are_paired_in_linear_time() -> None:
    few, many = (
        lines_run(partial(pair_marks, "".join(islice(cycle(MARKS), times)), Span(0, times)))
        for times in (2_000, 16_000)
    )
    assert many < 10 * few


def test_a_hundred_thousand_characters_without_a_full_stop() -> None:
    long = tiled(parse("she said that they had said the road which he called open "), 1_800)
    assert len(long.text) > 100_000
    start = process_time()
    find_statements(long, load_codebook().statements)
    assert process_time() - start < 20


@pytest.mark.parametrize(
    "text",
    [
        "",
        '"',
        "”",
        "'" * 40,
        '"' * 41,
        "“" * 30 + "We go,” said Olsen.",
        '"…" "?!" "—" he said.',
        'He said: "\x00We\x07 go\x1b,\x7f" and left.',
        '\u200b"We\u200d go,\ufeff" said\u00a0Olsen.',
        "「行きます」とオルセン氏は言った。",
        '"نحن ذاهبون" said Olsen. "אנחנו הולכים," he said.',
        "Q: \n\nA: \n\nQ: Why?\n\nA:",
        ": “We go.”",
        "“We go.” —",
        "— Olsen",
        "He left. “",
        'He said: "',
        "said said said, “said” said.",
    ],
)
def test_odd_texts_are_read_without_failing(text: str) -> None:
    for u in find(text):
        assert all(0 <= s.start < s.end <= len(text) for s in (*u.content, *u.cue, *u.speaker))


@given(st.text(alphabet=f"{MARKS} \nab,.:?—5sQA", max_size=80))
@settings(max_examples=300, deadline=None)
def test_pairs_of_marks_never_cross_nor_leave_the_text(text: str) -> None:
    pairs = pair_marks(text, Span(0, len(text))).pairs
    ends = 0
    for pair in pairs:
        assert ends <= pair.opening.start < pair.opening.end <= pair.closing.start
        ends = pair.closing.end
    assert ends <= len(text)


@given(st.text(alphabet="\"'“”‘’ \nab,.:—5Q", max_size=60))
@settings(max_examples=40, deadline=None)
def test_quotations_stand_in_order_inside_their_paragraphs(text: str) -> None:
    parsed = parse(text)
    quotes = read_quotes(parsed)
    for quote in quotes:
        assert quote.first <= quote.last
        assert quote.outer.start <= quote.inner.start < quote.inner.end <= quote.outer.end
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(quotes))
