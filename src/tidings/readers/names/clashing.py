"""What two names alone tell against their being one person's. High precision: a doubt is none."""

from rapidfuzz.distance import OSA, JaroWinkler

from tidings.codebook.names import NamesBook, load_names
from tidings.readers.names.aligning import align, part_likeness
from tidings.readers.names.parsing import Part, PersonName

ONE_WORD = 0.85
"""At or above it two tokens may be one word, slips and spellings allowed for."""
UNLIKE = 0.8
"""Below it (Jaro-Winkler, of letters and of keys) two tokens are no spellings of one word."""
SHORT = 4
"""Tokens up to this many letters are other words as soon as their keys differ (Un, Il)."""


def name_clash(a: PersonName, b: PersonName) -> str | None:
    """Return in plain words what bars two names from being one person's, or none.

    Another generation, middle initial, middle or given name beside the same surname. It tells
    nothing of names with less than two parts, nor of two that share no part at all.
    """
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return f"other generation: {a.suffix}, {b.suffix}"
    if not (a.full and b.full):
        return None
    ties = align(a.parts, b.parts)
    good = [t for t in ties if t[2] >= ONE_WORD or t[2] == 0.7]
    left = [p for i, p in enumerate(a.parts) if i not in {t[0] for t in good}]
    over = [p for i, p in enumerate(b.parts) if i not in {t[1] for t in good}]
    if not any(t[2] >= ONE_WORD for t in good) or not left or not over:
        return None
    pair = _unlike(left, over)
    if pair is None:
        return None
    where = "given" if pair[0] is a.parts[0] and pair[1] is b.parts[0] else "middle or other"
    return f"other {where} name: {pair[0].text}, {pair[1].text}"


def _unlike(left: list[Part], over: list[Part]) -> tuple[Part, Part] | None:
    """Return a pair of tokens left over when every one of them is unlike every other."""
    book = load_names()
    if any(not truly_other(x, y, book) for x in left for y in over):
        return None
    return left[0], over[0]


def truly_other(a: Part, b: Part, book: NamesBook) -> bool:
    """Tell whether two tokens are two names: no spelling, slip, short form, initial of one."""
    if part_likeness(a, b, book) >= 0.7 or a.key == b.key:
        return False
    shorter = min(len(a.text), len(b.text))
    if a.initial or b.initial:
        return a.text[0] != b.text[0] and a.key[:1] != b.key[:1]
    if shorter <= SHORT:
        return OSA.distance(a.key, b.key) >= (1 if max(len(a.text), len(b.text)) <= SHORT else 2)
    alike = max(JaroWinkler.similarity(a.text, b.text), JaroWinkler.similarity(a.key, b.key))
    return alike < UNLIKE


def middles_clash(a: PersonName, b: PersonName) -> bool:
    """Tell whether both names have a middle part and the first of them differ (W., H. W.)."""
    if len(a.parts) < 3 or len(b.parts) < 3:
        return False
    x, y = a.parts[1], b.parts[1]
    if not (x.initial or y.initial):
        return False
    return x.text[0] != y.text[0]
