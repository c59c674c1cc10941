"""The country file of the PETRARCH2 dictionaries (MIT): names and dated codes, to January 2014.

A row holds the names of one person and codes "ISO3 SECTOR … FIRST-LAST"; a spell that the file
leaves open ends with the file.
"""

import re
from collections.abc import Iterator

from bench.known.shapes import PARTICLES, FoundSpell
from tidings.codebook.known import fold_name

SOURCE = "P"
FILED = "2014-01-30"
"""The day that the file was made: nothing is known of later days."""
RENAMED = {"TMP": "TLS", "ROM": "ROU", "KSV": "XKX", "WSB": "PSE", "GZS": "PSE", "ZAR": "COD"}
SECTORS = frozenset({"GOV", "ELI", "MIL", "OPP", "REB", "SPY", "COP", "JUD", "LEG"})
LONGEST = 4
"""Words of the longest name kept: what is longer carries a title or is never written so."""
_TITLES = """
    president minister chancellor premier prime king queen prince general kanzler bundeskanzler
    leader sheikh emir sultan vice elect us administration governor gov colonel col gen dr
    ambassador secretary secretaty senator congressman representative speaker director former
    presient hojatolislam pm cia house the of and shaykh kpa ayatollah marshal admiral lt maj mr mrs
"""
TITLES = frozenset(_TITLES.split())
CODE = re.compile(
    r"^([A-Z]{3})([A-Z]{3})[A-Z]* *(?:([<>]) *)?(\d{6}|\d{8})(?: *- *(\d{6}|\d{8}))?$"
)
Held = tuple[str, str, str, str]
"""State, sector, first and last day."""


def rows(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """Yield (names, codes) for each actor of a TABARI actor file."""
    names: list[str] = []
    codes: list[str] = []
    for raw in text.splitlines():
        line = raw.split("#")[0].rstrip()
        found = re.findall(r"\[([^\]]*)\]", line)
        name = re.sub(r"\[[^\]]*\]", "", line).strip()
        if name and not name.startswith("+"):
            if names:
                yield names, codes
            names, codes = [name], found
        elif line:
            names += [name[1:]] if name else []
            codes = codes + found
    if names:
        yield names, codes


def day(written: str) -> str | None:
    """Return "YYYY-MM-DD" for YYMMDD (1930 to 2029) or YYYYMMDD; none where it is no day."""
    if len(written) == 6:
        written = ("19" if written[:2] >= "30" else "20") + written
    year, month, on = written[:4], written[4:6], written[6:]
    if not ("01" <= month <= "12" and "01" <= on <= "31"):
        return None
    return f"{year}-{month}-{on}"


def spell(code: str, states: frozenset[str]) -> Held | None:
    """Return the spell that a dated code tells; none for another kind of code."""
    found = CODE.match(code.strip())
    if found is None:
        return None
    state, sector, sign, first, last = found.groups()
    state = RENAMED.get(state, state)
    if state not in states or sector not in SECTORS or sign == "<" or not (sign or last):
        return None
    begun, ended = day(first), day(last) if last else FILED
    if begun is None or ended is None or begun > ended:
        return None
    return state, sector, begun, ended


def persons(text: str, states: frozenset[str]) -> Iterator[list[FoundSpell]]:
    """Yield the spells of each person of the file, under all the names of its row."""
    for names, codes in rows(text):
        folded = dict.fromkeys(fold_name(n.replace("_", " ")) for n in names)
        kept = tuple(
            n
            for n in folded
            if len(n.split()) <= LONGEST
            and TITLES.isdisjoint(n.split())
            and len([p for p in n.split() if p not in PARTICLES]) > 1
        )
        held = sorted({s for code in codes if (s := spell(code, states))})
        if kept and held:
            yield [FoundSpell(kept, s[0], s[1], "", s[2], s[3], SOURCE) for s in held]
