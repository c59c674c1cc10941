"""A judgement in a sentence, whatever it is about, the same on every face."""

from collections.abc import Iterable, Mapping

from tidings.faces.dates import interval_in_words
from tidings.faces.words import STATE, STATUS, VERDICT, regrouped_in_words, sides_apart
from tidings.story.set_by_hand import interval_of
from tidings.values import Judgement, Line, Pointer
from tidings.values.identity import Settled
from tidings.values.story import ByHand, Field

JOINED: Mapping[str, str] = {"same": "is", "different": "is not", "unsure": "may or may not be"}
"""What stands between the two actors whom a judgement names."""
SET: Mapping[Field | str, str] = {
    "text": "should say",
    "": "should say",
    "date": "is dated",
    "status": "stands as",
    "state": "is now",
    "due": "is due",
}
"""What a correction sets → how it is told."""
FIELD: Mapping[Field, str] = {
    "text": "Corrected by hand",
    "date": "Date set by hand",
    "status": "Set by hand how it stands",
    "state": "State set by hand",
    "due": "Due day set by hand",
}
FEW = 3


def judged_in_words(told: Settled) -> str:
    """Return what was judged, as a sentence without its full stop."""
    judgement = told.judgement
    by_subject = {"actor": _actors, "event": _events, "story": _stories, "line": _line}
    if not judgement.subjects and not told.text:
        return _bare(judgement)
    return by_subject[judgement.about](told)


def _bare(judgement: Judgement) -> str:
    of = f" {judgement.line}" if judgement.line else ""
    text = f": {judgement.correction}" if judgement.correction else ""
    return f"{judgement.about}{of} {VERDICT[judgement.verdict]}{text}"


def _actors(told: Settled) -> str:
    sides = [spellings(side) for side in sides_apart(told.judgement)]
    joined = JOINED.get(told.judgement.verdict, VERDICT[told.judgement.verdict])
    return f" {joined} ".join(sides)


def _events(told: Settled) -> str:
    first, *rest = [len(side) for side in told.judgement.sides]
    act = f"“{told.text}”" if told.text else spellings(told.judgement.sides[0])
    if told.judgement.verdict == "same":
        return f"{act}: {_tellings(first)} and {_tellings(sum(rest))} tell one act"
    tell = "tells" if first == 1 else "tell"
    return f"{act}: {_tellings(first)} {tell} another act than {_tellings(sum(rest))}"


def _tellings(number: int) -> str:
    return f"{number} {'telling' if number == 1 else 'tellings'}"


def _stories(told: Settled) -> str:
    return regrouped_in_words(told.judgement)


def _line(told: Settled) -> str:
    judgement = told.judgement
    line = f"“{told.text}”" if told.text else spellings(judgement.subjects)
    if judgement.verdict == "wrong":
        return f"{line} is wrong"
    said = value_in_words(judgement.field or "text", judgement.correction or "")
    if judgement.verdict == "corrected":
        return f"{line} {SET[judgement.field]} {said}"
    state = STATE.get(judgement.correction, judgement.correction)  # type: ignore[call-overload]
    return f"{line}: {VERDICT[judgement.verdict]} “{state}”"


def value_in_words(field: Field | str, value: str) -> str:
    """Return what a field was set to, or held before, in words."""
    if field in ("date", "due"):
        when = interval_of(value)
        return interval_in_words(when) if when else value.replace("..", " to ").strip() or "no date"
    if field == "status":
        return str(STATUS.get(value, value))  # type: ignore[call-overload]
    if field == "state":
        return str(STATE.get(value, value))  # type: ignore[call-overload]
    return f"“{value}”"


def by_hand_in_words(mark: ByHand) -> str:
    """Return that a person set something on a line, and what the record said.

    >>> by_hand_in_words(ByHand(field="date", was="2017-06-23", judgement="j"))
    'Date set by hand; the record said: Fri 23 June 2017'
    """
    was = value_in_words(mark.field, mark.was).strip("“”") if mark.field != "text" else mark.was
    return f"{FIELD[mark.field]}; the record said: {was}"


def notes_by_hand(line: Line) -> tuple[tuple[str, str], ...]:
    """Return of a line what persons set on it, each with the judgement's id."""
    return tuple((by_hand_in_words(m), m.judgement) for m in line.by_hand)


def spellings(pointers: Iterable[Pointer]) -> str:
    """Return the words that some pointers name, in quotation marks."""
    named = dict.fromkeys(" ".join(p.words.split()) or "an article" for p in pointers)
    shown = [f"“{words}”" for words in list(named)[:FEW]]
    return ", ".join(shown) + (f" and {len(named) - FEW} more" if len(named) > FEW else "")
