"""Whom the words at a frame's places name: sources and targets with their spans."""

from collections.abc import Iterator

from tidings.readers.events.grammar import infinitive, is_passive, objects, subject
from tidings.readers.events.minting import Admits
from tidings.readers.events.naming import Party
from tidings.readers.events.phrase_words import prepositions
from tidings.readers.events.places import Places
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
# before "request", "order": what is done is what was asked
BEHESTS = frozenset({"at", "on", "by", "under", "upon"})
# before whom a deed hits
AT = frozenset({"to", "on", "against", "from"})
# before a meeting at which he was who is told of
AFTER = frozenset({"after", "during", "following", "at"})
# in what is promised or threatened these name whom it is done to
DONE_TO = frozenset({"AGREE", "THREATEN"})


class Parties(Places):
    """Fills the places of a frame with those whom its words name."""

    def of(self, deed: Deed) -> tuple[Party, Party]:
        """Return source and target of a deed."""
        frame = deed.frame
        if deed.kind == "verb":
            source = self.first(frame.source, deed.its_verb, None, "acting")
            target = self._target(deed, frame.target, deed.its_verb, None, source)
            target = self.with_state(target) if frame.no_place else target
        else:
            source, target = self._nominal(deed)
        return self._pair(deed, source, target)

    def _nominal(self, deed: Deed) -> tuple[Party, Party]:
        frame, verb, noun = deed.frame, deed.verb, deed.its_noun
        source = self.first(frame.nsource, None, noun, "acting")
        target = self._target(deed, frame.ntarget, verb, noun, source)
        if frame.type == "CONSULT":  # "the Vienna talks": where, not who
            source, target = self.no_places(source), self.no_places(target)
        if deed.manner == "cancel" and verb is None:
            caller = self.first(("own", "by"), None, deed.head, "acting")
            return caller, self._others(caller, source, target)
        if verb is None and frame.type == "CONSULT" and target and not source:
            source = self._who_came(noun, target)
        if verb is None:
            return source, target or self._in_clause(deed)
        if deed.manner == "do" and not target:  # "offered Oslo an apology"
            target = self.role("dative", verb, None, "persons")
        doer = self.at(subject(self.parse, verb), "acting")
        described = self.parse.tokens[verb].dep in {"acl", "relcl"}
        if source and (described or is_passive(self.parse, verb)) and deed.manner == "do":
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

    def _who_came(self, noun: int, target: Party) -> Party:
        """Return who says or does something after a meeting with others: he was at it.

        "After three hours of talks with Oslo's envoy the minister said …".
        """
        parse = self.parse
        above = parse.tokens[noun]
        while above.dep in {"pobj", "prep"} and above.pos in {"NOUN", "ADP", "SCONJ"}:
            if above.dep == "prep" and above.lower in AFTER:
                verb = parse.tokens[above.head]
                came = self.at(subject(parse, verb.i)) if verb.pos == "VERB" else Party()
                return came if self.cast.others(came.refs, target.refs) == came.refs else Party()
            above = parse.tokens[above.head]
        return Party()

    def _in_clause(self, deed: Deed) -> Party:
        """Return whom the clause round a deed noun names: its victims, or who does what is asked.

        "The strike killed two men"; "withdrew at the junta's request".
        """
        token = self.parse.tokens[deed.its_noun]
        above = self.parse.tokens[token.head]
        if deed.frame.type == "ASSAULT" and token.dep == "nsubj":
            harmed = above.lemma.lower() in self.book.party_nouns.harming
            return self.at(objects(self.parse, above.i), "anything") if harmed else Party()
        if deed.frame.type == "REQUEST" and (asked := self._to_do(token.i)) is not None:
            return self.at([asked], "persons")
        if deed.frame.type == "REQUEST" and token.dep == "pobj" and above.lower in BEHESTS:
            verb = self.parse.tokens[above.head]
            return self.at(subject(self.parse, verb.i), "acting") if verb.pos == "VERB" else Party()
        return Party()

    def _to_do(self, noun: int) -> int | None:
        """Return who is to do what a noun asks for: "the demand that Oslo free the crew"."""
        clause = self.parse.child(noun, "acl", "ccomp")
        return None if clause is None else self.parse.child(clause, "nsubj")

    def _undergone(self, deed: Deed, doer: Party) -> tuple[Party, Party]:
        """Return who does what somebody suffers: "drew anger from", "was subjected to … by"."""
        verb, noun = deed.its_verb, deed.its_noun
        touched = objects(self.parse, verb)
        author = self.first(("own", "by", "from", "at"), verb, noun, "acting")
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
            kept = self.cast.others(party.refs, doer.refs)
            foreign = tuple(r for r in kept if self.cast.state(r) not in states) or kept
            refs.update(dict.fromkeys(foreign if len(party.refs) > 1 else kept))
            spans.extend(party.spans if kept else ())
        return Party(tuple(refs), tuple(spans))

    def _pair(self, deed: Deed, source: Party, target: Party) -> tuple[Party, Party]:
        """Put those on both sides whom one place of a reciprocal act names: "A and B met"."""
        same = self.cast.others(target.refs, source.refs)
        if same != target.refs:
            target = Party(same, target.spans if same else ())
        mutual = deed.frame.reciprocal or deed.frame.type in {"CONSULT", "AGREE"}
        mutual = mutual and deed.frame.mode != "third-party"  # two mediators are one side
        if mutual and not target and self._together(deed, source):
            return source, source
        if mutual and not target and len(source.refs) > 1 and deed.manner != "cancel":
            return source, source
        return source, target

    def _together(self, deed: Deed, source: Party) -> bool:
        """Tell whether one phrase names both sides of an act, whoever they are: "the two sides"."""
        if len(source.refs) != 1 or deed.frame.mode == "visit" or not source.spans:
            return False
        within = self.parse.within(source.spans[0])
        words = {t.lemma.lower() for t in within}
        joined = any(t.dep == "cc" for t in within)  # "soldiers from India and Nepal"
        return self.cast.actors[source.refs[0]].plural and (
            joined or bool(words & self.book.party_nouns.together)
        )

    def _target(
        self, deed: Deed, roles: tuple[str, ...], verb: int | None, noun: int | None, source: Party
    ) -> Party:
        """Return who stands at the first of `roles` that names somebody other than the source.

        Who owns what is struck or taken goes before the thing, the thing before a mere place.
        """
        for role, admits in self._places(deed, roles):
            party = self.role(role, verb, noun, admits)
            if party and role != "owner":  # "Sudan's envoy and two attaches"
                party = self.role(role, verb, noun, self._admitted(deed, role))
            if not party and role == "below" and deed.frame.type in DONE_TO:
                party = self._done_to(deed.its_verb)
            kept = self.cast.others(party.refs, source.refs)
            if role == "below" and source:  # one's own side in what one says is nobody's target
                mine = {self.cast.state(r) for r in source.refs} - {None}
                kept = tuple(r for r in kept if self.cast.state(r) not in mine)
                if deed.frame.type == "THREATEN" and (not kept or self.speaks_for(source, party)):
                    party = self._struck_below(deed.its_verb)
                    kept = tuple(r for r in party.refs if self.cast.state(r) not in mine)
            if kept:
                return Party(kept, party.spans)
        return self._asked_of(deed) if deed.frame.type == "REQUEST" else Party()

    def speaks_for(self, source: Party, side: Party) -> bool:
        """Tell whether a state may be that of a minister of whom no state is told."""
        actors, state = self.cast.actors, self.cast.state
        held = bool(source.refs) and all(
            actors[r].kind == "person" and actors[r].sector == "GOV" and state(r) is None
            for r in source.refs
        )
        return held and any(actors[r].kind == "government" for r in side.refs)

    def _struck_below(self, verb: int) -> Party:
        """Return whom a threatened deed hits, as the clause tells it: "would bar Peru's ships"."""
        inner = self.parse.child(verb, "ccomp")
        if inner is None:
            return Party()
        things = objects(self.parse, inner)
        behind = [
            obj for h in (inner, *things) for p, obj in prepositions(self.parse, h) if p in AT
        ]
        return self.at(behind) or self.owners(behind) or self.at(things) or self.owners(things)

    def _asked_of(self, deed: Deed) -> Party:
        """Return whose deed is asked for: "demanded the minister's resignation"."""
        verb = deed.verb
        if verb is None:
            return Party()
        wanted = [*objects(self.parse, verb), *(obj for _, obj in prepositions(self.parse, verb))]
        nouns = [
            i
            for i in wanted
            if self.parse.tokens[i].lemma.lower() in self.book.party_nouns.own_deeds
        ]
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
        meets = self.parse.tokens[inner].lemma.lower() in self.book.party_nouns.done_to
        found = self.at(things, "persons") if meets else Party()
        return found or self.at(behind, "persons")

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
            thing = (
                self.parse.tokens[deed.its_verb].lemma.lower() in self.book.party_nouns.asking_for
            )
            return "persons" if plain in ASKED and not (thing and plain == "object") else "named"
        swapped = kind == "COOPERATE" and deed.frame.reciprocal and plain == "object"
        if plain == "below" or swapped:  # "the two swapped prisoners"
            return "named"
        if plain == "object" and deed.kind == "verb":
            token = self.parse.tokens[deed.its_verb]
            if token.lemma.lower() in self.book.party_nouns.throwing:
                return "named"
        if kind == "CONSULT" and deed.frame.place_target and plain == "object":
            return "listed"
        return STRUCK.get(kind, "persons")
