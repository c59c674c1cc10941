"""Persons whom the parser takes for bodies and towns, names that it cuts, bodies that speak."""

import pytest

from tests.support import parse
from tidings.codebook.actors import load_actors
from tidings.readers.actors import Cast, read_mentions


def cast_of(text: str) -> Cast:
    return read_mentions(parse(text), load_actors())


def persons(text: str) -> set[str]:
    return {a.name for a in cast_of(text).actors if a.kind == "person"}


def words(text: str, name: str) -> list[str]:
    """Return the words of the article that stand for the person of that name."""
    cast = cast_of(text)
    [ref] = [n for n, a in enumerate(cast.actors) if a.kind == "person" and a.name == name]
    return [text[m.span.start : m.span.end] for m in cast.mentions if m.actor == ref]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The forestry minister, Wibisono, signed the order on Monday.", "Wibisono"),
        ("Kwaku Ampofo, a deputy from Kumasi, voted against it.", "Kwaku Ampofo"),
        ("She came with her sister, Ngozi Uzor, to the hearing.", "Ngozi Uzor"),
        ("Their commander is Evaristo Quintana Rey, a former miner.", "Evaristo Quintana Rey"),
        ("The weaver Oyunchimeg Bat lives in the same house.", "Oyunchimeg Bat"),
        ("Temur Beridze, who taught history in Poti, wrote the letter.", "Temur Beridze"),
        ("Zsófia Barta, 61, opened the school in March.", "Zsófia Barta"),
        ("D. Okafor said that the bridge was closed.", "D. Okafor"),
        ("He remembers the late M.S.K. Pillai, whom he met in Kochi.", "M.S.K. Pillai"),
        ("Ilmari Kivelä told reporters that the ice was thin.", "Ilmari Kivelä"),
    ],
)
def test_a_person_is_shown_by_the_words_around(text: str, name: str) -> None:
    assert name in persons(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Min-jae Park, who leads the union, said no.", "Min-jae Park"),
        ("His real name is Yasir Hamdan as-Saadi, the police said.", "Yasir Hamdan as-Saadi"),
        ("The lawyer Aishah binti Rahman spoke for the crew.", "Aishah binti Rahman"),
        ('Ernesto "Tito" Galván, who led the strike, has died.', 'Ernesto "Tito" Galván'),
        ("Senator Ramon Ilagan Sr. asked for a recount.", "Ramon Ilagan Sr."),
        ("Ato Getachew Alemu wants observers at the dam.", "Getachew Alemu"),
        ("Al-Harbi wants lower fees, the broker Nasser al-Harbi's clerk said.", "Nasser al-Harbi"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str) -> None:
    assert name in persons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Goldman Sachs said that profits rose. Goldman Sachs told investors to wait.",
        "Human Rights Watch said that the camp was full.",
        "Amnesty said the trial was unfair, and Reuters reported that it had ended.",
        "Hamas said it would reply. Hezbollah denied the report.",
        "Boeing told airlines to check the bolts, and Airbus asked for time.",
        "Morgan Stanley asked the court to wait. Wells Fargo agreed.",
        "Deutsche Telekom, the operator, said that the cable was cut.",
        "The retailer Tesco and the lender Banco Sabadell agreed on the price.",
        "The president, Al Jazeera said, had left the palace.",
        "New Orleans said it would pay. San Marino visited nobody.",
        "Buenos Aires thanked the donors, and Addis Ababa promised to follow.",
    ],
)
def test_bodies_and_towns_that_speak_are_no_persons(text: str) -> None:
    assert persons(text) == set()


def test_a_second_surname_may_be_dropped() -> None:
    text = (
        "President Ramiro Choque Ticona opened the mine. Choque told them that work would come. "
        "Choque Ticona then left for the coast."
    )
    assert words(text, "Ramiro Choque Ticona")[-3:] == [
        "Ramiro Choque Ticona",
        "Choque",
        "Choque Ticona",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Musa Ibrahim, an admiral, spoke first. Another Musa Ibrahim, a boat owner, waited.",
            ["Musa Ibrahim", "Musa Ibrahim"],
        ),
        (
            "The dealer Karim al-Najafi won the seat. He shares his name with a soldier. The "
            "general, Karim Najafi, congratulated him.",
            ["Karim al-Najafi", "Karim Najafi"],
        ),
        (
            "Lee Sang-ho, the deputy minister, met Lee Sang Ho, a general of the North.",
            ["Lee Sang-ho", "Lee Sang Ho"],
        ),
        (
            "Paul Hendricks, a senator, died on Sunday. Paul Hendricks Jr. was with him.",
            ["Paul Hendricks", "Paul Hendricks Jr."],
        ),
        (
            "The police sought Omar al-Hadidi. A relative, the lawmaker Omar Saleh al-Hadidi, knew "
            "nothing.",
            ["Omar al-Hadidi", "Omar Saleh al-Hadidi"],
        ),
    ],
)
def test_two_of_one_name_in_an_article_are_two(text: str, names: list[str]) -> None:
    found = [a.name for a in cast_of(text).actors if a.kind == "person"]
    assert [n.removesuffix(".") for n in found] == [n.removesuffix(".") for n in names]


def test_one_of_whom_much_is_told_stays_one() -> None:
    text = (
        "Senator Clara Whitfield opened the fair. Clara Whitfield, a former judge, praised it. The "
        "wife of Clara Whitfield's brother came too. Whitfield Clara was on the list."
    )
    assert persons(text) == {"Clara Whitfield"}


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        (
            "Glenn Petrie was convicted. Laura Petrie's body was found. Laura's mother wept. "
            "Petrie was found guilty.",
            "Glenn Petrie",
            2,
        ),
        (
            "It began when Laura Petrie disappeared. Petrie was found guilty of killing his wife. "
            "Petrie was convicted for the death of Laura Petrie.",
            "Laura Petrie",
            2,
        ),
        (
            "Senator Luis Ocampo Sr. asked for a list. His wife, the former mayor Rosa Ocampo, had "
            "written before. Ocampo also asked for guards.",
            "Luis Ocampo Sr.",
            3,  # with his office
        ),
    ],
)
def test_a_surname_goes_to_the_right_member_of_a_family(text: str, name: str, count: int) -> None:
    pronouns = ("his", "he", "her", "she")
    assert len([w for w in words(text, name) if w.lower() not in pronouns]) == count


def spoken_of(text: str) -> dict[str, list[str]]:
    """Return the words by which each person of an article is named."""
    cast = cast_of(text)
    return {
        f"{a.name}/{n}": [
            text[m.span.start : m.span.end]
            for m in cast.mentions
            if m.actor == n and m.form == "name"
        ]
        for n, a in enumerate(cast.actors)
        if a.kind == "person"
    }


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Health minister Kamara opened the clinic. His predecessor, Foday Kamara, watched from "
            "the gate.",
            "Kamara",
            "Foday Kamara",
        ),
        (
            "The government named Noura Salem al-Ajmi, director of the port, as envoy. The emir, "
            "Sheikh Salem, wished her luck.",
            "Salem",
            "Noura Salem al-Ajmi",
        ),
        (
            "Toleubek's cousin Daniyar Toleubek, a retired judge, carried the letter.",
            "Toleubek",
            "Daniyar Toleubek",
        ),
        (
            "Thabo Nkosi, the mayor, cut the ribbon. A plaque recalls a very different Nkosi.",
            "Nkosi",
            "Thabo Nkosi",
        ),
        (
            "Kofi Owusu, a trader, thanked the voters. The bishop of Winneba, Kofi Owusu-Darko, "
            "asked them to stop.",
            "Kofi Owusu",
            "Kofi Owusu-Darko",
        ),
        (
            "Minister Majid N. Al Sabti said that he was content. Nasser Al Sabti wept.",
            "Nasser Al Sabti",
            "Majid N. Al Sabti",
        ),
        (
            "Rashid Salam came to the palace. Salam, whose grandfather Rashid Bey Salam was prime "
            "minister, said nothing.",
            "Rashid Bey Salam",
            "Rashid Salam",
        ),
        (
            'Ernesto "Jun" Villareal Jr. won the seat. Ernesto Sr., 81, told reporters that he was '
            "proud.",
            "Ernesto Sr",
            'Ernesto "Jun" Villareal Jr',
        ),
        (
            "The commander, Jabir Hassan al-Rubaie, is the son of the late Abu Jabir.",
            "Abu Jabir",
            "Jabir Hassan al-Rubaie",
        ),
    ],
)
def test_what_is_told_of_a_namesake_keeps_him_apart(text: str, one: str, other: str) -> None:
    named = spoken_of(text)
    assert {one, other} <= {words.rstrip(".") for row in named.values() for words in row}
    assert not any({one, other} <= {words.rstrip(".") for words in row} for row in named.values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Senator Ana Quispe Rey lost. A cousin Temoana Quispe was sworn in.", "Temoana Quispe"),
        (
            "Archbishop Markos, whose secular name is Dawit Alemu, led the prayers.",
            "Markos",
        ),
    ],
)
def test_names_are_whole_and_second_names_told(text: str, name: str) -> None:
    assert name in persons(text)
    assert "Dawit Alemu" not in persons(text)


def test_an_office_told_again_splits_nobody() -> None:
    text = (
        "Prime Minister Tadesse Bekele flew home. Premier Bekele met nobody. President Lucía Prado "
        "Ferrer spoke later, and President Prado smiled."
    )
    assert persons(text) == {"Tadesse Bekele", "Lucía Prado Ferrer"}
