"""Commands for replication: bundle, rebuild."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tidings.faces.cli.app import FAILED, desk, safe
from tidings.faces.cli.bar import Bar

if TYPE_CHECKING:
    from tidings.errors import TextsMissing
    from tidings.faces.cli.paper import Paper
    from tidings.settings import Settings
    from tidings.values.bundle import Bundled, Manifest, Rebuilt, Reread

STORE = "desk.sqlite"
SHOWN = 20  # texts or differences that are named one by one
SIGNS = {"gone": "-", "new": "+", "changed": "~"}  # what only the bundle has, only now is read
DIGITS = 16  # of a digest that is shown


@click.command()
@click.argument("path", metavar="OUT.zip", type=click.Path())
@click.option("--with-text", is_flag=True, help="Put the articles' texts in as well.")
def bundle(path: str, with_text: bool) -> None:
    """Write a file from which others can make the record again.

    The bundle holds each article's address, date and the hash of its text, what was read in it and
    by which readers, your judgements, and the order in which all came. `tidings rebuild` makes the
    same record of it. Texts belong to their publishers and stay out unless you say --with-text.
    Interests stay with you.
    """
    with desk() as opened:
        made = opened.bundle(path, with_text=with_text)
    _tell_bundled(made)


@click.command()
@click.argument("path", metavar="BUNDLE", type=click.Path())
@click.option(
    "--texts", metavar="PATH", type=click.Path(), help="A folder or file that holds the texts."
)
@click.option(
    "--into", metavar="STORE", type=click.Path(), help="The new store; by default your own, if new."
)
@click.option("--check", is_flag=True, help="Keep nothing: only see what comes of it.")
@click.option("--reread", is_flag=True, help="Read the texts anew, and tell what differs.")
def rebuild(path: str, texts: str | None, into: str | None, check: bool, reread: bool) -> None:
    """Make the record again from a bundle, and compare.

    Every text is proved by its hash. The exit code is 0 where the record is the one that was
    bundled (and, with --reread, where today's readers read the same), 1 where it is not.

    \b
      tidings rebuild study.zip --texts articles/ --check
      tidings rebuild study.zip --texts articles/ --into study/desk.sqlite
      TIDINGS_HOME=study tidings stories
    """  # noqa: D301
    from tidings.desk.reader import ReadingRoom
    from tidings.desk.rebuilding import Request
    from tidings.desk.rebuilding import rebuild as rebuilt
    from tidings.errors import TextsMissing
    from tidings.settings import load_settings

    if check and into:
        raise click.UsageError("--check keeps nothing; leave out --into.")
    settings = load_settings()
    request = Request(
        bundle=Path(path).expanduser(),
        texts=Path(texts).expanduser() if texts else None,
        into=None if check else _target(into, settings),
        reread=reread,
    )
    try:
        with Bar("Reading again") as bar:
            done = rebuilt(request, ReadingRoom(settings.parser), settings.limits, bar)
    except TextsMissing as error:
        _list_texts(error)
        raise
    _tell_rebuilt(done, settings)
    if not done.same:
        raise click.exceptions.Exit(FAILED)


def _target(into: str | None, settings: Settings) -> Path:
    if into is None:
        return settings.store
    target = Path(into).expanduser()
    return target / STORE if target.is_dir() or into.endswith(("/", "\\")) else target


def _tell_bundled(made: Bundled) -> None:
    from tidings.faces.cli.paper import Paper

    paper = Paper()
    size = Path(made.path).stat().st_size
    paper.text(f"Bundled in {made.path} ({max(1, size // 1024):,} KB): {_held(made.manifest)}.")
    _digests(paper, made.manifest)
    if not made.manifest.with_text:
        paper.blank()
        paper.note("The texts are not in it: to rebuild, they must be had besides.")


def _held(manifest: Manifest) -> str:
    from tidings.faces.cli.paper import counted

    lines = {name.partition(".")[0]: seal.lines for name, seal in manifest.files.items()}
    rows = (("articles", "article"), ("readings", "reading"), ("judgements", "judgement"))
    parts = [counted(lines[name], noun) for name, noun in rows]
    return ", ".join((*parts, counted(lines["stories"], "story", "stories")))


def _digests(paper: Paper, manifest: Manifest) -> None:
    from rich.text import Text

    from tidings.faces.cli.paper import counted

    paper.row("content", Text(f"sha256 {manifest.content[:DIGITS]}…"), width=9)
    paper.row("record", Text(f"sha256 {manifest.record[:DIGITS]}…"), width=9)
    for name, number in manifest.fingerprints.items():
        paper.row("readers", Text(safe(f"{name} ({counted(number, 'article')})")), width=9)


def _tell_rebuilt(done: Rebuilt, settings: Settings) -> None:
    from tidings.faces.cli.paper import Paper, counted

    paper = Paper()
    where = f" into {done.store}" if done.store else "; nothing was kept"
    paper.text(f"Rebuilt {_held(done.manifest)}{where}.")
    _digests(paper, done.manifest)
    paper.blank()
    if not done.differing:
        paper.text("The record is the one that was bundled.")
    else:
        total = done.manifest.files["stories.jsonl"].lines
        paper.text(
            f"The record is not the one that was bundled: {len(done.differing):,} of "
            f"{counted(total, 'story', 'stories')} came out otherwise ({_first(done.differing)})."
        )
        paper.note(_why_differing(done))
    if done.reread:
        _tell_reread(paper, done.reread)
    if done.store and Path(done.store) != settings.store and Path(done.store).name == STORE:
        paper.blank()
        paper.note(f"To see it: TIDINGS_HOME={Path(done.store).parent} tidings stories")


def _why_differing(done: Rebuilt) -> str:
    from tidings.settings import version

    if done.other_tables or done.manifest.tidings != version():
        return (
            f"It was bundled by Tidings {done.manifest.tidings} with other tables, and stories are "
            "folded by the version that runs: use that version to have the same record."
        )
    return "Its digests were not made from what it holds."


def _tell_reread(paper: Paper, told: Reread) -> None:
    from rich.text import Text

    from tidings.faces.cli.paper import counted

    paper.blank()
    paper.row("now read", Text(f"by {safe(told.fingerprint)}"), indent=0, width=9)
    if told.same:
        paper.text(
            f"All {counted(told.articles, 'article')} read the same, and join the same stories."
        )
        return
    paper.text(f"{told.differing:,} of {counted(told.articles, 'article')} read otherwise.")
    for kind, counts in told.counts().items():
        numbers = ", ".join(f"{number:,} {how}" for how, number in counts.items() if number)
        paper.row(kind, Text(numbers), width=14)
    for one in told.differences[:SHOWN]:
        paper.text(f"{SIGNS[one.how]} {one.article[:8]} {one.kind}: {one.words}", indent=2, hang=2)
    if (more := len(told.differences) - SHOWN) > 0:
        paper.note(f"… and {more:,} more", indent=2)
    if told.moved:
        paper.text(
            f"{counted(len(told.moved), 'article')} would join another story if placed again: "
            f"{_first(told.moved)}."
        )


def _first(idents: tuple[str, ...]) -> str:
    more = ", …" if len(idents) > 3 else ""
    return safe(", ".join(idents[:3])) + more


def _list_texts(error: TextsMissing) -> None:
    """Name on stderr the texts that are not there, and those that are there with other words."""
    for line in error.lines[:SHOWN]:
        click.echo(safe(line), err=True)
    if (more := len(error.lines) - SHOWN) > 0:
        click.echo(f"… and {more:,} more", err=True)


COMMANDS = (bundle, rebuild)
