"""Commands that follow: follow, interests, brief, unfollow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tidings.faces.cli.app import desk, safe
from tidings.faces.dates import compared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidings.faces.cli.paper import Paper
    from tidings.values import Story, StoryBrief
    from tidings.values.desk import Brief

QUIET = 5  # stories without news that are named; the others are only counted


@click.command()
@click.argument("query", required=False)
@click.option("--story", metavar="ID", help="Follow this story instead of a query.")
@click.option("--name", help="What to call the interest; by default the query itself.")
@click.option("--preview", is_flag=True, help="Only say how many articles held would match.")
def follow(query: str | None, story: str | None, name: str | None, preview: bool) -> None:
    """Follow whatever a QUERY finds.

    A query is made of names and words, "phrases in quotation marks", countries, topics that
    outlets give (topic:"Trade talks") and event types (type:consult). An article must hold all
    of them; OR stands between alternatives.

    \b
      tidings follow "North Korea"
      tidings follow 'Lavrov sanctions OR "arms control"'
      tidings follow --story 3fa9
    """  # noqa: D301
    if bool(query) == bool(story):
        raise click.UsageError("Give a query, or --story ID.")
    with desk() as opened:
        if story:
            made = opened.follow_story(story)
            click.echo(f"Following the story “{safe(made.name)}” as interest {made.id}.")
            return
        found = opened.preview(query or "")
        held = (
            "1 of the articles held matches"
            if found == 1
            else f"{found:,} of the articles held match"
        )
        if preview:
            click.echo(f"{held}.")
            return
        made = opened.follow(query or "", name)
    click.echo(f"Following “{safe(made.name)}” as interest {made.id}; {held}.")


@click.command()
@click.argument("interest")
def unfollow(interest: str) -> None:
    """Stop following an interest, by its number or name."""
    with desk() as opened:
        click.echo(f"No longer following “{safe(opened.unfollow(interest).name)}”.")


@click.command()
def interests() -> None:
    """List what you follow."""
    from rich.text import Text

    from tidings.faces.cli.paper import Paper

    with desk() as opened:
        held = opened.interests()
    if not held:
        click.echo('You follow nothing yet; begin with: tidings follow "SOMETHING"')
        return
    paper = Paper()
    for interest in held:
        body = Text(safe(interest.name), style="bold")
        if interest.query and interest.query != interest.name:
            body.append(f"  {safe(interest.query)}", style="dim")
        paper.row(str(interest.id), body, indent=0, width=4)


@click.command()
@click.argument("interest", required=False)
@click.option("--done", is_flag=True, help="Then mark what was shown as seen.")
@click.option("--since", metavar="DATE", help="What was published on this day or later.")
@click.option("--as-of", metavar="DATE", help="What was published up to this day; alone, on it.")
@click.option("--all", "all_lines", is_flag=True, help="More than ten lines a story.")
@click.option("--ids", is_flag=True, help="Show the id of every line, for `wrong` and `correct`.")
def brief(
    interest: str | None,
    done: bool,
    since: str | None,
    as_of: str | None,
    all_lines: bool,
    ids: bool,
) -> None:
    """Tell what is new, story by story.

    Without an INTEREST (number or name) all that you follow is told. What was told is new until
    you say --done. DATE is a day of publication such as 2017-07-18: with one or both of them the
    brief tells what those days brought, whatever you have seen, and --as-of alone what that day
    did against the day before.
    """
    from tidings.faces.cli.paper import Paper

    paper = Paper()
    with desk() as opened:
        told = opened.brief(interest, since=since, as_of=as_of)
        if not told:
            click.echo('You follow nothing yet; begin with: tidings follow "SOMETHING"')
            return
        held = {s.story: opened.story(s.story, as_of=as_of) for one in told for s in one.stories}
        for number, one in enumerate(told):
            if number:
                paper.blank()
            _brief(paper, one, all_lines, held if ids else {})
        paper.sources([c for story in held.values() for c in story.coverage])
        if done:
            for one in told:
                opened.brief_done(str(one.interest.id), upto=one.upto)
            click.echo("\nMarked as seen.")


def _brief(paper: Paper, told: Brief, all_lines: bool, named: Mapping[str, Story]) -> None:
    """Write one brief; the lines of stories in `named` with their ids."""
    paper.title(told.interest.name)
    paper.note(compared(told.since, told.as_of, seen=told.seen))
    for story in told.stories:
        _story(paper, story, all_lines, named.get(story.story))
    if not told.stories and not told.quiet:
        paper.text("No article held is about this yet.", indent=2)
    if told.quiet:
        paper.blank()
        more = f"; and {len(told.quiet) - QUIET:,} more" if len(told.quiet) > QUIET else ""
        paper.note(f"Nothing new: {'; '.join(told.quiet[:QUIET])}{more}.", indent=2)


def _story(paper: Paper, story: StoryBrief, all_lines: bool, named: Story | None) -> None:
    from tidings.story.record_lines import line_told

    paper.heading(story.title)
    if story.joined:
        joined = "; ".join(story.joined)
        paper.note(f"With what was told of what is one story with it now: {joined}", indent=2)
    lines = story.lines + (story.more if all_lines else ())
    for number, change in enumerate(lines, 1):
        ident = line_told(named, change) if named else None
        paper.row(f"{number}.", paper.change(change, ident), width=4)
    if story.more and not all_lines:
        paper.note(f"… and {len(story.more)} more: tidings story {story.story}", indent=6)
    if story.unchanged:
        paper.note(story.unchanged, indent=2)


COMMANDS = (follow, interests, brief, unfollow)
