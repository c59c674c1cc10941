"""The command that reads without keeping: annotate."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tidings.faces.cli.app import FAILED, safe
from tidings.faces.cli.bar import Bar

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidings.values import Reading

    Show = Callable[[Reading], None]


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="One JSON object an article, in order.")
@click.option("--plover", is_flag=True, help="The events as PLOVER records, one a line.")
@click.option("--with-text", is_flag=True, help="PLOVER records with the sentence each rests on.")
@click.option("--why", is_flag=True, help="Say on what each event, date and speaker rests.")
def annotate(
    files: tuple[str, ...], as_json: bool, plover: bool, with_text: bool, why: bool
) -> None:
    """Read articles and show what was read; keep nothing.

    On a terminal the text is shown with what was read marked in it, and with --why on what each
    event rests and which acts have no code. With --json the published form is printed, one object
    an article, copies included; with --plover one object an event.
    """
    if as_json and plover:
        raise click.UsageError("Either --json or --plover.")
    if with_text and not plover:
        raise click.UsageError("--with-text is for PLOVER records: add --plover.")
    shown = _json if as_json else _records(with_text) if plover else _pages(why)
    if _read(files, shown):
        raise click.exceptions.Exit(FAILED)


def _read(files: tuple[str, ...], show: Show) -> bool:
    """Read every article and show it; tell what failed, and whether anything did."""
    from tidings.desk.annotate import annotated
    from tidings.settings import load_settings
    from tidings.values import Reading

    failed = False
    with Bar("Reading", watched=sys.stderr.isatty() and not sys.stdout.isatty()) as bar:
        for number, item in enumerate(annotated(files, load_settings(), note=_note)):
            if isinstance(item, Reading):
                bar(number, None, item.article.title or item.article.id)
                show(item)
            else:
                click.echo(f"tidings: {safe(item.sentence)}", err=True)
                failed = True
    return failed


def _note(told: str) -> None:
    click.echo(f"note: {safe(told)}", err=True)


def _json(reading: Reading) -> None:
    from tidings.faces.exports import published_line

    click.echo(published_line(reading))


def _records(with_text: bool) -> Show:
    """Return what prints the events of articles, of which each has ids of its own."""
    from tidings.faces.exports.of_reading import Numbered
    from tidings.faces.exports.plover import records

    numbered = Numbered()

    def show(reading: Reading) -> None:
        for line in records(numbered.told(reading), with_text=with_text):
            click.echo(line)

    return show


def _pages(why: bool) -> Show:
    """Return what shows articles one below the other."""
    from tidings.faces.cli.markup import show_reading

    shown: list[str] = []

    def show(reading: Reading) -> None:
        if shown:
            click.echo()
        shown.append(reading.article.id)
        show_reading(reading, why=why)

    return show


COMMANDS = (annotate,)
