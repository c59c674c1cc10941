"""The places that a frame names: subject, object, possessor, what stands behind a preposition."""

from collections.abc import Iterable, Iterator
from itertools import islice

from tidings.readers.events.grammar import (
    SAYINGS,
    infinitive,
    is_passive,
    objects,
    subject,
    surface_subject,
)
from tidings.readers.events.minting import Admits
from tidings.readers.events.naming import ADJECTIVAL, Named, Party
from tidings.readers.events.phrase_words import prepositions
from tidings.readers.syntax import Parse

VERBAL = frozenset(
    {"subject", "object", "owner", "author", "below", "dative", "addressee", "around", "whose"}
)

SPEAKER_REACH = 5  # how far above "it" its speaker stands
# what names the parties of a deed noun, on which the parser hangs the others
OF_A_DEED = frozenset({"of", "by", "on", "against", "with", "to", "from", "between", "into"})


def _acting(admits: Admits) -> Admits:
    """Return whom a place of owners and authors admits: nobody who cannot act."""
    return admits if admits in {"named", "persons"} else "acting"


def _before_count(parse: Parse, thing: int) -> Iterator[int]:
    """Yield who is given a thing where the parser takes him for part of it: "gave Oslo 12 tanks".

    A name before an article or a number belongs to no phrase that these begin.
    """
    below = parse.children[thing]
    begins = [c for c in below if parse.tokens[c].dep in {"det", "nummod"} and c < thing]
    for c in below:
        if parse.tokens[c].dep in {"nmod", "compound"} and any(c < b for b in begins):
            yield c


def _persons(admits: Admits) -> Admits:
    """Return whom a word before a deed noun names: "rebel fire" is of rebels, mortar fire not."""
    return "persons" if admits == "acting" else admits


class Places(Named):
    """Looks up who stands at a place of a frame (see events.toml for their names)."""

    def first(
        self, roles: tuple[str, ...], verb: int | None, noun: int | None, admits: Admits
    ) -> Party:
        """Return who stands at the first of `roles` that names somebody."""
        parties = (self.role(role, verb, noun, admits) for role in roles)
        return next((party for party in parties if party), Party())

    def role(self, role: str, verb: int | None, noun: int | None, admits: Admits) -> Party:
        """Return who stands at one place of a verb or a deed noun."""
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
        found = [self._run_together(i) for i in self._prepositional(prep, heads)]
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
            self.inside(c, noun, acting if parse.tokens[c].dep == "poss" else _persons(acting))
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

    def _run_together(self, i: int) -> int:
        """Return the name before a verb that the parser takes for an adjective of the next name.

        "The expulsion by Pakistan angered Delhi": it reads "(Pakistan angered) Delhi".
        """
        below = [c for c in self.parse.children[i] if self.parse.tokens[c].tag == "VBD"]
        if not below or below[0] >= i:
            return i
        names = [c for c in self.parse.children[i] if c < below[0] and c in self.spans]
        return names[-1] if names else i

    def _prepositional(self, prep: str, heads: list[int]) -> Iterator[int]:
        for head in dict.fromkeys(heads):
            found = [obj for p, obj in prepositions(self.parse, head) if p == prep]
            if not found and self.parse.tokens[head].pos == "NOUN":
                # "the expulsion of 20 diplomats by Kiev": the parser hangs "by" on the diplomats
                found = [
                    inner
                    for above, obj in prepositions(self.parse, head)
                    for p, inner in prepositions(self.parse, obj)
                    if p == prep and above in OF_A_DEED
                ]
            if found:
                yield from found
                return

    def _verbal(self, role: str, verb: int, admits: Admits) -> Party:
        parse = self.parse
        if role == "subject":
            heads = subject(parse, verb)
            return self.at(heads, admits) or self._said_of_self(verb, heads) or self._handled(heads)
        if role == "object":
            return self.at(objects(parse, verb), admits)
        if role in {"owner", "author"}:
            touched = objects(parse, verb)
            return self.owners(touched, author=role == "author", admits=_acting(admits))
        if role == "whose":
            return self.owners(self._handles(verb), admits=_acting(admits))
        if role == "addressee":
            return self._addressee(verb)
        if role == "around":
            return self._around(verb)
        if role == "dative":
            given = [c for c in parse.children[verb] if parse.tokens[c].dep == "dative"]
            thing = parse.child(verb, "dobj", "oprd")
            if thing is not None:
                given.extend(_before_count(parse, thing))
            if is_passive(parse, verb) and thing is not None:  # "Oslo was promised help"
                given.extend(c for c in objects(parse, verb) if c != thing)
            return self.at(given, admits) or self.owners(given, admits="named")
        return self._below(verb, admits)

    def _handles(self, verb: int) -> list[int]:
        """Return the nouns by which an idiom takes hold: "laid it at Oslo's door"."""
        parse = self.parse
        things = objects(parse, verb)
        inner = [obj for thing in things for p, obj in prepositions(parse, thing) if p == "of"]
        heads = (verb, *things, *inner)
        return [obj for head in heads for _, obj in prepositions(parse, head)]

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
            or self.at((i for i in objects(parse, inner) if not self._ones_own(i)), admits)
            or self.owners(objects(parse, inner))
            or self._not_place(obj for _, obj in prepositions(parse, inner))
        )

    def _ones_own(self, i: int) -> bool:
        """Tell whether a pronoun owns it: what Oslo does to "its envoy" is done to no other."""
        return any(self.parse.tokens[c].tag == "PRP$" for c in self.parse.children[i])

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

    def with_state(self, party: Party) -> Party:
        """Return those of a party whose state is known."""
        kept = tuple(r for r in party.refs if self.cast.state(r) is not None)
        return Party(kept, party.spans) if kept else Party()

    def _not_place(self, heads: Iterable[int]) -> Party:
        return self.no_places(self.at(heads))

    def no_places(self, party: Party) -> Party:
        """Return those of a party who are no mere places."""
        kept = tuple(r for r in party.refs if self.cast.actors[r].kind != "place")
        return Party(kept, party.spans) if kept else Party()

    def _handled(self, heads: tuple[int, ...]) -> Party:
        """Return whose draft or weapon does it: "the senator's bill bans", "Russian shells"."""
        things = self.book.status.drafts | self.book.gate.arms
        return self.owners(h for h in heads if self.parse.tokens[h].lemma.lower() in things)

    def _said_of_self(self, verb: int, heads: tuple[int, ...]) -> Party:
        """Return the speaker where an unresolved pronoun repeats it ("Paris said it would")."""
        token = self.parse.tokens[verb]
        if token.dep not in {"ccomp", "acl"} or not heads:
            return Party()
        if self.parse.tokens[heads[0]].lower not in {"it", "they", "he", "she"}:
            return Party()
        for above in islice(self.parse.ancestors(verb), SPEAKER_REACH):
            # "Paris said it was untrue that it had", "Paris dismissed reports that it had"
            if self.parse.tokens[above].pos in {"VERB", "AUX"}:
                party = self.at(subject(self.parse, above))
                if party:
                    return party
        return Party()
