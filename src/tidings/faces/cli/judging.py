"""Commands that set the record right: wrong, correct, judgements, take-back."""

from __future__ import annotations

import click

from tidings.faces.cli.app import desk, safe


@click.command()
@click.argument("story")
@click.argument("line")
@click.option("--why", default="", help="Your reason, kept with the judgement.")
def wrong(story: str, line: str, why: str) -> None:
    """Mark a line of a story as wrong; it leaves the record.

    `tidings story STORY --ids` shows the id of every line.
    """
    with desk() as opened:
        made = opened.mark_wrong(line, story, why)
    click.echo(f"Marked as wrong. To undo it: tidings take-back {made.id}")


@click.command()
@click.argument("story")
@click.argument("line")
@click.argument("text")
@click.option("--why", default="", help="Your reason, kept with the judgement.")
def correct(story: str, line: str, text: str, why: str) -> None:
    """Say what a line of a story should say.

    `tidings story STORY --ids` shows the id of every line.
    """
    with desk() as opened:
        made = opened.correct(line, story, text, why)
    click.echo(f"Corrected. To undo it: tidings take-back {made.id}")


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
        if judgement.id in settled:
            show_settled(paper, settled[judgement.id], indent=0)
            continue
        words = " … ".join(" ".join(p.words.split()) for p in judgement.subjects[:2])
        said = f"{judgement.verdict} ({judgement.about}): {words}"
        if judgement.correction:
            said += f" → {judgement.correction}"
        paper.text(judgement.id)
        paper.text(said, indent=2)
        told = f"{judgement.at[:16].replace('T', ' ')} {judgement.why}".strip()
        paper.note(told, indent=2)
    show_moves(paper, moves, titles)


@click.command("take-back")
@click.argument("judgement")
def take_back(judgement: str) -> None:
    """Take a judgement back, or what a rule moved, by its id."""
    from tidings.faces.words import VERDICT

    with desk() as opened:
        taken = opened.take_back(judgement)
        now = opened.judged_actors(taken) if taken.about == "actor" else ()
        stories = opened.judged_stories(taken) if taken.about == "story" else ()
    if stories:
        click.echo(f"Now: {'; '.join(f'{safe(s.title)} ({s.id})' for s in stories)}.")
    if not taken.id.startswith(judgement):
        click.echo(f"To undo that: tidings take-back {taken.id}")
        return
    click.echo(f"Taken back: {safe(VERDICT[taken.verdict])} ({taken.about}).")
    if now:
        click.echo(f"Now: {'; '.join(f'{safe(a.name)} ({a.id})' for a in now)}.")


COMMANDS = (wrong, correct, agree, decline, judgements, take_back)
