"""What a line of the record is on a page: its words, date and why, proofs, citation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten
from urllib.parse import quote

from tidings.faces.citations import outermost
from tidings.faces.dates import interval_in_words, short_day
from tidings.faces.web.marks import anchor
from tidings.values import (
    Coverage,
    Interval,
    Piece,
    Pointer,
    StoryActor,
)

TITLE_WIDTH = 34  # letters of a title that stands for an outlet
UNPROVED = "outlet unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Words that prove a line: where they are marked, and in whose article."""

    label: str
    href: str
    words: str
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date on the page, why it is so, and the day for a machine."""

    text: str
    why: str
    day: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line on a page. `state` is a key for the stylesheet, `state_word` what is read."""

    id: str
    pieces: tuple[Piece, ...]
    corrected: str | None
    wrong: bool
    when: When | None
    proofs: tuple[Proof, ...]
    href: str
    cite: str
    by_hand: tuple[str, ...] = ()
    judge: str = ""
    own_page: bool = True
    can_be_judged: bool = True
    state: str = ""
    state_word: str = ""
    label: str = ""
    cause: str = ""
    chain: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    steps: tuple[tuple[str, str], ...] = ()
    answers: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A change of state in the ledger: said by an article, or offered."""

    state: str
    how: str
    said: bool
    when: When
    why: str
    proofs: tuple[Proof, ...]
    offer: str = ""
    """The id by which an offered change is agreed to."""
    judge: str = ""
    """The address of the page on which it is marked as wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerView:
    """A row of the ledger as the page shows it."""

    row: Row
    kind: str
    by: tuple[StoryActor | str, ...]
    to: tuple[StoryActor | str, ...]
    conditions: tuple[str, ...]
    due: When | None
    moves: tuple[Move, ...]
    offered: tuple[Move, ...]
    related: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A speaker and what the story has them say."""

    actor: StoryActor | None
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One side of a disagreement; `at` is its id on the page."""

    at: str
    who: str
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarrel:
    """Two or more accounts, side by side; `href` leads to the page that says they do not differ."""

    id: str
    question: str
    href: str
    sides: tuple[SideView, ...]


def when_of(interval: Interval) -> When:
    """Return an interval for the page."""
    day = interval.first_day if interval.first_day == interval.last_day else None
    return When(text=interval_in_words(interval), why=interval.basis, day=day)


def href_of(pointer: Pointer) -> str:
    """Return the address at which the words of `pointer` stand marked."""
    return f"/article/{quote(pointer.article, safe='')}#{anchor(pointer.span)}"


def line_href(story: str, line: str) -> str:
    """Return the address of a line's own page."""
    return f"/story/{quote(story, safe='')}/line/{quote(line, safe='')}"


def proofs_of(pointers: Iterable[Pointer], coverage: Mapping[str, Coverage]) -> tuple[Proof, ...]:
    """Return one proof an article, its longest words first; words inside others are left out."""
    grouped: dict[str, list[Pointer]] = {}
    for pointer in outermost(pointers):
        grouped.setdefault(pointer.article, []).append(pointer)
    return tuple(_proof(held, coverage.get(article)) for article, held in grouped.items())


def _proof(pointers: Sequence[Pointer], coverage: Coverage | None) -> Proof:
    outlet = teller(coverage)
    day = short_day(coverage.published.first_day) if coverage else ""
    settled = coverage and coverage.published.first_day == coverage.published.last_day
    first, *others = pointers
    return Proof(
        label=f"{outlet}, {day}" if settled and day else outlet,
        href=href_of(first),
        words=first.words,
        more=tuple((href_of(p), p.words) for p in others),
    )


def teller(coverage: Coverage | None) -> str:
    """Return the outlet, or where it is not known the first words of the title."""
    if coverage is None:
        return UNPROVED
    return coverage.outlet or shorten(coverage.title, TITLE_WIDTH, placeholder=" …") or UNPROVED


def altered(row: Row, **changes: object) -> Row:
    """Return a row with some of its fields changed."""
    return replace(row, **changes)  # type: ignore[arg-type]
