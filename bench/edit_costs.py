"""Learns what edits turn one spelling of a word into another, from pairs of spellings.

Ristad and Yianilos 1998: expectation-maximisation over all ways to edit one word into the other,
with edits of up to two letters on either side, the same both ways.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

Edit = tuple[str, str]
SHAPES = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2))
ROUNDS = 6
RARE = 2.5
"""Edits of three letters and more that are expected less often are left out."""
UNSEEN = 0.3
"""How often an edit of one or two letters that was never seen counts as seen."""
LEAST = 0.1


def learn_costs(pairs: Sequence[Edit]) -> tuple[dict[Edit, float], float, float]:
    """Return the cost of each edit, of an unseen swap and of an unseen letter, in nats."""
    letters = Counter(c for a, b in pairs for c in a + b)
    total = sum(letters.values())
    chances = _first_guess({c: n / total for c, n in letters.items()}, pairs)
    for round_ in range(ROUNDS):
        counts: dict[Edit, float] = defaultdict(float)
        for a, b in pairs:
            _expect(counts, a, b, chances)
            _expect(counts, b, a, chances)
        chances = _again(counts, letters, 1.0 if round_ < ROUNDS // 2 else RARE)
    return _costs(chances)


def _first_guess(share: dict[str, float], pairs: Sequence[Edit]) -> dict[Edit, float]:
    found: dict[Edit, float] = {}
    for x, px in share.items():
        found[x, ""] = found["", x] = 0.02 * px
        for y, py in share.items():
            found[x, y] = 0.9 * px if x == y else 0.03 * px * py
    for a, b in pairs:
        for _, _, x, y in _edits(a, b):
            if len(x) + len(y) > 2 and x != y:
                chance = 0.1 * math.prod(share[c] for c in x + y)
                found[x, y] = found[y, x] = chance
    return found


def _edits(a: str, b: str) -> Iterator[tuple[int, int, str, str]]:
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            for di, dj in SHAPES:
                if i >= di and j >= dj:
                    yield i, j, a[i - di : i], b[j - dj : j]


def _expect(counts: dict[Edit, float], a: str, b: str, chances: dict[Edit, float]) -> None:
    """Add to `counts` how often each edit is expected in turning a into b."""
    known = [(i, j, x, y, p) for i, j, x, y in _edits(a, b) if (p := chances.get((x, y)))]
    ahead = {(0, 0): 1.0}
    for i, j, x, y, p in known:
        before = ahead.get((i - len(x), j - len(y)), 0.0)
        ahead[i, j] = ahead.get((i, j), 0.0) + before * p
    whole = ahead.get((len(a), len(b)), 0.0)
    if whole <= 0:
        return
    behind = {(len(a), len(b)): 1.0}
    for i, j, x, y, p in reversed(known):
        after = behind.get((i, j), 0.0)
        if after:
            start = (i - len(x), j - len(y))
            counts[x, y] += ahead.get(start, 0.0) * p * after / whole
            behind[start] = behind.get(start, 0.0) + p * after


def _again(counts: dict[Edit, float], letters: Counter[str], rare: float) -> dict[Edit, float]:
    kept: dict[Edit, float] = {}
    for x, y in sorted(counts):
        often = (counts[x, y] + counts.get((y, x), 0.0)) / 2
        if len(x) + len(y) <= 2 or often >= rare:
            kept[x, y] = often
    for x in letters:
        for y in ("", *letters):
            if x != y:
                kept[x, y] = kept.get((x, y), 0.0) + UNSEEN
                kept[y, x] = kept[x, y]
    total = sum(kept.values())
    return {edit: n / total for edit, n in kept.items()}


def _costs(chances: dict[Edit, float]) -> tuple[dict[Edit, float], float, float]:
    """Turn chances into costs over those of equal letters; drop what is no better than unseen."""
    plain = {x: math.log(p) for (x, y), p in chances.items() if x == y and len(x) == 1}
    costs = {
        (x, y): max(LEAST, sum(plain[c] for c in x + y) / 2 - math.log(p))
        for (x, y), p in chances.items()
        if x < y
    }
    swaps = sorted(c for (x, y), c in costs.items() if len(x) == len(y) == 1)
    lone = sorted(c for (x, y), c in costs.items() if not x and len(y) == 1)
    other, alone = round(swaps[len(swaps) * 3 // 4], 1), round(lone[-1], 1)
    kept = {
        (x, y): round(c * 4) / 4 or LEAST
        for (x, y), c in costs.items()
        if c < (alone if not x else other) and not (len(x + y) > 2 and c > 6)
    }
    return kept, other, alone
