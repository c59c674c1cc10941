"""Makes events of coded deeds: dates, places, numbers, statement, confidence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from tidings.codebook.events import EventsBook
from tidings.readers.actors import Cast
from tidings.readers.events.acts import UNSURE, Coded
from tidings.readers.events.circumstances import (
    SETTING,
    contexts_of,
    counts_of,
    deed_clause,
    heads,
    place_of,
    setting_below,
)
from tidings.readers.events.modes import mode_of
from tidings.readers.events.phrase_words import own_tokens, prepositions
from tidings.readers.events.standing import POLITICAL
from tidings.readers.events.status import WORDS
from tidings.readers.events.triggers import NEW_DAY, Deed
from tidings.readers.syntax import Parse
from tidings.readers.times import Telling, date_act
from tidings.readers.times.tense import tense
from tidings.values import (
    NO_DATE,
    ArgumentSpans,
    Event,
    Span,
    Statement,
    Status,
    TimeExpression,
    When,
)

BEHIND = When(relation="before", basis="told as having happened; no day is named")


def _as_told(when: When, status: Status) -> When:
    """Return a date as the status reads it.

    What has happened lies behind, though its words have no tense ("over the shelling of"). What
    is planned "from 1 August" is to be done on that day.
    """
    if when.undated and status == "happened":
        return replace(BEHIND, likely=when.likely)
    if status == "planned" and when.relation == "since" and when.times:
        return replace(when, relation="on")
    return when


class Maker:
    """Makes events of coded deeds: dates, places, numbers, statement, confidence."""

    def __init__(
        self,
        parse: Parse,
        cast: Cast,
        statements: Sequence[Statement],
        times: Sequence[TimeExpression],
        book: EventsBook,
    ) -> None:
        self.parse, self.cast, self.book = parse, cast, book
        self.statements, self.times = statements, times
        self.telling = Telling(parse, times, book.dating)

    def event(self, coded: Coded) -> Event:
        """Return the event that a coded deed tells; `answers` is set later."""
        parse, deed, frame = self.parse, coded.deed, coded.deed.frame
        first, last = deed_clause(parse, deed)
        span = parse.span(first, last)
        when, announced = self._dates(coded)
        status = self._status(coded, when)
        when = _as_told(when, status)
        where, place = place_of(parse, deed, self.cast, self.book)
        trigger = parse.span(deed.trigger, deed.trigger)
        return Event(
            span=span,
            trigger=trigger,
            type=frame.type,
            mode=mode_of(parse, deed, self.book),
            contexts=contexts_of(parse, deed, self.book),
            source=coded.source.refs,
            target=coded.target.refs,
            status=status,
            when=when,
            announced=announced,
            where=where,
            counts=() if frame.type in WORDS else counts_of(parse, deed),
            statement=self._statement(deed.head),
            arguments=ArgumentSpans(
                source=coded.source.spans,
                target=coded.target.spans,
                where=place,
                when=tuple(self.times[t].span for t in when.times),
            ),
            coder=coded.coder or f"rule:{frame.id}{' postponed' if deed.postponed else ''}",
            confidence=coded.likely or self._confidence(coded),
            evidence=coded.evidence,
        )

    def _dates(self, coded: Coded) -> tuple[When, When | None]:
        """Return when, and the day of the decision where the act is planned or called off."""
        deed = coded.deed
        planned = deed.manner == "plan" or deed.postponed
        stays_away = deed.manner == "do" and deed.noun is not None  # the day is the meeting's own
        if (coded.status == "called off" and not stays_away) or (
            coded.status == "planned" and planned
        ):
            decision = deed.verb if deed.verb is not None else deed.head
            act = deed.noun if deed.noun is not None else deed.head
            announced = date_act(self.telling, decision)
            inside = self._new_day(deed) if deed.postponed else NO_DATE
            if (coded.status == "called off" and not inside.times) or not deed.postponed:
                inside = self._inside(act)
                inside = inside if inside.times else self._told_on(deed)
            if set(announced.times) & set(inside.times):
                announced = NO_DATE
            return inside, announced
        verb = deed.verb if deed.verb is not None else deed.head
        if deed.noun is not None:
            inside = self._inside(deed.noun)
            if inside.times:
                return inside, None
        when = date_act(self.telling, verb)
        return when, self._governing(verb) if coded.status == "planned" else None

    def _status(self, coded: Coded, when: When) -> Status:
        """Return the status as the day reads it: what is moved to a new day is planned for it.

        So is what a plain present tells of a day ahead: "the truce takes effect on Friday".
        """
        deed = coded.deed
        if deed.postponed:
            return "planned" if self._new_day(deed).times else coded.status
        verb = deed.verb
        timetable = (
            verb is not None
            and tense(self.parse, verb) == "present"
            and any(
                (date := self.times[k].date) is not None and date.direction > 0 for k in when.times
            )
        )
        return "planned" if timetable and coded.status in {"happened", "ongoing"} else coded.status

    def _new_day(self, deed: Deed) -> When:
        """Return the day to which a deed is put off ("until May 20"), where it is told."""
        for head in heads(deed):
            for prep, obj in prepositions(self.parse, head):
                named = [k for i in own_tokens(self.parse, obj) for k in self._times_at.get(i, ())]
                if prep in NEW_DAY and named:
                    k = min(named)
                    return When(
                        times=(k,), basis="the day it is put off to", spans=(self.times[k].span,)
                    )
        return NO_DATE

    def _told_on(self, deed: Deed) -> When:
        """Return the day that a joined verb sets: "the summit is on again and will be on 5 May"."""
        if deed.verb is None or deed.noun is None:
            return NO_DATE
        for setting in setting_below(self.parse, deed.verb):
            starts = own_tokens(self.parse, setting)
            named = sorted({k for i in starts for k in self._times_at.get(i, ())})
            if named:
                spans = (self.times[named[0]].span,)
                return When(times=(named[0],), basis="the day it is planned for", spans=spans)
        for setting in self._set_in(deed.verb, deed.noun):
            found = date_act(self.telling, setting)
            if found.times:
                return found
        if deed.manner != "plan":
            return NO_DATE
        for c in self.parse.children[deed.verb]:
            if self.parse.tokens[c].dep == "conj" and self.parse.child(c, "nsubj") is None:
                found = date_act(self.telling, c)
                if found.times:
                    return found
        return NO_DATE

    def _set_in(self, verb: int, noun: int) -> Iterator[int]:
        """Yield verbs of "which was to be held on Friday", wherever the parser hung it."""
        parse = self.parse
        for token in parse.tokens[noun + 1 : parse.edges[verb][1] + 1]:
            if token.dep == "relcl" and token.lemma in SETTING:
                who = parse.child(token.i, "nsubj", "nsubjpass")
                if who is not None and parse.tokens[who].lower == "which":
                    inner = parse.child(token.i, "xcomp")
                    yield token.i if inner is None else inner

    def _inside(self, noun: int) -> When:
        """Return the date that stands in the deed's own phrase ("Friday's meeting")."""
        found_at = (self._times_at.get(i, ()) for i in self._datable(noun))
        within = tuple(sorted({k for times in found_at for k in times}))
        if not within:
            return NO_DATE
        found = date_act(self.telling, noun)
        if found.times and set(found.times) <= set(within):
            return found
        return When(
            times=within[:1], basis="named with the deed", spans=(self.times[within[0]].span,)
        )

    @cached_property
    def _times_at(self) -> dict[int, list[int]]:
        """The positions of the expressions that may date a deed, by each of their tokens."""
        found: dict[int, list[int]] = {}
        for k, time in enumerate(self.times):
            if time.type != "DURATION":
                for token in self.parse.within(time.span):
                    found.setdefault(token.i, []).append(k)
        return found

    def _datable(self, noun: int) -> Iterator[int]:
        """Yield the tokens of a deed's phrase that may date it: not "the 2016 election" in it."""
        parse = self.parse
        for c in parse.children[noun]:
            token = parse.tokens[c]
            if token.dep in {"amod", "compound", "poss", "nmod", "npadvmod", "nummod"}:
                yield from own_tokens(parse, c)
            elif token.dep == "prep":
                for _, obj in prepositions(parse, noun):
                    if parse.tokens[obj].ent in {"DATE", "TIME"}:
                        yield from own_tokens(parse, obj)
                    else:
                        yield from self._datable_place(obj)
            elif token.dep in {"acl", "relcl"} and token.lemma in SETTING:
                yield from own_tokens(parse, c)

    def _datable_place(self, place: int) -> Iterator[int]:
        """Yield a date that the parser hung on a place: "a meeting in New York in May"."""
        for _, obj in prepositions(self.parse, place):
            if self.parse.tokens[obj].ent in {"DATE", "TIME"}:
                yield from own_tokens(self.parse, obj)

    def _governing(self, verb: int) -> When | None:
        """Return the day on which a plan was told: that of the verb above the planned act."""
        token = self.parse.tokens[verb]
        if token.dep not in {"xcomp", "ccomp"}:
            return None
        found = date_act(self.telling, token.head)
        own = date_act(self.telling, verb)
        return None if set(found.times) & set(own.times) else found

    def _statement(self, trigger: int) -> int | None:
        """Return the innermost statement in whose content the act stands."""
        token = self.parse.tokens[trigger]
        said = self._said_in.get(token.sentence, ())
        over = [(s.end - s.start, i) for s, i in said if s.start <= token.start < s.end]
        return min(over)[1] if over else None

    @cached_property
    def _said_in(self) -> dict[int, list[tuple[Span, int]]]:
        """What is said in each sentence, with the position of its statement."""
        found: dict[int, list[tuple[Span, int]]] = {}
        for i, statement in enumerate(self.statements):
            for span in statement.content:
                for sentence in {token.sentence for token in self.parse.within(span)}:
                    found.setdefault(sentence, []).append((span, i))
        return found

    def _confidence(self, coded: Coded) -> float:
        given = self.book.confidence
        kind = coded.deed.kind
        found = given[kind if kind != "verb" or (coded.source and coded.target) else "half"]
        if coded.status in UNSURE:
            found += given["hypothetical"]
        if not any(f"+{standing}" in coded.evidence for standing in POLITICAL):
            found += given["common"]
        return round(found, 2)
