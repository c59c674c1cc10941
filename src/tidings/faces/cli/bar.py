"""A progress bar for what takes longer than two seconds; none where nobody watches."""

from __future__ import annotations

import sys
import time
from threading import Lock, Timer
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
        self._at: tuple[int, int | None, str] = (0, None, "")
        self._timer: Timer | None = None
        self._lock = Lock()
        self._over = False

    def __call__(self, done: int, total: int | None, what: str) -> None:
        """Show how far it is: at once, or once one piece of work takes long."""
        if not self._watched:
            return
        known = total if total and total > 1 else None  # one source may hold a thousand articles
        self._at = (done, known, safe(what)[:48])
        if time.monotonic() - self._begun >= PATIENCE:
            self._draw()
        elif self._timer is None:
            self._timer = Timer(PATIENCE, self._draw)
            self._timer.daemon = True
            self._timer.start()

    def _draw(self) -> None:
        with self._lock:
            if self._drawn is None and not self._over:
                self._drawn = self._start()
            if self._drawn is not None and not self._over:
                progress, task = self._drawn
                done, known, what = self._at
                progress.update(task, completed=done, total=known, what=what)

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
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self._over = True
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
