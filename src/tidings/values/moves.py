"""Why articles are in the story they are in, and what moved them there."""

from dataclasses import dataclass
from typing import Literal

from tidings.values.desk import StorySummary
from tidings.values.identity import Settled

How = Literal["rule", "person", "version"]
"""What put an article where it is: likeness, a person, or that it is a version of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One article that went from one story to another after it had been placed.

    `id` is the same for all that went together: by it a person takes the move back. `by` is whose
    doing it was; `judgement` the id of the judgement that brought it about, if one did.
    """

    id: str
    at: str
    article: str
    old: str
    new: str
    by: Literal["rule", "person"]
    why: str
    judgement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NearStory:
    """Another story that an article is like, and how like, 0 to 1."""

    story: str
    title: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One article of a story: how it came to be there, why, and which stories are near it.

    `score` is how like the story it was when it was placed, 0 to 1. `first` tells that it started
    the story.
    """

    article: str
    title: str
    outlet: str | None
    published: str | None
    how: How
    score: float
    why: str
    first: bool = False
    near: tuple[NearStory, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryWhy:
    """Why a story has the articles it has.

    `members` stand in order of publication; `moves` are those into and out of the story, the
    latest first; `judged` the judgements that name one of its articles; `near` the stories that
    its articles are likest; `addresses` the ids of former stories that lead here.
    """

    story: StorySummary
    members: tuple[Member, ...]
    moves: tuple[Moved, ...] = ()
    judged: tuple[Settled, ...] = ()
    near: tuple[NearStory, ...] = ()
    addresses: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
