"""What a story holds: a fold over the log of readings and judgements."""

from dataclasses import dataclass
from typing import Literal

from tidings.values.dates import UNKNOWN, Interval
from tidings.values.reading import ActorKind, CommitmentKind, Manner, Move, Reading, Status
from tidings.values.text import Span

Cause = Literal["news", "rereading", "judgement"]
Verdict = Literal[
    "same", "different", "wrong", "corrected", "unsure", "pinned", "agreed", "declined",
]  # fmt: skip
Subject = Literal["actor", "event", "story", "line"]
Field = Literal["text", "date", "status", "state", "due"]
"""What a person may set on a line by hand."""
LedgerState = Literal["open", "lapsed", "step"] | Move
"""What became of a commitment. "step" is heard of a decision on its way, which stays open."""
DisagreementKind = Literal[
    "date", "number", "place", "actor", "occurrence", "characterisation", "terms", "self"
]
ChangeKind = Literal[
    "event", "status", "state", "commitment", "disagreement", "statement", "detail", "background",
    "update",
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Pointer:
    """Words of an article: the proof of a line. Survives rereading: it names no reading."""

    article: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a line; `quoted` pieces are the article's own quoted words, shown in “ ”."""

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """What a person set on a line: which `field`, and in words what the record said before.

    `judgement` is the id of the judgement that can be taken back.
    """

    field: Field
    was: str
    judgement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the record as a person reads it. `id` is made from what it points at.

    Where a person corrected its text, `corrected` is that text, and so are its pieces. `by_hand`
    tells all that a person set on it, and what the record said.
    """

    id: str
    pieces: tuple[Piece, ...]
    pointers: tuple[Pointer, ...]
    corrected: str | None = None
    by_hand: tuple[ByHand, ...] = ()

    @property
    def text(self) -> str:
        """The line as plain text, quoted pieces in curly quotation marks."""
        return "".join(f"“{p.text}”" if p.quoted else p.text for p in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's or a rule's verdict on actors, events, stories or one line; it can be taken back.

    `subjects` names what is judged by words, never by a number that can move. For a story the
    pointers are its articles (span 0..0, their titles for words): "same", two stories are one;
    "different", the first articles are another story than the others; "pinned", the first stay in
    the story of the others (of none: in one of their own), whatever rules say. `line` is the id
    of a line judged. `apart`: how many of the first subjects stand on one side, the others on the
    other; 0: each stands alone.
    """

    id: str
    verdict: Verdict
    about: Subject
    subjects: tuple[Pointer, ...] = ()
    line: str | None = None
    correction: str | None = None
    by: Literal["person", "rule"] = "person"
    at: str
    why: str = ""
    apart: int = 0
    field: Field | Literal[""] = ""
    kind: str = ""

    @property
    def sides(self) -> tuple[tuple[Pointer, ...], ...]:
        """The subjects as they are set against each other."""
        if self.apart:
            return (self.subjects[: self.apart], self.subjects[self.apart :])
        return tuple((p,) for p in self.subjects)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the log that a story is folded from, in order of arrival (`seq`).

    `kind` "reading": an article first read (`cause` news) or read again (`rereading`);
    "judgement" and "take back": `judgement` holds it. `also` lists outlets that published a copy;
    `revises` is the id of the article that this one is a revision of, `changed` the stretches
    of its text that the version before did not have.
    """

    seq: int
    at: str
    kind: Literal["reading", "judgement", "take back"]
    cause: Cause = "news"
    reading: Reading | None = None
    judgement: Judgement | None = None
    also: tuple[str, ...] = ()
    revises: str | None = None
    changed: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryActor:
    """One actor across articles. `members` are (article id, position in that reading's actors).

    `within` is the id of the nearest actor above it in the story ("Russia" for its parliament),
    `stands_for` what a seat, capital or government stands for ("presidency"), none for others.
    """

    id: str
    name: str
    kind: ActorKind
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    names: tuple[tuple[str, int], ...] = ()
    roles: tuple[str, ...] = ()
    members: tuple[tuple[str, int], ...] = ()
    why: tuple[str, ...] = ()
    within: str | None = None
    stands_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One article's telling of an event, statement or commitment: position in its reading."""

    article: str
    index: int
    pointers: tuple[Pointer, ...]
    status: Status | None = None
    when: Interval = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEvent:
    """One act, told once or many times. `history` is its statuses in order, with who told them.

    `type` is PLOVER's, or "" for an act known by its day and parties that no coder typed.
    `answers` is the id of the event that it answers, `origins` the number of independent origins.
    `postponed`: it is called off for its day only: put off to another, named or not.
    `alleged_by` are those on whose word alone it rests: actors' ids, or words for one not known.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    status: Status
    history: tuple[tuple[Status, Telling], ...]
    when: Interval
    where: str | None
    counts: tuple[tuple[int, str], ...]
    answers: str | None
    tellings: tuple[Telling, ...]
    origins: int
    line: Line
    confidence: float = 1.0
    answer_pointers: tuple[Pointer, ...] = ()
    alleged_by: tuple[str, ...] = ()
    postponed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStatement:
    """A statement with its speakers (story actor ids) and its chain of tellers, nearest first."""

    id: str
    speakers: tuple[str, ...]
    candidates: tuple[str, ...]
    speaker_words: str
    manner: Manner
    to: tuple[str, ...]
    medium: str | None
    chain: tuple[str, ...]
    when: Interval
    outlet: str | None
    telling: Telling
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChange:
    """A change of a ledger row's state: *said* by an article, or *inferred* and only offered.

    *agreed*: it was offered, and a person agreed; *corrected*: a person set the state by hand.
    `told_by` are the story's actors on whose word alone it rests, where it is no more than a
    party's word: such a change is only offered too.
    """

    state: LedgerState
    how: Literal["said", "inferred", "agreed", "corrected"]
    when: Interval
    pointers: tuple[Pointer, ...]
    why: str
    told_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """A commitment and what became of it. Inferred changes are in `offered` and move nothing."""

    id: str
    kind: CommitmentKind
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: Line
    conditions: tuple[str, ...]
    due: Interval | None
    state: LedgerState
    changes: tuple[StateChange, ...]
    offered: tuple[StateChange, ...]
    tellings: tuple[Telling, ...]
    voiced: Interval
    last_heard: str | None
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a disagreement: whose account, in which words."""

    who: str
    outlet: str | None
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two accounts side by side, and no verdict."""

    id: str
    kind: DisagreementKind
    question: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One article of a story as the story's page lists it. `published` may be narrowed."""

    article: str
    title: str
    outlet: str | None
    url: str | None
    published: Interval
    kind: str
    whole: bool
    also: tuple[str, ...] = ()
    revises: str | None = None
    unread: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What a revision changed in an article's text: the words before and now, in one line."""

    article: str
    revises: str
    line: Line
    when: Interval = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence of an article, as a line that can be read by itself; no line of the record.

    Briefs tell it where nothing else does, and know by it what was told before. `alone` is false
    where it leans on the sentence before it ("It now goes to …"), `unsure` true where nobody can
    tell for sure whom its "he" means, `act` true where it tells that something was done. `figures`
    are its numbers that are no dates, `days` the days and months that it names, `quotes` its
    quotations, `back` the last day of a past that it looks back at ("had been shut since 2 April"),
    `firm` whether its tense says so too.
    """

    article: str
    paragraph: int
    line: Line
    headline: bool = False
    when: Interval = UNKNOWN
    alone: bool = True
    unsure: bool = False
    act: bool = False
    figures: tuple[int, ...] = ()
    days: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    back: str | None = None
    firm: bool = False
    wrong: bool = False
    """A line that rests on its words was judged wrong: it is not told in that line's place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story as it stands at one moment.

    `wrong` holds the ids of lines that were judged wrong and left out, `heeded` the ids of the
    judgements on lines and events that hold in it. `updates` tells what
    revisions changed. `day` is the day that lapses were judged against.
    """

    id: str
    title: str
    coverage: tuple[Coverage, ...]
    actors: tuple[StoryActor, ...]
    events: tuple[StoryEvent, ...]
    statements: tuple[StoryStatement, ...]
    ledger: tuple[LedgerRow, ...]
    disagreements: tuple[Disagreement, ...]
    wrong: tuple[str, ...] = ()
    heeded: tuple[str, ...] = ()
    updates: tuple[Update, ...] = ()
    passages: tuple[Passage, ...] = ()
    day: str | None = None

    def actor(self, ident: str) -> StoryActor | None:
        """Return the actor of that id, if the story has it."""
        return next((a for a in self.actors if a.id == ident), None)

    def taking_part(self) -> tuple[StoryActor, ...]:
        """Return who does, suffers, says or owes something; others are only mentioned."""
        ids = {i for e in self.events for i in (*e.source, *e.target)}
        ids |= {i for s in self.statements for i in s.speakers}
        ids |= {i for r in self.ledger for i in (*r.by, *r.to)}
        return tuple(a for a in self.actors if a.id in ids)

    def event(self, ident: str) -> StoryEvent | None:
        """Return the event of that id, if the story has it."""
        return next((e for e in self.events if e.id == ident), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that a story says now and did not say then. `rank` orders a brief, lowest first."""

    kind: ChangeKind
    cause: Cause
    about: str
    line: Line
    rank: float
    when: Interval = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBrief:
    """What is new in one story: at most ten lines, how many more, and what is unchanged.

    `joined` are the titles of stories that have become this one: what was told there is news here.
    """

    story: str
    title: str
    lines: tuple[Change, ...]
    more: tuple[Change, ...] = ()
    unchanged: str | None = None
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """A standing query, with stories followed or dropped by hand. `mark` is the last entry seen."""

    id: int
    name: str
    query: str
    added: str
    followed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    mark: int = 0
