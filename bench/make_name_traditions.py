"""Make the table of words that tell which tradition a name is of.

    python -m bench.make_name_traditions ACTORS src/tidings/codebook/name_traditions.tsv

ACTORS is phoenix_countries_actors.txt. A word is kept, as its keys, where persons with dated codes
in the states of one tradition bear it (two, or one who has its like nowhere else) and it is
`CLEARLY` times as common there as in all other states.
"""

import sys
from collections import Counter
from pathlib import Path

from bench.known.phoenix import CODE, LONGEST, TITLES, rows
from bench.name_keys import written
from tidings.readers.names import fold_letters
from tidings.readers.names.keys import sound_keys

STATES = {
    "arabic": "AFG DZA BHR EGY IRN IRQ JOR KWT LBN LBY MAR OMN PAK PSE QAT SAU SDN SYR TUN ARE YEM"
    " WBK GZS MRT SOM COM DJI MDV MYS",
    "slavic": "RUS UKR BLR BGR SRB MKD BIH HRV SVN MNE KAZ KGZ UZB TKM TJK AZE POL CZE SVK SUN YUG"
    " CZS SCG",
    "greek": "GRC CYP",
    "hebrew": "ISR",
    "armenian": "ARM",
    "indian": "IND NPL LKA BGD",
    "turkic": "KAZ KGZ UZB TKM TJK AZE",
}
WEAK = {
    "arabic": "SOM COM DJI MDV MYS KAZ KGZ UZB TKM TJK AZE TUR ALB BIH XKX KSV IDN BRN MLI SEN NER"
    " TCD NGA GMB GIN BFA CIV SLE IND BGD LKA ISR ERI ETH CAF TZA GUY TTO",
    "slavic": "POL CZE SVK ISR LVA EST LTU MDA ARM GEO",
    "turkic": "RUS TUR AFG",
    "indian": "PAK MUS FJI GUY TTO SUR MDV SGP MYS",
}
"""States where names of a tradition live beside others: they neither tell for nor against."""
NO_NAME = TITLES | frozenset({"committee", "party", "republic", "union", "comite", "foreign"})
CLEARLY = 6
HEAD = """# Words of names that tell a tradition, as the keys of names_spelling.toml.
# Derived from phoenix_countries_actors.txt of the PETRARCH2 dictionaries (CountryInfo, 30 January
# 2014), MIT, (c) 2014 Open Event Data Alliance (docs/notices.md), by bench/make_name_traditions.py
"""


def bearers(text: str) -> dict[str, Counter[str]]:
    """Return state → word → persons who bear it."""
    found: dict[str, Counter[str]] = {}
    for names, codes in rows(text):
        state = next((c.strip()[:3] for c in codes if CODE.match(c.strip())), None)
        if state is None:
            continue
        split = [fold_letters(written(n)).replace("-", " ").split() for n in names]
        plain = [ws for ws in split if 1 < len(ws) <= LONGEST and not NO_NAME & set(ws)]
        words = {w for ws in plain for w in ws}
        found.setdefault(state, Counter()).update(w for w in words if w.isalpha() and len(w) > 2)
    return found


def main() -> None:
    """Write the table."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    by_state = bearers(source.read_text(encoding="utf-8", errors="replace"))
    lines = []
    for tradition, listed in STATES.items():
        own = set(listed.split())
        inside: Counter[str] = Counter()
        outside: Counter[str] = Counter()
        for state, words in by_state.items():
            if state in WEAK.get(tradition, "").split():
                continue
            for word, count in words.items():
                for key in sound_keys(word, tradition):
                    (inside if state in own else outside)[key] += count
        share = sum(outside.values()) / max(1, sum(inside.values()))
        kept = sorted(
            k
            for k, n in inside.items()
            if n + (len(k) > 3 and not outside[k]) >= 2
            and len(k) > 2
            and n * max(1.0, share / 4) >= CLEARLY * outside[k]
        )
        lines.append(f"{tradition}\t{' '.join(kept)}")
    target.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
