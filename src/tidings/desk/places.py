"""Which story an article belongs to: the story room's placing, kept in step with the store."""

from tidings.store import Writer
from tidings.story.grouping import NOTHING_PLACED
from tidings.values import Reading


class Places:
    """Holds the placing state of the log up to an entry, and catches up where it has grown."""

    def __init__(self) -> None:
        """Start with nothing placed."""
        self._state = NOTHING_PLACED
        self._upto = 0

    def put(self, writer: Writer, reading: Reading, *, revises: str | None, at: str) -> str:
        """Put an article into its story, started if need be, and return the story's id."""
        raise NotImplementedError
