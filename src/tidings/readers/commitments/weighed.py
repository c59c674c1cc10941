"""The commitments in clauses that look ahead and that no rule reads: their kind and parties."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from tidings.readers.commitments.conditions import condition_kind
from tidings.readers.commitments.deeds import tell
from tidings.readers.commitments.dues import lead as lead_of_day
from tidings.readers.commitments.foretold import (
    Ahead,
    aheads,
    conditions_of,
    evidence,
    joined_acts,
    likely,
    subject_of,
    teller,
    whose_act,
)
from tidings.readers.commitments.hostile import LOSSES, names_of, own, ultimatum
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.commitments.states import stays
from tidings.values import CommitmentKind, ConditionKind

WARNING = frozenset({"warn", "caution", "threaten"})
DEADLINE = frozenset({"by", "before", "within", "until", "till", "through"})
HOLDING = frozenset({"until", "unless"})
NOBODY = frozenset({"nobody", "none", "neither", "one"})
STANDING = frozenset({"be", "have", "stay", "remain", "face", "receive", "hear", "agree"})
"""What befalls one, or is so, and can be promised all the same."""
HARD = ("hostile.verbs", "hostile.undergone", "hostile.conditional")


def weighed(scene: Scene, found: Sequence[Found]) -> Iterator[Found]:
    """Yield what clauses that look ahead commit somebody to, beside what the rules `found`."""
    read = sentences_of(scene, found)
    held = [part for f in found for part in _stretches(f)]
    for ahead in aheads(scene):
        within = any(first <= ahead.act <= last for first, last in held)
        if within or not _somebodys(scene, ahead):
            continue
        book = scene.book.foretold
        least = book.least_lest if ultimatum(scene, ahead.act) else book.least
        if likely(scene, ahead, read) >= least:
            yield from _committed(scene, ahead)


def _somebodys(scene: Scene, ahead: Ahead) -> bool:
    """Tell an act of somebody who can commit himself from what befalls, or what may be lost.

    Who speaks, or who is to act, is a party, a body or a pronoun: no analysts, and no actress.
    """
    i, parse = ahead.act, scene.parse
    subject = subject_of(scene, ahead)
    acting = scene.party(scene.actors(subject)) or scene.agentive(subject)
    lost = _passive(scene, ahead) and scene.key(i, scene.book.measures) in LOSSES
    if lost or scene.unsure(ahead.lead):
        return False
    if not _passive(scene, ahead) and not _willed(scene, ahead, acting):
        return False
    if acting or scene.inside[i] < 0:
        return True
    one = scene.statements[scene.inside[i]]
    words = (t for span in one.speaker for t in parse.within(span))
    return bool(one.actors) or scene.body_speaks(i) or any(t.pos == "PRON" for t in words)


def sentences_of(scene: Scene, found: Sequence[Found]) -> set[int]:
    """Return the numbers of the sentences that tell of commitments found."""
    return {scene.parse.tokens[f.trigger].sentence for f in found}


def _willed(scene: Scene, ahead: Ahead, acting: bool) -> bool:
    """Tell a doing from what somebody feels or has befall him, leaves unsaid, or a thing brings."""
    words, lemma = scene.book.words, scene.parse.tokens[ahead.act].lemma
    subject = subject_of(scene, ahead)
    nobody = subject is not None and scene.parse.tokens[subject].lower in NOBODY
    if lemma in words["own.silent"] and (nobody or scene.negated(ahead.act)):
        return False
    meant = acting or subject is None or scene.stands_for_party(subject)
    if lemma in words["own.stative"]:
        return meant and lemma in STANDING
    return meant or lemma not in scene.book.foretold.effects


def _stretches(f: Found) -> Iterator[Range]:
    """Yield the stretches of words that a commitment takes up."""
    yield f.what
    if f.move_range is not None:
        yield f.move_range
    for _, part in f.conditions:
        yield part


def _committed(scene: Scene, ahead: Ahead) -> Iterator[Found]:
    kind = _kind(scene, ahead)
    subject = subject_of(scene, ahead)
    named = () if _passive(scene, ahead) else scene.actors(subject)
    named = named if scene.party(named) else ()
    speakers = _speakers(scene, ahead.act)
    if kind == "demand":
        by, to = speakers, named
        if by and scene.same_side(by, to):
            return  # what one must do oneself is asked of nobody
    else:
        theirs = named and (not speakers or not own(scene, ahead.lead, speakers))
        by, to = (named if theirs or not speakers else speakers), ()
    found = tell(scene, ahead.act, kind, by, to)
    found.heads = joined_acts(scene, ahead.act)
    if ahead.lead != ahead.act and found.what[0] > ahead.lead and subject is not None:
        found.what = min(found.what[0], scene.parse.edges[subject][0]), found.what[1]
    yield found


def _speakers(scene: Scene, i: int) -> tuple[int, ...]:
    """Return who says the words, else the one party that it can be."""
    n = scene.inside[i]
    if n < 0:
        return teller(scene, i)
    one = scene.statements[n]
    return one.actors or (one.candidates if len(one.candidates) == 1 else ())


def _passive(scene: Scene, ahead: Ahead) -> bool:
    return scene.parse.child(ahead.act, "nsubjpass", "auxpass") is not None


def _kind(scene: Scene, ahead: Ahead) -> CommitmentKind:
    """Return what a clause that commits somebody is, by its modal, conditions and act."""
    whose = whose_act(ahead, evidence(scene, ahead, ()))
    i = ahead.act
    kinds = {condition_kind(scene, c) for c in conditions_of(scene, i)} - {None}
    if whose == "asked":
        return "demand"
    if _threatens(scene, ahead, kinds):
        return "threat"
    if whose == "possible":
        return "proposal"
    if kinds & HOLDING and (stays(scene, i) or scene.negated(i)):
        return "measure"
    spares = scene.negated(i) and _hard(scene, i)
    offered = bool(kinds & {"if", "only if"}) and not scene.negated(i)
    given = _gives(scene, i) or spares or offered or _deadline(scene, i)
    return "promise" if ahead.form in {"will", "would"} and given else "plan"


def _threatens(scene: Scene, ahead: Ahead, kinds: AbstractSet[ConditionKind | None]) -> bool:
    """Tell a threat: warned of, hard on another under a condition, or said lest something be."""
    i, words = ahead.act, scene.book.words
    if ahead.form not in {"will", "would", "could"} or _gives(scene, i):
        return False
    if _warned(scene, i):
        return True
    if names_of(scene, subject_of(scene, ahead), "law.stoppages") and not scene.negated(i):
        return True
    undergone = scene.key(i, words["hostile.undergone"]) is not None and _passive(scene, ahead)
    if ultimatum(scene, i) or (undergone and not scene.negated(i)):
        return True
    if not kinds & {"if", "unless"}:
        return False
    return _hard(scene, i) or any(_persists(scene, c) for c in conditions_of(scene, i))


def _persists(scene: Scene, clause: int) -> bool:
    """Tell a condition that something goes on as it is: "if it stands", "if there is no reply"."""
    parse = scene.parse
    if condition_kind(scene, clause) != "if":
        return False
    first, last = parse.edges[clause]
    lacking = any(t.lower in {"no", "nobody", "nothing"} for t in parse.tokens[first : last + 1])
    return lacking or parse.tokens[clause].lemma in scene.book.words["staying.verbs"]


def _gives(scene: Scene, i: int) -> bool:
    """Tell an act that another is glad of, from one that ends what he has."""
    words = scene.book.words
    key = scene.key(i, words["own.promise"] | words["own.owed"])
    return key is not None and key not in words["own.orders"] | words["hostile.undergone"]


def _hard(scene: Scene, i: int) -> bool:
    words = scene.book.words
    known = any(scene.key(i, words[part]) is not None for part in HARD)
    return known or scene.key(i, scene.book.measures) is not None


def _warned(scene: Scene, i: int) -> bool:
    """Tell whether the verb by which a clause is said is one of warning."""
    n = scene.inside[i]
    spans = scene.statements[n].cue if n >= 0 else ()
    return any(t.lemma in WARNING for s in spans for t in scene.parse.within(s))


def _deadline(scene: Scene, i: int) -> bool:
    """Tell whether an act to come has a last day ("by Friday", "before the end of May")."""
    span = scene.parse.subtree(i)
    return any(lead_of_day(scene, n) in DEADLINE for n in scene.times_in(span))
