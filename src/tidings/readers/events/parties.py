"""Whom the words at a frame's places name: sources and targets with their spans."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tidings.codebook.events import EventsBook
from tidings.readers.actors import Cast
from tidings.readers.events.grammar import (
    SAYINGS,
    core,
    infinitive,
    objects,
    prepositions,
    subject,
    surface_subject,
)
from tidings.readers.events.politics import Politics
from tidings.readers.events.triggers import Deed
from tidings.readers.syntax import Parse
from tidings.values import Span

ADJECTIVAL = frozenset({"amod", "compound", "nmod", "poss"})
NOT_A_SIDE = frozenset({"pro", "anti", "non", "ex"})  # "pro-Russian" is not Russia


@dataclass(frozen=True, slots=True)
class Party:
    """Actors and the words that name them."""

    refs: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.refs)


# words by which an apposition names only some of those told of
ASIDES = frozenset({"among", "including", "amongst"})


class Parties(Politics):
    """Looks up who is named at a token; holds the indexes that make it cheap."""

    def __init__(self, parse: Parse, cast: Cast, book: EventsBook) -> None:
        """Index the mentions of `cast` by token."""
        super().__init__(parse, cast, book)
        self._spans: dict[int, list[tuple[int, Span]]] = {}
        for mention in cast.mentions:
            for token in parse.within(mention.span):
                self._spans.setdefault(token.i, []).append((mention.actor, mention.span))

    # ------------------------------------------------------------------ who stands at a token

    def at(self, heads: Iterable[int]) -> Party:
        """Return the actors that the phrases headed by `heads` stand for."""
        refs: dict[int, None] = {}
        spans: dict[Span, None] = {}
        for head in (h for i in heads for h in (*self._joined_before(i), i)):
            for i in dict.fromkeys((head, core(self.parse, head))):
                found = self._without_asides(i, self.cast.headed_by(self.parse, i))
                if found:
                    refs.update(dict.fromkeys(found))
                    spans.update(dict.fromkeys(self._words(i, found)))
                    break
            else:
                for i in self.parse.conjuncts(head):
                    party = self._of_nation(i)
                    refs.update(dict.fromkeys(party.refs))
                    spans.update(dict.fromkeys(party.spans))
        return Party(tuple(refs), tuple(spans))

    def _joined_before(self, head: int) -> Iterator[int]:
        """Yield a party that the parser takes for a modifier: "Oslo's government and ARM rebels".

        It reads "(government and ARM) rebels"; but a noun that ends a mention is a party.
        """
        parse = self.parse
        for c in parse.children[head]:
            if parse.tokens[c].pos != "NOUN" or parse.tokens[c].dep not in {"nmod", "compound"}:
                continue
            named = any(span.end == parse.tokens[c].end for _, span in self._spans.get(c, ()))
            if named and parse.child(c, "cc") is not None:
                yield c

    def _without_asides(self, head: int, refs: tuple[int, ...]) -> tuple[int, ...]:
        """Leave out some who are told apart: "ten pilgrims, among them two Danes"."""
        parse = self.parse
        for c in parse.children[head] if refs else ():
            begins = (parse.tokens[g].lower for g in parse.children[c] if g < c)
            if parse.tokens[c].dep == "appos" and not ASIDES.isdisjoint(begins):
                first, last = parse.edges[c]
                inside = {r for i in range(first, last + 1) for r, _ in self._spans.get(i, ())}
                refs = tuple(r for r in refs if r not in inside)
        return refs

    def _of_nation(self, head: int) -> Party:
        """Return the state of an office holder who is not named: "his American counterpart"."""
        token = self.parse.tokens[head]
        if token.pos != "NOUN" or not (
            self.names_office(token.lower) or token.lower.startswith("counterpart")
        ):
            return Party()
        for c in self.parse.children[head]:
            if self.parse.tokens[c].dep in ADJECTIVAL and not self._hyphenated(c):
                found = self._inside(c, head)
                if found and found.refs:
                    return Party(found.refs, (self.parse.span(c, head),))
        return Party()

    def _words(self, head: int, refs: tuple[int, ...]) -> list[Span]:
        found = []
        for i in self.parse.conjuncts(head):
            over = [span for ref, span in self._spans.get(i, ()) if ref in refs]
            if over:
                found.append(max(over, key=lambda s: s.end - s.start))
        return found or [self.parse.span(head, head)]

    def owners(self, heads: Iterable[int], author: bool = False) -> Party:
        """Return possessors, nationalities and of-phrases of noun phrases.

        Of a deed, `author` leaves out those who suffer it: "the bombing of Dresden".
        """
        found = [
            party
            for head in heads
            for i in self.parse.conjuncts(head)
            for j in self._owners(i, author)
            if (party := self._inside(j, core(self.parse, i)))
        ]
        return self._joined(found)

    def _inside(self, i: int, head: int) -> Party:
        """Return who is named at a word within the phrase of `head`, not the phrase itself."""
        at = self.parse.tokens[head].start
        inner = [(r, s) for r, s in self._spans.get(i, ()) if not s.start <= at < s.end]
        if not inner:
            outer = bool(self._spans.get(i))
            return Party() if outer else self.at([i])
        widest = max(s.end - s.start for _, s in inner)
        kept = [(r, s) for r, s in inner if s.end - s.start == widest]
        return Party(tuple(dict.fromkeys(r for r, _ in kept)), (kept[0][1],))

    def _owners(self, noun: int, author: bool) -> Iterator[int]:
        noun = core(self.parse, noun)
        patterns = self.book.nouns.get(self.parse.tokens[noun].lemma.lower(), ())
        suffered = any({"of", "owned"} & set(p.frame.ntarget) for p in patterns)
        places = {"by", "from"} if author else {"of", "by", "against", "from"}
        if author and not suffered:
            places = places | {"of"}
        for c in self.parse.children[noun]:
            token = self.parse.tokens[c]
            if token.dep in ADJECTIVAL and not self._hyphenated(c):
                yield c
        for prep, obj in prepositions(self.parse, noun):
            if prep in places:
                yield obj

    def _hyphenated(self, i: int) -> bool:
        """Tell whether a word is the tail of a compound such as "pro-Russian"."""
        tokens = self.parse.tokens
        joined = i >= 2 and tokens[i - 1].text == "-" and tokens[i - 1].end == tokens[i].start
        return joined and tokens[i - 2].lower in NOT_A_SIDE

    # ------------------------------------------------------------------ the places of a frame

    def of(self, deed: Deed) -> tuple[Party, Party]:
        """Return source and target of a deed."""
        frame = deed.frame
        if deed.kind == "verb":
            source = self._first(frame.source, deed.its_verb, None)
            target = self._first(frame.target, deed.its_verb, None, source)
            target = self._with_state(target) if frame.no_place else target
        else:
            source, target = self._nominal(deed)
        return self._pair(deed, source, target)

    def _nominal(self, deed: Deed) -> tuple[Party, Party]:
        frame, verb, noun = deed.frame, deed.verb, deed.its_noun
        source = self._first(frame.nsource, None, noun)
        target = self._first(frame.ntarget, verb, noun, source)
        if frame.type == "CONSULT":  # "the Vienna talks": where, not who
            source, target = self._no_places(source), self._no_places(target)
        if deed.manner == "cancel" and verb is None:
            caller = self._first(("own", "by"), None, deed.head)
            return caller, self._others(caller, source, target)
        if verb is None:
            return source, target
        doer = self.at(subject(self.parse, verb))
        if deed.manner == "undergo":
            return (source if source.refs != doer.refs else Party()), doer
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

    def _first(
        self, roles: tuple[str, ...], verb: int | None, noun: int | None, but: Party | None = None
    ) -> Party:
        """Return who stands at the first of `roles` that names somebody other than `but`."""
        for role in roles:
            party = self._role(role, verb, noun)
            kept = tuple(r for r in party.refs if but is None or r not in but.refs)
            if role == "below" and but:  # one's own side in what one says is nobody's target
                mine = {self.cast.state(r) for r in but.refs} - {None}
                kept = tuple(r for r in kept if self.cast.state(r) not in mine)
            if kept:
                return Party(kept, party.spans)
        return Party()

    def _role(self, role: str, verb: int | None, noun: int | None) -> Party:
        parse = self.parse
        if role in {"own", "owned", "cause"}:
            return Party() if noun is None else self._nominal_role(role, verb, noun)
        if verb is not None and role in {
            "subject",
            "object",
            "owner",
            "author",
            "below",
            "dative",
            "addressee",
            "around",
        }:
            return self._verbal(role, verb)
        via, _, prep = role.rpartition(":")
        heads = [h for h in (noun, verb) if h is not None]
        if prep.startswith("@"):
            prep = prep[1:]
        elif verb is not None:
            heads.extend(objects(parse, verb))
            if via and via != "owner":
                heads = [obj for p, obj in prepositions(parse, verb) if p == via]
        found = list(self._prepositional(prep, heads))
        party = self._joined(self._seen(i) for i in found)
        if not party and prep in {"on", "against", "of", "into"}:
            return self.owners(i for i in found if parse.tokens[i].pos == "NOUN")
        return party

    def _nominal_role(self, role: str, verb: int | None, noun: int) -> Party:
        """Return who stands at a deed noun's own places."""
        parse = self.parse
        if role == "owned":
            return self.owners(o for p, o in prepositions(parse, noun) if p == "of")
        if role == "cause":
            heads = (h for h in (noun, verb) if h is not None)
            overs = [(p, obj) for h in heads for p, obj in prepositions(parse, h)]
            return self.owners(obj for p, obj in overs if p in {"over", "for"})
        own = [
            self._inside(c, noun)
            for c in parse.children[noun]
            if parse.tokens[c].dep in ADJECTIVAL and not self._hyphenated(c)
        ]
        return next((party for party in own if party), Party())

    def _seen(self, i: int) -> Party:
        """Return who stands under a preposition: "its ambassador to Peru" names Peru there."""
        above = self.parse.tokens[self.parse.tokens[i].head].head
        held = any(
            span.start <= self.parse.tokens[above].start < span.end
            for _, span in self._spans.get(i, ())
        )
        return self._inside(i, above) if held else self.at([i])

    def _joined(self, parties: Iterable[Party]) -> Party:
        known = [party for party in parties if party]
        refs = dict.fromkeys(r for party in known for r in party.refs)
        return Party(tuple(refs), tuple(dict.fromkeys(s for party in known for s in party.spans)))

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

    def _verbal(self, role: str, verb: int) -> Party:
        parse = self.parse
        if role == "subject":
            heads = subject(parse, verb)
            return self.at(heads) or self._said_of_self(verb, heads)
        if role == "object":
            return self.at(objects(parse, verb))
        if role in {"owner", "author"}:
            return self.owners(objects(parse, verb), author=role == "author")
        if role == "addressee":
            return self._addressee(verb)
        if role == "around":
            return self._around(verb)
        if role == "dative":
            return self.at(c for c in parse.children[verb] if parse.tokens[c].dep == "dative")
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
            self.at(people)
            or self.at(objects(parse, inner))
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
