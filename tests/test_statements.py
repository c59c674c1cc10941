"""Statements: who said what, and what nobody said. Sentences a person can check by eye."""

import pytest

from tests.statements_support import read, said, statements
from tests.support import needs_seeds, seed
from tidings.codebook import load_codebook
from tidings.readers.text import read_layout
from tidings.values import Article


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ('"We are ready," said Ana Silva.', "Ana Silva", "We are ready"),
        ("Ana Silva said the port was closed.", "Ana Silva", "the port was closed"),
        ("The port, he told reporters, was closed.", "he", "The port | was closed"),
        ("The port is closed, according to the ministry.", "the ministry", "The port is closed"),
        ("Chile argued that the treaty was dead.", "Chile", "the treaty was dead"),
        (
            "Lee left the room, saying that he was tired.",
            "Lee",
            "he was tired",
        ),
        (
            "The deal's critics issued a statement saying that it was void.",
            "The deal's critics",
            "it was void",
        ),
        (
            "Tass quoted the minister as saying that the talks had failed.",
            "the minister",
            "the talks had failed",
        ),
        (
            'Asked whether he would resign, Lee said with a smile, "Perhaps, perhaps."',
            "Lee",
            "Perhaps, perhaps.",
        ),
        (
            "Poland repeated its demand that the border be opened.",
            "its",
            "the border be opened",
        ),
        ('Merkel, asked about the pact on Monday, said: "It is dead."', "Merkel", "It is dead."),
        ("Macron told Erdogan by telephone that he agreed.", "Macron", "he agreed"),
        ("In Finland Vladimir Putin said that it was over.", "Vladimir Putin", "it was over"),
        ("'Why's that?' asked Silva.", "Silva", "Why's that?"),
        ('"No," said one of the aides who had met him.', "one of the aides", "No"),
    ],
)
def test_who_said_what(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lee did not say that the port was closed.",
        "Lee declined to say whether the port was closed.",
        "Neither side said that the port was closed.",
        "Lee may say that the port is closed.",
        'Lee went to the so-called "safe zone" near the port.',
        "Lee declined to comment on the report.",
        "Lee refused to say whether he would go.",
        "Lee dismissed claims that the port was closed.",
        'On CNN\'s "The Lead with Ana Silva," Lee continued his tour.',
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_quotation_goes_on_without_a_cue() -> None:
    text = '"We are ready," Ana Silva said. "We have waited for years."\n\n"It is time."'
    assert said(text) == [
        ("Ana Silva", "We are ready | We have waited for years."),
        ("Ana Silva", "It is time."),
    ]


def test_new_speaker_does_not_inherit() -> None:
    text = '"We are ready," Ana Silva said.\n\n"We are not," Omar Diaz said.'
    assert said(text) == [("Ana Silva", "We are ready"), ("Omar Diaz", "We are not")]


def test_text_that_speaks_has_its_issuer_for_speaker() -> None:
    text = (
        "In a statement released on Monday, the State Department made no mention of Peru. "
        '"The talks were useful," it read.'
    )
    cast, found = statements(text)
    assert [cast.actors[a].name for s in found for a in s.actors] == ["State Department"]


@needs_seeds
@pytest.mark.seeds
def test_seeds_statements() -> None:
    for number, wanted in (
        ("000", {"Sergey Rybakov", "Heather Nauert", "Rex Tillerson", "State Department"}),
        ("004", {"Sergei Ryabkov", "Dmitry Peskov", "Sebastian Gorka", "State Department"}),
    ):
        text = seed(number)
        layout = read_layout(Article(id="seed", text=text), load_codebook().text)
        stretches = tuple((p.span.start, p.span.end, p.headline) for p in layout.paragraphs)
        cast, found = read(text, stretches)
        assert wanted <= {cast.actors[a].name for s in found for a in s.actors}
        clutter = [c.span for c in layout.clutter]
        assert not any(s.meets(c) for f in found for s in f.content for c in clutter)
