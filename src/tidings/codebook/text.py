"""The table of page clutter: how lines look that are no part of an article."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tidings.codebook.tables import read_table
from tidings.values.text import ClutterKind

PIECE = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClutterRule:
    """One kind of clutter line: what it looks like, and what it must not look like."""

    kind: ClutterKind
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    note: str | None = None
    longest: int = 400

    def match(self, line: str) -> re.Match[str] | None:
        """Return the match over the whole of a stripped line, or none."""
        if len(line) > self.longest or (self.unless and self.unless.search(line)):
            return None
        return self.pattern.fullmatch(line)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBook:
    """What the layout of a page is told by. Lengths are in characters unless named otherwise."""

    lines: tuple[ClutterRule, ...]
    datelines: tuple[re.Pattern[str], ...]
    longest_paragraph: int
    longest_headline: int
    headline_words: int


def _rule(row: dict[str, Any]) -> ClutterRule:
    flags = re.IGNORECASE if "i" in row.get("flags", "") else re.NOFLAG
    unless = re.compile(row["not"]) if "not" in row else None
    return ClutterRule(
        kind=row["kind"],
        pattern=re.compile(row["match"], flags),
        unless=unless,
        note=row.get("note"),
        longest=row.get("max", 400),
    )


def _whole(pattern: str, pieces: Mapping[str, str]) -> str:
    """Return a pattern with its `{name}`s replaced by the pieces of that name, theirs too."""
    return PIECE.sub(lambda found: _whole(pieces[found[1]], pieces), pattern)


@cache
def load_text() -> TextBook:
    """Return the packaged table."""
    table = read_table("text")
    return TextBook(
        lines=tuple(_rule(row) for row in table["line"]),
        datelines=tuple(
            re.compile(_whole(row["match"], table["dateline_pieces"])) for row in table["dateline"]
        ),
        longest_paragraph=table["max_paragraph"],
        longest_headline=table["max_headline"],
        headline_words=table["max_headline_words"],
    )
