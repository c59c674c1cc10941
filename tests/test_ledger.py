"""What became of commitments: said, inferred and only offered, lapsed; and what must not appear."""

from typing import Any

from tests.story_support import Page, story_of
from tidings.codebook.ledger import load_ledger
from tidings.values import LedgerRow, Story


def page(text: str, day: str, outlet: str = "The Courier") -> tuple[Page, int, int]:
    p = Page(text=text, published=day, outlet=outlet)
    return p, p.state("Norland", "NOR"), p.state("Sudria", "SDN")


def rows(story: Story, kind: str) -> list[LedgerRow]:
    return [r for r in story.ledger if r.kind == kind]


def first_threat(**more: Any) -> Page:
    p, a, b = page(
        "Norland will close the port to Sudria unless the trawlers are freed, it said on 2 May.",
        "2020-05-02",
    )
    p.commits("will close the port", "threat", by=(a,), to=(b,), when=p.day("2 May", "2020-05-02"),
              conditions=(("unless", "unless the trawlers are freed"),), **more)  # fmt: skip
    return p


def second_threat() -> Page:
    p, a, b = page(
        "Norland would shut the port unless Sudria frees the trawlers, its envoy said on 9 May.",
        "2020-05-09",
    )
    p.commits("would shut the port", "threat", by=(a,), to=(b,), when=p.day("9 May", "2020-05-09"),
              conditions=(("unless", "unless Sudria frees the trawlers"),))  # fmt: skip
    return p


def test_voiced_again_on_a_later_day_is_repeated() -> None:
    (row,) = rows(story_of(first_threat(), second_threat()), "threat")
    assert row.state == "repeated"
    assert [(c.state, c.how, c.when.earliest) for c in row.changes] == [
        ("repeated", "said", "2020-05-09")
    ]
    assert row.last_heard == "2020-05-09"
    assert row.conditions == ("unless Sudria frees the trawlers",) or "unless" in row.conditions[0]


def test_the_order_of_arrival_plays_no_part() -> None:
    assert (
        story_of(first_threat(), second_threat()).ledger
        == story_of(second_threat(), first_threat()).ledger
    )


def test_a_later_article_telling_the_same_day_is_no_repetition() -> None:
    later, a, b = page(
        "On 2 May Norland said it would close the port unless the trawlers are freed, it is said.",
        "2020-05-20",
    )
    later.commits("would close the port", "threat", by=(a,), to=(b,),
                  when=later.day("2 May", "2020-05-02"),
                  conditions=(("unless", "unless the trawlers are freed"),))  # fmt: skip
    (row,) = rows(story_of(first_threat(), later), "threat")
    assert (row.state, len(row.tellings)) == ("open", 2)


def test_two_threats_of_different_cause_are_two_rows_related() -> None:
    p, a, b = page(
        "Norland warned Sudria that the new tariffs would meet practical measures.", "2020-06-01"
    )
    p.commits(
        "would meet practical measures", "threat", by=(a,), to=(b,), when=p.day("new", "2020-06-01")
    )
    story = story_of(first_threat(), p)
    one, two = rows(story, "threat")
    assert one.related == (two.id,)
    assert two.related == (one.id,)
    assert (one.state, two.state) == ("open", "open")


def test_two_bare_threats_with_different_causes_are_two_rows() -> None:
    pages = []
    for day, cause in (("2020-05-01", "tariffs"), ("2020-06-01", "arrests")):
        p, a, b = page(
            f"After the {cause} by Sudria, Norland promised a reaction and measures.", day
        )
        act = p.event(
            f"the {cause} by Sudria", cause, "COERCE", source=(b,), when=p.day("After", day)
        )
        p.commits("a reaction and measures", "threat", by=(a,), to=(b,), answers=act)
        pages.append(p)
    assert len(rows(story_of(*pages), "threat")) == 2


def test_pointing_back_joins_the_nearest_threat_before() -> None:
    p, a, b = page(
        "Norland threatens to close the port unless the trawlers are freed. "
        "Norland reiterated that threat today.",
        "2020-05-03",
    )
    p.commits(
        "to close the port",
        "threat",
        by=(a,),
        to=(b,),
        conditions=(("unless", "unless the trawlers are freed"),),
    )
    p.commits(
        "that threat",
        "threat",
        by=(a,),
        when=p.ago("today", 0),
        move="repeated",
        moved="reiterated that threat",
    )
    (row,) = rows(story_of(p), "threat")
    assert row.state == "repeated"
    assert row.changes[0].pointers[0].words == "reiterated that threat"
    assert "port" in row.what.text


def softer(name: str) -> Page:
    p, _, b = page(
        "Ana Holt took a softer tone on the return of the trawlers, which Norland demands.",
        "2020-05-09",
    )
    who = p.actor("Ana Holt", name=name, country="NOR")
    p.commits(
        "the return of the trawlers",
        "demand",
        by=(who,),
        to=(b,),
        move="softened",
        moved="took a softer tone",
        when=p.ago("softer", 0),
    )
    return p


def demand() -> Page:
    p, _, b = page(
        "Olaf Berg demanded the return of the trawlers from Sudria for Norland.", "2020-05-02"
    )
    who = p.actor("Olaf Berg", country="NOR")
    p.commits("the return of the trawlers", "demand", by=(who,), to=(b,), when=p.ago("demanded", 0))
    return p


def test_a_softer_tone_by_another_speaker_is_no_softening() -> None:
    story = story_of(demand(), softer("Ana Holt"))
    assert all(r.state != "softened" for r in story.ledger)
    (row,) = rows(story_of(demand(), softer("Olaf Berg")), "demand")
    assert row.state == "softened"


def expulsion() -> Page:
    p, a, b = page("Norland closed the port to ships of Sudria on 20 May.", "2020-05-21")
    p.event(
        "Norland closed the port to ships of Sudria",
        "closed",
        "SANCTION",
        source=(a,),
        target=(b,),
        when=p.day("20 May", "2020-05-20"),
    )
    return p


def test_what_looks_like_the_threat_carried_out_is_only_offered() -> None:
    (row,) = rows(story_of(first_threat(), expulsion()), "threat")
    assert row.state == "open"
    assert [(c.state, c.how) for c in row.offered] == [("carried out", "inferred")]


def test_an_act_between_others_or_about_something_else_is_not_offered() -> None:
    other = Page(
        text="Denland closed the port to ships of Sudria on 20 May.", published="2020-05-21"
    )
    a, b = other.state("Denland", "DNK"), other.state("Sudria", "SDN")
    other.event(
        "Denland closed the port to ships of Sudria",
        "closed",
        "SANCTION",
        source=(a,),
        target=(b,),
        when=other.day("20 May", "2020-05-20"),
    )
    (row,) = rows(story_of(first_threat(), other), "threat")
    assert row.offered == ()


def test_a_due_day_that_passed_unheard_lapses_as_of_a_day_given() -> None:
    p, a, b = page("Norland told Sudria to free the crew by 20 May.", "2020-05-02")
    p.commits("to free the crew", "demand", by=(a,), to=(b,), due=p.day("20 May", "2020-05-20"))
    assert rows(story_of(p, as_of="2020-05-19"), "demand")[0].state == "open"
    (row,) = rows(story_of(p, as_of="2020-05-21"), "demand")
    assert row.state == "lapsed"
    assert row.changes[-1].how == "inferred"


def test_a_planned_meeting_ends_as_the_article_says() -> None:
    plan, a, b = page("Norland and Sudria will meet on 12 June.", "2020-05-02")
    plan.event(
        "Norland and Sudria will meet on 12 June",
        "meet",
        "CONSULT",
        source=(a, b),
        when=plan.day("12 June", "2020-06-12"),
        status="planned",
    )
    off, a, b = page("Norland cancelled its 12 June meeting with Sudria.", "2020-05-24")
    off.event(
        "Norland cancelled its 12 June meeting with Sudria",
        "meeting",
        "CONSULT",
        source=(a,),
        target=(b,),
        when=off.day("12 June", "2020-06-12"),
        status="called off",
    )
    (row,) = rows(story_of(plan), "plan")
    assert row.state == "open"
    assert row.due is not None
    assert row.due.earliest == "2020-06-12"
    (row,) = rows(story_of(plan, off), "plan")
    assert row.state == "called off"


def test_a_row_keeps_its_quotation_marks_to_what_is_quoted() -> None:
    p, a, b = page(
        '"Measures will follow" unless the boats are freed without delay, Norland told Sudria.',
        "2020-05-02",
    )
    s = p.said(
        '"Measures will follow" unless the boats are freed without delay',
        "told",
        by=(a,),
        quoted='"Measures will follow"',
    )
    p.commits(
        '"Measures will follow"',
        "threat",
        by=(a,),
        to=(b,),
        statement=s,
        conditions=(("unless", "unless the boats are freed without delay"),),
    )
    (row,) = rows(story_of(p), "threat")
    assert row.what.text == "“Measures will follow”, unless the boats are freed without delay"


def test_the_transition_table() -> None:
    book = load_ledger()
    assert book.next_state("threat", "open", "repeated") == "repeated"
    assert book.next_state("plan", "called off", "repeated") == "called off"
    assert book.next_state("plan", "called off", "open") == "open"
    assert book.next_state("threat", "carried out", "repeated") == "carried out"
    assert book.next_state("demand", "refused", "met") == "met"


def meeting(text: str, published: str, day: str, status: Any, trigger: str = "meet") -> Page:
    p, a, b = page(text, published)
    named = day.split("=")
    p.event(text.rstrip("."), trigger, "CONSULT", source=(a, b), when=p.day(*named), status=status)
    return p


def test_a_meeting_put_off_and_held_on_its_new_day_is_one_row() -> None:
    plan = meeting("Norland and Sudria will meet on 12 June.", "2020-05-02",
                   "12 June=2020-06-12", "planned")  # fmt: skip
    off, a, b = page("Norland and Sudria were to meet on 12 June. It is put off to 20 June.",
                     "2020-06-10")  # fmt: skip
    off.event("Norland and Sudria were to meet on 12 June", "meet", "CONSULT", source=(a, b),
              when=off.day("12 June", "2020-06-12"), status="planned")  # fmt: skip
    off.commits("It is put off", "plan", move="postponed", moved="It is put off",
                due=off.day("20 June", "2020-06-20"))  # fmt: skip
    held = meeting("Norland and Sudria met on 20 June.", "2020-06-21", "20 June=2020-06-20",
                   "happened", "met")  # fmt: skip
    (row,) = rows(story_of(plan, held), "plan")
    assert row.state != "carried out"
    assert rows(story_of(plan, off, held), "plan") == rows(story_of(held, off, plan), "plan")


def test_a_noun_alone_does_not_tell_that_a_meeting_was_held() -> None:
    plan = meeting("Norland and Sudria will meet on 12 June.", "2020-05-02",
                   "12 June=2020-06-12", "planned")  # fmt: skip
    bare = meeting("Yesterday's meeting of Norland and Sudria on 12 June.", "2020-06-13",
                   "12 June=2020-06-12", "happened", "meeting")  # fmt: skip
    (row,) = rows(story_of(plan, bare), "plan")
    assert row.state != "carried out"
    assert [c.state for c in row.offered] == ["carried out"]
