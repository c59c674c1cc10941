"""Fixtures that load once a session."""

import pytest

from tests.support import session_parser
from tidings.codebook import Codebook, load_codebook
from tidings.parsers.spacy import SpacyParser


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return session_parser()


@pytest.fixture(scope="session")
def book() -> Codebook:
    return load_codebook()
