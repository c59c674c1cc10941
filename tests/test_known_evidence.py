"""Hints on the well-known: for and against two names, and silent where the article tells else."""

import pytest

from tidings.codebook.known import load_known
from tidings.readers.names import parse_name
from tidings.story.identity.clusters import Known
from tidings.story.identity.known import known_evidence, known_key, known_reason, known_tie
from tidings.story.identity.profiles import Profile
from tidings.values import Actor, Reason


def names(*told: str | None) -> set[str]:
    return {h.person.name for h in known_evidence(str(told[0]), *told[1:])}


def test_who_held_the_office_is_what_the_article_says() -> None:
    assert names("Sergei Lavrov", "foreign minister", "RUS", "2017-05-05") == {"Sergei Lavrov"}
    assert names("Sergei Lavrov", "president", None, "2017-05-05") == set()
    assert names("Sergei Lavrov", "president", "ATL", "2017-05-05") == set()
    assert names("Sergei Lavrov", "foreign minister", "BLR", "2017-05-05") == set()
    assert names("Sergei Lavrov", "goalkeeper", None, "2017-05-05") == set()
    assert names("Sergei Lavrov", None, "ATL", None) == set()


def test_the_articles_day_tells_namesakes_apart() -> None:
    senior, junior = "George H. W. Bush", "George W. Bush"
    assert names("George Bush", None, None, None) == {senior, junior}
    assert names("George Bush", "president", "USA", "1991-02-01") == {senior}
    assert names("George Bush", "U.S. president", "USA", "2003-04-01") == {junior}
    assert names("George Bush", "former president", "USA", "2010-04-01") == {senior, junior}
    assert names("George Bush", "former president", "USA", "1995-04-01") == {senior}
    assert names("George Bush", "president", "USA", "2012-04-01") == set()


def test_offices_of_the_day() -> None:
    (hint,) = known_evidence("Angela Merkel", None, None, "2010-05-04")
    assert [(s.state, s.office) for s in hint.offices] == [("DEU", "chancellor")]
    (later,) = known_evidence("Angela Merkel", None, None, "2024-05-04")
    assert later.offices == ()


@pytest.mark.parametrize("name", ["", " ", "X", "Lavrov", "Ana Lund", "1 2", "\x00", "Ж" * 300])
def test_of_others_nothing_is_known(name: str) -> None:
    assert known_evidence(name, None, None, None) == ()
    assert known_key(name) is None


def tied(a: str, b: str) -> Reason | None:
    return known_tie(a, known_evidence(a, None, None, None), b, known_evidence(b, None, None, None))


@pytest.mark.parametrize(
    ("a", "b"),
    [("Abu Mazen", "Mahmoud Abbas"), ("Joko Widodo", "Jokowi"), ("JD Vance", "James David Vance")],
)
def test_known_spellings_are_one_person(a: str, b: str) -> None:
    reason = tied(a, b)
    assert reason is not None and reason.weight > 0
    assert known_key(a) == known_key(b) is not None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("George Bush", "George W. Bush"),
        ("Angela Merkel", "Angela Merkel"),
        ("Ana Lund", "Angela Merkel"),
        ("Angela Merkel", "Narendra Modi"),
        ("Nikolaj Patrušev", "Nikolay Patrushev"),  # the sound alone is left to the names
    ],
)
def test_elsewhere_the_table_is_silent(a: str, b: str) -> None:
    assert tied(a, b) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hafez al-Assad", "Bashar Assad"),
        ("Laurent Kabila", "Joseph Kabila"),
        ("George W. Bush", "George H.W. Bush"),
    ],
)
def test_two_of_one_state_are_two(a: str, b: str) -> None:
    reason = tied(a, b)
    assert reason is not None and reason.weight < 0
    assert known_key(a) != known_key(b)


def profile(name: str, role: str | None = None, country: str | None = None) -> Profile:
    actor = Actor(name=name, kind="person", role=role, country=country)
    found = Profile()
    found.add(Known(member=(name, 0), order=0, actor=actor, name=parse_name(name), day=None))
    return found


def test_profiles_are_judged_by_all_their_names() -> None:
    one = known_reason(profile("Abu Mazen"), profile("Mahmoud Abbas", "president", "PSE"))
    assert one is not None and one.weight > 0
    two = known_reason(profile("Hafez al-Assad"), profile("Bashar al-Assad"))
    assert two is not None and two.weight < 0
    assert known_reason(profile("Abu Mazen"), profile("Mahmoud Abbas", "plumber")) is None
    assert known_reason(profile("Abu Mazen", None, "FRA"), profile("Mahmoud Abbas")) is None


def test_every_own_row_finds_itself_and_no_other_by_its_names() -> None:
    ours = [p for p in load_known().people() if "O" in p.sources]
    assert len(ours) > 800
    for person in ours:
        assert person in load_known().named(person.name)
