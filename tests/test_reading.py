"""The assembly: one article from text to reading, what stays unread, and how long it may be."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

import tidings
from tests.support import make_article, needs_seeds, seed
from tidings.codebook import Codebook
from tidings.parsers.language import detect_language
from tidings.parsers.spacy import SpacyParser
from tidings.readers.reading import fingerprint, read_article, read_articles
from tidings.values import Reading, Span

TEXT = """Envoys leave Oslo without a deal

OSLO (Reuters) — Norwegian Foreign Minister Ingrid Dahl met Danish envoy Lars Holm on Monday.

"We will go on," Dahl said. Denmark threatened to recall its envoy unless the talks resume.

Sign up for our daily newsletter.
"""


@pytest.fixture(scope="module")
def reading(parser: SpacyParser, book: Codebook) -> Reading:
    return read_article(make_article(TEXT, published="2019-05-07"), parser, book)


def test_every_room_is_read(reading: Reading) -> None:
    assert reading.unread is None
    assert {"Ingrid Dahl", "Lars Holm"} <= {a.name for a in reading.actors}
    assert [t.span.of(TEXT) for t in reading.times] == ["Monday"]
    assert [s.quoted[0].of(TEXT) for s in reading.statements if s.quoted]
    assert reading.events
    assert reading.commitments
    assert reading.published.earliest == "2019-05-07"


def test_who_speaks_is_resolved(reading: Reading) -> None:
    said = next(s for s in reading.statements if s.manner == "direct")
    assert [reading.actors[a].name for a in said.actors] == ["Ingrid Dahl"]


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))


def test_no_value_rests_on_page_clutter(reading: Reading) -> None:
    values = (*reading.mentions, *reading.events, *reading.statements, *reading.commitments)
    spans = list(_spans(values))
    assert spans
    assert all(s.end <= len(TEXT) for s in spans)
    assert not any(c.span.meets(s) for c in reading.clutter for s in spans if s.start < s.end)


def test_references_are_positions(reading: Reading) -> None:
    refs = {m.actor for m in reading.mentions}
    assert refs == set(range(len(reading.actors)))


def test_the_same_text_gives_the_same_reading(
    reading: Reading, parser: SpacyParser, book: Codebook
) -> None:
    article = make_article(TEXT, published="2019-05-07")
    assert read_article(article, parser, book) == reading
    two = list(
        read_articles([article, make_article("Another text. It is short."), article], parser, book)
    )
    assert two[0] == reading == two[2]


def test_the_fingerprint_names_package_parser_and_tables(
    reading: Reading, parser: SpacyParser, book: Codebook
) -> None:
    assert reading.fingerprint == fingerprint(parser, book)
    assert parser.name in reading.fingerprint
    assert book.digest in reading.fingerprint


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no words in it"),
        ("  \n\n\t", "no words in it"),
        ("12 + 30 = 42 !!! ???", "no words in it"),
        ("Add Interest\nShare\n", "nothing but page clutter"),
    ],
)
def test_what_cannot_be_read_says_why(
    text: str, why: str, parser: SpacyParser, book: Codebook
) -> None:
    found = read_article(make_article(text), parser, book)
    assert found.unread == why
    assert not (found.actors or found.events or found.statements)


def test_another_language_is_kept_unread(parser: SpacyParser, book: Codebook) -> None:
    text = "Le ministre a rencontré l'ambassadeur lundi à Oslo.\nTags: Norvège"
    found = read_article(make_article(text, language="fr"), parser, book)
    assert found.unread == "not in English: fr"
    assert [t.name for t in found.topics] == ["Norvège"]
    assert read_article(make_article("He left.", language="en-GB"), parser, book).unread is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "en"),
        ("Kim, Moon meet.", None),
        ("Putin Lavrov Shoigu Moskva Kreml", None),
        ("", None),
        (
            "Der Außenminister sagte am Montag in Berlin, die Gespräche würden fortgesetzt. "
            "Man habe sich aber noch nicht auf einen neuen Termin einigen können, erklärte er. "
            "Die Delegation reiste am Abend wieder ab.",
            "de",
        ),
        (
            "El ministro de Exteriores afirmó el lunes que las conversaciones continuarán. "
            "La delegación salió de Madrid por la tarde sin haber llegado a un acuerdo sobre la "
            "fecha de la próxima reunión, según fuentes del ministerio.",
            "es",
        ),
        ("Министр заявил в понедельник, что переговоры будут продолжены через неделю.", "ru"),
    ],
)
def test_languages_are_named_only_where_sure(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_read_without_a_date_or_title() -> None:
    found = tidings.read("The minister met the envoy. They agreed.")
    assert found.unread is None
    assert found.article.language in (None, "en")
    assert (
        tidings.read(TEXT, outlet="Courier", url="https://example.org/1").article.outlet
        == "Courier"
    )


def test_values_are_reexported() -> None:
    assert tidings.Span is Span
    with pytest.raises(AttributeError):
        tidings.nothing_of_that_name  # noqa: B018


def test_an_odd_number_of_quotation_marks(parser: SpacyParser, book: Codebook) -> None:
    found = read_article(make_article('"We will go, Anna Berg said. She left.'), parser, book)
    assert "Anna Berg" in {a.name for a in found.actors}


def test_a_paragraph_that_never_ends(parser: SpacyParser, book: Codebook) -> None:
    sentence = "The minister met the envoy in Oslo on Monday and said that talks would go on. "
    text = sentence * (40_000 // len(sentence))
    found = read_article(make_article(text), parser, book)
    assert found.mentions[-1].span.end > 39_000


@needs_seeds
def test_seeds_are_read() -> None:
    found = tidings.read(seed("004"), published="2017-07-18")
    gorka = next(s for s in found.statements if s.medium == "CNN")
    assert [found.actors[a].name for a in gorka.actors] == ["Sebastian Gorka"]
    assert all(c.kind != "person" or c.name != "Interest" for c in found.actors)
