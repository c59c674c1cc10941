"""Rows as the store's view gives them, where a value of its own has no place for what they add."""

from dataclasses import dataclass

from tidings.codec import decode
from tidings.values import Article, Reading, Span
from tidings.values.desk import SourceHealth
from tidings.values.sources import FeedState


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One entry of the log. `body` is the reading it tells of, while that is held."""

    seq: int
    at: str
    kind: str
    cause: str
    article: str | None
    fingerprint: str | None
    judgement: str | None
    body: bytes | None

    def reading(self) -> Reading | None:
        """Return the reading that the entry tells of."""
        return None if self.body is None else decode(self.body, Reading)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article with what only the store knows of it."""

    article: Article
    arrived: str
    story: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """Which article one is a new version of, the spans it changed, and the words that are gone."""

    revises: str
    changed: tuple[Span, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source with what its server told us to send along when we ask again."""

    health: SourceHealth
    state: FeedState


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story as it is listed: its title, when it was started, and what a rule took it from."""

    id: str
    title: str
    started: str
    parted_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CastRow:
    """One actor of an article's reading in force, and the story that the article is in."""

    story: str
    article: str
    ref: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacingRow:
    """Where an article stands, and what is kept to place it anew.

    `born` is the story that it joined when it arrived; `label` the group that it joined by order
    of publication and `form` that of its features, both none where that is still to be found.
    """

    article: str
    story: str
    score: float
    why: str
    day: float | None
    born: str
    label: str | None
    form: str | None
    revises: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """That a rule moved an article to the group `label` when the article `cause` was placed."""

    cause: str
    article: str
    label: str
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerRow:
    """A story that is no more, and an article that it had: its address leads to where that is."""

    id: str
    article: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An entry of the log as such: what kind of thing happened, when, and to which article."""

    seq: int
    at: str
    kind: str
    cause: str
    article: str | None


@dataclass(frozen=True, slots=True)
class MoveRow:
    """When (entry of the log, ISO time) an article went from one story to another."""

    seq: int
    at: str
    article: str
    old: str
    new: str
