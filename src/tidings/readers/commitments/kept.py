"""What an article says became of a commitment where it tells the act: "as promised", "failed to".

The act itself stands in the main clause; that it is what was promised, threatened or demanded is
said beside it. Nothing is taken from likeness: without such words an act is only an act.
"""

from collections.abc import Iterator

from tidings.readers.commitments.acts import voiced
from tidings.readers.commitments.frames import infinitive
from tidings.readers.commitments.moves import noun_phrase
from tidings.readers.commitments.related import DONE
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.commitments.spans import clause, predicate
from tidings.readers.statements.clauses import infinitival
from tidings.readers.statements.speakers import find_speaker
from tidings.values import CommitmentKind

PERFECT = frozenset({"did", "has", "have", "had"})
BY = frozenset({"by", "before", "within"})
TERMS = frozenset({"deadline", "day", "date", "term", "ultimatum", "limit"})
PASSED = frozenset({"pass", "expire", "lapse", "slip"})


def told_kept(scene: Scene, i: int) -> Iterator[Found]:
    """Yield what verb `i` tells as done as it had been promised, threatened, planned or asked."""
    parse = scene.parse
    if parse.tokens[i].tag not in DONE or scene.negated(i) or scene.modal(i) is not None:
        return
    for c in parse.children[i]:
        kind = _as_told(scene, c)
        if kind is None or not voiced(scene, i):
            continue
        by, to = _parties(scene, i, c, kind)
        if by and scene.party(by):
            found = _found(scene, i, kind, by, predicate(scene, i, parse.child(i, "nsubjpass")))
            found.to = to
            found.move = "met" if kind == "demand" else "carried out"
            found.move_range = parse.edges[i]
            yield found
            return


def _as_told(scene: Scene, c: int) -> CommitmentKind | None:
    """Return what kind of commitment the clause at `c` says an act was: "as it had vowed to"."""
    parse = scene.parse
    token = parse.tokens[c]
    if token.dep not in {"advcl", "prep"} or not _led_by_as(scene, c) or scene.negated(c):
        return None
    words = scene.book.words
    for kind in ("threat", "promise", "demand", "plan"):
        if token.lemma in words[f"kept.{kind}"]:
            return kind
    return None


def _led_by_as(scene: Scene, c: int) -> bool:
    parse = scene.parse
    return any(
        parse.tokens[g].lower == "as" and parse.tokens[g].dep in {"mark", "advmod", "prep"}
        for g in parse.children[c]
        if g < c
    ) and not any(parse.tokens[g].lower in {"if", "though"} for g in parse.children[c])


def _parties(
    scene: Scene, i: int, c: int, kind: CommitmentKind
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return whose commitment an act was, and to whom: who acted, or who had asked for it."""
    parse = scene.parse
    passive = parse.child(i, "nsubjpass") is not None
    doer = scene.actors(find_speaker(parse, i)[0] if passive else scene.subject(i))
    said = parse.child(c, "nsubj")
    teller = scene.actors(said)
    if kind == "demand":
        return (teller, scene.cast.others(doer, teller)) if teller else ((), ())
    if kind != "promise" and teller and doer and not scene.same_side(teller, doer):
        return (), ()  # "as its rival had warned"
    return doer or teller, ()


def fell_short(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "failed to return the ship", "did not return it by Friday", "let the deadline pass"."""
    if scene.asked(i) or scene.doubtful(i):
        return
    by = scene.actors(scene.subject(i))
    what = _left_undone(scene, i)
    if what is not None and by and scene.party(by):
        found = _found(scene, i, "promise", by, what)
        found.move, found.move_range = "lapsed", clause(scene, i)
        yield found


def _left_undone(scene: Scene, i: int) -> Range | None:
    parse = scene.parse
    token = parse.tokens[i]
    if token.tag not in DONE and not scene.negated(i):
        return None
    act = parse.child(i, "xcomp", "ccomp")
    thing = parse.child(i, "dobj")
    if scene.negated(i):
        return clause_without(scene, i) if _by_a_day(scene, i) else None
    if token.lemma == "fail" and act is not None and infinitival(parse, act):
        return infinitive(scene, act)
    if token.lemma == "let" and act is not None and parse.tokens[act].lemma in PASSED:
        term = parse.child(act, "nsubj")
        whole = _term(scene, term)
        return (whole[0], max(whole[1], clause(scene, i)[1])) if whole else None
    return _term(scene, thing) if token.lemma == "miss" else None


def _term(scene: Scene, noun: int | None) -> Range | None:
    """Return "the day on which it was to reopen the bridge" whole, with the clause that says so."""
    if noun is None or scene.parse.tokens[noun].lemma not in TERMS:
        return None
    first, last = scene.parse.edges[noun]
    return first, max(last, noun_phrase(scene, noun)[1])


def _by_a_day(scene: Scene, i: int) -> bool:
    """Tell "did not return the ships by Friday": told as past, with its last day."""
    parse = scene.parse
    past = any(parse.tokens[c].lower in PERFECT for c in parse.children[i])
    if not past or scene.modal(i) is not None or not voiced_past(scene, i):
        return False
    return any(
        parse.tokens[c].lower in BY and next(scene.times_in(parse.subtree(c)), None) is not None
        for c in parse.children[i]
    )


def voiced_past(scene: Scene, i: int) -> bool:
    """Tell whether a clause is no condition or question ("if it did not return them by …")."""
    return scene.marked(i) not in {"if", "unless", "whether"} and scene.parse.tokens[i].dep in {
        "ROOT", "conj", "ccomp",
    }  # fmt: skip


def clause_without(scene: Scene, i: int) -> Range:
    """Return the predicate at verb `i` from the verb itself on, without "did not"."""
    return i, max(i, predicate(scene, i, scene.parse.child(i, "nsubjpass"))[1])


def _found(scene: Scene, i: int, kind: CommitmentKind, by: tuple[int, ...], what: Range) -> Found:
    return Found(kind=kind, trigger=i, by=by, what=what, heads=(), statement=scene.statement(i))
