"""The desk: the one place where intake, readers, story and store meet."""

from tidings.desk.desk import Desk

__all__ = ["Desk"]
