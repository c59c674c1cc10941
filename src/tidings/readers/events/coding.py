"""Codes the deeds of a parse as events."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tidings.codebook.events import EventsBook
from tidings.readers.actors.cast import Cast
from tidings.readers.events.circumstances import (
    causes,
    contexts_of,
    counts_of,
    deed_clause,
    domain_of,
    place_of,
)
from tidings.readers.events.grammar import infinitive, is_clausal, is_passive, objects, prepositions
from tidings.readers.events.parties import Parties, Party
from tidings.readers.events.status import status_of
from tidings.readers.events.triggers import Deed, find_deeds
from tidings.readers.syntax import Parse
from tidings.readers.times import date_clause
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

UNSURE = frozenset({"hypothetical", "denied", "counterfactual"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A deed with its parties and status, before it becomes an event."""

    deed: Deed
    source: Party
    target: Party
    status: Status


def read_events(
    parse: Parse,
    cast: Cast,
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
    book: EventsBook,
) -> tuple[Event, ...]:
    """Return the political acts that a text reports, in order of their words.

    An act needs a political actor as a party. Types, modes and contexts are PLOVER's (Open Event
    Data Alliance); an act that fits no frame is not coded.
    """
    if domain_of(parse, book) == "sport":
        return ()
    parties = Parties(parse, cast, book)
    coded = [c for d in find_deeds(parse, book) if (c := _code(d, parties)) is not None]
    coded = _once(parse, _without_inner(parse, _alike(parse, coded)), parties)
    maker = _Maker(parse, cast, statements, times, book)
    events = [maker.event(c) for c in coded]
    return tuple(_answers(parse, coded, events, book))


# ---------------------------------------------------------------------- which deeds are acts


def _code(deed: Deed, parties: Parties) -> Coded | None:
    parse, book = parties.parse, parties.book
    status = status_of(parse, deed, book)
    if status is None:
        return None
    source, target = parties.of(deed)
    coded = Coded(deed=deed, source=source, target=target, status=status)
    return coded if _is_act(coded, parties) else None


def _is_act(coded: Coded, parties: Parties) -> bool:
    deed, source, target = coded.deed, coded.source, coded.target
    if not (parties.political(source) or parties.political(target)):
        return _bare_meeting(coded, parties)
    if coded.status in UNSURE and deed.kind == "noun":
        return coded.status == "counterfactual"
    if coded.status == "hypothetical" and not (source and target):
        return False
    if deed.kind == "verb":
        return _verb_stands(coded, parties)
    return _noun_stands(coded, parties)


def _verb_stands(coded: Coded, parties: Parties) -> bool:
    deed, source, target, parse = coded.deed, coded.source, coded.target, parties.parse
    assert deed.verb is not None
    frame = deed.frame
    if frame.person and not parties.political(source):
        return False
    if not frame.place_target and target and frame.type == "CONSULT" and not source:
        return False
    needs = frame.needs
    if needs == "pair":
        return bool(source and target)
    if needs == "request":
        return _asks(coded, parties)
    if needs == "threat":
        return _threatens(coded, parties)
    if needs == "political source":
        return parties.political(source)
    if needs == "target":
        return bool(target)
    if needs == "object":
        something = target or objects(parse, deed.verb) or any(prepositions(parse, deed.verb))
        return bool(something) and (parties.political(source) or bool(target and not source))
    if not source:
        return is_passive(parse, deed.verb) and bool(target)
    return parties.political(source)


def _asks(coded: Coded, parties: Parties) -> bool:
    """A request: of somebody, or for a deed; "asked whether" and "ordered lunch" are none."""
    deed, parse = coded.deed, parties.parse
    assert deed.verb is not None
    if not parties.political(coded.source):
        return False
    lemma = parse.tokens[deed.verb].lemma.lower()
    inner = infinitive(parse, deed.verb)
    if lemma in {
        "ask",
        "press",
        "order",
        "invite",
        "instruct",
        "beg",
        "lobby",
        "pressure",
        "insist",
        "push",
    }:
        return (
            inner is not None
            and (bool(coded.target) or lemma == "order")
            or (
                lemma in {"ask", "press", "push"}
                and any(p == "for" for p, _ in prepositions(parse, deed.verb))
            )
        )
    return (
        bool(coded.target)
        or inner is not None
        or is_clausal(parse, deed.verb)
        or any(objects(parse, deed.verb))
        or any(prepositions(parse, deed.verb))
    )


def _threatens(coded: Coded, parties: Parties) -> bool:
    deed, parse = coded.deed, parties.parse
    assert deed.verb is not None
    if not parties.political(coded.source):
        return False
    lemma = parse.tokens[deed.verb].lemma.lower()
    inner = infinitive(parse, deed.verb)
    if lemma == "warn":
        return parties.political(coded.target)
    if lemma in {"vow", "swear"}:
        hostile = {
            "retaliate",
            "respond",
            "avenge",
            "punish",
            "strike",
            "destroy",
            "attack",
            "crush",
            "fight",
            "hit",
        }
        return inner is not None and parse.tokens[inner].lemma.lower() in hostile
    return inner is not None or bool(coded.target)


def _noun_stands(coded: Coded, parties: Parties) -> bool:
    """A deed noun tells an act under a light verb, or with its doer and enough round it."""
    deed, source, target = coded.deed, coded.source, coded.target
    frame = deed.frame
    if deed.kind == "light":
        if deed.manner in {"occur", "undergo"}:
            return bool(source or target) if deed.manner == "occur" else parties.political(target)
        if deed.manner == "plan" and not source:
            return bool(target)
        return parties.political(source) or (not source and bool(target))
    if deed.manner == "cancel":
        return bool(source)
    if frame.state or _standing(coded, parties):
        return False
    if frame.weak:
        return bool(source and target) and _pinned(coded, parties)
    return bool(source) and (bool(target) or _pinned(coded, parties))


def _standing(coded: Coded, parties: Parties) -> bool:
    parse = parties.parse
    return any(
        parse.tokens[c].lower in parties.book.standing for c in parse.children[coded.deed.head]
    )


def _pinned(coded: Coded, parties: Parties) -> bool:
    """Tell whether a deed noun is told as one act: dated, placed, or under a cause or a ordinal."""
    parse, head = parties.parse, coded.deed.head
    first, last = parse.edges[head]
    if any(t.ent in {"DATE", "TIME"} for t in parse.tokens[first : last + 1]):
        return True
    token = parse.tokens[head]
    if token.dep != "pobj":
        return parse.child(head, "det") is not None or token.dep in {"nsubj", "nsubjpass"}
    above = parse.tokens[token.head]
    higher = parse.tokens[above.head].lemma.lower()
    return higher in parties.book.causal or above.lower in {
        "after",
        "over",
        "following",
        "since",
        "during",
        "at",
        "before",
    }


def _bare_meeting(coded: Coded, parties: Parties) -> bool:
    """A meeting with place and date is an act though nobody is named with it."""
    deed, parse = coded.deed, parties.parse
    if deed.frame.id != "gathering" or coded.source or coded.target or deed.kind != "noun":
        return False
    first, last = parse.edges[deed.head]
    ents = {t.ent for t in parse.tokens[first : last + 1]}
    return "DATE" in ents and bool(ents & {"GPE", "LOC", "FAC"}) and coded.status == "happened"


# ---------------------------------------------------------------------- one act, one event


def _alike(parse: Parse, coded: list[Coded]) -> list[Coded]:
    """Give a bare meeting the parties of the meeting that it is set beside ("the second, after …")."""
    found = []
    for c in coded:
        twin = None if c.source or c.target else _twin(parse, c, coded)
        found.append(replace(c, source=twin.source, target=twin.target) if twin else c)
    return found


def _twin(parse: Parse, bare: Coded, coded: list[Coded]) -> Coded | None:
    head = parse.tokens[bare.deed.head]
    prep = parse.tokens[head.head]
    if head.dep != "pobj" or prep.lower not in {"after", "since", "following", "before"}:
        return None
    verb = prep.head
    while parse.tokens[verb].pos not in {"VERB", "AUX"} and parse.tokens[verb].head != verb:
        verb = parse.tokens[verb].head
    first, last = parse.edges[verb]
    words = {t.lower for t in parse.tokens[first : last + 1]}
    if not words & {"second", "third", "fourth", "fifth", "another", "next", "again", "latest"}:
        return None
    under = parse.child(verb, "nsubj", "nsubjpass", "dobj")
    return next((c for c in coded if c.deed.head == under and (c.source or c.target)), None)


def _without_inner(parse: Parse, coded: list[Coded]) -> list[Coded]:
    """Drop what is only wished, threatened or promised by another act, and promises to meet."""
    by_verb = {c.deed.verb: c for c in coded if c.deed.kind == "verb"}
    dropped: set[int] = set()
    for c in coded:
        head = c.deed.verb if c.deed.verb is not None else c.deed.head
        over = next((by_verb[a] for a in parse.ancestors(head) if a in by_verb and a != head), None)
        if over is None or not _governs(parse, over, head):
            continue
        if over.deed.frame.type == "AGREE" and c.deed.frame.type == "CONSULT":
            dropped.add(over.deed.head)
        else:
            dropped.add(c.deed.head)
    return [c for c in coded if c.deed.head not in dropped]


def _governs(parse: Parse, over: Coded, head: int) -> bool:
    """Tell whether an act's verb takes another as what is asked, threatened, promised, refused."""
    speech = over.deed.frame.type in {"REQUEST", "THREATEN", "REJECT", "AGREE", "ACCUSE"}
    if not speech:
        return False
    child = head
    for above in parse.ancestors(head):
        if above == over.deed.verb:
            token = parse.tokens[child]
            if token.dep in {"xcomp", "ccomp", "dobj", "nsubjpass"}:
                return True
            if token.dep == "advcl":
                return token.tag == "VB"
            return token.dep == "prep" and token.lower in {
                "of",
                "for",
                "with",
                "to",
                "against",
                "from",
            }
        child = above
    return False


def _once(parse: Parse, coded: list[Coded], parties: Parties) -> list[Coded]:
    """Keep one of two tellings of one act in one sentence: the fuller."""
    kept: list[Coded] = []
    for c in coded:
        twin = next((k for k in kept if _same_act(parse, k, c, parties)), None)
        if twin is None:
            kept.append(c)
        elif _fullness(c) > _fullness(twin):
            kept[kept.index(twin)] = c
    return kept


def _fullness(coded: Coded) -> tuple[int, int, int]:
    rank = {"called off": 2, "happened": 1}.get(coded.status, 0)
    kind = {"verb": 2, "light": 1, "noun": 0}[coded.deed.kind]
    return rank, bool(coded.source) + bool(coded.target), kind


def _same_act(parse: Parse, one: Coded, other: Coded, parties: Parties) -> bool:
    if parse.tokens[one.deed.head].sentence != parse.tokens[other.deed.head].sentence:
        return False
    if one.deed.frame.type != other.deed.frame.type:
        return False
    if one.deed.kind == "verb" and other.deed.kind == "verb" and not _parallel(parse, one, other):
        return False
    if one.status != other.status and "counterfactual" in {one.status, other.status}:
        return False
    return _agree(one.source, other.source, parties) and _agree(one.target, other.target, parties)


def _parallel(parse: Parse, one: Coded, other: Coded) -> bool:
    """Tell whether two verbs are one act told twice: the second a participle below the first."""
    a, b = one.deed.head, other.deed.head
    return (
        parse.tokens[b].head == a
        and parse.tokens[b].dep == "advcl"
        and parse.tokens[b].tag == "VBG"
    )


def _agree(one: Party, other: Party, parties: Parties) -> bool:
    if not one or not other or set(one.refs) & set(other.refs):
        return True
    state = parties.cast.state
    return bool({state(r) for r in one.refs} & {state(r) for r in other.refs} - {None})


# ---------------------------------------------------------------------- events


class _Maker:
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

    def event(self, coded: Coded) -> Event:
        parse, deed, frame = self.parse, coded.deed, coded.deed.frame
        first, last = deed_clause(parse, deed)
        span = parse.span(first, last)
        when, announced = self._dates(coded)
        where, place = place_of(parse, deed, self.cast)
        trigger = parse.span(deed.head, deed.head)
        return Event(
            span=span,
            trigger=trigger,
            type=frame.type,
            mode=frame.mode,
            contexts=contexts_of(parse, deed, self.book),
            source=coded.source.refs,
            target=coded.target.refs,
            status=coded.status,
            when=when,
            announced=announced,
            where=where,
            counts=counts_of(parse, deed),
            statement=self._statement(trigger),
            arguments=ArgumentSpans(
                source=coded.source.spans,
                target=coded.target.spans,
                where=place,
                when=tuple(self.times[t].span for t in when.times),
            ),
            coder=f"rule:{frame.id}",
            confidence=self._confidence(coded),
        )

    def _dates(self, coded: Coded) -> tuple[When, When | None]:
        """Return when, and the day of the decision where the act is planned or called off."""
        deed = coded.deed
        if coded.status == "called off" or (coded.status == "planned" and deed.manner == "plan"):
            decision = deed.verb if deed.verb is not None else deed.head
            act = deed.noun if deed.noun is not None else deed.head
            announced = date_clause(self.parse, self.times, decision)
            inside = self._inside(act)
            if set(announced.times) & set(inside.times):
                announced = NO_DATE
            return inside, announced
        verb = deed.verb if deed.verb is not None else deed.head
        if deed.noun is not None:
            inside = self._inside(deed.noun)
            if inside.times:
                return inside, None
        when = date_clause(self.parse, self.times, verb)
        return when, self._governing(verb) if coded.status == "planned" else None

    def _inside(self, noun: int) -> When:
        """Return the date that stands in the deed's own phrase ("Friday's meeting")."""
        first, last = self.parse.edges[noun]
        phrase = self.parse.span(first, last)
        within = tuple(
            i for i, t in enumerate(self.times) if phrase.holds(t.span) and t.type != "DURATION"
        )
        if not within:
            return NO_DATE
        found = date_clause(self.parse, self.times, noun)
        if found.times and set(found.times) <= set(within):
            return found
        return When(
            times=within[:1], basis="named with the deed", spans=(self.times[within[0]].span,)
        )

    def _governing(self, verb: int) -> When | None:
        """Return the day on which a plan was told: that of the verb above the planned act."""
        token = self.parse.tokens[verb]
        if token.dep not in {"xcomp", "ccomp"}:
            return None
        found = date_clause(self.parse, self.times, token.head)
        own = date_clause(self.parse, self.times, verb)
        return None if set(found.times) & set(own.times) else found

    def _statement(self, trigger: Span) -> int | None:
        """Return the innermost statement in whose content the act stands."""
        best: tuple[int, int] | None = None
        for i, statement in enumerate(self.statements):
            for span in statement.content:
                size = span.end - span.start
                if span.holds(trigger) and (best is None or size < best[0]):
                    best = size, i
        return best[1] if best else None

    def _confidence(self, coded: Coded) -> float:
        given = self.book.confidence
        kind = coded.deed.kind
        found = given[kind if kind != "verb" or (coded.source and coded.target) else "half"]
        if coded.status in UNSURE:
            found += given["hypothetical"]
        return round(found, 2)


def _answers(
    parse: Parse, coded: list[Coded], events: list[Event], book: EventsBook
) -> list[Event]:
    """Link each act to the act that the words say it answers."""
    found = []
    for i, (c, event) in enumerate(zip(coded, events, strict=True)):
        answer = None
        for cause in causes(parse, c.deed, book):
            first, last = parse.edges[cause]
            answer = next(
                (j for j, other in enumerate(coded) if j != i and first <= other.deed.head <= last),
                None,
            )
            if answer is not None:
                break
        found.append(replace(event, answers=answer))
    return found
