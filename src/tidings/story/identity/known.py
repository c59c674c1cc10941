"""Who of the well-known a name may be, as a hint: what the article says of a person comes first.

A hint falls silent where the article gives another country, another office at the time, or another
trade than the table knows of: "President Lavrov of Atlantis" is nobody that we know. Persons of
whom the table tells nothing are judged without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tidings.codebook.known import KnownPerson, Spell, fold_name, load_known
from tidings.readers.names import compare_names
from tidings.story.identity.clusters import Known
from tidings.story.identity.profiles import Profile
from tidings.story.identity.roles import tense, trades_apart, unique_office
from tidings.values import Reason

ALIAS, APART = 5.0, -6.0
"""Log-odds of two names that the table gives to one person, and of two that it gives to two."""
RULING = "O"
"""Only rows of our own are sure to be two persons when they are two rows."""
BEFORE = 20
"""Years before a person's first known office from which on a name is taken for another's."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A known person that a mention may be: by this very spelling or by its sound only.

    `offices` are the spells that cover the mention's day, as the table tells them.
    """

    person: KnownPerson
    exact: bool
    offices: tuple[Spell, ...]


def known_evidence(
    name: str, role: str | None, country: str | None, day: str | None
) -> tuple[Hint, ...]:
    """Return which known persons a mention may be, none where the article contradicts.

    `role`, `country` (ISO3) and `day` (ISO) are what the article tells, none where it does not.
    """
    found, exact = _bearers(name)
    return tuple(
        Hint(person, exact, _then(person, day))
        for person in found
        if _same_country(person, country) and _same_role(person, role, day) and _alive(person, day)
    )


def known_tie(a: str, a_hints: Sequence[Hint], b: str, b_hints: Sequence[Hint]) -> Reason | None:
    """Return what the table tells of two names' being one person's; none where it tells nothing.

    For: both can only be the same known person, under two spellings of the table. Against: they
    are known persons of one state, and other ones. A name that only sounds like a known one tells
    nothing here: Ali Hussein may be no Ali Hassan, and the names' own comparison has weighed it.
    """
    hints = (*a_hints, *b_hints)
    if not a_hints or not b_hints or not all(h.exact for h in hints):
        return None
    left, right = ({h.person.name: h for h in side} for side in (a_hints, b_hints))
    if len(left) == 1 and left.keys() == right.keys():
        if fold_name(a) == fold_name(b):
            return None  # the names themselves tell it
        why = f"“{a}” and “{b}” are known spellings of {next(iter(left))}"
        return Reason(feature="known person", weight=ALIAS, why=why)
    if left.keys().isdisjoint(right) and all(RULING in h.person.sources for h in hints):
        states = [{s.state for h in side for s in h.person.spells} for side in (a_hints, b_hints)]
        if not states[0].isdisjoint(states[1]):
            why = f"{' or '.join(left)} and {' or '.join(right)} are known to be two"
            return Reason(feature="known person", weight=APART, why=why)
    return None


@lru_cache(maxsize=65536)
def _bearers(name: str) -> tuple[tuple[KnownPerson, ...], bool]:
    """Return who bears a name, and whether just as it is written."""
    table = load_known()
    found = table.named(name)
    if found:
        return found, True
    alike = (
        p
        for p in table.alike(name)
        if any(compare_names(name, n).verdict == "same" for n in (p.name, *p.aliases))
    )
    return tuple(alike), False


def _then(person: KnownPerson, day: str | None) -> tuple[Spell, ...]:
    return tuple(s for s in person.spells if s.holds(day, day)) if day else ()


def _same_country(person: KnownPerson, country: str | None) -> bool:
    states = {s.state for s in person.spells} - {""}
    return country is None or not states or country in states


def _alive(person: KnownPerson, day: str | None) -> bool:
    return day is None or int(day[:4]) >= int(person.spells[0].first[:4]) - BEFORE


def _same_role(person: KnownPerson, role: str | None, day: str | None) -> bool:
    """Tell whether a role may be one of the person's: the office at the time, or no other trade."""
    if not role:
        return True
    told = unique_office(role)
    if told is None:
        return not any(trades_apart(role, s.office or "minister") for s in person.spells)
    if tense(role) < 0:
        spells = [s for s in person.spells if day is None or s.first <= day]
    else:
        spells = list(_then(person, day) if day and not tense(role) else person.spells)
    return any(not s.office or unique_office(s.office) == told for s in spells)


def known_reason(a: Profile, b: Profile) -> Reason | None:
    """Return what the table tells of two persons as told so far: what is against comes first."""
    found = [
        reason
        for x in a.names.values()
        for y in b.names.values()
        if (reason := known_tie(x.actor.name, _hints(x, a), y.actor.name, _hints(y, b)))
    ]
    return min(found, key=lambda r: (r.weight > 0, -abs(r.weight)), default=None)


def _hints(known: Known, profile: Profile) -> tuple[Hint, ...]:
    actor = known.actor
    return known_evidence(actor.name, actor.role, actor.country or profile.country, known.day)


def known_key(name: str) -> str | None:
    """Return a key that the known spellings of one person share; none where nobody, or several,
    bear the name: by it two spellings that sound apart find each other.
    """
    found, exact = _bearers(name)
    return f"known {found[0].name}" if exact and len(found) == 1 else None
