"""Measures as hits out of so many, document by document, for scores and comparisons."""

from collections.abc import Iterable, Mapping

# measure -> (hits, out of how many); sums over documents make the figure
Counts = dict[str, tuple[float, float]]


def f1(hits: float, said: int, held: int) -> tuple[float, float]:
    """Return F1 as hits out of so many: twice the hits, out of all that was said or held."""
    return 2 * hits, said + held


def total(counts: Iterable[Mapping[str, tuple[float, float]]]) -> dict[str, float]:
    """Return each measure over all documents, in percent; 0 where there is nothing to measure."""
    sums: Counts = {}
    for one in counts:
        for name, (hits, of) in one.items():
            before = sums.get(name, (0.0, 0.0))
            sums[name] = before[0] + hits, before[1] + of
    return {name: 100 * hits / of if of else 0.0 for name, (hits, of) in sums.items()}
