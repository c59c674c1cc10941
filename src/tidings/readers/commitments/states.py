"""Acts of state that stay in force: sanctions, expulsions, borders shut."""

from collections.abc import Iterator

from tidings.readers.commitments.acts import voiced
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.commitments.words import clause
from tidings.readers.statements.clauses import own_subject
from tidings.readers.statements.speakers import find_speaker

OF = frozenset({"amod", "poss", "compound", "nmod"})  # "Russian diplomats", "Russia's access"
LISTING = frozenset({"add", "place"})  # "added to the sanctions", "placed on a list"
TARGETS = ("on", "against", "from", "upon", "for", "to")


def predicate(scene: Scene, i: int, passive: int | None) -> Range:
    """Return the act without its subject and without acts joined to it."""
    parse = scene.parse
    first, last = clause(scene, i)
    for c in parse.children[i]:
        if parse.tokens[c].dep == "conj" and c > i:
            last = min(last, parse.edges[c][0] - 1)
    for j in range(i + 1, last + 1):
        start = parse.edges[j][0]  # ", two days after the House approved it": another's act
        if parse.tokens[j].dep == "advcl" and i < start and parse.tokens[start - 1].text == ",":
            last = min(last, start - 1) if own_subject(parse, j) else last
    while last > i and parse.tokens[last].pos in {"PUNCT", "CCONJ"}:
        last -= 1
    if passive is not None:
        return first, last
    subject = parse.child(i, "nsubj")
    return (max(first, parse.edges[subject][1] + 1) if subject is not None else first), last


def measure(scene: Scene, i: int) -> Iterator[Found]:
    """Yield a measure taken: sanctions imposed, diplomats expelled, a border shut."""
    parse = scene.parse
    key = scene.key(i, scene.book.measures)
    if key is None or not voiced(scene, i):
        return
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
    if not held:
        return
    by = scene.actors(scene.subject(i) if passive is None else find_speaker(parse, i)[0])
    if not by and passive is not None:
        by = scene.actors(parse.child(passive, "poss"))
    if not by or not scene.party(by):
        return
    found = made(scene, i, "measure", by, predicate(scene, i, passive))
    found.to = _targets(scene, i, held[0], by)
    yield found


def _targets(scene: Scene, i: int, held: int, by: tuple[int, ...]) -> tuple[int, ...]:
    near = [*scene.objects(held, *TARGETS), *scene.objects(i, *TARGETS)]
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
