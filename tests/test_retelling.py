"""What is told again is told once: vague retellings, near-copies, spokespersons, near-synonyms."""

from dataclasses import replace

from tests.story_support import Page, log, story_of
from tidings.story.changes import story_brief
from tidings.story.fold import fold
from tidings.story.timeline import date_key
from tidings.values import NO_DATE, Interval


def meeting(text: str, published: str, status: str, day: str = "", *, states: bool = False) -> Page:
    """Return an article that tells of one meeting of Ana Holt and Ola Berg, or of their states."""
    p = Page(text=text, published=published)
    names = ("Norland", "Sudria") if states else ("Ana Holt", "Ola Berg")
    kind = "government" if states else "person"
    a, b = p.actor(names[0], kind=kind, country="NOR"), p.actor(names[1], kind=kind, country="SDN")
    when = p.day("then", day) if day else NO_DATE
    p.event(text.rstrip("."), "me", "CONSULT", source=(a,), target=(b,), status=status, when=when)
    return p


PLAN = meeting("Ana Holt will meet Ola Berg then.", "2020-05-01", "planned", "2020-06-12")
OFF = meeting("Called off then: meeting of Ana Holt with Ola Berg.", "2020-05-20", "called off",
              "2020-06-12")  # fmt: skip
NEVER = meeting("Ana Holt has never met Ola Berg.", "2020-05-02", "denied")


def test_a_retelling_without_a_day_joins_the_only_meeting_it_fits() -> None:
    again = meeting("Ana Holt dropped her meeting with Ola Berg.", "2020-05-22", "called off")
    story = story_of(PLAN, NEVER, OFF, again)
    (found,) = [e for e in story.events if e.status == "called off"]
    assert again.id in {t.article for t in found.tellings}
    assert len([r for r in story.ledger if r.kind == "plan"]) == 1


def test_an_apposition_naming_their_states_is_the_same_meeting() -> None:
    p = Page(text="Ana Holt met Ola Berg then, the first meeting of Norland and Sudria.",
             published="2020-06-13")  # fmt: skip
    a, b = p.actor("Ana Holt", country="NOR"), p.actor("Ola Berg", country="SDN")
    c, d = p.state("Norland", "NOR"), p.state("Sudria", "SDN")
    p.event("Ana Holt met Ola Berg then, the first meeting of Norland and Sudria", "met",
            "CONSULT", source=(a,), target=(b,), when=p.day("then", "2020-06-12"))  # fmt: skip
    p.event("the first meeting of Norland and Sudria", "meeting", "CONSULT",
            source=(c,), target=(d,))  # fmt: skip
    assert len(story_of(p).events) == 1


def test_a_promise_that_is_only_a_planned_meeting_is_no_second_row() -> None:
    p = meeting("Ana Holt agreed to meet Ola Berg then.", "2020-05-01", "planned", "2020-06-12")
    p.commits("to meet Ola Berg then", "promise", by=(0,), to=(1,))
    assert [r.kind for r in story_of(p).ledger] == ["plan"]


def test_a_plan_does_not_lapse_where_a_meeting_of_the_same_sides_is_told() -> None:
    put_off = meeting("A meeting of Norland with Sudria is off.", "2020-06-15", "called off",
                      states=True)  # fmt: skip
    alone, beside = story_of(PLAN, as_of="2020-07-01"), story_of(PLAN, put_off, as_of="2020-07-01")
    (lapsed,) = alone.ledger
    plan = next(r for r in beside.ledger if r.by == lapsed.by)
    assert (lapsed.state, plan.state) == ("lapsed", "open")
    assert [(c.state, c.how) for c in plan.offered] == [("called off", "inferred")]


def spoken(published: str, outlet: str) -> Page:
    p = Page(text="Ana Holt said the port was open.", published=published, outlet=outlet)
    p.said("the port was open", "said", by=(p.actor("Ana Holt"),))
    return p


def test_a_near_copy_says_nothing_a_second_time() -> None:
    first, copy = spoken("2020-05-01", "The Courier"), spoken("2020-05-09", "The Post")
    copy.text += " It rained."
    entries = log(first, copy)
    assert len(fold("s", entries).statements) == 2
    near = [entries[0], replace(entries[1], revises=first.id)]
    (said,) = fold("s", near).statements
    assert {p.article for p in said.line.pointers} == {first.id, copy.id}


def condition(name: str, day: str) -> Page:
    p = Page(text=f"{name} said the ban stays until the boats leave. Norway waits.", published=day)
    p.state("Norway", "NOR")
    who = p.actor(name, country="NOR")
    said = p.said("the ban stays until the boats leave", "said", by=(who,))
    p.commits("the ban stays", "measure", by=(who,), statement=said,
              conditions=(("until", "the boats leave"),))  # fmt: skip
    return p


def test_a_spokeswoman_speaks_for_her_state() -> None:
    story = story_of(condition("Ana Holt", "2020-05-01"), condition("Ida Lund", "2020-06-01"))
    (row,) = story.ledger
    assert [a.name for i in row.by if (a := story.actor(i))] == ["Norway"]
    assert row.what.text == "the ban stays, until the boats leave, according to Ana Holt"
    assert len(row.tellings) == 2


def demand(text: str, what: str, day: str) -> Page:
    p = Page(text=text, published=day)
    p.commits(what, "demand", by=(p.state("Norland", "NOR"),))
    return p


def test_demands_are_related_by_what_they_are_about() -> None:
    story = story_of(
        demand("Norland wants its estates returned.", "its estates returned", "2020-05-01"),
        demand("Norland seeks rent for its compounds.", "rent for its compounds", "2020-05-09"),
        demand("Norland wants fewer trawlers.", "fewer trawlers", "2020-05-11"),
    )
    related = {r.what.text: len(r.related) for r in story.ledger}
    assert related == {"its estates returned": 1, "rent for its compounds": 1, "fewer trawlers": 0}


def test_a_demand_in_other_words_for_the_thing_is_one() -> None:
    story = story_of(
        demand("Norland wants its estates returned.", "its estates returned", "2020-05-01"),
        demand("Norland wants its compounds returned.", "its compounds returned", "2020-05-09"),
    )
    assert [len(r.tellings) for r in story.ledger] == [2]


def test_an_event_that_only_measures_time_is_background() -> None:
    before = story_of(PLAN)
    p = meeting("Rain fell since Ana Holt met Ola Berg.", "2020-06-20", "happened")
    span = p.span("since Ana Holt met Ola Berg")
    p.events[0] = replace(p.events[0], span=span)
    q = meeting("Ana Holt met Ola Berg.", "2020-06-20", "happened")
    assert [c.kind for c in story_brief(None, story_of(p)).lines] == ["background"]
    assert [c.kind for c in story_brief(None, story_of(q)).lines] == ["event"]
    assert before.events


def test_by_a_day_stands_where_the_day_is() -> None:
    def by(day: str) -> Interval:
        return Interval(earliest=None, latest=day, basis="told")

    def on(day: str) -> Interval:
        return Interval(earliest=day, latest=day, basis="told")

    nothing = Interval(earliest=None, latest=None, granularity="unknown", basis="none")
    given = [nothing, by("2020-05-02"), on("2020-05-03"), on("2020-05-02"), on("2020-05-01")]
    ordered = [given[4], given[3], given[1], given[2], given[0]]
    assert sorted(given, key=date_key) == ordered
