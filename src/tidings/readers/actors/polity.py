"""As which state an actor acts: the state itself, its capital, its seat, its government."""

from typing import Protocol


class Named(Protocol):
    """What tells whose deeds somebody's are."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def kind(self) -> str:
        """What kind of actor it is."""

    @property
    def country(self) -> str | None:
        """Its state."""


def acting_state(actor: Named) -> str | None:
    """Return the state as which somebody acts, or none: "Moscow", "the Kremlin" act as Russia.

    They are actors of their own and one party. An administration that bears a person's name is
    none: the next one may undo what it did.
    """
    whole = actor.kind == "government" and not actor.name.endswith(" administration")
    return actor.country if whole else None
