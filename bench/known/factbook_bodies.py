"""Bodies that the World Factbook (public domain) names: parties, parliaments, forces, groups."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bench.known.shapes import FoundBody

Entry = Mapping[str, Any]
TAG = re.compile(r"<[^>]+>")
PARTY = re.compile(r"^(?P<name>.{4,70}?)(?: \(\w+\))? or (?P<short>[A-Z][\w&/-]{1,11})\b")
BRACKETS = re.compile(r" *\((?P<inner>[^()]*)\)")
LINK = r"(?:of|the|and|for|de|du|des|la|del|da|do)"
WORD = r"[A-Z][\w'’-]+"
FORCE = re.compile(
    rf"(?P<name>{WORD}(?: (?:{LINK}|{WORD}))+) "
    r"\((?:aka |or )?(?P<short>[A-Z][A-Za-z]{0,6}[A-Z][A-Za-z]{0,3})[;,)]"
)
GROUP = re.compile(r"^(?P<name>[^()/]{4,60}?)(?: \((?P<short>[A-Z][A-Za-z-]{1,7})\))?$")
FORCES = (
    ("COP", ("police", "gendarm", "carabin", "border", "customs", "prison", "law enforcement")),
    ("SPY", ("intelligence", "security service", "state security", "investigation")),
    ("GOV", ("ministry", "department of", "directorate of immigration")),
    ("MIL", ("army", "forces", "force", "guard", "navy", "corps", "command", "defen", "troops")),
    ("MIL", ("marine", "infantry", "militia", "military", "service")),
)
"""Sector of a force by words of its name, first match."""
CHAMBERS = (
    ("Legislative branch", "legislature name"),
    ("Legislative branch - lower chamber", "chamber name"),
    ("Legislative branch - upper chamber", "chamber name"),
)


def plain(text: str) -> str:
    """Return a field's text without markup."""
    return " ".join(html.unescape(TAG.sub(" ", text)).replace("\xa0", " ").split())


def text_of(entry: Entry, *path: str) -> str:
    """Return the text at a path of an entry, with its markup; empty where there is none."""
    found: Any = entry
    for step in (*path, "text"):
        found = found.get(step, {}) if isinstance(found, dict) else {}
    return found if isinstance(found, str) else ""


def bodies(state: str, entry: Entry, source: str) -> Iterator[FoundBody]:
    """Yield the bodies that one state's entry names."""
    yield from _chambers(state, entry, source)
    yield from _parties(state, entry, source)
    yield from _forces(state, entry, source)
    yield from _groups(entry, source)


def _chambers(state: str, entry: Entry, source: str) -> Iterator[FoundBody]:
    for branch, field in CHAMBERS:
        told = plain(text_of(entry, "Government", branch, field))
        name = BRACKETS.sub("", told).strip()
        inner = tuple(m["inner"] for m in BRACKETS.finditer(told) if " " in m["inner"])
        single = tuple(m["inner"] for m in BRACKETS.finditer(told) if " " not in m["inner"])
        if name and " - " not in name:
            yield FoundBody(name, (), (*inner, *single), "LEG", state, "", source)


def _parties(state: str, entry: Entry, source: str) -> Iterator[FoundBody]:
    government = entry.get("Government", {})
    for field in ("Political parties", "Political parties and leaders"):
        told = text_of(government, field)
        for one in re.split(r"<br ?/?>|\+\+|;", told):
            found = PARTY.match(plain(one).removeprefix("The "))
            if found is None or found["short"].isdigit():
                continue
            inner = tuple(m["inner"] for m in BRACKETS.finditer(found["name"]))
            name = BRACKETS.sub("", found["name"]).strip(" ,")
            if len(name) > 3 and "coalition" not in name.lower():
                yield FoundBody(name, (found["short"],), inner[:1], "PTY", state, "", source)


def _forces(state: str, entry: Entry, source: str) -> Iterator[FoundBody]:
    told = entry.get("Military and Security", {}).get("Military and security forces", {})
    text = plain(f"{told.get('text', '')} {told.get('note', '')}")
    for found in FORCE.finditer(text):
        name, lower = found["name"], found["name"].lower()
        kind = next((k for k, words in FORCES if any(w in lower for w in words)), "")
        if kind and len(found["short"]) > 2 and " and the " not in name:
            yield FoundBody(name, (found["short"],), (), kind, state, "", source)


def _groups(entry: Entry, source: str) -> Iterator[FoundBody]:
    told = plain(text_of(entry, "Terrorism", "Terrorist group(s)"))
    for one in re.split(r"[;,] ?", told):
        found = GROUP.match(one.strip())
        if found and found["name"][:1].isupper() | found["name"].startswith("al-"):
            short = (found["short"],) if found["short"] else ()
            yield FoundBody(found["name"].strip(), short, (), "REB", "", "", source)
