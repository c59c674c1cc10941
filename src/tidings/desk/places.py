"""Which story an article belongs to: the story room's placing, kept in step with the store."""

from tidings.codec import short_id
from tidings.store import Writer
from tidings.story.grouping import NOTHING_PLACED, features, join, place
from tidings.values import Reading

UNDOING = frozenset({"removed", "judgement", "take back"})  # what is placed may be no more
AS_ITS_EARLIER_VERSION = "it is a new version of an article there"


class Places:
    """Holds what the placing knows of the log up to an entry, and catches up where it has grown.

    The state is never ahead of the store: a transaction that fails costs a rebuilding.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self._state = NOTHING_PLACED
        self._upto = 0

    def put(
        self, writer: Writer, reading: Reading, *, revises: str | None, title: str, at: str
    ) -> str:
        """Put an article into its story, started if need be, and return the story's id.

        Call it within the transaction that keeps the reading.
        """
        self._catch_up(writer)
        old = writer.story_of(revises) if revises else None
        if old:
            writer.put_in_story(reading.article.id, old, 1.0, AS_ITS_EARLIER_VERSION)
            return old
        placed = place(features(reading), self._state)
        story = placed.story
        if story is None:
            story = short_id("story", reading.article.id)
            writer.start_story(story, title, at=at)
        writer.put_in_story(reading.article.id, story, placed.score, placed.why)
        return story

    def _catch_up(self, writer: Writer) -> None:
        """Take in what was placed since, by this process or another."""
        last = writer.last_seq()
        if last == self._upto:
            return
        rows = tuple(writer.log(after=self._upto))
        if self._upto and any(row.kind in UNDOING for row in rows):
            self._state, rows = NOTHING_PLACED, tuple(writer.log())
        stories = writer.memberships()
        for row in rows:
            story = stories.get(row.article or "")
            if row.kind == "reading" and row.cause == "news" and story and (r := row.reading()):
                self._state = join(self._state, features(r), story)
        self._upto = last
