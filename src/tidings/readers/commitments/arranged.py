"""Plans that the article itself tells: "will meet on Friday", "is set to", "is to visit"."""

from collections.abc import Iterator

from tidings.readers.commitments.accords import beside_terms, meeting_parties, of_accord
from tidings.readers.commitments.conditions import condition_kind
from tidings.readers.commitments.deeds import agreed, dated, deed, gathers, tell
from tidings.readers.commitments.hostile import imposes, ultimatum, unfriendly
from tidings.readers.commitments.scene import PAIR, SECOND, Found, Scene
from tidings.readers.commitments.scheduled import scheduled
from tidings.readers.statements.clauses import infinitival
from tidings.values import CommitmentKind

SIDES = frozenset({"side", "party", "government", "country", "state", "delegation", "neighbour"})
SCHEDULED = frozenset({"schedule", "plan", "announce", "expect", "intend"})
ARRANGED = frozenset({"set", "due", "slate"})


def arranged(scene: Scene, i: int) -> Iterator[Found]:
    """Yield plans that the article tells: "will meet on Friday", "is set to", "discuss a date"."""
    found = [*of_accord(scene, i), *beside_terms(scene, i)]
    if scene.doubtful(i):
        yield from found
        return
    found = found or [*_told(scene, i)] or [*scheduled(scene, i)]
    for f in found:
        _both_sides(scene, f)
    yield from found


def _both_sides(scene: Scene, f: Found) -> None:
    """Give "the two sides are to meet" its parties: those of the last act between two."""
    subject = scene.subject(f.trigger)
    if f.by or subject is None or scene.parse.tokens[subject].lemma not in SIDES:
        return
    below = {scene.parse.tokens[c].lower for c in scene.parse.children[subject]}
    if below & PAIR:
        f.by = meeting_parties(scene, subject)
        f.what = min(f.what[0], scene.parse.edges[subject][0]), f.what[1]


def _told(scene: Scene, i: int) -> Iterator[Found]:
    parse = scene.parse
    words = scene.book.words
    lemma = parse.tokens[i].lemma
    by = scene.actors(scene.subject(i))
    if lemma in words["own.dates"] and scene.modal(i) is None and not scene.negated(i):
        date = parse.child(i, "dobj")
        if date is not None and parse.tokens[date].lemma == "date":
            yield tell(scene, i, "plan", by or scene.speakers(i))
    elif scene.modal(i) == "will" and by and _under_terms(scene, i):
        yield tell(scene, i, "promise", by)
    elif scene.modal(i) == "will" and by and scene.speakers(i) == () and gathers(scene, i):
        if scene.negated(i):
            yield from _no_longer(scene, i, by)
        elif dated(scene, i):
            yield tell(scene, i, "plan", by)
    elif _told_ahead(scene, i):
        yield tell(scene, i, _ahead_kind(scene, i), by)
    elif lemma in ARRANGED:
        yield from _set(scene, i)
    elif lemma == "be":
        yield from _is_to(scene, i)
    if scene.modal(i) == "will" and scene.negated(i) and by and not gathers(scene, i):
        yield from _no_longer(scene, i, by)


def _told_ahead(scene: Scene, i: int) -> bool:
    """Tell "the queen will fly to Samoa in May": a party's own act, with a day or a condition."""
    parse = scene.parse
    subject = parse.child(i, "nsubj")
    if scene.modal(i) != "will" or scene.negated(i) or subject is None or scene.unsure(i):
        return False
    if parse.tokens[subject].lower in SECOND:
        return False
    if scene.speakers(i) or parse.tokens[i].lemma in scene.book.words["own.stative"]:
        return False
    if parse.tokens[i].dep not in {"ROOT", "ccomp", "conj"}:
        return False
    kinds = {condition_kind(scene, c) for c in parse.children[i]} - {None}
    hangs = bool(kinds & {"if", "unless", "only if"})
    party = scene.acting(subject) or (hangs and bool(scene.actors(subject)))
    return party and (bool(kinds) or dated(scene, i)) and deed(scene, i)


def _ahead_kind(scene: Scene, i: int) -> CommitmentKind:
    """Return what a party's act to come is: a threat, a promise under a condition, or a plan."""
    kinds = {condition_kind(scene, c) for c in scene.parse.children[i]}
    if agreed(scene, i) and not gathers(scene, i):
        return "promise"
    hard = imposes(scene, i) or scene.key(i, scene.book.words["hostile.verbs"]) is not None
    acting = scene.acting(scene.parse.child(i, "nsubj"))
    if (ultimatum(scene, i) and unfriendly(scene, i) and acting) or (
        kinds & {"unless", "if"} and hard
    ):
        return "threat"
    known = scene.book.words["own.promise"] | scene.book.words["own.owed"]
    if kinds & {"if", "only if"} and scene.key(i, known) is not None:
        return "promise"
    return "plan"


def _set(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "is set to …", "is due to …", and "is expected to" meet or travel on a day named."""
    parse = scene.parse
    passive = _arranged_subject(scene, i)
    by = scene.actors(passive)
    past = any(parse.tokens[g].lower in {"was", "were", "had"} for g in parse.children[i])
    if not by or past or scene.negated(i):
        return
    for c in parse.children[i]:
        if parse.tokens[c].dep == "xcomp" and infinitival(parse, c):
            yield tell(scene, c, "plan", by)


def _is_to(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "the pope is to visit Mongolia"."""
    act = scene.parse.child(i, "xcomp")
    subject = scene.parse.child(i, "nsubj")
    if act is None or act < i or not infinitival(scene.parse, act) or scene.negated(i):
        return
    beside = scene.parse.child(i, "attr", "acomp") is None
    now = scene.parse.tokens[i].tag in {"VBZ", "VBP"}
    if beside and now and subject is not None and scene.acting(subject):
        yield tell(scene, act, "plan", scene.actors(subject))


def _under_terms(scene: Scene, i: int) -> bool:
    """Tell whether an act to come is told as the term of a deal ("under the accord, X will …")."""
    parse = scene.parse
    words = scene.book.words
    if scene.key(i, words["own.owed"] | words["own.promise"]) is None or scene.negated(i):
        return False
    verbs = [i, parse.tokens[i].head] if parse.tokens[i].dep == "conj" else [i]
    return any(
        parse.tokens[noun].lemma in words["own.terms"]
        for v in verbs
        for noun in scene.objects(v, "under")
    )


def _arranged_subject(scene: Scene, i: int) -> int | None:
    """Return who "is set" or "is due" to do something."""
    parse = scene.parse
    token = parse.tokens[i]
    verb = token.head if token.pos == "ADJ" and token.dep == "acomp" else i
    return parse.child(verb, "nsubjpass", "nsubj")


def _no_longer(scene: Scene, i: int, by: tuple[int, ...]) -> Iterator[Found]:
    """Yield "will not travel on Friday, as scheduled": a plan called off."""
    parse = scene.parse
    for c in parse.children[i]:
        token = parse.tokens[c]
        lead = any(parse.tokens[g].lower == "as" for g in parse.children[c])
        if token.dep in {"advcl", "prep"} and lead and token.lemma in SCHEDULED:
            found = tell(scene, i, "plan", by)
            found.move, found.move_range = "called off", found.what
            yield found
            return
