"""Commands that set the record right: wrong, correct, judgements, take-back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tidings.faces.cli.app import desk, safe

if TYPE_CHECKING:
    from tidings.values.story import Field

FIELDS: tuple[Field, ...] = ("date", "status", "state", "due")


WHY = click.option("--why", default="", metavar="TEXT", help="Your reason, kept with it.")


@click.command()
@click.argument("story")
@click.argument("line")
@WHY
def wrong(story: str, line: str, why: str) -> None:
    """Mark a line of a story as wrong; it leaves the record.

    STORY is an id or words. LINE is some of the words of the line, in quotation marks, or its id,
    or the beginning of that: `tidings story STORY --ids` shows the id of every line, also of each
    change of state in the ledger and of each disagreement.

    \b
      tidings wrong summit "called off the meeting"
      tidings wrong summit e-4c1f --why "she only said that she might"

    What rests on the line goes with it: a move of the ledger, a side of a disagreement, a line of
    a brief. The judgement survives rereading and can be taken back.
    """  # noqa: D301
    with desk() as opened:
        told = opened.line(story, line)[1]
        made = opened.mark_wrong(told.id, story, why)
    click.echo(f"Marked as wrong: {_quoted(told.text)}")
    _undo(made.id)


@click.command()
@click.argument("story")
@click.argument("line")
@click.argument("text", required=False)
@click.option("--date", metavar="DATE", help="Of an event: 2017-06-23, 2017-06, or DAY..DAY.")
@click.option("--status", metavar="WORD", help="Of an event: happened, planned, called off, …")
@click.option("--state", metavar="WORD", help="Of a row of the ledger: open, met, refused, …")
@click.option("--due", metavar="DATE", help="Of a row of the ledger: the day it is due.")
@WHY
def correct(story: str, line: str, text: str | None, why: str, **more: str | None) -> None:
    """Say what a line of a story should say, or set its date or state.

    STORY and LINE are named as in `tidings wrong`. What you set is shown everywhere, marked as
    corrected by hand, with what the record said.

    \b
      tidings correct summit "called off" "The White House put the meeting off."
      tidings correct summit e-4c1f --date 2017-06-23
      tidings correct summit c-09aa --state refused --why "the note of 4 July"
    """  # noqa: D301
    from tidings.faces.judged import SET, value_in_words

    said: list[tuple[Field, str]] = [("text", text)] if text is not None else []
    for name in FIELDS:
        if (value := more[name]) is not None:
            said.append((name, value))
    if not said:
        raise click.UsageError(
            "Say what the line should say, or give --date, --status, --state or --due."
        )
    with desk() as opened:
        told = opened.line(story, line)[1]
        made = [opened.correct(told.id, story, v, why, field=f) for f, v in said]
    click.echo(f"Corrected: {_quoted(told.text)}")
    for judgement in made:
        set_to = value_in_words(judgement.field or "text", judgement.correction or "")
        click.echo(f"It {SET[judgement.field]} {safe(set_to)}")
        _undo(judgement.id)


def _quoted(text: str) -> str:
    return f"“{safe(' '.join(text.split()))}”"


def _undo(ident: str) -> None:
    click.echo(f"To undo it: tidings take-back {ident}")


@click.command()
@click.argument("story")
@click.argument("offer")
@click.option("--why", default="", help="Your reason, kept with the judgement.")
def agree(story: str, offer: str, why: str) -> None:
    """Agree to an offered change of the ledger ("perhaps done").

    It moves the state of its row, marked as agreed by you. `tidings ledger STORY --ids` shows the
    id of every offered change.
    """
    with desk() as opened:
        made = opened.agree(offer, story, why)
    click.echo(f"Agreed: {_state(made.correction)}. To undo it: tidings take-back {made.id}")


@click.command()
@click.argument("story")
@click.argument("offer")
@click.option("--why", default="", help="Your reason, kept with the judgement.")
def decline(story: str, offer: str, why: str) -> None:
    """Say that an offered change of the ledger is not so.

    It is offered no more. `tidings ledger STORY --ids` shows the id of every offered change.
    """
    with desk() as opened:
        made = opened.decline(offer, story, why)
    click.echo(f"Declined: not {_state(made.correction)}. To undo it: tidings take-back {made.id}")


def _state(state: str | None) -> str:
    from tidings.faces.words import STATE

    return str(STATE.get(state, state))  # type: ignore[call-overload]


@click.command()
def judgements() -> None:
    """List your judgements, and any that wait or were overruled."""
    from tidings.faces.cli.actor_page import show_settled
    from tidings.faces.cli.paper import Paper
    from tidings.faces.cli.why_story import show_moves, show_regrouped
    from tidings.values.identity import Settled

    with desk() as opened:
        held = opened.judgements()
        settled = {s.judgement.id: s for s in opened.settled()}
        moves = tuple(m for m in opened.moves() if m.by == "rule")
        titles = opened.titles_of(moves)
    if not held and not moves:
        click.echo("There are no judgements.")
        return
    paper = Paper()
    for judgement in held:
        if judgement.about == "story":
            show_regrouped(paper, settled[judgement.id], indent=0)
            continue
        told = settled.get(judgement.id, Settled(judgement=judgement, state="in force"))
        show_settled(paper, told, indent=0)
    show_moves(paper, moves, titles)


@click.command("take-back")
@click.argument("judgement")
def take_back(judgement: str) -> None:
    """Take a judgement back, or what a rule moved, by its id."""
    from tidings.faces.judged import judged_in_words
    from tidings.faces.words import VERDICT

    with desk() as opened:
        told = {s.judgement.id: s for s in opened.settled()}
        taken = opened.take_back(judgement)
        now = opened.judged_actors(taken) if taken.about == "actor" else ()
        stories = opened.judged_stories(taken) if taken.about == "story" else ()
        acts = opened.judged_events(taken) if taken.about == "event" else ()
    if stories:
        click.echo(f"Now: {'; '.join(f'{safe(s.title)} ({s.id})' for s in stories)}.")
    if not taken.id.startswith(judgement):
        click.echo(f"To undo that: tidings take-back {taken.id}")
        return
    sentence = judged_in_words(told[taken.id]) if taken.id in told else VERDICT[taken.verdict]
    click.echo(f"Taken back: {safe(sentence)}.")
    if now:
        click.echo(f"Now: {'; '.join(f'{safe(a.name)} ({a.id})' for a in now)}.")
    for _, event in acts:
        click.echo(f"Now: {_quoted(event.line.text)} ({event.line.id})")


COMMANDS = (wrong, correct, agree, decline, judgements, take_back)
