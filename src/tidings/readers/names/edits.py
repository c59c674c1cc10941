"""What it costs to turn one spelling of a word into another, by edits that were learned.

Costs are in nats: how much likelier two equal words are than this pair, if both spell one name
(weighted edits in the manner of Ristad and Yianilos 1998, of up to two letters on either side).
"""

from functools import lru_cache

from tidings.codebook.name_weights import load_weights

LONGEST = 24
"""Longer words are compared up to this many letters."""
NEVER = 99.0


@lru_cache(maxsize=65536)
def edit_cost(a: str, b: str) -> float:
    """Return the least cost, in nats, of the edits between two folded words; 0 if equal."""
    if a == b:
        return 0.0
    book = load_weights()
    return cheapest(min(a, b)[:LONGEST], max(a, b)[:LONGEST], book.edits, (book.other, book.lone))


def cheapest(
    a: str, b: str, costs: dict[tuple[str, str], float], unknown: tuple[float, float]
) -> float:
    """Return the least cost of the edits; `unknown`: of a swap, and of a letter too many."""
    get, (other, lone) = costs.get, unknown
    before: list[float] = []
    row = [0.0]
    for y in b:
        row.append(row[-1] + get(("", y), lone))
    for i, x in enumerate(a):
        two = a[i - 1 : i + 1] if i else ""
        gone = get((x, ""), lone)
        new = [row[0] + gone]
        for j, y in enumerate(b):
            best = row[j] + (0.0 if x == y else get((x, y), other))
            best = min(best, row[j + 1] + gone, new[j] + get(("", y), lone))
            if j:
                best = min(best, row[j - 1] + get((x, b[j - 1 : j + 1]), NEVER))
            if two:
                best = min(best, before[j] + get((two, y), NEVER))
            if two and j:
                best = min(best, before[j - 1] + get((two, b[j - 1 : j + 1]), NEVER))
            new.append(best)
        before, row = row, new
    return row[-1]
