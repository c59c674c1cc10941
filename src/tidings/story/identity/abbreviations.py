"""Abbreviations of organisations: introduced by an article, or the initials of a name."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from tidings.readers.names import fold_letters
from tidings.values import Reading

Introduced = Mapping[str, frozenset[str]]
"""An abbreviation → the folded names for which articles introduce it."""
LEAST = 3
"""Letters from which initials alone show what an abbreviation is short for."""
SMALL = frozenset(("of", "the", "for", "and", "in", "on", "de", "la", "del", "des", "du", "to"))
_SHORT = re.compile(
    r"\(\s*(?:the\s+)?[\"“]?([A-Z][A-Za-z]*[A-Z][A-Za-z]*)[\"”]?(?:\s*[;,][^)]*)?\)"
)
_BESIDE = re.compile(
    r"\s*\((?:the\s+)?(?P<short>[A-Z]{2,8})\b[^()]{0,40}\)"
    r"|,? (?:or|known (?:as|by its \w+ (?:acronym|initials|abbreviation),?)|by its \w+ "
    r"(?:acronym|initials|abbreviation),?) (?:the )?(?P<other>[A-Z]{2,8})\b"
)
_SPLINTER = re.compile(
    r"(?P<body>.*[^\W\d_])(?:\s*\((?P<round>[A-Z][^\W\d_]{2,})\)|-(?P<joined>[A-Z][^\W\d_]{2,}))"
)
_TAIL = 90  # characters before a bracket that may hold the name in full


def is_short(name: str) -> bool:
    """Tell whether a name may be an abbreviation: one word of two to eight letters, capitals."""
    letters = name.replace(".", "").removeprefix("the ")
    capitals = sum(c.isupper() for c in letters)
    return letters.isalpha() and 2 <= len(letters) <= 8 and capitals * 2 > len(letters)


def introductions(readings: Sequence[Reading]) -> Introduced:
    """Return which abbreviations articles introduce: "the Berg Fishing Council (BFC)"."""
    found: dict[str, set[str]] = {}
    for reading in readings:
        text = reading.article.text
        for match in _SHORT.finditer(text):
            before = text[max(0, match.start() - _TAIL) : match.start()]
            whole = _whole(before.split(), match.group(1))
            if whole:
                found.setdefault(match.group(1).casefold(), set()).add(whole)
        for short, whole in _beside(reading):
            found.setdefault(short, set()).add(whole)
    return {short: frozenset(names) for short, names in found.items()}


def _beside(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield what stands in brackets after a body's name, or after "or", whatever its letters."""
    for mention in reading.mentions:
        actor = reading.actors[mention.actor]
        if actor.kind != "organisation" or mention.form != "name" or " " not in actor.name:
            continue
        after = _BESIDE.match(reading.article.text, mention.span.end)
        if after:
            short = (after["short"] or after["other"]).casefold()
            yield short, _folded(actor.name)
            yield short, _folded(mention.span.of(reading.article.text))


def _whole(words: Sequence[str], short: str) -> str | None:
    """Return the last words whose initials are the abbreviation, folded."""
    for size in range(len(short) - 1, min(len(words), len(short) + 5) + 1):
        tail = words[-size:] if size > 0 else []
        if tail and tail[0].lower() not in SMALL and fits(short, " ".join(tail)):
            return _folded(" ".join(tail))
    return None


def _folded(name: str) -> str:
    return fold_letters(name).removeprefix("the ").strip(" ,.")


def letters_of(short: str) -> str:
    """Return an abbreviation's letters, small."""
    return short.replace(".", "").removeprefix("the ").casefold()


def initials(name: str) -> frozenset[str]:
    """Return the initials of a name of several words, its small words counted and not."""
    words = re.findall(r"[^\W\d_]+(?:['’]s)?", fold_letters(name).removeprefix("the "))
    if len(words) < 2:
        return frozenset()
    great = "".join(w[0] for w in words if w not in SMALL)
    return frozenset({"".join(w[0] for w in words), great})


def fits(short: str, name: str) -> bool:
    """Tell whether a name's initials are the abbreviation."""
    return letters_of(short) in initials(name)


def stands_for(
    short: str, names: Iterable[str], introduced: Introduced
) -> Literal["said", "initials"] | None:
    """Return how it is known that an abbreviation is short for one of the names, or none.

    Where articles introduce it for something else, its initials prove nothing.
    """
    if not is_short(short):
        return None
    told = introduced.get(letters_of(short), frozenset())
    if any(_folded(n) in told for n in names):
        return "said"
    fitting = not told and len(letters_of(short)) >= LEAST and any(fits(short, n) for n in names)
    return "initials" if fitting else None


def shorts_of(introduced: Introduced) -> dict[str, set[str]]:
    """Return the abbreviations by the folded names for which articles introduce them."""
    found: dict[str, set[str]] = {}
    for short, names in introduced.items():
        for name in names:
            found.setdefault(name, set()).add(short)
    return found


def folded_name(name: str) -> str:
    """Return a name as introductions keep it."""
    return _folded(name)


def splinter(name: str) -> tuple[str, str] | None:
    """Return the body and the folded word of its faction: "TVF (Renewal)", "Hill Guard-Renewal"."""
    found = _SPLINTER.fullmatch(name.strip())
    if found is None or not (" " in found["body"] or is_short(found["body"])):
        return None
    return found["body"], fold_letters(found["round"] or found["joined"])
