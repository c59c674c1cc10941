"""What many tests share: the seed articles beside the checkout, and one parser a session."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import tidings
from tidings.codec import article_id
from tidings.parsers.spacy import SpacyParser, default_parser
from tidings.readers.syntax import Page, Parse
from tidings.values import Article

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
OURS = str(Path(tidings.__file__).parent)
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


def lines_run(work: Callable[[], object]) -> int:
    """Return how many lines of ours `work` runs: unlike seconds, the same on a busy machine."""
    count = 0

    def line(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, _event: str, _argument: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
