"""Acts of state that stay in force: sanctions, expulsions, borders shut."""

from collections.abc import Iterator

from tidings.readers.commitments.acts import voiced
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.commitments.spans import predicate
from tidings.readers.statements.speakers import find_speaker

OF = frozenset({"amod", "poss", "compound", "nmod"})  # "Russian diplomats", "Russia's access"
LISTING = frozenset({"add", "place"})  # "added to the sanctions", "placed on a list"
TARGETS = ("on", "against", "from", "upon", "for", "to")


def measure(scene: Scene, i: int) -> Iterator[Found]:
    """Yield a measure taken: sanctions imposed, diplomats expelled, a border shut."""
    parse = scene.parse
    key = scene.key(i, scene.book.measures)
    if key is None or not voiced(scene, i):
        return
    if parse.tokens[i].dep == "ccomp" and parse.tokens[i].tag in {"VB", "VBP"}:
        return  # "insists that Kiev withdraw its troops"
    objects = scene.book.measures[key]
    passive = parse.child(i, "nsubjpass")
    heads = [
        parse.child(i, "dobj"),
        passive,
        *(scene.objects(i, "to", "on") if key in LISTING else ()),
    ]
    held = [
        h
        for h in heads
        if h is not None
        and any(
            parse.tokens[n].lemma in objects or parse.tokens[n].lower in objects
            for n in parse.conjuncts(h)
        )
    ]
    held = held or [
        h
        for h in (parse.child(i, "dative"), *heads[:2])
        if h is not None and "*" in objects and parse.tokens[h].pos in {"NOUN", "PROPN"}
    ]
    held = held or [
        h
        for h in heads[:2]
        if h is not None
        and any(
            parse.tokens[c].dep == "compound" and parse.tokens[c].lower in objects
            for c in parse.children[h]
        )
    ]
    if not held:
        return
    by = scene.actors(scene.subject(i) if passive is None else find_speaker(parse, i)[0])
    if not by and passive is not None:
        by = scene.actors(parse.child(passive, "poss"))
    who = scene.subject(i) if passive is None else find_speaker(parse, i)[0]
    if not scene.party(by) and not (not by and scene.agentive(who)):
        return
    found = made(scene, i, "measure", by, predicate(scene, i, passive))
    found.to = _targets(scene, i, held[0], by)
    yield found


def _targets(scene: Scene, i: int, held: int, by: tuple[int, ...]) -> tuple[int, ...]:
    near = [*scene.objects(held, *TARGETS, "of"), *scene.objects(i, *TARGETS)]
    named = tuple(a for h in near for a in scene.actors(h))
    near = [c for c in scene.parse.children[held] if scene.parse.tokens[c].dep in OF]
    named = named or tuple(a for h in near for a in scene.actors(h))
    return tuple(dict.fromkeys(a for a in named if not scene.same_side((a,), by)))


def made(scene: Scene, i: int, kind: str, by: tuple[int, ...], what: Range) -> Found:
    """Return an act that verb `i` tells of."""
    return Found(
        kind=kind,  # type: ignore[arg-type]
        trigger=i,
        by=by,
        what=what,
        heads=(i,),
        statement=scene.statement(i),
    )
