"""The lines of a story, section by section, as rows of its pages."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote

from tidings.faces.citations import Found, cite, hearsay, lines_of, names
from tidings.faces.dates import ago, short_day
from tidings.faces.judged import notes_by_hand
from tidings.faces.web.rows import (
    UNPROVED,
    LedgerView,
    Move,
    Quarrel,
    Row,
    SideView,
    Speaker,
    altered,
    href_of,
    line_href,
    proofs_of,
    when_of,
)
from tidings.faces.web.words import CAUSE, CHANGE, HOW, NOT_HELD, plural
from tidings.faces.words import STATE, STATUS, event_word, why_in_words
from tidings.story.agreed import offer_id
from tidings.story.record_lines import line_told
from tidings.story.timeline import date_key, timeline
from tidings.story.verdicts import change_id, disagreement_id
from tidings.values import (
    Change,
    Coverage,
    Disagreement,
    Interval,
    LedgerRow,
    Line,
    Piece,
    Pointer,
    StateChange,
    Status,
    Story,
    StoryActor,
    StoryEvent,
    StoryStatement,
)

MAIN_ACTORS = 24  # more are folded away
MANY_STATEMENTS = 20  # from then on each speaker's are folded away


class Record:
    """The lines of one story, ready for its pages."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.coverage = {c.article: c for c in story.coverage}
        self.actors = {a.id: a for a in story.actors}
        self.wrong = frozenset(story.wrong)
        self.dated = frozenset(line.id for _, line, _ in timeline(story))
        self.lines = frozenset(f.line.id for f in lines_of(story))

    def row(self, found: Found) -> Row:
        """Return a line as it is shown, without what is particular to its section."""
        line = found.line
        return Row(
            id=line.id,
            pieces=line.pieces,
            corrected=line.corrected,
            by_hand=tuple(note for note, _ in notes_by_hand(line)),
            wrong=line.id in self.wrong,
            when=when_of(found.when) if found.when else None,
            proofs=proofs_of(line.pointers, self.coverage),
            href=line_href(self.story.id, line.id),
            cite=cite(self.story, found).plain,
        )

    def place(self, line: Line) -> str:
        """Return the address of a line on its story's page."""
        return f"/story/{quote(self.story.id, safe='')}#l-{line.id}"

    def who(self, idents: Iterable[str]) -> tuple[StoryActor | str, ...]:
        """Return the actors of those ids; what is no actor's id stands for itself."""
        return tuple(self.actors.get(i, i) for i in idents)

    def events(self) -> tuple[tuple[str, tuple[Row, ...]], ...]:
        """Return the events by year, in order of date; the undated last."""
        grouped: dict[str, list[Row]] = {}
        told = (e for e in self.story.events if e.line.id in self.dated)
        for event in sorted(told, key=_by_date):
            day = event.when.first_day or event.when.last_day
            grouped.setdefault(day[:4] if day else "Date unknown", []).append(self.event(event))
        return tuple((year, tuple(rows)) for year, rows in grouped.items())

    def others(self) -> tuple[Row, ...]:
        """Return what is told beside the timeline: denied, supposed, threatened and the like."""
        told = (e for e in self.story.events if e.line.id not in self.dated)
        return tuple(self.event(e) for e in sorted(told, key=_by_date))

    def event(self, event: StoryEvent) -> Row:
        """Return an event's row: its status in words, how that changed, what it answers."""
        base = self.row(self._found(event.line, event.when, names(self.story, event.alleged_by)))
        answered = self.story.event(event.answers) if event.answers else None
        return altered(
            base,
            state=event.status.replace(" ", "-"),
            state_word=_state_word(event),
            steps=_steps(event.history),
            notes=_tellings(event, self.coverage),
            chain=base.chain if event.alleged_by else (),
            answers=(self.place(answered.line), answered.line.text) if answered else None,
        )

    def _found(self, line: Line, when: Interval | None, told: Sequence[str] = ()) -> Found:
        outlets = dict.fromkeys(
            (c.outlet or UNPROVED)
            for p in line.pointers
            if (c := self.coverage.get(p.article)) is not None
        )
        return Found(line=line, section="", chain=(" and ".join(outlets), *told), when=when)

    def speakers(self) -> tuple[Speaker, ...]:
        """Return the statements by speaker, those who say most first."""
        grouped: dict[tuple[str, ...], list[StoryStatement]] = {}
        for said in self.story.statements:
            key = said.speakers or ("?", _bare(said.speaker_words or "speaker not named"))
            grouped.setdefault(key, []).append(said)
        order = sorted(grouped.items(), key=lambda kv: (kv[0][0] == "?", -len(kv[1])))
        return tuple(self._speaker(key, said) for key, said in order)

    def tells_much(self) -> bool:
        """Tell whether there are so many statements that they are folded away by speaker."""
        return len(self.story.statements) > MANY_STATEMENTS

    def by_how_often(
        self, speakers: Sequence[Speaker]
    ) -> tuple[tuple[Speaker, ...], tuple[Speaker, ...]]:
        """Return who said much, and, of a story that tells many statements, who said one thing."""
        if not self.tells_much():
            return tuple(speakers), ()
        often = tuple(s for s in speakers if len(s.rows) > 1)
        return often, tuple(s for s in speakers if len(s.rows) == 1)

    def _speaker(self, key: tuple[str, ...], said: Sequence[StoryStatement]) -> Speaker:
        known = self.who(k for k in key if k != "?")
        labels = [a if isinstance(a, str) else a.name for a in known]
        if key[0] == "?":
            labels = [said[0].speaker_words or "speaker not named"]
        only = known[0] if len(known) == 1 and not isinstance(known[0], str) else None
        rows = tuple(self.statement(s) for s in sorted(said, key=_by_date))
        name = " and ".join(labels)
        return Speaker(actor=only, name=name, rows=tuple(_unled(r, name) for r in rows))

    def statement(self, said: StoryStatement) -> Row:
        """Return a statement's row, its chain shown where it is hearsay."""
        chain = hearsay(self.story, said)
        base = self.row(Found(line=said.line, section="statements", chain=chain, when=said.when))
        maybe = names(self.story, said.candidates)
        notes = (
            [f"speaker not settled: {' or '.join(maybe)}"] if maybe and not said.speakers else []
        )
        return altered(base, chain=chain if said.chain else (), notes=tuple(notes))

    def ledger(self) -> tuple[LedgerView, ...]:
        """Return the ledger's rows."""
        return tuple(self.ledger_row(r) for r in self.story.ledger)

    def ledger_row(self, row: LedgerRow) -> LedgerView:
        """Return one row of the ledger."""
        found = self._found(row.what, row.voiced, names(self.story, row.by))
        others = {r.id: r.what.text for r in self.story.ledger}
        lines = {r.id: r.what.id for r in self.story.ledger}
        return LedgerView(
            row=altered(
                self.row(found),
                state=row.state.replace(" ", "-"),
                state_word=STATE.get(row.state, row.state),
                notes=self._heard(row),
            ),
            kind=row.kind,
            by=self.who(row.by),
            to=self.who(row.to),
            # most lines of the ledger say their condition themselves
            conditions=tuple(
                c for c in row.conditions if c.casefold() not in row.what.text.casefold()
            ),
            due=when_of(row.due) if row.due else None,
            moves=tuple(self._move(c, row) for c in row.changes),
            offered=tuple(replace(self._move(c, row), offer=offer_id(row, c)) for c in row.offered),
            related=tuple((lines[r], others[r]) for r in row.related if r in others),
        )

    def _heard(self, row: LedgerRow) -> tuple[str, ...]:
        """Return when a row was last heard of, and how long that is before the page's day."""
        if not row.last_heard:
            return ()
        gap = ago(row.last_heard, self.story.day)
        return (f"last heard of {short_day(row.last_heard)}{f', {gap}' if gap else ''}",)

    def _move(self, change: StateChange, row: LedgerRow) -> Move:
        ident = change_id(row, change)
        return Move(
            judge="" if change.how == "corrected" else line_href(self.story.id, ident),
            state=STATE.get(change.state, change.state),
            how=HOW[change.how],
            said=change.how == "said",
            when=when_of(change.when),
            why=why_in_words(change.why),
            proofs=proofs_of(change.pointers, self.coverage),
        )

    def quarrels(self) -> tuple[Quarrel, ...]:
        """Return the disagreements."""
        taken = {f.line.id for f in lines_of(self.story) if f.section != "disagreements"}
        return tuple(self._quarrel(d, taken) for d in self.story.disagreements)

    def _quarrel(self, d: Disagreement, taken: set[str]) -> Quarrel:
        """Return one disagreement; a side whose line stands elsewhere has another id here."""
        sides = []
        for number, side in enumerate(d.sides, start=1):
            line = side.line
            at = f"d{number}-{d.id}" if line.id in taken else f"l-{line.id}"
            taken.add(line.id)
            row = self.row(self._found(line, None, (side.who,)))
            sides.append(SideView(at=at, who=side.who, row=row))
        href = line_href(self.story.id, disagreement_id(d))
        return Quarrel(id=d.id, question=d.question, href=href, sides=tuple(sides))

    def change(self, change: Change) -> Row:
        """Return a line of a brief."""
        base = self.row(self._found(change.line, change.when if change.when.known else None))
        label = CHANGE.get(change.kind, change.kind)
        shown = altered(base, label=label, cause=CAUSE.get(change.cause, change.cause))
        told = line_told(self.story, change)
        if told is not None:
            shown = altered(shown, judge=line_href(self.story.id, told))
        if change.line.id in self.lines or told == change.line.id:
            return shown
        return altered(shown, own_page=False, href=self._place_of(change))

    def _place_of(self, change: Change) -> str:
        """Return where the page tells of a change whose line is not one of the record's own."""
        event = self.story.event(change.about)
        row = next((r for r in self.story.ledger if r.id == change.about), None)
        if event or row:
            return self.place(event.line if event else row.what)  # type: ignore[union-attr]
        at = f"#q-{change.about}" if change.kind == "disagreement" else ""
        return f"/story/{quote(self.story.id, safe='')}{at}"

    def people(self) -> tuple[tuple[StoryActor, ...], tuple[StoryActor, ...]]:
        """Return those who take part, and who is only mentioned; most often named first."""
        often = sorted(self.story.actors, key=lambda a: -sum(n for _, n in a.names))
        busy = {a.id for a in self.story.taking_part()}
        main = tuple(a for a in often if a.id in busy)[:MAIN_ACTORS]
        return main, tuple(a for a in often if a not in main)

    def updates(self) -> tuple[Row, ...]:
        """Return what revisions changed."""
        rows = (self.row(self._found(u.line, u.when)) for u in self.story.updates)
        return tuple(rows)


def _unled(row: Row, name: str) -> Row:
    """Return a statement's row without "Name: " before it, where its heading says the name."""
    first, *rest = row.pieces
    lead, colon, words = first.text.partition(": ")
    told = _bare(lead.split(", according to ")[0])
    if first.quoted or not colon or told != _bare(name):
        return row
    return altered(row, pieces=(Piece(text=words), *rest) if words else tuple(rest))


def _bare(name: str) -> str:
    """Return a name for comparing, without its article."""
    return re.sub(r"^(?:the|an?) ", "", name.casefold())


def _by_date(dated: StoryEvent | StoryStatement) -> tuple[str, str, int]:
    return date_key(dated.when)


def _state_word(event: StoryEvent) -> str:
    """Return the word for an event's status, or what it comes to where its line says the word."""
    said = event.line.text.casefold()
    return NOT_HELD if event.status in said and event.status == "called off" else event_word(event)


def _steps(history: Sequence[tuple[Status, object]]) -> tuple[tuple[str, str], ...]:
    """Return the statuses that an event went through, with where each is told."""
    steps: list[tuple[str, str]] = []
    for status, telling in history:
        word = STATUS[status]
        pointers: tuple[Pointer, ...] = getattr(telling, "pointers", ())
        if not steps or steps[-1][0] != word:
            steps.append((word, href_of(pointers[0]) if pointers else ""))
    return tuple(steps) if len(steps) > 1 else ()


def _tellings(event: StoryEvent, coverage: Mapping[str, Coverage]) -> tuple[str, ...]:
    articles = {t.article for t in event.tellings}
    if len(articles) < 2:
        return ()
    outlets = {c.outlet for a in articles if (c := coverage.get(a))}
    told = f"told by {plural(len(articles), 'article')}"
    if None not in outlets:
        told += f" of {plural(len(outlets), 'outlet')}"
    return (f"{told}: {plural(event.origins, 'independent origin')}",)
