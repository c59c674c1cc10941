"""What a party says of itself with no verb for it: that it is ready to, will hold or stay."""

from collections.abc import Iterator

from tidings.readers.commitments.acts import voiced
from tidings.readers.commitments.conditions import condition_kind, hanging
from tidings.readers.commitments.deeds import deed, gathers, tell
from tidings.readers.commitments.frames import infinitive
from tidings.readers.commitments.hostile import FUTURE, imposes, own, speaks_for
from tidings.readers.commitments.scene import Found, Scene
from tidings.readers.statements.clauses import infinitival
from tidings.values import CommitmentKind

HOLDING = frozenset({"until", "unless"})
PLACED = frozenset({"in", "at", "on", "inside", "along", "there", "put"})


def ready(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "is ready to pay", "would be happy to host": help is promised, another act offered."""
    parse = scene.parse
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    if token.dep != "xcomp" or above.lower not in scene.book.words["own.ready"]:
        return
    copula = above.i if parse.child(above.i, "nsubj", "nsubjpass") is not None else above.head
    who = parse.child(copula, "nsubj", "nsubjpass")
    if who is None or not infinitival(parse, i) or not _is_so(scene, copula, above.i):
        return
    by = scene.actors(who)
    if not by and (scene.stands_for_party(who) or speaks_for(scene, who, scene.speakers(i))):
        by = scene.speakers(i)
    if not (scene.party(by) or (not by and scene.agentive(who))):
        return
    kind = _offered(scene, i)
    if kind is not None:
        found = tell(scene, i, kind, by)
        found.what = infinitive(scene, i)
        found.heads = (copula, i)
        yield found


def _is_so(scene: Scene, copula: int, adjective: int) -> bool:
    """Tell "is ready to" from "is not ready to", "if it were ready to", "may be ready to"."""
    if scene.negated(copula) or scene.negated(adjective):
        return False
    if scene.modal(copula) is None and not voiced(scene, copula):
        return False
    if scene.asked(copula) or scene.unsure(copula):
        return False
    past = scene.parse.tokens[copula].tag == "VBD"
    aux = any(scene.parse.tokens[c].lower in {"was", "were"} for c in scene.parse.children[copula])
    return scene.modal(copula) in {None, *FUTURE} and (
        not (past or aux) or scene.inside[copula] >= 0
    )


def _offered(scene: Scene, i: int) -> CommitmentKind | None:
    """Return what readiness to do something amounts to."""
    words = scene.book.words
    lemma = scene.parse.tokens[i].lemma
    if scene.key(i, words["hostile.verbs"]) is not None or imposes(scene, i):
        return "threat"
    if scene.key(i, words["own.promise"] | words["own.owed"]) is not None or gathers(scene, i):
        return "promise"
    offered = deed(scene, i) and scene.parse.child(i, "dobj") is not None
    return "proposal" if offered or lemma in words["own.talking"] else None


def vowed(scene: Scene, i: int, by: tuple[int, ...]) -> Iterator[Found]:
    """Yield "would hold the town until …", "will not go home without …": threats; "will stay"."""
    if scene.modal(i) not in FUTURE or scene.unsure(i) or not own(scene, i, by):
        return
    if not (scene.party(by) or (not by and scene.body_speaks(i))):
        return
    kind = _held(scene, i, by)
    if kind is not None:
        found = tell(scene, i, kind, _whose(scene, i) or by)
        yield found


def _held(scene: Scene, i: int, by: tuple[int, ...]) -> CommitmentKind | None:
    words = scene.book.words
    kinds = {condition_kind(scene, c) for c in hanging(scene, i)}
    if scene.negated(i):
        leaves = scene.key(i, words["vows.leave"]) is not None
        return "threat" if leaves and (kinds & HOLDING or _without(scene, i)) else None
    if kinds & HOLDING and scene.key(i, words["vows.hold"]) is not None:
        return "threat" if scene.parse.child(i, "dobj") is not None else None
    subject = scene.parse.child(i, "nsubj")
    stays = scene.parse.tokens[i].lemma in words["vows.stay"] and subject is not None
    return "promise" if stays and _in_place(scene, i) and speaks_for(scene, subject, by) else None


def _without(scene: Scene, i: int) -> bool:
    """Tell "will not leave without its dead", "while our leader is in a cell"."""
    parse = scene.parse
    for c in parse.children[i]:
        if parse.tokens[c].lower == "without" and parse.child(c, "pobj", "pcomp") is not None:
            return True
        mark = parse.child(c, "mark")
        during = parse.tokens[c].dep == "advcl" and mark is not None
        if during and mark is not None and parse.tokens[mark].lower in {"while", "as"}:
            return True
    return False


def _in_place(scene: Scene, i: int) -> bool:
    """Tell "will stay where it is", "on the ridge" from staying calm."""
    parse = scene.parse
    for c in parse.children[i]:
        if parse.tokens[c].lower in PLACED:
            return True
        first = parse.edges[c][0]
        if c > i and parse.tokens[first].lower == "where":
            return True
    return False


def _whose(scene: Scene, i: int) -> tuple[int, ...]:
    return scene.actors(scene.parse.child(i, "nsubj"))
