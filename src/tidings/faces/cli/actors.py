"""`tidings actor`: what somebody did and said, why it is one actor, and saying otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tidings.errors import UserError
from tidings.faces.cli.app import desk, safe

if TYPE_CHECKING:
    from tidings.desk import Desk
    from tidings.values import Judgement, StoryActor

WHY = click.option("--why", default="", metavar="TEXT", help="Your reason, kept with it.")


class Named(click.Group):
    """A group whose first word, where it is none of its commands, is an actor's name."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command meant: `show` for a name."""
        if args and args[0] not in self.commands:
            return "show", self.commands["show"], args
        return super().resolve_command(ctx, args)


@click.group(
    cls=Named,
    context_settings={"ignore_unknown_options": True},
    subcommand_metavar="NAME | COMMAND …",
)
def actor() -> None:
    """Show what somebody did and said, and who is whom.

    A NAME may be any spelling, in quotation marks or without, or the id of an actor.

    \b
      tidings actor Sergei Ryabkov          what he did and said
      tidings actor Ryabkov --why           why all this is one actor
      tidings actor merge Ryabkov Rybakov   two names are one actor
      tidings actor split Ryabkov           what can be parted from the rest
      tidings actor split Ryabkov 2         part 2 is somebody else

    What you judge overrides what was found, survives rereading, and can be taken back. Somebody
    who is called like a command is found with: tidings actor show merge
    """  # noqa: D301


@actor.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--why", is_flag=True, help="Say why it is one actor, and who was kept apart.")
def show(name: tuple[str, ...], why: bool) -> None:
    """Show an actor by name or id, whatever it is called."""
    from tidings.faces.cli.actor_page import show_actor, show_others, show_why
    from tidings.faces.cli.paper import Paper

    with desk() as opened:
        pages = opened.actor(" ".join(name))
    paper = Paper()
    for number, page in enumerate(pages):
        if number:
            paper.blank()
        (show_why if why else show_actor)(paper, page)
    show_others(paper, pages[0].others)
    paper.sources([c for page in pages for c in page.coverage])


@actor.command()
@click.argument("names", nargs=-1, required=True, metavar="A B")
@WHY
@click.option("--anyway", is_flag=True, help="Also if one is a person and the other is not.")
def merge(names: tuple[str, ...], why: str, anyway: bool) -> None:
    """Say that two actors are one.

    A and B are names or ids. If they are told to be of two kinds, what A is told to be holds.
    """
    with desk() as opened:
        a, b = _two(opened, names)
        made = opened.merge_actors(a, b, why, anyway=anyway)
        for now in opened.judged_actors(made):
            click.echo(f"One actor now: {_called(now)}.")
    _undo(made)


@actor.command()
@click.argument("names", nargs=-1, required=True, metavar="A B")
@WHY
@click.option("--unsure", is_flag=True, help="Say only that it is not known whether they are one.")
def different(names: tuple[str, ...], why: str, unsure: bool) -> None:
    """Say that two actors are not one, so that they never become one.

    To part what is one actor already, see: tidings actor split --help
    """
    with desk() as opened:
        a, b = _two(opened, names)
        made = opened.differ_actors(a, b, why, unsure=unsure)
    click.echo("Kept apart from now on." if not unsure else "Kept apart, and told as unsure.")
    _undo(made)


@actor.command()
@click.argument("names", nargs=-1, required=True, metavar="A [PART…]")
@WHY
def split(names: tuple[str, ...], why: str) -> None:
    """Say that parts of an actor are somebody else.

    Without a PART it lists them. A PART is a number of that list, a spelling, or the id of an
    article (its beginning is enough); several PARTs become one other actor.
    """
    from tidings.faces.cli.actor_page import show_parts
    from tidings.faces.cli.paper import Paper

    with desk() as opened:
        name, parts = _actor_and_parts(opened, names)
        if not parts:
            show_parts(Paper(), opened.one_actor(name))
            return
        made = opened.split_actor(name, *parts, why=why)
        parted, *rest = opened.judged_actors(made)
    click.echo(f"Two actors now: {_called(parted)} and {' and '.join(map(_called, rest))}.")
    _undo(made)


def _called(actor: StoryActor) -> str:
    return f"{safe(actor.name)} ({actor.id})"


def _undo(made: Judgement) -> None:
    click.echo(f"To undo it: tidings take-back {made.id}")


def _two(opened: Desk, words: Sequence[str]) -> tuple[str, str]:
    """Return the two names that some words are: as they are if two, else cut where both are."""
    if len(words) == 2:
        return words[0], words[1]
    if len(words) == 1:
        raise click.UsageError("Name two actors: A and B, each in quotation marks or by its id.")
    cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    found = [cut for cut in cuts if all(map(opened.knows_actor, cut))]
    if len(found) != 1:
        how = "may be cut into two names in several ways" if found else "are no two names held"
        asked = " ".join(words)
        raise UserError(f"The words {asked!r} {how}: put each name in quotation marks.")
    return found[0]


def _actor_and_parts(opened: Desk, words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the longest beginning of some words that names an actor, and what is left."""
    for n in range(len(words), 0, -1):
        name = " ".join(words[:n])
        if opened.knows_actor(name):
            return name, tuple(words[n:])
    return " ".join(words), ()


COMMANDS = (actor,)
