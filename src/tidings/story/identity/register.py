"""The register of persons: mentions come one by one, each joins the person that it is or a new one.

Full names are judged as they come. A surname alone waits, as a person of its own, until `settle`
finds the one bearer in its story; there too names that fit two persons equally are parted again.
The same mentions in the same order give the same persons; `link_actors` brings them sorted.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tidings.codebook.identity import load_weights
from tidings.readers.names import PersonName, middles_clash
from tidings.story.identity.blocks import Blocks
from tidings.story.identity.clusters import Known, Link, Member, arrival
from tidings.story.identity.evidence import Weighed, is_known, weigh
from tidings.story.identity.known import known_key
from tidings.story.identity.persons import all_keys, surname_match, surnames, tie
from tidings.story.identity.profiles import NEAR, Profile, profile_of

JOINS = 12
"""Links kept that joined one person's members, each of another pair of written names."""


class Found(NamedTuple):
    """A person of the register as weighed against a newcomer."""

    number: int
    what: Weighed
    articles: int = 1

    @property
    def lead(self) -> float:
        """What there is for it, with how often it is told of: who is told often is meant often."""
        return self.what.total + math.log(max(1, self.articles))


class Register:
    """Persons met so far, by number. `population`: among how many others a namesake may be."""

    def __init__(self, population: int) -> None:
        """Begin with nobody."""
        self.persons: dict[int, Profile] = {}
        self._population = population
        self._blocks = Blocks()
        self._in_story: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)  # while settling
        self._waiting: list[int] = []
        self._last = 0

    def add(self, known: Known) -> int:
        """Take in one article's person; return the number of whom it is."""
        return self.enter(profile_of(known))

    def enter(self, profile: Profile) -> int:
        """Take in what one article, or one story, tells of a person; return its number."""
        if not profile.full:
            self._waiting.append(self._new(profile))
            return self._last
        same, near = self._search(profile)
        number = self._decide(profile, same)
        for found in near:
            _remember(self.persons[number], found.what)
        return number

    def settle(self) -> None:
        """Part names that fit two persons, then give surnames alone to their only bearers."""
        for number in [n for n, p in self.persons.items() if p.full and len(p.names) > 1]:
            self._look_again(number)
        for number in sorted(self.persons, key=self._least_first):
            self._join_late(number)
        self._index({s for n in self._waiting for s in self.persons[n].stories})
        waiting = sorted(self._waiting, key=lambda n: arrival(self.persons[n].known[0]))
        self._waiting = []
        for number in waiting:
            self._place(number)
        self._in_story.clear()

    def _index(self, stories: set[str]) -> None:
        """Find the persons told in full in these stories by the words that may stand for them."""
        waiting = set(self._waiting)
        for number, person in self.persons.items():
            for story in sorted(person.stories & stories) if number not in waiting else ():
                self._stand(number, person, story)

    def _stand(self, number: int, person: Profile, story: str) -> None:
        for known in person.names.values():
            for key in standing_alone(known.name):
                self._in_story[(story, key)][number] = None

    def _new(self, profile: Profile) -> int:
        self._last += 1
        self.persons[self._last] = profile
        return self._last

    def _search(self, profile: Profile) -> tuple[list[Found], list[Found]]:
        """Return who it is, from the finest blocks that tell, and who was near to being it."""
        same: list[Found] = []
        near: list[Found] = []
        seen: set[int] = set()
        for level in zip(*(self._likes(k) for k in _full(profile)), strict=True):
            numbers = [n for fresh in level for n in fresh if n not in seen]
            seen.update(numbers)
            for number in dict.fromkeys(n for n in numbers if n in self.persons):
                what = weigh(profile, self.persons[number], self._population)
                if what is not None:
                    (same if what.verdict == "same" else near).append(self._found(number, what))
            if same:
                break
        return same, near

    def _found(self, number: int, what: Weighed) -> Found:
        return Found(number, what, len(self.persons[number].orders))

    def _likes(self, known: Known) -> Iterator[list[int]]:
        return self._blocks.likes(known.name, _known_key(known.actor.name))

    def _decide(self, profile: Profile, same: Sequence[Found]) -> int:
        """Join a full name to the person that it is; return its number."""
        best = choose(same) or self._doubtful(same)
        if best is None:
            if same:
                profile.doubt = True
                name = profile.known[0].actor.name
                profile.why.append(f"unsure: “{name}” may be any of {len(same)}")
                for found in same:
                    _remember(profile, found.what, unsure=True)
            number = self._new(profile)
            self._file(number, profile, profile.names)
            return number
        person = self.persons[best.number]
        names = [n for n in profile.names if n not in person.names]
        join(person, profile, best.what)
        self._file(best.number, profile, names)
        return best.number

    def _doubtful(self, same: Sequence[Found]) -> Found | None:
        """Return those of the very name whom it could not be told who they are, either."""
        return next((f for f in same if f.what.exact and self.persons[f.number].doubt), None)

    def _file(self, number: int, profile: Profile, names: Iterable[str]) -> None:
        for written in names:
            if profile.names[written].name.full:
                name = profile.names[written].name
                self._blocks.file(name, number, _known_key(written))

    def _look_again(self, number: int) -> None:
        """Part from a person those of its names that fit another one of the story as well."""
        person = self.persons[number]
        for written in [n for n in person.names if _vague(n, person)]:
            apart, rest = _split(person, written)
            if not rest.known:
                continue
            here = weigh(apart, rest, self._population)
            others = [
                f
                for f in self._all_like(apart, number)
                if f.what.verdict == "same" and self._two(rest, self.persons[f.number])
            ]
            if (
                not others
                or here is None
                or choose([self._found(number, here), *others]) is not None
            ):
                continue
            apart.doubt = True
            apart.why.append(f"unsure: “{written}” may be any of {len(others) + 1}")
            _remember(apart, here, unsure=True)
            for found in others:
                _remember(apart, found.what, unsure=True)
            self.persons[number] = person = rest
            self._file(self._new(apart), apart, apart.names)

    def _least_first(self, number: int) -> tuple[bool, int, int]:
        """Return what sorts persons: those in doubt last, of others the least told first."""
        person = self.persons[number]
        return (person.doubt, len(person.known), -number)

    def _join_late(self, number: int) -> None:
        """Join a person to the one that it is by all that is told of both by now."""
        person = self.persons[number]
        if not person.full:
            return
        same = [f for f in self._all_like(person, number) if f.what.verdict == "same"]
        best = choose(same)
        if best is None or (self.persons[best.number].doubt and not person.doubt):
            return
        join(self.persons[best.number], person, best.what)
        self._file(best.number, person, person.names)
        del self.persons[number]

    def _two(self, rest: Profile, other: Profile) -> bool:
        """Tell whether two are surely two: not one name with words strayed onto it, twice."""
        what = weigh(rest, other, self._population)
        if what is None or not what.barred:
            return False
        strayed = all(r.feature in ("name", "article") for r in what.reasons if r.weight < -10)
        return not strayed or min(len(rest.orders), len(other.orders)) > 1 or _initials(rest, other)

    def _all_like(self, profile: Profile, but: int) -> list[Found]:
        found: list[Found] = []
        for known in _full(profile):
            for level in self._likes(known):
                for number in level:
                    gone = number == but or number not in self.persons
                    if gone or any(f.number == number for f in found):
                        continue
                    what = weigh(profile, self.persons[number], self._population)
                    if what is not None:
                        found.append(self._found(number, what))
        return found

    def _place(self, number: int) -> None:
        """Give a surname alone to the one person of its story that it may be, if just one may."""
        profile = self.persons[number]
        name = profile.known[0].actor.name
        found = [f for f in self._bearers(profile) if f.what.verdict == "same"]
        found = [f for f in found if self.persons[f.number].full] or found
        best = choose(found)
        rival = self._rival(profile)
        if best is None or rival is not None:
            if rival is not None:
                profile.why.append(f"unsure: its article has another “{name}”")
            elif found:
                profile.why.append(f"unsure: “{name}” may be any of {len(found)}")
            for other in found:
                _remember(profile, other.what, unsure=True)
            for story in profile.stories:
                self._stand(number, profile, story)
            return
        person = self.persons[best.number]
        only = ", the only one of that name in the story" if len(found) == 1 else ""
        join(person, profile, best.what, only)
        del self.persons[number]

    def _bearers(self, profile: Profile) -> list[Found]:
        """Return the persons of its stories whose surname a name alone may be, weighed."""
        found: dict[int, Found] = {}
        for known in profile.names.values():
            for key in sorted(standing_alone(known.name)):
                for story in sorted(profile.stories):
                    for number in self._in_story.get((story, key), ()):
                        if number in found or number not in self.persons:
                            continue
                        what = weigh(profile, self.persons[number], self._population)
                        if what is not None:
                            found[number] = self._found(number, what)
                            if what.verdict != "same":
                                _remember(profile, what)
        return list(found.values())

    def _rival(self, profile: Profile) -> Member | None:
        """Return another of that surname whom its article names, and yet kept this one apart."""
        known = profile.known[0]
        for story in sorted(profile.stories):
            for key in sorted(standing_alone(known.name)):
                for number in self._in_story.get((story, key), ()):
                    for other in self._named_beside(known, number):
                        if may_be(known, other):
                            return other.member
        return None

    def _named_beside(self, known: Known, number: int) -> list[Known]:
        person = self.persons.get(number)
        if person is None or known.order not in person.orders:
            return []
        return [k for k in person.known if k.order == known.order and k.name.full]


def _initials(a: Profile, b: Profile) -> bool:
    """Tell whether what parts two names is a middle initial or a generation."""
    return any(
        middles_clash(x, y) or (x.suffix and y.suffix and x.suffix != y.suffix)
        for _, x in a.parsed()
        for _, y in b.parsed()
    )


def may_be(known: Known, other: Known) -> bool:
    """Tell whether nothing forbids that a surname alone is that person of its own article."""
    if not surname_match(known.name, other.name) or tie(known.actor.name, other.actor.name).bar:
        return False
    pairs = (
        (known.actor.country, other.actor.country),
        (known.actor.gender, other.actor.gender),
    )
    return all(not x or not y or x == y for x, y in pairs)


def _known_key(written: str) -> str | None:
    """Return by what the spellings of a well-known person find each other."""
    return known_key(written) if is_known(written) else None


@lru_cache(maxsize=1 << 16)
def standing_alone(name: PersonName) -> frozenset[str]:
    """Return the keys of all words of a name that may stand for it alone in its story."""
    words = (*surnames(name), *name.parts[:1])
    return frozenset(key for part in words for key in all_keys(part))


def choose(same: Sequence[Found]) -> Found | None:
    """Return the one that leads all others by the margin, or the only one of the very name."""
    if len(same) < 2:
        return same[0] if same else None
    ranked = sorted(same, key=lambda f: (-f.lead, f.number))
    if ranked[0].lead - ranked[1].lead >= load_weights().margin:
        return ranked[0]
    exact = [f for f in same if f.what.exact]
    return exact[0] if len(exact) == 1 else None


def join(person: Profile, profile: Profile, what: Weighed, only: str = "") -> None:
    """Make a newcomer part of a person, for the reasons found."""
    one, other = what.pair
    why = "; ".join(r.why for r in what.reasons if r.weight > 0) or what.reasons[0].why
    why = what.reasons[0].why + only if only else why
    person.absorb(profile)
    if why not in person.why:
        person.why.append(why)
    names = (one.actor.name, other.actor.name)
    if names not in person.joins and len(person.joins) < JOINS:
        person.joins[names] = Link(
            verdict="same", first=other.member, second=one.member, reasons=what.reasons
        )


def _remember(person: Profile, what: Weighed, *, unsure: bool = False) -> None:
    """Keep a near miss: whom it was nearly held to be, and what spoke for and against."""
    one, other = what.pair
    if other.member in person.near or len(person.near) >= NEAR:
        return
    verdict = "unsure" if unsure or what.verdict == "same" else what.verdict
    person.near[other.member] = Link(
        verdict=verdict, first=one.member, second=other.member, reasons=what.reasons
    )


def _full(profile: Profile) -> list[Known]:
    return [k for k in profile.names.values() if k.name.full]


def _vague(written: str, person: Profile) -> bool:
    """Tell whether another of a person's names says more than this one."""
    parts = person.names[written].name.parts
    return any(len(k.name.parts) > len(parts) for k in person.names.values()) or any(
        p.initial for p in parts
    )


def _split(person: Profile, written: str) -> tuple[Profile, Profile]:
    """Return the members of that name, and the rest of a person."""
    apart, rest = Profile(), Profile()
    for known in person.known:
        (apart if known.actor.name == written else rest).add(known)
    kept = {k.member for k in rest.known}
    rest.why = list(person.why)
    rest.joins = {n: link for n, link in person.joins.items() if {link.first, link.second} <= kept}
    rest.near = dict(person.near)
    return apart, rest
