"""Which act answers which: only where the words say so ("in response to", "because", "over")."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tidings.codebook.events import EventsBook
from tidings.readers.actors import Cast
from tidings.readers.events.acts import Coded
from tidings.readers.events.circumstances import causes
from tidings.readers.events.grammar import below, is_passive, objects
from tidings.readers.events.phrase_words import prepositions
from tidings.readers.syntax import Parse, Token
from tidings.values import Event, Span

REACH = 2  # how many sentences back "the order" may point
# (event, the event that it answers, the words that say so)
Link = tuple[int, int, Span]


def link_answers(
    parse: Parse, coded: Sequence[Coded], events: Sequence[Event], cast: Cast, book: EventsBook
) -> tuple[Event, ...]:
    """Return the events with `answers` set where a cause named in words is itself an event."""
    found = list(events)
    told = Told(parse, coded, cast)
    for i, c in enumerate(coded):
        for cause in causes(parse, c.deed, book):
            answer = told.within(cause, i)
            if answer is not None:
                found[i] = replace(found[i], answers=answer)
                break
    links = Links(told, book)
    for i, answer, words in (*links.said(), *links.caused(), *links.answered(), *links.bare()):
        if found[i].answers is None and i != answer and found[answer].answers != i:
            arguments = replace(found[i].arguments, answers=(words,))
            found[i] = replace(found[i], answers=answer, arguments=arguments)
    return tuple(found)


class Told:
    """Finds acts by where their words stand."""

    def __init__(self, parse: Parse, coded: Sequence[Coded], cast: Cast) -> None:
        """Index the acts by token and by sentence."""
        self.parse, self.coded, self.cast = parse, coded, cast
        self._heads = sorted((c.deed.head, i) for i, c in enumerate(coded))
        self._by_sentence: dict[int, list[tuple[int, int]]] = {}
        self._at: dict[int, int] = {}
        for i, c in enumerate(coded):
            sentence = parse.tokens[c.deed.head].sentence
            self._by_sentence.setdefault(sentence, []).append((i, c.deed.head))
            for token in (c.deed.head, c.deed.verb, c.deed.noun):
                if token is not None:
                    self._at.setdefault(token, i)

    def at(self, token: int) -> int | None:
        """Return the act that a verb or noun tells."""
        return self._at.get(token)

    def within(self, cause: int, but: int | None) -> int | None:
        """Return the position of the first act that the words of a cause tell."""
        first, last = self.parse.edges[cause]
        low = bisect_left(self._heads, (first, -1))
        high = bisect_left(self._heads, (last + 1, -1))
        found = (i for _, i in self._heads[low:high] if i != but)
        return min(found, default=None)

    def pointed_at(self, noun: int) -> int | None:
        """Return the act that "the order" means: of that word, else the nearest one before."""
        token = self.parse.tokens[noun]
        near = range(token.sentence - REACH, token.sentence)
        before = [pair for at in near for pair in self._by_sentence.get(at, ())]
        named = [i for i, head in before if self.parse.tokens[head].lemma == token.lemma]
        if named:
            return named[-1]
        nearest = next((at for at in reversed(near) if at in self._by_sentence), None)
        return None if nearest is None else self._by_sentence[nearest][0][0]

    def before(self, token: Token) -> Iterator[int]:
        """Yield the acts told before a token's clause, nearest sentence first."""
        for at in range(token.sentence, token.sentence - REACH - 1, -1):
            for i, head in reversed(self._by_sentence.get(at, ())):
                if head < token.i:
                    yield i


class Links:
    """Finds the words by which one act is said to answer another."""

    def __init__(self, told: Told, book: EventsBook) -> None:
        """Keep the acts and the words that link them."""
        self.told, self.parse, self.book = told, told.parse, book
        self.words = book.status.answers
        self.verbs = book.status.answer_verbs

    def said(self) -> Iterator[Link]:
        """Yield "the order was a response to the expulsion"."""
        for token in self.parse.tokens:
            if token.dep != "attr" or token.lemma.lower() not in self.book.causal:
                continue
            about = self.parse.child(token.head, "nsubj")
            if about is None or self.parse.tokens[about].lemma.lower() not in self.book.deed_words:
                continue
            meant = self.told.pointed_at(about)
            for prep, obj in prepositions(self.parse, token.i):
                if prep in {"to", "for"} and meant is not None:
                    yield from self._link(meant, obj, self.parse.edges[about][0])

    def caused(self) -> Iterator[Link]:
        """Yield "prompting Oslo to withdraw its envoy", "a walkout prompted by the raid"."""
        for token in self.parse.tokens:
            if token.pos != "VERB" or token.lemma.lower() not in self.words["causes"]:
                continue
            first = self.parse.edges[token.i][0]
            if is_passive(self.parse, token.i):
                answer = self._over(token)
                for prep, obj in prepositions(self.parse, token.i):
                    if prep == "by" and answer is not None:
                        yield from self._link(answer, obj, first)
                continue
            answer = self._effect(token.i)
            cause = self._cause(token)
            if answer is not None and cause is not None:
                yield answer, cause, self.parse.span(token.i, token.i)

    def answered(self) -> Iterator[Link]:
        """Yield "responded to the raid by closing", "imposed tariffs, retaliating for duties"."""
        for token in self.parse.tokens:
            if token.pos != "VERB" or not self._answers(token):
                continue
            hung = list(prepositions(self.parse, token.i))
            means = [obj for prep, obj in hung if prep in self.words["means"]]
            found = (self.told.within(obj, None) for obj in means)
            answer = next((i for i in found if i is not None), None)
            if answer is None:
                answer = self._over(token)
            if answer is None:
                continue
            named = [obj for prep, obj in hung if prep in self.words["cause_prepositions"]]
            named.extend(obj for obj in objects(self.parse, token.i) if obj not in means)
            for obj in named:
                yield from self._link(answer, obj, token.i)
            if not named:
                yield from self._last(answer, token.i)  # "retaliated by closing"

    def bare(self) -> Iterator[Link]:
        """Yield "in response Oslo closed", "a tit-for-tat expulsion": they answer what was told."""
        for i, c in enumerate(self.told.coded):
            for head in dict.fromkeys((c.deed.verb, c.deed.noun, c.deed.head)):
                mark = None if head is None else self._mark(head)
                if mark is None:
                    continue
                yield from self._last(i, mark)

    # ------------------------------------------------------------------ parts

    def _link(self, answer: int, cause: int, first: int) -> Iterator[Link]:
        found = self.told.within(cause, answer)
        if found is not None:
            last = self.parse.edges[cause][1]
            yield answer, found, self.parse.span(min(first, cause), last)

    def _last(self, answer: int, mark: int) -> Iterator[Link]:
        """Yield the link to the last act of another party told before."""
        head = self.told.coded[answer].deed.head
        earliest = self.parse.tokens[min(mark, head)]
        before = (k for k in self.told.before(earliest) if self._other_side(k, answer))
        found = next((k for k in before if k != answer), None)
        if found is not None:
            yield answer, found, self.parse.span(mark, mark)

    def _answers(self, token: Token) -> bool:
        rests = self.verbs.get(token.lemma.lower(), ())
        return any(below(self.parse, token.i, rest) for rest, _ in rests)

    def _over(self, token: Token) -> int | None:
        """Return the act that a verb of answering tells, or that a participle hangs on."""
        own = self.told.at(token.i)
        if own is not None:
            return own
        if token.dep in {"advcl", "acl", "relcl", "xcomp"}:
            return self.told.at(token.head)
        who = self.parse.child(token.i, "nsubjpass")
        return None if who is None else self.told.at(who)

    def _effect(self, verb: int) -> int | None:
        """Return the act that a cause brings about: its infinitive, or its object."""
        for c in self.parse.children[verb]:
            if self.parse.tokens[c].dep in {"xcomp", "ccomp", "dobj"} and c > verb:
                found = self.told.at(c)
                if found is not None:
                    return found
        return None

    def _cause(self, token: Token) -> int | None:
        """Return the act that brings another about: the subject, or the clause it hangs on."""
        who = self.parse.child(token.i, "nsubj")
        if who is not None:
            return self.told.at(who)
        hangs = token.dep == "advcl" and token.tag == "VBG"
        return self.told.at(token.head) if hangs else None

    def _mark(self, head: int) -> int | None:
        """Return the word that makes an act an answer though no cause is named beside it."""
        for c in self.parse.children[head]:
            token = self.parse.tokens[c]
            if token.dep in {"amod", "compound", "nmod"} and c < head and self._adjective(c):
                return c
            if token.dep == "prep" and token.lower == "in":
                for obj in self.parse.children[c]:
                    named = self.parse.tokens[obj].lemma.lower() in self.words["nouns"]
                    alone = not self.parse.children[obj]
                    if named and alone and self.parse.tokens[obj].dep == "pobj":
                        return obj
        return None

    def _adjective(self, i: int) -> bool:
        first, last = self.parse.edges[i]
        inside = self.parse.tokens[first : last + 1]
        return any(t.lower in self.words["adjectives"] for t in inside)

    def _other_side(self, one: int, other: int) -> bool:
        """Tell whether an act may be what another answers: not done by the same party."""
        mine, theirs = self.told.coded[one], self.told.coded[other]
        done = mine.status in {"happened", "ongoing", "planned", "threatened", "demanded"}
        parties = self.told.cast.parties
        return done and not parties(mine.source.refs) & parties(theirs.source.refs)
