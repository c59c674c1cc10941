"""Tables of events: columns with their kinds, and the table as CSV.

A spreadsheet runs a cell that begins with "=", "+", "-" or "@" as a formula. Text that begins so
(spaces before it do not count) has an apostrophe put before it; numbers are written as they are.
Control characters are taken out of text, and what breaks a line in it is a space.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TextIO

Kind = Literal["text", "texts", "day", "whole", "number"]
Value = str | int | float | tuple[str | None, ...] | None
Row = Mapping[str, Value]

SEVERAL = "; "  # stands between several values of one cell
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # the wide forms too: Excel takes them
_CONTROLS = {c: " " if c in (9, 10, 13, 0x85) else "" for c in (*range(0x20), *range(0x7F, 0xA0))}
_CONTROLS |= {0x2028: " ", 0x2029: " "}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its values are, and what they mean.

    `texts` are several texts, joined in a cell and a list in Parquet; a `day` is an ISO date.
    """

    name: str
    kind: Kind
    meaning: str


def write_csv(columns: Sequence[Column], rows: Iterable[Row], output: TextIO) -> None:
    """Write rows under a row of column names, in UTF-8, lines ended by a line feed."""
    table = csv.writer(output, lineterminator="\n")
    table.writerow([c.name for c in columns])
    for row in rows:
        table.writerow([cell(row[c.name]) for c in columns])


def cell(value: Value) -> str | int | float:
    """Return a value as it stands in a cell; nothing for what is not known."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return inert(several(value))
    return inert(value) if isinstance(value, str) else value


def inert(text: str) -> str:
    """Return text that no spreadsheet runs: see the module's docstring.

    >>> print(inert("=1+1"), inert("a=b"), inert("-"))
    '=1+1 a=b '-
    """
    plain = printable(text)
    return "'" + plain if plain.lstrip().startswith(FORMULA) else plain


def printable(text: str) -> str:
    """Return text in one line, without controls and halves of characters."""
    return text.translate(_CONTROLS).encode(errors="replace").decode()


def several(values: Iterable[str | None]) -> str:
    """Return the values in one cell. Those not known keep their places between the others."""
    found = [v or "" for v in values]
    return SEVERAL.join(found) if any(found) else ""
