"""An actor on the terminal: what it did and said; why it is one; what can be parted."""

from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten

from rich.text import Text

from tidings.faces.cli.app import safe
from tidings.faces.cli.paper import Paper, counted, days
from tidings.faces.cli.story_page import actor_text
from tidings.faces.dates import short_day
from tidings.faces.judged import judged_in_words
from tidings.faces.words import VERDICT, settled_in_words, weight_in_words
from tidings.values import Coverage, Pointer, Reason, StoryActor
from tidings.values.desk import ActorPage, NearMiss, Office
from tidings.values.identity import Part, Settled

FEW = 6  # articles named of one part
MANY = 20  # parts named
TITLE_WIDTH = 34  # letters of a title that stands for an outlet


def show_actor(paper: Paper, page: ActorPage) -> None:
    """Write what an actor did, had done to it, and said."""
    actor = page.actor
    _head(paper, page)
    paper.heading("Stories")
    for summary in page.stories:
        paper.text(f"{summary.title} ({summary.id})", indent=2, hang=2)
    if page.untold:
        told = len(page.stories) - page.untold
        paper.note(f"What follows is of the latest {told} of these stories.", indent=2)
    if page.events:
        paper.heading("Done, and done to them")
        for _, event in page.events:
            paper.dated(event.when, paper.sourced(event.line))
    if page.statements:
        paper.heading("Said")
        for _, said in page.statements:
            paper.dated(said.when, paper.sourced(said.line, drop=actor.name))


def show_others(paper: Paper, others: Sequence[StoryActor]) -> None:
    """Write who else has the name asked for as part of a longer one."""
    if others:
        paper.heading("Others of that name")
        for other in others[:MANY]:
            text = actor_text(other).append(f" ({other.id})", style="green")
            paper.text(text, indent=2, hang=2)


def show_why(paper: Paper, page: ActorPage) -> None:
    """Write why an actor is one: its parts and what joined them, near misses, judgements."""
    _head(paper, page, hint=False)
    known = {c.article: c for c in page.coverage}
    if not page.rulings:
        paper.heading("Why one actor")
        for reason in page.actor.why:
            paper.text(reason, indent=2, hang=2)
    paper.heading("Named as")
    for part in page.parts[:MANY]:
        _part(paper, part, known)
    if len(page.parts) > MANY:
        paper.note(f"and {len(page.parts) - MANY} more", indent=2)
    if len(page.parts) > 1:
        paper.note(f"Somebody else among them? tidings actor split {page.actor.id}", indent=2)
    if page.near:
        paper.heading("Kept apart")
        for near in page.near:
            _near(paper, page, near)
    if page.judged:
        paper.heading("Judged")
        for told in page.judged:
            show_settled(paper, told)


def show_parts(paper: Paper, page: ActorPage) -> None:
    """Write the parts of an actor, the most doubtful first, and what to type to part one."""
    actor, known = page.actor, {c.article: c for c in page.coverage}
    _head(paper, page, hint=False)
    if len(page.parts) < 2:
        paper.note("It is told by one article once: there is nothing to part.", indent=2)
        return
    paper.heading("Parts, the most doubtful first")
    for part in page.parts:
        _part(paper, part, known)
    paper.blank()
    paper.text(f"To say that one of them is somebody else: tidings actor split {actor.id} 1")
    paper.note("Several numbers become one other actor; a spelling or an article's id will do too.")


def show_settled(paper: Paper, told: Settled, *, indent: int = 2) -> None:
    """Write a judgement: what it says of what, how it stands, and how to take it back."""
    judgement = told.judgement
    head = Text(f"{judgement.id} ", style="green")
    head.append(safe(judged_in_words(told)))
    paper.text(head, indent=indent, hang=2)
    when = judgement.at[:16].replace("T", " ")
    by = "you judged" if judgement.by == "person" else "by a rule"
    why = f": {judgement.why}" if judgement.why else ""
    what = f"{judgement.about} {VERDICT[judgement.verdict]}"
    paper.note(f"{what}, {by} {when}{why}", indent=indent + 2)
    state = settled_in_words(told)
    if state:
        paper.text(Text(safe(state), style="yellow"), indent=indent + 2)
    paper.note(f"To take it back: tidings take-back {judgement.id}", indent=indent + 2)


def _head(paper: Paper, page: ActorPage, *, hint: bool = True) -> None:
    paper.title(page.actor.name)
    facts = actor_text(page.actor, named=False)
    if facts.plain.strip(" ·"):
        paper.text(facts, indent=2)
    if len(page.offices) > 1:
        for office in page.offices:
            paper.note(_office(office), indent=2)
    for lead, related in (("part of", page.above), ("parts of it:", page.below[:MANY])):
        if related:
            paper.note(f"{lead} {', '.join(f'{a.name} ({a.id})' for a in related)}", indent=2)
    how = f" · why one actor: tidings actor {page.actor.id} --why" if hint else ""
    paper.note(f"{page.actor.id}{how}", indent=2)


def _office(office: Office) -> str:
    first, last = short_day(office.first), short_day(office.last)
    when = first if first == last else f"{first} – {last}"
    return f"{office.role}{f' ({when})' if when else ''}"


def _part(paper: Paper, part: Part, known: Mapping[str, Coverage]) -> None:
    pointers = tuple(dict.fromkeys(part.pointers))
    name = Text(safe(part.name), style="bold")
    if len(pointers) == 1:
        name.append_text(_told(pointers[0], known, unless=part.name))
    else:
        name.append(f" · {counted(len({p.article for p in pointers}), 'article')}", style="dim")
    paper.row(f"{part.number}.", name, width=5)
    for pointer in pointers[:FEW] if len(pointers) > 1 else ():
        paper.text(Text("–").append_text(_told(pointer, known)), indent=7, hang=2)
    if len(pointers) > FEW:
        paper.note(f"– and {len(pointers) - FEW} more", indent=7)
    if part.ruling is not None:
        others = [p for p in part.ruling.subjects if p not in part.pointers]
        _reasons(paper, part.ruling.reasons, f"joined to {_words(others)}", indent=7)


def _near(paper: Paper, page: ActorPage, near: NearMiss) -> None:
    head = actor_text(near.actor)
    head.append(f" ({near.actor.id})", style="green")
    paper.text(head, indent=2, hang=2)
    lead = "unsure whether they are one" if near.ruling.verdict == "unsure" else "not the same"
    _reasons(paper, near.ruling.reasons, lead, indent=4)
    paper.note(f"The same after all? tidings actor merge {page.actor.id} {near.actor.id}", indent=4)


def _reasons(paper: Paper, reasons: Sequence[Reason], lead: str, *, indent: int) -> None:
    paper.note(f"{lead}:" if reasons else lead, indent=indent)
    for reason in sorted(reasons, key=lambda r: -abs(r.weight)):
        text = Text(safe(reason.why))
        text.append(f" ({weight_in_words(reason.weight)})", style="dim")
        paper.text(text, indent=indent + 2, hang=2)


def _told(pointer: Pointer, known: Mapping[str, Coverage], unless: str = "") -> Text:
    """Return the words, whose they are, and the article; the words not where they are `unless`."""
    words = " ".join(pointer.words.split())
    text = Text(safe(f" “{words}”") if words != unless else "")
    told = known.get(pointer.article)
    where = f" · {_teller(told)}, {days(told.published)}" if told else ""
    return text.append(safe(f"{where} · {pointer.article}"), style="dim")


def _teller(told: Coverage) -> str:
    """Return the outlet, or where it is not known the first words of the title."""
    return told.outlet or shorten(told.title, TITLE_WIDTH, placeholder=" …") or "outlet unknown"


def _words(pointers: Iterable[Pointer]) -> str:
    """Return the spellings that some pointers name, in quotation marks."""
    named = dict.fromkeys(" ".join(p.words.split()) for p in pointers)
    shown = [f"“{words}”" for words in list(named)[:3]]
    return ", ".join(shown) + (f" and {len(named) - 3} more" if len(named) > 3 else "")
