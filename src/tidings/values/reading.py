"""What is read in one article. Every reference is a position in the reading's own lists."""

from dataclasses import dataclass
from typing import Literal

from tidings.values.dates import Interval, When
from tidings.values.text import Article, Clutter, Paragraph, Span, Topic
from tidings.values.timex import TimeExpression

ActorKind = Literal["person", "group", "organisation", "government", "place", "unnamed"]
MentionForm = Literal["name", "role", "nominal", "pronoun", "metonym"]
Manner = Literal["direct", "mixed", "indirect"]
Status = Literal[
    "happened",
    "ongoing",
    "planned",
    "called off",
    "threatened",
    "demanded",
    "proposed",
    "denied",
    "hypothetical",
    "counterfactual",
]
CommitmentKind = Literal[
    "demand", "threat", "promise", "plan", "proposal", "decision", "measure", "denial"
]
ConditionKind = Literal["if", "only if", "unless", "until"]
Move = Literal[
    "repeated",
    "hardened",
    "softened",
    "carried out",
    "met",
    "refused",
    "postponed",
    "called off",
    "superseded",
    "lapsed",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that can act, as one article tells of it.

    `name` is the fullest form as this article spells it, `country` ISO 3166-1 alpha-3, `sector`
    a PLOVER sector ("GOV", "LEG", "MIL", …). `gender` ("m", "f") is what the article's own words
    show, and `plural` whether the name stands for several.
    """

    name: str
    kind: ActorKind
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that stand for an actor; words that stand for two are two mentions of one span.

    `confidence` is how likely it is that they do: 1 for names; for "he" and "she" the share of the
    one chosen among all whom they may mean. It is no part of the published form.
    """

    span: Span
    actor: int
    form: MentionForm
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of things that an act touched: 38, "individuals and entities"."""

    value: int
    unit: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentSpans:
    """The words that each argument of an event rests on; `answers`: those that link two acts."""

    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
    where: tuple[Span, ...] = ()
    when: tuple[Span, ...] = ()
    answers: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An act in PLOVER's terms. `span` is the clause that tells it, `trigger` its head word.

    For a speech act (`threatened`, `demanded`, `proposed`) `when` is the day of the words. For
    `planned` and `called off` it is the day planned for, and `announced` the day of the decision.
    `tellings` are the triggers of the article's other tellings of the act, no part of the
    published form.
    `evidence` says on what it rests that this is a political act; no part of the published form.
    """

    span: Span
    trigger: Span
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    source: tuple[int, ...] = ()
    target: tuple[int, ...] = ()
    status: Status = "happened"
    when: When
    announced: When | None = None
    where: str | None = None
    counts: tuple[Count, ...] = ()
    answers: int | None = None
    statement: int | None = None
    arguments: ArgumentSpans = ArgumentSpans()
    coder: str
    confidence: float
    evidence: tuple[str, ...] = ()
    tellings: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncoded:
    """A clause in which a political actor does something that no type is known of.

    `trigger` is its verb, with its particle; `why` says what is missing ("no frame for it").
    """

    span: Span
    trigger: Span
    source: tuple[int, ...] = ()
    target: tuple[int, ...] = ()
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An act told as done, coded or not: on a day that is named, or of a kind that the table knows.

    What two articles tell of one act is found by it where one of them has no publication date; not
    by what is `loose`: neither has it a day nor is it of a known kind, or a headline tells it.
    `likely` says from 0 to 1 how likely it is to be an act that a record of the news holds.
    `word` is its verb or noun as a lemma, with a particle ("step down"); `clause` all that is told
    with it; `who` and `whom` are those that do it and those that it is done to, both the same for
    a noun; `where` names the place it was done at. It is no part of the published form.
    """

    trigger: Span
    word: str
    clause: Span
    who: tuple[Span, ...] = ()
    whom: tuple[Span, ...] = ()
    where: tuple[Span, ...] = ()
    when: When
    loose: bool = False
    likely: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Via:
    """One teller in a chain of hearsay."""

    actors: tuple[int, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who said what. `quoted` are the stretches of content in the article's own quotation marks.

    `actors` is empty where the speaker cannot be told; `candidates` then lists those it may be.
    `confidence` is how likely it is that `actors` are who is meant; no part of the published form.
    `medium` is how it was said ("statement", "letter", "CNN"); `via` runs from the nearest
    teller to the farthest.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    speaker: tuple[Span, ...]
    actors: tuple[int, ...] = ()
    candidates: tuple[int, ...] = ()
    manner: Manner
    quoted: tuple[Span, ...] = ()
    to: tuple[int, ...] = ()
    medium: str | None = None
    via: tuple[Via, ...] = ()
    when: When
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a commitment hangs on."""

    kind: ConditionKind
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A demand, threat, promise, plan, proposal, decision or measure, or a denial: a refusal too.

    `by` is empty where a body that the article does not name as an actor makes it ("the board").

    `move` is what the article says became of it ("repeated", "called off", …) with the words at
    `move_spans`; none where the article merely voices it. `answers` is the event that it answers.
    """

    kind: CommitmentKind
    by: tuple[int, ...]
    to: tuple[int, ...] = ()
    what: tuple[Span, ...]
    conditions: tuple[Condition, ...] = ()
    due: When | None = None
    when: When
    event: int | None = None
    statement: int | None = None
    answers: int | None = None
    move: Move | None = None
    move_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one article, kept by (article, fingerprint).

    `published` is the publication date given, or what the article's own words let us infer.
    `unread` says why nothing was read, where nothing was ("not in English: fr").
    """

    article: Article
    fingerprint: str
    published: Interval
    unread: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    clutter: tuple[Clutter, ...] = ()
    topics: tuple[Topic, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    uncoded: tuple[Uncoded, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    deeds: tuple[Deed, ...] = ()
