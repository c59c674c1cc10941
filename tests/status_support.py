"""Asks for the status of one act of a sentence, whatever kind of act it is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.support import parse
from tidings.codebook.events import Frame, Pattern, load_events
from tidings.readers.events.status import status_of
from tidings.readers.events.triggers import Deed, noun_deed
from tidings.readers.syntax import Parse

GOLD = Path(__file__).with_name("gold_status.txt")
MARKED = re.compile(r"\[(.+?)\]")


def gold() -> Iterator[tuple[str, str]]:
    """Yield (status, sentence with its act in brackets)."""
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            status, sentence = line.split(" | ", 1)
            yield status, sentence


def deed_at(parsed: Parse, start: int, end: int, type_: str = "COERCE") -> Deed:
    """Return a deed whose head is the word at those characters."""
    inside = [t for t in parsed.tokens if t.start < end and t.end > start]
    verbs = [t for t in inside if t.pos in {"VERB", "AUX"} or t.tag.startswith("VB")]
    frame = Frame(id="any", type=type_)
    if verbs:
        return Deed(head=verbs[0].i, frame=frame, kind="verb", verb=verbs[0].i)
    noun = inside[-1].i
    found = noun_deed(parsed, noun, Pattern((), frame), load_events())
    return found or Deed(head=noun, frame=frame, kind="noun", manner="alone", noun=noun)


def status(marked: str, type_: str = "COERCE") -> str | None:
    """Return the status of the act in brackets."""
    found = MARKED.search(marked)
    assert found is not None
    parsed = parse(MARKED.sub(r"\1", marked))
    deed = deed_at(parsed, found.start(), found.end() - 2, type_)
    return status_of(parsed, deed, load_events())


def macro_f1(pairs: Iterable[tuple[str | None, str]]) -> float:
    """Return macro F1 of (predicted, gold), 0 to 1, over the statuses of gold."""
    right: Counter[str] = Counter()
    named: Counter[str | None] = Counter()
    held: Counter[str] = Counter()
    for found, wanted in pairs:
        named[found] += 1
        held[wanted] += 1
        right[wanted] += found == wanted
    return sum(2 * right[s] / (named[s] + held[s]) for s in held) / len(held)
