"""He, she, they, its: agreement, binding, and the ranker; nobody where two are alike."""

from tidings.readers.actors.polity import acting_state
from tidings.readers.actors.ranking import POSSESSIVE, REFLEXIVE, Candidate, shares
from tidings.readers.actors.scene import Point, Scene

THEY = frozenset(("they", "their", "them", "themselves"))
ITS = frozenset(("its", "it", "itself"))

REACH = 6  # sentences back
ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "dative", "attr", "oprd"))
AROUND = frozenset(
    ("with", "around", "behind", "beside", "near", "over", "under", "above", "below", "before")
)
QUOTERS = 12  # mentions before and after, among which a quotation's speaker is
TIED = 0.8  # the share asked of one of two joined by "and"
SURE = 0.8  # the share from which a pronoun tells the gender of a name


def resolve_person(scene: Scene, i: int) -> tuple[int | None, float]:
    """Return whom "he" or "she" at token `i` stands for, and his share against all others.

    None where nobody's share comes up to the table's `least`, or where there is nobody.
    """
    found = candidates(scene, i)
    if not found:
        return None, 0.0
    ranked = shares(scene, i, found)
    share, best = ranked[0]
    least = scene.nouns.pronouns.get("least", 0.5)
    if len(ranked) > 1 and _tied(scene, found, best, ranked[1][1]):
        least = TIED
    return (best if share >= least else None), share


def _tied(scene: Scene, found: list[Candidate], one: int, other: int) -> bool:
    """Tell whether two were told of last in one breath: "Ann Berg and Clara Moss left"."""
    points = {c.actor: c.point for c in found}
    a, b = sorted((points[one], points[other]))
    return a.sentence == b.sentence and b.i in scene.parse.conjuncts(a.i)


def candidates(scene: Scene, i: int, *, agreeing: bool = True) -> list[Candidate]:
    """Return the persons in reach whom agreement and binding let the pronoun stand for.

    Those of the other gender too, unless `agreeing`.
    """
    gender = scene.gender_of(i) if agreeing else None
    quoting = _quoting(scene, i)
    latest = scene.latest(scene.tokens[i].sentence - REACH)
    for point in scene.pending:
        if point.sentence != scene.tokens[i].sentence:
            break
        if point.actor not in latest and point.subject and _fronted(scene, i, point):
            latest[point.actor] = point
    return [
        Candidate(ref, point)
        for ref, point in latest.items()
        if ref not in quoting and _person(scene, ref, gender) and not _barred(scene, i, point)
    ]


def _person(scene: Scene, ref: int, gender: str | None) -> bool:
    actor = scene.actors[ref]
    if actor.kind not in ("person", "unnamed") or actor.plural:
        return False
    return gender is None or actor.gender in (None, gender)


def _fronted(scene: Scene, i: int, point: Point) -> bool:
    """Tell whether the pronoun stands before its name: "Before he resigned, Berg said …"."""
    verb = scene.verb(point.i)
    if verb is None:
        return False
    for a in scene.parse.ancestors(i):
        if a == verb:
            return False
        if scene.tokens[a].head == verb:
            return scene.tokens[a].dep in ("advcl", "prep") and a < point.i
    return False


def _quoting(scene: Scene, i: int) -> set[int]:
    """Return who may be speaking the quotation that token `i` stands in."""
    if i not in scene.quoted:
        return set()
    here = scene.paragraph(i)
    near = [*scene.points[-QUOTERS:], *scene.pending[:QUOTERS]]
    return {
        p.actor
        for p in near
        if p.speaks and p.i not in scene.quoted and scene.paragraph(p.i) == here
    }


def _barred(scene: Scene, i: int, point: Point) -> bool:
    """Tell whether grammar keeps the mention and the pronoun apart."""
    word = scene.tokens[i].lower
    if point.sentence != scene.tokens[i].sentence:
        return False
    if _inside(scene, i, point.i):
        return True
    if word in REFLEXIVE or (word in POSSESSIVE and scene.role(i) == "poss"):
        return False
    verb = _argument_of(scene, i)
    return verb is not None and verb == _argument_of(scene, point.i, near=False)


def _argument_of(scene: Scene, i: int, *, near: bool = True) -> int | None:
    """Return the verb whose subject, object or addressee token `i` is, through "and".

    What only lies around ("had it with her") binds nothing, if `near`.
    """
    token = scene.tokens[i]
    while token.dep in ("conj", "appos", "flat") and token.head != token.i:
        token = scene.tokens[token.head]
    if token.dep == "pobj":
        prep = scene.tokens[token.head]
        if near and prep.lower in AROUND:
            return None
        token = prep
    elif token.dep not in ARGUMENTS:
        return None
    above = scene.tokens[token.head]
    return above.i if above.pos in ("VERB", "AUX") else None


def _inside(scene: Scene, i: int, head: int) -> bool:
    """Tell whether the pronoun belongs to the noun phrase of the mention: "her rep Ann Berg"."""
    for a in scene.parse.ancestors(i):
        if a == head:
            return True
        if scene.tokens[a].pos in ("VERB", "AUX"):
            return False
        if _base(scene, a) == _base(scene, head):
            return True
    return False


def _base(scene: Scene, i: int) -> int:
    """Return the head of the noun phrase that token `i` explains or is part of."""
    while scene.tokens[i].dep in ("appos", "compound", "nmod") and scene.tokens[i].head != i:
        i = scene.tokens[i].head
    return i


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
        bodies = _one_each(scene, spoke or bodies)
    else:
        bodies = [p for p in bodies if scene.governs(p.i, i)]
        bodies = bodies[:1]  # the nearest above
    return bodies[0].actor if len(bodies) == 1 else None


def _one_each(scene: Scene, points: list[Point]) -> list[Point]:
    """Return the last point of each party: "Moscow" and "Russia" are one."""
    found: dict[int | str, Point] = {}
    for point in points:
        found.setdefault(acting_state(scene.actors[point.actor]) or point.actor, point)
    return list(found.values())


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
