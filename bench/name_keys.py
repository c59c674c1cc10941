"""How often two spellings of one name share a key, and two different names do.

    python -m bench.name_keys phoenix_countries_actors.txt [--show N]

Same: words that answer to each other in two aliases of one person of the file (aliases begin with
"+"), where the words differ. Different: given names of two persons of one state who share a family
name, held in overlapping years under one code (so that one entry is not the other's double).
"""

import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from bench.known.phoenix import CODE, rows
from tidings.readers.names import Part, parse_name
from tidings.readers.names.keys import sounds_alike

LIKE = 0.6
Pair = tuple[Part, Part]


def written(name: str) -> str:
    """Return a name of the file as a text writes it."""
    return " ".join(name.replace("_", " ").split()).title()


def spellings(text: str) -> Iterator[Pair]:
    """Yield the unequal words that answer to each other in two aliases of one person."""
    seen: set[frozenset[str]] = set()
    for names, codes in rows(text):
        if not any(CODE.match(c.strip()) for c in codes):
            continue
        parsed = [p for p in (parse_name(written(n)) for n in names) if 2 <= len(p.parts) <= 3]
        for a, b in combinations(parsed[:12], 2):
            if len(a.parts) != len(b.parts):
                continue
            for x, y in zip(a.parts, b.parts, strict=True):
                key = frozenset({x.text, y.text})
                alike = JaroWinkler.similarity(x.text, y.text) >= LIKE
                if x.text != y.text and not (x.initial or y.initial) and alike and key not in seen:
                    seen.add(key)
                    yield x, y


def others(text: str) -> Iterator[Pair]:
    """Yield the given names of two persons of one state with one family name."""
    families: dict[tuple[str, str], dict[str, Part]] = {}
    for names, codes in rows(text):
        state = next((c.strip()[:3] for c in codes if CODE.match(c.strip())), None)
        parsed = parse_name(written(names[0]))
        if state is None or not (parsed.given and parsed.family) or len(names) > 1:
            continue
        given, family = parsed.given[0], parsed.family[-1]
        if not given.initial and not family.initial:
            families.setdefault((state, family.text), {})[given.text] = given
    seen: set[frozenset[str]] = set()
    for bearers in families.values():
        for x, y in combinations(bearers.values(), 2):
            key = frozenset({x.text, y.text})
            if key not in seen:
                seen.add(key)
                yield x, y


def main() -> None:
    """Print both shares, and with --show the first misses and collisions."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8", errors="replace")
    shown = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    for what, pairs, wanted in (
        ("same", list(spellings(text)), True),
        ("different", list(others(text)), False),
    ):
        alike = [sounds_alike(x, y) for x, y in pairs]
        print(f"{what}: {sum(alike)} of {len(pairs)} pairs sound alike")
        odd = [p for p, found in zip(pairs, alike, strict=True) if found != wanted]
        print(" ".join(f"{x.text}/{y.text}" for x, y in odd[:shown]))


if __name__ == "__main__":
    main()
