"""What the desk answers: reports on adding, sources, briefs, hits and pages, all frozen."""

from dataclasses import dataclass
from typing import Literal, Protocol

from tidings.values.identity import Part, Ruling, Settled
from tidings.values.reading import Reading
from tidings.values.story import (
    Coverage,
    Interest,
    StoryActor,
    StoryBrief,
    StoryEvent,
    StoryStatement,
)
from tidings.values.text import Article, Span

Arrived = Literal["new", "copy", "revision", "known", "unread"]
SourceKind = Literal["feed", "page", "opml", "file"]


class Progress(Protocol):
    """Told how far a long piece of work is: `done` of `total` (none if not known), and on what."""

    def __call__(self, done: int, total: int | None, what: str) -> None:
        """Take note."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one article that arrived.

    `how`: read as "new"; a "copy" of `of`, kept as also published by; a "revision" of `of`;
    "known" already, word for word from the same place; kept but "unread" (`why` says why).
    """

    article: str
    title: str
    outlet: str | None
    how: Arrived
    of: str | None = None
    story: str | None = None
    story_title: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that could not be read: its address or path, why, and when (ISO)."""

    address: str
    reason: str
    at: str
    source: str | None = None

    @property
    def sentence(self) -> str:
        """The reason, with the address before it where it does not name it."""
        return self.reason if self.address in self.reason else f"{self.address}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """All that one `add` or `fetch` did, in order."""

    added: tuple[Added, ...] = ()
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()

    def count(self, how: Arrived) -> int:
        """Return how many articles arrived in that way."""
        return sum(a.how == how for a in self.added)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """A feed or page that is polled: when it last answered, what it gave, and what went wrong.

    `full` and `summaries` count articles had whole and only in summary; `failures` the failed
    tries since the last success.
    """

    id: int
    address: str
    kind: SourceKind
    title: str | None
    added: str
    last_try: str | None = None
    last_success: str | None = None
    full: int = 0
    summaries: int = 0
    failures: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySummary:
    """One line of the list of stories. `first` and `last` are days of publication, if known."""

    id: str
    title: str
    articles: int
    first: str | None
    last: str | None
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found; `marks` are stretches of `snippet` that match."""

    article: str
    title: str
    outlet: str | None
    published: str | None
    snippet: str
    marks: tuple[Span, ...]
    story: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The same words published elsewhere."""

    outlet: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An article as the desk holds it.

    `also` are its copies, `revises` the article that it is a new version of, `revisions` the ids
    of its own later versions, `changed` the stretches of its text that the version before did not
    have, `gone` the words that the version before had and this one has not.
    """

    article: Article
    reading: Reading
    arrived: str
    story: str | None = None
    also: tuple[Copy, ...] = ()
    revises: str | None = None
    revisions: tuple[str, ...] = ()
    changed: tuple[Span, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What is new for one interest: stories with news, and the titles of those without, dated.

    `upto` is the last entry of the log that it takes in: hand it to `brief_done`. It compares the
    end of `as_of` (now, if none) with the end of the day before `since`; where that is none, with
    what was `seen` of it; else it tells all.
    """

    interest: Interest
    stories: tuple[StoryBrief, ...]
    quiet: tuple[str, ...] = ()
    since: str | None = None
    as_of: str | None = None
    seen: bool = False
    upto: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNews:
    """What the articles of one day brought to a story. `day` is ISO.

    That is the day of publication or, of articles that a merge brought in, the day of that.
    """

    day: str
    brief: StoryBrief
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What an actor was told to be, and the first and last day on which articles told so."""

    role: str
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """Another actor that might be this one, and what kept the two apart."""

    actor: StoryActor
    ruling: Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """An actor with the stories it is in, what it did or had done to it, and what it said.

    Of the stories, latest first, the last `untold` are only listed: their lines are not here.
    `coverage` are the articles of the others. Why it is one actor: `rulings` joined its members,
    `near` were kept apart, `parts` can be parted from the rest, `judged` is what persons judged.
    `others` have the name asked for as part of a longer one ("Kim" in "Kim Jong Un").
    `above` is what it belongs to, nearest first (a ministry's state), `below` what belongs to it.
    """

    actor: StoryActor
    stories: tuple[StorySummary, ...]
    events: tuple[tuple[str, StoryEvent], ...] = ()
    statements: tuple[tuple[str, StoryStatement], ...] = ()
    untold: int = 0
    coverage: tuple[Coverage, ...] = ()
    offices: tuple[Office, ...] = ()
    others: tuple[StoryActor, ...] = ()
    above: tuple[StoryActor, ...] = ()
    below: tuple[StoryActor, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    near: tuple[NearMiss, ...] = ()
    parts: tuple[Part, ...] = ()
    judged: tuple[Settled, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where things are kept, as paths, and the version that runs."""

    settings: str
    store: str
    home: str
    version: str
