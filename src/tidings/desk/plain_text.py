"""What a person writes into the record: one line of text that every page can show."""

import unicodedata

from tidings.errors import UserError

_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of writing, so that a line reads otherwise than it is written."""


def one_line(text: str, what: str, longest: int) -> str:
    """Return text on one line, without white space at its ends; `what` begins the sentence of a
    refusal ("A reason"). Raises UserError where it holds control characters or is too long.
    """
    said = " ".join(text.split())
    if any(c in _TURNING or unicodedata.category(c) in ("Cc", "Cs") for c in said):
        raise UserError(f"{what} is plain text: it holds characters that cannot be shown.")
    if len(said) > longest:
        raise UserError(f"{what} has at most {longest} characters; this one has {len(said)}.")
    return said
