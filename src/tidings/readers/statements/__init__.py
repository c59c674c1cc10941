"""Statements: who said what, to whom, through whom. Structure first, then who it is."""

from tidings.readers.statements.attribution import attribute
from tidings.readers.statements.finding import find_statements
from tidings.readers.statements.quotes import Quote, read_quotes
from tidings.readers.statements.values import Utterance

__all__ = ["Quote", "Utterance", "attribute", "find_statements", "read_quotes"]
