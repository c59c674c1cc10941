"""Letters folded to plain ones, so that spellings can be compared."""

import unicodedata

from tidings.codebook.names import load_names


def fold_letters(text: str) -> str:
    """Return `text` in lower case without marks above or below its letters."""
    lowered = text.casefold().translate(load_names().letters)
    if lowered.isascii():
        return lowered  # most words: nothing to take apart
    return unmarked(lowered)


def unmarked(text: str) -> str:
    """Return `text` without marks above or below its letters, in the case that it has."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def spell_out(text: str) -> str:
    """Return `text` folded, marked letters in two where newspapers write them so ("š", "sh")."""
    return fold_letters(text if text.isascii() else text.lower().translate(load_names().spelt_out))
