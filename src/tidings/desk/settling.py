"""What became of a person's judgements on lines and events: in force, waiting or overruled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tidings.desk.lines import Lines
from tidings.desk.records import entries_of
from tidings.story.acts_by_hand import on_events
from tidings.story.acts_by_hand import settled as events_settled
from tidings.story.agreed import AGREED, DECLINED
from tidings.story.fold import told_readings
from tidings.story.record_lines import RecordLine, record_lines
from tidings.values import Judgement, Story
from tidings.values.identity import Settled

ON_LINES = ("wrong", "corrected", AGREED, DECLINED)


@dataclass(slots=True)
class Settling:
    """Tells what became of the judgements on lines and events."""

    lines: Lines

    def settled(self) -> tuple[Settled, ...]:
        """Return the judgements on lines and events that were not taken back, oldest first."""
        with self.lines.store.view() as view:
            judged = view.judgements()
        return (*self._lines(judged), *self._events(judged))

    def _lines(self, judged: Sequence[Judgement]) -> Iterable[Settled]:
        on_lines = [j for j in judged if j.about == "line" and j.verdict in ON_LINES]
        for number, judgement in enumerate(on_lines):
            told = [self._told(judgement, story) for story in self._stories(judgement)]
            best = next((t for t in told if t.state == "in force"), told[0] if told else None)
            if best is not None and best.state == "in force":
                yield best
                continue
            later = _later(judgement, on_lines[number + 1 :])
            if later is not None:
                yield Settled(
                    judgement=judgement, state="overruled", by=later.id,
                    text=best.text if best else "", story=best.story if best else None,
                )  # fmt: skip
            else:
                yield best or Settled(
                    judgement=judgement, state="waiting", missing=judgement.subjects
                )

    def _stories(self, judgement: Judgement) -> list[Story]:
        """Return the stories that hold the articles of a judgement; of none, all of them."""
        with self.lines.store.view() as view:
            idents = [view.story_of(p.article) for p in judgement.subjects]
            if not judgement.subjects:
                idents = [s.id for s in view.stories()]
        return [self.lines.records.story(i) for i in dict.fromkeys(idents) if i]

    def _told(self, judgement: Judgement, story: Story) -> Settled:
        """Return how a judgement stands in one story, and what the line says there."""
        held = {c.article for c in story.coverage}
        missing = tuple(p for p in judgement.subjects if p.article not in held)
        heeded = judgement.id in story.heeded
        if judgement.verdict in (AGREED, DECLINED):
            heeded = any(p.article in held for p in judgement.subjects)
        whole = story
        if judgement.verdict == "wrong":
            whole = self.lines.records.story(story.id, with_wrong=True)
        one = next((r for r in record_lines(whole) if _is_of(judgement, r)), None)
        return Settled(
            judgement=judgement,
            state="in force" if heeded else "waiting",
            missing=missing,
            text=_said(judgement, one) if one else "",
            story=story.id,
            line=one.id if one else None,
        )

    def _events(self, judged: Sequence[Judgement]) -> Iterable[Settled]:
        on_acts = on_events(judged)
        stories: dict[str, list[Settled]] = {}
        for judgement in on_acts:
            found = []
            for story in self._stories(judgement):
                if story.id not in stories:
                    stories[story.id] = self._heard(story, judged)
                whole = self.lines.records.story(story.id, with_wrong=bool(story.wrong))
                found += [
                    _placed(t, whole) for t in stories[story.id] if t.judgement.id == judgement.id
                ]
            order = ("in force", "overruled", "waiting")
            found.sort(key=lambda t: order.index(t.state))
            yield (
                found[0]
                if found
                else Settled(judgement=judgement, state="waiting", missing=judgement.subjects)
            )

    def _heard(self, story: Story, judged: Sequence[Judgement]) -> list[Settled]:
        with self.lines.store.view() as view:
            readings = told_readings(entries_of(view, story.id))
        return list(events_settled(readings, judged))


def _placed(told: Settled, story: Story) -> Settled:
    """Return a judgement on events with the line of the first that it names."""
    for pointer in told.judgement.subjects:
        for event in story.events:
            if any(
                t.article == pointer.article and t.pointers[0].span.meets(pointer.span)
                for t in event.tellings
            ):
                return replace(told, text=event.line.text, story=story.id, line=event.line.id)
    return replace(told, story=story.id)


def _is_of(judgement: Judgement, one: RecordLine) -> bool:
    """Tell whether a line is the one that a judgement is on."""
    if judgement.line == one.id or any(m.judgement == judgement.id for m in one.line.by_hand):
        return True
    if (judgement.line or "")[:2] != one.id[:2]:
        return False
    return any(
        p.article == w.article and p.span.meets(w.span)
        for w in judgement.subjects[:1]
        for p in one.line.pointers
    )


def _said(judgement: Judgement, one: RecordLine) -> str:
    """Return what the record says of a line, before it was corrected."""
    marks = (m.was for m in one.line.by_hand if m.judgement == judgement.id and m.field == "text")
    return next(marks, one.text)


def _later(judgement: Judgement, later: Iterable[Judgement]) -> Judgement | None:
    """Return the last later judgement on the same line that leaves nothing of one to hold."""
    found = None
    for other in later:
        same = other.line == judgement.line or (
            (other.line or "")[:2] == (judgement.line or "")[:2]
            and set(other.subjects) & set(judgement.subjects)
        )
        if same and (
            other.field == judgement.field or "wrong" in (other.verdict, judgement.verdict)
        ):
            found = other
    return found
