"""Descriptions → actors: "the minister", "the two men", "both sides", "the ministry"."""

from collections import Counter
from collections.abc import Sequence

from tidings.codebook.actors import Nouns
from tidings.readers.actors.cast import Description
from tidings.readers.actors.newcomers import has_left, is_new, newcomer
from tidings.readers.actors.polity import acting_state
from tidings.readers.actors.scene import Scene
from tidings.values import Actor

NEAR, FAR = 3, 6  # sentences
HEADS_OF_STATE = frozenset(("president", "leader"))
DEPUTIES = frozenset(
    ("vice", "deputy", "former", "ex", "next", "opposition", "majority", "minority")
)


def resolve_description(scene: Scene, what: Description) -> int | None:
    """Return whom a description stands for: the one whose office it repeats, wherever named.

    A description that fits nobody, yet tells a state or a sector, is an unnamed actor of its own.
    """
    fits = [r for r, a in enumerate(scene.actors) if _fits(a, what, scene.nouns)]
    if is_new(scene, what):
        stay = [r for r in fits if not has_left(scene, r)]
        came = newcomer(scene, what)
        if came is not None and came not in stay and len(stay) < len(fits):
            stay.append(came)
        fits = stay
    if len(fits) > 1:
        fits = _nearest(scene, fits, what)
        if not fits:
            return None
    if fits:
        scene.learn(fits[0], country=what.state, sector=what.sector)
        return fits[0]
    held = next(
        (r for way in WAYS if (r := way(scene, what)) is not None),
        None,
    )
    if held is not None:
        scene.learn(held, country=what.state, sector=what.sector, role=what.role)
        return held
    if what.state is None and what.sector not in scene.nouns.public:
        return None
    return _unnamed(scene, what)


def _by_common_knowledge(scene: Scene, what: Description) -> int | None:
    """Return the head of state whom the press never introduces: "the American president".

    The only person of the article whose surname is that of one of this state's administrations,
    if no other office is told of him.
    """
    heads = scene.nouns.administrations
    if not what.words & HEADS_OF_STATE or what.words & DEPUTIES:
        return None
    fits = [
        r
        for r, a in enumerate(scene.actors)
        if a.kind == "person"
        and (state := heads.get(a.name.lower().split()[-1]))
        and what.state in (state, None)
    ]
    if len(fits) != 1 or (what.state is None and "president" not in what.words):
        return None
    actor = scene.actors[fits[0]]
    free = actor.role is None and actor.country in (None, what.state)
    return fits[0] if free and not _gender_clash(actor, what) else None


def _gender_clash(actor: Actor, what: Description) -> bool:
    return bool(what.gender and actor.gender and what.gender != actor.gender)


def _identified_late(scene: Scene, what: Description) -> int | None:
    """Return who is named after his office: "an adviser said on Thursday. ¶ Ann Berg told …".

    The construction is the news lead's: one paragraph says what an office said, the next begins
    with a full name, new to the article, that speaks and has no office anywhere.
    """
    tokens, parse = scene.tokens, scene.parse
    if what.head not in scene.speaking or what.state is None:
        return None
    here = parse.sentences[tokens[what.head].sentence]
    nexts = [n for n, s in enumerate(parse.sentences) if s.paragraph == here.paragraph + 1]
    if not nexts or here.headline:
        return None
    inside = [p for p in scene.pending if p.sentence == nexts[0] and p.subject and p.speaks]
    if not inside:
        return None
    point = inside[0]
    actor = scene.actors[point.actor]
    full = actor.kind == "person" and actor.role is None and " " in actor.name
    new = all(p.actor != point.actor for p in scene.points)
    if not full or not new or actor.country not in (None, what.state):
        return None
    rivals = [
        d
        for d in scene.descriptions
        if (d.words, d.state) != (what.words, what.state)
        and (d.state or d.sector)
        and _near(scene, d, here.paragraph)
    ]
    return None if rivals or _gender_clash(actor, what) else point.actor


def _near(scene: Scene, what: Description, paragraph: int) -> bool:
    return abs(scene.parse.sentences[scene.tokens[what.head].sentence].paragraph - paragraph) <= 1


def _titled_shorter(scene: Scene, what: Description) -> int | None:
    """Return whom a later "the minister, Ann Berg" names after "its trade minister"."""
    head = scene.tokens[what.head].lower
    fits = [
        p.actor
        for p in scene.pending
        if (role := scene.actors[p.actor].role)
        and role.lower() == head
        and scene.actors[p.actor].kind == "person"
        and p.sentence - scene.tokens[what.head].sentence <= FAR
    ]
    first = any(p.actor in fits for p in scene.points)
    return fits[0] if len(set(fits)) == 1 and not first else None


WAYS = (_by_common_knowledge, _identified_late, _titled_shorter)


def _fits(actor: Actor, what: Description, nouns: Nouns) -> bool:
    if actor.kind not in ("person", "unnamed") or not actor.role or actor.plural:
        return False
    if what.gender and actor.gender and what.gender != actor.gender:
        return False
    if actor.kind == "unnamed" and (what.words - nouns.weak) != (_words(actor.role) - nouns.weak):
        return False
    words = _words(actor.role)
    told = what.words - nouns.weak
    if what.state and actor.country and what.state != actor.country:
        return False
    if what.state and not actor.country and len(told) < 2:
        return False
    return bool(told) and all(w in words or nouns.covers.get(w, frozenset()) & words for w in told)


def _words(role: str) -> frozenset[str]:
    return frozenset(role.lower().replace("-", " ").split())


def _nearest(scene: Scene, fits: Sequence[int], what: Description) -> list[int]:
    """Return the one that was named lately while the others were not; else none."""
    sentence = scene.tokens[what.head].sentence
    last = {p.actor: p.sentence for p in scene.points if p.actor in fits}
    near = [r for r in fits if sentence - last.get(r, -FAR) <= NEAR]
    away = [r for r in fits if r not in near and sentence - last.get(r, -FAR) < FAR]
    return near if len(near) == 1 and not away else []


def _unnamed(scene: Scene, what: Description) -> int | None:
    if scene.tokens[what.head].dep in ("attr", "oprd", "appos"):
        return None
    name = scene.parse.span(what.first, what.last).of(scene.parse.text)
    return scene.add(
        Actor(
            name=" ".join(name.split()),
            kind="unnamed",
            role=what.role,
            country=what.state,
            sector=what.sector,
            gender=what.gender,
        )
    )


def two_of(scene: Scene, i: int) -> tuple[int, int, tuple[int, ...]] | None:
    """Return (first, last, actors) for "the two men" or "both sides" whose "two" is token `i`."""
    tokens, people = scene.tokens, scene.nouns.people
    if tokens[i].lower not in ("two", "both"):
        return None
    first = i - 1 if i and tokens[i - 1].lower in ("the", "these", "those") else i
    if tokens[i].lower == "two" and first == i:
        return None
    for j in range(i + 1, min(i + 5, len(tokens))):
        word = tokens[j].lower
        if word in scene.nouns.people or word in scene.nouns.states:
            found = _two_people(scene, i, people[word]) if word in people else _two_states(scene, i)
            return (first, j, found) if found else None
        if tokens[j].pos not in ("ADJ", "NOUN", "PROPN", "PUNCT"):
            return None
    return None


def _two_people(scene: Scene, i: int, gender: str) -> tuple[int, ...]:
    """Return the two persons of the nearest sentence, back to two, that names just two."""
    here = scene.tokens[i].sentence
    for sentence in (here, here - 1, here - 2):
        refs = list(
            dict.fromkeys(
                p.actor
                for p in scene.points
                if p.sentence == sentence and _one_person(scene.actors[p.actor], gender)
            )
        )
        if len(refs) == 2:
            return () if _third(scene, refs, gender, sentence) else tuple(refs)
        if len(refs) > 2:
            return ()
    return ()


def _third(scene: Scene, pair: Sequence[int], gender: str, since: int) -> bool:
    """Tell whether a third is about who may be one of the two: told of since sentence `since`.

    Who only says so is not counted: "the two men met, Berg said".
    """
    return any(
        p.sentence >= since and p.actor not in pair and not p.speaks
        for p in scene.points
        if _one_person(scene.actors[p.actor], gender)
    )


def _one_person(actor: Actor, gender: str) -> bool:
    if actor.kind != "person" or actor.plural:
        return False
    return not gender or actor.gender in (None, gender)


def _two_states(scene: Scene, i: int) -> tuple[int, ...]:
    """Return the two governments spoken of: in this sentence or the last two, else throughout."""
    here = scene.tokens[i].sentence
    for since in (here, here - 1, here - 2):
        states = _states(scene, since)
        if len(states) == 2:
            return _governments(scene, list(states))
        if len(states) > 2:
            break
    ranked = _states(scene, 0).most_common(3)
    clear = len(ranked) == 2 or (len(ranked) > 2 and ranked[1][1] >= 2 * ranked[2][1] + 1)
    return _governments(scene, [s for s, _ in ranked[:2]]) if clear else ()


def _states(scene: Scene, since: int) -> Counter[str]:
    return Counter(
        state
        for p in scene.points
        if p.sentence >= since
        and (state := scene.actors[p.actor].country)
        and scene.actors[p.actor].kind != "place"
        and scene.actors[p.actor].sector != "MED"
    )


def _governments(scene: Scene, states: Sequence[str]) -> tuple[int, ...]:
    """Return the actors that are these states themselves, where the article names both."""
    stands = {m.actor for m in scene.mentions if m.form == "metonym"}
    found = []
    for state in states:
        acting = [r for r, a in enumerate(scene.actors) if acting_state(a) == state]
        if not acting:
            return ()
        found.append(min(acting, key=lambda r: (r in stands, len(scene.actors[r].name))))
    return tuple(found)


def body_of(scene: Scene, i: int) -> int | None:
    """Return the organisation that "the ministry", "the agency" at token `i` repeats."""
    token = scene.tokens[i]
    if token.lower not in scene.nouns.bodies or token.pos not in ("NOUN", "PROPN") or not i:
        return None
    before = scene.tokens[i - 1]
    if before.lower != "the" or token.dep == "compound":
        return None
    after = scene.token(i + 1)
    if after is not None and after.lower == "of":
        return None
    fits = [
        r
        for r, a in enumerate(scene.actors)
        if a.kind in ("organisation", "government") and token.lower in a.name.lower().split()
    ]
    seen = [p.actor for p in scene.points if p.actor in fits]
    if len(set(seen)) == 1:
        return seen[0]
    near = {
        p.actor for p in scene.points if p.actor in fits and token.sentence - p.sentence <= NEAR
    }
    return near.pop() if len(near) == 1 else None
