"""What many tests share: the seed articles beside the checkout, and one parser a session."""

from pathlib import Path

import pytest

from tidings.codec import article_id
from tidings.parsers.spacy import SpacyParser, default_parser
from tidings.readers.syntax import Page, Parse
from tidings.values import Article

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not here")


def seed(number: str) -> str:
    """Return the text of the seed article whose file name starts with `number` ("000", "004")."""
    return next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")


def session_parser() -> SpacyParser:
    """Return the one parser of the session: loading it takes a second."""
    return default_parser()


def parse(text: str) -> Parse:
    """Parse `text`, each line a paragraph; nothing is taken for clutter."""
    stretches = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            stretches.append((start, start + len(line.rstrip("\n")), False))
        start += len(line)
    return next(session_parser().parse([Page(text, tuple(stretches))]))


def make_article(text: str, **fields: object) -> Article:
    """Return an article of that text; its id is made from its words."""
    title = fields.get("title")
    name = article_id(text, title if isinstance(title, str) else None)
    return Article(id=name, text=text, **fields)  # type: ignore[arg-type]
