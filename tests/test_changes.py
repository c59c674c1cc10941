"""What is new between two moments of a story, in which order, and what is no news."""

from dataclasses import replace
from typing import Any

from tests.story_support import Page, log, story_of
from tests.test_ledger import first_threat, second_threat
from tests.test_merging import HELD, OFF, PLAN, expulsion
from tidings.story.changes import changes, story_brief
from tidings.story.fold import fold
from tidings.values import Change, Entry, Story


def kinds(found: tuple[Change, ...]) -> list[str]:
    return [c.kind for c in found]


def new(before: list[Any], after: list[Any]) -> tuple[Change, ...]:
    return changes(story_of(*before) if before else None, story_of(*before, *after))


def test_nothing_new_is_no_change() -> None:
    story = story_of(PLAN, OFF, first_threat())
    assert changes(story, story) == ()
    assert story_brief(story, story).lines == ()


def test_a_meeting_called_off_is_told_once() -> None:
    found = new([PLAN], [OFF])
    assert kinds(found) == ["status"]
    assert found[0].line.text == "Meeting of Joan Mara and Ilse Falk called off"


def test_on_again_is_said() -> None:
    from tests.test_merging import AGAIN

    found = new([PLAN, OFF], [AGAIN])
    assert [c.line.text for c in found] == ["On again: Planned meeting of Joan Mara and Ilse Falk"]


def test_news_of_an_event_that_an_older_article_tells_better_is_still_news() -> None:
    from tests.test_merging import AGAIN, meeting

    full = meeting(
        "Joan Mara will meet Ilse Falk on 12 June.", "2020-05-01", "12 June", "2020-06-12"
    )
    full.events[0] = replace(full.events[0], where="Vaduz")
    (line,) = story_brief(story_of(full, OFF), story_of(full, OFF, AGAIN)).lines
    assert line.line.text == "On again: Planned meeting of Joan Mara and Ilse Falk in Vaduz"
    assert line.line.pointers[0].article == AGAIN.id


def test_acts_come_before_words_and_changed_commitments_before_new_ones() -> None:
    p = Page(
        text="Norland would free the crew. Ana Holt said the talks were long and tough.",
        published="2020-06-13",
    )
    a = p.state("Norland", "NOR")
    ana = p.actor("Ana Holt")
    p.commits("would free the crew", "promise", by=(a,))
    p.said("the talks were long and tough", "said", by=(ana,))
    found = new([PLAN, first_threat()], [second_threat(), p, HELD])
    assert kinds(found) == ["status", "state", "commitment", "statement"]
    assert found[1].line.text.startswith("Threat repeated by Norland against Sudria: ")


def test_each_line_once() -> None:
    p = Page(text="Ana Holt said Norland would free the crew.", published="2020-06-13")
    p.state("Norland", "NOR")
    ana = p.actor("Ana Holt")
    s = p.said("Norland would free the crew", "said", by=(ana,))
    p.commits("Norland would free the crew", "promise", by=(ana,), statement=s)
    assert kinds(new([], [p])) == ["commitment"]


def test_what_happened_long_before_is_background_and_comes_last() -> None:
    p = expulsion(35, "The Courier", "2020-05-10", "2019-01-05")
    q = expulsion(12, "The Mail", "2020-05-11", "2020-05-10")
    found = new([], [p, q])
    assert kinds(found) == ["event", "background"]


def test_at_most_ten_lines_and_the_rest_in_more() -> None:
    p = Page(text=" ".join(f"Ana Holt said that number {n} matters to her." for n in range(14)))
    ana = p.actor("Ana Holt")
    for n in range(14):
        p.said(f"number {n} matters to her", "said", by=(ana,))
    brief = story_brief(None, story_of(p))
    assert (len(brief.lines), len(brief.more)) == (10, 4)


def test_the_first_brief_says_where_the_story_stands() -> None:
    brief = story_brief(None, story_of(PLAN, OFF))
    assert [c.line.text for c in brief.lines] == ["Meeting of Joan Mara and Ilse Falk called off"]


def test_what_stands_unchanged_is_one_line() -> None:
    before, after = story_of(first_threat()), story_of(first_threat(), HELD)
    brief = story_brief(before, after)
    assert brief.unchanged is not None
    assert brief.unchanged.startswith(
        "Still open, no change: threat by Norland: will close the port"
    )
    assert "last heard 2 May 2020" in brief.unchanged


def test_of_many_that_stand_three_are_named_and_the_others_counted() -> None:
    asked = []
    for n, what in enumerate(("the bridge", "the canal", "the lighthouse", "the quarry", "a mine")):
        p = Page(text=f"Norland demanded that Sudria give back {what}.", outlet=f"Paper {n}")
        a, b = p.state("Norland", "NOR"), p.state("Sudria", "SDN")
        p.commits(f"give back {what}", "demand", by=(a,), to=(b,))
        asked.append(p)
    brief = story_brief(story_of(*asked), story_of(*asked, HELD))
    assert brief.unchanged is not None
    assert brief.unchanged.count("demand by Norland: give back") == 3
    assert brief.unchanged.endswith("; and 2 more.")


def test_a_new_disagreement_is_told_with_both_sides() -> None:
    found = new([expulsion(35, "The Courier")], [expulsion(34, "The Mail")])
    assert "disagreement" in kinds(found)
    line = next(c.line.text for c in found if c.kind == "disagreement")
    assert line.startswith("Accounts differ. How many diplomats? The Courier: ")


def test_a_rereading_and_a_judgement_are_no_news() -> None:
    before = story_of(PLAN)
    p = Page(text=PLAN.text, outlet=PLAN.outlet, published=PLAN.published)
    p.actors, p.mentions, p.times, p.events = (
        list(PLAN.actors),
        list(PLAN.mentions),
        list(PLAN.times),
        list(PLAN.events),
    )
    p.said("meet Ilse Falk on 12 June", "will", by=(0,))
    entries = [*log(PLAN), replace(log(p)[0], seq=2, cause="rereading")]
    after = fold("story", entries)
    causes = {p.id: entries[1].cause}
    assert [c.cause for c in changes(before, after, causes)] == ["rereading"]
    assert story_brief(before, after, causes).lines == ()
    assert len(story_brief(before, after, causes, shown=frozenset({"rereading"})).lines) == 1


def corrected() -> tuple[Story, Story]:
    old = expulsion(53, "The Courier")
    new_ = expulsion(35, "The Courier")
    new_.text = new_.text.replace("(The Courier, 2020-05-10)", "(The Courier, 2020-05-10)")
    first = log(old)
    second = Entry(seq=2, at="2020", kind="reading", reading=new_.read(), revises=old.id)
    return fold("story", first), fold("story", [*first, second])


def test_a_correction_is_an_update_with_the_words_before_and_now() -> None:
    before, after = corrected()
    assert len(after.events) == 1
    assert after.events[0].counts == ((35, "diplomats"),)
    assert after.disagreements == ()
    found = changes(before, after)
    assert "update" in kinds(found)
    update = next(c for c in found if c.kind == "update")
    assert "Now: Norland expelled 35" in update.line.text
    assert "(before: Norland expelled 53" in update.line.text
    assert len({p.article for p in update.line.pointers}) == 2
    assert "event" not in kinds(found)


def test_a_deed_stands_before_a_meeting() -> None:
    p = Page(text="Joan Mara met Ilse Falk on 4 May. Norland freed the crew on 4 May.")
    a, b = p.actor("Joan Mara", country="AND"), p.actor("Ilse Falk", country="LIE")
    c = p.state("Norland", "NOR")
    day = p.day("4 May", "2020-05-04")
    p.event("Joan Mara met Ilse Falk on 4 May", "met", "CONSULT", source=(a,), target=(b,),
            when=day)  # fmt: skip
    p.event("Norland freed the crew on 4 May", "freed", "RETREAT", source=(c,), when=day)
    lines = [c.line.text for c in story_brief(None, story_of(p)).lines]
    assert [text.split()[0] for text in lines] == ["Norland", "Joan"]


def test_states_are_told_in_the_words_of_every_face() -> None:
    from tidings.faces import words
    from tidings.story.state_words import STATE, state_word

    assert words.STATE is STATE
    assert state_word("carried out") == "done"
    assert state_word("lapsed") == "day passed"
