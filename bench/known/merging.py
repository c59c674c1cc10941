"""One row for each body, of what several sources tell."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from bench.known.shapes import FoundBody
from tidings.codebook.known_bodies import fold_body

GENERIC = frozenset({"army", "navy", "air force", "national guard", "coast guard", "police"})
"""Names that nearly every state has: of no use without the state that stands before them."""
ALIKE = 0.88
"""From this likeness on two names with one abbreviation are one body's ("Center(s) for …")."""
RULING = "O"
"""Rows of this source stand as they are: others' lists of names also hold names of other bodies."""


def merged_bodies(found: Iterable[FoundBody]) -> list[FoundBody]:
    """Return one body for each name and state, in the order found; the first source rules."""
    rows: list[FoundBody] = []
    places: dict[str, list[int]] = {}
    for one in found:
        if fold_body(one.name) in GENERIC or len(fold_body(one.name)) < 3:
            continue
        at = _place(one, rows, places)
        if at is None:
            at = len(rows)
            rows.append(_tidy(one, ()))
        elif rows[at].source != RULING:
            rows[at] = _joined(rows[at], one)
        for name in (rows[at].name, *rows[at].others, *rows[at].abbreviations):
            if at not in places.setdefault(fold_body(name), []):
                places[fold_body(name)].append(at)
    return rows


def _place(one: FoundBody, rows: Sequence[FoundBody], places: dict[str, list[int]]) -> int | None:
    """Return the row of the same name, or of a like name with the same abbreviation."""
    for name in (one.name, *one.abbreviations):
        for at in places.get(fold_body(name), ()):
            row = rows[at]
            same_state = row.state == one.state or not (row.state and one.state)
            if same_state and (name == one.name or _alike(row, one)):
                return at
    return None


def _alike(row: FoundBody, one: FoundBody) -> bool:
    name = fold_body(one.name)
    return any(
        SequenceMatcher(None, fold_body(n), name).ratio() >= ALIKE for n in (row.name, *row.others)
    )


def _joined(row: FoundBody, more: FoundBody) -> FoundBody:
    whole = row._replace(
        abbreviations=row.abbreviations or more.abbreviations,
        source=row.source + ("" if more.source in row.source else more.source),
    )
    return _tidy(whole, (more.name,))


def _tidy(one: FoundBody, more: Sequence[str]) -> FoundBody:
    """Return the body with each other name once, and none that is its name or abbreviation."""
    taken = {fold_body(n) for n in (one.name, *one.abbreviations)}
    others: list[str] = []
    for name in (*one.others, *more):
        key = fold_body(name)
        if key and key not in taken and "\t" not in name:
            taken.add(key)
            others.append(name)
    return one._replace(others=tuple(others))
