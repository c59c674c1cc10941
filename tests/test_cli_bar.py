"""The progress bar: on stderr, only where somebody watches, only for what takes long."""

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
