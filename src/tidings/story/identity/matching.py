"""The persons of a story's or a desk's articles, gathered by the register."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tidings.codebook.identity import load_offices, load_weights
from tidings.readers.names import PersonName, fold_letters, parse_name
from tidings.story.identity.clusters import Cluster, Known, Member, arrival
from tidings.story.identity.persons import surnames
from tidings.story.identity.profiles import Profile
from tidings.story.identity.register import Register
from tidings.story.identity.settings import subject_words
from tidings.values import Actor, Reading

ENDS = (". ", ".\n", "\n", "? ", "! ", ".\u201d", '."')
"""What ends a sentence, as far as a search for the words around a cue needs to know."""
NAMED = ("person", "organisation")
"""Kinds of actors that are somebody's company: a state is everybody's."""


def known_of(readings: Sequence[Reading], stories: Mapping[str, str]) -> list[Known]:
    """Return all actors of the readings; `stories` gives an article's story by its id."""
    found: list[Known] = []
    for order, reading in enumerate(readings):
        first = reading.published.earliest
        company = frozenset(_key(a) for a in reading.actors if a.kind in NAMED)
        subject = subject_words(reading.article.text)
        namesakes = _with_namesakes(reading)
        generations = _generations(reading)
        found += [
            Known(
                member=(reading.article.id, ref),
                order=order,
                actor=actor,
                name=parse_name(actor.name),
                day=first[:10] if first else None,
                story=stories.get(reading.article.id, ""),
                company=company,
                subject=subject,
                namesake=ref in namesakes,
                generation=generations.get(ref),
            )
            for ref, actor in enumerate(reading.actors)
        ]
    return found


def _with_namesakes(reading: Reading) -> frozenset[int]:
    """Return the persons of whom an article says that another bears the same name.

    Those whom the sentence with the words ("not related to") mentions, by "he" and "she" as well;
    where it mentions none, the last before it and those of the next ("two men of one name").
    """
    text = reading.article.text.casefold()
    persons = [m for m in reading.mentions if reading.actors[m.actor].kind == "person"]
    found: set[int] = set()
    for cue in load_offices().namesake:
        for at in _places(text, cue):
            start = max((text.rfind(e, 0, at) for e in ENDS), default=-1)
            end = _sentence_end(text, at)
            here = {m.actor for m in persons if start < m.span.start < end}
            before = [m.actor for m in persons if m.span.start < start]
            after = {m.actor for m in persons if end <= m.span.start < _sentence_end(text, end + 1)}
            found |= here or {*before[-1:], *after}
    return frozenset(found)


def _sentence_end(text: str, at: int) -> int:
    return min((e for e in (text.find(x, at) for x in ENDS) if e >= 0), default=len(text))


def _places(text: str, cue: str) -> Iterator[int]:
    at = text.find(cue)
    while at >= 0:
        yield at
        at = text.find(cue, at + len(cue))


def _generations(reading: Reading) -> dict[int, str]:
    """Return the generation of each person that an article marks, or sets against a marked one."""
    book = load_offices().generations
    names = {r: parse_name(a.name) for r, a in enumerate(reading.actors) if a.kind == "person"}
    marked = {
        r: book.get(n.suffix.rstrip("."), n.suffix)
        for r, n in names.items()
        if n.suffix is not None
    }
    found = dict(marked)
    for ref, told in marked.items():
        other = {"junior": "senior", "senior": "junior"}.get(told)
        for r, name in names.items():
            same = len(name.parts) > 1 and {*name.parts} == {*names[ref].parts}
            if other and same and r not in marked:
                found[r] = other
    return found


def _key(actor: Actor) -> str:
    """Return what an actor is told by as another's company: a surname's key, a body's name."""
    ends = surnames(parse_name(actor.name)) if actor.kind == "person" else ()
    return ends[0].key if ends else fold_letters(actor.name).removeprefix("the ")


def link_persons(persons: Sequence[Known]) -> list[Cluster]:
    """Return the persons, each story's gathered first and then those of several stories.

    Within a story full names come first: those of which more is told, the commonest before its
    variants, the earliest told.
    """
    by_story: dict[str, list[Known]] = defaultdict(list)
    for known in persons:
        by_story[known.story].append(known)
    weights = load_weights()
    told = [p for story in by_story.values() for p in _gather(story, weights.story)]
    if len(by_story) > 1:
        desk = Register(weights.desk)
        for profile in sorted(told, key=_weightiest):
            desk.enter(profile)
        told = list(desk.persons.values())
    return [_cluster(p) for p in told]


def _gather(story: Sequence[Known], population: int) -> list[Profile]:
    register = Register(population)
    for known in _in_order(story):
        register.add(known)
    register.settle()
    return list(register.persons.values())


def _in_order(persons: Sequence[Known]) -> list[Known]:
    often = Counter(k.name for k in persons)
    first: dict[PersonName, int] = {}
    for known in persons:
        first[known.name] = min(known.order, first.get(known.name, known.order))

    def rank(known: Known) -> tuple[int, int, int, tuple[int, int]]:
        told = (known.actor.country is not None) + (known.actor.role is not None)
        return (-often[known.name], first[known.name], -told, arrival(known))

    return sorted(persons, key=rank)


def _weightiest(profile: Profile) -> tuple[bool, int, tuple[int, int]]:
    return (not profile.full, -len(profile.known), min(map(arrival, profile.known)))


def _cluster(profile: Profile) -> Cluster:
    profile.known.sort(key=arrival)
    mine: set[Member] = {k.member for k in profile.known}
    near = [link for link in profile.near.values() if not {link.first, link.second} <= mine]
    return Cluster(profile.known, profile.why, links=[*profile.joins.values(), *near])
