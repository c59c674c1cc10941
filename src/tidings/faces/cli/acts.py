"""`tidings event`: an act with all its tellings, and saying what is one act and what is two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tidings.faces.cli.actors import Named
from tidings.faces.cli.app import desk, safe

if TYPE_CHECKING:
    from tidings.desk import Desk
    from tidings.values import Judgement, Story, StoryEvent

WHY = click.option("--why", default="", metavar="TEXT", help="Your reason, kept with it.")


@click.group(
    cls=Named,
    context_settings={"ignore_unknown_options": True},
    subcommand_metavar="STORY LINE | COMMAND …",
)
def event() -> None:
    """Show an event with all its tellings, and say what is one act.

    STORY is an id or words. LINE is some of the words of the event's line, in quotation marks, or
    its id, or the beginning of that (`tidings story STORY --ids`).

    \b
      tidings event summit "called off"              its tellings, and what may be the same act
      tidings event merge summit e-4c1f e-77a0       two events are one act
      tidings event split summit e-4c1f 2 3          tellings 2 and 3 are another act
      tidings event different summit e-4c1f e-77a0   two events, never one

    What you judge overrides what was found, survives rereading, and can be taken back.
    """  # noqa: D301


@event.command()
@click.argument("story")
@click.argument("line")
def show(story: str, line: str) -> None:
    """Show an event: every telling, numbered, and what may be the same act."""
    with desk() as opened:
        held, told, near = opened.event(story, line)
    show_event(held, told, near)


@event.command()
@click.argument("story")
@click.argument("a")
@click.argument("b")
@WHY
def merge(story: str, a: str, b: str, why: str) -> None:
    """Say that two events, A and B, are one act."""
    with desk() as opened:
        made = opened.merge_events(story, a, b, why)
        _now(opened, made, "One act now")
    _undo(made)


@event.command()
@click.argument("story")
@click.argument("a")
@click.argument("b")
@WHY
def different(story: str, a: str, b: str, why: str) -> None:
    """Say that two events, A and B, are two acts, so that they never become one.

    To part tellings of one act, see: tidings event split --help
    """
    with desk() as opened:
        made = opened.differ_events(story, a, b, why)
    click.echo("Kept apart from now on.")
    _undo(made)


@event.command()
@click.argument("story")
@click.argument("line")
@click.argument("parts", nargs=-1, metavar="[PART…]")
@WHY
def split(story: str, line: str, parts: tuple[str, ...], why: str) -> None:
    """Say that tellings of an event are another act.

    Without a PART it lists the tellings. A PART is a number of that list, or the id of an article
    (its beginning is enough); several PARTs become one other act.
    """
    with desk() as opened:
        if not parts:
            show_event(*opened.event(story, line))
            return
        made = opened.split_event(story, line, *parts, why=why)
        _now(opened, made, "Two acts now")
    _undo(made)


def show_event(story: Story, told: StoryEvent, near: tuple[StoryEvent, ...]) -> None:
    """Write an event, its tellings by number, and the events that may be the same act."""
    from rich.text import Text

    from tidings.faces.cli.paper import Paper, days
    from tidings.faces.words import STATUS, event_word

    paper = Paper()
    known = {c.article: c for c in story.coverage}
    paper.text(Text(safe(told.line.text), style="bold"))
    paper.note(f"{told.line.id} · {days(told.when)} · {event_word(told)}", indent=2)
    for number, telling in enumerate(told.tellings, 1):
        coverage = known.get(telling.article)
        words = " ".join(telling.pointers[-1].words.split())
        text = Text(safe(f"“{words}”"))
        facts = [STATUS[telling.status] if telling.status else "", telling.article[:8]]
        if coverage:
            facts = [coverage.outlet or "outlet unknown", days(coverage.published), *facts]
        text.append(safe(f" · {' · '.join(f for f in facts if f)}"), style="dim")
        paper.row(f"{number}.", text, width=5)
    if len(told.tellings) > 1:
        paper.note(f"To part some: tidings event split {story.id} {told.line.id} NUMBER…", indent=2)
    if near:
        paper.blank()
        paper.text("May be the same act:", indent=2)
    for other in near:
        text = Text(safe(other.line.text))
        text.append(f" {other.line.id}", style="green")
        paper.dated(other.when, text)
    if near:
        ids = f"{told.line.id} {near[0].line.id}"
        paper.note(f"The same after all? tidings event merge {story.id} {ids}", indent=2)


def _now(opened: Desk, made: Judgement, lead: str) -> None:
    acts = "; ".join(f"“{safe(e.line.text)}” ({e.line.id})" for _, e in opened.judged_events(made))
    click.echo(f"{lead}: {acts}.")


def _undo(made: Judgement) -> None:
    click.echo(f"To undo it: tidings take-back {made.id}")


COMMANDS = (event,)
