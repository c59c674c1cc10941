"""Who is whom across articles, and who is not."""

from itertools import permutations

import pytest

from tests.story_support import Page, pointer
from tidings.readers.names import compare_names
from tidings.story.identity import Identity, link_actors
from tidings.story.identity.persons import tie
from tidings.values import Actor, Judgement


def person(name: str, **more: str) -> Actor:
    return Actor(name=name, kind="person", **more)  # type: ignore[arg-type]


def linked(a: Actor, b: Actor) -> bool:
    pages = [Page(text=f"{x.name} spoke on day {n}.", actors=[x]) for n, x in enumerate((a, b))]
    return len(link_actors([p.read() for p in pages]).actors) == 1


SAME = [
    (person("Sergey Lavrov"), person("Sergei Lavrov")),
    (person("Tom Shannon"), person("Thomas A. Shannon Jr.")),
    (person("Kim Jong Un"), person("Kim Jong-un")),
    (person("Chung Eui-yong"), person("Eui-yong Chung")),
    (person("Moammar Gaddafi"), person("Muammar al-Qadhafi")),
    (person("Volodymyr Petrenko"), person("Vladimir Petrenko")),
    (person("Müller, Anna"), person("Anna Mueller")),
    (person("Abdel Fattah al-Sisi"), person("Abdel Fattah el-Sissi")),
    (person("J. Peter Ames", country="USA", role="senator"),
     person("John Peter Ames", country="USA", role="senator")),
    (person("Sergey Rybakov", country="RUS", role="Deputy Foreign Minister"),
     person("Sergei Ryabkov", country="RUS", role="deputy foreign minister")),
]  # fmt: skip
OTHER = [
    (person("Kim Jong Un"), person("Kim Jong Il")),
    (person("Kim Jong Un"), person("Kim Yong Chol")),
    (person("George W. Bush"), person("George H. W. Bush")),
    (person("Ivan Petrov"), person("Igor Petrov")),
    (person("Ivan Petrov"), person("John Petrov")),
    (person("Martin King Jr."), person("Martin King Sr.")),
    (person("Anna Berg", country="NOR"), person("Anna Berg", country="SWE")),
    (person("Sergey Rybakov"), person("Sergei Ryabkov")),
    (person("Sergey Rybakov", country="RUS", role="mayor"),
     person("Sergei Ryabkov", country="RUS", role="deputy foreign minister")),
    (person("Maria Lopez", gender="f"), person("Mario Lopez", gender="m")),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME, ids=lambda x: x.name)
def test_spellings_and_forms_of_one_name_are_one_person(a: Actor, b: Actor) -> None:
    assert linked(a, b)
    assert linked(b, a)


@pytest.mark.parametrize(("a", "b"), OTHER, ids=lambda x: x.name)
def test_a_contradiction_bars_a_link(a: Actor, b: Actor) -> None:
    assert not linked(a, b)


def surname_pages() -> list[Page]:
    return [
        Page(text="Olga Brandt met them.", actors=[person("Olga Brandt", country="DEU")]),
        Page(text="Brandt left.", actors=[person("Brandt")]),
    ]


def test_a_surname_alone_joins_the_only_full_name_in_the_story() -> None:
    found = link_actors([p.read() for p in surname_pages()])
    assert [a.name for a in found.actors] == ["Olga Brandt"]
    assert "only one of that name" in found.actors[0].why[0]


def test_a_surname_alone_with_a_rival_stays_apart() -> None:
    rival = Page(text="Karl Brandt came.", actors=[person("Karl Brandt", country="DEU")])
    found = link_actors([p.read() for p in (*surname_pages(), rival)])
    assert len(found.actors) == 3
    assert any("unsure" in w for a in found.actors for w in a.why)


def test_a_surname_of_another_country_or_without_a_full_name_stays_apart() -> None:
    assert not linked(person("Olga Brandt", country="DEU"), person("Brandt", country="USA"))
    assert not linked(person("Brandt"), person("Brandt", role="mayor"))


def test_order_of_arrival_does_not_change_who_is_linked() -> None:
    pages = [
        Page(text="Sergei Lavrov.", published="2020-01-01", actors=[person("Sergei Lavrov")]),
        Page(text="Sergey Lavrov.", published="2020-01-02", actors=[person("Sergey Lavrov")]),
        Page(text="Lavrov.", published="2020-01-03", actors=[person("Lavrov")]),
    ]
    for order in permutations(pages):
        assert len(link_actors([p.read() for p in order]).actors) == 1


def bodies(*actors: Actor) -> Identity:
    pages = [Page(text=f"{n} {a.name}", actors=[a]) for n, a in enumerate(actors)]
    return link_actors([p.read() for p in pages])


def body(name: str, country: str | None = None, kind: str = "organisation") -> Actor:
    return Actor(name=name, kind=kind, country=country)  # type: ignore[arg-type]


def test_states_are_linked_by_code_and_organisations_by_name_and_country() -> None:
    assert (
        len(bodies(body("Russia", "RUS", "government"), body("Moscow", "RUS", "government")).actors)
        == 2
    )
    assert (
        len(
            bodies(body("State Department", "USA"), body("the U.S. State Department", "USA")).actors
        )
        == 1
    )
    assert len(bodies(body("State Department"), body("U.S. State Department", "USA")).actors) == 1
    assert len(bodies(body("Foreign Ministry", "RUS"), body("Foreign Ministry", "CHN")).actors) == 2
    assert (
        len(bodies(body("Moscow", "RUS", "place"), body("Russia", "RUS", "government")).actors) == 2
    )


def test_two_administrations_of_one_state_are_two() -> None:
    found = bodies(
        body("Obama administration", "USA", "government"),
        body("Trump administration", "USA", "government"),
        body("United States", "USA", "government"),
    )
    assert len(found.actors) == 3


def test_the_unnamed_are_never_linked_across_articles() -> None:
    official = body("a senior official", "USA", "unnamed")
    assert len(bodies(official, official).actors) == 2


def judged(verdict: str, *pages_words: tuple[Page, str]) -> Judgement:
    return Judgement(
        id="j1", verdict=verdict, about="actor", at="2020",  # type: ignore[arg-type]
        subjects=tuple(pointer(p, w) for p, w in pages_words),
    )  # fmt: skip


def test_a_person_may_join_and_part() -> None:
    a, b = Page(text="The envoy Ana Ruiz spoke."), Page(text="Anita R. spoke.")
    a.actor("Ana Ruiz")
    b.actor("Anita R.")
    readings = [a.read(), b.read()]
    assert len(link_actors(readings).actors) == 2
    same = link_actors(readings, [judged("same", (a, "Ana Ruiz"), (b, "Anita R."))])
    assert len(same.actors) == 1
    assert any("judged" in w for w in same.actors[0].why)
    c = Page(text="Ana Ruiz, a singer, sang.")
    c.actor("Ana Ruiz")
    readings = [a.read(), c.read()]
    assert len(link_actors(readings).actors) == 1
    apart = link_actors(readings, [judged("different", (a, "Ana Ruiz"), (c, "Ana Ruiz"))])
    assert len(apart.actors) == 2


def test_every_actor_says_why() -> None:
    assert all(a.why for a in bodies(body("Russia", "RUS", "government")).actors)


def test_scores_of_names() -> None:
    assert compare_names("Ahmed Hassan", "Hassan Ahmed").verdict == "unsure"
    assert compare_names("Kim Jong Un", "Kim Jong Il").verdict == "different"
    assert compare_names("Bob Miller", "Robert Miller").score > 0.6
    assert compare_names("", "Robert Miller").verdict == "unsure"


def test_a_contradiction_is_named() -> None:
    assert tie("George W. Bush", "George H. W. Bush").bar == "other middle name"
    assert tie("Ana Ruiz", "Ana Ruiz").kind == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ingrid Dahl", "Peter Moss"), ("Norway Sweden", "Trump"), ("Bo Li", "Ann Marsh")],
)
def test_names_without_a_part_alike_are_different(one: str, other: str) -> None:
    assert compare_names(one, other).verdict == "different"


def described() -> Actor:
    return Actor(name="Norwegian president", kind="unnamed", role="president", country="NOR")


def holders(*names: str, published: str = "2020-05-11") -> list[Page]:
    return [
        Page(
            text=f"President {name} spoke.",
            actors=[person(name, role="President", country="NOR")],
            published=published,
        )
        for name in names
    ]


def test_a_unique_office_is_its_only_holders_in_the_story() -> None:
    epithet = Page(text="The Norwegian president slept.", actors=[described()])
    found = link_actors([p.read() for p in (*holders("Ingrid Dahl"), epithet)])
    assert [(a.name, a.kind) for a in found.actors] == [("Ingrid Dahl", "person")]
    assert "held that office" in found.actors[0].why[-1]
    assert dict(found.actors[0].names).keys() == {"Ingrid Dahl"}


def test_a_unique_office_with_two_holders_or_long_ago_stays_unnamed() -> None:
    epithet = Page(text="The Norwegian president slept.", actors=[described()])
    two = link_actors([p.read() for p in (*holders("Ingrid Dahl", "Peter Hall"), epithet)])
    assert len(two.actors) == 3
    old = holders("Ingrid Dahl", published="2011-05-11")
    assert len(link_actors([p.read() for p in (*old, epithet)]).actors) == 2


def test_a_president_is_not_the_president() -> None:
    epithet = Page(text="No Norwegian president slept.")
    epithet.actor(
        "Norwegian president", kind="unnamed", role="president", country="NOR", sector="GOV"
    )
    assert len(link_actors([p.read() for p in (*holders("Ingrid Dahl"), epithet)]).actors) == 2


def firm_of(name: str, **more: str) -> Actor:
    return Actor(name=name, kind="organisation", **more)  # type: ignore[arg-type]


def test_a_surname_taken_for_a_body_is_the_person_where_nobody_rivals() -> None:
    stray = Page(text="Brandt flew home.", actors=[firm_of("Brandt")])
    found = link_actors([p.read() for p in (*surname_pages(), stray)])
    assert [(a.name, a.kind) for a in found.actors] == [("Olga Brandt", "person")]
    rival = Page(text="Karl Brandt came.", actors=[person("Karl Brandt", country="DEU")])
    apart = link_actors([p.read() for p in (*surname_pages(), rival, stray)])
    assert any(a.kind == "organisation" for a in apart.actors)
    firm = Page(text="Brandt sold cars.", actors=[firm_of("Brandt", sector="BUS")])
    assert len(link_actors([p.read() for p in (*surname_pages(), firm)]).actors) == 2


def test_an_article_that_names_both_keeps_body_and_person_apart() -> None:
    both = Page(
        text="Brandt sold cars, Olga Brandt said.",
        actors=[firm_of("Brandt"), person("Olga Brandt")],
    )
    assert len(link_actors([both.read()]).actors) == 2


def test_country_and_role_come_from_the_articles_that_tell_them() -> None:
    pages = [
        Page(text="Olga Brandt met them.", actors=[person("Olga Brandt")]),
        Page(
            text="Minister Brandt left.", actors=[person("Brandt", role="minister", country="DEU")]
        ),
    ]
    (one,) = link_actors([p.read() for p in pages]).actors
    assert (one.country, one.role) == ("DEU", "minister")


def test_a_surname_that_its_own_article_was_unsure_of_joins_nobody() -> None:
    both = Page(
        text="Karl Brandt came. Brandt left.", actors=[person("Karl Brandt"), person("Brandt")]
    )
    found = link_actors([p.read() for p in (surname_pages()[0], both)])
    assert sorted(a.name for a in found.actors) == ["Brandt", "Karl Brandt", "Olga Brandt"]


def test_names_that_share_nothing_are_different() -> None:
    assert compare_names("Angela Merkel", "Theresa May").verdict == "different"
    assert compare_names("North Korea", "Barack Obama").verdict == "different"
