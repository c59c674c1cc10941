"""One act told many times is one event; two acts of a kind are two."""

from itertools import permutations
from typing import Any

import pytest

from tests.story_support import Page, pointer, story_of
from tidings.values import Judgement, StoryEvent, When

MARA = {"country": "AND", "role": "foreign minister"}


def page(text: str, day: str, outlet: str = "The Courier", **more: Any) -> Page:
    return Page(text=text, published=day, outlet=outlet, **more)


def meeting(
    text: str, day: str, when: str, planned: str | None, *, status: str = "planned",
    outlet: str = "The Courier", trigger: str = "meet",
) -> Page:  # fmt: skip
    """Joan Mara and Ilse Falk and a meeting of theirs."""
    p = page(text, day, outlet)
    a, b = p.actor("Joan Mara", country="AND"), p.actor("Ilse Falk", country="LIE")
    date = p.day(when, planned) if planned else When(undated=True, basis="nothing says when")
    p.event(
        text.rstrip("."), trigger, "CONSULT", source=(a,), target=(b,), when=date, status=status
    )
    return p


def meetings(*pages: Page) -> tuple[StoryEvent, ...]:
    return tuple(e for e in story_of(*pages).events if e.type == "CONSULT")


PLAN = meeting("Joan Mara will meet Ilse Falk on 12 June.", "2020-05-01", "12 June", "2020-06-12")
OFF = meeting(
    "Joan Mara cancelled her 12 June meeting with Ilse Falk.", "2020-05-24",
    "12 June", "2020-06-12",
    status="called off", trigger="meeting",
)  # fmt: skip
AGAIN = meeting(
    "Joan Mara will now meet Ilse Falk on 12 June after all.", "2020-06-01", "12 June", "2020-06-12"
)
HELD = meeting(
    "Joan Mara met Ilse Falk on 12 June.",
    "2020-06-13",
    "12 June",
    "2020-06-12",
    status="happened",
    trigger="met",
)


def test_planned_called_off_on_again_and_held_is_one_event() -> None:
    (event,) = meetings(PLAN, OFF, AGAIN, HELD)
    assert [s for s, _ in event.history] == ["planned", "called off", "planned", "happened"]
    assert event.status == "happened"
    assert len(event.tellings) == 4


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_order_of_arrival_plays_no_part(order: tuple[int, ...]) -> None:
    pages = [PLAN, OFF, AGAIN, HELD]
    assert meetings(*(pages[i] for i in order)) == meetings(*pages)


def test_a_meeting_held_on_another_day_is_not_the_one_called_off() -> None:
    held = meeting(
        "Joan Mara met Ilse Falk on 17 July.",
        "2020-07-18",
        "17 July",
        "2020-07-17",
        status="happened",
        trigger="met",
    )
    found = meetings(PLAN, OFF, held)
    assert sorted(e.status for e in found) == ["called off", "happened"]


def test_looking_back_on_the_plan_does_not_revive_it() -> None:
    later = meeting(
        "Joan Mara was to meet Ilse Falk on 12 June.", "2020-07-18", "12 June", "2020-06-12"
    )
    (event,) = meetings(PLAN, OFF, later)
    assert event.status == "called off"


def test_a_loose_plan_given_its_day_is_one_plan() -> None:
    loose = meeting("Joan Mara will meet Ilse Falk by June.", "2020-05-01", "by June", "2020")
    exact = meeting(
        "Joan Mara will meet Ilse Falk on 12 June.", "2020-05-20", "12 June", "2020-06-12"
    )
    (event,) = meetings(loose, exact)
    assert event.when.earliest == "2020-06-12"


def test_the_first_loose_day_of_a_plan_bars_nothing_that_comes_after() -> None:
    loose = meeting("Joan Mara will meet Ilse Falk in May.", "2020-04-20", "in May", "2020-05")
    story = meetings(loose, PLAN, OFF, AGAIN, HELD)
    assert [[s for s, _ in e.history] for e in story] == [
        ["planned", "called off", "planned", "happened"]
    ]


def test_a_calling_off_told_without_its_day_joins_the_plan_that_is_still_ahead() -> None:
    old = meeting(
        "Joan Mara will meet Ilse Falk on 8 March.", "2020-03-01", "8 March", "2020-03-08"
    )
    off = meeting(
        "Joan Mara cancelled her summit with Ilse Falk.", "2020-05-24", "her", None,
        status="called off", trigger="summit",
    )  # fmt: skip
    found = meetings(old, PLAN, off)
    assert {e.when.earliest: e.status for e in found} == {
        "2020-03-08": "planned",
        "2020-06-12": "called off",
    }


def test_what_one_state_did_to_another_at_some_time_is_not_any_such_act() -> None:
    p = page("Norland punished Sudria before.", "2020-05-20", "The Mail")
    a, b = p.state("Norland", "NOR"), p.state("Sudria", "SDN")
    p.event("Norland punished Sudria before", "punished", "SANCTION", source=(a,), target=(b,))
    assert len(story_of(expulsion(35, "The Courier"), p).events) == 2


def test_vague_dates_narrow_each_other() -> None:
    june = meeting(
        "In June, Joan Mara met Ilse Falk.",
        "2020-07-18",
        "June",
        "2020-06",
        status="happened",
        trigger="met",
    )
    (event,) = meetings(june, HELD)
    assert (event.when.earliest, event.when.latest) == ("2020-06-12", "2020-06-12")


def test_other_people_of_the_same_states_meet_another_time() -> None:
    other = page("Rosa Pujol met Karl Frick on 12 June.", "2020-06-13")
    a, b = other.actor("Rosa Pujol", country="AND"), other.actor("Karl Frick", country="LIE")
    when = other.day("12 June", "2020-06-12")
    other.event(
        "Rosa Pujol met Karl Frick on 12 June",
        "met",
        "CONSULT",
        source=(a,),
        target=(b,),
        when=when,
    )
    assert len(meetings(HELD, other)) == 2


def test_a_person_and_his_state_are_one_party() -> None:
    states = page("Andorra and Liechtenstein met on 12 June.", "2020-06-13", "The Mail")
    a, b = states.state("Andorra", "AND"), states.state("Liechtenstein", "LIE")
    when = states.day("12 June", "2020-06-12")
    states.event(
        "Andorra and Liechtenstein met on 12 June", "met", "CONSULT", source=(a, b), when=when
    )
    (event,) = meetings(HELD, states)
    assert event.origins == 2


def expulsion(
    number: int,
    outlet: str,
    day: str = "2020-05-10",
    when: str = "2020-05-09",
    who: str = "Norland",
) -> Page:
    text = f"{who} expelled {number} diplomats of Sudria on Saturday. ({outlet}, {day})"
    p = page(text, day, outlet)
    a, b = p.state(who, "NOR" if who == "Norland" else "DNK"), p.state("Sudria", "SDN")
    p.event(
        f"{who} expelled {number} diplomats of Sudria on Saturday", "expelled", "SANCTION",
        mode="expel", source=(a,), target=(b,), counts=((number, "diplomats"),),
        when=p.day("Saturday", when),
    )  # fmt: skip
    return p


def test_a_line_points_at_the_words_that_name_its_parties() -> None:
    text = "President Nils Aro expelled diplomats of Sudria on Saturday."
    named = page(text, "2020-05-10", "The Mail")
    president, sudria = named.actor("Nils Aro", country="NOR"), named.state("Sudria", "SDN")
    named.event(
        text.rstrip("."), "expelled", "SANCTION", mode="expel",
        source=(president,), target=(sudria,), when=named.day("Saturday", "2020-05-09"),
    )  # fmt: skip
    (event,) = story_of(expulsion(35, "The Courier"), named).events
    assert "Nils Aro" in event.line.text
    assert "35" in event.line.text
    assert len({p.article for p in event.line.pointers}) == 2
    assert any("Nils Aro" in p.words for p in event.line.pointers)


def test_a_disputed_number_is_one_event() -> None:
    story = story_of(expulsion(35, "The Courier"), expulsion(34, "The Mail"))
    assert len(story.events) == 1
    assert story.events[0].counts == ((35, "diplomats"), (34, "diplomats"))


def test_far_different_numbers_other_days_and_other_parties_are_two() -> None:
    assert len(story_of(expulsion(35, "A"), expulsion(755, "B")).events) == 2
    assert (
        len(story_of(expulsion(35, "A"), expulsion(35, "B", "2020-07-01", "2020-06-30")).events)
        == 2
    )
    assert len(story_of(expulsion(35, "A"), expulsion(35, "B", who="Denland")).events) == 2


def test_two_articles_of_one_outlet_are_one_origin() -> None:
    story = story_of(expulsion(35, "The Courier"), expulsion(35, "The Courier", "2020-05-11"))
    assert (len(story.events), len(story.events[0].tellings), story.events[0].origins) == (1, 2, 1)


def test_articles_crediting_one_agency_are_one_origin() -> None:
    a, b = expulsion(35, "The Courier"), expulsion(35, "The Mail")
    assert story_of(a, b).events[0].origins == 2
    a.byline, b.byline = "By Reuters", "Reuters staff"
    assert story_of(a, b).events[0].origins == 1


def test_the_answer_points_at_what_it_answers_with_the_words_of_both() -> None:
    p = page("Sudria shut an office in answer to the expulsion of its envoys.", "2020-05-20")
    a = p.state("Sudria", "SDN")
    first = p.event(
        "the expulsion of its envoys", "expulsion", "SANCTION", target=(a,), status="happened"
    )
    p.event("Sudria shut an office", "shut", "COERCE", source=(a,), answers=first)
    story = story_of(p)
    answer = next(e for e in story.events if e.answers)
    assert [q.words for q in answer.answer_pointers] == [
        "Sudria shut an office",
        "the expulsion of its envoys",
    ]


def test_what_only_a_speaker_says_is_alleged_by_him() -> None:
    p = page("Joan Mara said that Sudria attacked the port.", "2020-05-20")
    a, b = p.actor("Joan Mara", country="AND"), p.state("Sudria", "SDN")
    s = p.said("Sudria attacked the port", "said", by=(a,))
    p.event("Sudria attacked the port", "attacked", "ASSAULT", source=(b,), statement=s)
    story = story_of(p)
    (event,) = story.events
    assert [story.actor(i) and story.actor(i).name for i in event.alleged_by] == ["Joan Mara"]  # type: ignore[union-attr]
    assert event.line.text == "Sudria attacked the port, according to Joan Mara"


def test_a_person_may_join_and_part_events() -> None:
    a, b = expulsion(35, "A"), expulsion(35, "B", who="Denland")
    joined = Judgement(
        id="j", verdict="same", about="event", at="2020",
        subjects=(pointer(a, "expelled"), pointer(b, "expelled")),
    )  # fmt: skip
    assert len(story_of(a, b, joined).events) == 1
    c = expulsion(35, "B")
    parted = Judgement(
        id="k", verdict="different", about="event", at="2020",
        subjects=(pointer(a, "expelled"), pointer(c, "expelled")),
    )  # fmt: skip
    assert len(story_of(a, c).events) == 1
    assert len(story_of(a, c, parted).events) == 2


def test_what_is_only_imagined_is_no_event() -> None:
    p = page("Norland would have shut the port.", "2020-05-20")
    a = p.state("Norland", "NOR")
    p.event(
        "Norland would have shut the port", "shut", "COERCE", source=(a,), status="counterfactual"
    )
    assert story_of(p).events == ()


def put_off(words: str) -> Page:
    return meeting(words, "2020-05-24", "12 June", "2020-06-12", status="called off",
                   trigger="meeting")  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "Joan Mara postponed her 12 June meeting with Ilse Falk.",
        "Joan Mara put off her 12 June meeting with Ilse Falk.",
        "Joan Mara delayed her 12 June meeting with Ilse Falk.",
    ],
)
def test_what_is_put_off_is_called_off_as_read_and_marked_postponed(words: str) -> None:
    story = story_of(PLAN, put_off(words))
    (event,) = [e for e in story.events if e.type == "CONSULT"]
    assert (event.status, event.postponed) == ("called off", True)
    assert event.line.text == "Meeting of Joan Mara and Ilse Falk postponed"
    (row,) = [r for r in story.ledger if r.kind == "plan"]
    assert [c.state for c in row.changes] == ["postponed"]
    assert row.state == "postponed"


def test_what_is_postponed_and_then_held_or_called_off_is_so() -> None:
    later = put_off("Joan Mara postponed her 12 June meeting with Ilse Falk.")
    (held,) = meetings(PLAN, later, HELD)
    assert (held.status, held.postponed) == ("happened", False)
    (off,) = meetings(PLAN, OFF)
    assert (off.status, off.postponed) == ("called off", False)


def test_acts_of_two_doers_or_kinds_in_one_article_stay_apart() -> None:
    p = page("Parliament ousted Joan Mara on 12 June. Mara was held by guards on 12 June.",
             "2020-06-13")  # fmt: skip
    house = p.actor("Parliament", kind="organisation", country="AND")
    guards = p.actor("guards", kind="group")
    mara = p.actor("Joan Mara", country="AND")
    day = p.day("12 June", "2020-06-12")
    p.event("Parliament ousted Joan Mara", "ousted", "SANCTION", source=(house,), target=(mara,),
            when=day)  # fmt: skip
    p.event("Mara was held by guards", "held", "COERCE", source=(guards,), target=(mara,), when=day,
            mode="arrest")  # fmt: skip
    found = sorted(story_of(p).events, key=lambda e: e.type)
    assert [(e.type, len(e.tellings), len(e.source)) for e in found] == [
        ("COERCE", 1, 1),
        ("SANCTION", 1, 1),
    ]
    assert found[0].source != found[1].source


def test_violence_and_arrests_are_two_acts_in_two_articles_also() -> None:
    pages = []
    for outlet, trigger, kind in (("A", "gassed", "ASSAULT"), ("B", "rounded up", "COERCE")):
        p = page(f"Norland {trigger} Sudria's miners on 12 June.", "2020-06-13", outlet)
        a, b = p.state("Norland", "NOR"), p.state("Sudria", "SDN")
        p.event(f"Norland {trigger} Sudria's miners", trigger, kind, source=(a,), target=(b,),
                when=p.day("12 June", "2020-06-12"))  # fmt: skip
        pages.append(p)
    assert sorted(e.type for e in story_of(*pages).events) == ["ASSAULT", "COERCE"]


def test_one_doer_and_two_it_is_done_to_are_two_acts() -> None:
    p = page("Guards held Joan Mara on 12 June. Guards held Ivo Penn on 12 June.", "2020-06-13")
    guards = p.actor("guards", kind="group")
    mara, penn = p.actor("Joan Mara", country="AND"), p.actor("Ivo Penn", country="AND")
    day = p.day("12 June", "2020-06-12")
    for words, whom in (("Guards held Joan Mara", mara), ("Guards held Ivo Penn", penn)):
        p.event(words, "held", "COERCE", source=(guards,), target=(whom,), when=day, mode="arrest")
    assert [len(e.tellings) for e in story_of(p).events] == [1, 1]
