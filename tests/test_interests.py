"""Queries: what they ask, what they find, and why."""

import pytest

from tests.support import make_article
from tidings.errors import UserError
from tidings.story.interests import explain, matches, parse_query
from tidings.values import Actor, Clutter, Event, Interval, Reading, Span, Topic, When

TEXT = (
    "Add Harbour Dispute as an interest\n"
    "The harbour talks resumed in Lima on Monday. Muammar Gaddafi sent two envoys, and Peru's "
    "foreign minister asked both sides for calm. Inspectors will visit the southern port."
)
BOX = Span(0, TEXT.index("\n"))


def reading(text: str = TEXT, topics: tuple[str, ...] = ()) -> Reading:
    span = Span(0, len(text))
    return Reading(
        article=make_article(text, topics=topics),
        fingerprint="test",
        published=Interval(earliest=None, latest=None, basis="not given"),
        clutter=(Clutter(span=BOX, kind="promo"),),
        topics=(Topic(name="Harbour Dispute", span=Span(4, 19)),),
        actors=(
            Actor(name="Muammar Gaddafi", kind="person", country="LBY"),
            Actor(name="Peru", kind="government", country="PER"),
        ),
        events=(
            Event(
                span=span,
                trigger=span,
                type="CONSULT",
                when=When(basis="x"),
                coder="x",
                confidence=1,
            ),
        ),
    )


@pytest.mark.parametrize(
    "query",
    [
        "harbour",
        "HARBOURS",
        "inspector port",
        '"southern port"',
        "“southern port”",
        '"foreign ministers"',
        "Peru",
        "peru calm",
        "country:PER",
        'country:"Peru"',
        "Libya",
        "Qadhafi",
        "Gadadfi",
        "CONSULT",
        "type:consult",
        'topic:"harbour dispute"',
        "Harbour Dispute",
        '"Harbour Dispute"',
        "submarine OR inspectors",
        'harbour "two envoys',
    ],
)
def test_found(query: str) -> None:
    assert matches(parse_query(query), reading())


@pytest.mark.parametrize(
    "query",
    [
        "submarine",
        "harbour submarine",
        '"port southern"',
        '"Lima Gaddafi"',
        "interest",
        "Chile",
        "country:CHL",
        "US",
        "Gandhi",
        "SANCTION",
        "topic:harbour",
        "submarine OR Chile",
    ],
)
def test_not_found(query: str) -> None:
    assert not matches(parse_query(query), reading())


def test_a_phrase_does_not_run_across_what_was_left_out() -> None:
    text = "A reader asks\nAdvertisement\nfor more news."
    start = text.index("Advertisement")
    cut = Clutter(span=Span(start, start + 13), kind="promo")
    held = Reading(
        article=make_article(text),
        fingerprint="test",
        published=Interval(earliest=None, latest=None, basis="not given"),
        clutter=(cut,),
    )
    assert not matches(parse_query('"asks for more"'), held)
    assert not matches(parse_query("advertisement"), held)


def test_an_outlets_own_topic_label_is_found() -> None:
    assert matches(parse_query("Trade Talks"), reading(topics=("trade talks",)))


def test_every_reason_is_told() -> None:
    query = parse_query('harbour Peru CONSULT "two envoys" Qadhafi')
    assert explain(query, reading()) == (
        "the word harbour, once",
        "the country Peru",
        "1 event of type CONSULT",
        "the words “two envoys”",
        "the name Qadhafi, spelt Gaddafi",
    )


def test_a_country_of_several_words_is_one_term() -> None:
    (group,) = parse_query("South Korea exercises").either
    assert [(t.kind, t.text, t.code) for t in group] == [
        ("country", "South Korea", "KOR"),
        ("word", "exercises", None),
    ]


@pytest.mark.parametrize("text", ["", "  ", '""', "OR", "—"])
def test_a_query_that_asks_nothing_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="empty"):
        parse_query(text)


def test_an_unknown_country_or_type_is_refused_with_what_there_is() -> None:
    with pytest.raises(UserError, match="'Ruritania' is no country"):
        parse_query("country:Ruritania")
    with pytest.raises(UserError, match=r"no event type; the types are .*CONSULT"):
        parse_query("type:quarrel")


@pytest.mark.parametrize("query", ["Moammar Kadhafi", "Muammar Gaddafi", "Muammar al-Gaddafi"])
def test_a_person_is_found_under_another_spelling(query: str) -> None:
    assert matches(parse_query(query), reading())


def test_a_namesake_is_not_found() -> None:
    assert not matches(parse_query("Saif Gaddafi"), reading())


def test_what_hyphens_join_is_found_by_its_parts() -> None:
    text = "The date has not been settled yet. The summit with Han Sol-bi was put off."
    assert matches(parse_query("Sol Bi"), reading(text))
    assert matches(parse_query("Sol-bi"), reading(text))
