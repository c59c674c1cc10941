"""Whether two tellings in an article are of one act: a headline, a pointing noun, a verb again."""

from collections.abc import Sequence
from dataclasses import dataclass

from tidings.codebook.events import EventsBook
from tidings.readers.actors import Cast
from tidings.readers.events.acts import Coded
from tidings.readers.events.phrase_words import core
from tidings.readers.syntax import Parse, Token
from tidings.values import Event, Span, TimeExpression

LEAD = 2  # sentences of the body of which a headline tells
REACH = 12  # how many sentences back an act may be told again
# types whose nouns name an act of any kind of them ("the attack" after "shot", "bombed")
DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "RETREAT", "MOBILIZE", "AID"})
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
DONE = frozenset({"happened", "ongoing"})


@dataclass(frozen=True)
class Telling:
    """An act as one clause tells it: the coded deed, its event, its token and sentence."""

    coded: Coded
    event: Event
    head: Token
    headline: bool

    @property
    def sentence(self) -> int:
        """The sentence in which it is told."""
        return self.head.sentence


def is_headline(parse: Parse, sentence: int) -> bool:
    """Tell whether a sentence is the article's headline, or stands at its top like one."""
    own = parse.sentences[sentence]
    if own.headline or sentence > 0 or len(parse.sentences) == 1:
        return own.headline
    alone = parse.sentences[1].paragraph != own.paragraph
    return alone and parse.tokens[own.last - 1].pos != "PUNCT"


class SameAct:
    """Judges pairs of tellings of one article; the first told comes first."""

    def __init__(
        self, parse: Parse, cast: Cast, times: Sequence[TimeExpression], book: EventsBook
    ) -> None:
        """Keep what the judgement rests on."""
        self.parse, self.cast, self.times, self.words = parse, cast, times, book.status

    def same(self, one: Telling, other: Telling) -> bool:
        """Tell whether two tellings are of one act; where the words leave it open they are not."""
        if not self.may_be_same(one, other):
            return False
        if one.headline:
            return self._of_headline(one, other)
        if self._points(other):
            return self._pointed_at(one, other)
        return self._told_again(one, other)

    def is_near(self, one: Telling, other: Telling) -> bool:
        """Tell whether an act so far back can be meant at all."""
        return one.headline or other.sentence - one.sentence <= REACH

    def may_be_same(self, one: Telling, other: Telling) -> bool:
        """Tell whether nothing speaks against one act: type, mode, place, day, number, parties."""
        return (
            one.event.type == other.event.type
            and one.sentence != other.sentence  # "convicted him and sentenced him"
            and self._modes(one, other)
            and self._places(one, other)
            and self._numbers(one, other)
            and self._days(one, other) is not False
            and False not in self._sides(one, other)
        )

    def in_headline(self, event: Event) -> bool:
        """Tell whether an act is told in a headline."""
        return any(is_headline(self.parse, t.sentence) for t in self.parse.within(event.trigger))

    # ------------------------------------------------------------------ the three ways

    def _of_headline(self, title: Telling, body: Telling) -> bool:
        """Tell whether a headline tells the act of a sentence near the start of the body."""
        if not self._statuses(title, body):
            return False
        sides = self._sides(title, body)
        if self._marked_other(body):
            return False
        alike = self._one_word(title, body)
        near = body.sentence - title.sentence <= LEAD
        return (True in sides or alike) if near else (True in sides and alike)

    def _pointed_at(self, before: Telling, noun: Telling) -> bool:
        """Tell whether "the attack" means an act told some sentences before."""
        if self._marked_other(noun):
            return False
        if noun.event.type not in DEEDS and not self._one_word(before, noun):
            return False  # "the meeting" is not the visit told before
        fits = self._statuses(before, noun) or (
            noun.event.status in DONE and before.event.status != "hypothetical"
        )
        return fits and False not in self._sides(before, noun)

    def _told_again(self, before: Telling, after: Telling) -> bool:
        """Tell whether a verb tells once more what one with the same parties told."""
        if not self._statuses(before, after) or self._marked_other(after):
            return False
        if not self._one_word(before, after) or self._days(before, after) is None:
            return False
        sides = self._sides(before, after)
        return False not in sides and True in sides and sides.count(None) <= 1

    def _points(self, telling: Telling) -> bool:
        """Tell whether a deed noun points back: "the attack", "their demand"."""
        deed = telling.coded.deed
        noun = deed.noun if deed.noun is not None else deed.head
        if deed.kind == "verb" or deed.manner in {"do", "plan", "cancel"}:
            return False
        return any(
            self.parse.tokens[c].lower in self.words.pointing for c in self.parse.children[noun]
        )

    # ------------------------------------------------------------------ what speaks for or against

    def _statuses(self, one: Telling, other: Telling) -> bool:
        both = {one.event.status, other.event.status}
        return len(both) == 1 or both <= DONE

    def _modes(self, one: Telling, other: Telling) -> bool:
        if one.event.type == "CONSULT" and self._visits(one) != self._visits(other):
            return False  # a visit, and the talks held on it, are two acts
        both = {one.event.mode, other.event.mode} - {None}
        return len(both) < 2

    def _visits(self, telling: Telling) -> bool:
        frame = telling.coded.deed.frame
        return frame.mode == "visit" or "visit" in (*frame.nouns, *frame.verbs)

    def _places(self, one: Telling, other: Telling) -> bool:
        both = {one.event.where, other.event.where} - {None}
        return len(both) < 2 or any(a in b for a in both for b in both if a != b and a and b)

    def _numbers(self, one: Telling, other: Telling) -> bool:
        """Tell whether no number of one contradicts a number of the other."""
        for mine in one.event.counts:
            for theirs in other.event.counts:
                unit = {mine.unit.split()[-1].lower(), theirs.unit.split()[-1].lower()}
                if len(unit) == 1 and mine.value != theirs.value:
                    return False
        return True

    def _days(self, one: Telling, other: Telling) -> bool | None:
        """Tell whether two tellings name one day; none where one names a far day alone."""
        mine, theirs = one.event.when.times, other.event.when.times
        if mine and theirs:
            return bool(set(mine) & set(theirs)) or self._one_day(mine[0], theirs[0])
        if theirs and self._far(theirs[0]):
            return None
        return True if not mine or not self._far(mine[0]) else None

    def _one_day(self, one: int, other: int) -> bool:
        a, b = self.times[one], self.times[other]
        if a.date is None or b.date is None:
            return a.span.of(self.parse.text).lower() == b.span.of(self.parse.text).lower()
        named = ("year", "month", "day", "weekday")
        shared = [n for n in named if None not in (getattr(a.date, n), getattr(b.date, n))]
        alike = all(getattr(a.date, n) == getattr(b.date, n) for n in shared)
        return alike and (bool(shared) or a.date == b.date)

    def _far(self, time: int) -> bool:
        """Tell whether an expression means no day of this week: "in June", "in 2019"."""
        date = self.times[time].date
        return date is None or (date.weekday is None and date.day is None and date.offset is None)

    def _marked_other(self, telling: Telling) -> bool:
        """Tell whether words beside an act make it another one ("again", "a second attack")."""
        deed = telling.coded.deed
        near = [
            self.parse.tokens[c]
            for head in {deed.head, deed.noun, deed.verb} - {None}
            for c in self.parse.children[head]  # type: ignore[index]
        ]
        return any(
            t.lower in self.words.again and t.dep in {"amod", "advmod", "det", "nummod"}
            for t in near
        )

    def _one_word(self, one: Telling, other: Telling) -> bool:
        mine, theirs = one.coded.deed, other.coded.deed
        if mine.frame.id == theirs.frame.id and mine.kind == theirs.kind == "verb":
            return one.head.lemma.lower() == other.head.lemma.lower()
        return mine.frame.id == theirs.frame.id or self._stem(one) == self._stem(other)

    def _stem(self, telling: Telling) -> str:
        return telling.head.lemma.lower()[:5]

    # ------------------------------------------------------------------ parties

    def _sides(self, one: Telling, other: Telling) -> tuple[bool | None, bool | None]:
        """Tell for source and target: the same, another, or none where one names nobody."""
        if one.event.type in MUTUAL:
            mine = (*self._who(one, "source"), *self._who(one, "target"))
            theirs = (*self._who(other, "source"), *self._who(other, "target"))
            found = self._party(mine, theirs)
            return found, found
        return (
            self._party(self._who(one, "source"), self._who(other, "source")),
            self._party(self._who(one, "target"), self._who(other, "target")),
        )

    def _who(self, telling: Telling, side: str) -> tuple[tuple[int, ...], tuple[Span, ...]]:
        event = telling.event
        if side == "source":
            return event.source, event.arguments.source
        return event.target, event.arguments.target

    def _party(
        self,
        one: tuple[tuple[int, ...] | tuple[Span, ...], ...],
        other: tuple[tuple[int, ...] | tuple[Span, ...], ...],
    ) -> bool | None:
        mine = {r for part in one for r in part if isinstance(r, int)}
        theirs = {r for part in other for r in part if isinstance(r, int)}
        if not mine or not theirs:
            return None
        if self.cast.parties(mine) & self.cast.parties(theirs):
            return True
        states = [{self.cast.state(r) for r in refs} - {None} for refs in (mine, theirs)]
        if states[0] and states[1]:
            return bool(states[0] & states[1])
        heads = [
            {w for part in side for s in part if isinstance(s, Span) for w in self._heads(s)}
            for side in (one, other)
        ]
        return bool(heads[0] & heads[1])

    def _heads(self, span: Span) -> set[str]:
        """Return the lemma of a phrase's head, of what it counts: "hundreds of miners"."""
        inside = self.parse.within(span)
        tops = [t for t in inside if not span.start <= self.parse.tokens[t.head].start < span.end]
        tops = tops or list(inside[-1:])
        return {self.parse.tokens[core(self.parse, t.i)].lemma.lower() for t in tops}
