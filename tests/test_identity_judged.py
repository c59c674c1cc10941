"""What persons judge of who is whom: joined, parted, overruled, waiting, taken back."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.story_support import Page, log, pointer, story_of
from tidings.codec import encode
from tidings.story.changes import changes, story_brief
from tidings.story.fold import fold
from tidings.story.identity import Identity, link_actors
from tidings.story.identity.judged import settled
from tidings.story.identity.pointing import point_to, pointed
from tidings.values import Actor, Entry, Judgement, Pointer, Reading, Span


def page(words: str, *names: str, **more: str) -> Page:
    made = Page(text=words)
    for name in names:
        made.actor(name, **more)
    return made


def sentence(name: str, day: int) -> Page:
    """A page on which one person of that name speaks."""
    made = Page(text=f"On day {day} {name} spoke.", published=f"2020-05-{day:02d}")
    made.actor(name)
    return made


def judge(ident: str, verdict: str, *subjects: Pointer, **more: object) -> Judgement:
    return Judgement(
        id=ident, verdict=verdict, about="actor", at="2020", subjects=subjects, **more  # type: ignore[arg-type]
    )  # fmt: skip


def link(pages: list[Page], *judgements: Judgement) -> Identity:
    return link_actors([p.read() for p in pages], judgements)


def groups(found: Identity) -> list[list[str]]:
    """The actors as the days on which each spoke."""
    return sorted(sorted(article for article, _ in a.members) for a in found.actors)


THREE = [sentence("Ana Ruiz", 1), sentence("Boris Hall", 2), sentence("Carl Moss", 3)]
A, B, C = (
    pointer(p, n) for p, n in zip(THREE, ("Ana Ruiz", "Boris Hall", "Carl Moss"), strict=True)
)


def names(found: Identity) -> list[list[str]]:
    return sorted(sorted(n for n, _ in a.names) for a in found.actors)


def test_same_joins_whatever_the_names() -> None:
    assert names(link(THREE, judge("j", "same", A, B))) == [
        ["Ana Ruiz", "Boris Hall"],
        ["Carl Moss"],
    ]


def test_links_go_on_from_one_to_the_next() -> None:
    found = link(THREE, judge("j", "same", A, B), judge("k", "same", B, C))
    assert len(found.actors) == 1


def test_links_go_on_through_words_that_are_not_in_this_story() -> None:
    found = link([THREE[0], THREE[2]], judge("j", "same", A, B), judge("k", "same", B, C))
    assert len(found.actors) == 1


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_the_later_of_two_judgements_holds(verdict: str) -> None:
    one, other = judge("j", "same", A, B), judge("k", verdict, A, B)
    assert len(link(THREE, one, other).actors) == 3
    assert len(link(THREE, other, one).actors) == 2


def test_a_contradiction_in_three_is_settled_by_what_came_last_and_shown() -> None:
    ab, bc, ac = (
        judge("ab", "same", A, B),
        judge("bc", "same", B, C),
        judge("ac", "different", A, C),
    )
    last = {order[0].id: order for order in permutations((ab, bc, ac))}
    assert set(last) == {"ab", "bc", "ac"}
    for order in permutations((ab, bc, ac)):
        found = link(THREE, *order)
        told = settled([p.read() for p in THREE], order)
        over = [s for s in told if s.state == "overruled"]
        assert [s.judgement.id for s in over] == [order[0].id]
        assert over[0].by in {j.id for j in order[1:]}
        same = {"ab": ["Ana Ruiz", "Boris Hall"], "bc": ["Boris Hall", "Carl Moss"]}
        kept = [same[j.id] for j in order[1:] if j.verdict == "same"]
        if len(kept) == 1:
            assert kept[0] in names(found)
        else:
            assert len(found.actors) == 1


def test_a_merge_holds_against_what_rules_call_a_contradiction() -> None:
    pages = [
        page("Ana Ruiz of Chile sang.", "Ana Ruiz", country="CHL", gender="f"),
        page("Ana Ruiz of Peru sang.", "Ana Ruiz", country="PER", gender="m"),
    ]
    assert len(link(pages).actors) == 2
    found = link(pages, judge("j", "same", *(pointer(p, "Ana Ruiz") for p in pages)))
    assert len(found.actors) == 1
    assert "judged the same by a person" in found.actors[0].why


def test_unsure_keeps_two_apart_and_says_so() -> None:
    pages = [sentence("Ana Ruiz", 1), sentence("Ana Ruiz", 2)]
    assert len(link(pages).actors) == 1
    found = link(pages, judge("j", "unsure", *(pointer(p, "Ana Ruiz") for p in pages)))
    assert len(found.actors) == 2
    assert all(any("unsure" in w for w in a.why) for a in found.actors)
    assert len({a.id for a in found.actors}) == 2


def test_parting_leaves_the_others_where_they_are_most_alike() -> None:
    pages = [
        page("Ana Ruiz MP spoke.", "Ana Ruiz", role="member of parliament"),
        page("Ana Ruiz of the trade committee left.", "Ana Ruiz", role="committee member"),
    ]
    later = page("Ana Ruiz of the committee came back.", "Ana Ruiz", role="committee member")
    bare = page("Ana Ruiz slept.", "Ana Ruiz")
    first, second = (pointer(p, "Ana Ruiz") for p in pages)
    assert len(link([*pages, later, bare]).actors) == 1
    found = link([*pages, later, bare], judge("j", "different", second, first, apart=1))
    assert groups(found) == sorted([[pages[0].id], sorted([pages[1].id, later.id]), [bare.id]])
    alone = next(a for a in found.actors if a.members == ((bare.id, 0),))
    assert any("either of two" in w for w in alone.why)


def test_one_article_parted_from_many_scatters_nobody() -> None:
    many = [sentence("Ana Ruiz", day) for day in range(1, 10)]
    stray, *rest, new = (pointer(p, "Ana Ruiz") for p in many)
    del new
    found = link(many, judge("j", "different", stray, *rest, apart=1))
    assert sorted(len(a.members) for a in found.actors) == [1, 8]
    found = link(many[:5], judge("j", "different", *rest[:2], *rest[2:4], apart=2))
    assert sorted(len(a.members) for a in found.actors) == [1, 2, 2]


def test_a_body_in_doubt_goes_with_the_greater_side() -> None:
    def firm(day: int) -> Page:
        made = Page(text=f"On day {day} Norfirm sold nets.")
        made.actor("Norfirm", kind="organisation")
        return made

    one, two, three, new = (firm(d) for d in range(1, 5))
    parted, *rest = (pointer(p, "Norfirm") for p in (one, two, three))
    found = link([one, two, three, new], judge("j", "different", parted, *rest, apart=1))
    assert groups(found) == sorted([[one.id], sorted([two.id, three.id, new.id])])


def test_what_was_joined_of_two_kinds_is_what_was_named_first() -> None:
    town = page("Lerna slept.", "Lerna", kind="place")
    state = page("The Republic of Lerna spoke.", "Republic of Lerna", kind="government")
    one, other = pointer(town, "Lerna"), pointer(state, "Republic of Lerna")
    assert link([town, state], judge("j", "same", other, one)).actors[0].kind == "government"
    assert link([town, state], judge("j", "same", one, other)).actors[0].kind == "place"


# rereading


def reread(reading: Reading, **changes: object) -> Reading:
    return replace(reading, **changes)  # type: ignore[arg-type]


def test_it_survives_another_order_of_actors_and_spans_that_moved() -> None:
    text = "Minister Ana Ruiz met Boris Hall."
    made = Page(text=text)
    made.actor("Ana Ruiz")
    made.actor("Boris Hall")
    reading, where = made.read(), pointer(made, "Ana Ruiz")
    assert pointed(reading, where) == (made.id, 0)
    turned = Page(text=text)
    turned.actor("Boris Hall")
    turned.actor("Minister Ana Ruiz", name="Ana Ruiz")
    assert pointed(turned.read(), where) == (made.id, 1)
    elsewhere = reread(reading, mentions=(), actors=tuple(reversed(reading.actors)))
    assert pointed(elsewhere, where) == (made.id, 1)


def test_it_never_falls_on_somebody_else() -> None:
    text = "Ana Ruiz's brother Juan met Ana Ruiz's sister."
    made = Page(text=text)
    made.actor("Ana Ruiz")
    where = pointer(made, "Ana Ruiz")
    brother = Page(text=text)
    brother.actor("Ana Ruiz's brother Juan", name="Juan", kind="person")
    other = reread(
        brother.read(),
        mentions=tuple(replace(m, form="nominal") for m in brother.read().mentions),
    )
    assert pointed(other, where) is None
    two = reread(made.read(), mentions=(), actors=(Actor(name="Ana Ruiz", kind="person"),) * 2)
    assert pointed(two, where) is None
    assert pointed(None, where) is None
    assert pointed(reread(made.read(), unread="no words"), where) is None


def test_words_that_are_two_actors_are_never_used_to_name_one() -> None:
    made = Page(text="Ana Ruiz and Boris Hall met; the two agreed.")
    ana, boris = made.actor("Ana Ruiz"), made.actor("Boris Hall")
    both = made.span("the two")
    mentions = [replace(m, span=both, form="nominal") for m in made.mentions]
    reading = reread(made.read(), mentions=(*mentions, *made.mentions))
    for ref in (ana, boris):
        assert pointed(reading, point_to(reading, ref)) == (made.id, ref)
    nameless = reread(reading, mentions=tuple(mentions))
    assert point_to(nameless, ana) == Pointer(made.id, Span(0, 0), "Ana Ruiz")
    assert pointed(nameless, point_to(nameless, ana)) == (made.id, ana)


def test_a_judgement_waits_while_its_words_are_not_in_the_record() -> None:
    same = judge("j", "same", A, B)
    without = [THREE[0].read(), THREE[2].read()]
    (told,) = settled(without, [same])
    assert (told.state, told.missing) == ("waiting", (B,))
    assert len(link_actors(without, [same]).actors) == 2
    (told,) = settled([p.read() for p in THREE], [same])
    assert (told.state, told.missing) == ("in force", ())


def test_what_two_sides_of_a_parting_now_both_mean_stays_whole() -> None:
    made = Page(text="Ana Ruiz spoke; Ruiz left.")
    made.actor("Ana Ruiz")
    made.mentions.append(replace(made.mentions[0], span=Span(16, 20)))
    parted = judge(
        "j", "different", pointer(made, "Ana Ruiz"), Pointer(made.id, Span(16, 20), "Ruiz")
    )
    assert len(link([made], parted).actors) == 1
    assert settled([made.read()], [parted])[0].state == "waiting"


# taking back


NAMES = ("Ana Ruiz", "Anna Ruiz", "Boris Hall", "B. Hall", "Carl Moss")
PAGES = [sentence(name, day) for day, name in enumerate(NAMES * 2, 1)]
POINTERS = [pointer(p, name) for p, name in zip(PAGES, NAMES * 2, strict=True)]
chosen = st.lists(st.sampled_from(POINTERS), min_size=2, max_size=4, unique=True)
verdicts = st.sampled_from(("same", "different", "unsure"))
acts = st.lists(st.tuples(verdicts, chosen, st.integers(0, 1)), min_size=1, max_size=6)


def written(number: int, act: tuple[str, list[Pointer], int]) -> Judgement:
    verdict, subjects, apart = act
    return judge(f"j{number}", verdict, *subjects, apart=apart)


@given(acts, acts, st.randoms(use_true_random=False))
def test_taking_back_restores_the_record_byte_for_byte(
    kept: list[tuple[str, list[Pointer], int]],
    undone: list[tuple[str, list[Pointer], int]],
    chance: object,
) -> None:
    staying = [written(n, a) for n, a in enumerate(kept)]
    going = [written(100 + n, a) for n, a in enumerate(undone)]
    order = [*staying, *going]
    places = sorted(range(len(order)), key=lambda _: chance.random())  # type: ignore[attr-defined]
    mixed = [order[n] for n in places]
    entries = log(*PAGES, *mixed)
    backs = [
        Entry(seq=len(entries) + n, at="2021", kind="take back", judgement=j)
        for n, j in enumerate(going, 1)
    ]
    only = log(*PAGES, *[j for j in mixed if j in staying])
    assert encode(fold("s", [*entries, *backs])) == encode(fold("s", only))


@given(acts)
def test_whatever_is_judged_everybody_is_in_one_place(
    made: list[tuple[str, list[Pointer], int]],
) -> None:
    found = link(PAGES, *(written(n, a) for n, a in enumerate(made)))
    members = [m for a in found.actors for m in a.members]
    assert sorted(members) == sorted((p.id, 0) for p in PAGES)
    assert len({a.id for a in found.actors}) == len(found.actors)


@given(acts)
def test_the_last_judgement_always_holds(made: list[tuple[str, list[Pointer], int]]) -> None:
    judgements = [written(n, a) for n, a in enumerate(made)]
    found = link(PAGES, *judgements)
    last = judgements[-1]
    assert settled([p.read() for p in PAGES], judgements)[-1].state == "in force"
    ids = [{found.of(p.article, 0) for p in side} for side in last.sides]
    if last.verdict == "same":
        assert len(set().union(*ids)) == 1
    else:
        assert all(not a & b for n, a in enumerate(ids) for b in ids[n + 1 :])


def test_the_order_of_arrival_plays_no_part() -> None:
    same = judge("j", "same", A, B)
    stories = [story_of(*order, same) for order in permutations(THREE)]
    assert len({encode(s) for s in stories}) == 1


# no news


def told(name: str, day: int, extra: str = "") -> Page:
    """A page on which somebody of that name visits Lerna, demands something and speaks."""
    made = Page(
        text=f"On 5 May 2020 {name} visited Lerna with 12 guests. {name} said that the port would "
        f"open. {name} demanded that Lerna return the boats.{extra}",
        published=f"2020-05-{day:02d}",
        outlet=f"The Courier {day}",
    )
    who, lerna = made.actor(name), made.state("Lerna", "LER")
    made.event(
        f"On 5 May 2020 {name} visited Lerna with 12 guests.", "visited", "CONSULT", source=(who,),
        target=(lerna,), when=made.day("5 May 2020", "2020-05-05"), counts=((12, "guests"),),
    )  # fmt: skip
    made.said("the port would open", "said", by=(who,))
    made.commits("Lerna return the boats", "demand", by=(who,), to=(lerna,))
    return made


@pytest.mark.parametrize("names", [("Ana Ruiz", "Boris Hall"), ("Ana Ruiz", "Anna Ruiz")])
@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_a_judgement_is_no_news(names: tuple[str, str], verdict: str) -> None:
    pages = [told(name, day) for day, name in enumerate(names, 6)]
    judged = judge("j", verdict, *(pointer(p, n) for p, n in zip(pages, names, strict=True)))
    before, after = story_of(*pages), story_of(*pages, judged)
    assert len(before.actors) != len(after.actors) or (verdict == "same") == (names[1][0] == "A")
    for one, other in ((before, after), (after, before)):
        brief = story_brief(one, other)
        assert (brief.lines, brief.more) == ((), ())
        assert {c.cause for c in changes(one, other)} <= {"judgement"}


def test_news_that_comes_with_a_judgement_is_told() -> None:
    pages = [told("Ana Ruiz", 6), told("Boris Hall", 7)]
    judged = judge("j", "same", pointer(pages[0], "Ana Ruiz"), pointer(pages[1], "Boris Hall"))
    later = Page(text="Boris Hall fled to Sund on 9 May 2020.", published="2020-05-10")
    hall = later.actor("Boris Hall")
    later.event("Boris Hall fled to Sund", "fled", "RETREAT", source=(hall,))
    brief = story_brief(story_of(*pages), story_of(*pages, judged, later))
    assert {p.article for c in brief.lines for p in c.line.pointers} == {later.id}
    assert {c.cause for c in brief.lines} == {"news"}
