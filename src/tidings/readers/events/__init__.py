"""Political acts in PLOVER's terms: who did what to whom, when, where, and with which status."""

from tidings.readers.events.coding import read_events

__all__ = ["read_events"]
