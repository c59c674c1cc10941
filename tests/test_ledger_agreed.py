"""Agreeing to an offered change: it moves the state, survives rereading, and is taken back."""

from dataclasses import replace

from tests.fake_desk import FakeDesk
from tests.story_support import log, story_of
from tests.test_ledger import expulsion, first_threat, rows
from tests.visitor import Visitor
from tidings.faces.web import create_app
from tidings.story.agreed import AGREED, DECLINED, judged, offer_id
from tidings.story.fold import fold
from tidings.values import Judgement, LedgerRow
from tidings.values.story import Entry, Verdict


def offered() -> LedgerRow:
    (row,) = rows(story_of(first_threat(), expulsion()), "threat")
    assert (row.state, len(row.offered)) == ("open", 1)
    return row


def said(verdict: Verdict) -> Judgement:
    row = offered()
    return replace(judged(verdict, row, row.offered[0], at="2021-01-01"), id="j1")


def test_what_a_person_agrees_to_moves_the_state_and_is_marked_so() -> None:
    (row,) = rows(story_of(first_threat(), expulsion(), said(AGREED)), "threat")
    assert row.state == "carried out"
    assert row.offered == ()
    assert [(c.state, c.how) for c in row.changes] == [("carried out", "agreed")]
    assert row.changes[0].pointers == offered().offered[0].pointers


def test_what_is_declined_is_offered_no_more_and_moves_nothing() -> None:
    (row,) = rows(story_of(first_threat(), expulsion(), said(DECLINED)), "threat")
    assert (row.state, row.offered, row.changes) == ("open", (), ())


def test_the_last_word_holds_and_can_be_taken_back() -> None:
    entries = log(first_threat(), expulsion(), said(DECLINED), replace(said(AGREED), id="j2"))
    assert rows(fold("story", entries), "threat")[0].state == "carried out"
    back = Entry(seq=9, at="2021-01-02", kind="take back", judgement=entries[-1].judgement)
    (row,) = rows(fold("story", [*entries, back]), "threat")
    assert (row.state, row.offered) == ("open", ())


def test_agreement_survives_a_rereading_that_reads_the_act_no_more() -> None:
    blind = expulsion()
    blind.events.clear()
    (row,) = rows(story_of(first_threat(), blind, said(AGREED)), "threat")
    assert (row.state, row.changes[-1].how) == ("carried out", "agreed")


def test_agreement_finds_its_row_by_words_where_its_id_has_moved() -> None:
    moved = replace(said(AGREED), line="c0000000000")
    assert rows(story_of(first_threat(), expulsion(), moved), "threat")[0].state == "carried out"


def test_the_order_of_arrival_plays_no_part() -> None:
    one = story_of(first_threat(), expulsion(), said(AGREED)).ledger
    assert one == story_of(expulsion(), said(AGREED), first_threat()).ledger


def test_the_page_offers_a_form_and_the_desk_hears_it() -> None:
    desk = FakeDesk()
    visitor = Visitor(create_app(desk))
    row = next(r for r in desk.story("boats").ledger if r.offered)
    asked = offer_id(row, row.offered[0])
    assert f'action="/story/boats/offer/{asked}"' in visitor.get("/story/boats").text
    visitor.fill_in("/story/boats", f"/story/boats/offer/{asked}", **{"is": "so"})
    visitor.fill_in("/story/boats", f"/story/boats/offer/{asked}", **{"is": "not"})
    assert [j.verdict for j in desk.judgements()] == ["agreed", "declined"]
    assert desk.judgements()[0].correction == row.offered[0].state
