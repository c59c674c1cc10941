"""A person's verdicts on lines of the record: which line is meant, what may be set on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tidings.desk.judging import Judging
from tidings.desk.plain_text import one_line
from tidings.desk.records import Records
from tidings.errors import NotFound, UserError
from tidings.store import Store
from tidings.story.record_lines import RecordLine, named, record_lines
from tidings.story.set_by_hand import STATUSES, as_text, interval_of, states
from tidings.values import Judgement, LedgerRow, Reading, Story, StoryEvent
from tidings.values.story import Field

LISTED = 8
"""Lines shown where several may be meant."""
SHOWN = 90
"""Letters of a line shown there."""
SHORTEST = 3
"""Letters of an id from which on it names a line."""
_PLAIN: Mapping[str, str] = {"under way": "ongoing", "done": "carried out", "day passed": "lapsed"}
"""Words of the pages → those of the record."""


@dataclass(slots=True)
class Lines:
    """Finds lines of a story by id or words, and judges them."""

    store: Store
    records: Records
    judging: Judging

    def of(self, story: str) -> tuple[RecordLine, ...]:
        """Return every line of a story that can be judged."""
        return record_lines(self.records.story(self.records.find(story)))

    def left_out(self, story: str) -> tuple[tuple[RecordLine, Judgement], ...]:
        """Return the lines of a story that were judged wrong, each with the judgement."""
        ident = self.records.find(story)
        now = self.records.story(ident)
        if not now.wrong:
            return ()
        held = {r.id for r in record_lines(now)}
        with self.store.view() as view:
            judged = [j for j in view.judgements() if j.verdict == "wrong" and j.id in now.heeded]
        whole = record_lines(self.records.story(ident, with_wrong=True))
        lines = {r.id: r for r in whole}
        found = {}
        for judgement in judged:
            one = lines.get(judgement.line or "") or _by_words(judgement, whole)
            if one is not None and (one.id not in held or one.section == "sentence"):
                found[one.id] = (one, judgement)
        return tuple(found.values())

    def find(self, story: str, asked: str) -> tuple[Story, RecordLine]:
        """Return the one line meant by an id, its beginning or words of it, and its story.

        A line that was judged wrong is found too: the story is then told as if it were not.
        Raises NotFound, and UserError that lists the lines where several may be meant.
        """
        ident = self.records.find(story)
        now = self.records.story(ident)
        found = _meant(record_lines(now), asked)
        if not found and now.wrong:
            now = self.records.story(ident, with_wrong=True)
            found = _meant(record_lines(now), asked)
        if len(found) == 1:
            return now, found[0]
        if not found:
            raise NotFound(
                f"The story {now.title!r} has no line {asked!r}; "
                f"`tidings story {ident} --ids` shows the id of every line."
            )
        listed = "; ".join(_listed(r) for r in found[:LISTED])
        more = f"; and {len(found) - LISTED} more" if len(found) > LISTED else ""
        raise UserError(
            f"{asked!r} may be any of {len(found)} lines: {listed}{more}. Name one by its id."
        )

    def wrong(self, line: str, story: str, why: str, *, at: str) -> Judgement:
        """Judge a line to be wrong: it leaves the record."""
        held, one = self.find(story, line)
        if one.id in self.records.story(held.id).wrong:
            raise UserError("That line is marked as wrong already; `tidings judgements` lists it.")
        judged = Judgement(id="", verdict="wrong", about="line", at=at, why=_reason(why))
        return self._keep(held, one, judged)

    def correct(
        self, line: str, story: str, text: str, why: str, field: Field = "text", *, at: str
    ) -> Judgement:
        """Say what a line should say, or set a date, a status, a state or a due day on it."""
        held, one = self.find(story, line)
        if field not in one.fields:
            raise UserError(_cannot(one, field))
        said = _value(text, field)
        if said == _now(held, one, field) and one.id not in self.records.story(held.id).wrong:
            raise UserError(f"Nothing was changed: the record says so already ({said}).")
        judged = Judgement(
            id="", verdict="corrected", about="line", at=at, why=_reason(why), correction=said,
            field="" if field == "text" else field,
        )  # fmt: skip
        return self._keep(held, one, judged)

    def _keep(self, story: Story, one: RecordLine, judged: Judgement) -> Judgement:
        """Keep a judgement on a line, named by its words."""
        subjects, apart = named(story, one, self._reading, judged.field or None)
        return self.judging.judge(
            replace(judged, subjects=subjects, apart=apart, line=one.id, kind=one.kind),
            at=judged.at,
        )

    def _reading(self, article: str) -> Reading | None:
        with self.store.view() as view:
            return view.reading(article)


def _reason(why: str) -> str:
    return one_line(why, "A reason", 500)


def _by_words(judgement: Judgement, lines: Iterable[RecordLine]) -> RecordLine | None:
    """Return the line of the judged kind that rests on the first of the judged words."""
    letter, words = (judgement.line or "")[:2], judgement.subjects[:1]
    return next(
        (
            r
            for r in lines
            if r.id[:2] == letter
            and any(
                p.article == w.article and p.span.meets(w.span)
                for w in words
                for p in r.line.pointers
            )
        ),
        None,
    )


def _meant(lines: Sequence[RecordLine], asked: str) -> list[RecordLine]:
    """Return the lines that an id, its beginning, or words may mean: no sentence if others do."""
    wanted = asked.strip().casefold()
    exact = [r for r in lines if r.id == wanted]
    if exact or not wanted:
        return exact
    bare = wanted.rstrip("….")
    if len(bare.partition("-")[2] or bare) >= SHORTEST:
        begun = [
            r for r in lines if r.id.startswith(bare) or r.id.partition("-")[2].startswith(bare)
        ]
        if begun:
            return begun
    words = wanted.strip("“”\"'").split()
    told = [r for r in lines if all(w in r.text.casefold() for w in words)]
    whole = [r for r in told if r.text.casefold() == " ".join(words)]
    own = [r for r in whole or told if r.section in ("event", "statement", "ledger", "update")]
    return own or whole or told


def _listed(one: RecordLine) -> str:
    text = " ".join(one.text.split())
    short = text if len(text) <= SHOWN else text[: SHOWN - 2].rsplit(" ", 1)[0] + " …"
    return f"{one.id} {short}"


def _cannot(one: RecordLine, field: Field) -> str:
    if not one.fields:
        what = "a change of state" if one.section == "change" else "a disagreement"
        return f"That line is {what}: it can be marked as wrong, not be corrected."
    can = " and ".join((", ".join(one.fields[:-1]), one.fields[-1])) if one.fields[1:] else "text"
    return f"On this line ({one.section}) no {field} can be set, only its {can}."


def _value(text: str, field: Field) -> str:
    """Return what is to be set, checked. Raises UserError that says how to write it."""
    said = one_line(text, "A correction", 1000)
    if not said:
        raise UserError("A correction needs a text: say what the line should say.")
    if field in ("date", "due"):
        when = interval_of(said)
        if when is None:
            raise UserError(
                f"{said!r} is no date; write it as 2017-06-23, 2017-06, 2017 or "
                "2017-06-20..2017-06-23."
            )
        return said.replace(" ", "")
    allowed: Sequence[str] = STATUSES if field == "status" else states() if field == "state" else ()
    word = _PLAIN.get(said.casefold(), said.casefold())
    if allowed and word not in allowed:
        raise UserError(f"{said!r} is no {field}; it is one of: {', '.join(allowed)}.")
    return word if allowed else said


def _now(story: Story, one: RecordLine, field: Field) -> str:
    """Return what the record says now, written as it would be set."""
    if field == "text":
        return one.text
    of: StoryEvent | LedgerRow | None = next(
        (e for e in story.events if e.line.id == one.id),
        next((r for r in story.ledger if r.what.id == one.id), None),
    )
    if isinstance(of, StoryEvent):
        return as_text(of.when) if field == "date" else of.status
    if of is None:
        return ""
    return as_text(of.due) if field == "due" else of.state
