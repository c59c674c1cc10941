"""Commands that keep and hand on: export, backup, serve, where."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, TextIO

import click

from tidings.faces.cli.app import desk, safe

if TYPE_CHECKING:
    from tidings.desk import Desk


@click.command()
@click.argument("what", type=click.Choice(["readings", "events", "story"]))
@click.argument("story", required=False)
@click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8", lazy=True),
    default="-",
    help="The file to write; by default the standard output.",
)
def export(what: str, story: str | None, output: TextIO) -> None:
    """Write the record for other programs.

    \b
      tidings export readings        every reading, one JSON object a line
      tidings export readings STORY  those of one story
      tidings export events          the events of all stories as CSV, in PLOVER's terms
      tidings export events STORY    those of one story
      tidings export story STORY     a story as JSON
    """  # noqa: D301
    if what == "story" and not story:
        raise click.UsageError("Name the story: tidings export story WORDS-OR-ID")
    with desk() as opened:
        _export(opened, what, story, output)


def _export(opened: Desk, what: str, story: str | None, output: TextIO) -> None:
    from tidings.faces import exports

    if what == "readings":
        told = {c.article for c in opened.story(story).coverage} if story else None
        found = (r for r in opened.readings() if told is None or r.article.id in told)
        for row in exports.readings(found):
            output.write(row + "\n")
    elif what == "story":
        whole = exports.story_json(opened.story(story or ""))  # found before a file is touched
        output.write(whole + "\n")
    else:
        wanted = [story] if story else [s.id for s in opened.stories()]
        held = [opened.story(one) for one in wanted]
        exports.write_events(held, output)


@click.command()
@click.argument("path", type=click.Path())
def backup(path: str) -> None:
    """Copy the store to a new file, even while it is in use."""
    with desk() as opened:
        click.echo(f"The store was copied to {opened.backup(path)}")


@click.command()
@click.option(
    "--port", default=8420, show_default=True, help="The port to listen at; 0 for any free one."
)
def serve(port: int) -> None:
    """Show the desk in a browser, on this machine only."""
    from tidings.faces.web import serve as serve_pages

    with desk() as opened:
        serve_pages(opened, port=port, say=click.echo)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def where(as_json: bool) -> None:
    """Show where settings and articles are kept."""
    from tidings.settings import KEYS, load_settings, version

    settings = load_settings()
    rows = {
        "settings": str(settings.path),
        "store": str(settings.store),
        "version": version(),
    }
    if as_json:
        json.dump(rows, sys.stdout)
        click.echo()
        return
    for name, value in rows.items():
        missing = name != "version" and not _exists(value)
        click.echo(f"{name:<9} {safe(value)}{'  (not there yet)' if missing else ''}")
    click.echo(f"\nThe settings file may set: {', '.join(KEYS)}.")
    click.echo("Set TIDINGS_HOME to keep everything in a folder of your choice.")


def _exists(path: str) -> bool:
    from pathlib import Path

    return Path(path).exists()


COMMANDS = (export, backup, serve, where)
