"""Verbs and nouns that name the act themselves: threaten, demand, pledge, plan, "calls to"."""

from collections.abc import Iterator

from tidings.readers.commitments.hostile import FUTURE, conditional, hostile
from tidings.readers.commitments.hostile import own as own_side
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.statements.clauses import clause_below, clause_range, infinitival
from tidings.readers.statements.speakers import find_speaker, noun_speaker
from tidings.readers.statements.voicing import unvoiced

PLACES = ("on", "in", "among", "within")  # "calls on Capitol Hill", "a pledge in Tehran"
VERBAL = frozenset({"VERB", "AUX"})
OBJECT_PREPOSITIONS = ("for", "on")
BARE = frozenset({"that", "this", "the", "his", "her", "its", "their", "such", "those", "these"})
ASKING = frozenset({"demand", "proposal"})  # the subject of what is asked is who is asked
WARNING = frozenset({"warn", "caution"})
TOLD = frozenset({"tell"})  # a demand only from one party to another
LACK = frozenset({"no", "any", "neither", "without"})


def verb_acts(scene: Scene, i: int) -> Iterator[Found]:
    """Yield the commitment that the verb at `i` names."""
    book = scene.book
    key = scene.key(i, book.frames)
    if key is None or not voiced(scene, i):
        return
    parse = scene.parse
    if key == "reserve":
        yield from _reserved(scene, i)
        return
    passive = parse.child(i, "nsubjpass")
    kind = book.verbs.get(key)
    if kind == "plan" and _past(scene, i):
        return
    if passive is not None and kind != "plan":
        by = scene.actors(find_speaker(parse, i)[0])
    else:
        by = scene.actors(passive if passive is not None else scene.subject(i))
    for head, what in _complements(scene, i, book.frames[key]):
        own = kind
        if "s" in book.frames[key] and not _wanted(scene, head):
            return
        voices = by or _instead(scene, i, head, "threat")
        if key in book.hostile_only and (
            hostile(scene, head, voices, promised=True) or _warned(scene, key, head, voices)
        ):
            own = "threat"
        if own is None or not ahead(scene, head, own) or _idle(scene, head):
            return
        by = by or _instead(scene, i, head, own)
        if not by:
            return
        to = _addressed(scene, i, head, (own, by))
        if own == "demand" and not (scene.party(by) or scene.party(to)):
            return
        if key in TOLD and (not scene.party(to) or scene.same_side(by, to)):
            return
        yield Found(
            kind=own,
            trigger=i,
            by=by,
            to=to,
            what=what,
            heads=(i, head),
            statement=scene.statement(i),
        )
        return


def _warned(scene: Scene, key: str, head: int, by: tuple[int, ...]) -> bool:
    """Tell whether what a party warns of is its own act unless something is done."""
    return (
        key in WARNING
        and scene.modal(head) in FUTURE
        and own_side(scene, head, by)
        and conditional(scene, head)
    )


def _reserved(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "reserves the right to respond"."""
    by = scene.actors(scene.subject(i)) or scene.speakers(i)
    right = scene.parse.child(i, "dobj")
    if by and right is not None and scene.parse.tokens[right].lemma == "right":
        yield Found(
            kind="threat",
            trigger=i,
            by=by,
            what=(i, scene.parse.edges[right][1]),
            heads=(i, right),
            statement=scene.statement(i),
        )


def _instead(scene: Scene, i: int, head: int, kind: str) -> tuple[int, ...]:
    """Return whose commitment it is where the speaker is not known: who is to act, or who tells."""
    if kind in {"threat", "promise"}:
        return scene.actors(scene.parse.child(head, "nsubj"))
    return scene.speakers(i) if kind == "plan" else ()


def ahead(scene: Scene, head: int, kind: str) -> bool:
    """Tell what is still to be done from what is said to be so ("that it did not interfere").

    A finite clause without a modal tells of what is or was: a claim, whatever noun or verb brings
    it. Only what is asked may stand in the present ("demanded that the raids stop, are stopped").
    """
    token = scene.parse.tokens[head]
    if token.pos not in VERBAL or scene.modal(head) is not None:
        return True
    if token.lemma == "go" and token.tag == "VBG" and scene.parse.child(head, "xcomp") is not None:
        return True
    verbs = [head, *(c for c in scene.parse.children[head] if c < head)]
    tags = {t.tag for t in (scene.parse.tokens[v] for v in verbs) if t.pos in VERBAL}
    return not tags & ({"VBD"} if kind in ASKING else {"VBD", "VBZ", "VBP"})


def _wanted(scene: Scene, head: int) -> bool:
    """Tell a clause that asks ("that he leave", "must leave") from one that asserts ("he left")."""
    token = scene.parse.tokens[head]
    if token.dep not in {"ccomp", "acl", "relcl", "xcomp"} or infinitival(scene.parse, head):
        return True
    verbs = [head, *(c for c in scene.parse.children[head] if c < head)]
    if scene.modal(head) is not None:
        return scene.modal(head) in {"must", "should", "shall"}
    bare = [scene.parse.tokens[v].tag == "VB" for v in verbs if scene.parse.tokens[v].pos in VERBAL]
    return any(bare)


def _past(scene: Scene, i: int) -> bool:
    """Tell whether a plan lies back in time ("had planned to") and nobody reports it now."""
    aux = {scene.parse.tokens[c].lower for c in scene.parse.children[i]}
    return bool(aux & {"had", "was", "were", "'d"}) and scene.inside[i] < 0


def voiced(scene: Scene, i: int) -> bool:
    """Tell whether the verb at `i` tells of an act done: not denied, asked, supposed or likely."""
    token = scene.parse.tokens[i]
    if token.dep in {"pcomp", "amod", "csubj"} or (token.dep == "acl" and token.tag == "VBN"):
        return False
    if scene.asked(i) or scene.doubtful(i):
        return False
    return not unvoiced(scene.parse, i)


def _complements(scene: Scene, i: int, frame: str) -> Iterator[tuple[int, Range]]:
    """Yield (head, range) of the complements that count for a verb, the fullest first."""
    parse = scene.parse
    if "x" in frame:
        for c in parse.children[i]:
            if c > i and parse.tokens[c].dep in {"xcomp", "ccomp"} and infinitival(parse, c):
                yield c, _infinitive(scene, c)
                return
    if "c" in frame:
        head = clause_below(parse, i)
        if head is not None and head > i:
            yield head, clause_range(parse, i, head)
            return
    if "t" in frame:
        for c in parse.children[i]:
            if c > i and parse.tokens[c].dep == "prep" and parse.tokens[c].lower == "to":
                head = parse.child(c, "pcomp", "pobj")
                if head is not None:
                    yield head, (c + 1, parse.edges[c][1])
                    return
    if "o" in frame or "a" in frame:
        for head in (parse.child(i, "dobj"), *scene.objects(i, *OBJECT_PREPOSITIONS)):
            if head is not None and head > i and _counts(scene, head, frame):
                yield head, parse.edges[head]
                return


def _counts(scene: Scene, head: int, frame: str) -> bool:
    """Tell whether a noun can be demanded, or pledged as aid."""
    if "o" in frame:
        return scene.parse.tokens[head].lemma not in scene.book.words["own.idle"]
    words = scene.book.words["own.aid"]
    tokens = [
        scene.parse.tokens[head],
        *(scene.parse.tokens[c] for c in scene.parse.children[head]),
    ]
    return any(t.lemma in words or t.lower in words for t in tokens)


def _idle(scene: Scene, head: int) -> bool:
    """Tell whether all that is asked is an answer ("demanded to know why")."""
    return scene.parse.tokens[head].lemma in scene.book.words["own.inquiring"]


def _infinitive(scene: Scene, head: int) -> Range:
    """Return an infinitive with its negation, from "not" or "to" to its end.

    What the words answer (", in response to …") is the reason for saying them, not part of them.
    """
    first, last = scene.parse.edges[head]
    tokens = scene.parse.tokens
    for i in range(head + 1, last):
        if tokens[i - 1].text == ",":
            lead = "_".join(t.lower for t in tokens[i : i + 3])
            if any(lead.startswith(p) for p in scene.book.words["answers.phrases"]):
                last = i - 2
                break
    for i in range(first, head):
        token = scene.parse.tokens[i]
        if token.tag == "TO" and token.head == head:
            before = scene.parse.tokens[i - 1]
            return (i - 1 if before.dep == "neg" else i), last
    return first, last


def _addressed(
    scene: Scene, i: int, head: int, own: tuple[str, tuple[int, ...]]
) -> tuple[int, ...]:
    """Return whom a commitment is addressed to, as the argument structure shows it."""
    parse = scene.parse
    kind, by = own
    direct = parse.child(i, "dobj", "dative")
    inner = parse.child(head, "nsubj", "nsubjpass") if kind in ASKING else None
    heads = [
        direct if direct != head else None,
        *(h for h in scene.objects(i, "on", "to", "from") if h != head),
        inner,
        *_targets(scene, head, kind),
    ]
    for h in heads:
        found = tuple(a for a in scene.actors(h) if not scene.same_side((a,), by))
        if found:
            return found
    return ()


def _targets(scene: Scene, head: int, kind: str) -> tuple[int, ...]:
    """Return against whom an act is committed to; of what is asked, only from whom.

    Who calls for "a hard answer to X", or asks Y to punish X, has asked nothing of X.
    """
    if kind in ASKING:
        return scene.objects(head, "from")
    thing = scene.parse.child(head, "dobj")
    near = scene.objects(head, "against", "on", "to", "from")
    return near if thing is None else (*near, thing)


def noun_acts(scene: Scene, i: int) -> Iterator[Found]:
    """Yield the commitment that a noun names with its complement ("a pledge to disarm")."""
    parse = scene.parse
    token = parse.tokens[i]
    kind = scene.book.nouns.get(token.lemma)
    if kind is None or lacking(scene, i) or scene.asked(i):
        return
    found = noun_complement(scene, i)
    if found is None:
        return
    head, what = found
    owner = _owner(scene, i)
    by = scene.owners(owner) if owner == parse.child(i, "poss") else scene.actors(owner)
    if not by or (token.lemma == "warning" and not hostile(scene, head, by)):
        return
    if not ahead(scene, head, kind):
        return
    yield Found(
        kind=kind,
        trigger=i,
        by=by,
        to=tuple(a for a in scene.actors(parse.child(head, "nsubj")) if a not in by),
        what=what,
        heads=(head,),
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
    """Return what a noun of commitment is to: its infinitive, clause, or "for …"."""
    parse = scene.parse
    lemma = parse.tokens[i].lemma
    for c in parse.children[i]:
        token = parse.tokens[c]
        if c < i:
            continue
        if token.dep in {"acl", "relcl", "xcomp", "ccomp"} and infinitival(parse, c):
            if lemma == "call" and parse.tokens[i].tag != "NNS":
                return None  # "a call to discuss trade" is made by telephone
            return c, _infinitive(scene, c)
        if token.dep in {"acl", "ccomp"} and any(
            parse.tokens[g].dep == "mark" and parse.tokens[g].lower == "that"
            for g in parse.children[c]
        ):
            return c, clause_range(parse, i, c)
        if token.lower == "for" and scene.book.nouns[lemma] == "demand":
            head = parse.child(c, "pobj")
            if head is not None:
                return head, parse.edges[head]
    return None


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
