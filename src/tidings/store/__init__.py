"""SQLite: schema, numbered migrations, one writer, one view.

`open_store(path)` gives a `Store`; `with store.view() as view` reads, `with store.write() as
writer` reads and writes in one transaction that holds or leaves no trace.
"""

from tidings.store.archive import Archive
from tidings.store.database import Store, open_store
from tidings.store.rows import ArticleRow, LogRow, SourceRow
from tidings.store.view import View
from tidings.store.writer import Writer

__all__ = ["Archive", "ArticleRow", "LogRow", "SourceRow", "Store", "View", "Writer", "open_store"]
