"""Who did what to whom: political acts in PLOVER's terms, and those that no type is known of."""

from tidings.readers.events.coding import Acts, read_acts

__all__ = ["Acts", "read_acts"]
