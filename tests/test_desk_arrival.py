"""What an arriving article is beside those held."""

import pytest

from tests.support import make_article
from tidings.desk.arrival import (
    Nearby,
    decide_arrival,
    differences,
    least_shared,
    sketch,
    text_key,
)

TEXT = (
    "The harbour board said on Monday that the ferry to Lerna would run again from June. "
    "Its director, Ana Holt, told reporters that two new boats had been bought in Norway. "
    "The crossing was closed in March after a storm broke the pier, and the mayor has asked the "
    "state for money to build it anew. Fishermen welcomed the decision."
)
OTHER = (
    "Parliament passed the water law by 98 votes to 2 late on Thursday. The president has ten "
    "days to sign it, and has said nothing of what he will do with it. Farmers in the north plan "
    "to protest in the capital next week against the new fees."
)


def test_unlike_texts_are_new() -> None:
    arrival = decide_arrival(make_article(OTHER), Nearby(near=(make_article(TEXT),)))
    assert arrival.how == "new"
    assert arrival.of is None


def test_same_words_from_another_outlet_are_a_copy() -> None:
    held = make_article(TEXT, outlet="The Quay", url="https://quay.example/1")
    again = make_article(TEXT.replace(". ", ".\n\n"), outlet="Island Post")
    assert text_key(held.text) == text_key(again.text)
    assert decide_arrival(again, Nearby(same=(held,))).how == "copy"


def test_same_words_from_the_same_place_are_known() -> None:
    held = make_article(TEXT, outlet="The Quay", url="https://quay.example/1")
    assert decide_arrival(held, Nearby(same=(held,))).how == "known"
    assert decide_arrival(make_article(TEXT), Nearby(same=(held,))).how == "known"


def test_same_words_at_another_address_are_a_copy() -> None:
    held = make_article(TEXT, outlet="The Quay", url="https://quay.example/1")
    again = make_article(TEXT, outlet="The Quay", url="https://quay.example/2")
    assert decide_arrival(again, Nearby(same=(held,))).how == "copy"


def test_a_near_copy_is_a_revision_and_what_differs_is_told() -> None:
    held = make_article(TEXT, published="2021-05-03")
    late = TEXT.replace("two new boats", "three new boats")
    arrival = decide_arrival(make_article(late, published="2021-05-04"), Nearby(near=(held,)))
    assert (arrival.how, arrival.of) == ("revision", held.id)
    assert [s.of(late) for s in arrival.changed] == ["three"]
    assert arrival.gone == ("two",)


def test_a_correction_notice_is_what_differs() -> None:
    late = TEXT + " Correction: an earlier version said that one boat had been bought."
    arrival = decide_arrival(make_article(late), Nearby(near=(make_article(TEXT),)))
    assert arrival.how == "revision"
    assert [s.of(late) for s in arrival.changed] == [
        "Correction: an earlier version said that one boat had been bought"
    ]
    assert arrival.gone == ()


def test_a_text_of_a_form_weeks_later_is_no_revision() -> None:
    held = make_article(TEXT, published="2021-05-03")
    late = make_article(TEXT.replace("June", "August"), published="2021-07-05")
    assert decide_arrival(late, Nearby(near=(held,))).how == "new"


def test_changed_text_at_the_same_address_is_a_revision_however_much_changed() -> None:
    held = make_article(TEXT, url="https://quay.example/live")
    late = make_article(OTHER, url="https://quay.example/live")
    arrival = decide_arrival(late, Nearby(at_address=held))
    assert (arrival.how, arrival.of) == ("revision", held.id)


def test_a_summary_never_revises_the_whole() -> None:
    held = make_article(TEXT, url="https://quay.example/1")
    brief = make_article(TEXT[:80], url="https://quay.example/1", whole=False)
    assert decide_arrival(brief, Nearby(at_address=held)).how == "known"
    assert decide_arrival(held, Nearby(at_address=brief)).how == "revision"


def test_an_id_that_is_taken_gives_way_to_one_made_from_the_words() -> None:
    arrival = decide_arrival(make_article(OTHER), Nearby(id_taken=True))
    assert arrival.article.id == make_article(OTHER).id
    given = decide_arrival(type(arrival.article)(id="1", text=OTHER), Nearby(id_taken=True))
    assert given.article.id == make_article(OTHER).id


def test_short_texts_are_never_near_copies() -> None:
    held = make_article("Markets closed higher on Tuesday in quiet trade.")
    late = make_article("Markets closed lower on Tuesday in quiet trade.")
    assert decide_arrival(late, Nearby(near=(held,))).how == "new"


@pytest.mark.parametrize("edit", ["", "Ana Holt", "storm", "by the end of the year"])
def test_near_copies_share_marks_and_unlike_texts_do_not(edit: str) -> None:
    near = TEXT.replace("Monday", edit or "Monday")
    nearby = Nearby(near=(make_article(TEXT),))
    assert decide_arrival(make_article(near), nearby).how == "revision"
    assert decide_arrival(make_article(OTHER), nearby).how == "new"
    assert len(set(sketch(TEXT)) & set(sketch(near))) >= least_shared(sketch(TEXT))
    assert len(set(sketch(TEXT)) & set(sketch(OTHER))) < least_shared(sketch(TEXT))


def test_differences_join_what_a_word_keeps_apart() -> None:
    changed, gone = differences("He met the old king.", "He saw the new king.")
    assert [s.of("He saw the new king.") for s in changed] == ["saw the new"]
    assert gone == ("met the old",)


def test_texts_without_words_have_no_differences() -> None:
    assert differences("", "") == ((), ())
    assert sketch("...") == ()
