"""Commitments: demands, threats, promises, plans, proposals, decisions and measures."""

from tidings.readers.commitments.reading import read_commitments

__all__ = ["read_commitments"]
