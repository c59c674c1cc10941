"""Learns how common words are in news: `python -m bench.learn_commonness FOLDER > grouping.toml`.

FOLDER holds plain-text articles, one a file. Only the share of articles that hold a stem is kept,
no text and no order. Names count a third: which names are common changes with the years.
"""

import sys
from collections import Counter
from pathlib import Path

from tidings.story.terms import stem, words

NAMES_COUNT = 1 / 3
MOSTLY_NAME = 5  # written with a capital this many times as often as without
STEPS = (0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9)


def shares(folder: Path) -> dict[str, float]:
    """Return, for each stem, the share of the articles of `folder` that hold it."""
    every: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    paths = sorted(folder.glob("*.txt"))
    for path in paths:
        found = list(words(path.read_text(encoding="utf-8", errors="replace")))
        every.update({stem(w) for w in found})
        plain.update({stem(w) for w in found if w.islower()})
    return {
        key: n / len(paths) * (1 if plain[key] * MOSTLY_NAME >= n or key.isdigit() else NAMES_COUNT)
        for key, n in every.items()
    }


def main() -> None:
    """Print the table of `grouping.toml` below its thresholds."""
    found = shares(Path(sys.argv[1]))
    print("[common]")
    for low, high in zip(STEPS, (*STEPS[1:], 1.01), strict=True):
        stems = sorted(k for k, v in found.items() if low <= v < high and '"' not in k)
        print(f'"{low}" = """')
        line = ""
        for key in stems:
            if len(line) + len(key) > 99:
                print(line)
                line = ""
            line = f"{line} {key}".strip()
        print(f'{line}"""')


if __name__ == "__main__":
    main()
