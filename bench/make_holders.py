"""Make the table of office holders from the country file of the PETRARCH2 dictionaries.

    python -m bench.make_holders phoenix_countries_actors.txt src/tidings/codebook/holders.tsv

Kept are full names with dated codes of a person of state: a row holds a name (folded as
`codebook.holders.fold_name` does) and its spells "ISO3 SECTOR FIRST LAST", days as YYYY-MM-DD. A
spell that the file leaves open ends with the file; a name that two persons bear is left out.
"""

import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tidings.codebook.actors import load_actors
from tidings.codebook.holders import SPELL, fold_name

FILED = "2014-01-30"
"""The day that the file was made: nothing is known of later days."""
RENAMED = {"TMP": "TLS", "ROM": "ROU", "KSV": "XKX", "WSB": "PSE", "GZS": "PSE", "ZAR": "COD"}
SECTORS = frozenset({"GOV", "ELI", "MIL", "OPP", "REB", "SPY", "COP", "JUD", "LEG"})
LONGEST = 4
"""Words of the longest name kept: what is longer carries a title or is never written so."""
TITLES = frozenset(
    {
        "president",
        "minister",
        "chancellor",
        "premier",
        "prime",
        "king",
        "queen",
        "prince",
        "general",
    }
    | {"kanzler", "bundeskanzler", "leader", "sheikh", "emir", "sultan", "vice", "elect", "us"}
)
CODE = re.compile(
    r"^([A-Z]{3})([A-Z]{3})[A-Z]* *(?:([<>]) *)?(\d{6}|\d{8})(?: *- *(\d{6}|\d{8}))?$"
)
HEAD = """# Persons of state and when they held power: name, then spells "ISO3 SECTOR FIRST LAST".
# Source: phoenix_countries_actors.txt of the PETRARCH2 dictionaries (CountryInfo, 30 January 2014),
# MIT, (c) 2014 Open Event Data Alliance: see docs/notices.md; from bench/make_holders.py.
"""


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


def spell(code: str, states: frozenset[str]) -> str | None:
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
    return f"{state} {sector} {begun} {ended}"


def joined(spells: list[str]) -> list[str]:
    """Return spells of one state and sector that touch or overlap as one, in order of days."""
    found: list[str] = []
    for one in sorted(set(spells), key=lambda s: (s[:7], s[8:])):
        if found and found[-1][:7] == one[:7] and one[8:18] <= _later(found[-1][19:]):
            found[-1] = found[-1][:19] + max(found[-1][19:], one[19:])
        else:
            found.append(one)
    return sorted(found, key=lambda s: s[8:])


def _later(written: str) -> str:
    """Return a day some weeks on: the file's lists are monthly."""
    return (date.fromisoformat(written[:8] + "01") + timedelta(days=62)).isoformat()


def table(text: str, states: frozenset[str]) -> str:
    """Return the table's text, sorted by name."""
    held: dict[str, list[str] | None] = {}
    for names, codes in rows(text):
        spells = joined([s for code in codes if (s := spell(code, states))])
        for name in dict.fromkeys(fold_name(n.replace("_", " ")) for n in names):
            if spells and 2 <= len(name.split()) <= LONGEST and not set(name.split()) & TITLES:
                held[name] = None if name in held and held[name] != spells else spells
    lines = (f"{name}\t{SPELL.join(spells)}" for name, spells in sorted(held.items()) if spells)
    return HEAD + "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    """Read the dictionary, write the table."""
    source, output = map(Path, arguments)
    text = source.read_text(encoding="utf-8", errors="replace")
    output.write_text(table(text, frozenset(load_actors().labels)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
