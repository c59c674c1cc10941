"""Commands that keep: backup, serve, where."""

from __future__ import annotations

import json
import sys

import click

from tidings.faces.cli.app import desk, safe


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


COMMANDS = (backup, serve, where)
