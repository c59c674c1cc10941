"""The command that reads without keeping: annotate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tidings.faces.cli.app import FAILED, safe

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

    failed = shown = False
    for item in annotated(files, load_settings()):
        if isinstance(item, Reading):
            _show(item, as_json=as_json, why=why, first=not shown)
            shown = True
        else:
            named = item.address in item.reason
            sentence = item.reason if named else f"{item.address}: {item.reason}"
            click.echo(f"tidings: {safe(sentence)}", err=True)
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
