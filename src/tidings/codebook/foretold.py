"""How a clause that looks ahead is weighed: is it a commitment? From foretold.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tidings.codebook.tables import read_table
from tidings.values import CommitmentKind

KINDS: frozenset[CommitmentKind] = frozenset({"promise", "threat", "demand", "plan", "proposal"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ForetoldBook:
    """Weights by the name of the evidence, and the least likelihood, 0 to 1, that is enough.

    `least_lest` is enough where the act hangs on another's not being done ("unless X pays").
    """

    least: float
    least_lest: float
    start: float
    weights: Mapping[str, float]
    announcing: frozenset[str]
    guessing: frozenset[str]
    effects: frozenset[str]
    kinds: frozenset[CommitmentKind] = frozenset(
        {"promise", "threat", "demand", "plan", "proposal"}
    )


@cache
def load_foretold() -> ForetoldBook:
    """Load `foretold.toml`."""
    table = read_table("foretold")
    words = {name: frozenset(part.split()) for name, part in table["words"].items()}
    return ForetoldBook(
        least=table["rule"]["least"],
        least_lest=table["rule"]["least_lest"],
        start=table["rule"]["start"],
        weights=dict(table["weights"]),
        announcing=words["announcing"],
        guessing=words["guessing"],
        effects=words["effects"],
    )
