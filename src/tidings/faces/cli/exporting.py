"""The command that hands the record on: export."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

import click

from tidings.faces.cli.app import desk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tidings.desk import Desk
    from tidings.faces.exports.told import Told
    from tidings.values import Story

STDOUT = "-"


@click.command()
@click.argument("what", type=click.Choice(["readings", "events", "story", "calendar"]))
@click.argument("story", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    default=STDOUT,
    help="The file to write; by default the standard output.",
)
@click.option(
    "--as",
    "terms",
    type=click.Choice(["polecat", "gdelt", "plover"]),
    default="polecat",
    help="Events under the column names of POLECAT or GDELT, or as PLOVER records.",
)
@click.option("--parquet", is_flag=True, help="Parquet, not CSV; so is a file named *.parquet.")
@click.option("--tellings", is_flag=True, help="Each telling of an event by itself.")
@click.option("--with-text", is_flag=True, help="PLOVER records with the sentence each rests on.")
def export(what: str, story: str | None, output: str, **more: bool | str) -> None:
    """Write the record for other programs.

    \b
      tidings export readings        every reading, one JSON object a line
      tidings export readings STORY  those of one story
      tidings export events          the events of all stories as CSV, in PLOVER's terms
      tidings export events STORY    those of one story
      tidings export events --as gdelt           under GDELT's column names
      tidings export events --as plover          PLOVER records, one JSON object a line
      tidings export events -o events.parquet    as Parquet
      tidings export story STORY     a story as JSON
      tidings export calendar -o tidings.ics     dated plans and due days as iCalendar
      tidings export calendar STORY  those of one story
    """  # noqa: D301
    if what == "story" and not story:
        raise click.UsageError("Name the story: tidings export story WORDS-OR-ID")
    asked = Asked(output, **more)  # type: ignore[arg-type]
    asked.check(what)
    with desk() as opened:
        if what == "readings":
            _readings(opened, story, asked)
        elif what == "story":
            from tidings.faces.exports import story_json

            whole = story_json(opened.story(story or ""))  # found before a file is touched
            asked.lines([whole])
        elif what == "calendar":
            from tidings.faces.exports.calendar import calendar

            asked.exact(calendar(_stories(opened, story)))
        else:
            _events(opened, story, asked)


class Asked:
    """Where to write, and in which form."""

    def __init__(
        self, output: str, *, terms: str, parquet: bool, tellings: bool, with_text: bool
    ) -> None:
        """Hold what was asked for."""
        self.output = output
        self.terms = terms
        self.parquet = parquet or output.endswith(".parquet")
        self.tellings = tellings
        self.with_text = with_text

    def check(self, what: str) -> None:
        """Refuse what does not go together, before any work is done."""
        if what != "events" and (self.parquet or self.tellings or self.terms != "polecat"):
            raise click.UsageError("--as, --parquet and --tellings are for events.")
        if self.with_text and (what != "events" or self.terms != "plover"):
            raise click.UsageError("--with-text is for PLOVER records: add --as plover.")
        if not self.parquet:
            return
        if self.terms == "plover":
            raise click.UsageError(
                "PLOVER records are JSON lines; Parquet has --as polecat or gdelt."
            )
        if self.output == STDOUT and sys.stdout.isatty():
            raise click.UsageError("Parquet is no text: name a file with -o events.parquet")
        from tidings.faces.exports.parquet import ready

        ready()

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines of text."""
        with self._text() as file:
            for line in lines:
                file.write(line + "\n")

    def exact(self, text: str) -> None:
        """Write text as it is, its own ends of lines included."""
        with self._bytes() as file:
            file.write(text.encode())

    def events(self, told: Iterable[Told]) -> None:
        """Write events in the form asked for."""
        from tidings.faces.exports import gdelt, plover, polecat
        from tidings.faces.exports.tables import write_csv

        if self.terms == "plover":
            self.lines(plover.records(told, with_text=self.with_text))
            return
        gdelts = self.terms == "gdelt"
        columns = gdelt.COLUMNS if gdelts else polecat.COLUMNS
        rows = gdelt.rows(told) if gdelts else polecat.rows(told)
        if self.parquet:
            from tidings.faces.exports.parquet import write_parquet

            with self._bytes() as file:
                write_parquet(columns, rows, file)
            return
        with self._text() as text:
            write_csv(columns, rows, text)

    @contextmanager
    def _text(self) -> Iterator[TextIO]:
        if self.output == STDOUT:
            yield sys.stdout
            return
        with (
            _opened(self.output) as file,
            TextIOWrapper(file, encoding="utf-8", errors="replace", newline="") as text,
        ):
            yield text

    @contextmanager
    def _bytes(self) -> Iterator[BinaryIO]:
        if self.output == STDOUT:
            yield sys.stdout.buffer
            return
        with _opened(self.output) as file:
            yield file


def _opened(path: str) -> BinaryIO:
    """Open a file to write; raises UserError, with its name, where that cannot be."""
    from tidings.errors import UserError

    try:
        return Path(path).open("wb")
    except OSError as cause:
        raise UserError(f"{path} cannot be written: {cause.strerror}.") from cause


def _readings(opened: Desk, story: str | None, asked: Asked) -> None:
    from tidings.faces.exports import readings

    told = {c.article for c in opened.story(story).coverage} if story else None
    asked.lines(readings(r for r in opened.readings() if told is None or r.article.id in told))


def _stories(opened: Desk, story: str | None) -> list[Story]:
    return [opened.story(story)] if story else [opened.story(s.id) for s in opened.stories()]


def _events(opened: Desk, story: str | None, asked: Asked) -> None:
    stories = _stories(opened, story)
    left_out: list[str] = []
    asked.events(_told(opened, stories, asked, left_out))
    if left_out:
        click.echo(
            f"{len(left_out)} left out that were not done (planned, denied, …): GDELT has no "
            "column for that.",
            err=True,
        )


def _told(
    opened: Desk, stories: Iterable[Story], asked: Asked, left_out: list[str]
) -> Iterator[Told]:
    """Yield the events of stories; those that GDELT's form leaves out are named in `left_out`."""
    from tidings.faces.exports.gdelt import has_row
    from tidings.faces.exports.of_story import Record

    for story in stories:
        record = Record(story, lambda article: opened.article(article).reading)
        for one in record.tellings() if asked.tellings else record.events():
            if asked.terms == "gdelt" and not has_row(one):
                left_out.append(one.id)
            else:
                yield one


COMMANDS = (export,)
