"""What the pages ask of a desk: `tidings.desk.Desk` is one, the tests' small fake another."""

from typing import Protocol

from tidings.values import Interest, Judgement, Story, StoryBrief
from tidings.values.desk import ActorPage, Brief, Held, Hit, StorySummary


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

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return the articles that hold these words."""
        ...

    def article(self, id: str) -> Held:  # noqa: A002
        """Return an article as it is held; NotFound where there is none."""
        ...

    def mark_wrong(self, line_id: str, story_id: str, why: str = "") -> Judgement:
        """Judge a line to be wrong."""
        ...

    def correct(self, line_id: str, story_id: str, text: str, why: str = "") -> Judgement:
        """Say what a line should say."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements in force."""
        ...

    def take_back(self, id: str) -> Judgement:  # noqa: A002
        """Take a judgement back."""
        ...
