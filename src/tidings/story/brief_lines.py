"""A line of a brief under work: where its article tells it, and how lines are put together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tidings.codebook.passages import load_passages
from tidings.codebook.story import load_story
from tidings.story.pieces import joined, plain
from tidings.values import Change, Passage, Piece, Pointer, Span

_SHORT = 4
"""Words of a line that says too little by itself."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_FIRST = re.compile(r"[\w’'-]+")
_LEAD = re.compile(r"^[^“:]{1,160}?: ")
_NO_SUBJECT = re.compile(
    r"(?!Planned |Needed )(?:To|Being|Having|\w+ed|\w+ing|Held|Taken|Given|Made|Seen|Built)\b"
)
_THAT = re.compile(r"\b(?:that|this|these|those|such|the same)\s+(\w+)", re.IGNORECASE)
_ON_AGAIN = "On again: "
_UNREADABLE = re.compile(r"(?:Decision|Their|His|Her|Its)\b")
_NOBODY = re.compile(r"Speaker (?:not|unsure)")


@dataclass(frozen=True)
class Sheet:
    """The sentences of one new article, and which of them tell nothing new."""

    passages: tuple[Passage, ...]
    again: frozenset[int]
    stale: frozenset[int] = frozenset()
    """Those that may tell nothing new."""
    sure: frozenset[int] = frozenset()
    """Those with a number or a quotation that was not told before, or with a "not"."""

    def place(self, pointer: Pointer) -> int | None:
        """Return the number of the sentence that holds some words."""
        start = pointer.span.start
        return next(
            (n for n, p in enumerate(self.passages) if span_of(p).start <= start < span_of(p).end),
            None,
        )


def span_of(passage: Passage) -> Span:
    """Return where a sentence stands."""
    return passage.line.pointers[-1].span


@dataclass(frozen=True)
class Woven:
    """A line under work: the change it tells, and where it stands."""

    change: Change
    article: str = ""
    place: int = -1
    """The sentence that tells it; -1 where it stands in no sentence of a new article."""
    last: int = -1
    """The last sentence that is joined to it."""
    lead: str = ""
    """What became of a commitment, to stand before its words."""
    thin: bool = False
    """Whether it is told only where it can be joined to another."""

    @property
    def words(self) -> int:
        """How long it is."""
        return len(self.change.line.text.split())


def is_boilerplate(passage: Passage) -> bool:
    """Tell whether a sentence is a word of its outlet to the reader, and no number is in it."""
    words = _QUOTED.sub(" ", passage.line.pointers[-1].words)
    dated = passage.when.known and (passage.act or passage.when.granularity == "day")
    return not passage.figures and not dated and bool(load_passages().boilerplate.search(words))


def points_back(passage: Passage) -> bool:
    """Tell whether a sentence speaks of "that threat", "the same demand"."""
    found = _THAT.search(_QUOTED.sub(" ", passage.line.text))
    return found is not None and found.group(1).lower().rstrip("s") in load_story().pointing


def too_short(passage: Passage) -> bool:
    """Tell whether a sentence has too few words to tell anything ("Correction")."""
    return len(passage.line.pointers[-1].words.split()) < _SHORT - 1


def led_by_state(woven: Woven) -> Change:
    """Return a line with what became of a commitment before its words."""
    if not woven.lead:
        return woven.change
    pieces = joined((plain(woven.lead), *woven.change.line.pieces))
    return replace(woven.change, line=replace(woven.change.line, pieces=pieces))


def longest(woven: Woven) -> Pointer:
    """Return the longest stretch of its article that a line rests on."""
    mine = [p for p in woven.change.line.pointers if p.article == woven.article]
    return max(mine, key=lambda p: p.span.end - p.span.start)


def is_whole(woven: Woven, passage: Passage) -> bool:
    """Tell whether a line is told in the words of its whole sentence."""
    return woven.change.line.text.endswith(passage.line.text)


def join(host: Woven, guest: Woven) -> Woven:
    """Return a line with another after it; the weightier of the two says what kind it is."""
    pieces = guest.change.line.pieces
    if lead_of(guest) and lead_of(guest) == lead_of(host):
        pieces = _unled(pieces)
    first = min(host.change, guest.change, key=lambda c: c.rank)
    line = replace(
        host.change.line,
        pieces=one_after(host.change.line.pieces, pieces),
        pointers=proofs(host.change.line.pointers, guest.change.line.pointers),
    )
    when = host.change.when if host.change.when.known else guest.change.when
    change = replace(host.change, line=line, rank=first.rank, kind=first.kind, when=when)
    return replace(host, change=change, last=guest.place, lead=host.lead or guest.lead)


def dangles(change: Change) -> bool:
    """Tell whether a line lacks its subject or its speaker, or points at what it does not name."""
    pieces, text = change.line.pieces, change.line.text
    if change.kind in ("event", "background"):
        return bool(_NO_SUBJECT.match(text)) or len(text.split()) < _SHORT
    if change.kind not in ("statement", "commitment", "state"):
        return False
    if _NOBODY.match(text) or _UNREADABLE.match(text):
        return True
    lead = _LEAD.match(text)
    if lead is None or len(lead.group()) > len(pieces[0].text) - 1:
        return False
    first = _FIRST.search(text[lead.end() :])
    own = {"he", "she", "his", "her"}
    return first is not None and first.group().lower() in load_passages().pointing - own


def state_of(change: Change) -> str:
    """Return what became of a commitment, as the head of a line ("Demand repeated: ")."""
    if change.kind == "status":
        return _ON_AGAIN if change.line.text.startswith(_ON_AGAIN) else ""
    lead = _LEAD.match(change.line.text)
    if lead is None:
        return ""
    said, comma, state = lead.group().rstrip(": ").rpartition(", ")
    if comma and state.islower():  # "Demand by Norland to Sudria, refused: "
        return f"{said.split(' ', 1)[0]} {state}: "
    return f"{re.split(r' (?:by|to|against) ', lead.group().rstrip(': '))[0]}: "


def lead_of(woven: Woven) -> str:
    """Return the "Name: " that a line begins with."""
    found = _LEAD.match(woven.change.line.text)
    return found.group() if found else ""


def _unled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return pieces without the "Name: " before them, as a sentence."""
    first, *rest = pieces
    words = first.text.partition(": ")[2]
    return (plain(words[:1].upper() + words[1:]), *rest) if words else tuple(rest)


def one_after(pieces: Sequence[Piece], others: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces of one sentence after those of another."""
    text = pieces[-1].text.rstrip()
    stop = " " if text.endswith((".", "!", "?", "…")) else ". "
    return joined((*pieces, plain(stop), *others))


def proofs(*groups: Sequence[Pointer]) -> tuple[Pointer, ...]:
    """Return several groups of pointers as one, each pointer once."""
    return tuple(dict.fromkeys(p for group in groups for p in group))
