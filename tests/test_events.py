"""Acts in PLOVER's terms: who did what to whom. Sentences of our own."""

from cProfile import Profile

import pytest

from tests.events_support import told
from tests.support import parse
from tidings.codebook.actors import load_actors
from tidings.codebook.events import load_events
from tidings.codebook.times import load_times
from tidings.readers.actors import read_mentions, resolve_references
from tidings.readers.events import read_acts
from tidings.readers.times import read_times


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("France expelled four Russian diplomats.", "SANCTION happened FRA>RUS"),
        ("Russia expelled four French diplomats.", "SANCTION happened RUS>FRA"),
        ("Four French diplomats were expelled by Russia.", "SANCTION happened RUS>FRA"),
        ("Israel attacked Iran.", "ASSAULT happened ISR>IRN"),
        ("Iran was attacked by Israel.", "ASSAULT happened ISR>IRN"),
        ("Israel was attacked by Iran.", "ASSAULT happened IRN>ISR"),
        ("Japan condemned China.", "ACCUSE happened JPN>CHN"),
        ("China was condemned by Japan.", "ACCUSE happened JPN>CHN"),
        ("Poland accused Belarus of provocations.", "ACCUSE happened POL>BLR"),
        ("Germany sent medicines and food aid to Somalia.", "AID happened DEU>SOM"),
        ("Norway's support for Ukraine was praised by Sweden.", "SUPPORT happened SWE>NOR"),
    ],
)
def test_source_and_target_follow_the_grammar(text: str, line: str) -> None:
    assert line in told(text).lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Russia launched an attack on Ukraine.", "ASSAULT happened RUS>UKR"),
        ("Canada imposed sanctions on Iran.", "SANCTION happened CAN>IRN"),
        ("Sanctions were imposed on Iran by Canada.", "SANCTION happened CAN>IRN"),
        ("Egypt held talks with Ethiopia.", "CONSULT happened EGY>ETH"),
        ("Talks between Egypt and Chad began on Monday.", "CONSULT happened EGY+TCD>EGY+TCD"),
        ("Greece rejected a demand by Turkey.", "REJECT happened GRC>TUR"),
        ("Brazil recalled its ambassador to Israel.", "SANCTION happened BRA>ISR"),
        ("China and Japan signed a fishing agreement.", "SUPPORT happened CHN+JPN>CHN+JPN"),
        ("Britain gave Ukraine 20 tanks.", "AID happened GBR>UKR"),
        ("Iran released three French hostages.", "RETREAT happened IRN>FRA"),
        ("Russia withdrew its troops from Georgia.", "RETREAT happened RUS>GEO"),
        ("Russia deployed troops in Belarus.", "MOBILIZE happened RUS>BLR"),
        ("Moldova arrested two Russian spies.", "COERCE happened MDA>RUS"),
        ("The European Union lifted its sanctions on Serbia.", "CONCEDE happened"),
    ],
)
def test_phrases_and_light_verbs_tell_the_deed(text: str, line: str) -> None:
    assert any(found.startswith(line) for found in told(text).lines)


def test_a_meeting_has_both_sides_whichever_way_it_is_told() -> None:
    for text in (
        "President Emmanuel Macron met President Andrzej Duda in Paris on Tuesday.",
        "President Emmanuel Macron met with President Andrzej Duda in Paris on Tuesday.",
        "President Emmanuel Macron and President Andrzej Duda met in Paris on Tuesday.",
    ):
        found = told(text)
        event = found.one("CONSULT")
        assert found.cast.actors[event.source[0]].name.endswith("Macron")
        assert found.cast.actors[event.target[-1]].name.endswith("Duda")
        assert event.where == "Paris"
        assert found.words(event.when) == "Tuesday"


def test_joined_verbs_share_their_subject() -> None:
    assert told(
        "Kenya closed its border with Somalia and expelled five Somali diplomats."
    ).lines == [
        "SANCTION happened KEN>SOM",
        "SANCTION happened KEN>SOM",
    ]


def test_a_relative_clause_tells_an_act_of_its_head() -> None:
    lines = told("The compound that Spain seized from Cuba last year stands empty.").lines
    assert lines == ["COERCE happened ESP>CUB"]


def test_a_deed_noun_with_its_doer_is_an_act() -> None:
    found = told("The expulsion of 12 diplomats by Latvia on Monday surprised Russia.")
    event = found.one("SANCTION")
    assert found.states(event.source) == ["LVA"]
    assert event.trigger.of(found.text) == "expulsion"
    assert [(c.value, c.unit) for c in event.counts] == [(12, "diplomats")]


def test_standing_sanctions_are_no_new_act() -> None:
    assert told("European sanctions on Myanmar have hurt its banks.").events == ()
    assert told("Existing sanctions against Cuba remain in force.").events == ()


def test_counts_leave_out_the_nationality() -> None:
    found = told("Italy expelled thirty-one Russian diplomats and their families.")
    assert [(c.value, c.unit) for c in found.one("SANCTION").counts] == [(31, "diplomats")]
    found = told(
        "Britain added 26 pro-Iranian traders and firms to existing sanctions against Iran."
    )
    event = found.one("SANCTION")
    assert [(c.value, c.unit) for c in event.counts] == [(26, "traders and firms")]
    assert found.line(event) == "SANCTION happened GBR>IRN"


def test_a_cause_named_with_an_act_is_what_it_answers() -> None:
    found = told("Russia expelled nine diplomats in response to new sanctions imposed by Canada.")
    expelled, imposed = found.events
    assert expelled.answers == found.events.index(imposed)
    assert imposed.answers is None


def test_the_order_points_back_at_the_act_told_before() -> None:
    found = told(
        "Serbia on Friday ordered Croatia to close its consulate. "
        "It said the order was a response to the expulsion of six Serbian diplomats in March."
    )
    ordered, expelled = found.events
    assert ordered.answers == found.events.index(expelled)
    assert "was a response to" in ordered.arguments.answers[0].of(found.text)
    assert found.states(expelled.target) == ["SRB"]
    assert found.words(expelled.when) == "March"


def test_after_alone_is_no_cause() -> None:
    found = told("Russia expelled nine diplomats after Canada imposed sanctions on Belarus.")
    assert [event.answers for event in found.events] == [None, None]


def test_two_tellings_in_one_sentence_are_one_act() -> None:
    found = told("Turkey attacked Syria on Sunday in an attack on the north.")
    assert [event.type for event in found.events] == ["ASSAULT"]


def test_a_bill_is_supported_in_the_legislature() -> None:
    found = told("The U.S. Senate passed the trade bill on Thursday.")
    event = found.one("SUPPORT")
    assert "legislative" in event.contexts
    assert found.words(event.when) == "Thursday"
    found = told("The U.S. Senate voted in favour of the bill on Thursday.")
    assert "legislative" in found.one("SUPPORT").contexts


def test_an_event_points_at_its_words() -> None:
    found = told("Chile expelled two Peruvian diplomats on Friday.")
    event = found.one("SANCTION")
    assert event.trigger.of(found.text) == "expelled"
    assert event.span.holds(event.trigger)
    assert [span.of(found.text) for span in event.arguments.source] == ["Chile"]
    assert [span.of(found.text) for span in event.arguments.target] == ["Peruvian"]
    assert [span.of(found.text) for span in event.arguments.when] == ["Friday"]
    assert event.coder == "rule:expel"
    assert 0 < event.confidence <= 1


def test_the_same_text_gives_the_same_events() -> None:
    text = "Peru condemned Chile on Monday. Chile recalled its ambassador to Peru."
    assert told(text).events == told(text).events


def test_nothing_is_read_in_nothing() -> None:
    assert told("Rain.").events == ()


@pytest.mark.parametrize(
    ("text", "line", "mode", "counts"),
    [
        (
            "On Friday Serbia ordered Croatia to cut the staff of its missions to 30 by 1 May.",
            "SANCTION happened SRB>HRV", "expel", [(30, "staff")],
        ),
        (
            "Peru told Chile to withdraw four diplomats.",
            "SANCTION happened PER>CHL", "expel", [(4, "diplomats")],
        ),
        (
            "Chile was ordered by Peru to close its consulate in Lima by Saturday.",
            "SANCTION happened PER>CHL", "discontinue", [],
        ),
        # no measure between states: an order at home, and an order to do something else
        ("Peru's president told Peru's army to leave.", "REQUEST demanded PER>PER", "yield", []),
        ("Peru ordered Chile to pay its debts.", "REQUEST demanded PER>CHL", "change", []),
    ],
)  # fmt: skip
def test_an_order_from_state_to_state_is_a_measure(
    text: str, line: str, mode: str | None, counts: list[tuple[int, str]]
) -> None:
    found = told(text)
    assert found.lines == [line]
    assert found.events[0].mode == mode
    assert [(c.value, c.unit) for c in found.events[0].counts] == counts


def test_a_plan_from_a_day_on_is_planned_on_that_day() -> None:
    found = told("Kenya will close a consulate and two offices in Milan from 3 July.")
    assert found.events[0].when.relation == "on"
    assert found.words(found.events[0].when) == "3 July"


def test_a_participle_sets_the_day_and_place_of_what_is_called_off() -> None:
    found = told(
        "Japanese Prime Minister Shinzo Abe put off his visit to China, scheduled for 3 July in "
        "Beijing, because of the arrest of a Japanese diplomat."
    )
    off, arrest = found.events
    assert (found.line(off), found.words(off.when)) == ("CONSULT called off JPN>CHN", "3 July")
    assert off.where == "Beijing"
    assert off.answers == 1
    assert found.line(arrest) == "COERCE happened >JPN"


def test_a_bare_cause_has_no_doer() -> None:
    found = told("Ukraine expelled 20 Russian diplomats over the invasion of Georgia.")
    assert found.lines == ["SANCTION happened UKR>RUS", "ASSAULT happened >GEO"]
    assert found.events[0].answers == 1
    assert told("Canada shut two offices over meddling in a vote.").lines == [
        "SANCTION happened CAN>"
    ]


def test_a_place_behind_a_cause_is_no_place_of_the_act() -> None:
    for text in (
        "Canada announced new sanctions over Russian aggression in Ukraine.",
        "Canada expelled two Iranian envoys over a raid in Toronto.",
    ):
        assert told(text).events[0].where is None
    assert told("Canada expelled two Iranian envoys in Toronto over a raid.").events[0].where


def test_an_apposition_of_a_meeting_is_that_meeting() -> None:
    found = told(
        "French President Emmanuel Macron met Russian President Vladimir Putin in Paris on Monday, "
        "the first meeting between leaders of the two countries in a year."
    )
    assert found.lines == ["CONSULT happened FRA>RUS"]


@pytest.mark.parametrize(
    "text",
    [
        "Greek President Anna Pappas and Turkish President Ali Demir spoke by telephone.",
        "Greek President Anna Pappas held talks with Turkish President Ali Demir by phone.",
        "Greek President Anna Pappas spoke to Turkish President Ali Demir over a video link.",
    ],
)
def test_talks_by_telephone_are_no_meeting(text: str) -> None:
    assert told(text).one("CONSULT").mode == "phone"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The Polish Senate passed by 51 votes to nine the bill.", "SUPPORT happened POL>"),
        ("The Polish Senate voted on Monday to cut aid to Belarus.", "SUPPORT happened POL>"),
        ("The Polish Senate voted 51-9 to reject the treaty.", "REJECT happened POL>"),
        ("The Polish Senate voted sanctions against Belarus.", "SUPPORT happened POL>"),
    ],
)
def test_votes(text: str, line: str) -> None:
    assert told(text).lines == [line]


def test_a_long_paragraph_costs_no_more_by_the_word() -> None:
    """Twice the text, about twice the steps: nothing looks at every act for every act."""
    day = "Italy expelled two Polish envoys on Monday. Kenya imposed sanctions on Peru over it. "
    cost = [_steps(day * times) for times in (40, 80)]
    assert cost[1] < 2.6 * cost[0]


def _steps(text: str) -> int:
    """Return how many functions reading the acts of a text calls."""
    read = parse(text)
    cast = resolve_references(read, read_mentions(read, load_actors()), ())
    times = read_times(read, load_times())
    profile = Profile(builtins=True)
    profile.enable()
    read_acts(read, cast, (), times, load_events())
    profile.disable()
    return sum(row.callcount for row in profile.getstats())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Senator Anna Berg attacked President Donald Trump for his vote on Iran.",
            ["ACCUSE happened USA>USA"],
        ),
        ("Peru attacked Chile for two days.", ["ASSAULT happened PER>CHL"]),
        ("President Luis Ortega of Peru rallied his supporters.", []),
        ("Protesters rallied against Peru.", ["PROTEST happened protesters>PER"]),
        ("Serbia wants to visit Croatia.", []),
        ("Serbia wants Croatia to pay.", ["REQUEST demanded SRB>HRV"]),
    ],
)
def test_who_is_hit_rallied_or_wanted_decides(text: str, lines: list[str]) -> None:
    found = told(text)
    assert [line.replace("Protesters", "protesters") for line in found.lines] == lines


def test_an_envoy_is_summoned_to_hear_a_protest() -> None:
    found = told("Kenya summoned the Somali ambassador over the arrest of a Kenyan diplomat.")
    assert found.lines == ["ACCUSE happened KEN>SOM", "COERCE happened >KEN"]
    assert (found.events[0].mode, found.events[0].answers) == ("disapprove", 1)
