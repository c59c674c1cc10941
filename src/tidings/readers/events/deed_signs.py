"""The signs by which a deed told in plain words is known for an act or for colour.

A sign is a name: what the clause is, who does it and whom it is done to, its day, its verb's class.
They are few and general, so that what was learned on some disputes holds for others.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from tidings.codebook.deed_weights import DeedWeights
from tidings.codebook.deeds import DeedsBook
from tidings.codebook.events import EventsBook
from tidings.readers.actors import Cast
from tidings.readers.syntax import Parse, Token
from tidings.readers.times.deeds import parties_of
from tidings.readers.times.tense import tense
from tidings.values import Actor, Deed, Mention, Statement, TimeExpression

COMPANIES = frozenset({"BUS", "MNC"})
CLAUSES = {"ROOT": "main", "conj": "joined", "relcl": "relative", "acl": "relative"}
SUBORDINATE = frozenset(
    {"when", "since", "because", "while", "as", "where", "after", "before", "until", "although",
     "though"}
)  # fmt: skip
US = frozenset({"we", "i", "us", "me", "you"})
NAMES = frozenset({"GPE", "ORG", "NORP", "PERSON", "FAC", "LOC"})
# A phrase's words → what they are signs of, by dependency below the verb.
BELOW = {"prep": "adjunct", "ccomp": "clause below", "xcomp": "infinitive", "prt": "particle"}
KINDS = {"place": "place", "government": "state", "person": "person", "group": "group"}


class Signs:
    """Finds the signs of the deeds of one text."""

    def __init__(
        self,
        parse: Parse,
        cast: Cast,
        statements: Sequence[Statement],
        times: Sequence[TimeExpression],
        book: EventsBook,
    ) -> None:
        """Keep what is read of the text."""
        self.parse, self.cast, self.times, self.book = parse, cast, times, book
        self._quoted = [q for s in statements for q in s.quoted]
        self._said = [c for s in statements for c in s.content]

    def of(self, deed: Deed, weights: DeedWeights, deeds: DeedsBook) -> tuple[str, ...]:
        """Return the signs of a deed, each once."""
        token = self.parse.within(deed.trigger)[0]
        return tuple(
            dict.fromkeys(
                (
                    *self._clause(token),
                    *self._place(token, deed),
                    *self._parties(token),
                    *self._day(deed),
                    *self._below(token),
                    *_word(deed, token, weights, deeds),
                )
            )
        )

    # ------------------------------------------------------------------ its clause

    def _clause(self, token: Token) -> Iterator[str]:
        if token.pos == "NOUN":
            yield "noun"
            return
        told = tense(self.parse, token.i)
        headline = self.parse.sentences[token.sentence].headline
        yield f"tense: {'headline' if headline else told or 'participle'}"
        above = self.parse.tokens[token.head]
        if token.dep == "ccomp":
            yield "clause: said" if above.lemma in self.book.dating.speech else "clause: complement"
        else:
            yield f"clause: {CLAUSES.get(token.dep, 'other')}"
        if any(
            self.parse.tokens[c].lower in SUBORDINATE
            and self.parse.tokens[c].dep in ("mark", "advmod")
            for c in self.parse.children[token.i]
        ):
            yield "subordinate"

    def _place(self, token: Token, deed: Deed) -> Iterator[str]:
        if any(q.holds(deed.trigger) for q in self._quoted):
            yield "quoted"
        elif any(c.holds(deed.trigger) for c in self._said):
            yield "reported"
        sentence = self.parse.sentences[token.sentence]
        lag = sentence.paragraph - self._first_paragraph
        if not sentence.headline:
            yield f"told: {'lead' if lag <= 0 else 'second' if lag == 1 else 'later'}"

    @cached_property
    def _first_paragraph(self) -> int:
        return next((s.paragraph for s in self.parse.sentences if not s.headline), 0)

    def _below(self, token: Token) -> Iterator[str]:
        for c in self.parse.children[token.i]:
            below = self.parse.tokens[c]
            if below.dep in BELOW:
                yield BELOW[below.dep]
            if below.ent in ("DATE", "TIME"):
                yield "own day"

    def _day(self, deed: Deed) -> Iterator[str]:
        when = deed.when
        if not when.times:
            return
        dates = [self.times[n].date for n in when.times]
        firm = all(d is not None and d.direction <= 0 and d.anchor != "vague" for d in dates)
        if when.relation == "on":
            yield "dated" if firm else "vague day"
        else:
            yield f"day: {when.relation}"

    # ------------------------------------------------------------------ its parties

    def _parties(self, token: Token) -> Iterator[str]:
        who, whom = parties_of(self.parse, token.i)
        who = who or list(self._agents(token.i))
        yield from (f"by: {k}" for k in self._kinds(who))
        yield from (f"to: {k}" for k in self._kinds(whom))
        if any(i in self._mentions for i in (*who, *whom)):
            yield "known party"
        if any(self._is_counted(i) for i in (*who, *whom)):
            yield "counted"

    def _agents(self, verb: int) -> Iterator[int]:
        """Yield who does it, after "by" in a passive."""
        for c in self.parse.children[verb]:
            if self.parse.tokens[c].dep == "agent":
                yield from (g for g in self.parse.children[c] if self.parse.tokens[g].dep == "pobj")

    def _is_counted(self, noun: int) -> bool:
        return any(self.parse.tokens[c].dep == "nummod" for c in self.parse.children[noun])

    @cached_property
    def _mentions(self) -> dict[int, Mention]:
        """The mentions by their last token."""
        found = ((self.parse.within(m.span), m) for m in self.cast.mentions)
        return {tokens[-1].i: m for tokens, m in found if tokens}

    def _kinds(self, heads: Sequence[int]) -> Iterable[str]:
        return dict.fromkeys(self._kind(i) for i in heads) if heads else ("none",)

    def _kind(self, i: int) -> str:
        """Return what kind of party or thing a noun stands for."""
        mention = self._mentions.get(i)
        if mention is not None:
            return _of_actor(self.cast.actors[mention.actor])
        token = self.parse.tokens[i]
        if token.pos == "PRON":
            return "us" if token.lower in US else "pronoun"
        nouns = self.book.party_nouns
        noun = nouns.of(token.lower, token.lemma.lower())
        kinds = noun.kinds if noun is not None else frozenset()
        if kinds & {"people", "body", "crewed"}:
            return next(k for k in ("people", "body", "crewed") if k in kinds)
        if token.pos == "PROPN" or token.ent in NAMES:
            return "named"
        if nouns.do(token.lower) or nouns.does(token.lower):
            return "people"
        return "abstract" if nouns.intangible(token.lemma.lower()) else "thing"


def _of_actor(actor: Actor) -> str:
    if actor.kind == "place" and actor.country is not None:
        return "state"
    if actor.kind == "unnamed":
        return "office" if actor.sector else "somebody"
    company = actor.sector in COMPANIES and actor.kind == "organisation"
    return "company" if company else KINDS.get(actor.kind, "organisation")


def _word(deed: Deed, token: Token, weights: DeedWeights, deeds: DeedsBook) -> Iterator[str]:
    """Yield the signs of a deed's word: its class, and the tables that know it."""
    lemma = token.lemma.lower()
    if token.pos != "NOUN":
        yield f"verb: {weights.classes.get(lemma, 'unknown')}"
        yield from (f"idle: {kind}" for kind in weights.idle.get(lemma, ()))
    if deed.word in deeds.common:
        yield "common word"
    if deed.word in deeds.sure:
        yield "kind of deed"
    if deed.word in weights.sure:
        yield "family of deeds"
    elif deed.word in weights.maybe or lemma in weights.sure:
        yield "maybe of a family"


__all__ = ["Signs"]
