"""Who is named, by which words, and whom pronouns and descriptions stand for."""

from tidings.readers.actors.cast import Cast
from tidings.readers.actors.holders import with_offices
from tidings.readers.actors.mentions import read_mentions
from tidings.readers.actors.polity import acting_state
from tidings.readers.actors.references import resolve_references

__all__ = ["Cast", "acting_state", "read_mentions", "resolve_references", "with_offices"]
