"""The frame of the command line: the group of commands in sections, errors, and opening a desk.

Nothing here imports more than click before a command runs: `tidings --help` must be quick.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tidings.errors import TidingsError

if TYPE_CHECKING:
    from tidings.desk import Desk

FAILED = 1  # some input could not be read, or the request could not be carried out

SECTIONS = (
    ("Take articles in", ("add", "fetch", "sources", "failures", "remove", "reread", "sample")),
    ("Follow", ("follow", "interests", "brief", "unfollow")),
    (
        "Read the record",
        (
            "stories",
            "story",
            "timeline",
            "actor",
            "event",
            "ledger",
            "search",
            "article",
            "annotate",
            "serve",
        ),
    ),
    ("Set the record right", ("wrong", "correct", "agree", "decline", "judgements", "take-back")),
    ("Replicate and validate", ("bundle", "rebuild", "sheet", "precision")),
    ("Keep and hand on", ("export", "backup", "where")),
)

Command = Callable[..., Any]


class Sections(click.Group):
    """A group whose help lists its commands in sections, and whose errors are one sentence."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands section by section, in the order of a first day's work."""
        for heading, names in SECTIONS:
            rows = [
                (name, command.get_short_help_str(70))
                for name in names
                if (command := self.get_command(ctx, name))
            ]
            with formatter.section(heading):
                formatter.write_dl(rows, col_max=14)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what goes wrong is told in one sentence on stderr."""
        try:
            return super().invoke(ctx)
        except TidingsError as error:
            fail(str(error))
        except (OSError, MemoryError, RecursionError) as error:
            if isinstance(error, BrokenPipeError):
                raise
            why = getattr(error, "strerror", None) or error or type(error).__name__
            fail(f"The machine would not do it: {why}.")
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if os.environ.get("TIDINGS_TRACE"):
                raise
            fail(
                f"Tidings itself went wrong ({type(error).__name__}: {error}); "
                "please report it, with what TIDINGS_TRACE=1 shows."
            )


def fail(sentence: str) -> NoReturn:
    """Print one sentence on stderr and end with the exit code of a failure."""
    click.echo(f"tidings: {safe(sentence)}", err=True)
    raise click.exceptions.Exit(FAILED)


# What a terminal would obey, or read backwards, instead of showing it: C0 and C1 controls but for
# tab and newline, and the marks that change the direction of writing.
_OBEYED = {
    **{c: "" for c in (*range(0x20), *range(0x7F, 0xA0)) if c not in (0x09, 0x0A)},
    **dict.fromkeys((*range(8234, 8239), *range(8294, 8298), 8206, 8207), ""),
}


def safe(text: str) -> str:
    """Return `text` without what a terminal would obey instead of showing it."""
    return text.translate(_OBEYED)


@contextmanager
def desk() -> Iterator[Desk]:
    """Open the desk that the settings name, for as long as a command runs."""
    from tidings.desk import Desk

    with Desk.open() as opened:
        yield opened


def main() -> None:
    """Run the command line: the entry point `tidings`."""
    from tidings.faces.cli import commands

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    commands(prog_name="tidings")
