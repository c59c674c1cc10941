"""Commands that read the record: stories, ledger, search, article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tidings.faces.cli.app import desk, safe

if TYPE_CHECKING:
    from tidings.faces.cli.paper import Paper
    from tidings.values.desk import Hit, StorySummary


@click.command()
def stories() -> None:
    """List the stories, the latest first."""
    from tidings.faces.cli.paper import Paper

    with desk() as opened:
        held = opened.stories()
    if not held:
        click.echo("There is no story yet; add articles with: tidings add FILE…")
        return
    paper = Paper()
    for number, summary in enumerate(held):
        if number:
            paper.blank()
        _summary(paper, summary)


@click.command()
@click.argument("story", nargs=-1, metavar="[WORDS-OR-ID]")
@click.option("--open", "only_open", is_flag=True, help="Only what is still open.")
@click.option("--ids", is_flag=True, help="Show the ids of lines and of offered changes.")
def ledger(story: tuple[str, ...], only_open: bool, ids: bool) -> None:
    """Show demands, threats, promises, plans, and where they stand."""
    from tidings.faces.cli.paper import Paper
    from tidings.faces.cli.story_page import OPEN, ledger_row

    with desk() as opened:
        rows = opened.ledger(" ".join(story) or None)
        held = {s.id: opened.story(s.id) for s, _ in rows}
    rows = tuple((s, r) for s, r in rows if not only_open or r.state in OPEN)
    if not rows:
        click.echo("The ledger is empty.")
        return
    paper = Paper()
    told = ""
    for summary, row in rows:
        if summary.id != told:
            paper.heading(summary.title)
            told = summary.id
        ledger_row(paper, held[summary.id], row, ids=ids)
    paper.sources([c for s in held.values() for c in s.coverage])


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 500))
def search(words: tuple[str, ...], limit: int) -> None:
    """Find articles by their words.

    An article must hold all WORDS; put a phrase in quotation marks.
    """
    from tidings.faces.cli.paper import Paper

    asked = " ".join(f'"{w}"' if " " in w and '"' not in w else w for w in words)
    with desk() as opened:
        hits = opened.search(asked, limit)
    if not hits:
        click.echo(f"No article holds {safe(asked)}.")
        return
    paper = Paper()
    for hit in hits:
        _hit(paper, hit)


@click.command()
@click.argument("article", metavar="ID-OR-ADDRESS")
@click.option("--why", is_flag=True, help="Say on what each date and speaker rests.")
def article(article: str, why: bool) -> None:
    """Show an article that is held, with what was read in it.

    `tidings search` tells the id of an article; its beginning is enough. Copies of it, its
    versions and what differs in them are told too.
    """
    from tidings.faces.cli.markup import show_held

    with desk() as opened:
        held = opened.article(article)
    show_held(held, why=why)


def _summary(paper: Paper, summary: StorySummary) -> None:
    from tidings.faces.cli.paper import counted

    paper.title(summary.title)
    parts = [summary.id, counted(summary.articles, "article"), _days(summary)]
    paper.note(" · ".join(p for p in parts if p), indent=2)
    if summary.outlets:
        paper.note(", ".join(summary.outlets), indent=2)


def _days(summary: StorySummary) -> str:
    from tidings.faces.dates import short_day

    first, last = short_day(summary.first), short_day(summary.last)
    return first if first == last else f"{first or '…'} – {last or '…'}"


def _hit(paper: Paper, hit: Hit) -> None:
    from rich.text import Text

    from tidings.faces.dates import short_day

    paper.title(hit.title)
    body = Text(safe(hit.snippet))
    if len(body) == len(hit.snippet):
        for span in hit.marks:
            body.stylize("bold yellow", span.start, span.end)
    paper.text(body, indent=2)
    told = [hit.article, hit.outlet, short_day(hit.published)]
    paper.note(" · ".join(p for p in told if p), indent=2)


COMMANDS = (stories, ledger, search, article)
