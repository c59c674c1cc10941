"""Accounts at odds in clauses too short to name their thing again, and words taken back."""

import pytest

from tests.test_disagreements_read import told
from tidings.story.quantities import numbers_in
from tidings.values import Disagreement

DAY = "2033-05-03"


def found(*paragraphs: str) -> tuple[Disagreement, ...]:
    return told(
        ("The Gulf Herald", DAY, "Row over the canal", "\n\n".join(paragraphs))
    ).disagreements


def one(kind: str, *paragraphs: str) -> Disagreement:
    mine = [d for d in found(*paragraphs) if d.kind == kind]
    assert len(mine) == 1, [(d.kind, [s.line.text for s in d.sides]) for d in found(*paragraphs)]
    return mine[0]


@pytest.mark.parametrize(
    "text",
    [
        "At the lock keepers counted 40 barges waiting on Monday; the pilots' guild says 95.",
        "Six people were hurt according to the clinic, eleven according to the guild.",
        "The closure hits about 60 barges a week, by the ministry's count; shippers speak of two "
        "dozen.",
        "The loss, which Mrs Arvel put at 300 million dollars and guild officials at 180 million, "
        "fell on both ports.",
        "He puts the channel at nine metres deep, not the fourteen first given by the surveyors.",
        "The motion received 97 votes, not 99 as the Herald reported.",
        "The guild said 90 crowns would be paid to each pilot. The company spoke of a gesture and "
        "gave the sum as 60.",
        "The army put its dead at four. A spokesman for the rebels said 17 soldiers were killed.",
    ],
)  # fmt: skip
def test_a_number_given_without_its_noun_stands_against_the_one_before(text: str) -> None:
    assert len(one("number", text).sides) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The motion needs 102 of the 152 seats to pass. Its backers say that they have 98.",
        "At Lorn eleven barges were stopped; at Vell six more were taken. Mr Dorn of the guild "
        "said that every one of the seventeen had papers.",
        "The guild said 40 barges waited; the pilots say 40.",
        "The keeper is 58. Nine barges passed, he said.",
        "About 100 barges waited, the ministry said; the guild says 95.",
    ],
)  # fmt: skip
def test_what_is_known_already_or_agrees_is_no_other_number(text: str) -> None:
    assert not found(text)


def test_each_side_has_its_own_part_of_a_sentence() -> None:
    text = (
        "Sixteen barges were held at Lorn according to the clinic, eleven according to the guild."
    )
    sides = one("number", text).sides
    assert [s.line.text for s in sides] == [
        "Sixteen barges were held at Lorn",
        "Eleven",
    ]
    assert [s.who for s in sides] == ["The clinic", "The guild"]


def test_numbers_already_set_against_each_other_are_not_set_again() -> None:
    first = (
        "The Gulf Herald", "2033-05-01", "Pilots held at Lorn",
        "The guild said that sixteen pilots were held at Lorn on Sunday. The police said that 12 "
        "pilots were held.",
    )  # fmt: skip
    later = ("The Gulf Herald", DAY, "Pilots go home", "Sixteen pilots were held then; the police "
             "have always said 12.")  # fmt: skip
    assert len([d for d in told(first, later).disagreements if d.kind == "number"]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ana Duarte put the collision on Wednesday; the Chileans speak of Tuesday.",
        'The decree was signed on Friday, the palace said. "It was signed on Thursday and hidden," '
        "Speaker Ana Duarte told the Herald.",
    ],
)
def test_two_days_side_by_side(text: str) -> None:
    assert len(one("date", text).sides) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Talks were held on Friday, the palace said. They will resume on Monday, Ana Duarte said.",
        "The guild said that the strike began on Monday and ended on Friday.",
    ],
)
def test_days_of_two_acts_are_not_at_odds(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru says the barge crossed the line; Chile says it did not.",
        "Mr Dorn of the guild said every barge had papers. None did, according to Lorn customs.",
        'Residents said three mortars had landed beside the school. "Not one mortar fell there," '
        "Defence Minister Pavel Orlo said.",
        "General Pavel Orlo said looters had fired first. A pilot, Bruno Marsh, saw otherwise.",
    ],
)  # fmt: skip
def test_an_answer_too_short_for_its_own_words(text: str) -> None:
    assert len(one("occurrence", text).sides) == 2


def test_two_who_each_name_another_doer() -> None:
    text = (
        "A palace official said it was the guild that had asked for more time; "
        "Bruno Marsh said it was the palace."
    )
    assert len(one("actor", text).sides) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The guild said that the lock would close. The palace said it would not.",
        "The guild said that talks had failed. The pilots said they were not ready.",
        'The guild said that three people were rescued. "No people were hurt," the police said.',
        "The guild said it was the palace that had asked. Bruno Marsh said it was late.",
        "The guild said that pilots had left. Nobody has seen the report, the palace said.",
    ],
)
def test_a_plan_another_matter_or_no_answer_is_no_denial(text: str) -> None:
    assert not [d for d in found(text) if d.kind in ("occurrence", "actor")]


def test_two_words_for_one_thing_of_parties_without_a_state() -> None:
    text = (
        'Guild leader Rosa Marsh called the dismissals "an ambush by letter".\n\n'
        'The port\'s chief executive, Karl Dorn, said they were "a necessary saving".'
    )
    assert len(one("characterisation", text).sides) == 2


def test_two_who_each_speak_of_a_thing_not_named_do_not_disagree() -> None:
    text = (
        'Peruvian minister Ana Duarte said it was "a return to an old house".\n\n'
        'Chilean minister Pavel Orlo said it was "a fine day for the coast".'
    )
    assert not found(text)


def test_a_speaker_disowns_words_that_stand_in_an_earlier_article() -> None:
    then = ("The Gulf Herald", "2033-04-03", "Minister on pilots",
            '"Men who chart a lock by night are smuggling," Minister Cesar Varo said.')  # fmt: skip
    now = ("The Gulf Herald", DAY, "Minister on pilots again",
           '"I never said these people were smugglers," Minister Cesar Varo said.')  # fmt: skip
    other = ("The Gulf Herald", DAY, "Minister on the lock",
             '"I never said the lock would close," Minister Cesar Varo said.')  # fmt: skip
    assert [d.kind for d in told(then, now).disagreements] == ["self"]
    assert not told(then, other).disagreements


def test_what_could_not_be_done_now_can() -> None:
    then = ("The Gulf Herald", "2033-04-03", "Minister on the toll",
            "Finance Minister Cesar Varo said that without the toll the port cannot pay its "
            "pilots.")  # fmt: skip
    now = ("The Gulf Herald", DAY, "Minister on the toll again",
           "Finance Minister Cesar Varo said that the port could pay its pilots without the "
           "toll.")  # fmt: skip
    assert [d.kind for d in told(then, now).disagreements] == ["self"]


@pytest.mark.parametrize(
    "text",
    [
        '"Nobody in this palace ever spoke of war," Defence Minister Pavel Orlo said. On 8 April, '
        "in Lorn, he had said precisely that.",
        'The guild had been told by the firm in March that "not one crane" was on order. The firm '
        "now says that the contract was signed in February.",
        'In January Rosa Marsh had said she would "never sign for 119". Yesterday: "Ninety is a '
        'good number," Rosa Marsh said.',
    ],
)
def test_an_article_sets_a_speakers_words_against_each_other(text: str) -> None:
    assert len(one("self", text).sides) == 2


def test_numbers_in_a_line() -> None:
    assert numbers_in("sixteen of two dozen, or 1,200") == {16.0, 24.0, 1200.0}
