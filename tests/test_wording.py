"""A clause becomes a short active sentence, or stays as it is: sentences by construction."""

import pytest

from tests.story_support import Page, story_of
from tidings.story.verbs import is_past, past_of, past_of_ing
from tidings.values import Via


def told(text: str, clause: str, trigger: str, subject: str = "", **more: object) -> str:
    """Return the line of one act; `subject` names who acts where the clause does not."""
    p = Page(text=text)
    doer = p.state("Norland", "NOR")
    p.event(clause, trigger, "COERCE", source=(doer,) if subject != "-" else (), **more)  # type: ignore[arg-type]
    return story_of(p).events[0].line.text


@pytest.mark.parametrize(
    ("text", "clause", "trigger", "line"),
    [
        # coordination: the second verb leaves its subject out
        ("Norland fined the miners and closed two mills.", "closed two mills", "closed",
         "Norland closed two mills"),
        ("Norland fined the miners and warned that mills would close.",
         "warned that mills would close", "warned", "Norland warned that mills would close"),
        # a participle clause, and an infinitive
        ("Norland sent boats, blocking the strait.", "blocking the strait", "blocking",
         "Norland blocked the strait"),
        ("Norland hit back by withdrawing its envoy.", "withdrawing its envoy", "withdrawing",
         "Norland withdrew its envoy"),
        ("Norland has continued to deny a passage.", "to deny a passage", "deny",
         "Norland denied a passage"),
        ("Norland made it worse by not returning the boats.", "not returning the boats",
         "returning", "Norland has not returned the boats"),
        # the passive with its agent, without and with a finite verb
        ("Sudria spoke of the fishing law passed by Norland in haste.",
         "passed by Norland in haste", "passed", "Norland passed the fishing law in haste"),
        ("Two boats were seized by Norland.", "Two boats were seized by Norland", "seized",
         "Two boats were seized by Norland"),
        # a relative clause lacks its object: it stands before it
        ("Sudria spoke of the two mills that Norland closed in haste.",
         "that Norland closed in haste", "closed", "Norland closed the two mills in haste"),
        ("It answers fees that Norland raised in haste.", "fees that Norland raised in haste",
         "fees", "Norland raised fees in haste"),
        # a that-clause lacks nothing: what stands before it is no object
        ("The envoy claimed that Norland agreed.", "that Norland agreed", "agreed",
         "Norland agreed"),
        # an adjunct before the subject, and an adverb after it, tie to another sentence
        ("In reply to the strike, Norland also closed the port.",
         "In reply to the strike, Norland also closed the port", "closed",
         "Norland closed the port"),
        # a gerund after "over" has a doer of its own
        ("Norland fined the miners over blocking a road.", "blocking a road", "blocking",
         "Blocking a road"),
    ],
)  # fmt: skip
def test_a_clause_as_a_sentence(text: str, clause: str, trigger: str, line: str) -> None:
    assert told(text, clause, trigger) == line


@pytest.mark.parametrize(
    ("text", "day", "line"),
    [
        ("Norland on Friday closed the port.", "Friday", "Norland closed the port"),
        ("On Friday, Norland closed the port.", "Friday", "Norland closed the port"),
        ("Norland, on Friday, closed the port.", "Friday", "Norland closed the port"),
        ("Norland closed the port in May after a strike.", "May",
         "Norland closed the port after a strike"),
        ("Norland closed the port on Friday, which hurt Sudria.", "Friday",
         "Norland closed the port, which hurt Sudria"),
    ],
)  # fmt: skip
def test_the_day_shown_beside_a_line_is_not_said_in_it(text: str, day: str, line: str) -> None:
    p = Page(text=text)
    doer = p.state("Norland", "NOR")
    when = p.day(day, "2020-05" if day == "May" else "2020-05-08")
    p.event(text.rstrip("."), "closed", "COERCE", source=(doer,), when=when)
    assert story_of(p).events[0].line.text == line


def test_a_deadline_stays() -> None:
    p = Page(text="Norland on Friday ordered the mills to close by June 1.")
    doer = p.state("Norland", "NOR")
    p.day("June 1", "2020-06-01")
    p.event("Norland on Friday ordered the mills to close by June 1", "ordered", "REQUEST",
            source=(doer,), status="demanded", when=p.day("Friday", "2020-05-08"))  # fmt: skip
    assert story_of(p).events[0].line.text == "Norland ordered the mills to close by June 1"


@pytest.mark.parametrize(
    ("text", "content", "cue", "line"),
    [
        ("Norland ordered the mills to close.", "to close", "ordered",
         "Norland ordered the mills to close"),
        ("Norland had threatened to close the port.", "to close the port", "had threatened",
         "Norland threatened to close the port"),
        ("The promise by Norland to leave stands.", "to leave", "promise",
         "Norland promised to leave"),
        ("Norland has sent a note urging it not to leave.", "not to leave", "urging",
         "Norland urged it not to leave"),
        ("Norland said the port was shut.", "the port was shut", "said",
         "Norland: the port was shut"),
        ("Norland spoke of a pledge. It came late: to leave.", "to leave", "pledge",
         "Norland: to leave"),
    ],
)  # fmt: skip
def test_an_infinitive_is_told_by_its_own_verb(
    text: str, content: str, cue: str, line: str
) -> None:
    p = Page(text=text)
    doer = p.state("Norland", "NOR")
    p.said(content, cue, by=(doer,))
    assert story_of(p).statements[0].line.text == line


@pytest.mark.parametrize(
    ("text", "content", "cue", "line"),
    [
        # what is denied is never told as if it were claimed
        ("Norland denied that its boats fired.", "its boats fired", "denied",
         "Norland denied that its boats fired"),
        ("Norland has repeatedly denied arming the miners.", "arming the miners", "denied",
         "Norland denied arming the miners"),
        ("Norland dismissed claims that a boat strayed.", "a boat strayed", "dismissed",
         "Norland dismissed claims that a boat strayed"),
        ("Its boats fired, which Norland denied.", "Its boats fired", "denied",
         "Norland denied this: Its boats fired"),
        # verbs that say more than "said" are told, what adds nothing is not
        ("Norland warned that boats may sink.", "boats may sink", "warned",
         "Norland warned that boats may sink"),
        ("Norland added that boats may sink.", "boats may sink", "added",
         "Norland: boats may sink"),
    ],
)  # fmt: skip
def test_the_verb_of_saying(text: str, content: str, cue: str, line: str) -> None:
    p = Page(text=text)
    doer = p.state("Norland", "NOR")
    p.said(content, cue, by=(doer,))
    assert story_of(p).statements[0].line.text == line


def test_a_judgement_keeps_its_verb_and_its_quotation_marks() -> None:
    p = Page(text='Norland called the closure "childish" on Monday.')
    doer = p.state("Norland", "NOR")
    p.said('the closure "childish"', "called", by=(doer,), quoted='"childish"', manner="mixed")
    assert story_of(p).statements[0].line.text == "Norland called the closure “childish”"


def test_a_chain_names_nobody_twice() -> None:
    p = Page(text="An envoy said the port was shut, the Norland Wire reported.")
    who, wire = p.actor("An envoy", name="envoy", kind="unnamed"), p.actor("Norland Wire")
    via = tuple(Via(actors=(a,), spans=(p.span("Norland Wire"),)) for a in (wire, who, wire))
    p.said("the port was shut", "said", by=(who,), via=via)
    line = story_of(p).statements[0].line.text
    assert line == "An envoy, according to Norland Wire: the port was shut"


def test_past_tenses() -> None:
    assert [past_of_ing(w) for w in ("urging", "planning", "taking", "cutting", "carrying")] == [
        "urged", "planned", "took", "cut", "carried",
    ]  # fmt: skip
    assert [past_of(w) for w in ("demand", "agree", "ban", "seek", "deny")] == [
        "demanded", "agreed", "banned", "sought", "denied",
    ]  # fmt: skip
    assert past_of_ing("king") is None
    assert [is_past(w) for w in ("met", "signed", "signs", "red")] == [True, True, False, False]


def test_a_headline_that_names_its_speaker_without_a_comma() -> None:
    p = Page(text="Norden: close the mills, or pay for them")
    norden = p.actor("Norden")
    said = p.said("close the mills, or pay for them", ":", by=(norden,))
    p.event("Norden: close the mills", "close", "COERCE", source=(norden,), statement=said)
    assert story_of(p).events[0].line.text
