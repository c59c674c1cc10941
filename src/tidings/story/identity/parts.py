"""The parts of an actor: what a person may part from the rest when two were made one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tidings.readers.names import fold_letters
from tidings.story.identity.clusters import Member
from tidings.story.identity.pointing import point_to, pointed
from tidings.values import Reading, StoryActor
from tidings.values.identity import Part, Ruling


def parts_of(
    actor: StoryActor, readings: Sequence[Reading], rulings: Sequence[Ruling] = ()
) -> tuple[Part, ...]:
    """Return an actor's parts, numbered from 1, the one that holds to the others weakest first.

    Each spelling is a part; where there is but one spelling, each article is. A ruling that joins
    two parts stands with the first of them.
    """
    by_article = {r.article.id: r for r in readings}
    spelled: dict[str, list[Member]] = {}
    for member in actor.members:
        name = by_article[member[0]].actors[member[1]].name
        spelled.setdefault(fold_letters(name), []).append(member)
    groups = list(spelled.values())
    if len(groups) == 1:
        told: dict[str, list[Member]] = {}
        for member in groups[0]:
            told.setdefault(member[0], []).append(member)
        groups = list(told.values())
    joins = _joins(rulings, by_article)
    parts = [_part(group, by_article, joins) for group in groups]
    if len(spelled) == 1:
        parts = [replace(p, key=p.pointers[0].article) for p in parts]
    ordered = sorted(parts, key=lambda p: (p.weight is None, p.weight or 0.0, len(p.pointers)))
    return tuple(_numbered(ordered))


def _numbered(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts with their numbers; a ruling is told once, with the first it joins."""
    told: list[Ruling] = []
    for number, part in enumerate(parts, 1):
        fresh = part.ruling if part.ruling not in told else None
        told += [fresh] if fresh else []
        yield replace(part, number=number, ruling=fresh)


def _joins(
    rulings: Sequence[Ruling], readings: Mapping[str, Reading]
) -> list[tuple[set[Member | None], Ruling]]:
    return [
        ({pointed(readings.get(p.article), p) for p in r.subjects}, r)
        for r in rulings
        if r.verdict == "same" and r.by == "rule"
    ]


def _part(
    group: Sequence[Member],
    readings: Mapping[str, Reading],
    joins: Sequence[tuple[set[Member | None], Ruling]],
) -> Part:
    """Return a part with the strongest ruling that joins it to what is outside it."""
    mine = set(group)
    ties = [r for ends, r in joins if ends & mine and not ends <= mine]
    tie = max(ties, key=_weight, default=None)
    name = readings[group[0][0]].actors[group[0][1]].name
    return Part(
        number=0,
        key=name,
        name=name,
        pointers=tuple(point_to(readings[a], ref) for a, ref in group),
        ruling=tie,
        weight=None if tie is None else _weight(tie),
    )


def _weight(ruling: Ruling) -> float:
    return sum(r.weight for r in ruling.reasons)
