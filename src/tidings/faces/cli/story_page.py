"""A story on the terminal, section by section."""

from collections.abc import Iterable

from rich.text import Text

from tidings.codebook.actors import load_actors
from tidings.faces.cli.app import safe
from tidings.faces.cli.paper import Paper, counted, days
from tidings.faces.dates import ago, short_day
from tidings.faces.words import STATUS, event_word, state_word, why_in_words
from tidings.story.agreed import offer_id
from tidings.story.record_lines import line_told
from tidings.story.timeline import date_key, timeline
from tidings.story.verdicts import change_id, disagreement_id
from tidings.values import (
    Coverage,
    LedgerRow,
    Line,
    StateChange,
    Status,
    Story,
    StoryActor,
    StoryBrief,
    StoryEvent,
    StoryStatement,
)

# status of an event → how it is shown before its line; what happened needs no word
STATUS_WORDS: dict[Status, str] = {
    status: word for status, word in STATUS.items() if status != "happened"
}
OPEN = ("open", "repeated", "hardened", "softened", "postponed")

STATUS_STYLES = {"called off": "red", "denied": "red", "planned": "yellow", "threatened": "magenta"}
STATE_STYLES = {"open": "yellow", "repeated": "yellow", "called off": "red", "refused": "red"}
KINDS = ("person", "unnamed", "government", "organisation", "group", "place")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def show_story(story: Story, latest: StoryBrief | None, *, ids: bool = False) -> None:
    """Write the page of a story; `latest` is what its last article brought."""
    paper = Paper()
    page = StoryPage(paper, story, ids=ids)
    paper.title(story.title)
    outlets = {c.outlet for c in story.coverage if c.outlet}
    paper.note(
        f"{story.id} · {counted(len(story.coverage), 'article')}"
        f" from {counted(len(outlets) or 1, 'outlet')}"
    )
    page.changed(latest)
    page.timeline()
    page.statements()
    page.ledger()
    page.disagreements()
    page.updates()
    page.actors()
    page.coverage()
    paper.sources(story.coverage)


def show_timeline(story: Story) -> None:
    """Write a story by date alone, with its proofs."""
    paper = Paper()
    paper.title(story.title)
    StoryPage(paper, story, ids=False).timeline()
    paper.sources(story.coverage)


class StoryPage:
    """The sections of one story's page."""

    def __init__(self, paper: Paper, story: Story, *, ids: bool) -> None:
        """Write on `paper`; with `ids`, the id of every line too."""
        self._paper = paper
        self._story = story
        self._ids = ids

    def changed(self, latest: StoryBrief | None) -> None:
        """Write what the last article brought."""
        if latest is None or not latest.lines:
            return
        self._paper.heading("What changed")
        for number, change in enumerate(latest.lines, 1):
            ident = line_told(self._story, change) if self._ids else None
            self._paper.row(f"{number}.", self._paper.change(change, ident), width=4)
        if latest.more:
            self._paper.note(f"… and {len(latest.more)} more", indent=6)

    def timeline(self) -> None:
        """Write the events by date."""
        told = [e for _, line, _ in timeline(self._story) if (e := self._told_by(line))]
        if not told:
            return
        self._paper.heading("What happened")
        for event in told:
            self._paper.dated(event.when, self._event(event))

    def statements(self) -> None:
        """Write the statements, speaker by speaker."""
        if not self._story.statements:
            return
        self._paper.heading("Who said what")
        grouped: dict[str, list[StoryStatement]] = {}
        for said in self._story.statements:
            grouped.setdefault(self._speaker(said), []).append(said)
        for speaker, found in grouped.items():
            self._paper.text(Text(safe(speaker), style="bold"), indent=2, hang=2)
            for said in sorted(found, key=lambda s: date_key(s.when)):
                self._paper.dated(said.when, self._statement(said, speaker))

    def ledger(self) -> None:
        """Write the ledger."""
        if not self._story.ledger:
            return
        self._paper.heading("Ledger")
        for row in self._story.ledger:
            ledger_row(self._paper, self._story, row, ids=self._ids)

    def disagreements(self) -> None:
        """Write where accounts differ, side by side and without a verdict."""
        if not self._story.disagreements:
            return
        self._paper.heading("Where accounts differ")
        for found in self._story.disagreements:
            asked = Text(safe(found.question))
            if self._ids:
                asked.append(f" {disagreement_id(found)}", style="green")
            self._paper.text(asked, indent=2, hang=2)
            for letter, side in zip(LETTERS, found.sides, strict=False):
                who = ", ".join(p for p in (side.who, side.outlet) if p)
                text = Text(f"{safe(who)}: ", style="bold").append_text(
                    self._line(side.line, drop=side.who).copy()
                )
                self._paper.row(f"{letter})", text, indent=4, width=3)

    def updates(self) -> None:
        """Write what new versions of articles changed in them."""
        if not self._story.updates:
            return
        self._paper.heading("What updates changed")
        for update in self._story.updates:
            self._paper.dated(update.when, self._line(update.line))

    def actors(self) -> None:
        """Write who takes part."""
        busy = self._story.taking_part()
        if not busy:
            return
        self._paper.heading("Actors")
        for actor in sorted(busy, key=lambda a: KINDS.index(a.kind)):
            self._paper.text(actor_text(actor), indent=2, hang=2)

    def coverage(self) -> None:
        """Write the articles."""
        self._paper.heading("Coverage")
        for told in self._story.coverage:
            text = _coverage(told)
            if self._ids:
                text.append(f" {told.article}", style="green")
            self._paper.row(days(told.published), text)

    def _event(self, event: StoryEvent) -> Text:
        word = None if event.status == "happened" else event_word(event)
        if word and word in event.line.text.casefold():
            word = None
        text = Text(f"({word}) " if word else "", style=STATUS_STYLES.get(event.status, "yellow"))
        text = Text().append_text(text).append_text(self._line(event.line))
        if event.origins > 1:
            text.append(f" ({event.origins} origins)", style="dim")
        if event.answers and (answered := self._story.event(event.answers)):
            text.append(f" — in answer to: {safe(answered.line.text)}", style="italic")
            text.append_text(self._paper.marks(event.answer_pointers))
        return text

    def _statement(self, said: StoryStatement, speaker: str) -> Text:
        text = self._line(said.line, drop=speaker)
        if said.medium:
            text.append(f" ({safe(said.medium)})", style="dim")
        return text

    def _told_by(self, line: Line) -> StoryEvent | None:
        return next((e for e in self._story.events if e.line.id == line.id), None)

    def _speaker(self, said: StoryStatement) -> str:
        found = [a.name for i in said.speakers if (a := self._story.actor(i))]
        if found:
            return " and ".join(found)
        may_be = [a.name for i in said.candidates if (a := self._story.actor(i))]
        words = said.speaker_words[:1].upper() + said.speaker_words[1:] or "Speaker not named"
        return f"{words} (perhaps {' or '.join(may_be)})" if may_be else words

    def _line(self, line: Line, drop: str = "") -> Text:
        text = self._paper.sourced(line, drop=drop)
        if self._ids:
            text.append(f" {line.id}", style="green")
        return text


def ledger_row(paper: Paper, story: Story, row: LedgerRow, *, ids: bool = False) -> None:
    """Write one row of the ledger: kind, parties, state; what; and each change of state."""
    head = Text(row.kind, style="bold")
    parties = _parties(story, row)
    if parties:
        head.append(f" · {safe(parties)}")
    head.append(" · ").append(state_word(row.state), style=STATE_STYLES.get(row.state, "green"))
    if row.due and row.due.known:
        head.append(f" · due {days(row.due)}", style="dim")
    paper.text(head, indent=2, hang=2)
    what = paper.sourced(row.what)
    if ids:
        what.append(f" {row.what.id}", style="green")
    paper.text(what, indent=4)
    voiced = days(row.voiced) if row.voiced.known else "on a day not known"
    heard = f", last heard {short_day(row.last_heard)}" if row.last_heard else ""
    gap = ago(row.last_heard, story.day)
    paper.note(f"first voiced {voiced}{heard}{f' ({gap})' if gap else ''}", indent=4)
    for change in row.changes:
        text = _change(paper, change, "→")
        if ids and change.how != "corrected":
            text.append(f" {change_id(row, change)}", style="green")
        paper.text(text, indent=4, hang=2)
    for change in row.offered:
        text = _change(paper, change, "perhaps")
        if ids:
            text.append(f" {offer_id(row, change)}", style="green")
        paper.text(text, indent=4, hang=2)
    for other in row.related:
        kin = next((r for r in story.ledger if r.id == other), None)
        if kin is not None:
            paper.note(f"perhaps related: {safe(kin.what.text)}", indent=4)


def actor_text(actor: StoryActor, *, named: bool = True) -> Text:
    """Return an actor's name, offices, country and other spellings."""
    text = Text(safe(actor.name) if named else "", style="bold")
    role = actor.role or (None if actor.kind in ("person", "government") else actor.kind)
    role = None if role == actor.name else role
    country = load_actors().labels.get(actor.country or "", actor.country)
    country = None if country == actor.name else country
    facts = ", ".join(p for p in (role, country) if p)
    text = Text().append_text(text)
    if facts:
        text.append(safe(f", {facts}" if named else facts))
    others = [name for name, _ in actor.names if name != actor.name]
    if others:
        text.append(safe(f" · also {', '.join(others[:6])}"), style="dim")
    return text


def _parties(story: Story, row: LedgerRow) -> str:
    by, to = _names(story, row.by), _names(story, row.to)
    return f"{by} → {to}" if by and to else by or (f"to {to}" if to else "")


def _names(story: Story, idents: Iterable[str]) -> str:
    return ", ".join(a.name for i in idents if (a := story.actor(i)))


def _change(paper: Paper, change: StateChange, lead: str) -> Text:
    text = Text(f"{lead} {state_word(change.state)}", style="italic" if lead == "perhaps" else "")
    if change.when.known:
        text.append(f", {days(change.when)}", style="dim")
    if change.why:
        text.append(f": {safe(why_in_words(change.why))}", style="dim")
    return Text().append_text(text).append_text(paper.marks(change.pointers))


def _coverage(told: Coverage) -> Text:
    text = Text(safe(told.title))
    notes = [told.outlet, None if told.kind == "news" else told.kind]
    if told.also:
        notes.append(f"also published by {', '.join(told.also)}")
    if told.revises:
        notes.append("an update")
    if not told.whole:
        notes.append("summary only")
    if told.unread:
        notes.append(told.unread)
    shown = " · ".join(n for n in notes if n)
    return text.append(f" · {safe(shown)}" if shown else "", style="dim")
