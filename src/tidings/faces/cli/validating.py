"""Commands for validation by hand: sheet, precision."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tidings.faces.cli.app import desk, safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidings.desk import Desk
    from tidings.faces.cli.paper import Paper
    from tidings.faces.filled_sheets import Tally, Validation
    from tidings.values import Reading


@click.command()
@click.argument("path", metavar="OUT.csv", type=click.Path())
@click.option(
    "--events", metavar="N", type=click.IntRange(1), help="So many events, for precision."
)
@click.option("--sentences", metavar="N", type=click.IntRange(1), help="Sentences: for recall too.")
@click.option("--seed", default=1, show_default=True, help="Another number, another sample.")
@click.option("--stratified", is_flag=True, help="Draw from each type, rare ones too.")
@click.option("--story", "stories", multiple=True, metavar="STORY", help="Only of this story.")
def sheet(
    path: str,
    events: int | None,
    sentences: int | None,
    seed: int,
    stratified: bool,
    stories: tuple[str, ...],
) -> None:
    """Write a random sample of the record, to be judged by hand.

    One row an event, with its sentence and empty cells: write y, n or ? into `right`, `type_right`
    and so on. With --sentences one row a sentence, with all acts read in it: write into `wrong` how
    many of these are wrong, and into `missed` how many acts it tells besides. Then save as CSV and
    ask `tidings precision`. With neither option 100 events are drawn, all where there are fewer.
    The same seed gives the same sheet.

    \b
      tidings sheet events.csv --events 100 --seed 7
      tidings sheet events.csv --events 200 --stratified
      tidings sheet recall.csv --sentences 300 --story summit
    """  # noqa: D301
    from tidings.faces.sheets import Wish, write_sheet

    if events and sentences:
        raise click.UsageError("Ask for --events or for --sentences; they are two sheets.")
    wish = Wish(
        kind="sentences" if sentences else "events",
        number=sentences or events or 100,
        seed=seed,
        by_group=stratified,
    )
    target = Path(path).expanduser()
    with desk() as opened:
        from io import StringIO

        table = StringIO()
        rows = write_sheet(_readings(opened, stories), wish, table)
    _create(target, table.getvalue())
    click.echo(f"{rows:,} {wish.kind} are in {safe(str(target))}, to be filled in.")
    click.echo(f"Then: tidings precision {safe(str(target))}")


@click.command()
@click.argument("path", metavar="SHEET.csv", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def precision(path: str, as_json: bool) -> None:
    """Tell how much of the record is right, by a sheet filled in.

    Each figure is a share with its 95% interval; a stratified sample is weighed by the size of each
    group. Rows not filled in yet, and those marked "?", count for nothing; rows deleted from the
    sheet are counted as empty.
    """
    from tidings.faces.filled_sheets import validate

    with desk() as opened:
        found = validate(Path(path).expanduser(), opened.readings)
    if as_json:
        click.echo(json.dumps(_plain(found)))
        return
    _show(found)


def _readings(opened: Desk, stories: tuple[str, ...]) -> Iterator[Reading]:
    """Yield the readings of those stories, or all; each story is found before any is read."""
    wanted = {c.article for words in stories for c in opened.story(words).coverage}
    return (r for r in opened.readings() if not stories or r.article.id in wanted)


def _create(target: Path, table: str) -> None:
    """Write a new file; one that is there may have been filled in, and is left alone."""
    from tidings.errors import UserError

    try:
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            file.write(b"\xef\xbb\xbf" + table.encode())  # the mark that spreadsheets ask for
    except FileExistsError as cause:
        raise UserError(f"{target} exists already; name a new file for the sheet.") from cause
    except OSError as cause:
        raise UserError(f"{target} cannot be written: {cause.strerror}.") from cause


def _show(found: Validation) -> None:
    from tidings.faces.cli.paper import Paper

    paper = Paper()
    paper.text(f"{safe(found.sample[:1].upper() + found.sample[1:])}.")
    paper.text(f"{found.filled:,} of {found.drawn:,} rows that were drawn are filled in.")
    if lost := found.drawn - found.rows:
        paper.text(
            f"{lost:,} of them no longer stand in the sheet and count as empty. If they were not "
            "left out by chance, the figures say nothing of the record."
        )
    paper.blank()
    _head(found)
    for tally in found.tallies:
        _row(tally)
    if found.by_type:
        click.echo()
        click.echo("`right` by type")
        for tally in found.by_type:
            _row(tally)
    _notes(paper, found)


def _head(found: Validation) -> None:
    heads = ("right", "wrong") if found.kind == "events" else ("found", "not")
    click.echo(f"{'':14}{'share':>7}  {'95% interval':<16}{heads[0]:>6}{heads[1]:>7}"
               f"{'?':>5}{'empty':>7}")  # fmt: skip


def _row(tally: Tally) -> None:
    e = tally.estimate
    share = f"{e.value:.3f}" if e else "–"
    interval = f"{e.low:.3f} to {e.high:.3f}" if e else "nothing to go by"
    click.echo(
        f"{safe(tally.name)[:13]:<14}{share:>7}  {interval:<16}{tally.right:>6,}{tally.wrong:>7,}"
        f"{tally.unsure:>5,}{tally.empty:>7,}"
    )


def _notes(paper: Paper, found: Validation) -> None:
    paper.blank()
    if found.stratified:
        paper.note("Each group is weighed by how many there are of it in the record.")
    left_out = {name for t in found.tallies if t.estimate for name in t.estimate.left_out}
    if left_out:
        paper.note(
            f"No row filled in, and so left out of some share: {', '.join(sorted(left_out))}."
        )
    if found.kind == "sentences":
        paper.note(
            "Recall: of the acts told, those found. Precision: of those found, the right ones."
        )
    elif any(t.name != "right" and t.empty for t in found.tallies):
        paper.note("A share rests on the rows that answer its question; see the column `empty`.")


def _plain(found: Validation) -> dict[str, object]:
    return {
        "kind": found.kind,
        "sample": found.sample,
        "rows": found.rows,
        "filled": found.filled,
        "drawn": found.drawn,
        "missing": found.drawn - found.rows,
        "stratified": found.stratified,
        "tallies": [_plain_tally(t) for t in found.tallies],
        "by_type": [_plain_tally(t) for t in found.by_type],
    }


def _plain_tally(tally: Tally) -> dict[str, object]:
    e = tally.estimate
    return {
        "name": tally.name,
        "right": tally.right,
        "wrong": tally.wrong,
        "unsure": tally.unsure,
        "empty": tally.empty,
        "share": None if e is None else e.value,
        "interval": None if e is None else [e.low, e.high],
        "left_out": [] if e is None else list(e.left_out),
    }


COMMANDS = (sheet, precision)
