"""Acts that one verb of commitment joins: "free the crew and return the ship" are two demands."""

from collections.abc import Iterator
from dataclasses import replace

from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.syntax import Token

BARE = frozenset({"VB", "VBP"})  # "that Chile free …": a bare form that looks like a present
APART = frozenset({"demand", "threat", "promise", "plan", "proposal", "denial"})


def acts_apart(scene: Scene, found: Found) -> Iterator[Found]:
    """Yield a commitment to several joined acts as one each, with what each is and whose.

    Acts are told apart only where each has its own object, and stands in one form with the first;
    a finite verb joined to an infinitive goes on from the verb above it, and is cut away.
    """
    head = found.heads[-1] if found.heads else None
    if head is None or found.kind not in APART or found.move is not None:
        yield found
        return
    joined = [c for c in _conjuncts(scene, head) if found.what[0] <= c <= found.what[1]]
    first = scene.parse.tokens[head]
    cut = next((c for c in joined if _goes_on(scene, first, scene.parse.tokens[c])), None)
    if cut is not None:
        found.what = _before(scene, found.what, scene.parse.edges[cut][0])
        joined = [c for c in joined if c < cut]
    if (
        not joined
        or found.kind == "denial"
        or not all(_whole(scene, c, first) for c in (head, *joined))
    ):
        yield found
        return
    end = found.what[1]
    starts = [_start(scene, c) for c in joined]
    for n, c in enumerate((head, *joined)):
        last = _before(scene, (found.what[0], end), starts[n])[1] if n < len(joined) else end
        begin = found.what[0] if n == 0 else starts[n - 1]
        yield _one(scene, found, c, (begin, last), alone=n == 0)


def _conjuncts(scene: Scene, head: int) -> list[int]:
    """Return the verbs joined to one, in their order, those joined to a joined one too."""
    found: list[int] = []
    at: int | None = head
    while at is not None:
        at = next(
            (
                c
                for c in scene.parse.children[at]
                if c > at
                and scene.parse.tokens[c].dep == "conj"
                and scene.parse.tokens[c].pos in {"VERB", "AUX"}
            ),
            None,
        )
        if at is not None:
            found.append(at)
    return found


def _goes_on(scene: Scene, first: Token, other: Token) -> bool:
    """Tell a finite verb that is joined to an infinitive: it is the teller's, not what is asked."""
    if first.tag not in BARE:
        return False
    aux = {scene.parse.tokens[c].tag for c in scene.parse.children[other.i]} & {"VBD", "VBZ"}
    return other.tag in {"VBD", "VBZ"} or (other.tag == "VBN" and bool(aux))


def _whole(scene: Scene, c: int, first: Token) -> bool:
    token = scene.parse.tokens[c]
    parts = scene.parse.child(c, "dobj", "nsubjpass", "prep", "xcomp", "ccomp", "prt")
    return parts is not None and (token.tag in BARE) == (first.tag in BARE)


def _lost_subject(scene: Scene, c: int) -> int | None:
    """Return the noun before "will" that the parser joined to the act before it."""
    parse = scene.parse
    modal = next((m for m in parse.children[c] if parse.tokens[m].tag == "MD" and m < c), None)
    if modal is None or parse.child(c, "nsubj", "nsubjpass") is not None:
        return None
    noun = parse.tokens[modal - 1]
    return noun.i if noun.pos in {"NOUN", "PROPN"} and noun.dep == "conj" else None


def _start(scene: Scene, c: int) -> int:
    noun = _lost_subject(scene, c)
    return scene.parse.edges[c if noun is None else noun][0]


def _before(scene: Scene, what: Range, start: int) -> Range:
    """Return a range up to the word that joins the act which begins at `start`."""
    last = start - 1
    while last > what[0] and scene.parse.tokens[last].pos in {"CCONJ", "PUNCT"}:
        last -= 1
    return what[0], last


def _one(scene: Scene, found: Found, c: int, what: Range, *, alone: bool) -> Found:
    """Return one of several joined acts; one with a subject of its own is that one's."""
    one = replace(found, what=what, heads=(*found.heads[:-1], c), conditions=[])
    subject = scene.parse.child(c, "nsubj") or _lost_subject(scene, c)
    own = scene.actors(subject) if not alone else ()
    if own and found.kind == "demand":
        one.to = own
    elif own and scene.party(own):
        one.by = own
    return one


def shared_conditions(parts: list[Found]) -> None:
    """Let joined acts share the conditions that the last of them has, where the others have none.

    "Will close the port and expel the envoy unless …" hangs both on one thing.
    """
    for part in parts[:-1]:
        if not part.conditions:
            part.conditions = list(parts[-1].conditions)
