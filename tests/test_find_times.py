"""Dates alone: what `find_times` gives, which paragraphs it makes, which days it takes."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

import pytest

from tests.fake_parser import FakeParser
from tidings.errors import UserError
from tidings.parsers.times import LONGEST, find_times, published_on
from tidings.readers.syntax import Page, Parse
from tidings.values import Interval


class Notes(FakeParser):
    """Notes what it is given to parse."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def parse(self, pages: Iterable[Page]) -> Iterator[Parse]:
        pages = list(pages)
        self.seen += [p.text[a:b] for p in pages for a, b, _ in p.stretches]
        return super().parse(pages)


def paragraphs(text: str) -> list[str]:
    parser = Notes()
    find_times(text, parser=parser)
    return parser.seen


def test_rows_point_at_their_words() -> None:
    text = "The ferry sank on 3 March 2018.\n\nIn early June it was raised."
    rows = find_times(text, published="2018-09-01")
    assert [text[r.start : r.end] for r in rows] == [r.words for r in rows]
    assert [(r.words, r.type, r.value, r.mod) for r in rows] == [
        ("3 March 2018", "DATE", "2018-03-03", None),
        ("early June", "DATE", "2018-06", "START"),
    ]
    assert rows[1].interval.first_day == "2018-06-01"
    assert "March" not in rows[1].interval.basis


def test_lines_are_paragraphs_where_no_line_is_blank() -> None:
    assert paragraphs("One line\nand two\n") == ["One line", "and two"]
    assert paragraphs("One line\nand two\n \t\nThen three.") == ["One line\nand two", "Then three."]


def test_what_has_no_letter_or_digit_is_not_parsed() -> None:
    assert paragraphs("--- *** ---\n\n2017-06-21\n\n...") == ["2017-06-21"]
    assert paragraphs("") == []


def test_long_paragraphs_are_cut_where_a_sentence_ends() -> None:
    sentence = "The ferry left on time again. "
    text = sentence * (3 * LONGEST // len(sentence))
    parts = paragraphs(text)
    assert "".join(parts) == text.rstrip() or "".join(parts) == text
    assert all(len(p) <= LONGEST and p.rstrip().endswith(".") for p in parts)
    assert [len(p) for p in paragraphs("x" * (2 * LONGEST + 1))] == [LONGEST, LONGEST, 1]


def test_a_bare_date_is_found() -> None:
    assert [r.value for r in find_times("2017-06-21")] == ["2017-06-21"]


@pytest.mark.parametrize(
    ("given", "earliest", "latest"),
    [
        (None, None, None),
        ("2017-06-21", "2017-06-21", "2017-06-21"),
        ("2017-06-21T23:30:00-04:00", "2017-06-21", "2017-06-21"),
        (date(2017, 6, 21), "2017-06-21", "2017-06-21"),
        (datetime(2017, 6, 21, 23, 30, tzinfo=UTC), "2017-06-21", "2017-06-21"),
        ("2017-06-19/2017-06-25", "2017-06-19", "2017-06-25"),
        ("../2017-06-25", None, "2017-06-25"),
        ("2017-06-19/..", "2017-06-19", None),
        ("0001-01-01", "0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
    ],
)
def test_publication_days(given: str | date | None, earliest: str, latest: str) -> None:
    found = published_on(given)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_an_interval_is_taken_as_it_is() -> None:
    given = Interval(earliest="2017-06-19", latest=None, basis="inferred")
    assert published_on(given) is given


@pytest.mark.parametrize(
    "given",
    ["", "..", "21 June 2017", "2017-02-30", "2017-06", "2017-06-21x", "-0044-03-15",
     "10000-01-01", "2017-06-25/2017-06-19", "2017-06-19/", "a/b", "٢٠١٧-٠٦-٢١x"],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_a_sentence(given: str) -> None:
    with pytest.raises(UserError, match="write it as 2017-06-21"):
        published_on(given)


def test_a_parser_of_ones_own_is_used() -> None:
    class Nothing(FakeParser):
        def parse(self, pages: Iterable[Page]) -> Iterator[Parse]:
            return (Parse(p.text, (), ()) for p in pages)

    assert find_times("It began on 3 May 2017.", parser=Nothing()) == ()
