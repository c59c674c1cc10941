"""Agencies and armed groups of WordNet 3.0 (Princeton; data.noun), with their abbreviations."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bench.known.shapes import FoundBody

SOURCE = "W"
GROUPS = "14"
"""WordNet's number of the file of nouns that denote groups."""
SHORT = re.compile(r"^[A-Z][A-Za-z0-9&-]{1,8}$")
KINDS = (
    ("terrorist organization", "REB"),
    ("law enforcement agency", "COP"),
    ("United Nations agency", "IGO"),
    ("intelligence", "SPY"),
    ("agency", "GOV"),
    ("executive department", "GOV"),
)
"""Kind by a word for what a body is, among the synsets above it or in its gloss; first match."""
AMERICAN = ("United States", "federal", "Federal", "Department of", "Treasury")
FORMER = ("former", "formerly")


class Synset(NamedTuple):
    """Words, offsets of what stands above it, gloss, and number of its file."""

    words: tuple[str, ...]
    above: tuple[str, ...]
    gloss: str
    file: str


def synsets(path: Path) -> dict[str, Synset]:
    """Return the synsets of a data file, by offset (wndb(5WN))."""
    found: dict[str, Synset] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        fields, _, gloss = line.partition("|")
        part = fields.split()
        end = 4 + 2 * int(part[3], 16)
        words = tuple(w.replace("_", " ") for w in part[4:end:2])
        pointers = part[end + 1 :]
        above = tuple(
            pointers[i + 1] for i in range(0, len(pointers) - 3, 4) if pointers[i] in ("@", "@i")
        )
        found[part[0]] = Synset(words, above, gloss.strip(), part[1])
    return found


def wordnet_bodies(path: Path) -> Iterator[FoundBody]:
    """Yield the agencies that have an abbreviation, and the armed groups."""
    nouns = synsets(path)
    for one in nouns.values():
        kind = _kind(one, nouns) if one.file == GROUPS else ""
        names = [w for w in one.words if (" " in w or "-" in w) and any(c.isupper() for c in w)]
        if not kind or not names:
            continue
        short = tuple(
            w for w in one.words if SHORT.match(w) and len(w) > 2 and sum(map(str.isupper, w)) > 1
        )
        others = tuple(w for w in names[1:] if w not in short)
        state = "USA" if kind != "REB" and _american(one) else ""
        if kind == "REB" or (short and not any(w in one.gloss for w in FORMER)):
            yield FoundBody(names[0], short, others, kind, state, "", SOURCE)


def _kind(one: Synset, nouns: Mapping[str, Synset]) -> str:
    above = {w for o in one.above for w in nouns[o].words}
    if any(w in above for w in ("terrorist organization",)):
        return "REB"
    gloss = one.gloss.split(";")[0]
    return next((k for word, k in KINDS[1:] if word in above or word in gloss), "")


def _american(one: Synset) -> bool:
    return any(w in one.gloss for w in AMERICAN)
