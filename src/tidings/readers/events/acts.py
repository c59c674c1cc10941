"""Which deeds stand as acts: the parties and words that each kind must have."""

from dataclasses import dataclass, replace

from tidings.codebook.events import Frame
from tidings.readers.events.fitting import fits
from tidings.readers.events.gate import Gate
from tidings.readers.events.grammar import infinitive, is_clausal, is_passive, objects
from tidings.readers.events.parties import Parties, Party
from tidings.readers.events.phrase_words import own_tokens, prepositions
from tidings.readers.events.status import status_of
from tidings.readers.events.triggers import Deed
from tidings.readers.events.verb_form import hangs_on_condition
from tidings.readers.syntax import Parse, Token
from tidings.readers.times.tense import tense
from tidings.values import Status

UNSURE = frozenset({"hypothetical", "denied", "counterfactual"})
# acts of words that may be about a deed, a plan: "welcomed the deal"
JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
# acts that need not be told with whom they help: "will provide electricity"
ONE_SIDED = JUDGING | {"AID"}
# acts of two sides on each other: "the ministers met"
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "RETREAT"})
# what may be told without its parties
BARE = frozenset({"happened", "ongoing", "planned"})
# verbs of asking that ask for a deed: "asked whether" and "ordered lunch" do not
ASKED = frozenset(
    {"ask", "press", "order", "invite", "instruct", "beg", "lobby", "pressure", "insist", "push"}
)
MEASURES = frozenset({"round", "hour", "day", "week", "month", "series", "minute"})
PRESUPPOSED = frozenset({"after", "over", "following", "since", "during", "at", "before"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A deed with its parties and status, before it becomes an event.

    `evidence` names what let it through the gate, or `near` it, where a trained model may decide.
    `coder` is the model that typed it, if one did, and `likely` how sure it is of the type, 0 to 1.
    """

    deed: Deed
    source: Party
    target: Party
    status: Status
    evidence: tuple[str, ...] = ()
    near: bool = False
    coder: str = ""
    likely: float = 0.0


def code(deed: Deed, gate: Gate) -> Coded | None:
    """Return a deed with its parties and status; none where it is far from a political act."""
    parties = gate.parties
    status = status_of(parties.parse, deed, parties.book)
    if status is None:
        return None
    source, target = parties.of(deed)
    if not _between(deed, source, target, parties):
        plain = next((f for f in parties.book.frames if f.id == deed.frame.otherwise), None)
        if plain is None or not _fits(deed, plain, parties):
            return None
        return code(replace(deed, frame=plain), gate)
    weighed = gate.weigh(deed, source, target)
    near = gate.nearly(weighed, source, target)
    coded = Coded(
        deed=deed, source=source, target=target, status=status, evidence=weighed.evidence, near=near
    )
    return coded if (near or gate.passes(weighed)) and stands(coded, gate) else None


def _fits(deed: Deed, plain: Frame, parties: Parties) -> bool:
    """Tell whether the words of a deed fit the frame that is to be taken in place of its own."""
    if deed.frame.needs != "foreign" or deed.verb is None:
        return True
    return fits(parties.parse, deed.verb, plain, parties.book)


def _between(deed: Deed, source: Party, target: Party, parties: Parties) -> bool:
    """Tell whether a deed's parties are of different states where its frame asks for that."""
    if deed.frame.needs == "foreign":
        return _abroad(source, target, parties)
    return not deed.frame.otherwise or _between_states(source, target, parties)


def _between_states(source: Party, target: Party, parties: Parties) -> bool:
    """Tell whether the parties belong to two states, both known."""
    state = parties.cast.state
    mine, theirs = ({state(r) for r in party.refs} for party in (source, target))
    return bool(mine and theirs) and None not in mine | theirs and not mine & theirs


def _abroad(source: Party, target: Party, parties: Parties) -> bool:
    """Tell whether a deed is done to another state's, or by nobody told to those of some state."""
    theirs = {parties.cast.state(r) for r in target.refs} - {None}
    mine = {parties.cast.state(r) for r in source.refs} - {None}
    return bool(theirs) and (not source or bool(mine)) and not mine & theirs


def stands(coded: Coded, gate: Gate) -> bool:
    """Tell whether a deed has what its frame asks for: parties, an object, a day."""
    deed, parties = coded.deed, gate.parties
    if not (coded.source or coded.target):
        return "+dated meeting" in coded.evidence or _bare_act(coded, parties)
    if coded.status == "hypothetical" and deed.kind == "noun":
        return False
    if coded.status == "hypothetical" and not (coded.source or deed.sure):
        return False
    if deed.kind == "verb":
        return _verb_stands(coded, gate)
    return _noun_stands(coded, gate)


def _verb_stands(coded: Coded, gate: Gate) -> bool:
    deed, source, parties = coded.deed, coded.source, gate.parties
    frame = deed.frame
    if frame.person and not parties.political(source.refs):
        return False
    if frame.crowd and parties.holds_power(source.refs):
        return False
    passive = (  # each hides the doer: "was freed", "a bomb hit", "walked free"
        is_passive(parties.parse, deed.its_verb) or gate.armed(deed) or not frame.source
    )
    if not frame.place_target and coded.target and frame.type == "CONSULT" and not source:
        return False
    if frame.type == "CONSULT" and _are_things(source, gate):
        return False
    if deed.sure and (passive or source):
        return True
    return (bool(source) or passive) and _has_needs(coded, gate, passive)


def _are_things(source: Party, gate: Gate) -> bool:
    """Tell whether those who meet have names with an article only: "the Havfruen", a boat."""
    text, unknown = gate.parse.text, gate.standing(source) == "somebody named"
    the = (text[max(0, span.start - 4) : span.start].lower() == "the " for span in source.spans)
    return bool(source.spans) and unknown and all(the)


def _has_needs(coded: Coded, gate: Gate, passive: bool) -> bool:
    deed, source, target = coded.deed, coded.source, coded.target
    parse, verb, needs = gate.parse, deed.its_verb, deed.frame.needs
    if needs == "pair":
        mutual = deed.frame.reciprocal or deed.frame.type in MUTUAL
        one_sided = deed.frame.type in ONE_SIDED and gate.is_political(source)
        return (
            bool(source and target)
            or (mutual and gate.several(source))
            or (one_sided and bool(objects(parse, verb)))
        )
    if needs == "request":
        return _asks(coded, gate)
    if needs == "threat":
        return _threatens(coded, gate)
    if needs == "own deed":
        return _own_deed(coded, gate)
    if needs == "political source":
        return gate.parties.political(source.refs)
    if needs == "target":
        return bool(target) or (
            deed.frame.type in JUDGING and gate.acts(source) and bool(objects(parse, verb))
        )
    if needs == "object":
        something = (
            target
            or objects(parse, verb)
            or any(prepositions(parse, verb))
            or is_clausal(parse, verb)
        )
        return bool(something) and (not source or gate.acts(source) or bool(target))
    return gate.acts(source) if source else passive and bool(target)


def _asks(coded: Coded, gate: Gate) -> bool:
    """A request: of somebody, or for a deed; "asked whether" and "ordered lunch" are none."""
    verb, parse = coded.deed.its_verb, gate.parse
    if not gate.acts(coded.source):
        return False
    lemma = parse.tokens[verb].lemma.lower()
    inner = infinitive(parse, verb)
    if lemma == "want" and not objects(parse, verb):
        return False  # "wants to go": nobody is asked
    if lemma in ASKED:
        return (inner is not None and (bool(coded.target) or lemma == "order")) or (
            lemma in {"ask", "press", "push"}
            and any(p == "for" for p, _ in prepositions(parse, verb))
        )
    return (
        bool(coded.target)
        or inner is not None
        or is_clausal(parse, verb)
        or any(objects(parse, verb))
        or any(prepositions(parse, verb))
    )


def _own_deed(coded: Coded, gate: Gate) -> bool:
    """Tell whether the speaker's own side is to act in what is said: "it", or its own state."""
    parties = gate.parties
    parse, verb = parties.parse, coded.deed.its_verb
    inner = parse.child(verb, "ccomp")
    who = None if inner is None else parse.child(inner, "nsubj")
    if inner is None or who is None or not gate.acts(coded.source):
        return False
    if not any(parse.tokens[c].lower in {"will", "would"} for c in parse.children[inner]):
        return False
    if parse.tokens[who].lower in {"it", "they", "he", "she", "we", "i"}:
        return True
    side = parties.at([who])
    state = parties.cast.state
    same = {state(r) for r in side.refs} & {state(r) for r in coded.source.refs} - {None}
    if same or set(side.refs) & set(coded.source.refs):
        return True
    return parties.speaks_for(coded.source, side) and hangs_on_condition(
        parse, inner, parties.book.status
    )


def _threatens(coded: Coded, gate: Gate) -> bool:
    verb, parse, parties = coded.deed.its_verb, gate.parse, gate.parties
    if not gate.acts(coded.source):
        return False
    lemma = parse.tokens[verb].lemma.lower()
    inner = infinitive(parse, verb)
    if lemma == "warn":
        return parties.political(coded.target.refs) or _own_deed(coded, gate)
    if lemma in {"vow", "swear"}:
        return inner is not None and parse.tokens[inner].lemma.lower() in parties.book.hostile
    return inner is not None or bool(coded.target) or bool(objects(parse, verb))


def _noun_stands(coded: Coded, gate: Gate) -> bool:
    """A deed noun tells an act under a light verb, or with its doer and enough round it."""
    deed, source, target, parties = coded.deed, coded.source, coded.target, gate.parties
    if deed.frame.crowd and parties.holds_power(source.refs):
        return False
    if deed.kind == "light":
        return _light_stands(coded, gate)
    if deed.manner == "cancel":
        return bool(source) or deed.sure
    if deed.frame.state or _standing(coded, parties):
        return False
    if not source and _is_cause(coded, parties):
        return bool(target)  # whose deed it was is not told: "over the shelling of Riga"
    if deed.frame.weak and not deed.sure:
        return bool(source and target) and _pinned(coded, parties)
    if source:
        return bool(target) or _pinned(coded, parties)
    # "the expulsion of two Poles in May", "after the arrest of his brother"
    return bool(target) and (_dated(coded, parties) or (deed.sure and _pinned(coded, parties)))


def _light_stands(coded: Coded, gate: Gate) -> bool:
    deed, source, target = coded.deed, coded.source, coded.target
    if deed.verb is not None and _described(coded, gate.parties):
        return False
    if deed.manner == "occur":
        return bool(source or target)
    if deed.manner == "undergo":
        return deed.sure or gate.acts(target) or (gate.acts(source) and bool(target))
    if deed.manner == "plan" and not source:
        return bool(target)
    return gate.acts(source) or (not source and bool(target))


def _described(coded: Coded, parties: Parties) -> bool:
    """Tell whether a participle only describes: "the sanctions imposed on Iraq" are no news."""
    parse, verb = parties.parse, coded.deed.its_verb
    if parse.tokens[verb].dep not in {"acl", "relcl"} or coded.source:
        return False
    near = [*parse.children[verb], *(obj for _, obj in prepositions(parse, verb))]
    return not any(parse.tokens[i].ent in {"DATE", "TIME"} for i in near)


def _standing(coded: Coded, parties: Parties) -> bool:
    parse = parties.parse
    return any(
        parse.tokens[c].lower in parties.book.standing for c in parse.children[coded.deed.head]
    )


def _dated(coded: Coded, parties: Parties) -> bool:
    parse = parties.parse
    return any(parse.tokens[i].ent == "DATE" for i in own_tokens(parse, coded.deed.head))


def _pinned(coded: Coded, parties: Parties) -> bool:
    """Tell whether a deed noun is told as one act: dated, placed, or under a cause or a ordinal."""
    parse, head = parties.parse, coded.deed.head
    first, last = parse.edges[head]
    if any(t.ent in {"DATE", "TIME"} for t in parse.tokens[first : last + 1]):
        return True
    token = parse.tokens[head]
    while (
        token.dep == "pobj" and parse.tokens[token.head].lower == "of" and _measured(parse, token)
    ):
        token = parse.tokens[parse.tokens[token.head].head]  # "after three hours of talks"
    if token.dep != "pobj":
        return parse.child(head, "det") is not None or token.dep in {"nsubj", "nsubjpass"}
    above = parse.tokens[token.head]
    higher = parse.tokens[above.head].lemma.lower()
    return higher in parties.book.causal or above.lower in PRESUPPOSED


def _measured(parse: Parse, token: Token) -> bool:
    """Tell whether a noun is measured by the one above it: "hours of talks", "a round of talks"."""
    above = parse.tokens[parse.tokens[token.head].head]
    return above.ent in {"TIME", "DATE"} or above.lemma.lower() in MEASURES


def _is_cause(coded: Coded, parties: Parties) -> bool:
    """Tell whether a deed noun stands as what another act answers, to which it is then tied."""
    parse, book = parties.parse, parties.book
    token = parse.tokens[coded.deed.head]
    if token.dep not in {"pobj", "pcomp"}:
        return False
    prep = parse.tokens[token.head]
    above = parse.tokens[prep.head]
    if prep.lower in {"to", "for"}:
        return above.lemma.lower() in book.causal
    return prep.lower in book.causal_prepositions or above.lower == "because"


def _bare_act(coded: Coded, parties: Parties) -> bool:
    """An act whose words alone make it public, told without who did it or whom it hit."""
    deed, parse = coded.deed, parties.parse
    if "+passive in politics" in coded.evidence:
        return coded.status in BARE
    if not (deed.frame.bare or deed.sure) or coded.status not in BARE:
        return False
    if deed.kind == "verb":
        verb = deed.its_verb
        if tense(parse, verb) == "":
            return False  # "expected the crew to be freed", "the crew freed on Friday"
        return bool(deed.frame.subjects) or is_passive(parse, verb)
    return deed.kind == "light"
