"""What stands first in a brief, and what is only colour: a scene, a word of nobody known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tidings.story.brief_lines import Sheet, Woven
from tidings.story.matter import matter
from tidings.story.newness import Heard
from tidings.values import Change, Passage, Story, StoryStatement

IDLE = 20
"""The rank from which lines are colour, and stand behind the ten of a brief."""
_LATE = 0.5
"""Share of an article after which it tells what was told before, more often than not."""
_CORE = 1.05
"""Weight of what a sentence shares with the story's matter, if it is no more than colour."""
_LAST = 10
"""Sentences of an article after which it matters no more how late a line stands."""


@dataclass(frozen=True)
class Scales:
    """What the lines of a brief are weighed by."""

    story: Story
    heard: Heard
    sheets: Mapping[str, Sheet]
    statements: Mapping[str, StoryStatement]

    def ranked(self, woven: Woven) -> Woven:
        """Return a line ranked by where its article tells it too: what matters stands first."""
        if woven.place < 0:
            return woven
        change = woven.change
        passage = self.sheets[woven.article].passages[woven.place]
        told = change.kind == "detail" or (change.kind == "statement" and passage.act)
        leads = woven.place == 0 and told  # the first sentence is the news, whoever tells it
        kind = int(change.rank)
        floor = IDLE if self._idle(woven) else 0 if leads else kind
        late = min(woven.place, _LAST) / _LAST
        rank = floor + (change.rank - kind) * 0.6 + 0.39 * late
        return replace(woven, change=replace(change, rank=rank))

    def _idle(self, woven: Woven) -> bool:
        """Tell whether a line is colour, or may be an old tale.

        Colour has no number and no "not", names nobody, and is about nothing of the story.
        """
        change, sheet = woven.change, self.sheets[woven.article]
        passages = sheet.passages[woven.place : woven.last + 1]
        if change.kind == "disagreement":  # with what was only told again
            mine = (p for p in change.line.pointers if p.article == woven.article)
            return {sheet.place(p) for p in mine} <= sheet.again
        if change.kind not in ("statement", "detail", "event"):
            return False
        own = change.line.id[:2] == "p-"  # a sentence that no line of the record tells
        if own and (woven.place in sheet.stale or self._late_detail(woven, sheet, passages)):
            return True
        if not any(p.quotes for p in passages) and all(map(self._season_ago, passages)):
            return True
        if any(p.figures for p in passages):
            return False
        said = self.statements.get(change.about)
        if said is not None:
            done = any(p.act or p.when.granularity == "day" for p in passages)
            return not done and self._of_nobody(said, change)
        unspoken = change.kind == "detail" and not matter(change.line.text) & self.heard.names
        if own and unspoken and not any(self._firm(p) for p in passages):
            return True
        return (own or unspoken) and self._scene(change, sheet, passages)

    def _firm(self, passage: Passage) -> bool:
        """Tell whether a sentence has something to hold on to: an act, a time, words, a "not"."""
        told = self.heard.told(passage)
        return passage.act or passage.when.known or bool(passage.quotes) or told.denied

    def _season_ago(self, passage: Passage) -> bool:
        """Tell whether a sentence looks back at some month or season that the story has told of.

        What was done then was told then; now it is told in other words.
        """
        when = passage.when
        if not passage.back or when.first_day is None or when.first_day == when.last_day:
            return False
        return self.heard.covers(when)

    def _late_detail(self, woven: Woven, sheet: Sheet, passages: Sequence[Passage]) -> bool:
        """Tell whether a sentence stands late in its article, and has no day and no "not"."""
        if woven.change.kind != "detail" or woven.place < _LATE * len(sheet.passages):
            return False
        return not any(p.when.known or self.heard.told(p).denied for p in passages)

    def _of_nobody(self, said: StoryStatement, change: Change) -> bool:
        """Tell whether somebody without a name says something that names nobody."""
        kinds = {a.kind for i in said.speakers if (a := self.story.actor(i))}
        return kinds <= {"unnamed"} and not matter(change.line.text) & self.heard.names

    def _scene(self, change: Change, sheet: Sheet, passages: Sequence[Passage]) -> bool:
        """Tell whether sentences share next to nothing with what the story is about."""
        if any((p.act and p.when.known) or self.heard.told(p).denied for p in passages):
            return False
        about, lead = matter(change.line.text), matter(sheet.passages[0].line.text)
        core = (self.heard.common(about) | (about & lead)) - self.heard.names
        return len(about & self.heard.names) < 2 and self.heard.weight(core) <= _CORE
