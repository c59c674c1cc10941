"""Whether an act happened, was planned, threatened, called off, denied … Sentences of our own."""

import pytest

from tests.events_support import told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Austria has expelled two Russian diplomats.", "SANCTION happened AUT>RUS"),
        ("Austria is expelling two Russian diplomats.", "SANCTION ongoing AUT>RUS"),
        ("Austria will expel two Russian diplomats.", "SANCTION planned AUT>RUS"),
        ("Austria plans to expel two Russian diplomats.", "SANCTION planned AUT>RUS"),
        ("Austria decided to expel two Russian diplomats.", "SANCTION planned AUT>RUS"),
        ("Austria said it would expel two Russian diplomats.", "SANCTION planned AUT>RUS"),
        ("Austria has not expelled any Russian diplomats.", "SANCTION counterfactual AUT>RUS"),
        ("Austria said it had not expelled any Russian diplomats.", "SANCTION denied AUT>RUS"),
        ("Austria may expel two Russian diplomats.", "SANCTION hypothetical AUT>RUS"),
        ("If talks fail, Austria will expel two Russian diplomats.",
         "SANCTION hypothetical AUT>RUS"),
        ("Austria will expel two Russian diplomats provided that its allies agree.",
         "SANCTION hypothetical AUT>RUS"),
        ("Austria would expel two Russian diplomats on condition that its allies agree.",
         "SANCTION hypothetical AUT>RUS"),
        ("Austria would have expelled two Russian diplomats.", "SANCTION counterfactual AUT>RUS"),
        ("Iran denied that it had attacked Kuwait.", "ASSAULT denied IRN>KWT"),
        ("Iran managed to attack Kuwait.", "ASSAULT happened IRN>KWT"),
    ],
)  # fmt: skip
def test_the_words_round_the_verb_give_the_status(text: str, line: str) -> None:
    assert line in told(text).lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("China threatened to attack Taiwan.", "THREATEN threatened CHN>TWN"),
        ("Israel urged Lebanon to disarm the militia.", "REQUEST demanded ISR>LBN"),
        ("Israel demanded that Lebanon release the men.", "REQUEST demanded ISR>LBN"),
        ("Finland called on Russia to withdraw its troops.", "REQUEST demanded FIN>RUS"),
        ("Turkey refused to attack Iraq.", "REJECT happened TUR>IRQ"),
        ("Spain agreed to sell ships to Morocco.", "AGREE happened ESP>MAR"),
        ("Ukraine said Russia must leave the plant.", "REQUEST demanded UKR>RUS"),
    ],
)
def test_an_act_of_words_is_coded_and_not_what_it_speaks_of(text: str, line: str) -> None:
    assert told(text).lines == [line]


def test_a_threat_that_may_come_is_no_threat() -> None:
    assert told("China might threaten Taiwan.").events == ()


def test_a_blow_announced_is_a_threat() -> None:
    assert told("Iran said it would retaliate.").lines == ["THREATEN threatened IRN>"]
    lines = told("Iran warned that Tehran would take further steps.").lines
    assert lines == ["THREATEN threatened IRN>"]
    assert told("Iran warned that a storm would come.").events == ()


def test_a_duty_or_a_purpose_is_no_act() -> None:
    assert told("Estonia should expel the Russian diplomats.").events == ()
    assert told("Estonia changed the law to expel Russian diplomats.").events == ()


@pytest.mark.parametrize(
    "text",
    [
        "India cancelled Friday's meeting with Pakistan.",
        "India called off Friday's meeting with Pakistan.",
        "India has scrapped its Friday talks with Pakistan.",
        "On Tuesday India called off Friday's meeting with Pakistan.",
    ],
)
def test_a_meeting_called_off_keeps_the_day_it_was_set_for(text: str) -> None:
    found = told(text)
    event = found.one("CONSULT")
    assert found.line(event) == "CONSULT called off IND>PAK"
    assert found.words(event.when) == "Friday"
    assert event.announced is not None
    assert found.words(event.announced) == ("Tuesday" if "Tuesday" in text else "")


def test_the_day_set_may_stand_in_a_clause_of_its_own() -> None:
    found = told(
        "India on Monday called off a meeting with Pakistan, "
        "which was to have been held in Dubai on Friday."
    )
    event = found.one("CONSULT")
    assert found.words(event.when) == "Friday"
    assert event.announced is not None
    assert found.words(event.announced) == "Monday"


def test_a_cancellation_may_be_a_noun() -> None:
    lines = told("India's cancellation of the talks with Pakistan angered many.").lines
    assert lines == ["CONSULT called off IND>PAK"]


def test_a_visit_that_will_not_be_as_scheduled_is_called_off() -> None:
    found = told(
        "Foreign Minister Annalena Baerbock will not fly to Egypt on Sunday, as scheduled."
    )
    event = found.one("CONSULT")
    assert event.status == "called off"
    assert found.words(event.when) == "Sunday"


def test_a_meeting_back_on_is_planned() -> None:
    assert told("India reinstated the summit with Pakistan.").lines == ["CONSULT planned IND>PAK"]
    found = told("The summit with Pakistan is on again, Indian President Ram Kovind said.")
    assert found.one("CONSULT").status == "planned"


def test_a_planned_meeting_has_its_day_and_the_day_it_was_told() -> None:
    found = told("Sudan said on Monday that it would meet South Sudan in Juba on Friday.")
    event = found.one("CONSULT")
    assert event.status == "planned"
    assert found.words(event.when) == "Friday"


def test_a_meeting_set_beside_another_takes_its_parties() -> None:
    found = told(
        "The planned meeting between Egypt and Sudan would have been the third, "
        "after an April meeting in Cairo."
    )
    both = "EGY+SDN>EGY+SDN"
    assert found.lines == [f"CONSULT counterfactual {both}", f"CONSULT happened {both}"]
    assert found.events[1].where == "Cairo"
    assert found.words(found.events[1].when) == "April"


def test_a_meeting_with_place_and_day_is_one_though_nobody_is_named() -> None:
    found = told("It came after a May meeting in Geneva.")
    event = found.one("CONSULT")
    assert (event.source, event.target, event.where) == ((), (), "Geneva")


def test_an_announced_day_is_not_the_day_of_the_year_in_a_name() -> None:
    found = told("Russia's interference in the 2016 American election angered many.")
    assert found.words(found.one("COERCE").when) == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Spain cancelled the visit of the Moroccan king.", "CONSULT called off"),
        ("The summit between Egypt and Sudan was scrapped.", "CONSULT called off"),
        ("Kenyan nurses called off Monday's strike.", "PROTEST called off"),
        ("Poland postponed its joint exercise with Ukraine.", "COOPERATE called off"),
        ("Iran denied that it had detained the Danish envoy.", "COERCE denied"),
        ("Iran said it was untrue that it had detained the Danish envoy.", "COERCE denied"),
        ("Iran dismissed reports that it had detained the Danish envoy.", "COERCE denied"),
        ("The Polish senator's bill would ban the Belarusian channel.", "COERCE proposed"),
        ("Norway offered to send troops to Latvia.", "AGREE proposed"),
    ],
)
def test_the_act_itself_is_called_off_denied_or_proposed(text: str, line: str) -> None:
    found = told(text)
    assert any(told_line.startswith(line) for told_line in found.lines), found.lines


def test_a_threat_or_demand_is_told_once() -> None:
    for text in (
        "Iran threatened to expel the Danish envoy.",
        "Denmark's threat to expel the Iranian envoy angered Iran.",
        "Denmark demanded that Iran release the Danish envoy.",
    ):
        assert len(told(text).events) <= 1, told(text).lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The ministers of Peru and Chile held their delayed meeting on Tuesday.",
         "CONSULT happened"),
        ("The postponed talks of Peru and Chile began on Tuesday.", "CONSULT happened"),
        ("The talks between Peru and Chile have been put back to March 16.", "CONSULT planned"),
        ("Chile held talks with Peru over the port of Arica.", "CONSULT happened"),
    ],
)  # fmt: skip
def test_what_was_put_off_and_held_was_held(text: str, line: str) -> None:
    assert any(found.startswith(line) for found in told(text).lines)
