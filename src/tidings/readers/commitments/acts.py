"""Verbs that name the act themselves: threaten, demand, pledge, plan, deny, rule."""

from collections.abc import Iterator
from typing import NamedTuple

from tidings.readers.commitments.deeds import gathers
from tidings.readers.commitments.frames import complements
from tidings.readers.commitments.hostile import FUTURE, conditional, hostile, names_of, ultimatum
from tidings.readers.commitments.hostile import own as own_side
from tidings.readers.commitments.scene import Found, Scene
from tidings.readers.statements.clauses import infinitival
from tidings.readers.statements.speakers import find_speaker
from tidings.readers.statements.voicing import unvoiced
from tidings.values import CommitmentKind

VERBAL = frozenset({"VERB", "AUX"})
ASKING = frozenset({"demand", "proposal"})  # the subject of what is asked is who is asked
TELLING = frozenset({"denial", "decision"})  # may be of what is or was: "denied that it had"
MEETING = frozenset({"meet", "reconvene", "convene"})
COMMISSIVE = frozenset({"threat", "promise", "plan"})
WARNING = frozenset({"warn", "caution"})
TOLD = frozenset({"tell", "want", "ask"})  # a demand only from one party to another


def verb_acts(scene: Scene, i: int) -> Iterator[Found]:
    """Yield the commitment that the verb at `i` names."""
    book = scene.book
    key = scene.key(i, book.frames)
    if key is None or not voiced(scene, i):
        return
    if key == "reserve":
        yield from _reserved(scene, i)
        return
    kind = book.verbs.get(key)
    if (kind == "plan" and (_past(scene, i) or _mused(scene, i, key))) or _anyone(scene, i):
        return
    who = _who(scene, i, kind)
    if not _fit(scene, key, who):
        return
    by = scene.actors(who) or scene.voiced_by(i)
    asked = _told_to(scene, i, kind) if not by else None
    for head, what in complements(scene, i, book.frames[key]):
        if _only_does(scene, head):
            return  # "as it had threatened to do": what it did is told beside it
        own = _kind(scene, i, key, (head, by))
        if own is None or not _meant(scene, i, head, own):
            return
        by = _for_state(scene, head, own, by or _instead(scene, i, head, own))
        made_so = key == "want" and _has_done(scene, head)
        to = () if made_so else _addressed(scene, i, head, (own, by))
        to = scene.actors(asked) if asked is not None else to
        some = by or scene.agentive(who) or asked is not None or _many_ask(scene, own, (i, who), to)
        sides = Sides(key, own, who, by, to)
        if not some or (asked is None and not _between(scene, i, head, sides)):
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


def _many_ask(
    scene: Scene, kind: CommitmentKind, cue: tuple[int, int | None], to: tuple[int, ...]
) -> bool:
    """Tell "growers have asked the government to": people without a body, of who governs."""
    i, who = cue
    if kind != "demand" or who is None or scene.parse.tokens[who].tag != "NNS":
        return False
    bare = not to and scene.agentive(scene.parse.child(i, "dobj", "dative"))
    return bare or any(scene.cast.actors[a].sector == "GOV" for a in to)


def _told_to(scene: Scene, i: int, kind: CommitmentKind | None) -> int | None:
    """Return who "was told to leave", "has been ordered to": a demand, whoever makes it."""
    asked = scene.parse.child(i, "nsubjpass") if kind == "demand" else None
    if asked is None or not (scene.party(scene.actors(asked)) or scene.agentive(asked)):
        return None
    return asked


def _only_does(scene: Scene, head: int) -> bool:
    """Tell a bare "to do", also with a condition: it stands for an act that is told beside it."""
    below = {scene.parse.tokens[c].dep for c in scene.parse.children[head]}
    return scene.parse.tokens[head].lemma == "do" and below <= {"aux", "advcl", "punct", "mark"}


def _for_state(
    scene: Scene, head: int, kind: CommitmentKind, by: tuple[int, ...]
) -> tuple[int, ...]:
    """Return whose act it is: the state that an official of no known state says will act."""
    if kind not in COMMISSIVE or not by or any(scene.state(a) for a in by):
        return by
    named = scene.actors(scene.parse.child(head, "nsubj"))
    stands = own_side(scene, head, by) and any(
        scene.cast.actors[a].kind == "government" for a in named
    )
    return named if stands else by


class Sides(NamedTuple):
    """A verb of commitment with its kind and parties; `who` is the token that names whose it is."""

    key: str
    kind: CommitmentKind
    who: int | None
    by: tuple[int, ...]
    to: tuple[int, ...]


def _who(scene: Scene, i: int, kind: CommitmentKind | None) -> int | None:
    """Return the noun that names whose act verb `i` tells of."""
    passive = scene.parse.child(i, "nsubjpass")
    if passive is None:
        return scene.subject(i)
    return passive if kind == "plan" else find_speaker(scene.parse, i)[0]


def _fit(scene: Scene, key: str, who: int | None) -> bool:
    """Tell whether who decides is a body that can: a court holds, a house or board approves."""
    words = scene.book.words
    if key in words["decisions.court_verbs"]:
        return scene.is_one_of(who, "decisions.courts")
    if key in words["decisions.body_verbs"]:
        return scene.is_one_of(who, "decisions.courts") or scene.is_one_of(who, "decisions.bodies")
    return True


def _kind(
    scene: Scene, i: int, key: str, act: tuple[int, tuple[int, ...]]
) -> CommitmentKind | None:
    """Return the kind of act: the verb's own, or a threat or decision by what it is and whose."""
    head, by = act
    kind = scene.book.verbs.get(key)
    frame = scene.book.frames[key]
    if "s" in frame and not wanted(scene, head):
        return None
    voices = by or _instead(scene, i, head, "threat")
    if key in scene.book.hostile_only and (
        hostile(scene, head, voices, promised=True)
        or _warned(scene, (i, key), head, voices)
        or (kind is not None and (ultimatum(scene, i) or names_of(scene, head, "hostile.nouns")))
    ):
        return "threat"
    if kind == "proposal" and ultimatum(scene, i) and names_of(scene, head, "law.stoppages"):
        return "threat"
    if key == "agree" and _house(scene, i):
        return "decision"
    if kind == "promise" and (gathers(scene, head) or scene.parse.tokens[head].lemma in MEETING):
        return "plan"
    return kind


def _house(scene: Scene, i: int) -> bool:
    """Tell whether a body that decides agrees for itself ("the council agreed to extend …")."""
    who = scene.subject(i)
    return scene.is_one_of(who, "decisions.houses")


def _meant(scene: Scene, i: int, head: int, kind: CommitmentKind) -> bool:
    """Tell what is committed to from what is told, asked in passing or left unsaid."""
    token = scene.parse.tokens[head]
    if kind == "denial":
        return token.lemma not in scene.book.words["own.silent"]
    if scene.marked(head) in {"whether", "if"}:
        return False
    if kind == "decision":
        lead = scene.parse.tokens[i].lemma
        told = lead != "decide" or infinitival(scene.parse, head)
        return told or scene.modal(head) is not None
    if scene.parse.tokens[i].lemma == "want" and _has_done(scene, head):
        return True
    return ahead(scene, head, kind) and token.lemma not in scene.book.words["own.inquiring"]


def _between(scene: Scene, i: int, head: int, sides: Sides) -> bool:
    """Tell whether the parties are such as can demand and be asked."""
    if sides.kind != "demand":
        return True
    asked = scene.parse.child(head, "nsubj", "nsubjpass")
    if sides.key == "want" and _has_done(scene, head):
        return scene.party(sides.by) or scene.agentive(sides.who)
    if sides.key == "want" and scene.parse.tokens[head].lemma in scene.book.words["own.stative"]:
        return False
    asked = scene.parse.child(i, "dobj", "dative") if asked is None or asked == head else asked
    party = scene.party(sides.to) or (not sides.to and scene.agentive(asked))
    if sides.key in TOLD:
        return party and not scene.same_side(sides.by, sides.to)
    return scene.party(sides.by) or scene.agentive(sides.who) or party


def _has_done(scene: Scene, head: int) -> bool:
    """Tell "wants an apology", "wants the ban lifted": another party's act, whoever it is."""
    words = scene.book.words
    if scene.parse.tokens[head].pos == "NOUN":
        return scene.parse.tokens[head].lemma in words["own.sought"]
    if scene.parse.child(head, "aux") is not None or infinitival(scene.parse, head):
        return False
    done = words["own.owed"] | words["own.orders"]
    return scene.parse.tokens[head].tag in {"VBN", "VBD"} and scene.key(head, done) is not None


def _warned(scene: Scene, cue: tuple[int, str], head: int, by: tuple[int, ...]) -> bool:
    """Tell whether what a party warns of is its own act unless something is done."""
    i, key = cue
    if key in WARNING and scene.parse.tokens[head].pos == "NOUN":
        return conditional(scene, i) or conditional(scene, head)
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


def wanted(scene: Scene, head: int) -> bool:
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


def _mused(scene: Scene, i: int, key: str) -> bool:
    """Tell "considered leaving", which is over, from "is considering leaving"."""
    return key in scene.book.words["own.musing"] and scene.parse.tokens[i].tag == "VBD"


def _anyone(scene: Scene, i: int) -> bool:
    """Tell what any company does, or every one, from the act of one."""
    subject = scene.parse.child(i, "nsubj", "nsubjpass")
    below = scene.parse.children[subject] if subject is not None else ()
    return any(scene.parse.tokens[c].lower in {"any", "every", "no"} for c in below)


def voiced(scene: Scene, i: int) -> bool:
    """Tell whether the verb at `i` tells of an act done: not denied, asked, supposed or likely."""
    cue = scene.raised(i)
    if cue is not None:
        return voiced(scene, cue)
    token = scene.parse.tokens[i]
    if token.dep in {"pcomp", "amod", "csubj"} or (token.dep == "acl" and token.tag == "VBN"):
        return False
    if scene.asked(i) or scene.doubtful(i):
        return False
    return not unvoiced(scene.parse, i)


def _addressed(
    scene: Scene, i: int, head: int, own: tuple[str, tuple[int, ...]]
) -> tuple[int, ...]:
    """Return whom a commitment is addressed to, as the argument structure shows it."""
    parse = scene.parse
    kind, by = own
    if kind == "denial":
        owner = parse.child(head, "poss")
        found = scene.actors(owner) if parse.tokens[head].pos == "NOUN" else ()
        return scene.cast.others(found, by)
    if kind == "plan":
        return next((a for h in scene.objects(head, "with") if (a := scene.actors(h))), ())
    if kind == "decision":
        return _judged(scene, i, head)
    direct = parse.child(i, "dobj", "dative")
    inner = parse.child(head, "nsubj") if kind in ASKING else None
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


def _judged(scene: Scene, i: int, head: int) -> tuple[int, ...]:
    """Return on whom a court decides: whom it sentences, or finds guilty."""
    if scene.key(i, scene.book.words["decisions.court_verbs"]) is None:
        return ()
    return scene.actors(scene.parse.child(head, "nsubj") if head != i else _thing(scene, i))


def _thing(scene: Scene, i: int) -> int | None:
    return scene.parse.child(i, "dobj", "nsubjpass")


def _targets(scene: Scene, head: int, kind: str) -> tuple[int, ...]:
    """Return against whom an act is committed to; of what is asked, only from whom.

    Who calls for "a hard answer to X", or asks Y to punish X, has asked nothing of X.
    """
    if kind in ASKING:
        return scene.objects(head, "from", "with")
    thing = scene.parse.child(head, "dobj")
    near = scene.objects(head, "against", "on", "to", "from")
    return near if thing is None else (*near, thing)
