"""What speaks for and against two mentions' being one person, one kind of trap after another."""

from itertools import permutations

import pytest

from tests.story_support import Page, pointer
from tidings.codebook.identity import load_commonness
from tidings.story.identity import Identity, link_actors
from tidings.story.identity.persons import tie
from tidings.values import Actor, Judgement, StoryActor


def person(name: str, **more: str) -> Actor:
    return Actor(name=name, kind="person", **more)  # type: ignore[arg-type]


def page(*actors: Actor, text: str = "", day: str = "2020-05-10", number: int = 0) -> Page:
    told = text or f"Day {number}: " + ", ".join(a.name for a in actors) + " came."
    found = Page(text=told, published=day)
    for actor in actors:
        found.actor(actor.name, kind=actor.kind, **_more(actor))
    return found


def _more(actor: Actor) -> dict[str, str | None]:
    return {
        "role": actor.role, "country": actor.country, "sector": actor.sector,
        "gender": actor.gender,
    }  # fmt: skip


def story(*pages: Page) -> Identity:
    return link_actors([p.read() for p in pages])


def told(*actors: Actor) -> Identity:
    return story(*(page(a, number=n) for n, a in enumerate(actors)))


def named(found: Identity) -> list[str]:
    return sorted(a.name for a in found.actors)


ONE = {
    "given slip": (person("Jermaine Ostrander"), person("Jerymaine Ostrander")),
    "patronymic left out": (person("Daniyar Maratovich Seitov"), person("Daniyar Seitov")),
    "French romanisation": (person("Sergueï Lavrenko"), person("Sergei Lavrenko")),
    "German romanisation": (person("Sergej Lawrenko"), person("Sergei Lavrenko")),
    "Pinyin and Wade-Giles": (person("Zhang Guozhong"), person("Chang Kuo-chung")),
    "misread gender": (person("Hengky Tewu", gender="m"), person("Hengky Tewu", gender="f")),
    "promoted": (
        person("Ana Stanek", role="former deputy minister", country="CZE"),
        person("Ana Stanek", role="foreign minister", country="CZE"),
    ),
    "a slip and one office": (
        person("Sergei Rybakin", role="deputy foreign minister", country="RUS"),
        person("Sergei Rybkain", role="Deputy Foreign Minister", country="RUS"),
    ),
    "footballer turned president": (
        person("Jorge Wehlan", role="former striker"),
        person("Jorge Wehlan", role="president", country="LBR"),
    ),
}
ONE["junior told once"] = (
    person("William J. Harwell Jr.", role="Senator", country="USA"),
    person("Bill Harwell", role="Sen.", country="USA"),
)
ONE["two words for one office"] = (
    person("Ana Stanek", role="premier", country="CZE"),
    person("Ana Stanek", role="prime minister", country="CZE"),
)
TWO = {
    "brothers": (person("Sergei Lavrenko"), person("Andrei Lavrenko")),
    "initial of the other brother": (person("A. Lavrenko"), person("Sergei Lavrenko")),
    "initials of the son": (person("A. D. Seitov"), person("Daniyar Seitov")),
    "junior and senior": (person("Ed Marquez Jr."), person("Ed Marquez Sr.")),
    "husband and wife": (person("Ivan Petrov"), person("Irina Petrova")),
    "namesake of another state": (
        person("Ana Stanek", country="CZE"),
        person("Ana Stanek", country="SVK"),
    ),
    "common namesake of another trade": (
        person("Maria Santos", role="senator"),
        person("Maria Santos", role="goalkeeper"),
    ),
    "rare namesake of another trade": (
        person("Karin Heusler", role="State Secretary"),
        person("Karin Heusler", role="actress"),
    ),
    "two offices at one time": (
        person("I. Novotny", role="president", country="CZE"),
        person("Ivo Novotny", role="foreign minister", country="CZE"),
    ),
    "minister and mayor of the very same name": (
        person("Ostap Verbenko", role="Defence Minister", country="UKR"),
        person("Ostap Verbenko", role="Kyiv's mayor", country="UKR"),
    ),
    "minister and his deputy": (
        person("Ostap Verbenko", role="Defence Minister", country="UKR"),
        person("Ostap Verbenko", role="deputy minister", country="UKR"),
    ),
    "junior and another office": (
        person("William J. Harwell Jr.", role="Rep.", country="USA"),
        person("Bill Harwell", role="Sen.", country="USA"),
    ),
    "one letter": (person("Francis Hale", gender="m"), person("Frances Hale", gender="f")),
}


@pytest.mark.parametrize("kind", ONE)
def test_one_person_told_in_two_ways(kind: str) -> None:
    assert len(told(*ONE[kind]).actors) == 1
    assert len(told(*reversed(ONE[kind])).actors) == 1


@pytest.mark.parametrize("kind", TWO)
def test_two_persons_alike(kind: str) -> None:
    assert len(told(*TWO[kind]).actors) == 2
    assert len(told(*reversed(TWO[kind])).actors) == 2


def test_a_short_name_that_fits_two_joins_neither_and_stays_one() -> None:
    w, hw = person("Karl M. Oster"), person("Karl H. Oster")
    found = told(w, hw, person("Karl Oster"), person("Karl Oster"))
    assert named(found) == ["Karl H. Oster", "Karl M. Oster", "Karl Oster"]
    assert any("unsure" in w for a in found.actors for w in a.why)


def test_two_halves_of_one_long_name_are_one_where_it_is_told() -> None:
    whole = person("Alicia Correal Vega")
    found = told(whole, whole, person("Alicia Correal"), person("Correal Vega"))
    assert named(found) == ["Alicia Correal Vega"]
    assert len(told(person("Alicia Correal"), person("Correal Vega")).actors) == 2
    other = told(person("J. Sanders"), person("John Sanders"), person("Jane Mary Sanders"))
    assert not any(
        {"John Sanders", "Jane Mary Sanders"} <= dict(a.names).keys() for a in other.actors
    )


def test_a_nickname_in_quotation_marks_is_a_name() -> None:
    assert len(told(person("Eduardo “Jun” Resurrec"), person("Jun Resurrec")).actors) == 1


def test_office_decides_between_two_bearers_of_a_surname() -> None:
    found = told(
        person("Olga Brandt", role="president", country="DEU"),
        person("Karl Brandt", role="goalkeeper"),
        person("Brandt", role="President", country="DEU"),
    )
    assert named(found) == ["Karl Brandt", "Olga Brandt"]
    assert {n for a in found.actors if a.name == "Olga Brandt" for n, _ in a.names} == {
        "Olga Brandt",
        "Brandt",
    }


def test_generation_follows_from_the_other_of_that_name_in_the_article() -> None:
    both = page(person("Bela Kovas"), person("Bela Kovas Sr."), number=1)
    older = page(person("Bela Kovas Sr."), number=2)
    younger = page(person("Bela Kovas Jr."), number=3)
    found = story(both, older, younger)
    assert sorted(len(a.members) for a in found.actors) == [2, 2]


FERRY = (
    "The harbour council agreed to lower the ferry toll on the northern crossing, and {} said that "
    "island families, fishermen and nurses would save a fortune before the winter timetable. The "
    "shipyard workers' union welcomed the subsidy, while the treasurer warned of a deficit."
)
CHESS = (
    "Grandmaster {} leads the tournament after six rounds; the trainer praised a bold knight "
    "sacrifice, and spectators applauded the youngest player of the championship twice. The "
    "arbiter rejected a rival's complaint about the noisy hotel lobby and its broken clocks."
)


def test_articles_with_nothing_in_common_but_a_surname_tell_of_two() -> None:
    full = page(person("Sergei Tarlov"), text=FERRY.format("Sergei Tarlov"))
    again = page(person("Tarlov"), text=FERRY.format("Tarlov") + " Votes follow.", number=1)
    player = page(person("Tarlov"), text=CHESS.format("Tarlov"), number=2)
    assert sorted(len(a.members) for a in story(full, again, player).actors) == [1, 2]


def test_an_article_that_tells_of_a_namesake_is_believed() -> None:
    minister = page(person("Haruo Otsuda", role="Foreign Minister"))
    runner = page(
        person("Haruo Otsuda"),
        text="Haruo Otsuda won the race. A former minister has the same name.",
        number=1,
    )
    assert len(story(minister, runner).actors) == 2


def test_a_person_read_as_a_place_is_the_person_and_a_ship_is_none() -> None:
    governor = page(person("Marta Elizond", role="governor"))
    place = Actor(name="Marta Elizond", kind="place")
    misread = page(place, text="Marta Elizond travelled by boat.", number=1)
    ship = page(place, text="The Marta Elizond sank near the coast.", number=2)
    assert [len(a.members) for a in story(governor, misread).actors] == [2]
    assert [len(a.members) for a in story(governor, ship).actors] == [1, 1]


def several(*actors: Actor) -> Identity:
    """Each in a story of its own."""
    readings = [page(a, number=n).read() for n, a in enumerate(actors)]
    return link_actors(readings, stories={r.article.id: r.article.id for r in readings})


def test_a_rare_name_joins_over_stories_and_a_common_one_does_not() -> None:
    assert len(several(person("Sergei Ryabkov"), person("Sergey Ryabkov")).actors) == 1
    assert len(several(person("John Smith"), person("John Smith")).actors) == 2
    ministers = [person("John Smith", role="trade minister", country="NZL")] * 2
    assert len(several(*ministers).actors) == 1
    assert load_commonness().share("smith") > 100 * load_commonness().share("ryabkov")


def test_a_surname_alone_never_leaves_its_story() -> None:
    assert len(several(person("Olga Brandt"), person("Brandt")).actors) == 2


def test_the_same_actors_whatever_the_order_of_arrival() -> None:
    actors = [
        person("Sergei Tarlov", country="RUS"), person("Sergey Tarlov"), person("Tarlov"),
        person("Andrei Tarlov"), person("S. Tarlov", country="RUS"),
    ]  # fmt: skip
    pages = [page(a, day=f"2020-05-1{n}", number=n).read() for n, a in enumerate(actors)]
    found = {
        frozenset(frozenset(a.members) for a in link_actors(order).actors)
        for order in permutations(pages)
    }
    ids = {frozenset(a.id for a in link_actors(o).actors) for o in permutations(pages)}
    assert len(found) == len(ids) == 1


def of(found: Identity, name: str) -> StoryActor:
    return next(a for a in found.actors if a.name == name)


def test_rulings_name_the_words_and_what_they_rest_on() -> None:
    pages = [
        page(person("Sergei Tarlov", country="RUS")),
        page(person("Sergey Tarlov", country="RUS"), number=1),
        page(person("Andrei Tarlov"), number=2),
    ]
    found = story(*pages)
    rulings = found.rulings[of(found, "Sergey Tarlov").id]
    same = [r for r in rulings if r.verdict == "same"]
    assert {p.words for p in same[0].subjects} == {"Sergei Tarlov", "Sergey Tarlov"}
    assert {r.feature for r in same[0].reasons} >= {"name", "country"}
    assert sum(r.weight for r in same[0].reasons) >= 3
    apart = [r for r in rulings if r.verdict == "different"]
    assert apart
    assert {p.words for p in apart[0].subjects} > {"Andrei Tarlov"}
    assert min(r.weight for r in apart[0].reasons) < -10


def test_rulings_are_bounded() -> None:
    crowd = [person(f"{n} Tarlov") for n in ("Ada", "Bo", "Cy", "Dov", "Eva", "Fay", "Gus", "Hal")]
    found = told(person("Sergei Tarlov"), *crowd)
    assert all(len([r for r in rs if r.verdict != "same"]) <= 5 for rs in found.rulings.values())


def test_a_judgement_overrides_what_bars() -> None:
    a, b = page(person("Ana Stanek", country="CZE")), page(person("Ana Stanek", country="SVK"))
    b.text = "Next day: Ana Stanek left."
    b.mentions.clear()
    b.actors.clear()
    b.actor("Ana Stanek", country="SVK")
    same = Judgement(
        id="j", verdict="same", about="actor", at="2020",
        subjects=(pointer(a, "Ana Stanek"), pointer(b, "Ana Stanek")),
    )  # fmt: skip
    readings = [a.read(), b.read()]
    assert len(link_actors(readings).actors) == 2
    assert len(link_actors(readings, [same]).actors) == 1


@pytest.mark.parametrize(
    "name", ["", "X", "Q" * 300, "7 8 9", "А 李 ب a", "\x00\x01", "- - -", "Mr", "'"]
)
def test_names_that_are_none_stay_by_themselves(name: str) -> None:
    found = told(person("Ana Ruiz"), person(name or " "))
    assert len(found.actors) == 2
    assert tie(name, name).kind in ("same", "alone", "none")


def test_one_who_is_told_to_be_no_relation_is_another_of_that_name() -> None:
    minister = Page(text="Ana Korvin spoke.", published="2020-05-10")
    minister.actor("Ana Korvin", role="finance minister", country="SVN")
    other = Page(text="Ana Korvin, who is not related to the minister, won a prize.")
    other.actor("Ana Korvin", country="SVN")
    assert len(link_actors([minister.read(), other.read()]).actors) == 2
