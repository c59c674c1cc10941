"""Make the table of given names that stand for one another, from public data.

    python -m bench.make_name_forms NICKNAMES_CSV SYMBOLS_JSON src/tidings/codebook/name_forms.tsv

NICKNAMES_CSV is `names.csv` of the package `nicknames` 1.0.1 (Apache-2.0, hand-curated, English).
A row of it is kept where the short form is cut from the name; the rest (Bill, Peggy) are ours, in
name_forms.toml. SYMBOLS_JSON gives given names their symbols by `rigour` 2.6.1 (MIT; names from
Wikidata, CC0), as `rigour.names.analyze_names` tells them one by one; two names that share one are
kept, as one name in two languages, where they are alike and have no key in common.
"""

import csv
import json
import sys
from itertools import combinations
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from tidings.codebook.names_eastern import load_eastern
from tidings.readers.names import spelling_key
from tidings.readers.names.eastern import chinese_readings

ALIKE = 0.8
SHORTEST = 4
HEAD = """# Given names that stand for one another: how, then the names ("short": formal, short).
# "short": from the package nicknames 1.0.1, Apache-2.0, Carlton Northern and others, shortened;
# "language": from the tagger of rigour 2.6.1, MIT, whose names are from Wikidata, CC0, shortened.
# Made by bench/make_name_forms.py; see docs/notices.md.
"""


def korean_given(name: str) -> bool:
    """Tell whether a name is one Korean syllable: those are alike and many."""
    return load_eastern().korean_syllable.fullmatch(name) is not None


def short_forms(path: Path) -> dict[str, set[str]]:
    """Return formal name → short forms that are cut from it."""
    found: dict[str, set[str]] = {}
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            formal, short = row["name1"].lower(), row["name2"].lower()
            stem = short.removesuffix("ie").removesuffix("y").removesuffix("i")
            plain = (formal + short).isalpha() and len(formal) > len(stem) >= 2
            if plain and stem in formal and len(formal) > 3 and formal != short:
                found.setdefault(formal, set()).add(short)
    return found


def language_forms(path: Path) -> list[list[str]]:
    """Return groups of names that share a symbol."""
    symbols: dict[str, list[str]] = {}
    for name, found in json.loads(path.read_text(encoding="utf-8")).items():
        for symbol in found:
            eastern = chinese_readings(name) or korean_given(name)
            if symbol.startswith("Q") and len(name) >= SHORTEST and not eastern:
                symbols.setdefault(symbol, []).append(name)
    groups: set[tuple[str, ...]] = set()
    for names in symbols.values():
        kept: dict[str, str] = {}
        for name in sorted(names):
            kept.setdefault(spelling_key(name), name)
        near = {
            name
            for pair in combinations(kept.values(), 2)
            if pair[0][0] == pair[1][0] and JaroWinkler.similarity(*pair) >= ALIKE
            for name in pair
        }
        if len(near) > 1:
            groups.add(tuple(sorted(near)))
    return [list(g) for g in sorted(groups)]


def main() -> None:
    """Write the table."""
    short = short_forms(Path(sys.argv[1]))
    lines = [
        f"short\t{formal} {' '.join(sorted(names))}" for formal, names in sorted(short.items())
    ]
    lines += [f"language\t{' '.join(group)}" for group in language_forms(Path(sys.argv[2]))]
    Path(sys.argv[3]).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
