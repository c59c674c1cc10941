"""A small hand-written desk for the pages' tests: one story on sentences of our own.

No store, no parser: the record below was written by hand, so a page test fails for the page's sake.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tidings.codec import article_id, short_id
from tidings.errors import NotFound, OtherKinds
from tidings.story.agreed import judged, offer_id
from tidings.story.record_lines import RecordLine, record_lines
from tidings.values import (
    Actor,
    Article,
    Change,
    Clutter,
    Commitment,
    Coverage,
    Disagreement,
    Event,
    Interest,
    Interval,
    Judgement,
    LedgerRow,
    Line,
    Mention,
    Paragraph,
    Piece,
    Pointer,
    Reading,
    Side,
    Span,
    StateChange,
    Statement,
    Story,
    StoryActor,
    StoryBrief,
    StoryEvent,
    StoryStatement,
    Telling,
    TimeExpression,
    Topic,
    Via,
    When,
)
from tidings.values.desk import (
    ActorPage,
    Brief,
    Copy,
    DayNews,
    Held,
    Hit,
    NearMiss,
    Office,
    StorySummary,
)
from tidings.values.identity import Part, Reason, Ruling, Settled
from tidings.values.moves import Member, Moved, StoryWhy
from tidings.values.story import Field, Verdict

FIRST = """\
Harbour talks called off as Norlandia demands fishing boats back

PHOTO: Trawlers lie at anchor in the harbour of Sund on 3 March 2024.

Norlandia on Tuesday called off Friday's harbour talks with Estmark, its foreign minister said.

Anna Berg, the foreign minister, told the agency Nordpress that "no talks will be held while our \
boats are kept", and that Norlandia would close its port unless the four boats were returned.

Estmark's government denied that the boats had been seized. It said they were "held for inspection".

The talks would have been the second, after a meeting in Sund in April.
"""

SECOND = """\
Estmark returns two of four boats

Estmark returned two fishing boats to Norlandia on Monday, a week after talks between the two \
were called off.

A senior Estmark official told Nordpress, according to The Coast Gazette, that the others would \
follow only if Norlandia paid the harbour fees.

Ms Berg repeated that the port would be closed unless all four came back. \
<script>alert("boats")</script>
"""

HOSTILE = '<script>alert("x")</script> & "quoted" <b>bold</b>'


def _span(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def _day(day: str, last: str | None = None, basis: str = "the article gives the day") -> Interval:
    return Interval(earliest=day, latest=last or day, basis=basis)


ONE = Article(
    id=article_id(FIRST, "Harbour talks called off"),
    text=FIRST,
    title="Harbour talks called off",
    url="https://gazette.example/harbour?a=1&b=2",
    outlet="The Coast Gazette",
    published="2024-05-14",
    language="en",
)
TWO = Article(
    id=article_id(SECOND, HOSTILE),
    text=SECOND,
    title=HOSTILE,
    url="javascript:alert(1)",
    outlet="Norland <i>Daily</i>",
    published="2024-05-21",
    language="en",
)


def point(article: Article, words: str, nth: int = 0) -> Pointer:
    """Return a pointer at the nth place where `words` stand in the article."""
    return Pointer(article.id, _span(article.text, words, nth), words)


def told(text: str, *pointers: Pointer) -> Line:
    """Return a line; stretches between “ and ” become quoted pieces."""
    pieces = []
    for n, part in enumerate(text.replace("”", "“").split("“")):
        if part:
            pieces.append(Piece(text=part, quoted=n % 2 == 1))
    return Line(id=short_id(text, *pointers), pieces=tuple(pieces), pointers=pointers)


BERG = StoryActor(
    id="berg", name="Anna Berg", kind="person", role="foreign minister", country="NOR",
    sector="GOV", names=(("Anna Berg", 1), ("Ms Berg", 1)), roles=("foreign minister",),
    members=((ONE.id, 0), (TWO.id, 1)), why=("“Ms Berg” is the surname of Anna Berg",),
)  # fmt: skip
NORLANDIA = StoryActor(id="norlandia", name="Norlandia", kind="government", members=((ONE.id, 1),))
ESTMARK = StoryActor(id="estmark", name="Estmark", kind="government", members=((ONE.id, 2),))
OFFICIAL = StoryActor(id="official", name="a senior Estmark official", kind="unnamed")
BAND = StoryActor(id="AC/DC", name="AC/DC", kind="group")
NORDPRESS = StoryActor(id="nordpress", name="Nordpress", kind="organisation", sector="MED")

BERGMAN = StoryActor(id="bergman", name="Anna Bergman <i>", kind="person", role="<b>mayor</b>")
NAMED, SURNAME = point(ONE, "Anna Berg"), point(TWO, "Ms Berg")
JOIN = Ruling(
    verdict="same", subjects=(NAMED, SURNAME),
    reasons=(
        Reason(feature="name", weight=3.0, why="surname of “Anna Berg” <b>alone</b>"),
        Reason(feature="country", weight=-0.4, why="no country told"),
    ),
)  # fmt: skip
MISS = Ruling(
    verdict="unsure", subjects=(NAMED, SURNAME),
    reasons=(Reason(feature="name", weight=-4.5, why="other surname <script>"),),
)  # fmt: skip
WHO: dict[str, Any] = {
    "rulings": (JOIN,),
    "near": (NearMiss(actor=BERGMAN, ruling=MISS),),
    "parts": (
        Part(number=1, key="Ms Berg", name="Ms Berg", pointers=(SURNAME,), ruling=JOIN, weight=2.6),
        Part(number=2, key="Anna Berg", name="Anna Berg", pointers=(NAMED, NAMED), ruling=JOIN),
    ),
    "offices": (
        Office(role="mayor <i>", first="2014-01-02", last="2014-01-02"),
        Office(role="foreign minister", first="2024-05-14", last="2024-05-21"),
    ),
    "above": (NORLANDIA,),
    "below": (NORDPRESS,),
}

OFF = point(ONE, "called off Friday's harbour talks with Estmark")
AGAIN = point(TWO, "talks between the two were called off")
RETURNED = point(TWO, "Estmark returned two fishing boats to Norlandia on Monday")
APRIL = point(ONE, "after a meeting in Sund in April")
NO_TALKS = point(ONE, "no talks will be held while our boats are kept")
TOLD = point(ONE, "told the agency Nordpress")
CLOSE = point(ONE, "Norlandia would close its port unless the four boats were returned")
# it begins inside the quotation and ends outside: it crosses, and nests in nothing
CROSSING = point(ONE, 'our boats are kept", and that Norlandia')
REPEATED = point(TWO, "repeated that the port would be closed unless all four came back")
DENIED = point(ONE, "denied that the boats had been seized")
INSPECTION = point(ONE, "held for inspection")
FEES = point(TWO, "the others would follow only if Norlandia paid the harbour fees")


def _telling(pointer: Pointer, when: Interval, index: int = 0) -> Telling:
    return Telling(article=pointer.article, index=index, pointers=(pointer,), when=when)


def _event(ident: str, line: Line, when: Interval, **given: object) -> StoryEvent:
    tellings = tuple(_telling(p, when) for p in line.pointers)
    base = StoryEvent(
        id=ident, type="CONSULT", mode=None, contexts=(), source=("norlandia",),
        target=("estmark",), status="happened", history=(), when=when, where=None, counts=(),
        answers=None, tellings=tellings, origins=1, line=line,
    )  # fmt: skip
    return replace(base, **given)  # type: ignore[arg-type]


TALKS = _day("2024-05-17", basis="“Friday”, after the article of Tue 14 May")
EVENTS = (
    _event("april", told("Met in Sund.", APRIL), _day("2024-04-01", "2024-04-30"), where="Sund"),
    _event(
        "talks",
        told("Norlandia called off talks with Estmark planned for Friday.", OFF, AGAIN),
        TALKS,
        status="called off",
        history=(("planned", _telling(OFF, TALKS)), ("called off", _telling(OFF, TALKS))),
        origins=2,
    ),
    _event(
        "returned",
        told("Estmark returned two boats to Norlandia.", RETURNED),
        _day("2024-05-20"),
        answers="talks",
    ),
    _event(
        "seized",
        told("Estmark seized four boats.", DENIED),
        Interval(earliest=None, latest="2024-05-14", basis="told in the past, no day given"),
        status="denied",
        alleged_by=("norlandia",),
    ),
)
STATEMENTS = (
    StoryStatement(
        id="s1", speakers=("berg",), candidates=(), speaker_words="Anna Berg", manner="direct",
        to=("nordpress",), medium=None, chain=("nordpress",), when=_day("2024-05-14"),
        outlet="The Coast Gazette", telling=_telling(NO_TALKS, TALKS),
        line=told("“no talks will be held while our boats are kept”", NO_TALKS, TOLD),
    ),
    StoryStatement(
        id="s2", speakers=("official",), candidates=(), speaker_words="A senior Estmark official",
        manner="indirect", to=(), medium=None, chain=("The Coast Gazette", "nordpress"),
        when=_day("2024-05-14", "2024-05-21"), outlet="Norland <i>Daily</i>",
        telling=_telling(FEES, TALKS),
        line=told("the other boats would follow only if Norlandia paid harbour fees", FEES),
    ),
)  # fmt: skip
LEDGER = (
    LedgerRow(
        id="close", kind="threat", by=("norlandia",), to=("estmark",),
        what=told("Norlandia would close its port", CLOSE, CROSSING, REPEATED),
        conditions=("unless the four boats are returned",), due=None, state="repeated",
        changes=(
            StateChange(state="open", how="said", when=_day("2024-05-14"), pointers=(CLOSE,),
                        why="first voiced"),
            StateChange(state="repeated", how="said", when=_day("2024-05-21"),
                        pointers=(REPEATED,), why="“repeated”"),
        ),
        offered=(
            StateChange(state="met", how="inferred", when=_day("2024-05-20"), pointers=(RETURNED,),
                        why="the same boats were returned, though only two"),
        ),
        tellings=(_telling(CLOSE, _day("2024-05-14")), _telling(REPEATED, _day("2024-05-21"))),
        voiced=_day("2024-05-14"), last_heard="2024-05-21",
    ),
)  # fmt: skip
DISAGREEMENTS = (
    Disagreement(
        id="held", kind="characterisation", question="Were the boats seized?",
        sides=(
            Side(who="Norlandia", outlet="The Coast Gazette",
                 line=told("speaks of its boats being “kept”", NO_TALKS)),
            Side(who="Estmark", outlet="The Coast Gazette",
                 line=told("“held for inspection”", INSPECTION)),
        ),
    ),
)  # fmt: skip
COVERAGE = (
    Coverage(article=ONE.id, title="Harbour talks called off", outlet=ONE.outlet, url=ONE.url,
             published=_day("2024-05-14", basis="given"), kind="news", whole=True,
             also=("The Sund Mirror",)),
    Coverage(article=TWO.id, title=HOSTILE, outlet=TWO.outlet, url=TWO.url,
             published=_day("2024-05-21", basis="given"), kind="news", whole=False,
             revises=ONE.id),
)  # fmt: skip
STORY = Story(
    id="boats", title="The boats of Norlandia", coverage=COVERAGE,
    actors=(BERG, NORLANDIA, ESTMARK, OFFICIAL, NORDPRESS, BAND),
    events=EVENTS, statements=STATEMENTS,
    ledger=LEDGER, disagreements=DISAGREEMENTS,
)  # fmt: skip
CHANGES = (
    Change(kind="event", cause="news", about="returned", line=EVENTS[2].line, rank=1,
           when=_day("2024-05-20")),
    Change(kind="state", cause="news", about="close", rank=2, when=_day("2024-05-21"),
           line=told("Repeated: Norlandia would close its port unless all four boats come back",
                     REPEATED)),
)  # fmt: skip


def _said(text: str, content: Iterable[str], cue: str, speaker: str, via: str) -> Statement:
    return Statement(
        content=tuple(_span(text, c) for c in content), cue=(_span(text, cue),),
        speaker=(_span(text, speaker),), actors=(0,), manner="mixed",
        via=(Via(actors=(), spans=(_span(text, via),)),), when=When(basis="the day of publication"),
    )  # fmt: skip


READING = Reading(
    article=ONE,
    fingerprint="hand",
    published=_day("2024-05-14", basis="given"),
    paragraphs=(Paragraph(span=_span(FIRST, FIRST.split("\n", 1)[0]), headline=True),),
    clutter=(Clutter(span=_span(FIRST, FIRST.split("\n")[2]), kind="caption"),),
    topics=(Topic(name="Harbours", span=_span(FIRST, "harbour of Sund")),),
    actors=(
        Actor(name="Anna Berg", kind="person", role="foreign minister"),
        Actor(name="Norlandia", kind="government"),
        Actor(name="Estmark", kind="government"),
    ),
    mentions=(
        Mention(span=_span(FIRST, "Anna Berg, the foreign minister"), actor=0, form="name"),
        Mention(span=_span(FIRST, "the foreign minister"), actor=0, form="role"),
        Mention(span=_span(FIRST, "Norlandia"), actor=1, form="name"),
        Mention(span=_span(FIRST, "Norlandia", 1), actor=1, form="name"),
        Mention(span=_span(FIRST, "Estmark"), actor=2, form="name"),
    ),
    times=(
        TimeExpression(span=_span(FIRST, "Tuesday"), type="DATE"),
        TimeExpression(span=_span(FIRST, "Friday's"), type="DATE"),
    ),
    events=(
        Event(span=OFF.span, trigger=_span(FIRST, "called off", 1), type="RETREAT", coder="hand",
              when=When(basis="“Friday”"), confidence=1),
    ),
    statements=(
        _said(FIRST, ["no talks will be held while our boats are kept",
                      "that Norlandia would close its port unless the four boats were returned"],
              "told", "Anna Berg", "Nordpress"),
    ),
    commitments=(
        Commitment(kind="threat", by=(1,), what=(CLOSE.span,), when=When(basis="x")),
    ),
)  # fmt: skip
READING_TWO = Reading(
    article=TWO, fingerprint="hand", published=_day("2024-05-21", basis="given"),
    paragraphs=(Paragraph(span=Span(0, 33), headline=True),),
)  # fmt: skip


@dataclass
class FakeDesk:
    """Holds the one story, remembers what it was told."""

    followed: list[Interest] = field(default_factory=list)
    judged: list[Judgement] = field(default_factory=list)
    done: list[str | None] = field(default_factory=list)
    quiet: tuple[str, ...] = ("The lighthouse of Sund: nothing new since 2 May",)
    told_much: bool = False

    def interests(self) -> tuple[Interest, ...]:
        return tuple(self.followed)

    def preview(self, query: str) -> int:
        return 2 if "boat" in query.lower() else 0

    def follow(self, query: str, name: str | None = None) -> Interest:
        number = len(self.followed) + 1
        new = Interest(id=number, name=name or query, query=query, added="2024-05-22T08:00:00Z")
        self.followed.append(new)
        return new

    def follow_story(self, story_id: str) -> Interest:
        new = replace(self.follow("", STORY.title), followed=(story_id,))
        self.followed[-1] = new
        return new

    def unfollow(self, name_or_id: str) -> Interest:
        gone = next((i for i in self.followed if str(i.id) == name_or_id), None)
        if gone is None:
            raise NotFound(f"No interest is called {name_or_id!r}.")
        self.followed.remove(gone)
        return gone

    def brief(
        self, interest: str | None = None, *, since: str | None = None, as_of: str | None = None
    ) -> tuple[Brief, ...]:
        del as_of
        lines = () if self.done and since is None else CHANGES
        part = StoryBrief(story="boats", title=STORY.title, lines=lines, unchanged="1 row open")
        return tuple(
            Brief(interest=i, stories=(part,) if lines else (), quiet=self.quiet, since=since,
                  upto=7)
            for i in self.followed
            if interest in (None, str(i.id))
        )  # fmt: skip

    def daily(self, interest: str, *, lines: int) -> tuple[DayNews, ...]:
        del interest, lines
        part = StoryBrief(story="boats", title=STORY.title, lines=CHANGES)
        return (DayNews(day="2024-05-21", brief=part),)

    def brief_done(self, interest: str | None = None, *, upto: int | None = None) -> None:
        del upto
        self.done.append(interest)

    def latest(self, story_id: str, as_of: str | None = None) -> StoryBrief | None:
        del as_of
        return StoryBrief(story=story_id, title=STORY.title, lines=CHANGES)

    def stories(self) -> tuple[StorySummary, ...]:
        outlets = tuple(c.outlet or "" for c in COVERAGE)
        return (
            StorySummary(id="boats", title=STORY.title, articles=2, first="2024-05-14",
                         last="2024-05-21", outlets=outlets),
        )  # fmt: skip

    def story(self, words_or_id: str, as_of: str | None = None) -> Story:
        del as_of
        if words_or_id != "boats":
            raise NotFound(f"No story is called {words_or_id!r}.")
        wrong = tuple(j.line for j in self.judged if j.verdict == "wrong" and j.line)
        statements = STORY.statements
        if self.told_much:  # so much that each speaker's statements are folded away
            statements = tuple(
                replace(s, id=f"{s.id}{n}", line=replace(s.line, id=f"{s.line.id}{n}"))
                for n in range(21)
                for s in STORY.statements
            )
        return replace(STORY, wrong=wrong, statements=statements)

    def actor(self, name: str) -> tuple[ActorPage, ...]:
        actor = next((a for a in STORY.actors if name in (a.id, a.name)), None)
        if actor is None:
            return ()
        why = WHO if actor is BERG else {}
        told = (s for s in self.settled() if s.judgement.about == "actor")
        judged = tuple(told if actor is BERG else ())
        return (
            ActorPage(actor=actor, stories=self.stories(), judged=judged, coverage=COVERAGE,
                      events=tuple(("boats", e) for e in EVENTS),
                      statements=tuple(("boats", s) for s in STATEMENTS), **why),
        )  # fmt: skip

    def find_actors(self, words: str) -> tuple[StoryActor, ...]:
        return tuple(a for a in (*STORY.actors, BERGMAN) if words.lower() in a.name.lower())

    def merge_actors(self, a: str, b: str, why: str = "", *, anyway: bool = False) -> Judgement:
        if b == "boats" and not anyway:
            raise OtherKinds(
                "say so with --anyway.", "Anna Berg is a person, <b>Boats an organisation"
            )
        return self._judge_actors("same", (NAMED, SURNAME), why or f"{a} and {b}, {anyway}")

    def split_actor(self, name: str, *parts: str, why: str = "") -> Judgement:
        return self._judge_actors("different", (SURNAME, NAMED), why or f"{name}: {parts}")

    def differ_actors(self, a: str, b: str, why: str = "", *, unsure: bool = False) -> Judgement:
        verdict: Verdict = "unsure" if unsure else "different"
        return self._judge_actors(verdict, (NAMED, SURNAME), why or f"{a} and {b}")

    def _judge_actors(self, verdict: Verdict, said: tuple[Pointer, ...], why: str) -> Judgement:
        return self._judge(Judgement(id=f"j{len(self.judged) + 1}", verdict=verdict, about="actor",
                                     subjects=said, apart=1, at="2024-05-22", why=why))  # fmt: skip

    def judged_actors(self, judgement: Judgement) -> tuple[StoryActor, ...]:
        del judgement
        return (BERG,)

    def settled(self) -> tuple[Settled, ...]:
        return tuple(
            Settled(judgement=j, state="waiting", missing=(point(TWO, "<script>"),))
            if j.about == "actor"
            else Settled(judgement=j, state="in force", text=HOSTILE, story="boats", line=j.line)
            for j in self.judged
            if j.about in ("actor", "line")
        )

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        at = SECOND.lower().find(words.lower())
        if at < 0:
            return ()
        hit = Hit(article=TWO.id, title=HOSTILE, outlet=TWO.outlet, published="2024-05-21",
                  snippet=SECOND[at:], marks=(Span(0, len(words)),), story="boats")  # fmt: skip
        return (hit,)[:limit]

    def article(self, id: str) -> Held:  # noqa: A002
        if id == ONE.id:
            copy = Copy(outlet="The Sund Mirror", url="https://mirror.example/", published=None)
            return Held(article=ONE, reading=READING, arrived="2024-05-22", story="boats",
                        also=(copy,), revisions=(TWO.id,))  # fmt: skip
        if id == TWO.id:
            return Held(article=TWO, reading=READING_TWO, arrived="2024-05-22", story="boats",
                        revises=ONE.id, changed=(_span(SECOND, "returned two fishing boats"),),
                        gone=("<b>would close</b>",))  # fmt: skip
        raise NotFound(f"No article has the id {id!r}.")

    def mark_wrong(self, line_id: str, story_id: str, why: str = "") -> Judgement:
        self.story(story_id)
        return self._judge(Judgement(id=f"j{len(self.judged) + 1}", verdict="wrong", about="line",
                                     line=line_id, at="2024-05-22", why=why))  # fmt: skip

    def line(self, story: str, line: str) -> tuple[Story, RecordLine]:
        held = self.story(story)
        found = next((r for r in record_lines(held) if r.id == line), None)
        if found is None:
            raise NotFound(f"The story has no line {line!r}.")
        return held, found

    def left_out(self, story: str) -> tuple[tuple[RecordLine, Judgement], ...]:
        lines = {r.id: r for r in record_lines(self.story(story))}
        return tuple(
            (lines[j.line], j) for j in self.judged if j.verdict == "wrong" and j.line in lines
        )

    def event(self, story: str, line: str) -> tuple[Story, StoryEvent, tuple[StoryEvent, ...]]:
        held = self.story(story)
        event = next(e for e in held.events if e.line.id == line)
        return held, event, tuple(e for e in held.events if e is not event)

    def merge_events(self, story: str, a: str, b: str, why: str = "") -> Judgement:
        return self._judge_event("same", story, why or f"{a} and {b}")

    def differ_events(self, story: str, a: str, b: str, why: str = "") -> Judgement:
        return self._judge_event("different", story, why or f"{a} and {b}")

    def split_event(self, story: str, line: str, *parts: str, why: str = "") -> Judgement:
        return self._judge_event("different", story, why or f"{line}: {parts}")

    def _judge_event(self, verdict: Verdict, story: str, why: str) -> Judgement:
        self.story(story)
        return self._judge(Judgement(id=f"j{len(self.judged) + 1}", verdict=verdict, about="event",
                                     at="2024-05-22", why=why))  # fmt: skip

    def judged_events(self, judgement: Judgement) -> tuple[tuple[Story, StoryEvent], ...]:
        del judgement
        return ((STORY, EVENTS[0]),)

    def correct(
        self, line_id: str, story_id: str, text: str, why: str = "", *, field: Field = "text"
    ) -> Judgement:
        del field
        self.story(story_id)
        return self._judge(Judgement(id=f"j{len(self.judged) + 1}", verdict="corrected",
                                     about="line", line=line_id, at="2024-05-22", why=why,
                                     correction=text))  # fmt: skip

    def agree(self, offer: str, story_id: str, why: str = "") -> Judgement:
        return self._offer("agreed", offer, story_id, why)

    def decline(self, offer: str, story_id: str, why: str = "") -> Judgement:
        return self._offer("declined", offer, story_id, why)

    def _offer(self, verdict: Verdict, offer: str, story_id: str, why: str) -> Judgement:
        row, change = next(
            ((r, c) for r in self.story(story_id).ledger for c in r.offered
             if offer_id(r, c) == offer),
            (None, None),
        )  # fmt: skip
        if row is None or change is None:
            raise NotFound(f"No change is offered under {offer!r}.")
        made = judged(verdict, row, change, why, "2024-05-22")
        return self._judge(replace(made, id=f"j{len(self.judged) + 1}"))

    def _judge(self, judgement: Judgement) -> Judgement:
        self.judged.append(judgement)
        return judgement

    def why_story(self, words_or_id: str) -> StoryWhy:
        told = self.story(words_or_id)
        members = tuple(
            Member(article=c.article, title=c.title, outlet=c.outlet, published="2024-05-14",
                   how="rule", score=0.5, why=f"shares <i>{n}", first=not n)
            for n, c in enumerate(told.coverage)
        )  # fmt: skip
        return StoryWhy(story=self.stories()[0], members=members)

    def merge_stories(self, a: str, b: str, why: str = "") -> Judgement:
        return self._regrouped("same", f"{a} and {b}", why)

    def split_story(self, story: str, *articles: str, why: str = "") -> Judgement:
        return self._regrouped("different", f"{story}: {' '.join(articles)}", why)

    def pin_article(self, article: str, story: str, why: str = "") -> Judgement:
        return self._regrouped("pinned", f"{article} in {story}", why)

    def judged_stories(self, judgement: Judgement) -> tuple[StorySummary, ...]:
        del judgement
        return self.stories()

    def moves(self, limit: int = 20) -> tuple[Moved, ...]:
        del limit
        return ()

    def titles_of(self, moves: Sequence[Moved]) -> dict[str, str]:
        del moves
        return {}

    def _regrouped(self, verdict: Verdict, said: str, why: str) -> Judgement:
        subjects = tuple(Pointer(c.article, Span(0, 0), said) for c in COVERAGE)
        return self._judge(
            Judgement(id=f"j{len(self.judged) + 1}", verdict=verdict, about="story",
                      subjects=subjects, apart=1, at="2024-05-22", why=why)
        )  # fmt: skip

    def judgements(self) -> tuple[Judgement, ...]:
        return tuple(self.judged)

    def take_back(self, id: str) -> Judgement:  # noqa: A002
        gone = next((j for j in self.judged if j.id == id), None)
        if gone is None:
            raise NotFound(f"No judgement has the id {id!r}.")
        self.judged.remove(gone)
        return gone


def all_pointers() -> tuple[Pointer, ...]:
    """Return every pointer of the story, and those of the brief."""
    lines = [e.line for e in EVENTS] + [s.line for s in STATEMENTS] + [r.what for r in LEDGER]
    lines += [s.line for d in DISAGREEMENTS for s in d.sides] + [c.line for c in CHANGES]
    moved = [p for r in LEDGER for c in (*r.changes, *r.offered) for p in c.pointers]
    return tuple(dict.fromkeys([*(p for line in lines for p in line.pointers), *moved]))
