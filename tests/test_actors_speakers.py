"""Who speaks to whom and through what, in a whole reading: roles, hearers, media, chains."""

import pytest

from tests.support import make_article, session_parser
from tidings.codebook import load_codebook
from tidings.readers.reading import read_article
from tidings.values import Reading, Statement


def reading(text: str) -> Reading:
    return read_article(make_article(text), session_parser(), load_codebook())


def names(read: Reading, refs: tuple[int, ...]) -> list[str]:
    return [read.actors[r].name for r in refs]


def only(text: str) -> tuple[Reading, Statement]:
    read = reading(text)
    assert len(read.statements) == 1
    return read, read.statements[0]


@pytest.mark.parametrize(
    ("text", "to", "medium"),
    [
        ("Pavel Orlov told reporters that the plant was safe.", ["reporters"], None),
        ("Pavel Orlov told the jury that the plant was safe.", ["jury"], "the jury"),
        ("Energy Minister Pavel Orlov told Tass that it was safe.", ["Tass"], "Tass"),
        (
            "Testifying before the Senate, Joan Reece said two satellites had been blind.",
            ["Senate"],
            "testimony",
        ),
        ("A statement from the company said the vans were safe.", [], "A statement"),
        ("Pavel Orlov assured local fishermen that it was safe.", ["local fishermen"], None),
        ("Pavel Orlov told us that the plant was safe.", [], None),
    ],
)
def test_to_whom_and_through_what(text: str, to: list[str], medium: str | None) -> None:
    read, statement = only(text)
    assert names(read, statement.to) == to
    assert statement.medium == medium


def test_speakers_have_role_country_and_kind() -> None:
    read, statement = only("French Energy Minister Anne Morel said the plant was safe.")
    (speaker,) = (read.actors[a] for a in statement.actors)
    assert (speaker.role, speaker.country, speaker.kind) == ("Energy Minister", "FRA", "person")
    read, statement = only("A senior French official said the plant was safe.")
    (speaker,) = (read.actors[a] for a in statement.actors)
    assert (speaker.country, speaker.kind) == ("FRA", "unnamed")
    read, statement = only("French officials said the plant was safe.")
    (speaker,) = (read.actors[a] for a in statement.actors)
    assert (speaker.country, speaker.kind, speaker.plural) == ("FRA", "group", True)
    read, statement = only("Moscow said the plant was safe.")
    (speaker,) = (read.actors[a] for a in statement.actors)
    assert (speaker.country, speaker.kind) == ("RUS", "government")


def test_a_speaker_is_as_sure_as_the_words_for_him() -> None:
    text = "Pavel Orlov met Jan Nowak on Monday. He said the plant was safe."
    _, statement = only(text)
    assert 0.0 < statement.confidence <= 1.0
    _, statement = only("Pavel Orlov said the plant was safe.")
    assert statement.confidence == 1.0


def test_a_tie_is_offered_and_not_chosen() -> None:
    text = "Mark Lyle and Adam Roe left together. He said the day was wasted."
    read, statement = only(text)
    assert statement.actors == ()
    assert names(read, statement.candidates) == ["Mark Lyle", "Adam Roe"]


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("Reuters, citing a French official, reported that it was safe.", ["French official"], 1),
        ("Anne Morel, citing Reuters, said that the plant was safe.", ["Anne Morel"], 0),
        (
            "Reuters, citing French officials, reported that Anne Morel had said it was safe.",
            ["Anne Morel"],
            2,
        ),
    ],
)
def test_a_chain_of_tellers(text: str, speaker: list[str], via: int) -> None:
    read, statement = only(text)
    assert names(read, statement.actors) == speaker
    assert len(statement.via) == via
    if via:
        assert names(read, statement.via[0].actors) == ["Reuters"]
