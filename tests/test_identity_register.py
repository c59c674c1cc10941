"""The register: mentions one by one, blocks that stay small, the same as all at once."""

import random
from itertools import count

from tidings.codebook.identity import load_weights
from tidings.readers.names import parse_name
from tidings.story.identity.blocks import BOUND, Blocks, block_keys
from tidings.story.identity.clusters import Known
from tidings.story.identity.register import Register
from tidings.values import Actor

NUMBERS = count()
DESK = load_weights().desk
SYLLABLES = ("bra", "dek", "fol", "gim", "hurn", "jast", "kel", "lom", "mip", "nort", "pex", "rull")


def known(name: str, story: str = "", **more: str) -> Known:
    number = next(NUMBERS)
    actor = Actor(name=name, kind="person", **more)  # type: ignore[arg-type]
    return Known((f"a{number}", 0), number, actor, parse_name(name), story=story or f"s{number}")


def invented(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables)).title()


def test_a_mention_joins_the_person_that_it_is_or_a_new_one() -> None:
    register = Register(DESK)
    first = register.add(known("Sergei Tarlovsky", country="RUS"))
    assert register.add(known("Sergey Tarlovsky")) == first
    assert register.add(known("Andrei Tarlovsky")) != first
    assert register.add(known("Sergei Tarlovsky", country="UKR")) != first


def test_a_surname_alone_waits_until_its_story_is_settled() -> None:
    register = Register(load_weights().story)
    alone = register.add(known("Brandt", "one"))
    elsewhere = register.add(known("Brandt", "two"))
    full = register.add(known("Olga Brandt", "one"))
    assert len({alone, elsewhere, full}) == 3
    register.settle()
    assert alone not in register.persons
    assert {k.actor.name for k in register.persons[full].known} == {"Brandt", "Olga Brandt"}
    assert len(register.persons[elsewhere].known) == 1


def test_a_surname_that_two_of_its_story_bear_stays_by_itself() -> None:
    register = Register(load_weights().story)
    for name in ("Brandt", "Olga Brandt", "Karl Brandt"):
        register.add(known(name, "one"))
    register.settle()
    assert len(register.persons) == 3


def test_blocks_find_slips_turned_names_and_initials() -> None:
    blocks = Blocks()
    blocks.file(parse_name("Sergei Rybakov"), 1)
    for name in ("Sergey Ryabkov", "Rybakov Sergei", "S. Rybakov", "Sergei V. Rybakov"):
        found = [p for level in blocks.likes(parse_name(name)) for p in level]
        assert found == [1], name
    assert not [p for level in blocks.likes(parse_name("Maria Lopez")) for p in level]


def test_no_block_grows_beyond_its_bound() -> None:
    chance = random.Random(3)
    blocks = Blocks()
    for number in range(2000):
        blocks.file(parse_name(f"{invented(chance, 2)} Kim"), number)
        blocks.file(parse_name(f"Mohammed {invented(chance, 3)}"), number)
    assert max(blocks.sizes()) <= BOUND
    levels = list(blocks.likes(parse_name("Mohammed Kim")))
    keys = sum(map(len, block_keys(parse_name("Mohammed Kim"))))
    assert sum(map(len, levels)) <= BOUND * keys


def test_in_a_crowd_of_one_surname_each_is_still_found() -> None:
    chance = random.Random(5)
    register = Register(DESK)
    names = list(dict.fromkeys(f"{invented(chance, 2)} Kim" for _ in range(400)))
    numbers = [register.add(known(name)) for name in names]
    again = [register.add(known(name)) for name in names]
    assert again == numbers
    assert len(set(numbers)) > 0.95 * len(names)


def test_the_same_persons_in_whatever_order_full_names_come() -> None:
    chance = random.Random(2)
    names = ["Ana Stanek", "Anna Stanekova", "Sergei Lavrenko", "Sergej Lawrenko", "Kim Jong-su"]
    mentions = [known(n, "one", country="CZE") for n in names for _ in range(3)]
    found = set()
    for _ in range(8):
        chance.shuffle(mentions)
        register = Register(load_weights().story)
        for one in mentions:
            register.add(one)
        register.settle()
        found.add(
            frozenset(frozenset(k.member for k in p.known) for p in register.persons.values())
        )
    assert len(found) == 1


def test_rulings_kept_of_one_person_are_bounded() -> None:
    register = Register(DESK)
    for n in range(60):
        register.add(known(f"Sergei {'abcdefghijklmnop'[n % 16]}. Tarlovsky", country="RUS"))
    assert all(len(p.joins) <= 12 and len(p.near) <= 5 for p in register.persons.values())
