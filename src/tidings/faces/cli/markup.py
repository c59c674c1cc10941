"""An article on the terminal with what was read marked in it, and a list of it below."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from tidings.codec import Dates
from tidings.faces.cli.app import safe
from tidings.faces.cli.paper import DATE_WIDTH, INDENT, Paper
from tidings.faces.cli.story_page import STATUS_WORDS
from tidings.faces.cli.why import Because
from tidings.faces.dates import interval_in_words
from tidings.readers.times import Calendar
from tidings.story.accounts import Account
from tidings.story.identity import link_actors
from tidings.story.telling import commitment_words, names, statement_line
from tidings.values import Commitment, Event, Reading, Span, Statement
from tidings.values.desk import Held

# what is marked → its style; a later row lies over an earlier one
STYLES = {
    "statement": "italic green",
    "event": "underline",
    "name": "bold cyan",
    "date": "bold yellow",
    "page clutter": "dim strike",
    "new in this version": "reverse",
}

# "to apologise", "will not sign": an act refused; all else under a denial is denied
_REFUSED = re.compile(r"“?(?:to\b|(?:will|would|shall|wo)\s*(?:not|never|n[’']t)\b)", re.IGNORECASE)


def show_reading(reading: Reading, *, why: bool = False) -> None:
    """Write the marked text of a reading and what was read in it; `why` adds the grounds."""
    paper = Paper()
    _head(paper, reading, why)
    if reading.unread:
        return
    _body(paper, reading)
    Summary(paper, reading, Calendar(reading.times, reading.published), why=why).write()


def show_held(held: Held, *, why: bool = False) -> None:
    """Write an article as it is held: where it stands among others, its text, what was read."""
    paper = Paper()
    reading = held.reading
    _head(paper, reading, why)
    for note in _standing(held):
        paper.note(note)
    _body(paper, reading, held.changed)
    if held.gone:
        paper.heading("No longer in this version")
        for words in held.gone:
            paper.text(f"“{' '.join(words.split())}”", indent=2, hang=2)
    Summary(paper, reading, Calendar(reading.times, reading.published), why=why).write()


def _head(paper: Paper, reading: Reading, why: bool) -> None:
    article = reading.article
    told = [article.outlet, f"published {interval_in_words(reading.published)}"]
    paper.title(article.title or "(no title)")
    paper.note(" · ".join(t for t in told if t))
    if why:
        paper.note(f"why this date: {reading.published.basis}")
    if reading.unread:
        paper.text(f"Not read: {reading.unread}")


def _standing(held: Held) -> Iterator[str]:
    """Yield what a reader of a held article wants to know before its text."""
    article = held.article
    rows = (
        (article.url, article.url),
        (held.story, f"in the story {held.story}"),
        (held.also, "also published by " + ", ".join(c.outlet or c.url or "?" for c in held.also)),
        (held.revises, f"a new version of {held.revises}"),
        (held.revisions, "later versions: " + ", ".join(held.revisions)),
        (not article.whole, "only a summary"),
    )
    return (str(note) for told, note in rows if told)


def _body(paper: Paper, reading: Reading, changed: Sequence[Span] = ()) -> None:
    if paper.screen.is_terminal:
        _legend(paper)
    paper.blank()
    for line in marked(reading, changed).split("\n"):
        paper.text(line) if line.plain.strip() else paper.blank()


def marked(reading: Reading, changed: Sequence[Span] = ()) -> Text:
    """Return the article's text with styles on what was read, controls taken out.

    `changed` is what an earlier version of the article did not have.
    """
    raw = reading.article.text
    kept = [i for i, char in enumerate(raw) if safe(char)]
    text = Text("".join(raw[i] for i in kept))
    new = ((s, STYLES["new in this version"]) for s in changed)
    for span, style in (*_marks(reading), *new):
        start, end = bisect_right(kept, span.start - 1), bisect_right(kept, span.end - 1)
        text.stylize(style, start, end)
    return text


def _marks(reading: Reading) -> Iterator[tuple[Span, str]]:
    for said in reading.statements:
        yield from ((s, STYLES["statement"]) for s in said.content)
    yield from ((e.trigger, STYLES["event"]) for e in reading.events)
    yield from ((m.span, STYLES["name"]) for m in reading.mentions if m.form != "pronoun")
    yield from ((t.span, STYLES["date"]) for t in reading.times)
    yield from ((c.span, STYLES["page clutter"]) for c in reading.clutter)


def _legend(paper: Paper) -> None:
    legend = Text("marked: ", style="dim")
    for number, (name, style) in enumerate(STYLES.items()):
        legend.append("  " if number else "").append(name, style=style)
    paper.text(legend)


def alone(reading: Reading) -> Account:
    """Return an article as the fold sees it, told by nobody else."""
    calendar = Calendar(reading.times, reading.published)
    return Account(0, reading, reading.published, calendar, link_actors((reading,)))


class Summary:
    """The list below an article: its actors, events, statements and commitments."""

    def __init__(self, paper: Paper, reading: Reading, dates: Dates, *, why: bool) -> None:
        """Write on `paper` what is in `reading`."""
        self._paper = paper
        self._reading = reading
        self._dates = dates
        self._why = why
        self._account = alone(reading)

    def write(self) -> None:
        """Write every section that has something."""
        self._actors()
        self._events()
        self._statements()
        self._commitments()

    def _actors(self) -> None:
        if not self._reading.actors:
            return
        self._paper.heading("Actors")
        for actor in self._reading.actors:
            facts = ", ".join(f for f in (actor.role, actor.country) if f)
            text = Text(safe(actor.name), style="bold")
            text = Text().append_text(text).append(f" · {actor.kind}", style="dim")
            self._paper.text(text.append(safe(f" · {facts}") if facts else ""), indent=2, hang=2)

    def _events(self) -> None:
        if self._why:
            Because(self._paper, self._reading, self._dates).write()
            return
        if not self._reading.events:
            return
        self._paper.heading("Events")
        for event in self._reading.events:
            when = self._dates.when(event.when)
            self._paper.dated(when, self._event(event))

    def _event(self, event: Event) -> Text:
        mode = f", {event.mode}" if event.mode else ""
        text = Text(f"{event.type.lower()}{mode}", style="bold")  # capitals stay in exports
        text = Text().append_text(text)
        if event.status != "happened":
            text.append(f" ({STATUS_WORDS.get(event.status, event.status)})", style="yellow")
        parties = " → ".join(p for p in (self._names(event.source), self._names(event.target)) if p)
        text.append(safe(f" {parties}") if parties else "")
        return text.append(safe(f": {self._words((event.span,))}"), style="dim")

    def _statements(self) -> None:
        if not self._reading.statements:
            return
        self._paper.heading("Statements")
        for said in self._reading.statements:
            when = self._dates.when(said.when)
            self._paper.dated(when, self._statement(said))
            if self._why:
                self._grounds(f"told by “{self._words(said.cue)}”; why this date: {when.basis}")

    def _statement(self, said: Statement) -> Text:
        """Return a statement as a story tells it, who speaks in bold."""
        speaker = self._told(said.actors) or self._words(said.speaker)
        chain = [self._told(v.actors) or self._words(v.spans) for v in said.via]
        line = safe(statement_line(self._account, said, speaker, chain).text)
        text = Text(line)
        if speaker and line.casefold().startswith(safe(speaker).casefold()):
            text.stylize("bold", 0, len(safe(speaker)))
        return text

    def _commitments(self) -> None:
        if not self._reading.commitments:
            return
        self._paper.heading("Demands, threats, promises, plans")
        for made in self._reading.commitments:
            self._paper.text(self._commitment(made), indent=2, hang=2)

    def _commitment(self, made: Commitment) -> Text:
        """Return a commitment's kind, its parties where any is named, and its words."""
        by, to = self._names(made.by), self._names(made.to)
        parties = "".join((f" {by}" if by else "", f" → {to}" if to else ""))
        words = commitment_words(self._account, made)
        refused = made.kind == "denial" and _REFUSED.match(words)
        text = Text().append_text(Text("refusal" if refused else made.kind, style="bold"))
        text.append(safe(f"{parties}: {words}"))
        for condition in made.conditions:
            text.append(safe(f" [{condition.kind}] {self._words(condition.spans)}"))
        if made.move:
            text.append(f" ({made.move})", style="yellow")
        return text

    def _grounds(self, text: str) -> None:
        self._paper.note(text, indent=INDENT + DATE_WIDTH)

    def _names(self, refs: Iterable[int]) -> str:
        return ", ".join(self._reading.actors[r].name for r in refs)

    def _told(self, refs: Sequence[int]) -> str:
        return names([self._reading.actors[r] for r in refs])

    def _words(self, spans: Iterable[Span]) -> str:
        found = (" ".join(s.of(self._reading.article.text).split()) for s in spans)
        return " … ".join(found)
