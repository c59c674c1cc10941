"""The desk's verbs that set lines and events right."""

from tidings.desk.acts import Acts
from tidings.desk.lines import Lines
from tidings.story.record_lines import RecordLine
from tidings.values import Judgement, Story, StoryEvent
from tidings.values.story import Field


class SettingRight:
    """Verbs of a desk: lines marked wrong or corrected, events joined and parted.

    STORY is an id or words, LINE the id of a line, its beginning, or words of it. Every verb may
    raise NotFound, and UserError, which lists the lines where several may be meant.
    """

    _lines: Lines
    _acts: Acts

    def _now(self) -> str:
        raise NotImplementedError

    def lines(self, story: str) -> tuple[RecordLine, ...]:
        """Return every line of a story that can be judged."""
        return self._lines.of(story)

    def line(self, story: str, line: str) -> tuple[Story, RecordLine]:
        """Return the one line meant, and its story; also one that was judged wrong."""
        return self._lines.find(story, line)

    def left_out(self, story: str) -> tuple[tuple[RecordLine, Judgement], ...]:
        """Return the lines of a story that were judged wrong, each with the judgement."""
        return self._lines.left_out(story)

    def mark_wrong(self, line_id: str, story_id: str, why: str = "") -> Judgement:
        """Judge a line of a story to be wrong: it leaves the record, and what rests on it too."""
        return self._lines.wrong(line_id, story_id, why, at=self._now())

    def correct(
        self, line_id: str, story_id: str, text: str, why: str = "", *, field: Field = "text"
    ) -> Judgement:
        """Say what a line should say, or set its `field`: a date, status, state or due day."""
        return self._lines.correct(line_id, story_id, text, why, field, at=self._now())

    def event(self, story: str, line: str) -> tuple[Story, StoryEvent, tuple[StoryEvent, ...]]:
        """Return an event with its story, and the events that may be the same act."""
        held, event = self._acts.one(story, line)
        return held, event, self._acts.near(held, event)

    def merge_events(self, story: str, a: str, b: str, why: str = "") -> Judgement:
        """Judge two events of a story, each named by its line, to be one act."""
        return self._acts.merge(story, a, b, why, at=self._now())

    def differ_events(self, story: str, a: str, b: str, why: str = "") -> Judgement:
        """Judge two events of a story to be two acts, so that they never become one."""
        return self._acts.differ(story, a, b, why, at=self._now())

    def split_event(self, story: str, line: str, *parts: str, why: str = "") -> Judgement:
        """Judge tellings of an event to be another act: their numbers, or ids of articles."""
        return self._acts.split(story, line, parts, why, at=self._now())

    def judged_events(self, judgement: Judgement) -> tuple[tuple[Story, StoryEvent], ...]:
        """Return the events that a judgement on events concerns, as they are now."""
        return self._acts.judged(judgement)
