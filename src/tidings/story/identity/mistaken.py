"""Kinds that one article mistook and the others put right: persons read as places or bodies.

"Marta Ruiz" without an office reads as well as a town's name; where another article tells of that
person, it is she. A ship is named like a person too, but written with "the".
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tidings.story.identity.clusters import Known, Member
from tidings.story.identity.persons import all_keys, tie
from tidings.values import Reading
from tidings.values.reading import ActorKind

MISTAKABLE: tuple[ActorKind, ...] = ("organisation", "place")
SURE_TIES = frozenset({"same", "spellings", "initial"})


def sort_kinds(
    known: Sequence[Known], readings: Iterable[Reading]
) -> tuple[list[Known], list[Known]]:
    """Return the persons, with those that were taken for places or bodies, and all others."""
    things = {m for r in readings for m in things_of(r)}
    persons = [k for k in known if k.actor.kind == "person" and k.member not in things]
    bearers: dict[str, list[Known]] = defaultdict(list)
    for person in persons:
        for part in person.name.parts:
            for key in all_keys(part):
                bearers[key].append(person)
    others: list[Known] = []
    for one in known:
        if one.actor.kind == "person" and one.member not in things:
            continue
        if one.member not in things and _is_person(one, bearers):
            persons.append(replace(one, actor=replace(one.actor, kind="person")))
        else:
            others.append(one)
    return persons, others


def _is_person(one: Known, bearers: dict[str, list[Known]]) -> bool:
    """Tell whether a bare name of several words is that of a person of another article."""
    actor = one.actor
    if actor.kind not in MISTAKABLE or actor.country or actor.sector or not one.name.full:
        return False
    if len(actor.name.split()) > 4:
        return False
    found = {
        p.actor.name: p
        for part in one.name.parts[-1:]
        for key in sorted(all_keys(part))
        for p in bearers.get(key, ())
        if p.name.full and p.order != one.order and p.story == one.story
    }
    ties = [tie(actor.name, name) for name in found]
    return any(t.kind in SURE_TIES and t.bar is None for t in ties)


def things_of(reading: Reading) -> frozenset[Member]:
    """Return what an article names like a person, but each time with "the": a ship, a storm.

    A person's full name may stand so ("the Ana Ruiz trial"): only surnames and what was not taken
    for a person are looked at.
    """
    text = reading.article.text
    told: dict[int, list[bool]] = defaultdict(list)
    for mention in reading.mentions:
        actor = reading.actors[mention.actor]
        bare = actor.kind == "person" and " " not in actor.name.strip()
        if mention.form == "name" and (bare or actor.kind in MISTAKABLE) and not actor.role:
            before = text[: mention.span.start].rstrip().rpartition(" ")[2]
            own = text[mention.span.start : mention.span.end].partition(" ")[0]
            told[mention.actor].append("the" in (before.lower(), own.lower()))
    return frozenset((reading.article.id, ref) for ref, the in told.items() if all(the))
