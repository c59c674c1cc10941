"""Acts to come: what kind of deed a verb is, and whether a day is named for it."""

from tidings.readers.commitments.scene import Found, Scene
from tidings.readers.commitments.spans import clause


def gathers(scene: Scene, i: int) -> bool:
    """Tell whether verb `i` is meeting, travelling or holding a gathering."""
    parse = scene.parse
    words = scene.book.words
    lemma = parse.tokens[i].lemma
    below = parse.child(i, "dobj", "nsubjpass")
    if lemma in words["own.sealing"]:
        return below is not None and parse.tokens[below].lemma in words["own.terms"]
    gathering = below is not None and parse.tokens[below].lemma in words["own.gatherings"]
    if lemma in {"hold", "resume", "begin", "start"}:
        return gathering
    if lemma not in words["own.plan"]:
        return False
    others = scene.within(parse.edges[i])
    return gathering or len(others) > 1


def dated(scene: Scene, i: int) -> bool:
    """Tell whether a time expression stands in the clause at verb `i`."""
    span = scene.parse.subtree(i)
    return any(span.holds(t.span) for t in scene.times)


def tell(scene: Scene, i: int, kind: str, by: tuple[int, ...], to: tuple[int, ...] = ()) -> Found:
    """Return a commitment to what the clause at verb `i` tells."""
    return Found(
        kind=kind,  # type: ignore[arg-type]
        trigger=i,
        by=by,
        to=to,
        what=clause(scene, i),
        heads=(i,),
        statement=scene.statement(i),
    )


def deed(scene: Scene, i: int) -> bool:
    """Tell an act that a party may refuse ("recognise the vote") from what befalls it."""
    parse = scene.parse
    lemma = parse.tokens[i].lemma
    words = scene.book.words
    if lemma in words["own.stative"] or lemma in words["own.silent"]:
        return False
    return parse.child(i, "dobj", "prep", "xcomp", "prt") is not None


def agreed(scene: Scene, i: int) -> bool:
    """Tell whether the words are what parties agreed, pledged or undertook ("…, they agreed")."""
    n = scene.inside[i]
    cues = scene.statements[n].cue if n >= 0 else ()
    return any(
        scene.book.verbs.get(t.lemma) == "promise" for s in cues for t in scene.parse.within(s)
    )


def barters(scene: Scene, i: int) -> bool:
    """Tell "will swap its captives for …": an act that another has to agree to."""
    words = scene.book.words["own.barter"]
    thing = scene.parse.child(i, "dobj")
    given = thing is not None and bool(scene.objects(thing, "for"))
    return scene.parse.tokens[i].lemma in words and (given or bool(scene.objects(i, "for")))
