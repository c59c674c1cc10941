"""Commands that take articles in: add, fetch, sources, failures, remove, reread, sample."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from tidings.faces.cli.app import FAILED, desk, safe
from tidings.faces.cli.bar import Bar

if TYPE_CHECKING:
    from tidings.faces.cli.paper import Paper
    from tidings.values.desk import Added, AddReport, SourceHealth

SHOWN = 40  # articles of a report that are named one by one
SAMPLE_INTERESTS = ("Russian compounds", "Kim Jong Un")

# how an article arrived → its label, and what is counted at the end
ARRIVALS = {
    "new": ("read", "read", "read"),
    "revision": ("update", "update", "updates"),
    "copy": ("copy", "copy kept as also published by", "copies kept as also published by"),
    "unread": ("unread", "kept but not read", "kept but not read"),
    "known": ("known", "held already", "held already"),
}


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
def add(sources: tuple[str, ...]) -> None:
    """Read articles and keep them.

    A SOURCE is a file (text, HTML, JSON lines), a feed (RSS, Atom, JSON Feed; a file or an
    address), a list of feeds (OPML), the address of a page, or - for the standard input. Feeds
    added by address are asked again by `tidings fetch`.

    A text file may begin with header lines (Title:, Date:, Source:, URL:, Kind:) and an empty line.

    \b
      tidings add cables/*.txt
      tidings add https://example.org/feed.xml
      pbpaste | tidings add -
    """  # noqa: D301
    with desk() as opened, Bar("Adding") as bar:
        report = opened.add(sources, progress=bar)
    _tell(report)


@click.command()
def fetch() -> None:
    """Ask every feed what is new, and read it."""
    with desk() as opened, Bar("Fetching") as bar:
        feeds = len(opened.sources())
        report = opened.fetch(bar)
    if not feeds:
        click.echo("There is no feed to ask yet; add one with: tidings add ADDRESS")
        return
    _tell(report)


@click.command()
def sources() -> None:
    """List the feeds and how each does."""
    from tidings.faces.cli.paper import Paper

    with desk() as opened:
        held = opened.sources()
    if not held:
        click.echo("There is no feed yet; add one with: tidings add ADDRESS")
        return
    paper = Paper()
    for source in held:
        _source(paper, source)


@click.command()
def failures() -> None:
    """List what could not be read, and why."""
    from tidings.faces.cli.paper import Paper

    with desk() as opened:
        held = opened.failures()
    if not held:
        click.echo("Everything could be read.")
        return
    paper = Paper()
    for failure in held:
        paper.text(failure.sentence, hang=2)
        paper.note(failure.at[:16].replace("T", " "), indent=2)


@click.command()
@click.argument("what")
def remove(what: str) -> None:
    """Remove a feed or an article.

    WHAT is the number or address of a feed, or the id or address of an article. The articles of
    a removed feed stay. A removed article leaves every story; the log keeps that it was there.
    """
    with desk() as opened:
        click.echo(safe(opened.remove(what)))


@click.command()
def reread() -> None:
    """Read again what an older version of the readers read.

    Do this after an upgrade. What changes by it is no news, and briefs leave it out.
    """
    with desk() as opened, Bar("Reading again") as bar:
        number = opened.reread(bar)
    from tidings.faces.cli.paper import counted

    click.echo(f"{counted(number, 'article')} read again.")


@click.command()
@click.option("--if-empty", is_flag=True, help="Only where nothing is held yet.")
def sample(if_empty: bool) -> None:
    """Load a sample to try things on, and follow it.

    A desk that already follows something keeps its interests as they are.
    """
    from importlib.resources import as_file, files

    with as_file(files("tidings") / "sample") as folder, desk() as opened:
        if if_empty and opened.stories():
            return
        paths = sorted(str(p) for p in folder.glob("*.txt"))
        with Bar("Reading the sample") as bar:
            report = opened.add(paths, progress=bar)
        followed = () if opened.interests() else SAMPLE_INTERESTS
        for query in followed:
            opened.follow(query)
    _tell(report)
    if followed:
        click.echo(f"Following {' and '.join(f'“{q}”' for q in followed)}; see `tidings brief`.")


def _tell(report: AddReport) -> None:
    """Tell what became of each article; end with exit code 1 if something failed."""
    from tidings.faces.cli.paper import Paper

    paper = Paper()
    shown = [a for a in report.added if a.how != "known"]
    for added in shown[:SHOWN]:
        _added(paper, added)
    if len(shown) > SHOWN:
        paper.note(f"… and {len(shown) - SHOWN:,} more", indent=8)
    for note in report.notes:
        click.echo(f"note: {safe(note)}", err=True)
    for failure in report.failures:
        click.echo(f"tidings: {safe(failure.sentence)}", err=True)
    if shown:
        paper.blank()
    click.echo(_totals(report))
    _stories(paper, report)
    if report.failures:
        raise click.exceptions.Exit(FAILED)


def _added(paper: Paper, added: Added) -> None:
    from rich.text import Text

    body = Text(safe(added.title))
    if added.outlet:
        body.append(f" · {safe(added.outlet)}", style="dim")
    if added.how == "unread":
        body.append(f" · {safe(added.why)}", style="yellow")
    paper.row(ARRIVALS[added.how][0], body, indent=0, width=8)


def _totals(report: AddReport) -> str:
    parts = [
        f"{number:,} {one if number == 1 else many}"
        for how, (_, one, many) in ARRIVALS.items()
        if (number := report.count(how))  # type: ignore[arg-type]
    ]
    if report.failures:
        parts.append(f"{len(report.failures):,} failed (see: tidings failures)")
    return f"{'; '.join(parts) or 'nothing new'}."


def _stories(paper: Paper, report: AddReport) -> None:
    """Tell which stories grew, and by how much."""
    from rich.text import Text

    grown = Counter(a.story for a in report.added if a.story and a.how in ("new", "revision"))
    titles = {a.story: a.story_title for a in report.added if a.story}
    for story, number in grown.most_common(SHOWN):
        paper.row(f"+{number}", Text(safe(f"{titles[story]} ({story})")), indent=0, width=8)


def _source(paper: Paper, source: SourceHealth) -> None:
    from tidings.faces.cli.paper import counted

    paper.row(str(source.id), _titled(source), indent=0, width=4)
    if source.title:
        paper.text(source.address, indent=4)
    last = source.last_success[:16].replace("T", " ") if source.last_success else "never"
    paper.note(
        f"last success {last} · {source.full:,} in full, {source.summaries:,} in summary only",
        indent=4,
    )
    if source.failures:
        paper.text(f"{counted(source.failures, 'failure')} since: {source.error}", indent=4)


def _titled(source: SourceHealth) -> Text:
    from rich.text import Text as RichText

    return RichText(safe(source.title or source.address), style="bold")


COMMANDS = (add, fetch, sources, failures, remove, reread, sample)

if TYPE_CHECKING:
    from rich.text import Text
