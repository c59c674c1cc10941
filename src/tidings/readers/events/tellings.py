"""One act, one event: tellings of one sentence joined, what is only wished or asked dropped."""

from dataclasses import replace
from itertools import islice

from tidings.readers.events.acts import Coded
from tidings.readers.events.parties import Parties, Party
from tidings.readers.syntax import Parse

# types whose act is to speak of another: what they speak of is no act of its own
SPEECH = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE", "ACCUSE", "SUPPORT"})
TOLD_TOGETHER = frozenset({"planned", "called off", "proposed"})


def alike(parse: Parse, coded: list[Coded]) -> list[Coded]:
    """Give a bare meeting the parties of the one it is set beside ("the second, after …")."""
    known = {c.deed.head: c for c in coded if c.source or c.target}
    found = []
    for c in coded:
        twin = None if c.source or c.target else _twin(parse, c, known)
        found.append(replace(c, source=twin.source, target=twin.target) if twin else c)
    return found


def _twin(parse: Parse, bare: Coded, known: dict[int, Coded]) -> Coded | None:
    head = parse.tokens[bare.deed.head]
    prep = parse.tokens[head.head]
    if head.dep != "pobj" or prep.lower not in {"after", "since", "following", "before"}:
        return None
    verb = prep.head
    while parse.tokens[verb].pos not in {"VERB", "AUX"} and parse.tokens[verb].head != verb:
        verb = parse.tokens[verb].head
    first, last = parse.edges[verb]
    words = {t.lower for t in parse.tokens[first : last + 1]}
    if not words & {"second", "third", "fourth", "fifth", "another", "next", "again", "latest"}:
        return None
    under = parse.child(verb, "nsubj", "nsubjpass", "dobj")
    return None if under is None else known.get(under)


def without_inner(parse: Parse, coded: list[Coded]) -> list[Coded]:
    """Drop what is only wished, threatened or promised by another act, and promises to meet.

    Of a denial the act denied is kept.
    """
    by_verb = {c.deed.verb: c for c in coded if c.deed.kind == "verb"}
    spoken = {c.deed.head: c for c in coded if c.deed.kind != "verb" and c.deed.frame.status}
    dropped: set[int] = set()
    for c in coded:
        head = c.deed.verb if c.deed.verb is not None else c.deed.head
        above = [by_verb[a] for a in parse.ancestors(head) if a in by_verb and a != head]
        over = next((a for a in above if _governs(parse, a, head)), None)
        if over is None:  # "a threat to storm", "demands for the release of"
            near = (spoken.get(a) for a in islice(parse.ancestors(head), 4))
            over = next((s for s in near if s is not None and s is not c), None)
        if over is None:
            continue
        promised = over.deed.frame.type == "AGREE" and over.status != "proposed"
        denying = over.deed.frame.type == "REJECT" and c.status == "denied"
        if denying or (promised and c.deed.frame.type == "CONSULT"):
            dropped.add(over.deed.head)
        else:
            dropped.add(c.deed.head)
    return [c for c in coded if c.deed.head not in dropped]


def _governs(parse: Parse, over: Coded, head: int) -> bool:
    """Tell whether an act's verb takes another as what is asked, threatened, promised, refused."""
    frame = over.deed.frame
    if frame.type not in SPEECH and not frame.inner and frame.complement != "clause":
        return False
    child = head
    for above in parse.ancestors(head):
        if above == over.deed.verb:
            token = parse.tokens[child]
            if token.dep in {"xcomp", "ccomp", "dobj", "nsubjpass"}:
                return True
            if token.dep == "advcl":
                return token.tag == "VB"
            return token.dep == "prep" and token.lower in {
                "of",
                "for",
                "with",
                "to",
                "against",
                "from",
            }
        child = above
    return False


def once(parse: Parse, coded: list[Coded], parties: Parties) -> list[Coded]:
    """Keep one of two tellings of one act in one sentence: the fuller."""
    kept: dict[int, list[Coded]] = {}
    for c in coded:
        told = kept.setdefault(parse.tokens[c.deed.head].sentence, [])
        twin = next((i for i, k in enumerate(told) if _same_act(parse, k, c, parties)), None)
        if twin is None:
            told.append(c)
        elif _fullness(c) > _fullness(told[twin]):
            told[twin] = c
    return [c for told in kept.values() for c in told]


def _fullness(coded: Coded) -> tuple[int, int, int]:
    rank = {"called off": 2, "happened": 1}.get(coded.status, 0)
    kind = {"verb": 2, "light": 1, "noun": 0}[coded.deed.kind]
    return rank, bool(coded.source) + bool(coded.target), kind


def _same_act(parse: Parse, one: Coded, other: Coded, parties: Parties) -> bool:
    if one.deed.frame.type != other.deed.frame.type:
        return False
    if _describes(parse, other, one) or _describes(parse, one, other):
        return True
    if one.deed.kind == "verb" and other.deed.kind == "verb" and not _parallel(parse, one, other):
        return False
    if one.status != other.status and not {one.status, other.status} <= TOLD_TOGETHER:
        return False
    return _agree(one.source, other.source, parties) and _agree(one.target, other.target, parties)


def _describes(parse: Parse, noun: Coded, act: Coded) -> bool:
    """Tell whether a deed noun stands beside a clause as what the clause tells.

    "The two met, the first meeting between leaders of the states": no other act, whoever is named.
    """
    head = noun.deed.head
    if noun.deed.kind != "noun" or noun.deed.manner != "alone" or act.deed.verb is None:
        return False
    if parse.tokens[head].dep not in {"npadvmod", "appos"}:
        return False
    above = next((a for a in parse.ancestors(head) if parse.tokens[a].pos == "VERB"), None)
    return above == act.deed.verb


def _parallel(parse: Parse, one: Coded, other: Coded) -> bool:
    """Tell whether two verbs are one act told twice: the second a participle below the first."""
    a, b = one.deed.head, other.deed.head
    return (
        parse.tokens[b].head == a
        and parse.tokens[b].dep == "advcl"
        and parse.tokens[b].tag == "VBG"
    )


def _agree(one: Party, other: Party, parties: Parties) -> bool:
    if not one or not other or set(one.refs) & set(other.refs):
        return True
    state = parties.cast.state
    return bool({state(r) for r in one.refs} & {state(r) for r in other.refs} - {None})
