"""What persons judge of lines: wrong, corrected, set by hand, taken back; and what follows."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.story_support import Page, log, story_of
from tests.test_ledger import first_threat, second_threat
from tests.test_merging import HELD, OFF, PLAN, expulsion
from tidings.codec import encode
from tidings.story.changes import changes, story_brief
from tidings.story.fold import fold
from tidings.story.record_lines import RecordLine, line_told, named, record_lines
from tidings.story.timeline import timeline
from tidings.values import Entry, Judgement, Paragraph, Reading, Span, Story

PAGES = [PLAN, OFF, HELD, expulsion(35, "The Courier"), expulsion(34, "The Mail"), first_threat(),
         second_threat()]  # fmt: skip


def lines(story: Story, section: str) -> list[RecordLine]:
    return [r for r in record_lines(story) if r.section == section]


def on(
    story: Story, one: RecordLine, verdict: Any = "wrong", text: str | None = None,
    *, pages: Sequence[Page] = PAGES, field: Any = "", ident: str = "j1",
) -> Judgement:  # fmt: skip
    readings = {p.id: p.read() for p in pages}
    subjects, apart = named(story, one, readings.get, field or None)
    return Judgement(
        id=ident, verdict=verdict, about="line", subjects=subjects, line=one.id, correction=text,
        apart=apart, field=field, kind=one.kind, at="2020",
    )  # fmt: skip


def back(judgement: Judgement) -> Entry:
    return Entry(seq=0, at="2021", kind="take back", judgement=judgement)


# every kind of line


def test_every_kind_of_line_can_be_left_out_and_comes_back_byte_for_byte() -> None:
    whole = story_of(*PAGES)
    seen = set()
    for one in record_lines(whole):
        judged = on(whole, one)
        story = story_of(*PAGES, judged)
        assert story.heeded == (judged.id,), one
        assert one.id in story.wrong
        held = {r.id for r in record_lines(story) if r.section != "sentence"}
        assert one.section == "sentence" or one.id not in held, one
        assert encode(story_of(*PAGES, judged, back(judged))) == encode(whole)
        seen.add(one.section)
    assert {"event", "ledger", "change", "disagreement", "side"} <= seen


def test_a_wrong_event_comes_back_by_no_other_road() -> None:
    whole = story_of(*PAGES)
    (held,) = [r for r in lines(whole, "event") if r.kind == "CONSULT"]
    story = story_of(*PAGES, on(whole, held))
    mine = {p.id for p in (PLAN, OFF, HELD)}
    told = [
        *story.events, *story.statements, *story.disagreements,
        *(line for _, line, _ in timeline(story)),
    ]  # fmt: skip
    assert not any(a in encode(t).decode() for t in told for a in mine)
    assert not [r for r in story.ledger if r.kind == "plan"]
    brief = story_brief(None, story)
    assert not mine & {p.article for c in (*brief.lines, *brief.more) for p in c.line.pointers}


def whole_text(reading: Reading) -> Reading:
    """Return a reading with its text as one paragraph, so that its sentences are known."""
    paragraph = Paragraph(span=Span(0, len(reading.article.text)))
    return replace(reading, paragraphs=(paragraph,))


def test_a_sentence_is_not_told_in_the_place_of_a_wrong_line() -> None:
    fair = Page(
        text="On 9 May 2020 a fair was opened in Lerna by 300 people.", published="2020-05-09"
    )
    pages = [moved(p, whole_text, "news") for p in (fair, HELD)]
    whole = story_of(*pages)
    (held,) = lines(whole, "event")
    (sentence,) = [r for r in lines(whole, "sentence") if "Mara" in r.text]
    before = story_of(moved(fair, whole_text, "news"))
    assert story_brief(before, whole).lines
    for one in (held, sentence):
        story = story_of(*pages, on(whole, one))
        told = [c.line.text for c in story_brief(before, story).lines]
        assert told == ([] if one is held else [held.text])


def threat() -> Page:
    """An article whose threat is an event and a row of the ledger."""
    made = Page(
        text="Norland threatened on 2 May to close the port to Sudria.", published="2020-05-02"
    )
    a, b = made.state("Norland", "NOR"), made.state("Sudria", "SDN")
    number = made.event(made.text.rstrip("."), "threatened", "THREATEN", source=(a,), target=(b,))
    made.commits("close the port", "threat", by=(a,), to=(b,), event=number)
    return made


def carried_out() -> Page:
    made = Page(text="Norland closed the port to Sudria on 9 May.", published="2020-05-10")
    a, b = made.state("Norland", "NOR"), made.state("Sudria", "SDN")
    made.event(made.text.rstrip("."), "closed", "SANCTION", source=(a,), target=(b,),
               when=made.day("9 May", "2020-05-09"))  # fmt: skip
    made.commits("closed the port", "threat", by=(a,), to=(b,), moved="closed", move="carried out")
    return made


def test_a_wrong_event_takes_its_move_and_the_row_that_it_voices_with_it() -> None:
    pages = [threat(), carried_out()]
    whole = story_of(*pages)
    (row,) = whole.ledger
    assert row.state == "carried out"
    closed, threatened = sorted(lines(whole, "event"), key=lambda r: r.kind)
    (now,) = story_of(*pages, on(whole, closed, pages=pages)).ledger
    assert (now.state, now.changes) == ("open", ())
    assert not [
        r for r in story_of(*pages, on(whole, threatened, pages=pages)).ledger
        if any(t.article == pages[0].id for t in r.tellings)
    ]  # fmt: skip


def test_a_side_judged_wrong_ends_a_disagreement_of_two() -> None:
    whole = story_of(*PAGES)
    side = lines(whole, "side")[0]
    story = story_of(*PAGES, on(whole, side))
    assert len(story.disagreements) == len(whole.disagreements) - 1
    assert story.events == whole.events


# changes of state


def test_a_change_judged_wrong_leaves_the_row_as_it_stood() -> None:
    whole = story_of(first_threat(), second_threat())
    (change,) = lines(whole, "change")
    assert (change.kind, whole.ledger[0].state) == ("repeated", "repeated")
    judged = on(whole, change)
    (row,) = story_of(first_threat(), second_threat(), judged).ledger
    assert (row.state, row.changes) == ("open", ())


def test_a_lapse_judged_wrong_does_not_come_again() -> None:
    whole = story_of(PLAN, as_of="2020-07-01")
    (row,) = whole.ledger
    assert row.state == "lapsed"
    (lapsed,) = [r for r in lines(whole, "change") if r.kind == "lapsed"]
    story = story_of(PLAN, on(whole, lapsed), as_of="2020-07-01")
    assert (story.ledger[0].state, story.ledger[0].changes) == ("open", ())


# corrections


def test_a_corrected_line_says_so_everywhere_with_what_the_record_said() -> None:
    whole = story_of(*PAGES)
    for one in record_lines(whole):
        if "text" not in one.fields:
            continue
        judged = on(whole, one, "corrected", "Quite <b>another</b> thing")
        story = story_of(*PAGES, judged)
        (now,) = [r for r in record_lines(story) if r.line.corrected and r.id == one.id]
        assert now.text == now.line.corrected == "Quite <b>another</b> thing"
        assert [(m.field, m.was, m.judgement) for m in now.line.by_hand] == [
            ("text", one.text, "j1")
        ]
        assert story.heeded == ("j1",)
        assert encode(story_of(*PAGES, judged, back(judged))) == encode(whole)


def test_the_later_judgement_on_a_line_holds() -> None:
    whole = story_of(PLAN)
    (event,) = lines(whole, "event")
    wrong = on(whole, event, ident="w")
    first = on(whole, event, "corrected", "First", ident="a")
    second = on(whole, event, "corrected", "Second", ident="b")
    assert story_of(PLAN, first, second).events[0].line.text == "Second"
    assert story_of(PLAN, second, first).heeded == ("a",)
    assert story_of(PLAN, first, wrong).events == ()
    story = story_of(PLAN, wrong, first)
    assert (story.events[0].line.text, story.wrong) == ("First", ())
    assert story_of(PLAN, first, second, back(second)) == story_of(PLAN, first)


def test_a_date_set_by_hand_moves_the_event_and_the_meeting_awaited() -> None:
    whole = story_of(PLAN)
    (event,) = lines(whole, "event")
    judged = on(whole, event, "corrected", "2020-06-20", field="date")
    story = story_of(PLAN, judged)
    assert (story.events[0].when.earliest, story.events[0].when.basis) == (
        "2020-06-20",
        "set by hand",
    )
    assert story.events[0].line.text == whole.events[0].line.text
    assert [(m.field, m.was) for m in story.events[0].line.by_hand] == [("date", "2020-06-12")]
    assert story.ledger[0].due and story.ledger[0].due.latest == "2020-06-20"
    assert story_of(PLAN, judged, as_of="2020-06-15").ledger[0].state == "open"
    assert timeline(story)[0][0].earliest == "2020-06-20"


def test_a_status_set_by_hand_holds_until_a_later_article_tells_more() -> None:
    whole = story_of(PLAN)
    (event,) = lines(whole, "event")
    judged = on(whole, event, "corrected", "called off", field="status")
    story = story_of(PLAN, judged)
    assert (story.events[0].status, story.ledger[0].state) == ("called off", "called off")
    later = story_of(PLAN, HELD, judged)
    assert (later.events[0].status, later.ledger[0].state) == ("happened", "carried out")
    assert later.heeded == ()


def test_a_state_set_by_hand_is_moved_on_by_what_is_told_later() -> None:
    whole = story_of(first_threat())
    (row,) = lines(whole, "ledger")
    judged = on(whole, row, "corrected", "met", field="state")
    (now,) = story_of(first_threat(), judged).ledger
    assert (now.state, now.changes[-1].how, now.what.text) == ("met", "corrected", row.text)
    assert [(m.field, m.was) for m in now.what.by_hand] == [("state", "open")]
    moved = story_of(first_threat(), second_threat(), judged).ledger[0]
    assert [c.state for c in moved.changes] == ["met", "repeated"]


def test_a_due_day_set_by_hand_decides_whether_the_day_has_passed() -> None:
    whole = story_of(first_threat())
    (row,) = lines(whole, "ledger")
    judged = on(whole, row, "corrected", "2020-05-04", field="due")
    story = story_of(first_threat(), judged, as_of="2020-05-03")
    assert story.ledger[0].state == "open"
    assert story_of(first_threat(), judged, as_of="2020-05-10").ledger[0].state == "lapsed"


# no news


def test_a_judgement_on_a_line_is_no_news() -> None:
    whole = story_of(*PAGES)
    for one in record_lines(whole):
        judged = on(whole, one)
        fixed = on(whole, one, "corrected", "Another thing") if "text" in one.fields else judged
        for made in (judged, fixed):
            after = story_of(*PAGES, made)
            for a, b in ((whole, after), (after, whole)):
                brief = story_brief(a, b)
                assert (brief.lines, brief.more) == ((), ()), one
                assert {c.cause for c in changes(a, b)} <= {"judgement"}


def test_what_is_corrected_is_told_as_corrected_in_a_brief() -> None:
    whole = story_of(PLAN, HELD)
    (event,) = lines(whole, "event")
    judged = on(whole, event, "corrected", "They spoke by telephone")
    brief = story_brief(story_of(PLAN, judged), story_of(PLAN, HELD, judged))
    assert [c.line.text for c in brief.lines] == ["They spoke by telephone"]
    assert brief.lines[0].line.by_hand


def test_from_every_line_of_a_brief_one_gets_to_a_line_of_the_record() -> None:
    whole = story_of(*PAGES)
    ids = {r.id for r in record_lines(whole)}
    brief = story_brief(None, whole)
    assert {line_told(whole, c) for c in (*brief.lines, *brief.more)} <= ids


# words, not numbers


def moved(page: Page, shift: Callable[[Reading], Reading], cause: Any = "rereading") -> Entry:
    return replace(log(page)[0], reading=shift(page.read()), cause=cause)


def wider(reading: Reading) -> Reading:
    """The same text read again: another event first, verbs with a word more, statements wider."""
    events = tuple(
        replace(e, trigger=Span(max(0, e.trigger.start - 3), e.trigger.end)) for e in reading.events
    )
    return replace(reading, fingerprint="new", events=events)


def test_it_survives_spans_that_moved() -> None:
    whole = story_of(PLAN, OFF)
    (event,) = lines(whole, "event")
    judged = on(whole, event)
    again = [moved(PLAN, wider), moved(OFF, wider)]
    assert story_of(*again).events[0].line.id != event.id
    assert story_of(*again, judged).events == ()
    assert story_of(*again, on(whole, event, "corrected", "So")).events[0].line.text == "So"


def test_it_waits_while_its_article_is_not_held() -> None:
    whole = story_of(PLAN, expulsion(35, "The Courier"))
    (event, _) = sorted(lines(whole, "event"), key=lambda r: r.kind)
    judged = on(whole, event)
    story = story_of(expulsion(35, "The Courier"), judged)
    assert (story.heeded, story.wrong) == ((), ())
    assert story_of(expulsion(35, "The Courier"), judged) == story_of(expulsion(35, "The Courier"))
    assert story_of(expulsion(35, "The Courier"), judged, PLAN).heeded == ("j1",)


def test_what_other_words_tell_of_a_wrong_event_is_new_evidence() -> None:
    whole = story_of(PLAN)
    (event,) = lines(whole, "event")
    judged = on(whole, event)
    story = story_of(PLAN, HELD, judged)
    assert [t.article for e in story.events for t in e.tellings] == [HELD.id]


def test_it_goes_with_the_words_into_a_copy() -> None:
    copy = replace(PLAN, text=f"{PLAN.text} So it was said.", outlet="The Mail")
    whole = story_of(PLAN, copy)
    alone = story_of(PLAN)
    judged = on(alone, lines(alone, "event")[0])
    assert whole.events
    assert story_of(PLAN, copy, judged).events == ()


# property

STORY = story_of(*PAGES)
LINES = record_lines(STORY)
FIELDS = {"text": "Said <otherwise>", "date": "2020-05-30", "status": "denied", "state": "met",
          "due": "2020-06-01"}  # fmt: skip
deeds = st.lists(
    st.tuples(st.sampled_from(LINES), st.sampled_from(["wrong", *FIELDS]), st.booleans()),
    min_size=1, max_size=5,
)  # fmt: skip


def written(number: int, one: RecordLine, what: str) -> Judgement:
    ident = f"j{number}"
    if what == "wrong" or what not in one.fields:
        return on(STORY, one, ident=ident)
    field = "" if what == "text" else what
    return on(STORY, one, "corrected", FIELDS[what], field=field, ident=ident)


@settings(max_examples=40, deadline=None)
@given(deeds, st.booleans())
def test_what_is_taken_back_leaves_no_trace(
    done: list[tuple[RecordLine, str, bool]], reread: bool
) -> None:
    made = [(written(n, one, what), undone) for n, (one, what, undone) in enumerate(done)]
    kept = [j for j, undone in made if not undone]
    pages: list[Any] = [moved(p, wider) for p in PAGES] if reread else list(PAGES)
    backs = [back(j) for j, undone in made if undone]
    everything = fold("s", log(*pages, *(j for j, _ in made), *backs))
    assert encode(everything) == encode(fold("s", log(*pages, *kept)))


@settings(max_examples=40, deadline=None)
@given(deeds)
def test_the_last_judgement_on_a_line_always_holds(
    done: list[tuple[RecordLine, str, bool]],
) -> None:
    made = [written(n, one, what) for n, (one, what, _) in enumerate(done)]
    assert made[-1].id in story_of(*PAGES, *made[:-1], made[-1]).heeded or any(
        j.verdict == "wrong" for j in made[:-1]
    )
