"""What the pages ask of a desk: `tidings.desk.Desk` is one, the tests' small fake another."""

from collections.abc import Sequence
from typing import Protocol

from tidings.story.record_lines import RecordLine
from tidings.values import Interest, Judgement, Story, StoryActor, StoryBrief, StoryEvent
from tidings.values.desk import ActorPage, Brief, DayNews, Held, Hit, StorySummary
from tidings.values.identity import Settled
from tidings.values.moves import Moved, StoryWhy
from tidings.values.story import Field


class DeskLike(Protocol):
    """The desk's verbs that the pages use; all are synchronous and return values."""

    def interests(self) -> tuple[Interest, ...]:
        """Return the interests, in the order they were added."""
        ...

    def preview(self, query: str) -> int:
        """Return how many of the articles held `query` would match."""
        ...

    def follow(self, query: str, name: str | None = None) -> Interest:
        """Follow what `query` finds."""
        ...

    def follow_story(self, story_id: str) -> Interest:
        """Follow one story."""
        ...

    def unfollow(self, name_or_id: str) -> Interest:
        """Drop an interest."""
        ...

    def brief(
        self, interest: str | None = None, *, since: str | None = None, as_of: str | None = None
    ) -> tuple[Brief, ...]:
        """Return what is new by interest; moves no mark."""
        ...

    def daily(self, interest: str, *, lines: int) -> tuple[DayNews, ...]:
        """Return day by day of publication what was new, the latest first."""
        ...

    def brief_done(self, interest: str | None = None, *, upto: int | None = None) -> None:
        """Mark as read all up to an entry of the log, by default all there is."""
        ...

    def stories(self) -> tuple[StorySummary, ...]:
        """Return all stories, newest first."""
        ...

    def story(self, words_or_id: str, as_of: str | None = None) -> Story:
        """Return one story; NotFound where there is none."""
        ...

    def latest(self, story_id: str, as_of: str | None = None) -> StoryBrief | None:
        """Return what the last day's articles of a story brought; none where it has but one."""
        ...

    def actor(self, name: str) -> tuple[ActorPage, ...]:
        """Return the actors of that name or id; none or NotFound where there is none."""
        ...

    def find_actors(self, words: str) -> tuple[StoryActor, ...]:
        """Return all actors one of whose names has all `words`."""
        ...

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return the articles that hold these words."""
        ...

    def article(self, id: str) -> Held:  # noqa: A002
        """Return an article as it is held; NotFound where there is none."""
        ...

    def mark_wrong(self, line_id: str, story_id: str, why: str = "") -> Judgement:
        """Judge a line to be wrong."""
        ...

    def correct(
        self, line_id: str, story_id: str, text: str, why: str = "", *, field: Field = "text"
    ) -> Judgement:
        """Say what a line should say, or set one of its fields."""
        ...

    def line(self, story: str, line: str) -> tuple[Story, RecordLine]:
        """Return a line and its story, also a line that was judged wrong."""
        ...

    def left_out(self, story: str) -> tuple[tuple[RecordLine, Judgement], ...]:
        """Return the lines of a story that were judged wrong."""
        ...

    def event(self, story: str, line: str) -> tuple[Story, StoryEvent, tuple[StoryEvent, ...]]:
        """Return an event with its story, and the events that may be the same act."""
        ...

    def merge_events(self, story: str, a: str, b: str, why: str = "") -> Judgement:
        """Judge two events to be one act."""
        ...

    def differ_events(self, story: str, a: str, b: str, why: str = "") -> Judgement:
        """Judge two events to be two acts."""
        ...

    def split_event(self, story: str, line: str, *parts: str, why: str = "") -> Judgement:
        """Judge tellings of an event to be another act."""
        ...

    def judged_events(self, judgement: Judgement) -> tuple[tuple[Story, StoryEvent], ...]:
        """Return the events that a judgement on events concerns, as they are now."""
        ...

    def agree(self, offer: str, story_id: str, why: str = "") -> Judgement:
        """Agree to an offered change of the ledger."""
        ...

    def decline(self, offer: str, story_id: str, why: str = "") -> Judgement:
        """Say that an offered change of the ledger is not so."""
        ...

    def merge_actors(self, a: str, b: str, why: str = "", *, anyway: bool = False) -> Judgement:
        """Judge two actors to be one."""
        ...

    def split_actor(self, name: str, *parts: str, why: str = "") -> Judgement:
        """Part some of an actor from the rest."""
        ...

    def differ_actors(self, a: str, b: str, why: str = "", *, unsure: bool = False) -> Judgement:
        """Judge two actors to be two."""
        ...

    def judged_actors(self, judgement: Judgement) -> tuple[StoryActor, ...]:
        """Return whom a judgement on actors concerns, as they are now."""
        ...

    def why_story(self, words_or_id: str) -> StoryWhy:
        """Return why each article of a story is there; NotFound where there is none."""
        ...

    def merge_stories(self, a: str, b: str, why: str = "") -> Judgement:
        """Judge two stories to be one."""
        ...

    def split_story(self, story: str, *articles: str, why: str = "") -> Judgement:
        """Judge some articles of a story to be another one."""
        ...

    def pin_article(self, article: str, story: str, why: str = "") -> Judgement:
        """Judge an article to be of a story, and to stay there."""
        ...

    def judged_stories(self, judgement: Judgement) -> tuple[StorySummary, ...]:
        """Return the stories that the articles of a judgement are in now."""
        ...

    def moves(self, limit: int = 20) -> tuple[Moved, ...]:
        """Return what went from one story to another, the latest first."""
        ...

    def titles_of(self, moves: Sequence[Moved]) -> dict[str, str]:
        """Return what the stories and articles of some moves are called, by id."""
        ...

    def settled(self) -> tuple[Settled, ...]:
        """Return how each judgement on actors stands."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements in force."""
        ...

    def take_back(self, id: str) -> Judgement:  # noqa: A002
        """Take a judgement back."""
        ...
