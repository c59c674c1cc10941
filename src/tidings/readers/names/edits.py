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
    more = [get(("", y), lone) for y in b]
    twos = ["", *(b[j - 1 : j + 1] for j in range(1, len(b)))]
    before: list[float] = []
    row = [0.0]
    for cost in more:
        row.append(row[-1] + cost)
    for i, x in enumerate(a):
        two = a[i - 1 : i + 1] if i else ""
        gone = get((x, ""), lone)
        last = row[0] + gone
        new = [last]
        for j, y in enumerate(b):
            found = [
                row[j] + (0.0 if x == y else get((x, y), other)),
                row[j + 1] + gone,
                last + more[j],
            ]
            if j and (cost := get((x, twos[j]), NEVER)) < NEVER:
                found.append(row[j - 1] + cost)
            if two and (cost := get((two, y), NEVER)) < NEVER:
                found.append(before[j] + cost)
            if two and j and (cost := get((two, twos[j]), NEVER)) < NEVER:
                found.append(before[j - 1] + cost)
            last = min(found)
            new.append(last)
        before, row = row, new
    return row[-1]
