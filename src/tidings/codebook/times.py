"""The table of time expressions: words, their categories and the rules over them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tidings.codebook.tables import read_table

FIRST_CODE = 0xE000  # private-use characters stand for categories
SHAPES = (
    "ISO",
    "DIGITS",
    "DAYDIGIT",
    "YEAR",
    "NTH",
    "DECADE",
    "CLOCK",
    "CLOCKDOT",
    "FRACTION",
    "QCODE",
    "FYCODE",
    "YEARPAIR",
    "DAYPAIR",
)
NAME = re.compile(r"[A-Z]+")
GROUP = re.compile(r"([a-z]+):(\(\?:[^()]*(?:\([^()]*\)[^()]*)*\)|[A-Z]+)([?*+]?)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a pattern over category codes, what builds its date, and a check of its context."""

    pattern: re.Pattern[str]
    build: str
    check: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatingVerbs:
    """Classes of words, as lemmas, that the dates of acts hang on (see times.toml)."""

    prospective: frozenset[str]
    coming: frozenset[str]
    foresee: frozenset[str]
    arranged: frozenset[str]
    lasting: frozenset[str]
    bygone: frozenset[str]
    timetabled: frozenset[str]
    happen: frozenset[str]
    announce: frozenset[str]
    perform: frozenset[str]
    implicative: frozenset[str]
    speech: frozenset[str]
    results: frozenset[str]
    others: frozenset[str]
    things: frozenset[str]
    enacted: frozenset[str]
    completed: frozenset[str]
    toward: frozenset[str]
    compared: frozenset[str]
    tried: frozenset[str]
    moving: Mapping[str, frozenset[str]]
    derived: Mapping[str, tuple[str, ...]]

    def lies_ahead(self, lemma: str, word: str) -> bool:
        """Tell whether what hangs on a word lies ahead; the form counts where the lemma errs."""
        return lemma in self.prospective or word in self.prospective


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesBook:
    """Words of time. `codes` maps a category to its character, `words` a word to that character.

    `starts` maps a character to the rules that can begin with it; `lists` are the words that
    checks of context look for.
    """

    codes: Mapping[str, str]
    words: Mapping[str, str]
    values: Mapping[str, int]
    timex: Mapping[str, str]
    holidays: Mapping[str, tuple[int, int]]
    movable: Mapping[str, tuple[int, int, int]]
    feasts: Mapping[str, int]
    lists: Mapping[str, frozenset[str]]
    starts: Mapping[str, tuple[Rule, ...]]
    dating: DatingVerbs


@cache
def load_times() -> TimesBook:
    """Return the packaged table."""
    table = _with_added(read_table("times"), read_table("narration"))
    names = (*table["words"], *SHAPES)
    codes = {name: chr(FIRST_CODE + i) for i, name in enumerate(names)}
    words = {w: codes[name] for name, ws in table["words"].items() for w in ws}
    macros = _macros(table["macro"], codes)
    rules = [_rule(row, {**codes, **macros}) for row in table["rule"]]
    return TimesBook(
        codes=codes,
        words=words,
        values=table["values"],
        timex=table["codes"],
        holidays={k: (v[0], v[1]) for k, v in table["holidays"].items()},
        movable={k: (v[0], v[1], v[2]) for k, v in table["movable"].items()},
        feasts=table["feasts"],
        lists={k: frozenset(v) for k, v in table["lists"].items()},
        starts={c: tuple(r for first, r in rules if c in first) for c in codes.values()},
        dating=_dating({**table["dating"], **read_table("dating")}),
    )


def _dating(table: Mapping[str, Any]) -> DatingVerbs:
    """Read the classes of words that the dates of acts hang on."""
    sets = {k: frozenset(v) for k, v in table.items() if isinstance(v, list)}
    moving = {k: frozenset(v) for k, v in table["moving"].items()}
    derived = {k: tuple(v) for k, v in table["derived"].items()}
    return DatingVerbs(**sets, moving=moving, derived=derived)


def _with_added(table: dict[str, Any], added: dict[str, Any]) -> dict[str, Any]:
    """Return a table with the rows of another: its rules first, its words and codes besides."""
    merged = dict(table)
    for name, rows in added.items():
        own = merged.get(name)
        merged[name] = [*rows, *own] if isinstance(own, list) else {**(own or {}), **rows}
    return merged


def _macros(table: Mapping[str, str], codes: Mapping[str, str]) -> dict[str, str]:
    """Expand macros in their order: a later one may use an earlier one."""
    known: dict[str, str] = {}
    for name, pattern in table.items():
        known[name] = _expand(pattern, {**codes, **known})
    return known


def _expand(pattern: str, names: Mapping[str, str]) -> str:
    """Put codes for names. Raises KeyError where a rule names an unknown category."""
    return NAME.sub(lambda m: names[m.group()], pattern).replace(" ", "")


def _rule(row: Mapping[str, Any], names: Mapping[str, str]) -> tuple[set[str], Rule]:
    grouped = GROUP.sub(r"(?P<\1>\2)\3", row["match"])
    parts = re.split(r"(\(\?P<[a-z]+>)", grouped)  # group names are no categories
    text = "".join(p if p.startswith("(?P<") else _expand(p, names) for p in parts)
    rule = Rule(re.compile(text), row["build"], row.get("check"))
    return _first_codes(text), rule


def _first_codes(pattern: str) -> set[str]:
    """Return the codes that a match of `pattern` can begin with."""
    first, _, _ = _alternatives(pattern, 0)
    return first


def _alternatives(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """Read "a|b" from `at`: first codes, whether it may be empty, and where it ends."""
    first: set[str] = set()
    empty = False
    while True:
        codes, may_be_empty, at = _sequence(pattern, at)
        first |= codes
        empty = empty or may_be_empty
        if at >= len(pattern) or pattern[at] == ")":
            return first, empty, at
        at += 1


def _sequence(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """Read one alternative from `at`, in the same terms."""
    first: set[str] = set()
    empty = True
    while at < len(pattern) and pattern[at] not in "|)":
        if pattern[at] == "(":
            inside = at + 3 if pattern.startswith("(?:", at) else pattern.index(">", at) + 1
            codes, skip, at = _alternatives(pattern, inside)
        else:
            codes, skip = {pattern[at]}, False
        at += 1
        if at < len(pattern) and pattern[at] in "?*+":
            skip = skip or pattern[at] != "+"
            at += 1
        if empty:
            first |= codes
        empty = empty and skip
    return first, empty, at
