"""The command line. Each module holds the commands of one section of the help."""

import click

from tidings.faces.cli import (
    actors,
    acts,
    annotating,
    asking,
    bundling,
    exporting,
    interests,
    judging,
    keeping,
    stories,
    taking,
    timeline,
    validating,
)
from tidings.faces.cli.app import Sections, main

__all__ = ["commands", "main"]


@click.group(
    cls=Sections, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88}
)
@click.version_option(package_name="tidings", message="tidings %(version)s")
def commands() -> None:
    """Follow stories in the news and keep the record.

    Tidings reads articles and keeps who did what to whom and when, who said what, what was
    threatened, demanded or promised and what became of it, and where accounts disagree. Every line
    of the record points at the words it came from. It works on this machine alone.

    \b
    First steps:
      tidings sample                  load some dispatches to try things on
      tidings stories                 see which stories they make
      tidings story summit            read the record of one of them
      tidings follow "North Korea"    follow whatever tells of it …
      tidings brief                   … and see what is new
      tidings add news.txt https://example.org/feed.xml
      tidings serve                   the same in a browser

    `tidings COMMAND --help` tells more. Exit codes: 0 all is well, 1 something could not be read
    or done, 2 the command was not understood.
    """  # noqa: D301


for module in (
    *(taking, interests, asking, stories, timeline, actors, acts, annotating, judging),
    *(bundling, validating, exporting, keeping),
):
    for command in module.COMMANDS:
        commands.add_command(command)
