"""The command that reads without keeping: annotate."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tidings.faces.cli.app import FAILED, safe
from tidings.faces.cli.bar import Bar

if TYPE_CHECKING:
    from tidings.values import Reading


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="One JSON object an article, in order.")
@click.option("--why", is_flag=True, help="Say on what each date and speaker rests.")
def annotate(files: tuple[str, ...], as_json: bool, why: bool) -> None:
    """Read articles and show what was read; keep nothing.

    On a terminal the text is shown with what was read marked in it; with --json the published form
    is printed, one object a line, copies included.
    """
    from tidings.desk.annotate import annotated
    from tidings.settings import load_settings
    from tidings.values import Reading

    failed = False
    with Bar("Reading", watched=sys.stderr.isatty() and not sys.stdout.isatty()) as bar:
        for number, item in enumerate(annotated(files, load_settings())):
            if isinstance(item, Reading):
                bar(number, None, item.article.title or item.article.id)
                _show(item, as_json=as_json, why=why, first=not number)
            else:
                click.echo(f"tidings: {safe(item.sentence)}", err=True)
                failed = True
    if failed:
        raise click.exceptions.Exit(FAILED)


def _show(reading: Reading, *, as_json: bool, why: bool, first: bool) -> None:
    if as_json:
        from tidings.faces.exports import published_line

        click.echo(published_line(reading))
        return
    from tidings.faces.cli.markup import show_reading

    if not first:
        click.echo()
    show_reading(reading, why=why)


COMMANDS = (annotate,)
