"""Acts of state: decisions on their way through the houses, and measures in force."""

from collections.abc import Iterator

from tidings.readers.commitments.acts import voiced
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.commitments.words import clause
from tidings.readers.statements.cues import infinitival
from tidings.readers.statements.speakers import find_speaker

OF = frozenset({"amod", "poss", "compound", "nmod"})  # "Russian diplomats", "Russia's access"
LISTING = frozenset({"add", "place"})  # "added to the sanctions", "placed on a list"
TARGETS = ("on", "against", "from", "upon", "for", "to")


def decision(scene: Scene, i: int) -> Iterator[Found]:
    """Yield a step of a bill, law or treaty that verb `i` tells of, or the step awaited."""
    parse = scene.parse
    words = scene.book.words
    lemma = parse.tokens[i].lemma
    if lemma in words["decisions.awaited"]:
        yield from _awaited(scene, i)
        return
    if not voiced(scene, i):
        return
    if lemma == "vote":
        if _vote(scene, i):
            yield from _step(scene, i)
    elif scene.key(i, words["decisions.steps"]) is not None and _acts_on_text(scene, i):
        yield from _step(scene, i)


def _acts_on_text(scene: Scene, i: int) -> bool:
    parse = scene.parse
    below = parse.child(i, "dobj", "nsubjpass")
    if below is None:
        return False
    return _text(scene, below)


def _text(scene: Scene, noun: int) -> bool:
    """Tell whether a noun is a bill or law; "it" is, where one was spoken of just before."""
    parse = scene.parse
    texts = scene.book.words["decisions.texts"]
    token = parse.tokens[noun]
    if token.lower in {"it", "them"}:
        sentence = parse.sentences[max(0, token.sentence - 1)]
        return any(t.lemma in texts for t in parse.tokens[sentence.first : noun])
    return token.lemma in texts and token.ent != "PERSON"


def _vote(scene: Scene, i: int) -> bool:
    parse = scene.parse
    texts = scene.book.words["decisions.texts"]
    for c in parse.children[i]:
        token = parse.tokens[c]
        if token.dep == "xcomp" and infinitival(parse, c):
            return _is_body(scene, scene.subject(i))
        if token.dep == "prep" and token.lower in {"in", "for", "against", "on"}:
            first, last = parse.edges[c]
            if any(t.lemma in texts for t in parse.tokens[first : last + 1]):
                return True
    return False


def _is_body(scene: Scene, subject: int | None) -> bool:
    if subject is None:
        return False
    words = scene.book.words["decisions.bodies"]
    first, last = scene.parse.edges[subject]
    return any(t.lower in words for t in scene.parse.tokens[first : last + 1])


def _step(scene: Scene, i: int) -> Iterator[Found]:
    passive = scene.parse.child(i, "nsubjpass")
    head = scene.subject(i) if passive is None else find_speaker(scene.parse, i)[0]
    by = scene.actors(head)
    if by and scene.party(by):
        yield _made(scene, i, "decision", by, _predicate(scene, i, passive))


def _awaited(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "is awaiting a vote in the House": by whom the step will be taken."""
    parse = scene.parse
    words = scene.book.words
    step = parse.child(i, "dobj")
    subject = scene.subject(i)
    if step is None or subject is None or scene.negated(i):
        return
    if parse.tokens[step].lemma not in words["decisions.await"]:
        return
    if not _text(scene, subject):
        return
    by = tuple(a for h in scene.objects(step, "in", "by", "from", "of") for a in scene.actors(h))
    by = by or tuple(a for h in scene.objects(i, "in", "by", "from") for a in scene.actors(h))
    if by:
        yield _made(scene, i, "decision", by, clause(scene, i))


def _predicate(scene: Scene, i: int, passive: int | None) -> Range:
    """Return the act without its subject and without acts joined to it."""
    parse = scene.parse
    first, last = clause(scene, i)
    for c in parse.children[i]:
        if parse.tokens[c].dep == "conj" and c > i:
            last = min(last, parse.edges[c][0] - 1)
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
    found = _made(scene, i, "measure", by, _predicate(scene, i, passive))
    found.to = _targets(scene, i, held[0], by)
    yield found


def _targets(scene: Scene, i: int, held: int, by: tuple[int, ...]) -> tuple[int, ...]:
    near = [*scene.objects(held, *TARGETS), *scene.objects(i, *TARGETS)]
    named = tuple(a for h in near for a in scene.actors(h))
    near = [c for c in scene.parse.children[held] if scene.parse.tokens[c].dep in OF]
    named = named or tuple(a for h in near for a in scene.actors(h))
    return tuple(dict.fromkeys(a for a in named if not scene.same_side((a,), by)))


def _made(scene: Scene, i: int, kind: str, by: tuple[int, ...], what: Range) -> Found:
    return Found(
        kind=kind,  # type: ignore[arg-type]
        trigger=i,
        by=by,
        what=what,
        heads=(i,),
        statement=scene.statement(i),
    )
