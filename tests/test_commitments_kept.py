"""What an article says became of a commitment, and threats by what is left undone."""

import pytest

from tests.test_commitments import Told, read


def only(t: Told, kind: str) -> tuple[str, str, str | None]:
    (c,) = t.kind(kind)
    return t.by(c), t.words(c.what), c.move


@pytest.mark.parametrize(
    ("text", "kind", "what", "move"),
    [
        ("Chile lifted the blockade on Monday, as it had promised in May.",
         "promise", "lifted the blockade", "carried out"),
        ("As it had threatened, Chile closed the crossing on Monday.",
         "threat", "closed the crossing", "carried out"),
        ("Chile closed the crossing at midnight, carrying out a threat it had made in May.",
         "threat", "closed the crossing", "carried out"),
        ("Chile made good its threat on Thursday and banned the import of timber.",
         "threat", "banned the import of timber", "carried out"),
        ("Chile made good on its threat on Thursday and banned the import of timber.",
         "threat", "banned the import of timber", "carried out"),
        ("Chile shut the harbours on Tuesday, making good a warning by its prime minister.",
         "threat", "shut the harbours", "carried out"),
        ("Chile failed to return the two ships by Friday.",
         "promise", "to return the two ships", "lapsed"),
        ("Chilean Interior Minister Luis Vera withdrew his threat to stop buses.",
         "threat", "to stop buses", "called off"),
        ("Bolivia broke its promise to reopen the bridge.",
         "promise", "to reopen the bridge", "called off"),
        ("Bolivia went back on its pledge to free the sailors.",
         "promise", "to free the sailors", "called off"),
        ("Chile has put off the sale of the ships by a month.",
         "plan", "the sale of the ships", "postponed"),
        ("Chile stopped charging Bolivian lorries on Friday.",
         "measure", "charging Bolivian lorries", "called off"),
        ("Chile reopened its border with Bolivia on Friday.",
         "measure", "its border with Bolivia", "called off"),
    ],
)  # fmt: skip
def test_what_became_of_it_is_said(text: str, kind: str, what: str, move: str) -> None:
    t = read(text)
    found = [(t.words(c.what), c.move) for c in t.kind(kind)]
    assert any(what in words and m == move for words, m in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Chile never carried out its threat to shut the harbours.",
        "Chile did not carry out its threat.",
        "Chile did not lift the blockade, as it had promised in May.",
        "Chile would close the crossing, as it had threatened, only in June.",
        "Chile closed the crossing, as Bolivia had warned.",
        "Chile closed the crossing on Monday.",
        "Will Chile carry out its threat?",
    ],
)
def test_nothing_is_carried_out_unless_the_words_say_so(text: str) -> None:
    assert not [c for c in read(text).commitments if c.move in ("carried out", "met")]


def test_a_demand_yielded_to_is_met_and_is_the_others() -> None:
    t = read("Chile gave in and freed the sailors, as Bolivia had demanded.")
    (demand,) = t.kind("demand")
    assert (t.by(demand), demand.move) == ("Bolivia", "met")
    assert [t.cast.actors[a].name for a in demand.to] == ["Chile"]


def test_joined_acts_are_one_each() -> None:
    t = read("Bolivian Foreign Minister Ana Rojas demanded that Chile free the sailors and "
             "return the two ships.")  # fmt: skip
    assert [t.words(c.what) for c in t.kind("demand")] == [
        "free the sailors", "return the two ships",
    ]  # fmt: skip
    t = read(
        "Chile threatened to close its ports and expel the consul unless the bridge is opened."
    )
    assert [[k.kind for k in c.conditions] for c in t.kind("threat")] == [["unless"], ["unless"]]


@pytest.mark.parametrize(
    "text",
    [
        "Bolivia would ban Chilean timber unless the lorries were back by May 23, Bolivian "
        "Foreign Minister Ana Rojas said.",
        "Bolivian Foreign Minister Ana Rojas said Bolivia would otherwise close its market to "
        "Chilean salmon.",
        "If the fines were not paid by June 30, Chilean Fisheries Minister Luis Vera said, the "
        "boats would be sold at auction.",
        '"If the levy is still there, no lorry will pass in either direction," Chilean Interior '
        "Minister Luis Vera said.",
    ],
)
def test_what_is_announced_lest_something_be_left_undone_is_a_threat(text: str) -> None:
    assert len(read(text).kind("threat")) == 1


def test_help_under_a_condition_is_no_threat() -> None:
    t = read("Bolivia would send doctors unless the road was blocked, its government said.")
    assert not t.kind("threat")


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ('Chilean Interior Minister Luis Vera said the gate would stay down "until the levy is '
         'gone".', "the levy is gone"),
        ("The ban has been in force since May and will remain until the ships are back, the "
         "Bolivian government said.", "the ships are back"),
        ("Bolivia kept the boat, which will be held here until a fine of 9,000 dollars has been "
         "paid.", "a fine of 9,000 dollars has been paid"),
        ("The two harbours stay closed to Bolivian boats until the exchange, Chilean Fisheries "
         "Minister Luis Vera said.", "the exchange"),
    ],
)  # fmt: skip
def test_what_stays_until_something_is_done_is_a_measure_with_its_end(
    text: str, until: str
) -> None:
    t = read(text)
    (measure,) = t.kind("measure")
    assert [t.words(c.spans) for c in measure.conditions] == [until]


def test_a_threat_is_not_a_promise_of_the_same_words() -> None:
    t = read("Chile has warned that it will expel the consul if the old fee is taken again.")
    assert [c.kind for c in t.commitments] == ["threat"]
