"""`tidings story`: its record, why its articles are together, and saying otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tidings.faces.cli.actors import WHY, Named
from tidings.faces.cli.app import desk, safe

if TYPE_CHECKING:
    from tidings.desk import Desk
    from tidings.values import Judgement


@click.group(
    cls=Named,
    context_settings={"ignore_unknown_options": True},
    subcommand_metavar="WORDS-OR-ID | COMMAND …",
)
def story() -> None:
    """Show the record of one story, and which articles it is made of.

    \b
      tidings story summit                  what happened, who said what
      tidings story summit --why            why these articles are one story
      tidings story merge summit sanctions  two stories are one
      tidings story split summit            the articles, numbered
      tidings story split summit 3 5        articles 3 and 5 are another story
      tidings story pin ARTICLE summit      that article stays in this story

    What you judge overrides what was found, survives rereading, and can be taken back. A merged
    story is found under either id. A story called like a command: tidings story show merge
    """  # noqa: D301


@story.command()
@click.argument("story", nargs=-1, required=True, metavar="WORDS-OR-ID")
@click.option("--as-of", metavar="DATE", help="As it stood at the end of this day of publication.")
@click.option("--ids", is_flag=True, help="Show the id of every line, for `wrong` and `correct`.")
@click.option("--why", is_flag=True, help="Say why these articles are together, and what is near.")
def show(story: tuple[str, ...], as_of: str | None, ids: bool, why: bool) -> None:
    """Show the record of one story.

    What changed, what happened, who said what, the ledger of demands, threats, promises and
    plans, where accounts differ, and who takes part. Numbers in brackets are the sources at the
    end: the words that a line rests on.
    """
    if why:
        from tidings.faces.cli.paper import Paper
        from tidings.faces.cli.why_story import show_story_why

        with desk() as opened:
            show_story_why(Paper(), opened.why_story(" ".join(story)))
        return
    from tidings.faces.cli.story_page import show_story

    with desk() as opened:
        found = opened.story(" ".join(story), as_of)
        latest = opened.latest(found.id, as_of)
        others = opened.other_stories(" ".join(story), found.id)
    if not found.coverage:
        click.echo(f"No article of this story had been published by {as_of}.")
        return
    show_story(found, latest, ids=ids)
    if others:
        named = "; ".join(f"{s.title} ({s.id})" for s in others[:3])
        more = f"; and {len(others) - 3} more" if len(others) > 3 else ""
        click.echo(f"\nThe words fit other stories too, less plainly: {safe(named)}{more}")


@story.command()
@click.argument("a")
@click.argument("b")
@WHY
def merge(a: str, b: str, why: str) -> None:
    """Say that two stories are one.

    A and B are ids, or words of their titles in quotation marks. Either id leads to it then.
    """
    with desk() as opened:
        made = opened.merge_stories(a, b, why)
        click.echo(f"One story now: {'; '.join(_called(opened, made))}.")
    _undo(made)


@story.command()
@click.argument("story")
@click.argument("articles", nargs=-1, metavar="[ARTICLE…]")
@WHY
def split(story: str, articles: tuple[str, ...], why: str) -> None:
    """Say that some articles of a story are another story.

    Without an ARTICLE it lists them. An ARTICLE is a number of that list, an id (its beginning is
    enough) or an address; several become one other story, with an id of its own.
    """
    from tidings.faces.cli.paper import Paper
    from tidings.faces.cli.why_story import show_members

    with desk() as opened:
        if not articles:
            show_members(Paper(), opened.why_story(story))
            return
        made = opened.split_story(story, *articles, why=why)
        click.echo(f"Two stories now: {' and '.join(_called(opened, made))}.")
    _undo(made)


@story.command()
@click.argument("article")
@click.argument("story")
@WHY
def pin(article: str, story: str, why: str) -> None:
    """Say that an article is of a story, whatever else it is like.

    It goes there if it is elsewhere, and stays. ARTICLE is an id (its beginning is enough) or an
    address, as `tidings search` and `tidings story STORY --why` tell it.
    """
    with desk() as opened:
        made = opened.pin_article(article, story, why)
        click.echo(f"It stays in {_called(opened, made)[0]}.")
    _undo(made)


def _called(opened: Desk, made: Judgement) -> list[str]:
    return [f"{safe(s.title)} ({s.id})" for s in opened.judged_stories(made)]


def _undo(made: Judgement) -> None:
    click.echo(f"To undo it: tidings take-back {made.id}")


COMMANDS = (story,)
