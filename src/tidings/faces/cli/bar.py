"""A progress bar for what takes longer than two seconds; none where nobody watches."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tidings.faces.cli.app import safe

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0  # seconds before the bar shows


class Bar:
    """A `tidings.values.desk.Progress` that draws on stderr."""

    def __init__(self, doing: str, *, watched: bool | None = None) -> None:
        """Say what is being done ("Adding"), and whether somebody watches stderr."""
        self._doing = doing
        self._begun = time.monotonic()
        self._watched = sys.stderr.isatty() if watched is None else watched
        self._drawn: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int, total: int | None, what: str) -> None:
        """Show how far it is."""
        if not self._watched or time.monotonic() - self._begun < PATIENCE:
            return
        if self._drawn is None:
            self._drawn = self._start()
        progress, task = self._drawn
        known = total if total and total > 1 else None  # one source may hold a thousand articles
        progress.update(task, completed=done, total=known, what=safe(what)[:48])

    def __enter__(self) -> Self:
        """Return the bar, not yet drawn."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wipe the bar."""
        if self._drawn:
            self._drawn[0].stop()

    def _start(self) -> tuple[Progress, TaskID]:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TimeElapsedColumn(),
            TextColumn("{task.fields[what]}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        progress.start()
        return progress, progress.add_task(self._doing, total=None, what="")
