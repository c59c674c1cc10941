"""One person under two spellings within an article: "Sergei" and "Sergey", "Bill" and "William".

Two are one where every part of one name is a spelling, a short form or the initial of a part of the
other, and nothing that the article tells of them is contrary. A typing slip ("Rybakov" beside
"Ryabkov") counts where one of the two forms stands only once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz.distance import OSA

from tidings.readers.actors.persons import Person
from tidings.readers.names import PersonName, align, name_clash, parse_name

ALIKE = 0.9  # two tokens at or above it are one word in two spellings or forms
SLIPPING = 6  # letters from which on one letter more, less or changed may be a slip
ENDINGS = ("a", "ova", "eva", "ina", "aya")  # of women's names beside their husbands'


def join_spellings(people: Sequence[Person]) -> list[Person]:
    """Return the persons, those that are one under two spellings joined to the fuller named."""
    left: list[Person] = []
    blocks: dict[str, list[Person]] = defaultdict(list)
    for person in sorted(people, key=lambda p: (-len(p.places), -len(p.name), p.first)):
        name = parse_name(person.name)
        near = {id(p): p for key in _blocks(name) for p in blocks.get(key, ())}
        fitting = [p for p in near.values() if _one(p, person)]
        if len(fitting) == 1:
            _absorb(fitting[0], person)
            continue
        left.append(person)
        for key in _blocks(name):
            blocks[key].append(person)
    return left


def _blocks(name: PersonName) -> Iterable[str]:
    """Return what names are looked up by: the keys of their ends, and the ends' first letters."""
    ends = {name.parts[0], name.parts[-1]} if name.parts else set()
    return {e.key for e in ends} | {f"{e.text[:1]}{len(e.text) // 2}" for e in ends}


def _one(a: Person, b: Person) -> bool:
    if _contrary(a, b):
        return False
    one, two = parse_name(a.name), parse_name(b.name)
    if not (one.parts and two.parts) or name_clash(one, two):
        return False
    if one.full and two.full:
        return _spelt(one, two) or _slipped(a, b, one, two)
    return _titled(a, b) and _slip(one.parts[-1].text, two.parts[-1].text) and _once(a, b)


def _contrary(a: Person, b: Person) -> bool:
    """Tell whether the article says of one what it does not of the other."""
    if any(o is b for o in a.others) or any(o is a for o in b.others):
        return True
    if a.generation != b.generation:
        plain, told = (b, a) if a.generation else (a, b)
        if plain.generation or plain.first < told.first:
            return (
                True  # "Paul Hall, … Paul Hall Jr." are two; after "Jr." the rest may be left out
            )
    if a.state and b.state and a.state != b.state:
        return True
    if a.gender and b.gender and a.gender != b.gender:
        return True
    heads = [{o.role.split()[-1].lower() for o in p.offices if o.role} for p in (a, b)]
    return all(heads) and heads[0].isdisjoint(heads[1])


def _spelt(a: PersonName, b: PersonName) -> bool:
    """Tell whether every part of the shorter name is one of the longer one's, the surname too."""
    x, y = sorted((a.parts, b.parts), key=len)
    ties = align(x, y)
    good = all(t[2] >= ALIKE or (t[2] == 0.7 and x[t[0]].initial) for t in ties)
    good = good and all(s[1] < t[1] for s, t in pairwise(ties))  # in the same order
    return len(ties) == len(x) and good and (len(x) - 1, len(y) - 1) in {t[:2] for t in ties}


def _slipped(a: Person, b: Person, one: PersonName, two: PersonName) -> bool:
    if len(one.parts) != len(two.parts) or not _once(a, b):
        return False
    unlike = [(x, y) for x, y in zip(one.parts, two.parts, strict=True) if x.key != y.key]
    return len(unlike) == 1 and _slip(unlike[0][0].text, unlike[0][1].text)


def _slip(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    ending = long.removeprefix(short) in ENDINGS
    return len(short) >= SLIPPING and OSA.distance(a, b) == 1 and not ending


def _titled(a: Person, b: Person) -> bool:
    """Tell whether one is named in full and the other by surname alone."""
    return (len(a.words) > 1) != (len(b.words) > 1)


def _once(a: Person, b: Person) -> bool:
    return min(len(a.places), len(b.places)) == 1


def _absorb(person: Person, other: Person) -> None:
    """Give one person all that is told of another."""
    fuller = len(other.words) > len(person.words)
    if fuller:
        person.words, person.name = other.words, other.name
    person.given = person.given or other.given
    person.genders += other.genders
    person.offices += [o for o in other.offices if o not in person.offices]
    person.clause = person.clause or other.clause
    person.state = person.state or other.state
    person.sector = person.sector or other.sector
    person.generation = person.generation or other.generation
    person.places = sorted({*person.places, *other.places})
    person.full += other.full
    person.first = min(person.first, other.first)
