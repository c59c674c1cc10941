"""The progress bar: on stderr, only where somebody watches, only for what takes long."""

from collections.abc import Callable

import pytest

from tidings.faces.cli import bar
from tidings.faces.cli.bar import Bar


def run(watched: bool) -> None:
    with Bar("Adding", watched=watched) as told:
        for done in range(3):
            told(done, 3, "The \x1b[31mferry")


@pytest.mark.parametrize(
    ("watched", "patience", "shown"), [(True, 0.0, True), (True, 60.0, False), (False, 0.0, False)]
)
def test_when_a_bar_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    watched: bool,
    patience: float,
    shown: bool,
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(bar, "PATIENCE", patience)
    run(watched)
    told = capsys.readouterr()
    assert told.out == ""
    assert ("Adding" in told.err) is shown
    assert "\x1b[31mferry" not in told.err


def test_one_long_piece_of_work_shows_the_bar_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from tidings.faces.cli import bar as module

    class AtOnce:
        """A timer that has run out."""

        daemon = False

        def __init__(self, seconds: float, then: Callable[[], None]) -> None:
            assert seconds > 0
            self.start = then

        def cancel(self) -> None:
            return None

    monkeypatch.setattr(module, "Timer", AtOnce)
    with Bar("Adding", watched=True) as bar:
        bar(0, 1, "one huge article")
        assert bar._drawn is not None
