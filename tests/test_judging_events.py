"""Events judged one act or two: joined, parted, overruled, waiting, taken back."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.story_support import Page, log, story_of
from tests.test_merging import AGAIN, HELD, OFF, PLAN, expulsion
from tests.test_verdicts import back, moved, wider
from tidings.codec import encode
from tidings.story.acts_by_hand import settled
from tidings.story.changes import story_brief
from tidings.story.fold import fold
from tidings.values import Entry, Judgement, Pointer, Story

MEETING = (PLAN, OFF, AGAIN, HELD)
OTHER = expulsion(35, "The Courier")
PAGES = (*MEETING, OTHER)


def verb(page: Page) -> Pointer:
    span = page.events[0].trigger
    return Pointer(page.id, span, span.of(page.text))


def judge(ident: str, verdict: str, *subjects: Pointer, apart: int = 1) -> Judgement:
    return Judgement(
        id=ident, verdict=verdict, about="event", subjects=subjects, apart=apart, at="2020"  # type: ignore[arg-type]
    )  # fmt: skip


def acts(story: Story) -> list[list[str]]:
    """The events as the articles that tell each."""
    return sorted(sorted({t.article for t in e.tellings}) for e in story.events)


def ids(*pages: Page) -> list[str]:
    return sorted(p.id for p in pages)


def test_the_rules_see_one_meeting_and_an_expulsion() -> None:
    assert acts(story_of(*PAGES)) == sorted([ids(*MEETING), ids(OTHER)])


def test_what_a_person_calls_one_act_is_one() -> None:
    joined = judge("j", "same", verb(PLAN), verb(OTHER))
    assert acts(story_of(*PAGES, joined)) == [ids(*PAGES)]


def test_tellings_parted_off_are_another_act_and_the_rest_stay() -> None:
    parted = judge("j", "different", verb(HELD), verb(PLAN), verb(OFF), verb(AGAIN))
    assert acts(story_of(*PAGES, parted)) == sorted([ids(PLAN, OFF, AGAIN), ids(HELD), ids(OTHER)])
    two = judge("j", "different", verb(HELD), verb(AGAIN), verb(PLAN), verb(OFF), apart=2)
    assert acts(story_of(*PAGES, two)) == sorted([ids(PLAN, OFF), ids(AGAIN, HELD), ids(OTHER)])


def test_a_telling_that_was_not_judged_goes_with_the_side_that_it_fits() -> None:
    parted = judge("j", "different", verb(HELD), verb(PLAN), verb(OFF))
    (one, other) = sorted(acts(story_of(*MEETING, parted)), key=len)
    assert (one, other) == (ids(HELD), ids(PLAN, OFF, AGAIN))


def test_an_act_that_a_later_article_would_bridge_stays_parted() -> None:
    parted = judge("j", "different", verb(OFF), verb(PLAN))
    assert len(acts(story_of(PLAN, OFF, parted))) == 2
    assert len(acts(story_of(PLAN, OFF, AGAIN, HELD, parted))) == 2


def test_the_later_of_two_judgements_holds() -> None:
    same = judge("s", "same", verb(PLAN), verb(OTHER))
    different = judge("d", "different", verb(PLAN), verb(OTHER))
    assert len(acts(story_of(*PAGES, same, different))) == 2
    assert len(acts(story_of(*PAGES, different, same))) == 1
    told = settled([p.read() for p in PAGES], (same, different))
    assert [(t.state, t.by) for t in told] == [("overruled", "d"), ("in force", None)]


def test_a_judgement_waits_while_one_side_is_not_held() -> None:
    same = judge("s", "same", verb(PLAN), verb(OTHER))
    (told,) = settled([PLAN.read()], (same,))
    assert (told.state, told.missing) == ("waiting", (verb(OTHER),))
    assert story_of(PLAN, same) == story_of(PLAN)


def test_it_survives_verbs_read_otherwise() -> None:
    parted = judge("j", "different", verb(HELD), verb(PLAN), verb(OFF), verb(AGAIN))
    again = [moved(p, wider) for p in MEETING]
    assert acts(story_of(*again, parted)) == sorted([ids(PLAN, OFF, AGAIN), ids(HELD)])


def test_a_wrong_telling_is_out_of_the_act_that_it_was_joined_to() -> None:
    joined = judge("j", "same", verb(PLAN), verb(OTHER))
    line = next(e.line for e in story_of(OTHER).events)
    wrong = Judgement(
        id="w", verdict="wrong", about="line", line=line.id, subjects=(verb(OTHER),), at="2020",
        kind=OTHER.events[0].type,
    )  # fmt: skip
    assert acts(story_of(*PAGES, joined, wrong)) == [ids(*MEETING)]


def test_the_order_of_arrival_plays_no_part() -> None:
    joined = judge("j", "same", verb(PLAN), verb(OTHER))
    parted = judge("k", "different", verb(HELD), verb(PLAN), verb(OFF))
    stories = [story_of(*order, joined, parted) for order in permutations(PAGES)]
    assert len({encode(s) for s in stories}) == 1


def test_a_judgement_on_events_is_no_news() -> None:
    whole = story_of(*PAGES)
    for made in (
        judge("j", "same", verb(PLAN), verb(OTHER)),
        judge("k", "different", verb(HELD), verb(PLAN), verb(OFF), verb(AGAIN)),
    ):
        after = story_of(*PAGES, made)
        for a, b in ((whole, after), (after, whole)):
            brief = story_brief(a, b)
            assert (brief.lines, brief.more) == ((), ())


# property


VERBS = [verb(p) for p in PAGES]
made = st.lists(
    st.tuples(
        st.sampled_from(("same", "different")),
        st.lists(st.sampled_from(VERBS), min_size=2, max_size=4, unique=True),
        st.integers(0, 1),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)
Acts = list[tuple[str, list[Pointer], int, bool]]


def written(done: Acts) -> list[tuple[Judgement, bool]]:
    return [
        (judge(f"j{n}", verdict, *subjects, apart=apart), undone)
        for n, (verdict, subjects, apart, undone) in enumerate(done)
    ]


@settings(max_examples=60, deadline=None)
@given(made, st.booleans())
def test_what_is_taken_back_leaves_no_trace(done: Acts, reread: bool) -> None:
    judged = written(done)
    pages: list[Page | Entry] = [moved(p, wider) for p in PAGES] if reread else list(PAGES)
    kept = [j for j, undone in judged if not undone]
    backs = [replace(back(j), seq=0) for j, undone in judged if undone]
    everything = fold("s", log(*pages, *(j for j, _ in judged), *backs))
    assert encode(everything) == encode(fold("s", log(*pages, *kept)))


@settings(max_examples=60, deadline=None)
@given(made)
def test_every_telling_is_in_one_act_and_the_last_judgement_holds(done: Acts) -> None:
    judged = [j for j, _ in written(done)]
    story = story_of(*PAGES, *judged)
    told = [(t.article, t.index) for e in story.events for t in e.tellings]
    assert sorted(told) == sorted((p.id, 0) for p in PAGES)
    assert len({e.id for e in story.events}) == len(story.events)
    last = judged[-1]
    assert settled([p.read() for p in PAGES], judged)[-1].state == "in force"
    where = {t.article: e.id for e in story.events for t in e.tellings}
    sides = [{where[p.article] for p in side} for side in last.sides]
    if last.verdict == "same":
        assert len(set().union(*sides)) == 1
    else:
        assert all(not a & b for n, a in enumerate(sides) for b in sides[n + 1 :])
