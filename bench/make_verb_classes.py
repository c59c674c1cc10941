"""Makes `codebook/verb_classes.toml`: `python -m bench.make_verb_classes DICT`.

DICT is the folder of WordNet with `index.sense`. For each verb of one word: the class of
WordNet's lexicographers (file numbers 29 to 43) that most of its tagged uses have; untagged senses
count for one use, divided by their rank.
"""

import sys
from collections import defaultdict
from pathlib import Path

CLASSES = (
    "body", "change", "cognition", "communication", "competition", "consumption", "contact",
    "creation", "emotion", "motion", "perception", "possession", "social", "stative", "weather",
)  # fmt: skip
FIRST = 29
WIDTH = 100


def classes_of(folder: Path) -> dict[str, str]:
    """Return the class of each verb of one word, by lemma."""
    uses: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for line in (folder / "index.sense").read_text(encoding="ascii").splitlines():
        key, _, rank, count = line.split()
        lemma, _, where = key.partition("%")
        kind, number, *_ = where.split(":")
        if kind == "2" and lemma.isalpha():
            uses[lemma][CLASSES[int(number) - FIRST]] += int(count) + 1 / int(rank)
    return {lemma: max(sorted(c), key=c.__getitem__) for lemma, c in uses.items()}


def main(folder: Path) -> None:
    """Print the table."""
    found = classes_of(folder)
    for name in CLASSES:
        words = sorted(w for w, c in found.items() if c == name)
        print(f'{name} = """')
        line = ""
        for word in words:
            if len(line) + len(word) + 1 > WIDTH:
                print(line)
                line = ""
            line = f"{line} {word}".strip()
        print(f'{line}"""')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
