"""One act told in several clauses of an article is one event; two acts stay two."""

import pytest

from tests.events_support import Told, told


def acts(text: str, type_: str) -> list[str]:
    """Return each act of a type as its triggers, in order of the text."""
    found: Told = told(text)
    return [
        "+".join(s.of(text) for s in sorted((e.trigger, *e.tellings), key=lambda s: s.start))
        for e in found.events
        if e.type == type_
    ]


@pytest.mark.parametrize(
    ("text", "type_", "wanted"),
    [
        (
            "Kenya expels French envoy\n"
            "Kenya on Monday expelled the French ambassador, its foreign "
            "ministry said.",
            "SANCTION",
            ["expels+expelled"],
        ),
        (
            "Rebels kill nine soldiers in Burundi\nRebels shot dead nine Burundian soldiers on "
            "Sunday. The army has sent reinforcements.",
            "ASSAULT",
            ["kill+shot"],
        ),
        (
            "Iran attacked Kuwait on Monday. The attack by Iran on Kuwait lasted an hour.",
            "ASSAULT",
            ["attacked+attack"],
        ),
        (
            "Spain recalled its ambassador to Peru on Monday. Rain fell on Lima. Spain recalled "
            "its ambassador to Peru because of a row over fish.",
            "SANCTION",
            ["recalled+recalled"],
        ),
    ],
)
def test_one_act_told_twice_is_one_event(text: str, type_: str, wanted: list[str]) -> None:
    assert acts(text, type_) == wanted


@pytest.mark.parametrize(
    ("text", "type_", "wanted"),
    [
        (  # on another day
            "Israel attacked Iran on Monday. Markets fell. Israel attacked Iran on Thursday.",
            "ASSAULT",
            ["attacked", "attacked"],
        ),
        (  # once more
            "Israel attacked Iran. Markets fell. Israel attacked Iran again.",
            "ASSAULT",
            ["attacked", "attacked"],
        ),
        (  # by another party
            "Kenya expelled a French envoy. Days passed. Niger expelled a French envoy.",
            "SANCTION",
            ["expelled", "expelled"],
        ),
        (  # on another party
            "Kenya expelled a French envoy. Days passed. Kenya expelled a Turkish envoy.",
            "SANCTION",
            ["expelled", "expelled"],
        ),
        (  # another number
            "Kenya expelled four French envoys. Days passed. Kenya expelled six French envoys.",
            "SANCTION",
            ["expelled", "expelled"],
        ),
        (  # long ago
            "Kenya expelled the French ambassador. In 2009 Kenya expelled the French ambassador.",
            "SANCTION",
            ["expelled", "expelled"],
        ),
        (  # meant, then done: nothing says that it is the same
            "Kenya will expel the French envoy. Days passed. Kenya expelled the French envoy.",
            "SANCTION",
            ["expel", "expelled"],
        ),
        (  # back and forth
            "Kenya expelled the French envoy. Days passed. France expelled the envoy of Kenya.",
            "SANCTION",
            ["expelled", "expelled"],
        ),
        (  # a visit is not the talks held on it
            "The Kenyan president visited Paris on Monday. The Kenyan president met the French "
            "president on Monday.",
            "CONSULT",
            ["visited", "met"],
        ),
        (  # two verbs of one sentence are two acts
            "Court convicts former mayor of Lima\nA Peruvian court on Monday convicted the "
            "former mayor of Lima and sentenced him to six years in prison.",
            "SANCTION",
            ["convicts+convicted", "sentenced"],
        ),
    ],
)
def test_two_acts_stay_two(text: str, type_: str, wanted: list[str]) -> None:
    assert acts(text, type_) == wanted


def test_the_kept_telling_takes_what_the_other_adds() -> None:
    text = (
        "Kenya expels French envoy\n"
        "Kenya expelled the French ambassador, its foreign ministry said. "
        "The expulsion of the French ambassador on Tuesday was the first in years."
    )
    event = told(text).one("SANCTION")
    assert told(text).line(event) == "SANCTION happened KEN>FRA"
    assert told(text).words(event.when) == "Tuesday"


def test_answers_point_into_the_list_that_is_left() -> None:
    text = (
        "Kenya expels French envoy\n"
        "Kenya on Monday expelled the French ambassador in response to the "
        "arrest of two Kenyan diplomats by France."
    )
    found = told(text)
    expelled = found.one("SANCTION")
    assert expelled.answers is not None
    assert found.events[expelled.answers].type == "COERCE"


@pytest.mark.parametrize(
    "text",
    [
        "Spain recognised Palestine on Tuesday, prompting Israel to recall its ambassador.",
        "Iran seized a Greek tanker. In response Greece expelled the Iranian ambassador.",
        "Chile expelled the Peruvian consul. Peru retaliated by expelling the Chilean consul.",
        "Russia expelled two Estonian diplomats. "
        "Estonia announced the tit-for-tat expulsion of two Russian diplomats.",
    ],
)
def test_an_answer_needs_no_in_response_to(text: str) -> None:
    first, *_, second = told(text).events
    assert second.answers == 0, told(text).lines
    assert first.answers is None


def test_after_alone_is_still_no_answer() -> None:
    found = told("Turkey bombed Syria after Syria shelled a Turkish village.")
    assert [event.answers for event in found.events] == [None, None]
