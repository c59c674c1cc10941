"""Nouns that name the act itself: "its threat to", "demands for", "no plans to"."""

from collections.abc import Iterator

from tidings.readers.commitments.acts import ahead, wanted
from tidings.readers.commitments.frames import infinitive
from tidings.readers.commitments.hostile import hostile
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.statements.clauses import clause_range, infinitival
from tidings.readers.statements.speakers import find_speaker, noun_speaker
from tidings.readers.statements.voicing import unvoiced

PLACES = ("on", "in", "among", "within")  # "calls on Capitol Hill", "a pledge in Tehran"
BARE = frozenset({"that", "this", "the", "his", "her", "its", "their", "such", "those", "these"})
TELLING = frozenset({"denial", "decision"})
CLAUSE_ONLY = frozenset({"word"})  # "gave its word that", but "its word for rain"
INTENT = frozenset({"intention", "desire"})  # "has no intention of leaving"
REFUSABLE = INTENT | {"plan"}
# The prepositions that bring what a noun of a kind is for, or of.
LEADS = {
    "demand": ("for",),
    "plan": ("for", "of"),
    "proposal": ("for", "of"),
    "promise": ("of",),
    "threat": ("of",),
    "denial": ("of",),
}
LACK = frozenset({"no", "any", "neither", "without"})


def noun_acts(scene: Scene, i: int) -> Iterator[Found]:
    """Yield the commitment that a noun names with its complement ("a pledge to disarm")."""
    parse = scene.parse
    token = parse.tokens[i]
    kind = scene.book.nouns.get(token.lemma)
    if kind is None or scene.asked(i):
        return
    found = noun_complement(scene, i)
    if found is None:
        return
    if lacking(scene, i):
        yield from _none_made(scene, i, found)
        return
    head, what = found
    owner = _owner(scene, i)
    by = scene.owners(owner) if owner == parse.child(i, "poss") else scene.actors(owner)
    if not by and (not _bare_owner(scene, owner) or _turned_down(scene, i)):
        return
    if token.lemma == "warning" and not hostile(scene, head, by):
        return
    if kind not in TELLING and not ahead(scene, head, kind):
        return
    if kind == "proposal" and _that(scene, head) and not wanted(scene, head):
        return  # "his suggestion that the judge is partial"
    if token.lemma == "request" and parse.tokens[head].lemma in scene.book.words["own.idle"]:
        return
    yield Found(
        kind=kind,
        trigger=i,
        by=by,
        to=scene.cast.others(_toward(scene, i, head, kind), by),
        what=what,
        heads=(head,),
        statement=scene.statement(i),
    )


def _turned_down(scene: Scene, i: int) -> bool:
    """Tell whether a noun is what somebody rejects: the refusal is told by its verb."""
    token = scene.parse.tokens[i]
    key = scene.key(token.head, scene.book.verbs) if token.dep == "dobj" else None
    return key is not None and scene.book.verbs[key] == "denial"


def _bare_owner(scene: Scene, owner: int | None) -> bool:
    """Tell whether an owner that is no actor is a body, or "its" of a body that is the subject."""
    if owner is None:
        return False
    if scene.parse.tokens[owner].tag != "PRP$":
        return scene.agentive(owner)
    noun = scene.parse.tokens[owner].head
    return scene.agentive(find_speaker(scene.parse, scene.parse.tokens[noun].head)[0])


def _toward(scene: Scene, i: int, head: int, kind: str) -> tuple[int, ...]:
    """Return to whom: who is to act, who stands after "to" or "on", with whom it is planned."""
    if kind in TELLING:
        return ()
    near = [scene.parse.child(head, "nsubj"), *scene.objects(i, "to", "on", "against")]
    if scene.parse.tokens[head].pos == "NOUN":
        near += scene.objects(head, "with", "from")
    return next((a for h in near if (a := scene.actors(h))), ())


def _none_made(scene: Scene, i: int, found: tuple[int, Range]) -> Iterator[Found]:
    """Yield "has no plans to withdraw", "has no intention of leaving": a refusal in short."""
    parse = scene.parse
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    if token.lemma not in REFUSABLE or token.dep != "dobj" or above.lemma != "have":
        return
    if not any(parse.tokens[c].lower == "no" for c in parse.children[i]) or scene.negated(above.i):
        return
    if unvoiced(parse, above.i):
        return
    who = scene.subject(above.i)
    by = scene.actors(who)
    if by or scene.agentive(who):
        yield Found(
            kind="denial",
            trigger=i,
            by=by,
            what=found[1],
            heads=(found[0],),
            statement=scene.statement(i),
        )


def lacking(scene: Scene, i: int) -> bool:
    """Tell whether a noun is denied ("no plan to"), or hangs on a verb that does not tell of it."""
    parse = scene.parse
    if any(parse.tokens[c].lower in LACK for c in parse.children[i]):
        return True
    head = parse.tokens[i].head
    return (
        parse.tokens[i].dep in {"dobj", "nsubjpass"}
        and parse.tokens[head].pos == "VERB"
        and (unvoiced(parse, head) or scene.doubtful(head))
    )


def noun_complement(scene: Scene, i: int) -> tuple[int, Range] | None:
    """Return what a noun of commitment is to: its infinitive, clause, "for …" or "of …"."""
    parse = scene.parse
    lemma = parse.tokens[i].lemma
    kind = scene.book.nouns[lemma]
    for c in parse.children[i]:
        token = parse.tokens[c]
        if c < i:
            continue
        if token.dep in {"acl", "relcl", "xcomp", "ccomp"} and infinitival(parse, c):
            if lemma == "call" and parse.tokens[i].tag != "NNS":
                return None  # "a call to discuss trade" is made by telephone
            return (c, infinitive(scene, c)) if lemma not in CLAUSE_ONLY else None
        if token.dep in {"acl", "ccomp", "relcl"} and _that(scene, c):
            return c, clause_range(parse, i, c)
        if lemma not in CLAUSE_ONLY and token.lower in LEADS.get(kind, ()):
            head = parse.child(c, "pobj", "pcomp")
            if head is not None and (token.lower != "of" or _held(scene, i)):
                return head, (c + 1, parse.edges[head][1])
    return None


def _that(scene: Scene, clause: int) -> bool:
    parse = scene.parse
    return any(
        parse.tokens[g].dep == "mark" and parse.tokens[g].lower == "that"
        for g in parse.children[clause]
    )


def _held(scene: Scene, i: int) -> bool:
    """Tell whether a noun before "of" is somebody's ("its offer of talks"), or a refusal."""
    return scene.parse.child(i, "poss") is not None or scene.parse.tokens[i].lemma in INTENT


def _owner(scene: Scene, i: int) -> int | None:
    """Return whose commitment a noun names: possessor, "by X", the subject above, or "on X".

    The subject only where the verb is one of voicing: who rebuffs a call has not made it.
    """
    parse = scene.parse
    above = i
    owner = _speaker(scene, i)
    while owner is None and parse.tokens[above].dep in {"appos", "conj"}:
        above = parse.tokens[above].head
        owner = _speaker(scene, above)
    if owner is None:
        owner = next(iter(scene.objects(i, *PLACES)), None)
    if owner is not None and parse.tokens[owner].lower in BARE - {"his", "her", "its", "their"}:
        return None
    return owner


def _speaker(scene: Scene, noun: int) -> int | None:
    token = scene.parse.tokens[noun]
    if token.dep == "dobj":
        verb = scene.parse.tokens[token.head]
        if (
            verb.lemma not in scene.book.words["own.voicing"]
            and scene.parse.child(noun, "poss") is None
            and not scene.objects(noun, "by", "from")
        ):
            return None
    return noun_speaker(scene.parse, noun)
