"""What the person and mood of quoted words make of them: "you will", "let us", "release them"."""

from collections.abc import Iterator

from tidings.readers.commitments.hostile import names_of
from tidings.readers.commitments.scene import FIRST, SECOND, Found, Scene
from tidings.readers.commitments.spans import clause
from tidings.values import CommitmentKind

ORDERING = frozenset({"will", "must", "shall"})


def turned_acts(scene: Scene, i: int) -> Iterator[Found]:
    """Yield what the clause at verb `i` asks of who is spoken to, or offers to do together."""
    n = scene.inside[i]
    if n < 0 or not scene.statements[n].cue:
        return
    kind = _kind(scene, i)
    if kind is None:
        return
    by = scene.speakers(i)
    if kind != "proposal" and scene.quoted[i] < 0:
        return
    found = Found(
        kind=kind,
        trigger=i,
        by=by,
        to=_hearers(scene, i, by) if kind in {"demand", "threat"} else (),
        what=clause(scene, i),
        heads=(i,),
        statement=scene.statement(i),
    )
    if kind == "proposal":
        found.what = i, max(i, found.what[1])
    yield found


def _kind(scene: Scene, i: int) -> CommitmentKind | None:
    if _offers(scene, i):
        return "proposal"
    if _joint(scene, i):
        return "proposal"
    if _told(scene, i) and not _to_suffer(scene, i):
        return "demand"
    if _told(scene, i):
        return "threat"
    if _imperative(scene, i):
        return "demand"
    return "threat" if _or_else(scene, i) else None


def _offers(scene: Scene, i: int) -> bool:
    """Tell "why not let …", "let us meet", "let's meet": an act offered, not asked."""
    parse = scene.parse
    token = parse.tokens[i]
    if token.tag not in {"VB", "VBP"}:
        return False
    below = [parse.tokens[c].lower for c in parse.children[i] if c < i]
    if "why" in below and ("not" in below or "n't" in below):
        return parse.child(i, "nsubj") is None
    above = parse.tokens[token.head]
    joint = parse.child(i, "nsubj")
    return (
        above.lemma == "let"
        and above.i < i
        and joint is not None
        and parse.tokens[joint].lower in {"us", "'s", "’s"}
        and not scene.negated(i)
        and not scene.negated(above.i)
        and parse.child(i, "dobj") is not None
        and bool(scene.speakers(i))
    )


def _joint(scene: Scene, i: int) -> bool:
    """Tell "we should build the bridge together"."""
    parse = scene.parse
    subject = parse.child(i, "nsubj")
    return (
        subject is not None
        and parse.tokens[subject].lower == "we"
        and scene.modal(i) == "should"
        and not scene.negated(i)
        and parse.child(i, "dobj") is not None
        and parse.tokens[i].lemma not in scene.book.words["own.stative"]
        and scene.party(scene.speakers(i))
    )


def _to_suffer(scene: Scene, i: int) -> bool:
    """Tell "you will pay a heavy price" from what somebody is to do."""
    thing = scene.parse.child(i, "dobj")
    suffers = scene.parse.tokens[i].lemma in scene.book.words["hostile.suffer"]
    return suffers and names_of(scene, thing, "hostile.suffered")


def _told(scene: Scene, i: int) -> bool:
    """Tell "you will hand over the boxes", "you must leave" from "you will see"."""
    parse = scene.parse
    subject = parse.child(i, "nsubj")
    return (
        subject is not None
        and parse.tokens[subject].lower in SECOND
        and scene.modal(i) in ORDERING
        and not scene.negated(i)
        and parse.tokens[i].lemma not in scene.book.words["own.stative"]
        and _acts_on(scene, i)
    )


def _acts_on(scene: Scene, i: int) -> bool:
    """Tell whether a verb has an object, particle or aim: an act that can be asked for."""
    parse = scene.parse
    thing = parse.child(i, "dobj")
    if thing is not None and parse.tokens[thing].pos == "PRON" and thing > i:
        return parse.tokens[thing].lower not in {"it", "that", "this", "me", "what", "yourself"}
    return thing is not None or parse.child(i, "prt", "prep") is not None


def _imperative(scene: Scene, i: int) -> bool:
    """Tell "Release the hostages now," of a party, from "look" and "make no mistake"."""
    parse = scene.parse
    token = parse.tokens[i]
    if token.tag != "VB" or token.dep not in {"ROOT", "ccomp", "parataxis"} or scene.negated(i):
        return False
    if parse.child(i, "nsubj", "nsubjpass", "aux", "expl", "cc") is not None:
        return False
    if _let_go(scene, i):
        return scene.party(scene.speakers(i))
    if parse.child(i, "dobj") is None or _and_we(scene, i):
        return False
    known = scene.book.words["own.owed"] | scene.book.words["own.orders"]
    return scene.key(i, known) is not None and scene.party(scene.speakers(i))


def _let_go(scene: Scene, i: int) -> bool:
    """Tell "Let our people go"."""
    parse = scene.parse
    below = parse.child(i, "ccomp", "xcomp")
    freed = below is not None and parse.tokens[below].lemma in {"go", "leave", "return"}
    who = parse.child(below, "nsubj") if below is not None else None
    return (
        parse.tokens[i].lemma == "let"
        and freed
        and who is not None
        and parse.tokens[who].lower not in {"us", "'s", "’s", "me"}
    )


def _and_we(scene: Scene, i: int) -> bool:
    """Tell whether "and we …" follows an imperative: then it is the condition of a threat."""
    parse = scene.parse
    joined = parse.child(i, "cc")
    other = parse.child(i, "conj")
    if joined is None or other is None or parse.tokens[joined].lower != "and":
        return False
    subject = parse.child(other, "nsubj")
    return subject is not None and parse.tokens[subject].lower in FIRST


def _or_else(scene: Scene, i: int) -> bool:
    """Tell the second half of "touch our embassy and we close yours"."""
    parse = scene.parse
    token = parse.tokens[i]
    if token.dep != "conj" or token.tag not in {"VB", "VBP"}:
        return False
    first = parse.tokens[token.head]
    bare = parse.child(first.i, "nsubj", "nsubjpass", "aux") is None
    return bare and first.tag in {"VB", "VBP"} and first.i < i and _and_we(scene, first.i)


def _hearers(scene: Scene, i: int, by: tuple[int, ...]) -> tuple[int, ...]:
    """Return to whom the words were said, where that is another party and no outlet."""
    to = scene.statements[scene.inside[i]].to
    return to if to and scene.party(to) and not scene.same_side(to, by) else ()
