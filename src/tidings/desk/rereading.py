"""What differs between two readings of one article. Pure.

Values are compared by what they say, with every reference replaced by what it refers to: an actor
more moves the numbers of all that follow, and changes nothing that is told. Confidences and why an
act is held for political are left out: they are no part of what is told, and the last digits of a
model's are not the same on all machines.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from tidings.codec import Json, decode, encode
from tidings.values import Reading
from tidings.values.bundle import Difference

KINDS = (
    "paragraphs", "clutter", "topics", "actors", "mentions", "times", "events", "uncoded",
    "statements", "commitments", "deeds",
)  # fmt: skip
WHOLE = ("published", "unread")  # what a reading has but once

# key of a reference → the list it counts in
REFERS = {
    "source": "actors", "target": "actors", "actors": "actors", "candidates": "actors",
    "to": "actors", "by": "actors", "actor": "actors", "times": "times", "running": "times",
    "likely": "times", "statement": "statements", "event": "events", "answers": "events",
}  # fmt: skip
# list → the key whose value stands for one of its members
STANDS = {"actors": "name", "times": "span", "statements": "content", "events": "span"}
UNTOLD = frozenset({"confidence", "evidence"})
# where the words of a value stand; an actor has a name instead
PLACES = ("trigger", "content", "what", "span")
LONGEST = 200  # characters of the words shown


def differences(old: Reading, new: Reading) -> tuple[Difference, ...]:
    """Return what differs between two readings of the same text, kind by kind."""
    before, now = _plain(old), _plain(new)
    found = []
    for kind in (*WHOLE, *KINDS):
        ours, theirs = _values(before, kind), _values(now, kind)
        gone = [decode(v, dict[str, Any]) for v in (ours - theirs).elements()]
        added = [decode(v, dict[str, Any]) for v in (theirs - ours).elements()]
        found += [
            Difference(article=old.article.id, kind=kind, how=how, words=_short(words))
            for how, words in _told(gone, added, old.article.text)
        ]
    return tuple(found)


def _told(
    gone: Sequence[Json], added: Sequence[Json], text: str
) -> Iterator[tuple[Literal["gone", "new", "changed"], str]]:
    """Yield what is to be said of values that only one side has: those of one place together."""
    left = list(added)
    for old in gone:
        new = next((v for v in left if _place(v) == _place(old)), None)
        if new is None:
            yield "gone", _words(old, text)
        else:
            left.remove(new)
            yield "changed", f"{_name(old, text)}: {_changes(old, new, text)}"
    for new in left:
        yield "new", _words(new, text)


def _place(value: Json) -> object:
    """Return where a value stands; what has no place is one with its name, or with its kind."""
    return next((value[key] for key in PLACES if value.get(key)), value.get("name", "is" in value))


def _changes(old: Json, new: Json, text: str) -> str:
    """Return the keys that two values differ in, with what each says."""
    keys = [key for key in new if old.get(key) != new[key]]
    return "; ".join(f"{k} {_shown(old.get(k), text)} → {_shown(new[k], text)}" for k in keys)


def _shown(value: Any, text: str) -> str:
    """Return any value in a few words: a stretch of text by its words."""
    match value:
        case {"start": int(start), "end": int(end)}:
            return f"“{' '.join(text[start:end].split())}”"
        case {"earliest": earliest, "latest": latest}:
            return f"{earliest or ''}..{latest or ''}"
        case dict():
            return ", ".join(f"{k} {_shown(v, text)}" for k, v in value.items() if v)
        case list():
            return ", ".join(_shown(v, text) for v in value) or "none"
        case None:
            return "none"
    return str(value)


def _plain(reading: Reading) -> Json:
    return decode(encode(reading), dict[str, Any])


def _values(reading: Json, kind: str) -> Counter[bytes]:
    """Return the values of a kind as text, by how often each occurs."""
    if kind in WHOLE:
        return Counter((encode({"is": reading[kind]}),))
    return Counter(encode(_resolved(value, reading)) for value in reading[kind])


def _resolved(value: Any, reading: Json) -> Any:
    if isinstance(value, list):
        return [_resolved(one, reading) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _referred(one, REFERS[key], reading) if key in REFERS else _resolved(one, reading)
        for key, one in value.items()
        if key not in UNTOLD
    }


def _referred(value: Any, kind: str, reading: Json) -> Any:
    """Return what a number, or each of some numbers, refers to; anything else as it is."""
    if isinstance(value, list):
        return [_referred(one, kind, reading) for one in value]
    held = reading[kind]
    if isinstance(value, int) and 0 <= value < len(held):
        return held[value][STANDS[kind]]
    return _resolved(value, reading)


def _words(value: Json, text: str) -> str:
    """Return a value as a person knows it: what it is, of whom, and the words it stands on."""
    parties = (
        f"{key}: {_shown(value[key], text)}"
        for key in ("source", "target", "by")
        if value.get(key) and all(isinstance(n, str) for n in value[key])
    )
    return " ".join((*_labels(value), *parties, _name(value, text))).strip()


def _labels(value: Json) -> Iterator[str]:
    for key in ("type", "mode", "status", "kind", "manner", "form"):
        if isinstance(value.get(key), str):
            yield value[key]


def _name(value: Json, text: str) -> str:
    """Return the words that a value stands on, or its name."""
    place = _place(value)
    if isinstance(place, bool):
        return ""
    return str(place) if isinstance(place, str) else _shown(place, text)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 2].rstrip() + " …"
