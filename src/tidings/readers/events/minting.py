"""Parties that the cast does not hold: "mortar crews", "the ombudsman", "a bus station".

In a sentence that tells a deed, a noun phrase that stands for no actor yet may become one, if its
noun can act or be struck. Dates, sums, deeds and qualities never do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from tidings.codebook.party_nouns import ACTING, PERSONS, Noun, NounKind, PartyNouns
from tidings.readers.actors import Cast
from tidings.readers.events.phrase_words import QUANTITIES, core, own_tokens, prepositions
from tidings.readers.events.triggers import Deed
from tidings.readers.syntax import Parse, Token
from tidings.values import Actor, Event, Mention, Span
from tidings.values.reading import ActorKind

# who may stand at a place of a frame though the cast does not hold him: nobody, persons and bodies,
# also ships and planes with those in them, also what can be struck by the lists, or any thing
Admits = Literal["named", "persons", "acting", "listed", "anything"]
PLACES_OF_PARTIES = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "attr", "dative", "compound", "nmod"}
    | {"appos", "npadvmod", "ROOT", "oprd", "amod", "ccomp", "dep"}
)
PLURAL = frozenset({"NNS", "NNPS"})
NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
# acts by which any thing may be struck
STRIKING = frozenset({"ASSAULT", "COERCE"})
# entities that are neither persons nor bodies nor places
NO_PARTY = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "LAW", "EVENT", "LANGUAGE"}
)
BEFORE = frozenset(
    {"amod", "compound", "nummod", "nmod", "poss", "quantmod", "advmod", "case", "punct", "predet"}
)
LEFT_OUT = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "my", "your"})
NAMING = frozenset({"of", "from"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
NOBODY = frozenset({"no", "any", "every", "each", "neither", "either", "whichever", "whatever"})
COUNTED = frozenset({"thousand", "hundred", "dozen", "score", "million"})
SITES = frozenset({"GPE", "LOC", "FAC"})
REACH = 3  # sentences back to which "the embassy" may point


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase that may be a party: the `span` is without article, clause and apposition.

    `noun` is its head, or what it counts ("dozens of miners"); `kinds` are empty where the noun
    stands in no list; `ref` is the position of its actor.
    """

    head: int
    noun: int
    kinds: frozenset[NounKind]
    sector: str | None
    words: frozenset[str]
    span: Span
    ref: int = -1


@dataclass(frozen=True)
class Minted:
    """The actors that noun phrases may become, after those of the cast, and the phrases by head."""

    actors: tuple[Actor, ...]
    phrases: Mapping[int, Phrase]

    def ref(self, head: int, admits: Admits) -> int | None:
        """Return the actor of the phrase headed by a token, where its place admits it."""
        phrase = self.phrases.get(head)
        if phrase is None or admits == "named":
            return None
        fits = {
            "persons": bool(phrase.kinds & PERSONS),
            "acting": bool(phrase.kinds & ACTING),
            "listed": bool(phrase.kinds),
            "anything": True,
        }
        return phrase.ref if fits[admits] else None

    def names(self, ref: int, span: Span) -> bool:
        """Tell whether words are those of a phrase that became the actor."""
        return (span, ref) in self._words

    @cached_property
    def _words(self) -> frozenset[tuple[Span, int]]:
        return frozenset((p.span, p.ref) for p in self.phrases.values())


def mint(parse: Parse, cast: Cast, deeds: Iterable[Deed], nouns: PartyNouns) -> Minted:
    """Return the actors that the noun phrases round deeds may become, in their order.

    A deed noun is no party unless the lists say so ("a patrol"); nouns that no list holds are
    looked at only where something may be struck.
    """
    minter = _Minter(parse, cast, nouns)
    told, struck = set(), set()
    for deed in deeds:
        told.add(deed.head if deed.noun is None else deed.noun)
        if deed.frame.type in STRIKING:
            struck.add(parse.tokens[deed.head].sentence)
    for at in sorted(_sentences(parse, told)):
        for token in parse.tokens_of(parse.sentences[at]):
            if token.dep in PLACES_OF_PARTIES and token.pos in NOUNS:
                minter.add(token, listed=at not in struck or token.i in told)
    return Minted(tuple(minter.actors), minter.phrases)


def _sentences(parse: Parse, deeds: Iterable[int]) -> set[int]:
    """Return the sentences of deeds, and those before them that a pronoun may point back at."""
    found: set[int] = set()
    for at in {parse.tokens[i].sentence for i in deeds}:
        found.add(at)
        if at and any(t.pos == "PRON" for t in parse.tokens_of(parse.sentences[at])):
            found.add(at - 1)
    return found


def with_minted(
    parse: Parse, cast: Cast, minted: Minted, events: Sequence[Event]
) -> tuple[Cast, tuple[Event, ...]]:
    """Return the cast with the minted actors that events tell of, and the events with them.

    Actors of the cast keep their positions, so that nothing that points at them is moved.
    """
    size = len(cast.actors)
    sides = [
        (refs, spans)
        for event in events
        for refs, spans in (
            (event.source, event.arguments.source),
            (event.target, event.arguments.target),
        )
        if any(ref >= size for ref in refs)
    ]
    if not sides:
        return cast, tuple(events)
    told = sorted(
        {
            (span.start, -span.end, ref)
            for refs, spans in sides
            for ref in refs
            for span in spans
            if minted.names(ref, span)
        }
    )
    order = list(dict.fromkeys(ref for _, _, ref in told))
    place = {ref: size + n for n, ref in enumerate(order)}
    mentions = [_mention(parse, Span(start, -end), place[ref]) for start, end, ref in told]
    grown = cast.adding([minted.actors[ref - size] for ref in order], mentions)
    return grown, tuple(_moved(event, place) for event in events)


def _mention(parse: Parse, span: Span, actor: int) -> Mention:
    named = all(t.pos in {"PROPN", "ADP", "PUNCT", "DET"} for t in parse.within(span))
    return Mention(span=span, actor=actor, form="name" if named else "nominal")


def _moved(event: Event, place: Mapping[int, int]) -> Event:
    return replace(
        event,
        source=tuple(place.get(ref, ref) for ref in event.source),
        target=tuple(place.get(ref, ref) for ref in event.target),
    )


class _Minter:
    """Gathers phrases; one told twice is one actor."""

    def __init__(self, parse: Parse, cast: Cast, nouns: PartyNouns) -> None:
        self.parse, self.cast, self.nouns = parse, cast, nouns
        self.actors: list[Actor] = []
        self.phrases: dict[int, Phrase] = {}
        self._told: dict[tuple[str, bool], list[Phrase]] = {}
        self._same: dict[tuple[tuple[str, bool], frozenset[str]], Phrase] = {}

    def add(self, token: Token, *, listed: bool) -> None:
        """Take the phrase headed by a token for an actor, if it may be a party.

        Where it must be `listed`, the lists must know its noun.
        """
        if token.ent in NO_PARTY or not token.text[:1].isalnum():
            return
        noun = core(self.parse, token.i)
        told = self._noun(self.parse.tokens[noun], token.i)
        if told is None or (listed and not told.kinds):
            return
        heads = {token.i, noun}
        if any(self.cast.headed_by(self.parse, i, joined=False) for i in heads):
            return
        phrase = self._phrase(token, noun, told)
        if phrase is None:
            return
        ref = self._again(phrase)
        if ref is None:
            ref = len(self.cast.actors) + len(self.actors)
            self.actors.append(self._new(phrase))
        phrase = replace(phrase, ref=ref)
        self.phrases[token.i] = phrase
        self._told.setdefault(self._key(phrase), []).append(phrase)
        self._same[(self._key(phrase), phrase.words)] = phrase

    def _phrase(self, token: Token, noun: int, told: Noun) -> Phrase | None:
        parse = self.parse
        if any(parse.tokens[c].lower in NOBODY for c in parse.children[token.i]):
            return None
        if token.dep in {"compound", "nmod", "amod"} and not told.kinds & ACTING:
            return None
        first, last = _edges(parse, token.i)
        words = (parse.tokens[i].lemma.lower() for i in range(first, last + 1) if i != noun)
        return Phrase(
            head=token.i,
            noun=noun,
            kinds=told.kinds,
            sector=told.sector,
            words=frozenset(words),
            span=parse.span(first, last),
        )

    # ------------------------------------------------------------------ what a noun stands for

    def _noun(self, token: Token, head: int) -> Noun | None:
        """Return what a noun may stand for; none where it is no party whatever the verb."""
        if token.text[:1].isupper() and (token.pos == "PROPN" or token.ent):
            return self._of_name(token)
        lemma = token.lemma.lower()
        if token.pos == "NUM" or lemma in QUANTITIES:
            crowd = lemma in COUNTED and token.tag == "NNS" and head == token.i
            return Noun(frozenset({"people"}), "CVL") if crowd else None
        before = self._modifiers(token.i)[-1:]
        pairs = [f"{self.parse.tokens[c].lemma.lower()} {lemma}" for c in before]
        found = self.nouns.of(*pairs, lemma, token.lower)
        if found is not None:
            return self._with_sector(token.i, found)
        if token.pos == "ADJ":
            return None
        if self.nouns.does(lemma) or (token.tag in PLURAL and self.nouns.do(token.lower)):
            return self._with_sector(token.i, Noun(frozenset({"people"}), None))
        return None if self.nouns.intangible(lemma) else Noun(frozenset(), None)

    def _of_name(self, token: Token) -> Noun | None:
        """Return what a name that the cast does not hold stands for."""
        listed = self.nouns.of(token.lower, token.lemma.lower())
        if listed is not None and listed.kinds & ACTING:
            return self._with_sector(token.i, listed)
        if token.ent in SITES:
            return Noun(frozenset({"place"}), None)
        return listed or Noun(frozenset({"body"}), None)

    def _modifiers(self, i: int) -> list[int]:
        kept = {"compound", "amod", "nmod"}
        return [c for c in self.parse.children[i] if self.parse.tokens[c].dep in kept and c < i]

    def _with_sector(self, i: int, noun: Noun) -> Noun:
        """Let the words before a noun tell its sector: "riot officers", "rebel commander"."""
        for c in self._modifiers(i) if noun.kinds & ACTING else ():
            word = self.parse.tokens[c].lemma.lower()
            named = self.nouns.nouns.get(word)
            told = self.nouns.modifiers.get(word) or (named.sector if named else None)
            if told not in {None, "CVL"} and not (told == "GOV" and noun.sector):
                return Noun(noun.kinds, told)
        return noun

    # ------------------------------------------------------------------ who it becomes

    def _key(self, phrase: Phrase) -> tuple[str, bool]:
        token = self.parse.tokens[phrase.noun]
        return token.lemma.lower(), _plural(token)

    def _again(self, phrase: Phrase) -> int | None:
        """Return who a phrase repeats: the same words, or fewer of them after "the"."""
        tokens = self.parse.tokens
        here = tokens[phrase.head].sentence
        same = self._same.get((self._key(phrase), phrase.words))
        if same is not None:
            counted = self.parse.child(phrase.head, "nummod") is not None
            named = tokens[phrase.noun].pos == "PROPN"
            if named or not counted or here - tokens[same.head].sentence <= REACH:
                return same.ref
        if not _definite(self.parse, phrase.head):
            return None
        for other in reversed(self._told.get(self._key(phrase), ())):
            if here - tokens[other.head].sentence > REACH:
                return None
            if phrase.words < other.words:
                return other.ref
        return None

    def _new(self, phrase: Phrase) -> Actor:
        token = self.parse.tokens[phrase.noun]
        one = "people" in phrase.kinds and not _plural(token) and token.pos != "PROPN"
        return Actor(
            name=" ".join(phrase.span.of(self.parse.text).split()),
            kind=self._kind(phrase, token),
            role=token.lower if one else None,
            country=self._country(phrase.span),
            sector=phrase.sector,
            plural=_plural(token),
        )

    def _kind(self, phrase: Phrase, token: Token) -> ActorKind:
        """Return the kind of an actor: unnamed unless a name stands in the phrase.

        Who is unnamed in two articles is never taken for one.
        """
        if token.pos == "PROPN":
            return "place" if phrase.kinds == {"place"} else "organisation"
        named = any(
            t.pos == "PROPN" and t.text[:1].isupper() for t in self.parse.within(phrase.span)
        )
        several = "people" in phrase.kinds and _plural(token)
        return "group" if several and (named or self._country(phrase.span)) else "unnamed"

    def _country(self, span: Span) -> str | None:
        """Return the state that the words of a phrase name: "Armenian gunners", "Peru's miners".

        Words that stand for several states name none of them: "the navies of the two countries".
        """
        inside = self.cast.mentions_in(span)
        known = [(m.span, s) for m in inside if (s := self.cast.state(m.actor)) is not None]
        if not known:
            return None
        first, state = known[0]
        return None if any(s != state for other, s in known if other == first) else state


def _plural(token: Token) -> bool:
    return token.tag in PLURAL or token.lower in {"police", "people", "personnel"}


def _definite(parse: Parse, head: int) -> bool:
    return any(
        parse.tokens[c].lower in DEFINITE
        for c in parse.children[head]
        if parse.tokens[c].dep in {"det", "poss"}
    )


def _edges(parse: Parse, head: int) -> tuple[int, int]:
    """Return the first and last token of a phrase: adjectives, numerals, genitive, "of", "from"."""
    return min(_before(parse, head), default=head), max(_after(parse, head), default=head)


def _before(parse: Parse, head: int) -> Iterator[int]:
    for c in parse.children[head]:
        token = parse.tokens[c]
        if c > head or token.lower in LEFT_OUT:
            continue
        if token.dep == "det" or (
            token.dep in BEFORE and (token.dep != "punct" or token.text == "-")
        ):
            inside = own_tokens(parse, c)
            yield min((i for i in inside if parse.tokens[i].lower not in LEFT_OUT), default=c)


def _after(parse: Parse, head: int) -> Iterator[int]:
    for prep, obj in prepositions(parse, head):
        if prep in NAMING and obj > head:
            named = parse.tokens[obj].pos == "PROPN"  # "soldiers from India and Nepal"
            for i in parse.conjuncts(obj) if named else (obj,):
                yield max(own_tokens(parse, i))
            return
