"""Time that one party gives another: "gave the owners ten days to leave", "has until Friday to"."""

from collections.abc import Iterator

from tidings.readers.commitments.acts import voiced
from tidings.readers.commitments.deeds import deed
from tidings.readers.commitments.frames import infinitive
from tidings.readers.commitments.scene import Found, Scene
from tidings.readers.statements.clauses import infinitival

GIVEN = frozenset({"until", "till"})
GIVING = frozenset({"give", "set", "hand", "issue"})
LIMITS = frozenset({"deadline", "ultimatum"})
UNITS = frozenset({"hour", "day", "week", "fortnight", "month", "year"})
AT_LARGE = frozenset({"MED", "CVL"})  # reporters and guests are given time, and no ultimatum


def given_time(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "gave the owners until Monday to reopen the mine": a demand with its last day."""
    if scene.parse.tokens[i].lemma in GIVING and voiced(scene, i):
        yield from _given(scene, i)
    elif scene.parse.tokens[i].lemma == "have":
        yield from _has_until(scene, i)


def _given(scene: Scene, i: int) -> Iterator[Found]:
    """Yield what one is given days to do, or set a deadline for."""
    act = _act(scene, i)
    if act is None or not _limited(scene, i, act):
        return
    who, whom = scene.subject(i), _whom(scene, i, act)
    by, to = scene.actors(who), scene.actors(whom)
    if whom is None or not (by or scene.agentive(who)) or scene.same_side(by, to):
        return
    if not (scene.party(to) or scene.agentive(whom)) or _guests(scene, to):
        return
    yield _demand(scene, i, act, (by, to))


def _has_until(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "X has until Friday to pay", said by another party than X."""
    parse = scene.parse
    by = scene.speakers(i)
    whom, act = parse.child(i, "nsubj"), _act(scene, i)
    if act is None or whom is None or scene.negated(i) or scene.asked(i) or not scene.party(by):
        return
    lead = next((t for t in parse.tokens[i + 1 : act] if t.lower in GIVEN), None)
    to = scene.actors(whom)
    if lead is None or lead.i != i + 1 or scene.same_side(to, by) or _guests(scene, to):
        return
    if scene.party(to) or scene.agentive(whom):
        yield _demand(scene, i, act, (by, to))


def _demand(
    scene: Scene, i: int, act: int, parties: tuple[tuple[int, ...], tuple[int, ...]]
) -> Found:
    """Return the demand at token `i` that `act` be done; `parties`: by whom, to whom."""
    by, to = parties
    return Found(
        kind="demand",
        trigger=i,
        by=by,
        to=to,
        what=_alone(scene, act),
        heads=(act,),
        statement=scene.statement(i),
        extent=scene.parse.edges[i],
    )


def _act(scene: Scene, i: int) -> int | None:
    """Return the infinitive after the time given: what is to be done in it."""
    parse = scene.parse
    for token in parse.tokens[i + 1 : parse.edges[i][1] + 1]:
        if token.tag == "VB" and infinitival(parse, token.i):
            return token.i if deed(scene, token.i) or parse.edges[token.i][1] == token.i else None
    return None


def _alone(scene: Scene, act: int) -> tuple[int, int]:
    """Return the infinitive without "for the miners" before it."""
    first, last = infinitive(scene, act)
    to = next((c for c in scene.parse.children[act] if scene.parse.tokens[c].tag == "TO"), first)
    return max(first, to), last


def _limited(scene: Scene, i: int, act: int) -> bool:
    """Tell whether days, a last day or a deadline stand between a verb and the act."""
    between = scene.parse.tokens[i + 1 : act]
    lemmas = {t.lemma for t in between}
    if scene.parse.tokens[i].lemma == "give" and any(t.lower in GIVEN for t in between):
        return True
    if lemmas & LIMITS:
        return True
    timed = any(scene.parse.tokens[c].lemma in UNITS for c in scene.parse.children[i])
    return scene.parse.tokens[i].lemma == "give" and timed


def _whom(scene: Scene, i: int, act: int) -> int | None:
    """Return who is given the time: the first object, "for X to …", "on X"."""
    parse = scene.parse
    doer = parse.child(act, "nsubj")
    if doer is not None:
        return doer
    objects = [c for c in parse.children[i] if parse.tokens[c].dep in {"dative", "dobj"}]
    objects = [h for c in objects for h in (parse.child(c, "pobj"), c) if h is not None]
    objects += [h for n in objects for h in scene.objects(n, "to", "for")]
    times = LIMITS | UNITS
    return next((o for o in objects if parse.tokens[o].lemma not in times and o < act), None)


def _guests(scene: Scene, to: tuple[int, ...]) -> bool:
    """Tell reporters, guests and passengers from a party."""
    cast = scene.cast.actors
    return bool(to) and all(cast[a].kind == "unnamed" and cast[a].sector in AT_LARGE for a in to)
