"""The evidence that two persons are one: each feature with its weight and why, and the verdict.

A log-odds model in the manner of Fellegi and Sunter (1969): what two persons' names, states,
offices, trades and company tell is summed, names by how few others of that name are to be
expected. A contradiction (another state, generation, gender, given name, office at the same time)
bars whatever the rest adds up to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from tidings.codebook.identity import Weights, load_weights
from tidings.codebook.known import load_known
from tidings.readers.names import Part
from tidings.readers.names.keys import sounds_alike
from tidings.story.identity.clusters import Known
from tidings.story.identity.known import known_reason
from tidings.story.identity.persons import KINDS, Tie, name_weight, tie
from tidings.story.identity.phrases import COMPANY, both_in, both_of, of_two, one_article
from tidings.story.identity.profiles import Profile
from tidings.story.identity.roles import (
    compatible_roles,
    post,
    posts_apart,
    role_words,
    same_office,
    tense,
    trades_apart,
    unique_office,
)
from tidings.story.identity.settings import in_common, name_stems
from tidings.values import Reason

Verdict = Literal["same", "different", "unsure"]
Days = tuple[str | None, str | None]
"""First and last day of articles that tell something; none where one of them has no date."""
FULL = frozenset({"same", "spellings", "initial", "given slip", "slip"})
"""Ties of two full names that may be one."""
SLIPS = frozenset({"slip", "given slip"})
BARE = frozenset({"surname", "alone", "given"})
GENDERS = "one is told as a man, the other as a woman"


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was found of two persons: the sum in log-odds, the verdict, the reasons, and whom.

    `pair` are the actors whose names tie the two; `exact`: the names are the same.
    """

    total: float
    verdict: Verdict
    reasons: tuple[Reason, ...]
    pair: tuple[Known, Known]
    exact: bool
    barred: bool


def weigh(a: Profile, b: Profile, population: int) -> Weighed | None:
    """Return what there is for and against two persons' being one; none if nothing ties them.

    `population` is how many others might bear the name.
    """
    best, bar = _names(a, b)
    hint = _hint(a, b) if best is None or best[0].kind != "same" else None
    alias = hint is not None and hint.weight > 0
    if best is None and not alias:
        return None
    found, pair = best or (Tie("none"), (_first(a), _first(b)))
    table = load_weights()
    reasons = [hint] if hint else []
    if not (alias and found.kind in ("none", "odds")):
        reasons += _name_reasons(found, pair, population)
    reasons += _facts(a, b, found, table)
    bars = list(_bars(a, b, None if alias else bar, found))
    reasons += [Reason(feature=f, weight=table.of["contradiction"], why=w) for f, w in bars]
    setting = _setting(a, b, reasons, slip=found.kind in SLIPS and not bars)
    reasons += [setting] if setting else []
    total = sum(r.weight for r in reasons)
    return Weighed(
        total, _verdict(total, table), tuple(reasons), pair, found.kind == "same", bool(bars)
    )


def _first(profile: Profile) -> Known:
    return next(iter(profile.names.values()))


def _hint(a: Profile, b: Profile) -> Reason | None:
    """Return what the table of known persons tells, where it has a name of either."""
    told = all(any(is_known(name) for name in p.names) for p in (a, b))
    return known_reason(a, b) if told else None


@lru_cache(maxsize=1 << 18)
def is_known(name: str) -> bool:
    """Tell whether the table of known persons has just this name."""
    return bool(load_known().named(name))


def _verdict(total: float, table: Weights) -> Verdict:
    if total >= table.same:
        return "same"
    return "different" if total < table.different else "unsure"


def _names(a: Profile, b: Profile) -> tuple[tuple[Tie, tuple[Known, Known]] | None, str | None]:
    """Return the strongest tie of any two of their names, and what bars any two."""
    best: tuple[Tie, tuple[Known, Known]] | None = None
    bars: list[tuple[str, str, str]] = []
    for x, one in a.names.items():
        for y, other in b.names.items():
            found = tie(x, y)
            if found.bar is not None:
                bars.append((found.bar, x, y))
            if found.kind in ("none", "odds") and found.bar is None:
                continue
            if best is None or _rank(found) < _rank(best[0]):
                best = found, (one, other)
    return best, _standing(bars, best)


def _standing(
    bars: list[tuple[str, str, str]], best: tuple[Tie, tuple[Known, Known]] | None
) -> str | None:
    """Return what still bars two persons: not that two halves of one long name differ.

    "Ana Correa" and "Correa Vega" are both "Ana Correa Vega", where that name is told.
    """
    if best is None or best[0].kind not in FULL or best[0].bar is not None:
        return bars[0][0] if bars else None
    whole = max((k.actor.name for k in best[1]), key=len)
    return next((bar for bar, x, y in bars if not (_half(x, whole) and _half(y, whole))), None)


def _half(name: str, whole: str) -> bool:
    found = tie(name, whole)
    return found.kind in FULL and found.bar is None


def _rank(found: Tie) -> tuple[int, float]:
    return (KINDS.index(found.kind), -found.rarity)


def _name_reasons(found: Tie, pair: tuple[Known, Known], population: int) -> Iterator[Reason]:
    table = load_weights()
    x, y = pair[0].actor.name, pair[1].actor.name
    if found.kind in FULL:
        weight = name_weight(found.kind, found.rarity, population)
        yield Reason(feature="name", weight=weight, why=_WORDS[found.kind].format(x, y))
        if left := _left_out(pair[0].name.parts, pair[1].name.parts):
            weight = table.of["first name left out"]
            yield Reason(feature="given name", weight=weight, why=f"one leaves out “{left}”")
    elif found.kind in ("surname", "alone", "given"):
        full = x if pair[0].name.full else y
        weight = table.of["given name alone" if found.kind == "given" else "surname alone"]
        if population > table.story:
            weight = name_weight(found.kind, found.rarity, population)
        elif found.kind == "surname":
            weight = table.of["surname of one told in full"]
        yield Reason(feature="surname", weight=weight, why=_WORDS[found.kind].format(x, full))
    else:
        why = f"“{x}” and “{y}” are two names"
        yield Reason(feature="name", weight=table.of["names at odds"], why=why)


def _left_out(a: tuple[Part, ...], b: tuple[Part, ...]) -> str | None:
    """Return the first given name that the shorter of two names begins after, or none.

    Nasser Al-Mutlaq is rather the father of Saad Nasser Al-Mutlaq than he himself.
    """
    short, long = sorted((a, b), key=len)
    if len(short) == len(long) or len(short) < 2 or long[0].initial or short[0].initial:
        return None
    begins = sounds_alike(short[0], long[1]) and not any(sounds_alike(p, long[0]) for p in short)
    return long[0].text if begins else None


_WORDS = {
    "same": "same name, “{1}”",
    "spellings": "spellings of one name, “{0}” and “{1}”",
    "initial": "initial of one given name, “{0}” and “{1}”",
    "given": "given name of “{1}”",
    "given slip": "one typing slip between “{0}” and “{1}”",
    "surname": "surname of “{1}”",
    "alone": "“{0}” and “{1}” are the same single name",
    "slip": "one typing slip between “{0}” and “{1}”",
}


def _facts(a: Profile, b: Profile, found: Tie, table: Weights) -> Iterator[Reason]:
    """Yield what the articles tell of both besides their names."""
    if a.country and a.country == b.country:
        yield Reason(feature="country", weight=table.of["same country"], why=both_of(a.country))
    yield from _roles(a, b, table)
    if found.kind == "same" and _genders(a, b):
        # one name may be two persons' of two genders, but "he" and "she" are also misread
        yield Reason(feature="gender", weight=table.of["other gender"], why=GENDERS)
    if a.sectors & b.sectors:
        sector = min(a.sectors & b.sectors)
        weight = table.of["same sector"]
        yield Reason(feature="sector", weight=weight, why=both_in(sector))
    yield from _against(a, b, found, table)
    if (
        a.company
        and b.company
        and (a.stories.isdisjoint(b.stories) or found.kind in ("alone", "given"))
    ):
        yield from _company(a, b, table)


def _against(a: Profile, b: Profile, found: Tie, table: Weights) -> Iterator[Reason]:
    """Yield what makes a namesake likely, though nothing contradicts."""
    if found.kind in FULL and (a.namesake or b.namesake) and not _one_office(a, b):
        weight = table.of["namesake told"]
        yield Reason(feature="namesake", weight=weight, why="an article tells of another so named")
    if a.generation and a.generation == b.generation:
        why = f"both are told as {a.generation}"
        yield Reason(feature="generation", weight=table.of["same generation"], why=why)
    elif (a.generation is None) != (b.generation is None):
        weight = table.of["generation of one"]
        yield Reason(feature="generation", weight=weight, why="one is told as junior or senior")


def _one_office(a: Profile, b: Profile) -> bool:
    return any(compatible_roles(x, y) for x in a.roles for y in b.roles)


def _setting(a: Profile, b: Profile, reasons: list[Reason], *, slip: bool) -> Reason | None:
    """Return what it tells that the articles of two persons of one story are about other things.

    The articles most alike are taken, the names left out. It is asked only of those who are one
    by all else; and of names that differ by a slip, where it also tells for one person that the
    articles are about the same thing.
    """
    table = load_weights()
    asked = slip or sum(r.weight for r in reasons) >= table.same
    if not asked or a.stories.isdisjoint(b.stories):
        return None
    names = frozenset(s for p in (a, b) for n in p.names for s in name_stems(n))
    pairs = ((x, y) for x in a.subjects for y in b.subjects)
    most = max((n for x, y in pairs if (n := in_common(x, y, names)) is not None), default=None)
    if most is None or table.little <= most < (table.much if slip else 2.0):
        return None
    if most >= table.much:
        weight = table.of["much in common"]
        return Reason(feature="setting", weight=weight, why="their articles have much in common")
    found = "nothing in common" if most < table.nothing else "little in common"
    why = f"their articles have {found} but the name"
    return Reason(feature="setting", weight=table.of[found], why=why)


def _own(a: Profile, b: Profile) -> set[str]:
    return {p.key for profile in (a, b) for _, name in profile.parsed() for p in name.parts}


def _company(a: Profile, b: Profile, table: Weights) -> Iterator[Reason]:
    """Yield whom both are told of with, where they do not stand in one story anyway."""
    shared = (a.company & b.company) - _own(a, b)
    if shared:
        weight = min(table.of["most of company"], len(shared) * table.of["same company"])
        yield Reason(feature="company", weight=weight, why=COMPANY)


def _roles(a: Profile, b: Profile, table: Weights) -> Iterator[Reason]:
    """Yield the one thing that tells most of what both are said to be."""
    best: Reason | None = None
    worst: Reason | None = None
    for x, x_days in a.roles.items():
        for y, y_days in b.roles.items():
            home = a.country is not None and a.country == b.country
            reason = _role_pair(x, y, home, _long_ago(x_days, y_days, table))
            if reason is None:
                continue
            if reason.weight > 0:
                best = reason if best is None or reason.weight > best.weight else best
            elif worst is None or reason.weight < worst.weight:
                worst = reason
    if best is not None:
        yield best
    elif worst is not None:
        yield worst


def _long_ago(a: Days, b: Days, table: Weights) -> bool:
    return None not in a and None not in b and not together(a, b, table.term)


@lru_cache(maxsize=1 << 16)
def _role_pair(x: str, y: str, home: bool, long_ago: bool) -> Reason | None:
    table = load_weights()
    if same_office(x, y):
        told = (home or len(role_words(x)) > 1) and not (long_ago and unique_office(x))
        weight = table.of["same office" if told else "like office"]
        return Reason(feature="office", weight=weight, why=f"the same office: {y}")
    if trades_apart(x, y):
        return Reason(
            feature="trade", weight=table.of["other trade"], why=f"other trades: {x}; {y}"
        )
    fits = compatible_roles(x, y)
    if fits is None:
        return None
    if fits:
        return Reason(
            feature="office", weight=table.of["like office"], why=f"like offices: {x}; {y}"
        )
    return Reason(feature="office", weight=table.of["other office"], why=f"other offices: {x}; {y}")


def _bars(a: Profile, b: Profile, bar: str | None, found: Tie) -> Iterator[tuple[str, str]]:
    """Yield what contradicts: (feature, plain words)."""
    if bar is not None:
        yield "name", bar
    if a.country and b.country and a.country != b.country:
        yield "country", of_two(a.country, b.country)
    if found.kind != "same" and _genders(a, b):
        yield "gender", GENDERS
    if a.generation and b.generation and a.generation != b.generation and bar is None:
        yield "generation", f"one is told as {a.generation}, the other as {b.generation}"
    if not a.orders.isdisjoint(b.orders) and not _one_article(a, b):
        yield "article", one_article(bare=found.kind in BARE)
    if clash := _offices(a, b):
        yield "office at the time", clash
    if (a.generation is None) != (b.generation is None) and _other_office(a, b):
        yield "generation", "one is told as junior or senior, the other with another office"


def _other_office(a: Profile, b: Profile) -> bool:
    return bool(a.roles and b.roles) and not _one_office(a, b)


def _genders(a: Profile, b: Profile) -> bool:
    return bool(a.gender and b.gender and a.gender != b.gender)


def _one_article(a: Profile, b: Profile) -> bool:
    """Tell whether all that one article tells apart bears one name, or words strayed onto it.

    The article's reader kept others apart, and so do we.
    """
    shared = a.orders & b.orders
    return all(
        _one_name(x, y) for x in a.known if x.order in shared for y in b.known if y.order == x.order
    )


def _one_name(a: Known, b: Known) -> bool:
    x, y = sorted((a.name.parts, b.name.parts), key=len)
    return len(x) > 1 and x == y[: len(x)] and a.name.suffix == b.name.suffix


def _offices(a: Profile, b: Profile) -> str | None:
    """Return which two posts they are told to hold at one time that nobody holds at once, or none.

    Where an article tells one of them in both posts, they may be one.
    """
    here, there = _posts(a), _posts(b)
    if not {found for _, found, _ in here}.isdisjoint(found for _, found, _ in there):
        return None
    within = load_weights().same_time
    for x, one, x_days in here:
        for y, other, y_days in there:
            if posts_apart(one, other) and together(x_days, y_days, within):
                return f"{x} and {y} at one time"
    return None


def _posts(profile: Profile) -> list[tuple[str, str, Days]]:
    told = ((r, post(r), days) for r, days in profile.roles.items() if not tense(r))
    return [(role, found, days) for role, found, days in told if found is not None]


def together(a: Days, b: Days, within: int) -> bool:
    """Tell whether two stretches of days meet or lie within so many days; false if undated."""
    if None in a or None in b:
        return False
    first, last = max(str(a[0]), str(b[0])), min(str(a[1]), str(b[1]))
    return (date.fromisoformat(first) - date.fromisoformat(last)).days <= within
