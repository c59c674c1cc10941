"""Fixtures that load once a session."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bundle_support import fill, open_desk
from tests.support import session_parser
from tidings.codebook import Codebook, load_codebook
from tidings.desk.reader import ReadingRoom
from tidings.desk.rebuilding import Request, rebuild
from tidings.parsers.spacy import SpacyParser
from tidings.values.bundle import Rebuilt
from tidings.values.sources import Limits


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return session_parser()


@pytest.fixture(scope="session")
def book() -> Codebook:
    return load_codebook()


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory, parser: SpacyParser) -> Path:
    """A folder with a store and its bundles, with texts (whole.zip) and without; look only."""
    folder = tmp_path_factory.mktemp("bundled")
    fill(folder / "desk.sqlite", parser)
    with open_desk(folder / "desk.sqlite", parser) as desk:
        desk.bundle(folder / "whole.zip", with_text=True)
        desk.bundle(folder / "bare.zip")
    return folder


@pytest.fixture
def rebuilt(parser: SpacyParser) -> Callable[..., Rebuilt]:
    """Rebuild a bundle; what is not said is as a request has it."""

    def again(bundle: Path, **how: Any) -> Rebuilt:
        return rebuild(Request(bundle=bundle, **how), ReadingRoom("none", parser), Limits())

    return again
