"""Dated offices: who is named without a role is placed by the table, on the days that it knows."""

import pytest

from tests.support import session_parser
from tidings import read
from tidings.codebook import load_codebook
from tidings.codebook.known import Spell, fold_name, load_known
from tidings.readers.actors import Cast, with_offices
from tidings.values import Actor, Interval

HELD = {
    "ana lund": (
        Spell("NOR", "ELI", "1990-01-01", "1999-12-31"),
        Spell("NOR", "GOV", "2005-03-01", "2009-06-30"),
    )
}
MAY = Interval(earliest="2006-05-01", latest="2006-05-31", basis="given")


def placed(actor: Actor, published: Interval = MAY) -> tuple[str | None, str | None]:
    (found,) = with_offices(Cast(actors=(actor,), mentions=()), published, HELD).actors
    return found.country, found.sector


def test_a_bare_name_gets_state_and_sector() -> None:
    assert placed(Actor(name="Ána Lund", kind="person")) == ("NOR", "GOV")


@pytest.mark.parametrize(
    "actor",
    [
        Actor(name="Ana Lund", kind="organisation"),
        Actor(name="Ana Lund", kind="person", role="swimmer"),
        Actor(name="Ana Lund", kind="person", sector="BUS"),
        Actor(name="Ana Lund", kind="person", country="SWE"),
        Actor(name="Lund", kind="person"),
    ],
)
def test_the_words_of_the_article_come_first(actor: Actor) -> None:
    assert placed(actor) == (actor.country, actor.sector)


@pytest.mark.parametrize(
    ("earliest", "latest"),
    [("2009-06-01", "2009-07-01"), ("2001-01-01", "2001-01-01"), (None, "2006-05-31"),
     ("2006-05-01", None)],
)  # fmt: skip
def test_a_day_that_the_table_does_not_tell_adds_nothing(
    earliest: str | None, latest: str | None
) -> None:
    actor = Actor(name="Ana Lund", kind="person")
    assert placed(actor, Interval(earliest=earliest, latest=latest, basis="given")) == (None, None)


def test_two_offices_on_one_day_add_nothing() -> None:
    two = {"ana lund": (*HELD["ana lund"], Spell("SWE", "GOV", "2006-01-01", "2007-01-01"))}
    cast = Cast(actors=(Actor(name="Ana Lund", kind="person"),), mentions=())
    assert with_offices(cast, MAY, two) == cast


def test_a_reading_uses_the_packaged_table() -> None:
    assert session_parser()
    name, spells = next((n, s) for n, s in load_known().items() if n == "angela merkel")
    assert spells[-1].state == "DEU"
    told = read("Angela Merkel met the French president in Lyon.", published="2010-05-04")
    actor = next(a for a in told.actors if fold_name(a.name) == name)
    assert (actor.country, actor.sector) == ("DEU", "GOV")
    later = read("Angela Merkel met the French president in Lyon.", published="2024-05-04")
    assert next(a for a in later.actors if fold_name(a.name) == name).sector is None


def test_the_table_keeps_to_the_codebook() -> None:
    book = load_codebook()
    assert len(book.holders) > 10_000
    for name, spells in book.holders.items():
        assert name == fold_name(name)
        for one in spells:
            assert not one.state or one.state in book.actors.labels
            assert one.sector in book.events.plover.sectors or one.sector in {"IGO", "NGO"}
            assert one.first <= one.last < "2027"
