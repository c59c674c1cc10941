"""Reading without keeping: no store is opened."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tidings.desk.reader import ReadingRoom
from tidings.settings import Settings
from tidings.values import Reading
from tidings.values.desk import Failure
from tidings.values.sources import Taken, Trouble


def annotated(
    paths: Sequence[str],
    settings: Settings,
    room: ReadingRoom | None = None,
    note: Callable[[str], None] = lambda _: None,
) -> Iterator[Reading | Failure]:
    """Yield the reading of every article in `paths`, in order, and what could not be read.

    An article of a JSON source keeps the id that it has there, so that its reading can be matched.
    `note` is told what an article says that could not be used, such as a date.
    """
    from tidings.intake.http import HttpWeb
    from tidings.intake.pipeline import read_source

    room = room or ReadingRoom(settings.parser)
    for path in paths:
        stdin = sys.stdin.buffer if path == "-" else None
        for item in read_source(path, limits=settings.limits, web=HttpWeb(), stdin=stdin):
            if isinstance(item, Taken):
                where = f"{item.source}, {item.place}" if item.place else item.source
                for told in item.notes:
                    note(f"{where}: {told}")
                yield room.read(replace(item.article, id=item.given_id or item.article.id))
            elif isinstance(item, Trouble):
                yield Failure(address=item.address, reason=item.reason, at="")
