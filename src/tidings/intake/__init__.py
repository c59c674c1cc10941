"""Feeds, pages, files and archives to Article.

`read_source` reads whatever a person names; `poll` asks a feed what is new and `completed` reads
the pages of the entries that carry only a summary. The real web is `tidings.intake.http.HttpWeb`,
which is imported only where it is used: it takes a while to load.
"""

from tidings.intake.pipeline import completed, fetch_page, poll, read_source
from tidings.intake.web import Fetched, Web

__all__ = ["Fetched", "Web", "completed", "fetch_page", "poll", "read_source"]
