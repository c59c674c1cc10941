"""What somebody's words commit him to, though no verb names the act: will, must, hopes, only if."""

from collections.abc import Iterator

from tidings.readers.commitments.acts import voiced
from tidings.readers.commitments.conditions import condition_kind
from tidings.readers.commitments.hostile import FUTURE, hostile, imposes, own
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.statements.clauses import before_aside, clause_below, clause_range, infinitival
from tidings.readers.syntax import Parse
from tidings.values import CommitmentKind, Span

HOPED = frozenset({"will", "would", "can", "could"})
SCHEDULED = frozenset({"schedule", "plan", "announce", "expect", "intend"})
ARRANGED = frozenset({"set", "due", "schedule", "slate", "expect"})


def spoken_acts(scene: Scene, i: int) -> Iterator[Found]:
    """Yield what the clause at verb `i` commits its speaker to, or its subject where it is told."""
    if scene.asked(i):
        return
    if scene.parse.tokens[i].lemma == "hope":
        yield from _hope(scene, i)
        return
    speakers = scene.speakers(i)
    if speakers:
        yield from _said(scene, i, speakers)
        yield from _missed(scene, i, speakers)
    yield from _arranged(scene, i)


def _said(scene: Scene, i: int, speakers: tuple[int, ...]) -> Iterator[Found]:
    if hostile(scene, i, speakers):
        if scene.party(speakers):
            yield _found(scene, i, "threat", speakers)
        return
    modal = scene.modal(i)
    if modal == "must":
        yield from _must(scene, i, speakers)
    elif modal in FUTURE:
        yield from _future(scene, i, speakers)


def _missed(scene: Scene, i: int, by: tuple[int, ...]) -> Iterator[Found]:
    """Yield what a party blames another for not doing ("by not releasing", "for failing to pay").

    Only acts that give, give back or let go: whoever makes their lack a reason wants them done.
    """
    parse = scene.parse
    token = parse.tokens[i]
    if scene.key(i, scene.book.words["own.owed"]) is None:
        return
    lack, first = token, i
    if token.dep == "xcomp" and parse.tokens[token.head].lemma in {"fail", "refuse"}:
        lack, first = parse.tokens[token.head], parse.edges[i][0]
    elif not scene.negated(i):
        return
    if lack.dep != "pcomp" or parse.tokens[lack.head].lower not in {"by", "for"}:
        return
    above = parse.tokens[lack.head].head
    blamed = parse.child(above, "dobj", "nsubjpass")  # "blamed X for failing", "X erred by not"
    named = scene.actors(blamed if parse.tokens[lack.head].lower == "for" else scene.subject(above))
    to = tuple(a for a in named if not scene.same_side((a,), by))
    if to and scene.party(to) and scene.party(by):
        found = _found(scene, i, "demand", by, to)
        found.what = first, found.what[1]
        yield found


def _must(scene: Scene, i: int, by: tuple[int, ...]) -> Iterator[Found]:
    """Yield "X must …" said by another party than X."""
    to = scene.actors(scene.parse.child(i, "nsubj", "nsubjpass"))
    if to and scene.party(to) and scene.party(by) and not scene.same_side(to, by):
        yield _found(scene, i, "demand", by, to)


def _future(scene: Scene, i: int, by: tuple[int, ...]) -> Iterator[Found]:
    """Yield what will stay until something is done, what will be done only if, and own acts."""
    parse = scene.parse
    words = scene.book.words
    subject = parse.child(i, "nsubj", "nsubjpass")
    kinds = {condition_kind(scene, c) for c in parse.children[i]} - {None}
    if (
        parse.tokens[i].lemma in words["staying.verbs"]
        and subject is not None
        and parse.tokens[subject].lemma in words["staying.measures"]
        and kinds & {"until", "unless"}
    ):
        yield _found(scene, i, "measure", by)
    elif "only if" in kinds and scene.party(by):
        yield _found(scene, i, "demand", by, _others(scene, i, by))
    elif own(scene, i, by) and scene.party(by):
        kind = _own_kind(scene, i)
        if kind is not None:
            yield _found(scene, i, kind, scene.actors(subject) or by)
    elif subject is not None and _gathers(scene, i) and _dated(scene, i) and not scene.negated(i):
        others = scene.actors(subject)
        if others:
            yield _found(scene, i, "plan", others)


def _others(scene: Scene, i: int, by: tuple[int, ...]) -> tuple[int, ...]:
    """Return the parties named in the conditions of clause `i` that are not the speaker's."""
    parse = scene.parse
    found: dict[int, None] = {}
    for c in parse.children[i]:
        if condition_kind(scene, c) is not None:
            found |= dict.fromkeys(scene.within(parse.edges[c]))
    return tuple(a for a in found if not scene.same_side((a,), by))


def _own_kind(scene: Scene, i: int) -> CommitmentKind | None:
    """Return what an own act to come is told as: help and forbearance are promised."""
    words = scene.book.words
    if scene.negated(i):
        return "promise" if imposes(scene, i) else None
    if scene.parse.tokens[i].lemma in words["own.promise"]:
        return "promise"
    return "plan" if _gathers(scene, i) or imposes(scene, i) else None


def _gathers(scene: Scene, i: int) -> bool:
    """Tell whether verb `i` is meeting, travelling or holding a gathering."""
    parse = scene.parse
    words = scene.book.words
    lemma = parse.tokens[i].lemma
    below = parse.child(i, "dobj", "nsubjpass")
    if lemma in words["own.sealing"]:
        return below is not None and parse.tokens[below].lemma in words["own.terms"]
    gathering = below is not None and parse.tokens[below].lemma in words["own.gatherings"]
    if lemma in {"hold", "resume", "begin", "start"}:
        return gathering
    if lemma not in words["own.plan"]:
        return False
    others = scene.within(parse.edges[i])
    return gathering or len(others) > 1


def _hope(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "Russia hopes that the US will …": a demand in the mildest form."""
    parse = scene.parse
    head = clause_below(parse, i)
    if head is None or head < i or scene.modal(head) not in HOPED or not voiced(scene, i):
        return
    by = scene.actors(scene.subject(i))
    to = scene.actors(parse.child(head, "nsubj"))
    if by and to and scene.party(by) and scene.party(to) and not scene.same_side(by, to):
        yield Found(
            kind="demand",
            trigger=i,
            by=by,
            to=to,
            what=clause_range(parse, i, head),
            heads=(head,),
            statement=scene.statement(i),
        )


def _arranged(scene: Scene, i: int) -> Iterator[Found]:
    """Yield plans that the article tells: "will meet on Friday", "is set to", "discuss a date"."""
    parse = scene.parse
    words = scene.book.words
    lemma = parse.tokens[i].lemma
    if scene.doubtful(i):
        return
    by = scene.actors(scene.subject(i))
    if lemma in words["own.dates"] and scene.modal(i) is None and not scene.negated(i):
        date = parse.child(i, "dobj")
        if date is not None and parse.tokens[date].lemma == "date":
            yield _found(scene, i, "plan", by or scene.speakers(i))
    elif _comes(scene, i):
        yield from _to_come(scene, i)
    elif scene.modal(i) == "will" and by and _under_terms(scene, i):
        yield _found(scene, i, "promise", by)
    elif scene.modal(i) == "will" and by and scene.speakers(i) == () and _gathers(scene, i):
        if scene.negated(i):
            yield from _no_longer(scene, i, by)
        elif _dated(scene, i):
            yield _found(scene, i, "plan", by)
    elif lemma in ARRANGED:
        yield from _set(scene, i)
    if scene.modal(i) == "will" and scene.negated(i) and by and not _gathers(scene, i):
        yield from _no_longer(scene, i, by)


def _set(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "is set to …", "is due to …", and "is expected to" meet or travel on a day named."""
    parse = scene.parse
    passive = _arranged_subject(scene, i)
    by = scene.actors(passive)
    past = any(parse.tokens[g].lower in {"was", "were", "had"} for g in parse.children[i])
    if not by or past or scene.negated(i) or parse.tokens[i].lemma == "schedule":
        return
    for c in parse.children[i]:
        if parse.tokens[c].dep == "xcomp" and infinitival(parse, c):
            held = parse.tokens[i].lemma != "expect"
            if held or (_meets(scene, c) and _dated(scene, c)):
                yield _found(scene, c, "plan", by)


def _meets(scene: Scene, i: int) -> bool:
    """Tell whether an infinitive is a gathering, or brings its subject, named above, to another."""
    travels = scene.parse.tokens[i].lemma in scene.book.words["own.plan"]
    return _gathers(scene, i) or (travels and bool(scene.within(scene.parse.edges[i])))


def _comes(scene: Scene, i: int) -> bool:
    """Tell "talks between X and Y will resume", "the summit is due to take place"."""
    noun = scene.subject(i)
    tokens = scene.parse.tokens
    if noun is None or tokens[noun].lemma not in scene.book.words["own.gatherings"]:
        return False
    held = tokens[i].lemma == "hold" and scene.parse.child(i, "nsubjpass") is not None
    place = scene.parse.child(i, "dobj")
    takes = tokens[i].lemma == "take" and place is not None and tokens[place].lower == "place"
    return held or takes or scene.key(i, scene.book.words["own.comes"]) is not None


def _to_come(scene: Scene, i: int) -> Iterator[Found]:
    """Yield a gathering that is to come on a day named, as its parties' plan."""
    parse = scene.parse
    above = parse.tokens[i].head
    arranged = (
        parse.tokens[i].dep == "xcomp"
        and parse.tokens[above].lemma in ARRANGED
        and not any(parse.tokens[g].lower in {"was", "were", "had"} for g in parse.children[above])
    )
    noun = scene.subject(i)
    if noun is None or not (arranged or scene.modal(i) in {"will", "shall"}) or scene.negated(i):
        return
    by = scene.parties(noun)
    if by and _dated(scene, i):
        yield _found(scene, i, "plan", by)


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
            found = _found(scene, i, "plan", by)
            found.move, found.move_range = "called off", found.what
            yield found
            return


def _dated(scene: Scene, i: int) -> bool:
    span = scene.parse.subtree(i)
    return any(span.holds(t.span) for t in scene.times)


def _found(scene: Scene, i: int, kind: str, by: tuple[int, ...], to: tuple[int, ...] = ()) -> Found:
    return Found(
        kind=kind,  # type: ignore[arg-type]
        trigger=i,
        by=by,
        to=to,
        what=clause(scene, i),
        heads=(i,),
        statement=scene.statement(i),
    )


def _holds(content: tuple[Span, ...], parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return any(s.start <= token.start and token.end <= s.end for s in content)


def clause(scene: Scene, i: int) -> Range:
    """Return the clause at verb `i`, inside the statement that holds it, without what is joined."""
    parse = scene.parse
    first, last = parse.edges[i]
    n = scene.inside[i]
    for c in parse.children[i]:
        token = parse.tokens[c]
        if token.dep == "conj" and c > i and parse.child(c, "nsubj", "nsubjpass") is not None:
            last = min(last, parse.edges[c][0] - 1)
        elif token.dep in {"ccomp", "parataxis"} and parse.edges[c][0] == first and c < i:
            first = parse.edges[c][1] + 1
        elif token.dep in {"mark", "cc"} and c == first:
            first = c + 1
    if n >= 0:
        content = tuple(s for s in scene.statements[n].content if _holds((s,), parse, i))
        while first < i and not _holds(content, parse, first):
            first += 1
        while last > i and not _holds(content, parse, last):
            last -= 1
    last = before_aside(parse, first, last)
    while last > i and parse.tokens[last].pos in {"PUNCT", "CCONJ"}:
        last -= 1
    while first < i and parse.tokens[first].pos in {"PUNCT", "CCONJ"}:
        first += 1
    return first, last
