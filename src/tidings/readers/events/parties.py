"""Whom the words at a frame's places name: sources and targets with their spans."""

from collections.abc import Iterable, Iterator

from tidings.readers.events.grammar import (
    SAYINGS,
    infinitive,
    is_passive,
    objects,
    prepositions,
    subject,
    surface_subject,
)
from tidings.readers.events.minting import Admits
from tidings.readers.events.naming import ADJECTIVAL, Named, Party
from tidings.readers.events.triggers import Deed
from tidings.values import Span

__all__ = ["Parties", "Party"]

# who may stand at a target's place though the cast does not hold him, by the type of the act:
# most are done to those who can act, but what is struck or taken is a thing too
STRUCK: dict[str, Admits] = {
    "ASSAULT": "anything",
    "COERCE": "anything",
    "PROTEST": "listed",
    "AID": "listed",
    "MOBILIZE": "named",
}
# prepositions that tell where something is done, not to whom
WHERE = frozenset({"in", "near", "along", "off", "over", "around", "toward", "towards", "for"})
# of a request only these places name whom it is made of: not "called for talks with rebels"
ASKED = frozenset({"object", "on", "upon", "to", "addressee", "below"})
# what stands as object of these is what is thrown, not whom it hits
THROWING = frozenset(
    {"fire", "launch", "hurl", "throw", "lob", "use", "rain", "spray", "toss", "unleash", "drop"}
)
# of whom these are asked, they are a deed: "demanded the minister's resignation"
OWN_DEEDS = frozenset(
    {"resignation", "withdrawal", "departure", "apology", "surrender", "retreat", "exit"}
    | {"disarmament", "abdication", "compliance", "explanation", "restraint", "cooperation"}
)
# in what is promised or threatened these name whom it is done to
DONE_TO = frozenset({"AGREE", "THREATEN"})
MEETING = frozenset(
    {"meet", "visit", "join", "consult", "expel", "arrest", "attack", "deport", "punish", "free"}
    | {"release", "help", "support", "protect", "compensate", "kill", "sue", "shelter", "host"}
)
# what stands as object of these is asked for or only told, not asked
ASKING_FOR = frozenset({"demand", "request", "seek", "want", "propose", "require", "tell"})


VERBAL = frozenset(
    {"subject", "object", "owner", "author", "below", "dative", "addressee", "around"}
)


def _acting(admits: Admits) -> Admits:
    """Return whom a place of owners and authors admits: nobody who cannot act."""
    return admits if admits in {"named", "persons"} else "acting"


class Parties(Named):
    """Fills the places of a frame."""

    # ------------------------------------------------------------------ the places of a frame

    def of(self, deed: Deed) -> tuple[Party, Party]:
        """Return source and target of a deed."""
        frame = deed.frame
        if deed.kind == "verb":
            source = self._first(frame.source, deed.its_verb, None, "acting")
            target = self._target(deed, frame.target, deed.its_verb, None, source)
            target = self._with_state(target) if frame.no_place else target
        else:
            source, target = self._nominal(deed)
        return self._pair(deed, source, target)

    def _nominal(self, deed: Deed) -> tuple[Party, Party]:
        frame, verb, noun = deed.frame, deed.verb, deed.its_noun
        source = self._first(frame.nsource, None, noun, "acting")
        target = self._target(deed, frame.ntarget, verb, noun, source)
        if frame.type == "CONSULT":  # "the Vienna talks": where, not who
            source, target = self._no_places(source), self._no_places(target)
        if deed.manner == "cancel" and verb is None:
            caller = self._first(("own", "by"), None, deed.head, "acting")
            return caller, self._others(caller, source, target)
        if verb is None:
            return source, target
        doer = self.at(subject(self.parse, verb), "acting")
        if self.parse.tokens[verb].dep in {"acl", "relcl"} and source:
            doer = source  # "Oslo's threat, delivered by an envoy"
        if deed.manner == "undergo":
            return self._undergone(deed, doer)
        doer = doer or self._declared(verb)
        if deed.manner == "cancel":
            return (doer, self._others(doer, source, target)) if doer else (source, target)
        if deed.manner == "occur":
            return source, target
        if frame.type == "CONSULT" and not target and source and doer:
            target = self._others(doer, source, target)
        if not doer and deed.manner == "plan":
            return source, target
        return doer or source, target

    def _undergone(self, deed: Deed, doer: Party) -> tuple[Party, Party]:
        """Return who does what somebody suffers: "drew anger from", "was subjected to … by"."""
        verb, noun = deed.its_verb, deed.its_noun
        touched = objects(self.parse, verb)
        author = self._first(("own", "by", "from", "at"), verb, noun, "acting")
        if is_passive(self.parse, verb) and noun not in touched:
            author, doer = author or doer, self.at(touched, "anything")
        elif not doer:
            doer = self.at(subject(self.parse, verb), "anything")
        return (author if author.refs != doer.refs else Party()), doer

    def _declared(self, verb: int) -> Party:
        """Return who says that a deed is on or off, where the words name no doer."""
        token = self.parse.tokens[verb]
        if token.dep != "ccomp" or token.lemma != "be" or token.head == verb:
            return Party()
        return self.at(subject(self.parse, token.head))

    def _others(self, doer: Party, *parties: Party) -> Party:
        """Return those named who are not the doer, or the doer's own state."""
        states = {self.cast.state(r) for r in doer.refs} - {None}
        refs: dict[int, None] = {}
        spans: list[Span] = []
        for party in parties:
            kept = [r for r in party.refs if r not in doer.refs]
            foreign = [r for r in kept if self.cast.state(r) not in states] or kept
            refs.update(dict.fromkeys(foreign if len(party.refs) > 1 else kept))
            spans.extend(party.spans if kept else ())
        return Party(tuple(refs), tuple(spans))

    def _pair(self, deed: Deed, source: Party, target: Party) -> tuple[Party, Party]:
        """Share out a plural source of a reciprocal act: "A and B met"."""
        same = tuple(r for r in target.refs if r not in source.refs)
        if same != target.refs:
            target = Party(same, target.spans if same else ())
        mutual = deed.frame.reciprocal or deed.frame.type in {"CONSULT", "AGREE"}
        mutual = mutual and deed.frame.mode != "third-party"  # two mediators are one side
        if mutual and not target and len(source.refs) > 1 and deed.manner != "cancel":
            cut = 1 if len(source.spans) > 1 else len(source.spans)
            return (
                Party(source.refs[:1], source.spans[:cut]),
                Party(source.refs[1:], source.spans[1:] or source.spans),
            )
        return source, target

    def _target(
        self, deed: Deed, roles: tuple[str, ...], verb: int | None, noun: int | None, source: Party
    ) -> Party:
        """Return who stands at the first of `roles` that names somebody other than the source.

        Who owns what is struck or taken goes before the thing, the thing before a mere place.
        """
        for role, admits in self._places(deed, roles):
            party = self._role(role, verb, noun, admits)
            if party and role != "owner":  # "Sudan's envoy and two attaches"
                party = self._role(role, verb, noun, self._admitted(deed, role))
            if not party and role == "below" and deed.frame.type in DONE_TO:
                party = self._done_to(deed.its_verb)
            kept = tuple(r for r in party.refs if r not in source.refs)
            if role == "below" and source:  # one's own side in what one says is nobody's target
                mine = {self.cast.state(r) for r in source.refs} - {None}
                kept = tuple(r for r in kept if self.cast.state(r) not in mine)
            if kept:
                return Party(kept, party.spans)
        return self._asked_of(deed) if deed.frame.type == "REQUEST" else Party()

    def _asked_of(self, deed: Deed) -> Party:
        """Return whose deed is asked for: "demanded the minister's resignation"."""
        verb = deed.verb
        if verb is None:
            return Party()
        wanted = [*objects(self.parse, verb), *(obj for _, obj in prepositions(self.parse, verb))]
        nouns = [i for i in wanted if self.parse.tokens[i].lemma.lower() in OWN_DEEDS]
        return self.owners(nouns, author=True, admits="persons")

    def _done_to(self, verb: int) -> Party:
        """Return whom a promised or threatened deed is done to, behind its own words."""
        inner = infinitive(self.parse, verb)
        if inner is None:
            return Party()
        things = objects(self.parse, inner)
        after = (
            (prep, obj) for at in (inner, *things) for prep, obj in prepositions(self.parse, at)
        )
        behind = [obj for prep, obj in after if prep in {"to", "with", "against", "on"}]
        meets = self.parse.tokens[inner].lemma.lower() in MEETING
        found = self.at(things, "persons") if meets else Party()
        return found or self._no_places(self.at(behind, "persons"))

    def _places(self, deed: Deed, roles: tuple[str, ...]) -> Iterator[tuple[str, Admits]]:
        """Yield the places of a target in order, and who may stand there."""
        admitted = [(role, self._admitted(deed, role)) for role in roles]
        things = {"listed", "anything"}
        if not any(admits in things for _, admits in admitted):
            yield from admitted
            return
        for role, admits in admitted:
            if role == "owner" and self._theirs(deed):
                continue
            if admits != "named":
                yield role, "named"
        yield from (
            (role, admits) for role, admits in admitted if role != "owner" and admits in things
        )
        yield from admitted

    def _theirs(self, deed: Deed) -> bool:
        """Tell whether what a verb touches belongs to whom a pronoun stands for ("its gates")."""
        return any(
            self.parse.tokens[c].tag == "PRP$"
            for thing in objects(self.parse, deed.its_verb)
            for c in self.parse.children[thing]
        )

    def _admitted(self, deed: Deed, role: str) -> Admits:
        """Return who may stand at a target's place though the cast does not hold him."""
        kind, plain = deed.frame.type, role.rpartition(":")[2].removeprefix("@")
        if plain in WHERE and not (plain == "for" and kind == "AID"):
            return "named"
        if kind == "REQUEST" and deed.kind == "verb":
            thing = self.parse.tokens[deed.its_verb].lemma.lower() in ASKING_FOR
            return "persons" if plain in ASKED and not (thing and plain == "object") else "named"
        if plain == "below":
            return "named"
        if plain == "object" and deed.kind == "verb":
            token = self.parse.tokens[deed.its_verb]
            if token.lemma.lower() in THROWING:
                return "named"
        if kind == "CONSULT" and deed.frame.place_target and plain == "object":
            return "listed"
        return STRUCK.get(kind, "persons")

    def _first(
        self, roles: tuple[str, ...], verb: int | None, noun: int | None, admits: Admits
    ) -> Party:
        """Return who stands at the first of `roles` that names somebody."""
        parties = (self._role(role, verb, noun, admits) for role in roles)
        return next((party for party in parties if party), Party())

    def _role(self, role: str, verb: int | None, noun: int | None, admits: Admits) -> Party:
        parse = self.parse
        if role in {"own", "owned", "cause"}:
            return Party() if noun is None else self._nominal_role(role, verb, noun, admits)
        if verb is not None and role in VERBAL:
            return self._verbal(role, verb, admits)
        via, _, prep = role.rpartition(":")
        heads = [h for h in (noun, verb) if h is not None]
        if prep.startswith("@"):
            prep = prep[1:]
        elif verb is not None:
            heads.extend(i for thing in objects(parse, verb) for i in parse.conjuncts(thing))
            if via and via != "owner":
                heads = [obj for p, obj in prepositions(parse, verb) if p == via]
        found = list(self._prepositional(prep, heads))
        party = self.joined(self._seen(i, admits) for i in found)
        if not party and prep in {"on", "against", "of", "into"}:
            nouns = (i for i in found if parse.tokens[i].pos == "NOUN")
            return self.owners(nouns, admits=_acting(admits))
        return party

    def _nominal_role(self, role: str, verb: int | None, noun: int, admits: Admits) -> Party:
        """Return who stands at a deed noun's own places."""
        parse, acting = self.parse, _acting(admits)
        if role == "owned":
            nouns = (o for p, o in prepositions(parse, noun) if p == "of")
            return self.owners(nouns, admits=acting)
        if role == "cause":
            heads = (h for h in (noun, verb) if h is not None)
            overs = [(p, obj) for h in heads for p, obj in prepositions(parse, h)]
            return self.owners((obj for p, obj in overs if p in {"over", "for"}), admits=acting)
        own = [
            self.inside(c, noun, acting)
            for c in parse.children[noun]
            if parse.tokens[c].dep in ADJECTIVAL and not self.hyphenated(c)
        ]
        return next((party for party in own if party), Party())

    def _seen(self, i: int, admits: Admits) -> Party:
        """Return who stands under a preposition: "its ambassador to Peru" names Peru there."""
        above = self.parse.tokens[self.parse.tokens[i].head].head
        held = any(
            span.start <= self.parse.tokens[above].start < span.end
            for _, span in self.spans.get(i, ())
        )
        return self.inside(i, above) if held else self.at([i], admits)

    def _prepositional(self, prep: str, heads: list[int]) -> Iterator[int]:
        for head in dict.fromkeys(heads):
            found = [obj for p, obj in prepositions(self.parse, head) if p == prep]
            if not found and self.parse.tokens[head].pos == "NOUN":
                # "the expulsion of 20 diplomats by Kiev": the parser hangs "by" on the diplomats
                found = [
                    inner
                    for _, obj in prepositions(self.parse, head)
                    for p, inner in prepositions(self.parse, obj)
                    if p == prep
                ]
            if found:
                yield from found
                return

    def _verbal(self, role: str, verb: int, admits: Admits) -> Party:
        parse = self.parse
        if role == "subject":
            heads = subject(parse, verb)
            return self.at(heads, admits) or self._said_of_self(verb, heads)
        if role == "object":
            return self.at(objects(parse, verb), admits)
        if role in {"owner", "author"}:
            touched = objects(parse, verb)
            return self.owners(touched, author=role == "author", admits=_acting(admits))
        if role == "addressee":
            return self._addressee(verb)
        if role == "around":
            return self._around(verb)
        if role == "dative":
            given = [c for c in parse.children[verb] if parse.tokens[c].dep == "dative"]
            thing = parse.child(verb, "dobj", "oprd")
            if is_passive(parse, verb) and thing is not None:  # "Oslo was promised help"
                given.extend(c for c in objects(parse, verb) if c != thing)
            return self.at(given, admits)
        return self._below(verb, admits)

    def _below(self, verb: int, admits: Admits) -> Party:
        """Return who is named in the clause that a verb governs."""
        parse = self.parse
        inner = infinitive(parse, verb)
        named = any(p in {"on", "upon"} for p, _ in prepositions(parse, verb))
        if named or parse.child(verb, "dobj") is not None:
            return Party()  # the one addressed stands at the verb, known or not
        if inner is None:
            inner = parse.child(verb, "ccomp", "xcomp")
        if inner is None:
            return Party()
        mine = set(surface_subject(parse, verb))
        people = [i for i in surface_subject(parse, inner) if i not in mine]
        return (
            self.at(people, "persons")
            or self.at(objects(parse, inner), admits)
            or self.owners(objects(parse, inner))
            or self._not_place(obj for _, obj in prepositions(parse, inner))
        )

    def _addressee(self, verb: int) -> Party:
        """Return to whom the letter went that "urges it": the words' receiver."""
        above = self.parse.tokens[verb].head
        nouns = [above, *(objects(self.parse, above) if above != verb else ())]
        letters = [n for n in nouns if self.parse.tokens[n].lemma.lower() in SAYINGS]
        return self.at(
            obj
            for n in (*letters, *([above] if letters else []))
            for prep, obj in prepositions(self.parse, n)
            if prep == "to"
        )

    def _around(self, verb: int) -> Party:
        """Return who acts in the clause round what is done: "signed it after talks led by"."""
        for thing in objects(self.parse, verb):
            over = (a for a in self.parse.ancestors(thing) if self.parse.tokens[a].pos == "VERB")
            above = next((a for a in over if a != verb), None)
            if above is not None and thing not in surface_subject(self.parse, above):
                return self.at(surface_subject(self.parse, above))
        return Party()

    def _with_state(self, party: Party) -> Party:
        kept = tuple(r for r in party.refs if self.cast.state(r) is not None)
        return Party(kept, party.spans) if kept else Party()

    def _not_place(self, heads: Iterable[int]) -> Party:
        return self._no_places(self.at(heads))

    def _no_places(self, party: Party) -> Party:
        kept = tuple(r for r in party.refs if self.cast.actors[r].kind != "place")
        return Party(kept, party.spans) if kept else Party()

    def _said_of_self(self, verb: int, heads: tuple[int, ...]) -> Party:
        """Return the speaker where an unresolved pronoun repeats it ("Paris said it would")."""
        token = self.parse.tokens[verb]
        if token.dep != "ccomp" or not heads or self.parse.tokens[heads[0]].pos != "PRON":
            return Party()
        if self.parse.tokens[heads[0]].lower not in {"it", "they", "he", "she"}:
            return Party()
        return self.at(subject(self.parse, token.head))
