"""Names that are none, and names written to break a reader."""

import unicodedata
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import lines_run
from tidings.readers.names import compare_names, parse_name
from tidings.readers.names.organisations import compare_organisations

LETTERS = st.text(
    st.characters(codec="utf-8", categories=("L", "M", "Zs", "Pd", "Po", "Nd", "Cf")), max_size=60
)
PLAIN = st.text(st.sampled_from("abcdeghiklmnorstuéüñ -'."), max_size=30)
ODD = [
    "",
    " ",
    "X",
    "x" * 300,
    "12345",
    "\x00\x01\x02",
    "\u200f\u202e\u2066",
    "\ud800\udfff",
    "A" + "\u0301" * 300,
    "م" + "\u064b" * 300,
    "Ana Анна 안나 安娜 أنا",
    '"' * 99,
    "(" * 99 + "a b" + ")" * 99,
    "," * 99,
    "-" * 99,
    "😀 😀",
    "习" * 99,
    "김" * 99,
    "क" * 99,
    "abd " * 40,
    "abu al " * 40,
    "oglu " * 9,
    "jr " * 9,
    "Dr. " * 9,
    "al al al",
    "bin",
    "von der",
    "\ufdfa",
]


@pytest.mark.parametrize("name", ODD)
def test_any_text_gives_a_name_and_a_verdict(name: str) -> None:
    parse_name(name)
    for other in ("Ana Ruiz", "习近平", "محمد علي"):
        assert compare_names(name, other).verdict != "same"
        compare_organisations(name, other)


def test_no_name_is_unsure() -> None:
    for nothing in ("", " ", "123", "\x00", "?!", "😀"):
        assert compare_names(nothing, "Ana Ruiz").verdict == "unsure"
        assert compare_names(nothing, nothing).verdict == "unsure"


@pytest.mark.parametrize(
    "name", ["a", "ab ", "ab-", "A. ", "abd ", "é", "я ", "习", "김", "('a b') "]
)
@pytest.mark.parametrize(
    "read",
    [
        parse_name.__wrapped__,
        partial(compare_names, "Ana Ruiz"),
        partial(compare_organisations, "Ana Ruiz Ltd"),
    ],
)
def test_a_name_of_a_hundred_thousand_letters_takes_no_longer(
    name: str, read: Callable[[str], object]
) -> None:
    short, long = name * 2_000, name * 100_000
    read(short), read(long)  # tables are read, patterns compiled
    few = lines_run(lambda: read(short + "x"))
    assert lines_run(lambda: read(long + "x")) <= 3 * few + 2_000


@given(LETTERS, LETTERS)
def test_which_name_stands_first_does_not_matter(one: str, other: str) -> None:
    a, b = compare_names(one, other), compare_names(other, one)
    assert (a.verdict, a.score) == (b.verdict, b.score)
    x, y = compare_organisations(one, other), compare_organisations(other, one)
    assert (x.verdict, x.score) == (y.verdict, y.score)


@given(LETTERS)
def test_a_letter_with_its_mark_is_one_letter_however_it_is_stored(name: str) -> None:
    composed, apart = unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)
    assert parse_name(composed) == parse_name(apart)


@given(PLAIN)
def test_capitals_make_no_other_name(name: str) -> None:
    written = name.title()
    assert [p.text for p in parse_name(written.upper()).parts] == [
        p.text for p in parse_name(written).parts
    ]


@given(LETTERS)
def test_a_name_is_its_own(name: str) -> None:
    found = compare_names(name, name)
    assert found.verdict == ("same" if parse_name(name).parts else "unsure")
