"""He, she, they, its: agreement, recency, subjects and speakers; nobody where two are alike."""

from tidings.readers.actors.scene import Point, Scene

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
THEY = frozenset(("they", "their", "them", "themselves"))
ITS = frozenset(("its", "it", "itself"))
POSSESSIVE = frozenset(("his", "her", "their", "its"))
REFLEXIVE = frozenset(("himself", "herself", "themselves", "itself"))

REACH = 4  # sentences back
PARAGRAPHS = 2  # paragraphs back
# What speaks for a candidate, in the units of one sentence's distance.
DISTANCE, SUBJECT, SPEAKER, MATRIX, OWN_CLAUSE, KNOWN, GENDERED = 1.0, 1.2, 1.0, 2.0, 1.5, 0.1, 1.0
QUOTERS = 12  # mentions before and after, among which a quotation's speaker is
MARGIN = 0.55
ALONE = 2.0  # the lead of one who has no rival
SURE = 1.5  # the lead from which a pronoun tells the gender of a name


def resolve_person(scene: Scene, i: int) -> tuple[int | None, float]:
    """Return whom "he" or "she" at token `i` stands for, and by how much more than the next.

    None where nobody stands out.
    """
    word = scene.tokens[i].lower
    gender = "m" if word in HE else "f"
    rivals: list[tuple[float, int]] = []
    quoting = _quoting(scene, i)
    for ref, point in scene.latest(scene.tokens[i].sentence - REACH).items():
        if ref in quoting:
            continue  # who says "he" does not mean himself
        if _person(scene, ref, gender) and not _barred(scene, i, word, point):
            rivals.append((_weight(scene, i, word, ref, point, gender), ref))
    rivals.sort(reverse=True)
    if not rivals:
        return None, 0.0
    lead = rivals[0][0] - rivals[1][0] if len(rivals) > 1 else ALONE
    return (rivals[0][1] if lead >= MARGIN else None), lead


def _person(scene: Scene, ref: int, gender: str) -> bool:
    actor = scene.actors[ref]
    if actor.kind not in ("person", "unnamed") or actor.plural:
        return False
    return actor.gender in (None, gender)


def _quoting(scene: Scene, i: int) -> set[int]:
    """Return who may be speaking the quotation that token `i` stands in."""
    if i not in scene.quoted:
        return set()
    here = _paragraph(scene, scene.tokens[i].sentence)
    near = [*scene.points[-QUOTERS:], *scene.pending[:QUOTERS]]
    return {
        p.actor
        for p in near
        if p.speaks and p.i not in scene.quoted and _paragraph(scene, p.sentence) == here
    }


def _paragraph(scene: Scene, sentence: int) -> int:
    return scene.parse.sentences[sentence].paragraph


def _barred(scene: Scene, i: int, word: str, point: Point) -> bool:
    """Tell whether grammar keeps the mention and the pronoun apart."""
    tokens = scene.tokens
    here = scene.parse.sentences[tokens[i].sentence].paragraph
    there = scene.parse.sentences[point.sentence].paragraph
    if here - there > PARAGRAPHS:
        return True
    if point.sentence != tokens[i].sentence:
        return False
    if word in POSSESSIVE or word in REFLEXIVE:
        return False
    verb = scene.verb(i)
    return verb is not None and verb == scene.verb(point.i)


def _weight(scene: Scene, i: int, word: str, ref: int, point: Point, gender: str) -> float:
    """Return how much speaks for a candidate whose last mention is `point`."""
    tokens = scene.tokens
    distance = tokens[i].sentence - point.sentence
    weight = -DISTANCE * distance
    if point.subject:
        weight += SUBJECT
    if point.speaks:
        weight += SPEAKER
    if distance == 0:
        if word in POSSESSIVE or word in REFLEXIVE:
            if point.subject and scene.verb(i) == scene.verb(point.i):
                weight += OWN_CLAUSE
        elif point.i in scene.parse.ancestors(i):
            weight += MATRIX + SUBJECT  # "Berg, who said she …"
        elif point.subject and scene.governs(point.i, i):
            weight += MATRIX
    if scene.actors[ref].gender == gender:
        weight += GENDERED
    known = sum(p.actor == ref for p in scene.points[-40:])
    return weight + KNOWN * min(known, 4)


def resolve_body(scene: Scene, i: int) -> int | None:
    """Return the organisation or state that "its" stands for: the subject of its own clause.

    "It" is resolved only as a speaker, after the one organisation that spoke last.
    """
    word = scene.tokens[i].lower
    if word == "it" and i not in scene.speaking:
        return None
    since = scene.tokens[i].sentence - (1 if word == "it" else 0)
    bodies = [
        p
        for p in scene.latest(since).values()
        if scene.actors[p.actor].kind in ("organisation", "government") and p.subject
    ]
    if word == "it":
        spoke = [p for p in bodies if p.speaks]
        bodies = spoke or bodies
    else:
        bodies = [p for p in bodies if scene.governs(p.i, i)]
        bodies = bodies[:1]  # the nearest above
    return bodies[0].actor if len(bodies) == 1 else None


def resolve_several(scene: Scene, i: int) -> tuple[int, ...]:
    """Return those for whom "they" or "their" stands: a plural subject, or two joined ones."""
    token = scene.tokens[i]
    for since in (token.sentence, token.sentence - 1):
        subjects = [
            p
            for p in scene.latest(since).values()
            if p.subject and (p.sentence == since) and not _same_clause(scene, i, p, token.lower)
        ]
        plural = [p for p in subjects if scene.actors[p.actor].plural]
        joined = _joined(scene, subjects)
        if len(plural) == 1 and not joined:
            return (plural[0].actor,)
        if joined and not plural:
            return joined
        if subjects:
            return ()
    return ()


def _same_clause(scene: Scene, i: int, point: Point, word: str) -> bool:
    return word not in POSSESSIVE and word not in REFLEXIVE and scene.verb(i) == scene.verb(point.i)


def _joined(scene: Scene, points: list[Point]) -> tuple[int, ...]:
    """Return the actors of "A and B" where these are all the subjects there are."""
    ordered = sorted(points)
    if len(ordered) < 2:
        return ()
    first = ordered[0].i
    chain = set(scene.parse.conjuncts(first))
    return tuple(p.actor for p in ordered) if all(p.i in chain for p in ordered) else ()
