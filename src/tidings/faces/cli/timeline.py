"""The command that tells a story by date, or draws it: timeline."""

from __future__ import annotations

from pathlib import Path

import click

from tidings.errors import UserError
from tidings.faces.cli.app import desk, safe

DRAWN = ("svg", "png", "pdf")


@click.command()
@click.argument("story")
@click.option("--as-of", metavar="DAY", help="As it stood on that day (2017-07-18).")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw it to this file: .svg, .png or .pdf.",
)
def timeline(story: str, as_of: str | None, output: Path | None) -> None:
    """Tell a story by date, or draw it with its parties as lanes."""
    kind = output.suffix.lower().lstrip(".") if output else ""
    if output and kind not in DRAWN:
        raise click.UsageError(f"Name a file that ends in {', '.join(f'.{k}' for k in DRAWN)}.")
    with desk() as opened:
        held = opened.story(story, as_of)
    if output is None:
        from tidings.faces.cli.story_page import show_timeline

        show_timeline(held)
        return
    from tidings.faces.chart import as_file, draw_story, left_out

    drawing = draw_story(held, alone=True)
    if drawing is None:
        raise UserError("Nothing in this story has a date that could be drawn.")
    output.write_bytes(as_file(drawing.svg, kind))
    click.echo(
        " ".join((f"Drawn to {safe(str(output))}.", *left_out(drawing.earlier, drawing.unplaced)))
    )


COMMANDS = (timeline,)
