"""The stage on which references are resolved: who has been mentioned, where, and how."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from tidings.readers.actors.cast import Cast
from tidings.readers.marks import CLOSERS, pair_marks
from tidings.readers.syntax import Parse, Token
from tidings.values import Actor, Mention, Span
from tidings.values.reading import MentionForm

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
NOMINAL = 0.9  # how sure what the rules for descriptions say is taken to be
BESIDE = 6  # tokens within which a name and its office are one mention
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "agent")


class Point(NamedTuple):
    """One mention as references see it: its head token, the actor, and how it stands."""

    i: int
    actor: int
    sentence: int
    subject: bool
    speaks: bool
    form: MentionForm = "name"


class Scene:
    """Points in order of position, and the actors, which references may add to."""

    def __init__(self, parse: Parse, cast: Cast, speakers: Sequence[Span]) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.actors: list[Actor] = list(cast.actors)
        self.mentions: list[Mention] = list(cast.mentions)
        self.descriptions = cast.descriptions
        self.nouns = cast.nouns
        self._starts = [t.start for t in parse.tokens]
        self.speaking = self._tokens_in(speakers)
        self.quoted = _quoted(parse)
        self.points: list[Point] = []
        self.told: dict[int, list[Point]] = defaultdict(list)  # the same, by actor
        self.counts: Counter[int] = Counter()  # mentions brought on, names and roles as one
        self.votes: dict[int, Counter[str]] = {}  # genders that pronouns have shown
        self.headlined: set[int] = set()
        self.pending: list[Point] = []
        for mention in cast.mentions:
            self.pending.append(self._point(mention))
        self.pending.sort()

    def _tokens_in(self, spans: Iterable[Span]) -> frozenset[int]:
        return frozenset(t.i for span in spans for t in self.parse.within(span))

    def _point(self, mention: Mention) -> Point:
        i = self.head(mention.span)
        token = self.tokens[i]
        subject = self.role(i) in SUBJECTS
        return Point(i, mention.actor, token.sentence, subject, i in self.speaking, mention.form)

    def _bring_on(self, point: Point) -> None:
        beside = self.told[point.actor][-1:]
        if not beside or point.i - beside[0].i > BESIDE:
            self.counts[point.actor] += 1
        self.points.append(point)
        self.told[point.actor].append(point)
        if point.sentence == 0 or self.parse.sentences[point.sentence].headline:
            self.headlined.add(point.actor)

    def head(self, span: Span) -> int:
        """Return the token of a span that hangs on a word outside it."""
        first = bisect_left(self._starts, span.start)
        last = max(first, bisect_left(self._starts, span.end) - 1)
        for i in range(last, first - 1, -1):
            if not first <= self.tokens[i].head <= last or self.tokens[i].head == i:
                return i
        return last

    def role(self, i: int) -> str:
        """Return the dependency of the noun phrase that token `i` belongs to, through "and"."""
        token = self.tokens[i]
        while token.dep in ("conj", "appos", "flat") and token.head != token.i:
            token = self.tokens[token.head]
        return token.dep

    def advance(self, i: int) -> None:
        """Bring on all mentions whose head stands before token `i`."""
        n = 0
        while n < len(self.pending) and self.pending[n].i < i:
            n += 1
        for point in self.pending[:n]:
            self._bring_on(point)
        del self.pending[:n]

    def refer(
        self, first: int, last: int, actor: int, form: MentionForm, confidence: float = NOMINAL
    ) -> None:
        """Note that tokens `first`..`last` stand for the actor, and bring that on."""
        span = self.parse.span(first, last)
        sure = round(confidence, 2)
        mention = Mention(span=span, actor=actor, form=form, confidence=sure)
        self.mentions.append(mention)
        self._bring_on(self._point(mention))

    def add(self, actor: Actor) -> int:
        """Add an actor and return its position."""
        self.actors.append(actor)
        return len(self.actors) - 1

    def learn(self, ref: int, **what: object) -> None:
        """Fill in what is not yet known of an actor."""
        actor = self.actors[ref]
        new = {k: v for k, v in what.items() if v is not None and getattr(actor, k) is None}
        if new:
            self.actors[ref] = replace(actor, **new)  # type: ignore[arg-type]

    def latest(self, since: int) -> dict[int, Point]:
        """Return the last point of each actor brought on, from sentence `since` on."""
        found: dict[int, Point] = {}
        for point in reversed(self.points):
            if point.sentence < since:
                break
            found.setdefault(point.actor, point)
        return found

    def vote(self, ref: int, gender: str) -> None:
        """Note that a pronoun taken for an actor shows a gender: evidence, not knowledge."""
        self.votes.setdefault(ref, Counter())[gender] += 1

    def gender_of(self, i: int) -> str | None:
        """Return the gender that the pronoun at token `i` shows, none for "the 24-year-old"."""
        word = self.tokens[i].lower
        return "m" if word in HE else "f" if word in SHE else None

    def paragraph(self, i: int) -> int:
        """Return the paragraph that token `i` stands in."""
        return self.parse.sentences[self.tokens[i].sentence].paragraph

    def governs(self, i: int, j: int) -> bool:
        """Tell whether the verb of token `i` stands above token `j`."""
        verb = self.verb(i)
        return verb is not None and any(a == verb for a in self.parse.ancestors(j))

    def verb(self, i: int) -> int | None:
        """Return the verb of which token `i` is an argument, through "and" and apposition."""
        for a in self.parse.ancestors(i):
            if self.tokens[a].pos in ("VERB", "AUX"):
                return a
        return None

    def token(self, i: int) -> Token | None:
        """Return the token at `i`, if there is one."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else None


def _quoted(parse: Parse) -> frozenset[int]:
    """Return the tokens inside double quotation marks; marks are matched within a paragraph.

    A mark that only opens quotes the rest of its paragraph; one that only closes quotes nothing.
    """
    inside: set[int] = set()
    for span in _paragraphs(parse):
        marks = pair_marks(parse.text, span)
        quoted = [
            Span(p.opening.end, p.closing.start) for p in marks.pairs if p.opening.text in CLOSERS
        ]
        quoted += [
            Span(m.end, span.end) for m in marks.unclosed if m.text in CLOSERS and m.look == "open"
        ]
        inside.update(t.i for q in quoted for t in parse.within(q) if t.pos != "PUNCT")
    return frozenset(inside)


def _paragraphs(parse: Parse) -> Iterator[Span]:
    """Yield the characters of each paragraph, from its first token to its last."""
    tokens = parse.tokens
    for _, group in groupby(parse.sentences, key=lambda s: s.paragraph):
        sentences = list(group)
        first, last = sentences[0].first, sentences[-1].last - 1
        if first <= last:
            yield Span(tokens[first].start, tokens[last].end)
