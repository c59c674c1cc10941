"""What reading commitments needs of an article: who is meant, and inside whose words one stands."""

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from tidings.codebook.commitments import CommitmentsBook
from tidings.readers.actors import Cast
from tidings.readers.statements.speakers import find_speaker
from tidings.readers.syntax import Parse
from tidings.readers.times import Telling
from tidings.values import (
    Actor,
    CommitmentKind,
    Event,
    Move,
    Span,
    Statement,
    TimeExpression,
)

Range = tuple[int, int]
FIRST = frozenset({"i", "we", "our", "my", "us"})
SECOND = frozenset({"you", "your"})
PARTICLES = frozenset({"prt", "prep", "advmod", "dobj", "oprd"})
BODIES = frozenset({"government", "organisation", "group"})
# Nouns that stand for the body that modifies them: "the House leadership", "the Russian side".
STAND_FOR = frozenset(
    {
        *("leadership", "side", "authority", "camp", "team", "delegation", "majority"),
        *("leader", "minister", "president", "official", "diplomat", "negotiator", "envoy"),
    }
)
COMPOUND = frozenset({"compound", "amod", "nmod"})
PERHAPS = frozenset({"certainly", "probably", "likely", "perhaps", "possibly", "maybe", "end"})
PAIR = frozenset({"two", "both", "pair"})
NEAR_PAIR = 6  # sentences before "the two" in which both are named
NAMING = frozenset({"poss", "amod", "compound", "nmod"})
DOUBTFUL = frozenset({"appear", "seem", "look"})


@dataclass(slots=True)
class Found:
    """A commitment in the making. `heads` are the verbs on which its conditions may hang."""

    kind: CommitmentKind
    trigger: int
    by: tuple[int, ...]
    what: Range
    heads: tuple[int, ...]
    to: tuple[int, ...] = ()
    statement: int | None = None
    move: Move | None = None
    move_range: Range | None = None
    extent: Range | None = None  # where its day may stand, where that is more than `what`
    day: int | None = None  # the time expression that says when it is to be, where a rule knows
    new_day: Range | None = None  # where the day stands that it is put off to
    also: Range | None = None  # the bill that a step takes up as "it"
    bare: bool = False  # "that threat": the words for what was threatened stand elsewhere
    conditions: list[tuple[str, Range]] = field(default_factory=list)


class Scene:
    """One article as the rules of this room see it."""

    def __init__(
        self,
        parse: Parse,
        cast: Cast,
        statements: Sequence[Statement],
        events: Sequence[Event],
        times: Sequence[TimeExpression],
        book: CommitmentsBook,
    ) -> None:
        self.parse = parse
        self.cast = cast
        self.statements = statements
        self.events = events
        self.times = times
        self.book = book
        self.telling = Telling(parse, times, book.dating)
        self.inside = self._marked([s.content for s in statements])
        self.cue = self._marked([s.cue for s in statements])
        self.quoted = self._marked([s.quoted for s in statements])

        self._event_at: dict[int, int] = {}
        for n, event in enumerate(events):
            for token in parse.within(event.trigger):
                self._event_at.setdefault(token.i, n)
        self._triggers = sorted((e.trigger.start, n) for n, e in enumerate(events))

    def _marked(self, spans: Sequence[tuple[Span, ...]]) -> list[int]:
        """Return for each token the narrowest of `spans` that holds it, or -1."""
        marks = [-1] * len(self.parse.tokens)
        wide = sorted(range(len(spans)), key=lambda n: -sum(s.end - s.start for s in spans[n]))
        for n in wide:
            for span in spans[n]:
                for token in self.parse.within(span):
                    marks[token.i] = n
        return marks

    def key(self, i: int, known: Container[str]) -> str | None:
        """Return the verb's lemma as the table has it, with its particle where it has one."""
        token = self.parse.tokens[i]
        if token.lemma in self.book.phrasal:
            for c in self.parse.children[i]:
                below = self.parse.tokens[c]
                if c > i and below.dep in PARTICLES:
                    longer = f"{token.lemma}_{below.lower}"
                    if longer in known:
                        return longer
        beside = self.parse.tokens[i + 1 : i + 2]
        if beside and beside[0].dep in {"acomp", "amod"}:  # "made good its threat"
            longer = f"{token.lemma}_{beside[0].lower}"
            if longer in known:
                return longer
        return token.lemma if token.lemma in known else None

    def statement(self, i: int) -> int | None:
        """Return the statement that token `i` belongs to: as its cue, else in its content."""
        if self.cue[i] >= 0:
            return self.cue[i]
        return self.inside[i] if self.inside[i] >= 0 else None

    def speakers(self, i: int) -> tuple[int, ...]:
        """Return who says the words that token `i` stands in."""
        n = self.inside[i]
        return self.statements[n].actors if n >= 0 else ()

    def voiced_by(self, i: int) -> tuple[int, ...]:
        """Return who says what verb `i` brings, as the statements have it."""
        return self.statements[self.cue[i]].actors if self.cue[i] >= 0 else ()

    def actors(self, i: int | None) -> tuple[int, ...]:
        """Return who the noun phrase headed by `i` stands for; "we" is who speaks.

        "It" in what a body is reported to have said is that body, where it is nobody else.
        """
        if i is None:
            return ()
        if self.parse.tokens[i].lower in FIRST:
            return self.speakers(i) if self.quoted[i] >= 0 else ()
        if self.parse.tokens[i].lower in SECOND and self.quoted[i] >= 0:
            return self.statements[self.inside[i]].to if self.inside[i] >= 0 else ()
        found = self.cast.headed_by(self.parse, i)
        if not found and self.parse.tokens[i].lower in PAIR:
            found = self._pair(i)
        if not found and self.parse.tokens[i].lemma in STAND_FOR:
            found = self._modifier(i)
        if not found and self.parse.tokens[i].lower == "it" and self._first_named(i):
            found = tuple(a for a in self.speakers(i) if self.cast.actors[a].kind in BODIES)
        return tuple(a for a in found if self.cast.actors[a].kind != "place" or self.state(a))

    def _pair(self, i: int) -> tuple[int, ...]:
        """Return the two persons named last before "the two", where just two are near."""
        start = self.parse.sentences[max(0, self.parse.tokens[i].sentence - NEAR_PAIR)].first
        if self.parse.child(i, "pobj", "prep") is not None:
            return ()
        before = Span(self.parse.tokens[start].start, self.parse.tokens[i].start)
        named = dict.fromkeys(self.cast.within(before))
        persons = [a for a in named if self.cast.actors[a].kind == "person"]
        return tuple(persons) if len(persons) == 2 else ()

    def owners(self, i: int | None) -> tuple[int, ...]:
        """Return whose an act is; a place has one as who rules there ("Brussels's")."""
        return self.actors(i) or (self.cast.headed_by(self.parse, i) if i is not None else ())

    def _first_named(self, i: int) -> bool:
        """Tell whether reported words name nobody before token `i`."""
        n = self.inside[i]
        if n < 0 or self.quoted[i] >= 0:
            return False
        start = self.statements[n].content[0].start
        at = self.parse.tokens[i].start
        return start <= at and not self.cast.within(Span(start, at))

    def _modifier(self, i: int) -> tuple[int, ...]:
        """Return the actor whose "leadership" or "side" a noun names, "the leaders of" it too."""
        of = self.objects(i, "of")
        if of:
            return self.cast.headed_by(self.parse, of[0])
        for c in self.parse.children[i]:
            if self.parse.tokens[c].dep in {"compound", "poss", "amod", "nmod"}:
                found = self.cast.headed_by(self.parse, c)
                if found:
                    return found
        return ()

    def parties(self, noun: int) -> tuple[int, ...]:
        """Return whose gathering a noun names: its owner's, "between X and Y", "with Y"."""
        near = [c for c in self.parse.children[noun] if self.parse.tokens[c].dep in NAMING]
        near += [h for h in self.objects(noun, "between", "of", "with", "among") if h > noun]
        found: dict[int, None] = {}
        for head in near:
            for one in self.parse.conjuncts(head):
                found |= dict.fromkeys(self.actors(one))
        return tuple(found)

    def event_at(self, i: int) -> int | None:
        """Return the first event whose trigger holds the start of token `i`."""
        return self._event_at.get(i)

    def events_in(self, span: Span) -> list[int]:
        """Return the events whose triggers stand inside a span, in their order."""
        first = bisect_left(self._triggers, (span.start, -1))
        last = bisect_left(self._triggers, (span.end, -1))
        inside = (n for _, n in self._triggers[first:last])
        return sorted(n for n in inside if span.holds(self.events[n].trigger))

    def times_in(self, span: Span) -> Iterator[int]:
        """Yield the time expressions inside a span, in their order."""
        n = bisect_left(self.times, span.start, key=lambda t: t.span.start)
        while n < len(self.times) and self.times[n].span.start < span.end:
            if span.holds(self.times[n].span):
                yield n
            n += 1

    def state(self, actor: int) -> str | None:
        """Return the state that an actor belongs to."""
        return self.cast.state(actor)

    def party(self, actors: Sequence[int]) -> bool:
        """Tell whether any of them acts for a state or an organised body, or holds an office."""
        return any(self.state(a) or self._office(self.cast.actors[a]) for a in actors)

    @staticmethod
    def _office(actor: Actor) -> bool:
        if actor.kind == "unnamed":
            return actor.sector is not None
        return actor.kind in BODIES or actor.role is not None or actor.sector is not None

    def subject(self, i: int) -> int | None:
        """Return the head of the subject of verb `i`, also where it is a participle's."""
        cue = self.raised(i)
        if cue is not None:
            i = cue
        direct = self.parse.child(i, "nsubj", "nsubjpass")
        if direct is not None and self.parse.tokens[direct].tag not in {"WP", "WDT"}:
            return direct
        return find_speaker(self.parse, i)[0]

    def agentive(self, i: int | None) -> bool:
        """Tell whether a noun names who can commit itself, though no actor was read in it.

        "The council", "both armies", "the bank": bodies and offices that the article leaves bare.
        """
        if i is None:
            return False
        words = self.book.words["own.agents"]
        return any(
            self.parse.tokens[n].lemma in words or self.parse.tokens[n].lower in words
            for n in self.parse.conjuncts(i)
        )

    def acting(self, i: int | None) -> bool:
        """Tell whether a noun names a party that plans and refuses: not people at large."""
        found = self.actors(i)
        at_large = all(
            self.cast.actors[a].kind == "group"
            and self.cast.actors[a].sector is None
            and self.state(a) is None
            for a in found
        )
        return (self.party(found) and not at_large) or self.agentive(i)

    def is_one_of(self, i: int | None, part: str) -> bool:
        """Tell whether the noun phrase at `i` has a word of a list of the codebook."""
        if i is None:
            return False
        words = self.book.words[part]
        near = [i, *(c for c in self.parse.children[i] if self.parse.tokens[c].dep in COMPOUND)]
        return any(
            self.parse.tokens[n].lower in words or self.parse.tokens[n].lemma in words for n in near
        )

    def stands_for_party(self, i: int) -> bool:
        """Tell whether a pronoun resolved to nobody stands for who speaks or is spoken to."""
        return self.parse.tokens[i].lower in FIRST | SECOND or (
            self.parse.tokens[i].lower in {"it", "they", "he", "she"} and self.inside[i] >= 0
        )

    def raised(self, i: int) -> int | None:
        """Return the verb of saying that verb `i` goes on from, where it hangs below its clause.

        "Demanded that Minsk free the pilots and threatened to": a finite verb of commitment that
        the parser joins to what is demanded, which is in another form.
        """
        token = self.parse.tokens[i]
        if token.dep != "conj" or token.tag != "VBD" or not self._voices(i):
            return None
        clause = self.parse.tokens[token.head]
        cue = self.parse.tokens[clause.head]
        if (
            clause.dep not in {"ccomp", "xcomp"}
            or clause.tag == "VBD"
            or cue.tag != "VBD"
            or not cue.i < clause.i
        ):
            return None
        return cue.i if self._voices(cue.i) and self.parse.child(i, "nsubj") is None else None

    def _voices(self, i: int) -> bool:
        return self.key(i, self.book.frames) is not None

    def body_speaks(self, i: int) -> bool:
        """Tell whether a body that is no actor says the words that token `i` stands in."""
        n = self.inside[i]
        if n < 0 or self.statements[n].actors:
            return False
        if self.party(self.statements[n].candidates):
            return True  # "he said", of one of two ministers
        for span in self.statements[n].speaker:
            return any(self.agentive(t.i) for t in self.parse.within(span))
        return False

    def same_side(self, some: Sequence[int], others: Sequence[int]) -> bool:
        """Tell whether the two share an actor or a state."""
        if set(some) & set(others):
            return True
        states = {self.state(a) for a in some} - {None}
        return bool(states & {self.state(a) for a in others})

    def asked(self, i: int) -> bool:
        """Tell whether token `i` stands in a question."""
        sentence = self.parse.sentences[self.parse.tokens[i].sentence]
        tail = self.parse.tokens[max(sentence.first, sentence.last - 3) : sentence.last]
        return any(t.text == "?" for t in tail)

    def doubtful(self, i: int) -> bool:
        """Tell whether it only appears so to the outlet ("appears to be considering")."""
        for above in (i, *self.parse.ancestors(i)):
            token = self.parse.tokens[above]
            if token.lemma in DOUBTFUL and above != i:
                return True
            if token.dep not in {"xcomp", "ccomp"}:
                return False
        return False

    def unsure(self, i: int) -> bool:
        """Tell whether a clause is only thought to be so ("it is unlikely that X will …")."""
        if self.marked(i) in {"if", "whether"} or any(
            self.parse.tokens[c].lower in PERHAPS for c in self.parse.children[i]
        ):
            return True
        for above in self.parse.ancestors(i):
            token = self.parse.tokens[above]
            if token.lemma in self.book.words["own.guessing"] or token.pos == "ADJ":
                return True
        return False

    def marked(self, i: int) -> str | None:
        """Return the word that opens the clause at `i`: "that", "whether", "if"."""
        mark = self.parse.child(i, "mark")
        return None if mark is None else self.parse.tokens[mark].lower

    def sent_to(self, i: int) -> tuple[int, ...]:
        """Return to, on or from whom the object of verb `i` goes ("visas to Bolivians")."""
        thing = self.parse.child(i, "dobj")
        near = self.objects(i, "to", "on", "from", "against")
        near = (
            (*self.objects(thing, "to", "on", "from", "for"), *near) if thing is not None else near
        )
        return next((a for h in near if (a := self.actors(h))), ())

    def modal(self, i: int) -> str | None:
        """Return the modal auxiliary of verb `i`."""
        for c in self.parse.children[i]:
            token = self.parse.tokens[c]
            if token.dep == "aux" and token.tag == "MD":
                return {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would"}.get(
                    token.lower, token.lower
                )
        return None

    def negated(self, i: int) -> bool:
        """Tell whether verb `i` is negated."""
        return self.parse.child(i, "neg") is not None

    def within(self, part: Range) -> tuple[int, ...]:
        """Return the actors named in a range of tokens."""
        return self.cast.within(self.parse.span(*part))

    def objects(self, i: int, *prepositions: str) -> tuple[int, ...]:
        """Return the heads of the noun phrases that stand after these prepositions below `i`."""
        found = []
        for c in self.parse.children[i]:
            if self.parse.tokens[c].lower in prepositions:
                below = self.parse.child(c, "pobj")
                if below is not None:
                    found.append(below)
        return tuple(found)
