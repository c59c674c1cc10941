"""Who is named at a token: the actors of the cast, or those that its phrase becomes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tidings.codebook.events import EventsBook
from tidings.readers.actors import Cast
from tidings.readers.events.minting import Admits, Minted, mint
from tidings.readers.events.phrase_words import core, prepositions
from tidings.readers.events.politics import Politics
from tidings.readers.events.triggers import Deed
from tidings.readers.syntax import Parse
from tidings.values import Span

# pronouns, and what they stand for
PRONOUNS = {
    **dict.fromkeys(("they", "them", "their"), "several"),
    **dict.fromkeys(("it", "its"), "thing"),
    **dict.fromkeys(("he", "she", "him", "her", "his"), "person"),
}
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


class Named(Politics):
    """Looks up who is named at a token; holds the indexes that make it cheap."""

    def __init__(
        self, parse: Parse, cast: Cast, book: EventsBook, deeds: Iterable[Deed] = ()
    ) -> None:
        """Index the mentions of `cast` by token; `cast` then holds the actors that phrases
        round `deeds` may become, too.
        """
        self.minted: Minted = mint(parse, cast, deeds, book.party_nouns)
        super().__init__(parse, replace(cast, actors=(*cast.actors, *self.minted.actors)), book)
        self.spans: dict[int, list[tuple[int, Span]]] = {}
        for mention in cast.mentions:
            for token in parse.within(mention.span):
                self.spans.setdefault(token.i, []).append((mention.actor, mention.span))

    # ------------------------------------------------------------------ who stands at a token

    def at(self, heads: Iterable[int], admits: Admits = "named") -> Party:
        """Return the actors that the phrases headed by `heads` stand for.

        Phrases that stand for nobody in the cast are actors of their own where the place `admits`
        them.
        """
        return self.joined(
            party
            for i in heads
            for head in (*self._joined_before(i), i)
            for party in self._standing(head, admits)
        )

    def _standing(self, head: int, admits: Admits) -> Iterator[Party]:
        known = self._known(head)
        if known:
            yield known
        for i in self.parse.conjuncts(head):
            party = (Party() if known else self._of_nation(i)) or self._coined(i, admits)
            yield party or (Party() if known else self._meant(i, admits))

    def _known(self, head: int) -> Party:
        for i in dict.fromkeys((head, core(self.parse, head))):
            found = self._without_asides(i, self.cast.headed_by(self.parse, i))
            if found:
                return Party(found, tuple(dict.fromkeys(self._words(i, found))))
        return Party()

    def _meant(self, i: int, admits: Admits) -> Party:
        """Return whom a pronoun means that stands for nobody in the cast.

        The nearest subject before it in its sentence that fits it in number, else the first of
        the sentence before. Where that one is in the cast, it was weighed there and not taken.
        """
        token = self.parse.tokens[i]
        number = PRONOUNS.get(token.lower)
        if number is None or admits == "named" or self.spans.get(i):
            return Party()
        here = self.parse.sentences[token.sentence]
        found = self._subjects(range(i - 1, here.first - 1, -1), number)
        if found is None and token.sentence:
            last = self.parse.sentences[token.sentence - 1]
            found = self._subjects(range(last.first, last.last), number)
        return Party() if found is None else self._coined(found, "acting")

    def _subjects(self, tokens: Iterable[int], number: str) -> int | None:
        """Return the first subject among tokens that a pronoun of that number can stand for."""
        for i in tokens:
            token = self.parse.tokens[i]
            if token.dep not in {"nsubj", "nsubjpass"} or token.pos not in {"NOUN", "PROPN"}:
                continue
            phrase = self.minted.phrases.get(i)
            if phrase is None and not self.cast.headed_by(self.parse, i):
                continue
            kinds = phrase.kinds if phrase else frozenset()
            several = token.tag in {"NNS", "NNPS"} or token.lower == "police"
            fits = {
                "several": several,
                "thing": not several and "people" not in kinds,
                "person": not several and (phrase is None or "people" in kinds),
            }
            if fits[number]:
                return i
        return None

    def _coined(self, head: int, admits: Admits) -> Party:
        """Return the actor that a phrase becomes which stands for nobody in the cast."""
        ref = self.minted.ref(head, admits)
        if ref is None:
            return Party()
        return Party((ref,), (self.minted.phrases[head].span,))

    def _joined_before(self, head: int) -> Iterator[int]:
        """Yield a party that the parser takes for a modifier: "Oslo's government and ARM rebels".

        It reads "(government and ARM) rebels"; but a noun that ends a mention is a party.
        """
        parse = self.parse
        for c in parse.children[head]:
            if parse.tokens[c].pos != "NOUN" or parse.tokens[c].dep not in {"nmod", "compound"}:
                continue
            named = any(span.end == parse.tokens[c].end for _, span in self.spans.get(c, ()))
            if named and parse.child(c, "cc") is not None:
                yield c

    def _without_asides(self, head: int, refs: tuple[int, ...]) -> tuple[int, ...]:
        """Leave out some who are told apart: "ten pilgrims, among them two Danes"."""
        parse = self.parse
        for c in parse.children[head] if refs else ():
            begins = (parse.tokens[g].lower for g in parse.children[c] if g < c)
            if parse.tokens[c].dep == "appos" and not ASIDES.isdisjoint(begins):
                first, last = parse.edges[c]
                inside = {r for i in range(first, last + 1) for r, _ in self.spans.get(i, ())}
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
            if self.parse.tokens[c].dep in ADJECTIVAL and not self.hyphenated(c):
                found = self.inside(c, head)
                if found and found.refs:
                    return Party(found.refs, (self.parse.span(c, head),))
        return Party()

    def _words(self, head: int, refs: tuple[int, ...]) -> list[Span]:
        found = []
        for i in self.parse.conjuncts(head):
            over = [span for ref, span in self.spans.get(i, ()) if ref in refs]
            if over:
                found.append(max(over, key=lambda s: s.end - s.start))
        return found or [self.parse.span(head, head)]

    def owners(self, heads: Iterable[int], author: bool = False, admits: Admits = "named") -> Party:
        """Return possessors, nationalities and of-phrases of noun phrases.

        Of a deed, `author` leaves out those who suffer it: "the bombing of Dresden".
        """
        return self.joined(
            self.inside(j, core(self.parse, i), admits if self._owns(j) else "named")
            for head in heads
            for i in self.parse.conjuncts(head)
            for j in self._owners(i, author)
        )

    def _owns(self, i: int) -> bool:
        return self.parse.tokens[i].dep in {"poss", "pobj"}

    def inside(self, i: int, head: int, admits: Admits = "named") -> Party:
        """Return who is named at a word within the phrase of `head`, not the phrase itself."""
        at = self.parse.tokens[head].start
        inner = [(r, s) for r, s in self.spans.get(i, ()) if not s.start <= at < s.end]
        if not inner:
            outer = bool(self.spans.get(i))
            return Party() if outer else self.at([i], admits)
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
            if token.dep in ADJECTIVAL and not self.hyphenated(c):
                if c in self.spans:  # "the expulsion of two Peruvian envoys from Nairobi"
                    places = places - {"by", "from"}
                yield c
        for prep, obj in prepositions(self.parse, noun):
            if prep in places:
                yield obj

    def hyphenated(self, i: int) -> bool:
        """Tell whether a word is the tail of a compound such as "pro-Russian"."""
        tokens = self.parse.tokens
        joined = i >= 2 and tokens[i - 1].text == "-" and tokens[i - 1].end == tokens[i].start
        return joined and tokens[i - 2].lower in NOT_A_SIDE

    def joined(self, parties: Iterable[Party]) -> Party:
        """Return several parties as one."""
        known = [party for party in parties if party]
        refs = dict.fromkeys(r for party in known for r in party.refs)
        return Party(tuple(refs), tuple(dict.fromkeys(s for party in known for s in party.spans)))
