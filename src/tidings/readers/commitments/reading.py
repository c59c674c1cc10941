"""Reads the commitments of an article: each verb and noun through the tables, then in order."""

from collections.abc import Sequence
from typing import get_args

from tidings.codebook.commitments import CommitmentsBook
from tidings.readers.actors import Cast
from tidings.readers.commitments.acts import verb_acts
from tidings.readers.commitments.conditions import add_conditions
from tidings.readers.commitments.decisions import decision
from tidings.readers.commitments.dues import due_day, lead, without_day
from tidings.readers.commitments.frames import act_alone
from tidings.readers.commitments.joined import acts_apart, shared_conditions
from tidings.readers.commitments.kept import fell_short, told_kept
from tidings.readers.commitments.moves import ceased, moves
from tidings.readers.commitments.nouns import noun_acts
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.commitments.scheduled import scheduled
from tidings.readers.commitments.spans import to_the_point
from tidings.readers.commitments.standing import standing, truce
from tidings.readers.commitments.states import held_until, measure
from tidings.readers.commitments.ultimatums import given_time
from tidings.readers.commitments.weighed import weighed
from tidings.readers.commitments.words import spoken_acts
from tidings.readers.syntax import Parse
from tidings.readers.times import date_act
from tidings.values import (
    Commitment,
    CommitmentKind,
    Condition,
    Event,
    Span,
    Statement,
    TimeExpression,
    When,
)

RULES = (
    moves,
    decision,
    verb_acts,
    given_time,
    fell_short,
    ceased,
    held_until,
    measure,
    spoken_acts,
    standing,
)  # the first that finds one wins
EDGES = frozenset([",", ";", ":", "-", "–", "—", "--", ".", ")"])
MARKS = frozenset(['"', "“", "”", "‘", "’", "'", "''", "``"])
NEARBY = 12  # commitments before one among which its repeat is looked for, in order of position
KINDS: tuple[CommitmentKind, ...] = get_args(CommitmentKind)  # a threat before a plan
FAR = frozenset({"carried out", "met", "refused", "called off"})  # of what an earlier article told
NEXT = 2  # sentences after "reiterated that threat" in which the threat itself may follow
SHIFTED = frozenset({"from", "to", "until", "till"})
TOLD = When(basis="told by the article")


def read_commitments(
    parse: Parse,
    cast: Cast,
    statements: Sequence[Statement],
    events: Sequence[Event],
    times: Sequence[TimeExpression],
    book: CommitmentsBook,
) -> tuple[Commitment, ...]:
    """Return the commitments that an article tells of, in order of position.

    Each comes from a party's own act or words: never from a question, a denial, or what the
    outlet supposes. `when` is the day of the words, or of the act for decisions and measures.
    """
    scene = Scene(parse, cast, statements, events, times, book)
    found = [
        p for i in _verbs_and_nouns(scene) for f in _found_at(scene, i) for p in _parts(scene, f)
    ]
    found += [p for f in list(weighed(scene, found)) for p in _parts(scene, f)]
    for f in found:
        if f.kind not in {"decision", "measure"} or scene.modal(f.trigger) is not None:
            act_alone(scene, f, negation=f.kind != "denial")
    found.extend([d for f in found for d in _demanded(scene, f)])
    found.sort(key=lambda f: (f.what, KINDS.index(f.kind), f.trigger))
    found = _without_repeats(scene, _settle(scene, found))
    return tuple(_commitment(scene, f) for f in found)


def _parts(scene: Scene, f: Found) -> list[Found]:
    """Return a commitment as one or several, each with its conditions."""
    to_the_point(scene, f)
    parts = list(acts_apart(scene, f))
    for part in parts:
        add_conditions(scene, part)
    shared_conditions(parts)
    return parts


def _verbs_and_nouns(scene: Scene) -> list[int]:
    headlines = [s.headline for s in scene.parse.sentences]
    return [
        t.i
        for t in scene.parse.tokens
        if t.pos in {"VERB", "AUX", "NOUN", "ADJ"} and not headlines[t.sentence]
    ]


def _found_at(scene: Scene, i: int) -> list[Found]:
    if scene.parse.tokens[i].pos == "NOUN":
        return [*noun_acts(scene, i), *truce(scene, i), *scheduled(scene, i)]
    for rule in RULES:
        found = list(rule(scene, i))
        if found and rule is moves:
            return [*found, *_denials(scene, i), *told_kept(scene, i)]
        if found:
            return [*found, *told_kept(scene, i)]
    return list(told_kept(scene, i))


def _denials(scene: Scene, i: int) -> list[Found]:
    """Return the refusal that turns a demand down: that is the other party's own act."""
    return [f for f in verb_acts(scene, i) if f.kind == "denial"]


def _demanded(scene: Scene, f: Found) -> list[Found]:
    """Return what a threat demands: that which has to be done lest it be carried out."""
    demands = []
    for kind, part in f.conditions:
        before = scene.parse.tokens[max(0, part[0] - 2) : part[0]]
        head = next((t.head for t in before if t.lower in {"unless", "if"}), None)
        to = _asked_of(scene, head) if head is not None else ()
        if scene.same_side(to, f.by) or not f.by:
            continue
        if f.kind in {"threat", "promise"} and not f.to:
            f.to = to
        if (f.kind, kind) != ("threat", "unless") and not (
            (f.kind, kind) == ("promise", "if") and to and _owed(scene, head)
        ):
            continue
        demands.append(
            Found(
                kind="demand",
                trigger=f.trigger,
                by=f.by,
                to=to or f.to,
                what=part,
                heads=(),
                statement=f.statement,
            )
        )
    return demands


def _asked_of(scene: Scene, head: int) -> tuple[int, ...]:
    """Return who is to do what a condition asks: its subject; of a passive, who has it in hand.

    "Unless the men held by X are released": X is to release them.
    """
    parse = scene.parse
    subject = parse.child(head, "nsubj")
    if subject is not None:
        return scene.actors(subject)
    held = parse.child(head, "nsubjpass")
    below = parse.children[held] if held is not None else ()
    verbs = [head, *(c for c in below if parse.tokens[c].dep == "acl")]
    agents = (parse.child(by, "pobj") for v in verbs if (by := parse.child(v, "agent")) is not None)
    return next((a for agent in agents if (a := scene.actors(agent))), ())


def _owed(scene: Scene, head: int | None) -> bool:
    """Tell what one party may owe another: whoever pays for it with a promise wants it done."""
    if head is None or scene.negated(head):
        return False
    return scene.key(head, scene.book.words["own.owed"]) is not None


def _settle(scene: Scene, found: list[Found]) -> list[Found]:
    """Give "repeated that threat" its words: the threat that follows at once, or the one before."""
    kept: list[Found] = []
    for n, f in enumerate(found):
        if not f.bare:
            kept.append(f)
            continue
        after = _following(scene, found[n + 1 :], f)
        before = next((b for b in reversed(kept) if b.kind == f.kind and not b.bare), None)
        if after is not None:
            after.move, after.move_range = f.move, f.move_range
        elif before is not None and (before.by == f.by or scene.same_side(before.by, f.by)):
            f.what, f.conditions = before.what, list(before.conditions)
            kept.append(f)
        elif before is None and f.move in FAR:
            kept.append(f)
    return kept


def _following(scene: Scene, later: list[Found], f: Found) -> Found | None:
    sentence = scene.parse.tokens[f.trigger].sentence
    for other in later:
        if scene.parse.tokens[other.trigger].sentence > sentence + NEXT:
            return None
        if other.kind == f.kind and other.move is None and _share(scene, other, f):
            return other
    return None


def _without_repeats(scene: Scene, found: list[Found]) -> list[Found]:
    """Drop what another commitment of the same kind and party says in the same words."""
    kept: list[Found] = []
    for f in found:
        same = [k for k in kept[-NEARBY:] if _one_kind(k, f) and _touch(k.what, f.what)]
        if not any(f.trigger in k.heads or _one_party(scene, k, f) for k in same):
            kept.append(f)
    return kept


def _one_kind(a: Found, b: Found) -> bool:
    """Tell whether two are of one kind; the same words are not a threat and a promise as well."""
    same_act = a.move is None and b.move is None and a.heads[-1:] == b.heads[-1:] != ()
    return a.kind == b.kind or (same_act and {a.kind, b.kind} <= {"threat", "promise", "plan"})


def _one_party(scene: Scene, a: Found, b: Found) -> bool:
    """Tell whether two are of one party; the houses of one state decide each for itself."""
    if a.kind == "decision":
        return _share(scene, a, b)
    return a.by == b.by or scene.same_side(a.by, b.by)


def _share(scene: Scene, a: Found, b: Found) -> bool:
    return bool(scene.cast.parties(a.by) & scene.cast.parties(b.by))


def _touch(a: Range, b: Range) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _commitment(scene: Scene, f: Found) -> Commitment:
    parse = scene.parse
    n = f.statement
    event = _event(scene, f)
    due = due_day(scene, f)
    what = f.what if f.new_day else without_day(scene, f, due)
    return Commitment(
        kind=f.kind,
        by=f.by,
        to=f.to,
        what=tuple(words(parse, part) for part in (what, f.also) if part is not None),
        conditions=tuple(
            Condition(kind=kind, spans=(words(parse, part),))  # type: ignore[arg-type]
            for kind, part in f.conditions
        ),
        due=due,
        when=_when(scene, f),
        event=event,
        statement=n,
        answers=_answers(scene, f, event),
        move=f.move,
        move_spans=(words(parse, f.move_range),) if f.move_range else (),
    )


def words(parse: Parse, part: Range) -> Span:
    """Return the characters of a range without punctuation and lone quotation marks at its ends."""
    first, last = part
    while first < last and parse.tokens[first].text in EDGES:
        first += 1
    while last > first and _dangles(parse, last):
        last -= 1
    inside = "".join(t.text for t in parse.tokens[first : last + 1] if t.text in MARKS)
    if len(inside) == 1 and parse.tokens[first].text in MARKS:
        first += first < last
    elif len(inside) == 1 and parse.tokens[last].text in MARKS:
        last -= first < last
    elif len(inside) == 1 and parse.tokens[min(last + 1, len(parse.tokens) - 1)].text in MARKS:
        last += 1  # the mark that closes what opens within
    return parse.span(first, last)


def _dangles(parse: Parse, i: int) -> bool:
    """Tell a mark, or an "and" that joins nothing more, at the end of words."""
    return parse.tokens[i].text in EDGES or parse.tokens[i].pos == "CCONJ"


def _when(scene: Scene, f: Found) -> When:
    """Return the day of the words, where they are somebody's; else that of the act told."""
    if f.statement is not None:
        return scene.statements[f.statement].when
    token = scene.parse.tokens[f.trigger]
    ahead = f.kind == "decision" and scene.modal(f.trigger) is not None  # "must be ratified"
    if token.pos != "VERB" or (f.kind == "plan" and f.move is None) or ahead:
        return TOLD
    when = date_act(scene.telling, f.trigger)
    if f.move == "postponed":  # the days put off from and to are not the day of putting off
        leads = (lead(scene, n) for n in when.times)
        if any(word in SHIFTED for word in leads):
            return When(relation="before", basis="told as done, with the day it is put off to")
    return when


def _event(scene: Scene, f: Found) -> int | None:
    """Return the event that the same verb tells, else that of the act committed to."""
    found = (scene.event_at(i) for i in (f.trigger, *f.heads))
    return next((n for n in found if n is not None), None)


def _answers(scene: Scene, f: Found, event: int | None) -> int | None:
    """Return the event that stands after "in response to", "because of" or "over"."""
    if event is not None and scene.events[event].answers is not None:
        return scene.events[event].answers
    parse = scene.parse
    for head in (f.trigger, *f.heads):
        for part in _causes(scene, head):
            other = next((n for n in scene.events_in(parse.span(*part)) if n != event), None)
            if other is not None:
                return other
    return None


def _causes(scene: Scene, head: int) -> list[Range]:
    """Return the stretches below a verb, and its object, that say what it answers."""
    parse = scene.parse
    words = scene.book.words
    below = [c for c in parse.children[head] if parse.tokens[c].dep in {"dobj", "xcomp"}]
    parts = []
    for i in (head, *below):
        for c in parse.children[i]:
            first, last = parse.edges[c]
            lead = "_".join(t.lower for t in parse.tokens[first : first + 3])
            token = parse.tokens[c]
            if (
                (token.dep == "prep" and token.lower in words["answers.prepositions"])
                or any(lead.startswith(p) for p in words["answers.phrases"])
                or (token.dep == "advcl" and lead.startswith("because"))
            ):
                parts.append((first, last))
    return parts
