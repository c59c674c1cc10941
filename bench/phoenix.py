"""Persons of the Phoenix dictionaries (PETRARCH2, MIT): names, aliases, dated roles.

A head line, `+` lines of aliases, `[CODE FIRST-LAST]` lines of roles. Heads are lists of office
holders month by month, so two persons in office at one time under different names are two.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

_TITLES = (
    "president vice prime minister foreign defense defence secretary general king queen prince "
    "crown sheikh sheik colonel col gen lt capt captain major admiral chancellor senator "
    "ambassador governor mayor dr mr mrs ms sir lady lord deputy acting chief former premier "
    "chairman pm leader interior finance justice speaker judge archbishop bishop pope cardinal "
    "father rev ayatollah imam emperor sultan emir un united nations commander brig brigadier "
    "marshal field attorney state treasury first interim commissioner director envoy spokesman "
    "special secy sec fm congressman representative comrade us israeli russian "
    "american states cia kanzler bundeskanzler govenor gov hojatolislam"
)
TITLES = frozenset(_TITLES.split())
_NO_PERSON = (
    "government ministry army party national forces council the of and for republic islamic "
    "people university police committee commission court bank group organization front movement "
    "union association federation office department agency congress parliament assembly embassy "
    "troops soldiers rebels security service supreme authority city island islands north south "
    "east west northern southern international world province"
)
NO_PERSON = frozenset(_NO_PERSON.split())
ROLE = re.compile(r"\[([^\]]*)\]")
NAME = re.compile(r"(\+?)([^\[\t]+?)[_\s]*(\[.*)?$")
FIRST, LAST = date(1900, 1, 1).toordinal(), date(2014, 1, 30).toordinal()


@dataclass(frozen=True, slots=True)
class Role:
    """An office: its code, and its first and last day as ordinals."""

    code: str
    first: int
    last: int


@dataclass(slots=True)
class Person:
    """One entry: the head's name, then its aliases; dated roles; the code's country."""

    names: list[str]
    country: str = ""
    roles: list[Role] = field(default_factory=list)


def persons(paths: list[Path]) -> list[Person]:
    """Return the entries that hold a dated office and a person's full name."""
    found: list[Person] = []
    for path in paths:
        for entry in _entries(path.read_text(encoding="utf-8", errors="replace").splitlines()):
            names = list(dict.fromkeys(n for n in map(_clean, entry.names) if n))
            if names and entry.roles:
                found.append(Person(names, entry.country, entry.roles))
    return found


def _entries(lines: list[str]) -> Iterator[Person]:
    entry: Person | None = None
    for raw in lines:
        line = raw.partition("#")[0].rstrip()
        match = NAME.match(line)
        if entry is not None and line.lstrip().startswith("["):
            _add_roles(entry, line)
        elif match and entry is not None and match[1]:
            entry.names.append(match[2])
            _add_roles(entry, match[3] or "")
        elif match:
            if entry is not None:
                yield entry
            entry = Person([match[2]])
            _add_roles(entry, match[3] or "")
    if entry is not None:
        yield entry


def _add_roles(entry: Person, text: str) -> None:
    for told in ROLE.findall(text):
        words = told.split()
        if words and not entry.country:
            entry.country = words[0][:3]
        span = _span(words[1]) if len(words) > 1 else None
        if span is not None:
            entry.roles.append(Role(words[0], *span))


def _span(text: str) -> tuple[int, int] | None:
    if text[0] in "<>":
        day = _day(text[1:])
        return None if day is None else ((day, LAST) if text[0] == ">" else (FIRST, day))
    ends = [_day(part) for part in text.split("-")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    return ends[0], ends[1]


def _day(text: str) -> int | None:
    digits = text if len(text) == 8 else ("19" if text[:2] > "14" else "20") + text
    if len(digits) != 8 or not digits.isdigit():
        return None
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not 1800 < year < 2100:
        return None
    return date(year, min(max(month, 1), 12), min(max(day, 1), 28)).toordinal()


def _clean(name: str) -> str | None:
    """Return a person's name in capitals and small letters without titles, or none."""
    words = name.replace("_", " ").split()
    while words and set(words[0].lower().replace("-", " ").replace(".", "").split()) & TITLES:
        words = words[1:]
    plain = all(re.fullmatch(r"[A-Za-z.'`-]+", w) for w in words)
    if not 2 <= len(words) <= 8 or not plain or {w.lower() for w in words} & NO_PERSON:
        return None
    if not any(len(w.strip(".")) > 1 for w in words):
        return None
    return " ".join(w.capitalize() for w in words)
