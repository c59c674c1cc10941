"""What a person says of events: two are one act, tellings of one are two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tidings.desk.judging import Judging
from tidings.desk.lines import Lines
from tidings.desk.plain_text import one_line
from tidings.errors import UserError
from tidings.story.record_lines import event_words
from tidings.values import Interval, Judgement, Pointer, Story, StoryEvent, Telling
from tidings.values.story import Verdict

NEAR = 31
"""Days that two events may lie apart to be offered as one."""
OFFERED = 12
"""Events offered at most."""


@dataclass(slots=True)
class Acts:
    """Makes judgements on events out of lines and numbers of tellings."""

    lines: Lines
    judging: Judging

    def one(self, story: str, line: str) -> tuple[Story, StoryEvent]:
        """Return the one event meant, and its story. Raises NotFound and UserError."""
        held, found = self.lines.find(story, line)
        event = next((e for e in held.events if e.line.id == found.id), None)
        if event is None:
            raise UserError(f"That line is no event: {found.text}")
        return held, event

    def merge(self, story: str, a: str, b: str, why: str, *, at: str) -> Judgement:
        """Judge two events of a story to be one act."""
        held, one = self.one(story, a)
        other = self.one(held.id, b)[1]
        if one.id == other.id:
            raise UserError(f"Those are one act already: {one.line.text}")
        return self._judge("same", _sides(one, other), why, at)

    def differ(self, story: str, a: str, b: str, why: str, *, at: str) -> Judgement:
        """Judge two events of a story to be two acts, whatever else may be told of them."""
        held, one = self.one(story, a)
        other = self.one(held.id, b)[1]
        if one.id == other.id:
            raise UserError(
                f"Those are one act: {one.line.text}. To part its tellings: "
                f"tidings event split {held.id} {one.line.id}"
            )
        return self._judge("different", _sides(one, other), why, at)

    def split(self, story: str, line: str, parts: Sequence[str], why: str, *, at: str) -> Judgement:
        """Judge some tellings of an event to be another act than the rest.

        A part is the number of a telling, or the id of an article. Raises UserError.
        """
        held, event = self.one(story, line)
        if len(event.tellings) < 2:
            raise UserError("That act is told once: there is nothing to part.")
        chosen = {t.pointers[0] for part in parts for t in _part(event, part, held.id)}
        every = [t.pointers[0] for t in event.tellings]
        rest = tuple(p for p in every if p not in chosen)
        if not chosen:
            raise UserError("Nothing was changed: say which tellings are another act.")
        if not rest:
            raise UserError("Those are all the tellings: name those that are another act.")
        named = tuple(p for p in every if p in chosen)
        return self._judge("different", (named, rest), why, at, kind=event.type)

    def near(self, story: Story, event: StoryEvent) -> tuple[StoryEvent, ...]:
        """Return the events of a story that may be the same act: near in date, the likest first."""
        scored = [
            (score, e)
            for e in story.events
            if e.id != event.id and (score := _likeness(event, e)) is not None
        ]
        scored.sort(key=lambda x: (-x[0], x[1].line.id))
        return tuple(e for _, e in scored[:OFFERED])

    def judged(self, judgement: Judgement) -> tuple[tuple[Story, StoryEvent], ...]:
        """Return the events that the sides of a judgement are now, each once."""
        found = {}
        for side in judgement.sides:
            for pointer in side:
                at = self._at(pointer)
                if at is not None:
                    found[at[1].id] = at
                    break
        return tuple(found.values())

    def _at(self, pointer: Pointer) -> tuple[Story, StoryEvent] | None:
        with self.lines.store.view() as view:
            ident = view.story_of(pointer.article)
        if ident is None:
            return None
        story = self.lines.records.story(ident)
        return next(((story, e) for e in story.events if _tells(e, pointer)), None)

    def _judge(
        self, verdict: Verdict, sides: tuple[tuple[Pointer, ...], ...], why: str, at: str,
        kind: str = "",
    ) -> Judgement:  # fmt: skip
        first, second = sides
        made = Judgement(
            id="", verdict=verdict, about="event", subjects=(*first, *second), apart=len(first),
            at=at, why=one_line(why, "A reason", 500), kind=kind,
        )  # fmt: skip
        return self.judging.judge(made, at=at)


def _sides(one: StoryEvent, other: StoryEvent) -> tuple[tuple[Pointer, ...], ...]:
    return event_words(one), event_words(other)


def _tells(event: StoryEvent, pointer: Pointer) -> bool:
    return any(
        t.article == pointer.article and t.pointers[0].span.meets(pointer.span)
        for t in event.tellings
    )


def _part(event: StoryEvent, part: str, story: str) -> tuple[Telling, ...]:
    """Return the tellings meant by a number or an article's id. Raises UserError."""
    asked = part.strip()
    if asked.isascii() and asked.isdecimal() and len(asked) < 6:
        return event.tellings[int(asked) - 1 : int(asked)] if int(asked) else ()
    found = tuple(t for t in event.tellings if len(asked) >= 4 and t.article.startswith(asked))
    if not found:
        raise UserError(
            f"The act has no telling {asked!r}; `tidings event split {story} {event.line.id}` "
            "lists them."
        )
    return found


def _likeness(a: StoryEvent, b: StoryEvent) -> float | None:
    """Return how likely it is that two events are one act, by date, parties and kind of act."""
    apart = _gap(a.when, b.when)
    if apart is not None and apart > NEAR:
        return None
    mine, theirs = {*a.source, *a.target}, {*b.source, *b.target}
    shared = len(mine & theirs) / max(len(mine | theirs), 1)
    near = 0.5 if apart is None else 1 - apart / (NEAR + 1)
    return 2 * shared + 2 * (a.type == b.type) + near


def _gap(a: Interval, b: Interval) -> int | None:
    """Return the days between two dates, 0 where they meet, none where one is not known."""
    if not (a.known and b.known):
        return None
    if a.meets(b):
        return 0
    first, second = sorted((a, b), key=lambda i: i.first_day or "")
    if first.last_day is None or second.first_day is None:
        return 0
    return (date.fromisoformat(second.first_day) - date.fromisoformat(first.last_day)).days
