"""What somebody's words commit him to, though no verb names the act: will, must, hopes, only if."""

from collections.abc import Iterator

from tidings.readers.commitments.acts import voiced
from tidings.readers.commitments.arranged import arranged
from tidings.readers.commitments.conditions import condition_kind, hanging
from tidings.readers.commitments.deeds import agreed, barters, dated, deed, gathers, tell
from tidings.readers.commitments.hostile import FUTURE, hostile, imposes, own, ultimatum
from tidings.readers.commitments.persons import turned_acts
from tidings.readers.commitments.scene import FIRST, Found, Scene
from tidings.readers.commitments.states import stays
from tidings.readers.commitments.vows import ready, vowed
from tidings.readers.statements.clauses import clause_below, clause_range, infinitival
from tidings.readers.syntax import Token
from tidings.values import CommitmentKind, ConditionKind, Span

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
    turned = list(turned_acts(scene, i))
    if turned:
        yield from turned
        return
    found: list[Found] = [*ready(scene, i)]
    if found:
        yield from found
        return
    if speakers or scene.body_speaks(i):
        found += _said(scene, i, speakers)
    if speakers:
        found += _missed(scene, i, speakers)
    found += arranged(scene, i)
    yield from found or _refused(scene, i)


def _said(scene: Scene, i: int, speakers: tuple[int, ...]) -> Iterator[Found]:
    if hostile(scene, i, speakers):
        if _party(scene, i, speakers):
            yield tell(scene, i, "threat", _whose(scene, i, speakers))
        return
    modal = scene.modal(i)
    if modal is None and _holds_until(scene, i) and _party(scene, i, speakers):
        yield tell(scene, i, "measure", speakers)
    elif modal == "must" or _has_to(scene, i) or _should(scene, i):
        yield from _must(scene, i, speakers)
    elif modal in FUTURE:
        held = list(vowed(scene, i, speakers))
        yield from held or _future(scene, i, speakers)
    elif _never_did(scene, i) and _party(scene, i, speakers):
        found = tell(scene, i, "denial", speakers)
        yield found


def _holds_until(scene: Scene, i: int) -> bool:
    """Tell "the harbours stay closed until the exchange": what stands now, and when it ends."""
    if scene.parse.tokens[i].tag not in {"VBZ", "VBP"} or scene.negated(i) or not stays(scene, i):
        return False
    return any(
        condition_kind(scene, c) == "until" and not _only_a_day(scene, c) for c in hanging(scene, i)
    )


def _only_a_day(scene: Scene, c: int) -> bool:
    """Tell "until Friday" from "until the exchange"."""
    if scene.parse.tokens[c].dep != "prep":
        return False
    return next(scene.times_in(scene.parse.subtree(c)), None) is not None


def _party(scene: Scene, i: int, by: tuple[int, ...]) -> bool:
    """Tell whether a party says the words, or a body that is no actor."""
    return scene.party(by) or (not by and scene.body_speaks(i))


def _never_did(scene: Scene, i: int) -> bool:
    """Tell "we have never sold arms to them": a denial, in the first person."""
    parse = scene.parse
    subject = parse.child(i, "nsubj")
    past = {parse.tokens[c].lower for c in parse.children[i] if parse.tokens[c].dep == "aux"}
    return (
        subject is not None
        and parse.tokens[subject].lower in FIRST
        and scene.quoted[i] >= 0
        and scene.negated(i)
        and bool(past & {"did", "have", "has"})
        and parse.tokens[i].dep in {"ROOT", "ccomp", "parataxis"}
        and deed(scene, i)
        and parse.child(i, "dobj") is not None
    )


def _whose(scene: Scene, i: int, speakers: tuple[int, ...]) -> tuple[int, ...]:
    """Return whose act clause `i` tells: its subject where that is the speaker's side, by name."""
    subject = scene.parse.child(i, "nsubj")
    named = scene.actors(subject)
    return named if named and own(scene, i, speakers) else speakers


def _has_to(scene: Scene, i: int) -> bool:
    """Tell "has to withdraw", "needs to withdraw" from "must withdraw" in form only."""
    parse = scene.parse
    above = parse.tokens[parse.tokens[i].head]
    return (
        parse.tokens[i].dep == "xcomp"
        and above.lemma in {"have", "need"}
        and above.dep in {"ROOT", "ccomp", "conj", "parataxis"}
        and above.tag in {"VBZ", "VBP"}
        and infinitival(parse, i)
        and not scene.negated(above.i)
        and parse.tokens[i].lemma not in scene.book.words["own.inquiring"]
    )


def _should(scene: Scene, i: int) -> bool:
    """Tell "Peru should free them": an act that one party asks of another, no advice at large."""
    words = scene.book.words
    asked = scene.key(i, words["own.owed"] | words["own.orders"]) is not None
    return scene.modal(i) == "should" and asked and not scene.negated(i)


def _counterpart(scene: Scene, i: int) -> bool:
    """Tell "her Chilean counterpart": an office named by that of the one told of before."""
    n = scene.inside[i]
    spans = scene.statements[n].speaker if n >= 0 else ()
    return any(t.lemma in {"counterpart", "colleague"} for s in spans for t in _near(scene, s))


def _near(scene: Scene, span: Span) -> Iterator[Token]:
    """Yield the words that name a speaker, with what he is called beside his name."""
    for token in scene.parse.within(span):
        yield token
        if token.dep == "appos":
            yield scene.parse.tokens[token.head]


def _stopped(scene: Scene, i: int, subject: int | None) -> bool:
    """Tell "the drilling must stop": what is to end, whoever does it."""
    if subject is None or scene.actors(subject) or scene.negated(i):
        return False
    noun = scene.parse.tokens[subject]
    process = noun.pos == "NOUN" or noun.tag == "VBG"
    return process and scene.parse.tokens[i].lemma in {"stop", "end", "cease"}


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
        found = tell(scene, i, "demand", by, to)
        found.what = first, found.what[1]
        yield found


def _must(scene: Scene, i: int, by: tuple[int, ...]) -> Iterator[Found]:
    """Yield "X must …" said by another party than X, "the men must be freed" by any."""
    parse = scene.parse
    lead = parse.tokens[i].head if _has_to(scene, i) else i
    subject = parse.child(lead, "nsubj")
    to = scene.actors(subject if subject is not None else parse.child(i, "nsubjpass"))
    if not (scene.party(by) or _counterpart(scene, i)) or scene.same_side(to, by):
        return
    asked = to and scene.party(to)
    bare = not to and lead == i and subject is not None and scene.agentive(subject)
    done = parse.child(i, "nsubjpass") is not None and (
        scene.key(i, scene.book.words["own.owed"] | scene.book.words["own.orders"]) is not None
    )
    if asked or bare or done or _stopped(scene, i, subject):
        yield tell(scene, i, "demand", by, to)


def _future(scene: Scene, i: int, by: tuple[int, ...]) -> Iterator[Found]:
    """Yield what will stay until something is done, what will be done only if, and own acts."""
    parse = scene.parse
    subject = parse.child(i, "nsubj", "nsubjpass")
    kinds = {condition_kind(scene, c) for c in hanging(scene, i)} - {None}
    named = any(scene.cast.actors[a].kind == "person" for a in by)
    if kinds & {"until", "unless"} and stays(scene, i) and (named or _party(scene, i, by)):
        yield tell(scene, i, "measure", by)
    elif "only if" in kinds and scene.party(by) and not _named_own(scene, i, by):
        yield tell(scene, i, "demand", by, _others(scene, i, by))
    elif own(scene, i, by) and _party(scene, i, by):
        kind = _own_kind(scene, i, kinds)
        if kind is not None:
            to = scene.sent_to(i) if kind == "measure" else ()
            yield tell(scene, i, kind, scene.actors(subject) or by, to)
    elif _will_be_done(scene, i) and _party(scene, i, by):
        yield tell(scene, i, "promise", by)
    elif subject is not None and gathers(scene, i) and dated(scene, i) and not scene.negated(i):
        others = scene.actors(subject)
        if others:
            yield tell(scene, i, "plan", others)


def _will_be_done(scene: Scene, i: int) -> bool:
    """Tell "the ban would be lifted by Friday": help or forbearance that nobody else is to do."""
    words = scene.book.words
    passive = scene.parse.child(i, "nsubjpass") is not None
    given = scene.key(i, words["own.promise"] | words["own.owed"]) is not None
    alone = scene.parse.child(i, "agent") is None or dated(scene, i)
    certain = not (scene.negated(i) or scene.unsure(i) or ultimatum(scene, i))
    return passive and given and alone and certain and dated(scene, i)


def _others(scene: Scene, i: int, by: tuple[int, ...]) -> tuple[int, ...]:
    """Return the parties named in the conditions of clause `i` that are not the speaker's."""
    parse = scene.parse
    found: dict[int, None] = {}
    for c in parse.children[i]:
        if condition_kind(scene, c) is not None:
            found |= dict.fromkeys(scene.within(parse.edges[c]))
    return tuple(a for a in found if not scene.same_side((a,), by))


def _named_own(scene: Scene, i: int, by: tuple[int, ...]) -> bool:
    """Tell whether who acts is named and is the speaker's side ("only if … will Norway pay")."""
    subject = scene.parse.child(i, "nsubj")
    return subject is not None and own(scene, i, by) and not scene.negated(i)


def _own_kind(scene: Scene, i: int, kinds: set[ConditionKind | None]) -> CommitmentKind | None:
    """Return what an own act to come is told as: help and forbearance are promised.

    What is withheld until something is done is a measure; what is done if it is, a promise.
    """
    words = scene.book.words
    lemma = scene.parse.tokens[i].lemma
    if scene.unsure(i) or _perfect(scene, i):
        return None
    if "until" in kinds and (scene.negated(i) or _none_of(scene, i)):
        return "measure"
    if scene.negated(i):
        if imposes(scene, i) or scene.key(i, words["hostile.verbs"]) is not None:
            return "promise"
        surely = scene.modal(i) == "will" or scene.quoted[i] < 0
        return "denial" if surely and deed(scene, i) else None
    if scene.key(i, words["own.promise"] | words["own.owed"]) is not None:
        return "promise"
    if barters(scene, i):
        return "proposal"
    if gathers(scene, i):
        return "plan"
    if agreed(scene, i):
        return "promise"
    if imposes(scene, i):
        return "plan"
    if kinds & {"if", "only if"} and lemma not in words["own.stative"]:
        return "promise"
    return "plan" if dated(scene, i) and lemma not in words["own.stative"] else None


def _perfect(scene: Scene, i: int) -> bool:
    """Tell "would have told": what was not done."""
    return any(
        scene.parse.tokens[c].dep == "aux" and scene.parse.tokens[c].lemma == "have"
        for c in scene.parse.children[i]
    )


def _none_of(scene: Scene, i: int) -> bool:
    """Tell "will issue no visas": an act withheld by its object."""
    thing = scene.parse.child(i, "dobj")
    return thing is not None and any(
        scene.parse.tokens[c].lower == "no" for c in scene.parse.children[thing]
    )


def _refused(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "Baku will not recognise the vote", whoever tells it: a refusal."""
    subject = scene.parse.child(i, "nsubj")
    if scene.modal(i) not in {"will", "would"} or not scene.negated(i) or subject is None:
        return
    if not deed(scene, i) or scene.doubtful(i) or imposes(scene, i) or gathers(scene, i):
        return
    if scene.parse.tokens[i].dep not in {"ROOT", "ccomp", "conj"} or scene.modal(i) == "would":
        return
    if scene.key(i, scene.book.words["hostile.verbs"]) is not None or scene.unsure(i):
        return
    by = scene.actors(subject)
    speakers = scene.speakers(i)
    told = scene.inside[i] < 0 or not speakers or own(scene, i, speakers)
    if told and scene.acting(subject):
        yield tell(scene, i, "denial", by)


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
