"""A table of events as Parquet. Only this module asks for pyarrow (`pip install tidings[parquet]`).

Several values of one cell are a list; days are dates; text is as it stands, but for controls: a
formula runs in a spreadsheet, not here. The same rows give the same bytes with the same pyarrow.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from tidings.errors import SettingsError
from tidings.faces.exports.tables import Column, Kind, Row, Value, printable

GROUP = 10_000  # rows held at a time
INSTALL = "pip install 'tidings[parquet]'"


def write_parquet(columns: Sequence[Column], rows: Iterable[Row], output: BinaryIO) -> None:
    """Write rows as Parquet. Raises SettingsError, which says how to install it, without pyarrow.

    Columns are typed whatever the rows hold, so that a table without rows has them too.
    """
    arrow, parquet = _pyarrow()
    schema = arrow.schema([arrow.field(c.name, _type(arrow, c.kind)) for c in columns])
    feed = iter(rows)
    with parquet.ParquetWriter(output, schema, compression="snappy") as writer:
        while group := list(islice(feed, GROUP)):
            held = {c.name: [_value(c.kind, row[c.name]) for row in group] for c in columns}
            writer.write_table(arrow.table(held, schema=schema))


def ready() -> None:
    """Raise SettingsError where pyarrow is not installed: before any work is done."""
    _pyarrow()


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as cause:
        raise SettingsError(
            f"Parquet needs the library pyarrow, which is not installed here; run: {INSTALL}"
        ) from cause
    return pyarrow, pyarrow.parquet


def _type(arrow: Any, kind: Kind) -> Any:
    types = {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "day": arrow.date32(),
        "whole": arrow.int64(),
        "number": arrow.float64(),
    }
    return types[kind]


def _value(kind: Kind, value: Value) -> Any:
    if isinstance(value, tuple):
        return [None if v is None else printable(v) for v in value]
    if isinstance(value, str):
        return date.fromisoformat(value) if kind == "day" else printable(value)
    return value
