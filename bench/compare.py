"""Two predictions of one task: how the figures differ, by a paired bootstrap over documents.

`python -m bench compare TASK OLD NEW INPUT`, after Efron and Tibshirani (1993), chapter 16, and
Koehn (2004): documents are drawn with replacement, the same ones for both, and each draw gives a
difference. The seed is fixed, so that the same files give the same table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from bench.measures import Counts

SEED = 20170621
DRAWS = 2000
TAIL = 0.025  # at either end of a 95% interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One measure in percent: both figures, new less old, its 95% interval over the draws.

    `better` is the share of draws, 0 to 1, in which the new one is ahead; a tie is not.
    """

    measure: str
    old: float
    new: float
    low: float
    high: float
    better: float

    @property
    def gain(self) -> float:
        """New less old, in points."""
        return self.new - self.old


def compare(
    old: Mapping[str, Counts], new: Mapping[str, Counts], draws: int = DRAWS
) -> list[Difference]:
    """Return the differences of two scorings, by measure, in the order of the first document.

    Raises KeyError where they are not of the same documents.
    """
    if old.keys() != new.keys():
        raise KeyError(f"not of the same documents: {sorted(old.keys() ^ new.keys())[:3]}")
    docs = sorted(old)
    measures = list(old[docs[0]]) if docs else []
    random = Random(SEED)
    drawn = [random.choices(range(len(docs)), k=len(docs)) for _ in range(draws)]
    return [
        _difference(name, [old[d][name] for d in docs], [new[d][name] for d in docs], drawn)
        for name in measures
    ]


def _difference(
    name: str,
    old: Sequence[tuple[float, float]],
    new: Sequence[tuple[float, float]],
    drawn: Sequence[Sequence[int]],
) -> Difference:
    gains = sorted(_share(new, draw) - _share(old, draw) for draw in drawn)
    at = int(TAIL * len(gains))
    everything = range(len(old))
    return Difference(
        measure=name,
        old=_share(old, everything),
        new=_share(new, everything),
        low=gains[at],
        high=gains[-1 - at],
        better=sum(gain > 0 for gain in gains) / len(gains),
    )


def _share(counts: Sequence[tuple[float, float]], of: Sequence[int]) -> float:
    """Return a measure in percent over the documents drawn; 0 where there is nothing to measure."""
    whole = sum(counts[i][1] for i in of)
    return 100 * sum(counts[i][0] for i in of) / whole if whole else 0.0


def table(rows: Sequence[Difference]) -> str:
    """Return the differences as lines of text."""
    width = max((len(r.measure) for r in rows), default=0)
    head = f"  {'':<{width}}  {'old':>6}  {'new':>6}  {'gain':>6}  {'95% interval':^16}  better in"
    lines = [
        f"  {r.measure:<{width}}  {r.old:6.2f}  {r.new:6.2f}  {r.gain:+6.2f}  "
        f"{r.low:+7.2f} {r.high:+7.2f}   {100 * r.better:.1f}%"
        for r in rows
    ]
    return "\n".join((head, *lines))
