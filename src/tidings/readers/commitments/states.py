"""Acts of state that stay in force: sanctions, expulsions, borders shut."""

from collections.abc import Iterator

from tidings.readers.commitments.acts import voiced
from tidings.readers.commitments.conditions import condition_kind
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.commitments.spans import clause, predicate
from tidings.readers.statements.speakers import find_speaker

OF = frozenset({"amod", "poss", "compound", "nmod"})  # "Russian diplomats", "Russia's access"
LISTING = frozenset({"add", "place"})  # "added to the sanctions", "placed on a list"
NEAR = 4  # words after "stay" in which it is said how: "shut", "in the port"
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


def stays(scene: Scene, i: int) -> bool:
    """Tell whether verb `i` says that a measure, or what a measure holds, stays as it is.

    "The ban will remain", "the gate would stay shut", "each would stay in port", "will be held".
    """
    parse = scene.parse
    words = scene.book.words
    if parse.child(i, "nsubjpass") is not None:
        return parse.tokens[i].lemma in words["staying.kept"] and parse.child(i, "agent") is None
    subject = _subject(scene, i)
    if parse.tokens[i].lemma not in words["staying.verbs"] or subject is None:
        return False
    if parse.tokens[subject].lemma in words["staying.measures"]:
        return True
    first, last = i + 1, min(i + 1 + NEAR, parse.edges[i][1] + 1)
    held = any(t.lower in words["staying.state"] for t in parse.tokens[first:last])
    return held and not any(parse.tokens[c].dep == "poss" for c in parse.children[i])


def held_until(scene: Scene, i: int) -> Iterator[Found]:
    """Yield what the article itself says will be held until something is done, by who holds it."""
    parse = scene.parse
    if parse.tokens[i].dep != "relcl" or scene.inside[i] >= 0 or not stays(scene, i):
        return
    if "until" not in {condition_kind(scene, c) for c in parse.children[i]}:
        return
    holder = parse.tokens[parse.tokens[i].head].head
    by = scene.actors(scene.subject(holder)) if parse.tokens[holder].pos == "VERB" else ()
    if scene.party(by):
        first = parse.edges[parse.tokens[i].head][0]
        yield made(scene, i, "measure", by, (first, clause(scene, i)[1]))


def _subject(scene: Scene, i: int) -> int | None:
    """Return the subject of a verb, that of the verb it is joined to where it has none."""
    parse = scene.parse
    found = parse.child(i, "nsubj")
    if found is None and parse.tokens[i].dep == "conj":
        found = parse.child(parse.tokens[i].head, "nsubj", "nsubjpass")
    return found
