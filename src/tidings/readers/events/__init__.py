"""Who did what to whom: political acts in PLOVER's terms, and those that no type is known of."""

from tidings.readers.events.coding import Acts, read_acts
from tidings.readers.events.deed_signs import Signs
from tidings.readers.events.deed_weights import told_as_done, weigh_deeds

__all__ = ["Acts", "Signs", "read_acts", "told_as_done", "weigh_deeds"]
