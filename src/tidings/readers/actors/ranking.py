"""How much speaks for each person that a pronoun may stand for: features, weights, shares.

A log-linear ranker over the features of Lappin & Leass (1994) and Mitkov (1998): recency,
subjecthood, repetition, parallel roles, the subject of the clause above, speakers. The weights are
the table's (`[pronouns]` of `actors.toml`), learned by `bench/learn_pronouns.py`.
"""

from collections.abc import Iterator, Sequence
from math import exp
from typing import NamedTuple

from tidings.readers.actors.scene import SUBJECTS, Point, Scene

POSSESSIVE = frozenset(("his", "her", "their", "its"))
REFLEXIVE = frozenset(("himself", "herself", "themselves", "itself"))
OBJECTS = frozenset(("dobj", "pobj", "dative"))
RANKS = ("newest", "second", "third")
FAR = 4  # sentences from which distance counts no further
OFTEN, VERY_OFTEN = 2, 5
WINDOW = 3  # sentences in which the last speaker goes on


class Candidate(NamedTuple):
    """Somebody whom a pronoun may stand for, with where he was last told of."""

    actor: int
    point: Point


def shares(scene: Scene, i: int, candidates: Sequence[Candidate]) -> list[tuple[float, int]]:
    """Return (share, actor) for each candidate, the likeliest first; shares sum to one."""
    weights = scene.nouns.pronouns
    sums = [sum(weights.get(n, 0.0) for n in told) for told in described(scene, i, candidates)]
    top = max(sums)
    odds = [exp(s - top) for s in sums]
    whole = sum(odds)
    ranked = [(o / whole, c.actor) for o, c in zip(odds, candidates, strict=True)]
    return sorted(ranked, key=lambda r: (-r[0], r[1]))


def described(scene: Scene, i: int, candidates: Sequence[Candidate]) -> list[list[str]]:
    """Return the features of each candidate, those against the others included."""
    order = sorted((c.point.i for c in candidates), reverse=True)
    oftenest = max(scene.counts[c.actor] for c in candidates)
    subject = max((c.point.i for c in candidates if c.point.subject), default=-1)
    kind = _kind(scene, i)
    rows = []
    for c in candidates:
        told = list(features(scene, i, c))
        told.append(f"{kind} {RANKS[min(order.index(c.point.i), 2)]}")
        if scene.counts[c.actor] == oftenest:
            told.append("oftenest")
        if c.point.i == subject:
            told.append(f"{kind} last subject")
        if _first(scene, c):
            told.append("first of sentence")
        rows.append(told)
    return rows


def _kind(scene: Scene, i: int) -> str:
    """Return how the pronoun stands: "he", "him" or "his"."""
    if scene.tokens[i].dep == "poss":
        return "his"
    return "he" if scene.role(i) in SUBJECTS else "him"


def _first(scene: Scene, c: Candidate) -> bool:
    """Tell whether the candidate is the first person of the sentence that tells of him last."""
    for p in reversed(scene.points):
        if p.sentence < c.point.sentence:
            break
        earlier = p.sentence == c.point.sentence and p.i < c.point.i and p.actor != c.actor
        if earlier and scene.actors[p.actor].kind in ("person", "unnamed"):
            return False
    return True


def features(scene: Scene, i: int, c: Candidate) -> Iterator[str]:
    """Yield the names of what speaks for or against a candidate by himself."""
    token, point = scene.tokens[i], c.point
    distance = token.sentence - point.sentence
    kind = _kind(scene, i)
    yield "after" if point.i > i else f"{kind} distance {min(distance, FAR)}"
    if scene.paragraph(i) != scene.paragraph(point.i):
        yield "paragraph"
    yield from _standing(scene, i, c, distance)
    yield from _known(scene, i, c)
    if point.i < i and distance == 0:
        yield from _within(scene, i, point)
    if i in scene.speaking:
        yield "speaks again" if _spoke_last(scene, i, c.actor) else "speaks anew"
    elif i in scene.quoted:
        yield "quoted" if point.i in scene.quoted else "quoted from outside"
        if point.speaks:
            yield "quoted, spoke"
    role = scene.role(i)
    if role in SUBJECTS and point.subject:
        yield "both subjects"
    elif role in OBJECTS and scene.role(point.i) in OBJECTS:
        yield "both objects"


def _standing(scene: Scene, i: int, c: Candidate, distance: int) -> Iterator[str]:
    """Yield how the last mention stands in its sentence."""
    point = c.point
    role = scene.role(point.i)
    if point.subject:
        yield f"{_kind(scene, i)} subject"
        verb = scene.verb(point.i)
        if verb is not None and scene.tokens[verb].dep == "ROOT":
            yield "main subject"
    elif role == "poss":
        yield "possessor"
    elif role in OBJECTS:
        yield "object"
    if point.speaks:
        yield "spoke"
    if point.form == "pronoun":
        yield "pronoun here" if distance == 0 else "pronoun before"
    before = scene.tokens[point.i].sentence - (1 if distance == 0 else 0)
    if any(p.subject and p.sentence == before for p in scene.told[c.actor][-4:-1]):
        yield "subject before"


def _known(scene: Scene, i: int, c: Candidate) -> Iterator[str]:
    """Yield what is known of the candidate himself."""
    actor = scene.actors[c.actor]
    gender = scene.gender_of(i)
    if actor.gender == gender:
        yield "gender"
    elif votes := scene.votes.get(c.actor):
        yield "gender by pronoun" if max(votes, key=votes.__getitem__) == gender else "other gender"
    if actor.kind == "unnamed":
        yield "unnamed"
    elif " " not in actor.name:
        yield "one word"
    if not any(p.subject or p.speaks or scene.role(p.i) == "poss" for p in scene.told[c.actor]):
        yield "never acts"
    count = scene.counts[c.actor]
    if count >= VERY_OFTEN:
        yield "very often"
    elif count >= OFTEN:
        yield "often"
    if c.actor in scene.headlined:
        yield "headlined"


def _within(scene: Scene, i: int, point: Point) -> Iterator[str]:
    """Yield how candidate and pronoun stand to each other in one sentence."""
    word = scene.tokens[i].lower
    above = scene.parse.ancestors(i)
    own = word in POSSESSIVE or word in REFLEXIVE
    if own and point.subject and scene.verb(i) == scene.verb(point.i):
        yield "own clause"
    elif point.i in above:
        yield "relative clause"
    elif scene.governs(point.i, i):
        if point.subject:
            yield "clause of a speaker" if point.speaks else "clause below"
        else:
            yield "below, no subject"


def _spoke_last(scene: Scene, i: int, actor: int) -> bool:
    """Tell whether of all who spoke lately the candidate was the last."""
    since = scene.tokens[i].sentence - WINDOW
    for p in reversed(scene.points):
        if p.sentence < since:
            return False
        if p.speaks and p.i != i:
            return p.actor == actor
    return False
