"""Pairs of names to learn from: one person's, or two persons', found and made.

Found: aliases of one entry of the Phoenix dictionaries; different persons of one country in office
at one time, of different countries with the same words. Made: what is done to one person's name
(words dropped, turned round, cut to initials, short forms, slips, spellings, words joined), and
what tells two persons with the same words apart. No name of an evaluation set is used.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler

from bench.phoenix import Person
from tidings.codebook.name_forms import load_name_forms
from tidings.readers.names import Part, parse_name
from tidings.readers.names.forms import given_relation


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names: whether one person bears both, of which country or countries, how it was got."""

    a: str
    b: str
    same: bool
    country: str
    kind: str


def words_of(name: str) -> list[str]:
    """Return the words of a name as its reader takes them apart."""
    return [p.text for p in parse_name(name).parts]


def aliases(people: Sequence[Person]) -> Iterator[NamePair]:
    """Pairs of names that one entry lists, some word of them alike (wives and slips are not)."""
    for person in people:
        for a, b in combinations(person.names, 2):
            if _plausible(words_of(a), words_of(b)):
                yield NamePair(a, b, True, person.country, "alias")


def _plausible(a: Sequence[str], b: Sequence[str]) -> bool:
    if min(len(a), len(b)) < 2 or a == b:
        return False
    alike = sum(any(JaroWinkler.similarity(x, y) > 0.8 for y in b) for x in a)
    return alike >= min(2, len(a), len(b)) or fuzz.ratio("".join(a), "".join(b)) > 80


def at_one_time(people: Sequence[Person]) -> Iterator[NamePair]:
    """Different persons of one country with like names, in other offices at one time."""
    homes: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        homes[person.country].append(person)
    for country, home in homes.items():
        for p, q in combinations(home, 2):
            a, b = p.names[0].lower(), q.names[0].lower()
            alike = max(fuzz.token_sort_ratio(a, b), 0.9 * fuzz.token_set_ratio(a, b))
            if alike >= 62 and _two(p, q, alike):
                yield NamePair(p.names[0], q.names[0], False, country, "at one time")


def _two(p: Person, q: Person, alike: float) -> bool:
    """Tell whether two were in office for 60 days together, in offices of other kinds."""
    overlap = any(
        min(x.last, y.last) - max(x.first, y.first) > 60 for x in p.roles for y in q.roles
    )
    if not overlap or set(p.roles) & set(q.roles):
        return False
    return alike < 85 or not {r.code for r in p.roles} & {r.code for r in q.roles}


def near_words(people: Sequence[Person]) -> Iterator[tuple[Part, Part]]:
    """Words of one country's names that look alike and yet are borne by several each: two names."""
    homes: dict[str, Counter[Part]] = defaultdict(Counter)
    listed: set[frozenset[str]] = set()
    for person in people:
        homes[person.country].update(p for p in parse_name(person.names[0]).parts if not p.initial)
        for a, b in combinations(person.names, 2):
            listed |= {frozenset((x, y)) for x in words_of(a) for y in words_of(b)}
    for home in homes.values():
        often = sorted((p for p, n in home.items() if n > 1), key=lambda p: p.text)
        for p, q in combinations(often, 2):
            near = JaroWinkler.similarity(p.key, q.key) > 0.78 or p.text[:4] == q.text[:4]
            if near and frozenset((p.text, q.text)) not in listed:
                yield p, q


def of_two_countries(people: Sequence[Person]) -> Iterator[NamePair]:
    """Persons of two countries that share two words or more: chance makes the same words."""
    known = [(p, words_of(p.names[0])) for p in people if p.country not in {"IGO", "NGO", "MNC"}]
    bearers: dict[str, list[int]] = defaultdict(list)
    for i, (_, words) in enumerate(known):
        for word in set(words):
            bearers[word].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for some in bearers.values():
        if len(some) < 600:
            shared.update(combinations(some, 2))
    for (i, j), n in sorted(shared.items()):
        (p, x), (q, y) = known[i], known[j]
        if n < 2 or p.country == q.country or x == y:
            continue
        kind = _shared_kind(*sorted((x, y), key=len))
        yield NamePair(p.names[0], q.names[0], False, p.country + q.country, kind)


def _shared_kind(shorter: Sequence[str], longer: Sequence[str]) -> str:
    if not set(shorter) <= set(longer):
        return "some words shared"
    places = [longer.index(w) for w in shorter]
    return "all words shared" if places == sorted(places) else "other order"


Change = Callable[[list[str], random.Random], list[str] | None]


def drop_middle(words: list[str], rnd: random.Random) -> list[str] | None:
    """Leave a word out that stands neither first nor last."""
    if len(words) < 3:
        return None
    i = rnd.randrange(1, len(words) - 1)
    return words[:i] + words[i + 1 :]


def drop_last(words: list[str], _: random.Random) -> list[str] | None:
    """Leave the last word out (a second surname, a family's name after the father's)."""
    return words[:-1] if len(words) >= 3 else None


def drop_first(words: list[str], _: random.Random) -> list[str] | None:
    """Leave the first word out (who goes by his second name)."""
    return words[1:] if len(words) >= 3 else None


def turn(words: list[str], _: random.Random) -> list[str] | None:
    """Put the surname first."""
    return [words[-1], *words[:-1]]


def cut_given(words: list[str], _: random.Random) -> list[str] | None:
    """Cut the first name to its initial."""
    return [words[0][0] + ".", *words[1:]]


def cut_middle(words: list[str], rnd: random.Random) -> list[str] | None:
    """Cut a middle name to its initial."""
    if len(words) < 3:
        return None
    i = rnd.randrange(1, len(words) - 1)
    return [*words[:i], words[i][0] + ".", *words[i + 1 :]]


def shorten(words: list[str], rnd: random.Random) -> list[str] | None:
    """Put another form of the given name for it."""
    short = load_name_forms().short
    given = words[0].lower()
    others = sorted(
        {n for n, formal in short.items() if given in formal} | set(short.get(given, ()))
    )
    return [rnd.choice(others).capitalize(), *words[1:]] if others else None


def slip(words: list[str], rnd: random.Random) -> list[str] | None:
    """Swap, drop, double or mistake a letter of a word of five letters or more."""
    long = [i for i, w in enumerate(words) if len(w) >= 5]
    if not long:
        return None
    i = rnd.choice(long)
    w, at = words[i], rnd.randrange(1, len(words[i]) - 1)
    made = rnd.choice(
        [
            w[:at] + w[at + 1] + w[at] + w[at + 2 :],
            w[:at] + w[at + 1 :],
            w[:at] + w[at] + w[at:],
            w[:at] + rnd.choice("aeiourstlnmdkpbh") + w[at + 1 :],
        ]
    )
    return None if made == w else [*words[:i], made, *words[i + 1 :]]


def join_two(words: list[str], rnd: random.Random) -> list[str] | None:
    """Write two neighbours as one."""
    if len(words) < 3:
        return None
    i = rnd.randrange(len(words) - 1)
    return [*words[:i], words[i] + words[i + 1].lower(), *words[i + 2 :]]


def respell(edits: Sequence[tuple[str, str]]) -> Change:
    """Return the change that spells a name by some of the edits learned, one or two of them."""

    def change(words: list[str], rnd: random.Random) -> list[str] | None:
        name = " ".join(words).lower()
        fitting = [(x, y) for x, y in edits if x in name]
        for x, y in rnd.sample(fitting, min(len(fitting), rnd.choice((1, 2)))):
            name = name.replace(x, y, 1)
        made = [w.capitalize() for w in name.split()]
        return made if made != words else None

    return change


def made_of_one(
    people: Sequence[Person], changes: dict[str, tuple[Change, int]], rnd: random.Random
) -> Iterator[NamePair]:
    """Names of one person: each kind of change so many times, every fourth with a second one."""
    ways = [change for change, _ in changes.values()]
    for kind, (change, many) in changes.items():
        made = tries = 0
        while made < many and tries < 40 * many:
            tries += 1
            person = rnd.choice(people)
            words = person.names[0].split()
            changed = change(words, rnd)
            if changed and rnd.random() < 0.25:
                changed = rnd.choice(ways)(changed, rnd) or changed
            if changed and len(changed) >= 2 and changed != words:
                made += 1
                yield NamePair(" ".join(words), " ".join(changed), True, person.country, kind)


def made_of_two(people: Sequence[Person], many: int, rnd: random.Random) -> Iterator[NamePair]:
    """Names of two persons: brothers and sisters, other middle names, one letter, common words."""
    homes: dict[str, list[list[str]]] = defaultdict(list)
    for person in people:
        homes[person.country].append(person.names[0].split())
    large = {c: home for c, home in homes.items() if len(home) >= 30}
    for kind, trap in TRAPS.items():
        made = tries = 0
        while made < many and tries < 60 * many:
            tries += 1
            country = rnd.choice(sorted(large))
            pair = trap(large[country], rnd)
            if pair and [w.lower() for w in pair[0]] != [w.lower() for w in pair[1]]:
                made += 1
                yield NamePair(" ".join(pair[0]), " ".join(pair[1]), False, country, kind)


Trap = Callable[[list[list[str]], random.Random], tuple[list[str], list[str]] | None]


def sibling(home: list[list[str]], rnd: random.Random) -> tuple[list[str], list[str]] | None:
    """Two of one surname: the other's given name is one like this one, if the country has such."""
    words = rnd.choice(home)
    given = {w[0] for w in rnd.sample(home, min(len(home), 40))} - {words[0]}
    ranked = sorted(given, key=lambda g: (-JaroWinkler.similarity(g, words[0]), g))
    other = rnd.choice(ranked[:4])
    return None if _one_name(other, words[0]) else (words, [other, *words[1:]])


def namesake(home: list[list[str]], rnd: random.Random) -> tuple[list[str], list[str]] | None:
    """Two of one given name whose surnames are two, as like as the country has them."""
    words = rnd.choice(home)
    last = {w[-1] for w in rnd.sample(home, min(len(home), 60))} - {words[-1]}
    ranked = sorted(last, key=lambda g: (-JaroWinkler.similarity(g, words[-1]), g))
    other = rnd.choice(ranked[:2])
    keys = [parse_name(f"John {w}").parts[-1].key for w in (other, words[-1])]
    return None if keys[0] == keys[1] else (words, [*words[:-1], other])


def one_letter(home: list[list[str]], rnd: random.Random) -> tuple[list[str], list[str]] | None:
    """Two of one surname whose given names, each borne by others too, are a letter or two apart."""
    words = rnd.choice(home)
    often = Counter(w[0] for w in home)
    near = sorted(
        g
        for g, n in often.items()
        if n > 1 and 0 < OSA.distance(g.lower(), words[0].lower()) <= 2 and len(g) > 2
    )
    if often[words[0]] < 2 or not near:
        return None
    other = rnd.choice(near)
    return None if _one_name(other, words[0]) else (words, [other, *words[1:]])


def _one_name(a: str, b: str) -> bool:
    x, y = (parse_name(f"{n} Smith").parts[0] for n in (a, b))
    return x.key == y.key or given_relation(x.text, y.text) is not None


def other_middle(home: list[list[str]], rnd: random.Random) -> tuple[list[str], list[str]] | None:
    """Two of one given name and surname with other words, or other initials, between."""
    words, other = rnd.choice(home), rnd.choice(home)
    x, y = other[0], rnd.choice(home)[0]
    if x[0] == y[0]:
        return None
    if rnd.random() < 0.5:
        x, y = x[0] + ".", (y[0] + "." if rnd.random() < 0.5 else y)
    return [words[0], x, *words[1:]], [words[0], y, *words[1:]]


def common_words(home: list[list[str]], rnd: random.Random) -> tuple[list[str], list[str]] | None:
    """Two who share two words because many bear them, each in its usual place; one has more."""
    longer = rnd.choice(home)
    if len(longer) < 3:
        return None
    i, j = rnd.sample(range(len(longer)), 2)
    given, last = longer[i], longer[j]
    first_of = sum(w[0] == given for w in home) - (i == 0)
    last_of = sum(w[-1] == last for w in home) - (j == len(longer) - 1)
    chance = rnd.random() * COLLIDING < first_of * last_of
    return ([given, last], longer) if chance and given != last else None


COLLIDING = 12
"""Bearers of the one word times those of the other, from which all are taken."""


TRAPS: dict[str, Trap] = {
    "sibling": sibling,
    "namesake": namesake,
    "one letter": one_letter,
    "other middle": other_middle,
    "common words": common_words,
}
