"""The World Factbook as JSON, one file a state: the public domain; its codes are GEC, not ISO."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from countryinfo import all_countries

from bench.known.factbook_bodies import Entry, text_of

ODD = {"fr": "FRA", "kv": "XKX", "uk": "GBR", "we": "PSE", "gz": "PSE"}
"""GEC codes whose entry does not tell its ISO code by its internet domain."""
DOMAIN = re.compile(r"\s*\.(\w\w)\b")


def entries(folder: Path, states: frozenset[str]) -> Iterator[tuple[str, Entry]]:
    """Yield (ISO3, entry) of each state of an edition, in the order of the codes."""
    codes = [c.iso() for c in all_countries()]
    alpha3 = {c["alpha2"].lower(): c["alpha3"] for c in codes if c.get("alpha2")}
    for path in sorted(folder.glob("*/??.json"), key=lambda p: p.stem):
        entry = json.loads(path.read_text(encoding="utf-8"))
        domain = DOMAIN.match(text_of(entry, "Communications", "Internet country code"))
        state = ODD.get(path.stem) or (alpha3.get(domain[1]) if domain else None)
        if state in states:
            yield str(state), entry
