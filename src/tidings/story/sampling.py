"""Drawing a random sample for validation by hand: the same seed and record, the same sample.

Units are ordered by a hash of seed and id, and the first are taken: a permanent random number for
each unit (Ohlsson, "Coordination of samples using permanent random numbers", 1995). Neither the
order of loading nor the version of a random generator plays a part, and a larger sample of one
seed holds the smaller one.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tidings.errors import UserError

ALL = "all"  # the one stratum of a simple random sample
FEWEST = 2  # of a stratum: with fewer its variance cannot be estimated


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A unit of a sample, the stratum it was drawn from, and how many units that stratum has."""

    ident: str
    stratum: str
    size: int


def draw(strata: Mapping[str, Sequence[str]], number: int, seed: int) -> tuple[Drawn, ...]:
    """Return `number` of all ids, or all where there are fewer, in random order.

    One stratum gives a simple random sample without replacement; of several each gives at least
    two, and beyond these as many as its share of all. Raises UserError where `number` is too small
    for that.
    """
    shares = allotted({name: len(ids) for name, ids in strata.items()}, number)
    found = [
        Drawn(ident=ident, stratum=name, size=len(strata[name]))
        for name, share in shares.items()
        for ident in sorted(strata[name], key=lambda i: _rank(seed, i))[:share]
    ]
    return tuple(sorted(found, key=lambda d: _rank(seed, d.ident)))


def allotted(sizes: Mapping[str, int], number: int) -> dict[str, int]:
    """Return how many of each stratum to draw: proportional allocation, two of each at least.

    What is left over by rounding goes to the largest remainders (Cochran, "Sampling Techniques",
    3rd ed. 1977, section 5.5, for proportional allocation).

    >>> allotted({"ASSAULT": 90, "AID": 9, "COERCE": 1}, 20)
    {'ASSAULT': 16, 'AID': 3, 'COERCE': 1}
    """
    total = sum(sizes.values())
    number = min(number, total)
    least = {name: min(size, FEWEST) for name, size in sizes.items()}
    if len(sizes) == 1:
        return dict.fromkeys(sizes, number)
    if number < sum(least.values()):
        raise UserError(
            f"A sample of {number:,} is too small for {len(sizes)} groups of which each gives two; "
            f"ask for at least {sum(least.values()):,}."
        )
    spare, room = number - sum(least.values()), total - sum(least.values())
    exact = {n: spare * (sizes[n] - least[n]) / room if room else 0.0 for n in sizes}
    found = {name: least[name] + int(exact[name]) for name in sizes}
    left = number - sum(found.values())
    for name in sorted(sizes, key=lambda n: (int(exact[n]) - exact[n], n))[:left]:
        found[name] += 1
    return found


def _rank(seed: int, ident: str) -> str:
    return hashlib.sha256(f"{seed}\x1f{ident}".encode()).hexdigest()
