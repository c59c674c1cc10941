"""What readers see of a trained model that types political acts, and what they ask of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tidings.values import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Who does something to whom, in a sentence or, where it tells several acts, in one clause.

    `source` and `target` index `text`; either may be unknown. `hint` is the PLOVER type that the
    rules would give, or "" where they give none; a model may weigh it.
    """

    text: str
    source: Span | None
    target: Span | None
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """How likely each of PLOVER's 16 types is, if the pair tells an act at all; they sum to 1.

    `none` is how likely it is, 0 to 1, that the pair tells no political act.
    """

    types: Mapping[str, float]
    none: float

    @property
    def best(self) -> str:
        """The likeliest type; of two as likely, the first by name."""
        return min(self.types, key=lambda name: (-self.types[name], name))


class Coder(Protocol):
    """A trained model that types acts. `name` enters the fingerprint of a reading."""

    @property
    def name(self) -> str:
        """What the model is called, with its version, as in "coder-1"."""
        ...

    def code(self, pairs: Sequence[Pair]) -> Sequence[Typed]:
        """Return the likelihoods of each pair, in order; one's are the same in any company."""
        ...
