"""Which verbs tell nothing that matters in politics, and when the coder is believed."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from tidings.codebook.tables import read_table


@dataclass(frozen=True, kw_only=True)
class UncodedBook:
    """Verbs (lemmas) that are no acts, and the limits of the trained coder (uncoded.toml).

    `near_likely` and `near_none` are those for what is but near the gate.
    """

    idle: frozenset[str]
    likely: float
    none: float
    near_likely: float
    near_none: float
    per_sentence: float
    least: int


@cache
def load_uncoded() -> UncodedBook:
    """Return the packaged verbs and limits."""
    table: dict[str, Any] = read_table("uncoded")
    coder = table["coder"]
    return UncodedBook(
        idle=frozenset(verb for verbs in table["verbs"].values() for verb in verbs),
        likely=coder["likely"],
        none=coder["none"],
        near_likely=coder["near_likely"],
        near_none=coder["near_none"],
        per_sentence=coder["per_sentence"],
        least=coder["least"],
    )
