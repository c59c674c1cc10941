"""The gold paragraphs of who said what: their score by kind, pinned; lowering one is a decision."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import parse
from tidings.codebook import load_codebook
from tidings.readers.statements import Utterance, find_statements

GOLD = Path(__file__).with_name("gold_statements.txt")
ROW = re.compile(r"(?P<speaker>.+?) \[(?P<manner>direct|mixed|indirect)\]: (?P<content>.+)")
FIT = 0.5  # of two contents together

# Kind: statements with the right words, speaker and manner; predictions that are nobody's words.
PINNED: dict[str, tuple[int, int]] = {
    "straight": (11, 2),
    "curly": (9, 1),
    "single": (8, 0),
    "nested": (10, 0),
    "open over paragraphs": (7, 0),
    "closed late": (6, 1),
    "odd marks": (8, 1),
    "dash and name": (6, 0),
    "name and colon": (14, 0),
    "inversion": (9, 0),
    "broken": (10, 3),
    "no cue": (14, 0),
    "no speech": (0, 0),
    "indirect": (4, 0),
    "according": (3, 0),
    "denial": (0, 0),
    "belief": (4, 0),
    "cue noun": (1, 0),
    "pronoun": (4, 0),
    "nominal": (3, 0),
    "office": (3, 0),
    "surname": (3, 0),
    "unnamed": (4, 1),
    "hearsay": (2, 2),
    "addressee": (4, 0),
    "joined": (3, 0),
    "tie": (4, 0),
    "headline": (1, 0),
    "low, pointed and doubled marks": (9, 0),
    "transcripts and interviews": (12, 0),
}


class Row(NamedTuple):
    """One statement of the gold: speaker ("?" for none), manner, stretches of content."""

    speaker: str
    manner: str
    content: tuple[str, ...]


class Score(NamedTuple):
    """How many are wanted, right, and too many."""

    wanted: int
    right: int
    false: int


def paragraphs() -> dict[str, list[tuple[str, list[Row]]]]:
    """Return the gold by kind: texts, each with its statements."""
    kinds: dict[str, list[tuple[str, list[Row]]]] = {}
    kind = ""
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("== "):
            kind = line[3:]
            kinds[kind] = []
        elif line.startswith("    "):
            found = ROW.fullmatch(line.strip())
            assert found is not None, line
            parts = tuple(p.replace(" ¶ ", "\n\n") for p in found["content"].split(" || "))
            kinds[kind][-1][1].append(Row(found["speaker"], found["manner"], parts))
        else:
            kinds[kind].append((line.replace(" ¶ ", "\n\n"), []))
    return kinds


def score(kind: str) -> Score:
    """Return the score of one kind; each prediction serves one statement, the best fit first."""
    wanted = right = false = 0
    for text, rows in paragraphs()[kind]:
        found = [
            u
            for u in find_statements(parse(text), load_codebook().statements)
            if u.act not in {"wrapper", "unvoiced"}
        ]
        places = [_places(text, row) for row in rows]
        fits = sorted(
            ((_fit(a, _taken(u)), i, j) for i, a in enumerate(places) for j, u in enumerate(found)),
            reverse=True,
        )
        pairs: dict[int, int] = {}
        for fit, i, j in fits:
            if fit > FIT and i not in pairs and j not in pairs.values():
                pairs[i] = j
        wanted += len(rows)
        false += len(found) - len(pairs)
        right += sum(_right(text, rows[i], found[j]) for i, j in pairs.items())
    return Score(wanted, right, false)


def _places(text: str, row: Row) -> set[int]:
    """Return the characters of a statement's content, each stretch after the last."""
    places: set[int] = set()
    at = 0
    for part in row.content:
        at = text.index(part, at)
        places.update(range(at, at + len(part)))
        at += len(part)
    return places


def _taken(u: Utterance) -> set[int]:
    return {i for s in u.content for i in range(s.start, s.end)}


def _fit(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b)


def _right(text: str, row: Row, u: Utterance) -> bool:
    told = [s.of(text) for s in u.speaker]
    if row.speaker == "?":
        return not told and u.manner == row.manner
    whole = any(t in row.speaker or row.speaker in t for t in told)
    return whole and u.manner == row.manner


def test_there_are_enough_paragraphs() -> None:
    assert sum(len(rows) for rows in paragraphs().values()) >= 150


@pytest.mark.parametrize("kind", PINNED)
def test_score_by_kind(kind: str) -> None:
    wanted, right, false = score(kind)
    least, most = PINNED[kind]
    assert right >= least, f"{kind}: {right} of {wanted} right, {least} pinned"
    assert false <= most, f"{kind}: {false} are nobody's words, {most} pinned"


def test_every_kind_is_pinned() -> None:
    assert set(PINNED) == set(paragraphs())


def test_no_paragraph_comes_back_empty() -> None:
    """Where somebody speaks in quotation marks, something is found."""
    book = load_codebook().statements
    empty = [
        text
        for rows in paragraphs().values()
        for text, said in rows
        if any(r.manner != "indirect" for r in said) and not find_statements(parse(text), book)
    ]
    assert empty == []
